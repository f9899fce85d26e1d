"""The unit that a table names beside its figures: 百万円, 万台, %, 億ドル, 円/月, 10億円."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.values.normal import fold
from pipeline.values.numerals import EXACT
from pipeline.values.quantities import find_quantities
from pipeline.values.unit_tables import lexicon
from pipeline.values.units import is_money

if TYPE_CHECKING:
    from pipeline.facts import QuantityFact

#: Units are read as the quantity that they make of this number.
_PROBE = "20"
_LONGEST = 24
# Behind a unit: a unit of count or time that stays out of the value (円/月, $/100万トークン, 円（税込）).
_REST = re.compile(r" ?(?:[/(]|あたり|当たり|当り|$)")
_CUTS = re.compile(r"[、,;・。\n]| / |[ 　](?=[^ ]*$)")
_SIGN = re.compile(r"(?:US\$|NT\$|HK\$|[$¥€£]|USD|JPY|EUR|GBP|CNY|RMB|KRW|TWD)")
_DIGITS = re.compile(r"[0-9]")
_MULTIPLIER = re.compile(r"[kKMBTG]")
# A unit of time is read by itself only as a length.
_LENGTHS = {"年": "年間", "日": "日間", "時": "時間"}


class TableUnit(NamedTuple):
    """A unit by which the bare numbers of cells are meant: value = number × scale. Offsets count in the note."""

    scale: Decimal
    symbol: str
    counter: str | None
    start: int
    end: int


@lru_cache(maxsize=4096)
def read_units(note: str, noun: str = "") -> tuple[TableUnit, ...]:
    """The units of a note (百万円、%), in order; `noun` is what they are said of: 点 of a スコア is no piece."""
    folded = fold(note)
    whole = _read(folded, noun)
    if whole is not None:
        return (whole,)
    found: list[TableUnit] = []
    at = 0
    for cut in (*_CUTS.finditer(folded), None):
        end = cut.start() if cut else len(folded)
        unit = _read(folded[at:end], noun)
        if unit is not None:
            found.append(unit._replace(start=unit.start + at, end=unit.end + at))
        at = cut.end() if cut else end
    return tuple(found)


def _read(piece: str, noun: str) -> TableUnit | None:
    lead = len(piece) - len(piece.lstrip())
    words = piece.strip()
    if not words or len(words) > _LONGEST or _MULTIPLIER.fullmatch(words):
        return None
    if _DIGITS.match(words):
        return _whole_amount(words, lead)
    if _DIGITS.search(words.partition("/")[0]):
        return None
    behind = f"{_PROBE}{_LENGTHS.get(words, words)}"
    probes = [(f"{noun}は", behind), ("", behind)]
    if sign := _SIGN.search(words):
        rest = words[: sign.start()] + words[sign.end() :]
        probes.append(("", f"{sign.group()}{_PROBE}{rest}"))
    if (plain := unicodedata.normalize("NFKC", words)) != words:
        probes.append(("", _PROBE + plain))  # ㎜
    for before, probe in probes:
        for fact in find_quantities(f"{before}{probe}。"):
            start, end = fact.start - len(before), fact.end - len(before)
            if start or fact.value is None or not _REST.match(probe, end) or not _is_known(fact):
                continue
            with localcontext(EXACT):
                scale = fact.value / int(_PROBE)
            if not fact.unit and scale == 1:
                continue
            length = min(len(words), end - len(_PROBE)) if words in probe else len(words)
            return TableUnit(_plain(scale), fact.unit, fact.counter, lead, lead + length)
    return None


def _is_known(fact: QuantityFact) -> bool:
    """Whether a table has the counter; behind a number any katakana word counts, in brackets it does not."""
    return fact.counter is None or fact.counter.split("/")[0] in lexicon().units


def _whole_amount(words: str, lead: int) -> TableUnit | None:
    """10億円, 1,000台: figures are printed in so many."""
    facts = find_quantities(words)
    if len(facts) != 1 or facts[0].start or not _REST.match(words, facts[0].end):
        return None
    value = facts[0].value
    if value is None or value < 1000 or value.normalize().as_tuple().digits != (1,):
        return None
    if not is_money(facts[0].unit) and facts[0].unit not in ("count", ""):
        return None
    return TableUnit(_plain(value), facts[0].unit, facts[0].counter, lead, lead + facts[0].end)


def _plain(scale: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: values are printed as they are multiplied."""
    return Decimal(format(scale.normalize(), "f"))
