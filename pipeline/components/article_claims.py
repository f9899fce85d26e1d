"""Walks an article from block to block and reads the claims of its sentences and tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeVar

from pipeline.components.claims import read_sentence_claims
from pipeline.components.context import Context
from pipeline.components.phrases import read_sentence
from pipeline.components.table_claims import read_table
from pipeline.components.table_shape import grids
from pipeline.language.tokenizer import sentences_of, text_of
from pipeline.language.words import read_words
from pipeline.sources.source import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from pipeline.components.near_misses import Watch
    from pipeline.facts import ClaimFact, DateFact, Mention, QuantityFact, SlotFact

F = TypeVar("F", "QuantityFact", "DateFact", "Mention")


def _within(facts: Sequence[F], starts: Sequence[int], start: int, end: int) -> Iterator[tuple[int, F]]:
    """The facts that begin in `[start, end)`, each with its index."""
    for index in range(bisect_left(starts, start), bisect_left(starts, end)):
        yield index, facts[index]


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
    claims: list[ClaimFact] = []
    subjects: dict[int, tuple[SlotFact, ...]] = {}  # of each table: what the article speaks of where it begins
    last_block: Block | None = None
    earlier: ClaimFact | None = None
    for sentence in sentences_of(doc):
        block = blocks[max(0, bisect_right(block_starts, sentence.start) - 1)]
        names = [m for _, m in _within(mentions, mention_starts, sentence.start, sentence.end)]
        if block.kind in ("title", "heading") and block is not last_block:
            in_block = [m for _, m in _within(mentions, mention_starts, block.start, block.end)]
            context.start_section(block.kind, block.level, block.start, block.end, in_block)
        if block is not last_block:
            earlier = None
        last_block = block
        if block.cell is not None and block.cell.table not in subjects:
            subjects[block.cell.table] = context.subjects(block.start)
        if block.kind not in ("cell", "code"):
            context.enter(sentence.start, sentence.end, names, block=block.start, headline=block.kind in ("title", "heading"))
            found = list(_within(quantities, quantity_starts, sentence.start, sentence.end))
            if found or block.kind == "heading":
                words = sentence.words or read_words(text, sentence.start, sentence.end)
                reading = read_sentence(
                    text,
                    (sentence.start, sentence.end),
                    words,
                    found,
                    list(_within(dates, date_starts, sentence.start, sentence.end)),
                    names,
                )
                found_claims = read_sentence_claims(text, reading, words, quantities, dates, context, earlier, watch)
                claims += found_claims
                earlier = found_claims[-1] if found_claims else earlier
    if any(block.cell for block in blocks):
        for grid in grids(text, blocks, quantities):
            claims += read_table(text, grid, quantities, mentions, dates, subjects.get(grid.number, ()))
    return sorted(claims, key=lambda claim: claim.quantity)
