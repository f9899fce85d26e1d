"""Japanese eras: `令和7年` is 2025."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.tables.loader import Row, read
from pipeline.values.timex_numbers import KANJI_NUMERALS, read_whole

COLUMNS = ("era", "letter", "first", "last", "example")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Era:
    """An era, its letter in forms (`R`) or nothing, its first and last year, and its last day where it is known; no last
    year is the present era."""

    name: str
    letter: str
    first: int
    last: int | None
    last_day: str = ""

    def year(self, number: int) -> int:
        """The Western year of the era's year `number`, from 1."""
        return self.first + number - 1

    def covers(self, year: int) -> bool:
        """Whether the era had that year; later ones are written all the same (昭和65年)."""
        return self.first <= year and (self.last is None or year <= self.last)

    def is_over(self, day: str) -> bool:
        """Whether it had ended by a day or month of its last year, in ISO 8601 (平成31年5月)."""
        return bool(self.last_day) and day > self.last_day[: len(day)]


def _make_era(row: Row) -> Era:
    first, last = row.cells["first"], row.cells["last"]
    if not _DATE.fullmatch(first) or (last and not _DATE.fullmatch(last)):
        raise ValueError(f"{first!r} or {last!r} is no year and no date")
    return Era(row.cells["era"], row.cells["letter"], int(first[:4]), int(last[:4]) if last else None, last if "-" in last else "")


@cache
def eras() -> dict[str, Era]:
    """The eras by name and by letter."""
    found = read("eras.tsv", COLUMNS, _make_era)
    return {era.name: era for era in found} | {era.letter: era for era in found if era.letter}


_N = rf"[0-9{KANJI_NUMERALS}]{{1,4}}"


_YEAR = (
    rf"(?P<year>元|{_N})(?: ?(?P<unit>年度|年)|(?P<mark>[・/.,-])(?P<month>[0-9]{{1,2}})(?:(?P=mark)(?P<day>[0-9]{{1,2}}))?(?![0-9]))"
)


@cache
def era_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`令和7年`, `令和元年度`, `西暦2021/7`, `令和3・7・18`, and `R7.3.31`: groups era, year, unit, mark, month, day."""
    names = "|".join(name for name in [*eras(), "西暦", "紀元前"] if not name.isascii())
    letters = "".join(name for name in eras() if name.isascii())
    return re.compile(f"(?P<era>{names}) ?{_YEAR}"), re.compile(rf"(?P<era>[{letters}])(?=[0-9]{{1,2}}(?:年|[./][0-9]{{1,2}}[./][0-9])){_YEAR}")


def outlives_its_era(written: str, year: int, month: int, day: int | None) -> bool:
    """Whether a date that is written with an era lies behind that era's last day in the same year."""
    era = next((era for name, era in eras().items() if written.startswith(name)), None)
    if era is None or year != era.last:
        return False
    return era.is_over(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))


def read_era_year(era: str, number: str) -> tuple[int | None, str | None]:
    """The Western year (negative before Christ) and what is wrong with it: `impossible`, or `outside` the era."""
    written = 1 if number == "元" else read_whole(number)
    if written is None or written == 0:
        return None, "impossible"
    if era == "西暦":
        return written, None
    if era == "紀元前":
        return -written, None
    found = eras()[era]
    year = found.year(written)
    if written > 99:
        return None, "impossible"
    return year, None if found.covers(year) else "outside"
