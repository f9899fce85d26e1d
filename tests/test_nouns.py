"""The tables that class nouns: every row puts its example where it says."""

from __future__ import annotations

import pytest

from pipeline.components.measures import COLUMNS as MEASURE_COLUMNS
from pipeline.components.measures import amount_of, is_change, is_measure, measured_of
from pipeline.components.noun_classes import CLASSES, COLUMNS, is_of, nouns_of
from pipeline.tables.loader import Row, rows

CLASSED = list(rows("noun_classes.tsv", COLUMNS))
MEASURES = list(rows("measures.tsv", MEASURE_COLUMNS))


@pytest.mark.parametrize("row", CLASSED, ids=lambda row: f"{row.cells['class']}-{row.cells['noun']}")
def test_a_noun_is_of_its_class(row: Row) -> None:
    cells = row.cells
    assert cells["class"] in CLASSES
    last = cells["noun"] if cells["match"] == "word" else ""
    assert cells["noun"] in cells["example"]
    assert is_of(cells["class"], cells["example"], last)


def test_other_nouns_are_of_no_class() -> None:
    assert not any(is_of(kind, "半導体", "半導体") for kind in CLASSES)
    assert "同社" not in nouns_of("pointer")
    assert not is_of("past", "競合機", "競合機")


@pytest.mark.parametrize("row", MEASURES, ids=lambda row: f"{row.cells['kind']}-{row.cells['noun']}")
def test_a_measure_is_known_by_its_example(row: Row) -> None:
    cells = row.cells
    if cells["kind"] == "change":
        assert is_change(cells["noun"])
    else:
        assert is_measure("", cells["example"])


@pytest.mark.parametrize(
    ("phrase", "of"), [("希望小売価格", "thing"), ("連結売上高", "company"), ("契約数", "any"), ("半導体", "any"), ("最大コンテキスト長", "thing")]
)
def test_what_a_measure_belongs_to(phrase: str, of: str) -> None:
    assert measured_of(phrase) == of


@pytest.mark.parametrize("phrase", ["半導体", "クラウド", "東京", "データセンター"])
def test_things_are_no_measures(phrase: str) -> None:
    assert not is_measure(phrase, phrase)


@pytest.mark.parametrize(("phrase", "amount"), [("希望小売価格", "money"), ("契約数", "count"), ("最大消費電力", "measure"), ("市場シェア", "percent"), ("性能", "")])
def test_what_amount_a_measure_can_have(phrase: str, amount: str) -> None:
    assert amount_of(phrase) == amount
