"""The bare numbers of a cell: `2,456,012`, `▲1,234`, `1,200〜1,500`, `945（1.3）`, without marks of footnotes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.components.table_heads import NOTES
from pipeline.values.normal import fold
from pipeline.values.quantities import read_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.facts import QuantityFact
    from pipeline.sources.source import Block

#: Stands for what another fact has read.
_TAKEN = "\ue000"
_NUMBER = r"[0-9]{1,40}+(?:[,.][0-9]{1,40}+){0,12}+(?: ?[万億兆千](?:[0-9][0-9,]{0,6}+)?+){0,4}+"
_FIGURE = re.compile(
    rf"(?P<about>(?:約|およそ|ほぼ|最大|最小|最大で|推定) ?)?(?P<sign>[▲△+±-] ?)?(?P<number>{_NUMBER})"
    rf"(?P<more> ?(?P<mark>[~-]|から) ?(?:約 ?)?(?P<second>{_NUMBER}))?"
    r"(?P<bound> ?(?:以上|以下|超|未満|程度|前後|強|弱|余り?|ほど|まで|から|~))?"
)
#: What may part the figures of a cell.
_BETWEEN = re.compile(r" ?(?:[/、→×x\n]|, ) ?")
_PARENTHESIS = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]")
_DIGIT = re.compile("[0-9]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class BareFigure(NamedTuple):
    """A number without a unit in a cell; offsets of its fact count in the article. `inner`: it stands in brackets."""

    fact: QuantityFact
    inner: bool
    signed: bool  # with a plus or minus
    year: bool  # it looks like a year
    shaped: bool  # by its shape it is surely a figure: 1,234, 12.3
    big: bool  # 万, 億 are in it
    alone: bool = True  # there is no other beside it


def read_cell(text: str, block: Block, taken: Sequence[tuple[int, int]]) -> list[BareFigure]:
    """The bare figures of a cell; none where it says anything else outside brackets. `taken` are spans of other facts."""
    folded = fold(text[block.start : block.end])
    if not _DIGIT.search(folded):
        return []
    for start, end in taken:
        first, last = max(0, start - block.start), min(len(folded), end - block.start)
        if first < last:
            folded = folded[:first] + _TAKEN * (last - first) + folded[last:]
    folded = NOTES.sub(lambda note: " " * len(note.group()), folded)
    outer = _PARENTHESIS.sub(lambda group: " " * len(group.group()), folded)
    found = _figures(text, block, outer, 0, len(outer), False)
    for group in _PARENTHESIS.finditer(folded):
        found += _figures(text, block, folded, group.start() + 1, group.end() - 1, True)
    return found


def _figures(text: str, block: Block, folded: str, start: int, end: int, inner: bool) -> list[BareFigure]:
    """The figures between two offsets of a cell, if there is nothing but figures."""
    found: list[BareFigure] = []
    at = start
    while at < end:
        at += len(folded[at:end]) - len(folded[at:end].lstrip())
        if at >= end:
            break
        if found:
            between = _BETWEEN.match(folded, at - 1 if folded[at - 1] == " " else at, end)
            if between is None or between.end() >= end:
                return []
            at = between.end()
        match = _FIGURE.match(folded, at, end)
        figure = _figure(text, block, match, inner) if match else None
        if match is None or figure is None:
            return []
        found.append(figure)
        at = match.end()
    return found if len(found) < 2 else [figure._replace(alone=False) for figure in found]


def _figure(text: str, block: Block, match: re.Match[str], inner: bool) -> BareFigure | None:
    signed = match["sign"] is not None
    start = match.start("sign") if signed and match["sign"][0] != "+" else match.start("number")
    end = match.end("more") if match["more"] else match.end("number")
    words = match.string[start:end]
    fact = read_quantity(words) or (_from_to(match["number"], match["second"]) if match["mark"] == "-" and not signed else None)
    if fact is None or fact.unit:
        return None
    whole = match.group().strip().lstrip("+")
    modified = read_quantity(whole) if whole != words else fact
    outer = (match.start(), match.end()) if modified is not None else (start, end)
    number = match["number"]
    big = any(sign in match.group() for sign in "万億兆千")
    shaped = big or "," in number or "." in number or match["more"] is not None
    fact = replace(
        fact,
        start=block.start + start,
        end=block.start + end,
        outer=(block.start + outer[0], block.start + outer[1]),
        comparator=modified.comparator if modified is not None else fact.comparator,
        vague=modified.vague if modified is not None else fact.vague,
    )
    return BareFigure(fact, inner, signed, _YEAR.fullmatch(number) is not None and match["more"] is None, shaped, big)


def _from_to(first: str, second: str) -> QuantityFact | None:
    """10-20: beside a unit a range, and no code."""
    return read_quantity(f"{first}~{second}")
