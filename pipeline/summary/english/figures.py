"""English text → the figures in it: the inverse of numbers.py, and the ground of every check."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from pipeline.summary.english.folds import read_folds
from pipeline.summary.english.style import kept_per_style
from pipeline.summary.english.units import counters, unit_words

CURRENCY_SIGNS = {
    "USD": "$", "JPY": "¥", "EUR": "€", "GBP": "£", "TWD": "NT$", "KRW": "₩", "HKD": "HK$", "INR": "₹", "AUD": "A$",
    "CAD": "C$", "SGD": "S$", "BRL": "R$",
}  # fmt: skip
CURRENCY_WORDS = {
    "USD": "dollars", "JPY": "yen", "EUR": "euros", "GBP": "pounds", "TWD": "New Taiwan dollars", "KRW": "won",
    "CNY": "yuan", "INR": "rupees", "CHF": "francs", "HKD": "Hong Kong dollars",
}  # fmt: skip
_CODES = {sign: code for code, sign in reversed(CURRENCY_SIGNS.items())}
SCALES = (("trillion", Decimal(10) ** 12), ("billion", Decimal(10) ** 9), ("million", Decimal(10) ** 6))
SHORT_SCALES = {"trillion": "tn", "billion": "bn", "million": "m"}
_ALL_SCALES = {**dict(SCALES), "thousand": Decimal(1000), "hundred": Decimal(100), **{SHORT_SCALES[word]: size for word, size in SCALES}}
#: A unit of time, the next larger one, and how many make one: 24 hours 40 minutes is one figure.
LARGER = {"s": ("min", 60), "min": ("h", 60), "h": ("d", 24), "mo": ("yr", 12)}
# Symbols that are shown otherwise than they are stored.
SHOWN_UNITS = {"degC": "°C", "degF": "°F", "m2": "m²", "m3": "m³", "km2": "km²", "cm2": "cm²", "mm2": "mm²", "cm3": "cm³", "in2": "in²", "ft2": "ft²", "yd2": "yd²", "mi2": "mi²", "km3": "km³", "in3": "in³", "ft3": "ft³", "yd3": "yd³", "mi3": "mi³"}

ISO_CODES = frozenset(
    ["AED", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "KWD", "LKR", "MAD", "MMK", "MOP", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "TZS", "UAH", "USD", "VND", "ZAR"]
)
_NUMBER = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?"
# The lookaheads only save time: most letters of a text cannot begin a sign.
_SIGN = r"NT\$|HK\$|A\$|C\$|S\$|R\$|[$¥€£₩₹]|\b(?=[A-Z]{3} )(?:" + "|".join(sorted(ISO_CODES)) + r") "
# 10m is 10 million, and 10 m a length.
_SCALE = r"(?: (?:hundred|thousand|million|billion|trillion)\b|(?:tn|bn|m)(?![A-Za-z0-9²³/·]))"
_FIGURE = re.compile(
    rf"(?=[A-Z0-9$¥€£₩₹±-])(?P<either>±)?(?P<sign>{_SIGN})?(?<![0-9.])(?<!\b[A-Z]-)(?<!\b[A-Z](?=-))(?P<low>{_NUMBER})(?:/(?P<divisor>[0-9]++))?(?P<low_scale>{_SCALE})?"
    rf"(?:–(?P<sign2>{_SIGN})?(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})?)?"
    r"(?P<unit>%|×|-fold\b|-[a-z]+\b| ?°[CF]?| percentage points?\b| (?=[A-Za-zµμΩÅΩΩ])[A-Za-zµμΩÅΩ0-9²³/·-]+(?: [a-z]+)?)?"
)
_VAGUE = re.compile(
    r"\b(?P<head>[Ss]everal|[Dd]ozens(?: of)?|[Tt]ens of|[Hh]undreds of)(?: (?P<scale>hundred|thousand|million|billion|trillion)(?:s of)?)?"
    r"(?P<unit> [A-Za-zµμΩΩÅ°²³/-]+(?: [a-z]+)?)?"
)
_DECADES = re.compile(r"\b[Dd]ecades\b")
_HALF_A_YEAR = re.compile(r"\b[Hh]alf (?:a )?year\b")
_LAST_ONE = re.compile(r"\bthe (?:past|next) (?P<unit>second|minute|hour|day|week|month|year)\b")
_OFTEN = re.compile(r"\b([Oo]nce|[Tt]wice) (?=an? |per )")
_HALF = re.compile(r"(?<!second )(?<!first )(?<!latter )\b[Hh]alf\b(?! of 2| a year| year)")


# What a multiple or a fraction in words has in it: one-third, sevenfold.
_FOLD_WORDS = ("fold", "wice ", "oubl", "ripl", "uadrupl", "-third", "-quarter", "-fifth", "-sixth", "-seventh", "-eighth", "-ninth", "-tenth", "ne in ")
_VAGUE_WORDS = ("everal", "ozens", "ens of", "undreds of")


class Figure(NamedTuple):
    """A number or a range in English text, its unit as quantities name it, and where it stands."""

    low: Decimal
    high: Decimal
    unit: str
    start: int
    end: int
    exact: bool = True  # false for a fraction that has no exact decimal


@kept_per_style()
def _words() -> dict[str, str]:
    """English unit words → unit symbol; the nouns of counters → "count"."""
    words: dict[str, str] = {}
    for nouns in counters().values():
        for noun in filter(None, nouns):
            words.setdefault(noun, "count")
    for unit, nouns in unit_words().items():
        words.update(dict.fromkeys(nouns, unit))
    words.update({"percent": "%", "time": "count", "times": "count", "year old": "yr", "years old": "yr"})
    return words


@cache
def _symbols() -> dict[str, str]:
    return {shown: unit for unit, shown in SHOWN_UNITS.items()}


@kept_per_style(1024)
def read_figures(english: str) -> tuple[Figure, ...]:
    """Every figure in an English text, in order."""
    found = [_read(hit) for hit in _FIGURE.finditer(english)]
    if "age" in english or "-old" in english:
        found = [_as_age(english, figure) for figure in found]
    if any(word in english for word in _VAGUE_WORDS):
        found += [_read_vague(hit) for hit in _VAGUE.finditer(english)]
    if "ecades" in english:
        found += [Figure(Decimal(10), Decimal(10), "yr", hit.start(), hit.end()) for hit in _DECADES.finditer(english)]
    if "alf" in english:
        found += [Figure(Decimal("0.5"), Decimal("0.5"), "x", hit.start(), hit.end()) for hit in _HALF.finditer(english)]
        found += [Figure(Decimal("0.5"), Decimal("0.5"), "yr", hit.start(), hit.end()) for hit in _HALF_A_YEAR.finditer(english)]
    if "the past " in english or "the next " in english:
        found += [Figure(Decimal(1), Decimal(1), _words()[hit["unit"]], hit.start("unit"), hit.end()) for hit in _LAST_ONE.finditer(english)]
    if "nce " in english or "wice " in english:
        found += [Figure(times := Decimal(1 + (hit[1][1:] == "wice")), times, "count", hit.start(1), hit.end(1)) for hit in _OFTEN.finditer(english)]
    if any(word in english for word in _FOLD_WORDS):
        found += [Figure(value, value, "x", start, end, exact) for value, exact, start, end in read_folds(english)]
    found.sort(key=attrgetter("start"))
    return tuple(_put_together(english, found) if " hour" in english or " minute" in english or " year" in english or " day" in english else found)


def _as_age(english: str, figure: Figure) -> Figure:
    """at the age of 18, people aged 15–60, a 32-year-old engineer: years that the number has no unit for."""
    old = english.startswith("-year-old", figure.end)
    if figure.unit or not (old or english.endswith(("age of ", "aged "), 0, figure.start)):
        return figure
    return figure._replace(unit="yr", end=figure.end + len("-year-old") * old)


def _put_together(english: str, figures: list[Figure]) -> list[Figure]:
    """24 hours and 40 minutes that stand side by side are 1,480 minutes."""
    joined: list[Figure] = []
    for figure in figures:
        while joined and english[joined[-1].end : figure.start] == " " and figure.low == figure.high and (parts := _parts_of(joined[-1], figure.unit)):
            before = joined.pop()
            total = figure.low + before.low * parts
            figure = Figure(total, total, figure.unit, before.start, figure.end)
        joined.append(figure)
    return joined


def _parts_of(whole: Figure, unit: str) -> int:
    """How many of a unit of time make one of the whole's; 0 where the whole's is no larger one."""
    parts = 1
    while unit in LARGER and whole.low == whole.high:
        unit, size = LARGER[unit]
        parts *= size
        if unit == whole.unit:
            return parts
    return 0


def parse_figures(english: str) -> list[tuple[Decimal, Decimal, str]]:
    """The figures of an English text as (low, high, unit); a single number has itself as both."""
    return [(figure.low, figure.high, figure.unit) for figure in read_figures(english)]


def _read(hit: re.Match[str]) -> Figure:
    either, sign, low_digits, divisor, low_scale, high_sign, high_digits, high_scale, _ = hit.groups()
    low = Decimal(low_digits.replace(",", ""))
    exact = True
    if divisor and int(divisor[:12]):
        fraction = Fraction(low) / int(divisor[:12])
        low = Decimal(fraction.numerator) / Decimal(fraction.denominator)
        exact = False
    if high_digits:
        high = _times(Decimal(high_digits.replace(",", "")), high_scale)
        # $3–5 billion: the scale speaks for both, unless the second carries its own currency.
        low = _times(low, low_scale if low_scale or high_sign else high_scale)
    else:
        low = high = _times(low, low_scale)
    low = -high if either else low
    unit, end = _unit_of(hit, sign)
    if divisor and not unit:
        unit = "x"
    return Figure(low, high, unit, hit.start(), end, exact)


def _times(value: Decimal, scale: str | None) -> Decimal:
    return value * _ALL_SCALES[scale.strip()] if scale else value


def _unit_of(hit: re.Match[str], sign: str | None) -> tuple[str, int]:
    """The unit of a figure and where the figure ends with it."""
    said = hit["unit"]
    if sign:
        sign = sign.strip()
        return _CODES.get(sign, sign), hit.end() if said is None else hit.start("unit")
    if said is None:
        return "", hit.end()
    said = said.strip()
    if said == "%":
        return "%", hit.end()
    if said in ("×", "-fold"):
        return "x", hit.end()
    if said.startswith("-"):  # a 20-year contract
        unit = _words().get(said[1:], "")
        return unit, hit.end() if unit else hit.start("unit")
    named = _named_unit(said)
    if named is None:
        return "", hit.start("unit")
    unit, words = named
    return unit, hit.start("unit") + hit["unit"].index(words) + len(words)


@kept_per_style(4096)
def _named_unit(said: str) -> tuple[str, str] | None:
    """The unit that two words, or the first of them, name, and the words that name it."""
    first = said.split(" ")[0]
    for words in (said, first):
        unit = _words().get(words) or _symbols().get(words)
        if unit is not None:
            return unit, words
    return (first, first) if _looks_like_symbol(first) else None


@cache
def _base_units() -> re.Pattern[str]:
    prefixes = "[kKMGTPEZmcdhµμunpf]?i?"
    bases = (
        "Ω|Ω|Mach|dBi|Nm|psi|Å|nit|B|bit|bps|b|Hz|W|Wh|V|VA|A|Ah|Pa|J|N|cal|g|m|m²|m³|L|l|t|K|eV|dB|dBm|lm|lx|cd|Bq|Sv|Gy|F|H|S|T|Wp|"
        "FLOPS|FLOP|OPS|TOPS|IOPS|px|dpi|ppi|ppm|ppb|rpm|fps|bpm|nit|pt|M|bar|hPa|ha|mol|mi|ft|in|lb|oz|gal|kt|hp|PS|"
        "s|h|min|d|yr|mo|wk|token|QPS|RPS|TPS|T/s|MIPS|DMIPS|Wm"
    )
    one = f"{prefixes}(?:{bases})"
    return re.compile(rf"(?:{one})(?:[/·-](?:{one}|[A-Za-z²³]+))*[²³2-3]?")


def _looks_like_symbol(word: str) -> bool:
    """GB, TB/s, kWh, PFLOPS; no small word of the language."""
    if word in ("a", "an", "in", "at", "as", "is", "am", "pt", "mo", "ft"):
        return False
    return bool(_base_units().fullmatch(word))


def _read_vague(hit: re.Match[str]) -> Figure:
    head = {"several": 1, "dozens of": 10, "dozens": 10, "tens of": 10, "hundreds of": 100}[hit["head"].lower()]
    value = Decimal(head) * _ALL_SCALES.get(hit["scale"] or "", Decimal(1))
    unit, words = _vague_unit((hit["unit"] or "").strip())
    end = hit.end("scale") if hit["scale"] else hit.end("head")
    if words:
        end = hit.start("unit") + hit["unit"].index(words) + len(words)
    return Figure(value, value, unit, hit.start(), end)


def _vague_unit(said: str) -> tuple[str, str]:
    """The unit of a vague figure and its words: several billion yen, tens of percent."""
    first = said.split(" ")[0]
    for code, words in CURRENCY_WORDS.items():
        if (said and said in (words, words.partition(" ")[0])) or said.startswith(f"{words} "):
            return code, words if said.startswith(words) else said
    for code, words in CURRENCY_WORDS.items():
        if said and words.startswith(said):
            return code, said
    if first == "times":
        return "x", first
    return _named_unit(said) or ("", "")
