"""The companies that we know, as one dictionary of the names that articles use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from pipeline.components.company_own import Companies, with_own_companies
from pipeline.components.company_rows import Entry, listed_entries
from pipeline.facts import Name
from pipeline.language.matcher import Matcher, Scan
from pipeline.tables.loader import Row, read, rows
from pipeline.tables.own_names import chosen, per_choice

SENSE_COLUMNS: Final = ("name", "until", "near", "company", "example")
SUFFIX_COLUMNS: Final = ("suffix", "english", "example")
EXCLUSION_COLUMNS: Final = ("text", "kind", "example")


@dataclass(frozen=True, slots=True)
class Sense:
    """A name that means another company in articles before `until`, or that hold one of the words `near`."""

    until: date | None
    near: tuple[str, ...]
    name: Name


@per_choice
def _companies() -> Companies:
    return with_own_companies(listed_entries(), chosen().of("company"))


def entries() -> tuple[Entry, ...]:
    """Every name of a company: the user's own and those of companies.tsv."""
    return _companies().entries


@per_choice
def by_surface() -> dict[str, Name]:
    """The companies by each of their names that is not also a common word."""
    return {entry.surface: entry.name for entry in reversed(entries()) if entry.risk != "common"}


@per_choice
def by_id() -> dict[str, Name]:
    """The companies by id."""
    return {entry.name.id: entry.name for entry in entries()}


def company_name(company: str) -> str | None:
    """The English name of the company with this id, if there is one."""
    name = by_id().get(company)
    return name.name if name else None


@per_choice
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


def name_matcher(scan: Scan) -> Matcher[Entry | None]:
    """All names; None stands for a phrase in which no company is to be found."""
    pairs: list[tuple[str, Entry | None]] = [(entry.surface, entry) for entry in entries() if entry.own]
    pairs += [(phrase, None) for phrase in (*_companies().removed, *exclusions("phrase"))]
    pairs += [(entry.surface, entry) for entry in entries() if not entry.own]
    return Matcher(pairs, any_case=_in_any_case, scan=scan)


def _sense(row: Row) -> tuple[str, Sense | None]:
    cells = row.cells
    if cells["company"] not in by_id():
        if any(entry.name.id == cells["company"] for entry in listed_entries()):
            return cells["name"], None
        raise ValueError(f"companies.tsv has no {cells['company']!r}")
    until = date.fromisoformat(cells["until"]) if cells["until"] else None
    return cells["name"], Sense(until, row.several("near"), by_id()[cells["company"]])


@per_choice
def senses() -> dict[str, Sense]:
    """The names of company_senses.tsv, without those whose company the user has removed."""
    return {surface: sense for surface, sense in read("company_senses.tsv", SENSE_COLUMNS, _sense) if sense}


def meant(entry: Entry, text: str, published: date | None) -> Name:
    """The company that the name of `entry` means in this article."""
    sense = senses().get(entry.surface)
    if sense is None or entry.own:
        return entry.name
    if sense.until and published and published < sense.until:
        return sense.name
    return sense.name if any(word in text for word in sense.near) else entry.name
