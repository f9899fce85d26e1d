"""The article record: what a program reads, one a line of `articles.jsonl`.

Offsets are `[start, end)` in code points of the decoded source file, so that `source_text[start:end] == text`.
Absent values are null, lists are never absent, numbers are exact decimals. Field meanings follow MeasEval (Quantity,
MeasuredEntity, MeasuredProperty), TIMEX3 (dates) and ISO 4217 / SI (units).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import msgspec

SCHEMA_VERSION = 1

Comparator = Literal["=", "~", ">=", ">", "<=", "<"]
Modality = Literal["asserted", "reported", "planned", "forecast", "possible", "negated"]
Direction = Literal["increase", "decrease"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, fields by name."""


class SourceInfo(Record, frozen=True, kw_only=True):
    """Where the article came from and how it was read."""

    path: str
    id: str | None
    sha256: str
    encoding: str
    format: Literal["markdown", "text", "html"]
    characters: int


class ArticleInfo(Record, frozen=True, kw_only=True):
    """What the article says of itself; `headline` is our English one."""

    title: str | None
    headline: str
    published: str | None
    author: str | None
    url: str | None
    tags: list[str]


class Span(Record, frozen=True, kw_only=True):
    """A stretch of the source file."""

    start: int
    end: int
    text: str


class Company(Record, frozen=True, kw_only=True):
    """A company that the article names. `known` tells whether a table has it; else `name` may be a marked reading."""

    id: str
    name: str
    ticker: str | None
    parent: str | None
    known: bool
    mentions: list[Span]


class Product(Record, frozen=True, kw_only=True):
    """A product, service, model, chip or project that the article names; `maker` is a company id."""

    id: str
    name: str
    maker: str | None
    known: bool
    mentions: list[Span]


class Date(Record, frozen=True, kw_only=True):
    """A TIMEX3 expression, resolved against the publication date where it is relative."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None
    mod: str | None
    anchor: str | None


class Quantity(Record, frozen=True, kw_only=True):
    """A number with its unit. A range has `low` and `high` and no `value`."""

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    vague: Literal["several", "odd"] | None
    unit: str
    counter: str | None
    comparator: Comparator


class Slot(Record, frozen=True, kw_only=True):
    """One part of a claim: its words in the article and its English name.

    `ref` is the id of the company or product that is meant. `inferred` is true where the sentence leaves the part out
    and it was taken from a heading, a title or an earlier sentence; the offsets are then those of the mention there.
    """

    start: int
    end: int
    text: str
    name: str
    ref: str | None
    inferred: bool


class Sentence(Record, frozen=True, kw_only=True):
    """The sentence that makes the claim; `line` counts from 1 in the source file. `related` tells that it stands where the
    page names other articles, and is of those."""

    start: int
    end: int
    text: str
    line: int
    related: bool = False


class Claim(Record, frozen=True, kw_only=True):
    """What the article says of one quantity.

    `quantity` and `date` are indexes into the record's lists. `rules` names the table rows that filled the slots, as
    `slot: row`. `confidence` is "read" where every filled slot stands in the sentence, "inferred" where one was taken
    from elsewhere, "bare" where neither entity nor property was found. `mention` is that of which `english` says no more
    than that the article mentions it, "3 plants"; None where it says what is claimed.
    """

    id: str
    quantity: int
    entity: Slot | None
    property: Slot | None
    baseline: Slot | None
    attribution: Slot | None
    rules: list[str]
    predicate: str | None
    modality: Modality
    direction: Direction | None
    date: int | None
    sentence: Sentence
    confidence: Literal["read", "inferred", "bare"]
    english: str
    mention: str | None = None


class Unread(Record, frozen=True, kw_only=True):
    """A run of digits that no quantity, date or name covers, and why."""

    start: int
    end: int
    text: str
    reason: str


class ArticleRecord(Record, frozen=True, kw_only=True):
    """Everything that was read from one article."""

    schema_version: int
    source: SourceInfo
    status: Literal["ok", "degraded"]
    warnings: list[str]
    article: ArticleInfo
    companies: list[Company]
    products: list[Product]
    dates: list[Date]
    quantities: list[Quantity]
    claims: list[Claim]
    unread: list[Unread]


class ErrorRecord(Record, frozen=True, kw_only=True):
    """An input that gave no article record: a line of `errors.jsonl`."""

    path: str
    id: str | None
    kind: str
    reason: str
    remedy: str


_encoder = msgspec.json.Encoder(decimal_format="number", order="deterministic")
_decoder = msgspec.json.Decoder(ArticleRecord)


def encode(record: Record) -> bytes:
    """One line of JSON, UTF-8, without a line end. Numbers are exact: a Decimal is written as it is."""
    return _encoder.encode(record)


def decode(line: bytes | str) -> ArticleRecord:
    """The inverse of `encode` for article records; raises msgspec.ValidationError where the line is no record."""
    return _decoder.decode(line)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the article record."""
    return msgspec.json.schema(ArticleRecord)
