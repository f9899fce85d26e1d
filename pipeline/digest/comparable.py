"""When two figures can be compared, and whether they say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import Literal, Protocol

from pipeline.records import Quantity

Verdict = Literal["agreeing", "differing", "conflicting"]
VERDICTS: tuple[Verdict, ...] = ("conflicting", "differing", "agreeing")

_PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21, "c": -2, "m": -3, "μ": -6, "µ": -6, "n": -9, "p": -12}
_SCALED = re.compile(r"([kMGTPEZcmμµnp]?)(Wh|W|Hz|FLOPS|OPS|B|bps|bit|V|A|m|g|s|J|eV|Pa|L|t)((?:/.*)?)")
_LAST_NUMBER = re.compile(r"([0-9０-９][0-9０-９,，.．]{0,40})(兆|億|万|千|百)?(?=[^0-9０-９]*\Z)")
_POWERS = {None: 0, "百": 2, "千": 3, "万": 4, "億": 8, "兆": 12}
_ASCII = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_ABOUT = Decimal("0.1")  # 約 leaves a tenth on either side
_INFINITE = Decimal("Infinity")


def measure(unit: str, counter: str | None) -> tuple[str, Decimal]:
    """A unit without its prefix, and what the prefix multiplies by: `GB` → (`B`, 10⁹). Counters stay apart: `count 社`."""
    if unit == "count":
        return f"count {counter or ''}".strip(), Decimal(1)
    found = _SCALED.fullmatch(unit)
    if not found or unit in ("min", "mo", "pt", "cd"):
        return unit, Decimal(1)
    return found[2] + found[3], Decimal(1).scaleb(_PREFIXES[found[1]])


def precision(quantity: Quantity) -> Decimal:
    """The place of the last digit that was written, in the quantity's unit: 10¹¹ for `1.2兆円`, 10⁸ for `1兆2300億円`.

    Where no digits were written (`三割`) the last place of the value that is not zero stands for it.
    """
    value = next((v for v in (quantity.value, quantity.high, quantity.low) if v is not None), Decimal(0))
    found = _LAST_NUMBER.search(quantity.text[:80])
    if found:
        number = found[1].translate(_ASCII).replace(",", "").rstrip(".")
        places = len(number.partition(".")[2])
        place = Decimal(1).scaleb(_POWERS[found[2]] - places)
        if quantity.unit == "%" and "割" in quantity.text:
            place *= 10
        return min(place, Decimal(1).scaleb(value.adjusted())) if value else place  # 3分の1 is no whole number
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


class Stated(Protocol):
    """What is needed of a statement to compare it."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def precision(self) -> Decimal: ...
    @property
    def comparator(self) -> str: ...
    @property
    def modality(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...


def bounds(stated: Stated) -> tuple[Decimal, Decimal]:
    """The values that a statement allows: a rounded number stands for all that round to it, 以上 for all above."""
    half = stated.precision / 2
    low = next(v for v in (stated.low, stated.value, stated.high, Decimal(0)) if v is not None)
    high = next(v for v in (stated.high, stated.value, stated.low, Decimal(0)) if v is not None)
    if stated.comparator in (">=", ">"):
        return low - half, _INFINITE
    if stated.comparator in ("<=", "<"):
        return -_INFINITE, high + half
    if stated.comparator == "~":
        half = max(half, abs(high) * _ABOUT)
    return low - half, high + half


def verdict(statements: Sequence[tuple[int, Stated]]) -> Verdict:
    """How statements of several articles, each with its article's number, go together.

    Two articles agree where a statement of one and a statement of the other allow a common value: an article that gives
    this year's and last year's figure agrees with one that gives either. Where no two do, the articles conflict if two
    statements speak of the same time in the same way, and differ if they speak of different times, or one of a plan or a
    forecast and one of a fact. The worst of all pairs of articles counts.
    """
    articles: dict[int, list[Stated]] = {}
    for number, stated in statements:
        articles.setdefault(number, []).append(stated)
    verdicts = {_between(one, other) for one, other in combinations(articles.values(), 2)}
    return next((verdict for verdict in VERDICTS if verdict in verdicts), "agreeing")


def _between(one: list[Stated], other: list[Stated]) -> Verdict:
    """How two articles go together."""
    pairs = list(product(one, other))
    if any(_overlap(bounds(a), bounds(b)) for a, b in pairs):
        return "agreeing"
    return "conflicting" if any(_same_time(a, b) and _is_fact(a) == _is_fact(b) for a, b in pairs) else "differing"


def _overlap(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _same_time(one: Stated, other: Stated) -> bool:
    """Whether both are dated alike, or neither is and both were published in the same month."""
    if one.date or other.date:
        return one.date == other.date
    return bool(one.published and other.published and one.published[:7] == other.published[:7])


def _is_fact(stated: Stated) -> bool:
    return stated.modality in ("asserted", "reported")
