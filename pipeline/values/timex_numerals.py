"""Finds the parts of a date that are a number with a unit: `2025年`, `12月`, `3カ月`, `第3四半期`, `午後3時` without its 午後."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.values.timex_numbers import KANJI_NUMERALS
from pipeline.values.timex_units import NumberHit, read_hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.values.timex_atoms import Atom
    from pipeline.values.timex_years import YearStyle

_KANJI = KANJI_NUMERALS.replace("四", "")
_MORE_DIGITS = "(?:[0-9十百千万億]|[,.](?=[0-9]))*+"
_MORE_KANJI = f"(?:[{_KANJI}]|四(?!半))*+"
# The first character is a plain class, so that the search can skip to it.
_NUMBER = rf"[0-9{KANJI_NUMERALS}数](?:(?<=[0-9]){_MORE_DIGITS}|(?<=[{KANJI_NUMERALS}数]){_MORE_KANJI})"
_UNITS = (
    "年間|年代|年度|会計年度|事業年度|年会計年度|年|[カか]年|[カヵかヶケ箇][月年]間?|月中間期|月期|月|週間|週|日間|日|時間|時|分間|分|秒間|秒|世紀|"
    "四半期|クォーター|クオーター|会計四半期|泊"
)
_HIT = re.compile(
    rf"[第0-9{KANJI_NUMERALS}数](?:(?<=第)(?:[0-9]{_MORE_DIGITS}|{_MORE_KANJI})|(?<=[0-9]){_MORE_DIGITS}|(?<=[{KANJI_NUMERALS}数]){_MORE_KANJI})"
)
_AFTER = re.compile(
    rf" ?(?:(?P<unit>{_UNITS})|(?P<mark>[~・、-]|から|または) ?(?P<second>{_NUMBER}) ?(?P<unit2>{_UNITS}))"
)
_GUARDED = re.compile(r"[A-Za-z.+#$¥@_&=\\]\Z|[A-Za-z0-9][-/]\Z")
_FOUR_DIGIT_YEAR = re.compile(r"[12][0-9]{3} ?年")


def find_numerals(
    text: str, style: YearStyle, hidden: Callable[[int], int | None], ending: Mapping[int, Atom]
) -> Iterator[Atom]:
    """Every number with a unit of time in a folded text, in order.

    `hidden(offset)` is the end of a stretch that belongs to something else, or None; `ending` the other parts of dates by
    their ends.
    """
    before: Atom | None = None
    limit = 0
    for found in _HIT.finditer(text):
        start, end = found.span()
        if start < limit:
            continue
        if (skip := hidden(start)) is not None:
            limit = skip
            continue
        after = _AFTER.match(text, end)
        if after is None or (text[start] == "第" and end - start == 1):
            continue
        if start not in ending and _GUARDED.search(text, max(0, start - 2), start) and not _FOUR_DIGIT_YEAR.match(text, start):
            continue
        ordinal = text[start] == "第"
        first, second, unit = found[0][ordinal:], after["second"], after["unit"] or after["unit2"]
        if "," in first and not second and not re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?[万億]?", first):
            first, _, second = first.rpartition(",")
        near = ending.get(start) or (ending.get(start - 1) if text[start - 1 : start] in "のに " else None) or before
        hit = NumberHit(text, start, after.end(), first, second, after["mark"] or "", ordinal, unit, near, style)
        atom = read_hit(hit)
        if atom is None and second:  # `2、5年`: the first number stands alone
            begin = after.start("second")
            if begin > start:
                hit = hit._replace(start=begin, first=second, second=None)
                atom = read_hit(hit)
        if atom is not None:
            before, limit = atom, atom.end
            yield atom


