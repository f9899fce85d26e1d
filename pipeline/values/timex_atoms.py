"""The smallest parts of a date: `2025年`, `12月`, `翌日`, `午後`, `3カ月`. Phrases are made of them in `timex_phrase`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Unit = Literal[
    "century", "decade", "year", "fiscal", "period", "half", "quarter", "season", "month", "week", "day",
    "weekday", "meridiem", "part", "clock", "length", "set", "ref", "turn", "same",
]  # fmt: skip
Origin = Literal["is", "now", "then"]

# From coarse to fine: a phrase runs through them in this order.
RANK: dict[str, int] = {
    "century": 0, "decade": 1, "year": 2, "turn": 2, "fiscal": 2, "period": 3, "half": 4, "quarter": 4, "season": 4, "month": 5,
    "week": 6, "day": 7, "weekday": 8, "meridiem": 9, "part": 9, "clock": 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a date.

    `number` counts from `origin`: the calendar itself (`is`), the moment of publication (`now`), the date last mentioned
    (`then`). `high` is the far end of a range inside the atom (4〜6月). `text` says what no number can: a season, a part
    of the day, a clock time `15:30`, a length's unit, a set's value.
    """

    start: int
    end: int
    unit: Unit
    number: int | None = None
    high: int | None = None
    origin: Origin = "is"
    text: str = ""
    amount: Decimal | None = None  # of a length; None is vague (数年)
    amount_high: Decimal | None = None
    mod: str | None = None
    bound: bool = False  # means something only beside another part: 夜 of 2日夜
    problem: str | None = None  # the text of what cannot be: 13月
    doubt: bool = False  # can be read but is strange: 昭和65年
    rule: str = ""

    @property
    def rank(self) -> int:
        """Its place from coarse (0) to fine; 99 for what is no calendar part."""
        return RANK.get(self.unit, 99)
