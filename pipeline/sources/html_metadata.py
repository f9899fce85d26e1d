"""What a web page says of itself: `meta`, JSON-LD, `time`, `link` and the title."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from pipeline.sources.dates import read_moment
from pipeline.sources.html_scanner import Token, attributes
from pipeline.sources.source import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PUBLISHED = (
    "article:published_time", "datepublished", "date", "pubdate", "publish_date", "publishdate", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "og:published_time", "parsely-pub-date", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime", "og:article:published_time",
)  # fmt: skip
_SUFFIX = re.compile(r"\s*[|｜]\s*|\s+[-–—:：]\s+")
_SHOWN_DATE = re.compile(r"(?<![0-9A-Za-z])(?:date|publish|posted|pubdate)", re.IGNORECASE)
_LONGEST_JSON = 256 * 1024
_SHORTEST_TITLE = 6


def read_metadata(raw: str, tokens: Sequence[Token], heading: str | None, body: range) -> tuple[Metadata, list[str]]:
    """The metadata of a page. `heading` is its first `h1`, `body` the tokens of its main text."""
    named: dict[str, list[str]] = {}
    title, canonical, moments = None, None, []
    linked: list[dict[str, Any]] = []
    for index, token in enumerate(tokens):
        if token.kind == "raw" and token.name == "title" and title is None:
            title = _line(unescape(raw[token.start : token.end]))
        elif token.kind == "raw" and token.name == "script":
            if "ld+json" in raw[tokens[index - 1].start : tokens[index - 1].end]:
                linked.extend(_linked(raw[token.start : token.end]))
        elif token.kind == "open" and token.name == "meta":
            fields = attributes(raw, token)
            key = (fields.get("property") or fields.get("name") or fields.get("itemprop") or "").lower()
            content = _line(fields.get("content", ""))
            if key and content:
                named.setdefault(key, []).append(content)
        elif token.kind == "open" and token.name == "link" and canonical is None:
            fields = attributes(raw, token)
            if fields.get("rel", "").lower() == "canonical":
                canonical = _line(fields.get("href", ""))
        elif token.kind == "open" and token.name == "time":
            moments.append(
                (index not in body, index, attributes(raw, token).get("datetime") or _text_behind(raw, tokens, index))
            )
    warnings: list[str] = []
    moments.sort(key=lambda moment: moment[:2])
    written = [
        *(value for key in _PUBLISHED for value in named.get(key, ())),
        *(str(thing["datePublished"]) for thing in linked if isinstance(thing.get("datePublished"), str)),
        *(moment for _, _, moment in moments),
        *_shown_dates(raw, tokens),
    ]
    url = canonical or _first(named.get("og:url"))
    metadata = Metadata(
        title=_title(_first(named.get("og:title")) or _of(linked, "headline"), heading, title),
        published=_first_moment(written, warnings),
        author=_author(named, linked),
        url=url if url and re.match(r"https?://\S+\Z", url) else None,
        tags=tuple(dict.fromkeys(_tags(named))),
    )
    return metadata, warnings


def _first_moment(written: Sequence[str], warnings: list[str]) -> str | None:
    for text in written:
        try:
            moment = read_moment(text)
        except ValueError:
            warnings.append(f"date: impossible {text[:40]}")
            continue
        if moment:
            return moment
    return None


def _shown_dates(raw: str, tokens: Sequence[Token]) -> Iterator[str]:
    """The text of elements whose class or id calls them a date."""
    for index, token in enumerate(tokens):
        if token.kind == "open" and token.name in {"p", "span", "div", "dd", "li"} and index + 1 < len(tokens):
            tag = raw[token.start : min(token.end, token.start + 400)]
            if _SHOWN_DATE.search(tag) and tokens[index + 1].kind == "text":
                yield _text_behind(raw, tokens, index)


def _text_behind(raw: str, tokens: Sequence[Token], index: int) -> str:
    for token in tokens[index + 1 : index + 4]:
        if token.kind == "text" and (text := raw[token.start : token.end].strip()):
            return unescape(text[:80])
    return ""


def _title(declared: str | None, heading: str | None, title: str | None) -> str | None:
    """The page's own title, without the name of the site that often follows it."""
    if (
        heading
        and (not declared or declared.startswith(heading))
        and (declared or not title or title.startswith(heading))
    ):
        return heading
    best = declared or title
    if not best:
        return heading
    parts = _SUFFIX.split(best)
    return parts[0] if len(parts) > 1 and len(parts[0]) >= _SHORTEST_TITLE and len(parts[0]) * 2 > len(best) else best


def _author(named: dict[str, list[str]], linked: list[dict[str, Any]]) -> str | None:
    for key in ("author", "article:author", "dc.creator", "byl", "parsely-author"):
        for value in named.get(key, ()):
            if not value.startswith("http"):
                return value
    for thing in linked:
        author = thing.get("author")
        people = author if isinstance(author, list) else [author]
        names = [person.get("name") if isinstance(person, dict) else person for person in people]
        words = [_line(name) for name in names if isinstance(name, str)]
        if any(words):
            return ", ".join(word for word in words if word)
    return None


def _tags(named: dict[str, list[str]]) -> Iterator[str]:
    for key in ("article:tag", "keywords", "news_keywords"):
        for value in named.get(key, ()):
            yield from (part.strip() for part in re.split("[,、]", value) if part.strip())


def _linked(script: str) -> list[dict[str, Any]]:
    """The things that a JSON-LD script describes, those of an article first."""
    if len(script) > _LONGEST_JSON:
        return []
    try:
        read = json.loads(script)
    except (ValueError, RecursionError):
        return []
    things = read if isinstance(read, list) else [read]
    flat = [thing for thing in things if isinstance(thing, dict)]
    for thing in list(flat):
        graph = thing.get("@graph")
        flat.extend(inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else None
    return sorted(
        flat, key=lambda thing: not str(thing.get("@type")).endswith(("Article", "Posting", "Article']", "Posting']"))
    )


def _of(linked: list[dict[str, Any]], key: str) -> str | None:
    return next((_line(thing[key]) for thing in linked if isinstance(thing.get(key), str)), None)


def _first(values: list[str] | None) -> str | None:
    return values[0] if values else None


def _line(text: str) -> str | None:
    return " ".join(text.split()) or None
