"""What a sentence leaves out: the thing last spoken of in this section, in its heading, or in the title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pipeline.components.focus import Candidate, Focus
from pipeline.components.measures import is_measure, measured_of
from pipeline.components.mention_roles import is_observer
from pipeline.components.named_together import are_listed
from pipeline.components.noun_classes import is_of, nouns_of
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
#: Phrases that a sentence can make its topic without speaking of anything new.
_MEASURED = frozenset({"measure", "time"})
#: Unit kinds that tell of a thing rather than of a company.
_OF_THINGS = frozenset({"measure", "times", "fraction", "score", "duration"})
#: What a sentence without a subject may go on to speak of.
_GOES_ON = frozenset({"lead", "cleft", "topic", "introduced", "subject", "possessor", "oblique_topic", "clause_subject", "heading", "title", "main subject"})
_FAR = frozenset({"title", "main subject", "lead"})


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What the last claim is about: the number of its sentence, its paragraph, its place in the coded sentence."""

    sentence: int
    block: int
    at: int
    entity: SlotFact
    measured: SlotFact | None
    kind: str


class Context:
    """Walks along with the sentences of an article and remembers what they speak of."""

    def __init__(
        self, text: str = "", mentions: Sequence[Mention] = (), title: str = "", media: Sequence[Mention] = ()
    ) -> None:
        """`mentions` are all of the article: what its title names, or what is named most often, is its subject."""
        self.focus = Focus(text, mentions, title, media)
        self.section = 0  # where it begins
        self.last: _Claimed | None = None  # what the last claim was read to be about

    def start_section(self, kind: Literal["title", "heading"], level: int, start: int, end: int, names: Sequence[Mention]) -> None:
        """A title or heading: what it names is what its section speaks of."""
        self.focus.start_section(kind, level, start, end, names)
        self.section = start
        self.last = None

    def enter(self, start: int, end: int, names: Sequence[Mention], *, block: int = 0, headline: bool = False) -> None:
        """The sentence that is read next; `block` tells paragraphs apart."""
        self.focus.enter(start, end, names, block=block, headline=headline)

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
        if len(meant) > 1 and are_listed(self.focus, meant):
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
        self._complete(text, reading, at, slots, kind)
        if slots["entity"] is not None and not slots["entity"].rule.startswith("bracket"):
            self.last = _Claimed(self.focus.number, self.focus.block, at, slots["entity"], slots["property"], kind)

    def _complete(self, text: str, reading: SentenceReading, at: int, slots: dict[str, SlotFact | None], kind: str) -> None:
        entity, measured = slots["entity"], slots["property"]
        before = reading.spans[at][0]
        of = measured_of(fold(text[measured.start : measured.end])) if measured is not None else "any"
        goes_on = measured is not None and measured.rule == "same measure goes on"
        measured_as = of if measured is not None and not goes_on and is_measure("", fold(text[measured.start : measured.end])) else None
        if of == "any":
            of = "thing" if kind in _OF_THINGS else "company" if kind == "money" and measured is None else "any"
        if entity is not None and "of itself" in entity.rule and self._tells_of_others(text, entity):
            house = self._house(text, reading, entity)
            slots["entity"] = entity = None if of == "thing" else house
            if house is not None and of != "thing":
                return
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
        for slot in self._inferred(reading, at, measured_as, wanted, kind, before):
            if not _same(slot, slots["baseline"]) and not _same(slot, slots["attribution"]):
                slots["entity"] = slot
                return

    def _tells_of_others(self, text: str, entity: SlotFact) -> bool:
        """Whether he who speaks is a person, or an observer: no figure is of him."""
        words = fold(text[entity.start : entity.end])
        if entity.name is None:
            return is_of("person", words, "")
        return entity.name.kind == "company" and is_observer(words, entity.name.name)

    def _house(self, text: str, reading: SentenceReading, person: SlotFact) -> SlotFact | None:
        """The company whose president or engineer speaks."""
        place = next((i for i, (start, end) in enumerate(reading.spans) if start <= person.start and person.end <= end), 0)
        house = reading.phrases.get(reading.code[place - 2]) if place >= 2 and reading.code[place - 1] == "の" else None
        if house is None:
            return None
        if house.kind == "company":
            return SlotFact(house.start, house.end, "the house of the speaker", house.name)
        reference = reference_at(text, house.start, house.end)
        meant, how = resolve(self.focus, text, reference) if reference is not None else ((), "")
        if len(meant) != 1 or meant[0].name.kind != "company":
            return None
        return SlotFact(meant[0].start, meant[0].end, f"the house of the speaker, resolved: {how}", meant[0].name, inferred=True)

    def _inferred(self, reading: SentenceReading, at: int, measured_as: str | None, wanted: str | None, kind: str, before: int) -> Iterable[SlotFact]:
        """What the figure may be of, the likeliest first."""
        last = self._last_goes_on(reading, at, measured_as, wanted, kind)
        if last is not None:
            yield replace(last, rule="the subject goes on", inferred=True)
        if wanted is not None:
            yield from (_filled(c) for c in self._spoken_of(wanted, before))
        if measured_as == "thing" and (acted_on := self._acted_on(before)) is not None:
            yield _filled(acted_on)
        yield from (_filled(c) for c in self._spoken_of(None, before))

    def _last_goes_on(self, reading: SentenceReading, at: int, measured_as: str | None, wanted: str | None, kind: str) -> SlotFact | None:
        """What the figure before was of, where nothing new is spoken of since."""
        last = self.last
        if last is None or last.block != self.focus.block:
            return None
        here = last.sentence == self.focus.number
        if not here and last.sentence != self.focus.number - 1:
            return None
        if _new_topic(reading, last.at + 1 if here else 0, at):
            return None
        name = last.entity.name
        if name is not None:
            return last.entity if here and wanted in (None, name.kind) else None
        # A thing that has no name is not in the memory of names; it goes on where the same is measured.
        same = last.kind == kind or (here and last.kind != "count")
        return last.entity if (same and measured_as in (None, "any")) or (here and measured_as is None) else None

    def _spoken_of(self, kind: str | None, before: int) -> list[Candidate]:
        def fits(mention: Mention) -> float:
            return 0 if kind is None or mention.name.kind == kind else -1

        found = self.focus.candidates(before, fits, _GOES_ON | {"speaker"})
        told = next((c.weight for c in found if c.role == "speaker"), None)
        # Behind an observer's words no figure is of a company that was named before.
        return [
            c for c in found
            if c.role != "speaker" and not self._observes(c) and (told is None or c.weight > told or c.mention.name.kind == "product")
        ]

    def _observes(self, candidate: Candidate) -> bool:
        """Whether this is an observer of whom nothing is said: MM総研の調査 in a heading."""
        mention = candidate.mention
        if mention.name.kind == "product" or candidate.role == "possessor":
            return False
        return is_observer(self.focus.folded[mention.start : mention.end], mention.name.name)

    def _acted_on(self, before: int) -> Candidate | None:
        """The one product with which the sentence before does something: アマゾンはTrainium 3を試した。価格は…"""
        found = self.focus.acted_on(before)
        return found[0] if len(found) == 1 else None

    def _of_the_section(self, before: int) -> SlotFact | None:
        """The product that the section speaks of."""
        found = (c for c in self._spoken_of("product", before) if c.role not in _FAR)
        return next((_filled(c) for c in found), None)

    def _product_in_sentence(self, reading: SentenceReading, at: int, entity: SlotFact) -> SlotFact | None:
        """The last product between the topic and the quantity."""
        for place in range(at - 1, -1, -1):
            phrase = reading.phrases.get(reading.code[place])
            if phrase is not None and phrase.kind == "product" and phrase.start >= entity.end:
                return SlotFact(phrase.start, phrase.end, "product of the topic", phrase.name)
        return None


def _new_topic(reading: SentenceReading, start: int, end: int) -> bool:
    """Whether the coded sentence brings up something new between two places: a phrase with は, が or も that is no measure."""
    code = reading.code
    return any(
        code[place + 1] in "はがも" and (phrase := reading.phrases.get(code[place])) is not None and phrase.kind not in _MEASURED
        for place in range(start, min(end, len(code) - 1))
    )


def _same(slot: SlotFact, other: SlotFact | None) -> bool:
    return other is not None and slot.name is not None and slot.name == other.name


def _filled(candidate: Candidate, rule: str = "context") -> SlotFact:
    mention = candidate.mention
    return SlotFact(mention.start, mention.end, f"{rule}: {candidate.role}", mention.name, inferred=True)
