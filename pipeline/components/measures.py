"""Which nouns name something that is measured (価格, 性能, 契約数), and of what."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.tables.loader import Row, read

COLUMNS = ("noun", "kind", "of", "amount", "example")
AMOUNTS = ("", "money", "measure", "count", "percent", "duration")
#: No noun of the table is longer.
LONGEST = 10


class _Row(NamedTuple):
    of: str  # what it is measured of, as in the table
    amount: str  # its kind of amount
    units: tuple[str, ...]  # how the symbols of its units end; empty where it has any of its kind
    never: tuple[str, ...]  # those that it never has


class _Measures(NamedTuple):
    nouns: dict[str, _Row]  # whole nouns
    endings: dict[str, _Row]  # endings that make any compound a measure
    suffixes: tuple[str, ...]
    changes: frozenset[str]  # verbal nouns that say how a figure moves: no property themselves


@cache
def _measures() -> _Measures:
    nouns: dict[str, _Row] = {}
    endings: dict[str, _Row] = {}
    changes: set[str] = set()

    def add(row: Row) -> None:
        if row.cells["kind"] not in ("noun", "ending", "change"):
            raise ValueError(f"kind is {row.cells['kind']!r}; it is noun, ending or change")
        if row.cells["kind"] == "change":
            changes.add(row.cells["noun"])
            return
        if row.cells["of"] not in ("thing", "company", "other", "any"):
            raise ValueError(f"of is {row.cells['of']!r}; it is thing, company, other or any")
        amount, _, units = row.cells["amount"].partition(":")
        ends = tuple(unit.strip() for unit in units.split("|") if unit.strip())
        if amount not in (*AMOUNTS, "not") or (units and amount not in ("measure", "not")):
            raise ValueError(f"amount is {row.cells['amount']!r}; it is one of {', '.join(AMOUNTS[1:])}, measure with its units behind a colon, not with those that it never has, or empty")
        made = _Row(row.cells["of"], "", (), ends) if amount == "not" else _Row(row.cells["of"], amount, ends, ())
        (endings if row.cells["kind"] == "ending" else nouns)[row.cells["noun"]] = made

    read("measures.tsv", COLUMNS, add)
    return _Measures(nouns, endings, tuple(endings), frozenset(changes))


def is_measure(head: str, phrase: str) -> bool:
    """Whether `phrase`, whose last word is `head`, names a measured property."""
    nouns, _, suffixes, _ = _measures()
    if head in nouns or phrase in nouns or (len(phrase) > 1 and phrase.endswith(suffixes)):
        return True
    return any(phrase[-length:] in nouns for length in range(2, min(len(phrase), LONGEST) + 1))


def length_of_measure(phrase: str) -> int:
    """How many characters at the end of a measure are the noun of the table: 4 of AI市場規模."""
    nouns, _, suffixes, _ = _measures()
    ends = [phrase[-length:] for length in range(min(len(phrase), LONGEST), 0, -1)]
    return len(next((end for end in ends if end in nouns or end in suffixes), phrase))


def measured_of(phrase: str) -> str:
    """What a measured property belongs to: "thing", "company", "other" (neither), or "any" where it tells nothing."""
    return _row_of(phrase).of


def amount_of(phrase: str) -> str:
    """The only kind of amount that a property can have (see AMOUNTS), "" where several are possible."""
    return _row_of(phrase).amount


def can_have_unit(phrase: str, unit: str) -> bool:
    """Whether a physical unit is one that the property is measured in: no power in nanometres."""
    row = _row_of(phrase)
    return (not row.units or unit.endswith(row.units)) and unit not in row.never


_ANY = _Row("any", "", (), ())


def _row_of(phrase: str) -> _Row:
    nouns, endings, suffixes, _ = _measures()
    for length in range(min(len(phrase), LONGEST), 0, -1):
        if (tail := phrase[-length:]) in nouns:
            return nouns[tail]
    return next((endings[s] for s in suffixes if phrase.endswith(s)), _ANY)


def is_change(noun: str) -> bool:
    """Whether a verbal noun only tells how a figure moves or that it is reached (増加, 突破), not what is done."""
    return noun in _measures().changes
