"""What claims say together: the same sum in two currencies is one sentence, with the second sum in brackets as in the Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.summary.english.brackets import outer_claim, restates
from pipeline.summary.english.grammar import capitalised
from pipeline.summary.english.numbers import say_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import Claim, Quantity


class Saying(NamedTuple):
    """A sentence, that of which it says no more than that the article mentions it (None where it says more), and the claims that it tells."""

    english: str
    mention: str | None
    claims: tuple[Claim, ...]


def sayings(claims: Sequence[Claim], quantities: Sequence[Quantity]) -> list[Saying]:
    """The sentences of claims in their order: X invests $500 million (about ¥75 billion), of 5億ドル（約750億円）."""
    found: dict[str, Saying] = {}
    for at, claim in enumerate(claims):
        outer = outer_claim(claims, at, quantities)
        before = found.get(outer.id) if outer is not None else None
        joined = _joined(before, claim, quantities) if before is not None else None
        if outer is not None and joined is not None:
            found[outer.id] = joined
        else:
            found[claim.id] = Saying(claim.english, claim.mention, (claim,))
    return list(found.values())


def _joined(before: Saying, claim: Claim, quantities: Sequence[Quantity]) -> Saying | None:
    """Both as one; None where the second is no other form of the first, or is not told in the same words."""
    first, second = (quantities[one.quantity] for one in (before.claims[0], claim))
    if len(before.claims) > 1 or not restates(claim, second, first):
        return None
    english = _with(before.english, claim.english, first, second)
    mention = _with(before.mention or "", claim.mention or "", first, second)
    if english is None or (before.mention is None) != (claim.mention is None) or (claim.mention and mention is None):
        return None
    return Saying(english, mention if before.mention is not None else None, (*before.claims, claim))


def _with(said: str, again: str, first: Quantity, second: Quantity) -> str | None:
    """The first sentence with the figure of the second in brackets; None where they differ in more than their figures."""
    figure, other = say_quantity(first), say_quantity(second)
    for one, two in ((figure, other), (capitalised(figure), capitalised(other))):
        if one in said and said.replace(one, two, 1) == again:
            return said.replace(one, f"{one} ({other})", 1)
    return None
