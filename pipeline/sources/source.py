"""What a reader gives: the text of an article, its blocks, and the way back to the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from pipeline.provenance import OffsetMap

BlockKind = Literal["title", "heading", "paragraph", "item", "quote", "cell", "code", "caption"]
Format = Literal["markdown", "text", "html"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell stands: `table` counts from 0 in the article, rows and columns from 0 in the table.

    `header` is true for a cell of the head row and, in HTML, for every `th`.
    """

    table: int
    row: int
    column: int
    header: bool


class Block(msgspec.Struct, frozen=True, gc=False):
    """A stretch of `Source.text` that no sentence crosses. Blocks are in order, do not overlap, and cover all text but
    the line breaks between them."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0  # 1 to 6 for a heading, depth for an item
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the article says of itself, from front matter, HTML head or JSON Lines fields."""

    title: str | None = None
    published: str | None = None  # ISO 8601 date or date-time
    author: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it was read.

    `raw` is the decoded file (of JSON Lines: the `text` field) in which the record's offsets count; `text` is what is
    read of it, without markup; `offsets` leads from `text` to `raw`.
    """

    path: str
    id: str | None
    raw: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    metadata: Metadata
    encoding: str
    format: Format
    sha256: str
    warnings: tuple[str, ...] = field(default=())
