"""Figures that an article says again: この500億ドルの投資 is of the company whose investment it was when it was first told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from pipeline.components.focus import Focus
    from pipeline.facts import QuantityFact, SlotFact

    Amount = tuple[str, str | None, str, Decimal | None, Decimal | None, Decimal | None]

# この500億ドルの投資, 今回の推論速度3割改善, 500億ドルという投資, 「コスト半減」という知らせ.
_POINTED_AT = re.compile(r"(?:この|今回の)[^、。はがをにのでとも0-9]{0,12}\Z")
_SPOKEN_OF = re.compile(r"[^ぁ-ん、。]{0,12}(?:もの)?[」』]?という(?![。」])")
_REACH = 20
_RELATIVE = frozenset({"%", "pp", "x"})


class Restated:
    """Whose each figure of an article was when it was told with its owner."""

    def __init__(self) -> None:
        self._told: dict[Amount, tuple[SlotFact, str]] = {}

    def remember(self, quantity: QuantityFact, entity: SlotFact | None, measured: str) -> None:
        """A claim has been read; `measured` is its property."""
        if entity is not None and not entity.inferred:
            self._told.setdefault(_amount(quantity), (entity, measured))

    def owner(self, quantity: QuantityFact, measured: str) -> SlotFact | None:
        """Whose the figure was; what has no name has its shares and multiples of one measure only."""
        entity, before = self._told.get(_amount(quantity), (None, ""))
        if entity is None or (entity.name is None and quantity.unit in _RELATIVE and (before != measured or not measured)):
            return None
        return replace(entity, rule="told before", inferred=True)


def is_restated(focus: Focus, quantity: QuantityFact) -> tuple[bool, bool]:
    """Whether the sentence points back at its figure, and whether it speaks of it as of a known one."""
    start, end = quantity.outer
    pointed_at = _POINTED_AT.search(focus.folded, max(0, start - _REACH), start) is not None
    return pointed_at, _SPOKEN_OF.match(focus.folded, end) is not None


def _amount(quantity: QuantityFact) -> Amount:
    return quantity.unit, quantity.counter, quantity.comparator.replace("~", "="), quantity.value, quantity.low, quantity.high
