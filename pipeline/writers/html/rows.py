"""What the report needs of one article: how it is listed, and the figures that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pipeline.digest.gather import MOST_FIGURES, Row, Said
from pipeline.records import Record
from pipeline.writers.html.series import figures_of
from pipeline.writers.sheet import Sheet

LISTED, DRAWN = "listed", "drawn"  # the kinds of the rows
_pack = msgspec.msgpack.Encoder().encode


class Listed(Record, frozen=True):
    """An article in the list of the report."""

    headline: str
    title: str | None
    published: str | None
    degraded: bool
    companies: list[str]
    claims: int
    figures: list[Said]


def report_rows(sheet: Sheet) -> Iterator[Row]:
    """The rows of an article."""
    record = sheet.record
    article = record.article
    listed = Listed(
        headline=article.headline,
        title=article.title,
        published=article.published,
        degraded=record.status != "ok",
        companies=[company.name for company in record.companies],
        claims=len(record.claims),
        figures=[Said(english=said, claims=list(claims)) for said, claims in sheet.figures[:MOST_FIGURES]],
    )
    yield Row(LISTED, "", article.published or "", _pack(listed))
    for figure in figures_of(record, sheet.said):
        if figure.loose:
            continue
        key = "\t".join((figure.property, figure.unit, "change" if figure.of_change else "level"))
        yield Row(DRAWN, key, article.published or "", _pack(figure))
