"""Reads a web page: chooses its main text, and gives each part of that its place in the file."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from pipeline.sources.composer import Composer, Reading, merge
from pipeline.sources.front_matter import read_front_matter
from pipeline.sources.html_blocks import BlockReader, is_hidden
from pipeline.sources.html_metadata import read_metadata
from pipeline.sources.html_scanner import Token, attributes, scan
from pipeline.sources.html_tags import NEVER_TEXT, OUTSIDE_ARTICLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE_SIGNS = re.compile("[。、．，]")
_CONTAINERS = frozenset(["div", "section", "td", "body", "form", "center", "table"])
_MAIN_SHARE = 0.6  # of the page's prose that its main container must hold
_FORM_SHARE = 0.3  # of the page's text; a form that holds more is the page


def read_html(raw: str) -> Reading:
    """Read a web page. Navigation, forms, scripts and hidden parts are left out."""
    header = read_front_matter(raw)
    tokens, warnings = scan(raw, header.body_start if header else 0)
    body, unseen = _main_text(raw, tokens)
    composer = Composer()
    reader = BlockReader(raw, composer)
    reader.read(tokens, body, unseen)
    if not composer.blocks:
        body = range(len(tokens))
        reader.read(tokens, body, NEVER_TEXT)
    heading = next((composer.text_of(block) for block in composer.blocks if block.kind == "title"), None)
    metadata, found = read_metadata(raw, tokens, heading, body)
    if header:
        metadata = merge(header.metadata, metadata)
        warnings = [*header.warnings, *warnings]
    return composer.finish("html", metadata, (*warnings, *found))


def _main_text(raw: str, tokens: Sequence[Token]) -> tuple[range, frozenset[str]]:
    """The tokens of the main text, and the elements to leave out of it.

    The first `article` that is no mere teaser, else `main`, else `role=main`, else the smallest container that holds
    most of the page's prose.
    """
    lengths = list(accumulate((t.end - t.start if t.kind == "text" else 0 for t in tokens), initial=0))

    def span(index: int) -> range:
        return range(index, min(tokens[index].closes, len(tokens)))

    def held(index: int) -> int:
        return lengths[min(tokens[index].closes, len(tokens))] - lengths[index]

    unseen = OUTSIDE_ARTICLE
    forms = [i for i, token in enumerate(tokens) if token.kind == "open" and token.name == "form"]
    if any(held(i) > lengths[-1] * _FORM_SHARE for i in forms):
        unseen -= {"form"}
    for name in ("article", "main"):
        found = [i for i, token in enumerate(tokens) if token.kind == "open" and token.name == name]
        if found:
            longest = max(map(held, found))
            return span(next(i for i in found if held(i) * 3 >= longest)), unseen - {"header"}
    for i, token in enumerate(tokens):
        tag = raw[token.start : token.end] if token.kind == "open" else ""
        if "role" in tag and attributes(raw, token).get("role", "").lower() == "main":
            return span(i), unseen - {"header"}
    return _densest(raw, tokens, unseen), unseen


def _densest(raw: str, tokens: Sequence[Token], unseen: frozenset[str]) -> range:
    """The smallest container with most of the commas and full stops outside links and left-out elements."""
    signs = [0]
    until = 0
    for i, token in enumerate(tokens):
        if token.kind == "open" and i >= until and (token.name == "a" or token.name in unseen or is_hidden(raw, token)):
            until = token.closes
        counts = token.kind == "text" and i >= until
        signs.append(signs[-1] + (len(_SENTENCE_SIGNS.findall(raw, token.start, token.end)) if counts else 0))
    whole = range(len(tokens))
    best = whole
    for i, token in enumerate(tokens):
        if token.kind != "open" or token.name not in _CONTAINERS:
            continue
        end = min(token.closes, len(tokens))
        if signs[-1] and signs[end] - signs[i] >= signs[-1] * _MAIN_SHARE and end - i < len(best):
            best = range(i, end)
    return best
