"""Products in an article: those of the tables, and those that quotation marks and their surroundings reveal.

The companies are found first. A name that is a company's in full is left to it; a product's name may hold a company's
(Google Cloud, Adobe Express), never the other way round. A name that was once shown to be a product counts everywhere
in the article.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.components.known_names import known_names
from pipeline.components.product_index import Found, longest
from pipeline.components.product_new import new_products
from pipeline.components.product_own import OWN, own_products
from pipeline.components.product_rules import Makers, cue_before, cues, is_event
from pipeline.facts import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPEN, _CLOSE = frozenset("「『“"), frozenset("」』”")
_MORE_WORDS = re.compile(r"(?: [A-Z][A-Za-z0-9+]*+(?:-[A-Za-z0-9]++)*+){1,3}(?![A-Za-z0-9]| [a-z])")
_LIST = re.compile("[」』”]?(?:（[^（）]{1,12}）)?(?:、|・|/|／|,|，|と|や|、次に|に次いで|、そして|および)[ ]?[「『“]?")
_LIST_REACH = 20
# What one does with a service and not with its company.
_USED = re.compile("[」』”]?(?:連携|シリーズ|アプリ|アカウント|ユーザー|経由|上[でにの]|にログイン|にアップロード|をインストール|で検索)")
_MAKER_REACH = 12
_CUE_REACH = 14


def find_products(text: str, companies: Sequence[Mention]) -> list[Mention]:
    """The products that `text` names, in document order, none overlapping.

    `companies` are the mentions of companies in `text`; a product may hold one of them in its own name.
    """
    makers = Makers(text, companies)
    listed, companies_too = _apart(text, known_names().products.find(text), makers)
    listed = [hit for hit in _certain(text, listed, makers) if not _is_event(text, hit)]
    listed = _with_brands(text, listed, companies_too)
    found = longest([*listed, *new_products(text, listed, makers)])
    return own_products().changed(text, [Mention(hit.start, hit.end, hit.name, hit.rule) for hit in found])


def _apart(text: str, found: list[Found], makers: Makers) -> tuple[list[Found], list[Found]]:
    """The candidates that no company's name covers or cuts, and those that are a company's name in full."""
    free: list[Found] = []
    equal: list[Found] = []
    for hit in found:
        over = makers.overlapping(hit.start, hit.end)
        if any((hit.start, hit.end) == (company.start, company.end) for company in over):
            equal.append(hit)
        elif all(hit.start <= company.start and company.end <= hit.end for company in over):
            free.append(hit)
    return free, equal


def _with_brands(text: str, listed: list[Found], equal: list[Found]) -> list[Found]:
    """`listed` and those of `equal` that are the product here: a noun says so, or a product is the next item of the list."""
    if not equal:
        return listed
    hits = sorted([*listed, *equal], key=lambda hit: hit.start)
    sure = {hit.name.id for hit in listed}
    brands = {
        hit.name.id
        for hit in equal
        if hit.kind == OWN or cue_before(text, hit.start - _quoted(text, hit.start, hit.end)) or _USED.match(text, hit.end)
    }
    lists = [
        (left.name.id, right.name.id)
        for left, right in pairwise(hits)
        if right.start - left.end <= _LIST_REACH and _LIST.fullmatch(text, left.end, right.start)
    ]
    grown = -1
    while grown != len(brands):
        grown = len(brands)
        for one, other in (*lists, *((right, left) for left, right in reversed(lists))):
            if one in sure or one in brands:
                brands.add(other)
    return longest([*listed, *(hit for hit in equal if hit.name.id in brands)])


def _certain(text: str, found: list[Found], makers: Makers) -> list[Found]:
    """The candidates without those that lack the cue or the maker that they need."""
    makers_named = makers.ids | makers.parents | {hit.name.parent for hit in found if not hit.risk}
    certain = {
        hit.name.id
        for hit in found
        if not hit.risk
        or (hit.risk == "maker" and hit.name.parent and hit.name.parent in makers_named)
        or (hit.risk == "word" and _has_cue(text, hit, makers))
    }
    return [replace(hit, risk="") if hit.risk else hit for hit in found if hit.name.id in certain]


def _quoted(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] in _OPEN and text[end : end + 1] in _CLOSE


def _has_cue(text: str, hit: Found, makers: Makers) -> bool:
    """Whether an ordinary word is a product's name here: by quotation marks, by its maker, by a noun beside it."""
    start, end = hit.start, hit.end
    quoted = _quoted(text, start, end)
    begin = start - 1 if quoted else start
    if cue_before(text, begin):
        return True
    maker = makers.before(begin, _MAKER_REACH)
    own = maker is not None and hit.name.parent is not None and hit.name.parent in (maker.name.id, maker.name.parent)
    if maker is not None and (own or text[maker.end : begin] == "の"):
        return True
    latin = text[start].isascii()
    if quoted:
        said = text[start:end]
        if cues().not_before.search(text[max(0, begin - _CUE_REACH) : begin]):
            return False
        return latin and len(said) > 2 and not said.islower() and not cues().not_after.match(text, end + 1)
    return latin and cues().beside.match(text, end) is not None


def _is_event(text: str, hit: Found) -> bool:
    """Whether the name goes on into the name of an event: Google Cloud Next 2026."""
    if not text[hit.end - 1].isascii():
        return False
    more = _MORE_WORDS.match(text, hit.end)
    return more is not None and is_event(text[hit.start : more.end()])
