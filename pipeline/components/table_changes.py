"""What the figures of a table are compared with, whether they grew or shrank, and who says so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.components.table_heads import words_of
from pipeline.facts import SlotFact
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from pipeline.components.table_grid import Grid
    from pipeline.components.table_roles import Facts, Item
    from pipeline.facts import QuantityFact
    from pipeline.records import Direction
    from pipeline.sources.source import Block

_RELATIVE = frozenset(("%", "x", "pp"))
_SOURCE = re.compile(r"(?:出所|出典|データ提供|資料)(?: ?[:=は/] ?| )(?P<named>[^()（）。\n]{1,40})|(?P<by>[^()（）、。:\n ]{2,30})調べ")
_OPEN = "(["


@cache
def _compared() -> re.Pattern[str]:
    past = "|".join(map(re.escape, words_of("past")))
    return re.compile(rf"対(?P<against>{past})|(?P<past>{past})(?=度?(?:比|差|増減|伸び|対比|からの|との|に対する))")


def baseline_of(facts: Facts, quantity: QuantityFact, cell: tuple[int, int], items: Iterable[Item], notes: Sequence[Block]) -> SlotFact | None:
    """What a figure is compared with: the cell says it, its head (前年同期比), or the note (カッコ内は前年同期比)."""
    if (found := _in_block(facts, cell[0], quantity.start, "table cell")) is not None:
        return found
    items = list(items)
    for item in items:
        if item.change and (found := _in_block(facts, item.block.start, item.block.end, "table head")) is not None:
            return found
    if quantity.unit in _RELATIVE and in_brackets(facts, quantity, cell):
        for block in (*(item.block for item in items), *notes):
            if (found := _in_block(facts, block.start, block.end, "table note")) is not None:
                return found
    return None


def _in_block(facts: Facts, start: int, end: int, rule: str) -> SlotFact | None:
    words = facts.text[start:end]
    if found := _compared().search(fold(words)):
        group = "against" if found["against"] else "past"
        return SlotFact(start + found.start(group), start + found.end(group), rule)
    for mention in facts.mentions_in(start, end):
        if words[mention.end - start : mention.end - start + 1] in ("比", "差"):
            return SlotFact(mention.start, mention.end, rule, mention.name)
    return None


def in_brackets(facts: Facts, quantity: QuantityFact, cell: tuple[int, int]) -> bool:
    """Whether a figure of a cell stands in brackets behind another."""
    before = fold(facts.text[cell[0] : quantity.start])
    return any(before.count(sign) > before.count(close) for sign, close in zip(_OPEN, ")]", strict=True)) and bool(before.strip(_OPEN + " "))


def direction_of(facts: Facts, quantity: QuantityFact, cell: tuple[int, int], compared: bool) -> tuple[Direction | None, str]:
    """増 and 減 behind a figure, ▲ and plus in front of one that compares."""
    behind = fold(facts.text[quantity.end : min(cell[1], quantity.end + 8)]).lstrip()
    for kind, direction in (("up", "increase"), ("down", "decrease")):
        for word in words_of(kind):
            if behind.startswith(word):
                return ("increase" if direction == "increase" else "decrease"), f"table cell: {word}"
    if not compared:
        return None, ""
    sign = fold(facts.text[quantity.start])
    if sign in "▲△-":
        return "decrease", f"table cell: {sign}"
    before = fold(facts.text[max(cell[0], quantity.start - 2) : quantity.start]).rstrip()[-1:]
    if before in ("+", "↑"):
        return "increase", f"table cell: {before}"
    if before in ("▲", "△", "↓", "-"):
        return "decrease", f"table cell: {before}"
    return None, ""


def difference(facts: Facts, grid: Grid, quantity: QuantityFact, row: int, things: Sequence[Item]) -> tuple[Item, Item] | None:
    """Of the two things in front of a column of differences the new or greater one, then the other; None where it is open.

    The old one is known by its name (従来型), else the quantity by its sign tells which figure was taken from which.
    """
    if len(things) != 2:
        return None
    first, second = things
    old = ["past" in item.head.kinds for item in things]
    if old[0] != old[1]:
        return (second, first) if old[0] else (first, second)
    values = [_value_under(facts, grid, row, item, quantity.unit) for item in things]
    if values[0] is None or values[1] is None:
        return None
    if values[0] - values[1] == quantity.value:
        return first, second
    return (second, first) if values[1] - values[0] == quantity.value else None


def _value_under(facts: Facts, grid: Grid, row: int, item: Item, unit: str) -> Decimal | None:
    """The one figure of a row under a head of a column, in that unit."""
    column = next((c for c in grid.columns if any(block is item.block for _, block in grid.column_heads(c))), -1)
    cell = grid.first((row, column))
    found = [facts.quantities[index] for index in facts.quantities_in(cell.start, cell.end)] if cell is not None else []
    return found[0].value if len(found) == 1 and found[0].unit == unit else None


def source_of(facts: Facts, blocks: Iterable[Block]) -> SlotFact | None:
    """Who is named as the source of a table: 出所：総務省, MM総研調べ."""
    for block in blocks:
        found = _SOURCE.search(fold(facts.words(block)))
        if found is None or block.end - block.start > 120:
            continue
        group = "named" if found["named"] else "by"
        start, end = block.start + found.start(group), block.start + found.end(group)
        end -= len(facts.text[start:end]) - len(facts.text[start:end].rstrip(" 、「」"))
        inside = facts.mentions_in(start, end)
        if len(inside) == 1:
            return SlotFact(inside[0].start, inside[0].end, "table source", inside[0].name)
        return SlotFact(start, end, "table source")
    return None
