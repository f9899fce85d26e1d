"""The companies that we know, as one dictionary of the names that articles use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from pipeline.facts import Name
from pipeline.language.matcher import Matcher
from pipeline.tables.loader import Row, read, rows

COMPANY_COLUMNS: Final = ("id", "name", "ticker", "parent", "kind", "names")
SENSE_COLUMNS: Final = ("name", "until", "near", "company", "example")
SUFFIX_COLUMNS: Final = ("suffix", "english", "example")
EXCLUSION_COLUMNS: Final = ("text", "kind", "example")
KINDS: Final = frozenset(("listed", "private", "subsidiary", "delisted", "defunct", "group", "media", "broadcaster"))
RISKS: Final = frozenset(("", "word", "common", "person", "place", "short", "cited"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A company and one of its names. `risk` says what else the name may be; `kind` is the company's."""

    name: Name
    surface: str
    risk: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sense:
    """A name that means another company in articles before `until`, or that hold one of the words `near`."""

    until: date | None
    near: tuple[str, ...]
    name: Name


def _entries(row: Row) -> list[Entry]:
    cells = row.cells
    if cells["kind"] not in KINDS:
        raise ValueError(f"no kind {cells['kind']!r}")
    name = Name("company", cells["id"], cells["name"], cells["ticker"] or None, cells["parent"] or None)
    made = []
    kind = cells["kind"]
    for part in cells["names"].split(" | "):
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
def entries() -> tuple[Entry, ...]:
    """Every name of companies.tsv."""
    return tuple(entry for several in read("companies.tsv", COMPANY_COLUMNS, _entries) for entry in several)


@cache
def by_surface() -> dict[str, Name]:
    """The companies by each of their names that is not also a common word."""
    return {entry.surface: entry.name for entry in reversed(entries()) if entry.risk != "common"}


@cache
def by_id() -> dict[str, Name]:
    """The companies by id."""
    return {entry.name.id: entry.name for entry in entries()}


@cache
def by_ticker() -> dict[str, Name]:
    """The listed companies by `EXCHANGE:CODE`."""
    return {entry.name.ticker: entry.name for entry in reversed(entries()) if entry.name.ticker}


@cache
def exclusions(kind: str) -> tuple[str, ...]:
    """The words of not_companies.tsv of one kind: phrase, word, ending or lead."""
    return tuple(w for row in rows("not_companies.tsv", EXCLUSION_COLUMNS) if row.cells["kind"] == kind for w in row.several("text"))


@cache
def suffixes() -> dict[str, str]:
    """The last parts of names and their English, the longest first; `=` where they change nothing."""
    table = {row.cells["suffix"]: row.cells["english"] for row in rows("company_suffixes.tsv", SUFFIX_COLUMNS)}
    return dict(sorted(table.items(), key=lambda item: -len(item[0])))


def without_suffix(surface: str) -> tuple[str, str]:
    """A company's name parted from its suffix, and the suffix in English: 富士通システムズ, 富士通 and Systems."""
    for suffix, english in suffixes().items():
        if surface.endswith(suffix) and len(surface) - len(suffix) >= 2:
            return surface.removesuffix(suffix), english
    return surface, ""


def _in_any_case(surface: str) -> bool:
    # openai, nvidia: a coined word in Latin letters is the company in any capitals. Capitals inside or a length that
    # no common word has are the sign of a coined one.
    return bool(re.fullmatch(r"[A-Z][a-z]*[A-Z]{2,}[A-Za-z]*|[A-Z]{6,}|[A-Z][a-z]+[A-Z][a-z]+[A-Za-z]*", surface)) and len(surface) >= 6


@cache
def name_matcher() -> Matcher[Entry | None]:
    """All names; None stands for a phrase in which no company is to be found."""
    pairs: list[tuple[str, Entry | None]] = [(phrase, None) for phrase in exclusions("phrase")]
    pairs += [(entry.surface, entry) for entry in entries()]
    return Matcher(pairs, any_case=_in_any_case)


def _sense(row: Row) -> tuple[str, Sense]:
    cells = row.cells
    if cells["company"] not in by_id():
        raise ValueError(f"companies.tsv has no {cells['company']!r}")
    until = date.fromisoformat(cells["until"]) if cells["until"] else None
    return cells["name"], Sense(until, row.several("near"), by_id()[cells["company"]])


@cache
def senses() -> dict[str, Sense]:
    """The names of company_senses.tsv."""
    return dict(read("company_senses.tsv", SENSE_COLUMNS, _sense))


def meant(entry: Entry, text: str, published: date | None) -> Name:
    """The company that the name of `entry` means in this article."""
    sense = senses().get(entry.surface)
    if sense is None:
        return entry.name
    if sense.until and published and published < sense.until:
        return sense.name
    return sense.name if any(word in text for word in sense.near) else entry.name
