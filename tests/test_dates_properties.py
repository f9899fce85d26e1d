"""What must hold for every text: values that exist, no overlaps, names left alone, time that grows with the text only."""

from __future__ import annotations

import re
import time
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.values.dates import find_dates, parse_published, read_date

PIECES = [
    *"0123456789０９一二三十百千万〇年月日時分秒週期末頃前後半春夏の、。から~〜-/.:()（）・ 　\nQH",
    "2025年", "25年", "12月", "31日", "30日", "2月", "29日", "令和", "平成", "昭和", "元年", "年度", "3月期", "第3四半期", "上期", "上半期",
    "昨年", "来年", "翌年", "前年", "今年", "来月", "翌月", "先週", "来週", "週末", "翌日", "同日", "前日", "今日", "明日", "金曜日", "第2火曜日",
    "午前", "午後", "深夜", "25時", "27時30分", "9:30", "PM", "正午", "夜", "3カ月", "1年半", "半年", "数年", "後", "前", "ぶり", "ごと", "毎週", "毎月",
    "1990年代", "世紀", "年代", "紀元前", "Dec", " 02", ", 2025", "FY2025", "Q3", "3Q25", "2025/12/02", "12/25", "T10:00:00+09:00", "残り", "の残りの日",
    "から", "まで", "初め", "半ば", "いっぱい", "NVIDIA", "9999年", "1000年", "億年", "Feb 30, 2025", "53週", "第", "その", "週", "間", "以上",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
MOMENTS = st.one_of(
    st.none(),
    st.dates(date(1950, 1, 1), date(2060, 12, 31)),
    st.datetimes(datetime(1950, 1, 1), datetime(2060, 12, 31)),
    st.sampled_from([date.min, date.max, date(1, 12, 31), date(9999, 1, 1), datetime.min, datetime.max, date(2024, 2, 29)]),
)

_PART = "MO|AF|EV|NI|MI|DT"
_CLOCK = r"(?P<hour>[01][0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?)?"
_DAY = (
    r"BC[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|SP|SU|FA|WI|H[12]|Q[1-4]))?|BC[0-9]{2}XX|[0-9]{2}XX|[0-9]{3}X|(?:[0-9]{4}|XXXX)(?:-Q[1-4X]|-H[12]|-(?:SP|SU|FA|WI))?|"
    r"(?P<iso>(?P<year>[0-9]{4}|XXXX)-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)|"
    r"(?:[0-9]{4}|XXXX)-WXX(?:-WE|-[1-7])?|(?P<week_year>[0-9]{4}|XXXX)-W(?P<week>[0-5][0-9])(?:-WE)?|XXXX-[0-9]{2}-W0[1-5]|XXXX-[0-9]{2}-WXX-[1-7]-#[1-5]"
)
POINT = re.compile(rf"(?:{_DAY})?(?:T(?:{_PART}|{_CLOCK}))?")
LENGTH = re.compile(
    r"P(?=.)(?:(?:[0-9.]+|X)Y)?(?:(?:[0-9.]+|X)M)?(?:(?:[0-9.]+|X)W)?(?:(?:[0-9.]+|X)D)?(?:T(?=.)(?:(?:[0-9.]+|X)H)?(?:(?:[0-9.]+|X)M)?(?:(?:[0-9.]+|X)S)?)?"
)


def check_value(value: str) -> None:
    """Fails unless the value is spelled as TIMEX3 spells and is on the calendar."""
    if value in ("PAST_REF", "FUTURE_REF"):
        return
    for part in value.split("/"):
        if part.startswith("P"):
            assert LENGTH.fullmatch(part), value
            continue
        found = POINT.fullmatch(part)
        assert found, value
        assert part, value
        if found["iso"] and found["month"] != "XX":
            year = int(found["year"]) if found["year"] != "XXXX" else 2024
            day = int(found["day"]) if found["day"] and found["day"] != "XX" else 1
            date(year, int(found["month"]), day)
        if found["week"] and found["week_year"] != "XXXX":
            date.fromisocalendar(int(found["week_year"]), int(found["week"]), 1)


@settings(max_examples=600, deadline=None)
@given(TEXTS, MOMENTS)
def test_every_value_exists(text: str, published: date | None) -> None:
    at = 0
    for fact in find_dates(text, published).dates:
        assert at <= fact.start < fact.end <= len(text)
        at = fact.end
        if fact.value is not None:
            check_value(fact.value)


@settings(max_examples=200, deadline=None)
@given(TEXTS, MOMENTS, st.integers(0, 40), st.integers(1, 10))
def test_names_are_left_alone(text: str, published: date | None, start: int, length: int) -> None:
    owned = (start, start + length)
    for fact in find_dates(text, published, owned=[owned]).dates:
        assert fact.end <= owned[0] or fact.start >= owned[1]


@settings(max_examples=200, deadline=None)
@given(TEXTS, MOMENTS)
def test_reading_twice_gives_the_same(text: str, published: date | None) -> None:
    assert find_dates(text, published) == find_dates(text, published)


@given(st.text(max_size=40), MOMENTS)
def test_any_text_is_read(text: str, published: date | None) -> None:
    find_dates(text, published)
    parse_published(text)
    read_date(text, published)


RUNS = [
    "1", "９", "一", "千", "2025年", "12月", "12/", "1/2", "9:", "9:30 ", "Jan ", "第", "数", "(", "から", "1から", "3年", "3年と", "1日", "午後", "午後3時",
    "昨年", "昨年の", "来年度", "2025年度", "翌日", "、", "1,", "1.", "1~", "令和1年", "2025-12-", "毎週", "の", "前", "年末", "2025年3月期", "あ", "三〇", "Q3 ",
]  # fmt: skip


def seconds(text: str) -> float:
    best = 1e9
    for _ in range(3):
        begin = time.process_time()
        find_dates(text, date(2025, 12, 3))
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize("run", RUNS)
def test_time_grows_with_the_text_only(run: str) -> None:
    short, long = seconds(run * (4000 // len(run))), seconds(run * (32000 // len(run)))
    assert long < 8 * 3 * max(short, 0.002)


@pytest.mark.parametrize("digits", [40, 400, 5000])
def test_long_numbers_do_no_harm(digits: int) -> None:
    for unit in ("年", "月", "日", "時間", "カ月", "年前", "世紀", "年度", "時"):
        for fact in find_dates("9" * digits + unit, date(2025, 12, 3)).dates:
            assert fact.value is None or len(fact.value) < 60
