"""Turns the tokens of HTML into blocks of text."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from pipeline.sources.composer import Composer, Fragment, blocks_at_breaks
from pipeline.sources.html_scanner import Token, attributes, scan
from pipeline.sources.html_tags import BLOCKS, LOWERED, NEVER_TEXT, RAISED
from pipeline.sources.line_breaks import needs_space
from pipeline.sources.source import BlockKind, Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

_HIDING = re.compile(r"\bhidden\b|display\s{0,9}:\s{0,9}none", re.IGNORECASE)
# Parts of a text that are not taken as they stand: white space, entities, and characters that only tell where a line
# may be broken.
_PART = re.compile(
    r"(?P<space>[ \t\r\n\f]++)|(?P<entity>&(?:#[0-9]{1,8}+;?|#[xX][0-9a-fA-F]{1,7}+;?|[A-Za-z][A-Za-z0-9]{1,31}+;?))|(?P<nothing>[\u200b\u00ad\u2060\ufeff]++)"
)
_NO_WIDTH = frozenset("\u200b\u00ad\u2060\ufeff")
_PROSE = re.compile(r"[ぁ-ん]{2}")
_DRAWN = re.compile(r"[─-╿;{}=<>]")
_MOST_COLUMNS = 200
_LONG_CELL = 150


def is_hidden(raw: str, token: Token) -> bool:
    """True where a start tag says that its element is not shown."""
    tag = raw[token.start : min(token.end, token.start + 2000)]
    if not _HIDING.search(tag):
        return False
    fields = attributes(raw, token)
    style = fields.get("style", "").replace(" ", "").lower()
    return (
        ("hidden" in fields and fields["hidden"].lower() != "until-found")
        or "display:none" in style
        or (fields.get("aria-hidden", "").lower() == "true")
    )


class _Table:
    """Where the next cell of a table stands, cells that reach over rows and columns counted."""

    def __init__(self, number: int) -> None:
        self.number, self.row, self.column = number, -1, 0
        self._reaching: dict[int, int] = {}  # column to the row at which a cell from above ends

    def next_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def next_cell(self, fields: dict[str, str], header: bool) -> Cell:
        self.row = max(self.row, 0)
        while self._reaching.get(self.column, 0) > self.row:
            self.column += 1
        cell = Cell(self.number, self.row, self.column, header)
        width, height = _count(fields.get("colspan")), _count(fields.get("rowspan"))
        if height > 1:
            for column in range(self.column, min(self.column + width, _MOST_COLUMNS)):
                self._reaching[column] = self.row + height
        self.column += width
        return cell


def _count(written: str | None) -> int:
    return min(int(written), _MOST_COLUMNS) if written and re.fullmatch("[1-9][0-9]{0,5}", written) else 1


class _Place(NamedTuple):
    """What the block elements around a text make of it. `closes` is the token at which the innermost one ends."""

    closes: int
    kind: BlockKind = "paragraph"
    level: int = 0
    cell: Cell | None = None
    lists: int = 0
    preformatted: bool = False
    table: _Table | None = None
    head: bool = False


_NOWHERE = _Place(1 << 60)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class BlockReader:
    """Reads ranges of tokens, in the order of the file, into a composer."""

    def __init__(self, raw: str, composer: Composer, tables: int = 0) -> None:
        self.raw = raw
        self.composer = composer
        self.tables = tables  # how many tables there were
        self._fragments: list[Fragment | None] = []
        self._places = [_NOWHERE]
        self._titled = False

    def read(self, tokens: Sequence[Token], part: range, unseen: frozenset[str]) -> None:
        """Read the tokens in `part`, without the elements named in `unseen` and what is hidden."""
        digits: list[tuple[int, dict[int, int]]] = []
        i = part.start
        chosen = i if len(part) < len(tokens) else -1  # the element that was found to be the main text is read, whatever it is
        while i < part.stop:
            token = tokens[i]
            while self._places[-1].closes <= i:
                self._leave()
            while digits and digits[-1][0] <= i:
                digits.pop()
            if token.kind == "text":
                self._text(token.start, token.end, digits[-1][1] if digits else None)
            elif token.kind == "open":
                if token.closes > i != chosen and (token.name in unseen or is_hidden(self.raw, token)):
                    if token.name in BLOCKS:
                        self._flush()
                    i = token.closes
                    continue
                if token.name in {"sup", "sub"}:
                    digits.append((token.closes, RAISED if token.name == "sup" else LOWERED))
                self._enter(token, i)
            i += 1
        while len(self._places) > 1:
            self._leave()
        self._flush()

    # Structure

    def _enter(self, token: Token, index: int) -> None:
        name = token.name
        if name == "br":
            self._fragments.append(None)
        elif name in BLOCKS:
            self._flush()
            if token.closes > index:
                self._places.append(self._inside(token, self._places[-1]._replace(closes=token.closes)))

    def _leave(self) -> None:
        self._flush()
        self._places.pop()

    def _inside(self, token: Token, place: _Place) -> _Place:
        """The place inside a block element that begins at `place`."""
        name = token.name
        if name in _HEADINGS:
            return place._replace(kind="heading", level=_HEADINGS[name])
        if name in {"caption", "figcaption"}:
            return place._replace(kind="caption", level=0)
        if name == "pre":
            return place._replace(kind="code", level=0, preformatted=True)
        if name in {"ul", "ol", "dl"}:
            return place._replace(lists=place.lists + 1)
        if name in {"li", "dt", "dd"}:
            return place if place.cell else place._replace(kind="item", level=max(1, place.lists))
        if name == "blockquote":
            return place if place.cell else place._replace(kind="quote", level=0)
        if name == "table":
            self.tables += 1
            return place._replace(table=_Table(self.tables - 1), cell=None, head=False)
        if name in {"tr", "thead", "tbody", "tfoot", "td", "th"}:
            return self._in_table(token, place)
        return place

    def _in_table(self, token: Token, place: _Place) -> _Place:
        name, table = token.name, place.table
        if table is None:  # rows whose table begins elsewhere: a Markdown file can hold them in parts
            self.tables += 1
            table = _Table(self.tables - 1)
            self._places[-1] = self._places[-1]._replace(table=table)
            place = place._replace(table=table)
        if name == "tr":
            table.next_row()
            return place
        if name in {"td", "th"}:
            cell = table.next_cell(attributes(self.raw, token), name == "th" or place.head)
            return place._replace(kind="cell", level=0, cell=cell)
        return place._replace(head=name == "thead")

    def _flush(self) -> None:
        """The text since the last block element began or ended is one block, or several at line breaks."""
        fragments, self._fragments = self._fragments, []
        length = sum(len(fragment.text) for fragment in fragments if fragment and not fragment.text.isspace())
        if not length:
            return
        _, kind, level, cell, *_ = self._places[-1]
        if kind == "code":
            text = "".join(fragment.text for fragment in fragments if fragment)
            kind = "paragraph" if _PROSE.search(text) and not _DRAWN.search(text) else "code"
        elif kind == "cell" and length > _LONG_CELL:
            kind, cell = "paragraph", None  # a table that only lays out the page
        elif kind == "heading" and level == 1 and not self._titled:
            kind, self._titled = "title", True
        whole = kind in {"cell", "heading", "title", "code"}
        for block in blocks_at_breaks(fragments, None, whole):
            self.composer.add(block, kind, level, cell if kind == "cell" else None)

    # Text

    def _text(self, start: int, end: int, digits: dict[int, int] | None) -> None:
        in_pre = self._places[-1].preformatted
        at = start
        for part in _PART.finditer(self.raw, start, end):
            if part.lastgroup == "space" and part.group() == " ":
                continue
            text = self._replacement(part, in_pre)
            if text is not None and text == part.group():
                continue
            self._plain(at, part.start(), digits)
            at = part.end()
            if text is None:
                self._fragments.append(None)
            elif text:
                self._fragments.append(
                    Fragment(text.translate(digits) if digits else text, part.start(), at - part.start())
                )
        self._plain(at, end, digits)

    def _plain(self, start: int, end: int, digits: dict[int, int] | None) -> None:
        if end > start:
            text = self.raw[start:end]
            self._fragments.append(Fragment(text.translate(digits) if digits else text, start, end - start))

    def _replacement(self, part: re.Match[str], in_pre: bool) -> str | None:
        """What a part of the text stands for; None is a line break."""
        written = part.group()
        if part.lastgroup == "nothing":
            return ""
        if part.lastgroup == "entity":
            meant = unescape(written)
            return "" if meant in _NO_WIDTH else meant
        if in_pre and "\n" in written:
            return None
        if "\n" not in written and "\r" not in written:
            return " "
        before = self.raw[part.start() - 1 : part.start()]
        after = self.raw[part.end() : part.end() + 1]
        return " " if not before or not after or needs_space(before, after) else ""


def read_html_part(raw: str, start: int, end: int, composer: Composer, tables: int) -> tuple[int, list[str]]:
    """Read HTML that stands in another text; gives the number of tables so far and warnings."""
    tokens, warnings = scan(raw, start, end)
    reader = BlockReader(raw, composer, tables)
    reader.read(tokens, range(len(tokens)), NEVER_TEXT)
    return reader.tables, warnings
