"""The heads of tables, the units that they name, and the bare numbers under them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pipeline.components.table_cells import read_cell
from pipeline.components.table_heads import COLUMNS, kinds_of, read_head, words_of
from pipeline.components.table_unit_notes import read_units
from pipeline.components.table_units import scale_cells
from pipeline.errors import TableError
from pipeline.sources.markdown import read_markdown
from pipeline.sources.source import Block
from pipeline.tables.loader import Row, read, rows
from pipeline.values.normal import fold
from pipeline.values.quantities import find_quantities

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.facts import QuantityFact


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.line}") for row in rows("table_heads.tsv", COLUMNS)])
def test_row(row: Row) -> None:
    kind, example = row.cells["kind"], fold(row.cells["example"])
    assert example
    if kind in ("up", "down"):
        assert any(word in example for word in words_of(kind))
    elif kind == "caption_end":
        assert example.endswith(words_of(kind))
    else:
        assert kind in kinds_of(example)


@pytest.mark.parametrize(
    ("head", "noun", "unit", "scale"),
    [
        ("営業収益（百万円）", "営業収益", "JPY", "1000000"),
        ("出荷台数（万台）", "出荷台数", "count", "10000"),
        ("受注額（10億円）", "受注額", "JPY", "1000000000"),
        ("輸出額（億ドル）", "輸出額", "USD", "100000000"),
        ("輸出額（百万USD）", "輸出額", "USD", "1000000"),
        ("価格（税込、円）", "価格", "JPY", "1"),
        ("料金（円/月）", "料金", "JPY", "1"),
        ("出力 ($/1M tokens)", "出力", "USD", "1"),
        ("消費電力 [W]", "消費電力", "W", "1"),
        ("電流（A）", "電流", "A", "1"),
        ("金額（単位：千円）", "金額", "JPY", "1000"),
        ("重量 kg", "重量", "kg", "1"),
        ("前年比%", "前年比", "%", "1"),
        ("契約数（万）", "契約数", "", "10000"),
        ("評価（点）", "評価", "pt", "1"),
        ("保証期間（年）", "保証期間", "yr", "1"),
        ("幅（㎜）", "幅", "mm", "1"),
        ("百万円", "", "JPY", "1000000"),
        ("％", "", "%", "1"),
    ],
)
def test_a_head_names_its_unit(head: str, noun: str, unit: str, scale: str) -> None:
    read = read_head(head)
    assert head[read.start : read.end] == noun
    assert (read.units[0].symbol, read.units[0].scale) == (unit, Decimal(scale))


@pytest.mark.parametrize(
    "head",
    [
        *("企業", "国", "年", "人", "シェア", "GPU", "プラン（A）", "料金（個人）", "価格（1TB）", "価格（100GB）", "航続距離（WLTC）"),
        *("2026年3月期（予想）", "金利（年）", "急速充電（10→80%）", "$20/月", "資本金※1", "0-100km/h加速", "売上高（連結）"),
    ],
)
def test_a_head_without_a_unit(head: str) -> None:
    assert read_head(head).units == ()


def test_the_marks_of_footnotes_are_no_part_of_a_head() -> None:
    for head in ("資本金※1", "資本金*", "資本金（注2）", "資本金[3]", "資本金¹"):
        read = read_head(head)
        assert head[read.start : read.end] == "資本金"


def test_a_note_may_name_several_units() -> None:
    assert [(unit.symbol, int(unit.scale)) for unit in read_units("百万円、%")] == [("JPY", 10**6), ("%", 1)]


@pytest.mark.parametrize(
    ("cell", "figures"),
    [
        ("2,456,012", ["2456012"]),
        ("▲1,234", ["-1234"]),
        ("△0.3", ["-0.3"]),
        ("+6.4", ["6.4"]),
        ("1,200〜1,500", ["1200..1500"]),
        ("10-20", ["10..20"]),
        ("約1,200", ["~1200"]),
        ("85以上", [">=85"]),
        ("100※1", ["100"]),
        ("3,930（税込）", ["3930"]),
        ("945,035（1.3）", ["945035", "1.3"]),
        ("8/16", ["8", "16"]),
        ("71.5×146.7", ["71.5", "146.7"]),
        ("15万9,900", ["159900"]),
        ("-", []),
        ("非公表", []),
        ("3.9GHz相当", []),
        ("iOS 26", []),
        ("第3世代", []),
        ("3階建て", []),
        ("9" * 60, []),
    ],
)
def test_bare_numbers_of_a_cell(cell: str, figures: list[str]) -> None:
    assert [_said(figure.fact) for figure in read_cell(cell, Block(0, len(cell), "cell"), ())] == figures


def _said(fact: QuantityFact) -> str:
    sign = "" if fact.comparator == "=" else fact.comparator
    return f"{sign}{fact.value}" if fact.value is not None else f"{sign}{fact.low}..{fact.high}"


def _scaled(markdown: str) -> list[tuple[str, str, str]]:
    """The quantities of a Markdown text: words, value, unit."""
    source = read_markdown(markdown)
    found = scale_cells(source.text, source.blocks, find_quantities(source.text))
    return [(source.text[fact.start : fact.end], _said(fact), fact.unit) for fact in found]


def test_a_note_in_front_of_a_table_speaks_for_its_figures() -> None:
    table = "|品目|4月|5月|\n|--|--|--|\n|鋼材|1,234|987|\n|歩留まり率|91.5|92|\n|従業員数|3,210|3,250|\n"
    assert _scaled(f"（単位：百万円）\n\n{table}") == [
        ("1,234", "1234000000", "JPY"),
        ("987", "987000000", "JPY"),
        ("91.5", "91.5", "%"),
        ("92", "92", "%"),
        ("3,210", "3210", ""),
        ("3,250", "3250", ""),
    ]


def test_a_cell_keeps_its_own_unit_and_scale() -> None:
    table = "|国|生産量（万台）|\n|--|--|\n|甲|120|\n|乙|1.2億|\n|丙|35万台|\n|丁|4割|\n"
    assert _scaled(table) == [
        ("120", "1200000", "count"),
        ("1.2億", "120000000.0", "count"),
        ("35万台", "350000", "count"),
        ("4割", "40", "%"),
    ]


def test_ranks_codes_years_and_versions_are_no_quantities() -> None:
    table = "|順位|銘柄|証券コード|設立年|年商（億円）|Bluetooth|\n|--|--|--|--|--|--|\n|1|甲社|7,203|1937|480|5.3|\n|2|乙社|6,758|1946|112|6.0|\n"
    assert _scaled(table) == [("480", "48000000000", "JPY"), ("112", "11200000000", "JPY")]


def test_a_column_of_units_speaks_for_its_row() -> None:
    table = "|項目|値|単位|\n|--|--|--|\n|質量|35|kg|\n|出力|1,200|W|\n|予算|20|百万円|\n"
    assert _scaled(table) == [("35", "35", "kg"), ("1,200", "1200", "W"), ("20", "20000000", "JPY")]


def test_a_unit_beside_one_table_says_nothing_of_the_next() -> None:
    first = "|国|輸出|\n|--|--|\n|甲|1,234|\n"
    text = f"輸出額（億ドル）\n\n{first}\n※速報値。\n\n{first}"
    assert [unit for _, _, unit in _scaled(text)] == ["USD", ""]
    assert [unit for _, _, unit in _scaled(f"{first}\n輸出額（億ドル）\n\n{first}")] == ["", "USD"]


def test_a_text_without_tables_is_as_it_was() -> None:
    text = "売上高（百万円）は1,234だった。"
    found = find_quantities(text)
    assert scale_cells(text, (), found) == found


@pytest.mark.parametrize(
    ("row", "problem"), [("colour\t赤\twhole\t赤", "kind"), ("number\t番\tmiddle\t番", "where")]
)
def test_a_wrong_row_names_its_line(row: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.components import table_heads

    path = tmp_path / "table_heads.tsv"
    path.write_text("\t".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(table_heads, "read", lambda name, columns, make: read(name, columns, make, path))
    with pytest.raises(TableError, match=problem):
        table_heads._words.__wrapped__()
