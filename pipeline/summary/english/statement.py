"""The core of a sentence: subject, verb and figure, chosen by the unit, the slots and the predicate."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.changes import state_change, state_discount
from pipeline.summary.english.comparatives import state_comparison
from pipeline.summary.english.counts import (
    FEATURES,
    OF_FIRMS,
    OF_PEOPLE,
    counted_forms,
    describes_what_follows,
    speak_of,
    tell_counted,
)
from pipeline.summary.english.deeds import state_by_predicate
from pipeline.summary.english.grammar import joined, third_person
from pipeline.summary.english.headed import COST, PRICE_WORDS, state_as_headed, state_step
from pipeline.summary.english.multiples import state_multiple, that_of
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.outlook import is_supposed
from pipeline.summary.english.parts import NO_NOUN, Parts, Statement, clause
from pipeline.summary.english.predicates import BE, HAVE, find_predicate, regular
from pipeline.summary.english.shares import state_percent, state_share_in_brackets, what_they_do
from pipeline.summary.english.transfer.telling import Teller
from pipeline.summary.english.units import counted_noun
from pipeline.summary.english.unnamed import SAID_BY_NO_NOUN, state_alone, state_supposed, state_unnamed

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.transfer.telling import Told

_SPENT = ("費用", "コスト", "費")  # booked for a thing, they are not what it costs
_VAGUE_KINDS = frozenset({"event", "idea", "unknown", "modifier", "which", "field", "phrase", "thing", "people", "organisation", "latin", "name", "product", "company", "place", "list", "postmodifier", "count", "age"})
_OF_BODIES = frozenset({"人", "名", "社", "行", "機関", "団体", "か国", "カ国", "ヶ国", "校", "組"})
_DEALS = frozenset({"contract", "contracts", "deal", "deals", "order", "orders", "talks", "acquisition", "partnership", "transaction", "project", "issue", "tender", "buyout", "merger", "agreement", "donation", "grant"})  # a contract is worth a sum
# Subjects that only stand in for a measure.
_PLACEHOLDERS = ("the figure for ", "the number given for ", "the amount given for ", "the time given for ", "the percentage given for ")
_CHANGED = re.compile(r" (?:rise|rises|rose|risen|fall|falls|fell|fallen|increase[sd]?|decrease[sd]?|improve[sd]?|grow|grows|grew|grown|drop|drops|dropped|shorten(?:s|ed)?|cut)(?:(?P<to> (?:to|from .+ to))| by)? (?P<how>.+)$")
_FALLEN = re.compile(r" (?:fall|falls|fell|fallen|decrease[sd]?|drop|drops|dropped|shorten(?:s|ed)?|cut) ")
_NEXT_CLAUSE = re.compile("[しりえてめけげいっ]、|[ただ]。|(?:提携|合意|協業|連携|統合|契約)(?:、|　| )")
_MARKED = re.compile("「[^「」]*」")
_WRITES = re.compile(r"を?(紹介|解説|説明|比較|整理|提示)(?:する|します|した|しました|しよう|している|しています)?(?:[（(][^（）()]*[）)])?[。！!]?\s*$")
_SPEAKS = re.compile(r"(?:for .+, )?the article (?:speaks of|gives a figure of) [^,]+")
_BYTES = frozenset({"B", "KB", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB"})

_LEVEL = re.compile(r" (?:is|was|are|were|has|had|costs?|scores?|will be) ")  # it is what it is: nothing is done
_SUFFERED = re.compile(r"^[^,]*\b(?:was|were|is|are) [a-z]+(?:ed|t|n)$")  # a passive of which nothing more is said
# A measure that has an owner: the price of the ticket, not the price of the company, which is the one named before.
_OWNED = re.compile(r" (?:of|by|for|at|in) (?!(?:the|this) (?:company|firm)\b)|['’]s? | that ")


def state(parts: Parts) -> Statement:
    """The clause that says the claim; never one with an empty place.

    Where the sentence is understood word for word and says more than the slots do, it is told so.
    """
    if is_supposed(parts.claim, parts.quantity):
        return state_supposed(parts)
    if (written := _written(parts)) is not None:
        return written
    parts = _with_partners(parts)
    made = _without_placeholder(parts, _by_slots(parts))
    weak = made.vague or made.subject in ("there", "this") or _SUFFERED.search(made.text) is not None
    if parts.quantity.unit in ("x", "pp") or (parts.claim.direction is not None and not made.vague) or not (weak or parts.claim.predicate or not _LEVEL.search(made.text)):
        return made
    teller = Teller(parts)
    told = teller.sentence()
    if told is not None and "「" in told.statement.text and not _knows_all(parts, told.statement):
        told = None
    if told is not None and _says_more(parts, told, made):
        return told.statement
    of_a_thing = "property: action_topic" in parts.claim.rules and not is_money(parts.quantity.unit)  # これらの計算は数テラバイトを必要とする
    if _is_guess(parts, made) and (of_a_thing or teller.of_described()):
        if told is not None:
            return told.statement
        made = _spoken_of(parts)
    if not _knows_all(parts, made):
        made = _spoken_of(parts)
    if made.subject.startswith("the number of ") and parts.quantity.counter in OF_PEOPLE | OF_FIRMS and hints.particle(parts.claim, parts.quantity) == "が":
        return _spoken_of(parts)  # 北星の社員26人が訴えた
    phrase = teller.phrase() if made.vague or made.subject == "there" else None
    if phrase is not None and (made.vague or len(phrase.text) >= len(made.text)):
        return phrase
    return _with_mention(parts, made, teller)


def _written(parts: Parts) -> Statement | None:
    """AI技術5つを解説, at the end of a sentence that names nobody who does it: the article explains 5 AI technologies."""
    slot, entity = parts.claim.entity, parts.entity
    if not parts.counts or parts.told or parts.modality != "asserted" or parts.claim.direction is not None:
        return None
    if slot is not None and not slot.inferred and entity is not None and entity.kind == "company":
        return None
    found = _WRITES.match(hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity)))
    predicate = find_predicate(f"{found[1]}する") if found is not None else None
    forms = counted_forms(parts) if predicate is not None else None
    if predicate is None or forms is None or "「" in forms[1]:
        return None
    return Statement("the article", f"the article {third_person(predicate.verb.base)} {parts.figure(forms)}")


def _with_partners(parts: Parts) -> Parts:
    """NECと富士通は…: both do it, where the slot holds the nearer."""
    slot, entity = parts.claim.entity, parts.entity
    if slot is None or slot.inferred or entity is None or entity.kind != "company":
        return parts
    between = parts.claim.sentence.text[max(0, slot.end - parts.claim.sentence.start) : max(0, parts.quantity.start - parts.claim.sentence.start)]
    if "\u3000" in between or _NEXT_CLAUSE.search(between):
        return parts  # NECと富士通が提携　…に5億円を出資: one of them does
    names = parts.names_joined(slot.end - parts.claim.sentence.start)
    behind = parts.claim.sentence.text[slot.end - parts.claim.sentence.start :][:1]
    return replace(parts, entity=NounPhrase(joined(names), "plural", "company")) if names and behind in ("は", "が", "も", "の", "、") else parts


def _is_guess(parts: Parts, made: Statement) -> bool:
    """Whether a deed is said of somebody whom the sentence does not name."""
    slot, entity = parts.claim.entity, parts.entity
    return slot is not None and slot.inferred and entity is not None and made.subject == entity.with_article() and not _LEVEL.search(made.text)


def _knows_all(parts: Parts, made: Statement) -> bool:
    """Whether nothing of a statement is left in Japanese but what the slots of the claim name."""
    named = " ".join(one.text for one in (parts.entity, parts.prop, parts.baseline) if one is not None)
    return made.vague or all(mark in named for mark in _MARKED.findall(made.text))


def _spoken_of(parts: Parts) -> Statement:
    """The figure with what it counts, of which nothing more is said."""
    said = speak_of(parts) if parts.counts else None
    return said or Statement("the article", f"the article speaks of {parts.figure()}{parts.course}", vague=True)


def _without_placeholder(parts: Parts, made: Statement) -> Statement:
    """For Fujitsu, the article speaks of a decrease of 76%: rather than that some figure for Fujitsu fell, which says less than it seems to."""
    entity = parts.entity
    if made.subject == "among" and entity is not None and entity.kind not in ("people", "organisation") and parts.baseline is None and ", the figure for " in made.text and parts.claim.direction is None:
        return Statement("the article", f"the article speaks of {parts.figure()} of {entity.text}{parts.course}", vague=True)
    if parts.baseline is not None or parts.modality == "negated" or not made.subject.startswith(_PLACEHOLDERS) or parts.quantity.unit == "pp":
        return made
    about = made.subject.partition(" for ")[2]
    rest = made.text.removeprefix(made.subject)
    if (change := _CHANGED.search(rest)) is not None:
        way = "a decrease" if _FALLEN.search(rest) else "an increase"
        return Statement("for", f"for {about}, the article speaks of {way} {'to' if change['to'] else 'of'} {change['how']}{parts.course}", vague=True)
    return Statement("for", f"for {about}, the article speaks of {parts.figure()}{parts.course}", vague=True) if parts.figure() in rest else made


def _is_counted_of(parts: Parts) -> bool:
    """Whether the sentence makes the thing that is counted its topic: 会員は3万人だ."""
    return any(slot is not None and hints.is_topic(parts.claim, slot, parts.quantity) for slot in (parts.claim.entity, parts.claim.property))


def _with_mention(parts: Parts, made: Statement, teller: Teller) -> Statement:
    """For Fujitsu, the article speaks of a cluster of 20,000 GPUs, and not of 20,000 GPUs alone."""
    if made.subject.startswith("the number of ") and made.vague and parts.baseline is None and parts.modality != "negated" and not _is_counted_of(parts):
        spoken = _spoken_of(parts)  # 衝撃、4本腕ロボ: no number of what stands near
        entity = parts.entity
        if not spoken.text.endswith((parts.figure(NO_NOUN), " units", " items", " cases")):
            made = spoken
        elif entity is not None and entity.number == "plural" and not entity.named:
            made = Statement("the article", f"the article speaks of {parts.figure(entity.forms())}{parts.course}", vague=True)
    found = _SPEAKS.fullmatch(made.text) if made.vague and parts.baseline is None else None
    mention = teller.mention() if found is not None else None
    if found is None or mention is None or len(mention) <= len(parts.figure()):
        return made
    entity = parts.entity
    if entity is not None and entity.named and entity.text in mention and f" of {entity.text}" not in mention:
        return made  # 首位の北星: of a name with words before it
    about = made.subject == "for" and entity is not None and entity.named and entity.text not in mention
    lead = f"for {entity.text}, " if about and entity is not None else ""
    return Statement("for" if about else "the article", f"{lead}the article speaks of {mention}{parts.course}", vague=True)


def _says_more(parts: Parts, told: Told, made: Statement) -> bool:
    """Whether what the sentence says word for word is more than what the slots gave."""
    new = told.statement
    if told.denied:
        return True
    if parts.counts and parts.entity is not None and parts.entity.text in new.subject and made.subject == parts.entity.with_article() and new.subject != made.subject:
        return True  # 従業員300人を解雇した: the employees do nothing
    measure = parts.prop is not None and parts.prop.text in new.subject and " that " in new.subject
    if made.vague or (told.measures and measure):
        return True
    entity = parts.claim.entity
    if told.named and entity is not None and entity.inferred and parts.prop is not None and _OWNED.search(new.subject):
        return True  # the sentence itself says whose it is
    if made.subject == "this" and new.subject != "this":
        return True
    if (made.subject == "there" or _SUFFERED.search(made.text)) and new.subject != "there":
        return True
    return told.by_whom and " propose" not in made.text and len(new.text) > len(made.text)


def _by_slots(parts: Parts) -> Statement:
    """The clause that the slots and the predicate give."""
    unit = parts.quantity.unit
    predicate = parts.predicate
    if parts.counts and predicate is not None and counted_noun(parts.quantity.counter or "") not in SAID_BY_NO_NOUN and parts.quantity.value != 1:
        done = what_they_do(parts, predicate, parts.figure(counted_forms(parts)))
        if done is not None:
            return done
    if (step := state_step(parts)) is not None:
        return step
    if is_money(unit) and (off := state_discount(parts)) is not None:
        return off
    if parts.counts and not parts.counts_by_number and (told := tell_counted(parts)) is not None:
        return told
    if (compared := state_comparison(parts)) is not None:
        return compared
    if parts.entity is None and parts.prop is None:
        return state_alone(parts)
    if unit == "x":
        return state_multiple(parts, predicate)
    if unit == "%" and (shared := state_share_in_brackets(parts)) is not None:
        return shared
    if unit != "pp" and hints.is_in_brackets_of(parts.claim, parts.claim.property, parts.quantity):
        return state_level(parts)  # 助成（最大80億円）を受けて増やす
    if predicate is not None and predicate.kind == "reach" and "property: score_on" in parts.claim.rules and (scored := _scored(parts)) is not None:
        return scored
    made: Statement | None = None
    if unit in ("%", "pp"):
        made = state_percent(parts, predicate)
    made = made or state_by_predicate(parts, predicate)
    if made is None and (parts.claim.direction or hints.says_change(parts.claim, parts.quantity)) and unit not in ("%", "pp"):
        made = state_change(parts, predicate)
    return made or state_level(parts)


def state_level(parts: Parts) -> Statement:
    """The memory capacity of Trainium 3 is 144 GB."""
    special = state_as_headed(parts) or _special(parts)
    if special is not None:
        return special
    entity, prop = parts.entity, parts.prop
    tense = parts.state_tense()
    measured = measure_of(prop, entity)
    assert measured is not None
    subject, number = measured
    unlike = parts.quantity.unit == "%" and parts.baseline is not None and parts.baseline.text[:1] in "$¥€£₩"  # of another figure
    compared = f", compared with {_compared(parts.baseline, number, prop)}" if parts.baseline is not None and not unlike else ""
    if parts.baseline is not None and hints.is_of_baseline(parts.claim, parts.quantity):
        tense, compared = "past", " before"  # （従来は1.6GHz）
    if prop is None and parts.is_market_size:
        return clause(parts, subject, number, BE, f"worth {parts.figure()}{compared}", tense)
    if prop is not None and "property: price_of_use" in parts.claim.rules:
        return clause(parts, f"the price of {subject}", "single", BE, parts.figure(), tense)
    spent = prop is not None and is_money(parts.quantity.unit) and (prop.kind == "event" or (prop.kind == "latin" and prop.text.isupper()))  # ARPU
    if (entity is not None and prop is None) or (prop is not None and prop.kind in _VAGUE_KINDS and not spent) or (prop is not None and parts.quantity.unit == "%" and not prop.is_rate):
        return state_unnamed(parts, subject, compared, tense)
    if spent and prop is not None and prop.text.rsplit(" ", 1)[-1] in _DEALS and not compared:
        return clause(parts, _between(parts, prop) or subject, number, BE, f"worth {parts.figure()}", tense, vague=True)
    return clause(parts, subject, number, BE, parts.figure() + compared, tense, vague=spent)


def _between(parts: Parts, deal: NounPhrase) -> str:
    """OpenAIとOracleの契約: the contract between the two; "" where no two names stand side by side."""
    slot = parts.claim.entity
    names = parts.names_before(slot.end - parts.claim.sentence.start, 2) if slot is not None and not slot.inferred else None
    return f"the {deal.text} between {names[0]} and {names[1]}" if names else ""


def _compared(baseline: NounPhrase, number: Number, prop: NounPhrase | None) -> str:
    """With what a level is compared: the previous year; that of humans, where somebody has another."""
    whose = prop is not None and baseline.kind in ("people", "organisation", "company", "product", "body")
    return that_of(baseline, number) if whose else baseline.with_article()


def _special(parts: Parts) -> Statement | None:
    """Levels that English says with another verb than to be: scores, prices, what someone has, how many there are."""
    entity, prop, unit = parts.entity, parts.prop, parts.quantity.unit
    behind = parts.claim.entity is not None and parts.claim.entity.start >= parts.quantity.end
    tense = "present" if behind else parts.state_tense()  # 16GBメモリの端末で試した: what the terminal has is no matter of when
    if entity is None:
        if prop is not None and parts.counts and _is_counted(prop):
            if not hints.is_topic(parts.claim, parts.claim.property, parts.quantity) and (told := speak_of(parts)) is not None:
                return told
            return clause(parts, f"the number of {prop.text}", "single", BE, parts.figure(NO_NOUN), tense, vague=True)
        return None
    subject = entity.with_article()
    if prop is None:
        if unit == "yr" and parts.quantity.counter in ("歳", "才"):
            return clause(parts, f"the age of {subject}", "single", BE, parts.figure(), tense)
        if parts.counts and entity.number == "plural" and not _counts_others(parts, entity):
            if not hints.is_topic(parts.claim, parts.claim.entity, parts.quantity) and (told := speak_of(parts)) is not None:
                return told
            return clause(parts, f"the number of {entity.text}", "single", BE, parts.figure(NO_NOUN), tense, vague=True)
        if is_money(unit) and entity.is_product and hints.is_priced(parts.claim):
            return clause(parts, subject, entity.number, COST, parts.figure(), "present")
        return None
    if (scored := _scored(parts)) is not None:
        return scored
    charged = parts.claim.property is not None and not (parts.claim.property.text.endswith(_SPENT) and "計上" in parts.claim.sentence.text)
    if is_money(unit) and entity.is_product and charged and prop.text.split()[-1] in PRICE_WORDS:
        period = " a month" if prop.text.startswith("monthly") else " a year" if prop.text.startswith("annual") else ""
        if len(prop.text.split()) == (2 if period else 1):
            return clause(parts, subject, entity.number, COST, f"{parts.figure()}{period}", tense)
    if unit in _BYTES and prop.kind == "thing" and entity.is_product:
        return clause(parts, subject, entity.number, HAVE, f"{parts.figure()} of {prop.forms()[0] if prop.number == 'plural' else prop.text}", tense)
    if parts.counts and _is_counted(prop) and not prop.text.startswith(entity.text) and parts.quantity.counter not in FEATURES and not describes_what_follows(parts) and not hints.is_part_of_these(parts.claim, parts.quantity):
        if entity.named and not entity.is_rated:
            return clause(parts, subject, entity.number, HAVE, parts.figure(prop.forms()), tense)
        if not entity.is_group:
            word = "in" if entity.kind in ("place", "time", "period") else "of"
            return clause(parts, f"the number of {prop.text} {word} {subject}", "single", BE, parts.figure(NO_NOUN), tense)
    return None


def _scored(parts: Parts) -> Statement | None:
    """GPT-5はMMLUで71.5を記録した: GPT-5 scores 71.5 on MMLU."""
    entity, prop = parts.entity, parts.prop
    if entity is None or prop is None or parts.quantity.unit not in ("", "pt") or not entity.named or entity.acts:
        return None
    if not prop.text[:1].isupper() or prop.kind not in ("latin", "name", "product"):
        return None
    return clause(parts, entity.with_article(), entity.number, regular("score"), f"{parts.figure()} on {prop.text}", parts.state_tense())


def _counts_others(parts: Parts, entity: NounPhrase) -> bool:
    """True where the counter is one of people or of organisations and the thing is neither: funds from 3行."""
    return parts.quantity.counter in _OF_BODIES and entity.kind not in ("people", "organisation", "age")


def _is_counted(prop: NounPhrase) -> bool:
    return prop.kind in ("people", "thing", "organisation") and prop.number == "plural"
