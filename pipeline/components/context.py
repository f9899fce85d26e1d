"""What a sentence leaves to its context: the references in it, and the subjects that it drops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pipeline.components.dropped_subjects import DroppedSubjects, inferred
from pipeline.components.focus import Focus
from pipeline.components.named_together import are_listed
from pipeline.components.noun_classes import nouns_of
from pipeline.components.reference_words import reference_at
from pipeline.components.references import body_meant, resolve
from pipeline.facts import SlotFact
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pipeline.components.phrases import SentenceReading
    from pipeline.components.reference_words import Reference
    from pipeline.facts import Mention, Name, QuantityFact


class Context:
    """Walks along with the sentences of an article and remembers what they speak of."""

    def __init__(
        self, text: str = "", mentions: Sequence[Mention] = (), title: str = "", media: Sequence[Mention] = ()
    ) -> None:
        """`mentions` are all of the article: what its title names, or what is named most often, is its subject. `media`
        are the newspapers and the like that it cites."""
        self.focus = Focus(text, mentions, title, media)
        self.dropped = DroppedSubjects(self.focus)
        self.section = 0  # where it begins
        self.elsewhere = False  # in a section that names other articles

    def start_section(self, kind: Literal["title", "heading"], level: int, start: int, end: int, names: Sequence[Mention]) -> None:
        """A title or heading `[start, end)`: what it names is what its section speaks of."""
        self.focus.start_section(kind, level, start, end, names)
        self.dropped.forget()
        self.section = start

    def enter(self, start: int, end: int, names: Sequence[Mention], *, block: int = 0, headline: bool = False) -> None:
        """The sentence `[start, end)` that is read next; `block` tells paragraphs apart."""
        self.focus.enter(start, end, names, block=block, headline=headline)

    def subjects(self, before: int) -> tuple[SlotFact, ...]:
        """What the article speaks of at a table: the heading's names first, then topics, the title, the main subject."""
        found = self.dropped.spoken_of(None, before)
        found.sort(key=lambda candidate: not candidate.role.startswith("heading"))
        return tuple(inferred(candidate) for candidate in found)

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
        found = [c for c in self.dropped.spoken_of("company", slot.start) if c.role != "clause_subject"]
        return inferred(found[0], f"{slot.rule}, resolved") if found else slot

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
        self, text: str, reading: SentenceReading, at: int, slots: dict[str, SlotFact | None], kind: str, quantity: QuantityFact, others: Collection[Name] = ()
    ) -> None:
        """Fills the entity where the sentence gives none: by what is measured, the thing or the company that the text
        speaks of. A name that the figure is only compared with becomes its baseline.

        `at` is the place of `quantity` in the coded sentence, `kind` its kind of unit, `others` names of the sentence of which it
        is not.
        """
        if not self.elsewhere:
            self.dropped.complete(text, reading, at, slots, kind, quantity, others)
