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
