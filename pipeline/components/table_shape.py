"""Finds out the shape of each table: which rows are heads, which columns name the rows, what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from pipeline.components.table_grid import Grid
from pipeline.components.table_heads import NOTES, read_head
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.components.table_grid import Place
    from pipeline.components.table_heads import Head
    from pipeline.facts import QuantityFact
    from pipeline.sources.source import Block

#: How many blocks in front of a table may speak of it.
_BEFORE = 2
_NOTE = re.compile(r"[(（]?(?:※|＊|\*|注|出所|出典|資料|データ)")
#: A column with this share of figures holds figures, and names no row.
_FIGURES = 0.3
_BARE = re.compile(r"[ 約▲△+\-±]{0,3}[0-9][0-9,.]*+[ %~0-9,.]*+")
_YEAR = re.compile(r" ?(?:19|20)[0-9]{2} ?")
_RANKS = {"product": 3, "company": 2, "place": 1}


class _Shape:
    """Finds out the shape of one table."""

    def __init__(self, text: str, cells: dict[Place, tuple[Block, ...]], starts: Sequence[int]) -> None:
        self.text, self.cells, self.starts = text, cells, starts
        self.all_rows = sorted({row for row, _ in cells})
        self.width = max(column for _, column in cells) + 1
        self.figures = {place for place, blocks in cells.items() if any(self._is_figure(block) for block in blocks)}

    def _is_figure(self, block: Block) -> bool:
        words = NOTES.sub("", fold(self.text[block.start : block.end]))
        if _BARE.fullmatch(words):
            return _YEAR.fullmatch(words) is None
        at = bisect_left(self.starts, block.start)
        return at < len(self.starts) and self.starts[at] < block.end

    def head(self, place: Place) -> Head | None:
        blocks = self.cells.get(place)
        return read_head(self.text[blocks[0].start : blocks[0].end]) if blocks else None

    def grid(self, number: int, before: tuple[Block, ...], behind: tuple[Block, ...]) -> Grid:
        rows = list(self.all_rows)
        titles: list[Block] = []
        while len(rows) > 1 and self.width > 1 and self._is_title(rows[0]):
            titles.append(self.cells[self._row(rows.pop(0))[0]][0])
        head_rows = self._head_rows(rows)
        body = [row for row in rows if row not in head_rows]
        sections, body = self._sections(body)
        sides, name_column = self._sides(head_rows, body)
        columns = tuple(c for c in range(self.width) if c not in sides)
        return Grid(
            number, self.cells, tuple(titles), head_rows, tuple(body), sides, name_column, columns, sections, before, behind
        )  # fmt: skip

    def _is_title(self, row: int) -> bool:
        """Whether a row at the top is of one cell, which is neither a figure nor the head of the first column."""
        places = self._row(row)
        head = self.head(places[0])
        listed = head is not None and bool(head.kinds & {"list", "generic", *_RANKS})
        return len(places) == 1 and places[0] not in self.figures and not listed

    def _row(self, row: int) -> list[Place]:
        return [(row, column) for column in range(self.width) if (row, column) in self.cells]

    def _row_figures(self, row: int) -> list[Place]:
        return [place for place in self._row(row) if place[1] > 0 and place in self.figures]

    def _head_rows(self, rows: Sequence[int]) -> tuple[int, ...]:
        heads: list[int] = []
        for number, row in enumerate(rows[:-1]):
            places = [place for place in self._row(row) if place[1] > 0] or self._row(row)
            flagged = all(self.cells[place][0].cell.header for place in places)  # type: ignore[union-attr]
            if not self._is_head(row, rows[number + 1], places, flagged, heads):
                break
            heads.append(row)
        return tuple(heads)

    def _is_head(self, row: int, following: int, places: list[Place], flagged: bool, heads: list[int]) -> bool:
        if heads and len(self._row(row)) == 1:
            return False  # it heads the rows below it
        if flagged:
            return self.width > 2 or not self._row_figures(row)
        units = all((head := self.head(place)) is not None and head.units and head.start == head.end for place in places)
        if units:
            return True
        if self._row_figures(row) or not self._row_figures(following):
            return False
        if heads:
            return any((heads[-1], column) not in self.cells for _, column in places)
        return self.width > 2 or self._names_a_column(row)

    def _names_a_column(self, row: int) -> bool:
        """Whether the first of two-column rows is a head: プラン | 月額, but 開発元 | ソニー."""
        first, second = self.head((row, 0)), self.head((row, 1))
        return second is not None and (second.measured or "generic" in second.kinds or (first is not None and "list" in first.kinds))

    def _sections(self, body: list[int]) -> tuple[dict[int, Block], list[int]]:
        """The rows of one cell that head those below, and the other rows."""
        sections: dict[int, Block] = {}
        kept: list[int] = []
        current: Block | None = None
        for row in body:
            places = self._row(row)
            alone = len(places) == 1 and places[0][1] == 0 and places[0] not in self.figures
            if alone and (self.width > 2 or self.cells[places[0]][0].cell.header):  # type: ignore[union-attr]
                current = self.cells[places[0]][0]
                continue
            kept.append(row)
            if current is not None:
                sections[row] = current
        return sections, kept

    def _sides(self, head_rows: tuple[int, ...], body: Sequence[int]) -> tuple[tuple[int, ...], int]:
        """The columns that name the rows, and the one that says what a row is about."""
        if self.width == 1:
            return (), 0
        leaf = {column: self._leaf(head_rows, column) for column in range(self.width)}
        sides: list[int] = []
        for column in range(self.width - 1):
            if column and not self._continues(sides, column, leaf, body):
                break
            sides.append(column)
        named = [column for column in sides if not self._is_rank(column, leaf[column], body)] or sides
        if named == sides[:1] and self._share(sides[0], body) >= _FIGURES:
            for column in range(1, self.width):
                head = leaf[column]
                if self._share(column, body) == 0 and head is not None and head.kinds & _RANKS.keys():
                    return (column,), column
        best = max(_rank(leaf[column]) for column in named)
        named = [column for column in named if _rank(leaf[column]) == best]
        name = named[0]
        while name + 1 in sides and self._has_gaps(name, body):
            name += 1  # a cell that reaches over several rows only groups them
        return tuple(sides), name

    def _continues(self, sides: list[int], column: int, leaf: dict[int, Head | None], body: Sequence[int]) -> bool:
        """Whether a column names the rows together with those on its left."""
        head = leaf[column]
        if self._share(column, body) > 0 and not self._is_rank(column, head, body):
            return False
        if all(self._is_rank(side, leaf[side], body) for side in sides) or self._is_rank(column, head, body):
            return True
        return (head is not None and bool(head.kinds & _RANKS.keys())) or self._has_gaps(sides[-1], body)

    def _leaf(self, head_rows: tuple[int, ...], column: int) -> Head | None:
        return next((self.head((row, column)) for row in reversed(head_rows) if (row, column) in self.cells), None)

    def _share(self, column: int, body: Sequence[int]) -> float:
        filled = [(row, column) for row in body if (row, column) in self.cells]
        return sum(place in self.figures for place in filled) / len(filled) if filled else 0.0

    def _is_rank(self, column: int, head: Head | None, body: Sequence[int]) -> bool:
        return (head is not None and "number" in head.kinds and "period" not in head.kinds) or self._counts_up(column, body)

    def _counts_up(self, column: int, body: Sequence[int]) -> bool:
        """1, 2, 3 … down the column."""
        words = [fold(self.text[b[0].start : b[0].end]).rstrip("位. ") for row in body if (b := self.cells.get((row, column)))]
        return column == 0 and len(words) > 1 and all(word == str(number) for number, word in enumerate(words, start=1))

    def _has_gaps(self, column: int, body: Sequence[int]) -> bool:
        return any((row, column) not in self.cells and (row, column + 1) in self.cells for row in body)


def _rank(head: Head | None) -> int:
    return max((rank for kind, rank in _RANKS.items() if head is not None and kind in head.kinds), default=0)


def grids(text: str, blocks: Sequence[Block], quantities: Sequence[QuantityFact]) -> Iterator[Grid]:
    """The tables of an article, in order."""
    tables: dict[int, dict[Place, tuple[Block, ...]]] = {}
    ends: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.cell is not None:
            place = (block.cell.row, block.cell.column)
            cells = tables.setdefault(block.cell.table, {})
            cells[place] = (*cells.get(place, ()), block)
            ends.setdefault(block.cell.table, [index, index])[1] = index
    starts = [quantity.start for quantity in quantities]
    for table, cells in tables.items():
        first, last = ends[table]
        yield _Shape(text, cells, starts).grid(
            table, tuple(_before(text, blocks, first)), tuple(_behind(text, blocks, last + 1))
        )  # fmt: skip


def _before(text: str, blocks: Sequence[Block], first: int) -> Iterator[Block]:
    """What stands in front of the table that begins with the block `first`, up to another table and its notes."""
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        block = blocks[at]
        if block.cell is not None or (at and blocks[at - 1].cell is not None and _is_note(text, block)):
            return
        yield block


def _behind(text: str, blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """The caption or note behind a table. A line between two tables that is no note speaks of the second."""
    if at < len(blocks) and blocks[at].cell is None:
        following = blocks[at + 1].cell if at + 1 < len(blocks) else None
        if blocks[at].kind == "caption" or _is_note(text, blocks[at]) or (blocks[at].kind != "heading" and following is None):
            yield blocks[at]


def _is_note(text: str, block: Block) -> bool:
    return _NOTE.match(text, block.start, block.end) is not None
