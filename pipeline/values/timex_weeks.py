"""Weeks and weekdays: `来週`, `先週の金曜日`, `今週末`, `2025年第50週`, a bare `金曜日`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipeline.values.timex_moment import Moment, day_of_week, nth_weekday, of_day, of_week

if TYPE_CHECKING:
    from pipeline.values.timex_atoms import Atom
    from pipeline.values.timex_context import Context
    from pipeline.values.timex_phrase import Phrase


def read_week(phrase: Phrase, context: Context, year: int | None) -> Moment | None:
    """An ISO week, or the weekday or weekend of one. None for a week 53 that the year has not."""
    week, weekday = phrase.get("week"), phrase.get("weekday")
    assert week is not None
    if week.origin == "is":
        if year is None and not context.fragment:
            year = context.now_year()
        if year is not None and week.number == 53 and date(year, 12, 28).isocalendar().week != 53:
            return None
        return Moment(year, week=week.number)
    base = (context.day_before(phrase.start) if week.origin == "then" else None) or context.now
    if base is None:
        return Moment(unknown="-WXX-WE" if weekday and weekday.number is None else "-WXX")
    day = base + timedelta(7 * (week.number or 0))
    if weekday is None:
        return of_week(day)
    return of_day(day_of_week(day, weekday.number)) if weekday.number else of_week(day, weekend=True)


def read_weekday(phrase: Phrase, context: Context, weekday: Atom) -> Moment:
    """A bare `金曜日`: the nearest in the sentence's direction; `第3火曜日` of the present month."""
    number = weekday.number or 7
    if context.fragment or context.now is None:
        return Moment(weekday=number)
    if weekday.high:
        found = nth_weekday(context.now.year, context.now.month, number, weekday.high)
        return of_day(found) if found else Moment(weekday=number)
    day = day_of_week(context.now, number)
    days = [day + timedelta(shift) for shift in (-7, 0, 7)]
    chosen = context.choose([(one, one, one) for one in days], phrase.end)
    return of_day(chosen) if chosen else Moment(weekday=number)
