"""When two figures can be compared, and whether they say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import Literal, Protocol

from pipeline.records import Quantity

Verdict = Literal["conflicting", "corrected", "differing", "changed", "refining", "rounding", "agreeing"]
#: The worst first.
VERDICTS: tuple[Verdict, ...] = ("conflicting", "corrected", "differing", "changed", "refining", "rounding", "agreeing")
_CLASHES: tuple[Verdict, ...] = ("corrected", "conflicting", "changed", "differing")
_FITS: tuple[Verdict, ...] = ("refining", "rounding", "agreeing")

_PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21, "c": -2, "m": -3, "μ": -6, "µ": -6, "n": -9, "p": -12}
_SCALED = re.compile(r"([kMGTPEZcmμµnp]?)(Wh|W|Hz|FLOPS|OPS|B|bps|bit|V|A|Ah|m|g|s|J|eV|Pa|L|t)((?:/.*)?)")
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
    @property
    def measured(self) -> str: ...
    @property
    def event(self) -> bool: ...
    @property
    def timeless(self) -> bool: ...
    @property
    def maximum(self) -> bool: ...
    @property
    def corrects(self) -> bool: ...


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


def verdict(statements: Sequence[tuple[int, Stated]]) -> Verdict | None:
    """How statements of several articles, each with its article's number, go together.

    Two articles agree where a statement of one and a statement of the other allow a common value: an article that gives
    this year's and last year's figure agrees with one that gives either. Figures that are equal but for their last places
    are rounded, those that are bounded in another way (4倍, 4倍以上) refine each other. Where no two allow a common value,
    one article corrects the other if it says so; they conflict if two statements speak of the same time in the same way;
    the figure has changed if both are facts of known different times; else they differ. Statements that are not of the
    very same measure can only agree. The worst of all pairs of articles counts; None where no pair can be compared.
    """
    articles: dict[int, list[Stated]] = {}
    for number, stated in statements:
        articles.setdefault(number, []).append(stated)
    verdicts = {_between(one, other) for one, other in combinations(articles.values(), 2)}
    return next((verdict for verdict in VERDICTS if verdict in verdicts), None)


def telling(statements: Sequence[tuple[int, Stated]], found: Verdict) -> list[int]:
    """The indexes of the statements that stand to one of another article as the verdict says: the others need not be shown."""
    return [
        index
        for index, (number, stated) in enumerate(statements)
        if any(number != other and pair_verdict(stated, said) == found for other, said in statements)
    ]


def _between(one: list[Stated], other: list[Stated]) -> Verdict | None:
    """How two articles go together: where any two statements fit, the best of those, else the worst."""
    verdicts = {pair_verdict(a, b) for a, b in product(one, other)}
    fits = [fit for fit in reversed(_FITS) if fit in verdicts]
    return fits[0] if fits else next((verdict for verdict in _CLASHES if verdict in verdicts), None)


def pair_verdict(one: Stated, other: Stated) -> Verdict | None:
    """How two statements of different articles go together; None for two that cannot contradict each other."""
    fit = _fit(one, other)
    if fit is not None or one.measured != other.measured:
        return fit
    if one.corrects != other.corrects:
        return "corrected"
    if (one.event or other.event) and not (one.date and one.date == other.date):
        return None
    if _is_fact(one) != _is_fact(other):
        return "differing"
    if _same_time(one, other):
        return "conflicting"
    return "changed" if _is_fact(one) and _other_time(one, other) else "differing"


def _fit(one: Stated, other: Stated) -> Verdict | None:
    """How two statements that allow a common value go together; None for two that do not."""
    exact = one.maximum and other.maximum  # two numbers for the most that there can be are two numbers
    mine, others = (_spread(one), _spread(other)) if exact else (bounds(one), bounds(other))
    if mine[1] <= others[0] or others[1] <= mine[0]:
        return None
    same = (one.value, one.low, one.high) == (other.value, other.low, other.high)
    if same and one.comparator == other.comparator:
        return "agreeing"
    one_sided = {one.comparator, other.comparator} & {"<", "<=", ">", ">="}
    ranged = (one.low is None) != (other.low is None)
    return "refining" if same or one_sided or ranged else "rounding"


def _spread(stated: Stated) -> tuple[Decimal, Decimal]:
    """The values that round to the number itself, whatever it bounds."""
    value = next((v for v in (stated.value, stated.high, stated.low) if v is not None), Decimal(0))
    return value - stated.precision / 2, value + stated.precision / 2


def _same_time(one: Stated, other: Stated) -> bool:
    """Whether both are dated alike, or neither is and both were published in the same month. What a product can do holds
    as long as nothing is dated."""
    if one.date or other.date:
        return one.date == other.date
    if one.timeless and other.timeless:
        return True
    return bool(one.published and other.published and one.published[:7] == other.published[:7])


def _other_time(one: Stated, other: Stated) -> bool:
    """Whether both are of times that are known and differ."""
    if one.date and other.date:
        return one.date != other.date
    if one.date or other.date:
        return False
    return bool(one.published and other.published and one.published[:7] != other.published[:7])


def _is_fact(stated: Stated) -> bool:
    return stated.modality in ("asserted", "reported")
