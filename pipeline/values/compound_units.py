"""Units of several parts: chains (1時間45分, 2ドル3セント, 3割4分), halves (2倍半), rates (TB/s, トークン/秒, 円/kWh, 時速40km).

Texts are folded. Each function takes what has been read so far and gives it back extended, or as it was.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.values.numerals import read_numeral
from pipeline.values.unit_tables import Unit, lexicon
from pipeline.values.units import unit_at

MOST_PARTS = 3  # of a chain, behind the first

_HALF = re.compile(r"半(?![導額分数ば年日月期身角値])")
_EVERY = re.compile(r"毎(秒|分|時)")
_PER = re.compile(r" ?/ ?")
_RATE = re.compile(r"(時速|秒速|分速) ?\Z")
_RATES = {"時速": "h", "秒速": "s", "分速": "min", "秒": "s", "分": "min", "時": "h"}
_LENGTHS = frozenset(("km", "m", "cm", "mm", "mi", "ft", "yd"))
# Behind a stroke: what makes a further unit. A count or money by the month, the user or the piece keeps its own.
_TIMES = {"秒": "s", "s": "s", "sec": "s", "second": "s", "分": "min", "min": "min", "時": "h", "時間": "h", "h": "h", "hr": "h", "hour": "h"}
_PHYSICAL = frozenset(("kWh", "Wh", "MWh", "GWh", "W", "kW", "MW", "kg", "g", "t", "m", "m2", "m3", "km", "cm", "cm2", "mm", "mm2", "cm3", "L", "mL", "GB", "TB", "MB", "in", "K", "degC", "V", "Hz", "MHz", "GHz"))  # fmt: skip


def add_half(text: str, end: int, value: Decimal, unit: Unit, limit: int) -> tuple[int, Decimal]:
    """Add the half of 1年半, 2倍半."""
    if end < limit and text[end] == "半" and _HALF.match(text, end) and not unit.money:
        return end + 1, value + unit.scale / 2
    return end, value


def add_chain(text: str, end: int, value: Decimal, printed: Decimal, unit: Unit, limit: int) -> tuple[int, Decimal, str]:
    """Add the smaller parts: 1時間45分, 2ドル3セント, 3割4分5厘. Times come out in the smallest unit that is printed."""
    smallest, parts = unit.size, [(printed, unit.size)]
    last = unit
    for _ in range(MOST_PARTS):
        at = end + (text.startswith("と", end) and unit.money) + (text.startswith(" ", end))
        if at >= limit or not (text[at : at + 1].isdigit() or text[at : at + 1] in "〇一二三四五六七八九十"):
            break
        numeral = read_numeral(text, at)
        found = numeral and unit_at(text, numeral.end, at, numeral.value, limit, chain=unit.group)
        if not numeral or not found or found.unit.size >= last.size or numeral.big:
            break
        parts.append((numeral.value.copy_sign(printed), found.unit.size))
        smallest, last, end = found.unit.size, found.unit, found.end
    if len(parts) == 1:
        return end, value, unit.symbol
    whole = sum((number * size for number, size in parts), Decimal(0))
    if unit.money:
        return end, whole, unit.symbol
    if unit.group == "share":
        return end, whole / 10, unit.symbol
    half = value - printed * unit.scale
    return end, whole / smallest + half, last.symbol


def add_rate(text: str, end: int, symbol: str, counter: str | None, unit: Unit, limit: int) -> tuple[int, str, str | None]:
    """A unit by another one: TB/s, トークン/秒, 円/kWh, メートル毎秒."""
    if end >= limit or text[end] not in " /毎":
        return end, symbol, counter
    every = _EVERY.match(text, end)
    if every and every.end() <= limit and not unit.money and counter is None:
        return every.end(), f"{symbol}/{_RATES[every.group(1)]}", counter
    stroke = _PER.match(text, end)
    if stroke is None:
        return end, symbol, counter
    below = _denominator(text, stroke.end(), unit)
    if below is None or below[1] > limit:
        return end, symbol, counter
    printed, stop = below
    if counter is not None:
        return stop, symbol, f"{counter}/{text[stroke.end() : stop]}"
    return stop, f"{symbol}/{printed}", None


def _denominator(text: str, at: int, unit: Unit) -> tuple[str, int] | None:
    units, lengths, _, _ = lexicon()
    for length in lengths.get(text[at : at + 1], ()):
        surface = text[at : at + length]
        following = text[at + length : at + length + 1]
        if surface[-1:].isascii() and following.isascii() and following.isalnum():
            continue
        if surface in _TIMES and not unit.money:
            return _TIMES[surface], at + length
        if unit.counter is None and (symbols := {one.symbol for one in units.get(surface, ())} & _PHYSICAL):
            return min(symbols), at + length
    return None


def add_speed(text: str, start: int, symbol: str) -> tuple[int, str]:
    """時速40km is 40 km/h."""
    if symbol not in _LENGTHS:
        return start, symbol
    rate = _RATE.search(text, max(0, start - 3), start)
    return (rate.start(), f"{symbol}/{_RATES[rate.group(1)]}") if rate else (start, symbol)
