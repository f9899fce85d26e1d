"""A phrase → the moment that it means, by the calendar, the publication date and the dates before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.values.calendar_fiscal import (
    FiscalYear,
    Interval,
    add_months,
    month_in,
    part_of_year,
    year_that_ends,
)
from pipeline.values.timex_atoms import Atom
from pipeline.values.timex_clock_day import clock_fields
from pipeline.values.timex_context import Context, month_span, valid
from pipeline.values.timex_length import is_vague, move
from pipeline.values.timex_moment import Moment, day_of_week, nth_weekday, of_day, of_week, week_of_month
from pipeline.values.timex_phrase import Phrase


@dataclass(frozen=True, slots=True)
class Resolved:
    """A moment, its `mod`, what it leans on, and whether it said its year itself. `problem` is set where it cannot be."""

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
    context.doubts += [context.text[atom.start : atom.end] for atom in phrase.atoms if atom.doubt]
    resolver = _Resolver(phrase, context)
    moment = resolver.moment()
    mod = phrase.mod
    if phrase.half and moment:
        moment, mod = _halve(moment, phrase.half, mod)
    if moment is None:
        return None
    day = moment.date()
    if phrase.turn == "end of day":
        moment, mod = replace(moment, time="23:59:59"), None
    elif phrase.turn == "week" and day:
        moment = of_week(day)
    if moment.day and not valid(moment.year or 2024, moment.month or 1, moment.day):
        return Resolved(Moment(), problem=context.text[phrase.start : phrase.end])
    return Resolved(moment, mod, resolver.anchor, resolver.explicit)


def _halve(moment: Moment, half: int, mod: str | None) -> tuple[Moment, str | None]:
    """`2025年前半` is a half year, `7月前半` and `1990年代前半` keep START or END in `mod`."""
    if moment.interval and moment.interval == (moment.interval[0], add_months(moment.interval[0], 11)):
        return replace(moment, interval=part_of_year(moment.interval, 2, half)), mod
    if moment == Moment(moment.year):
        return replace(moment, half=half), mod
    return moment, "START" if half == 1 else "END"


def _resolve_offset(phrase: Phrase, context: Context) -> Resolved | None:
    anchor = context.now
    base: Moment | None
    if isinstance(phrase.base, Phrase):
        found = resolve(phrase.base, context)
        base = found.moment if found else None
        anchor = base.date() if base else None
    elif phrase.base == "then":
        base = context.last
        anchor = base.date() if base else None
    elif phrase.base == "event":
        return None
    else:
        base = of_day(context.now) if context.now else None
        if base is None and context.last:
            base = Moment(context.last.year, context.last.month)
    if is_vague(phrase.atoms):
        return None
    moment = move(base, context.clock, phrase.atoms, phrase.sign) if base else None
    if moment is None and not base and {atom.text for atom in phrase.atoms if atom.unit == "length"} == {"Y"}:
        moment = Moment()
    if moment is None:
        return None
    weekday = phrase.get("weekday")
    day = moment.date()
    if weekday and weekday.number and day:
        moment = of_day(day_of_week(day, weekday.number))
    return Resolved(moment, phrase.mod, anchor)


class _Resolver:
    """Resolves one date phrase; `anchor` and `explicit` tell afterwards how."""

    def __init__(self, phrase: Phrase, context: Context) -> None:
        self.phrase, self.context = phrase, context
        self.anchor: date | None = None
        year = phrase.get("year")
        self.explicit = bool(year or phrase.get("fiscal") or phrase.get("turn"))

    def _lean(self, atom: Atom) -> None:
        self.anchor = self.context.now if atom.origin == "now" else self.context.last_day

    def moment(self) -> Moment | None:
        get = self.phrase.get
        time_text = clock_fields(self.phrase)
        if get("fiscal") or get("period"):
            whole = self._fiscal()
            return whole
        if get("decade") or get("century"):
            return self._age()
        moment = self._coarse()
        if time_text is None:
            return moment
        return self._with_time(moment, *time_text)

    def _age(self) -> Moment:
        decade, century = self.phrase.get("decade"), self.phrase.get("century")
        if decade and decade.number is not None:
            first = decade.number
            if century and century.number:
                first = (century.number - 1) * 100 + first % 100
            return Moment(decade=first)
        number = century.number if century and century.number else 1
        before = self.context.text.endswith("紀元前", 0, self.phrase.start)
        return Moment(century=-number if before else number)

    def _fiscal(self) -> Moment | None:
        """2025年度, 2025年3月期 and their parts."""
        get, context = self.phrase.get, self.context
        rule = context.fiscal_year(self.phrase.start)
        period, fiscal, year = get("period"), get("fiscal"), self._year()
        if period and period.number:
            if year is None:
                return None
            whole = year_that_ends((year, period.number))
            if period.text:
                return Moment(interval=part_of_year((add_months(whole[1], -5), add_months(whole[1], 6)), 2, 1))
            if not 1 <= whole[0][0]:
                return None
            context.last_fiscal = (rule.of(whole[1]), FiscalYear(period.number, "start"))
        else:
            assert fiscal is not None
            number = self._fiscal_number(fiscal, rule)
            if number is None or not 1 < number < 9998:
                return Moment()
            whole = rule.interval(number)
            context.last_fiscal = (number, rule)
        return self._part(whole)

    def _fiscal_number(self, fiscal: Atom, rule: FiscalYear) -> int | None:
        context = self.context
        if fiscal.origin == "is":
            return fiscal.number
        self._lean(fiscal)
        if fiscal.origin == "then" and context.last_fiscal:
            return context.last_fiscal[0] + (fiscal.number or 0)
        month = context.now_month()
        if month is None:
            year = context.now_year()
            month = (year, 12) if year else None
        return rule.of(month) + (fiscal.number or 0) if month else None

    def _part(self, whole: Interval) -> Moment:
        get = self.phrase.get
        quarter, half, month = get("quarter"), get("half"), get("month")
        if quarter and quarter.number and quarter.origin == "is":
            return Moment(interval=part_of_year(whole, 4, quarter.number))
        if half and half.number:
            return Moment(interval=part_of_year(whole, 2, half.number))
        if month and month.number and month.origin == "is":
            year, number = month_in(whole, month.number)
            day = get("day")
            return Moment(year, number, day.number if day and day.origin == "is" else None)
        return Moment(interval=whole)

    def _year(self) -> int | None:
        context, atom = self.context, self.phrase.get("year")
        if atom is None:
            turn = self.phrase.get("turn")
            if turn and context.now:
                self.anchor = context.now
                return context.now.year + (1 if context.now.month > 3 else 0)
            return None
        if atom.origin == "is":
            return atom.number
        self._lean(atom)
        base = context.now_year() if atom.origin == "now" or context.last is None else context.last.year
        return base + (atom.number or 0) if base is not None else None

    def _coarse(self) -> Moment | None:
        get = self.phrase.get
        year = self._year()
        if get("quarter"):
            return self._quarter(year)
        if get("half"):
            return self._half(year)
        if season := get("season"):
            return Moment(year if self.explicit else self._year_of_season(season.text), season=season.text)
        if get("day") or get("month"):
            return self._day(year)
        if get("week"):
            return self._week(year)
        if weekday := get("weekday"):
            return self._weekday(weekday)
        return Moment(year)

    def _quarter(self, year: int | None) -> Moment:
        atom, context = self.phrase.get("quarter"), self.context
        assert atom is not None
        if atom.origin != "is":
            self._lean(atom)
            month = context.now_month()
            if month is None:
                return Moment(unknown="-QX")
            first = add_months((month[0], (month[1] - 1) // 3 * 3 + 1), 3 * (atom.number or 0))
            return Moment(first[0], quarter=(first[1] + 2) // 3)
        number = atom.number or 1
        if self.explicit:
            return Moment(year, quarter=number)
        if context.last_fiscal and not context.fragment:
            known, rule = context.last_fiscal
            return Moment(interval=part_of_year(rule.interval(known), 4, number))
        return Moment(self._year_of_months(3 * number - 2, 3 * number), quarter=number)

    def _half(self, year: int | None) -> Moment:
        atom, context = self.phrase.get("half"), self.context
        assert atom is not None
        number = atom.number or 1
        if self.explicit:
            return Moment(year, half=number)
        fiscal = context.last_fiscal
        if fiscal is None and atom.text == "fiscal" and not context.fragment:
            rule, month = context.fiscal_year(self.phrase.start), context.now_month()
            fiscal = (rule.of(month), rule) if month else None
        if fiscal:
            return Moment(interval=part_of_year(fiscal[1].interval(fiscal[0]), 2, number))
        return Moment(self._year_of_months(6 * number - 5, 6 * number), half=number)

    def _year_of_months(self, first: int, last: int) -> int | None:
        """The year of months `first` to `last`, the present ones where the article lies in them."""
        context = self.context
        lean = context.leans(self.phrase.start)
        if lean:
            return lean.year
        if context.fragment:
            return None
        if context.now is None:
            return context.now_year()
        years = range(max(1, context.now.year - 1), min(9999, context.now.year + 1) + 1)
        spans = [(month_span(year, first, None)[0], month_span(year, last, None)[1], year) for year in years]
        inside = [year for begin, end, year in spans if begin <= context.now <= end]
        return inside[0] if inside else context.choose(spans, self.phrase.end)

    def _year_of_season(self, season: str) -> int | None:
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
        return self._year_of_months(first, min(first + 2, 12))

    def _week(self, year: int | None) -> Moment | None:
        atom, context = self.phrase.get("week"), self.context
        assert atom is not None
        weekday = self.phrase.get("weekday")
        if atom.origin == "is":
            if year is None and not context.fragment:
                year = context.now_year()
            return Moment(year, week=atom.number) if year is None or atom.number != 53 or date(year, 12, 28).isocalendar()[1] == 53 else None
        self._lean(atom)
        base = context.last_day if atom.origin == "then" and context.last_day else context.now
        if base is None:
            return Moment(weekend=weekday is not None, unknown="-WXX-WE" if weekday and weekday.number is None else "-WXX")
        try:
            day = base + timedelta(7 * (atom.number or 0))
        except OverflowError:
            return None
        if weekday is None:
            return of_week(day)
        return of_day(day_of_week(day, weekday.number)) if weekday.number else of_week(day, weekend=True)

    def _weekday(self, atom: Atom) -> Moment:
        """A bare `金曜日`: the nearest in the sentence's direction; `第3火曜日` of the present month."""
        context, number = self.context, atom.number or 7
        if atom.high and context.now and not context.fragment:
            day = nth_weekday(context.now.year, context.now.month, number, atom.high)
            return of_day(day) if day else Moment(weekday=number)
        if context.fragment or context.now is None:
            return Moment(weekday=number)
        self.anchor = context.now
        day = day_of_week(context.now, number)
        days = [day + timedelta(shift) for shift in (-7, 0, 7) if date.min + timedelta(8) < day < date.max - timedelta(8)]
        chosen = context.choose([(one, one, one) for one in days], self.phrase.end)
        return of_day(chosen) if chosen else Moment(weekday=number)

    def _day(self, year: int | None) -> Moment | None:
        get, context = self.phrase.get, self.context
        day, month, weekday = get("day"), get("month"), get("weekday")
        if day and day.origin != "is":
            self._lean(day)
            base = context.last_day if day.origin == "then" and context.last_day else context.now
            try:
                return of_day(base + timedelta(day.number or 0)) if base else Moment(unknown="-XX-XX")
            except OverflowError:
                return None
        number = day.number if day else None
        if month is None:
            found = context.month_of_day(number or 1, weekday.number if weekday else None, self.phrase.start, self.phrase.end)
            return Moment(*found, number) if found else Moment(day=number)
        if month.origin != "is":
            self._lean(month)
            then = context.last if month.origin == "then" else None
            base_month = (then.year, then.month) if then and then.year and then.month else context.now_month()
            if base_month is None:
                return Moment(unknown="-XX" if number is None else f"-XX-{number:02d}")
            return self._within_month(*add_months(base_month, month.number or 0), number)
        if month.number is None:
            return None
        if not self.explicit and month.high is not None and number is None:
            year = self._year_of_months(month.number, max(month.high, month.number))
        elif not self.explicit:
            wanted = weekday.number if weekday and weekday.high is None else None
            if number is not None and not valid(2024, month.number, number):
                return Moment(2023, month.number, number)
            year = context.year_of_month(month.number, number, wanted, self.phrase.start, self.phrase.end)
            self.anchor = context.now
        return self._within_month(year, month.number, number)

    def _within_month(self, year: int | None, month: int, day: int | None) -> Moment | None:
        """The day, the week or the weekday of a month."""
        week, weekday = self.phrase.get("week"), self.phrase.get("weekday")
        if weekday and weekday.high and weekday.number and day is None:
            if year is None:
                return Moment(month=month, weekday=weekday.number, nth=weekday.high)
            found = nth_weekday(year, month, weekday.number, weekday.high)
            return of_day(found) if found else Moment(year, month)
        if week and week.number and day is None:
            return Moment(month=month, week=week.number) if year is None else week_of_month(year, month, week.number)
        return Moment(year, month, day)

    def _with_time(self, moment: Moment | None, text: str, days_on: int) -> Moment | None:
        """A clock time carries its day: the phrase's, the sentence's, or for an article the day last mentioned."""
        if moment is None:
            return None
        context = self.context
        if not any(atom.rank <= 8 for atom in self.phrase.atoms):
            near = context.last_day and same_line(context, self.phrase.start)
            spoken = self.phrase.get("clock") is not None
            if not (spoken or context.message or context.fragment or near):
                return None  # 夜間は…: of no day in particular
            if context.last_day and (near or not context.message):
                moment = of_day(context.last_day)
            elif context.published and not context.message and not context.fragment:
                moment = of_day(context.published)
        day = moment.date()
        if day and days_on:
            try:
                moment = of_day(day + timedelta(days_on))
            except OverflowError:
                return None
        elif days_on and text.startswith("00"):
            text = "24" + text[2:]
        return replace(moment, time=text)


def same_line(context: Context, at: int) -> bool:
    """Whether the day last mentioned stands in the same line."""
    return "\n" not in context.text[context.last_day_end : at]
