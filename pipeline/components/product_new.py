"""Products that no table has: each is a name of this article, with its reading, its abbreviation and its later mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.components.product_beside import plans_of_services, products_beside
from pipeline.components.product_forms import product_name
from pipeline.components.product_index import Found
from pipeline.components.product_rules import Makers, quoted_names
from pipeline.language.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.facts import Name

_OPEN, _CLOSE = frozenset("「『“"), frozenset("」』”")
_HAS_LATIN = re.compile("[A-Za-z]{3}|[A-Za-z0-9 .+-]+$")
_GLUE = frozenset("@_/.-")
_LATIN = re.compile("[A-Za-z0-9]")
_WORD_BEFORE = re.compile("[A-Za-z0-9] $")
_WORD_BEHIND = re.compile(" [A-Za-z]")
_SHORT = re.compile(r"[」』”]?[ ]?[（(](?P<short>[A-Z][A-Za-z0-9+-]{1,9})[）)]")
_VERSION_FIRST = re.compile(r"[0-9]\.?[0-9]? [A-Z]")  # 「3.6 Flash」 after Gemini
_PRODUCT_REACH = 20
_MANY = 64


def new_products(text: str, listed: list[Found], makers: Makers) -> list[Found]:
    """The mentions of products that the tables lack; `listed` are the mentions of those that they have."""
    spans = {(hit.start, hit.end): hit for hit in listed}
    starts = [hit.start for hit in listed]
    names: dict[str, Name] = {}
    found: list[Found] = []
    for quoted in quoted_names(text, makers, set(spans)):
        place = bisect_right(starts, quoted.start)
        name = _own_name(text, quoted.start, quoted.end, makers, listed[max(0, place - 1) : place], spans, names)
        for start, end in ((quoted.start, quoted.end), *quoted.others):
            if (start, end) not in spans:
                names.setdefault(text[start:end], name)
                found.append(Found(start, end, name, "", "", quoted.rule))
    for hit in products_beside(text, listed, makers):
        if hit.rule != "next of its family":
            names.setdefault(text[hit.start : hit.end], hit.name)
        found.append(hit)
    renamed = _abbreviations(text, [*found, *listed], names, found)
    if names:
        found += _again(text, names)
    found = [_renamed(hit, renamed) for hit in found] + plans_of_services(text, listed, makers)
    return _one_name_each(found)


def _one_name_each(found: list[Found]) -> list[Found]:
    """The mentions of one product under one name: the first that says its maker."""
    best: dict[str, Name] = {}
    for hit in found:
        known = best.get(hit.name.id)
        if known is None or (known.parent is None and hit.name.parent is not None):
            best[hit.name.id] = hit.name
    return [hit if best[hit.name.id] is hit.name else replace(hit, name=best[hit.name.id]) for hit in found]


def _renamed(hit: Found, renamed: dict[str, Name]) -> Found:
    name = renamed.get(hit.name.id)
    return hit if name is None else replace(hit, name=name)


def _own_name(
    text: str,
    start: int,
    end: int,
    makers: Makers,
    last: Sequence[Found],
    spans: dict[tuple[int, int], Found],
    names: dict[str, Name],
) -> Name:
    """The product that the quotation `text[start:end]` names: one that is known without its maker's name, or a new one.

    `last` is the listed product, if any, that begins last up to `start`.
    """
    said = text[start:end]
    if (start, end) in spans:
        return spans[start, end].name
    before = last[0] if last else None
    if before and before.kind == "model" and before.end <= start and _VERSION_FIRST.match(said):
        return product_name(f"{before.name.name.split(' ')[0]} {said}", before.name.parent)
    for company in makers.overlapping(start, end):
        if company.start == start and company.end < end:
            rest = company.end + (text[company.end] == " ")
            if (rest, end) in spans:
                return spans[rest, end].name
            if text[rest:end] in names:
                return names[text[rest:end]]
            return names.get(said) or product_name(said, company.name.id, known=False)
    if said in names:
        return names[said]
    if before and before.start == start:
        return product_name(said, before.name.parent, known=False)
    maker = makers.of_sentence(start)
    if maker is None and before and start - before.end <= _PRODUCT_REACH and makers.is_topic(before.end, start):
        maker = before.name.parent
    return product_name(said, maker, known=False)


def _abbreviations(text: str, hits: list[Found], names: dict[str, Name], found: list[Found]) -> dict[str, Name]:
    """Adds the abbreviations in brackets behind long names; returns the new names that are abbreviations, by id."""
    renamed: dict[str, Name] = {}
    for hit in hits:
        match = _SHORT.match(text, hit.end)
        if match is None:
            continue
        short, said = match["short"], text[hit.start : hit.end]
        letters = [char for char in short.lower() if char.isalpha()]
        initials = iter(re.sub("[^a-z]", "", said.lower()))
        if " " not in said or short[0].lower() != said[0].lower() or not all(letter in initials for letter in letters):
            continue
        if short in names and not names[short].known:
            renamed[names[short].id] = hit.name
        names[short] = hit.name
        found.append(Found(*match.span("short"), hit.name, hit.kind, "", "abbreviation in brackets"))
    return renamed


def _again(text: str, names: dict[str, Name]) -> Iterable[Found]:
    """Every place where one of `names` stands by itself; a name without Latin letters may also be a word, so only in quotes."""
    for start, end, said in _places(text, names):
        quoted = start > 0 and text[start - 1] in _OPEN and text[end : end + 1] in _CLOSE
        if quoted or (_HAS_LATIN.search(said) and not _inside_word(text, start, end)):
            yield Found(start, end, names[said], "", "", "named before in the article")


def _places(text: str, names: dict[str, Name]) -> Iterable[tuple[int, int, str]]:
    """Where the names stand; with many names the text is read once, not once for each."""
    if len(names) > _MANY:
        yield from ((start, end, said) for start, end, said in Matcher((said, said) for said in names).every(text))
        return
    for said in names:
        start = text.find(said)
        while start >= 0:
            yield start, start + len(said), said
            start = text.find(said, start + len(said))


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether the edges of a name cut a word or an address, or a single English word stands in a longer name."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if _katakana(text[start]) and before and _katakana(before):
        return True
    if _katakana(text[end - 1]) and behind and _katakana(behind):
        return True
    if before and (before in _GLUE or _LATIN.match(before)) and _LATIN.match(text[start]):
        return True
    if _LATIN.match(text[end - 1]) and _LATIN.match(behind):
        return True
    said = text[start:end]
    return said.isascii() and said.isalpha() and _part_of_longer(text, start, end)


def _part_of_longer(text: str, start: int, end: int) -> bool:
    return bool(_WORD_BEFORE.search(text[max(0, start - 2) : start]) or _WORD_BEHIND.match(text, end))


def _katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"
