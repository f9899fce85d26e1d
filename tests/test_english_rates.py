"""What a figure is per: said behind it, once, and never of a span or a date."""

from __future__ import annotations

import re

import pytest

from pipeline.records import Claim, Quantity, Sentence
from pipeline.summary.english.headline import headline
from pipeline.summary.english.rates import RATE_COLUMNS, rates_of
from pipeline.tables import loader
from tests.test_english_sentences import date, quantity, say, slot


def rates(marked: str, unit: str = "JPY", *, dated: bool = False) -> str:
    """The rates of the figure in square brackets."""
    text = marked.replace("[", "", 1).replace("]", "", 1)
    figure = marked[marked.index("[") + 1 : marked.index("]")]
    start = marked.index("[")
    claim = Claim(
        id="c1", quantity=0, entity=None, property=None, baseline=None, attribution=None, rules=[], predicate=None, modality="asserted",
        direction=None, date=0 if dated else None, confidence="bare", english="", sentence=Sentence(start=0, end=len(text), text=text, line=1),
    )  # fmt: skip
    found = Quantity(start=start, end=start + len(figure), text=figure, value=None, low=None, high=None, vague=None, unit=unit, counter=None, comparator="=")
    return " ".join(rates_of(claim, found).said)


def test_every_row_of_the_table_gives_what_its_example_says() -> None:
    for row in loader.rows("rates.tsv", RATE_COLUMNS):
        sentence, english = row.cells["example"].split(" => ")
        assert rates(sentence) == english, row.line
        assert english == row.cells["english"], row.line


def test_each_word_stands_once_for_each_kind() -> None:
    words = [(row.cells["kind"], word) for row in loader.rows("rates.tsv", RATE_COLUMNS) for word in row.several("japanese")]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("marked", "english"),
    [
        ("年間約[40万円]を払う。", "a year"),
        ("年間で最大[40万円]を節約した。", "a year"),
        ("倉庫を１カ月あたり平均[4万円]で借りる。", "a month"),
        ("1週間に最大[9回]の点検", "a week"),
        ("1日に[9回]点検する。", "a day"),
        # of a thing: what stands before the number is clearer than its counter
        ("従業員1人あたり[4万円]を払う。", "per employee"),
        ("端末１台につき[4万円]を払う。", "per device"),
        ("社員ひとりあたり[4万円]を払う。", "per employee"),
        ("ひとりあたり[4万円]を払う。", "per person"),
        ("会員一人当たり[4万円]を払う。", "per member"),
        ("タスクあたり[4円]かかる。", "per task"),
        ("動画1分あたり[4円]かかる。", "per minute"),
        # round numbers of a thing
        ("1,000枚の束ではなく1,000人あたり[4件]だった。", "per thousand people"),
        ("100万トークンあたり[4ドル]だ。", "per million tokens"),
        ("10万人当たり[4人]だった。", "per hundred thousand people"),
        ("入力トークン100万あたり[4ドル]だ。", "per million input tokens"),
        ("入力[4ドル]/1M、出力9ドル/1M", "per million tokens"),
        ("100万トークンあたり入力4ドル、出力[9ドル]だ。", "per million tokens"),
        # behind the figure
        ("[4ドル]以上/ユーザー", "per user"),
        ("[4ドル] / user / month", "per user a month"),
        ("[4ドル]（税込/月）", "a month"),
        ("[4ドル]（1席あたり）", "per seat"),
        ("[40回]毎分で振れる。", "a minute"),
        ("[4ドル] per user", "per user"),
        # two of them, the period last
        ("年間一人あたり約[40時間]を減らす。", "per person a year"),
        ("月額[4ドル]/ユーザー", "per user a month"),
        # the sum in brackets is the same
        ("月額4ドル（約[600円]）で使える。", "a month"),
    ],
)
def test_a_rate_is_read(marked: str, english: str) -> None:
    assert rates(marked) == english


@pytest.mark.parametrize(
    "marked",
    [
        # spans
        "過去3年間[4万円]を払った。", "1カ月で[4万件]を超えた。", "1年で[4万円]を稼いだ。", "数年間[4万円]を払った。", "半年で[4万円]を稼いだ。",
        # dates
        "2031年[4万円]を払う。", "同月[4万円]を払った。", "5月[4万円]を払った。", "その年[4万人]が来た。", "第1四半期[4億円]の売上", "31日[4人]が来た。",
        # parts of other words
        "定年間近[4人]が残る。", "一時[4万円]を超えた。", "[3社]毎日新聞などが報じた。", "この辺り[4人]が住む。", "2031年あたり[4社]が残る。",
        # a stroke between two things
        "[4GB]/128GBの2種類", "[4万円]（8GB/月）", "[4万円]（3人）", "[4ドル]/月額制", "7秒あたり[4回]",
        # a property has it already
        "年間の売上は[4億円]だ。", "月額は[4ドル]だ。",
    ],
)  # fmt: skip
def test_what_is_no_rate(marked: str) -> None:
    assert rates(marked) == ""


def test_a_percentage_is_per_year_only_where_it_must_be() -> None:
    assert rates("年平均[9%]伸びる。", "%") == "a year"
    assert rates("年率[9%]で伸びる。", "%") == "a year"
    assert rates("月間[9%]を減らす。", "%") == ""
    assert rates("1日[9%]下がった。", "%") == ""


def test_neither_multiples_nor_rates_have_a_rate() -> None:
    assert rates("年間[4倍]になる。", "x") == ""
    assert rates("毎秒[4TB/s]", "TB/s") == ""


def test_a_first_of_the_month_is_a_date() -> None:
    assert rates("9月に続き1日に[4人]を採用した。", "count", dated=True) == ""


# ---------------------------------------------------------------- sentences


def test_of_a_deed() -> None:
    text = "青葉電機は年間40億円を投資した。"
    assert say(text, quantity(text, "40億円", "4000000000", "JPY"), entity="青葉電機", predicate="投資する") == "Aoba Electric invested ¥4 billion a year."


def test_of_a_clause() -> None:
    text = "青葉電機は北星に端末を月額40万円で提供する。"
    assert say(text, quantity(text, "40万円", "400000", "JPY"), entity="青葉電機") == "Aoba Electric offers devices to Hokusei for ¥400,000 a month."


def test_the_reader_of_clauses_takes_it_with_its_figure() -> None:
    text = "1週間あたり4万人が新型端末を利用した。"
    assert say(text, quantity(text, "4万人", "40000", "count", counter="人"), entity="新型端末", predicate="利用する") == "40,000 people a week used new devices."


def test_of_things_that_are_counted() -> None:
    text = "毎分4万件のリクエストを処理する。"
    assert say(text, quantity(text, "4万件", "40000", "count", counter="件")) == "40,000 requests a minute are processed."


@pytest.mark.parametrize(("times", "often"), [("1回", "once"), ("2回", "twice"), ("6回", "6 times")])
def test_how_often_something_is_done(times: str, often: str) -> None:
    text = f"青葉電機は訓練を年{times}実施した。"
    assert say(text, quantity(text, times, times[0], "count", counter="回"), entity="青葉電機", predicate="実施する") == f"Aoba Electric carried out training {often} a year."


@pytest.mark.parametrize(("head", "english"), [
    ("価格（月額）", "Hoshi 5 costs $30 a month."),
    ("料金／月", "Hoshi 5 costs $30 a month."),
    ("年額（1ユーザー）", "Hoshi 5 costs $30 per user a year."),
    ("出力（/1M）", "The output of Hoshi 5 is $30 per million tokens."),
    ("料金（税込/月）", "Hoshi 5 costs $30 a month."),
    ("料金（個人）", "The fee (individuals) of Hoshi 5 is $30."),
])  # fmt: skip
def test_the_head_of_a_table_names_it(head: str, english: str) -> None:
    text = f"{head} Hoshi 5 30ドル"
    assert say(text, quantity(text, "30ドル", "30", "USD"), entity="Hoshi 5", property=head) == english


def test_of_a_figure_that_nobody_tells_of() -> None:
    text = "毎週40社という数だ。"
    assert say(text, quantity(text, "40社", "40", "count", counter="社")) == "The article mentions 40 companies a week."


def test_of_a_length_of_two_parts() -> None:
    text = "平均（1日あたり2時間5分）だった。"
    assert say(text, quantity(text, "2時間5分", "125", "min"), property="平均").endswith("was 2 hours 5 minutes a day.")


@pytest.mark.parametrize(("text", "prop", "english"), [
    ("Hoshi 5の月額料金は月額30ドルだ。", "月額料金", "Hoshi 5 costs $30 a month."),
    ("Hoshi 5の月額料金は30ドル/ユーザーだ。", "月額料金", "Hoshi 5 costs $30 per user a month."),
    ("Hoshi 5の年間利用料は年30ドルだ。", "年間利用料", "Hoshi 5 costs $30 a year."),
])  # fmt: skip
def test_it_is_said_once(text: str, prop: str, english: str) -> None:
    assert say(text, quantity(text, "30ドル", "30", "USD"), entity="Hoshi 5", property=prop) == english


def test_before_the_property_and_before_the_figure_it_is_said_once() -> None:
    text = "北星の1ユーザーあたり月額は30ドルだ。"
    assert say(text, quantity(text, "30ドル", "30", "USD"), entity="北星", property="月額").count("per user") == 1


def test_before_the_property() -> None:
    text = "北星の1店舗あたりの売上は40億円だ。"
    assert say(text, quantity(text, "40億円", "4000000000", "JPY"), entity="北星", property="売上") == "Hokusei's sales per store are ¥4 billion."


def test_a_price_per_token_is_the_price_of_a_million() -> None:
    text = "Hoshi 5のトークン単価は3ドル/1Mトークンだ。"
    english = say(text, quantity(text, "3ドル", "3", "USD"), entity="Hoshi 5", property="トークン単価")
    assert english.endswith(" $3 per million tokens.")
    assert len(re.findall("per ", english)) == 1


def test_the_rate_is_no_thing_that_is_counted() -> None:
    text = "年4万台の体制を築く。"
    assert "nen" not in say(text, quantity(text, "4万台", "40000", "count", counter="台"), entity="年")


def test_an_average_a_year_is_no_thing_that_grows() -> None:
    text = "端末市場は年平均9%成長した。"
    english = say(text, quantity(text, "9%", "9", "%"), entity="端末市場", property="年平均", predicate="成長する", direction="increase")
    assert english.endswith(" grew 9% a year.")
    assert "average" not in english


def test_the_date_stands_before_the_rate() -> None:
    text = "2031年に青葉電機は毎年40億円を投資した。"
    assert say(text, quantity(text, "40億円", "4000000000", "JPY"), date(text, "2031年", "2031"), entity="青葉電機", predicate="投資する") == "In 2031, Aoba Electric invested ¥4 billion a year."


def test_the_headline_says_it() -> None:
    texts = ["Hoshi 5の料金は30ドル/月だ。", "Hoshi 5の処理件数は毎秒900件だ。"]
    figures = [quantity(texts[0], "30ドル", "30", "USD"), quantity(texts[1], "900件", "900", "count", counter="件")]
    claims: list[Claim] = []
    for at, (text, prop) in enumerate(zip(texts, ("料金", "処理件数"), strict=True)):
        claims.append(Claim(
            id=f"c{at}", quantity=at, entity=slot(text, "Hoshi 5"), property=slot(text, prop), baseline=None, attribution=None, rules=[], predicate=None,
            modality="asserted", direction=None, date=None, confidence="read", english="", sentence=Sentence(start=0, end=len(text), text=text, line=1),
        ))  # fmt: skip
    said = headline(None, claims, figures, [], [])
    assert "$30 a month" in said
    assert "a second" in said
