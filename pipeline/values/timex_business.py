"""Business years, quarters and halves: `2025年度`, `2025年3月期第1四半期`, `上期`, a bare `第3四半期`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.values.calendar_fiscal import (
    FiscalYear,
    Interval,
    add_months,
    month_in,
    part_of_year,
    year_that_ends,
)
from pipeline.values.timex_moment import Moment

if TYPE_CHECKING:
    from pipeline.values.timex_atoms import Atom
    from pipeline.values.timex_context import Context
    from pipeline.values.timex_phrase import Phrase


def read_business(phrase: Phrase, context: Context, year: int | None) -> Moment | None:
    """`2025年度`, `2025年3月期` and their parts. None for a 3月期 of no year."""
    rule = context.fiscal_year(phrase.start)
    period, fiscal = phrase.get("period"), phrase.get("fiscal")
    if period and period.number:
        if year is None or year < 2:
            return None
        whole = year_that_ends((year, period.number))
        if period.text:  # 9月中間期: the half year that ends there
            return Moment(interval=(add_months(whole[1], -5), whole[1]))
        rule = FiscalYear(period.number, "start")
        context.last_fiscal = rule.of(whole[1]), rule, phrase.end
        return _part(phrase, whole)
    assert fiscal is not None
    number = _fiscal_number(fiscal, rule, phrase, context)
    if number is None or not 1 < number < 9998:
        return Moment()
    context.last_fiscal = number, rule, phrase.end
    return _part(phrase, rule.interval(number))


def _fiscal_number(fiscal: Atom, rule: FiscalYear, phrase: Phrase, context: Context) -> int | None:
    if fiscal.origin == "is":
        return fiscal.number
    known = context.fiscal_before(phrase.start)
    if fiscal.origin == "then" and known:
        return known[0] + (fiscal.number or 0)
    month = context.now_month()
    if month is None:
        year = context.now_year()
        month = (year, 12) if year else None
    return rule.of(month) + (fiscal.number or 0) if month else None


def _part(phrase: Phrase, whole: Interval) -> Moment:
    quarter, half, month = phrase.get("quarter"), phrase.get("half"), phrase.get("month")
    if quarter and quarter.number and quarter.origin == "is":
        first, last = part_of_year(whole, 4, quarter.number)
        return Moment(interval=(whole[0] if phrase.turn == "total" else first, last))
    if half and half.number:
        return Moment(interval=part_of_year(whole, 2, half.number))
    if month and month.number and month.origin == "is":
        day = phrase.get("day")
        return Moment(*month_in(whole, month.number), day.number if day and day.origin == "is" else None)
    return Moment(interval=whole)


def read_quarter(phrase: Phrase, context: Context, year: int | None, known: bool) -> Moment:
    """A quarter: of the calendar year, or of the business year that the article spoke of."""
    atom = phrase.get("quarter")
    assert atom is not None
    if atom.origin != "is":
        month = context.now_month()
        if month is None:
            return Moment(unknown="-QX")
        first = add_months((month[0], (month[1] - 1) // 3 * 3 + 1), 3 * (atom.number or 0))
        return Moment(first[0], quarter=(first[1] + 2) // 3)
    number = atom.number or 1
    if known:
        return Moment(year, quarter=number)
    if fiscal := context.fiscal_before(phrase.start):
        whole = fiscal[1].interval(fiscal[0])
        first, last = part_of_year(whole, 4, number)
        return Moment(interval=(whole[0] if phrase.turn == "total" else first, last))
    return Moment(context.year_of_months(3 * number - 2, 3 * number, phrase.start, phrase.end), quarter=number)


def read_half(phrase: Phrase, context: Context, year: int | None, known: bool) -> Moment:
    """A half: 上半期 of the calendar year, 上期 of the business year."""
    atom = phrase.get("half")
    assert atom is not None
    number = atom.number or 1
    if known:
        return Moment(year, half=number)
    fiscal = context.fiscal_before(phrase.start)
    if fiscal is None and atom.text == "fiscal" and not context.fragment:
        rule, month = context.fiscal_year(phrase.start), context.now_month()
        fiscal = (rule.of(month), rule) if month else None
    if fiscal:
        return Moment(interval=part_of_year(fiscal[1].interval(fiscal[0]), 2, number))
    return Moment(context.year_of_months(6 * number - 5, 6 * number, phrase.start, phrase.end), half=number)
