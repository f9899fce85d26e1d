"""One table: titles, head rows, the columns that name its rows, and the body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.sources.source import Block

Place = tuple[int, int]

_LONGEST_NAME = 50


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. Rows and columns count as in its cells; a cell may be of several blocks."""

    number: int  # in the article, from 0
    cells: dict[Place, tuple[Block, ...]]
    titles: tuple[Block, ...]  # rows of one cell above the heads
    head_rows: tuple[int, ...]
    rows: tuple[int, ...]  # of the body
    sides: tuple[int, ...]  # the columns that name the rows
    name_column: int  # the one of them that says what a row is about
    columns: tuple[int, ...]  # of the body
    sections: dict[int, Block] = field(default_factory=dict)  # a row, and the row of one cell above it that heads it
    before: tuple[Block, ...] = ()  # what stands directly in front of the table, the nearest first
    behind: tuple[Block, ...] = ()
    reaching: dict[Place, Block | None] = field(default_factory=dict)  # what `row_head` has found on its way up

    def first(self, place: Place) -> Block | None:
        """The first block of a cell."""
        found = self.cells.get(place)
        return found[0] if found else None

    def column_heads(self, column: int) -> tuple[tuple[int, Block], ...]:
        """The heads of a column from the top, each with its row; one that reaches over several columns is each one's."""
        found: list[tuple[int, Block]] = []
        own = [row for row in self.head_rows if (row, column) in self.cells]
        for row in self.head_rows:
            block = self.first((row, column))
            if block is None and not found and own:
                block = self._left_of(row, column)
            if block is not None:
                found.append((row, block))
        return tuple(found)

    def _left_of(self, row: int, column: int) -> Block | None:
        for left in range(column - 1, -1, -1):
            if (row, left) in self.cells:
                return self.first((row, left)) if left in self.columns else None
        return None

    def row_head(self, row: int, column: int) -> Block | None:
        """The cell of a side column for a row; an empty one takes what reaches over it from the left, or from above."""
        if column not in self.sides:
            return None
        for left in range(column - 1, -1, -1):
            if (row, column) not in self.cells and left in self.sides and (row, left) in self.cells:
                return self.first((row, left))
        return self._reaching(row, column)

    def _reaching(self, row: int, column: int) -> Block | None:
        """The cell of a column that stands in a row, or above it with nothing between. Each way up is gone once."""
        found, passed = None, []
        for above in range(row, -1, -1):
            if (above, column) in self.reaching:
                found = self.reaching[above, column]
                break
            passed.append((above, column))
            if above in self.head_rows:
                break
            if (above, column) in self.cells:
                found = self.first((above, column))
                break
        self.reaching.update(dict.fromkeys(passed, found))
        return found

    def corner(self) -> Block | None:
        """The head of the column that names the rows."""
        heads = self.column_heads(self.name_column)
        return heads[-1][1] if heads else None

    def body(self) -> Iterator[tuple[int, int, tuple[Block, ...]]]:
        """Row, column and blocks of each cell that may hold a figure, in reading order."""
        for row in self.rows:
            for column in self.columns:
                if blocks := self.cells.get((row, column)):
                    yield row, column, blocks


def is_caption(text: str, block: Block) -> bool:
    """Whether a block beside a table is its name: a caption, a heading, or a short line that is no sentence."""
    if block.kind == "paragraph":
        return block.end - block.start <= _LONGEST_NAME and "。" not in text[block.start : block.end]
    return block.kind in ("caption", "heading", "title")
