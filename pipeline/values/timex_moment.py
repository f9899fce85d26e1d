"""A point or stretch of the calendar, as exact as it was said, and how TIMEX3 spells it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.values.calendar_fiscal import Interval


@dataclass(frozen=True, slots=True)
class Moment:
    """Fields that were not said are None. `year` is the ISO year where `week` is set, negative before Christ.

    `weekday` 1 to 7, Monday first, without a day, or with `week` (its day); `nth` counts it within the month.
    `weekend`: of `week`. `decade` is its first year, `century` its number. `interval` are the months of a business
    period. `time` is what stands behind `T`: `15:30`, `MO`. `unknown` spells what nothing fixes: `-XX-XX` of 同日.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekend: bool = False
    weekday: int | None = None
    nth: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    interval: Interval | None = None
    time: str | None = None
    unknown: str = ""

    def date(self) -> date | None:
        """Its day, where that is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def spell(self) -> str:
        """The TIMEX3 value: `2025-12-02`, `2025-Q4`, `199X`, `2025-04/2026-03`, `2025-12-02T15:30`, `XXXX-12`, `T09`."""
        stem = self._stem()
        if self.time is None:
            return stem
        return (stem if stem != "XXXX" else "") + "T" + self.time

    def _stem(self) -> str:
        if self.interval:
            (first, first_month), (last, last_month) = self.interval
            return f"{first:04d}-{first_month:02d}/{last:04d}-{last_month:02d}"
        if self.century is not None:
            return f"BC{-self.century - 1:02d}XX" if self.century < 0 else f"{self.century - 1:02d}XX"
        if self.decade is not None:
            return f"{self.decade // 10:03d}X"
        return self._year() + self._within()

    def _year(self) -> str:
        if self.year is None:
            return "XXXX"
        return f"BC{-self.year:04d}" if self.year < 0 else f"{self.year:04d}"

    def _within(self) -> str:
        if self.unknown:
            return self.unknown
        if self.quarter:
            return f"-Q{self.quarter}"
        if self.half:
            return f"-H{self.half}"
        if self.season:
            return f"-{self.season}"
        if self.month is None:
            return self._week() if self.day is None else f"-XX-{self.day:02d}"
        if self.day is not None:
            return f"-{self.month:02d}-{self.day:02d}"
        if self.nth and self.weekday:
            return f"-{self.month:02d}-WXX-{self.weekday}-#{self.nth}"
        return f"-{self.month:02d}" + (f"-W{self.week:02d}" if self.week else "")

    def _week(self) -> str:
        if self.week is None:
            return f"-WXX-{self.weekday}" if self.weekday else "-WXX-WE" if self.weekend else ""
        return f"-W{self.week:02d}" + ("-WE" if self.weekend else f"-{self.weekday}" if self.weekday else "")


def of_day(day: date, time: str | None = None) -> Moment:
    """The moment of a day."""
    return Moment(day.year, day.month, day.day, time=time)


def of_week(day: date, weekend: bool = False) -> Moment:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return Moment(year, week=week, weekend=weekend)


def day_of_week(day: date, weekday: int) -> date:
    """The weekday (1 to 7) of the ISO week in which `day` lies."""
    return day + timedelta(weekday - day.isoweekday())


def spell_rest(moment: Moment, now: date | None, clock: datetime | None) -> str | None:
    """`今週の残り`: from now to the end of a week, month or year, or of a day where the hour is known; None where that is over."""
    if now is None or moment.year is None or moment.weekend:
        return None
    if moment.day is not None:
        if clock is None or moment.date() != now:
            return None
        return f"{clock.isoformat(timespec='seconds')}/{now.isoformat()}T23:59:59"
    if moment.week is not None:
        last = date.fromisocalendar(moment.year, moment.week, 7)
    else:
        month = moment.month or 12
        last = date(moment.year, month, calendar.monthrange(moment.year, month)[1])
    return f"{now.isoformat()}/{last.isoformat()}" if now <= last else None


def week_of_month(year: int, month: int, number: int) -> Moment:
    """The `number`th ISO week of a month, 5 being its last; a week belongs to the month of its Thursday."""
    first = date(year, month, 1)
    monday = first + timedelta((3 - first.weekday()) % 7 - 3)
    if number == 5:
        while (monday + timedelta(7 * number - 4)).month != month:
            number -= 1
    return of_week(monday + timedelta(7 * (number - 1)))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth weekday of a month, 5 being the last."""
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    if nth == 5 and day.month != month:
        day -= timedelta(7)
    return day if day.month == month else None
