"""No invented number: every figure of the English is held against the record and the Japanese that it quotes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.summary.english.check import figures_without_source
from pipeline.values.quantities import read_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.facts import QuantityFact
    from pipeline.records import ArticleRecord, Quantity
    from pipeline.summary.english.cell_heads import CellHeads


def check(record: ArticleRecord, heads: Mapping[int, CellHeads] | None = None) -> ArticleRecord:
    """The record; degraded and with a warning for each figure that cannot be traced back to the article.

    `heads` is what stands over the figures of cells, by their quantities.
    """
    problems = [f"english: figure without a source: {figure}" for figure in figures_without_source(record, heads=heads)]
    problems += _misread(record)
    if not problems:
        return record
    return replace(record, status="degraded", warnings=[*record.warnings, *problems])


def _misread(record: ArticleRecord) -> Iterator[str]:
    """Quantities whose quoted words, read again by themselves, give another value."""
    for quantity in record.quantities:
        again = _read_again(quantity.text)
        if again is not None and not _same(quantity, again):
            yield f"quantity: {quantity.text} at {quantity.start} does not read back"


@lru_cache(maxsize=4096)
def _read_again(words: str) -> QuantityFact | None:
    return read_quantity(words)


def _same(quantity: Quantity, again: QuantityFact) -> bool:
    """Equal values; a bare number may have got its unit and scale from the head of its table."""
    if again.unit == "" and quantity.unit:
        return True
    return (quantity.value, quantity.low, quantity.high) == (again.value, again.low, again.high)
