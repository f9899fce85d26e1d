"""Two amounts that are one quantity: 3〜5%, 100億から200億円, 20以上30未満, 2、3人, 3社に1社, ±5%. All texts are folded."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.values.amounts import Amount, read_amount
from pipeline.values.compound_units import add_speed
from pipeline.values.numerals import read_numeral

_MARK = re.compile(r" ?(?:[~—ー]|-(?!-)|から|ないし|乃至) ?")
_ABOUT = re.compile(r"(?:約|およそ|最大)? ?")
_NUMERAL = re.compile(r"[0-9〇零一二三四五六七八九十百千数何]")
# 10%から20%に: from there to there, two quantities.
_CHANGES = re.compile(r"(?:に(?!な?お|わた|及|よ|対|つ|は)|へ|と(?:倍|大幅|急|増|減|伸)|まで(?:に|も?[上下低拡引増減伸縮落高膨成回削短抑改急達押]))")
_BOUND = re.compile(r"(以上|より大きく|を超え|超|より多く|以下|未満|より小さく)(?:、|の|て)?")
_UPPER = re.compile(r"(?:未満|以下|より小さ|より少な|より低|まで|以内)(?:の間)?")
_LOWER = re.compile(r"(?:以上|より大き|超)(?:の間)?")
_FALLING = ("以下", "未満", "より小さく")
_AMONG = re.compile(r" ?に ?")
_LIST = re.compile(r"[、,・] ?")
_PLUS_MINUS = re.compile(r"(?:±|\+/-|プラスマイナス) ?\Z")
_REACH = 8  # how far behind the mark the second number may start: sign, currency, 約
_PLACES = Decimal(10) ** -12  # of 3社に1社


class Reading(NamedTuple):
    """One quantity at `[start, end)`, of one amount or two. `amount` is the one that has the unit."""

    start: int
    end: int
    amount: Amount
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    symbol: str
    counter: str | None
    bounded: bool = False  # 以上 and 未満 are used up
    rule: str = "number"


def read_on(text: str, first: Amount, limit: int) -> Reading:
    """What `first` is part of, with what follows it up to `limit`."""
    following = text[first.end : first.end + 1]
    reading = None
    if following and following in " ~—ー-かな乃":
        reading = _read_range(text, first, limit)
    elif following and following in "、,・":
        reading = _read_neighbours(text, first, limit)
    elif following and following in "以よを超未":
        reading = _read_bounds(text, first, limit)
    if reading is None and following in (" ", "に") and first.counter is not None:
        reading = _read_share(text, first, limit)
    return reading or _read_alone(text, first)


def _read_alone(text: str, one: Amount) -> Reading:
    start, end, unit = one.start, one.end, (one.symbol, one.counter)
    if start and text[start - 1] in "±-ス " and (sign := _PLUS_MINUS.search(text, max(0, start - 9), start)):
        return Reading(sign.start(), end, one, None, -one.value, one.value, *unit, rule="plus-minus")
    if one.high is not None:
        return Reading(start, end, one, None, one.value // 10, one.high, *unit, rule="range")
    return Reading(start, end, one, one.value, None, None, *unit)


def _read_range(text: str, first: Amount, limit: int) -> Reading | None:
    mark = _MARK.match(text, first.end)
    second = _read_second(text, mark.end(), limit) if mark else None
    if mark is None or second is None or second.numeral.vague != first.numeral.vague:
        return None
    plain = first.unit is None and second.unit is None and first.value == first.numeral.value
    if plain and not first.numeral.big and "-" in mark.group():
        return None
    if "か" in mark.group() and first.unit is not None and _CHANGES.match(text, second.end):
        return None
    ends = _join(first, second)
    if ends is None:
        return None
    amount = first if first.unit else second
    keeps = (first.unit and second.unit is None) or _is_rate_of(first, second)
    symbol = first.symbol if keeps else second.symbol
    start, symbol = (first.start, symbol) if first.unit else add_speed(text, first.start, symbol)
    return Reading(start, second.end, amount, None, *ends, symbol, second.counter, rule="range")


def _read_second(text: str, at: int, limit: int) -> Amount | None:
    """The amount that follows at `at`, whatever sign, currency or 約 stands in front of its number."""
    hit = _NUMERAL.search(text, at, min(limit, at + _REACH))
    amount = read_amount(text, hit.start(), limit, joined=True) if hit else None
    if amount is None:
        return None
    about = _ABOUT.match(text, at)
    return amount if amount.start <= (about.end() if about else at) or text[at : amount.start] in ("-", "+", "マイナス") else None


def _join(first: Amount, second: Amount) -> tuple[Decimal, Decimal] | None:
    """The two ends of a range in one unit, or None where they do not go together."""
    if first.unit is not None and not _is_rate_of(first, second):
        signed = first.money and second.unit is None and first.end == first.numeral.end  # $20-100
        if not signed and (first.symbol, first.counter) != (second.symbol, second.counter):
            return None
    low = first.value
    if first.unit is None:
        scale = second.unit.scale if second.unit else Decimal(1)
        head = second.numeral.head
        if not first.numeral.big and second.numeral.big and head is not None and low < head:
            scale *= second.numeral.scale
        low *= scale
    return (low, second.value) if low < second.value else None


def _is_rate_of(first: Amount, second: Amount) -> bool:
    """時速50km〜60km: the second number leaves 時速 out."""
    return first.symbol.startswith(second.symbol + "/")


def _read_neighbours(text: str, first: Amount, limit: int) -> Reading | None:
    """2、3人, 2、30人: two digits in a row are a range."""
    mark = _LIST.match(text, first.end)
    if mark is None or first.unit is not None or first.end - first.start != 1:
        return None
    second = _read_second(text, mark.end(), limit)
    if second is None or second.unit is None or second.numeral.vague:
        return None
    tens = {first.value + 1: 1, (first.value + 1) * 10: 10, (first.value + 1) * 100: 100}.get(second.numeral.value)
    if tens is None:
        return None
    low = first.value * tens * second.unit.scale
    return Reading(first.start, second.end, second, None, low, second.value, second.symbol, second.counter, rule="range")


def _read_bounds(text: str, first: Amount, limit: int) -> Reading | None:
    """20以上30未満, 50以下20以上, 10より大きく20より小さい."""
    mark = _BOUND.match(text, first.end)
    second = _read_second(text, mark.end(), limit) if mark else None
    if mark is None or second is None or (first.unit is not None and first.symbol != second.symbol):
        return None
    falling = mark.group(1) in _FALLING
    close = (_LOWER if falling else _UPPER).match(text, second.end)
    scale = second.unit.scale if first.unit is None and second.unit is not None else Decimal(1)
    near = first.value * scale
    low, high = (second.value, near) if falling else (near, second.value)
    if close is None or low >= high:
        return None
    amount = first if first.unit else second
    return Reading(first.start, close.end(), amount, None, low, high, second.symbol, second.counter, True, "bounds")


def _read_share(text: str, first: Amount, limit: int) -> Reading | None:
    """3社に1社 is a third."""
    mark = _AMONG.match(text, first.end)
    part = read_numeral(text, mark.end()) if mark else None
    if part is None or first.counter is None or first.numeral.vague or not 0 < part.value < first.value:
        return None
    end = part.end + len(first.counter)
    if end > limit or not text.startswith(first.counter, part.end):
        return None
    share = (part.value / first.value).quantize(_PLACES).normalize()
    return Reading(first.start, end, first, share, None, None, "x", None, rule="share")
