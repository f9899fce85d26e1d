"""The parts of a page that name other articles: their figures are of those, not of this one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.tables.loader import read
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.sources.source import Block

_MARKS = re.compile(r"^[\s■□▼▽◆◇●○▶・【\[(>»]+|[\s】\])<«::。]+$")
_LONGEST = 30  # characters of a title and its marks


@cache
def _heads() -> frozenset[str]:
    return frozenset(read("related_heads.tsv", ("head", "example"), lambda row: fold(row.cells["head"]).casefold()))


def heads_related(title: str) -> bool:
    """Whether a heading says that other articles are named under it: ■関連記事."""
    return len(title) <= _LONGEST and _MARKS.sub("", fold(title)).casefold() in _heads()


def related_sections(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where the sections that name other articles begin and end, as `[start, end)` of the text.

    Such a section goes on to the next heading of its own level or above; one under a plain or marked line (■関連記事), to the
    next line with a mark or to a paragraph that ends as a sentence does.
    """
    sections: list[tuple[int, int]] = []
    head: Block | None = None
    plain = False  # whether the head is a line of the text, and no heading in markup
    for block in blocks:
        words = text[block.start : block.end] if block.end - block.start <= _LONGEST else ""
        if head is not None:
            is_head = block.kind in ("title", "heading")
            if plain:
                stops = (is_head and _MARKS.match(words) is not None) or (block.kind == "paragraph" and text[block.start : block.end].rstrip().endswith(("。", "！", "？")))
            else:
                stops = is_head and block.level <= head.level
            if not stops:
                sections[-1] = (sections[-1][0], block.end)
                continue
            head = None
        if block.kind in ("heading", "paragraph", "item") and heads_related(words):
            head, plain = block, block.kind != "heading" or _MARKS.match(words) is not None
            sections.append((block.start, block.end))
    return sections
