"""A claim as a statement that those of other articles can be compared with."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.digest.comparable import measure, precision
from pipeline.digest.measured import baseline, measured, who
from pipeline.records import ArticleRecord, Claim, Comparator, Modality, Quantity, Record
from pipeline.values.units import is_money

_MOST = re.compile(r"最大(?:で)?(?:約|およそ)?\Z")
_CORRECTION = re.compile("訂正|お詫び|誤りで(?:した|ある)|正しくは")
_CHANGING = frozenset(("count", "%", "pp", ""))


class Statement(Record, frozen=True, kw_only=True):
    """What a claim, the one at the index `claim` of its record, says: its numbers in the unit without prefix.

    `timeless`: of no period, as what a product is built for is, but not what it costs or how many use it. `maximum`: said to
    be the most there can be: 最大5万個以上 and 最大20万個 name two such. `corrects`: the article says that it corrects a figure.
    """

    claim: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    comparator: Comparator
    modality: Modality
    date: str | None
    published: str | None
    measured: str
    event: bool
    timeless: bool
    maximum: bool
    corrects: bool


def comparison_key(record: ArticleRecord, claim: Claim) -> str:
    """The same for claims that tell one measure of one thing in the same kind of unit against the same baseline;
    "" for a claim that says too little to be compared."""
    quantity = record.quantities[claim.quantity]
    if claim.entity is None or claim.modality == "negated" or quantity.vague == "several":
        return ""
    measure_of = measured(claim, quantity.unit)
    if measure_of is None:
        return ""
    entity = who(claim.entity, record)
    change = "change" if claim.direction and quantity.unit in ("%", "x", "pp") else "level"
    unit, _ = measure(quantity.unit, quantity.counter)
    return "\t".join((entity, measure_of.family, unit, change, baseline(claim, quantity.unit, entity, record)))


def statement(record: ArticleRecord, index: int) -> Statement:
    """The statement that the claim at `index`, one with a comparison key, makes."""
    claim = record.claims[index]
    quantity = record.quantities[claim.quantity]
    _, factor = measure(quantity.unit, quantity.counter)
    measure_of = measured(claim, quantity.unit)
    maximum = bool(_MOST.search(claim.sentence.text[: max(0, quantity.start - claim.sentence.start)]))
    return Statement(
        claim=index,
        value=_times(quantity.value, factor),
        low=_times(quantity.low, factor),
        high=_times(quantity.high, factor),
        precision=precision(quantity) * factor,
        comparator=quantity.comparator,
        modality=claim.modality,
        date=record.dates[claim.date].value if claim.date is not None else None,
        published=record.article.published,
        measured=measure_of.name if measure_of else "",
        event=measure_of is not None and measure_of.event,
        timeless=_is_of_product(record, claim) and (maximum or not _may_change(quantity)),
        maximum=maximum,
        corrects=bool(_CORRECTION.search(record.article.title or "") or _CORRECTION.search(claim.sentence.text)),
    )


def _is_of_product(record: ArticleRecord, claim: Claim) -> bool:
    return claim.entity is not None and any(product.id == claim.entity.ref for product in record.products)


def _may_change(quantity: Quantity) -> bool:
    """Whether it is a count, a share or money."""
    return quantity.unit in _CHANGING or is_money(quantity.unit)


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor
