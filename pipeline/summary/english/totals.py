"""What a figure is of several: an average of 20%, a total of 30 plants, by the word directly before it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.summary.english.clause_words import totals

if TYPE_CHECKING:
    from pipeline.records import Claim, Quantity
    from pipeline.summary.english.noun_phrases import NounPhrase

_SAID = re.compile(r"\b(?:average|mean|total|cumulative)\b")


@cache
def _word() -> re.Pattern[str]:
    """One of the words at the end, with what may stand before the figure; not the end of another word, as in 日経平均, 設計."""
    words = "|".join(sorted(totals(), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[^一-龥々ァ-ヶーA-Za-z0-9０-９]))(?P<word>{words})(?:で|して)?(?:約|およそ|なんと|実に|[\s“「])*$")


def total_of(claim: Claim, quantity: Quantity, prop: NounPhrase | None) -> str:
    """What is said before the figure; "" where the sentence has no such word or the property says it."""
    at = quantity.start - claim.sentence.start
    found = _word().search(claim.sentence.text[:at]) if at > 0 else None
    if found is None or (prop is not None and _SAID.search(prop.text)):
        return ""
    start, end = claim.sentence.start + found.start("word"), claim.sentence.start + found.end("word")
    slots = (claim.entity, claim.property)
    if any(slot is not None and not slot.inferred and slot.start < end and start < slot.end for slot in slots):
        return ""
    return totals()[found["word"]]
