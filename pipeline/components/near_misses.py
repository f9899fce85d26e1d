"""Why a form did not fill a slot: for whoever looks for the row that mends a claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.components.claims import Filling, coded, unit_kind
from pipeline.components.forms import SLOTS, Form, load_forms

if TYPE_CHECKING:
    from pipeline.components.phrases import SentenceReading
    from pipeline.facts import QuantityFact

MOST = 3  # of one slot

Watch = Callable[["SentenceReading", int, Filling], None]
"""Hears of a sentence, the quantity in it and what the forms filled for it."""


class NearMiss(NamedTuple):
    """A row of forms.tsv that nearly filled a slot, and what kept it from that."""

    slot: str
    form: str
    why: str


def near_misses(reading: SentenceReading, index: int, quantities: Sequence[QuantityFact], filling: Filling, text: str) -> list[NearMiss]:
    """For each slot the rows that fit but came too late, then those that are for other units, then those that fit on one side of
    the figure only; the nearest first."""
    place, code, tail, clause = coded(text, reading, index, quantities)
    kind = unit_kind(quantities[index])
    ranked: dict[str, list[tuple[int, NearMiss]]] = {slot: [] for slot in SLOTS}
    for form in load_forms():
        for slot in (name for name in form.slots if name in ranked):
            filled = filling.slots.get(slot)
            if filled is not None and filled.rule.split(",")[0] == form.name:
                continue
            found = _why(form, slot, code, place, tail, clause, kind, filled.rule if filled else None)
            if found is not None:
                ranked[slot].append((found[0], NearMiss(slot, form.name, found[1])))
    return [miss for misses in ranked.values() for _, miss in sorted(misses, key=lambda ranking: ranking[0])[:MOST]]


def _why(
    form: Form, slot: str, code: str, place: int, tail: str, clause: str, kind: str, winner: str | None
) -> tuple[int, str] | None:
    """How near a form came, 0 the nearest, and why it did not fill the slot; None for one that has nothing to do with it."""
    positions = form.match(code, place, tail, clause)
    if positions is not None and slot in positions:
        if form.units and kind not in form.units:
            return 1, f"it fits, but is for {', '.join(sorted(form.units))}, and this is {kind}"
        if winner is not None:
            return 0, f"it fits too, but {winner.split(',')[0]} stands above it"
        return 0, "it fits, but what it finds is no such thing as this figure has, or another slot has taken it"
    if form.units and kind not in form.units:
        return None
    if form.left is None or form.right is None:
        return None
    left = form.left.match(code, 0, place)
    right = form.right.match(code, place + 1)
    if left is not None and right is None:
        return 2, f"it fits before the figure, not behind it, where it wants {form.behind}"
    if right is not None and left is None and right.end() > place + 1:
        return 3, f"it fits behind the figure, not before it, where it wants {form.before}"
    return None
