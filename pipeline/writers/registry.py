"""The output formats: one function from an article to text, and its name here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from pipeline.digest.gather import Row
from pipeline.records import encode
from pipeline.writers.claims_csv import HEAD, claims_rows
from pipeline.writers.markdown import article_page
from pipeline.writers.sheet import Sheet

Write = Callable[[Sheet], str]
"""From an article, its record and what comes with it, to what is written."""


@dataclass(frozen=True, slots=True)
class Writer:
    """`write` makes the article's own page, a file with the suffix `name` in `articles/`, or the article's lines in the
    file `name` that all articles share and that begins with `head`. A writer that is `optional` writes where it is asked for by
    its name in WRITERS; `rows` makes what its pages of all articles need."""

    name: str
    write: Write
    page: bool = False
    head: str = ""
    optional: bool = False
    rows: Callable[[Sheet], Iterable[Row]] | None = None


def record_line(sheet: Sheet) -> str:
    """The record as a line of JSON."""
    return encode(sheet.record).decode("utf-8") + "\n"


def html_page(sheet: Sheet) -> str:
    """The page of an article for a browser; what it is made with is loaded when the first one is."""
    from pipeline.writers.html.article import html_page

    return html_page(sheet)


def html_rows(sheet: Sheet) -> Iterable[Row]:
    """What `report.html` needs of an article."""
    from pipeline.writers.html.rows import report_rows

    return report_rows(sheet)


WRITERS: dict[str, Writer] = {
    "jsonl": Writer("articles.jsonl", record_line),
    "markdown": Writer(".md", article_page, page=True),
    "csv": Writer("claims.csv", claims_rows, head=HEAD),
    "html": Writer(".html", html_page, page=True, optional=True, rows=html_rows),
}


def chosen_writers(asked: Collection[str]) -> list[Writer]:
    """The writers of a run: those that always write, and of the others those that are asked for, in the order of WRITERS."""
    return [writer for name, writer in WRITERS.items() if not writer.optional or name in asked]
