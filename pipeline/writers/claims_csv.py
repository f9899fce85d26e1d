"""Claims as rows for a spreadsheet or SQL."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from pipeline.records import Claim, Slot
from pipeline.writers.escape import csv as safe
from pipeline.writers.sheet import Sheet

COLUMNS = (
    "article", "article_id", "published", "claim", "entity", "entity_id", "property", "baseline", "attribution", "modality",
    "direction", "value", "low", "high", "vague", "unit", "counter", "comparator", "figure", "original", "sentence", "line",
    "start", "end", "date", "confidence", "english",
)  # fmt: skip
_LONGEST = 30_000  # characters; a spreadsheet's cell holds 32,767
# In words: a cell that holds a bare = is the beginning of a formula.
_COMPARATORS = {"=": "exactly", "~": "about", ">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}
HEAD = ",".join(COLUMNS) + "\n"


def claims_rows(sheet: Sheet) -> str:
    """The claims of an article, a line each; `start` and `end` are those of the figure in the source file."""
    source = sheet.record.source
    article = (safe(source.path), safe(source.id), safe(sheet.record.article.published))
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows((*article, *_cells(sheet, claim)) for claim in sheet.record.claims)
    return lines.getvalue()


def _cells(sheet: Sheet, claim: Claim) -> tuple[object, ...]:
    quantity = sheet.record.quantities[claim.quantity]
    date = sheet.record.dates[claim.date] if claim.date is not None else None
    return (
        claim.id,
        _name(claim.entity),
        safe(claim.entity.ref) if claim.entity else "",
        _name(claim.property),
        _name(claim.baseline),
        _name(claim.attribution),
        claim.modality,
        claim.direction or "",
        _number(quantity.value),
        _number(quantity.low),
        _number(quantity.high),
        quantity.vague or "",
        safe(quantity.unit),
        safe(quantity.counter),
        _COMPARATORS[quantity.comparator],
        safe(sheet.said[claim.quantity]),
        safe(quantity.text),
        safe(claim.sentence.text[:_LONGEST]),
        claim.sentence.line,
        quantity.start,
        quantity.end,
        safe(date.value) if date else "",
        claim.confidence,
        safe(claim.english),
    )


def _name(slot: Slot | None) -> str:
    return safe(slot.name) if slot else ""


def _number(value: Decimal | None) -> str:
    """The number itself, not guarded as text is: a minus before digits is no formula."""
    return "" if value is None else f"{value:f}"
