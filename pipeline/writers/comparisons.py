"""`comparisons.md`: the same property of the same thing as several articles state it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.digest.compare import Comparison, by_verdict
from pipeline.digest.gather import Statement
from pipeline.digest.shelf import Kept, Shelf
from pipeline.writers.escape import cell, link, markdown
from pipeline.writers.markdown import STATUS, claim_links
from pipeline.writers.tables import table

_MEANING = {
    "conflicting": "No value fits all of these, though they speak of the same time in the same way.",
    "differing": "No value fits all of these; they speak of different or unstated times, or one is a plan or a forecast.",
    "agreeing": "One value fits all of these, once rounding and words like 約 and 以上 are allowed for.",
}


def comparison_pages(shelf: Shelf) -> Iterator[tuple[str, Iterator[str]]]:
    """The page of the comparisons, in parts."""
    yield "comparisons.md", _comparisons(shelf)


def _comparisons(shelf: Shelf) -> Iterator[str]:
    yield "# Comparisons\n\nFigures that at least two articles give for the same property of the same thing, in the same kind of unit.\n"
    any_found = False
    for verdict, comparisons in by_verdict(shelf):
        for i, comparison in enumerate(comparisons):
            if i == 0:
                yield f"\n## {verdict.capitalize()}\n\n{_MEANING[verdict]}\n"
            any_found = True
            yield _comparison(comparison)
    if not any_found:
        yield "\nNo two articles give a figure for the same thing.\n"


def _comparison(comparison: Comparison) -> str:
    first = comparison.statements[0][1]
    about = ": ".join(part for part in (first.entity, first.property) if part)
    versus = f", compared with {first.baseline}" if first.baseline else ""
    more = f"{comparison.more} more statements are not shown.\n" if comparison.more else ""
    head = ("Figure", "Of", "Status", "Published", "Article", "Original")
    rows = (_statement(kept, statement) for kept, statement in comparison.statements)
    return f"\n### {cell(about + versus)}\n\n{table(head, rows)}{more}"


def _statement(kept: Kept, statement: Statement) -> list[str]:
    page = link(f"articles/{kept.page}.md")
    return [
        f"{cell(statement.figure)} {claim_links(statement.said.claims, page)}",
        cell(statement.date),
        STATUS[statement.modality],
        cell(statement.published),
        f"[{cell(statement.headline)}]({page})",
        markdown(statement.original),
    ]
