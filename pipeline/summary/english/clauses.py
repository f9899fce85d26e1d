"""A figure in its clause: who does what to what, for how much and with whom. 40% of companies use AI; Apple buys the maker for $3 million.

Only a clause of which every word is understood is told; a modifier in the way, an unknown noun, a second figure, and nothing is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english import clause_words, hints
from pipeline.summary.english.clause_nouns import THINGS, doer_of, figure_of, noun_of
from pipeline.summary.english.clause_reading import DOES, Argument, Reading, read_clause
from pipeline.summary.english.counts import (
    OF_WRITERS,
    STATES,
    TO_PEOPLE,
    can_be_suffered,
    fitting,
)
from pipeline.summary.english.deeds import SUM_FOR
from pipeline.summary.english.grammar import has_article, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import Parts, Statement, clause
from pipeline.summary.english.predicates import Verb

if TYPE_CHECKING:
    from pipeline.summary.english.predicates import Predicate

_TIME = re.compile(r"[0-9０-９一二三四五六七八九十]+(?:年|月|日|時|世紀)|(?:今|昨|来|翌|前|同|本)(?:年|月|日|週|期|年度|四半期)|年度|四半期|期|現在|当時|将来|近年|最近|末|頃|ごろ|同時")
# Their object is new to the reader: opens a plant, signs a contract.
_BRINGING = frozenset({"launch", "open", "build", "develop", "establish", "set up", "release", "announce", "introduce", "sign", "create", "start", "manufacture", "make", "design", "hold", "order", "contract for"})
# Kinds of what can do something with が; a time or a place does nothing.
_DOERS_IN_GA = frozenset({"thing", "people", "organisation", "body", "company", "product", "name", "latin", "event", "idea", "field", "list", "material"})
# Their object may be a plan, which they are not.
_ANNOUNCING = frozenset({"announce", "refuse", "publish", "report", "put forward", "propose", "disclose"})
# Time can be their object.
_OF_TIME = frozenset({"save", "spend", "cut", "require", "need", "lose"})
# What is left of a figure or a date that was cut: no phrases.
_LOOSE = frozenset({"月", "年", "日", "週", "時間", "分", "秒", "国", "所"})
_SURVEY = NounPhrase("survey", "single", "event")
_ROUND = re.compile(r"^(?:the )?[Ss]eries [A-Z]|\bround$")
_SURVEYS = re.compile(r"(?:調査|予測|発表|報告|分析|試算|推計|アンケート|レポート|会見)$")
# What is put on a platform: YouTubeで公開.
_ON_PLATFORMS = frozenset({"release", "publish", "post", "announce", "distribute", "broadcast", "sell", "offer", "introduce"})
# What is done with others: と names who takes part.
_TOGETHER = frozenset({"work", "team up", "cooperate", "agree", "compete", "do business", "sign", "develop", "build", "establish", "contract for", "integrate"})
_MOST = 4  # phrases beside the verb


@dataclass(frozen=True, slots=True)
class _Clause:
    """The English of a clause, part by part; `others` follow the object."""

    subject: NounPhrase | None
    object: NounPhrase | None
    others: tuple[str, ...]


def tell_clause(parts: Parts) -> Statement | None:
    """What the clause of the figure says, or None where it is not understood as a whole."""
    if parts.quantity.unit in ("x", "pp") or parts.claim.direction is not None or parts.baseline is not None or parts.modality == "negated":
        return None
    if hints.says_change(parts.claim, parts.quantity):
        return None
    reading = read_clause(parts.claim, parts.quantity)
    if reading is None or len(reading.arguments) > _MOST or not (reading.role or any(argument.particle for argument in reading.arguments)):
        return None
    figure = figure_of(parts, reading)
    if figure is None:
        return None
    if reading.verb.predicate.kind == "be":
        return _is(parts, reading, figure)
    if reading.verb.passive:
        return _suffers(parts, reading, figure)
    return _does(parts, reading, figure)


def _is(parts: Parts, reading: Reading, figure: NounPhrase) -> Statement | None:
    """90% of victims are students; 8 companies are banks."""
    what = noun_of(parts, reading.arguments[-1].text)
    many = ("people", "organisation", "thing", "list")
    if what is None or what.number != "plural" or figure.number != "plural" or what.kind not in many or figure.kind not in many or len(reading.arguments) > 1:
        return None
    return clause(parts, figure.text, "plural", reading.verb.predicate.verb, what.text, reading.tense)


def _does(parts: Parts, reading: Reading, figure: NounPhrase) -> Statement | None:
    """The figure or somebody else does something."""
    takes_object = reading.verb.predicate.kind == "object"
    made = _put_together(parts, reading, figure)
    if made is None:
        return None
    if made.subject is figure and takes_object and made.object is None:
        if reading.verb.bare and figure.kind == "thing":
            return _suffers(parts, reading, figure)  # 2機種が発売
        if figure.kind == "people":
            made = replace(made, object=_thing_meant(parts))  # 30社が賛同, of a standard
    if made.subject is None and made.object is not None and takes_object and reading.verb.predicate.verb.base not in STATES:
        return _undergoes(parts, reading, made.object, made.others)
    if made.subject is None or takes_object != (made.object is not None):
        return None
    verb = _verb(parts, reading, made, figure)
    if verb is None:
        return None
    proposed = reading.proposed and made.subject.acts
    if proposed or _was_announced(parts, reading):
        parts = replace(parts, claim=msgspec.structs.replace(parts.claim, modality="asserted"))
    rest = " ".join((*_said_of(made.object, verb.base, figure), *made.others))
    tense = "past" if reading.proposed else reading.tense
    return clause(parts, made.subject.with_article(), made.subject.number, verb, rest, tense, agent=made.subject.acts and figure is not made.subject)


def _verb(parts: Parts, reading: Reading, made: _Clause, figure: NounPhrase) -> Verb | None:
    """The verb as these phrases need it; None where they cannot have it: a sum does nothing, and nobody builds five years."""
    verb = reading.verb.predicate.verb
    assert made.subject is not None
    if made.subject is figure and is_money(parts.quantity.unit) and made.object is not None:
        return None
    if made.object is figure and ((figure.kind == "time" and verb.base not in _OF_TIME) or (figure.kind == "money" and verb.base not in SUM_FOR)):
        return None
    if made.object is not None:
        verb = fitting(verb, made.object.text)
    if reading.verb.predicate.kind == "with" and not any(word.startswith(("with ", "together ")) for word in made.others):
        return Verb(*(f"{form} together" for form in (verb.base, verb.past, verb.participle))) if made.subject.number == "plural" else None
    if reading.proposed and made.subject.acts:
        return Verb(f"propose to {verb.base}", f"proposed to {verb.base}", f"proposed to {verb.base}")
    return verb


def _was_announced(parts: Parts, reading: Reading) -> bool:
    """Of 計画を発表した only the plan is planned; the announcement is made."""
    over = reading.tense == "past" and not reading.verb.bare
    return parts.modality == "planned" and (over or reading.verb.predicate.verb.base in _ANNOUNCING)


def _thing_meant(parts: Parts) -> NounPhrase | None:
    """The claim's entity where it is a thing, and not that which is counted."""
    slot, entity = parts.claim.entity, parts.entity
    if slot is None or entity is None or entity.acts or entity.is_group or not entity.sure or parts.quantity.start - 2 <= slot.end <= parts.quantity.start:
        return None
    return entity


def _suffers(parts: Parts, reading: Reading, figure: NounPhrase) -> Statement | None:
    """Something is done to the figure or to something else: AI agents are built into 40% of applications."""
    made = _put_together(parts, reading, figure)
    if made is None or made.subject is None or made.object is not None or reading.verb.predicate.kind != "object":
        return None
    return _undergoes(parts, reading, made.subject, made.others)


def _undergoes(parts: Parts, reading: Reading, subject: NounPhrase, others: tuple[str, ...]) -> Statement | None:
    """The passive: funds of $4 billion were secured."""
    base = reading.verb.predicate.verb.base
    if (base in STATES and not others) or not can_be_suffered(reading.verb.predicate.verb):
        return None
    participle = fitting(reading.verb.predicate.verb, subject.text).participle
    led = clause_words.passive_to().get(base, "")
    if led and others and others[0].startswith("\0"):
        participle, others = led, (others[0][1:], *others[1:])
    if any(word.startswith("\0") for word in others):
        return None
    verb = Verb(f"be {participle}", f"was {participle}", f"been {participle}")
    tense = "present" if base in OF_WRITERS and reading.tense == "past" and not reading.verb.passive else reading.tense
    return clause(parts, subject.with_article(), subject.number, verb, " ".join(others), tense)


def _put_together(parts: Parts, reading: Reading, figure: NounPhrase) -> _Clause | None:
    """Every phrase of the clause in its place, or None where one has none."""
    subject: NounPhrase | None = None
    topic: NounPhrase | None = None
    done_to: NounPhrase | None = None
    others, adverbs = list[str](), list[str]()
    predicate, passive = reading.verb.predicate, reading.verb.passive or (reading.verb.bare and reading.role in ("が", "も"))
    phrases: list[tuple[str, NounPhrase, bool]] = []
    for argument in _lists(reading.arguments, predicate.verb.base):
        if not argument.particle:
            adverbs.append(clause_words.adverbs()[argument.text])
            continue
        if argument.particle in ("によると、", "によれば、") or (argument.particle in ("で", "では") and _SURVEYS.search(argument.text)):
            continue  # who says so is the claim's attribution
        if _TIME.search(argument.text) and argument.particle not in ("を", "が"):
            continue  # when it is said is the claim's date
        if argument.particle == DOES:
            subject = doer_of(parts, argument.text)
            if subject is None:
                return None  # 2千台を載せた設備を…: the topic does something else
            continue
        listed = "と" in argument.text or "、" in argument.text
        if argument.text in _LOOSE:
            return None  # what is left of 1か月
        noun = (None if listed else doer_of(parts, argument.text)) or noun_of(parts, argument.text)
        if noun is None or not (argument.bare or noun.kind in ("company", "product") or noun.number == "name"):
            return None
        phrases.append((argument.particle, noun, False))
    role = _role(parts, reading, figure)
    if role is None:
        return None
    phrases.append((role, figure, True))
    for particle, noun, is_figure in phrases:
        if particle in ("が", "も") or (particle == "は" and is_figure):
            if subject is not None or not (passive or noun.kind in _DOERS_IN_GA):
                return None
            subject = noun
        elif particle == "は":
            topic = noun
        elif particle == "を":
            if done_to is not None:
                return None
            done_to = noun
        elif particle in ("に", "には", "へ") and not passive and done_to is None and _to(predicate) == "":
            done_to = noun
        else:
            said = _beside(particle, noun, predicate, parts.quantity.counter or "", is_figure=is_figure, passive=passive)
            if said is None:
                return None
            others.append(said)
    if reading.verb.of_noun and subject is not None and topic is not None:
        topic = None
    if topic is not None and subject is None:
        if not (topic.acts or topic.kind == "list" or passive):
            return None
        subject = topic
    elif topic is not None and not (topic.acts or topic.kind == "list"):
        return None
    if predicate.japanese == "対象とする":
        subject = subject if subject is not None and not subject.acts else _SURVEY if "調査" in parts.claim.sentence.text or "アンケート" in parts.claim.sentence.text else None
        return None if subject is None or done_to is None else _Clause(subject, done_to, ())
    subject = subject or _named_before(parts, reading)
    others.sort(key=lambda said: 0 if said.startswith("\0") else 2 if said.startswith(("for ", "within ")) else 1)
    return _Clause(subject, done_to, (*others, *(word for word in adverbs if word)))


def _lists(arguments: tuple[Argument, ...], base: str) -> list[Argument]:
    """工場と土地を is one phrase, but for verbs of what is done with others."""
    joined: list[Argument] = []
    for argument in arguments:
        last = joined[-1] if joined else None
        if last is not None and last.particle == "と" and base not in _TOGETHER and argument.particle:
            joined[-1] = Argument(f"{last.text}と{argument.text}", argument.particle, last.bare)
        else:
            joined.append(argument)
    return joined


def _role(parts: Parts, reading: Reading, figure: NounPhrase) -> str | None:
    """The particle of the figure; in a headline it may be left out, and None where it is not clear which: 3社展開."""
    if reading.role:
        return reading.role
    if reading.verb.predicate.kind == "alone":
        return "が"
    if figure.kind == "people" and not reading.before and reading.verb.predicate.verb.base not in TO_PEOPLE:
        return None
    return "間" if figure.kind == "time" else "を"


def _said_of(done_to: NounPhrase | None, base: str, figure: NounPhrase) -> tuple[str, ...]:
    """The object with its article: what a verb of making brings is new."""
    if done_to is None:
        return ()
    if base in _BRINGING and done_to is not figure and done_to.number == "single" and not has_article(done_to.text):
        return (with_indefinite(done_to.text),)
    return (done_to.with_article(),)


def _to(predicate: Predicate) -> str | None:
    """The preposition for に; "" where what stands before it is the object in English."""
    words = clause_words.to_whom()
    return words.get(predicate.japanese, words.get(predicate.verb.base))


def _beside(particle: str, noun: NounPhrase, predicate: Predicate, counter: str, *, is_figure: bool, passive: bool) -> str | None:
    """The phrase with its preposition; None where none is known to be right. A passive's に is marked, its verb tells the word."""
    said, base = noun.with_article(), predicate.verb.base
    if particle == "以内":
        return f"within {said}"
    if particle in ("間", "間にわたって", "間にわたり", "にわたって", "にわたり"):
        return f"for {said}"
    if particle == "ぶり":
        return f"for the first time in {said}"
    if particle in ("に", "へ", "には", "へは"):
        if passive:
            return f"\0{said}"
        word = "in" if noun.kind == "place" and predicate.kind != "with" else _to(predicate)
        return f"{word} {said}" if word and noun.kind != "time" else None
    if particle in ("で", "では") and not is_figure and (word := clause_words.on_what().get(base, "")) and noun.kind in THINGS | {"event"}:
        return f"{word} {said}"
    if is_figure and particle in ("で", "では") and (word := clause_words.where().get(counter, "")):
        return f"{word} {said}"
    if particle in ("で", "では", "にて"):
        if _ROUND.search(said):
            return f"in {said}"
        if noun.kind in ("product", "company", "name", "latin") and base in _ON_PLATFORMS:
            return f"on {said}"
        word = "for" if noun.kind == "money" else "in" if noun.kind in ("time", "place", "event") else "with" if noun.kind in THINGS and not is_figure else ""
        return f"{word} {said}" if word else None
    if particle in ("と", "とは") and (passive or base not in _TOGETHER):
        return None
    word = clause_words.behind().get(particle.removesuffix("は"))
    if word == "as" and noun.number == "single" and not has_article(noun.text):
        said = with_indefinite(noun.text)
    return f"{word} {said}" if word else None


def _named_before(parts: Parts, reading: Reading) -> NounPhrase | None:
    """Who opens the sentence, or the claim's entity where the sentence makes it the topic: AWSは、…し、…する."""
    if reading.verb.passive:
        return None
    slot, entity = parts.claim.entity, parts.entity
    acts = slot is not None and entity is not None and entity.acts
    if acts and slot is not None and not slot.inferred and slot.end <= parts.quantity.start and parts.claim.sentence.text[slot.end - parts.claim.sentence.start :][:1] in ("は", "が"):
        return entity
    if reading.opening:
        doer = doer_of(parts, reading.opening) or noun_of(parts, reading.opening)
        if doer is not None and doer.acts:
            return doer
        both = [doer_of(parts, name) for name in reading.opening.split("と")]
        if len(both) == 2 and both[0] is not None and both[1] is not None:
            return NounPhrase(f"{both[0].text} and {both[1].text}", "plural", "organisation")
    return entity if acts and slot is not None and slot.inferred and entity is not None and entity.kind == "company" else None

