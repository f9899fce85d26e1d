"""What 午後, 夜 or PM make of an hour: `午後3時` is 15, `夜の5時` 17, `深夜1時` 1, `25時` one in the morning of the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.values.timex_phrase import Phrase

# From these hours on (up to 11) the part of the day means the afternoon's.
_AFTERNOON_FROM = {"AF": 0, "pm": 0, "午後": 0, "EV": 1, "夕": 1, "NI": 5, "MI": 1, "DT": 1}
_MIDNIGHT = ("NI", "MO", "am")


def clock_fields(phrase: Phrase) -> tuple[str, int] | None:
    """What stands behind `T` (`15:30`, `EV`) and how many days later that is (25時: 1), or None for a phrase without a time."""
    clock = phrase.get("clock")
    parts = [atom.text for atom in phrase.atoms if atom.unit in ("part", "meridiem")]
    if clock is None:
        return (parts[-1], 0) if parts else None
    hour = clock.number or 0
    return _spelled(shift_hour(hour, parts, phrase.atoms[-2].rule if len(phrase.atoms) > 1 else ""), clock.text)


def shift_hour(hour: int, parts: list[str], word: str = "") -> int:
    """The hour of the day that a spoken hour is."""
    for part in parts:
        if hour == 12 and part in _MIDNIGHT and word != "早朝":
            return 0
        if 0 <= hour < 12 and hour >= _AFTERNOON_FROM.get(part, 99):
            return hour + 12
    return hour


def is_no_morning(phrase: Phrase) -> bool:
    """Whether an hour behind 午前 is none of the morning: 午前25時."""
    clock = phrase.get("clock")
    if clock is None or (clock.number or 0) <= 12:
        return False
    return any(atom.text == "am" or atom.rule == "午前" for atom in phrase.atoms if atom.unit in ("part", "meridiem"))


def _spelled(hour: int, text: str) -> tuple[str, int]:
    days, hour = divmod(hour, 24)
    return f"{hour:02d}" + text[2:], days
