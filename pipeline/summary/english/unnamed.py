"""Figures of which no word says what they measure: by the noun behind them, else by what their unit counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english import hints
from pipeline.summary.english.counts import counted_forms, speak_of
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import plural_of, possessive
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.numbers import is_money, say_quantity
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, Parts, Statement, clause, speaks_of
from pipeline.summary.english.predicates import BE, HAVE, Verb, regular
from pipeline.summary.english.transfer.figure_nouns import first_in
from pipeline.summary.english.units import counted_noun
from pipeline.summary.english.verbs import describes

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.predicates import Tense

_AMOUNT = regular("amount to")
_INVESTMENT = re.compile(r" (?:huge |additional |new |large )?investment")
_INVEST, _INVESTING = regular("invest"), Verb("be investing", "was investing", "been investing")
_TAKE_PLACE = regular("take place", "took place", "taken place")
# The last words of what is itself a sum of money.
_SUMS = frozenset({"funds", "fund", "funding", "round", "deal", "goodwill", "synergy", "budget", "loan", "loans", "subsidy", "subsidies", "losses", "damages", "orders", "backlog", "assets", "savings"})
_WISH = re.compile(r"wish (?P<verb>to .+)|(?P<noun>.+) wish")
_DONE = re.compile("以内[にで]?(?:は|も)?(?:完了|終了|終え|実施|実行|実現|行[うわい])")
# What can be counted by a counter that English does not say.
_COUNTABLE = frozenset({"idea", "thing", "people", "organisation", "event", "field", "property", "material"})
#: No things that are counted: 1800件という数字.
_FIGURES = frozenset({"数字", "数値", "数"})
_FEW = 20  # of so many it is said that there are: 3 pillars of the strategy
SAID_BY_NO_NOUN = frozenset({("", ""), ("unit", "units"), ("case", "cases"), ("item", "items")})


def state_unnamed(parts: Parts, subject: str, rest: str, tense: Tense) -> Statement:
    """The clause of a level whose measure is not named; `rest` follows the figure.

    There are 3 priority fields; the acquisition amounts to $5.4 billion; for Lawson, the article speaks of 14,600 stores.
    """
    return (_counted(parts, rest, tense) if parts.counts else _spent(parts, rest, tense)) or (speak_of(parts) if parts.counts else None) or _speak_for(parts, subject, rest, tense)


def _in_time_or_size(parts: Parts, subject: str, tense: Tense) -> Statement | None:
    """The purchase is to take place within 2 months; the rollout is on a scale of about 10 GW: of a deed that is named."""
    head = parts.prop or parts.entity
    if head is None or head.kind != "event" or not head.sure:
        return None
    behind = hints.after_figure(parts.claim, parts.quantity)
    slot = parts.claim.property or parts.claim.entity
    itself = slot is not None and re.match(f"以内に{re.escape(slot.text[-2:])}(?:する|します|され)", behind) is not None
    if parts.quantity.unit in DURATIONS and (itself or _DONE.match(behind)):
        exact = msgspec.structs.replace(parts.quantity, comparator="=")
        return clause(parts, subject, "single", _TAKE_PLACE, f"within {say_quantity(exact)}", tense)
    if behind.startswith(("規模で", "規模に")) and parts.quantity.unit not in ("count", ""):
        return clause(parts, subject, "single", BE, f"on a scale of {parts.figure()}", tense)
    return None


def _wished(parts: Parts) -> Statement | None:
    """40% wish to work at home: 在宅希望40%, of those who were asked."""
    found = _WISH.fullmatch(parts.prop.text) if parts.prop is not None and parts.quantity.unit == "%" and parts.modality in ("asserted", "reported") else None
    if found is None:
        return None
    return Statement(parts.figure(), f"{parts.figure()} wish {found['verb'] or 'for ' + found['noun']}")


def _speak_for(parts: Parts, subject: str, rest: str, tense: Tense) -> Statement:
    """For NTT-ME's land, the article speaks of 50,000 m²."""
    if not rest and (done := _in_time_or_size(parts, subject, tense)) is not None:
        return done
    if not rest and (wished := _wished(parts)) is not None:
        return wished
    if rest or parts.modality == "negated":
        return replace(clause(parts, parts.named_by_unit(subject), "single", BE, parts.figure() + rest, tense, vague=True), about=subject)
    if parts.quantity.unit in DURATIONS and re.match(r"(?:間|以上|以内|ほど|程度)*[でにかの]", hints.after_figure(parts.claim, parts.quantity)):
        return speaks_of(parts.figure(), subject)  # the sentence's course is that of what takes so long
    behind = hints.after_figure(parts.claim, parts.quantity)
    said = parts.figure()
    if parts.quantity.unit in DURATIONS and behind.startswith("ぶり"):
        first = first_in(parts, behind)
        said = first.text if first is not None else f"a first in {parts.figure()}"
    return speaks_of(said, subject, parts.course)


def state_supposed(parts: Parts) -> Statement:
    """The figure and what it is of, of which nothing is said to be so: for Fujitsu's investment, the article speaks of ¥4 billion."""
    if parts.counts and (said := speak_of(parts)) is not None:
        return said
    about = measure_of(parts.prop, parts.entity)
    return speaks_of(parts.figure(), about[0] if about is not None else "")


def state_alone(parts: Parts) -> Statement:
    """The clause of a figure of which the article says neither whose nor what: There are 3 changes; the article speaks of 16 companies."""
    rest = f" compared with {parts.baseline.with_article()}" if parts.baseline else ""
    if parts.counts and not rest:
        counter = counted_noun(parts.quantity.counter or "")
        behind = hints.noun_behind(parts.claim, parts.quantity) if counter in SAID_BY_NO_NOUN else ""
        if behind and behind not in _FIGURES and (forms := _forms(behind)) is not None:
            return _there_are(parts, forms, "", parts.state_tense())
        if counter not in SAID_BY_NO_NOUN:
            return speaks_of(parts.figure(counted_forms(parts)))
    return Statement("the article", f"the article gives a figure of {parts.figure()}{rest}", vague=True, spoken=f"{parts.figure()}{rest}")


def _takes_place(parts: Parts) -> bool:
    """30件の事故が起きた: of which it is said that there were so many."""
    noun = hints.noun_behind(parts.claim, parts.quantity)
    return bool(noun) and re.search(f"{re.escape(noun)}[がも](?:起[きこ]|発生|生じ|相次|続い|あっ|あり|ある)", hints.after_figure(parts.claim, parts.quantity)) is not None


def _there_are(parts: Parts, forms: tuple[str, str], rest: str, tense: Tense) -> Statement:
    if not rest and not _takes_place(parts):
        return speaks_of(parts.figure(forms), course=parts.course)  # that there are 3 says nothing
    return clause(parts, "there", "single" if parts.quantity.value == 1 else "plural", BE, parts.figure(forms) + rest, tense)


def _counted(parts: Parts, rest: str, tense: Tense) -> Statement | None:
    """What is counted: the noun behind the figure, the thing itself, or what the counter says."""
    entity, prop = parts.entity, parts.prop
    slot = parts.claim.property or parts.claim.entity
    behind = hints.noun_behind(parts.claim, parts.quantity)
    counter = counted_noun(parts.quantity.counter or "")
    if counter not in SAID_BY_NO_NOUN:  # 9社の部品: it is companies that are counted
        return None
    if slot is not None and behind and (slot.text.endswith(behind) or behind.endswith(slot.text)):
        forms = _forms(behind if len(behind) > len(slot.text) else slot.text)
        if forms is None:
            return None
        if prop is not None and entity is not None and parts.quantity.value is not None and parts.quantity.value <= _FEW:
            if entity.kind in ("company", "product") and parts.claim.entity is not None and not parts.claim.entity.inferred and not rest:
                return clause(parts, entity.with_article(), entity.number, HAVE, parts.figure(forms), tense)
            return _there_are(parts, forms, f" of {entity.with_article()}{rest}", tense)
        if prop is not None and entity is not None:
            return _number_of(parts, f"{forms[1]} of {entity.with_article()}", rest, tense)
        return _there_are(parts, forms, rest, tense)
    if prop is not None or entity is None or entity.named or not entity.sure:
        return None
    forms = _forms_of(entity)
    return _number_of(parts, forms[1], rest, tense) if forms is not None else None


def _number_of(parts: Parts, counted: str, rest: str, tense: Tense) -> Statement:
    return clause(parts, f"the number of {counted}", "single", BE, parts.figure(NO_NOUN) + rest, tense, vague=True)


def _forms(japanese: str) -> tuple[str, str] | None:
    """Singular and plural of a Japanese noun that can be counted, or None."""
    said = translate(japanese)
    if not said.sure:
        return None
    return _forms_of(NounPhrase(said.text, said.number, said.kind, said.sure, said.single))


def _forms_of(noun: NounPhrase) -> tuple[str, str] | None:
    """Singular and plural of a common noun that can be counted, or None."""
    if noun.kind not in _COUNTABLE or noun.text[:4] == "the ":
        return None
    if noun.number == "single":
        return noun.text, plural_of(noun.text)
    return noun.forms() if noun.number == "plural" else None


def _spent(parts: Parts, rest: str, tense: Tense) -> Statement | None:
    """What an amount of money is the amount of: the deed that is named, or the one behind the figure."""
    if not is_money(parts.quantity.unit):
        return None
    named = spending(parts)
    if named is None:
        return None
    subject, number = named
    entity = parts.entity
    if entity is not None and entity.acts and not rest and _INVESTMENT.fullmatch(subject.removeprefix(possessive(entity.text))):
        verb = _INVESTING if parts.modality in ("asserted", "reported") and tense == "present" else _INVEST
        return clause(parts, entity.with_article(), entity.number, verb, parts.figure(), tense, agent=True, vague=True)
    return clause(parts, subject, number, _AMOUNT, parts.figure() + rest, tense, vague=True)


def spending(parts: Parts) -> tuple[str, Number] | None:
    """The deed that costs or brings an amount, as a subject with its number: the investment, the acquisition of Cognigy."""
    entity, prop = parts.entity, parts.prop
    head = prop or entity
    if head is not None and head.sure and (head.kind == "event" or head.text.rsplit(" ", 1)[-1] in _SUMS):
        return measure_of(prop, entity)
    if prop is not None or entity is None:
        return None
    behind = hints.noun_behind(parts.claim, parts.quantity)
    said = translate(behind) if behind else None
    if said is None or not said.sure or said.kind != "event":
        return None
    return measure_of(NounPhrase(said.text, said.number, said.kind, said.sure, said.single), entity)


def reaches(parts: Parts, subject: str, verb: Verb, tense: Tense) -> Statement:
    """The same for a figure that is come to: the investment exceeded $9.3 billion; NVIDIA reached $5 trillion."""
    entity = parts.entity
    if is_money(parts.quantity.unit):
        if (named := spending(parts)) is not None:
            return clause(parts, *named, verb, parts.figure(), tense)
        slot = parts.claim.entity
        if parts.prop is None and entity is not None and entity.acts and slot is not None and not slot.inferred:
            if describes(hints.after_verb(parts.claim, parts.quantity)):
                return speaks_of(parts.figure())  # 北星が払う、3万ドルに上る料金
            return clause(parts, entity.with_article(), entity.number, verb, parts.figure(), tense)
    return replace(clause(parts, parts.named_by_unit(subject), "single", verb, parts.figure(), tense, vague=True), about=subject)
