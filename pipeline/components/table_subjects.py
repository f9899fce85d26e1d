"""What a whole table is about: what its caption names and says is measured, and what the article speaks of there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.components.measures import measured_of
from pipeline.components.table_heads import read_head
from pipeline.components.table_roles import measure_in
from pipeline.facts import SlotFact
from pipeline.values.normal import fold
from pipeline.values.units import is_money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.components.table_grid import Grid
    from pipeline.components.table_roles import Facts, Heads
    from pipeline.sources.source import Block

_NO_MEASURES = frozenset(("", "%", "pp", "pt", "x", "count"))


def about_of(facts: Facts, grid: Grid, names: Sequence[Block]) -> tuple[SlotFact | None, list[SlotFact]]:
    """What the corner or the caption says is measured in the whole table, and of what: 国内の電子書籍の市場規模."""
    corner = grid.corner()
    if corner is not None and read_head(facts.words(corner)).measured:
        return slot_of(facts, corner, "table corner"), []
    for block in names:
        if (span := measure_in(facts, block)) is not None:
            before = facts.text[block.start : span[0]]
            of = [SlotFact(block.start, span[0] - 1, "table caption", None, inferred=True)] if before[1:].endswith("の") else []
            return SlotFact(*span, "table caption"), of
    return None, []


def named_in(facts: Facts, names: Sequence[Block], source: SlotFact | None) -> list[SlotFact]:
    """The one company or product that the caption or the heading above the table names; not its source."""
    for block in names:
        inside = facts.mentions_in(block.start, block.end)
        if source is not None:
            inside = [m for m in inside if m.start >= source.end or m.end <= source.start]
        if inside and all(mention.name == inside[0].name for mention in inside):
            return [SlotFact(inside[0].start, inside[0].end, "table caption", inside[0].name, inferred=True)]
    return []


def choose(heads: Heads, subjects: Sequence[SlotFact]) -> SlotFact | None:
    """What the whole table is about where its heads name no thing: a product for weights, its maker for sales."""
    of = Counter(
        measured_of(fold(heads.facts.words(item.block))[item.head.start : item.head.end])
        for items in heads.levels().values() for item in items if item.head.measured
    )  # fmt: skip
    if of["thing"] == of["company"]:
        of["thing" if _is_measured(heads) else "any"] += 1
    wanted = None if of["thing"] == of["company"] else "product" if of["thing"] > of["company"] else "company"
    same_kind = (slot for slot in subjects if slot.name is not None and slot.name.kind == wanted)
    return next(same_kind, subjects[0] if subjects else None)


def _is_measured(heads: Heads) -> bool:
    """Whether a figure of the table is in a unit of measure: W, kg, GB."""
    found = (index for _, _, blocks in heads.grid.body() for index in heads.facts.quantities_in(blocks[0].start, blocks[-1].end))
    units = {heads.facts.quantities[index].unit for index in found} - _NO_MEASURES
    return any(not is_money(unit) for unit in units)


def slot_of(facts: Facts, block: Block, rule: str) -> SlotFact:
    """A head without its unit and its footnote marks, with the company or product that it names."""
    head = read_head(facts.words(block))
    start, end = (block.start + head.start, block.start + head.end) if head.start < head.end else (block.start, block.end)
    inside = facts.mentions_in(start, end)
    whole = next((m for m in inside if (m.start, m.end) == (start, end)), None)
    name = whole or (inside[0] if len(inside) == 1 else None)
    return SlotFact(start, end, rule, name.name if name else None)
