"""Builds the text of an article out of parts of its source, and keeps the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pipeline.provenance import OffsetMap, Piece
from pipeline.sources.encoding import UNREADABLE
from pipeline.sources.line_breaks import joins, needs_space
from pipeline.sources.source import Block, BlockKind, Cell, Format, Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Fragment(NamedTuple):
    """Some text and the `source_length` characters of the source at `source_start` that it stands for."""

    text: str
    source_start: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of decoded text; the parts of a `Source` that depend on the format."""

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    format: Format
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()


def merge(first: Metadata, second: Metadata) -> Metadata:
    """What `first` says, and what only `second` says."""
    return Metadata(
        title=first.title or second.title,
        published=first.published or second.published,
        author=first.author or second.author,
        url=first.url or second.url,
        tags=first.tags or second.tags,
    )


class Composer:
    """Takes blocks in the order of the source. A line break in the text always stands between two blocks."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []

    @property
    def blocks(self) -> list[Block]:
        """The blocks so far; a reader may replace one by one of another kind."""
        return self._blocks

    def add(self, fragments: Iterable[Fragment], kind: BlockKind, level: int = 0, cell: Cell | None = None) -> bool:
        """Add one block, without the white space at its ends; False where nothing is left of it."""
        kept = _trim(list(fragments))
        if not kept:
            return False
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        start = at = self._length
        for text, source_start, source_length in kept:
            self._parts.append(text)
            self._place(at, len(text), source_start, source_length)
            at += len(text)
        self._length = at
        self._blocks.append(Block(start, at, kind, level, cell))
        return True

    def text_of(self, block: Block) -> str:
        """The text of a block that was added."""
        return "".join(self._parts)[block.start : block.end]

    def _place(self, at: int, length: int, source_start: int, source_length: int) -> None:
        if self._pieces and length == source_length:
            last = self._pieces[-1]
            if (
                last.length == last.source_length
                and last.text_start + last.length == at
                and last.source_start + last.source_length == source_start
            ):
                joined = last.length + length
                self._pieces[-1] = Piece(last.text_start, joined, last.source_start, joined)
                return
        self._pieces.append(Piece(at, length, source_start, source_length))

    def finish(self, form: Format, metadata: Metadata, warnings: Iterable[str] = ()) -> Reading:
        """The reading of everything that was added."""
        text = "".join(self._parts).replace("\0", UNREADABLE)
        return Reading(text, OffsetMap(tuple(self._pieces)), tuple(self._blocks), form, metadata, tuple(warnings))


def _trim(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments without white space at the beginning of the first and at the end of the last."""
    first, last = 0, len(fragments)
    while first < last and (not fragments[first].text or fragments[first].text.isspace()):
        first += 1
    while last > first and (not fragments[last - 1].text or fragments[last - 1].text.isspace()):
        last -= 1
    kept = fragments[first:last]
    if kept:
        text, source_start, source_length = kept[0]
        stripped = text.lstrip()
        if len(stripped) < len(text) and len(text) == source_length:
            gone = len(text) - len(stripped)
            kept[0] = Fragment(stripped, source_start + gone, source_length - gone)
        text, source_start, source_length = kept[-1]
        stripped = text.rstrip()
        if len(stripped) < len(text) and len(text) == source_length:
            kept[-1] = Fragment(stripped, source_start, len(stripped))
    return kept


def blocks_at_breaks(
    fragments: Sequence[Fragment | None], width: int | None, one_block: bool
) -> Iterator[list[Fragment]]:
    """The fragments of each block: a line break ends one unless the sentence goes on behind it."""
    lines: list[list[Fragment]] = [[]]
    for fragment in fragments:
        if fragment is None:
            lines.append([])
        else:
            lines[-1].append(fragment)
    texts = ["".join(part.text for part in line).strip() for line in lines]
    block: list[Fragment] = []
    before = ""
    for line, text in zip(lines, texts, strict=True):
        if not text:
            continue
        if block and not one_block and not joins(before, text, width):
            yield block
            block = []
        if block:
            end = block[-1].source_start + block[-1].source_length
            if one_block or needs_space(before[-1], text[0]):
                block.append(Fragment(" ", end, line[0].source_start - end))
        block.extend(line)
        before = text
    if block:
        yield block
