"""What an article has said so far, and which year or month it means where it leaves them out."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from pipeline.values.calendar_fiscal import JAPAN, FiscalYear, Month, add_months, fiscal_year_before
from pipeline.values.timex_moment import Moment
from pipeline.values.timex_tense import Tense, same_sentence, tense_after

T = TypeVar("T")
# What a candidate on the wrong side of the tense costs, in days: the tense is misread at times, and a date without a year
# is seldom a year away.
AGAINST_PAST = 345
AGAINST_FUTURE = 270
AGAINST_UNSURE = 100
SLACK = 1  # days: an article may appear the day before or after what it tells of


@dataclass(slots=True)
class Context:
    """The text, folded and `raw`, its publication, and the dates read so far.

    `fragment` is set where the text is nothing but a date: then nothing says which year `10月` means. `message` is set
    for a text too short to be an article, whose clock times need not be of the day of publication.
    """

    text: str
    raw: str
    published: date | None
    clock: datetime | None
    fragment: bool = False
    message: bool = False
    latest: date | None = None  # the latest full date so far
    last: Moment | None = None  # the date last mentioned, completed
    last_end: int = 0
    last_explicit: bool = False  # it said its year
    last_day: date | None = None
    last_day_end: int = 0
    last_fiscal: tuple[int, FiscalYear] | None = None
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def now(self) -> date | None:
        """The day from which the article speaks."""
        return self.published or self.latest

    def now_year(self) -> int | None:
        """The year from which the article speaks."""
        if self.now:
            return self.now.year
        return self.last.year if self.last else None

    def now_month(self) -> Month | None:
        """The month from which the article speaks."""
        if self.now:
            return self.now.year, self.now.month
        return (self.last.year, self.last.month) if self.last and self.last.year and self.last.month else None

    def fiscal_year(self, at: int) -> FiscalYear:
        """How business years are counted at `at`."""
        return fiscal_year_before(self.text, at) or JAPAN

    def tense(self, at: int) -> Tense | None:
        """Which way the sentence looks from `at` on."""
        return tense_after(self.raw, at)[0]

    def remember(self, moment: Moment, end: int, explicit: bool) -> None:
        """Keep a date for those that lean on it."""
        self.last, self.last_end, self.last_explicit = moment, end, explicit
        if moment.interval:
            (first, month), _ = moment.interval
            self.last = Moment(first, month)
        day = moment.date()
        if day:
            self.last_day, self.last_day_end = day, end
            if explicit and (self.latest is None or day > self.latest):
                self.latest = day

    def leans(self, at: int) -> Moment | None:
        """The date earlier in the same sentence that said its year: 2012年に…、3月に… means March 2012."""
        if self.last is None or not self.last_explicit or self.last.year is None:
            return None
        return self.last if same_sentence(self.raw, self.last_end, at) else None

    def choose(self, candidates: Iterable[tuple[date, date, T]], end: int) -> T | None:
        """The candidate (first day, last day, what) that fits the tense behind `end`: the nearest on the right side."""
        now = self.now
        ranked = list(candidates)
        if now is None or not ranked:
            return None
        tense, sure = tense_after(self.raw, end)

        def distance(one: tuple[date, date, T]) -> tuple[int, int]:
            first, last, _ = one
            away = (first - now).days if first > now else (now - last).days if last < now else 0
            return away, int(first > now)

        def cost(one: tuple[date, date, T]) -> tuple[int, int]:
            first, last, _ = one
            away, ahead = distance(one)
            if tense == "past" and (first - now).days > SLACK:
                away += AGAINST_PAST if sure else AGAINST_UNSURE
            if tense == "future" and (now - last).days > SLACK:
                away += AGAINST_FUTURE if sure else AGAINST_UNSURE
            return away, ahead

        return min(ranked, key=cost)[2]

    def year_of_month(self, month: int, day: int | None, weekday: int | None, start: int, end: int) -> int | None:
        """The year of `3月` or `3月28日`, or None."""
        lean = self.leans(start)
        if lean and lean.year:
            later = lean.month is not None and (month, day or 31) < (lean.month, lean.day or 1) and lean.day is None
            year = lean.year + 1 if later and self._known(lean.year + 1, month) else lean.year
            if not (self.now and self.tense(end) == "past" and (year, month) > (self.now.year, self.now.month)):
                return year
        if self.fragment:
            return None
        if self.now is None:
            return self.last.year if self.last else None
        found = [y for y in range(self.now.year - 1, self.now.year + 2) if 1 <= y <= 9999 and valid(y, month, day)]
        if not found and day == 29 and month == 2:
            found = [y for y in range(self.now.year - 4, self.now.year + 5) if valid(y, 2, 29)]
        if day and weekday:
            same = [y for y in found if date(y, month, day).isoweekday() == weekday]
            found = same or found
        return self.choose([(*month_span(y, month, day), y) for y in found], end)

    def _known(self, year: int, month: int) -> bool:
        """Whether a month is not far ahead of the article."""
        return self.now is None or (year, month) <= (self.now.year, self.now.month)

    def month_of_day(self, day: int, weekday: int | None, start: int, end: int) -> Month | None:
        """The month of a bare `17日`, or None."""
        lean = self.last if self.last and self.last.month and same_sentence(self.raw, self.last_end, start) else None
        if lean and lean.year and lean.month and not weekday:
            month = (lean.year, lean.month)
            if lean.day is not None and day < lean.day:
                month = add_months(month, 1) if self.tense(end) != "past" else month
            if valid(*month, day):
                return month
        if self.fragment:
            return None
        if self.now is None:
            return (self.last.year, self.last.month) if self.last and self.last.year and self.last.month else None
        here, reach = (self.now.year, self.now.month), 36 if weekday else 2
        months = [month for shift in range(-reach, reach + 1) if valid(*(month := add_months(here, shift)), day)]
        if weekday:
            months = [month for month in months if date(*month, day).isoweekday() == weekday] or months
            if weekday and months:
                now = self.now
                near = sorted(months, key=lambda month: abs((date(*month, day) - now).days))[:2]
                months = near if abs((date(*near[0], day) - now).days) > 10 else near[:1]
        return self.choose([(date(*month, day), date(*month, day), month) for month in months], end)


def valid(year: int, month: int, day: int | None) -> bool:
    """Whether the calendar has that day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and (day is None or 1 <= day <= calendar.monthrange(year, month)[1])


def month_span(year: int, month: int, day: int | None) -> tuple[date, date]:
    """The first and last day of a month, or the day twice."""
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
