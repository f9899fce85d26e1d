"""A sentence read once, as every room is given it that tells a part of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english.transfer.chunks import read_chunks
from pipeline.summary.english.transfer.tree import read_clauses
from pipeline.summary.english.transfer.units import Fixed, UnsaidError, read_units

if TYPE_CHECKING:
    from pipeline.records import Modality, Quantity
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.transfer.tree import Clause, Nominal
    from pipeline.summary.english.transfer.units import Unit


# What headlines ask behind the news, which the news itself does not say.
_LONGEST = 800  # characters: what is longer is a list, and read anew for each of its figures
_AFTERTHOUGHT = re.compile(
    r"(?:[、：:　 ―—…]+(?:その|何が|何を|なにが|なぜ|どう|どこ|真の|本当)"
    r"|の(?:真意|狙い|ねらい|衝撃|背景|全貌|意味|行方|実力|本質|インパクト)(?:とは|は|を|に|が|$|[？?]))[^、。]{0,40}[」』]?$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The clauses and noun phrases of a sentence, and the claim of which its figure is told.

    A noun can have a clause before it, and that clause has nouns of its own. So that no two rooms need to know each other,
    the one for nouns asks `describe` for what the clause says: " who left the company", or None where that is not understood.
    """

    parts: Parts
    clauses: list[Clause]
    nominals: list[Nominal]
    describe: Callable[[Reading, Clause, NounPhrase], str | None]

    @property
    def target(self) -> int:
        """The index of the figure that is told."""
        return self.parts.index

    def quantity(self, index: int) -> Quantity:
        """A figure of the sentence."""
        if index == self.parts.index:
            return self.parts.quantity
        if not 0 <= index < len(self.parts.quantities):
            raise UnsaidError("a figure of another article")
        return self.parts.quantities[index]

    def about(self, index: int) -> Reading:
        """The same sentence, with another figure of it to be told."""
        return replace(self, parts=replace(self.parts, quantity=self.quantity(index), index=index, total=""))

    def inside(self, quotation: Unit) -> Reading:
        """What stands between quotation marks, read as a sentence."""
        start = quotation.start + 1
        within = [one for one in self.parts.fixed if start <= one.start and one.end < quotation.end]
        fixed = [Fixed(one.start - start, one.end - start, one.kind, one.index) for one in within]
        clauses, _ = read_clauses(read_chunks(quotation.base, read_units(quotation.base, fixed, None)))
        return replace(self, clauses=clauses)


def read_sentence(parts: Parts, describe: Callable[[Reading, Clause, NounPhrase], str | None], *, in_brackets: bool = False) -> Reading:
    """The sentence of a claim; with `in_brackets` only what stands in the brackets around the figure."""
    text = _bracket_alone(parts.claim.sentence.text, parts) if in_brackets else without_afterthought(parts)
    if len(text) > _LONGEST:
        raise UnsaidError("too long a sentence")
    fixed = [one for one in parts.fixed if one.end <= len(text)]
    units = read_units(text, fixed, parts.index)
    if not units:
        raise UnsaidError("brackets")
    clauses, nominals = read_clauses(read_chunks(text, units))
    return Reading(parts, clauses, nominals, describe)


def without_afterthought(parts: Parts) -> str:
    """The sentence up to the figure's last clause: 北星が青葉を20億円で買収、何が変わるのか?"""
    text = parts.claim.sentence.text
    behind = max(0, parts.quantity.end - parts.claim.sentence.start)
    found = _AFTERTHOUGHT.search(text, behind)
    return text[: found.start()] if found else text


def _bracket_alone(text: str, parts: Parts) -> str:
    """The sentence with nothing but what stands in the brackets around the figure; "" where it stands in none."""
    at = parts.quantity.start - parts.claim.sentence.start
    found = next((one for one in re.finditer(r"[（(]([^（）()]*)[）)]", text) if one.start() < at < one.end()), None)
    return "" if found is None else " " * found.start(1) + found[1] + " " * (len(text) - found.end(1))


def with_modality(parts: Parts, modality: Modality) -> Parts:
    """The claim as it is told where the sentence itself, or a word of it, says how sure it is."""
    return replace(parts, claim=msgspec.structs.replace(parts.claim, modality=modality))
