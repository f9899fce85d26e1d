"""A figure of which its own claim says little, where the sentence of another claim tells it: 半年で3億円を調達, raised ¥300 million in half a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.summary.english.numbers import say_quantity
from pipeline.summary.english.parts import DURATIONS

if TYPE_CHECKING:
    from pipeline.records import Quantity

# These set figures side by side, or do not say what they are of.
_LOOSE = re.compile(r"\b(?:figure|number given|amount given|compared with)\b")


def tells(english: str, quantity: Quantity, mention: str) -> bool:
    """Whether a sentence says more of a figure than that the article mentions it as `mention`.

    A time is told where the sentence says how long something took; anything else where all that is mentioned stands in it.
    """
    if _LOOSE.search(english):
        return False
    if quantity.unit in DURATIONS:
        return re.search(rf" (?:in|over|within|for)(?: the (?:past|last|next))? {re.escape(say_quantity(quantity))}(?=[.,]| (?:in|from|by) )", english) is not None
    return " " in mention and re.search(rf"(?<!with )(?<![0-9.,$¥€£-]){re.escape(mention)}(?![\w-])", english) is not None


def is_pair(first: Quantity, second: Quantity, between: str) -> bool:
    """数百、数千もの部品: whether two vague counts are one, and the greater follows the smaller."""
    same = {first.unit, second.unit} <= {"count", ""} and (first.counter or second.counter) == second.counter
    return between == "、" and same and first.vague is not None and second.vague is not None and first.text[0] == second.text[0]


def say_pair(english: str, first: Quantity, second: Quantity) -> str:
    """several hundred or even several thousand parts: a text about the second, said of both; "" where it does not stand there once."""
    small, great = (say_quantity(one, "sentence", ("", "")).removesuffix(" of") for one in (first, second))
    hits = list(re.finditer(rf"\b{re.escape(great)}\b", english, re.IGNORECASE))
    if len(hits) != 1:
        return ""
    start, end = hits[0].span()
    return f"{english[:start]}{small.capitalize() if english[start].isupper() else small} or even {great}{english[end:]}"
