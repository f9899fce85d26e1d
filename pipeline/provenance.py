"""From an offset in the text that is read to the offset in the decoded source file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec


class Piece(msgspec.Struct, frozen=True, gc=False):
    """`length` characters of text that stand for `source_length` characters of the source.

    Where both lengths are equal the characters correspond one to one; where they differ (`&yen;` for `¥`) the piece
    is atomic: any part of it stands for the whole.
    """

    text_start: int
    length: int
    source_start: int
    source_length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of a text to offsets of its source; both count code points.

    `pieces` are in order of the text and do not overlap. Text that no piece covers (a line break that joins two
    blocks) maps to the end of the piece before it. An empty map is the identity.
    """

    pieces: tuple[Piece, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.text_start for piece in self.pieces))

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> OffsetMap:
        return cls(tuple(pieces))

    def start(self, offset: int) -> int:
        """The source offset of the character at `offset`."""
        if not self.pieces:
            return offset
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return self.pieces[0].source_start
        piece = self.pieces[i]
        within = offset - piece.text_start
        if within >= piece.length:
            return piece.source_start + piece.source_length
        return piece.source_start + (within if piece.length == piece.source_length else 0)

    def end(self, offset: int) -> int:
        """The source offset just behind the character before `offset`."""
        if not self.pieces:
            return offset
        if offset <= 0:
            return self.start(0)
        i = bisect_right(self._starts, offset - 1) - 1
        if i < 0:
            return self.pieces[0].source_start
        piece = self.pieces[i]
        within = offset - piece.text_start
        if within >= piece.length or piece.length != piece.source_length:
            return piece.source_start + piece.source_length
        return piece.source_start + within

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the text span `[start, end)`; never reversed."""
        source_start = self.start(start)
        return source_start, max(source_start, self.end(end))


@lru_cache(maxsize=1)  # the summary and the writers of an article ask for the same
def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line of `text` starts; lines end at LF only."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def line_of(starts: Sequence[int], offset: int) -> int:
    """The number, from 1, of the line that holds `offset`."""
    return bisect_right(starts, offset)
