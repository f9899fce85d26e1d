"""How telling a claim is: which figures a busy reader wants first."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.summary.english.numbers import bounds, is_money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import Claim, Company, Product, Quantity

_CONFIDENCE = {"read": 3.0, "inferred": 1.5, "bare": -3.0}
# Sentences that name no measure of their own, or count no more than a few.
_DULL = re.compile(
    r"(?:According to [^,]{1,60}, )?(?:[Tt]he (?:article|figure|amount given|number given|time given|percentage given|number of [a-z -]{1,40} given)|[Tt]here |[Aa]mong |"
    r"[^,]{1,60}['’]s? (?:amount|number|figure|total) (?:is|was|may|reach)|"
    r"[Tt]he number of [^,]{1,60} (?:is|was) [^,]{0,12}\b[0-9]{1,2}\.?$)"
)
_OF_SUBJECT = 4.5
_OF_NOBODY = 1.0
_OF_OTHERS = 20.0  # off the score of what other articles say
_DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "yr", "ms"})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its quantity and its score."""

    claim: Claim
    quantity: Quantity
    score: float


def things(companies: Sequence[Company], products: Sequence[Product]) -> list[Company | Product]:
    """Products and companies in one list, products first."""
    return [*products, *companies]


def central(title: str | None, companies: Sequence[Company], products: Sequence[Product]) -> str | None:
    """The id of the company or product that the article is most about: named in the title, then most often."""
    best, most = None, 0.0
    for thing in things(companies, products):
        weight = float(len(thing.mentions))
        if title and any(mention.text and mention.text in title for mention in thing.mentions):
            weight = 3.0 * weight + 6.0
        if weight > most:
            best, most = thing.id, weight
    return best


def rank(
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    title: str | None,
    companies: Sequence[Company],
    products: Sequence[Product],
) -> list[Told]:
    """The claims with their scores, in document order."""
    subject = central(title, companies, products)
    last = max((claim.sentence.start for claim in claims), default=0) or 1
    return [
        Told(claim, quantities[claim.quantity], _score(claim, quantities[claim.quantity], title, subject, last))
        for claim in claims
    ]


def is_dull(claim: Claim) -> bool:
    """Whether its sentence does not say what is measured."""
    return claim.mention is not None or bool(_DULL.match(claim.english))


def _score(claim: Claim, quantity: Quantity, title: str | None, subject: str | None, last: int) -> float:
    score = _CONFIDENCE[claim.confidence]
    entity, prop = claim.entity, claim.property
    if entity is not None and entity.ref is not None:
        announced = title is not None and f"「{entity.text}」" in title  # ソニー「PS6」を発売: that is the news
        score += _OF_SUBJECT if entity.ref == subject or announced else 1.0
    if title and quantity.text in title:
        score += 4.0
    elif quantity.unit in ("%", "count") and entity is not None and entity.ref is None and (title is None or entity.text not in title):
        score -= _OF_NOBODY  # 企業の6割, of no company that is named
    if title and entity is not None and len(entity.text) > 1 and entity.text in title:
        score += 3.0 if f"「{entity.text}」" in title else 1.5
    score += (1.0 if prop is not None else 0.0) + (1.0 if claim.baseline is not None else 0.0)
    score += 0.5 if claim.direction is not None else 0.0
    score += _size(quantity)
    score += 1.5 * (1.0 - claim.sentence.start / last)
    if claim.modality == "negated":
        score -= 1.0
    if is_dull(claim):
        score -= 4.0
    if claim.sentence.related:
        score -= _OF_OTHERS
    if "「" in claim.english:
        score -= 3.0
    return score


def _size(quantity: Quantity) -> float:
    """Money by its size, comparisons, shares; small counts and durations say least."""
    low, high = bounds(quantity)
    value = float(high if high is not None else low if low is not None else 0)
    unit = quantity.unit
    if is_money(unit):
        # A yen is about a hundredth of a dollar.
        dollars = value / (150 if unit == "JPY" else 1300 if unit == "KRW" else 1)
        return min(4.0, 0.3 * math.log10(dollars)) + 0.5 if dollars >= 1 else 0.5
    if unit == "x":
        return 2.5
    if unit in ("%", "pp"):
        return 2.0
    if unit in _DURATIONS:
        return -0.5
    if unit in ("count", ""):
        return -2.0 if value < 10 else min(2.5, 0.3 * math.log10(value))
    return 1.0
