"""What a form cannot do without, read from its pattern: forms whose words a sentence does not have are not tried.

The signs of a coded sentence are its characters, with one and the same character for all phrases of a kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.components.phrases import BASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKER = re.compile(r"\{([a-z_]+)(?::([a-z|]+))?\}")
_CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
_REPEATED = re.compile(r"[?*+]|\{[0-9,]*\}")
#: Signs of which one must be there; None: anything may be, or nothing.
Signs = frozenset[str] | None


class Needs(NamedTuple):
    """What a pattern needs: the signs of its first place, of its last place, and of all its places."""

    first: Signs
    last: Signs
    everywhere: tuple[frozenset[str], ...]


def needs(pattern: str, kinds_of: Mapping[str, str]) -> Needs:
    """What a pattern of forms.tsv, or a part of one, needs; `kinds_of` has what a marker takes that names no kinds.

    It errs on the side of too little: nothing in brackets counts, and nothing of a pattern with alternatives.
    """
    found = list(_places(pattern, kinds_of))
    if not found or "|" in (place for place in found if isinstance(place, str)):
        return Needs(None, None, ())
    places = [None if isinstance(place, str) else place for place in found]
    return Needs(places[0], places[-1], tuple(dict.fromkeys(place for place in places if place is not None)))


def _places(pattern: str, kinds_of: Mapping[str, str]) -> Iterator[frozenset[str] | str]:
    """The places of a pattern outside its brackets: the signs that one needs, or its mark, where that needs none."""
    at = 0
    while at < len(pattern):
        end, signs = _place(pattern, at, kinds_of)
        repeated = _REPEATED.match(pattern, end)
        if repeated is not None:
            end = repeated.end()
            end += pattern[end : end + 1] in ("?", "+")
        yield signs if signs is not None and repeated is None else pattern[at]
        at = end


def _place(pattern: str, at: int, kinds_of: Mapping[str, str]) -> tuple[int, Signs]:
    char = pattern[at]
    if char == "(":
        return _behind_bracket(pattern, at), None
    if char == "[" and (found := _CLASS.match(pattern, at)):
        return found.end(), None
    if char == "\\":
        return at + 2, None
    if char == "<":
        return pattern.index(">", at) + 1, None
    if char == "{" and (found := _MARKER.match(pattern, at)):
        kinds = found[2] or kinds_of.get(found[1], "")
        return found.end(), frozenset(chr(BASES[kind]) for kind in kinds.split("|") if kind) or None
    return at + 1, None if char in "^$.@¬…‥|" else frozenset(char)


def _behind_bracket(pattern: str, at: int) -> int:
    """Where the bracket that opens at `at` is closed."""
    depth = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        if char == "[" and (found := _CLASS.match(pattern, at)):
            at = found.end()
            continue
        depth += (char == "(") - (char == ")")
        at += 1
        if not depth:
            break
    return at
