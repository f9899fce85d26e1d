"""What holds for every text: exact values, no overlaps, the same offsets in any company, time that grows with the length."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.values.quantities import find_quantities, read_quantity, unread_digits

if TYPE_CHECKING:
    from decimal import Decimal

PIECES = st.sampled_from(
    [
        "1", "2", "5", "10", "2025", "3.5", "1,234", "１２", "三", "十", "百", "千", "万", "億", "兆", "数", "何", "半",
        "倍", "ゼロ", "円", "$", "ドル", "%", "割", "分", "分の", "の", "〜", "~", "-", "から", "より", "以上", "未満", "以下",
        "超", "約", "最大", " ", "社", "人", "台", "つ", "個", "年", "年間", "月", "日", "時間", "秒", "GB", "GHz", "km/h",
        "時速", "摂氏", "度", "第", "目", "位", "H", "GPT-", "トークン", "/秒", "/", "、", "。", "(", ")", "「", "」", "\n",
        "プラン", "に", "へ", "まで", "を超え", "AI",
    ]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join)


@given(TEXTS)
@settings(max_examples=400)
@example("1-2-3-4%")
@example("10〜20〜30%")
@example("±±5%")
def test_facts_are_in_order_and_do_not_overlap(text: str) -> None:
    facts = find_quantities(text)
    for fact in facts:
        assert 0 <= fact.outer[0] <= fact.start < fact.end <= fact.outer[1] <= len(text)
        assert (fact.value is None) != (fact.low is None)
        assert (fact.low is None) == (fact.high is None)
        assert fact.low is None or fact.high is None or fact.low < fact.high
        assert (fact.unit == "count") == (fact.counter is not None)
    for one, other in pairwise(facts):
        assert one.end <= other.start


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_no_text_does_harm(text: str) -> None:
    facts = find_quantities(text)
    unread_digits(text, [(fact.start, fact.end) for fact in facts])


@given(TEXTS)
def test_every_digit_is_read_or_accounted_for(text: str) -> None:
    spans = [(fact.start, fact.end) for fact in find_quantities(text)]
    left = unread_digits(text, spans)
    for offset, char in enumerate(text):
        if char in "0123456789０１２３４５６７８９":
            assert any(start <= offset < end for start, end in [*spans, *((s, e) for s, e, _ in left)]) or any(
                start < end and any(a < end and start < b for a, b in spans) for start, end in [(offset - 12, offset + 12)]
            )


@given(st.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False), st.sampled_from(["円", "ドル", "%", "GB", "人", "km"]))
def test_values_are_exact(number: Decimal, unit: str) -> None:
    fact = read_quantity(f"{number:,f}{unit}")
    assert fact is not None
    assert fact.value == number


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_ranges_are_exact(one: int, other: int) -> None:
    low, high = sorted((one, other))
    fact = read_quantity(f"{low}円〜{high}円") if low < high else None
    assert fact is None or (fact.low, fact.high) == (low, high)


@given(TEXTS, TEXTS)
def test_a_line_break_parts_texts(before: str, behind: str) -> None:
    """What is read in one line does not hang on the lines around it, but for the words that a name or a line end decides."""
    alone = [(fact.start, fact.end, fact.value) for fact in find_quantities(before + "。\n")]
    together = [(fact.start, fact.end, fact.value) for fact in find_quantities(before + "。\n" + behind)]
    assert together[: len(alone)] == alone


@given(TEXTS, st.integers(0, 30), st.integers(0, 10))
def test_nothing_starts_or_ends_in_an_owned_span(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    for fact in find_quantities(text, [(start, end)]):
        assert fact.end <= start or fact.start >= end or start == end


RUNS = [
    "9", "1,", "1,234,", "1.", "一", "〇", "十", "千", "万", "数", "何", "約", "1~", "1-", "1、", "1円から", "1社に", "1以上", "半", "倍", "ゼロ",
    "1時間", "1分の", "$", "$1", "約1", "1（", "ア1ア", "A1", "A 1", "A ", "a@", "www.", "](", "1年", "9時9分", "毎秒", "最大で", "-", "1 ", "1万 ",
]  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
def test_time_grows_with_the_length(run: str) -> None:
    """Twice the text may take about twice the time, whatever it is made of."""

    def seconds(length: int) -> float:
        text = (run * (length // len(run) + 1))[:length]
        began = time.process_time()
        find_quantities(text)
        unread_digits(text, [])
        return time.process_time() - began

    # Twenty times the text in less than sixty times the time: straight is 20, square would be 400.
    assert seconds(100_000) < 60 * seconds(5_000) + 0.1


def test_many_names_do_not_slow_it_down() -> None:
    text = "A社は3億円と5人、" * 10_000
    owned = [(at, at + 2) for at in range(0, len(text), 10)]

    def seconds(share: int) -> float:
        began = time.process_time()
        find_quantities(text[: len(text) // share], owned[: len(owned) // share])
        return time.process_time() - began

    assert seconds(1) < 60 * seconds(20) + 0.1
