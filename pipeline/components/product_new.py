"""Products that no table has: each is a name of this article, with its reading, its abbreviation and its later mentions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.components.product_beside import plans_of_services, products_beside
from pipeline.components.product_forms import product_name
from pipeline.components.product_index import Found
from pipeline.components.product_rules import Makers, quoted_names

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def new_products(text: str, listed: list[Found], makers: Makers) -> list[Found]:
    """The mentions of products that the tables lack; `listed` are the mentions of those that they have."""
    spans = {(hit.start, hit.end): hit for hit in listed}
    names: dict[str, Name] = {}
    found: list[Found] = []
    for quoted in quoted_names(text, makers, set(spans)):
        name = _own_name(text, quoted.start, quoted.end, makers, spans, names)
        for start, end in ((quoted.start, quoted.end), *quoted.others):
            if (start, end) not in spans:
                names.setdefault(text[start:end], name)
                found.append(Found(start, end, name, "", "", quoted.rule))
    for hit in products_beside(text, listed, makers):
        if hit.rule != "next of its family":
            names.setdefault(text[hit.start : hit.end], hit.name)
        found.append(hit)
    if not found and not listed:
        return []
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
    text: str, start: int, end: int, makers: Makers, spans: dict[tuple[int, int], Found], names: dict[str, Name]
) -> Name:
    """The product that the quotation `text[start:end]` names: one that is known without its maker's name, or a new one."""
    said = text[start:end]
    if (start, end) in spans:
        return spans[start, end].name
    if _VERSION_FIRST.match(said):
        family = [hit for (_, until), hit in spans.items() if until <= start and hit.kind == "model"]
        if family:
            return product_name(f"{family[-1].name.name.split(' ')[0]} {said}", family[-1].name.parent)
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
    parts = [hit for (begin, _), hit in spans.items() if begin == start]
    maker = parts[0].name.parent if parts else makers.of_sentence(start)
    if maker is None:
        before = [hit for (_, until), hit in spans.items() if until <= start and start - until <= _PRODUCT_REACH]
        if before and makers.is_topic(before[-1].end, start):
            maker = before[-1].name.parent
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
    for said, name in names.items():
        start = text.find(said)
        while start >= 0:
            end = start + len(said)
            quoted = start > 0 and text[start - 1] in _OPEN and text[end : end + 1] in _CLOSE
            if quoted or (_HAS_LATIN.search(said) and not _inside_word(text, start, end)):
                yield Found(start, end, name, "", "", "named before in the article")
            start = text.find(said, end)


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
