"""Ranges: `2023年から25年`, `7月20・21日`, `4〜6月期`, `午後1時から3時`. The far end takes from the near one what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.values.timex_atoms import Atom
from pipeline.values.timex_clock import spell_clock
from pipeline.values.timex_resolve import Resolved, resolve

if TYPE_CHECKING:
    from pipeline.values.timex_context import Context
    from pipeline.values.timex_moment import Moment
    from pipeline.values.timex_phrase import Phrase

_GAP = re.compile(r"(?:(?P<to>から|より|~| ?- ?|以降)|(?P<dot>・|[・、]?翌(?=[0-9])))[、 ]?\Z")
_END = re.compile(r" ?(?:まで|にかけて|の間|いっぱい|に|の|は|を|、|。|\)|\Z|\n)")


def far_part(phrase: Phrase) -> Phrase | None:
    """The far end of a range inside one part (`20・21日`), as a phrase of its own; None where there is none."""
    atom = next((atom for atom in phrase.atoms if atom.high is not None and atom.unit != "weekday"), None)
    if atom is None:
        return None
    text = spell_clock(atom.high or 0) if atom.unit == "clock" else atom.text
    atoms = tuple(replace(a, number=a.high, high=None, text=text) if a is atom else a for a in phrase.atoms)
    return replace(phrase, atoms=atoms)




def makes_range(text: str, low: Phrase, high: Phrase) -> bool:
    """Whether two neighbouring date phrases are the ends of one range."""
    gap = text[low.end : high.start]
    if len(gap) > 4 or not (found := _GAP.fullmatch(gap)) or far_part(low) or far_part(high):
        return False
    fine_low, fine_high = low.atoms[-1], high.atoms[-1]
    if found["dot"]:
        return fine_low.unit == fine_high.unit in ("year", "day", "month") and fine_low.origin == fine_high.origin == "is"
    if gap.startswith("以降"):
        return text.startswith(("いっぱい", "まで"), high.end) or high.mod == "END"
    if {"fiscal", "period"} & {a.unit for a in (*low.atoms, *high.atoms)} and not ({low.atoms[0].unit, high.atoms[0].unit} <= {"fiscal", "year"}):
        return False
    return fine_low.unit == fine_high.unit or bool(_END.match(text, high.end))


def _inherited(low: Phrase, moment: Moment, high: Phrase) -> Phrase:
    """`high` with the year, month and day of the near end that it leaves out."""
    first = high.atoms[0]
    if first.origin != "is":
        return high
    made: list[Atom] = []

    def give(unit: str, number: int | None) -> None:
        if number is not None:
            made.append(Atom(first.start, first.start, unit, number, rule="range"))  # type: ignore[arg-type]

    if first.rank > 2 and moment.year is not None and moment.week is None and not low.get("fiscal"):
        give("year", moment.year)
    if low.get("fiscal") and first.rank > 2:
        made.extend(atom for atom in low.atoms if atom.unit == "fiscal")
    if first.rank >= 7 and moment.month and not low.get("fiscal"):
        give("month", moment.month)
    if first.rank >= 9 and moment.day:
        give("day", moment.day)
        if moment.month is None and moment.year is None:
            made = [atom for atom in low.atoms if atom.rank < 9]
    if first.rank >= 9 and moment.day is None:
        made = [atom for atom in low.atoms if atom.rank < 9]
    return replace(high, atoms=(*made, *high.atoms))


def _minutes(moment: Moment) -> int | None:
    found = re.fullmatch(r"([0-9]{2})(?::([0-9]{2}))?(?::[0-9]{2})?", moment.time or "")
    return int(found[1]) * 60 + int(found[2] or 0) if found else None


def _later(moment: Moment) -> Moment:
    """Twelve hours later: 3時 read as 15."""
    assert moment.time
    return replace(moment, time=f"{int(moment.time[:2]) + 12:02d}" + moment.time[2:])


def _half_days(low: Moment, high: Moment, low_said: bool, high_said: bool) -> tuple[Moment, Moment]:
    """Lets 午後 speak for the other end: `午後1時から4時` ends at 16, `5時から午後6時` begins at 17, `11時から3時` ends at 15."""
    start, end = _minutes(low), _minutes(high)
    if start is None or end is None:
        return low, high
    same_day = (low.year, low.month, low.day) == (high.year, high.month, high.day)
    if same_day and not high_said and end < 720 and start < end + 720 and (end <= start or (low_said and start >= 720)):
        return low, _later(high)
    if same_day and high_said and not low_said and start < 720 <= end and start + 720 < end:
        return _later(low), high
    return low, high


def resolve_range(low: Phrase, high: Phrase, context: Context) -> tuple[Resolved, Moment] | None:
    """Both ends, or None where one cannot be told."""
    first = resolve(low, context)
    if first is None or first.problem:
        return None
    near = first.moment
    if not first.explicit and (year := high.get("year")) and near.year is not None:
        far = resolve(high, context)
        if (far and far.moment.year and (near.year, near.month or 0) > (far.moment.year, far.moment.month or 12)) or year.origin == "is":
            moved = replace(near, year=_year_before(near, far.moment if far else near))
            if low.atoms[0].origin == "is" and (moved.day is None or moved.date()):
                near = moved
    saved = context.last, context.last_end, context.last_explicit
    second = resolve(_inherited(low, near, high), context)
    context.last, context.last_end, context.last_explicit = saved
    if second is None or second.problem:
        return None
    far_moment = second.moment
    said_year = bool(high.get("year")) or high.atoms[0].origin != "is"
    if not said_year and near.year and far_moment.year == near.year and _before(far_moment, near):
        far_moment = replace(far_moment, year=near.year + 1)
    if any((clock := phrase.get("clock")) and (clock.number or 0) > 23 for phrase in (low, high)):
        return replace(first, moment=near), far_moment
    said = [any(atom.unit in ("part", "meridiem") for atom in phrase.atoms) for phrase in (low, high)]
    near, far_moment = _half_days(near, far_moment, *said)
    return replace(first, moment=near), far_moment


def _before(one: Moment, other: Moment) -> bool:
    """Whether `one` lies earlier in its year than `other`: 11月から2月."""
    return bool(one.month and other.month) and (one.month or 12, one.day or 31) < (other.month or 1, other.day or 1)


def _year_before(near: Moment, far: Moment) -> int | None:
    """The year of a near end that leaves it out: the last in which it lies before the far one."""
    if far.year is None or near.month is None:
        return near.year
    return far.year if (near.month, near.day or 1) <= (far.month or 12, far.day or 31) else far.year - 1


def spell_range(near: Moment, far: Moment) -> str:
    """`2023/2025`; business periods from the first month of the one to the last of the other."""
    first = near.spell().split("/")[0] if near.interval else near.spell()
    last = far.spell().split("/")[-1] if far.interval else far.spell()
    return f"{first}/{last}"
