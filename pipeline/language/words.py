"""Words by fugashi and UniDic, with exact offsets, on any input.

MeCab crashes on very long input, stops at NUL and drops words behind 64 KiB of white space, so it is given pieces of
at most `MAX_PIECE` characters, cut at a sentence end or other mark where there is one. A cut can change the words next
to it and nothing else.
"""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fugashi import GenericTagger

#: Far below the 32,767 characters at which the path cost of MeCab can overflow, and short enough for its quadratic
#: treatment of long unknown words.
MAX_PIECE = 2000
_CUT = re.compile(r"[。！？\n、，,\s]")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Of marks that UniDic does not know, alone or several together.
_MARKS = "記号-一般"
_BRACKETS = dict.fromkeys("「『（(【［[〈《", "補助記号-括弧開") | dict.fromkeys("」』）)】］]〉》", "補助記号-括弧閉") | dict.fromkeys("。．！？", "補助記号-句点")
# Surface, part of speech, dictionary form; a word that UniDic does not know has no dictionary form.
_NODE = r"%m\t%F-[0,1,2]\t%f[10]\t"
_UNKNOWN = r"%m\t%F-[0,1,2]\t%m\t"


class Word(msgspec.Struct, frozen=True, gc=False):
    """A morpheme. `tag` is UniDic's part of speech (`名詞-普通名詞-サ変可能`), `base` its dictionary form.

    A structure and no dataclass: an article has thousands, and this one is made in a tenth of the time.
    """

    start: int
    end: int
    text: str
    tag: str
    base: str


@cache
def _tagger(process: int) -> GenericTagger:
    """One tagger a process: it may not be shared between threads, pickled or used across a fork while busy."""
    import unidic_lite
    from fugashi import GenericTagger

    # -O "" switches off the dictionary's own output format; -E "." ends each output with what fugashi does not strip. The paths
    # are quoted because fugashi splits the arguments.
    dictionary = unidic_lite.DICDIR
    return GenericTagger(f'-r "{dictionary}/mecabrc" -d "{dictionary}" -O "" -F "{_NODE}" -U "{_UNKNOWN}" -E "."')


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts `[start, end)` into stretches of at most MAX_PIECE characters."""
    while end - start > MAX_PIECE:
        cut = start + MAX_PIECE
        for match in _CUT.finditer(text, start + MAX_PIECE // 2, cut):
            cut = match.end()
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def read_words(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`; white space belongs to none. Every other character belongs to exactly one."""
    words: list[Word] = []
    parse = _tagger(os.getpid()).parse
    for piece_start, piece_end in pieces(text, start, end):
        piece = text[piece_start:piece_end]
        safe = _UNSAFE.sub("\ufffd", piece)
        cells = parse(safe).split("\t")
        surfaces, tags, bases = cells[:-1:3], cells[1::3], cells[2::3]
        ends = list(accumulate(map(len, surfaces), initial=piece_start))
        if _MARKS in tags:
            surfaces, tags, bases = _apart(surfaces, tags, bases)
            ends = list(accumulate(map(len, surfaces), initial=piece_start))
        if ends[-1] == piece_end and "".join(surfaces) == safe:  # no white space: nothing has to be looked for
            words.extend(map(Word, ends, ends[1:], surfaces, tags, bases))
            continue
        at = 0
        for surface, tag, base in zip(surfaces, tags, bases, strict=True):
            found = at if safe.startswith(surface, at) else _behind_space(safe, surface, at, piece_start)
            at = found + len(surface)
            words.append(Word(piece_start + found, piece_start + at, surface, tag, base))
        _behind_space(safe, "", at, piece_start)
    return words


def _apart(surfaces: list[str], tags: list[str], bases: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Marks that the tagger, which knows none of them, takes for one word: ™」 is two."""
    apart: list[tuple[str, str, str]] = []
    for surface, tag, base in zip(surfaces, tags, bases, strict=True):
        if tag == _MARKS and len(surface) > 1:
            apart += [(mark, _BRACKETS.get(mark, tag), mark) for mark in surface]
        else:
            apart.append((surface, tag, base))
    return [one[0] for one in apart], [one[1] for one in apart], [one[2] for one in apart]


def _behind_space(safe: str, surface: str, at: int, piece_start: int) -> int:
    """Where `surface` stands behind the white space at `at`; the empty surface stands at the end."""
    found = safe.find(surface, at) if surface else len(safe)
    if found < 0 or safe[at:found].strip():
        raise AssertionError(f"the tagger lost text at {piece_start + at}: {safe[at : at + 20]!r}")
    return found
