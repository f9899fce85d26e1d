"""What the writers of an article share, made once for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.digest.window import Window, window
from pipeline.provenance import line_starts
from pipeline.records import ArticleRecord
from pipeline.summary.english.headline import key_figures
from pipeline.summary.english.numbers import say_quantity
from pipeline.summary.english.together import sayings
from pipeline.summary.english.units import noun_in


class Sheet:
    """An article's record, the decoded text of its source file, in which the record's offsets count, and with them

    `figures`, the key figures, each a sentence and the ids of its claims;
    `told`, the sentences of all claims, each with its claims;
    `said`, each quantity in English, `≥ 4×`;
    `quotes`, of each claim the words of its sentence around the figure;
    `lines`, where the lines of the text begin.
    """

    __slots__ = ("figures", "lines", "quotes", "record", "said", "text", "told")

    def __init__(self, record: ArticleRecord, text: str) -> None:
        self.record, self.text = record, text
        self.figures: Sequence[tuple[str, Sequence[str]]] = key_figures(record)
        self.told = sayings(record.claims, record.quantities)
        self.said = _said(record)
        self.quotes = _quotes(record)
        self.lines = line_starts(text)


def _said(record: ArticleRecord) -> list[str]:
    """Each quantity in English; what is counted by the sentence that speaks of it."""
    sentences = {claim.quantity: claim.sentence.text for claim in record.claims}
    return [
        say_quantity(quantity, "table", noun_in(quantity.counter, sentences[i]) if quantity.counter and i in sentences else None)
        for i, quantity in enumerate(record.quantities)
    ]


def _quotes(record: ArticleRecord) -> list[Window]:
    quotes = []
    for claim in record.claims:
        quantity, sentence = record.quantities[claim.quantity], claim.sentence
        quotes.append(window(sentence.text, quantity.start - sentence.start, quantity.end - sentence.start))
    return quotes
