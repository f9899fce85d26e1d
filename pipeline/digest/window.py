"""A short stretch of the article around a figure, for a quotation."""

from __future__ import annotations

import re
from typing import NamedTuple

_REACH = 28  # characters on each side
_BREAKS = "。．！？!?\n"
_PAUSES = "、，,;；」』)）"
_WORD = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,．，]")
_LONGEST_FIGURE = 60


class Window(NamedTuple):
    """The words before the figure, the figure, the words behind it; `…` where something was left out."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.figure}{self.after}"


def window(text: str, start: int, end: int, first: int = 0, last: int | None = None) -> Window:
    """What stands around `text[start:end]`, within `text[first:last]` and not beyond its sentence.

    Never cuts a number or a Latin word in two; the cut falls behind a comma where there is one.
    """
    last = len(text) if last is None else min(last, len(text))
    start, end = max(start, first), min(end, last)
    left, cut_left = _left(text, start, first)
    right, cut_right = _right(text, end, last)
    figure = text[start:end]
    if len(figure) > _LONGEST_FIGURE:
        figure = figure[:_LONGEST_FIGURE] + "…"
    return Window(("…" if cut_left else "") + text[left:start].lstrip(), figure, text[end:right].rstrip() + ("…" if cut_right else ""))


def _left(text: str, start: int, first: int) -> tuple[int, bool]:
    """Where the window begins, and whether its sentence began before."""
    lowest = max(first, start - _REACH)
    for at in range(start - 1, lowest - 1, -1):
        if text[at] in _BREAKS:
            return at + 1, False
    if lowest == first:
        return first, False
    for at in range(lowest, start - 4):
        if text[at] in _PAUSES:
            return at + 1, True
    at = lowest
    while at > max(first, lowest - _REACH) and _WORD.match(text[at]) and _WORD.match(text[at - 1]):
        at -= 1
    return at, at > first


def _right(text: str, end: int, last: int) -> tuple[int, bool]:
    """Where the window ends, and whether its sentence goes on."""
    highest = min(last, end + _REACH)
    for at in range(end, highest):
        if text[at] in _BREAKS:
            return (at if text[at] == "\n" else at + 1), False
    if highest == last:
        return last, False
    for at in range(highest - 1, end + 3, -1):
        if text[at] in _PAUSES:
            return at + 1, True
    at = highest
    while at < min(last, highest + _REACH) and _WORD.match(text[at]) and _WORD.match(text[at - 1]):
        at += 1
    return at, at < last
