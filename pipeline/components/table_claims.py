"""Claims of table cells: the row's header and the column's header say what the figure is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.components.measures import is_measure
from pipeline.facts import ClaimFact, SlotFact
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.facts import Mention, QuantityFact
    from pipeline.sources.source import Block


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table by row and column."""

    cells: dict[tuple[int, int], Block]
    head_rows: int

    def column_head(self, column: int) -> Block | None:
        return self.cells.get((0, column)) if self.head_rows else None

    def row_head(self, row: int) -> Block | None:
        return self.cells.get((row, 0))


def grids(blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables of an article, in order."""
    tables: dict[int, dict[tuple[int, int], Block]] = {}
    heads: dict[int, set[int]] = {}
    for block in blocks:
        if block.cell is not None:
            tables.setdefault(block.cell.table, {})[block.cell.row, block.cell.column] = block
            if block.cell.header and block.cell.column > 0:
                heads.setdefault(block.cell.table, set()).add(block.cell.row)
    for table, cells in tables.items():
        yield Grid(cells, 1 if 0 in heads.get(table, set()) else 0)


def read_table(
    text: str, grid: Grid, quantities: Sequence[QuantityFact], mentions: Sequence[Mention]
) -> list[ClaimFact]:
    """One claim for each quantity of a body cell that has a header on both sides or on one."""
    by_columns = _columns_name_things(text, grid, mentions)
    claims: list[ClaimFact] = []
    for (row, column), block in sorted(grid.cells.items()):
        if row < grid.head_rows or column == 0:
            continue
        head = _slot(text, grid.column_head(column), mentions, "table column")
        side = _slot(text, grid.row_head(row), mentions, "table row")
        entity, measured = (head, side) if by_columns else (side, head)
        for index, quantity in enumerate(quantities):
            if block.start <= quantity.start and quantity.end <= block.end:
                claims.append(
                    ClaimFact(
                        quantity=index,
                        sentence=(block.start, block.end),
                        entity=entity,
                        property=measured,
                        baseline=None,
                        attribution=None,
                        modality="asserted",
                        modality_rule="",
                        direction=None,
                        direction_rule="",
                        predicate=None,
                        date=None,
                    )
                )
    return claims


def _columns_name_things(text: str, grid: Grid, mentions: Sequence[Mention]) -> bool:
    """Whether the column headers are the things and the row headers what is measured of them."""
    columns = [cell for (row, column), cell in grid.cells.items() if row == 0 and column > 0 and grid.head_rows]
    sides = [cell for (row, column), cell in grid.cells.items() if column == 0 and row >= grid.head_rows]
    score = 0.0
    for cells, sign in ((columns, 1), (sides, -1)):
        if not cells:
            continue
        named = sum(any(m.start < cell.end and cell.start < m.end for m in mentions) for cell in cells)
        measures = sum(_measures(text[cell.start : cell.end]) for cell in cells)
        score += sign * (named - measures) / len(cells)
    return score > 0


def _measures(header: str) -> bool:
    plain = fold(header).split("(")[0].strip()
    return is_measure(plain[-2:], plain)


def _slot(text: str, block: Block | None, mentions: Sequence[Mention], rule: str) -> SlotFact | None:
    if block is None or block.start == block.end:
        return None
    inside = [m for m in mentions if block.start <= m.start and m.end <= block.end]
    whole = next((m for m in inside if (m.start, m.end) == (block.start, block.end)), None)
    name = whole or (inside[0] if len(inside) == 1 else None)
    return SlotFact(block.start, block.end, rule, name.name if name else None)
