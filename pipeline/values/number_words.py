"""Words that say a number without a numeral: 半減, 倍増, 過半数, ゼロ. All texts are folded."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from pipeline.facts import QuantityFact
from pipeline.tables.loader import Row, read
from pipeline.values.modifiers import meaning, stands
from pipeline.values.unit_tables import words
from pipeline.values.units import unit_at

if TYPE_CHECKING:
    from pipeline.records import Comparator

COLUMNS = ("surfaces", "value", "unit", "comparator", "not_before", "only_after", "example")

_UNIT_BEHIND = "#"


class _Word(NamedTuple):
    surface: str
    value: Decimal
    unit: str
    comparator: Comparator
    not_before: tuple[str, ...]
    only_after: tuple[str, ...]


def read_word(text: str, start: int, limit: int) -> QuantityFact | None:
    """The quantity that a word at `start` says by itself, up to `limit`."""
    for word in _words().get(text[start], ()):
        end = start + len(word.surface)
        if end > limit or not text.startswith(word.surface, start) or text.endswith(word.not_before, 0, start):
            continue
        found = unit_at(text, end, start, word.value, limit) if word.unit == _UNIT_BEHIND else None
        if found is not None and "ァ" <= found.unit.surface[0] <= "ヴ":
            found = None  # ゼロクリック is a word of its own
        if found is None and word.only_after and not stands(text, end, word.only_after):
            continue
        symbol = found.unit.symbol if found else word.unit.strip(_UNIT_BEHIND)
        counter = found.unit.counter if found else None
        end = found.end if found else end
        said = meaning(text, start, end, bool(symbol), False, limit)
        # In 上限は倍増 the words in front rule the clause, not the word.
        ruled = said.start < start and text[start - 1] == "は"
        comparator = word.comparator if ruled or said.comparator == "=" else said.comparator
        return QuantityFact(
            start, end, (said.start, said.end), word.value, None, None, None, symbol, counter, comparator, "word"
        )  # fmt: skip
    return None


@cache
def _words() -> dict[str, tuple[_Word, ...]]:
    """The words by their first character, longest first."""
    made: dict[str, list[_Word]] = {}
    for several in read("number_words.tsv", COLUMNS, _read_row):
        for word in several:
            made.setdefault(word.surface[0], []).append(word)
    return {first: tuple(sorted(several, key=lambda word: -len(word.surface))) for first, several in made.items()}


def _read_row(row: Row) -> list[_Word]:
    cells = row.cells
    comparator = cast("Comparator", cells["comparator"] or "=")
    return [
        _Word(surface, Decimal(cells["value"]), cells["unit"], comparator, words(row, "not_before"), words(row, "only_after"))
        for surface in words(row, "surfaces")
    ]
