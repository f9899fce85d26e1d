"""Does a sentence go on over the end of a line?

People end a line in Japanese text for four reasons: the sentence is over, the line is full (old mail and text files),
a breath is taken after 、 or a particle, or the line is an entry of its own (`価格：3万円`). Only the middle two join.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SENTENCE_END = re.compile(r"[。．！？!?｡]['\"”’」』）)】〕］\]*_~`]{0,6}\Z")
_OPEN_END = re.compile(r"(?:[、，,･・（(「『〜]|[ぁ-んァ-ヶ一-龠A-Za-z0-9０-９％%）)」』][はがをにでとのもへや])\Z|,\Z")
_GOES_ON = re.compile(r"[、。，．を）」』】々ー]|[はがにでともへの]、")
_LATIN_GOES_ON = re.compile(r"[a-z]")
# A line that opens with one of these is an entry, whatever stands before it.
_ENTRY = re.compile(
    r"[・●○◎■□◆◇▼▲★☆※◯▶►→⇒✓✔①-⑳|｜【〔]|[-*+>] |[0-9０-９]{1,3}[.．)）、] ?(?![0-9０-９])|第[0-9０-９一二三四五六七八九十]{1,3}[章節部]"
)
_NARROWEST_WRAP = 30
_RAGGED = 6


def ends_sentence(line: str) -> bool:
    """True where the line ends as a sentence does, closing brackets aside."""
    return _SENTENCE_END.search(line, max(0, len(line) - 8)) is not None


def is_entry(line: str) -> bool:
    """True where the line begins with a bullet, a number or another sign of a new entry."""
    return _ENTRY.match(line) is not None


def columns(line: str) -> int:
    """The width of a line on a terminal: Japanese characters take two columns."""
    return (len(line.encode("utf-8", "replace")) + len(line)) // 2


def wrap_width(paragraphs: Iterable[Sequence[str]]) -> int | None:
    """The width in columns at which a document breaks its lines; None where it does not wrap them."""
    widths = [
        columns(line)
        for lines in paragraphs
        for line, following in pairwise(lines)
        if not ends_sentence(line) and not is_entry(following)
    ]
    if len(widths) < 3:
        return None
    middle = int(median(widths))
    near = sum(1 for width in widths if abs(width - middle) <= _RAGGED)
    return middle if middle >= _NARROWEST_WRAP and near * 4 >= len(widths) * 3 else None


def joins(line: str, following: str, width: int | None = None) -> bool:
    """True where the sentence of `line` goes on in `following`; both without white space at their ends."""
    if not line or not following or ends_sentence(line) or is_entry(following):
        return False
    if width is not None and columns(line) >= width - _RAGGED:
        return True
    if _LATIN_GOES_ON.match(following):
        return line[-1].isascii()
    return bool(_OPEN_END.search(line, max(0, len(line) - 2)) or _GOES_ON.match(following))


def needs_space(before: str, after: str) -> bool:
    """True where joined lines need a space: between two words in Latin letters, not beside Japanese."""
    return before.isascii() and after.isascii()
