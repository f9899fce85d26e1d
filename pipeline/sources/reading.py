"""Reads a file as articles: chooses the reader, bounds the size, and never lets a parser's error out."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from pipeline.errors import SourceError
from pipeline.sources.composer import Reading
from pipeline.sources.dates import read_dateline
from pipeline.sources.encoding import declared_charset, decode, without_surrogates
from pipeline.sources.html import read_html
from pipeline.sources.jsonl import read_lines
from pipeline.sources.markdown import read_markdown
from pipeline.sources.plain import read_plain, read_unstructured
from pipeline.sources.source import Format, Source

if TYPE_CHECKING:
    from pathlib import Path

Reader: TypeAlias = Callable[[str], Reading]

LARGEST_FILE = 64 * 1024 * 1024  # bytes
LARGEST_MARKUP = 8 * 1024 * 1024  # characters; a Markdown tree takes some 84 bytes for each byte of text
_DATELINES = 5  # blocks at the top among which the line with the date is
_LONGEST_DATELINE = 60

FORMATS: dict[str, Reader] = {"markdown": read_markdown, "text": read_plain, "html": read_html}

READERS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
}
LINES_SUFFIX = ".jsonl"
SUFFIXES = frozenset((*READERS, LINES_SUFFIX))


def read(path: Path, display: str) -> Iterator[Source | SourceError]:
    """The articles of a file, under the name `display`; a SourceError for each one that cannot be read.

    JSON Lines are read line by line. A suffix that no reader has is read as plain text.
    """
    try:
        if path.suffix.lower() == LINES_SUFFIX and path.is_file():
            with path.open("rb") as lines:
                yield from read_lines(_lines(lines), display, read_as, LARGEST_FILE)
            return
        data = load(path, display)
    except OSError as problem:
        yield _unreadable(display, problem)
        return
    except SourceError as problem:
        yield problem
        return
    yield from read_bytes(data, display, path.suffix)


def load(path: Path, display: str) -> bytes:
    """The bytes of a file that holds one article. Raises SourceError where they cannot be had."""
    try:
        if not path.is_file():
            raise SourceError(display, "no regular file", "Give a file, or a folder that holds files.")
        if path.stat().st_size > LARGEST_FILE:
            raise _too_large(display)
        return path.read_bytes()
    except OSError as problem:
        raise _unreadable(display, problem) from problem


def read_bytes(data: bytes, display: str, suffix: str) -> Iterator[Source | SourceError]:
    """The articles of bytes that are already there (standard input); `suffix` tells the format as a file's would."""
    if suffix.lower() == LINES_SUFFIX:
        yield from read_lines(_lines(io.BufferedReader(io.BytesIO(data))), display, read_as, LARGEST_FILE)
        return
    if len(data) > LARGEST_FILE:
        yield _too_large(display)
        return
    form = READERS.get(suffix.lower(), "text")
    decoded = decode(data, declared_charset(data) if form == "html" else None)
    raw = without_surrogates(decoded.text)
    warnings = list(decoded.warnings)
    if raw is not decoded.text:
        warnings.append("encoding: half of a surrogate pair")
    reading = read_as(raw, form)
    yield Source(
        path=display,
        id=None,
        raw=raw,
        text=reading.text,
        offsets=reading.offsets,
        blocks=reading.blocks,
        metadata=reading.metadata,
        encoding=decoded.encoding,
        format=reading.format,
        sha256=hashlib.sha256(data).hexdigest(),
        warnings=(*warnings, *reading.warnings),
    )


def read_as(raw: str, form: str) -> Reading:
    """Read decoded text in a format; as plain text, with a warning, where its reader cannot."""
    reader = FORMATS[form]
    if len(raw) > LARGEST_MARKUP:
        return read_unstructured(raw) if form == "text" else _as_text(raw, f"{form}: too large, read as plain text")
    try:
        reading = reader(raw)
    except Exception:  # whatever a parser raises, the article is read
        return _as_text(raw, f"{form}: unreadable, read as plain text")
    if not reading.blocks:
        return _with(reading, "empty")
    return reading if reading.metadata.published else _with_dateline(reading)


def _with_dateline(reading: Reading) -> Reading:
    """The reading with the date that one of its first lines holds and nothing else."""
    for block in reading.blocks[:_DATELINES]:
        if block.end - block.start <= _LONGEST_DATELINE:
            moment = read_dateline(reading.text[block.start : block.end])
            if moment:
                return replace(reading, metadata=replace(reading.metadata, published=moment))
    return reading


def _as_text(raw: str, warning: str) -> Reading:
    return _with(read_unstructured(raw), warning)


def _with(reading: Reading, warning: str) -> Reading:
    return replace(reading, warnings=(*reading.warnings, warning))


def _lines(file: io.BufferedReader) -> Iterator[bytes]:
    """The lines of a file. Of one that is too long only the beginning is held, one byte more than allowed."""
    if file.peek(2)[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:  # there a line feed is no byte of its own
        yield from decode(file.read(LARGEST_FILE)).text.encode("utf-8").splitlines(keepends=True)
        return
    while line := file.readline(LARGEST_FILE + 1):
        if len(line) > LARGEST_FILE:
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(1 << 20)
        yield line


def _unreadable(display: str, problem: OSError) -> SourceError:
    return SourceError(display, problem.strerror or "cannot be read", "Check that it is a file and may be read.")


def _too_large(display: str) -> SourceError:
    return SourceError(display, f"larger than {LARGEST_FILE} bytes", "Split it, or give it as JSON Lines.")
