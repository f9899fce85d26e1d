"""The pages that are made of all articles together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from pipeline.digest.archive import Archive
from pipeline.digest.shelf import Shelf
from pipeline.writers.companies import company_pages
from pipeline.writers.comparisons import comparison_pages
from pipeline.writers.index import index_pages
from pipeline.writers.timeline import timeline_pages

WritePages = Callable[[Shelf, Archive], Iterator[tuple[str, Iterator[str]]]]
"""From the rows and the records of all articles to pages, each a name and the parts of its text."""

def html_report(shelf: Shelf, archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """The report for a browser; what it is made with is loaded when it is asked for."""
    from pipeline.writers.html.report import report_pages

    return report_pages(shelf, archive)


DIGEST_PAGES: dict[str, WritePages] = {
    "index.md": index_pages,
    "companies.md": company_pages,
    "timeline.md": timeline_pages,
    "comparisons.md": comparison_pages,
}

OPTIONAL_PAGES: dict[str, dict[str, WritePages]] = {"html": {"report.html": html_report}}
"""Pages that belong to an optional writer, by its name."""


def chosen_pages(asked: Collection[str]) -> dict[str, WritePages]:
    """The pages of a run that was asked for these optional writers."""
    return DIGEST_PAGES | {name: write for option, pages in OPTIONAL_PAGES.items() if option in asked for name, write in pages.items()}
