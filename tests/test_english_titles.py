"""Titles and sentences that end in a noun: what they say without a finite verb is told as a full sentence, or not at all."""

from __future__ import annotations

import pytest

from pipeline.records import ArticleRecord
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise


def read_article(text: str) -> ArticleRecord:
    (source,) = read_bytes(text.encode(), "article.txt", ".txt")
    assert isinstance(source, Source)
    return summarise(source)


TOLD = [
    # A share of those whom a clause describes is what so many of them do.
    ("音声認識を使う自治体は3割。", ["30% of local governments use speech recognition."]),
    ("音声認識を使う自治体が3割だった。", ["30% of local governments use speech recognition."]),
    ("日本では、生成AIを使う銀行は4割にとどまる。", ["Only 40% of banks use generative AI in Japan."]),
    ("生成AIを導入している病院は25%だった。", ["25% of hospitals have introduced generative AI."]),
    ("生成AIを導入していない病院は25%だった。", ["25% of hospitals have not introduced generative AI."]),
    ("ロボットを使ったことがある医師は約2割。", ["About 20% of doctors have used robots."]),
    ("ロボットを使った経験がない医師は全体の8割だった。", ["80% of doctors have not used robots."]),
    ("生成AIを導入していると答えた病院は約半数だったという。", ["It is said that about half of hospitals answered that they have introduced generative AI."]),
    # Of whom it is a share is not said by the clause alone.
    ("生成AIを使う社員のうち、効果を感じた社員は6割だった。", ["The article gives a share of 60% of employees who felt the effect."]),
    ("生成AIを使う社員は6割が満足している。", ["60% of employees who use generative AI are satisfied."]),
    # What a headline brings out costs what it names behind it.
    ("リコー、カメラ「THETA Z9」を発売　12万円", ["THETA Z9 costs ¥120,000."]),
    ("ソニー、スマホ「Xperia 99」発表、ケース付属で499ドル。", ["Xperia 99 costs $499."]),
    ("ソニーの新型「Xperia 99」が価格据え置きの約6万円で韓国発売。", ["Xperia 99 costs about ¥60,000 in South Korea."]),
    ("ソニー、「Xperia 99」を発表　開発に3億円", ["The article gives an amount of ¥300 million."]),
    # How long it takes at best is no lower bound of how long it takes.
    ("最短15秒で検査が完了する。", ["The inspection is completed in as little as 15 seconds."]),
    ("動画を最長4年間保存する。", ["Videos are stored for up to 4 years."]),
    # A product with its maker, and with what it is and a size of it.
    ("ソニーの「Xperia 99」が20社に採用された。", ["Sony Group's Xperia 99 was adopted by 20 companies."]),
    ("ソニーは6.5インチのスマートフォン「Xperia 99」を発売した。", ["Sony Group released the 6.5-inch smartphone Xperia 99."]),
    ("リコーが約59gの軽量カメラ「THETA Z9」を発売。", ["Ricoh released the lightweight camera THETA Z9 weighing about 59 g."]),
    ("NECは40言語対応の翻訳AI「Namiki」を公開した。", ["NEC released the translation AI “Namiki” with support for 40 languages."]),
    ("NECは40言語に対応した翻訳ソフトを公開した。", ["NEC released the translation software that supports 40 languages."]),
    ("NECは写真2枚から3D画像を作るAIを公開した。", ["NEC released the AI that makes 3D images from 2 photos."]),
    # What goes on all day takes no 24 hours.
    ("リコーは24時間対応の相談窓口を開設した。", ["Ricoh opened a consultation contact point available 24 hours a day."]),
    ("ロボットが24時間体制で工場を守る。", ["The article mentions operation 24 hours a day."]),
    ("処理性能を高め、24時間365日稼働する。", ["The article mentions operation 24 hours a day.", "The article mentions operation 365 days a year."]),
    ("ドローンで24時間シカ監視", ["The article mentions monitoring 24 hours a day."]),
    # What is measured beside a thing is another thing, and no company; nor is that true which was made up.
    ("NECが画像処理で最先端GPUと比べて6倍高い電力効率を示したという。", ["Power efficiency is said to be 6× that of state-of-the-art GPUs."]),
    ("リコーは、利益5億円を過大計上していた。", ["The article mentions a profit of ¥500 million."]),
    # Firms of 国内 are Japanese, and what so many wish is a deed.
    ("国内29社が資金を出し合う。", ["The article mentions 29 Japanese companies."]),
    ("リコーは12年間のリース契約を結んだ。", ["Ricoh signed a 12-year lease."]),
    ("在宅勤務希望52％、転職希望18％", ["52% wish to work from home.", "18% wish to change jobs."]),
    # Whose survey it was.
    ("リコーが中堅企業を対象に実施したクラウド利用の実態調査で、営業職の4割が転職を望んでいた。", ["According to Ricoh, 40% of salespeople wanted the job change."]),
    ("医師の6割がAIを使っている…リコーの年次調査で明らかに", ["According to Ricoh, 60% of doctors use AI."]),
    # What is new in one place is one.
    ("青森県の新たな工場が8年契約の一環としてNECを支える。", ["A new plant in Aomori Prefecture supports NEC as part of an 8-year contract."]),
    ("函館市に新設される工場について、リコーは6年間の契約を結んだ。", ["Ricoh signed a 6-year contract for a plant."]),
    # In what somebody does something is said with that.
    ("NECは職員が企業を評価する制度に3億円を投じた。", ["NEC invested ¥300 million in a system in which staff members assess companies."]),
    ("利益の2割が、社員が書類を再確認する確認作業によって失われている。", ["20% of the profit is lost by the checking in which employees recheck documents."]),
    # Who is named among those that are counted; before a comma at the start of a headline may stand who does it.
    ("リコーやNEC、キヤノンなど国内の大手7社が参加した。", ["The article mentions 7 major Japanese companies including Ricoh, NEC and Canon."]),
    ("シャープ、NECら4社が新会社を設立する。", ["4 companies including NEC establish new companies."]),
    ("防御の枠組みを検討　リコーやNECなど20社超。", ["The article mentions more than 20 companies including Ricoh and NEC."]),
    ("欧州連合は、シャープやリコーなど6社と契約を結んだ。", ["The European Union signed a contract with 6 companies including Sharp and Ricoh."]),
]


@pytest.mark.parametrize(("japanese", "english"), TOLD)
def test_it_is_told_as_a_sentence(japanese: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(japanese).claims] == english
