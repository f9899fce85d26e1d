"""What the digest takes from one article: rows of plain data, each with the key that it is gathered under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from pipeline.digest.moments import moment
from pipeline.digest.statements import comparison_key, statement
from pipeline.digest.window import Window, window
from pipeline.records import ArticleRecord, Claim, Modality, Record, TimexType

LAST = "\uffff"  # sorts behind every name
MOST_FIGURES = 3  # of one article in the index
#: The parts of the timeline, in their order: what was or is, plans, forecasts, and dates after the article of which no figure is claimed.
EVENTS, PLANS, FORECASTS, LATER = "1", "2", "3", "4"


class Row(NamedTuple):
    """`payload` is one of the records below, or a Statement; rows of a kind are put in order by `key` and `sort`."""

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
    known: bool
    headline: str
    published: str | None
    mentions: int
    claims: int


class CompanyClaim(Record, frozen=True):
    """What is told of a company or of a product that it makes, and the claims that tell it; `by` is who says it."""

    property: str
    english: str
    claims: list[str]
    date: str | None
    status: Modality
    by: str | None
    published: str | None


class Dated(Record, frozen=True):
    """A dated statement: a claim, or, where no figure is claimed, the words of the article."""

    value: str
    mod: str | None
    type: TimexType
    text: str
    said: Said | None
    status: Modality | None
    original: Window | None
    headline: str


_T = TypeVar("_T")
#: A sentence and the claims that it tells, at least one.
Told = tuple[str, Sequence[Claim]]
_pack = msgspec.msgpack.Encoder().encode


def unpack(payload: bytes, kind: type[_T]) -> _T:
    """What a row's payload is."""
    return msgspec.msgpack.decode(payload, type=kind)


def gather(record: ArticleRecord, text: str, figures: Sequence[tuple[str, Sequence[str]]], told: Sequence[Told]) -> Iterator[Row]:
    """The rows of an article; `text` is its decoded source file, in which the offsets count.

    `figures` are its key figures, each a sentence and the ids of its claims; `told` the sentences of all its claims.
    """
    yield _entry(record, figures)
    yield from _companies(record, told)
    dated: set[int] = set()
    for one in told:
        date = one[1][0].date
        if date is not None:
            dated.add(date)
            yield from _dated(record, text, date, one)
    for index, claim in enumerate(record.claims):
        key = comparison_key(record, claim)
        if key and not claim.sentence.related:
            yield Row("statement", key, record.article.published or "", _pack(statement(record, index)))
    for i in range(len(record.dates)):
        if i not in dated:
            yield from _dated(record, text, i, None)


def _entry(record: ArticleRecord, figures: Sequence[tuple[str, Sequence[str]]]) -> Row:
    published = record.article.published
    entry = Entry(
        headline=record.article.headline,
        published=published,
        degraded=record.status != "ok",
        companies=[company.name for company in record.companies],
        figures=[Said(english=said, claims=list(claims)) for said, claims in figures[:MOST_FIGURES]],
    )
    return Row("entry", "", published or "", _pack(entry))


def _companies(record: ArticleRecord, told: Sequence[Told]) -> Iterator[Row]:
    published = record.article.published
    counts: Counter[str] = Counter()
    for owner, (english, claims) in _owned(record, told):
        claim = claims[0]
        counts[owner] += len(claims)
        date = record.dates[claim.date].value if claim.date is not None else None
        said = CompanyClaim(
            property=claim.property.name.removeprefix("the ") if claim.property else "",
            english=english,
            claims=[each.id for each in claims],
            date=date,
            status=claim.modality,
            by=claim.attribution.name if claim.attribution else None,
            published=published,
        )
        # Behind every property those claims that name none.
        key = f"{owner}\t{said.property.casefold() or LAST}"
        yield Row("company_claim", key, moment(date) or published or "", _pack(said))
    for company in record.companies:
        entry = CompanyEntry(
            name=company.name,
            ticker=company.ticker,
            known=company.known,
            headline=record.article.headline,
            published=published,
            mentions=len(company.mentions),
            claims=counts[company.id],
        )
        yield Row("company", company.id, published or "", _pack(entry))


def _owned(record: ArticleRecord, told: Sequence[Told]) -> Iterator[tuple[str, Told]]:
    """What is told of companies that the article names; what is told of a product is its maker's too."""
    makers = {product.id: product.maker for product in record.products}
    companies = {company.id for company in record.companies}
    for one in told:
        entity = one[1][0].entity
        ref = entity.ref if entity else None
        for owner in dict.fromkeys((ref, makers.get(ref) if ref else None)):
            if owner in companies:
                assert owner is not None
                yield owner, one


def _dated(record: ArticleRecord, text: str, index: int, told: Told | None) -> Iterator[Row]:
    date = record.dates[index]
    if date.type not in ("DATE", "TIME"):
        return
    sort = moment(date.value)
    if sort is None or date.value is None:
        return
    dated = Dated(
        value=date.value,
        mod=date.mod,
        type=date.type,
        text=date.text,
        said=Said(english=told[0], claims=[claim.id for claim in told[1]]) if told else None,
        status=told[1][0].modality if told else None,
        original=None if told else window(text, date.start, date.end),
        headline=record.article.headline,
    )
    yield Row("dated", _chapter(dated, record.article.published), sort, _pack(dated))


def _chapter(dated: Dated, published: str | None) -> str:
    """The part of the timeline that a statement belongs to."""
    if dated.status in ("planned", "forecast", "possible"):
        return PLANS if dated.status == "planned" else FORECASTS
    later = dated.status is None and published is not None and (dated.value or "")[:10] > published[:10]
    return LATER if later else EVENTS
