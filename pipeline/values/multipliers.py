"""Multipliers behind a number in Latin letters: `40k円`, `1.2M`, `128K`, `$4.3 billion`. All texts are folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.values.refusals import refused
from pipeline.values.units import unit_at

if TYPE_CHECKING:
    from decimal import Decimal

    from pipeline.values.numerals import Numeral
    from pipeline.values.unit_tables import Unit

_LETTER = re.compile(r" ?([kKMBT])(?![A-Za-z0-9])")
_LETTERS = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
_WORD = re.compile(r" ?(thousand|million|billion|trillion|mn|bn)(?![A-Za-z])")
_WORDS = {"thousand": 10**3, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
# What is counted in billions; other things with a 70B are named after the size of a model.
_COUNTED = ("トークン", "token", "パラメ", "param", "pv", "ユーザー", "ダウンロード")


def multiplier_at(text: str, at: int, start: int, number: Decimal, limit: int, money: bool) -> tuple[int, int]:
    """The end and the factor of the multiplier at `at`; `(at, 1)` where there is none, or a unit begins with its letter."""
    at_letter = at + text.startswith(" ", at)
    if at_letter >= limit or text[at_letter] not in "kKMBTtmb":
        return at, 1
    if word := _WORD.match(text, at, limit):
        return word.end(), _WORDS[word.group(1)]
    letter = _LETTER.match(text, at, limit)
    if letter is None or (not money and unit_at(text, at, start, number, limit) is not None):
        return at, 1
    return letter.end(), _LETTERS[letter.group(1)]


def means_a_number(text: str, numeral: Numeral, factor: int, unit: Unit | None, start: int, end: int) -> bool:
    """128K, 1.2M and 8Kトークン are numbers; 70Bモデル is the name of a size, 4K画像 of a format."""
    if unit is None:
        return factor <= 10**6 or len(text.strip()) <= end - start  # a cell, a quotation
    if unit.counter is None or unit.counter.lower().startswith(_COUNTED):
        return True
    return factor <= 10**6 and not refused(text, numeral, start, None, end)
