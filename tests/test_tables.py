"""Figures in tables: every cell of the articles in `tables/`, and what the heads of tables say."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.sources.reading import read
from pipeline.summary.article import annotate

if TYPE_CHECKING:
    from pipeline.facts import QuantityFact, SlotFact

FOLDER = Path(__file__).parent / "tables"
ARTICLES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".html"))
COLUMNS = ("figure", "entity", "property", "value", "unit", "baseline", "direction", "modality", "attribution", "date")
#: The first line of each table of expectations: one row for each claim of a cell, in order; absent slots are empty.
HEAD = "\t".join(COLUMNS) + "\n"


def read_claims(path: Path) -> list[tuple[str, ...]]:
    """The claims of an article's cells, each as a row of `COLUMNS`."""
    (source,) = read(path, path.name)
    doc = annotate(source)
    cells = {(block.start, block.end) for block in source.blocks if block.cell is not None}

    def words(slot: SlotFact | None) -> str:
        return source.text[slot.start : slot.end] if slot is not None else ""

    rows = []
    for claim in doc._.claims:
        if claim.sentence in cells:
            quantity = doc._.quantities[claim.quantity]
            date = doc._.dates[claim.date].value if claim.date is not None else ""
            rows.append(
                (
                    source.text[quantity.start : quantity.end],
                    words(claim.entity),
                    words(claim.property),
                    _value(quantity),
                    quantity.unit,
                    words(claim.baseline),
                    claim.direction or "",
                    claim.modality,
                    words(claim.attribution),
                    date or "",
                )
            )
    return rows


def _value(quantity: QuantityFact) -> str:
    def plain(value: Decimal | None) -> str:
        return "" if value is None else format(value.normalize(), "f")

    sign = "" if quantity.comparator == "=" else quantity.comparator
    return sign + (plain(quantity.value) or f"{plain(quantity.low)}..{plain(quantity.high)}")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_cell(path: Path) -> None:
    head, *lines = path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    assert head + "\n" == HEAD
    assert read_claims(path) == [tuple(line.split("\t")) for line in lines]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_quantity_of_a_body_cell_has_one_claim(path: Path) -> None:
    (source,) = read(path, path.name)
    doc = annotate(source)
    claimed = [claim.quantity for claim in doc._.claims]
    assert len(claimed) == len(set(claimed))
    spans = [(quantity.start, quantity.end) for quantity in doc._.quantities]
    assert spans == sorted(spans)
    assert all(before[1] <= behind[0] for before, behind in pairwise(spans))
