"""Quantities in English conventions, and back: nothing is rounded, nothing is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Quantity
from pipeline.summary.english.figures import read_figures
from pipeline.summary.english.numbers import agrees, parse_figures, say_quantity
from pipeline.tables.loader import table_path


def quantity(text: str, value: str | None = None, unit: str = "count", **more: object) -> Quantity:
    fields: dict[str, object] = {"low": None, "high": None, "vague": None, "counter": None, "comparator": "="}
    fields.update(more)
    for name in ("low", "high"):
        fields[name] = None if fields[name] is None else Decimal(str(fields[name]))
    return Quantity(start=0, end=len(text), text=text, value=None if value is None else Decimal(value), unit=unit, **fields)  # type: ignore[arg-type]


CASES = [
    (quantity("80億ドル", "8000000000", "USD", comparator="<="), "up to $8 billion", "≤ $8 billion"),
    (quantity("1兆2345億6000万円", "1234560000000", "JPY"), "¥1.23456 trillion", "¥1.23456 trillion"),
    (quantity("1兆2345億6789万円", "1234567890000", "JPY"), "¥1,234,567,890,000", "¥1,234,567,890,000"),
    (quantity("3万800円", "30800", "JPY"), "¥30,800", "¥30,800"),
    (quantity("2.5万円", "25000.0", "JPY", comparator="~"), "about ¥25,000", "≈ ¥25,000"),
    (quantity("30億元", "3000000000", "CNY"), "CNY 3 billion", "CNY 3 billion"),
    (quantity("12億台湾ドル", "1200000000", "TWD"), "NT$1.2 billion", "NT$1.2 billion"),
    (quantity("3億〜5億ドル", unit="USD", low="300000000", high="500000000"), "$300–500 million", "$300–500 million"),
    (quantity("8000億〜1兆円", unit="JPY", low="800000000000", high="1000000000000"), "¥800 billion–¥1 trillion", "¥800 billion–¥1 trillion"),
    (quantity("1万台", "10000", counter="台"), "10,000 units", "10,000 units"),
    (quantity("1人", "1", counter="人"), "1 person", "1 person"),
    (quantity("5つ", "5", counter="つ"), "5", "5"),
    (quantity("3プラン", "3", counter="プラン"), "3 plans", "3 plans"),
    (quantity("80万〜120万台", counter="台", low="800000", high="1200000"), "800,000–1,200,000 units", "800,000–1,200,000 units"),
    (quantity("6億9426万人", "694260000", counter="人"), "694.26 million people", "694.26 million people"),
    (quantity("1億5204万6000人", "152046000", counter="人"), "152,046,000 people", "152,046,000 people"),
    (quantity("4倍", "4", "x", comparator=">="), "at least 4×", "≥ 4×"),
    (quantity("2.0倍", "2.0", "x"), "2.0×", "2.0×"),
    (quantity("3分の1", "0.3333333", "x"), "one-third", "1/3"),
    (quantity("三分の一", "0.3333333", "x"), "one-third", "1/3"),
    (quantity("3社に1社", "0.3333333", "x"), "one-third", "1/3"),
    (quantity("0.25倍", "0.25", "x"), "0.25×", "0.25×"),
    (quantity("半減", "0.5", "x"), "half", "half"),
    (quantity("3〜5%", unit="%", low="3", high="5"), "3–5%", "3–5%"),
    (quantity("0.5ポイント", "0.5", "pp"), "0.5 percentage points", "0.5 percentage points"),
    (quantity("88点", "88", "pt"), "88 points", "88 points"),
    (quantity("144GB", "144", "GB"), "144 GB", "144 GB"),
    (quantity("25度", "25", "degC"), "25 °C", "25 °C"),
    (quantity("120m2", "120", "m2"), "120 m²", "120 m²"),
    (quantity("14インチ", "14", "in"), "14 inches", "14 inches"),
    (quantity("20年", "20", "yr", comparator="~"), "about 20 years", "≈ 20 years"),
    (quantity("18歳", "18", "yr", counter="歳", comparator="<"), "less than 18 years", "< 18 years"),
    (quantity("300社", "300", counter="社", comparator="<"), "fewer than 300 companies", "< 300 companies"),
    (quantity("数百社", "100", counter="社", vague="several"), "several hundred companies", "several hundred companies"),
    (quantity("数十社", "10", counter="社", vague="several"), "dozens of companies", "dozens of companies"),
    (quantity("数万台", "10000", counter="台", vague="several"), "tens of thousands of units", "tens of thousands of units"),
    (quantity("数十万", "100000", "", vague="several"), "hundreds of thousands", "hundreds of thousands"),
    (quantity("数十億円", "1000000000", "JPY", vague="several"), "several billion yen", "several billion yen"),
    (quantity("数百億ドル", "10000000000", "USD", vague="several"), "tens of billions of dollars", "tens of billions of dollars"),
    (quantity("数%", "1", "%", vague="several"), "several percent", "several percent"),
    (quantity("数年", "1", "yr", vague="several"), "several years", "several years"),
    (quantity("十数社", "10", counter="社", vague="odd"), "more than 10 companies", "> 10 companies"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "sentence", "table"), CASES, ids=[case[0].text for case in CASES])
def test_what_is_said(said: Quantity, sentence: str, table: str) -> None:
    assert say_quantity(said) == sentence
    assert say_quantity(said, "table") == table


@pytest.mark.parametrize("said", [case[0] for case in CASES], ids=[case[0].text for case in CASES])
def test_it_reads_back_to_the_same(said: Quantity) -> None:
    assert agrees(said, f"In 1999 the figure was {say_quantity(said)} in Tokyo.")
    assert agrees(said, say_quantity(said, "table"))


def test_every_unit_that_is_read_can_be_said_and_read_back() -> None:
    lines = [line.split("\t") for line in table_path("units.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    column = lines[0].index("symbol")
    symbols = {line[column].strip() for line in lines[1:]} - {"count"}
    assert len(symbols) > 50
    for symbol in sorted(symbols):
        for value in ("1", "3", "1500000"):
            said = quantity("…", value, symbol)
            assert agrees(said, f"It is {say_quantity(said)} in Tokyo."), say_quantity(said)


def test_the_counted_noun_may_be_given() -> None:
    said = quantity("22万基", "220000", counter="基")
    assert say_quantity(said, "sentence", ("GPU", "GPUs")) == "220,000 GPUs"
    assert say_quantity(said, "sentence", ("", "")) == "220,000"
    assert agrees(said, "It bought 220,000 GPUs.")


@pytest.mark.parametrize(
    ("said", "english"),
    [
        (quantity("80億ドル", "8000000000", "USD"), "It costs $8 million."),
        (quantity("80億ドル", "8000000000", "USD"), "It costs ¥8 billion."),
        (quantity("4倍", "4", "x"), "It has 4 chips."),
        (quantity("4倍", "4", "x"), "It is 4.5× as fast."),
        (quantity("3〜5%", unit="%", low="3", high="5"), "It rose 3%."),
        (quantity("144GB", "144", "GB"), "It has 144 GB/s."),
        (quantity("144GB", "144", "GB"), "It has 144 MB."),
        (quantity("5年", "5", "yr"), "It takes 5 months."),
    ],
)
def test_another_figure_does_not_agree(said: Quantity, english: str) -> None:
    assert not agrees(said, english)


def test_figures_of_a_text() -> None:
    assert parse_figures("Sales rose 12% to $3.5 billion; 40,000 chips with 192 GB each.") == [
        (Decimal(12), Decimal(12), "%"),
        (Decimal("3.5E+9"), Decimal("3.5E+9"), "USD"),
        (Decimal(40000), Decimal(40000), "count"),
        (Decimal(192), Decimal(192), "GB"),
    ]
    assert parse_figures("the second half of 2025") == [(Decimal(2025), Decimal(2025), "")]
    assert parse_figures("no figures here") == []


@settings(max_examples=200, deadline=None)
@given(
    value=st.decimals(min_value=0, max_value=10**15, places=3, allow_nan=False),
    unit=st.sampled_from(["JPY", "USD", "EUR", "CNY", "%", "x", "count", "GB", "TB/s", "yr", "pp", ""]),
    comparator=st.sampled_from(["=", "~", ">=", ">", "<=", "<"]),
)
def test_any_number_reads_back(value: Decimal, unit: str, comparator: str) -> None:
    said = quantity("…", str(value), unit, counter="台" if unit == "count" else None, comparator=comparator)
    assert agrees(said, f"It is {say_quantity(said)}.")
    assert agrees(said, say_quantity(said, "table"))


@settings(max_examples=100, deadline=None)
@given(
    low=st.integers(min_value=1, max_value=10**13),
    more=st.integers(min_value=1, max_value=10**13),
    unit=st.sampled_from(["JPY", "USD", "%", "x", "count", "GB"]),
)
def test_any_range_reads_back(low: int, more: int, unit: str) -> None:
    said = quantity("…", unit=unit, low=str(low), high=str(low + more), counter="台" if unit == "count" else None)
    assert agrees(said, f"It is {say_quantity(said)}.")


def test_points_that_are_counted_are_counted_things() -> None:
    assert agrees(quantity("4つ", "4", counter="つ"), "The article speaks of 4 points.")
    assert not agrees(quantity("4つ", "4", counter="つ"), "The score is 5 points.")
    assert not agrees(quantity("4%", "4", "%"), "The score is 4 points.")


@pytest.mark.parametrize(
    ("said", "english"),
    [
        (quantity("数百万件", "1000000", counter="件", vague="several"), "Several million transactions are analyzed."),
        (quantity("何万", "10000", "", vague="several"), "Tens of thousands of requests may be processed."),
        (quantity("半分", "0.5", "x"), "Half of the users are new."),
    ],
)
def test_a_figure_in_words_at_the_beginning_of_a_sentence(said: Quantity, english: str) -> None:
    assert agrees(said, english)
    assert not agrees(quantity("3件", "3", counter="件"), english)


@pytest.mark.parametrize(
    ("text", "value", "unit", "english"),
    [
        ("24時間40分", "1480", "min", "24 hours 40 minutes"),
        ("1時間2分3秒", "3723", "s", "1 hour 2 minutes 3 seconds"),
        ("4年9カ月", "57", "mo", "4 years 9 months"),
        ("2日3時間", "51", "h", "2 days 3 hours"),
        ("85分", "85", "min", "85 minutes"),
    ],
)
def test_lengths_of_two_units_are_said_as_they_stand(text: str, value: str, unit: str, english: str) -> None:
    length = quantity(text, value, unit)
    assert say_quantity(length) == english
    assert agrees(length, f"It took {english} in all.")


def test_a_letter_before_a_hyphen_makes_a_name() -> None:
    assert [figure.low for figure in read_figures("1,200 H-1B visas, 30 F-35 jets and -5 °C")] == [1200, 30, -5]
