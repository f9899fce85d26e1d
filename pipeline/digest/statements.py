"""A claim as a statement that those of other articles can be compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.digest.comparable import measure, precision
from pipeline.digest.measured import baseline, measured, who
from pipeline.records import ArticleRecord, Claim, Quantity

_MOST = re.compile(r"最大(?:で)?(?:約|およそ)?\Z")
_CORRECTION = re.compile("訂正|お詫び|誤りで(?:した|ある)|正しくは")


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
    measured: str
    event: bool
    of_product: bool
    corrects: bool

    @property
    def timeless(self) -> bool:
        """Whether the figure is of no period: what a product is built for, not what it costs or how many use it."""
        changing = self.quantity.unit in ("count", "%", "pp", "") or (len(self.quantity.unit) == 3 and self.quantity.unit.isupper())
        return self.of_product and (self.maximum or not changing)

    @property
    def maximum(self) -> bool:
        """Whether the number is said to be the most there can be: 最大10万個以上 and 最大100万個 name two such."""
        before = self.claim.sentence.text[: max(0, self.quantity.start - self.claim.sentence.start)]
        return bool(_MOST.search(before))

    @property
    def comparator(self) -> str:
        """What the number bounds."""
        return self.quantity.comparator

    @property
    def modality(self) -> str:
        """As what it is said."""
        return self.claim.modality


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


def statement(record: ArticleRecord, claim: Claim) -> Statement:
    """The statement that a claim with a comparison key makes."""
    quantity = record.quantities[claim.quantity]
    _, factor = measure(quantity.unit, quantity.counter)
    measure_of = measured(claim, quantity.unit)
    products = {product.id for product in record.products}
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
        measured=measure_of.name if measure_of else "",
        event=measure_of is not None and measure_of.event,
        of_product=claim.entity is not None and claim.entity.ref in products,
        corrects=bool(_CORRECTION.search(record.article.title or "") or _CORRECTION.search(claim.sentence.text)),
    )


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor
