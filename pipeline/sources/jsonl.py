"""Reads JSON Lines: one article a line, `{"id", "text", "title", "published", "url", "format"}`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from msgspec import structs

from pipeline.errors import SourceError
from pipeline.sources.composer import Reading, merge
from pipeline.sources.dates import read_moment
from pipeline.sources.encoding import decode, without_surrogates
from pipeline.sources.source import Block, Metadata, Source

ReadAs: TypeAlias = Callable[[str, str], Reading]
"""From the raw text and the name of a format to a reading."""

_FORMATS = {"text", "markdown", "html"}
_REMEDY = 'Write one JSON object a line: {"id": "…", "text": "…"}.'


def read_lines(lines: Iterable[bytes], path: str, read_as: ReadAs, longest: int) -> Iterator[Source | SourceError]:
    """One Source for each line, or a SourceError that names the line; empty lines are skipped. Reads no line ahead."""
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        place = f"line {number}"
        if len(line) > longest:
            yield SourceError(path, f"the line has more than {longest} bytes", "Split the article.", place)
            continue
        try:
            yield _read_line(line, number, path, read_as)
        except (ValueError, RecursionError, _NoArticleError) as problem:
            reason = str(problem) if isinstance(problem, _NoArticleError) else "not valid JSON"
            yield SourceError(path, reason, _REMEDY, place)


class _NoArticleError(Exception):
    """The line is JSON but no article."""


def _read_line(line: bytes, number: int, path: str, read_as: ReadAs) -> Source:
    decoded = decode(line)
    fields = json.loads(decoded.text)
    if not isinstance(fields, dict):
        raise _NoArticleError("the line is no JSON object")
    text = fields.get("text")
    if not isinstance(text, str):
        raise _NoArticleError("the article has no text")
    warnings = list(decoded.warnings)
    raw = without_surrogates(text)
    if raw is not text:
        warnings.append("encoding: half of a surrogate pair")
    form = fields.get("format") or "text"
    if form not in _FORMATS:
        warnings.append(f"format: unknown {str(form)[:40]}, read as text")
        form = "text"
    reading = read_as(raw, form)
    metadata = _metadata(fields, reading.metadata, warnings)
    return Source(
        path=path,
        id=_identifier(fields.get("id"), number, warnings),
        raw=raw,
        text=reading.text,
        offsets=reading.offsets,
        blocks=_with_title(reading, metadata.title),
        metadata=metadata,
        encoding=decoded.encoding,
        format=reading.format,
        sha256=hashlib.sha256(line.rstrip(b"\r\n")).hexdigest(),
        warnings=(*warnings, *reading.warnings),
    )


def _identifier(value: Any, number: int, warnings: list[str]) -> str:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
        return without_surrogates(str(value).strip())
    warnings.append("id: missing, the line number stands for it")
    return str(number)


def _metadata(fields: dict[str, Any], inner: Metadata, warnings: list[str]) -> Metadata:
    """The fields of the line over what the text itself says."""
    published = None
    written = _line_of(fields.get("published"))
    if written:
        try:
            published = read_moment(written)
        except ValueError:
            published = None
        if not published:
            warnings.append(f"date: impossible {written[:40]}")
    tags = fields.get("tags")
    outer = Metadata(
        title=_line_of(fields.get("title")),
        published=published,
        author=_line_of(fields.get("author")),
        url=_line_of(fields.get("url")),
        tags=tuple(filter(None, map(_line_of, tags))) if isinstance(tags, list) else (),
    )
    return merge(outer, inner)


def _line_of(value: Any) -> str | None:
    return without_surrogates(" ".join(value.split())) or None if isinstance(value, str) else None


def _with_title(reading: Reading, title: str | None) -> tuple[Block, ...]:
    """The blocks, the first one as the title where the text begins with it."""
    if not (title and reading.blocks):
        return reading.blocks
    first = reading.blocks[0]
    if first.kind == "title" or "".join(reading.text[first.start : first.end].split()) != "".join(title.split()):
        return reading.blocks
    return (structs.replace(first, kind="title", level=1), *reading.blocks[1:])
