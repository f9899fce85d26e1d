"""A claim as a statement that those of other articles can be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.digest.comparable import measure, precision
from pipeline.records import ArticleRecord, Claim, Quantity, Slot


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claim says, its numbers in the unit without prefix."""

    claim: Claim
    quantity: Quantity
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    date: str | None
    published: str | None
    headline: str

    @property
    def comparator(self) -> str:
        """What the number bounds."""
        return self.quantity.comparator

    @property
    def modality(self) -> str:
        """As what it is said."""
        return self.claim.modality


def comparison_key(record: ArticleRecord, claim: Claim) -> str:
    """The same for claims that tell the same property of the same thing in the same kind of unit against the same baseline;
    "" for a claim that says too little to be compared."""
    if claim.entity is None or claim.property is None or claim.modality == "negated":
        return ""
    quantity = record.quantities[claim.quantity]
    if quantity.vague == "several":
        return ""
    change = "change" if claim.direction and quantity.unit in ("%", "x", "pp") else "level"
    unit, _ = measure(quantity.unit, quantity.counter)
    return "\t".join((_who(claim.entity), _name(claim.property), unit, change, _who(claim.baseline)))


def statement(record: ArticleRecord, claim: Claim) -> Statement:
    """The statement that a claim with a comparison key makes."""
    quantity = record.quantities[claim.quantity]
    _, factor = measure(quantity.unit, quantity.counter)
    return Statement(
        claim=claim,
        quantity=quantity,
        value=_times(quantity.value, factor),
        low=_times(quantity.low, factor),
        high=_times(quantity.high, factor),
        precision=precision(quantity) * factor,
        date=record.dates[claim.date].value if claim.date is not None else None,
        published=record.article.published,
        headline=record.article.headline,
    )


def _who(slot: Slot | None) -> str:
    return "" if slot is None else slot.ref or _name(slot)


def _name(slot: Slot) -> str:
    return " ".join(slot.name.casefold().removeprefix("the ").split())


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor
