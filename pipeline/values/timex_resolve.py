"""A phrase → the moment that it means, by the calendar, the publication date and the dates before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.values.calendar_eras import outlives_its_era
from pipeline.values.calendar_fiscal import add_months, part_of_year
from pipeline.values.timex_calendar import read_calendar
from pipeline.values.timex_clock_day import is_no_morning
from pipeline.values.timex_context import Context, valid
from pipeline.values.timex_length import is_vague, move
from pipeline.values.timex_moment import Moment, day_of_week, of_day, of_week
from pipeline.values.timex_phrase import Phrase

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Resolved:
    """A moment, its `mod`, what it leans on, and whether it said its year itself. `problem` is the text of what cannot be."""

    moment: Moment
    mod: str | None = None
    anchor: date | None = None
    explicit: bool = False
    problem: str | None = None


def resolve(phrase: Phrase, context: Context) -> Resolved | None:
    """The meaning of a date phrase or an offset, or None where nothing can be said (発売から3年後)."""
    if phrase.kind == "offset":
        return _resolve_offset(phrase, context)
    if problem := next((atom.problem for atom in phrase.atoms if atom.problem), None):
        return Resolved(Moment(), problem=problem)
    if is_no_morning(phrase):
        return Resolved(Moment(), problem=context.text[phrase.start : phrase.end])
    context.doubts += [context.text[atom.start : atom.end] for atom in phrase.atoms if atom.doubt]
    anchor = _anchor(phrase, context)
    moment = read_calendar(phrase, context)
    if moment is None:
        return None
    mod = phrase.mod
    if phrase.half:
        moment, mod = _halve(moment, phrase.half, mod)
    day = moment.date()
    if phrase.turn == "end of day":
        moment, mod = replace(moment, time="23:59:59"), None
    elif phrase.turn == "week" and day:
        moment = of_week(day)
    if not _on_calendar(moment):
        return None
    era = next((atom for atom in phrase.atoms if atom.rule == "era"), None)
    if era and moment.year and moment.month and outlives_its_era(context.text[era.start : era.end], moment.year, moment.month, moment.day):
        context.doubts.append(context.text[phrase.start : phrase.end])
    if moment.day and not valid(moment.year or 2024, moment.month or 1, moment.day):
        return Resolved(Moment(), problem=context.text[phrase.start : phrase.end])
    return Resolved(moment, mod, anchor, any(phrase.get(unit) for unit in ("year", "fiscal", "turn")))


def _anchor(phrase: Phrase, context: Context) -> date | None:
    """The date that a relative or incomplete phrase is read against."""
    if any(atom.origin == "then" for atom in phrase.atoms):
        return context.day_before(phrase.start) or context.now
    if phrase.atoms[0].origin == "now" or (phrase.atoms[0].rank > 2 and not context.fragment):
        return context.now
    return None


def _on_calendar(moment: Moment) -> bool:
    """Whether its years have four digits."""
    years = [moment.year] if moment.interval is None else [month[0] for month in moment.interval]
    return all(year is None or 0 < abs(year) <= 9999 for year in years)


def _halve(moment: Moment, half: int, mod: str | None) -> tuple[Moment, str | None]:
    """`2025年前半` is a half year, `7月前半` and `1990年代前半` keep START or END in `mod`."""
    if moment.interval and moment.interval == (moment.interval[0], add_months(moment.interval[0], 11)):
        return replace(moment, interval=part_of_year(moment.interval, 2, half)), mod
    if moment == Moment(moment.year):
        return replace(moment, half=half), mod
    return moment, "START" if half == 1 else "END"


def _resolve_offset(phrase: Phrase, context: Context) -> Resolved | None:
    if phrase.base == "event" or is_vague(phrase.atoms):
        return None
    base, anchor = _offset_base(phrase, context)
    lengths = {atom.text for atom in phrase.atoms if atom.unit == "length"}
    if base is None:
        return Resolved(Moment(), phrase.mod) if lengths == {"Y"} else None
    moment = move(base, context.clock, phrase.atoms, phrase.sign)
    if moment is None:
        return None
    weekday, day = phrase.get("weekday"), moment.date()
    if weekday and weekday.number and day:
        moment = of_day(day_of_week(day, weekday.number))
    return Resolved(moment, phrase.mod, anchor)


def _offset_base(phrase: Phrase, context: Context) -> tuple[Moment | None, date | None]:
    """What an offset counts from, and its day."""
    if isinstance(phrase.base, Phrase):
        found = resolve(phrase.base, context)
        return (found.moment, found.moment.date()) if found and not found.problem else (None, None)
    last = context.last
    if phrase.base == "then" and last:
        return last, last.date()
    if context.now:
        return of_day(context.now), context.now
    return (Moment(last.year, last.month), None) if last else (None, None)
