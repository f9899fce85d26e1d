"""Whether a price has its tax in it, said behind it: 税込3万円 is ¥30,000 including tax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english.glossary import translate
from pipeline.summary.english.numbers import is_money

if TYPE_CHECKING:
    from pipeline.records import Claim, Quantity

_TAX_BEFORE = re.compile(r"税(?P<tax>込|別|抜)[みき]?(?:価格)?(?:で|は)?[約 ]?$")
_TAX_BEHIND = re.compile(r"(?:以上|前後|程度|台|から|~|〜|～)? ?[(（](?:いずれも|すべて|全て|各)?(?:税|消費税)(?P<tax>込|別|抜)")
_TAX_OF_HEAD = re.compile(r"[(（](?:円[、・,/ ]?)?税(?P<tax>込|別|抜)[みき]?[)）]$")


def tax_of(claim: Claim, quantity: Quantity) -> str:
    """Whether a price has its tax in it: 税込3万円, 3万円（税別）, 価格（税込） as its head; "" where nothing says so."""
    at, end = quantity.start - claim.sentence.start, quantity.end - claim.sentence.start
    if not is_money(quantity.unit) or at < 0:
        return ""
    text = claim.sentence.text
    slot = claim.property
    found = _TAX_BEFORE.search(text[:at]) or _TAX_BEHIND.match(text, end) or (_TAX_OF_HEAD.search(slot.text) if slot is not None else None)
    return "" if found is None else "including tax" if found["tax"] == "込" else "before tax"


def without_tax(claim: Claim, quantity: Quantity) -> Claim:
    """The claim without what the head of a table says of the tax: 価格（税込）."""
    slot = claim.property
    found = _TAX_OF_HEAD.search(slot.text) if slot is not None and slot.ref is None and is_money(quantity.unit) else None
    if slot is None or found is None or not found.start():
        return claim
    bare = slot.text[: found.start()]
    return msgspec.structs.replace(claim, property=msgspec.structs.replace(slot, text=bare, name=translate(bare).text, end=slot.start + len(bare)))
