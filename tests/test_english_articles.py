"""Whole articles, from the Japanese to what a reader sees first: each sentence and the headline."""

from __future__ import annotations

import pytest

from pipeline.components.measures import can_have_unit
from pipeline.components.noun_classes import without_praise
from pipeline.components.related import heads_related, related_sections
from pipeline.records import ArticleRecord
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.summary.english.predicates import LASTING_COLUMNS
from pipeline.tables.loader import Row, rows
from pipeline.writers.markdown import article_page
from pipeline.writers.sheet import Sheet


def read_article(text: str, suffix: str = ".txt") -> ArticleRecord:
    (source,) = read_bytes(text.encode(), f"article{suffix}", suffix)
    assert isinstance(source, Source)
    return summarise(source)


TOLD = [
    # A mean, a sum: how it was counted is not what was, but it is said.
    ("この道具は、設計者の生産性を平均18%向上させた。", ["The productivity of designers improved an average of 18%."]),
    ("調査では、平均35%もの生産性向上が報告されている。", ["According to the survey, productivity has risen an average of 35%."]),
    ("ソニーは、総額700億円の資金調達を発表した。", ["Sony Group announced fundraising of ¥70 billion."]),
    ("総額は700億円だ。", ["The total amount is ¥70 billion."]),
    # What a counter of parts counts is not the whole.
    ("NECは、仙台に3万GPU規模のデータセンターを建設する計画だ。", ["NEC plans to build a data center of about 30,000 GPUs in Sendai."]),
    ("NECは、3万GPUのデータセンターを建設する計画だ。", ["NEC plans to build a data center of 30,000 GPUs."]),
    # What a headline asks behind the news is no part of it.
    ("ソニーが富士通を4億ドルで買収、その狙いはどこにあるのか？", ["Sony Group acquired Fujitsu for $400 million."]),
    ("NECがAIに90億円を投資、何が変わるのか？", ["NEC invested ¥9 billion in AI."]),
    # What it asks itself is not sure.
    ("2029年、業務ソフトの4割にAIが搭載される？", ["AI may be built into 40% of business software in 2029."]),
    # Deals have a worth; sums are raised.
    ("NECと富士通の600億円契約", ["The contract between NEC and Fujitsu is worth ¥60 billion."]),
    ("ソニーの700億円調達、その狙いは？", ["Sony Group raised ¥70 billion."]),
    ("Kitazawa Robotの7億円調達、その狙いはどこか？", ["Kitazawa Robot raised ¥700 million."]),
    ("電機大手5000億円AI投資の真意とは？", ["Electronics giants' investment in AI is ¥500 billion."]),
    # What doctors, models and worries do.
    ("感染症の専門医が患者を30人診察した。", ["Specialist doctors of the infectious disease examined 30 patients."]),
    ("新ルールをめぐり2つの懸念が入り混じっている。", ["2 concerns mingle over the new rule."]),
    ("小型モデルが3つの大型モデルを打ち負かした。", ["Small models defeated 3 large models."]),
    ("NECは会場で5つの新製品を披露した。", ["NEC showed 5 new products at the venue."]),
    # What is completed, and what somebody faces.
    ("50分の集計がわずか3分で完了した。", ["A 50-minute tally was completed in 3 minutes."]),
    ("企業の6割が直面する課題がある。", ["The article gives a share of 60% of companies."]),
    # An amount said to be large is an amount.
    ("NECは900億円という巨額を投じた。", ["NEC invested ¥90 billion."]),
    ("約4秒という驚異的な速度で描画する。", ["The speed is about 4 seconds."]),
    # Two prices with から are two prices.
    ("小型版が月額20ドルから、大型版が月額50ドルからだ。", ["The monthly fee of the small version is $20.", "The monthly fee of the large version is $50."]),
    # No figure has a measure of another kind.
    ("新しい電力の話だが、3nmの工程が広まる。", ["A 3 nm process spreads."]),
    # Of what nothing is said, the noun that goes with the figure at least.
    ("手順を含む4つの新機能を見る。", ["The article mentions 4 new features including the procedure."]),
    ("話は90GBの教材に移った。", ["The article mentions 90 GB teaching materials."]),
    # What came to be more than a figure exceeded it; what is more is more.
    ("ソニーの時価総額が一時3兆円を突破した。", ["Sony Group's market capitalization exceeded ¥3 trillion at one point."]),
    ("NECの会員は700万人を超えている。", ["The number of members of NEC is more than 7 million."]),
    # The most and the least at once, and what is only an estimate.
    ("最大10万個以上のチップを接続できる。", ["Up to 100,000 chips or more can be connected."]),
    ("NECは推定27億ドルの費用を開示した。", ["NEC disclosed a cost of an estimated $2.7 billion."]),
    # Each clause has its own topic.
    ("端末の進歩は速く、特に小型端末は2029年に工場の3割に導入される見通しだ。", ["Small devices are expected to be introduced by 30% of plants in 2029."]),
    # What a colon parts is no one word.
    ("予約 + LINE連携：月額3万円", ["The monthly fee is ¥30,000."]),
    ("100万出力トークンごとに12ドルだ。", ["The article gives a price of $12 per million output tokens."]),
    ("配送管理：月額3万円", ["The monthly fee of delivery management is ¥30,000."]),
    # A level that something comes to is that of the measure before it.
    ("青葉の評価額を90億ドルという異例の水準に押し上げた。", ["The valuation of 「青葉」 (aoba) is $9 billion."]),
    ("NECの翻訳AI、効率4倍の真意とは？", ["NEC's translation AI has 4× the efficiency."]),
    # A market is of no company.
    ("NECの話だ。地域配送市場規模は5兆円だ。", ["The regional delivery market size is ¥5 trillion."]),
    # Headlines that leave out する and tell what is to come.
    ("NEC、次世代「PC-9900」で30GWのAIインフラ確保へ", ["NEC plans to secure 30 GW of AI infrastructure with the next-generation PC-9900."]),
    ("富士通、40社の契約獲得へ", ["Fujitsu plans to win contracts of 40 companies."]),
    # Ages, and the first in so long.
    ("NECは、15歳未満の会員を見分けるAIを導入する。", ["NEC introduces the AI that distinguishes members under the age of 15."]),
    ("NECが12年ぶりの社長交代に踏み切る。", ["NEC will go ahead with the first change of president in 12 years."]),
    # What can be done is not done.
    ("この道具は処理時間を最大80%短縮できる。", ["The processing time of the tool can be shortened by up to 80%."]),
    ("新方式なら費用を2割削減可能だ。", ["The cost can be cut by 20%."]),
    ("費用を2割削減できた。", ["The cost fell 20%."]),
    ("業務効率30%向上への道筋を示す。", ["Operational efficiency is to rise 30%."]),
    ("費用を4割抑えた。", ["The cost fell 40%."]),
    # What is past under a verb of hearing.
    ("ソニーが新型端末で描画速度を20%も改善したっていう話題を聞いた。", ["Sony Group is said to have improved its drawing speed by 20% with new devices."]),
    # Who is behind a product, and since when.
    ("配送ソフト「Hakobu」開発元、総額9億円の資金調達", ["The delivery software “Hakobu” developer raised a total of ¥900 million."]),
    ("ソニーの株価は年初来40%上昇した。", ["Sony Group's share price rose 40% since the start of the year."]),
    ("エージェンティック・コマース市場は4兆ドルだ。", ["The agentic commerce market is worth $4 trillion."]),
    ("NECの社員26人が訴えた。", ["The article mentions 26 employees of NEC."]),
    # Who asks is not who does.
    ("NECと富士通が実施した調査で、企業の62%が生成AIを使っていた。", ["According to NEC and Fujitsu, 62% of companies used generative AI."]),
    # A percentage of sales compares nothing.
    ("NECは研究費を売上高比4%に増やした。", ["NEC increased its cost of research to 4%."]),
    # Units that a measure never has, and a noun that ends as a verb does.
    ("性能の話をし、14インチの端末を試した。", ["14-inch devices were tried."]),
    ("青葉の「Yume」、40時間以上のデータセット", ["The article mentions datasets of at least 40 hours for Yume."]),
    ("大企業による年間支出は約4兆円に膨らむと予測されている。", ["The annual spending of large companies is expected to reach about ¥4 trillion."]),
    ("NECと富士通が提携　最大5億円の出資も", ["The investment is up to ¥500 million."]),
    ("80万人以上がダウンロードした。", ["The article mentions at least 800,000 people."]),
    # What is taken off a price is no price; what one only hears is said.
    ("Switch 2は約4万円引きで買える。", ["Nintendo Switch 2 is discounted by about ¥40,000."]),
    ("Llama 5が性能を20%向上させたと聞いて驚いた。", ["Llama 5 is said to have improved performance by 20%."]),
    # What a thing has that stands behind its figure, and who it is that came to it.
    ("編集部は、16GBメモリのMacBook Proで配送のプログラムを試した。", ["MacBook Pro has 16 GB of memory."]),
    ("トヨタ自動車を上回って時価総額が52兆円に達したソニー。", ["Sony Group's market capitalization reached ¥52 trillion."]),
    # Which of a kind.
    ("ある電機メーカーは費用を2割減らした。", ["An electronics maker reduced its cost by 20%."]),
    ("一部の工場では生産性が3倍になった。", ["The productivity of some plants tripled."]),
    ("関係がある企業の売上高は3億円だ。", ["The sales of the companies are ¥300 million."]),
    # Each figure of a change with its own year; one plan of a name; what a price is of.
    ("Shopifyは、合格率を2021年の22%から2023年には58%に増加させた。", ["Shopify's pass rate was 22% in 2021.", "Shopify increased its pass rate from 22% in 2021 to 58% in 2023."]),
    ("ChatGPT Goプランの月額は900円だ。", ["The ChatGPT Go plan costs ¥900 a month."]),
    ("ソニーの買収価格は約40億ドルだ。", ["The price of Sony Group's acquisition is about $4 billion."]),
    # Those who do it together, and what a list of so many names.
    ("NECと富士通、日立製作所は4000億円を投資した。", ["NEC, Fujitsu and Hitachi invested ¥400 billion."]),
    ("NECと富士通は、売上高が3割増えたと発表した。", ["According to NEC and Fujitsu, their sales increased 30%."]),
    ("NEC、富士通に30億円を出資。", ["NEC invested ¥3 billion in Fujitsu."]),
    ("内側と外側の2種類のループがある。", ["There are 2 types of loops (inside and outside)."]),
    # What the writer does with what the article holds.
    ("この記事では、失敗を防ぐ4つの方法を紹介する。", ["The article introduces 4 methods that prevent the failure."]),
    # What stands for a figure that nothing names.
    ("青葉は工数「74％」の削減を見た。", ["The article mentions a reduction of 74% in man-hours."]),
    # A measure, the day, and what it came to.
    ("アップルの時価総額が11月3日、一時5兆ドルを突破した。", ["Apple's market capitalization exceeded $5 trillion at one point on November 3."]),
    # An acronym before those that are counted.
    ("国内大手IT4社が加わった。", ["4 companies joined."]),
    # What is made so by a thing that has a name.
    ("NECが、描画を最大3倍高速化する描画ソフト「Aoba Draw」を公開した。", ["Aoba Draw makes drawing up to 3× faster."]),
    # What is not the case makes no claim.
    ("使うのは学生が6割ではなかった。", []),
    ("1社が市場を独占するわけではない。", []),
    # Whose users they are.
    ("Dropboxのユーザーはすでに数億人に達している。", ["The number of users of Dropbox has reached hundreds of millions."]),
    ("経済成長を3兆円も押し上げる可能性がある。", ["Economic growth may rise by ¥3 trillion."]),
    ("「Aoba Cool™」が消費電力を30%削減した。", ["Aoba Cool™ cut power consumption by 30%."]),
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text for text, _ in TOLD])
def test_what_is_said(text: str, told: list[str]) -> None:
    record = read_article(text)
    assert [claim.english for claim in record.claims] == told
    assert record.status == "ok", record.warnings


PAGE = """# NECの新工場

NECは新工場に300億円を投じる。

## 関連記事

- [ソニーの380億ドル契約](/1)
- [売上高が50%増加](/2)

### 昨年のもの

- [富士通が90億円を投資](/3)

## まとめ

NECの会員は3万人だ。
"""


def test_what_other_articles_say_is_told_as_such_and_no_headline() -> None:
    record = read_article(PAGE, ".md")
    assert [claim.sentence.related for claim in record.claims] == [False, True, True, True, False]
    assert record.article.headline == "NEC will invest ¥30 billion in new plants"
    alone = read_article("# 工場の話\n\n工場は大きい。\n\n## 関連記事\n\n- [ソニーが380億ドルを投資](/1)\n", ".md")
    assert "$38 billion" in alone.claims[0].english
    assert "$38 billion" not in alone.article.headline


def test_the_page_says_what_is_of_another_article() -> None:
    (source,) = read_bytes(PAGE.encode(), "article.md", ".md")
    assert isinstance(source, Source)
    rows_ = [line for line in article_page(Sheet(summarise(source), source.raw)).splitlines() if line.startswith('| <a id="c')]
    assert ["of another article" in row for row in rows_] == [False, True, True, True, False]


def test_a_sentence_of_another_article_takes_nothing_from_this_one() -> None:
    (inside,) = (claim for claim in read_article(PAGE, ".md").claims if claim.quantity == 2)
    assert inside.entity is None


def test_a_plain_line_heads_a_list_up_to_the_next_prose() -> None:
    (source,) = read_bytes("本文です。\n\n■関連記事\n\nソニーの380億ドル契約\n\n価格は300円だ。\n".encode(), "a.txt", ".txt")
    assert isinstance(source, Source)
    ((start, end),) = related_sections(source.text, source.blocks)
    assert source.text[start:end].split() == ["■関連記事", "ソニーの380億ドル契約"]


@pytest.mark.parametrize("row", list(rows("related_heads.tsv", ("head", "example"))), ids=lambda row: row.cells["head"])
def test_a_heading_of_other_articles_is_known(row: Row) -> None:
    assert heads_related(row.cells["example"])
    assert not heads_related(row.cells["example"] + "の書き方")


@pytest.mark.parametrize("row", list(rows("lasting_verbs.tsv", LASTING_COLUMNS)), ids=lambda row: row.cells["verb"])
def test_a_headline_tells_what_goes_on_in_the_present(row: Row) -> None:
    assert [claim.english for claim in read_article(row.cells["example"]).claims] == [row.cells["english"]]


def test_a_headline_says_no_figure_twice() -> None:
    record = read_article("# NECの工場\n\nNECの投資額は900億円だ。NECの資金は900億円だ。NECの売上高は2兆円だ。\n", ".md")
    assert record.article.headline.count("¥90 billion") == 1


@pytest.mark.parametrize(
    ("measured", "unit", "can"), [("消費電力", "kW", True), ("消費電力", "nm", False), ("重さ", "kg", True), ("重さ", "GB", False), ("容量", "GB", True), ("推論性能", "nm", False), ("精度", "bit", True)]
)
def test_a_measure_has_its_own_units(measured: str, unit: str, can: bool) -> None:
    assert can_have_unit(measured, unit) is can


@pytest.mark.parametrize(("said", "bare"), [("驚異的な速度", "速度"), ("巨額投資", "投資"), ("速度", "速度"), ("巨額", "巨額"), ("平均速度", "平均速度")])
def test_praise_is_no_measure(said: str, bare: str) -> None:
    assert without_praise(said) == bare


def test_what_is_only_mentioned_stands_in_one_line_behind_what_is_told() -> None:
    (source,) = read_bytes("話は90GBの教材に移った。NECは900億円を投じた。話は3つの工場に移った。".encode(), "article.txt", ".txt")
    assert isinstance(source, Source)
    record = summarise(source)
    assert [claim.mention for claim in record.claims] == ["90 GB teaching materials", None, "3 plants"]
    page = article_page(Sheet(record, source.raw))
    sentences = page.split("## In sentences\n\n")[1].split("\n\n")[0].splitlines()
    assert sentences == [
        "- NEC invested ¥90 billion. [c2](#c2)",
        "- Also mentioned: 90 GB teaching materials [c1](#c1); 3 plants [c3](#c3).",
    ]


def test_what_somebody_mentions_keeps_its_speaker() -> None:
    (source,) = read_bytes("NECによると、話は3つの工場に移った。".encode(), "article.txt", ".txt")
    assert isinstance(source, Source)
    record = summarise(source)
    assert [(claim.english, claim.mention) for claim in record.claims] == [("NEC mentions 3 plants.", "3 plants")]
    assert "- NEC mentions 3 plants. [c1](#c1)" in article_page(Sheet(record, source.raw))
