"""Where the rows of the digest wait, on the disk, until all articles are read: memory does not grow with the corpus."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.digest.gather import Row

_MANY = 2000  # rows written at once


class Kept(NamedTuple):
    """A row with the article that it came from: `number` counts from 0 in the run, `page` is its page's name."""

    key: str
    sort: str
    number: int
    page: str
    payload: bytes


class Shelf:
    """A table of rows in a file of SQLite's own, which has no name while it is used and is gone when the run ends, however it
    ends. A context manager."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode=OFF",
            "PRAGMA synchronous=OFF",
            "CREATE TABLE rows (kind TEXT, key TEXT, sort TEXT, number INTEGER, page TEXT, payload BLOB)",
        ):
            self._database.execute(statement)
        self._new: list[tuple[str, str, str, int, str, bytes]] = []

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, number: int, page: str, rows: Iterable[Row]) -> None:
        """Keep the rows of the article `number`, whose page is `page`."""
        self._new.extend((row.kind, row.key, row.sort, number, page, row.payload) for row in rows)
        if len(self._new) >= _MANY:
            self._flush()

    def rows(self, kind: str, descending: bool = False) -> Iterator[Kept]:
        """The rows of a kind by key, `sort`, article, and their order in the article; `descending` turns `sort` round."""
        self._flush()
        order = "DESC" if descending else "ASC"
        cursor = self._database.execute(
            f"SELECT key, sort, number, page, payload FROM rows WHERE kind = ? ORDER BY key, sort {order}, number, rowid",
            (kind,),
        )
        return map(Kept._make, cursor)

    def groups(self, kind: str, descending: bool = False) -> Iterator[tuple[str, Iterator[Kept]]]:
        """The rows of a kind, key by key."""
        return groupby(self.rows(kind, descending), key=attrgetter("key"))

    def _flush(self) -> None:
        if self._new:
            self._database.execute("BEGIN")
            self._database.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)", self._new)
            self._database.execute("COMMIT")
            self._new.clear()
