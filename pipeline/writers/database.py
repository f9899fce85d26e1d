"""`yomitori.db`: everything that was read as one SQLite database, with full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pipeline.digest.archive import Archive
from pipeline.digest.shelf import Shelf
from pipeline.records import ArticleRecord, Company, Product, Span
from pipeline.writers.claim_values import ClaimValues, claim_values

_NUMBERS = frozenset(("value", "low", "high"))
_WHOLE = frozenset(("line", "start", "end"))
_COLUMNS = ", ".join(f'"{name}" {"REAL" if name in _NUMBERS else "INTEGER" if name in _WHOLE else "TEXT"}' for name in ClaimValues._fields)
# The trigram tokenizer finds any run of three characters or more, in Japanese, which has no spaces, as in English.
SCHEMA = f"""
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, page TEXT NOT NULL, path TEXT NOT NULL, source_id TEXT, title TEXT, headline TEXT NOT NULL,
    published TEXT, author TEXT, url TEXT, status TEXT NOT NULL
);
CREATE TABLE claims (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, {_COLUMNS}, value_exact TEXT
);
CREATE TABLE companies (id TEXT PRIMARY KEY, name TEXT NOT NULL, ticker TEXT, parent TEXT, known INTEGER NOT NULL);
CREATE TABLE products (id TEXT PRIMARY KEY, name TEXT NOT NULL, maker TEXT, known INTEGER NOT NULL);
CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles, kind TEXT NOT NULL, name TEXT NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE dates (
    article INTEGER NOT NULL REFERENCES articles, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
    type TEXT NOT NULL, value TEXT, mod TEXT
);
CREATE VIRTUAL TABLE claims_fts USING fts5(english, sentence, content='claims', content_rowid='id', tokenize='trigram');
"""
INDEXES = """
CREATE INDEX claims_article ON claims(article);
CREATE INDEX claims_entity ON claims(entity_id);
CREATE INDEX mentions_name ON mentions(kind, name);
CREATE INDEX mentions_article ON mentions(article);
CREATE INDEX dates_value ON dates(value);
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
"""
_INSERT_CLAIM = f"INSERT INTO claims VALUES (NULL, ?, {', '.join('?' * len(ClaimValues._fields))}, ?)"


def write_database(shelf: Shelf, archive: Archive, path: Path) -> None:
    """Fill the new file `path`, article by article, in the order of the run. The same records give the same bytes."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF"):
            database.execute(f"PRAGMA {pragma}")
        database.executescript(SCHEMA)
        database.execute("BEGIN")
        pages = {kept.number: kept.page for kept in shelf.rows("entry")}
        for number in sorted(pages):
            _add(database, number, pages[number], archive.record(number))
        database.execute("COMMIT")
        database.executescript(INDEXES)
    finally:
        database.close()


def _add(database: sqlite3.Connection, number: int, page: str, record: ArticleRecord) -> None:
    said, source = record.article, record.source
    article = number + 1
    database.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article, f"articles/{page}.md", source.path, source.id, said.title, said.headline, said.published, said.author, said.url, record.status),
    )
    for claim in record.claims:
        values = claim_values(record, claim)
        database.execute(_INSERT_CLAIM, (article, *map(_value, values), None if values.value is None else f"{values.value:f}"))
    # The first article that names a company or a product tells what it is.
    database.executemany(
        "INSERT OR IGNORE INTO companies VALUES (?, ?, ?, ?, ?)", ((c.id, c.name, c.ticker, c.parent, c.known) for c in record.companies)
    )
    database.executemany("INSERT OR IGNORE INTO products VALUES (?, ?, ?, ?)", ((p.id, p.name, p.maker, p.known) for p in record.products))
    database.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)",
        ((article, kind, name, span.start, span.end, span.text) for kind, name, span in _mentions(record)),
    )
    database.executemany(
        "INSERT INTO dates VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((article, date.start, date.end, date.text, date.type, date.value, date.mod) for date in record.dates),
    )


def _mentions(record: ArticleRecord) -> Iterator[tuple[str, str, Span]]:
    named: tuple[tuple[str, list[Company] | list[Product]], ...] = (("company", record.companies), ("product", record.products))
    for kind, entries in named:
        for entry in entries:
            for span in entry.mentions:
                yield kind, entry.id, span


def _value(value: str | int | Decimal | None) -> str | int | float | None:
    return float(value) if isinstance(value, Decimal) else value
