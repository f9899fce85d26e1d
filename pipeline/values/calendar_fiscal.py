"""Business years: which months 2025年度, 2025年3月期 and their quarters and halves are."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pipeline.tables.loader import Row, read

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = ("company", "last_month", "named", "example")
Month = tuple[int, int]  # year, month
Interval = tuple[Month, Month]  # first and last month


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """How a company counts its business years: the month in which they end, and whether the first or last year names them."""

    last_month: int
    named: Literal["start", "end"]

    def interval(self, year: int) -> Interval:
        """The months of the business year `year`."""
        ends = year if self.named == "end" or self.last_month == 12 else year + 1
        return year_that_ends((ends, self.last_month))

    def of(self, month: Month) -> int:
        """The business year to which a month belongs."""
        year, number = month
        ends = year if number <= self.last_month else year + 1
        return ends if self.named == "end" or self.last_month == 12 else ends - 1


JAPAN = FiscalYear(3, "start")


def add_months(month: Month, count: int) -> Month:
    """The month `count` months later, or earlier where it is negative."""
    years, rest = divmod(month[0] * 12 + month[1] - 1 + count, 12)
    return years, rest + 1


def year_that_ends(last: Month) -> Interval:
    """The twelve months up to `last`: 2025年3月期."""
    return add_months(last, -11), last


def part_of_year(whole: Interval, parts: int, number: int) -> Interval:
    """The `number`th (from 1) of `parts` equal parts of a business year: 4 for quarters, 2 for halves."""
    length = 12 // parts
    first = add_months(whole[0], length * (number - 1))
    return first, add_months(first, length - 1)


def month_in(whole: Interval, number: int) -> Month:
    """The month of the calendar that `number` (1 to 12) is within a business year."""
    year = whole[0][0] if number >= whole[0][1] else whole[1][0]
    return year, number


def _make_entry(row: Row) -> tuple[tuple[str, ...], FiscalYear]:
    last, named = int(row.cells["last_month"]), row.cells["named"]
    if not 1 <= last <= 12 or named not in ("start", "end"):
        raise ValueError(f"{last} {named!r} is no month with start or end")
    return row.several("company"), FiscalYear(last, "end" if named == "end" else "start")


@cache
def _companies() -> tuple[re.Pattern[str], dict[str, FiscalYear]]:
    by_name = {name: year for names, year in read("fiscal_years.tsv", COLUMNS, _make_entry) for name in names}
    latin = "|".join(re.escape(n) for n in sorted(by_name, key=len, reverse=True) if n.isascii())
    others = "|".join(re.escape(n) for n in sorted(by_name, key=len, reverse=True) if not n.isascii())
    return re.compile(rf"(?<![A-Za-z0-9])(?:{latin})(?![A-Za-z0-9])|(?:{others})(?![ァ-ヶー])"), by_name


COMPANY_REACH, YEAR_END_REACH = 120, 600  # characters before a business year
_TOPIC_MARKS = ("は", "が", "も", "、")
_YEAR_END = re.compile(r"[0-9０-９]{2,4}年([0-9０-９]{1,2})月期|([0-9０-９]{1,2})月期(?:決算|[)）]|企業|の)")


def fiscal_year_before(text: str, at: int, names: Sequence[tuple[int, int]] | None = None) -> FiscalYear | None:
    """The business year of the company of which the line speaks before `at`, or what the text said of it before (2025年8月期).

    `names` are the names of the line, where they are known. None where nothing is: then Japan's is meant.
    """
    found, seen = _of_company(text, at, names)
    for match in _YEAR_END.finditer(text, max(0, at - YEAR_END_REACH), at):
        month = int(match[1] or match[2])
        if match.start() > seen and 1 <= month <= 12:
            found, seen = FiscalYear(month, "start"), match.start()
    return found


def _of_company(text: str, at: int, names: Sequence[tuple[int, int]] | None) -> tuple[FiscalYear | None, int]:
    """The business year of the topic of the line (Xは…, Xの2025年度), and where it is named."""
    pattern, by_name = _companies()
    if names is None:
        line = text.rfind("\n", max(0, at - COMPANY_REACH), at) + 1
        found = deque(pattern.finditer(text, max(line, at - COMPANY_REACH), at), maxlen=1)
        return (by_name[found[0][0]], found[0].start()) if found else (None, -1)
    topics = [name for name in names if text[name[1] : name[1] + 1] in _TOPIC_MARKS or at - name[1] == 1]
    for start, end in (topics or names)[-1:]:
        return by_name.get(text[start:end]), start
    return None, -1
