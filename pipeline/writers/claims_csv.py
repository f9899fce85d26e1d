"""Claims as rows for a spreadsheet or SQL."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from pipeline.writers.claim_values import ClaimValues, claim_values
from pipeline.writers.escape import csv as safe
from pipeline.writers.sheet import Sheet

COLUMNS = ("article", "article_id", "published", *ClaimValues._fields)
HEAD = ",".join(COLUMNS) + "\n"
_LONGEST = 30_000  # characters; a spreadsheet's cell holds 32,767


def claims_rows(sheet: Sheet) -> str:
    """The claims of an article, a line each."""
    record = sheet.record
    article = (safe(record.source.path), safe(record.source.id), safe(record.article.published))
    lines = io.StringIO()
    rows = csv.writer(lines, lineterminator="\n")
    for claim in record.claims:
        rows.writerow((*article, *map(_cell, claim_values(record, claim, sheet.said[claim.quantity]))))
    return lines.getvalue()


def _cell(value: str | int | Decimal | None) -> object:
    """Text is guarded against formulas; a number is the number itself: a minus before digits is no formula."""
    if value is None or isinstance(value, str):
        return safe(value[:_LONGEST]) if value else ""
    return f"{value:f}" if isinstance(value, Decimal) else value
