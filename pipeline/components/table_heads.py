"""What the head of a column or row says: its noun, its unit, and of what kind it is (`table_heads.tsv`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.components.measures import is_measure
from pipeline.components.table_unit_notes import TableUnit, read_units
from pipeline.tables.loader import Row, read
from pipeline.values.normal import fold

COLUMNS = ("kind", "words", "where", "example")
KINDS = frozenset(
    (
        *("number", "product", "company", "place", "list", "step", "generic", "change", "past", "period", "forecast", "planned"),
        *("percent", "no_percent", "length", "count", "share", "price", "lasting", "caption_end", "up", "down"),
    )
)
_SAID_OF_FIGURES = frozenset(("caption_end", "up", "down"))
_SAID_IN_BRACKETS = frozenset(("forecast", "planned", "past"))
#: Marks of footnotes, which say nothing of the head or figure that they stand by.
NOTES = re.compile(r"(?:[(\[]?(?:※|注|\*|†|‡)[ 0-9]{0,3}[)\]]?|\[[0-9]{1,2}\]|[⁰¹²³⁴-⁹⁽⁾])+")

_PARENTHESIS = re.compile(r" ?[(\[【〔〈]([^()\[\]【】〔〕〈〉]{1,40})[)\]】〕〉]")
_UNIT_MARK = re.compile(r"[ 、,]?単位 ?[:は=]? ?")
_BEHIND = re.compile(r"(?: |/|:|・)([^ /:・()]{1,8})$")
_CALENDAR = frozenset(("yr", "mo", "wk", "d", ""))
_PERCENT_SIGN = re.compile(r"%$")


class Head(NamedTuple):
    """A head as it was read; offsets count in its text. `start == end` where it is nothing but a unit."""

    start: int
    end: int
    units: tuple[TableUnit, ...]
    kinds: frozenset[str]
    measured: bool  # it names what is measured, by its noun or by its unit
    by_noun: bool  # … by its noun
    noun: str  # folded, without brackets


class _Words(NamedTuple):
    whole: dict[str, set[str]]
    end: dict[str, set[str]]
    start: dict[str, set[str]]
    inside: dict[str, set[str]]


@cache
def _words() -> _Words:
    found = _Words({}, {}, {}, {})
    places = {"whole": found.whole, "end": found.end, "start": found.start, "in": found.inside}

    def add(row: Row) -> None:
        if row.cells["kind"] not in KINDS:
            raise ValueError(f"kind is {row.cells['kind']!r}; it is one of {', '.join(sorted(KINDS))}")
        if row.cells["where"] not in places:
            raise ValueError(f"where is {row.cells['where']!r}; it is whole, end, start or in")
        for word in row.several("words"):
            places[row.cells["where"]].setdefault(fold(word), set()).add(row.cells["kind"])

    read("table_heads.tsv", COLUMNS, add)
    return found


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """All words of a kind, the longest first."""
    return tuple(sorted((w for place in _words() for w, kinds in place.items() if kind in kinds), key=lambda w: (-len(w), w)))


def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of a folded noun by `table_heads.tsv`."""
    whole, end, start, inside = _words()
    kinds = set(whole.get(noun, ()))
    for length in range(1, len(noun) + 1):
        kinds |= end.get(noun[-length:], set()) | start.get(noun[:length], set())
    for word, several in inside.items():
        if word in noun:
            kinds |= several
    return frozenset(kinds - _SAID_OF_FIGURES)


@lru_cache(maxsize=4096)
def read_head(text: str) -> Head:
    """The head whose text this is."""
    folded = fold(text)
    start, end = 0, len(folded)
    units: tuple[TableUnit, ...] = ()
    if notes := list(NOTES.finditer(folded)):
        last = notes[-1]
        if last.end() == end and last.start() > 0:
            end = last.start()
    end = len(folded[:end].rstrip())
    found = _cut_unit(folded[:end])
    if found is not None:
        start, end, units = found
    noun = folded[start:end]
    plain = _PARENTHESIS.sub("", noun).strip() or noun
    kinds = kinds_of(plain)
    for group in _PARENTHESIS.finditer(noun):
        kinds |= kinds_of(group.group(1)) & _SAID_IN_BRACKETS
    named = bool(plain) and is_measure(plain[-2:], plain)
    return Head(start, end, units, kinds, named or (bool(plain and units) and "period" not in kinds), named, plain)


def _cut_unit(folded: str) -> tuple[int, int, tuple[TableUnit, ...]] | None:
    """Where the noun stands and the units behind it (売上高（百万円）); None where the head names none."""
    for group in _PARENTHESIS.finditer(folded):
        inner, at = group.group(1), group.start(1)
        mark = _UNIT_MARK.match(inner)
        at, inner = (at + mark.end(), inner[mark.end() :]) if mark else (at, inner)
        noun = folded[: group.start()].strip()
        units = _moved(read_units(inner, noun), at)
        if units and (units[0].symbol not in _CALENDAR or not units[0].symbol or "length" in kinds_of(noun)):
            return (0, len(folded[: group.start()].rstrip()), units) if group.end() == len(folded) else (0, len(folded), units)
    if mark := _UNIT_MARK.search(folded):
        units = _moved(read_units(folded[mark.end() :], folded[: mark.start()]), mark.end())
        if units:
            return 0, len(folded[: mark.start()].rstrip()), units
    if _certain(units := read_units(folded)) and not units[0].start:
        return len(folded), len(folded), units
    if (behind := _BEHIND.search(folded)) and not (len(behind.group(1)) == 1 and behind.group(1).isalpha()):
        units = _moved(read_units(behind.group(1), folded[: behind.start()]), behind.start(1))
        if _certain(units):
            return 0, behind.start(), units
    if sign := _PERCENT_SIGN.search(folded):
        return 0, sign.start(), _moved(read_units("%"), sign.start())
    return None


def _certain(units: tuple[TableUnit, ...]) -> bool:
    """Whether the words are a unit wherever they stand; 国, 企業 and 年 name what a column lists."""
    return bool(units) and units[0].symbol not in _CALENDAR and (units[0].symbol != "count" or units[0].scale != 1)


def _moved(units: tuple[TableUnit, ...], by: int) -> tuple[TableUnit, ...]:
    return tuple(unit._replace(start=unit.start + by, end=unit.end + by) for unit in units)
