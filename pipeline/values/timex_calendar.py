"""What a date phrase says of the calendar: its year, season, month, day and hour, with what it leaves out filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pipeline.values.calendar_fiscal import add_months
from pipeline.values.timex_business import read_business, read_half, read_quarter
from pipeline.values.timex_clock_day import clock_fields
from pipeline.values.timex_context import Context, valid
from pipeline.values.timex_moment import Moment, nth_weekday, of_day, week_of_month
from pipeline.values.timex_weeks import read_week, read_weekday

if TYPE_CHECKING:
    from pipeline.values.timex_phrase import Phrase

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the first month of each


def read_calendar(phrase: Phrase, context: Context) -> Moment | None:
    """The moment of a date phrase; None where it means no day in particular. Days are not yet checked against the calendar."""
    if phrase.get("fiscal") or phrase.get("period"):
        return read_business(phrase, context, _year(phrase, context))
    if phrase.get("decade") or phrase.get("century"):
        return _read_age(phrase, context)
    moment = _read_date(phrase, context)
    time = clock_fields(phrase)
    if moment is None or time is None:
        return moment
    return _with_time(phrase, context, moment, *time)


def _read_age(phrase: Phrase, context: Context) -> Moment:
    """`1990年代`, `20世紀の90年代`, `21世紀`."""
    decade, century = phrase.get("decade"), phrase.get("century")
    number = century.number if century else None
    if century and century.origin != "is":
        year = context.now_year()
        if year is None:
            return Moment()
        number = (year - 1) // 100 + 1 + (century.number or 0)
    if decade and decade.number is not None:
        return Moment(decade=decade.number if number is None else (number - 1) * 100 + decade.number % 100)
    number = number or 1
    return Moment(century=-number if context.text.endswith("紀元前", 0, phrase.start) else number)


def _year(phrase: Phrase, context: Context) -> int | None:
    atom = phrase.get("year")
    if atom is None:
        if phrase.get("turn") and context.now:
            return context.now.year + (1 if context.now.month > 3 else 0)
        return None
    if atom.origin == "is":
        return atom.number
    last = context.near(phrase.start) if atom.origin == "then" else None
    base = last.year if last and last.year else context.now_year()
    return base + (atom.number or 0) if base is not None else None


def _read_date(phrase: Phrase, context: Context) -> Moment | None:
    year = _year(phrase, context)
    known = bool(phrase.get("year") or phrase.get("turn"))
    if phrase.get("quarter"):
        return read_quarter(phrase, context, year, known)
    if phrase.get("half"):
        return read_half(phrase, context, year, known)
    if season := phrase.get("season"):
        first = _SEASONS[season.text]
        if not known:
            year = context.year_of_months(first, min(first + 2, 12), phrase.start, phrase.end)
        return Moment(year, season=season.text)
    if phrase.get("day") or phrase.get("month"):
        return _read_day(phrase, context, year, known)
    if phrase.get("week"):
        return read_week(phrase, context, year)
    if weekday := phrase.get("weekday"):
        return read_weekday(phrase, context, weekday)
    return Moment(year)


def _read_day(phrase: Phrase, context: Context, year: int | None, known: bool) -> Moment | None:
    day, month, weekday = phrase.get("day"), phrase.get("month"), phrase.get("weekday")
    if day and day.origin != "is":
        base = context.day_before(phrase.start) if day.origin == "then" else None
        if day.origin == "then" and base is None and day.rule not in ("同日", "前日") and not (context.message or context.fragment):
            return None  # その日, 翌朝: of no day in particular
        base = base or context.now
        return of_day(base + timedelta(day.number or 0)) if base else Moment(unknown="-XX-XX")
    number = day.number if day else None
    wanted = weekday.number if weekday and weekday.high is None else None
    if month is None:
        found = context.month_of_day(number or 1, wanted, phrase.start, phrase.end)
        return Moment(*found, number) if found else Moment(day=number)
    if month.origin != "is":
        then = context.near(phrase.start) if month.origin == "then" else None
        base_month = (then.year, then.month) if then and then.year and then.month else context.now_month()
        if base_month is None:
            return Moment(unknown="-XX" if number is None else f"-XX-{number:02d}")
        return _within_month(phrase, *add_months(base_month, month.number or 0), number)
    if month.number is None:
        return None
    if not known and month.high is not None and number is None:
        year = context.year_of_months(month.number, max(month.high, month.number), phrase.start, phrase.end)
    elif not known:
        if number is not None and not valid(2024, month.number, number):
            return Moment(2023, month.number, number)  # 2月30日: no year has it
        year = context.year_of_month(month.number, number, wanted, phrase.start, phrase.end)
    return _within_month(phrase, year, month.number, number)


def _within_month(phrase: Phrase, year: int | None, month: int, day: int | None) -> Moment | None:
    """The day, the week (`10月の第2週`) or the weekday (`10月の第2火曜日`) of a month."""
    week, weekday = phrase.get("week"), phrase.get("weekday")
    if weekday and weekday.high and weekday.number and day is None:
        if year is None:
            return Moment(month=month, weekday=weekday.number, nth=weekday.high)
        found = nth_weekday(year, month, weekday.number, weekday.high)
        return of_day(found) if found else None
    if week and week.number and day is None:
        return Moment(month=month, week=week.number) if year is None else week_of_month(year, month, week.number)
    return Moment(year, month, day)


def _with_time(phrase: Phrase, context: Context, moment: Moment, text: str, days_on: int) -> Moment | None:
    """A clock time carries its day: the phrase's, the line's, or for an article the day last mentioned or of publication."""
    if not any(atom.rank <= 8 for atom in phrase.atoms):
        near = context.day_in_line(phrase.start)
        if not (near or phrase.get("clock") or context.message or context.fragment):
            return None  # 夜間は…: of no day in particular
        if near or not (context.message or context.fragment):
            day = near or context.last_day or context.published
            moment = of_day(day) if day else moment
    day = moment.date()
    if day and days_on:
        moment = of_day(day + timedelta(days_on))
    elif days_on and text.startswith("00"):
        text = "24" + text[2:]
    return replace(moment, time=text)
