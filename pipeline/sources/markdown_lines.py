"""The lines of a Markdown file: where a block's content stands in them, and which of them are nothing but marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.provenance import line_starts

# List and quote signs, attributes, containers, Liquid tags, fences and rules.
_ONLY_MARKS = re.compile(
    r"[\s>]*+(?:(?:[-*+]|[0-9]{1,9}+[.)])[\s>]*+)?+"
    r"(?:\{:[^}\n]*+\}|\{%[^\n%]*+%\}|:{3,}+\s*+(?:[a-z][\w-]*+(?:\s++[a-z]++)?+)?+|`{3,}+[^`]*+|~{3,}+.*+|[-*_=|:\s]*+)\s*+\Z",
    re.ASCII,
)
_DEFINITION = re.compile(r"[\s>]*+\[(?!\^)[^\]]++\]:\s*+(?:<[^>]*+>|[!-~]*+)\s*+(?:[\"'(].*+)?+\Z")
_STRUCTURE = re.compile(r"(?:[\s>]|[-*+](?=\s)|[0-9]{1,9}+[.)](?=\s))*+(?:#{1,6}+\s++)?+")
# Signs at the beginning of a line that Markdown's dialects add: notes, tasks, alerts, definitions, containers.
_DIALECT = re.compile(
    r"\[\^[^\]\s]{1,60}\]:[ \t]*|\[[ xX]\][ \t]+|\[![A-Za-z]{2,20}\][ \t]*|:[ \t]{1,9}(?=\S)|"
    r":{3,}[ \t]*(?:[a-z][\w-]{0,30}[ \t]*)?"
)
_ATTRIBUTES = re.compile(r"\{:[^}\n]{0,400}\}\s*\Z|\{%[^\n]{0,400}%\}\s*\Z")
_CELL = re.compile(r"(?:[^|\\]|\\.?)++", re.DOTALL)
_DELIMITER_ROW = re.compile(r"(?=[^-]*+-)[\s>|:-]++\Z")


class Placed(NamedTuple):
    """Some text of one line and its offset in the file."""

    start: int
    text: str


class Lines:
    """The lines of `text`, which begins at offset `start` of the file. Numbers count from 0, ends are exclusive."""

    def __init__(self, text: str, start: int) -> None:
        self.texts = text.split("\n")
        self.starts = [start + offset for offset in line_starts(text)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where lines `first` to `last` stand in the file."""
        return self.starts[first], self.starts[last - 1] + len(self.texts[last - 1])

    def place(self, content: str, first: int, last: int) -> list[Placed] | None:
        """Each line of `content`, which must be the end of a line between `first` and `last`; None where one is not."""
        placed: list[Placed] = []
        number = first
        for part in content.split("\n"):
            wanted = part.strip()
            if not wanted:
                continue
            while number < last and not self.texts[number].rstrip().endswith(wanted):
                number += 1
            if number >= last:
                return None
            placed.append(Placed(self.starts[number] + len(self.texts[number].rstrip()) - len(wanted), wanted))
            number += 1
        return placed

    def stripped(self, number: int) -> Placed:
        """A line without the white space at its ends."""
        line = self.texts[number]
        return Placed(self.starts[number] + len(line) - len(line.lstrip()), line.strip())

    def row(self, number: int, first: bool) -> Placed:
        """A line of a table without the signs of the list or quote around it, which only the first line must have."""
        line = self.texts[number]
        at = behind_structure(line) if first or line.lstrip().startswith(">") else 0
        return Placed(self.starts[number] + at, line[at:])


def is_only_marks(line: str) -> bool:
    """True where a line shows nothing: it is empty, a mark, or the definition of a link."""
    return not line or line.isspace() or bool(_ONLY_MARKS.match(line) or _DEFINITION.match(line))


def behind_structure(line: str) -> int:
    """The offset behind the signs of quotes, lists and headings."""
    found = _STRUCTURE.match(line)
    return found.end() if found else 0


def is_dialect(line: str, at: int) -> bool:
    """True where a sign that only dialects know stands at offset `at`."""
    return _DIALECT.match(line, at) is not None


def without_dialect(placed: Placed) -> Placed:
    """The text without a dialect's sign before it and attributes behind it."""
    start, text = placed
    if text[:1] in {"[", ":"}:
        sign = _DIALECT.match(text)
        if sign:
            start, text = start + sign.end(), text[sign.end() :]
    if text.endswith("}"):
        text = _ATTRIBUTES.sub("", text)
    return Placed(start, text)


def is_row(line: str) -> bool:
    """True for a line between two bars."""
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def read_rows(rows: list[Placed]) -> list[list[Placed]]:
    """The cells of each row of a table, empty ones too; the line of dashes is no row.

    markdown-it drops the cells that go beyond the head row; these are all of them.
    """
    read: list[list[Placed]] = []
    for start, line in rows:
        if _DELIMITER_ROW.match(line):
            continue
        end = len(line.rstrip())
        at = len(line) - len(line.lstrip())
        at += line.startswith("|", at)
        cells: list[Placed] = []
        while at < end:
            found = _CELL.match(line, at, end)
            text = found.group() if found else ""
            cells.append(Placed(start + at + len(text) - len(text.lstrip()), text.strip()))
            at += len(text) + 1
        read.append(cells)
    return read
