"""A claim as a row of plain values, the same in every table that is written of claims."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pipeline.records import ArticleRecord, Claim, Comparator, Slot
from pipeline.summary.english.numbers import say_quantity

# In words: a cell that holds a bare = is the beginning of a formula.
COMPARATORS: dict[Comparator, str] = {
    "=": "exactly", "~": "about", ">=": "at least", ">": "more than", "<=": "at most", "<": "less than",
}  # fmt: skip


class ClaimValues(NamedTuple):
    """`start` and `end` are those of the figure in the source file; `figure` is the English of `original`."""

    claim: str
    entity: str | None
    entity_id: str | None
    property: str | None
    baseline: str | None
    attribution: str | None
    modality: str
    direction: str | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    vague: str | None
    unit: str
    counter: str | None
    comparator: str
    figure: str
    original: str
    sentence: str
    line: int
    start: int
    end: int
    date: str | None
    confidence: str
    english: str


def claim_values(record: ArticleRecord, claim: Claim, figure: str | None = None) -> ClaimValues:
    """The values of one claim; `figure` may give its quantity in English where the caller has it already."""
    quantity = record.quantities[claim.quantity]
    return ClaimValues(
        claim=claim.id,
        entity=_name(claim.entity),
        entity_id=claim.entity.ref if claim.entity else None,
        property=_name(claim.property),
        baseline=_name(claim.baseline),
        attribution=_name(claim.attribution),
        modality=claim.modality,
        direction=claim.direction,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        vague=quantity.vague,
        unit=quantity.unit,
        counter=quantity.counter,
        comparator=COMPARATORS[quantity.comparator],
        figure=say_quantity(quantity, "table") if figure is None else figure,
        original=quantity.text,
        sentence=claim.sentence.text,
        line=claim.sentence.line,
        start=quantity.start,
        end=quantity.end,
        date=record.dates[claim.date].value if claim.date is not None else None,
        confidence=claim.confidence,
        english=claim.english,
    )


def _name(slot: Slot | None) -> str | None:
    return slot.name if slot else None
