"""What must hold of the files that are written: text of an article stays text, whatever it holds.

The tags of a page are those of its harmless twin: the same record, in which every sign that could be markup is a letter.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import yaml
from markdown_it import MarkdownIt

from pipeline.records import ArticleRecord
from pipeline.writers.escape import visible
from pipeline.writers.markdown import article_page
from pipeline.writers.sheet import Sheet

_READER = MarkdownIt("gfm-like", {"html": True, "linkify": False}).disable("linkify")
_OUR_TAG = re.compile(r'<a id="[a-z0-9-]+">|</a>|</?strong>')
_OUR_LINK = re.compile(r"[a-z0-9_./#-]+")
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Letters, digits, and the signs by which sentences are cut; all else could be markup and is none in a twin.
_SIGN = re.compile(r"[^\w\s。、！？「」『』（）]|_")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
#: Fields whose values are words of ours.
_OURS = {"status", "confidence", "modality", "direction", "comparator", "type", "format", "unit", "vague", "mod", "value", "sha256", "encoding", "published", "rules", "id", "ref", "parent", "maker", "ticker"}  # fmt: skip
_TAGS = {
    "a", "article", "aside", "blockquote", "body", "br", "button", "caption", "circle", "code", "dd", "desc", "details", "dfn", "div", "dl", "dt", "em", "fieldset", "figcaption",
    "figure", "footer", "form", "g", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "html", "i", "input", "kbd", "label", "legend", "li", "line", "link", "main", "mark",
    "meta", "nav", "ol", "option", "output", "p", "path", "pre", "rect", "script", "section", "select", "small", "span", "strong", "style", "summary", "svg", "table",
    "tbody", "td", "text", "th", "thead", "time", "title", "tr", "ul", "b", "s", "q", "cite", "polyline", "abbr",
}  # fmt: skip


def page_of_its_twin(record: ArticleRecord, text: str, page: str) -> Iterator[str]:
    """How the tags of an article's page differ from those of its twin."""
    twin = msgspec.convert(_harmless(msgspec.to_builtins(record, builtin_types=(Decimal,))), ArticleRecord)
    if (ours := tags(page)) != (theirs := tags(article_page(Sheet(twin, _letters(text))))):
        at = next((n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), min(len(ours), len(theirs)))
        yield f"page: {ours[at : at + 3]} where the twin has {theirs[at : at + 3]}"
    yield from any_page(page)
    head = yaml.safe_load(page.partition("\n---\n")[0].removeprefix("---\n"))
    if head.get("original_title") != (None if record.article.title is None else visible(record.article.title).strip()):
        yield f"front matter: original_title is {head.get('original_title')!r}"
    if head.get("claims") != len(record.claims) or not set(head) <= {"title", "original_title", "source", "source_id", "published", "author", "url", "language", "tags", "companies", "products", "claims", "status"}:
        yield f"front matter: {sorted(head)}"


def _letters(text: str) -> str:
    return _SIGN.sub("x", text)


def _harmless(value: Any, key: str = "") -> Any:
    """The same structure with letters for all signs in its texts."""
    if isinstance(value, dict):
        return {name: _harmless(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_harmless(inner, key) for inner in value]
    return _letters(value) if isinstance(value, str) and key not in _OURS else value


def tags(page: str) -> list[str]:
    """The tags that a Markdown page has for a reader of the page's body, in order."""
    found: list[str] = []
    for token in _READER.parse(page.partition("\n---\n")[2] if page.startswith("---\n") else page):
        found += [_kind(child.content) or child.tag or child.type for child in token.children or [] if child.type not in ("text", "text_special")]
        if token.type != "inline":
            found.append(f"{token.type} {token.tag}")
    return found


def _kind(content: str) -> str:
    """The tag by which a figure is marked where Markdown's own sign would not do."""
    return "strong" if content in ("<strong>", "</strong>") else ""


def any_page(page: str) -> Iterator[str]:
    """What no Markdown page of ours may hold."""
    body = page.partition("\n---\n")[2] if page.startswith("---\n") else page
    for token in _READER.parse(body):
        for part in (token, *(token.children or [])):
            if part.type == "html_block" or part.type == "image":
                yield f"page: {part.type} {part.content[:60]!r}"
            if part.type == "html_inline" and not _OUR_TAG.fullmatch(part.content):
                yield f"page: a tag {part.content[:60]!r}"
            if part.type == "link_open" and not _OUR_LINK.fullmatch(str(part.attrs.get("href"))):
                yield f"page: a link to {part.attrs.get('href')!r}"
    if found := _TEMPLATE.search(body):
        yield f"page: a template {body[found.start() : found.start() + 40]!r}"
    if found := _UNSEEN.search(page):
        yield f"page: an unseen character U+{ord(found[0]):04X}"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.scripts = 0
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag not in _TAGS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            leads = name in ("href", "src", "action") and not re.match(r"#|[a-z0-9_./#-]+\Z|https?://", value or "")
            if name.startswith("on") or name == "srcdoc" or leads:
                self.wrong.append(f"<{tag} {name}={value}>")
        if tag not in ("meta", "link", "br", "input", "hr", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.open[-1:] == [tag]:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment {data[:40]!r}")


def html_page(page: str, scripts: int) -> Iterator[str]:
    """What no HTML page of ours may hold: foreign tags and links, handlers, comments, more scripts than its own."""
    reader = _Tags()
    reader.feed(page)
    yield from (f"html: {wrong[:80]}" for wrong in reader.wrong[:3])
    if reader.scripts != scripts or reader.open:
        yield f"html: {reader.scripts} scripts, open {reader.open[:3]}"
    if found := _UNSEEN.search(page):
        yield f"html: an unseen character U+{ord(found[0]):04X}"


def table(text: str) -> Iterator[str]:
    """What no CSV table of ours may hold."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"csv: a row of {len(row)} cells"
        yield from (f"csv: a formula {cell[:40]!r}" for cell in row if cell.lstrip()[:1] in _FORMULA and cell and not _NUMBER.fullmatch(cell))


def folder(out: Path, scripts: int) -> Iterator[str]:
    """What is wrong with any page of an output folder."""
    for path in sorted(out.rglob("*")):
        if path.suffix in (".md", ".html", ".csv", ".json", ".jsonl"):
            text = path.read_bytes().decode("utf-8")
            check = {".md": any_page, ".csv": table}.get(path.suffix)
            problems = html_page(text, scripts) if path.suffix == ".html" else check(text) if check else ()
            yield from (f"{path.relative_to(out)}: {problem}" for problem in problems)
