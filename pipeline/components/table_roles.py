"""Which heads of a table name the things, and which what is measured of them or when."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.components.measures import is_measure
from pipeline.components.table_heads import read_head, words_of
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.components.table_grid import Grid
    from pipeline.components.table_heads import Head
    from pipeline.facts import DateFact, Mention, QuantityFact
    from pipeline.sources.source import Block

Role = Literal["things", "measures", "periods", "nothing"]
#: A level: `("column", head row)`, `("row", side column)` or `("section", 0)`.
Level = tuple[str, int]

_NAMED = ("product", "company", "place")
_YEAR = re.compile(r"(?:FY|CY)?(?:19|20)[0-9]{2}(?:年度?)?|[0-9]{2,4}/[0-9]{1,2}期?|FY?[0-9]{2}|[1-4]Q|Q[1-4]|[0-9]{2}年[0-9]{1,2}月期?|[0-9]{1,2}月")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_AROUND_DATES = " ・/,、の度末累計通期時点予想実績計画目標見込み修正前後会社EA*"
# How much each sign weighs that a level names things; less than nothing: that it names what is measured.
_MENTIONS, _MEASURES, _CORNER, _LIST, _STEP, _UNITS = 2.0, 2.0, 1.0, 1.5, 0.5, 0.75
_SURELY_MEASURES = -1.2


class Item(NamedTuple):
    """One head of a cell: its block, how it reads, and what it is."""

    level: Level
    block: Block
    head: Head
    period: bool
    named: bool  # a company or product stands in it

    @property
    def change(self) -> bool:
        return "change" in self.head.kinds

    @property
    def generic(self) -> bool:
        return "generic" in self.head.kinds

    @property
    def silent(self) -> bool:
        """It is nothing but a unit."""
        return self.head.start == self.head.end


@dataclass(frozen=True, slots=True)
class Facts:
    """What other components found, sorted, with the offsets at which each begins."""

    text: str
    mentions: Sequence[Mention]
    dates: Sequence[DateFact]
    quantities: Sequence[QuantityFact]
    mention_starts: Sequence[int]
    date_starts: Sequence[int]
    quantity_starts: Sequence[int]

    def words(self, block: Block) -> str:
        return self.text[block.start : block.end]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.mentions[bisect_left(self.mention_starts, start) : bisect_left(self.mention_starts, end)] if m.end <= end]

    def dates_in(self, start: int, end: int) -> range:
        return range(bisect_left(self.date_starts, start), bisect_left(self.date_starts, end))

    def quantities_in(self, start: int, end: int) -> range:
        return range(bisect_left(self.quantity_starts, start), bisect_left(self.quantity_starts, end))


class Heads:
    """The heads of each cell of a table, read once."""

    def __init__(self, facts: Facts, grid: Grid) -> None:
        self.facts, self.grid = facts, grid
        self._columns: dict[int, list[Item]] = {}
        self._rows: dict[int, list[Item]] = {}
        self._items: dict[tuple[Level, int], Item] = {}

    def of(self, row: int, column: int) -> list[Item]:
        """The heads of a cell: of its column from the top, of its section, of its row."""
        if column not in self._columns:
            self._columns[column] = [self._item(("column", level), block) for level, block in self.grid.column_heads(column)]
        if row not in self._rows:
            section = self.grid.sections.get(row)
            found = [self._item(("section", 0), section)] if section is not None else []
            for side in self.grid.sides:
                block = self.grid.row_head(row, side)
                if block is not None and (side == self.grid.name_column or _is_period(self.facts, block)):
                    found.append(self._item(("row", side), block))
            self._rows[row] = found
        return self._columns[column] + self._rows[row]

    def _item(self, level: Level, block: Block) -> Item:
        if (item := self._items.get((level, block.start))) is None:
            head = read_head(self.facts.words(block))
            named = bool(self.facts.mentions_in(block.start, block.end)) and not head.measured
            item = self._items[level, block.start] = Item(level, block, head, _is_period(self.facts, block), named)
        return item

    def levels(self) -> dict[Level, list[Item]]:
        """The different heads of each level, in the order of the table."""
        for row, column, _ in self.grid.body():
            self.of(row, column)
        levels: dict[Level, list[Item]] = {}
        for (level, _), item in self._items.items():
            levels.setdefault(level, []).append(item)
        return levels


def _is_period(facts: Facts, block: Block) -> bool:
    """Whether a head only says when: 2026年3月期（予想）, 前期, 2024."""
    head = read_head(facts.words(block))
    if "period" in head.kinds:
        return True
    folded = fold(facts.words(block))[head.start : head.end]
    plain = _BRACKETS.sub("", folded).strip()
    if not plain:
        return False
    if _YEAR.fullmatch(plain):
        return True
    rest = list(folded)
    found = facts.dates_in(block.start, block.end)
    for index in found:
        date = facts.dates[index]
        rest[date.start - block.start : date.end - block.start] = " " * (date.end - date.start)
    return bool(found) and not _BRACKETS.sub("", "".join(rest)).strip(_AROUND_DATES)


def roles_of(heads: Heads, about: bool) -> dict[Level, Role]:
    """The role of each level; `about` says that the caption or corner names what is measured."""
    facts, grid, levels = heads.facts, heads.grid, heads.levels()
    roles: dict[Level, Role] = {}
    scores: dict[Level, float] = {}
    for level, items in levels.items():
        speaking = [item for item in items if not item.silent]
        if not speaking or all(item.generic for item in speaking):
            roles[level] = "nothing"
        elif _say_when(facts, grid, level, speaking):
            roles[level] = "periods"
        else:
            scores[level] = _score(facts, grid, level, [item for item in speaking if not item.change] or speaking)
    for level, bonus in _by_units(facts, grid, scores).items():
        scores[level] += bonus
    if scores:
        # Of equals the rows are the things, as in most tables.
        things = max(scores, key=lambda level: (scores[level], level[0] == "row"))
        roles |= dict.fromkeys(scores, "measures")
        if scores[things] > _SURELY_MEASURES and (len(scores) > 1 or about or _may_be_things(facts, grid, things, levels, roles, scores)):
            roles[things] = "things"
    return roles


def _may_be_things(
    facts: Facts, grid: Grid, level: Level, levels: dict[Level, list[Item]], roles: dict[Level, Role], scores: dict[Level, float]
) -> bool:
    """Whether the only level that says more than when names things: countries by year, but no list of specifications."""
    if scores[level] > 0:
        return True
    corner = _corner(facts, grid)
    if scores[level] < 0 or (corner is not None and "list" in corner.kinds):
        return False
    return len(levels[level]) > 1 if level[0] == "column" else "periods" in roles.values()


def _corner(facts: Facts, grid: Grid) -> Head | None:
    block = grid.corner()
    return read_head(facts.words(block)) if block is not None else None


def _say_when(facts: Facts, grid: Grid, level: Level, items: Sequence[Item]) -> bool:
    periods = sum(item.period for item in items)
    if level[0] == "row" and level[1] != grid.name_column:
        return True
    return periods > 0 and periods + sum(item.change for item in items) >= len(items) / 2


def _score(facts: Facts, grid: Grid, level: Level, items: Sequence[Item]) -> float:
    named = sum(item.named for item in items) / len(items)
    measured = sum(item.head.measured for item in items) / len(items)
    score = _MENTIONS * named - _MEASURES * measured
    corner = _corner(facts, grid)
    if level[0] != "column" and corner is not None:
        if any(kind in corner.kinds for kind in _NAMED):
            score += _CORNER
        if "list" in corner.kinds:
            score -= _LIST
        if "step" in corner.kinds:
            score -= _STEP
    return score


def _by_units(facts: Facts, grid: Grid, scores: dict[Level, float]) -> dict[Level, float]:
    """Figures of one unit along each row, and not along each column: the rows are what is measured."""
    by_row: dict[int, set[str]] = {}
    by_column: dict[int, set[str]] = {}
    for row, column, blocks in grid.body():
        for index in facts.quantities_in(blocks[0].start, blocks[0].end):
            by_row.setdefault(row, set()).add(facts.quantities[index].unit)
            by_column.setdefault(column, set()).add(facts.quantities[index].unit)
    rows_agree = all(len(units) == 1 for units in by_row.values())
    columns_agree = all(len(units) == 1 for units in by_column.values())
    if rows_agree == columns_agree or len(by_row) < 2 or len(by_column) < 2:
        return {}
    sign = _UNITS if rows_agree else -_UNITS
    return {level: sign if level[0] == "column" else -sign for level in scores}


def measure_in(facts: Facts, block: Block) -> tuple[int, int] | None:
    """The noun at the end of a caption that says what is measured: 出荷台数 in 国内の出荷台数の推移（2025年）."""
    plain = _BRACKETS.sub(lambda group: "\ue000" * len(group.group()), fold(facts.words(block)))
    end = len(plain.rstrip("\ue000 "))
    endings = tuple(word for word in words_of("caption_end"))
    while ending := next((word for word in endings if plain.endswith(word, 0, end) and len(word) < end), None):
        end -= len(ending)
    start = max((plain.rfind(mark, 0, end) + len(mark) for mark in ("の", "、", ":", " ", "\ue000", "別", "と", "を", "は", "が")), default=0)
    noun = plain[start:end]
    if not noun or not is_measure(noun[-2:], noun):
        return None
    return block.start + start, block.start + end
