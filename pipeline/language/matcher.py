"""Finds the names of a dictionary in Japanese text: leftmost first, longest first, never inside another word.

The automaton reads a view of the text that is as long as the text (width folded, letters in lower case), so its
offsets are the text's own. What it finds is a candidate; it stands when its edges do not cut a word of the same
script and its capitals are the capitals of the name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

P = TypeVar("P")

_SEPARATORS = re.compile(r"[ ・=゠-]++")
_KATAKANA_PARTS = re.compile(r"[ァ-ヺー]")
_FREE, _LATIN, _KATAKANA, _KANJI, _HIRAGANA = range(5)


def lower(text: str) -> str:
    """`text` in lower case, as long as `text`."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def script(char: str) -> int:
    """The script of a folded character as far as the edges of a name care: Latin and digits are one."""
    point = ord(char)
    if point < 0x80:
        return _LATIN if char.isalnum() else _FREE
    if 0x30A1 <= point <= 0x30FA or 0x30FC <= point <= 0x30FE:
        return _KATAKANA
    if 0x4E00 <= point <= 0x9FFF or 0x3400 <= point <= 0x4DBF or char in "々〇":
        return _KANJI
    if 0x3041 <= point <= 0x309F:
        return _HIRAGANA
    if 0xC0 <= point <= 0x24F and char.isalpha():
        return _LATIN
    return _FREE


def spellings(name: str) -> set[str]:
    """`name` as it may be printed: with its parts joined by nothing, a space, a dot or a hyphen, all in one way."""
    folded = fold(name)
    if not _SEPARATORS.search(folded):
        return {folded}
    parts = _SEPARATORS.split(folded)
    if not all(parts):
        return {folded}
    joints = ["", " ", "・", "="] if _KATAKANA_PARTS.search(folded) else ["", " ", "-"]
    return {folded, *(joint.join(parts) for joint in joints)}


def _compact(name: str) -> str:
    return _SEPARATORS.sub("", fold(name))


def _never(_: str) -> bool:
    return False


def _find_all(automaton: AhoCorasick, view: str) -> list[tuple[int, int, int]]:
    try:
        return list(automaton.find_matches_as_indexes(view, overlapping=True))
    except UnicodeEncodeError:  # a lone surrogate: one other character for each keeps the offsets
        return list(automaton.find_matches_as_indexes(view.encode("utf-8", "replace").decode(), overlapping=True))


def _with_marks_joined(text: str) -> tuple[str, list[int]]:
    """`text` with ｶﾞ as ガ, and the place in `text` of each of its characters and of its end."""
    pieces, places = [], []
    for match in re.finditer(r"[ｦ-ﾝ][ﾞﾟ]|.", text, re.DOTALL):
        piece = unicodedata.normalize("NFKC", match[0]) if len(match[0]) == 2 else match[0]
        piece = piece if len(piece) == 1 else match[0][0]
        pieces.append(piece)
        places.append(match.start())
    return "".join(pieces).translate({ord("ﾞ"): " ", ord("ﾟ"): " "}), [*places, len(text)]


class WordFinder:
    """Finds words wherever they stand, also inside other words; capitals count."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(fold(word) for word in words))
        self._automaton: AhoCorasick | None = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_automaton": None}

    def find(self, folded: str) -> list[tuple[int, int, str]]:
        """Every occurrence in a folded text as (start, end, word), by end; overlapping ones too."""
        if not self.words:
            return []
        if self._automaton is None:
            self._automaton = AhoCorasick(list(self.words), implementation=Implementation.ContiguousNFA)
        return [(start, end, self.words[index]) for index, start, end in _find_all(self._automaton, folded)]


class Matcher(Generic[P]):
    """A dictionary of names, each with a payload.

    `any_case` tells which names may be printed in any case; the others stand only with their own capitals.
    `closed` tells which names must not touch kanji (or hiragana) with an edge that is kanji (or hiragana).
    Edges in Latin letters or digits must never touch either, nor edges in katakana touch katakana.
    Where two pairs have one name, the first counts.
    """

    def __init__(
        self,
        pairs: Iterable[tuple[str, P]],
        any_case: Callable[[str], bool] = _never,
        closed: Callable[[str], bool] = _never,
    ) -> None:
        # For each pattern of the automaton: its payloads by the capitals that they ask for (None: any).
        self._patterns: dict[str, dict[str | None, P]] = {}
        self._edges: list[tuple[int, int]] = []
        scripts: dict[str, int] = {}
        for name, payload in pairs:
            shut = closed(name)
            wanted: str | None = ""
            for spelling in spellings(name):
                key = lower(spelling)
                if not key.strip():
                    raise ValueError("an empty name")
                by_capitals = self._patterns.get(key)
                if by_capitals is None:
                    by_capitals = self._patterns[key] = {}
                    ends = []
                    for char in (key[0], key[-1]):
                        kind = scripts.get(char)
                        if kind is None:
                            kind = scripts[char] = script(char)
                        ends.append(kind if shut or kind in (_LATIN, _KATAKANA) else _FREE)
                    self._edges.append((ends[0], ends[1]))
                if key == key.upper():  # no letters that have capitals
                    by_capitals.setdefault(None, payload)
                    continue
                if wanted == "":
                    wanted = None if any_case(name) else _compact(name)
                by_capitals.setdefault(wanted, payload)
        self._payloads = list(self._patterns.values())
        self._automaton: AhoCorasick | None = None  # built at the first use: it takes time and does not pickle

    def __len__(self) -> int:
        return len(self._patterns)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_automaton": None}

    def every(self, text: str, folded: str | None = None) -> list[tuple[int, int, P]]:
        """All places where a name stands, overlapping ones too, by start and then the longest first.

        `folded` may give `fold(text)` where the caller has it already.
        """
        if "ﾞ" in text or "ﾟ" in text:  # half-width kana with their marks: two characters for one
            joined, places = _with_marks_joined(text)
            return [(places[start], places[end], payload) for start, end, payload in self.every(joined)]
        folded = fold(text) if folded is None else folded
        view = lower(folded)
        found: list[tuple[int, int, P]] = []
        size, edges, payloads = len(view), self._edges, self._payloads
        for index, start, end in self._hits(view):
            left, right = edges[index]
            if left and start and script(view[start - 1]) == left:
                continue
            if right and end < size and script(view[end]) == right:
                continue
            by_capitals = payloads[index]
            capitals = None if len(by_capitals) == 1 and None in by_capitals else _compact(folded[start:end])
            if capitals not in by_capitals:
                capitals = None
                if capitals not in by_capitals:
                    continue
            found.append((start, end, by_capitals[capitals]))
        found.sort(key=lambda hit: (hit[0], -hit[1]))
        return found

    def find(self, text: str, folded: str | None = None) -> list[tuple[int, int, P]]:
        """The names in `text` as (start, end, payload), leftmost first, the longest at each place, none overlapping."""
        chosen: list[tuple[int, int, P]] = []
        at = 0
        for hit in self.every(text, folded):
            if hit[0] >= at:
                chosen.append(hit)
                at = hit[1]
        return chosen

    def _hits(self, view: str) -> list[tuple[int, int, int]]:
        if not self._patterns:
            return []
        if self._automaton is None:
            self._automaton = AhoCorasick(list(self._patterns), implementation=Implementation.ContiguousNFA)
        return _find_all(self._automaton, view)
