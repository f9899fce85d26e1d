"""Where the reading of a sentence stands among its units."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.summary.english.transfer.units import Unit

#: The kinds of unit that a noun phrase is made of.
NOUN_KINDS = frozenset({"noun", "figure", "date", "name", "quoted", "adnominal"})


class Cursor:
    """`at` is the index of the unit that is read next, of those of `text`."""

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self.text, self.units, self.at = text, units, 0

    def unit(self, ahead: int = 0) -> Unit | None:
        """The next unit, or the one so many behind it; None behind the last."""
        at = self.at + ahead
        return self.units[at] if at < len(self.units) else None

    def take(self, many: int) -> list[Unit]:
        """The next units, and moves behind them."""
        taken = list(self.units[self.at : self.at + many])
        self.at += many
        return taken

    def ends_at(self, end: int) -> bool:
        """Moves behind the units that end at `end`; False where none does."""
        at = self.at
        while at < len(self.units) and self.units[at].end < end:
            at += 1
        if at < len(self.units) and self.units[at].end == end:
            self.at = at + 1
            return True
        return False
