"""A short stretch of the article around a figure, for a quotation."""

from __future__ import annotations

import re
from typing import NamedTuple

_REACH = 28  # characters on each side
_BREAK = re.compile("[。．！？!?\n]")
_LAST_BREAK = re.compile("(?s:.*)[。．！？!?\n]")
_PAUSE = re.compile("[、，,;；」』)）]")
_LAST_PAUSE = re.compile("(?s:.*)[、，,;；」』)）]")
_WORD = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,．，]")
# What makes a line of Markdown a heading, an entry of a list or a quotation.
_MARK = re.compile(r"^\s*(?:#{1,6}|[-*+>])[ 　]+")
# Marks of emphasis and of readings, which Markdown takes from HTML, and what a cut leaves of one.
_TAG = re.compile(r"(?:</?|^/?)(?:strong|em|b|i|u|s|ruby|rt|rp|rb|span|sup|sub|small|mark|font|wbr|br)(?: [^<>]{0,80})?/?>")
# What Markdown marks bold, and where a link leads.
_MARKDOWN = re.compile(r"\*\*|\]\((?:https?:|[/#.])[^()\s]*\)?")
_OPENED = re.compile(r"\[(?=[^\[\]]*\Z)")
_LONGEST_FIGURE = 60


class Window(NamedTuple):
    """The words before the figure, the figure, the words behind it; `…` where something was left out."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.figure}{self.after}"


def window(text: str, start: int, end: int) -> Window:
    """What stands around `text[start:end]`, not beyond its sentence.

    Never cuts a number or a Latin word in two; the cut falls behind a comma where there is one. The marks of Markdown and HTML are left out.
    """
    left, cut_left = _left(text, start)
    right, cut_right = _right(text, end)
    figure = text[start:end]
    if len(figure) > _LONGEST_FIGURE:
        figure = figure[:_LONGEST_FIGURE] + "…"
    before, after = _plain(_MARK.sub("", text[left:start])).lstrip(), _plain(text[end:right]).rstrip()
    before = before if "]" in after else _OPENED.sub("", before)
    return Window(f"…{before}" if cut_left else before, figure, f"{after}…" if cut_right else after)


def _plain(words: str) -> str:
    return _MARKDOWN.sub("", _TAG.sub("", words))


def _left(text: str, start: int) -> tuple[int, bool]:
    """Where the window begins, and whether its sentence began before."""
    lowest = max(0, start - _REACH)
    broken = _LAST_BREAK.match(text, lowest, start)
    if broken:
        return broken.end(), False
    if lowest == 0:
        return 0, False
    paused = _PAUSE.search(text, lowest, start - 4)
    if paused:
        return paused.end(), True
    at = lowest
    while at > max(0, lowest - _REACH) and _WORD.match(text[at]) and _WORD.match(text[at - 1]):
        at -= 1
    return at, at > 0


def _right(text: str, end: int) -> tuple[int, bool]:
    """Where the window ends, and whether its sentence goes on."""
    highest = min(len(text), end + _REACH)
    broken = _BREAK.search(text, end, highest)
    if broken:
        return (broken.start() if broken[0] == "\n" else broken.end()), False
    if highest == len(text):
        return highest, False
    paused = _LAST_PAUSE.match(text, end + 4, highest)
    if paused:
        return paused.end(), True
    at = highest
    while at < min(len(text), highest + _REACH) and _WORD.match(text[at]) and _WORD.match(text[at - 1]):
        at += 1
    return at, at < len(text)
