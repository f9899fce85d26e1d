"""Reads Markdown: the blocks by markdown-it, the text inside them with exact places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from pipeline.sources.composer import Composer, Fragment, Reading, blocks_at_breaks
from pipeline.sources.front_matter import read_front_matter
from pipeline.sources.html_blocks import read_html_part
from pipeline.sources.line_breaks import ends_sentence, wrap_width
from pipeline.sources.markdown_inline import MARK, fragments_of, read_inline
from pipeline.sources.markdown_lines import (
    Lines,
    Placed,
    behind_structure,
    is_dialect,
    is_only_marks,
    is_row,
    read_rows,
    without_dialect,
)
from pipeline.sources.markdown_parser import block_parser
from pipeline.sources.source import BlockKind, Cell, Metadata
from pipeline.sources.text import looks_like_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_JAPANESE = re.compile("[ぁ-ヿ一-鿿々]")
_PROSE = re.compile(r"[ぁ-ん]")
_DRAWN = re.compile(r"[─-╿;{}=<>]|\b(?:def|return|import|const|var|function)\b")
_LONGEST_SETEXT = 60
_LONGEST_HEADING = 150  # a longer line behind `#` is a paragraph that lost its line break
_DEEPEST_REREAD = 3
_OUTSIDE = "markdown: lines outside the structure read as paragraphs"


def read_markdown(raw: str) -> Reading:
    """Read a Markdown file, front matter included."""
    header = read_front_matter(raw)
    start = header.body_start if header else 0
    metadata = header.metadata if header else Metadata()
    walk = _Walk(raw, start)
    walk.read(start, len(raw))
    walk.name_title(metadata.title)
    reading = walk.composer.finish(
        "markdown", metadata, (*(header.warnings if header else ()), *dict.fromkeys(walk.warnings))
    )
    if metadata.title is None and reading.blocks and reading.blocks[0].kind == "title":
        first = reading.blocks[0]
        reading = replace(reading, metadata=replace(metadata, title=reading.text[first.start : first.end]))
    return reading


class _Walk:
    """One pass over the block tokens, in the order of the file. `line` numbers count from 0 in what was parsed."""

    def __init__(self, raw: str, start: int) -> None:
        self.raw = raw
        self.composer = Composer()
        self.warnings: list[str] = []
        self.tables = 0
        self.depth = 0
        # Of the same length, so that offsets hold: a carriage return becomes white space or a line end.
        body = raw[start:]
        self.body = body.replace("\r\n", " \n").replace("\r", "\n") if "\r" in body else body
        self.body_start = start
        self.width: int | None = None

    def read(self, start: int, end: int) -> None:
        """Read `[start, end)` of the file as Markdown."""
        text = self.body[start - self.body_start : end - self.body_start]
        self.lines = Lines(text, start)
        self.next_line = 0
        self.environment: dict[str, dict[str, object]] = {}
        tokens = block_parser().parse(text, self.environment)
        # `[^1]: note` is no definition of a link, though it reads like one where the note is one word.
        references = self.environment.get("references", {})
        self.environment["references"] = {label: goal for label, goal in references.items() if label[0] != "^"}
        self.width = wrap_width(_several_lines(tokens))
        self._walk(tokens)
        self._read_lost(len(self.lines.texts))

    def _walk(self, tokens: Sequence[Token]) -> None:
        lists = quotes = 0
        i = 0
        while i < len(tokens):
            token = tokens[i]
            kind = token.type
            if kind == "inline" and token.map:
                opening = tokens[i - 1]
                if opening.type == "heading_open":
                    self._heading(token, opening)
                else:
                    self._paragraph(token, "item" if lists else "quote" if quotes else "paragraph", lists)
            elif kind in {"bullet_list_open", "ordered_list_open"}:
                lists += 1
            elif kind in {"bullet_list_close", "ordered_list_close"}:
                lists -= 1
            elif kind == "blockquote_open":
                quotes += 1
            elif kind == "blockquote_close":
                quotes -= 1
            elif kind == "table_open" and token.map:
                self._table(token.map[0], token.map[1])
                while tokens[i].type != "table_close":
                    i += 1
            elif token.map and kind in {"fence", "code_block", "html_block", "hr"}:
                getattr(self, "_" + kind)(token, token.map[0], token.map[1])
            i += 1

    def name_title(self, title: str | None) -> None:
        """The first block is the title where it is a heading of the first level, repeats the title, or looks like one."""
        blocks = self.composer.blocks
        if not blocks or blocks[0].kind not in {"heading", "paragraph"}:
            return
        first = blocks[0]
        line = self.composer.text_of(first)
        if (
            (first.kind == "heading" and first.level == 1)
            or "".join(line.split()) == "".join((title or "").split())
            or (first.kind == "paragraph" and len(blocks) > 1 and looks_like_title(line))
        ):
            blocks[0] = structs.replace(first, kind="title", level=1)

    # Lines

    def _reach(self, first: int, last: int) -> None:
        """Everything before line `first` that no block has taken is read now; then lines up to `last` are taken."""
        if first > self.next_line:
            self._read_lost(first)
        self.next_line = max(self.next_line, last)

    def _read_lost(self, end: int) -> None:
        """Read lines that the parser left out (nesting too deep, a definition that is none) as paragraphs."""
        for number in range(self.next_line, end):
            line = self.lines.texts[number]
            if is_only_marks(line):
                continue
            at = behind_structure(line)
            if not is_dialect(line, at):
                self.warnings.append(_OUTSIDE)
            self._compose([Placed(self.lines.starts[number] + at, line[at:].rstrip())], "paragraph", 0)
        self.next_line = max(self.next_line, end)

    # Blocks

    def _heading(self, token: Token, opening: Token) -> None:
        assert token.map
        assert opening.map
        first, last = opening.map
        if not token.content:
            self._reach(first, last)
            return
        underlined = opening.markup in {"-", "="}
        if underlined and (
            "\n" in token.content or len(token.content) > _LONGEST_SETEXT or ends_sentence(token.content)
        ):
            # A line of dashes right below a paragraph was meant to be a rule.
            self._paragraph(token, "paragraph", 0, last)
            return
        self._reach(first, last)
        at = self.lines.texts[first].find(token.content)
        if at < 0:
            self._read_raw_lines(first, last)
            return
        kind: BlockKind = "heading" if len(token.content) <= _LONGEST_HEADING else "paragraph"
        level = int(opening.tag[1]) if kind == "heading" else 0
        self._compose([Placed(self.lines.starts[first] + at, token.content)], kind, level)

    def _paragraph(self, token: Token, kind: BlockKind, level: int, reach: int | None = None) -> None:
        assert token.map
        first, last = token.map
        self._reach(first, max(last, reach or 0))
        placed = self.lines.place(token.content, first, last)
        if placed is None:
            self._read_raw_lines(first, last)
            return
        if len(placed) > 1 and all(is_row(line.text) for line in placed):
            self._rows(placed, 0)
        else:
            self._compose(placed, kind, level)

    def _compose(self, placed: Sequence[Placed], kind: BlockKind, level: int, cell: Cell | None = None) -> None:
        """Add the lines as one block, or as several where a line is an entry of its own."""
        lines = [line for line in map(without_dialect, placed) if line.text]
        if not lines:
            return
        if len(lines) == 1 and not MARK.search(lines[0].text):
            start, line = lines[0]
            self.composer.add((Fragment(line, start, len(line)),), kind, level, cell)
            return
        content = "\n".join(line for _, line in lines)
        places: list[tuple[int, int]] = []
        at = 0
        for start, line in lines:
            places.append((at, start))
            at += len(line) + 1
        if MARK.search(content):
            fragments = fragments_of(read_inline(content, self.environment), places)
        else:
            fragments = []
            for start, line in lines:
                fragments.extend((None, Fragment(line, start, len(line))))
            del fragments[0]
        for block in blocks_at_breaks(fragments, self.width, kind in {"heading", "cell"}):
            self.composer.add(block, kind, level, cell)

    def _read_raw_lines(self, first: int, last: int) -> None:
        self.warnings.append(_OUTSIDE)
        for number in range(first, last):
            if not is_only_marks(self.lines.texts[number]):
                self._compose([self.lines.stripped(number)], "paragraph", 0)

    def _table(self, first: int, last: int) -> None:
        self._reach(first, last)
        self._rows([self.lines.row(number, number == first) for number in range(first, last)], 1)

    def _rows(self, rows: list[Placed], heads: int) -> None:
        """Table rows, the first `heads` of them head rows; one block a cell."""
        for row, cells in enumerate(read_rows(rows)):
            for column, content in enumerate(cells):
                self._compose([content], "cell", 0, Cell(self.tables, row, column, row < heads))
        self.tables += 1

    def _hr(self, token: Token, first: int, last: int) -> None:
        self._reach(first, last)

    def _fence(self, token: Token, first: int, last: int) -> None:
        if _JAPANESE.search(token.info):
            # ~~~~電池 is text, and so is the label in ```設定例.
            self._reach(first, first)
            self._compose([self.lines.stripped(first)], "paragraph", 0)
        closing = self.lines.texts[last - 1].strip(" >\t") if last - 1 > first else ""
        if not closing.startswith(token.markup) and _PROSE.search(token.content) and self.depth < _DEEPEST_REREAD:
            self._reread(first + 1, last)
            return
        self._reach(first, last)
        self._code(token.content, first + 1, last)

    def _code_block(self, token: Token, first: int, last: int) -> None:
        self._reach(first, last)
        if _PROSE.search(token.content) and not _DRAWN.search(token.content):
            # Four spaces before a Japanese paragraph are an indent, as in print.
            paragraph: list[Placed] = []
            for number in range(first, last):
                line = self.lines.stripped(number)
                if line.text:
                    paragraph.append(line)
                elif paragraph:
                    self._compose(paragraph, "paragraph", 0)
                    paragraph = []
            self._compose(paragraph, "paragraph", 0)
            return
        self._code(token.content, first, last)

    def _code(self, content: str, first: int, last: int) -> None:
        placed = self.lines.place(content, first, last)
        if placed is None:
            self._read_raw_lines(first, last)
            return
        fragments: list[Fragment] = []
        for start, line in placed:
            if fragments:
                end = fragments[-1].source_start + fragments[-1].source_length
                fragments.append(Fragment(" ", end, start - end))
            fragments.append(Fragment(line, start, len(line)))
        self.composer.add(fragments, "code")

    def _reread(self, first: int, last: int) -> None:
        """The fence is never closed and Japanese follows: read that as Markdown, not as code."""
        self.warnings.append("markdown: code fence not closed")
        self._reach(first, first)
        kept = self.lines, self.environment, self.width
        self.depth += 1
        self.read(*self.lines.span(first, last))
        self.depth -= 1
        self.lines, self.environment, self.width = kept
        self.next_line = last

    def _html_block(self, token: Token, first: int, last: int) -> None:
        self._reach(first, last)
        start, end = self.lines.span(first, last)
        self.tables, warnings = read_html_part(self.raw, start, end, self.composer, self.tables)
        self.warnings.extend(warnings)


def _several_lines(tokens: Sequence[Token]) -> Iterator[list[str]]:
    for token in tokens:
        if token.type == "inline" and "\n" in token.content:
            yield [line.strip() for line in token.content.split("\n")]
