"""The pages that are made of all articles together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from pipeline.digest.archive import Archive
from pipeline.digest.shelf import Shelf
from pipeline.writers.companies import company_pages
from pipeline.writers.comparisons import comparison_pages
from pipeline.writers.index import index_pages
from pipeline.writers.pages import in_pages
from pipeline.writers.timeline import timeline_pages

WritePages = Callable[[Shelf, Archive], Iterator[tuple[str, Iterator[str]]]]
"""From the rows and the records of all articles to pages, each a name and the parts of its text."""

def html_report(shelf: Shelf, archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """The report for a browser; what it is made with is loaded when it is asked for."""
    from pipeline.writers.html.report import report_pages

    return report_pages(shelf, archive)


WriteFile = Callable[[Shelf, Archive, Path], None]
"""From the rows and the records of all articles to a new file at a path."""


def database(shelf: Shelf, archive: Archive, path: Path) -> None:
    """The SQLite database."""
    from pipeline.writers.database import write_database

    write_database(shelf, archive, path)


def parquet(shelf: Shelf, archive: Archive, path: Path) -> None:
    """The Parquet file; pyarrow is loaded when it is asked for."""
    from pipeline.writers.parquet import write_parquet

    write_parquet(shelf, archive, path)


OPTIONAL_FILES: dict[str, dict[str, WriteFile]] = {"sqlite": {"yomitori.db": database}, "parquet": {"claims.parquet": parquet}}
"""Files of all articles that are no text, by the name of the option that asks for them."""


def chosen_files(asked: Collection[str]) -> dict[str, WriteFile]:
    """The files of a run that was asked for these."""
    return {name: write for option, files in OPTIONAL_FILES.items() if option in asked for name, write in files.items()}


def require(asked: Collection[str]) -> None:
    """Raises UsageError where a format needs a library that is not there, before any work is done."""
    if "parquet" in asked:
        from pipeline.writers.parquet import require_parquet

        require_parquet()


DIGEST_PAGES: dict[str, WritePages] = {
    "index.md": in_pages(index_pages),
    "companies.md": in_pages(company_pages),
    "timeline.md": in_pages(timeline_pages),
    "comparisons.md": in_pages(comparison_pages),
}

OPTIONAL_PAGES: dict[str, dict[str, WritePages]] = {"html": {"report.html": html_report}}
"""Pages that belong to an optional writer, by its name."""


def chosen_pages(asked: Collection[str]) -> dict[str, WritePages]:
    """The pages of a run that was asked for these optional writers."""
    return DIGEST_PAGES | {name: write for option, pages in OPTIONAL_PAGES.items() if option in asked for name, write in pages.items()}
