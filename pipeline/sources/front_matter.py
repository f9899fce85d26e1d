"""Reads the header that Jekyll and its kin put before a post: YAML between two lines of `---`, every value a string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from pipeline.sources.dates import read_moment
from pipeline.sources.source import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

LONGEST = 64 * 1024
_DEEPEST = 8
_MOST_REPEATED = 3  # keys given twice that are named
_OPEN = re.compile(r"---[ \t]{0,80}\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]{0,80}\r?$", re.MULTILINE)
_KEY = re.compile(r"""^["']?[A-Za-z_][\w-]{0,60}["']?[ \t]{0,9}:(?:[ \t\r]|$)""", re.MULTILINE | re.ASCII)
_PLAIN_LINE = re.compile(r"^([A-Za-z_][\w-]{0,60})[ \t]{0,9}:[ \t]{1,9}(\S[^\r\n]{0,2000})", re.MULTILINE | re.ASCII)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the header says, and the offset in the file at which the article begins."""

    metadata: Metadata
    body_start: int
    warnings: tuple[str, ...] = ()


class _UnreadableError(ValueError):
    """The header is no YAML that this reader takes."""


def read_front_matter(raw: str) -> FrontMatter | None:
    """The header of `raw`, or None where there is none. A broken header gives a warning and what can be saved of it."""
    opened = _OPEN.match(raw)
    if not opened:
        return None
    closed = _CLOSE.search(raw, opened.end(), opened.end() + LONGEST + 4)
    warnings: list[str] = []
    if closed:
        header, body_start = raw[opened.end() : closed.start()], closed.end()
        if header.strip() and not _KEY.search(header):
            return None  # a line of dashes that is only a line
        body_start += raw.startswith("\n", body_start)
    else:
        header = _open_header(raw, opened.end())
        if not header:
            return None
        body_start = opened.end() + len(header)
        warnings.append("front matter: not closed")
    fields: dict[str, Value] = {}
    try:
        fields, repeated = load_strings(header)
        warnings.extend(f"front matter: {key} given twice" for key in list(dict.fromkeys(repeated))[:_MOST_REPEATED])
    except (yaml.YAMLError, ValueError, RecursionError):
        warnings.append("front matter: unreadable")
        for key, value in _PLAIN_LINE.findall(header):
            fields.setdefault(key.lower(), value.strip().strip("\"'"))
    metadata, found = metadata_of(fields)
    return FrontMatter(metadata, body_start, (*warnings, *found))


def _open_header(raw: str, start: int) -> str:
    """The lines `key: value` that follow an opening line without a closing one."""
    end = start
    for line in raw[start : start + LONGEST].splitlines(keepends=True):
        if not _KEY.match(line):
            break
        end += len(line)
    return raw[start:end]


def load_strings(header: str) -> tuple[dict[str, Value], list[str]]:
    """The mapping that `header` writes, keys in lower case, and the keys that come twice (the first one holds).

    Raises ValueError or yaml.YAMLError for what a header has no need of: aliases, depth over 8, or no mapping at all.
    """
    if len(header) > LONGEST:
        raise _UnreadableError("too long")
    repeated: list[str] = []
    events = yaml.parse(header, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            value = _mapping(events, 1, repeated)
            for _ in events:  # the rest must be readable too
                pass
            return {key.lower(): item for key, item in value.items()}, repeated
        if isinstance(event, yaml.NodeEvent):
            raise _UnreadableError("no mapping")
    return {}, repeated


def _node(event: Any, events: Iterator[Any], depth: int, repeated: list[str]) -> Value:
    if depth > _DEEPEST:
        raise _UnreadableError("too deep")
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, depth + 1, repeated)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Value] = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            items.append(_node(inner, events, depth + 1, repeated))
        return items
    raise _UnreadableError("alias")


def _mapping(events: Iterator[Any], depth: int, repeated: list[str]) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = _node(event, events, depth, repeated)
        value = _node(next(events), events, depth, repeated)
        if not isinstance(key, str):
            raise _UnreadableError("a key that is no word")
        if key in mapping:
            repeated.append(key)
        else:
            mapping[key] = value
    return mapping


def metadata_of(fields: dict[str, Value]) -> tuple[Metadata, list[str]]:
    """What the fields of a header mean, and warnings."""
    published, warnings = None, []
    for name in (
        "date",
        "published",
        "published_at",
        "publishdate",
        "published_time",
        "datepublished",
        "created",
        "created_at",
    ):
        written = _word(fields.get(name))
        if not written:
            continue
        try:
            published = read_moment(written)
        except ValueError:
            warnings.append(f"date: impossible {written[:40]}")
        if published:
            break
    tags = [
        tag for name in ("categories", "category", "tags", "topics", "keywords") for tag in _words(fields.get(name))
    ]
    return (
        Metadata(
            title=_word(fields.get("title")),
            published=published,
            author=_author(fields.get("author") or fields.get("authors")),
            url=next(
                filter(
                    None,
                    (_url(fields.get(name)) for name in ("canonical_url", "canonical", "url", "permalink", "source")),
                ),
                None,
            ),
            tags=tuple(dict.fromkeys(tags)),
        ),
        warnings,
    )


def _word(value: Value | None) -> str | None:
    """A scalar as one line; YAML's ways to write nothing are nothing."""
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return line if line and line not in {"null", "~", "Null", "NULL"} else None


def _words(value: Value | None) -> list[str]:
    if isinstance(value, str):
        parts = re.split(r"[,、]", value) if re.search(r"[,、]", value) else [value]
        return [part for part in (" ".join(part.split()) for part in parts) if part and part not in {"null", "~"}]
    if isinstance(value, list):
        return [word for word in map(_word, value) if word]
    return []


def _author(value: Value | None) -> str | None:
    if isinstance(value, dict):
        return _word(value.get("name")) or _word(value.get("display_name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_author, value) if name) or None
    return _word(value)


def _url(value: Value | None) -> str | None:
    """A web address, or the path that a permalink gives."""
    word = _word(value)
    return word if word and re.match(r"https?://[^\s<>\"]+\Z|/[^\s<>\"]*\Z", word) else None
