"""What the components find in a Doc, before it becomes a record.

All offsets are `[start, end)` in code points of `doc.text`; the summary room maps them to the source file.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from pipeline.records import Comparator, Direction, Modality, TimexType


class Name(msgspec.Struct, frozen=True, gc=False):
    """A company or a product: who is meant, whatever it is called in the text.

    A Struct, as the tables hold fifteen thousand of them: it is made nine times as fast as a dataclass.
    """

    kind: Literal["company", "product"]
    id: str  # stable slug, unique within its kind
    name: str  # English name
    ticker: str | None = None  # EXCHANGE:CODE, companies only
    parent: str | None = None  # company id: the parent of a company, the maker of a product
    known: bool = True  # a table has it


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a company or product, with the rule that saw it."""

    start: int
    end: int
    name: Name
    rule: str


@dataclass(frozen=True, slots=True)
class DateFact:
    """A TIMEX3 expression."""

    start: int
    end: int
    type: TimexType
    value: str | None
    mod: str | None = None
    anchor: str | None = None  # ISO date that a relative expression was resolved against
    rule: str = ""


@dataclass(frozen=True, slots=True)
class QuantityFact:
    """A number with unit. `outer` is the span with its modifiers: 最大で4倍以上 around 4倍."""

    start: int
    end: int
    outer: tuple[int, int]
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    vague: Literal["several", "odd"] | None
    unit: str
    counter: str | None
    comparator: Comparator
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SlotFact:
    """One part of a claim, `rule` being the table row that filled it."""

    start: int
    end: int
    rule: str
    name: Name | None = None
    inferred: bool = False


class CellHeads(NamedTuple):
    """What a table says over one of its cells, as spans of the text: its headings and captions, the nearest first, the head of the
    column that names the rows, and the heads of the cell; `of` is what a heading or caption names."""

    titles: tuple[tuple[int, int], ...]
    corner: tuple[int, int] | None
    heads: tuple[tuple[int, int], ...]
    of: Name | None


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """A claim about one quantity (an index into the Doc's quantities)."""

    quantity: int
    sentence: tuple[int, int]
    entity: SlotFact | None
    property: SlotFact | None
    baseline: SlotFact | None
    attribution: SlotFact | None
    modality: Modality
    modality_rule: str
    direction: Direction | None
    direction_rule: str
    predicate: str | None  # dictionary form
    date: int | None  # an index into the Doc's dates
    heads: CellHeads | None = None  # of a cell
