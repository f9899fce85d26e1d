"""Quantities as English says them, and whether an English text says a quantity.

Nothing is rounded: $8 billion or $8bn, ¥1.23456 trillion, 152,046,000 people. What is said parses back to the same value.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pipeline.summary.english.figures import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    ISO_CODES,
    LARGER,
    SCALES,
    SHORT_SCALES,
    SHOWN_UNITS,
    Figure,
    parse_figures,
    read_figures,
)
from pipeline.summary.english.folds import say_fraction
from pipeline.summary.english.style import chosen
from pipeline.summary.english.units import counted_noun, unit_words

if TYPE_CHECKING:
    from pipeline.records import Quantity

__all__ = ["Form", "agrees", "bounds", "is_money", "parse_figures", "say_before", "say_money", "say_number", "say_quantity"]

# "sentence": at least 4×; "table": ≥ 4×; "bare": 4×.
Form = Literal["sentence", "table", "bare"]

_WORDS = {"=": "", "~": "about ", ">=": "at least ", ">": "more than ", "<=": "up to ", "<": "less than "}
_SIGNS = {"=": "", "~": "≈ ", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}
_MONEY_DECIMALS, _COUNT_DECIMALS = 6, 2
_COUNTED = ("count", "")
_SLACK = Decimal("0.00001")
_LEAST_SCALE = SCALES[-1][1]
_EXACT = Context(prec=60)
_KANJI = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_HALF_YEAR = Decimal("0.5")
_LENGTHS = re.compile(r"[0-9０-９一二三四五六七八九十](年|[カかヵヶケ箇]月|日|時間|分|秒)")
_LENGTH_UNITS = {"年": "yr", "日": "d", "分": "min", "秒": "s", **dict.fromkeys("カかヵヶケ箇", "mo")}
_AND_LARGER = {"yr": {"yr"}, "d": {"d"}, "h": {"h", "d"}, "min": {"min", "h", "d"}}
_EACH = re.compile(r"[0-9０-９一二三四五六七八九十][^0-9０-９]{1,2}に[1１一]")
_SLASHED = re.compile(r"(?<![0-9０-９/])([1-9１-９][0-9０-９]?)[/／]([1-9１-９][0-9０-９]?)$")
_ATTRIBUTIVE = re.compile(r"([0-9][0-9,.]*(?:–[0-9][0-9,.]*)?) [a-z]+")
_FRACTION = re.compile(r"([0-9０-９]{1,6}|[一二三四五六七八九十])分の([0-9０-９]{1,6}|[一二三四五六七八九十])")


def is_money(unit: str) -> bool:
    """True for an ISO 4217 code."""
    return unit in ISO_CODES


def say_quantity(quantity: Quantity, form: Form = "sentence", noun: tuple[str, str] | None = None) -> str:
    """The quantity in English. `noun` (singular, plural) is what is counted, where that is known better than by the counter."""
    if quantity.vague is not None and quantity.value is not None:
        said = _vague(quantity, noun, form)
        if said is not None:
            return said
    low, high = bounds(quantity)
    if low is None or high is None:
        return quantity.text
    comparator = "" if form == "bare" else (_SIGNS if form == "table" else _WORDS)[quantity.comparator]
    if quantity.comparator == "<" and form == "sentence" and quantity.unit == "count":
        comparator = "fewer than "
    return comparator + _with_unit(quantity, low, high, noun, in_words=form == "sentence")


def say_before(quantity: Quantity, noun: tuple[str, str] | None = None) -> str:
    """What a length says before the noun that it is of: 20-year, 11-inch, 5-level; "" where more is said than a number (up to 20 years)."""
    if quantity.comparator != "=" or quantity.vague is not None:
        return ""
    found = _ATTRIBUTIVE.fullmatch(say_quantity(quantity, "sentence", noun))
    one = noun[0] if noun else unit_words().get(quantity.unit, ("",))[0]
    return f"{found[1]}-{one}" if found and one and " " not in one else ""


def bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Low and high; both the value where it is one number, both what there is where a range is open."""
    if quantity.value is not None:
        return quantity.value, quantity.value
    low = quantity.low if quantity.low is not None else quantity.high
    return low, quantity.high if quantity.high is not None else low


def _with_unit(quantity: Quantity, low: Decimal, high: Decimal, noun: tuple[str, str] | None, *, in_words: bool = False) -> str:
    unit = quantity.unit
    if is_money(unit):
        return _money(unit, low, high)
    if unit == "x":
        fraction = _fraction(quantity, in_words=in_words) if low == high else None
        return fraction or f"{_range(low, high, 0)}×"
    if unit == "yr" and low == high == _HALF_YEAR and "半年" in quantity.text:
        return "half a year"
    if unit in LARGER and low == high and (length := _length(quantity)) is not None:
        return length
    number = _range(low, high, _COUNT_DECIMALS, in_words=unit not in ("count", "") and unit not in unit_words())
    if unit == "%":
        return f"{number}%"
    if unit in ("count", ""):
        one, many = noun or counted_noun(quantity.counter or "")
    elif unit in unit_words():
        one, many = unit_words()[unit]
        if unit == "yr":
            one, many = "year", "years"
    else:
        shown = SHOWN_UNITS.get(unit, unit)
        return f"{number}{'' if shown == '°' else ' '}{shown}"
    said = one if low == high == 1 else many
    return f"{number} {said}" if said else number


def _length(quantity: Quantity) -> str | None:
    """24時間40分 → 24 hours 40 minutes: only where the article says it so."""
    said, value, unit = list[str](), quantity.value, quantity.unit
    named = {_LENGTH_UNITS[word[0]] if word != "時間" else "h" for word in _LENGTHS.findall(quantity.text)}
    if value is None or value != value.to_integral_value() or len(named) < 2:
        return None
    while unit in LARGER and value >= LARGER[unit][1] and named & _AND_LARGER[LARGER[unit][0]]:
        larger, size = LARGER[unit]
        value, rest = divmod(value, size)
        if rest:
            said.append(f"{rest:f} {unit_words()[unit][rest != 1]}")
        unit = larger
    said.append(f"{_grouped(value)} {unit_words()[unit][value != 1]}")
    return " ".join(reversed(said)) if len(said) > 1 else None


def _fraction(quantity: Quantity, *, in_words: bool = False) -> str | None:
    """1/3 or one-third for 3分の1, half for 半減: only where the article says it so."""
    if quantity.value == Decimal("0.5") and "半" in quantity.text and not _FRACTION.search(quantity.text):
        return "half"
    parts = _fraction_parts(quantity)
    if parts is None:
        return None
    if in_words and parts == (1, 2):
        return "half"
    return (say_fraction(Fraction(*parts)) if in_words else "") or f"{parts[0]}/{parts[1]}"


def _fraction_parts(quantity: Quantity) -> tuple[int, int] | None:
    """What stands above and below the line, as the article says it: 3分の1, 1/3, 3社に1社."""
    value = quantity.value
    if value is None:
        return None
    hit = _FRACTION.search(quantity.text)
    if hit:
        divisor, number = (_small(part) for part in hit.groups())
        if divisor and abs(Decimal(number) / divisor - value) < Decimal("0.00001"):
            return number, divisor
    slashed = _SLASHED.search(quantity.text)
    if slashed and abs(Decimal(int(slashed[1])) / int(slashed[2]) - value) < Decimal("0.00001"):
        return int(slashed[1]), int(slashed[2])
    if value < 1 and (len(str(value)) > 6 or _EACH.search(quantity.text)):
        # 4社に1社, or a value that no short decimal holds.
        fraction = Fraction(value).limit_denominator(100)
        if fraction and abs(fraction - Fraction(value)) < Fraction(1, 100000):
            return fraction.numerator, fraction.denominator
    return None


def _small(text: str) -> int:
    return _KANJI.get(text) or int(text)


def _money(unit: str, low: Decimal, high: Decimal) -> str:
    sign = CURRENCY_SIGNS.get(unit, f"{unit} ")
    if low == high:
        return _signed(sign, low)
    if _scale(low, _MONEY_DECIMALS)[0] == _scale(high, _MONEY_DECIMALS)[0]:
        return f"{sign}{_range(low, high, _MONEY_DECIMALS)}"
    return f"{_signed(sign, low)}–{_signed(sign, high)}"


def say_money(unit: str, value: Decimal) -> str:
    """A sum: $5.1 billion."""
    return _money(unit, value, value)


def _signed(sign: str, value: Decimal) -> str:
    return f"{sign}{_scaled(value, _MONEY_DECIMALS)}"


def _range(low: Decimal, high: Decimal, decimals: int, *, in_words: bool = False) -> str:
    if low == high:
        return _scaled(low, decimals, in_words=in_words)
    if low == -high:
        return f"±{_scaled(high, decimals, in_words=in_words)}"
    low_word, low_number = _scale(low, decimals, in_words=in_words)
    high_word, high_number = _scale(high, decimals, in_words=in_words)
    if low_word != high_word:
        return f"{_grouped(low)}–{_grouped(high)}"
    return f"{_grouped(low_number)}–{_grouped(high_number)}{high_word}"


def _scale(value: Decimal, decimals: int, *, in_words: bool = False) -> tuple[str, Decimal]:
    """The scale for a value as it stands behind the digits, ` billion` or `bn`, and the value by that scale; no scale and the
    value itself where digits say it better or only they say it exactly. `in_words` even where the style is short: 3 million km."""
    if decimals and abs(value) >= _LEAST_SCALE:
        for word, size in SCALES:
            if abs(value) >= size:
                number = _EXACT.divide(value, size).normalize(_EXACT)
                exponent = number.as_tuple().exponent
                if not isinstance(exponent, int) or -exponent > decimals:
                    return "", value
                is_short = chosen().numbers == "short" and not in_words
                return SHORT_SCALES[word] if is_short else f" {word}", number
    return "", value


def _scaled(value: Decimal, decimals: int, *, in_words: bool = False) -> str:
    word, number = _scale(value, decimals, in_words=in_words)
    return _grouped(number) + word


def say_number(value: Decimal) -> str:
    """A bare number: 300, 10,000, 694.26 million."""
    return _scaled(value, _COUNT_DECIMALS)


def _grouped(value: Decimal) -> str:
    """Digits in threes; 2.0 and 1.60 keep their zeros, a large whole number has none."""
    if abs(value) >= 100 and value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value:,f}"


def _vague(quantity: Quantity, noun: tuple[str, str] | None, form: Form) -> str | None:
    """数百社 → several hundred companies; 十数社 → more than 10 companies; 数十年 → decades."""
    value = quantity.value
    assert value is not None
    if quantity.vague == "odd":
        prefix = {"table": "> ", "bare": ""}.get(form, "more than ")
        return prefix + _with_unit(quantity, value, value, noun)
    sign, digits, exponent = value.normalize().as_tuple()
    if sign or digits != (1,) or not isinstance(exponent, int) or not 0 <= exponent <= 14:
        return None
    counted = quantity.unit in ("count", "")
    before = {"=": "", "~": ""}.get(quantity.comparator, (_SIGNS if form == "table" else _WORDS)[quantity.comparator])
    if quantity.unit == "yr" and exponent == 1:
        return ("" if form == "bare" else before) + "decades"
    words = _several(exponent, "dozens of" if counted else "tens of")
    unit = _vague_unit(quantity, noun)
    if words.endswith(" of") and not unit:
        words = words.removesuffix(" of")
        words = words if " " in words else "dozens"
    return f"{'' if form == 'bare' else before}{words} {unit}".strip()


def _several(exponent: int, tens: str) -> str:
    """数百 → several hundred, 数十万 → hundreds of thousands of."""
    if exponent < 4:
        return ("several", tens, "several hundred", "several thousand")[exponent]
    if exponent == 4:
        return "tens of thousands of"
    if exponent == 5:
        return "hundreds of thousands of"
    scale = ("million", "billion", "trillion")[exponent // 3 - 2]
    return (f"several {scale}", f"tens of {scale}s of", f"hundreds of {scale}s of")[exponent % 3]


def _vague_unit(quantity: Quantity, noun: tuple[str, str] | None) -> str:
    unit = quantity.unit
    if is_money(unit):
        return CURRENCY_WORDS.get(unit, unit)
    if unit in ("count", ""):
        return (noun or counted_noun(quantity.counter or ""))[1]
    if unit == "%":
        return "percent"
    if unit == "x":
        return "times"
    if unit == "yr":
        return "years"
    return unit_words()[unit][1] if unit in unit_words() else SHOWN_UNITS.get(unit, unit)


def agrees(quantity: Quantity, english: str) -> bool:
    """True where one of the figures of an English text is this quantity: the same value or bounds, the same unit."""
    low, high = bounds(quantity)
    if low is None or high is None:
        return quantity.text in english
    return any(_same(quantity, low, high, figure) for figure in read_figures(english))


def is_said_by(quantity: Quantity, figure: Figure, words: str) -> bool:
    """True where a figure that was read from the English `words` is this quantity."""
    low, high = bounds(quantity)
    if low is None or high is None:
        return quantity.text in words
    return _same(quantity, low, high, figure)


def _same(quantity: Quantity, low: Decimal, high: Decimal, figure: Figure) -> bool:
    unit = figure.unit
    if unit != quantity.unit:
        if unit == "x" and quantity.unit == "count" and counted_noun(quantity.counter or "")[1] == "times":
            unit = "count"  # 数百回: several hundred times
        elif unit == "pt":
            unit = "count"  # 4つのポイント: 4 points
        if unit != quantity.unit and not (quantity.unit in _COUNTED and unit in _COUNTED):
            return False
    if figure.exact:
        return figure.low == low and figure.high == high
    return abs(figure.low - low) <= _SLACK and abs(figure.high - high) <= _SLACK
