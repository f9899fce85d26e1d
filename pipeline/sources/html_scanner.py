"""Cuts HTML into tags and text, each with its place in the file, in linear time and without an exception.

Browsers accept anything, and so does this: an unclosed comment, quote or tag costs its own characters, not the rest of
the file. No tree is built; each start tag knows the token at which its element ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Literal

from pipeline.sources.html_tags import BLOCKS, OPAQUE, SHOWN_RAW, VOID

Kind = Literal["text", "open", "close", "raw"]

# A quote has a meaning only behind `=`. One that never closes is an ordinary character.
_TAG = re.compile(r"""</?([A-Za-z][A-Za-z0-9:_.-]*+)(?=[\s/>])(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|["'=])*+>""")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:_.-]*+)(?=[\s/>])")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=<]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]++))?""")
_MOST_FAILURES = 50  # tags without an end outside quotes; behind that, quotes are not heeded

# What closes an element that people leave open.
_CLOSED_BY = {
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr", "tbody", "thead", "tfoot"]),
    "th": frozenset(["td", "th", "tr", "tbody", "thead", "tfoot"]),
    "tr": frozenset(["tr", "tbody", "thead", "tfoot"]),
    "thead": frozenset(["tbody", "tfoot"]),
    "tbody": frozenset(["tbody", "tfoot"]),
    "option": frozenset(["option", "optgroup"]),
    "rt": frozenset(["rt", "rp", "rb"]),
    "rp": frozenset(["rt", "rp", "rb"]),
    "p": BLOCKS - {"body", "html"},
}


@dataclass(slots=True)
class Token:
    """A tag, a stretch of text, or `raw`: the content of an element such as `script` that is no markup.

    `[start, end)` is its place in the file; `closes` is the index of the token at which the element of an `open` token
    ends, itself for an element that holds nothing.
    """

    kind: Kind
    name: str
    start: int
    end: int
    closes: int = -1


def scan(raw: str, start: int = 0, end: int | None = None) -> tuple[list[Token], list[str]]:
    """The tokens of `raw[start:end]`, in order, and warnings. Comments and declarations give none."""
    tokens: list[Token] = []
    warnings: list[str] = []
    last = len(raw) if end is None else end
    source = raw if last == len(raw) else raw[:last]
    missing: set[str] = set()  # ends that do not come any more; looking again would take quadratic time
    failures = 0
    at = text_from = start
    while (opened := source.find("<", at)) >= 0:
        following = source[opened + 1 : opened + 2]
        behind = 0
        if following == "!" or following == "?":
            behind, kind = _declaration(source, opened, missing, warnings)
            if kind:
                _text(tokens, text_from, opened)
                _text(tokens, opened + len("<![CDATA["), behind - len("]]>"))
                text_from = at = behind
                continue
        elif following == "/" or following.isalpha():
            if source.startswith("</>", opened):
                behind = opened + 3
            elif ">" not in missing:
                found = _TAG.match(source, opened) if failures < _MOST_FAILURES else None
                if found:
                    behind = found.end()
                elif _NAME.match(source, opened):
                    failures += 1
                    close = source.find(">", opened)
                    if close < 0:
                        missing.add(">")
                    behind = close + 1
        if not behind:
            at = opened + 1
            continue
        _text(tokens, text_from, opened)
        name = _NAME.match(source, opened)
        if name:
            word = name.group(1).lower()
            closing = following == "/"
            tokens.append(Token("close" if closing else "open", word, opened, behind))
            if not closing and word in OPAQUE:
                behind = _opaque(source, word, behind, tokens, missing, warnings)
        text_from = at = behind
    _text(tokens, text_from, last)
    _match(tokens)
    return tokens, list(dict.fromkeys(warnings))


def _text(tokens: list[Token], start: int, end: int) -> None:
    if end > start:
        tokens.append(Token("text", "", start, end))


def _declaration(source: str, opened: int, missing: set[str], warnings: list[str]) -> tuple[int, bool]:
    """The end of a comment or declaration, and whether it is text that stands in CDATA."""
    for opening, closing, is_text in (("<!--", "-->", False), ("<![CDATA[", "]]>", True), ("<", ">", False)):
        if not source.startswith(opening, opened):
            continue
        found = source.find(closing, opened + len(opening)) if closing not in missing else -1
        if found >= 0:
            return found + len(closing), is_text
        missing.add(closing)
        warnings.append("html: unclosed comment" if opening != "<" else "html: unclosed tag")
        return opened + len(opening), False
    return 0, False


def _opaque(source: str, word: str, start: int, tokens: list[Token], missing: set[str], warnings: list[str]) -> int:
    """The content of an element that is no markup, as one token. Without an end tag the element counts for nothing."""
    found = re.compile(f"</{word}", re.IGNORECASE).search(source, start) if word not in missing else None
    if not found:
        tokens.pop()
        missing.add(word)
        warnings.append(f"html: unclosed {word}")
        return start
    if found.start() > start:
        tokens.append(Token("text" if word in SHOWN_RAW else "raw", word, start, found.start()))
    return found.start()


def _match(tokens: list[Token]) -> None:
    """Give each start tag the index at which its element ends; an element left open ends with the one around it."""
    stack: list[int] = []
    depth: dict[str, int] = {}

    def close(index: int) -> None:
        opened = stack.pop()
        tokens[opened].closes = index
        depth[tokens[opened].name] -= 1

    for index, token in enumerate(tokens):
        name = token.name
        if token.kind == "open":
            if name in VOID:
                token.closes = index
                continue
            while stack and name in _CLOSED_BY.get(tokens[stack[-1]].name, ()):
                close(index)
            stack.append(index)
            depth[name] = depth.get(name, 0) + 1
        elif token.kind == "close" and depth.get(name):
            while tokens[stack[-1]].name != name:
                close(index)
            close(index)
    while stack:
        close(len(tokens))


def attributes(raw: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag; names in lower case, the first of a name holds."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(
        raw[token.start + 1 + len(token.name) : min(token.end - 1, token.start + 20000)]
    ):
        if value[:1] in {'"', "'"}:
            value = value[1:-1]
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found
