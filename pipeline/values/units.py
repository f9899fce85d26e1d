"""What stands behind a numeral: units of measure, counters, currencies, from their tables.

Texts are folded (`values/normal.py`). A lookup costs a few dictionary tries, whatever the size of the tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.values.unit_tables import NO_LIMIT, Unit, lexicon

if TYPE_CHECKING:
    from decimal import Decimal

WINDOW = 20  # how far in front of a number a word still says which of two units is meant

_CLAUSE_END = re.compile(r"[。\n!?」]")


class Found(NamedTuple):
    """A unit in a text, up to `end`."""

    unit: Unit
    end: int


def is_money(symbol: str) -> bool:
    """Whether a unit is a currency, by the shape of its ISO 4217 code."""
    return len(symbol) == 3 and symbol.isascii() and symbol.isalpha() and symbol.isupper()


def unit_at(
    text: str, at: int, start: int, number: Decimal, limit: int, *, single: bool = False, vague: bool = False, chain: str = ""
) -> Found | None:
    """The longest unit at `at` that ends by `limit`, behind a number that starts at `start`.

    `single` is true for a one-character kanji numeral, which few counters take; `vague` for 数 and 何. With `chain`, only
    units of that group are read, whatever their conditions.
    """
    if text.startswith(" ", at):
        at += 1 + text.startswith(" ", at + 1)
    if at >= limit:
        return None
    units, lengths, _, _ = lexicon()
    for length in lengths.get(text[at], ()):
        end = at + length
        candidates = units.get(text[at:end]) if end <= limit else None
        if candidates is None:
            continue
        for unit in candidates:
            if unit.group != chain if chain else unit.chained_only:
                continue
            if single and (unit.least_kanji is None or number < unit.least_kanji):
                continue
            fits = not longest_at(text, end, unit.not_after) if chain else _holds(unit, text, start, end, number, vague)
            if fits and not _cuts_a_word(text, end):
                return Found(unit, end)
    return None


def around(text: str, start: int, end: int) -> tuple[int, Found] | None:
    """A unit that goes around the number at `[start, end)` (摂氏20度): where it starts, and the unit."""
    if not start:
        return None
    at = start - 1 if text[start - 1] == " " else start
    for prefix, suffix, unit in lexicon().around.get(text[at - 1], ()) if at else ():
        if text.endswith(prefix, 0, at) and (not suffix or text.startswith(suffix, end)):
            before = at - len(prefix)
            if prefix[0].isascii() and before and text[before - 1].isascii() and text[before - 1].isalnum():
                continue
            return before, Found(unit, end + len(suffix))
    return None


def sign_before(text: str, start: int) -> tuple[int, Unit] | None:
    """The currency whose sign or code stands in front of a number that starts at `start`, and where it starts."""
    at = start - 1 if start and text[start - 1] == " " else start
    if not at:
        return None
    for sign, unit in lexicon().signs.get(text[at - 1], ()):
        if not text.endswith(sign, 0, at):
            continue
        before = at - len(sign)
        if sign[0].isalpha() and before and (text[before - 1].isascii() and text[before - 1].isalnum()):
            continue
        if sign == "\\" and not re.match(r"[0-9][0-9,]", text[start : start + 2]):
            continue
        return before, unit
    return None


def clause_before(text: str, start: int) -> str:
    """What stands in front of `start` in the same clause, at most WINDOW characters."""
    return _CLAUSE_END.split(text[max(0, start - WINDOW) : start])[-1]


def longest_at(text: str, at: int, words: tuple[str, ...]) -> int:
    """The length of the longest of `words` that stands at `at`; 0 where none does."""
    if not text.startswith(words, at):
        return 0
    return max(len(word) for word in words if text.startswith(word, at))


def _holds(unit: Unit, text: str, start: int, end: int, number: Decimal, vague: bool) -> bool:
    """Whether the conditions of the unit's row hold. A longer word of `after` outweighs one of `not_after`."""
    refused = longest_at(text, end, unit.not_after) if unit.not_after else 0
    if not unit.conditional:
        return not refused
    wanted = longest_at(text, end, unit.after) if unit.after else 0
    if refused and wanted <= refused:
        return False
    if not unit.below <= number <= unit.above or (vague and unit.above < NO_LIMIT):
        return True
    return bool(wanted) or (unit.before is not None and unit.before.search(clause_before(text, start)) is not None)


def _cuts_a_word(text: str, end: int) -> bool:
    """Whether a unit in Latin letters would end inside a word: 5m in `5mini`."""
    last = text[end - 1]
    if not (last.isascii() and last.isalpha()) or end >= len(text):
        return False
    following = text[end]
    return following.isascii() and (following.isalnum() or following == "_")
