"""What the digest takes from one article: rows of plain data, each with the key that it is gathered under."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

import msgspec

from pipeline.digest.comparable import measure, precision
from pipeline.digest.moments import moment
from pipeline.digest.window import Window, window
from pipeline.records import ArticleRecord, Claim, Modality, Quantity, Record, Slot, TimexType

MOST_FIGURES = 3  # of one article in the index
_ENTRY, _COMPANY, _DATED, _STATEMENT = "entry", "company", "dated", "statement"


class Row(NamedTuple):
    """`payload` is one of the records below; rows of a kind are put in order by `key` and `sort`."""

    kind: str
    key: str
    sort: str
    payload: bytes


class Said(Record, frozen=True):
    """A sentence of our English and the claims that it rests on."""

    english: str
    claims: list[str]


class Entry(Record, frozen=True):
    """An article in the index."""

    headline: str
    published: str | None
    degraded: bool
    companies: list[str]
    figures: list[Said]


class CompanyEntry(Record, frozen=True):
    """A company in one article."""

    name: str
    ticker: str | None
    parent: str | None
    known: bool
    headline: str
    published: str | None
    mentions: int
    claims: list[Said]


class Dated(Record, frozen=True):
    """A dated statement: a claim, or, where no figure is claimed, the words of the article."""

    value: str
    mod: str | None
    type: TimexType
    said: Said | None
    original: Window
    headline: str


class Statement(Record, frozen=True):
    """A claim that those of other articles can be compared with; `value`, `low`, `high` are in the unit `unit`."""

    entity: str
    property: str
    baseline: str
    unit: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    comparator: str
    modality: Modality
    date: str | None
    published: str | None
    figure: str
    original: str
    said: Said
    headline: str


_T = TypeVar("_T", bound=Record)


def unpack(payload: bytes, kind: type[_T]) -> _T:
    """The record that a row's payload is."""
    return msgspec.msgpack.decode(payload, type=kind)


def gather(
    record: ArticleRecord, text: str, figures: Sequence[tuple[str, Sequence[str]]], say: Callable[[Quantity], str]
) -> Iterator[Row]:
    """The rows of an article; `text` is its decoded source file, in which the offsets count.

    `figures` are its key figures, each a sentence and the ids of its claims; `say` puts a quantity into English.
    """
    yield _entry(record, figures)
    yield from _companies(record)
    dated_by_claim = {claim.date for claim in record.claims if claim.date is not None}
    for claim in record.claims:
        if claim.date is not None:
            yield from _dated(record, text, claim.date, claim)
        yield from _statement(record, claim, say)
    for i in range(len(record.dates)):
        if i not in dated_by_claim:
            yield from _dated(record, text, i, None)


def _row(kind: str, key: str, sort: str, payload: Record) -> Row:
    return Row(kind, key, sort, msgspec.msgpack.encode(payload))


def _entry(record: ArticleRecord, figures: Sequence[tuple[str, Sequence[str]]]) -> Row:
    published = record.article.published
    entry = Entry(
        headline=record.article.headline,
        published=published,
        degraded=record.status != "ok",
        companies=[company.name for company in record.companies],
        figures=[Said(english=said, claims=list(claims)) for said, claims in figures[:MOST_FIGURES]],
    )
    return _row(_ENTRY, "", published or "", entry)


def _companies(record: ArticleRecord) -> Iterator[Row]:
    makers = {product.id: product.maker for product in record.products}
    claims: dict[str, list[Said]] = {}
    for claim in record.claims:
        ref = claim.entity.ref if claim.entity else None
        owners = dict.fromkeys(owner for owner in (ref, makers.get(ref or "")) if owner)
        for owner in owners:
            claims.setdefault(owner, []).append(Said(english=claim.english, claims=[claim.id]))
    for company in record.companies:
        entry = CompanyEntry(
            name=company.name,
            ticker=company.ticker,
            parent=company.parent,
            known=company.known,
            headline=record.article.headline,
            published=record.article.published,
            mentions=len(company.mentions),
            claims=claims.get(company.id, []),
        )
        yield _row(_COMPANY, company.id, record.article.published or "", entry)


def _dated(record: ArticleRecord, text: str, index: int, claim: Claim | None) -> Iterator[Row]:
    date = record.dates[index]
    sort = moment(date.value)
    if sort is None or date.value is None or date.type not in ("DATE", "TIME"):
        return
    dated = Dated(
        value=date.value,
        mod=date.mod,
        type=date.type,
        said=Said(english=claim.english, claims=[claim.id]) if claim else None,
        original=window(text, date.start, date.end),
        headline=record.article.headline,
    )
    yield _row(_DATED, "", sort, dated)


def _statement(record: ArticleRecord, claim: Claim, say: Callable[[Quantity], str]) -> Iterator[Row]:
    quantity = record.quantities[claim.quantity]
    if claim.entity is None or quantity.vague == "several" or claim.modality == "negated":
        return
    if claim.property is None and quantity.unit not in ("count", "pt") and len(quantity.unit) != 3:
        return  # "Acme: 30%" says too little to be compared
    unit, factor = measure(quantity.unit, quantity.counter)
    change = "change" if claim.direction and quantity.unit in ("%", "x", "pp") else "level"
    key = (_who(claim.entity), _name(claim.property), unit, change, _who(claim.baseline))
    statement = Statement(
        entity=claim.entity.name,
        property=claim.property.name if claim.property else "",
        baseline=claim.baseline.name if claim.baseline else "",
        unit=unit,
        value=_times(quantity.value, factor),
        low=_times(quantity.low, factor),
        high=_times(quantity.high, factor),
        precision=precision(quantity) * factor,
        comparator=quantity.comparator,
        modality=claim.modality,
        date=record.dates[claim.date].value if claim.date is not None else None,
        published=record.article.published,
        figure=say(quantity),
        original=str(quoted(claim, quantity)),
        said=Said(english=claim.english, claims=[claim.id]),
        headline=record.article.headline,
    )
    yield _row(_STATEMENT, "\t".join(key), record.article.published or "", statement)


def quoted(claim: Claim, quantity: Quantity) -> Window:
    """The words of a claim's sentence around its figure."""
    sentence = claim.sentence
    return window(sentence.text, quantity.start - sentence.start, quantity.end - sentence.start)


def _who(slot: Slot | None) -> str:
    return "" if slot is None else slot.ref or _name(slot)


def _name(slot: Slot | None) -> str:
    return " ".join(slot.name.casefold().split()) if slot else ""


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor
