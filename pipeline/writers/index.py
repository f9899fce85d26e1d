"""`index.md`: every article with its headline figures, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.digest.archive import Archive
from pipeline.digest.gather import Entry, unpack
from pipeline.digest.shelf import Kept, Shelf
from pipeline.writers.escape import cell, link, markdown
from pipeline.writers.markdown import claim_links

_MOST_COMPANIES = 8


def index_pages(shelf: Shelf, archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """The page of the index, in parts."""
    yield "index.md", _index(shelf)


def _index(shelf: Shelf) -> Iterator[str]:
    yield "# Articles\n\nSee also: [companies](companies.md), [timeline](timeline.md), [comparisons](comparisons.md).\n\n"
    month = None
    for kept in shelf.rows("entry", descending=True):
        entry = unpack(kept.payload, Entry)
        if month != (month := (entry.published or "")[:7]):
            yield f"\n## {markdown(month) or 'Without a date'}\n\n"
        yield _entry(kept, entry)
    if month is None:
        yield "No article was read.\n"


def _entry(kept: Kept, entry: Entry) -> str:
    page = link(f"articles/{kept.page}.md")
    date = f"{markdown(entry.published[:10])} " if entry.published else ""
    names = ", ".join(map(cell, entry.companies[:_MOST_COMPANIES])) + (", …" if len(entry.companies) > _MOST_COMPANIES else "")
    mark = " *(read with warnings)*" if entry.degraded else ""
    lines = [f"- {date}[{cell(entry.headline)}]({page}){mark}{f' — {names}' if names else ''}\n"]
    lines.extend(f"  - {markdown(said.english)} {claim_links(said.claims, page)}\n" for said in entry.figures)
    return "".join(lines)
