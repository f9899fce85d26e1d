"""`timeline.md`: every dated statement, in date order; what was, plans and forecasts apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from pipeline.digest.archive import Archive
from pipeline.digest.gather import EVENTS, FORECASTS, LATER, PLANS, Dated, unpack
from pipeline.digest.shelf import Kept, Shelf
from pipeline.digest.window import Window
from pipeline.records import Date
from pipeline.summary.english.dates import say_date
from pipeline.writers.escape import cell, link, markdown
from pipeline.writers.markdown import claim_links
from pipeline.writers.tables import quotation


def timeline_pages(shelf: Shelf, archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """The page of the timeline, in parts."""
    yield "timeline.md", _timeline(shelf)


_CHAPTERS = {
    EVENTS: "What was and what is",
    PLANS: "Plans",
    FORECASTS: "Forecasts and possibilities",
    LATER: "Later dates of which no figure is claimed",
}


def _timeline(shelf: Shelf) -> Iterator[str]:
    yield "# Timeline\n\nWhat the articles date, by date. Where no figure is claimed the words of the article stand.\n"
    chapter = year = value = None
    for kept, dated in _folded(shelf):
        if chapter != (chapter := kept.key):
            yield f"\n## {_CHAPTERS[chapter]}\n"
            year = value = None
        if year != (year := kept.sort[:4]):
            yield f"\n### {year}\n"
        if value != (value := (dated.value, dated.mod)):
            yield f"\n#### {cell(_said(dated))}\n\n"
        yield _statement(kept, dated)
    if chapter is None:
        yield "\nNo date was read.\n"


def _folded(shelf: Shelf) -> Iterator[tuple[Kept, Dated]]:
    """The dated statements in order; what an article says again of the same date in the same words is one, with all its claims."""
    rows = ((kept, unpack(kept.payload, Dated)) for kept in shelf.rows("dated"))
    for _, same in groupby(rows, key=lambda row: (row[0].key, row[0].number, row[1].value, row[1].mod)):
        told: dict[str, tuple[Kept, Dated]] = {}
        for kept, dated in same:
            if dated.said is None:
                yield kept, dated
            elif (first := told.get(dated.said.english)) is None or first[1].said is None:
                told[dated.said.english] = kept, dated
            else:
                said = replace(first[1].said, claims=[*first[1].said.claims, *dated.said.claims])
                told[said.english] = first[0], replace(first[1], said=said)
        yield from told.values()


def _said(dated: Dated) -> str:
    return say_date(Date(start=0, end=0, text=dated.text, type=dated.type, value=dated.value, mod=dated.mod, anchor=None))


def _statement(kept: Kept, dated: Dated) -> str:
    page = link(f"articles/{kept.page}.md")
    if dated.said:
        return f"- {markdown(dated.said.english)} {claim_links(dated.said.claims, page)}\n"
    original = dated.original or Window("", dated.text, "")
    return f"- {quotation(original)} ([{cell(dated.headline)}]({page}))\n"
