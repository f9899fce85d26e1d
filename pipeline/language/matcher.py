"""Finds the names of a dictionary in Japanese text: leftmost first, longest first, never inside another word.

The automaton reads a view of the text that is as long as the text (width folded, letters in lower case), so its
offsets are the text's own. What it finds is a candidate; it stands when its edges do not cut a word of the same
script and its capitals are the capitals of the name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.values.normal import fold, fold_all

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


class _Scripts(dict[str, int]):
    """The scripts of the characters that have been met: a lookup costs a fifth of a call."""

    def __missing__(self, char: str) -> int:
        return self.setdefault(char, script(char))


_scripts = _Scripts()


def spellings(folded: str) -> Iterable[str]:
    """A folded name as it may be printed: with its parts joined by nothing, a space, a dot or a hyphen, all in one way.

    ValueError where it is empty.
    """
    if folded.isalnum():
        return (folded,)
    parts = _SEPARATORS.split(folded)
    if len(parts) == 1 or not all(parts):
        if not folded.strip():
            raise ValueError("an empty name")
        return (folded,)
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


class Scan:
    """One pass over a text for the first letters of every name that several dictionaries know.

    First letters in Latin or katakana are told of only where no letter of that script stands before them.

    An automaton of whole names takes three times as long to build and no less to run: most texts meet few first letters
    of a name without the name.
    """

    LETTERS: Final = 6

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._edges: list[int] = []  # the script that may not stand before
        self._automaton: AhoCorasick | None = None  # built at the first use: it takes time and does not pickle
        self._last: tuple[str, str, list[tuple[int, int, int]]] = ("", "", [])

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_automaton": None, "_last": ("", "", [])}

    def numbers(self, names: Iterable[str]) -> list[int]:
        """The numbers under which `hits` tells of the first letters of names, which are folded and in small letters."""
        self._automaton, self._last = None, ("", "", [])
        known, letters = self._numbers, self.LETTERS
        return [known.setdefault(name[:letters], len(known)) for name in names]

    def hits(self, folded: str) -> tuple[str, list[tuple[int, int, int]]]:
        """A folded text in small letters; and each place of first letters in it as (number, start, end), by their end."""
        if self._last[0] != folded:
            if self._automaton is None:
                self._automaton = AhoCorasick(list(self._numbers), implementation=Implementation.ContiguousNFA, store_patterns=False)
                self._edges = [kind if (kind := _scripts[name[0]]) in (_LATIN, _KATAKANA) else -1 for name in self._numbers]
            view = lower(folded)
            edges, scripts = self._edges, _scripts
            self._last = (
                folded,
                view,
                [hit for hit in _find_all(self._automaton, view) if not hit[1] or scripts[view[hit[1] - 1]] != edges[hit[0]]],
            )
        return self._last[1:]


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
            # Of a few hundred words a DFA is small and reads twice as fast.
            self._automaton = AhoCorasick(list(self.words), implementation=Implementation.DFA)
        return [(start, end, self.words[index]) for index, start, end in _find_all(self._automaton, folded)]


# A name in small letters, its length, the scripts that may touch neither edge, and payloads by their capitals (None: any).
_Pattern = tuple[str, int, int, int, dict[str | None, P]]


class Matcher(Generic[P]):
    """A dictionary of names, each with a payload.

    `any_case` tells which names may be printed in any case; the others stand only with their own capitals.
    `closed` tells which names must not touch kanji (or hiragana) with an edge that is kanji (or hiragana).
    Edges in Latin letters or digits must never touch either, nor edges in katakana touch katakana.
    Where two pairs have one name, the first counts. Matchers that read the same texts may share one `scan`.
    """

    def __init__(
        self,
        pairs: Iterable[tuple[str, P]],
        any_case: Callable[[str], bool] = _never,
        closed: Callable[[str], bool] = _never,
        scan: Scan | None = None,
    ) -> None:
        # The pairs by their spellings in small letters. What they ask of a text is worked out when a text has them.
        self._patterns: dict[str, list[tuple[str, P]]] = {}
        patterns = self._patterns
        pairs = tuple(pairs)
        for pair, folded in zip(pairs, fold_all([name for name, _ in pairs]), strict=True):
            for spelling in spellings(folded):
                key = lower(spelling)
                if key in patterns:
                    patterns[key].append(pair)
                else:
                    patterns[key] = [pair]
        self._any_case, self._closed = any_case, closed
        self._scan = Scan() if scan is None else scan
        self._begun: dict[int, list[str]] = {}  # by the number of their first letters
        for key, number in zip(self._patterns, self._scan.numbers(self._patterns), strict=True):
            self._begun.setdefault(number, []).append(key)
        self._met: dict[int, list[_Pattern[P]]] = {}

    def __len__(self) -> int:
        return len(self._patterns)

    def _patterns_of(self, number: int) -> list[_Pattern[P]]:
        """The patterns that begin with the first letters of this number, made ready."""
        return self._met.setdefault(number, [self._ready(key) for key in self._begun.get(number, ())])

    def _ready(self, key: str) -> _Pattern[P]:
        pairs = self._patterns[key]
        shut = self._closed(pairs[0][0])
        edges = [kind if (kind := _scripts[char]) in (_LATIN, _KATAKANA) or shut else _FREE for char in (key[0], key[-1])]
        by_capitals: dict[str | None, P] = {}
        for name, payload in pairs:
            anyhow = key == key.upper() or self._any_case(name)  # no letters that have capitals, or all the same
            by_capitals.setdefault(None if anyhow else _compact(name), payload)
        return key, len(key), edges[0], edges[1], by_capitals

    def every(self, text: str, folded: str | None = None) -> list[tuple[int, int, P]]:
        """All places where a name stands, overlapping ones too, by start and then the longest first.

        `folded` may give `fold(text)` where the caller has it already.
        """
        if "ﾞ" in text or "ﾟ" in text:  # half-width kana with their marks: two characters for one
            joined, places = _with_marks_joined(text)
            return [(places[start], places[end], payload) for start, end, payload in self.every(joined)]
        folded = fold(text) if folded is None else folded
        view, hits = self._scan.hits(folded)
        found: list[tuple[int, int, P]] = []
        size, met, scripts = len(view), self._met, _scripts
        for number, start, _ in hits:
            patterns = met.get(number)
            for key, length, left, right, by_capitals in self._patterns_of(number) if patterns is None else patterns:
                if not view.startswith(key, start):
                    continue
                end = start + length
                if left and start and scripts[view[start - 1]] == left:
                    continue
                if right and end < size and scripts[view[end]] == right:
                    continue
                said: str | None = folded[start:end]
                if said not in by_capitals:
                    said = None if None in by_capitals and len(by_capitals) == 1 else _SEPARATORS.sub("", folded[start:end])
                    if said not in by_capitals:
                        said = None
                        if said not in by_capitals:
                            continue
                found.append((start, end, by_capitals[said]))
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
