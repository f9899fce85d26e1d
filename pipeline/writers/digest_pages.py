"""The pages that are made of all articles together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.digest.archive import Archive
from pipeline.digest.shelf import Shelf
from pipeline.writers.companies import company_pages
from pipeline.writers.comparisons import comparison_pages
from pipeline.writers.index import index_pages
from pipeline.writers.timeline import timeline_pages

WritePages = Callable[[Shelf, Archive], Iterator[tuple[str, Iterator[str]]]]
"""From the rows and the records of all articles to pages, each a name and the parts of its text."""

DIGEST_PAGES: dict[str, WritePages] = {
    "index.md": index_pages,
    "companies.md": company_pages,
    "timeline.md": timeline_pages,
    "comparisons.md": comparison_pages,
}
