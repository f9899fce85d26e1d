"""The notation in which examples say what is read: `<=80000000 USD`, `3..5 %`, `10(odd) count:社`; ` ; ` between several."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.values.quantities import find_quantities

if TYPE_CHECKING:
    from pipeline.facts import QuantityFact

NOTHING = "-"


def number(value: Decimal | None) -> str:
    """A number in plain digits, without zeros that say nothing."""
    if value is None:
        return "?"
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def written(fact: QuantityFact) -> str:
    said = number(fact.value) if fact.value is not None else f"{number(fact.low)}..{number(fact.high)}"
    comparator = "" if fact.comparator == "=" else fact.comparator
    vague = f"({fact.vague})" if fact.vague else ""
    unit = f"count:{fact.counter}" if fact.unit == "count" else fact.unit
    return f"{comparator}{said}{vague} {unit}".strip()


def read_all(text: str) -> str:
    """All that is read in a text, in the notation."""
    return " ; ".join(written(fact) for fact in find_quantities(text)) or NOTHING
