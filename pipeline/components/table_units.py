"""Bare numbers in tables get the unit that the table names: 売上高（百万円）, 単位：億ドル, シェア（%）."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, NamedTuple

from pipeline.components.table_cells import read_cell
from pipeline.components.table_heads import read_head
from pipeline.components.table_notes import PERCENT, read_note
from pipeline.components.table_shape import grids
from pipeline.components.table_unit_notes import read_units
from pipeline.values.normal import fold
from pipeline.values.numerals import EXACT
from pipeline.values.units import is_money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.components.table_cells import BareFigure
    from pipeline.components.table_grid import Grid
    from pipeline.components.table_heads import Head
    from pipeline.components.table_notes import TableNote
    from pipeline.components.table_unit_notes import TableUnit
    from pipeline.facts import QuantityFact
    from pipeline.sources.source import Block

_LEAST_CERTAIN = 100
_POINTS = re.compile(r"点\Z|ポイント\Z")


class _Figure(NamedTuple):
    """A bare number with the heads that it stands under."""

    bare: BareFigure
    row: int
    column: int
    heads: tuple[Head, ...]  # of its column from the bottom, then of its row
    unit: TableUnit | None  # that a column of units gives it


def scale_cells(
    text: str, blocks: Sequence[Block], quantities: Sequence[QuantityFact], owned: Sequence[tuple[int, int]] = ()
) -> list[QuantityFact]:
    """The quantities of the article, sorted, with those of bare numbers in tables, in the unit that the table names.

    A cell's own unit stays; what stands in a unit's name (単位：百万円) or in a column of ranks or codes is no quantity.
    """
    if not any(block.cell for block in blocks):
        return list(quantities)
    taken = sorted([(q.start, q.end) for q in quantities if q.unit] + list(owned))
    starts = [start for start, _ in taken]
    made: list[QuantityFact] = []
    gone: list[tuple[int, int]] = []
    for grid in grids(text, blocks, quantities):
        note = read_note(text, grid)
        gone += note.spans
        gone += _head_units(text, grid)
        gone += _ranks(text, grid, quantities)
        figures: list[_Figure] = []
        of_columns, unit_column = _heads_of_columns(text, grid), _unit_column(text, grid)
        for row, column, parts in grid.body():
            heads = of_columns[column] + _head_of_row(text, grid, row)
            unit, is_unit = _unit_of_row(text, grid, row, unit_column), column == unit_column
            for block in parts:
                if is_unit or (unit is None and _holds_no_figures(heads)):
                    gone += [(block.start, block.end)] if is_unit else _without_unit(quantities, block)
                    continue
                bare_figures = read_cell(text, block, _inside(taken, starts, block))
                figures += [_Figure(bare, row, column, heads, unit) for bare in bare_figures]
                made += _points(text, block, quantities, heads)
        made += _scaled(figures, note)
        made += _names_with_units(text, grid, taken, starts)
    made.sort(key=lambda fact: fact.start)
    return _merged(quantities, made, gone)


def _points(text: str, block: Block, quantities: Sequence[QuantityFact], heads: Sequence[Head]) -> Iterator[QuantityFact]:
    """4.2点 counts pieces, unless the head says that it is a score."""
    first = bisect_left(quantities, block.start, key=lambda fact: fact.start)
    for fact in quantities[first : bisect_left(quantities, block.end, key=lambda fact: fact.start)]:
        if fact.unit in ("count", "pp") and (words := _POINTS.search(text, fact.start, fact.end)):
            for head in heads:
                unit = next(iter(read_units(words.group(), head.noun)), None)
                if unit is not None and unit.symbol == "pt":
                    yield replace(fact, unit="pt", counter=None)
                    break


def _merged(
    quantities: Sequence[QuantityFact], made: Sequence[QuantityFact], gone: Sequence[tuple[int, int]]
) -> list[QuantityFact]:
    def touches(fact: QuantityFact, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
        at = bisect_left(starts, fact.end)
        return at > 0 and any(start < fact.end and fact.start < end for start, end in spans[max(0, at - 2) : at])

    new = [(fact.start, fact.end) for fact in made]
    gone = sorted(set(gone))
    new_starts, gone_starts = [start for start, _ in new], [start for start, _ in gone]
    kept = [q for q in quantities if not touches(q, new, new_starts) and not touches(q, gone, gone_starts)]
    return sorted([*kept, *made], key=lambda fact: fact.start)


def _heads_of_columns(text: str, grid: Grid) -> dict[int, tuple[Head, ...]]:
    """The heads of each column of the body, from the bottom."""
    return {
        column: tuple(read_head(text[block.start : block.end]) for _, block in reversed(grid.column_heads(column)))
        for column in grid.columns
    }


def _head_of_row(text: str, grid: Grid, row: int) -> tuple[Head, ...]:
    block = grid.row_head(row, grid.name_column)
    return (read_head(text[block.start : block.end]),) if block is not None else ()


def _ranks(text: str, grid: Grid, quantities: Sequence[QuantityFact]) -> Iterator[tuple[int, int]]:
    """Bare numbers beside the names of the rows: their ranks and codes."""
    for column in grid.sides:
        heads = grid.column_heads(column)
        if heads and _holds_no_figures([read_head(text[heads[-1][1].start : heads[-1][1].end])]):
            for row in grid.rows:
                for block in grid.cells.get((row, column), ()):
                    yield from _without_unit(quantities, block)


def _names_with_units(text: str, grid: Grid, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> Iterator[QuantityFact]:
    """128 and 256 under 容量（GB） in the column that names the rows."""
    if grid.name_column in grid.columns:  # the only column: its cells are the body
        return
    heads = grid.column_heads(grid.name_column)
    unit = next(iter(read_head(text[heads[-1][1].start : heads[-1][1].end]).units), None) if heads else None
    if unit is None:
        return
    for row in grid.rows:
        for block in grid.cells.get((row, grid.name_column), ()):
            for bare in read_cell(text, block, _inside(taken, starts, block)):
                if not bare.inner:
                    yield _with_unit(bare.fact, unit)


def _inside(taken: Sequence[tuple[int, int]], starts: Sequence[int], block: Block) -> Sequence[tuple[int, int]]:
    return taken[max(0, bisect_left(starts, block.start) - 1) : bisect_left(starts, block.end)]


def _without_unit(quantities: Sequence[QuantityFact], block: Block) -> Iterator[tuple[int, int]]:
    first = bisect_left(quantities, block.start, key=lambda fact: fact.start)
    for fact in quantities[first : bisect_left(quantities, block.end, key=lambda fact: fact.start)]:
        if not fact.unit:
            yield fact.start, fact.end


def _holds_no_figures(heads: Sequence[Head]) -> bool:
    return any("number" in head.kinds and not head.units and "period" not in head.kinds for head in heads)


def _unit_column(text: str, grid: Grid) -> int | None:
    """The column headed 単位, which gives each row its unit."""
    for column in grid.columns:
        heads = grid.column_heads(column)
        if heads and fold(text[heads[-1][1].start : heads[-1][1].end]).strip() == "単位":
            return column
    return None


def _unit_of_row(text: str, grid: Grid, row: int, column: int | None) -> TableUnit | None:
    block = grid.first((row, column)) if column is not None else None
    units = read_units(text[block.start : block.end]) if block is not None else ()
    return units[0] if units else None


def _head_units(text: str, grid: Grid) -> Iterator[tuple[int, int]]:
    """Where units stand in the heads of a table."""
    places = [(row, column) for row in grid.head_rows for column in (*grid.sides, *grid.columns)]
    places += [(row, column) for row in grid.rows for column in grid.sides]
    for place in places:
        for block in grid.cells.get(place, ()):
            for unit in read_head(text[block.start : block.end]).units:
                yield block.start + unit.start, block.start + unit.end


def _scaled(figures: Sequence[_Figure], note: TableNote) -> Iterator[QuantityFact]:
    """The quantities of the bare numbers of one table."""
    largest: dict[int, Decimal] = {}
    surely = {"row": set[int](), "column": set[int]()}
    for figure in figures:
        value = _size(figure.bare.fact)
        largest[figure.column] = max(largest.get(figure.column, Decimal(0)), value)
        if figure.bare.shaped:
            surely["row"].add(figure.row)
            surely["column"].add(figure.column)
    grouped = any(figure.bare.shaped for figure in figures)
    for figure in figures:
        bare = figure.bare
        if bare.inner:
            unit = note.inner
            if unit is None:
                continue
        else:
            unit = _unit_of(figure, note, largest[figure.column])
        if unit is None:
            sure = bare.shaped or _size(bare.fact) >= _LEAST_CERTAIN or any(head.measured for head in figure.heads)
            sure = sure or figure.row in surely["row"] or figure.column in surely["column"]
            if figure.heads and sure and bare.alone and not bare.year:
                yield bare.fact
        elif not (bare.year and (unit.symbol == "yr" or (grouped and unit in note.units))):
            # 1.2億 under （万人） is no 1.2億万.
            yield _with_unit(bare.fact, unit._replace(scale=Decimal(1)) if bare.big else unit)


def _size(fact: QuantityFact) -> Decimal:
    return abs(fact.value if fact.value is not None else fact.high or Decimal(0))


def _unit_of(figure: _Figure, note: TableNote, largest: Decimal) -> TableUnit | None:
    """The unit of a bare number: its own row's, its heads', the table's."""
    if figure.unit is not None:
        return figure.unit
    units = [unit for head in figure.heads for unit in head.units[:1]]
    if units:
        return next((unit for unit in units if unit.symbol == "%"), units[0])
    kinds = frozenset[str]().union(*(head.kinds for head in figure.heads))
    percent = next((unit for unit in note.units if unit.symbol == "%"), None)
    if "percent" in kinds and "no_percent" not in kinds:
        return percent or (PERCENT if largest >= 1 else None)
    rest = next((unit for unit in note.units if unit.symbol != "%"), None)
    if rest is None:
        return percent
    if "no_percent" in kinds or (is_money(rest.symbol) and kinds & {"count", "share"}):
        return None
    return rest


def _with_unit(fact: QuantityFact, unit: TableUnit) -> QuantityFact:
    with localcontext(EXACT):
        scale = unit.scale

        def times(value: Decimal | None) -> Decimal | None:
            return None if value is None else value * scale if scale != 1 else value

        return replace(
            fact,
            value=times(fact.value),
            low=times(fact.low),
            high=times(fact.high),
            unit=unit.symbol,
            counter=unit.counter,
            rule="unit of the table head",
        )
