"""Quantities: the examples, spans and offsets, owned spans, what is left unread."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from quantity_notation import read_all

from pipeline.tables.loader import rows
from pipeline.values.quantities import find_quantities, read_quantity, unread_digits

EXAMPLES = [
    pytest.param(row.cells["text"], row.cells["expected"], id=f"line {row.line}")
    for row in rows("quantity_examples.tsv", ("text", "expected"), Path(__file__).parent / "quantity_examples.tsv")
]


def test_there_are_enough_examples() -> None:
    assert len(EXAMPLES) >= 600


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_example(text: str, expected: str) -> None:
    assert read_all(text) == expected


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("性能は最大で約4倍以上に伸びた", "4倍", "最大で約4倍以上"),
        ("売上高は約１兆円超だった", "１兆円", "約１兆円超"),
        ("利用者は200万人を超えた", "200万人", "200万人"),
        ("価格は1000円台だ", "1000円", "1000円台"),
        ("費用は３〜５万円程度だ", "３〜５万円", "３〜５万円程度"),
        ("1時間45分かかった", "1時間45分", "1時間45分"),
        ("3社に1社が使う", "3社に1社", "3社に1社"),
        ("米国で時速 40 km に達した", "時速 40 km", "時速 40 km"),
        ("料金は$1,000だ", "$1,000", "$1,000"),
        ("損失は▲3億円だ", "▲3億円", "▲3億円"),
        ("誤差は±5%以内だ", "±5%", "±5%以内"),
        ("3兆ドル(約450兆円)を突破", "3兆ドル", "3兆ドル"),
    ],
)
def test_spans(text: str, inner: str, outer: str) -> None:
    fact = find_quantities(text)[0]
    assert text[fact.start : fact.end] == inner
    assert text[slice(*fact.outer)] == outer


def test_a_fact_says_everything() -> None:
    (fact,) = find_quantities("昨年は十数社が応じた")
    assert (fact.value, fact.low, fact.high) == (Decimal(10), None, None)
    assert (fact.vague, fact.unit, fact.counter, fact.comparator) == ("odd", "count", "社", "=")
    assert fact.rule == "number"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Zen 5は8コアだ", "Zen 5", ["8コア"]),
        ("新型の3000が3000台売れた", "3000が", ["3000台"]),
        ("新しい12GPUSERVERを売る", "GPUSERVER", []),
        ("2025年3月に3社が組む", "2025年3月", ["3社"]),
        ("Model 3が4割を占めた", "Model 3", ["4割"]),
        ("三井住友銀行が30億円を出す", "三井住友銀行", ["30億円"]),
    ],
)
def test_owned_spans_are_left_alone(text: str, name: str, expected: list[str]) -> None:
    start = text.index(name)
    facts = find_quantities(text, [(start, start + len(name))])
    assert [text[fact.start : fact.end] for fact in facts] == expected
    for fact in facts:
        assert fact.end <= start or fact.start >= start + len(name)


@pytest.mark.parametrize("text", ["80億ドル", "約80億ドル", "最大20万個以上", "3〜5%", "数十GW規模", "$30〜$70程度", " 18 ", "2.5"])
def test_a_quotation_is_read_back(text: str) -> None:
    fact = read_quantity(text)
    assert fact is not None
    assert text.strip() == text[slice(*fact.outer)] or text.strip() == text[fact.start : fact.end]


@pytest.mark.parametrize("text", ["", " ", "2社と3社", "80億ドルだ", "GPT-5", "第3世代", "年", "2025年"])
def test_what_is_no_single_quantity(text: str) -> None:
    assert read_quantity(text) is None


def test_reading_a_span_alone_gives_the_same_value() -> None:
    text = "売上高は3兆5000億円で前年比12.5%増、工場は約20カ所、最大64GBを積む"
    for fact in find_quantities(text):
        again = read_quantity(text[fact.start : fact.end])
        assert again is not None
        assert (again.value, again.unit, again.counter) == (fact.value, fact.unit, fact.counter)


def test_unread_digits_have_reasons() -> None:
    text = "1. GPT-5は第3世代で、2025年に7を出す。http://a.jp/12 3社"
    fact = find_quantities(text)[-1]
    left = unread_digits(text, [(fact.start, fact.end)])
    assert [(text[start:end], reason) for start, end, reason in left] == [
        ("1", "list number"),
        ("5", "part of a name or code"),
        ("3", "ordinal"),
        ("2025", "date"),
        ("7", "no unit"),
        ("12", "part of a link"),
    ]


def test_the_rest_of_a_run_that_is_read_in_part_is_unread() -> None:
    text = "摂氏1,2341,2342025"
    spans = [(fact.start, fact.end) for fact in find_quantities(text)]
    assert [(start, end) for start, end, _ in unread_digits(text, spans)] == [(4, len(text))]


def test_unread_digits_are_whole_runs() -> None:
    text = "12,345.6と７８"
    assert [(start, end) for start, end, _ in unread_digits(text, [])] == [(0, 8), (9, 11)]
    assert unread_digits(text, [(7, 8), (9, 11)]) == []
    assert unread_digits("1" * 50, [])[0][2] == "too long"


@pytest.mark.parametrize("text", ["", "\n", "。", "数", "半", "倍", "約", "最大", "〜", "$", "％", "\ue000", "\0", "1", "一", "分の1", "3分の", "3分の0"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert all(fact.start < fact.end for fact in find_quantities(text))
