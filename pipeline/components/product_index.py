"""Finds the products of the tables in a text: one scan for the first words of their names, then work only where one stands.

A product stands in the index under its first word (`Claude Code` under `claude`); at each such word the longest of its
listed names and of the readings of its families is taken. Names that begin with another script than Latin or katakana are
left to a matcher on the same scan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from pipeline.components.product_forms import (
    JOINT,
    NUMBER_END,
    Family,
    Product,
    joined,
    product_name,
)
from pipeline.language.matcher import Matcher, Scan, script
from pipeline.values.normal import fold, fold_all

if TYPE_CHECKING:
    from pipeline.facts import Name

WORD = re.compile("[A-Za-zÀ-ɏ]++|[ァ-ヺー]++")
_URL = re.compile(r"(?:(?<=http)|(?<=https))://[!-~]*+|www\.[!-~]*+")
_LONGEST_URL = 300  # characters
_VERSION = re.compile(JOINT + r"(?P<version>[0-9]{1,3}+(?:\.[0-9]{1,2}+){0,2})" + NUMBER_END)
#: Kinds whose members are told apart by numbers (iOS 27, Sora 3).
_NUMBERED = frozenset(("model", "os", "browser", "game", "phone", "wearable", "computer", "developer", "chip", "space", "own"))
# With a number behind it even an ordinary word is a name in these kinds: Whisper 3, Unity 6.
_SURE_WITH_NUMBER = frozenset(("model", "os", "browser", "developer"))
_SURE_LENGTH = 4
_LONG = 3  # letters: a shorter first word is looked for with what follows it; every third Latin word of an article is a bare AI
_JOINTS = ("", " ", "-")
_PARTS = re.compile("[ -]")
_NO_JOINTS = {ord(joint): None for joint in " \u00a0・-"}
_ANY_CASE_LENGTH = 6
# What may stand before a Latin name inside a word or an address: an @name, a path, a file name, a compound.
_GLUE = frozenset("@_\\.")


class Found(msgspec.Struct, frozen=True, gc=False):
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
    #: The characters of which one must follow the word, in small letters; None where a name may end with it.
    follow: frozenset[str] | None = None


def compact(text: str) -> str:
    """`text` without the joints of its parts."""
    return text if text.isalnum() else text.translate(_NO_JOINTS)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


class ProductIndex:
    """The products of the tables by their first words."""

    def __init__(self, listed: tuple[Product, ...], patterns: tuple[Family, ...], scan: Scan | None = None) -> None:
        self._heads: dict[str, _Head] = {}
        others: list[tuple[str, tuple[Product, str]]] = []
        named = [(said, (row, risk)) for row in listed for said, risk in row.spellings]
        for spelling, (_, meant) in zip(fold_all([said for said, _ in named]), named, strict=True):
            first = WORD.match(spelling)
            if first is None:
                others.append((spelling, meant))
                continue
            entry = self._head(first[0])
            entry.spellings.append(spelling)
            plain = compact(spelling)
            entry.names.setdefault(plain.lower(), []).append((plain, *meant))
        for family in patterns:
            for head in family.heads:
                first = WORD.match(head)
                if first is None:
                    raise ValueError(f"the head {head!r} begins with no Latin letter or katakana")
                known = self._head(first[0]).families
                if family not in known:
                    known.append(family)
        self._scan = Scan() if scan is None else scan
        for word, entry in self._heads.items():
            entry.follow = _followers(word, entry)
        begins = [(begin, begin == word, entry) for word, entry in self._heads.items() for begin in _begins(word, entry)]
        self._begun: dict[int, list[tuple[str, bool, _Head]]] = {}  # what begins, and whether that is a whole word
        for begun, number in zip(begins, self._scan.numbers([begin for begin, _, _ in begins]), strict=True):
            self._begun.setdefault(number, []).append(begun)
        self._others: Matcher[tuple[Product, str]] = Matcher(others, closed=lambda name: len(name) < 3, scan=self._scan)

    def _head(self, word: str) -> _Head:
        return self._heads.setdefault(word.lower(), _Head([], {}, []))

    def find(self, text: str) -> list[Found]:
        """The candidates in `text`, leftmost first, the longest at each place, none overlapping."""
        view = fold(text)
        found: list[Found] = []
        after = 0
        for start, head in self._starts(view):
            if start < after:
                continue
            best = self._best(head, view, start)
            if best is not None and not _in_url(view, start):
                found.append(best)
                after = best.end
        rest = [
            Found(start, end, product.name, product.kind, risk, _rule(product))
            for start, end, (product, risk) in self._others.every(text, view)
            if view[start] != "." or not start or not _is_latin(view[start - 1])  # VB.NET is no .NET
        ]
        return longest([*found, *longest(rest)]) if rest else found

    def _starts(self, view: str) -> list[tuple[int, _Head]]:
        """Where a first word stands, whole, and what begins with it, in order."""
        lowered, hits = self._scan.hits(view)
        starts: list[tuple[int, _Head]] = []
        begun, size = self._begun, len(lowered)
        for number, start, _ in hits:
            for begin, is_word, head in begun.get(number, ()):
                end = start + len(begin)
                if not lowered.startswith(begin, start):
                    continue
                if is_word and end < size:
                    following = lowered[end]
                    if head.follow is not None and following not in head.follow:
                        continue
                    if following.isalpha() and script(following) == script(begin[-1]):
                        continue
                if not start or self._free(view, start):
                    starts.append((start, head))
        starts.sort(key=lambda found: found[0])
        return starts

    @staticmethod
    def _free(view: str, start: int) -> bool:
        """Whether a name may begin at `start`, which is not the start of the text, and behind no letter of its script."""
        before = view[start - 1]
        if view[start] >= "ァ" or before.isspace():
            return True
        return before not in _GLUE and not (before == "-" and start > 1 and _is_latin(view[start - 2]))

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


def _followers(word: str, head: _Head) -> frozenset[str] | None:
    """What may stand behind the word of a head where all its names have more than that word."""
    rests = [spelling[len(word) :] for spelling in head.spellings]
    if head.families or not all(rests):
        return None
    return frozenset({" ", "\u00a0", "-"} | {rest.lstrip(" -")[:1].lower() for rest in rests})


def _begins(word: str, head: _Head) -> set[str]:
    """What is looked for to find the names of a head, in small letters: its word, or what its names begin with if that is short."""
    if len(word) >= _LONG:
        return {word}
    begins: set[str] = set()
    for spelling in head.spellings:
        parts = [part for part in _PARTS.split(spelling.lower(), maxsplit=2) if part][:2]
        begins.update(joint.join(parts) for joint in _JOINTS)
    for family in head.families:
        begins.update(begin.lower() for begin in family.begins)
    return {begin for begin in begins if begin.startswith(word)}


def _in_url(view: str, start: int) -> bool:
    """Whether an address of the web holds what stands at `start`."""
    at = max(0, start - _LONGEST_URL)
    last = max(view.rfind("://", at, start), view.rfind("www.", at, start))
    return last >= 0 and _URL.fullmatch(view, last, start) is not None


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
