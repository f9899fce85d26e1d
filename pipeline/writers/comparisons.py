"""`comparisons.md`: the same property of the same thing as several articles state it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.digest.archive import Archive
from pipeline.digest.comparable import Verdict
from pipeline.digest.compare import Comparison, by_verdict
from pipeline.digest.shelf import Kept, Shelf
from pipeline.digest.statements import Statement
from pipeline.digest.window import window
from pipeline.records import ArticleRecord
from pipeline.summary.english.numbers import say_quantity
from pipeline.writers.escape import cell, link
from pipeline.writers.markdown import STATUS, claim_links
from pipeline.writers.tables import quotation, table

_MEANING: dict[Verdict, str] = {
    "conflicting": "Two articles give figures that do not fit together, though they speak of the same time in the same way.",
    "corrected": "Two articles give figures that do not fit together, and one of them says that it corrects a figure.",
    "differing": "Two articles give figures that do not fit together; when is not stated, or one of them tells a plan or a forecast.",
    "changed": "The articles give figures of different times.",
    "refining": "The figures fit together, and one says more than the other: 4倍 and 4倍以上, or a range and a number in it.",
    "rounding": "The figures are the same but for rounding, or for words like 約.",
    "agreeing": "The articles give the same figure.",
}


def comparison_pages(shelf: Shelf, archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """The page of the comparisons, in parts."""
    yield "comparisons.md", _comparisons(shelf, archive)


def _comparisons(shelf: Shelf, archive: Archive) -> Iterator[str]:
    yield "# Comparisons\n\nFigures that at least two articles give for the same measure of the same thing, in the same kind of unit.\n"
    any_found = False
    for verdict, comparisons in by_verdict(shelf):
        for i, comparison in enumerate(comparisons):
            if i == 0:
                yield f"\n## {verdict.capitalize()}\n\n{_MEANING[verdict]}\n"
            any_found = True
            yield _comparison(comparison, archive)
    if not any_found:
        yield "\nNo two articles give a figure for the same thing.\n"


def _comparison(comparison: Comparison, archive: Archive) -> str:
    kept, statement = comparison.statements[0]
    first = archive.record(kept.number).claims[statement.claim]
    about = ": ".join(slot.name for slot in (first.entity, first.property) if slot)
    versus = f", compared with {first.baseline.name}" if first.baseline else ""
    more = f"{comparison.more} later statements were not compared.\n" if comparison.more else ""
    head = ("Figure", "Of", "Status", "Published", "Article", "Original")
    rows = (_statement(kept, statement, archive.record(kept.number)) for kept, statement in comparison.statements)
    return f"\n### {cell(about + versus)}\n\n{table(head, rows)}{more}"


def _statement(kept: Kept, statement: Statement, record: ArticleRecord) -> list[str]:
    page = link(f"articles/{kept.page}.md")
    claim = record.claims[statement.claim]
    quantity, sentence = record.quantities[claim.quantity], claim.sentence
    original = window(sentence.text, quantity.start - sentence.start, quantity.end - sentence.start)
    return [
        f"{cell(say_quantity(quantity, 'table'))} {claim_links([claim.id], page)}",
        cell(statement.date),
        STATUS[claim.modality],
        cell((statement.published or "")[:10]),
        f"[{cell(record.article.headline)}]({page})",
        quotation(original),
    ]
