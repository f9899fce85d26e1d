"""The three ways in: a whole text, a single expression, the moment of publication."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.values.dates import find_dates, parse_published, read_date

WEDNESDAY = date(2025, 12, 3)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2025-12-03", date(2025, 12, 3)),
        ("2025/12/3", date(2025, 12, 3)),
        ("２０２５年１２月３日", date(2025, 12, 3)),
        ("2025-12-03T10:15", datetime(2025, 12, 3, 10, 15)),
        ("2025-12-03T10:15:30+09:00", datetime(2025, 12, 3, 10, 15, 30)),
        ("2025-12-03 10:15:30.250Z", datetime(2025, 12, 3, 10, 15, 30)),
        ("2025-02-30", None),
        ("2025-12-03T25:00", None),
        ("-", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_parse_published(value: str, moment: date | None) -> None:
    assert parse_published(value) == moment


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025年12月2日", "2025-12-02"),
        ("昨年", "2024"),
        ("10月", "2025-10"),
        ("2日", "2025-12-02"),
        ("3カ月", "P3M"),
        ("2023年から25年", "2023/2025"),
        ("2025年度末", "2025-04/2026-03"),
    ],
)
def test_read_date_reads_an_expression_as_in_a_sentence(text: str, value: str) -> None:
    fact = read_date(text, WEDNESDAY)
    assert fact is not None
    assert (fact.start, fact.end, fact.value) == (0, len(text), value)


@pytest.mark.parametrize("text", ["", "12月2日に", "12月2日と3月1日", "売上高", "10回"])
def test_read_date_refuses_what_is_not_one_date(text: str) -> None:
    assert read_date(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("会見は2月30日に開く。", "date: impossible 2月30日"),
        ("会見は13月に開く。", "date: impossible 13月"),
        ("会見は令和0年に開いた。", "date: impossible 令和0年"),
        ("毎年2月30日に開く。", "date: impossible 毎年2月30日"),
        ("昭和65年の集計だ。", "date: 昭和65年 is outside its era"),
    ],
)
def test_a_reader_is_warned(text: str, warning: str) -> None:
    reading = find_dates(text, WEDNESDAY)
    assert reading.warnings == [warning]


def test_a_late_year_of_an_era_has_a_value_and_an_impossible_one_has_none() -> None:
    assert [d.value for d in find_dates("昭和65年と令和0年", WEDNESDAY).dates] == ["1990", None]


def test_what_belongs_to_a_name_is_no_date() -> None:
    text = "新作「2030年」は10月に出た。"
    start = text.index("2030年")
    assert [d.value for d in find_dates(text, WEDNESDAY, owned=[(start, start + 5)]).dates] == ["2025-10"]
    assert [d.value for d in find_dates(text, WEDNESDAY).dates] == ["2030", "2025-10"]


def test_a_name_between_two_dates_keeps_them_apart() -> None:
    text = "2023年から2025年"
    start = text.index("から")
    assert [d.value for d in find_dates(text, WEDNESDAY, owned=[(start, start + 2)]).dates] == ["2023", "2025"]


def test_the_business_year_is_that_of_the_topic() -> None:
    text = "エヌビディアに続き、ソニーは2025年度の業績を示した。"
    nvidia, sony = text.index("エヌビディア"), text.index("ソニー")
    names = [(nvidia, nvidia + 6), (sony, sony + 3)]
    assert [d.value for d in find_dates(text, WEDNESDAY, owned=names).dates] == ["2025-04/2026-03"]
    assert [d.value for d in find_dates(text[10:], WEDNESDAY).dates] == ["2025-04/2026-03"]
    assert [d.value for d in find_dates("エヌビディアは2026年度の業績を示した。", WEDNESDAY).dates] == ["2025-02/2026-01"]


def test_a_relative_date_tells_what_it_leans_on() -> None:
    first, second, third = find_dates("昨年の会見は11月20日で、翌日に公開した。", WEDNESDAY).dates
    assert (first.anchor, first.rule) == ("2025-12-03", "昨年")
    assert second.value == "2024-11-20"
    assert (third.value, third.anchor) == ("2024-11-21", "2024-11-20")
    (full,) = find_dates("2025年12月2日に公開した。", WEDNESDAY).dates
    assert full.anchor is None


def test_clock_times_of_an_article_carry_its_day() -> None:
    article = "新製品を発表した。" * 30
    values = [d.value for d in find_dates(article + "\n会見は午前9時に始まった。", WEDNESDAY).dates]
    assert values == ["2025-12-03T09"]
    values = [d.value for d in find_dates(article + "\n12月1日に開く。\n会見は午前9時に始まった。", WEDNESDAY).dates]
    assert values == ["2025-12-01", "2025-12-01T09"]


def test_no_text_no_dates() -> None:
    reading = find_dates("", None)
    assert (reading.dates, reading.warnings) == ([], [])
