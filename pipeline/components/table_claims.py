"""Claims of table cells: the row's heads and the column's heads say what the figure is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.components.measures import amount_of, is_measure
from pipeline.components.table_changes import baseline_of, difference, direction_of, source_of
from pipeline.components.table_grid import is_caption
from pipeline.components.table_heads import kinds_of, read_head
from pipeline.components.table_roles import Facts, Heads, Item, roles_of
from pipeline.components.table_subjects import about_of, choose, named_in, slot_of
from pipeline.facts import CellHeads, ClaimFact, SlotFact
from pipeline.values.normal import fold
from pipeline.values.units import is_money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.components.table_grid import Grid, Place
    from pipeline.components.table_roles import Level, Role
    from pipeline.facts import DateFact, Mention, QuantityFact
    from pipeline.records import Modality
    from pipeline.sources.source import Block

#: Amounts that are no prices, whatever the heading says.
_SUMS = re.compile("(?:額|高|益|費|料|金|代|差|効果|削減|節約|収入|売上|予算|投資|報酬|給与|年収)$")
_LENGTHS = frozenset({"min", "h", "d", "wk", "mo", "yr"})
_LOOKS_BACK = 64  # heads in front of one
# The noun that a figure follows in its cell, with a particle or without.
_NOUN_BEFORE = re.compile(
    r"(?:^|[、,/(・\n ])(?P<noun>(?:[一-鿿々ァ-ヴーA-Za-z0-9]|[ちりいみしきけえれげび](?=[一-鿿])){2,20}?)"
    r"(?:(?:が|は|を|も)[^、。,(]{0,4})? ?(?:月間?|年間?|週|日|毎月|毎日)?$"
)


def read_table(
    text: str,
    grid: Grid,
    quantities: Sequence[QuantityFact],
    mentions: Sequence[Mention],
    dates: Sequence[DateFact] = (),
    subjects: Sequence[SlotFact] = (),
) -> list[ClaimFact]:
    """One claim for each quantity of a body cell.

    `quantities`, `mentions` and `dates` are all of the article, in order; `subjects` is what its text speaks of at the
    table, the likeliest first, for tables whose heads name no thing.
    """
    facts = Facts(
        text, mentions, dates, quantities,
        [m.start for m in mentions], [d.start for d in dates], [q.start for q in quantities],
    )  # fmt: skip
    return _Reader(facts, grid, subjects).claims()


class _Reader:
    """Reads the claims of one table."""

    def __init__(self, facts: Facts, grid: Grid, subjects: Sequence[SlotFact]) -> None:
        self.facts, self.grid, self.heads = facts, grid, Heads(facts, grid)
        self.names = [
            *grid.titles,
            *(block for block in grid.before if is_caption(facts.text, block)),
            *(block for block in grid.behind if block.kind == "caption"),
        ]
        self.source = source_of(facts, (*grid.titles, *grid.before, *grid.behind))
        self.about, of = about_of(facts, grid, self.names)
        self.subjects = (*named_in(facts, self.names, self.source), *of, *subjects)
        self.roles: dict[Level, Role] = roles_of(self.heads, self.about is not None)
        self.date = self._date_of_caption()
        corner = grid.corner()
        words = [facts.words(block) for block in (*self.names, *((corner,) if corner is not None else ()))]
        self.says = frozenset().union(*(kinds_of(fold(said)) for said in words)) & {"price", "lasting"}
        self.subject = choose(self.heads, self.subjects)
        self.name_rows: dict[int, Block | None] = {}
        self.titles = tuple((block.start, block.end) for block in _over(grid))
        of = named_in(facts, [block for block in _over(grid) if is_caption(facts.text, block)], self.source)
        self.of = of[0].name if of else None

    def claims(self) -> list[ClaimFact]:
        found: list[ClaimFact] = []
        for row, column, blocks in self.grid.body():
            items: list[Item] | None = None
            for block in blocks:
                for index in self.facts.quantities_in(block.start, block.end):
                    items = items if items is not None else self.heads.of(row, column)
                    found.append(self._claim(index, (blocks[0].start, block.end), block, (row, column), items))
        return found

    def _claim(self, index: int, cell: tuple[int, int], block: Block, place: Place, items: list[Item]) -> ClaimFact:
        quantity = self.facts.quantities[index]
        change = next((item for item in items if item.change), None)
        measured = self._property(items, change, place)
        if measured is None or change is None:
            measured = self._noun_of_cell(quantity, block, items, measured)
        measured = self._as_headed(quantity, measured)
        entity, baseline = self._compared(quantity, change, place)
        entity = entity or self._entity(items, place[1])
        around = (*self.grid.titles, *self.grid.before, *self.grid.behind)
        baseline = baseline_of(self.facts, quantity, cell, items, around) or baseline
        words = fold(self.facts.text[baseline.start : baseline.end]) if baseline is not None else ""
        against_a_thing = change is not None and self.roles.get(change.level) == "things" and "past" not in kinds_of(words)
        compared = (change is not None or baseline is not None or self._is_growth(quantity, measured)) and not against_a_thing
        direction, direction_rule = direction_of(self.facts, quantity, cell, compared)
        modality, modality_rule = self._modality(items, change, quantity.end, block)
        return ClaimFact(
            quantity=index,
            sentence=(block.start, block.end),
            entity=entity,
            property=measured,
            baseline=baseline,
            attribution=self.source,
            modality=modality,
            modality_rule=modality_rule,
            direction=direction,
            direction_rule=direction_rule,
            predicate=None,
            date=self._date(items, change),
            heads=self._heads(items),
        )

    def _heads(self, items: Sequence[Item]) -> CellHeads:
        corner = self.grid.corner()
        heads = tuple((item.block.start, item.block.end) for item in items)
        return CellHeads(self.titles, (corner.start, corner.end) if corner is not None else None, heads, self.of)

    def _is_growth(self, quantity: QuantityFact, measured: SlotFact | None) -> bool:
        """Whether a percentage is said of what is no share or rate itself: △2.2 under 売上高 | %."""
        words = fold(self.facts.text[measured.start : measured.end]) if measured is not None else ""
        return quantity.unit == "%" and bool(words) and "percent" not in kinds_of(words)

    # What a figure is about

    def _entity(self, items: list[Item], column: int) -> SlotFact | None:
        if self._measure_among_things(items) is not None:
            row = next((item for item in items if item.level[0] == "row" and not item.period), None)
            return slot_of(self.facts, row.block, "table row") if row is not None else self.subject
        for item in items:
            if self.roles.get(item.level) == "things" and not item.silent and not (item.change and item.level[0] == "column"):
                if self.subjects and self._is_size(item):
                    break
                return slot_of(self.facts, item.block, f"table {item.level[0]}")
        if (name := self._name_row(column)) is not None:
            return slot_of(self.facts, name, "table row of names")
        return self.subject

    def _measure_among_things(self, items: list[Item]) -> Item | None:
        """A column of a measure behind columns of things: 誤差率 behind 試算 and 実測 is said of what the row names."""
        for item in items:
            if item.level[0] == "column" and self.roles.get(item.level) == "things" and item.head.by_noun:
                return None if item.named or item.change or item.period else item
        return None

    def _is_size(self, item: Item) -> bool:
        """Whether a head is a figure, and the column that it stands in names no people or places: 128 under 容量（GB）."""
        corner = self.grid.corner()
        named = corner is not None and bool(read_head(self.facts.words(corner)).kinds & {"product", "company", "place"})
        return not item.named and not named and bool(self.facts.quantities_in(item.block.start, item.block.end))

    def _name_row(self, column: int) -> Block | None:
        """The cell of a column in the row that names its thing, rather than its maker: 製品名 | Pixel 10. Read once."""
        if column not in self.name_rows:
            self.name_rows[column] = self._read_name_row(column)
        return self.name_rows[column]

    def _read_name_row(self, column: int) -> Block | None:
        found: dict[str, Block] = {}
        for row in self.grid.rows:
            side, cell = self.grid.row_head(row, self.grid.name_column), self.grid.first((row, column))
            if side is None or cell is None or self.facts.quantities_in(cell.start, cell.end):
                continue
            for kind in read_head(self.facts.words(side)).kinds & {"product", "company"}:
                found.setdefault(kind, cell)
        return found.get("product") or found.get("company")

    def _compared(
        self, quantity: QuantityFact, change: Item | None, place: Place
    ) -> tuple[SlotFact | None, SlotFact | None]:
        """In a column of differences behind two things: the one that differs, and the one that it is compared with."""
        if change is None or change.level[0] != "column" or self.roles.get(change.level) != "things":
            return None, None
        things = [item for item in self._beside(change, place) if not (item.change or item.generic)]
        found = difference(self.facts, self.grid, quantity, place[0], things)
        if found is None:
            return None, None
        one, other = found
        return slot_of(self.facts, one.block, "table column beside"), slot_of(self.facts, other.block, "table column beside")

    def _beside(self, item: Item, place: Place) -> list[Item]:
        """The heads of the same level in front of one, as far as a reader looks back."""
        row, column = place
        found: dict[int, Item] = {}
        at = column if item.level[0] == "column" else row
        for other in range(max(0, at - _LOOKS_BACK), at):
            near = (row, other) if item.level[0] == "column" else (other, column)
            if near[1] not in self.grid.sides and near[0] not in self.grid.head_rows:
                found |= {one.block.start: one for one in self.heads.of(*near) if one.level == item.level}
        return list(found.values())

    # What of it is measured

    def _as_headed(self, quantity: QuantityFact, measured: SlotFact | None) -> SlotFact | None:
        """What is measured, marked where only the heading or the corner says that it is a price or how long a thing takes.

        設定作業 | 3万円 under 導入費用 is what the work costs: its rule ends with “price”.
        """
        kind = "price" if is_money(quantity.unit) else "lasting" if quantity.unit in _LENGTHS else ""
        if measured is None or kind not in self.says or measured.rule not in ("table row", "table column"):
            return measured
        words = fold(self.facts.text[measured.start : measured.end])
        if amount_of(words) in ("money", "duration") or _SUMS.search(words):
            return measured
        return replace(measured, rule=f"{measured.rule}, {kind}")

    def _property(self, items: list[Item], change: Item | None, place: Place) -> SlotFact | None:
        if (odd := self._measure_among_things(items)) is not None:
            return slot_of(self.facts, odd.block, "table column")
        candidates = [
            item for item in reversed(items)  # the last head of its column or row is the nearest to the figure
            if self.roles.get(item.level) != "things" and not (item.silent or item.period or item.generic or item.change)
        ]  # fmt: skip
        by_sign = [item for item in candidates if item.head.by_noun] or [item for item in candidates if item.head.measured]
        if by_sign:
            return slot_of(self.facts, by_sign[0].block, f"table {by_sign[0].level[0]}")
        best = next((item for item in candidates if self.roles.get(item.level) == "measures"), None)
        if best is not None and (self.about is None or not self._names_a_case(best)):
            return slot_of(self.facts, best.block, f"table {best.level[0]}")
        if change is not None:
            return self._changing(change, place)
        generic = next((item for item in items if item.generic and item.head.measured), None)
        return self.about or (slot_of(self.facts, generic.block, f"table {generic.level[0]}") if generic is not None else None)

    def _noun_of_cell(
        self, quantity: QuantityFact, block: Block, items: Sequence[Item], measured: SlotFact | None
    ) -> SlotFact | None:
        """The noun in front of a figure in a cell that says more (作業時間87%削減), where its head names no measure."""
        before = fold(self.facts.text[block.start : quantity.outer[0]])
        found = _NOUN_BEFORE.search(before)
        own = found is not None and before[: found.start("noun")].endswith("(") and self._is_own(found["noun"])
        if found is None or (not own and any(item.head.by_noun and not item.generic for item in items if self.roles.get(item.level) != "things")):
            return measured
        noun = found["noun"]
        if not own and not is_measure(noun[-2:], noun) and not all(item.generic for item in items if self.roles.get(item.level) == "nothing"):
            return measured
        return SlotFact(block.start + found.start("noun"), block.start + found.end("noun"), "table cell")

    def _is_own(self, noun: str) -> bool:
        """Whether a noun in brackets says what the figure behind it is, whatever the head says: 無料（機器代3万円）."""
        return is_measure(noun[-2:], noun) or _SUMS.search(noun) is not None

    def _names_a_case(self, item: Item) -> bool:
        """Whether a head names a thing or a size (128GB), and not what is measured."""
        return item.named or bool(self.facts.quantities_in(item.block.start, item.block.end))

    def _changing(self, change: Item, place: Place) -> SlotFact | None:
        """What it is that has changed: 成長率 itself; for 前年比 the measure next to it."""
        itself = slot_of(self.facts, change.block, f"table {change.level[0]}")
        if self.about is not None and self.roles.get(change.level) == "periods":
            return self.about
        if "past" not in change.head.kinds and change.head.by_noun:
            return itself
        measures = [item for item in reversed(self._beside(change, place)) if item.head.measured and not item.change]
        measures = [item for item in measures if "past" not in item.head.kinds] or measures
        points = any(unit.symbol == "pp" for unit in change.head.units)
        best = next((item for item in measures if ("percent" in item.head.kinds) == points), measures[0] if measures else None)
        if best is not None:
            return slot_of(self.facts, best.block, f"table {best.level[0]} beside")
        return self.about or itself

    # When

    def _date(self, items: list[Item], change: Item | None) -> int | None:
        for item in items:
            if item is not change and (found := self.facts.dates_in(item.block.start, item.block.end)):
                return found[0]
        return self.date if change is None else None

    def _date_of_caption(self) -> int | None:
        found = [index for block in self.names for index in self.facts.dates_in(block.start, block.end)]
        return found[0] if len(found) == 1 else None

    def _modality(self, items: Sequence[Item], change: Item | None, end: int, block: Block) -> tuple[Modality, str]:
        """Whether a head of the cell, or the cell behind its figure, says that it is a forecast or a plan."""
        heads = [item for item in items if item is not change and self.roles.get(item.level) != "things"]
        said = [(item.head.kinds, f"table {item.level[0]}") for item in heads]
        said.append((kinds_of(fold(self.facts.text[end : block.end]).strip(" ()")), "table cell"))
        for kinds, rule in said:
            if "forecast" in kinds:
                return "forecast", rule
            if "planned" in kinds:
                return "planned", rule
        return "asserted", ""


def _over(grid: Grid) -> Iterator[Block]:
    """What says in words what the table is of, the nearest first: its titles, what leads to it up to a heading, a caption behind it."""
    yield from grid.titles
    for block in grid.before:
        yield block
        if block.kind in ("heading", "title"):
            break
    yield from (block for block in grid.behind if block.kind == "caption")
