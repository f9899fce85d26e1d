"""The digits of a text that nothing has read, each run with the reason: nothing is dropped in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.values.normal import fold
from pipeline.values.numerals import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

IN_LINK = "part of a link"
_RUN = re.compile(r"[0-9]++(?:[,.][0-9]++)*+")
# The digits of scripts that Japanese articles do not count in, of mathematics, and fractions that are one character.
_FOREIGN = re.compile(
    "[٠-٩۰-۹߀-߉०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙༠-༩၀-၉០-៩᠐-᠙𝟎-𝟿¼-¾⅐-⅞]++"
)
_LINK = re.compile(r"(?:://|www\.|\]\()[!-~]*\Z")
_LINK_REACH = 200
_PER = re.compile("1[KkMm](?![A-Za-z0-9])")  # $2.50/1M, what a price is per
_ORDINALS = frozenset("位番号代次期章条版級")
_DATES = frozenset("年月日時")


def unread_digits(text: str, covered: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Every run of digits (`1,234.5`, `２０２５`, `٣`) that no span of `covered` touches, in order, with a reason.

    Of a run that a span touches, what lies behind all spans (the `342` of `1,234,342` read as `1,234`).
    """
    folded = fold(text)
    spans = sorted(covered)
    left: list[tuple[int, int, str]] = []
    at = reach = 0
    for run in _RUN.finditer(folded):
        start, end = run.span()
        while at < len(spans) and spans[at][0] < end:
            reach = max(reach, spans[at][1])
            at += 1
        if reach <= start:
            left.append((start, end, _reason(folded, start, end)))
        elif reach < end and (rest := _RUN.search(folded, reach, end)) is not None:
            left.append((rest.start(), end, _reason(folded, rest.start(), end)))
    if not folded.isascii() and (foreign := _FOREIGN.search(folded)):
        left += [(run.start(), run.end(), "digits of another script") for run in _FOREIGN.finditer(folded, foreign.start())]
        left.sort()
    return left


def _reason(folded: str, start: int, end: int) -> str:
    before, behind = folded[start - 1] if start else "\n", folded[end : end + 1] or "\n"
    if end - start > LONGEST:
        return "too long"
    if _LINK.search(folded, max(0, start - _LINK_REACH), start):
        return IN_LINK
    if before == "第" or behind in _ORDINALS:
        return "ordinal"
    if behind in _DATES:
        return "date"
    if before == "\n" and behind in ".)、":
        return "list number"
    if before == "/" and _PER.match(folded, start):
        return "part of a rate"
    if _is_code(before) or _is_code(behind):
        return "part of a name or code"
    return "no unit"


def _is_code(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "_-/#=@&:")
