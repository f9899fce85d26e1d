"""The rows of companies.tsv: each name that articles use, with the company that it names."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import msgspec

from pipeline.facts import Name
from pipeline.tables.loader import Row, read

COMPANY_COLUMNS: Final = ("id", "name", "ticker", "parent", "kind", "names")
KINDS: Final = frozenset(("listed", "private", "subsidiary", "delisted", "defunct", "group", "media", "broadcaster"))
RISKS: Final = frozenset(("", "word", "common", "person", "place", "short", "cited"))


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A company and one of its names. `risk` says what else the name may be; `kind` is the company's.

    `own`: the user's table has it, and what it means is never another company's by date or words near it.
    """

    name: Name
    surface: str
    risk: str
    kind: str
    own: bool = False


def _entries(row: Row) -> list[Entry]:
    company, english, ticker, parent, kind, names = row.values
    if kind not in KINDS:
        raise ValueError(f"no kind {kind!r}")
    name = Name("company", company, english, ticker or None, parent or None)
    made = []
    for part in names.split(" | "):
        surface, risk = part, ""
        if "!" in part and not part.endswith("!"):  # Yahoo! has its mark of exclamation
            surface, _, risk = part.rpartition("!")
            if risk not in RISKS:
                surface, risk = part, ""
        made.append(Entry(name, surface, risk, kind))
    if not made[0].surface:
        raise ValueError("no names")
    return made


@cache
def listed_entries() -> tuple[Entry, ...]:
    """Every name of companies.tsv."""
    return tuple(entry for several in read("companies.tsv", COMPANY_COLUMNS, _entries) for entry in several)


def slug(name: str) -> str:
    """An id made of the Latin letters and digits of a name; empty where it has none."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
