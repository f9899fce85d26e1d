"""The user's own companies, laid over those of companies.tsv: theirs win."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.components.company_rows import Entry, slug
from pipeline.facts import Name
from pipeline.tables.own_names import OwnName
from pipeline.values.normal import fold


@dataclass(frozen=True, slots=True)
class Companies:
    """Every name of a company, the user's first, and the spellings in which no company is to be found."""

    entries: tuple[Entry, ...]
    removed: tuple[str, ...] = ()


def with_own_companies(listed: tuple[Entry, ...], rows: Iterable[OwnName]) -> Companies:
    """`listed` as the rows change it. Raises UsageError where a row names a company that nobody knows."""
    rows = tuple(rows)
    if not rows:
        return Companies(listed)
    book = _Book(listed)
    for row in rows:
        if row.action == "add":
            book.add(row)
    for row in rows:
        if row.action == "rename":
            book.rename(row)
        elif row.action == "remove":
            book.remove(row)
    for row in rows:
        if row.action != "remove":
            book.set_parent(row)
    return book.companies()


class _Book:
    """The companies by id while they are changed."""

    def __init__(self, listed: tuple[Entry, ...]) -> None:
        self._listed = listed
        self._names = {entry.name.id: entry.name for entry in listed}
        self._kinds = {entry.name.id: entry.kind for entry in listed}
        self._own: list[tuple[str, str, str]] = []  # id, spelling, risk
        self._of_row: dict[OwnName, str] = {}
        self._gone: set[str] = set()
        self._lost: set[tuple[str, str]] = set()  # id, folded spelling
        self._by_surface: dict[str, set[str]] = {}
        for entry in listed:
            self._by_surface.setdefault(fold(entry.surface), set()).add(entry.name.id)

    def add(self, row: OwnName) -> None:
        key = row.id or slug(row.name) or "own-" + hashlib.sha1(row.name.encode("utf-8", "replace")).hexdigest()[:10]
        known = self._names.get(key)
        if known and not row.id and known.name.casefold() != row.name.casefold():
            raise row.wrong(f"the id {key!r} is that of {known.name!r}", "Give the row an id of its own, or that id if it is the same company")
        name = known or Name("company", key, row.name)
        self._names[key] = replace(name, name=row.name if row.id else name.name, ticker=row.ticker or name.ticker)
        self._kinds.setdefault(key, "listed" if row.ticker else "private")
        self._of_row[row] = key
        for spelling, is_word in ((row.name, False), *row.aliases):
            self._own.append((key, spelling, "word" if is_word else ""))
            self._by_surface.setdefault(fold(spelling), set()).add(key)

    def rename(self, row: OwnName) -> None:
        key = self._meant(row, [alias for alias, _ in row.aliases] or [row.name])
        name = self._names[key]
        self._names[key] = replace(name, name=row.name, ticker=row.ticker or name.ticker)
        self._of_row[row] = key
        self._own.append((key, row.name, ""))

    def remove(self, row: OwnName) -> None:
        """Without aliases the company is gone, with them only these spellings."""
        aliases = [alias for alias, _ in row.aliases]
        key = self._meant(row, [row.name])
        for alias in aliases:
            if key not in self._by_surface.get(fold(alias), ()):
                raise row.wrong(f"{alias!r} is no spelling of {self._names[key].name!r}", "Leave it out, or leave aliases empty to remove the company")
        if aliases:
            self._lost.update((key, fold(alias)) for alias in aliases)
        else:
            self._gone.add(key)

    def set_parent(self, row: OwnName) -> None:
        if row.parent:
            key = self._of_row[row]
            above = self.find(row.parent)
            if above is None or above == key:
                raise row.wrong(f"no company {row.parent!r} is known", "Give the company's id or name, or add a row for it")
            self._names[key] = replace(self._names[key], parent=above)

    def find(self, said: str) -> str | None:
        """The id of the one company that is called `said`, by its id, its English name or a spelling."""
        if said in self._names and said not in self._gone:
            return said
        named = {name.id for name in self._names.values() if name.name.casefold() == said.casefold()}
        for found in (named, self._by_surface.get(fold(said), set())):
            left = found - self._gone
            if len(left) == 1:
                return next(iter(left))
        return None

    def _meant(self, row: OwnName, spellings: list[str]) -> str:
        if row.id:
            if row.id not in self._names:
                raise row.wrong(f"no company has the id {row.id!r}", "Give the id as articles.jsonl tells it")
            return row.id
        found = {self.find(spelling) for spelling in spellings}
        key = found.pop() if len(found) == 1 else None
        if key is None:
            said = ", ".join(map(repr, spellings))
            remedy = "Give its id, or in aliases a spelling by which it is found" if row.action == "rename" else "Give its id or its English name"
            raise row.wrong(f"no one company is called {said}", remedy)
        return key

    def companies(self) -> Companies:
        own = [
            Entry(self._name(key), spelling, risk, self._kinds[key], own=True)
            for key, spelling, risk in self._own
            if key not in self._gone and (key, fold(spelling)) not in self._lost
        ]
        kept, lost = [], []
        for entry in self._listed:
            if entry.name.id in self._gone or (entry.name.id, fold(entry.surface)) in self._lost:
                lost.append(entry.surface)
            else:
                kept.append(entry if self._name(entry.name.id) is entry.name else replace(entry, name=self._name(entry.name.id)))
        left = {fold(entry.surface) for entry in (*own, *kept)}
        return Companies((*own, *kept), tuple(surface for surface in dict.fromkeys(lost) if fold(surface) not in left))

    def _name(self, key: str) -> Name:
        name = self._names[key]
        return replace(name, parent=None) if name.parent in self._gone else name
