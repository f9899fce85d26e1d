"""What a sentence leaves out: the thing last spoken of in this section, in its heading, or in the title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pipeline.components.focus import Candidate, Focus
from pipeline.components.measures import measured_of
from pipeline.components.noun_classes import nouns_of
from pipeline.components.reference_words import reference_at
from pipeline.components.references import body_meant, resolve
from pipeline.facts import SlotFact
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.components.phrases import SentenceReading
    from pipeline.components.reference_words import Reference
    from pipeline.facts import Mention

#: Forms that take the topic of the sentence, whatever the figure is of.
_LOOSE = frozenset({"named_topic", "heading_topic", "name_possessive", "maker_of"})
_PLAIN_TOPICS = frozenset({"plain", "place", "person", "organisation"})
#: Unit kinds that tell of a thing rather than of a company.
_OF_THINGS = frozenset({"measure", "times", "fraction", "score", "duration"})
#: What a sentence without a subject may go on to speak of.
_GOES_ON = frozenset({"cleft", "topic", "introduced", "subject", "possessor", "oblique_topic", "clause_subject", "heading", "title", "main subject"})


class Context:
    """Walks along with the sentences of an article and remembers what they speak of."""

    def __init__(self, text: str = "", mentions: Sequence[Mention] = (), title: str = "") -> None:
        """`mentions` are all of the article: what its title names, or what is named most often, is its subject."""
        self.focus = Focus(text, mentions, title)
        self.section = 0  # where it begins
        self.plain: SlotFact | None = None  # the last topic of the section that is no name

    def start_section(self, kind: Literal["title", "heading"], level: int, start: int, end: int, names: Sequence[Mention]) -> None:
        """A title or heading: what it names is what its section speaks of."""
        self.focus.start_section(kind, level, start, end, names)
        self.section = start
        self.plain = None

    def enter(self, start: int, end: int, names: Sequence[Mention], *, block: int = 0, headline: bool = False) -> None:
        """The sentence that is read next; `block` tells paragraphs apart."""
        self.focus.enter(start, end, names, block=block, headline=headline)

    def note_phrases(self, reading: SentenceReading) -> None:
        """The topic of a sentence that is no name: 被害者は, 同社のサーバーが; in a heading its first phrase."""
        for place, mark in enumerate(reading.code[:-1]):
            phrase = reading.phrases.get(mark)
            if phrase is not None and phrase.kind in _PLAIN_TOPICS and reading.code[place + 1] in "はが、":
                self.plain = SlotFact(phrase.start, phrase.end, "topic of the section", None, inferred=True)
                return

    def subjects(self, before: int) -> tuple[SlotFact, ...]:
        """What the article speaks of at a table: the heading's names first, then topics, the title, the main subject."""
        found = self._spoken_of(None, before)
        found.sort(key=lambda c: c.role != "heading")
        return tuple(_filled(c) for c in found)

    def resolve(self, text: str, slots: dict[str, SlotFact | None]) -> None:
        """Puts the mention that is meant in the place of 同社, 同チップ, これ, and of a bare 発表 as the speaker."""
        for name, slot in slots.items():
            if slot is None or slot.name is not None:
                continue
            words = fold(text[slot.start : slot.end])
            if words in nouns_of("pointer"):
                slots[name] = None
            elif name == "attribution" and words == "発表":
                slots[name] = self._announcer(slot)
            elif (reference := reference_at(text, slot.start, slot.end)) is not None:
                slots[name] = self._resolved(text, slot, reference)

    def _announcer(self, slot: SlotFact) -> SlotFact:
        found = [c for c in self._spoken_of("company", slot.start) if c.role not in ("source", "clause_subject")]
        return _filled(found[0], f"{slot.rule}, resolved") if found else slot

    def _resolved(self, text: str, slot: SlotFact, reference: Reference) -> SlotFact:
        """The slot with the mention that is meant; as it is where none fits."""
        meant, how = resolve(self.focus, text, reference)
        rule = f"{slot.rule}, resolved: {how}"
        if len(meant) == 1:
            return SlotFact(meant[0].start, meant[0].end, rule, meant[0].name, inferred=True)
        if len(meant) > 1 and self.focus.are_listed(meant):
            return SlotFact(meant[0].start, meant[-1].end, rule, None, inferred=True)
        if (body := body_meant(text, reference, self.section)) is not None:
            return SlotFact(body[0], body[1], f"{slot.rule}, resolved: last of its kind", None, inferred=True)
        return slot

    def complete(
        self,
        text: str,
        reading: SentenceReading,
        at: int,
        slots: dict[str, SlotFact | None],
        kind: str,
    ) -> None:
        """Fills the entity where the sentence gives none, or gives the maker of a thing that the figure is of.

        `at` is the place of the quantity in the coded sentence.
        """
        entity, measured = slots["entity"], slots["property"]
        before = reading.spans[at][0]
        of = measured_of(fold(text[measured.start : measured.end])) if measured is not None else "any"
        if of == "any":
            of = "thing" if kind in _OF_THINGS else "company" if kind == "money" and measured is None else "any"
        if entity is not None and entity.rule == "possessive_measure" and of == "thing":
            # システムバスの帯域幅 in a section on a processor: the part's figure is the product's.
            slots["entity"] = self._of_the_section(before) or entity
            return
        if entity is not None:
            company = entity.name is not None and entity.name.kind == "company"
            if not (company and of == "thing" and entity.rule.split(",")[0] in _LOOSE):
                return
            better = self._product_in_sentence(reading, at, entity) or self._of_the_section(before)
            if better is not None and not _same(better, slots["baseline"]):
                slots["entity"] = better
            return
        wanted = {"thing": "product", "company": "company"}.get(of)
        for slot in self._inferred(wanted, before):
            if not _same(slot, slots["baseline"]) and not _same(slot, slots["attribution"]):
                slots["entity"] = slot
                return

    def _inferred(self, wanted: str | None, before: int) -> Iterable[SlotFact]:
        if wanted is not None:
            yield from (_filled(c) for c in self._spoken_of(wanted, before))
        named = self._spoken_of(None, before)
        yield from (_filled(c) for c in named if c.role not in ("title", "main subject"))
        if self.plain is not None:
            yield self.plain
        yield from (_filled(c) for c in named if c.role in ("title", "main subject"))

    def _spoken_of(self, kind: str | None, before: int) -> list[Candidate]:
        def fits(mention: Mention) -> float:
            return 0 if kind is None or mention.name.kind == kind else -1

        return self.focus.candidates(before, fits, _GOES_ON)

    def _of_the_section(self, before: int) -> SlotFact | None:
        """The product that the section speaks of."""
        found = (c for c in self._spoken_of("product", before) if c.role not in ("title", "main subject"))
        return next((_filled(c) for c in found), None)

    def _product_in_sentence(self, reading: SentenceReading, at: int, entity: SlotFact) -> SlotFact | None:
        """The last product between the topic and the quantity."""
        for place in range(at - 1, -1, -1):
            phrase = reading.phrases.get(reading.code[place])
            if phrase is not None and phrase.kind == "product" and phrase.start >= entity.end:
                return SlotFact(phrase.start, phrase.end, "product of the topic", phrase.name)
        return None


def _same(slot: SlotFact, other: SlotFact | None) -> bool:
    return other is not None and slot.name is not None and slot.name == other.name


def _filled(candidate: Candidate, rule: str = "context") -> SlotFact:
    mention = candidate.mention
    return SlotFact(mention.start, mention.end, f"{rule}: {candidate.role}", mention.name, inferred=True)
