"""The length-keeping view of a text in which values are read.

`fold(text)` has one character for each character of `text`, so an offset in the one is an offset in the other. Only
characters whose NFKC form is one character are replaced (`５` by `5`, `％` by `%`, `Ａ` by `A`; `㎜` becomes two and
stays). Case is kept. Circled numbers and superscripts stay: `①` is a list number and `m²` no `m2`.

Dashes are made fewer but not mixed up: hyphens and minus signs become `-`, wave dashes become `~`, the long dashes of
an aside become `—`; the long vowel mark `ー` stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DASH = "-"
WAVE = "~"
_SENTENCE = 1_000  # characters; what is longer is an article: a sentence kept would push it out
ASIDE = "—"

_DASHES = "‐‑‒–−﹣－"
_WAVES = "〜～∼∾"
_ASIDES = "―─"
_KEPT = "²³¹ªº"
# Where characters with a one-character plain form live that articles use; the circled and raised ones are left out.
_BLOCKS = ((0x00A0, 0x0100), (0x2000, 0x2070), (0x2100, 0x2190), (0x2F00, 0x3100), (0xFF00, 0xFFEF))


@cache
def _plain_forms() -> dict[int, str]:
    forms: dict[int, str] = {}
    for first, last in _BLOCKS:
        for point in range(first, last):
            plain = unicodedata.normalize("NFKC", chr(point))
            if len(plain) == 1 and plain != chr(point) and chr(point) not in _KEPT and not unicodedata.combining(plain):
                forms[point] = plain
    for marks, plain in ((_DASHES, DASH), (_WAVES, WAVE), (_ASIDES, ASIDE)):
        forms.update((ord(mark), plain) for mark in marks)
    return forms


@cache
def _foldable() -> re.Pattern[str]:
    """Runs of characters that have another plain form: a text holds few, and only they are looked up."""
    return re.compile(f"[{re.escape(''.join(map(chr, sorted(_plain_forms()))))}]++")


def fold(text: str) -> str:
    """`text` with each character in its plain form; the result is as long as `text`."""
    return text if text.isascii() else _fold_article(text) if len(text) > _SENTENCE else _fold(text)


def fold_all(texts: Sequence[str]) -> list[str]:
    """Each of many short texts folded, in one go: twenty thousand names take a tenth of the time."""
    folded = fold("\n".join(texts)).split("\n") if texts else []
    return folded if len(folded) == len(texts) else [fold(text) for text in texts]  # a text of several lines


def _fold(text: str) -> str:
    return _foldable().sub(_folded, text) if _foldable().search(text) else text


@lru_cache(maxsize=2)
def _fold_article(text: str) -> str:
    """Every room that reads an article asks for the same."""
    return _fold(text)


def _folded(run: re.Match[str]) -> str:
    return run[0].translate(_plain_forms())
