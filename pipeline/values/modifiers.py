"""How a number is meant: 約, 最大で, 以上, を超える, 程度 … around it. All texts are folded."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from pipeline.tables.loader import Row, read
from pipeline.values.unit_tables import words
from pipeline.values.units import longest_at

if TYPE_CHECKING:
    from pipeline.records import Comparator
    from pipeline.values.numerals import Vague

COLUMNS = (
    "surfaces", "side", "comparator", "force", "inside", "vague", "not_before", "not_after", "only_after", "unit", "example",
)  # fmt: skip

_CHAIN = 3  # 少なくとも約4倍ほど: more words than this do not come together
_ASIDE = 40  # a bracketed aside between a number and its modifier: 3兆ドル(約450兆円)を突破
_COMPARATORS = ("=", "~", ">=", ">", "<=", "<")


class Meaning(NamedTuple):
    """What the words around a number say; `[start, end)` is the span with those that belong to it."""

    start: int
    end: int
    comparator: Comparator = "="
    vague: Vague | None = None
    said: bool = False  # there are such words


class _Word(NamedTuple):
    surface: str
    comparator: Comparator
    bound: bool
    inside: bool
    vague: Vague | None
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    only_after: tuple[str, ...]
    unit: str


class _Bucket(NamedTuple):
    """Words that share a character: their surfaces alone, to see quickly that none stands there, and the words, longest first."""

    surfaces: tuple[str, ...]
    words: tuple[_Word, ...]


class _Words(NamedTuple):
    before: dict[str, _Bucket]  # by last character
    after: dict[str, _Bucket]  # by first character


def meaning(text: str, start: int, end: int, unit: bool, money: bool, limit: int) -> Meaning:
    """Read the words on both sides of the number at `[start, end)`; none of them reaches past `limit`."""
    outer_start, bound_before, about = _read_before(text, start)
    outer_end, bound, about_after, vague, said = _read_after(text, end, unit, money, limit)
    comparator: Comparator = bound or bound_before or ("~" if about or about_after else "=")
    return Meaning(outer_start, outer_end, comparator, vague, said or outer_start < start)


def _read_before(text: str, start: int) -> tuple[int, Comparator | None, bool]:
    bound: Comparator | None = None
    about = False
    for _ in range(_CHAIN):
        at = start - 1 if start and text[start - 1] == " " else start
        if not at:
            break
        bucket = _words().before.get(text[at - 1])
        if bucket is None or not text.endswith(bucket.surfaces, 0, at):
            break
        for word in bucket.words:
            if text.endswith(word.surface, 0, at) and not _ends_with(text, at - len(word.surface), word.not_before):
                break
        else:
            break
        start = at - len(word.surface)
        about = about or not word.bound
        bound = bound or (word.comparator if word.bound else None)
    return start, bound, about


def _read_after(text: str, end: int, unit: bool, money: bool, limit: int) -> tuple[int, Comparator | None, bool, Vague | None, bool]:
    bound: Comparator | None = None
    about, said, vague = False, False, cast("Vague | None", None)
    at = outer = end
    for step in range(_CHAIN):
        word = _word_after(text, at, unit, money, limit)
        if word is None and step == 0:
            at = _behind_aside(text, end)
            word = _word_after(text, at, unit, money, limit) if at > end else None
            if word is None or (word.inside and word.comparator == "~" and not word.surface.startswith("規")):
                break
        if word is None:
            break
        said = True
        at += len(word.surface) + (text[at] == " ")
        outer = at if word.inside and outer >= end and _unbroken(text, end, at) else outer
        about = about or not word.bound
        bound = bound or (word.comparator if word.bound else None)
        vague = vague or word.vague
    return outer, bound, about, vague, said


def _word_after(text: str, at: int, unit: bool, money: bool, limit: int) -> _Word | None:
    spaced = text.startswith(" ", at)
    at += spaced
    if at >= len(text) or (spaced and text[at].isascii()):
        return None
    bucket = _words().after.get(text[at])
    if bucket is None or not text.startswith(bucket.surfaces, at):
        return None
    for word in bucket.words:
        if not text.startswith(word.surface, at):
            continue
        behind = at + len(word.surface)
        if behind > limit and word.inside:
            continue
        if (word.unit == "yes" and not unit) or (word.unit == "no" and unit) or (word.unit == "price" and not money):
            continue
        if word.not_after and longest_at(text, behind, word.not_after):
            continue
        if word.only_after and not stands(text, behind, word.only_after):
            continue
        return word
    return None


def _behind_aside(text: str, end: int) -> int:
    """The place behind the brackets that open at `end`, if they close soon; else `end`."""
    if not text.startswith("(", end):
        return end
    close = text.find(")", end, end + _ASIDE)
    return end if close < 0 or "\n" in text[end:close] else close + 1


def _unbroken(text: str, start: int, end: int) -> bool:
    return "(" not in text[start:end]


def _ends_with(text: str, at: int, several: tuple[str, ...]) -> bool:
    return any(text.endswith(one, 0, at) for one in several)


def stands(text: str, at: int, several: tuple[str, ...]) -> bool:
    """Whether one of the words stands at `at`; `$` is the end of a line."""
    return any(text.startswith(one, at) if one != "$" else at >= len(text) or text[at] == "\n" for one in several)


@cache
def _words() -> _Words:
    before: dict[str, list[_Word]] = {}
    after: dict[str, list[_Word]] = {}
    for side, several in read("modifiers.tsv", COLUMNS, read_row):
        for word in several:
            if side == "before":
                before.setdefault(word.surface[-1], []).append(word)
            else:
                after.setdefault(word.surface[0], []).append(word)
    return _Words(
        {char: _bucket(several) for char, several in before.items()},
        {char: _bucket(several) for char, several in after.items()},
    )


def _bucket(several: list[_Word]) -> _Bucket:
    several.sort(key=lambda word: -len(word.surface))
    return _Bucket(tuple(word.surface for word in several), tuple(several))


def read_row(row: Row) -> tuple[str, list[_Word]]:
    cells = row.cells
    if cells["side"] not in ("before", "after"):
        raise ValueError(f"side is {cells['side']!r}, not before or after")
    if cells["comparator"] not in _COMPARATORS:
        raise ValueError(f"comparator is {cells['comparator']!r}")
    return cells["side"], [
        _Word(
            surface,
            cast("Comparator", cells["comparator"]),
            cells["force"] == "bound",
            cells["inside"] == "yes",
            "odd" if cells["vague"] == "odd" else None,
            words(row, "not_before"),
            words(row, "not_after"),
            words(row, "only_after"),
            cells["unit"],
        )
        for surface in words(row, "surfaces")
    ]
