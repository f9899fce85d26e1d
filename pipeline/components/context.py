"""What a sentence leaves out: the thing last spoken of in this section, in its heading, or in the title."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pipeline.components.measures import measured_of
from pipeline.components.noun_classes import nouns_of
from pipeline.facts import SlotFact
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.components.phrases import SentenceReading
    from pipeline.facts import Mention

# What follows a name that the article goes on to speak of: a topic mark, or being announced.
_TOPIC = re.compile(r"[」』”]?(?:[（(][^）)]{0,20}[）)])?(?:は|が|では|には)")
_INTRODUCED = re.compile(r"[」』”]?(?:[（(][^）)]{0,20}[）)])?(?:を|の(?:提供|販売|発売|予約|出荷|受注)を?)[^。、]{0,6}(?:発表|発売|公開|リリース|投入|開始|披露|提供|導入|開発|試す|試し)")
#: Unit kinds that tell of a thing rather than of a company.
#: Forms that take the topic of the sentence, whatever the figure is of.
_LOOSE = frozenset({"named_topic", "heading_topic", "name_possessive", "maker_of"})
_PLAIN_TOPICS = frozenset({"plain", "place", "person", "organisation"})
#: A name with this share of an article's mentions is what the article is about.
MAIN_SHARE = 0.3
_OF_THINGS = frozenset({"measure", "times", "fraction", "score", "duration"})


class Context:
    """Walks along with the sentences of an article and remembers what they speak of."""

    def __init__(self, text: str = "", mentions: Sequence[Mention] = (), title: str = "") -> None:
        """`mentions` are all of the article: what its title names, or what is named most often, is its subject."""
        at = {m.name: title.find(text[m.start : m.end]) for m in reversed(mentions)} if title else {}
        counts = Counter(m.name for m in mentions)
        first = {m.name: m for m in reversed(mentions)}
        self.main = tuple(
            _slot(first[name]) for name, times in counts.most_common(3) if times >= 3 and times >= MAIN_SHARE * len(mentions)
        )
        self.title: tuple[SlotFact, ...] = tuple(
            _slot(first[name]) for name in sorted(at, key=lambda n: at[n]) if at[name] >= 0
        )
        self.heading: tuple[SlotFact, ...] = ()
        self.topics: list[SlotFact] = []
        self.plain: SlotFact | None = None  # the last topic of the section that is no name
        self.last: dict[str, SlotFact] = {}  # the last topic of each kind, else the last mention

    def start_section(self, kind: Literal["title", "heading"], level: int, names: Sequence[Mention]) -> None:
        """A title or heading: what it names is what its section speaks of."""
        slots = tuple(_slot(m) for m in names)
        if (kind == "title" or level == 1) and slots:
            self.title = slots
        self.heading = slots
        self.topics = []
        self.plain = None

    def note(self, text: str, names: Iterable[Mention]) -> None:
        """The topics of a sentence that has been read; what it introduces counts as later than its other topics."""
        introduced: list[SlotFact] = []
        for mention in names:
            kind = mention.name.kind
            topic = _TOPIC.match(text, mention.end) is not None
            if topic or kind not in self.last:
                self.last[kind] = _slot(mention)
            if _INTRODUCED.match(text, mention.end):
                introduced.append(_slot(mention))
            elif _TOPIC.match(text, mention.end):
                self.topics.append(_slot(mention))
        self.topics += introduced
        del self.topics[:-12]

    def note_phrases(self, reading: SentenceReading) -> None:
        """The topic of a sentence that is no name: 被害者は, 同社のサーバーが; in a heading its first phrase."""
        for place, mark in enumerate(reading.code[:-1]):
            phrase = reading.phrases.get(mark)
            if phrase is not None and phrase.kind in _PLAIN_TOPICS and reading.code[place + 1] in "はが、":
                self.plain = SlotFact(phrase.start, phrase.end, "topic of the section", None, inferred=True)
                return

    def resolve(self, text: str, slots: dict[str, SlotFact | None]) -> None:
        """Puts the mention that is meant in the place of 同社, 同チップ, これ, and of a bare 発表 as the speaker."""
        for name, slot in slots.items():
            if slot is None or slot.name is not None:
                continue
            words = fold(text[slot.start : slot.end])
            if words in nouns_of("company_reference"):
                slots[name] = self._last("company", slot)
            elif words in nouns_of("pointer"):
                slots[name] = None
            elif words.startswith("同") and len(words) > 2 and not words.startswith("同じ"):
                slots[name] = self._last("product", slot)
            elif name == "attribution" and words == "発表":
                slots[name] = self._last("company", slot)

    def _last(self, kind: str, slot: SlotFact) -> SlotFact:
        """The last mention of a company or product that came before, else the slot as it is."""
        found = self.last.get(kind)
        return slot if found is None else replace(found, rule=f"{slot.rule}, resolved")

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
        of = measured_of(fold(text[measured.start : measured.end])) if measured is not None else "any"
        if of == "any":
            of = "thing" if kind in _OF_THINGS else "company" if kind == "money" and measured is None else "any"
        if entity is not None and entity.rule == "possessive_measure" and of == "thing":
            # システムバスの帯域幅 in a section on a processor: the part's figure is the product's.
            slots["entity"] = next(iter(self._candidates("product", title=False)), entity)
            return
        if entity is not None:
            company = entity.name is not None and entity.name.kind == "company"
            if not (company and of == "thing" and entity.rule in _LOOSE):
                return
            better = self._product_in_sentence(reading, at, entity) or next(iter(self._candidates("product", title=False)), None)
            if better is not None and not _same(better, slots["baseline"]):
                slots["entity"] = better
            return
        wanted = {"thing": "product", "company": "company"}.get(of)
        for slot in (*self._candidates(wanted), *self._candidates(None)):
            if not _same(slot, slots["baseline"]) and not _same(slot, slots["attribution"]):
                slots["entity"] = slot
                return

    def _product_in_sentence(self, reading: SentenceReading, at: int, entity: SlotFact) -> SlotFact | None:
        """The last product between the topic and the quantity."""
        for place in range(at - 1, -1, -1):
            phrase = reading.phrases.get(reading.code[place])
            if phrase is not None and phrase.kind == "product" and phrase.start >= entity.end:
                return SlotFact(phrase.start, phrase.end, "product of the topic", phrase.name)
        return None

    def _candidates(self, kind: str | None, *, title: bool = True) -> Iterable[SlotFact]:
        for names in (reversed(self.topics), self.heading):
            yield from (n for n in names if kind is None or (n.name is not None and n.name.kind == kind))
        if kind is None and self.plain is not None:
            yield self.plain
        if title:
            for names in (self.title, self.main):
                yield from (n for n in names if kind is None or (n.name is not None and n.name.kind == kind))


def _same(slot: SlotFact, other: SlotFact | None) -> bool:
    return other is not None and slot.name is not None and slot.name == other.name


def _slot(mention: Mention) -> SlotFact:
    return SlotFact(mention.start, mention.end, "context", mention.name, inferred=True)
