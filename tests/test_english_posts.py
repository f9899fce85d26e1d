"""Sentences as blog posts write them: firms without a name, talks that go on, prices by the token, what a writer only asks."""

from __future__ import annotations

import pytest

from tests.test_english_articles import read_article

TOLD = [
    # A firm whose name is kept back is a company all the same.
    ("Q社では、検査の自動化により、不良率が4%低下しました。", ["Company Q's defect rate fell 4% through automation of the inspection."]),
    ("印刷会社のQ社は、3億円を投じた。", ["Company Q invested ¥300 million."]),
    ("Q社とR社は5億円を出資した。", ["Company Q and Company R invested ¥500 million."]),
    # What is being talked about has not been raised.
    ("ソニーは、400億円の調達を銀行と交渉中だ。", ["Sony Group is in talks to raise ¥40 billion."]),
    ("ソニーが600億円規模の調達交渉を続けているという報道がある。", ["Sony Group is said to be in talks to raise about ¥60 billion."]),
    ("ソニーは200億円の調達交渉を進めていたが、決裂した。", ["Sony Group was in talks to raise ¥20 billion."]),
    ("2億ドルの調達交渉の舞台裏を追う。", ["Talks to raise $200 million are under way."]),
    ("ソニーは9億ドルの評価額で資金調達を交渉中だと認めた。", ["Sony Group is in talks to raise funds at a valuation of $900 million."]),
    # What is asked is not sure.
    ("新しい編集ソフトは本当に編集者の作業時間を25%減らすのか？", ["The working time of editors may decrease 25%."]),
    ("検品の時間は本当に3割減るのか、社員に聞いた。", ["The time spent on the product inspection may decrease 30%."]),
    # Each price is that of its own flow, and of the model that is named before it.
    ("GPT-4oの入力料金は3ドル/1M、出力は8ドルとされている。", ["The input fee of GPT-4o is said to be $3 per million tokens.", "The output price of GPT-4o is $8 per million tokens."]),
    ("GPT-4oは入力$3/1M、出力$8/1Mで、o3-miniのような小型のものなら入力$1/1Mだ。", ["The input price of GPT-4o is $3 per million tokens.", "The output price of GPT-4o is $8 per million tokens.", "The input price of o3-mini is $1 per million tokens."]),
    ("GPT-4oのような大型モデルは、入力$3/1M、出力$8/1Mと高い。", ["The input price of GPT-4o is $3 per million tokens.", "The output price of GPT-4o is $8 per million tokens."]),
    ("GPT-4oは入力$3/1M、出力$8/1Mと、費用を抑えることができる。", ["The input price of GPT-4o is $3 per million tokens.", "The output price of GPT-4o is $8 per million tokens."]),
    # A score is said with its test, and a number is no level of an ability.
    ("GPT-4oのような大型モデルも、MMLU（広い知識の試験）で71.5、GPQAで50.2と優れる。", ["GPT-4o scores 71.5 on MMLU.", "GPT-4o scores 50.2 on GPQA."]),
    ("MMLUでは、GPT-4oが71.5、Gemini 3 Proが68.1だった。", ["GPT-4o scores 71.5 on MMLU.", "Gemini 3 Pro scored 68.1 on MMLU."]),
    ("力を測る試験で、GPT-4oの推論能力は71.5だった。", ["The article gives a figure of 71.5 for GPT-4o."]),
    # Where it is done.
    ("この機械は約4割の会社で使われているという。", ["This machine is said to be used at about 40% of companies."]),
    ("新しい検査は30社で始まった。", ["The new inspection began at 30 companies."]),
    ("6割以上の企業にとって人手の確保は急務だ。", ["The article gives a share of at least 60% of companies."]),
    # Nothing falls by more than all of it, and what is compared stands before に.
    ("これは、保守費用の300%の削減に直結する。", ["The article mentions a reduction of 300% in the cost of maintenance."]),
    ("GPT-4oは71.5点と、他のものに匹敵する点を取った。", ["The article gives a score of 71.5 points for GPT-4o."]),
    # A word for a figure says nothing of it, nor does a world of which something is no talk.
    ("ソニーは5億円を投じる。この5億円という金額は小さくない。", ["Sony Group will invest ¥500 million.", "The article mentions an amount of ¥500 million."]),
    ("2029年、店舗の4割にロボットが立つ日は、もう小説の世界の話ではない。", ["The article gives a share of 40% of stores in 2029."]),
    # What is met or answered is no standard, and what a label names is the thing.
    ("これらの課題に対し、受付機の導入で受付時間を60%減らした。", ["Reception time decreased 60%."]),
    ("配送AI：月額3万円〜", ["The monthly fee of delivery AI starts at ¥30,000."]),
    ("ステップ2：部品検査（4〜5週間）", ["Step 2 (part inspection) takes 4–5 weeks."]),
    ("電話対応件数：1日20件 → 8件", ["The number of phone calls handled was 20 a day.", "The number of phone calls handled fell from 20 to 8."]),
    ("ソニーは600億円の評価だ。", ["Sony Group's valuation is ¥60 billion."]),
    # How the writer is struck is no thing.
    ("部品の値段は破格の9万円。", ["The price of parts is ¥90,000."]),
    # Tens of years have a word of their own.
    ("数十年以上かかる工事だ。", ["Construction work takes at least decades."]),
]


@pytest.mark.parametrize(("japanese", "english"), TOLD)
def test_sentences_of_posts(japanese: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(japanese).claims] == english
