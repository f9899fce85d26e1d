"""What a product costs that a headline brings out: 「X1」発表　499ドル, 「X1」を6万円で発売."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.summary.english.glossary import translate
from pipeline.summary.english.headed import say_price
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import clause
from pipeline.summary.english.predicates import regular

if TYPE_CHECKING:
    from pipeline.summary.english.parts import Parts, Statement

_COST = regular("cost", "cost", "cost")
_GO_ON_SALE = regular("go on sale", "went on sale", "gone on sale")
_LAUNCH = r"(?P<where>中国|韓国|台湾|米国|欧州|日本|国内|英国|インド)?(?:で)?(?:先行|一般|新|海外)?(?:発売|登場|上陸|販売|提供開始|提供)"
# Behind the name, with the price further on: 「X1」を発売　6万円.
_BROUGHT_OUT = re.compile(rf"[」』”]?(?:を|が|は|も|、)?(?:{_LAUNCH}|(?:海外)?(?:発表|公開|披露))")
# Behind the name, up to the price: 「X1」が価格据え置きの6万円で.
_UP_TO = re.compile(r"[」』”]?(?:を|が|は|も|、)(?:[^、。　 「」]{1,14}[のに])?(?:約|およそ|わずか)?")
_FOR = re.compile(rf"(?:台|前後|程度|ほど|〜|~)?で{_LAUNCH}")
# A price that stands alone, or behind what one gets for it: ケース付きで499ドル.
_ALONE = re.compile(r"(?:[、。　 ]|で|価格は|(?:[、。　 では])(?:税込み?|月額?|年額?|約|1台))$")
_SPANS = re.compile(r"(?:[年月日間度期次社]|計|総額|合計)で$")
_ENDS = re.compile(r"(?:台|前後|程度|ほど)?(?:から|より|〜|~|（税込み?）)?(?:[。　 \n]|$)")
_SUMS = re.compile("[億兆]")


def state_launch_price(parts: Parts) -> Statement | None:
    """Pixel 11a costs $499, where the sentence brings out one product and the amount can be nothing but its price."""
    text, first = parts.claim.sentence.text, parts.claim.sentence.start
    start, end = parts.quantity.start - first, parts.quantity.end - first
    if not is_money(parts.quantity.unit) or _SUMS.search(parts.quantity.text) or parts.modality != "asserted" or parts.claim.direction is not None:
        return None
    products = {at - first: one for at, one in parts.mentions.items() if first <= one.start and at - first <= start and not one.is_company}
    behind = _FOR.match(text, end)
    if behind is not None:
        found = [one for at, one in products.items() if _UP_TO.fullmatch(text, at, start)]
    elif _ENDS.match(text, end) and _ALONE.search(text, 0, start) and not _SPANS.search(text, 0, start):
        found = [one for at, one in products.items() if _BROUGHT_OUT.match(text, at)]
    else:
        return None
    if len(found) != 1:
        return None
    if parts.claim.date is not None:
        return clause(parts, found[0].name, "name", _GO_ON_SALE, f"{_place(behind)} for {parts.figure()}".strip(), "past")
    return say_price(parts, found[0].name, "name", _COST, f"{parts.figure()}{_place(behind)}", "present")


def _place(found: re.Match[str] | None) -> str:
    """Where it is sold for so much: " in China"."""
    word = found["where"] if found is not None else None
    return f" in {translate(word).text}" if word and word != "国内" else ""
