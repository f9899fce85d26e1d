"""What limits a figure: the word before its noun, what it is of several, and what its clause says beside subject and verb."""

from __future__ import annotations

import pytest

from pipeline.records import ArticleRecord
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise


def english(text: str) -> list[str]:
    (source,) = read_bytes(text.encode(), "article.txt", ".txt")
    assert isinstance(source, Source)
    record: ArticleRecord = summarise(source)
    return [claim.english for claim in record.claims]


NARROWED = [
    # Where a market is, and what it is of.
    ("世界の電気自動車市場は、2031年に90兆円に達する見通しだ。", ["The global electric vehicle market is expected to reach ¥90 trillion in 2031."]),
    ("日本のロボット市場は、2031年に2兆円に達する見通しだ。", ["The robot market in Japan is expected to reach ¥2 trillion in 2031."]),
    ("世界の工場の電力消費は4割増えた。", ["The power consumption of plants worldwide increased 40%."]),
    # Before an owner as a compound: the bandwidth is that of the bus, the bus that of the chip.
    ("「Hoshi 3」は、CPUの動作周波数が2GHzだ。", ["The CPU clock frequency of Hoshi 3 is 2 GHz."]),
    ("パナソニックが検査の精度を12%高めた。", ["Panasonic Holdings raised inspection accuracy by 12%."]),
    ("企業における電子契約の導入率は前年の2倍に達した。", ["The adoption rate of the electronic contract in companies rose to twice that of the previous year."]),
    # What money is spent on.
    ("クラウドへの支出は2031年に4兆円に達する見通しだ。", ["The spending on the cloud is expected to reach ¥4 trillion in 2031."]),
    ("「Hoshi 3」は出力0.60ドル/1Mだ。", ["The output price of Hoshi 3 is $0.60 per million tokens."]),
    # Of another than the one who changes it, or within what it is so.
    ("富士通は、クラウドサービスの価格を20%引き上げる。", ["Fujitsu will raise its cloud service price by 20%."]),
    ("富士通は社員の満足度を20%高めた。", ["Fujitsu raised employee satisfaction by 20%."]),
    ("「Hoshi 3」は、推論におけるエネルギー効率が20%向上した。", ["Hoshi 3's energy efficiency in inference improved 20%."]),
    # Who: the teens, the clerks who use it.
    ("10代の会員は、3割がこの機能を使う。", ["30% of people in their teens use this feature."]),
    ("電子契約を導入した企業の4割が、印刷費の削減を実感している。", ["40% of companies that introduced an electronic contract notice the reduction of the cost of printing."]),
]

SEVERAL = [
    ("富士通は、電力を平均30%削減した。", ["Fujitsu cut electric power by an average of 30%."]),
    ("富士通は、電力を平均で30%削減した。", ["Fujitsu cut electric power by an average of 30%."]),
    ("NECは、累計20万台の端末を出荷した。", ["NEC shipped a cumulative total of 200,000 devices."]),
    ("NECは、累計300億円の売り上げを目指す。", ["NEC aims for cumulative sales of ¥30 billion."]),
    ("事故は計40件だ。", ["The number of accidents totals 40."]),
    # The end of another word is none; what the property says is not said again.
    ("富士通は、設計3件を公開した。", ["Fujitsu released 3 designs."]),
    ("平均年収は700万円だ。", ["Average annual income is ¥7 million."]),
]

BESIDE = [
    ("ソニーの端末は、2年間で売上が20%増えた。", "The sales of devices increased 20% over 2 years."),
    ("パナソニックは、今後5年間で電池事業の売上高を2倍に引き上げる。", "Panasonic Holdings doubles its battery business sales over the next 5 years."),
    ("富士通は、今後4年間で半導体分野に50億ドルを投資する計画だ。", "Fujitsu plans to invest $5 billion in the semiconductor field over the next 4 years."),
    ("富士通は、3年以内に電力を半減させる。", "Fujitsu cuts electric power by half within 3 years."),
    ("この3年間で、富士通は20社に投資した。", "Fujitsu invested in 20 companies over the past 3 years."),
    ("公開からおよそ1カ月で「Hoshi」の利用者は倍増した。", "The users of Hoshi doubled in about 1 month."),
    ("富士通は、わずか半年で人員を15%削減した。", "Fujitsu cut its workforce by 15% in half a year."),
    ("アジアには、1200以上の言語がある。", "There are at least 1,200 languages in Asia."),
    ("日立の時価総額は一時20兆円を突破した。", "Hitachi's market capitalization exceeded ¥20 trillion at one point."),
    ("ソニー株が一時10%急騰した。", "Sony Group shares surged 10% at one point."),
    ("富士通は、生成AIで業務時間を4割削減する。", "Fujitsu will cut its working hours by 40% with generative AI."),
    ("生成AIの影響で富士通は人員を14%削減した。", "Fujitsu cut its workforce by 14% because of generative AI."),
    ("富士通は、自動化により製造コストを3割下げた。", "Fujitsu lowered its manufacturing cost by 30% through automation."),
    # What a sum is for, and from whom it comes.
    ("日立は、量子計算に30億円を投じる。", "Hitachi will invest ¥3 billion in quantum computing."),
    ("富士通は「Hoshi」に3つの新機能を追加した。", "Fujitsu added 3 new features to Hoshi."),
    # What goes with another figure of the sentence does not go with this one.
    ("首位はカナダで、利用者は20万人、日本の利用者数は10万人だった。", "The number of users in Japan was 100,000."),
    ("東京で20件、大阪で30件の事故が起きた。", "There were 30 accidents in Osaka."),
    # Behind the comma another clause begins.
    ("富士通が10億円投資、AIで何が変わる？", "Fujitsu invested ¥1 billion."),
    # To what it is cut is no time within which it is done.
    ("富士通は処理時間を平均3時間から1時間に短縮した。", "Fujitsu shortened its processing time from 3 hours to 1 hour."),
]

DESCRIBED = [
    # The clause before the noun of a slot says of which it is told.
    ("NECの技術を利用する開発者は30万人を超えた。", ["The number of developers who use NEC's technology exceeded 300,000."]),
    ("自動倉庫を導入した企業の売上は30%増えた。", ["The sales of companies that introduced automatic warehouses increased 30%."]),
    ("富士通を退職した技術者4人が、会社を設立した。", ["4 engineers who left Fujitsu established companies."]),
    # Where it is not understood, nothing is said of all companies, and all developers are not counted.
    ("青葉社の技術を利用する開発者は30万人を超えた。", ["The article mentions more than 300,000 developers."]),
    ("空を飛ぶように働く会社の利益率は12%だ。", ["The profit margin of the companies is 12%."]),
    ("2031年12月の開始当初、防衛庁で「Hoshi.net」を使った職員は約8万人だった。", ["The article mentions about 80,000 staff members in December 2031."]),
    # Those that are counted are the ones of which the clause tells.
    ("警察が確認した事故は40件だ。", ["The number of accidents that the police confirmed is 40."]),
    # What the statement says is not said again.
    ("NECが公開した2つのモデルを紹介した。", ["NEC released 2 models."]),
]

SHARES = [
    # Half of a group and one in so many are parts of it as 40% is.
    ("カメラを導入した企業の半数がさらに投資を増やした。", ["Half of companies that introduced cameras increased the investment."]),
    ("会員の過半数が規約を確認していない。", ["More than half of members do not confirm terms."]),
    ("会員の3人に1人がこの機能を使う。", ["One in three members use this feature."]),
    ("導入なしが過半数の業界もある。", ["The article gives a share of more than half."]),
    # Of whom it is a part, where it is not understood what they do.
    ("サービスを解約した顧客の4人に1人が、青葉のように去った。", ["The article mentions one in four customers who canceled services."]),
    ("写真を共有できる人は6割だ。", ["The article gives a share of 60% of people who can share photos."]),
    ("空を飛ぶように働く社員は6割だ。", ["The article gives a share of 60% of the employees."]),
    ("業務でアプリを使っている社員の38％が利用を続けている。", ["38% of employees who use apps at work have continued use."]),
    # Whom a survey or a settlement is about.
    ("調査の対象となった企業の6割が動画を利用している。", ["60% of companies covered by the survey use videos."]),
    ("シャープは、和解の対象となる米国の顧客に25ドルを支払う。", ["Sharp will pay $25 to customers in the United States covered by the settlement."]),
    ("この数字は、対象となった社員の14%に相当する。", ["This figure corresponds to 14% of employees who were covered."]),
]

BEFORE = [
    # What took so long is the noun that the clause describes, and no longer does.
    ("「Hoshi」は、従来数日かかっていた検査作業を数分に短縮できる。", "The inspection work took several days before."),
    ("製造業では、従来数週間かかっていた審査が数日で完了するようになった。", "The screening took several weeks before."),
    ("データの分類にかかる費用は30%減った。", "The cost for the classification of data decreased 30%."),
    # What a change starts from was so before, where the sentence says so.
    ("富士通の導入費用は、従来の300万円から200万円に下がった。", "Fujitsu's introduction cost was ¥3 million before."),
]

TESTED = [
    ("「Hoshi」は、数学のベンチマークでは90%超の精度を達成した。", ["The accuracy of Hoshi reached more than 90% on a benchmark of mathematics."]),
    ("「Hoshi」の正答率は、医師国家試験で85%だった。", ["The rate of correct answers for Hoshi was 85% in the national medical licensing examination."]),
    ("富士通は実証実験で作業時間を4割削減した。", ["Fujitsu cut its working time by 40% in a trial."]),
    # A price that holds in a sale alone.
    ("「Hoshi 3」の価格は、先行セールで2万円だ。", ["Hoshi 3 costs ¥20,000 in the advance sale."]),
    # The sum of a headline that only names the investment.
    ("NEC、東南アジアへの3億ドル投資を加速", ["NEC invested $300 million in Southeast Asia."]),
]

PRICES = [
    ("「Hoshi 3」の価格は5万円〜。", ["Hoshi 3 starts at ¥50,000."]),
    ("「Hoshi 3」の価格は5万円～で、青葉百貨店が売る。", ["Hoshi 3 starts at ¥50,000."]),
    ("「Hoshi 3」の価格は5万円以上だ。", ["Hoshi 3 costs at least ¥50,000."]),
]


@pytest.mark.parametrize(("text", "told"), [*NARROWED, *SEVERAL, *DESCRIBED, *SHARES, *TESTED, *PRICES])
def test_what_limits_a_figure_is_said(text: str, told: list[str]) -> None:
    assert english(text) == told


@pytest.mark.parametrize(("text", "told"), [*BESIDE, *BEFORE])
def test_what_the_clause_says_beside_the_figure_is_said(text: str, told: str) -> None:
    assert told in english(text)
