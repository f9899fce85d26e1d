"""Finds the products of the tables in a text: one pass over its Latin and katakana words, then work only at known heads.

A product stands in the index under its first word (`Claude Code` under `claude`); at each such word the longest of its
listed names and of the readings of its families is taken. Names that begin with another script go through the matcher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.components.product_forms import (
    JOINT,
    NUMBER_END,
    Family,
    Product,
    joined,
    product_name,
)
from pipeline.language.matcher import Matcher

if TYPE_CHECKING:
    from pipeline.facts import Name

WORD = re.compile("[A-Za-zÀ-ɏ]++|[ァ-ヺー]++")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ＋]")
_URL = re.compile(r"(?:https?://|www\.)[!-~]++")
_VERSION = re.compile(JOINT + r"(?P<version>[0-9]{1,3}+(?:\.[0-9]{1,2}+){0,2})" + NUMBER_END)
#: Kinds whose members are told apart by numbers (iOS 27, Sora 3).
_NUMBERED = frozenset(("model", "os", "browser", "game", "phone", "wearable", "computer", "developer", "chip", "space", "own"))
# With a number behind it even an ordinary word is a name in these kinds: Whisper 3, Unity 6.
_SURE_WITH_NUMBER = frozenset(("model", "os", "browser", "developer"))
_SURE_LENGTH = 4
_NO_JOINTS = {ord(joint): None for joint in " \u00a0・-"}
_ANY_CASE_LENGTH = 6
# What may stand before a Latin name inside a word or an address: an @name, a path, a file name, a compound.
_GLUE = frozenset("@_\\.")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate: where it stands, what it names, what it needs ("word", "maker" or nothing) and the row that saw it."""

    start: int
    end: int
    name: Name
    kind: str
    risk: str
    rule: str
    numbered: bool = False  # a listed name with a number that the tables do not know


@dataclass(slots=True)
class _Head:
    """What begins with one word: listed names by their compact form in small letters, and families."""

    spellings: list[str]
    names: dict[str, list[tuple[str, Product, str]]]
    families: list[Family]
    regex: re.Pattern[str] | None = None


def compact(text: str) -> str:
    """`text` without the joints of its parts."""
    return text if text.isalnum() else text.translate(_NO_JOINTS)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


class ProductIndex:
    """The products of the tables by their first words."""

    def __init__(self, listed: tuple[Product, ...], patterns: tuple[Family, ...]) -> None:
        self._heads: dict[str, _Head] = {}
        others: list[tuple[str, tuple[Product, str]]] = []
        for product in listed:
            for spelling, risk in product.spellings:
                first = WORD.match(spelling)
                if first is None:
                    others.append((spelling, (product, risk)))
                    continue
                entry = self._head(first[0])
                entry.spellings.append(spelling)
                entry.names.setdefault(compact(spelling).lower(), []).append((compact(spelling), product, risk))
        for family in patterns:
            for head in family.heads:
                first = WORD.match(head)
                if first is None:
                    raise ValueError(f"the head {head!r} begins with no Latin letter or katakana")
                known = self._head(first[0]).families
                if family not in known:
                    known.append(family)
        self._others = Matcher(others, closed=lambda name: len(name) < 3)

    def _head(self, word: str) -> _Head:
        return self._heads.setdefault(word.lower(), _Head([], {}, []))

    def find(self, text: str) -> list[Found]:
        """The candidates in `text`, leftmost first, the longest at each place, none overlapping."""
        view = _ascii(text)
        found: list[Found] = []
        urls = [match.span() for match in _URL.finditer(view)] if "://" in view or "www." in view else []
        after = 0
        heads = self._heads
        for match in WORD.finditer(view):
            word = match[0]
            head = heads.get(word) or (heads.get(word.lower()) if word[0] < "ァ" else None)
            start = match.start()
            if head is None or start < after:
                continue
            if start and not self._free(view, start):
                continue
            if urls and any(left <= start < right for left, right in urls):
                continue
            best = self._best(head, view, start)
            if best is not None:
                found.append(best)
                after = best.end
        others = [
            Found(start, end, product.name, product.kind, risk, _rule(product))
            for start, end, (product, risk) in self._others.find(text, view)
        ]
        return longest([*found, *others]) if others else found

    @staticmethod
    def _free(view: str, start: int) -> bool:
        """Whether a name may begin at `start`."""
        before = view[start - 1]
        if not view[start].isascii():
            return True  # katakana runs are whole words already
        if _is_latin(before) or before in _GLUE:
            return False
        return not (before == "-" and start > 1 and _is_latin(view[start - 2]))

    def _best(self, head: _Head, view: str, start: int) -> Found | None:
        best = self._listed(head, view, start)
        for family in head.families:
            match = family.regex.match(view, start)
            if match and (best is None or match.end() > best.end or (match.end() == best.end and best.numbered)):
                name = family.name(match)
                best = Found(start, match.end(), name, family.kind, family.risk, f"product_patterns.tsv:{family.template}")
        return best

    def _listed(self, head: _Head, view: str, start: int) -> Found | None:
        if not head.names:
            return None
        if head.regex is None:
            ordered = sorted(set(head.spellings), key=lambda said: (-len(compact(said)), said))
            head.regex = re.compile("(?i:" + "|".join(joined(said) + _edge(said) for said in ordered) + ")")
        match = head.regex.match(view, start)
        if match is None:
            return None
        chosen = _with_capitals(head.names.get(compact(match[0]).lower(), []), match[0])
        if chosen is None:
            return None
        product, risk = chosen
        rule = _rule(product)
        end = match.end()
        version = _VERSION.match(view, end) if product.kind in _NUMBERED and not view[end - 1].isdigit() else None
        if version:
            name = product_name(f"{product.name.name} {version['version']}", product.name.parent)
            sure = risk == "word" and product.kind in _SURE_WITH_NUMBER and end - start >= _SURE_LENGTH
            return Found(start, version.end(), name, product.kind, "" if sure else risk, rule, numbered=True)
        if view[end : end + 1].isdigit() and view[end - 1].isascii():
            return None
        return Found(start, end, product.name, product.kind, risk, rule)


def _rule(product: Product) -> str:
    return f"{'own table' if product.kind == 'own' else 'products.tsv'}:{product.name.id}"


def _edge(spelling: str) -> str:
    """What may not follow `spelling`: a letter of its own script (digits are looked at later, as a version)."""
    return "(?![ァ-ヺー])" if "ァ" <= spelling[-1] <= "ー" else "(?![A-Za-z])" if spelling[-1].isascii() else ""


def _ascii(text: str) -> str:
    """`text` with its full-width letters, digits and plus signs as ASCII, as long as `text`."""
    if not _FULL_WIDTH.search(text):
        return text
    return _FULL_WIDTH.sub(lambda match: chr(ord(match[0]) - 0xFEE0), text)


def _with_capitals(candidates: list[tuple[str, Product, str]], said: str) -> tuple[Product, str] | None:
    """The candidate that may be printed with the capitals of `said`: exactly its own, or any if it is long."""
    plain = compact(said)
    for spelling, product, risk in candidates:
        if spelling == plain:
            return product, risk
    if len(plain) < _ANY_CASE_LENGTH or not plain[0].isupper():
        return None
    return next(((product, risk) for _, product, risk in candidates if not risk), None)


def longest(found: list[Found]) -> list[Found]:
    """`found` leftmost first, the longest at each place, none overlapping."""
    chosen: list[Found] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen
