"""Walks an article from block to block and reads the claims of its sentences and tables."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from pipeline.components.claims import read_sentence_claims
from pipeline.components.context import Context
from pipeline.components.phrases import read_sentence
from pipeline.components.related import related_sections
from pipeline.components.table_claims import read_table
from pipeline.components.table_shape import grids
from pipeline.language.tokenizer import sentences_of, text_of
from pipeline.language.words import read_words
from pipeline.sources.source import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from pipeline.components.near_misses import Watch
    from pipeline.facts import ClaimFact, DateFact, Mention, QuantityFact, SlotFact

F = TypeVar("F", "QuantityFact", "DateFact")


def _within(facts: Sequence[F], starts: Sequence[int], start: int, end: int) -> list[tuple[int, F]]:
    """The facts that begin in `[start, end)`, each with its index."""
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return []
    return list(enumerate(facts[first : bisect_left(starts, end, first)], first))


def read_claims(doc: Doc, watch: Watch | None = None) -> list[ClaimFact]:
    """The claims of an article, in the order of its quantities; `watch` hears what the forms filled for each in a sentence."""
    text = text_of(doc)
    quantities: Sequence[QuantityFact] = doc._.quantities
    dates: Sequence[DateFact] = doc._.dates
    mentions: list[Mention] = sorted((*doc._.companies, *doc._.products), key=lambda m: (m.start, -m.end))
    quantity_starts = [q.start for q in quantities]
    date_starts = [d.start for d in dates]
    mention_starts = [m.start for m in mentions]
    blocks: tuple[Block, ...] = doc._.blocks or (Block(0, len(text), "paragraph"),)
    block_starts = [b.start for b in blocks]
    context = Context(text, mentions, doc._.title, doc._.media)
    related = related_sections(text, blocks)
    doc._.related = tuple(related)
    claims: list[ClaimFact] = []
    subjects: dict[int, tuple[SlotFact, ...]] = {}  # of each table: what the article speaks of where it begins
    at = -1  # the block, by its index
    earlier: ClaimFact | None = None
    for sentence in sentences_of(doc):
        start, end = sentence.start, sentence.end
        is_new = at < 0
        at = max(at, 0)
        while at + 1 < len(blocks) and block_starts[at + 1] <= start:
            at, is_new = at + 1, True
        block = blocks[at]
        names = mentions[bisect_left(mention_starts, start) : bisect_left(mention_starts, end)]
        is_head = block.kind in ("title", "heading")
        if is_new:
            earlier = None
            if is_head:
                in_block = mentions[bisect_left(mention_starts, block.start) : bisect_left(mention_starts, block.end)]
                context.start_section("title" if block.kind == "title" else "heading", block.level, block.start, block.end, in_block)
            if block.cell is not None and block.cell.table not in subjects:
                subjects[block.cell.table] = context.subjects(block.start)
        if block.kind in ("cell", "code"):
            continue
        while related and related[0][1] <= start:
            del related[0]
        context.elsewhere = bool(related) and related[0][0] <= start
        context.enter(start, end, names, block=block.start, headline=is_head)
        if found := _within(quantities, quantity_starts, start, end):
            words = sentence.words or read_words(text, start, end)
            reading = read_sentence(text, (start, end), words, found, _within(dates, date_starts, start, end), names)
            found_claims = read_sentence_claims(text, reading, words, quantities, dates, context, earlier, watch)
            claims += found_claims
            earlier = found_claims[-1] if found_claims else earlier
    if any(block.cell for block in blocks):
        for grid in grids(text, blocks, quantities):
            claims += read_table(text, grid, quantities, mentions, dates, subjects.get(grid.number, ()))
    return sorted(claims, key=lambda claim: claim.quantity)
