"""Words for a change that say by themselves what changes, from `change_words.tsv`: 3%増収, 2割値上げ."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.summary.english import hints
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.tables import loader

if TYPE_CHECKING:
    from pipeline.summary.english.parts import Parts

CHANGE_WORD_COLUMNS = ("japanese", "measure", "class", "example")
CLASSES = frozenset({"up", "down", "raised", "cut"})


class ChangeWord(NamedTuple):
    """A row of the table: what changes, in Japanese, and how."""

    measure: str
    kind: str

    @property
    def falls(self) -> bool:
        return self.kind in ("down", "cut")

    @property
    def is_done(self) -> bool:
        """True where someone does it: a price is raised, revenue rises."""
        return self.kind in ("raised", "cut")

    def noun(self) -> NounPhrase:
        """What changes, in English."""
        said = translate(self.measure)
        return NounPhrase(said.text, said.number, said.kind, said.sure, said.single)


def _row(row: loader.Row) -> tuple[str, ChangeWord]:
    cells = row.cells
    if cells["class"] not in CLASSES:
        raise ValueError(f"there is no class {cells['class']!r}")
    if not cells["japanese"] or not cells["measure"]:
        raise ValueError("a word needs its Japanese and what changes")
    return cells["japanese"], ChangeWord(cells["measure"], cells["class"])


@cache
def _words() -> tuple[dict[str, ChangeWord], re.Pattern[str]]:
    words = dict(loader.read("change_words.tsv", CHANGE_WORD_COLUMNS, _row))
    return words, re.compile(rf"(?:増|減)?の?(?P<word>{'|'.join(sorted(words, key=len, reverse=True))})")


def change_word_at(text: str) -> ChangeWord | None:
    """The word that the text behind a figure begins with, or None."""
    words, pattern = _words()
    hit = pattern.match(text)
    return words[hit["word"]] if hit else None


def own_measure(parts: Parts) -> ChangeWord | None:
    """The word for the change, where nothing else names what changes: 北星、12%増収; 平均6%の値上げ."""
    words, _ = _words()
    slot = parts.claim.property
    named = words.get(slot.text) if slot is not None else None
    if slot is not None and named is None:
        return None
    return change_word_at(hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity))) or named
