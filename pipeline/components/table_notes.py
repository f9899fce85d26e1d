"""The note beside a table that says in what its figures are: （単位：百万円、カッコ内は前年同期比）."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from pipeline.components.table_grid import is_caption
from pipeline.components.table_heads import read_head
from pipeline.components.table_unit_notes import TableUnit, read_units
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from pipeline.components.table_grid import Grid

PERCENT = TableUnit(Decimal(1), "%", None, 0, 0)

_NOTE = re.compile(r"単位 ?(?:は|:|=|/| )? ?")
_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]{1,40})[)\]】]")
_INNER = re.compile(r"(?:カッコ|かっこ|括弧|\( ?\))内")
_END = re.compile(r"[)\]】。\n]|(?:カッコ|かっこ|括弧|\( ?\))内")


class TableNote(NamedTuple):
    """What stands around a table of its units."""

    units: tuple[TableUnit, ...] = ()
    inner: TableUnit | None = None  # of numbers in brackets
    spans: tuple[tuple[int, int], ...] = ()  # where the units stand in the article


def read_note(text: str, grid: Grid) -> TableNote:
    """The unit that stands over, in the corner of, or under a table for all its figures."""
    corner = grid.corner() if _names_by_words(text, grid) else None
    around = [(block, True) for block in (*grid.titles, *((corner,) if corner else ()))]
    around += [(block, is_caption(text, block)) for block in grid.before]
    around += [(block, block.kind == "caption") for block in grid.behind]
    for block, is_name in around:
        note = _note_of(text[block.start : block.end], block.start, is_name)
        if note.units or note.inner:
            return note
    return TableNote()


def _names_by_words(text: str, grid: Grid) -> bool:
    """Whether the rows are named by words: the unit of 容量（GB） over 128 and 256 is theirs, not that of the figures."""
    names = (grid.first((row, grid.name_column)) for row in grid.rows)
    return not any(block is not None and fold(text[block.start])[0] in "0123456789" for block in names)


def _note_of(words: str, offset: int, is_name: bool) -> TableNote:
    """The units that a block names. Brackets without 単位 are a unit only in the name of the table."""
    folded = fold(words)
    inner, cut = None, len(folded)
    if said := _INNER.search(folded):
        cut = said.start()
        inner = _inner_unit(folded[said.end() :])
    if mark := _NOTE.search(folded):
        end = _END.search(folded, mark.end())
        at, until = mark.end(), min(end.start() if end else len(folded), mark.end() + 60)
        units = read_units(folded[at:until], folded[: mark.start()][-12:])
        if units:
            return TableNote(units, inner, tuple((offset + at + u.start, offset + at + u.end) for u in units))
    for group in _BRACKETS.finditer(folded, 0, cut) if is_name else ():
        units = read_units(group.group(1), folded[: group.start()][-12:])
        if units and units[0].symbol not in ("yr", "mo", "d"):
            at = offset + group.start(1)
            return TableNote(units, inner, tuple((at + u.start, at + u.end) for u in units))
    return TableNote(inner=inner)


def _inner_unit(folded: str) -> TableUnit | None:
    """カッコ内は前年同期比増減率（%）."""
    said = folded[:30]
    head = read_head(said.strip("はの :。)）").split("、")[0])
    if "%" in said or "percent" in head.kinds or "change" in head.kinds:
        return PERCENT
    return None
