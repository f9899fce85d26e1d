"""The parts of a sentence about a figure, and the clause that is made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.summary.english import hints, outlook
from pipeline.summary.english.grammar import has_article, possessive, third_person, with_indefinite
from pipeline.summary.english.numbers import is_money, say_before, say_quantity
from pipeline.summary.english.predicates import (
    Predicate,
    Tense,
    Verb,
    find_predicate,
    lasts,
    plural_of_be,
    regular,
    say_verb,
)
from pipeline.summary.english.units import noun_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.records import Claim, Modality, Quantity
    from pipeline.summary.english.cell_heads import CellHeads
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.transfer.units import Fixed

DURATIONS = frozenset({"s", "min", "h", "d", "wk", "mo", "yr", "ms"})
NO_NOUN = ("", "")
_AS = {"planned": " as a plan", "forecast": " as a forecast", "possible": " as a possibility"}
_ACHIEVED = ("達成", "記録", "計上")
# Verbs of what is so; nobody can do it.
_NO_DEEDS = frozenset({"be", "have", "cost", "start at", "score", "reach", "total", "amount to", "exceed", "cover", "name"})
_BEING = ("is ", "are ", "was ", "were ")
_STATES = (*_BEING, "has ", "have ", "had ", "cost ", "costs ", "score ", "scores ", "start at ", "starts at ", "will be ")
_TO = re.compile(r"(?:from .+ )?to ")
_MARKET = re.compile(r"\bmarket(?: as a whole)?(?: (?:in|of|for) [^,]+)?$")
_LEVELS = frozenset({"be", "reach", "total", "amount to", "exceed"})
_PRICED = Verb("be priced", "was priced", "been priced")
_OF_BANDS = frozenset({"be", "cost"})
_BAND = re.compile(r"^about (?P<sum>\S+(?: (?:million|billion|trillion)\b)?)")
_EXCEED = regular("exceed")
_COUNTING = ("number of", "total number of", "cumulative number of", "annual number of", "average number of")
_COUNTED_NOUNS = frozenset({"population", "headcount", "membership", "attendance", "circulation"})


class Named(NamedTuple):
    """A company or product where the article names it: where its name starts, and its English."""

    start: int
    name: str
    is_company: bool

# What joins a name to the next one, before which it stands.
# A part of many that is counted in heads.
_OF_MANY = re.compile("半数|[人社]に")
_JOINT = re.compile("(?:[、とや・&＆]|および|及び|並びに|ならびに)$")


@dataclass(frozen=True, slots=True)
class Parts:
    """A claim with its slots as noun phrases; `told` is true where the sentence will name who says so.

    `outer` is what the figure measures behind which this one stands in brackets.
    """

    claim: Claim
    quantity: Quantity
    entity: NounPhrase | None
    prop: NounPhrase | None
    baseline: NounPhrase | None
    told: bool
    mentions: Mapping[int, Named]  # by their ends
    fixed: tuple[Fixed, ...] = ()  # the figures, dates and names of the sentence, from its start
    index: int = -1  # of the quantity
    quantities: Sequence[Quantity] = ()  # all of the article
    outer: NounPhrase | None = None
    found: bool = False  # the property was found beside the figure; no slot holds it
    over: bool = False  # the sentence will give a date that has passed
    ahead: bool = False  # the sentence will give a date that is still to come
    rate: str = ""  # what the figure is per: a month, per user
    announced: Predicate | None = None  # the deed of a headline that the article tells as still to come
    heads: CellHeads | None = None  # what a table says over the figure
    total: str = ""  # what the figure is of several: an average of, a total of

    @property
    def modality(self) -> Modality:
        return self.claim.modality

    @property
    def counts(self) -> bool:
        """True where the figure counts things."""
        return self.quantity.unit in ("count", "")

    @property
    def is_share(self) -> bool:
        """True where the figure is a part of those of whom the sentence speaks: 40%, 半数, 3人に1人."""
        return self.quantity.unit == "%" or (self.quantity.unit == "x" and self.baseline is None and _OF_MANY.search(self.quantity.text) is not None)

    @property
    def counts_by_number(self) -> bool:
        """True where the property is itself a number of things: 利用者数, 人口."""
        prop = self.prop
        return self.counts and prop is not None and (prop.text.startswith(_COUNTING) or prop.text.rsplit(" ", 1)[-1] in _COUNTED_NOUNS)

    @property
    def predicate(self) -> Predicate | None:
        """The predicate, where the sentence binds it to this figure and not to another word."""
        found = find_predicate(self.claim.predicate) if hints.is_bound(self.claim, self.quantity) else None
        return None if found is not None and found.kind in ("with", "alone") else found

    @property
    def named_deed(self) -> Predicate | None:
        """出資 as the property of a deed: SoftBank is to contribute. Only where the property is the bare noun of a verb."""
        if self.claim.property is None or hints.is_in_brackets(self.claim, self.quantity):
            return None
        return find_predicate(self.claim.property.text.strip() + "する")

    @property
    def is_market_size(self) -> bool:
        """True for an amount of money that a market is worth."""
        return is_money(self.quantity.unit) and self.entity is not None and _MARKET.search(self.entity.text) is not None

    @property
    def is_of_product(self) -> bool:
        """True for what a product can do: the bandwidth of a chip reaches 9 TB/s, whenever."""
        return self.entity is not None and self.entity.is_product

    def tense(self) -> Tense:
        """The tense of a deed or a change; one without a verb (コストを4割削減。) is done."""
        found = hints.tense(self.claim, self.quantity)
        deed = hints.bare_deed(self.claim, self.quantity)
        if found == "perfect" and (predicate := self.predicate) is not None and (outlook.goes_on(predicate.verb.base) or (predicate.kind == "reach" and self.is_of_product)):
            return "present"
        return "past" if found == "present" and (not self.claim.predicate or deed) and not lasts(deed) else found

    def state_tense(self) -> Tense:
        """States are present, unless the sentence says that they are over."""
        return "past" if hints.tense(self.claim, self.quantity) == "past" or hints.bare_deed(self.claim, self.quantity) in _ACHIEVED else "present"

    def figure(self, noun: tuple[str, str] | None = None) -> str:
        """The figure with what it is per; no noun where the property says what is counted: the number of users is 2 million."""
        if noun is None and self.counts_by_number:
            noun = NO_NOUN
        said = say_quantity(self.quantity, "sentence", noun or (self.counter_noun if self.counts else None))
        if said.startswith("at least ") and hints.is_most(self.claim, self.quantity):
            said = f"up to {said.removeprefix('at least ')} or more"
        elif said.startswith("at least ") and self.quantity.unit in DURATIONS and hints.is_shortest(self.claim, self.quantity):
            said = f"as little as {said.removeprefix('at least ')}"
        said = f"{hints.nearness(self.claim, self.quantity)} {said.removeprefix('about ')}" if said.startswith("about ") else said
        said = over.format(said) if (over := hints.over_about(self.claim, self.quantity)) else said
        said = f"{self.total} {said}" if self.total else said
        return f"{said} {self.rate}" if self.rate else said

    @property
    def figure_before(self) -> str:
        """What the figure says before the noun that it is of: a 20-year lease; "" where it can only stand behind one."""
        return "" if self.rate or self.total else say_before(self.quantity, self.counter_noun if self.counts else None)

    @property
    def counter_noun(self) -> tuple[str, str]:
        """Singular and plural of what the counter counts; 行 are lines, but banks in a sentence on banks."""
        return noun_in(self.quantity.counter or "", self.claim.sentence.text)

    def named_by_unit(self, subject: str) -> str:
        """What is said of a subject where nothing names what is measured: by the unit, an amount, a percentage, a time or a number."""
        unit = self.quantity.unit
        noun = "amount" if is_money(unit) else "percentage" if unit == "%" and self.prop is None else "time" if unit in DURATIONS else "number" if unit == "count" else "figure"
        return f"the {noun} {'for' if noun == 'figure' else 'given for'} {subject}"

    def names_before(self, end: int, size: int) -> list[str] | None:
        """The names of a list of `size` different ones that ends at `end` of the sentence: A、B、C; None where there is no such list."""
        names: list[str] = []
        first = self.claim.sentence.start
        at = first + end
        while at in self.mentions:
            at, name, _ = self.mentions[at]
            names.append(name)
            if at == first or self.claim.sentence.text[at - first - 1] not in "、，・と&＆":
                break
            at -= 1
        return names[::-1] if len(set(names)) == len(names) == size else None

    def names_joined(self, end: int, *, products: bool = False) -> list[str]:
        """The names of those that do it together and end at `end` of the sentence: AとB、C; empty where と or や joins none, and where
        one is a product, unless with `products`."""
        names: list[str] = []
        joints = ""
        first = self.claim.sentence.start
        at = first + end
        while at in self.mentions:
            at, name, is_company = self.mentions[at]
            if not is_company and not products:
                return []
            names.append(name)
            joint = _JOINT.search(self.claim.sentence.text, 0, at - first)
            if joint is None or first + joint.start() not in self.mentions:
                break
            joints += joint[0]
            at = first + joint.start()
        return names[::-1] if joints.strip("、") and len(set(names)) == len(names) else []

    @property
    def course(self) -> str:
        """How sure a figure is of which no verb tells it: as a plan, as a forecast; "" where the sentence's course may not be its own."""
        return _AS.get(self.modality, "") if hints.is_bound(self.claim, self.quantity) else ""

    def names_the_deed(self, predicate: Predicate | None) -> bool:
        """True where the property only names the deed: 投資額 beside 投資する."""
        if self.claim.property is None or predicate is None:
            return False
        stem = predicate.japanese.removesuffix("する")
        text = self.claim.property.text
        return text.startswith(stem[:2]) if len(stem) > 1 else text == stem


class Change(NamedTuple):
    """How something rose or fell: `extent` is by how much or to what, from where: by 5%, from 3 to 4."""

    falls: bool
    extent: str

    @property
    def noun(self) -> str:
        """A decrease of 5%; an increase to 4; a sevenfold increase."""
        if self.extent.endswith("fold") and " " not in self.extent:
            return f"{with_indefinite(self.extent)} {'decrease' if self.falls else 'increase'}"
        level = _TO.match(self.extent)
        extent = f"to {self.extent[level.end() :]}" if level is not None else f"of {self.extent.removeprefix('by ')}"
        return f"{'a decrease' if self.falls else 'an increase'} {extent}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause without capital and period; `subject` is its first words. `vague` where it does not say what is done; `within` where
    it only describes a noun of the sentence, so that a date behind the figure is not its own.

    What it is made of is kept beside its words: `level` where it says how something is or was and no deed, `suffered` where it is a
    passive of which nothing more is said, `spoken` the words of which it says no more than that the article speaks of them,
    `about` that for which a subject such as "the figure for" only stands, `mention` what stands behind "the article mentions", and
    `change` how it rose or fell.
    """

    subject: str
    text: str
    vague: bool = False
    within: bool = False
    level: bool = False
    suffered: bool = False
    spoken: str = ""
    about: str = ""
    mention: str = ""
    change: Change | None = None


def speaks_of(what: str, about: str = "", course: str = "") -> Statement:
    """The article speaks of 3 sites; for NTT, the article speaks of a cut of 5%; `course` is how sure that is."""
    said = f"the article speaks of {what}{course}"
    return Statement("for", f"for {about}, {said}", vague=True, spoken=what, about=about) if about else Statement("the article", said, vague=True, spoken=what)


def clause(parts: Parts, subject: str, number: Number, verb: Verb, rest: str, tense: Tense | None = None, *, agent: bool = False, vague: bool = False) -> Statement:
    """subject + verb + rest, the verb by the claim's modality."""
    number = "plural" if subject.startswith("the two ") else number  # 両社
    if verb.base in _OF_BANDS and parts.rate in ("", "including tax", "before tax") and hints.is_band(parts.claim, parts.quantity):
        rest = _BAND.sub(r"in the \g<sum> range", rest, count=1)
        verb = _PRICED if verb.base == "cost" else verb
    if parts.modality == "planned" and not agent and verb.base in _LEVELS and (level := _level_planned(parts, subject, number, rest)) is not None:
        return level
    tense = "past" if parts.over else "future" if parts.ahead else tense or parts.tense()
    usual = parts.rate.startswith(("a ", "an "))  # so much a year
    if tense == "present" and agent and not usual and number != "plural" and parts.entity is not None and parts.entity.kind in ("company", "body", "organisation") and outlook.lies_ahead(parts.claim, parts.quantity, verb.base):
        tense = "future"
    if parts.announced is not None and verb.base in (parts.announced.verb.base, f"be {parts.announced.verb.participle}", parts.announced.alone.base):
        tense = "future"
    plan = outlook.plan_of(parts.claim, parts.quantity) if parts.modality == "planned" else ""
    modality = "forecast" if parts.modality == "planned" and verb.base.startswith("be") and outlook.only_heads_for(parts.claim, parts.quantity) else parts.modality
    if modality in ("asserted", "reported") and not parts.over and verb.base not in _NO_DEEDS and hints.is_able(parts.claim, parts.quantity):
        can = "can" if modality == "asserted" or parts.told else f"{'are' if number == 'plural' else 'is'} said to be able to"
        return Statement(subject, f"{subject} {can} {verb.base} {rest}".strip(), vague, level=not can.startswith("can"))
    if verb.base == "be" and rest.startswith("more than ") and hints.passed(parts.claim, parts.quantity, tense):
        verb, rest, tense = _EXCEED, rest.removeprefix("more than "), "past" if tense == "present" else tense
    if modality == "possible" and hints.may_have_been(parts.claim, parts.quantity):
        verb = Verb(f"have {verb.participle}", verb.past, verb.participle)
    said = say_verb(verb, number, modality, tense, agent=agent, told=parts.told, plan=plan, over=parts.over, found=hints.came_to_light(parts.claim))
    suffered = not rest and verb.base.startswith("be ") and said.startswith(_BEING) and (len(said.split()) == len(verb.base.split()) or " said to " in said or " found to " in said)
    return Statement(subject, f"{subject} {said} {rest}".strip(), vague, level=f"{said} ".startswith(_STATES), suffered=suffered)


def _level_planned(parts: Parts, subject: str, number: Number, rest: str) -> Statement | None:
    """A level that is a goal or a plan: NEC aims for sales of ¥10 billion; the target for the share is 30%; NEC plans an investment of
    ¥10 billion. None where it is another plan."""
    if subject.endswith((" target", " goal")):
        return Statement(subject, f"{subject} {'is' if number != 'plural' else 'are'} {rest}", level=True)
    if outlook.plan_of(parts.claim, parts.quantity) != outlook.AIM:
        return _planned_of(parts, subject, number, rest)
    if subject == "there":
        return Statement(subject, f"{subject} {'is' if number != 'plural' else 'are'} {rest}", level=True)  # 6つの観点から…を目指す: the goal is another
    if subject.startswith(("the figure ", "the amount ", "the number given ")):
        return None
    entity = parts.entity
    owned = possessive(entity.with_article()) + " " if entity is not None else ""
    if entity is None or not entity.acts or not subject.startswith(owned):
        return Statement(subject, f"the target for {subject} is {rest}", level=True)
    what = subject.removeprefix(owned)
    said = with_indefinite(what) if number == "single" and not has_article(what) else what
    aims = "aim" if entity.number == "plural" else third_person("aim")
    return Statement(entity.with_article(), f"{entity.with_article()} {aims} for {said} of {rest}")


def _planned_of(parts: Parts, subject: str, number: Number, rest: str) -> Statement | None:
    """3億円の投資を計画している: NEC plans an investment of ¥300 million."""
    entity = parts.entity
    who = entity.with_article() if entity is not None else ""
    owned = possessive(who) + " " if who else ""
    if entity is None or not entity.acts or not is_money(parts.quantity.unit) or not subject.startswith(owned):
        return None
    what, many = subject.removeprefix(owned), entity.number == "plural"
    if what.endswith("valuation"):
        return None
    verb = outlook.what_is_done_with_plan(parts.claim, parts.quantity)
    if not verb or parts.prop is None or not (parts.prop.kind == "event" or what.endswith((" investment", " spending"))):
        return None
    said = with_indefinite(what) if number == "single" and not has_article(what) else what
    behind = f"totaling {rest.removeprefix('a total of ')}" if rest.startswith("a total of ") else f"of {rest}"
    return Statement(who, f"{who} {plural_of_be(verb) if many else third_person(verb)} {said} {behind}")
