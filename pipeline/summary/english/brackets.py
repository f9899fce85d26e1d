"""Figures in brackets behind another: the same sum in another currency, or a part of a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.summary.english.numbers import is_money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import Claim, Quantity

_OPENING = re.compile(r"(?:以上|程度|規模|近く|余り|あまり|超|強|弱|未満|前後|相当)?[（(](?P<label>[^（）()]{0,40})")
# What may stand before a sum that only says the one before the brackets in another currency: 5億ドル（当時の為替で約700億円）.
_SAME_SUM = re.compile(r"(?:[^、。0-9０-９]{0,12}で、?)?(?:日本円で?)?(?:約|およそ|同)?")
_FAR = 50  # characters between both figures
_CLOSING = re.compile(r"(?:相当|程度|以上|近く|余り|超|強|弱|前後|規模)?[）)]")


def outer_claim(claims: Sequence[Claim], at: int, quantities: Sequence[Quantity]) -> Claim | None:
    """The claim of the figure behind which that of the claim `at` stands in brackets: for the 4% of 3億円（売上高の4%） that of 3億円."""
    text, first = claims[at].sentence.text, claims[at].sentence.start
    start = quantities[claims[at].quantity].start - first
    for place in range(at - 1, -1, -1):
        other = claims[place]
        end = quantities[other.quantity].end - first
        if other.sentence.start != first or start - end > _FAR:
            return None
        opening = _OPENING.fullmatch(text, end, start) if 0 < end < start else None
        if opening is not None:
            return other
    return None


def restates(claim: Claim, quantity: Quantity, outer: Quantity) -> bool:
    """True where a sum of money in brackets is the one before them in another currency: 5億ドル（約700億円）."""
    if not (is_money(quantity.unit) and is_money(outer.unit)) or quantity.unit == outer.unit:
        return False
    text, first = claim.sentence.text, claim.sentence.start
    opening = _OPENING.fullmatch(text, outer.end - first, quantity.start - first)
    return opening is not None and _SAME_SUM.fullmatch(opening["label"]) is not None and _CLOSING.match(text, quantity.end - first) is not None
