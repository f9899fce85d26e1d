"""Numerals that are no quantities, by the table: ordinals and ranks, idioms, names. All texts are folded."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.tables.loader import Row, read
from pipeline.values.unit_tables import words
from pipeline.values.units import longest_at

if TYPE_CHECKING:
    from pipeline.values.numerals import Numeral
    from pipeline.values.unit_tables import Unit

COLUMNS = ("before", "number", "after", "scope", "example")

_BEHIND_A_COUNTER = "…"
# 目 makes an ordinal (3社目), but not where it begins one of these words.
_NO_ORDINAL = ("目的", "目標", "目前", "目安", "目線", "目指", "目処", "目立", "目次", "目下", "目玉", "目論", "目途")


class _Row(NamedTuple):
    before: tuple[str, ...]
    numerals: tuple[str, ...]
    after: tuple[str, ...]
    bare_only: bool


class _Bucket(NamedTuple):
    """Rows whose words share a character: the words alone, to see quickly that none stands there, and with their rows."""

    words: tuple[str, ...]
    rows: tuple[tuple[str, _Row], ...]  # longest word first


class _Rows(NamedTuple):
    behind: dict[str, _Bucket]  # rows with `after`, by its first character
    ahead: dict[str, _Bucket]  # rows with `before` alone, by its last character
    counted: tuple[str, ...]  # what turns a counted number into an ordinal, behind its counter: 目


def refused(text: str, numeral: Numeral, start: int, unit: Unit | None, end: int) -> bool:
    """Whether the number at `[start, end)` with that unit is none, by the table.

    A unit that is longer than the words of the row outweighs them: 4K but 4Kバイト, 5期 but 5期連続.
    """
    rows = _rows()
    at = numeral.end
    bucket = rows.behind.get(text[at : at + 1])
    if bucket is not None and text.startswith(bucket.words, at):
        for after, row in bucket.rows:
            if len(after) < end - at or not text.startswith(after, at) or _cuts_a_word(text, at + len(after)):
                continue
            if (row.bare_only and unit is not None) or not _is_numeral(row, numeral, text):
                continue
            if not row.before or text.endswith(row.before, 0, start):
                return True
    if start:
        at = start
        while at > 1 and start - at < 2 and text[at - 1] in " :":
            at -= 1
        bucket = rows.ahead.get(text[at - 1])
        if bucket is not None and text.endswith(bucket.words, 0, at):
            for before, row in bucket.rows:
                if text.endswith(before, 0, at) and not (row.bare_only and unit is not None) and _is_numeral(row, numeral, text):
                    return True
    return unit is not None and unit.counter is not None and _is_ordinal(text, end)


def _cuts_a_word(text: str, at: int) -> bool:
    last, following = text[at - 1], text[at : at + 1]
    return last.isascii() and last.isalnum() and following.isascii() and following.isalnum()


def _is_ordinal(text: str, end: int) -> bool:
    return text.startswith(_rows().counted, end) and not longest_at(text, end, _NO_ORDINAL)


def _is_numeral(row: _Row, numeral: Numeral, text: str) -> bool:
    numerals = row.numerals
    return "#" in numerals or text[numeral.start : numeral.end] in numerals or ("#漢" if numeral.kanji else "#字") in numerals


@cache
def _rows() -> _Rows:
    behind: dict[str, list[tuple[str, _Row]]] = {}
    ahead: dict[str, list[tuple[str, _Row]]] = {}
    counted: list[str] = []
    for row in read("not_quantities.tsv", COLUMNS, read_row):
        for after in row.after:
            if after.startswith(_BEHIND_A_COUNTER):
                counted.append(after[1:])
            else:
                behind.setdefault(after[0], []).append((after, row))
        if not row.after:
            for before in row.before:
                ahead.setdefault(before[-1], []).append((before, row))
    return _Rows(
        {char: _bucket(several) for char, several in behind.items()},
        {char: _bucket(several) for char, several in ahead.items()},
        tuple(counted),
    )


def _bucket(several: list[tuple[str, _Row]]) -> _Bucket:
    several.sort(key=lambda one: -len(one[0]))
    return _Bucket(tuple(word for word, _ in several), tuple(several))


def read_row(row: Row) -> _Row:
    if row.cells["scope"] not in ("all", "bare"):
        raise ValueError(f"scope is {row.cells['scope']!r}, not all or bare")
    if not row.cells["number"]:
        raise ValueError("the row names no number")
    return _Row(words(row, "before"), words(row, "number"), words(row, "after"), row.cells["scope"] == "bare")
