"""Whose a figure is where its sentence does not say: by what is measured, by what the text speaks of, never by chance."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.components.measures import is_measure, measured_of
from pipeline.components.mention_roles import is_observer
from pipeline.components.noun_classes import is_of
from pipeline.components.owners import Figure, fits, may_own, reaches
from pipeline.components.reference_words import reference_at
from pipeline.components.references import resolve
from pipeline.components.restated import Restated, is_restated
from pipeline.facts import SlotFact
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pipeline.components.focus import Candidate, Focus
    from pipeline.components.phrases import SentenceReading
    from pipeline.facts import Mention, Name, QuantityFact

    Slots = dict[str, SlotFact | None]

#: Forms that take the topic of the sentence, whatever the figure is of.
_LOOSE = frozenset({"named_topic", "heading_topic", "name_possessive", "maker_of"})
#: Forms that take a name near the figure, which may be one that it is only compared with.
_NEAR = frozenset({"name_possessive", "name_before_figure", "maker_of", "name_of_measured", "name_possessive_measure"})
#: Phrases that a sentence can make its topic without speaking of anything new.
_MEASURED = frozenset({"measure", "time"})
#: Unit kinds that tell of a thing rather than of a company, and those that compare.
_OF_THINGS = frozenset({"measure", "times", "fraction", "score", "duration"})
_COMPARING = frozenset({"times", "fraction", "percent"})
#: Kinds of figures that are known again by themselves.
_RESTATED = frozenset({"money", "times", "percent", "measure"})
_PARTS = frozenset({"percent", "fraction", "count"})
# What is a survey, and no announcement of one's own figures: IDCの調査では.
_SURVEY = re.compile(r"(?:社|氏)?(?:[(（][^)）]{0,24}[)）])?の?[^。、はがを]{0,8}(?:調査|統計|集計|調べ)")
_MARKET = re.compile(r"[^の]{2,}市場(?:全体)?(?:の?規模|の?成長率)?")
# A tool in the hands of the topic: NECはClaudeを全社に導入し、….
_IN_USE = re.compile(r"[」』”]?を[^。、はが]{0,16}?(?:導入|活用|採用|利用|使用|使|用い)")
_BROUGHT_OUT = re.compile(r"を(?:共同)?(?:開発|発表|発売|公開|投入|量産|試作|リリース)(?:し(?:た|て|ており)?)?[、。 ]")
_OF_THESE = re.compile(r"(?:うち|その)[、の]?\Z")
#: What a sentence without a subject may go on to speak of; far: not said in its section.
_FAR = frozenset({"title", "title, named", "main subject", "lead"})
_GOES_ON = _FAR | {"heading, named", "cleft", "topic", "introduced", "subject", "possessor", "oblique_topic", "clause_subject", "heading"}
_KINDS = {"thing": "product", "company": "company"}


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What the last claim is about, and where it stands."""

    sentence: int
    block: int
    figure: Figure
    entity: SlotFact
    counted: bool  # it was counted: 端末は300万台で, which has no measures of a company


class DroppedSubjects:
    """Fills the entities of claims, in the order of their figures."""

    def __init__(self, focus: Focus) -> None:
        self.focus = focus
        self.last: _Claimed | None = None
        self.restated = Restated()
        self.reporting: set[Name] = set()  # whose surveys the article cites: they count others

    def forget(self) -> None:
        """A new section begins."""
        self.last = None

    def complete(
        self, text: str, reading: SentenceReading, at: int, slots: Slots, kind: str, quantity: QuantityFact, others: Collection[Name] = ()
    ) -> None:
        """Fills the entity where the sentence gives none or only a weak one; see Context.complete."""
        told = slots["attribution"]
        if told is not None and told.name is not None and told.rule.startswith("said_report") and _SURVEY.match(text, told.end):
            self.reporting.add(told.name)
        figure = _figure(text, reading, at, slots["property"], kind)
        self._correct(text, reading, figure, slots)
        if slots["entity"] is None and not _names_its_own(text, slots["property"]):
            slots["entity"] = next((s for s in self._inferred(reading, figure, quantity) if not _is_taken(s, slots) and s.name not in others), None)
        entity = slots["entity"]
        self.restated.remember(quantity, entity, figure.words)
        if entity is not None and not entity.rule.startswith("bracket"):
            went_on = self.last is not None and _at(entity) == _at(self.last.entity)
            counted = figure.kind == "count" or (went_on and self.last is not None and self.last.counted)
            self.last = _Claimed(self.focus.number, self.focus.block, figure, entity, counted)

    def spoken_of(self, kind: str | None, before: int) -> list[Candidate]:
        """The names of a kind that the text speaks of, the likeliest first. Behind an observer's words no figure is of a
        company that was named before them."""

        def fits(mention: Mention) -> float:
            return 0 if kind is None or mention.name.kind == kind else -1

        found = self.focus.candidates(before, fits, _GOES_ON | {"speaker"})
        told = next((c.weight for c in found if c.role == "speaker"), 0.0)
        found = [
            c
            for c in found
            if _may_go_on(c) and not self._observes(c) and (c.weight > told or c.mention.name.kind == "product")
        ]
        return [replace(found[0], alone=True)] if len(found) == 1 and found[0].role not in _FAR else found

    def _observes(self, candidate: Candidate) -> bool:
        """Whether this is an observer of whom nothing is said: MM総研の調査 in a heading."""
        mention = candidate.mention
        if mention.name.kind == "product" or candidate.role == "possessor":
            return False
        if mention.name in self.reporting and not candidate.role.startswith("heading"):
            return True
        return is_observer(self.focus.folded[mention.start : mention.end], mention.name.name)

    def _correct(self, text: str, reading: SentenceReading, figure: Figure, slots: Slots) -> None:
        """Takes away or betters an entity that the sentence seems to give."""
        entity = slots["entity"]
        if entity is None:
            return
        rule = entity.rule.split(",")[0]
        thing = figure.of == "thing"
        if "of itself" in entity.rule and _tells_of_others(text, entity):
            slots["entity"] = None if thing else self._house(text, reading, entity)
        elif rule in _NEAR and figure.kind in _COMPARING and self._is_compared(entity):
            slots["entity"] = None
            if slots["baseline"] is None:
                slots["baseline"] = replace(entity, rule=f"{entity.rule}, compared with")
        elif rule in _LOOSE and figure.measured_as == "other" and not _is_done_to(text, slots["property"]) and not _has_rate(text, figure, entity):
            slots["entity"] = None  # the market size and the pay are of no company that only stands in the sentence
        elif rule == "possessive_measure" and thing:
            # システムバスの帯域幅 in a section on a processor: the part's figure is the product's.
            far = is_of("place", fold(text[entity.start : entity.end]), "")
            slots["entity"] = self._product(reading, figure, far=far) or entity
        elif thing and rule in _LOOSE and entity.name is not None and entity.name.kind == "company":
            better = self._product_in_sentence(reading, figure.at, entity) or self._made(reading, figure, entity) or self._product(reading, figure)
            if better is not None and not _same(better, slots["baseline"]) and not self._is_for(better):
                slots["entity"] = better

    def _is_compared(self, entity: SlotFact) -> bool:
        """Whether the name in the sentence is one that others are compared with: KDDIの3分の2."""
        here = self.focus.here(len(self.focus.folded))
        return any(s.role == "compared" and entity.start <= s.mention.start < entity.end for s in here)

    def _is_for(self, product: SlotFact) -> bool:
        """Whether the sentence only works with this, or makes something for it: Orbis向けに…."""
        here = (s for s in self.focus.here(len(self.focus.folded)) if s.mention.name == product.name)
        return any(s.role == "compared" or _IN_USE.match(self.focus.folded, s.mention.end) for s in here)

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

    def _product(self, reading: SentenceReading, figure: Figure, *, far: bool = False) -> SlotFact | None:
        """The product that the section speaks of."""
        found = (c for c in self.spoken_of("product", figure.before) if far or c.role not in _FAR)
        return next((inferred(c) for c in found if reaches(c, figure)), None)

    def _product_in_sentence(self, reading: SentenceReading, at: int, entity: SlotFact) -> SlotFact | None:
        """The last product between the topic and the quantity that it is not compared with, nor worked with."""
        for place in range(at - 1, -1, -1):
            phrase = reading.phrases.get(reading.code[place])
            if phrase is not None and phrase.kind == "product" and phrase.start >= entity.end:
                if _IN_USE.match(self.focus.folded, phrase.end):
                    continue
                found = SlotFact(phrase.start, phrase.end, "product of the topic", phrase.name)
                return None if self._is_compared(found) else found
        return None

    def _made(self, reading: SentenceReading, figure: Figure, entity: SlotFact) -> SlotFact | None:
        """What the topic has just made or brought out, where it has no name: 北星が新型電池を開発、容量は従来比2倍."""
        for place in range(figure.at - 1, -1, -1):
            phrase = reading.phrases.get(reading.code[place])
            if phrase is not None and phrase.kind in ("plain", "action") and phrase.start >= entity.end and _BROUGHT_OUT.match(self.focus.folded, phrase.end):
                return SlotFact(phrase.wide, phrase.end, "made by the topic")
        return None

    def _inferred(self, reading: SentenceReading, figure: Figure, quantity: QuantityFact) -> Iterator[SlotFact]:
        """What the figure may be of, the likeliest first."""
        pointed_at, spoken_of = is_restated(self.focus, quantity)
        if pointed_at or spoken_of:
            told = self.restated.owner(quantity, figure.words)
            if told is not None and not (figure.measured_as == "thing" and told.name is not None and told.name.kind == "company"):
                yield told
            yield from (inferred(c) for c in self.focus.named_in_title_with(self.focus.folded[quantity.start : quantity.end]) if fits(self.focus, c, figure))
            if pointed_at and figure.kind in _RESTATED:
                return  # whoever it was of, it is no news of the last topic
        last = self._last_goes_on(reading, figure)
        if last is not None:
            yield replace(last, rule="the subject goes on", inferred=True)
        wanted = _KINDS.get(figure.of)
        if wanted is not None:
            yield from self._owners(wanted, reading, figure)
        if figure.measured_as == "thing" and len(acted_on := self.focus.acted_on(figure.before)) == 1:
            yield inferred(acted_on[0])  # アマゾンはTrainium 3を試した。価格は…
        yield from self._owners(None, reading, figure)

    def _owners(self, kind: str | None, reading: SentenceReading, figure: Figure) -> Iterator[SlotFact]:
        """The names of a kind that the text speaks of and that have such a figure, down to the first of which it may not be: what
        is spoken of less is no better."""
        spoken_of = (c for c in self.spoken_of(kind, figure.before) if fits(self.focus, c, figure))
        return (inferred(c) for c in takewhile(lambda c: may_own(self.focus, c, reading, figure), spoken_of))

    def _last_goes_on(self, reading: SentenceReading, figure: Figure) -> SlotFact | None:
        """What the figure before was of, where nothing new is spoken of since."""
        last = self.last
        if last is None or last.block != self.focus.block:
            return None
        here = last.sentence == self.focus.number
        if not here and last.sentence != self.focus.number - 1:
            return None
        if here and self._is_compared(last.entity):
            return None
        if _new_topic(reading, last.figure.at + 1 if here else 0, figure.at):
            return None
        if here and figure.measured is not None and _at(figure.measured) == _at(last.figure.measured):
            return last.entity  # 株価収益率は30倍で、10年前の2倍だ
        name = last.entity.name
        if name is not None:
            return last.entity if here and figure.measured_as != "other" and _KINDS.get(figure.of) in (None, name.kind) else None
        if figure.kind in _PARTS and _OF_THESE.search(self.focus.folded, max(0, figure.before - 6), figure.before):
            return last.entity  # 攻撃は2800件だった。そのうち80%が…
        # A thing that has no name is not in the memory of names; it goes on where the same is measured.
        same = last.figure.kind == figure.kind or (here and not last.counted)
        if last.counted and figure.measured_as is not None and figure.kind != "count":
            return None
        if (same and figure.measured_as in (None, "any", "other")) or (here and figure.measured_as is None):
            return last.entity
        return None


def _may_go_on(candidate: Candidate) -> bool:
    """Not an observer, nor a product with which something is done: Geekbench 6では."""
    return candidate.role != "speaker" and not (candidate.role == "oblique_topic" and candidate.mention.name.kind == "product")


def inferred(candidate: Candidate, rule: str = "context") -> SlotFact:
    """The slot that a mention fills which the sentence does not name; the rule tells why that one."""
    mention = candidate.mention
    return SlotFact(mention.start, mention.end, f"{rule}: {candidate.role}", mention.name, inferred=True)


def _figure(text: str, reading: SentenceReading, at: int, measured: SlotFact | None, kind: str) -> Figure:
    words = fold(text[measured.start : measured.end]) if measured is not None else ""
    of = measured_of(words) if measured is not None else "any"
    is_named = measured is not None and measured.rule != "same measure goes on" and is_measure("", words)
    measured_as = of if is_named else None
    if of == "any":
        of = "thing" if kind in _OF_THINGS else "company" if kind == "money" and measured is None else "any"
    return Figure(at, reading.spans[at][0], kind, measured, words, measured_as, of)


def _is_done_to(text: str, measure: SlotFact | None) -> bool:
    """Whether somebody does something to what is measured: NEC、作業時間を8割削減."""
    return measure is not None and text.startswith("を", measure.end)


def _has_rate(text: str, figure: Figure, entity: SlotFact) -> bool:
    """Whether a rate is that of the topic, which counts no others: NECは研修を重ね、利用率は90%に達した."""
    return figure.kind == "percent" and text.startswith(("は", "では"), entity.end) and not _tells_of_others(text, entity)


def _names_its_own(text: str, measured: SlotFact | None) -> bool:
    """Whether a property says itself what it is of: AI市場規模 is of no company."""
    return measured is not None and _MARKET.fullmatch(fold(text[measured.start : measured.end])) is not None


def _tells_of_others(text: str, entity: SlotFact) -> bool:
    """Whether he who speaks is a person, or an observer: no figure is of him."""
    words = fold(text[entity.start : entity.end])
    if entity.name is None:
        return is_of("person", words, "")
    return entity.name.kind == "company" and is_observer(words, entity.name.name)


def _new_topic(reading: SentenceReading, start: int, end: int) -> bool:
    """Whether the coded sentence brings up something new between two places: a phrase with は, が or も that is no measure."""
    code = reading.code
    return any(
        code[place + 1] in "はがも" and (phrase := reading.phrases.get(code[place])) is not None and phrase.kind not in _MEASURED
        for place in range(start, min(end, len(code) - 1))
    )


def _at(slot: SlotFact | None) -> tuple[int, int] | None:
    return None if slot is None else (slot.start, slot.end)


def _same(slot: SlotFact, other: SlotFact | None) -> bool:
    return other is not None and slot.name is not None and slot.name == other.name


def _is_taken(slot: SlotFact, slots: Slots) -> bool:
    """Whether the figure is compared with this, or he who tells it."""
    return _same(slot, slots["baseline"]) or _same(slot, slots["attribution"])
