"""Claims as English sentences: one sentence each, with the figure as it is said, and never an empty place."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.records import Claim, Company, Date, Product, Quantity, Sentence, Slot, Span
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.numbers import agrees, say_quantity
from pipeline.summary.english.parts import Named
from pipeline.summary.english.sentences import Context, say_claim, say_claims

COMPANIES = {"青葉電機": "Aoba Electric", "北星": "Hokusei", "市場研究社": "Market Lab"}
PRODUCTS = {"Hoshi 5": "Hoshi 5", "Hoshi 4": "Hoshi 4", "Kumo Pro": "Kumo Pro"}
CONTEXT = Context(frozenset({"aoba-electric", "hokusei", "market-lab"}), frozenset({"hoshi-5", "hoshi-4", "kumo-pro"}))


def context(sentence: str) -> Context:
    """The context of a sentence, with the companies that it names."""
    found = ((match, english) for name, english in COMPANIES.items() for match in re.finditer(name, sentence))
    return replace(CONTEXT, mentions={match.end(): Named(match.start(), english, is_company=True) for match, english in found})


def slot(sentence: str, text: str | None) -> Slot | None:
    """The slot that the words fill, named as the summary names it."""
    if text is None:
        return None
    names = {**COMPANIES, **PRODUCTS}
    name = names.get(text)
    start = max(sentence.find(text), 0)
    ref = re.sub(r"\W+", "-", name.lower()) if name else None
    return Slot(start=start, end=start + len(text), text=text, name=name or translate(text, names).text, ref=ref, inferred=False)


def quantity(sentence: str, text: str, value: str, unit: str, **more: Any) -> Quantity:
    start = sentence.index(text)
    fields: dict[str, Any] = {"low": None, "high": None, "vague": None, "counter": None, "comparator": "=", **more}
    return Quantity(start=start, end=start + len(text), text=text, value=Decimal(value), unit=unit, **fields)


def say(sentence: str, figure: Quantity, when: Date | None = None, **more: Any) -> str:
    """The English of the claim that a sentence makes of a figure."""
    slots = {name: slot(sentence, more.get(name)) for name in ("entity", "property", "baseline", "attribution")}
    claim = Claim(
        id="c1", quantity=0, rules=[], predicate=more.get("predicate"), modality=more.get("modality", "asserted"),
        direction=more.get("direction"), date=None if when is None else 0, confidence="read", english="",
        sentence=Sentence(start=0, end=len(sentence), text=sentence, line=1), **slots,
    )  # fmt: skip
    english = say_claim(claim, figure, when, context(sentence)).english
    assert_well_formed(english)
    assert agrees(figure, english)
    return english


def assert_well_formed(english: str) -> None:
    assert english.endswith(".")
    assert not english.endswith("..")
    assert english[0].isupper() or english[0] in "「“0123456789$¥€£₩"
    assert "  " not in english
    assert " ," not in english
    assert not re.search(r"\b(\w+) \1\b", english), english
    assert not re.search(r"\b(?:of|to|by|in|the|a|from|than|with|for)\.$", english), english


def date(sentence: str, text: str, value: str, mod: str | None = None) -> Date:
    start = sentence.index(text)
    return Date(start=start, end=start + len(text), text=text, type="DATE", value=value, mod=mod, anchor=None)


# ---------------------------------------------------------------- levels


def test_a_level() -> None:
    text = "Hoshi 5のメモリ容量は96GBだ。"
    assert say(text, quantity(text, "96GB", "96", "GB"), entity="Hoshi 5", property="メモリ容量") == "The memory capacity of Hoshi 5 is 96 GB."


def test_a_level_of_a_company() -> None:
    text = "青葉電機の営業利益は30億円だった。"
    said = say(text, quantity(text, "30億円", "3000000000", "JPY"), entity="青葉電機", property="営業利益")
    assert said == "Aoba Electric's operating profit was ¥3 billion."


def test_plural_properties_take_are() -> None:
    text = "北星の売上高は5億ドルだ。"
    assert say(text, quantity(text, "5億ドル", "500000000", "USD"), entity="北星", property="売上高") == "Hokusei's sales are $500 million."


def test_the_number_of_things_is_a_bare_number() -> None:
    text = "Kumo Proの利用者数は200万人だ。"
    figure = quantity(text, "200万人", "2000000", "count", counter="人")
    assert say(text, figure, entity="Kumo Pro", property="利用者数") == "The number of users of Kumo Pro is 2 million."


@pytest.mark.parametrize(
    ("text", "counted", "value", "counter", "slots", "english"),
    [
        ("2つの課題がある。", "2つ", "2", "つ", {"entity": "課題"}, "There are 2 issues."),
        ("1つの課題がある。", "1つ", "1", "つ", {"entity": "課題"}, "There is 1 issue."),
        ("3つの大きな変化を読む。", "3つ", "3", "つ", {}, "The article mentions 3 major changes."),
        ("課題は5件だ。", "5件", "5", "件", {"entity": "課題"}, "The number of issues is 5."),
        ("北星の800店舗で試す。", "800店舗", "800", "店舗", {"entity": "北星"}, "The article mentions 800 stores of Hokusei."),
        ("16社が参画する。", "16社", "16", "社", {}, "16 companies take part."),
        ("地銀12行が加わる。", "12行", "12", "行", {}, "12 regional banks join."),
        ("3つの機能をチェック。", "3つ", "3", "つ", {"entity": "機能"}, "The article mentions 3 features."),
        ("部品は9社から届く。", "9社", "9", "社", {"entity": "部品"}, "The article mentions 9 companies."),
    ],
)
def test_counts_are_said_by_what_is_counted(text: str, counted: str, value: str, counter: str, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, counted, value, "count", counter=counter), **slots) == english


@pytest.mark.parametrize(
    ("text", "counted", "value", "counter", "slots", "english"),
    [
        ("北星が掲げる4つの目標。", "4つ", "4", "つ", {"entity": "北星"}, "Hokusei sets out 4 targets."),
        ("北星、新機能を5つ公開。", "5つ", "5", "つ", {"entity": "新機能"}, "Hokusei released 5 new features."),
        ("北星は7件の新たな脆弱性を発見した。", "7件", "7", "件", {"entity": "新たな脆弱性"}, "Hokusei discovered 7 new vulnerabilities."),
        ("詐欺の疑いで高校生5人を逮捕した。", "5人", "5", "人", {"entity": "高校生"}, "5 high school students were arrested on suspicion of fraud."),
        ("昨日、容疑者2人逮捕。", "2人", "2", "人", {}, "2 suspects were arrested."),
        ("使える技術5つを解説する。", "5つ", "5", "つ", {"entity": "技術"}, "The article explains 5 technologies."),
        ("検出された48のサイトがある。", "48", "48", None, {"entity": "サイト"}, "48 sites were detected."),
        ("別欄に広告90件が載せてある。", "90件", "90", "件", {"entity": "広告"}, "The article mentions 90 advertisements."),
        ("30種類のAIモデルを追加した。", "30種類", "30", "種類", {"entity": "AIモデル"}, "30 types of AI models were added."),
        ("青葉電機と北星の2社が組む。", "2社", "2", "社", {"entity": "北星"}, "The 2 companies are Aoba Electric and Hokusei."),
        # No deed: the verb has another object, is not real, or says nothing without its subject.
        ("51社の事例を公開した。", "51社", "51", "社", {"entity": "事例"}, "Cases at 51 companies were released."),
        ("3つの機能を搭載した端末。", "3つ", "3", "つ", {"entity": "機能"}, "The article mentions devices that feature 3 features."),
        ("2つの機能を追加できれば助かる。", "2つ", "2", "つ", {"entity": "機能"}, "The article mentions 2 features."),
        ("コードを300行書いた。", "300行", "300", "行", {}, "300 lines of code were written."),
        ("地銀12行がゆらぐ。", "12行", "12", "行", {}, "The article mentions 12 regional banks."),
        ("米国で3社展開へ。", "3社", "3", "社", {}, "The article mentions 3 companies."),
    ],
)
def test_what_is_done_with_counted_things(text: str, counted: str, value: str, counter: str | None, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, counted, value, "count" if counter else "", counter=counter), **slots) == english


@pytest.mark.parametrize(
    ("text", "slots", "english"),
    [
        ("北星の80億円という投資は大きい。", {"entity": "北星"}, "Hokusei is investing ¥8 billion."),
        ("北星の80億円の棚を見る。", {"entity": "北星"}, "The article mentions shelves of ¥8 billion in connection with Hokusei."),
        ("買収資金は80億円だ。", {"property": "買収資金"}, "Acquisition funds amount to ¥8 billion."),
    ],
)
def test_amounts_are_said_by_what_they_are_spent_on(text: str, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, "80億円", "8000000000", "JPY"), **slots) == english


@pytest.mark.parametrize(
    ("text", "part", "entity", "predicate", "english"),
    [
        ("利用者の80%が動画を視聴する。", "80%", "利用者", "視聴する", "80% of users watch videos."),
        ("攻撃の80%がAIを悪用する。", "80%", "攻撃", "悪用する", "80% of attacks exploit AI."),
        ("利用者の80%が動画を視聴することで疲れる。", "80%", "利用者", "視聴する", "The article gives a share of 80% of users."),
        ("全体の80%が落ちる。", "80%", "全体", None, "The article gives a figure of 80%."),
    ],
)
def test_what_a_part_of_a_group_does(text: str, part: str, entity: str, predicate: str | None, english: str) -> None:
    assert say(text, quantity(text, part, "80", "%"), entity=entity, predicate=predicate) == english


def test_what_counted_bodies_do() -> None:
    text = "国内の16社が小型端末を採用した。"
    assert say(text, quantity(text, "16社", "16", "count", counter="社"), predicate="採用する") == "16 companies in Japan adopted small devices."


def test_who_reaches_an_amount_is_its_subject() -> None:
    text = "北星が80億円に到達した。"
    assert say(text, quantity(text, "80億円", "8000000000", "JPY"), entity="北星", predicate="到達する") == "Hokusei reached ¥8 billion."


def test_a_company_has_its_subscribers() -> None:
    text = "北星の契約者は約120万人に上る。"
    figure = quantity(text, "120万人", "1200000", "count", counter="人", comparator="~")
    assert say(text, figure, entity="北星", property="契約者") == "Hokusei has about 1.2 million subscribers."


def test_a_score() -> None:
    text = "Hoshi 5はMMLUで88.1だった。"
    assert say(text, quantity(text, "88.1", "88.1", ""), entity="Hoshi 5", property="MMLU") == "Hoshi 5 scored 88.1 on MMLU."


@pytest.mark.parametrize(
    ("prop", "english"),
    [("月額", "Kumo Pro costs ¥980 a month."), ("年額", "Kumo Pro costs ¥980 a year."), ("価格", "Kumo Pro costs ¥980."),
     ("初期費用", "The initial cost of Kumo Pro is ¥980.")],
)  # fmt: skip
def test_prices(prop: str, english: str) -> None:
    text = f"Kumo Proの{prop}は980円。"
    assert say(text, quantity(text, "980円", "980", "JPY"), entity="Kumo Pro", property=prop) == english


# ---------------------------------------------------------------- comparisons


def test_a_multiple_of_another_product() -> None:
    text = "Hoshi 5はHoshi 4の最大3倍の計算性能を持つ。"
    figure = quantity(text, "3倍", "3", "x", comparator="<=")
    said = say(text, figure, entity="Hoshi 5", property="計算性能", baseline="Hoshi 4")
    assert said == "Hoshi 5 has up to 3× the compute performance of Hoshi 4."


def test_an_improvement_over_another_product_as_its_maker_says() -> None:
    text = "青葉電機によると、Hoshi 5はHoshi 4と比べて学習性能が最大4倍に向上する。"
    figure = quantity(text, "4倍", "4", "x", comparator="<=")
    said = say(
        text, figure, entity="Hoshi 5", property="学習性能", baseline="Hoshi 4", attribution="青葉電機",
        modality="reported", direction="increase", predicate="向上する",
    )  # fmt: skip
    assert said == "According to Aoba Electric, Hoshi 5 improves training performance to up to 4× that of Hoshi 4."


def test_a_multiple_of_an_earlier_time() -> None:
    text = "出荷台数は前年の2倍に増えた。"
    said = say(text, quantity(text, "2倍", "2", "x"), property="出荷台数", baseline="前年", direction="increase", predicate="増える")
    assert said == "Shipments increased to twice those of the previous year."


@pytest.mark.parametrize(
    ("text", "figure", "value", "slots", "english"),
    [
        # Come to, without a verb that says so.
        ("北星、在庫が7倍に。", "7倍", "7", {"entity": "北星", "property": "在庫"}, "Hokusei's inventory rose sevenfold."),
        ("北星の株価7倍、市場は沸く。", "7倍", "7", {"entity": "北星", "property": "株価"}, "Hokusei's share price rose sevenfold."),
        ("青葉電機は“生産性7倍”に。", "7倍", "7", {"entity": "青葉電機"}, "Aoba Electric's productivity rose sevenfold."),
        ("Kumo Proは検査費用を8分の1へ。", "8分の1", "0.125", {"entity": "Kumo Pro", "property": "検査費用"},
         "Kumo Pro cut its cost of inspection to one-eighth of its former level."),
        ("売上は3年で7倍になっている。", "7倍", "7", {"property": "売上"}, "Sales have risen sevenfold."),
        # By half.
        ("青葉電機は工数を半減させた。", "半減", "0.5", {"entity": "青葉電機", "property": "工数", "direction": "decrease", "predicate": "半減する"},
         "Aoba Electric cut its man-hours by half."),
        ("利用者数が倍増している。", "倍増", "2", {"property": "利用者数", "direction": "increase", "predicate": "倍増する"},
         "The number of users has doubled."),
        # No change: a part, a ratio, a quality of a product, a baseline that no slot holds.
        ("利用率は4人に1人だ。", "4人に1人", "0.25", {"property": "利用率"}, "The article gives a figure of one-quarter for the usage rate."),
        ("北星の株価収益率は7倍。", "7倍", "7", {"entity": "北星", "property": "株価収益率"}, "Hokusei's price-earnings ratio is 7×."),
        ("Hoshi 5、処理性能7倍に。", "7倍", "7", {"entity": "Hoshi 5", "property": "処理性能"}, "Hoshi 5 has 7× the processing performance."),
        ("北星の売上は前回の7倍になった。", "7倍", "7", {"entity": "北星", "property": "売上"}, "The article gives a figure of 7× for Hokusei's sales."),
        # Of what, and how much of it.
        ("北星の支出は予算の7倍だ。", "7倍", "7", {"entity": "北星", "property": "支出", "baseline": "予算"}, "Hokusei's spending is 7× the budget."),
        ("社員は新人の7倍働く。", "7倍", "7", {"entity": "社員", "baseline": "新人", "predicate": "働く"}, "Employees work 7× as much as newcomers."),
        ("Hoshi 5は他社の7倍の時間がかかる。", "7倍", "7", {"entity": "Hoshi 5", "property": "時間", "baseline": "他社", "predicate": "かかる"},
         "Hoshi 5 takes 7× the time of other companies."),
        ("北星は前年の7倍の工数削減を達成。", "7倍", "7", {"entity": "北星", "property": "工数削減", "baseline": "前年", "direction": "decrease"},
         "The reduction of man-hours for Hokusei is 7× that of the previous year."),
    ],
)  # fmt: skip
def test_what_is_so_many_times_what_it_was(text: str, figure: str, value: str, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, figure, value, "x"), **slots) == english


def test_of_what_was_said_before() -> None:
    text = "これは他の国で想定される需要の7倍にあたる。"
    figure, of = quantity(text, "7倍", "7", "x"), slot(text, "需要")
    entity = Slot(start=-40, end=-38, text="北星", name="Hokusei", ref="hokusei", inferred=True)
    claim = Claim(
        id="c1", quantity=0, entity=entity, property=None, baseline=of, attribution=None, rules=[], predicate="あたる", modality="asserted",
        direction=None, date=None, confidence="inferred", english="", sentence=Sentence(start=0, end=len(text), text=text, line=1),
    )  # fmt: skip
    assert say_claim(claim, figure, None, CONTEXT).english == "This is 7× the demand expected in other countries."


def test_the_age_of_another_thing_is_no_date_of_the_figure() -> None:
    text = "20年前の部品も見つけ、北星の売上は900円だった。"
    when = date(text, "20年前", "2006")
    assert say(text, quantity(text, "900円", "900", "JPY"), when, entity="北星", property="売上") == "Hokusei's sales were ¥900."


def test_a_fraction() -> None:
    text = "新工場の消費電力は従来の3分の1に減る。"
    figure = quantity(text, "3分の1", "0.3333333", "x")
    said = say(text, figure, entity="新工場", property="消費電力", baseline="従来", direction="decrease", predicate="減る")
    assert said == "The power consumption of new plants decreases to one-third of the previous level."


def test_a_part_of_a_group() -> None:
    text = "企業の4分の1が利用している。"
    figure = quantity(text, "4分の1", "0.25", "x")
    assert say(text, figure, entity="企業") == "The article gives a share of one-quarter of companies."


# ---------------------------------------------------------------- comparatives


@pytest.mark.parametrize(
    ("text", "figure", "unit", "slots", "english"),
    [
        ("Hoshi 5はHoshi 4より3倍速い。", "3倍", "x", {"entity": "Hoshi 5", "baseline": "Hoshi 4"}, "Hoshi 5 is 3× faster than Hoshi 4."),
        ("従来より3倍高速に描画できるHoshi 5。", "3倍", "x", {"entity": "Hoshi 5", "baseline": "従来"}, "Hoshi 5 is 3× faster than before."),
        ("Hoshi 5は描画を3倍高速化する。", "3倍", "x", {"entity": "Hoshi 5", "property": "高速化", "predicate": "化する", "direction": "increase"},
         "Hoshi 5 makes drawing 3× faster."),
        ("青葉電機は画像検索を「3倍」高速化した。", "3倍", "x", {"entity": "青葉電機", "predicate": "高速化する", "direction": "increase"},
         "Aoba Electric made the image search 3× faster."),
        ("Hoshi 5は転送速度が3倍高速化。", "3倍", "x", {"entity": "Hoshi 5", "property": "転送速度", "direction": "increase"},
         "The transfer rate of Hoshi 5 is 3× higher."),
        ("Hoshi 5の消費電力は3割低い。", "3割", "%", {"entity": "Hoshi 5", "property": "消費電力"}, "The power consumption of Hoshi 5 is 30% lower."),
        ("Kumo Proは3割安くなる見込みだ。", "3割", "%", {"entity": "Kumo Pro", "modality": "forecast"}, "Kumo Pro is expected to be 30% cheaper."),
        ("Hoshi 5はHoshi 4より3倍高い電力効率を持つ。", "3倍", "x", {"entity": "Hoshi 5", "baseline": "Hoshi 4"},
         "Hoshi 5 has 3× the power efficiency of Hoshi 4."),
        ("Hoshi 5はHoshi 4より3倍多くの電力を消費する。", "3倍", "x", {"entity": "Hoshi 5", "baseline": "Hoshi 4", "predicate": "消費する"},
         "Hoshi 5 consumes 3× as much electric power as Hoshi 4."),
        # The word behind the second figure is that of both.
        ("検索が3倍、地図の描画が2倍高速化。", "3倍", "x", {"property": "検索", "direction": "increase"}, "The search is 3× faster."),
        # A bare stem is none, and what is not understood is not made lighter.
        ("北星の株価が3%高。", "3%", "%", {"entity": "北星", "property": "株価", "direction": "increase"}, "Hokusei's share price rose 3%."),
        ("北星は「虞」を3割軽量化。", "3割", "%", {"entity": "北星", "property": "軽量化"}, "The article gives a figure of 30%."),
    ],
)  # fmt: skip
def test_comparatives(text: str, figure: str, unit: str, slots: dict[str, str], english: str) -> None:
    value = {"3倍": "3", "3割": "30", "3%": "3"}[figure]
    assert say(text, quantity(text, figure, value, unit), **slots) == english


# ---------------------------------------------------------------- changes


def test_a_rise_in_percent() -> None:
    text = "売上高は前年同期比12%増の300億円だった。"
    said = say(text, quantity(text, "12%", "12", "%"), property="売上高", baseline="前年同期比", direction="increase")
    assert said == "Sales rose 12% from the same period a year earlier."


def test_a_fall_to_a_level() -> None:
    text = "青葉電機のシェアは前年から8%に低下した。"
    said = say(text, quantity(text, "8%", "8", "%"), entity="青葉電機", property="シェア", baseline="前年", direction="decrease", predicate="低下する")
    assert said == "Aoba Electric's share fell to 8% from the previous year."


def test_someone_cuts_something() -> None:
    text = "北星は研究開発費を15%削減した。"
    said = say(text, quantity(text, "15%", "15", "%"), entity="北星", property="研究開発費", direction="decrease", predicate="削減する")
    assert said == "Hokusei cut R&D spending by 15%."


def test_what_a_change_starts_from_is_a_level() -> None:
    text = "利用率は18%から25%に上昇した。"
    said = say(text, quantity(text, "18%", "18", "%"), property="利用率", predicate="上昇する")
    assert said == "The usage rate was 18%."


def test_a_gap_that_narrows_to_a_multiple() -> None:
    text = "給与の格差は約3倍に縮まった。"
    assert say(text, quantity(text, "3倍", "3", "x"), property="格差", predicate="縮まる") == "The gap in pay narrowed to 3×."


def test_percentage_points() -> None:
    text = "営業利益率は0.5ポイント改善した。"
    said = say(text, quantity(text, "0.5ポイント", "0.5", "pp"), property="営業利益率", direction="increase", predicate="改善する")
    assert said == "The operating margin improved by 0.5 percentage points."


@pytest.mark.parametrize(
    ("text", "figure", "slots", "english"),
    [
        # Words that say what changes.
        ("北星、前年比30%増収。", "30%", {"entity": "北星", "baseline": "前年", "direction": "increase"}, "Hokusei's revenue rose 30% from the previous year."),
        ("北星は平均30%の値上げをした。", "30%", {"entity": "北星", "property": "値上げ", "direction": "increase"}, "Hokusei raised its prices by an average of 30%."),
        ("青葉電機は30%の在庫削減を見込む。", "30%",
         {"entity": "青葉電機", "property": "在庫削減", "direction": "decrease", "predicate": "見込む", "modality": "forecast"},
         "Aoba Electric is expected to cut its inventory by 30%."),
        # From what to what, and when.
        ("北星は正答率を12%から30%に高めるなど、歩みを速めた。", "30%",
         {"entity": "北星", "property": "正答率", "baseline": "12%", "direction": "increase", "predicate": "高める"},
         "Hokusei raised its rate of correct answers from 12% to 30%."),
        ("北星は客を失い、シェアは前年から30%減少した。", "30%",
         {"entity": "北星", "property": "客", "direction": "decrease", "predicate": "減少する"}, "The share decreased 30%."),
        ("青葉電機は人員を30%減らすと発表した。", "30%",
         {"entity": "青葉電機", "property": "人員", "direction": "decrease", "predicate": "減らす", "modality": "reported"},
         "Aoba Electric plans to reduce its workforce by 30%."),
        # No change.
        ("市場は年平均成長率30%で拡大する。", "30%", {"entity": "市場", "property": "年平均成長率", "direction": "increase", "predicate": "拡大する"},
         "The market grows at a compound annual rate of 30%."),
        ("30%の市場シェアを持つ北星が売上を伸ばす。", "30%", {"entity": "北星", "property": "市場シェア", "direction": "increase"},
         "Hokusei has a market share of 30%."),
        ("社員の30%が増員を望む。", "30%", {"entity": "社員", "direction": "increase"}, "30% of employees want the staff increase."),
        # Over what, and off what.
        ("北星は市場価格(900円)に30%上乗せした。", "30%", {"entity": "北星", "property": "上乗せ", "direction": "increase", "predicate": "上乗せする"},
         "Hokusei's premium over the market price is 30%."),
        ("Hoshi 5が30%オフで買える。", "30%", {"entity": "Hoshi 5", "property": "オフ"}, "Hoshi 5 is discounted by 30%."),
    ],
)  # fmt: skip
def test_what_changes_by_how_much(text: str, figure: str, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, figure, "30", "%"), **slots) == english


def test_a_condition_is_no_rise() -> None:
    text = "800回超の利用では価格を引き上げる。"
    figure = quantity(text, "800回", "800", "count", counter="回", comparator=">")
    assert "rise" not in say(text, figure, property="利用", direction="increase", predicate="引き上げる")


def test_a_rise_in_money() -> None:
    text = "設備投資は20億円増える見込みだ。"
    figure = quantity(text, "20億円", "2000000000", "JPY")
    said = say(text, figure, property="設備投資", direction="increase", predicate="増える", modality="forecast")
    assert said == "Capital investment is expected to increase by ¥2 billion."


def test_how_much_higher() -> None:
    text = "収益は前年を16%上回った。"
    said = say(text, quantity(text, "16%", "16", "%"), property="収益", baseline="前年", predicate="上回る")
    assert said == "Revenue was 16% higher than the previous year."


# ---------------------------------------------------------------- shares


def test_a_share() -> None:
    text = "青葉電機の市場シェアは36%。"
    assert say(text, quantity(text, "36%", "36", "%"), entity="青葉電機", property="市場シェア") == "Aoba Electric's market share is 36%."


def test_accounting_for() -> None:
    text = "北米が輸出額の4割を占める。"
    said = say(text, quantity(text, "4割", "40", "%"), entity="北米", property="輸出額", predicate="占める")
    assert said == "North America accounts for 40% of exports."


def test_respondents() -> None:
    text = "回答者の76%が満足していると答えた。"
    said = say(text, quantity(text, "76%", "76", "%"), entity="回答者", predicate="満足する")
    assert said == "76% of respondents are satisfied."


def test_a_group_and_what_it_does() -> None:
    text = "企業の76%が導入。"
    assert say(text, quantity(text, "76%", "76", "%"), entity="企業", property="導入") == "Among companies, the figure for adoption is 76%."


def test_a_percentage_of_what_is_no_rate_is_not_claimed_to_be_one() -> None:
    text = "中国はインターネット人口の11%だ。"
    said = say(text, quantity(text, "11%", "11", "%"), entity="中国", property="インターネット人口")
    assert said == "The article gives a figure of 11% for the internet population in China."


# ---------------------------------------------------------------- deeds


def test_an_investment() -> None:
    text = "青葉電機は最大80億ドルを投資している。"
    figure = quantity(text, "80億ドル", "8000000000", "USD", comparator="<=")
    assert say(text, figure, entity="青葉電機", predicate="投資する") == "Aoba Electric has invested up to $8 billion."


def test_a_plan() -> None:
    text = "北星は500人を採用する計画だ。"
    figure = quantity(text, "500人", "500", "count", counter="人")
    said = say(text, figure, entity="北星", predicate="採用する", modality="planned")
    assert said == "Hokusei plans to hire 500 people."


def test_a_deed_that_the_property_names() -> None:
    text = "北星は1200億円を出資。"
    figure = quantity(text, "1200億円", "120000000000", "JPY")
    assert say(text, figure, entity="北星", property="出資", modality="planned") == "Hokusei plans to invest ¥120 billion."


def test_a_deed_at_once_behind_its_sum() -> None:
    text = "北星の30億円出資が業界を変える。"
    figure = quantity(text, "30億円", "3000000000", "JPY")
    assert say(text, figure, entity="北星", property="出資", predicate="変える") == "Hokusei is investing ¥3 billion."


def test_what_is_counted_stands_behind_the_figure() -> None:
    text = "青葉電機は22万基のGPUを導入した。"
    figure = quantity(text, "22万基", "220000", "count", counter="基")
    assert say(text, figure, entity="青葉電機", predicate="導入する") == "Aoba Electric introduced 220,000 GPUs."


def test_what_is_counted_may_be_a_product() -> None:
    text = "青葉電機は100万個のHoshi 5を使用する見通しだ。"
    figure = quantity(text, "100万個", "1000000", "count", counter="個", comparator=">=")
    said = say(text, figure, entity="青葉電機", predicate="使用する", modality="forecast")
    assert said == "Aoba Electric is expected to use at least 1 million units of Hoshi 5."


def test_a_price_paid_is_no_object_of_buying() -> None:
    text = "青葉電機は北星を40億ドルで買収する。"
    figure = quantity(text, "40億ドル", "4000000000", "USD")
    assert say(text, figure, entity="青葉電機", property="北星", predicate="買収する") == "Aoba Electric will acquire Hokusei for $4 billion."


def test_a_verb_far_behind_is_not_the_figure_s() -> None:
    text = "6人の専門家に、いま最も注目している会社の株に投資する理由を聞いた。"
    figure = quantity(text, "6人", "6", "count", counter="人")
    assert say(text, figure, entity="専門家", predicate="投資する") == "The article mentions 6 experts."


def test_reaching_and_exceeding() -> None:
    text = "北星の売上高は2兆円に達した。"
    figure = quantity(text, "2兆円", "2000000000000", "JPY")
    assert say(text, figure, entity="北星", property="売上高", predicate="達する") == "Hokusei's sales reached ¥2 trillion."
    text = "有料会員数は200万を超える。"
    figure = quantity(text, "200万", "2000000", "", comparator=">")
    assert say(text, figure, property="有料会員数", predicate="超える") == "The number of paying members is more than 2 million."


def test_what_something_takes_and_costs() -> None:
    text = "検査には3日かかる。"
    assert say(text, quantity(text, "3日", "3", "d"), entity="検査", predicate="かかる") == "The inspection takes 3 days."
    text = "新薬には10億ドルかかる。"
    figure = quantity(text, "10億ドル", "1000000000", "USD")
    assert say(text, figure, entity="新薬", property="コスト", predicate="かかる") == "New drugs cost $1 billion."


# ---------------------------------------------------------------- modality


@pytest.mark.parametrize(
    ("modality", "english"),
    [
        ("asserted", "The output of Hoshi 5 is 20 W."),
        ("reported", "The output of Hoshi 5 is said to be 20 W."),
        ("planned", "The output of Hoshi 5 is planned to be 20 W."),
        ("forecast", "The output of Hoshi 5 is expected to be 20 W."),
        ("possible", "The output of Hoshi 5 may be 20 W."),
        ("negated", "The output of Hoshi 5 is not 20 W."),
    ],
)
def test_modalities(modality: str, english: str) -> None:
    text = "Hoshi 5の出力は20W。"
    assert say(text, quantity(text, "20W", "20", "W"), entity="Hoshi 5", property="出力", modality=modality) == english


def test_negated_deeds_and_plurals() -> None:
    text = "売上高は1億円に達していない。"
    figure = quantity(text, "1億円", "100000000", "JPY")
    assert say(text, figure, property="売上高", predicate="達する", modality="negated") == "Sales have not reached ¥100 million."


def test_a_company_on_itself() -> None:
    text = "青葉電機は300人を削減すると発表した。"
    figure = quantity(text, "300人", "300", "count", counter="人")
    said = say(text, figure, entity="青葉電機", attribution="青葉電機", direction="decrease", predicate="削減する", modality="planned")
    assert said == "Aoba Electric announced that it plans to cut 300 people."


def test_the_source_is_named_first() -> None:
    text = "市場研究社の調査によると、世界の出荷台数は3億台。"
    figure = quantity(text, "3億台", "300000000", "count", counter="台")
    said = say(text, figure, property="世界の出荷台数", attribution="市場研究社", modality="reported")
    assert said == "According to Market Lab, worldwide shipments are 300 million units."


# ---------------------------------------------------------------- dates


def test_a_date_ends_the_sentence() -> None:
    text = "2024年の売上高は3億円だった。"
    said = say(text, quantity(text, "3億円", "300000000", "JPY"), date(text, "2024年", "2024"), property="売上高")
    assert said == "Sales were ¥300 million in 2024."


def test_until_and_since() -> None:
    text = "北星は2030年末までに60億円を投資する計画だ。"
    figure = quantity(text, "60億円", "6000000000", "JPY")
    said = say(text, figure, date(text, "2030年末", "2030", "END"), entity="北星", predicate="投資する", modality="planned")
    assert said == "Hokusei plans to invest ¥6 billion by the end of 2030."


def test_a_date_in_a_slot_is_said_once() -> None:
    text = "2024年の売上高は3億円だ。"
    said = say(text, quantity(text, "3億円", "300000000", "JPY"), date(text, "2024年", "2024"), property="2024年の売上高")
    assert said == "Sales in 2024 are ¥300 million."


def test_the_day_of_an_announcement_does_not_date_a_plan() -> None:
    text = "北星は3月4日、60億円を投資すると発表した。"
    figure = quantity(text, "60億円", "6000000000", "JPY")
    said = say(text, figure, date(text, "3月4日", "2026-03-04"), entity="北星", predicate="投資する", modality="planned")
    assert said == "Hokusei plans to invest ¥6 billion."


# ---------------------------------------------------------------- what is missing


def test_nothing_but_the_figure() -> None:
    text = "3000件だった。"
    figure = quantity(text, "3000件", "3000", "count", counter="件")
    assert say(text, figure) == "The article gives a figure of 3,000 cases."


def test_only_the_thing() -> None:
    text = "Hoshi 5は45kgだ。"
    assert say(text, quantity(text, "45kg", "45", "kg"), entity="Hoshi 5") == "The article gives a weight of 45 kg for Hoshi 5."


def test_only_the_property() -> None:
    text = "重さは45kgだ。"
    assert say(text, quantity(text, "45kg", "45", "kg"), property="重さ") == "Weight is 45 kg."


def test_unknown_words_stay_marked() -> None:
    text = "虞の発生率は3%だ。"
    said = say(text, quantity(text, "3%", "3", "%"), entity="虞", property="発生率")
    assert said == "The incidence rate of 「虞」 (osore) is 3%."


def test_every_combination_makes_a_sentence() -> None:
    """No slot, predicate, unit or modality leaves a hole."""
    text = "青葉電機のHoshi 5と回答者の性能や売上高は前年の12に対し市場研究社で"
    units = [("12", "x"), ("12", "%"), ("12", "JPY"), ("12", "count"), ("12", "GB"), ("12", "yr"), ("12", "")]
    for value, unit in units:
        figure = quantity(text, "12", value, unit, counter="台" if unit == "count" else None)
        for entity in (None, "青葉電機", "Hoshi 5", "回答者"):
            for prop in (None, "性能", "売上高", "回答者"):
                for predicate in (None, "投資する", "達する", "増える", "削減する", "占める", "かかる", "答える", "ある"):
                    for modality in ("asserted", "planned", "negated"):
                        for baseline in (None, "前年"):
                            for direction in (None, "increase", "decrease"):
                                say(text + predicate if predicate else text, figure, entity=entity, property=prop, baseline=baseline,
                                    predicate=predicate, modality=modality, direction=direction)  # fmt: skip


def test_say_claims_takes_the_lists_of_a_record() -> None:
    text = "Hoshi 5のメモリ容量は96GBだ。"
    figure = quantity(text, "96GB", "96", "GB")
    mention = [Span(start=0, end=7, text="Hoshi 5")]
    claim = Claim(
        id="c1", quantity=0, entity=slot(text, "Hoshi 5"), property=slot(text, "メモリ容量"), baseline=None, attribution=None, rules=[],
        predicate=None, modality="asserted", direction=None, date=None, confidence="read", english="",
        sentence=Sentence(start=0, end=len(text), text=text, line=1),
    )  # fmt: skip
    product = Product(id="hoshi-5", name="Hoshi 5", maker="aoba-electric", known=True, mentions=mention)
    company = Company(id="aoba-electric", name="Aoba Electric", ticker=None, parent=None, known=True, mentions=mention)
    assert [said.english for said in say_claims([claim], [figure], [], [company], [product])] == [f"The memory capacity of Hoshi 5 is {say_quantity(figure)}."]


def test_who_speaks_of_a_number_and_where() -> None:
    text = "調査によると、フランスが3万人。"
    figure = quantity(text, "3万人", "30000", "count", counter="人")
    assert say(text, figure, entity="フランス", attribution="調査") == "The survey mentions 30,000 people for France."


def test_of_what_a_group_consists() -> None:
    text = "参加者は学生が7割だった。"
    figure = quantity(text, "7割", "70", "%")
    assert say(text, figure, entity="参加者", property="学生") == "70% of participants were students."
