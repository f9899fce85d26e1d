"""Reads plain text: lines, paragraphs, a title, headings and list entries, as far as the layout shows them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.provenance import OffsetMap
from pipeline.sources.composer import Composer, Fragment, Reading
from pipeline.sources.encoding import UNREADABLE
from pipeline.sources.line_breaks import ends_sentence, is_entry, joins, needs_space, wrap_width
from pipeline.sources.source import Block, BlockKind, Metadata

_LINE = re.compile(r"[^\r\n]++")
_NUMBERED_HEADING = re.compile(
    r"(?:[0-9０-９]{1,2}(?:[.．-][0-9０-９]{1,2}){0,3}[.．)）、]?[ 　]|[0-9０-９]{1,2}[.．)）、]|第[0-9０-９一二三四五六七八九十]{1,3}[章節部回]|[IVX]{1,4}[.．]|#{1,6} )"
)
_SIGNED_HEADING = re.compile(r"[■□◆◇▼▽▲△★☆◎●○【［＜≪《]")
_BULLET = re.compile(r"[・●○◎◦•‣▪✓✔→]|[-*+–—] |[(（]?[0-9０-９]{1,3}[.．)）] ?(?![0-9０-９])|[①-⑳]")
_SHORTEST_TITLE = 4
_LONGEST_TITLE = 120
_LONGEST_HEADING = 60
_LONGEST_PLAIN_HEADING = 40
_LONG_LINE = 40


class _Line(NamedTuple):
    """A line without the white space at its ends."""

    start: int
    end: int
    text: str


def read_text(raw: str, start: int = 0) -> Reading:
    """Read `raw` from offset `start` on as plain text. The text is `raw` itself unless wrapped lines must be joined."""
    paragraphs = _paragraphs(raw, start)
    spans = _spans(paragraphs)
    title = None
    if spans and spans[0].kind == "title":
        title = raw[spans[0].lines[0].start : spans[0].lines[0].end]
    metadata = Metadata(title=title)
    if start == 0 and all(len(span.lines) == 1 for span in spans):
        blocks = tuple(Block(span.lines[0].start, span.lines[0].end, span.kind, _level(span.kind)) for span in spans)
        return Reading(raw.replace("\0", UNREADABLE), OffsetMap(), blocks, "text", metadata)
    composer = Composer()
    for span in spans:
        composer.add(_fragments(span.lines), span.kind, _level(span.kind))
    return composer.finish("text", metadata)


class _Span(NamedTuple):
    """The lines of one block."""

    lines: list[_Line]
    kind: BlockKind


def looks_like_title(line: str) -> bool:
    """True where a line that stands alone at the top can be the title of what follows."""
    return (
        _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE
        and "。" not in line
        and not line.endswith(("、", ",", ":", "："))
    )


def _level(kind: BlockKind) -> int:
    return {"title": 1, "heading": 2, "item": 1}.get(kind, 0)


def _paragraphs(raw: str, start: int) -> list[list[_Line]]:
    """The runs of lines that have no empty line between them."""
    paragraphs: list[list[_Line]] = []
    previous_end = -1
    for found in _LINE.finditer(raw, start):
        line = found.group()
        stripped = line.strip()
        if not stripped:
            continue
        begin = found.start() + len(line) - len(line.lstrip())
        here = _Line(begin, begin + len(stripped), stripped)
        # Between two neighbouring lines stands one line end and, at most, white space.
        between = raw[previous_end : found.start()] if previous_end >= 0 else "\n\n"
        if between.count("\n") > 1 or ("\n" not in between and between.count("\r") > 1):
            paragraphs.append([here])
        else:
            paragraphs[-1].append(here)
        previous_end = here.end
    return paragraphs


def _spans(paragraphs: list[list[_Line]]) -> list[_Span]:
    width = wrap_width([line.text for line in lines] for lines in paragraphs if len(lines) > 1)
    spans: list[_Span] = []
    for number, lines in enumerate(paragraphs):
        alone = len(lines) == 1
        following = paragraphs[number + 1][0].text if number + 1 < len(paragraphs) else ""
        if alone and following and number == 0 and looks_like_title(lines[0].text):
            spans.append(_Span(lines, "title"))
            continue
        if alone and following and _is_heading(lines[0].text, following):
            spans.append(_Span(lines, "heading"))
            continue
        spans.extend(_split(lines, width))
    return spans


def _split(lines: list[_Line], width: int | None) -> list[_Span]:
    """The blocks of one paragraph: lines whose sentence goes on are joined, the others stand alone."""
    spans: list[_Span] = []
    current = [lines[0]]
    for line in lines[1:]:
        if joins(current[-1].text, line.text, width):
            current.append(line)
        else:
            spans.append(_of_kind(current))
            current = [line]
    spans.append(_of_kind(current))
    if len(spans) > 1 and len(spans[0].lines) == 1 and _opens_section(spans[0].lines[0].text):
        spans[0] = _Span(spans[0].lines, "heading")
    return spans


def _of_kind(lines: list[_Line]) -> _Span:
    return _Span(lines, "item" if _BULLET.match(lines[0].text) else "paragraph")


def _is_heading(line: str, following: str) -> bool:
    """True for a short line between empty lines that says no sentence and has one below it."""
    if "。" in line or len(line) > _LONGEST_HEADING or line.endswith(("、", ",", "．")):
        return False
    if _NUMBERED_HEADING.match(line) or _SIGNED_HEADING.match(line):
        return not (is_entry(line) and is_entry(following) and line[0] == following[0])
    return (
        len(line) <= _LONGEST_PLAIN_HEADING
        and not is_entry(line)
        and not ends_sentence(line)
        and (ends_sentence(following) or len(following) >= _LONG_LINE)
    )


def _opens_section(line: str) -> bool:
    """True for a marked heading that has its text directly below."""
    return len(line) <= _LONGEST_HEADING and "。" not in line and bool(re.match(r"[■◆▼【#]", line))


def _fragments(lines: list[_Line]) -> list[Fragment]:
    fragments: list[Fragment] = []
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            if needs_space(before.text[-1], line.text[0]):
                fragments.append(Fragment(" ", before.end, line.start - before.end))
        fragments.append(Fragment(line.text, line.start, line.end - line.start))
    return fragments
