"""The Japanese text of an article as HTML, with its marks. It is read again from the decoded file, so that a reader sees
paragraphs, lists and tables and no markup."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from pipeline.provenance import OffsetMap, Piece, line_of
from pipeline.records import ArticleRecord
from pipeline.sources.reading import read_as
from pipeline.sources.source import Block
from pipeline.writers.escape import html
from pipeline.writers.html.marks import Layers, Mark, marks_of
from pipeline.writers.sheet import Sheet

LARGEST_TEXT = 500_000  # characters of HTML; behind it only blocks with a claim are shown
LARGEST_WHOLE = 700_000  # and behind that none
_TAGS = {"title": "p", "paragraph": "p", "quote": "blockquote", "code": "pre", "caption": "p"}


class Segment(NamedTuple):
    """Text that lies under the same marks."""

    text: str
    marks: Sequence[Mark]


@dataclass(slots=True)
class MarkedText:
    """The text as HTML; `anchors` has for each quantity that is in it the anchor of its line; `left_out` counts the parts for
    which a page has no room."""

    html: str = ""
    anchors: dict[str, str] = field(default_factory=dict)
    left_out: int = 0


def marked_text(sheet: Sheet) -> MarkedText:
    """The text of an article with its marks."""
    return _Writer(sheet).write()


class _Writer:
    def __init__(self, sheet: Sheet) -> None:
        record = sheet.record
        reading = read_as(sheet.text, record.source.format)
        self._text, self._blocks = reading.text, reading.blocks
        self._pieces = _Pieces(reading.offsets, len(sheet.text))
        self._layers = Layers(list(marks_of(record, sheet.said)))
        self._lines = sheet.lines
        self._claims = _claims_of(record)
        self._named: set[str] = set()
        self._level = 2
        self._line = 0
        self._result = MarkedText()

    def write(self) -> MarkedText:
        parts: list[str] = []
        size = 0
        for kind, blocks in groupby(self._blocks, key=_container):
            if kind.startswith("table"):
                made = self._table(list(blocks))
            elif kind == "list":
                made = f"<ul>{''.join(self._item(block) for block in blocks)}</ul>"
            else:
                made = "".join(self._block(block) for block in blocks)
            has_claim = 'href="#c' in made
            if size + len(made) > (LARGEST_WHOLE if has_claim else LARGEST_TEXT):
                self._result.left_out += 1
                continue
            parts.append(made)
            size += len(made)
        self._result.html = "\n".join(parts)
        return self._result

    def _block(self, block: Block) -> str:
        if block.kind == "heading":
            self._level = max(3, min(block.level + 1, self._level + 1, 6))  # no level is left out
            tag = f"h{self._level}"
        else:
            tag = _TAGS.get(block.kind, "p")
        extra = f' class="{block.kind}"' if block.kind in ("title", "caption") else ""
        return f"<{tag}{extra}{self._anchor(block)}>{self._inside(block)}</{tag}>"

    def _item(self, block: Block) -> str:
        return f'<li class="depth-{min(block.level, 4)}"{self._anchor(block)}>{self._inside(block)}</li>'

    def _table(self, blocks: list[Block]) -> str:
        rows = []
        for _, row in groupby(blocks, key=lambda block: block.cell.row if block.cell else 0):
            cells = sorted(row, key=lambda block: block.cell.column if block.cell else 0)
            rows.append(f"<tr>{''.join(self._cells(cells))}</tr>")
        return f'<div class="wide" tabindex="0" role="region" aria-label="Table of the article"><table>{"".join(rows)}</table></div>'

    def _cells(self, blocks: list[Block]) -> Iterator[str]:
        column = 0
        for block in blocks:
            at = block.cell.column if block.cell else column
            yield "<td></td>" * min(max(0, at - column), 64)  # empty cells are no blocks
            tag = "th" if block.cell and block.cell.header else "td"
            yield f"<{tag}{self._anchor(block)}>{self._inside(block)}</{tag}>"
            column = at + 1

    def _anchor(self, block: Block) -> str:
        """The number of the line that a block begins in, once for each line."""
        line = line_of(self._lines, self._pieces.start(block.start))
        if line <= self._line:
            return ""
        self._line = line
        return f' id="L{line}" data-line="{line}"'

    def _inside(self, block: Block) -> str:
        segments = self._segments(block)
        return "".join(self._figure(name, list(group)) for name, group in groupby(segments, key=_figure_of))

    def _segments(self, block: Block) -> Iterator[Segment]:
        for piece in self._pieces.between(block.start, block.end):
            text = self._text[piece.text_start : piece.text_start + piece.length]
            if piece.length != piece.source_length:  # `&yen;`: any part stands for the whole
                yield Segment(text, self._layers.over(piece.source_start, piece.source_start + max(1, piece.source_length)))
                continue
            for start, end, marks in self._layers.stretches(piece.source_start, piece.source_start + piece.length):
                yield Segment(text[start - piece.source_start : end - piece.source_start], marks)

    def _figure(self, name: str, segments: list[Segment]) -> str:
        inside = "".join(map(self._segment, segments))
        if not name:
            return inside
        mark = next(mark for mark in segments[0].marks if mark.name == name)
        self._result.anchors.setdefault(name, f"L{self._line}")
        claims = self._claims.get(name)
        tag, target = ("a", f' href="#{claims[0]}" data-c="{" ".join(claims)}"') if claims else ("span", "")
        return f'<{tag} class="m quantity"{self._id(name)}{target} data-tip="{html_lines(mark.tip)}">{inside}</{tag}>'

    def _segment(self, segment: Segment) -> str:
        shown = [mark for mark in segment.marks if not mark.is_part and mark.kind != "quantity"]
        parts = " ".join(dict.fromkeys(mark.name for mark in segment.marks if mark.is_part))
        text = "\n".join(map(html, segment.text.split("\n")))  # the lines of code stay
        if not shown and not parts:
            return text
        attributes = ""
        if shown:
            kinds = " ".join(dict.fromkeys(mark.kind for mark in shown))
            names = " ".join(dict.fromkeys(mark.name for mark in shown))
            tip = html_lines("\n".join(dict.fromkeys(mark.tip for mark in shown)))
            attributes = f' class="m {kinds}"{self._id(shown[0].name)} data-m="{names}" data-tip="{tip}"'
        if parts:
            attributes += f' data-s="{parts}"'
        return f"<span{attributes}>{text}</span>"

    def _id(self, name: str) -> str:
        """An anchor on the first place of a thing."""
        if name in self._named:
            return ""
        self._named.add(name)
        return f' id="{name}"'


class _Pieces:
    """The pieces of a text between two offsets, cut to them."""

    def __init__(self, offsets: OffsetMap, length: int) -> None:
        self._offsets = offsets
        self._all = offsets.pieces or (Piece(0, length, 0, length),)
        self._starts = [piece.text_start for piece in self._all]

    def start(self, offset: int) -> int:
        return self._offsets.start(offset)

    def between(self, start: int, end: int) -> Iterator[Piece]:
        for i in range(max(0, bisect_right(self._starts, start) - 1), len(self._all)):
            piece = self._all[i]
            if piece.text_start >= end:
                return
            first, last = max(start, piece.text_start), min(end, piece.text_start + piece.length)
            if first >= last:
                continue
            if piece.length == piece.source_length:
                yield Piece(first, last - first, piece.source_start + first - piece.text_start, last - first)
            else:
                yield piece


def html_lines(text: str) -> str:
    """Text of several lines in a quoted attribute."""
    return "&#10;".join(map(html, text.split("\n")))


def _container(block: Block) -> str:
    if block.cell is not None:
        return f"table {block.cell.table}"
    return "list" if block.kind == "item" else "block"


def _figure_of(segment: Segment) -> str:
    return next((mark.name for mark in segment.marks if mark.kind == "quantity"), "")


def _claims_of(record: ArticleRecord) -> Mapping[str, list[str]]:
    claims: dict[str, list[str]] = {}
    for claim in record.claims:
        claims.setdefault(f"q{claim.quantity}", []).append(claim.id)
    return claims
