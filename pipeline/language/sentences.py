"""Sentences: stretches of text that end at 。！？ or at a line end, and never inside a bracketed quotation."""

from __future__ import annotations

import re

# A sentence ends behind its marks and the closing brackets that follow them. A full stop ends one only before a space
# or the end, so that 1.5 and Node.js stay whole. The first character is a plain class, so that the search can skip to it.
# The exclamation mark of a name (Yahoo!, Joomla!) ends none.
_BOUNDARY = re.compile(
    r"[。！？!?．「」『』（(）)\n.](?:(?<=[。！？!?．])(?<!Yahoo[！!])(?<!Joomla[！!])(?<!Kahoot[！!])(?<!ヤフオク[！!])[。！？!?．]*+[」』）)”】〉》]*+|(?<=[「」『』（(）)])|(?<=\n)\n*+|(?<=\.)(?=\s))"
)
_OPEN = {"「": "」", "『": "』", "（": "）", "(": ")"}
_CLOSE = frozenset("」』）)")
#: A quotation that is longer than this is no quotation but an unclosed bracket.
MAX_QUOTATION = 400
#: A sentence that is longer than this is none, but a list or data: it is cut at a comma or a space.
MAX_SENTENCE = 800
_PAUSE = re.compile(r"[、;；\s]|[,，](?![0-9０-９])")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as `(start, end)`, without the white space around them.

    Together they hold every character that is not white space. None is longer than MAX_SENTENCE.
    """
    found: list[tuple[int, int]] = []
    begin = start
    opened: list[tuple[str, int]] = []
    for match in _BOUNDARY.finditer(text, start, end):
        mark = match.group()
        if mark in _OPEN:
            opened.append((_OPEN[mark], match.start()))
            continue
        if mark in _CLOSE:
            if opened and opened[-1][0] == mark:
                opened.pop()
            continue
        while opened and match.start() - opened[0][1] > MAX_QUOTATION:
            opened.clear()
        if mark[0] != "\n" and opened:
            # 「…。」 closes here: the closing bracket was taken with the mark.
            for closing in mark:
                if opened and closing == opened[-1][0]:
                    opened.pop()
            if opened or not _ends_after_quotation(text, match.end(), end, mark):
                continue
        opened.clear()
        _add(found, text, begin, match.end())
        begin = match.end()
    _add(found, text, begin, end)
    return found


def _ends_after_quotation(text: str, at: int, end: int, mark: str) -> bool:
    """Whether 「…。」 ends the sentence: not where と or another particle goes on (「…。」と語った)."""
    if mark[-1] not in _CLOSE:
        return True
    return at >= end or text[at] in "\n 　「『" or not ("ぁ" <= text[at] <= "ん")


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > MAX_SENTENCE:
        cut = start + MAX_SENTENCE
        for match in _PAUSE.finditer(text, start + MAX_SENTENCE // 2, cut):
            cut = match.end()
        _trim(found, text, start, cut)
        start = cut
    _trim(found, text, start, end)


def _trim(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Adds `[start, end)` without the white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
