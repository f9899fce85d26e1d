"""What an article has said so far, and which year or month it means where it leaves them out."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from pipeline.values.calendar_fiscal import JAPAN, FiscalYear, Month, add_months, fiscal_year_before
from pipeline.values.timex_moment import Moment
from pipeline.values.timex_tense import Tense, same_sentence, tense_after

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
# What a candidate on the wrong side of the tense costs, in days: the tense is misread at times, and a date without a year
# is seldom a year away.
@dataclass(frozen=True, slots=True)
class Against:
    """Days for a candidate after a past tense, before a future one, and the same where the tense may be of something else."""

    past: int
    future: int
    unsure_past: int
    unsure_future: int


OF_MONTHS = Against(345, 270, 50, 50)  # 3月に
OF_PERIODS = Against(345, 270, 270, 50)  # 第3四半期の
OF_DAYS = Against(150, 150, 50, 50)  # 3月28日に: a day without its year is near
OF_BARE_DAYS = Against(345, 270, 20, 20)  # 17日, whose months lie thirty days apart
SLACK = 1  # days: an article may appear the day before or after what it tells of
NEAR = 300  # characters over which 同日, 翌年 and a clock time lean on an earlier date
FISCAL_REACH = 1000  # characters over which a business year holds for 第2四半期
_PERIOD = re.compile(r"[0-9]{4}-[QH][1-4]|[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
BLOT = "\ufffc"  # stands for each character of a name
_NAME = re.compile(f"{BLOT}+")
_CLAUSE_OVER = re.compile(r"[たるい](?=[一-龠ァ-ヶA-Za-z「『])")  # 2012年に設立した会社が、3月に…


@dataclass(slots=True)
class Context:
    """The text, folded and without names as well as `raw`, its publication, and the dates read so far.

    `named` is set where names are blotted out of `text`. `fragment` is set where the text is nothing but a date: then nothing says which year `10月` means. `message` is set
    for a text too short to be an article, whose clock times need not be of the day of publication.
    """

    text: str
    raw: str
    published: date | None
    clock: datetime | None
    named: bool = False
    fragment: bool = False
    message: bool = False
    latest: date | None = None  # the latest full date so far
    last: Moment | None = None  # the date last mentioned, completed
    last_end: int = 0
    last_explicit: bool = False  # it said its year
    last_day: date | None = None
    last_day_end: int = 0
    last_fiscal: tuple[int, FiscalYear, int] | None = None  # its number, how it is counted, where it ends in the text
    last_period: str | None = None  # the value of the last period shorter than a year, and where it ended
    last_period_end: int = 0
    last_month_value: str | None = None
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

    def near(self, at: int) -> Moment | None:
        """The date last mentioned, where it is near enough for 翌年 to lean on it, or nothing else is known."""
        return self.last if at - self.last_end <= FISCAL_REACH or not self.published else None

    def day_before(self, at: int) -> date | None:
        """The day last mentioned, where it is near enough for 同日 to mean it, or nothing else is known."""
        return self.last_day if at - self.last_day_end <= NEAR or not self.published else None

    def day_in_line(self, at: int) -> date | None:
        """The day last mentioned, where it stands in the same line."""
        near = at - self.last_day_end <= NEAR and "\n" not in self.text[self.last_day_end : at]
        return self.last_day if near else None

    def fiscal_year(self, at: int) -> FiscalYear:
        """How business years are counted at `at`."""
        return fiscal_year_before(self.raw, at, self._names_before(at)) or JAPAN

    def _names_before(self, at: int) -> list[tuple[int, int]] | None:
        """The names before `at` in the same line, None where no names of the text are known."""
        if not self.named:
            return None
        first = max(0, at - NEAR)
        line = max(first, self.text.rfind("\n", first, at) + 1)
        return [found.span() for found in _NAME.finditer(self.text, line, at)]

    def fiscal_before(self, at: int) -> tuple[int, FiscalYear] | None:
        """The business year last mentioned, where it still holds."""
        if self.last_fiscal is None or self.fragment or at - self.last_fiscal[2] > FISCAL_REACH:
            return None
        return self.last_fiscal[:2]

    def tense(self, at: int) -> Tense | None:
        """Which way the sentence looks from `at` on."""
        return tense_after(self.raw, at)[0]

    def remember(self, moment: Moment, end: int, explicit: bool) -> None:
        """Keep a date for those that lean on it."""
        self.last, self.last_end, self.last_explicit = moment, end, explicit
        if moment.interval:
            _, (year, month) = moment.interval  # what is told of a period is told after it
            self.last = Moment(year, month)
        day = moment.date()
        if day:
            self.last_day, self.last_day_end = day, end
            if explicit and (self.latest is None or day > self.latest):
                self.latest = day

    def remember_period(self, value: str, end: int) -> None:
        """Keep a period for 前年同期, a month for 前年同月."""
        if _PERIOD.fullmatch(value):
            self.last_period, self.last_period_end = value, end
        elif _MONTH.fullmatch(value):
            self.last_month_value = value

    def year_before(self, month: bool, at: int) -> str | None:
        """The value of the period or month last mentioned, a year earlier."""
        value = self.last_month_value if month else self.last_period
        if value is None or (not month and at - self.last_period_end > FISCAL_REACH):
            return None
        return _YEAR.sub(lambda found: f"{int(found[0]) - 1:04d}", value)

    def leans(self, at: int) -> Moment | None:
        """The date earlier in the same sentence that said its year: 2012年に…し、3月に… means March 2012."""
        if self.last is None or not self.last_explicit or self.last.year is None:
            return None
        if not same_sentence(self.raw, self.last_end, at) or _CLAUSE_OVER.search(self.raw, self.last_end, at):
            return None
        return self.last

    def choose(self, candidates: Iterable[tuple[date, date, T]], end: int, against: Against = OF_MONTHS) -> T | None:
        """The candidate (first day, last day, what) that fits the tense behind `end`: the nearest on the right side.

        `against` is what the wrong side costs.
        """
        now = self.now
        ranked = list(candidates)
        if now is None or not ranked:
            return None
        tense, sure = tense_after(self.raw, end)

        def cost(one: tuple[date, date, T]) -> tuple[int, int]:
            first, last, _ = one
            away = (first - now).days if first > now else (now - last).days if last < now else 0
            if tense == "past" and (first - now).days > SLACK:
                away += against.past if sure else against.unsure_past
            if tense == "future" and (now - last).days > SLACK:
                away += against.future if sure else against.unsure_future
            return away, int(first > now)

        return min(ranked, key=cost)[2]

    def year_of_month(self, month: int, day: int | None, weekday: int | None, start: int, end: int) -> int | None:
        """The year of `3月` or `3月28日`, or None."""
        lean = self.leans(start)
        if lean and lean.year:
            over = lean.month is not None and lean.day is None and month < lean.month  # 2024年10月に…、3月に…
            year = lean.year + over if not self.now or (lean.year + over, month) <= (self.now.year, self.now.month) else lean.year
            if self._fits(year, month, end):
                return year
        if self.fragment:
            return None
        if self.now is None:
            return self.last.year if self.last else None
        reach = 1 if (month, day) != (2, 29) else 4
        years = [y for y in range(self.now.year - reach, self.now.year + reach + 1) if valid(y, month, day)]
        if day and weekday:
            years = [y for y in years if date(y, month, day).isoweekday() == weekday] or years
        return self.choose([(*span_of(y, month, month, day), y) for y in years], end, OF_DAYS if day else OF_MONTHS)

    def _fits(self, year: int, month: int, end: int) -> bool:
        """Whether the tense allows that month."""
        if self.now is None:
            return True
        tense, here = self.tense(end), (self.now.year, self.now.month)
        return not (tense == "past" and (year, month) > here) and not (tense == "future" and (year, month) < here)

    def year_of_months(self, first: int, last: int, start: int, end: int) -> int | None:
        """The year of the months `first` to `last`: this one where the article lies in them, else by the tense."""
        lean = self.leans(start)
        if lean:
            return lean.year
        if self.fragment or self.now is None:
            return None if self.fragment else self.now_year()
        spans = [(*span_of(year, first, last), year) for year in range(self.now.year - 1, self.now.year + 2)]
        inside = [year for begin, finish, year in spans if begin <= self.now <= finish]
        return inside[0] if inside else self.choose(spans, end, OF_PERIODS)

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
            months = self._with_weekday(months, day, weekday)
        return self.choose([(date(*month, day), date(*month, day), month) for month in months], end, OF_BARE_DAYS)

    def _with_weekday(self, months: list[Month], day: int, weekday: int) -> list[Month]:
        """The two months nearest to the article in which that day is that weekday, one where it is very near."""
        now = self.now
        fitting = [month for month in months if date(month[0], month[1], day).isoweekday() == weekday] or months
        if now is None or not fitting:
            return fitting
        away = sorted((abs((date(month[0], month[1], day) - now).days), month) for month in fitting)
        return [month for _, month in away[: 1 if away[0][0] <= 10 else 2]]


def valid(year: int, month: int, day: int | None) -> bool:
    """Whether the calendar has that day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and (day is None or 1 <= day <= calendar.monthrange(year, month)[1])


def span_of(year: int, first: int, last: int, day: int | None = None) -> tuple[date, date]:
    """The first and last day of the months `first` to `last`, or of a day."""
    if day:
        return date(year, first, day), date(year, last, day)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
