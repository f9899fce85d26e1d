"""Numerals: whatever a number is written in, the same number comes back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.normal import fold
from pipeline.values.numerals import LONGEST, Numeral, read_numeral, run_end
from pipeline.values.quantities import find_quantities

DIGITS = "〇一二三四五六七八九"
BIGS = ((10**16, "京"), (10**12, "兆"), (10**8, "億"), (10**4, "万"))
SMALLS = ((1000, "千"), (100, "百"), (10, "十"))


def read(text: str) -> Numeral:
    numeral = read_numeral(fold(text), 0)
    assert numeral is not None
    assert numeral.end == len(text)
    return numeral


def kanji_below_10000(number: int) -> str:
    written = ""
    for size, name in SMALLS:
        times, number = divmod(number, size)
        if times:
            written += (DIGITS[times] if times > 1 else "") + name
    return written + (DIGITS[number] if number else "")


def by_ten_thousands(number: int, small: str) -> str:
    """A number in 万, 億, 兆, 京, with what is before each in the notation `small`."""
    write = {"kanji": kanji_below_10000, "digits": str, "grouped": lambda n: f"{n:,}"}[small]
    written = ""
    for size, name in BIGS:
        times, number = divmod(number, size)
        if times:
            # 百万 is said without 一 in front, 千万 too; 万 itself is not.
            written += (write(times) or "一") + name if small != "kanji" or times > 1 else "一" + name
    return written + (write(number) if number or not written else "")


def test_there_is_none_behind_the_end() -> None:
    assert read_numeral("3", 1) is None
    assert [(found.start, found.end) for found in find_quantities("導入したのは3社に")] == [(6, 8)]


@given(st.integers(0, 10**LONGEST - 1))
def test_plain_digits(number: int) -> None:
    assert read(str(number)).value == number


@given(st.integers(0, 10**30 - 1))
def test_grouped_digits(number: int) -> None:
    assert read(f"{number:,}").value == number


@given(st.integers(0, 10**20))
def test_full_width_digits(number: int) -> None:
    wide = str(number).translate({ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789"})
    assert read(wide).value == number


@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=6))
def test_decimals_are_exact(number: Decimal) -> None:
    assert read(f"{number:f}").value == number
    assert read(f"{number:,f}").value == number


@given(st.integers(1, 10**20 - 1))
def test_kanji(number: int) -> None:
    assert read(by_ten_thousands(number, "kanji")).value == number


@given(st.integers(1, 10**20 - 1))
def test_mixed(number: int) -> None:
    assert read(by_ten_thousands(number, "digits")).value == number
    assert read(by_ten_thousands(number, "grouped")).value == number


@given(st.integers(10, 10**12))
def test_kanji_digit_by_digit(number: int) -> None:
    assert read("".join(DIGITS[int(digit)] for digit in str(number))).value == number


@given(st.decimals(min_value="0.001", max_value=9999, places=3), st.sampled_from(BIGS))
def test_decimal_times_big(number: Decimal, big: tuple[int, str]) -> None:
    assert read(f"{number:f}{big[1]}").value == number * big[0]


@pytest.mark.parametrize(
    ("text", "value", "vague"),
    [
        ("数十", 10, "several"),
        ("数百万", 1_000_000, "several"),
        ("何兆", 10**12, "several"),
        ("数10", 10, "several"),
        ("十数", 10, "odd"),
        ("五十数", 50, "odd"),
        ("50数", 50, "odd"),
        ("百数十", 110, "odd"),
        ("十数万", 100_000, "odd"),
        ("1 億", 10**8, None),
        ("五十六億七千零八万", 5_670_080_000, None),
        ("八百万零三百", 8_000_300, None),
        ("五・二五", Decimal("5.25"), None),
        ("10百万", 10_000_000, None),
    ],
)
def test_values(text: str, value: int | Decimal, vague: str | None) -> None:
    numeral = read(text)
    assert numeral.value == value
    assert numeral.vague == vague


@pytest.mark.parametrize("text", ["1万2億", "三百四千", "千万億", "1万20000", "万", "数", "数字", "億", "〇〇", "9" * (LONGEST + 1), ""])
def test_contradictions_are_not_read(text: str) -> None:
    assert (read_numeral(text, 0) if text else None) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [("3百貨店", 1), ("5,00", 1), ("1,2345", 1), ("2千葉", 1), ("1.", 1), ("12.5.3", 4), ("3万全", 1), ("50数", 3)],
)
def test_where_a_numeral_ends(text: str, end: int) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert numeral.end == end


def test_what_a_range_borrows() -> None:
    assert (read("5万").head, read("5万").scale) == (5, 10_000)
    assert read("3億5000万").head is None
    assert read("320").scale == 1


def test_run_end() -> None:
    assert run_end("1,234.5億円", 0) == len("1,234.5億")
    assert run_end("円", 0) == 1
