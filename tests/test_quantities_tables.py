"""Every row of the tables of quantities does what its example says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from quantity_notation import NOTHING, read_all

from pipeline.errors import TableError
from pipeline.tables.loader import read, rows
from pipeline.values import modifiers, number_words, refusals, unit_tables

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {
    "units.tsv": unit_tables.UNIT_COLUMNS,
    "counters.tsv": unit_tables.COUNTER_COLUMNS,
    "currencies.tsv": unit_tables.CURRENCY_COLUMNS,
    "modifiers.tsv": modifiers.COLUMNS,
    "number_words.tsv": number_words.COLUMNS,
}
EXAMPLES = [
    pytest.param(row.cells["example"], id=f"{table}:{row.line}") for table, columns in TABLES.items() for row in rows(table, columns)
]
REFUSALS = [
    pytest.param(row.cells["example"], id=f"not_quantities.tsv:{row.line}") for row in rows("not_quantities.tsv", refusals.COLUMNS)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_row(example: str) -> None:
    text, arrow, expected = example.partition(" => ")
    assert arrow
    assert read_all(text) == expected


@pytest.mark.parametrize("example", REFUSALS)
def test_refused(example: str) -> None:
    assert example
    assert read_all(example) == NOTHING


def test_no_surface_stands_twice_without_a_condition() -> None:
    units = unit_tables.lexicon().units
    twice = {surface: [unit.symbol for unit in several if not unit.conditional and not unit.chained_only] for surface, several in units.items()}
    assert {surface: symbols for surface, symbols in twice.items() if len(set(symbols)) > 1} == {}


@pytest.mark.parametrize(
    ("table", "columns", "row", "problem"),
    [
        ("modifiers.tsv", modifiers.COLUMNS, "約\tbeside\t~\tabout\tyes", "side"),
        ("modifiers.tsv", modifiers.COLUMNS, "約\tbefore\t!\tabout\tyes", "comparator"),
        ("counters.tsv", unit_tables.COUNTER_COLUMNS, "個\tmany", "kanji"),
        ("units.tsv", unit_tables.UNIT_COLUMNS, "年\tyr\t\t\t\t\t\t\tten", "certain"),
        ("not_quantities.tsv", refusals.COLUMNS, "第\t#\t\tsome", "scope"),
        ("not_quantities.tsv", refusals.COLUMNS, "第\t\t\tall", "number"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, table: str, columns: tuple[str, ...], row: str, problem: str) -> None:
    makers = {
        "modifiers.tsv": modifiers.read_row,
        "counters.tsv": unit_tables.read_counters,
        "units.tsv": unit_tables.read_measures,
        "not_quantities.tsv": refusals.read_row,
    }
    path = tmp_path / table
    path.write_text("# grammar\n" + "\t".join(columns) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=f"line 3: .*{problem}"):
        read(table, columns, makers[table], path)
