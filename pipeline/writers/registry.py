"""The output formats: one function from an article to text, and its name here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.records import encode
from pipeline.writers.claims_csv import HEAD, claims_rows
from pipeline.writers.markdown import article_page
from pipeline.writers.sheet import Sheet

Write = Callable[[Sheet], str]
"""From an article, its record and what comes with it, to what is written."""


@dataclass(frozen=True, slots=True)
class Writer:
    """`write` makes the article's own page, a file with the suffix `name` in `articles/`, or the article's lines in the
    file `name` that all articles share and that begins with `head`."""

    name: str
    write: Write
    page: bool = False
    head: str = ""


def record_line(sheet: Sheet) -> str:
    """The record as a line of JSON."""
    return encode(sheet.record).decode("utf-8") + "\n"


WRITERS: dict[str, Writer] = {
    "jsonl": Writer("articles.jsonl", record_line),
    "markdown": Writer(".md", article_page, page=True),
    "csv": Writer("claims.csv", claims_rows, head=HEAD),
}
