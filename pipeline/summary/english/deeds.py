"""Figures that someone reaches, spends, uses or takes: Amazon invested $8 billion; sales reached ¥1.2 trillion."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.changes import state_change
from pipeline.summary.english.counts import STATES, counts_others, describes_what_follows
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, with_indefinite
from pipeline.summary.english.noun_phrases import measure_of
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, Parts, Statement, clause
from pipeline.summary.english.predicates import BE, Predicate, regular, under_way
from pipeline.summary.english.units import counted_noun
from pipeline.summary.english.unnamed import reaches
from pipeline.summary.english.verb_objects import fitting
from pipeline.summary.english.verbs import describes, is_unsure, only_describes, verb_at

if TYPE_CHECKING:
    from pipeline.summary.english.predicates import Tense

# Verbs whose object is a sum of money, with the preposition of what the sum is for.
SUM_FOR = {
    "invest": "in", "contribute": "to", "lend": "to", "spend": "on", "pay": "for", "bear": "for", "repay": "of",
    "refund": "of", "return": "for", "donate": "to", "grant": "for", "provide": "for", "raise": "through", "borrow": "through",
    "issue": "of", "earn": "from", "gain": "from", "receive": "from", "recover": "of", "claim": "in", "demand": "in", "impose": "as",
    "lose": "of", "save": "in", "book": "of", "set aside": "for", "allocate": "to", "secure": "for", "pay out": "in",
    "pay in damages": "for", "hold": "of", "own": "of", "have": "of", "win": "in", "win orders for": "of", "add": "to",
}  # fmt: skip
_SOLD_FOR = frozenset({"acquire", "buy", "sell", "procure", "transfer"})
#: What a product does, as people and companies do.
OF_PRODUCTS = frozenset(
    ["feature", "have", "use", "process", "generate", "support", "consume", "require", "run", "produce", "output", "store", "combine", "connect", "contain", "include", "emit", "handle", "compute", "learn", "train-on", "need", "cover"]
)
_OF_PEOPLE = frozenset({"hire", "employ", "seek", "send", "assign", "add", "lay off", "cut", "train", "survey", "have", "include", "invite", "gather", "ask"})
_WITH_LEVELS = frozenset({"remain at", "run at", "be stable at", "settle at", "stay within", "be held to"})


_PAY = regular("pay", "paid", "paid")
_SUM_PAID = re.compile(r"(?P<sum>[^のをが]{1,8}(?:金|料|費|税|代))(?P<deed>の?(?:支払い|支払|払い))?")
_TOTALS = frozenset({"総額", "合計", "累計", "計", "総計"})
_ANOTHER_VERB = re.compile(r"し[たて]|する|[いえけげせめれ]た(?:[、一-龥ァ-ヶA-Z])")
_SPOKEN_OF = re.compile(r"[一-龥]{2,4}(?:[はがをも]|に(?!よる)|という|との|(?P<why>の狙い))")
# Whoever does so to a sum has not spent it yet.
_SAID_OF_SUMS = frozenset({"announce", "declare", "publish", "promise", "propose", "seek", "demand", "refuse", "reject", "approve"})
_ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the words behind the figure say is counted: a noun for it, or words that follow it."""

    noun: tuple[str, str] | None
    tail: str = ""


def state_by_predicate(parts: Parts, predicate: Predicate | None) -> Statement | None:
    """The clause that the predicate gives, or None where it says nothing of the figure."""
    if (paid := _paid(parts, predicate)) is not None:
        return paid
    if (said := _said_of_sum(parts)) is not None:
        return said
    named = parts.named_deed
    if named is not None and named.kind == "object" and (predicate is None or predicate.kind in ("be", "reach") or _names_it_itself(parts)) and (parts.entity is None or parts.entity.acts or named.verb.base == "raise"):
        return _deed(parts, named, ongoing=_is_spoken_of(parts, named, predicate))
    if predicate is None:
        return None
    if predicate.kind in ("up", "down"):
        return state_change(parts, predicate)
    if predicate.kind == "reach":
        return _reach(parts, predicate)
    if predicate.kind == "cost":
        return _cost(parts)
    made = _deed(parts, predicate) if predicate.kind == "object" else None
    return None if made is None else replace(made, vague=True)  # the clause may say more: in whom, for what


def _said_of_sum(parts: Parts) -> Statement | None:
    """20億円の投資を表明: announced an investment of ¥2 billion; None where the sum is no object of a verb of saying or wishing."""
    entity, prop, slot = parts.entity, parts.prop, parts.claim.property
    if entity is None or not entity.acts or prop is None or slot is None or slot.start < parts.quantity.end or not is_money(parts.quantity.unit) or not prop.sure:
        return None
    behind = parts.claim.sentence.text[slot.end - parts.claim.sentence.start :]
    found = verb_at(behind[1:]) if behind.startswith("を") else None
    if found is None or found.passive or (found.of_noun and found.tense != "past") or found.predicate.verb.base not in _SAID_OF_SUMS:
        return None
    what = f"{prop.of_amount()} of {parts.figure()}"
    return clause(parts, entity.with_article(), entity.number, fitting(found.predicate.verb, what), what, found.tense, agent=True, vague=True)


def _names_it_itself(parts: Parts) -> bool:
    """10億ドル投資が市場を変える: the deed stands at once behind the sum, and the verb says something else."""
    slot = parts.claim.property
    return slot is not None and slot.start == parts.quantity.end and is_money(parts.quantity.unit)


def _is_spoken_of(parts: Parts, named: Predicate, predicate: Predicate | None) -> bool:
    """この5億ドル投資は…: what the sentence speaks of, and does not tell; whoever invests it is investing it."""
    if not _names_it_itself(parts) or (predicate is not None and predicate.verb == named.verb) or named.verb.base in STATES:
        return False
    found = _SPOKEN_OF.match(hints.after_figure(parts.claim, parts.quantity))
    return found is not None and (found["why"] is not None or parts.tense() == "present")


def _paid(parts: Parts, predicate: Predicate | None) -> Statement | None:
    """和解金3億円を支払う, 和解金支払いで合意: pays a settlement of ¥300 million. None where the property is no sum that is paid."""
    entity, slot = parts.entity, parts.claim.property
    found = _SUM_PAID.fullmatch(slot.text) if slot is not None else None
    if found is None or entity is None or not entity.acts or not is_money(parts.quantity.unit):
        return None
    if not found["deed"] and (predicate is None or predicate.verb.base != _PAY.base):
        return None
    said = translate(found["sum"])
    if not said.sure:
        return None
    what = with_indefinite(said.text) if said.number == "single" and not has_article(said.text) else said.text
    return clause(parts, entity.with_article(), entity.number, _PAY, f"{what} of {parts.figure()}", agent=True)


def _reach(parts: Parts, predicate: Predicate) -> Statement | None:
    """The number of users reached 2 million. A comparator that says more than the verb takes the verb's place."""
    entity, prop = parts.entity, parts.prop
    verb = predicate.alone if prop is not None else predicate.verb  # sales record nothing
    if parts.claim.direction is not None and hints.says_change(parts.claim, parts.quantity):
        return state_change(parts, predicate)
    compares = verb.base == "be comparable to" or verb.base.startswith("correspond")
    if hints.is_start(parts.claim, parts.quantity) or (compares and not hints.stands_before(parts.claim, parts.quantity, "に")):
        return None  # 80点と、他に匹敵する: the figure is compared with nothing
    if verb.base in ("exceed", "fall below") and hints.follows_at_once(parts.claim, parts.quantity) and not parts.counts:
        return _by_how_much(parts, "higher" if verb.base == "exceed" else "lower")
    if parts.quantity.comparator != "=" and (verb.base in ("exceed", "fall below") or verb.base in _WITH_LEVELS):
        verb = BE
    if parts.quantity.comparator in (">", ">=", "<", "<=") and verb.base != "be":
        verb = verb if verb.base in ("reach", "record", "total") else BE
    counted = (prop if prop is not None else entity) if parts.counts else None
    tense = parts.tense() if verb is not BE else parts.state_tense()
    if counted is not None and counted is entity and counts_others(parts, counted):
        return None
    if counted is not None and counted.number == "plural" and counted.kind in ("people", "thing", "organisation"):
        of = f" of {entity.with_article()}" if entity is not None and prop is not None else ""
        return clause(parts, f"the number of {counted.text}{of}", "single", verb, parts.figure(NO_NOUN), tense)
    head = prop or entity
    assert head is not None
    measured = measure_of(prop, entity)
    assert measured is not None
    subject, number = measured
    if head.kind not in ("property", "compare", "material") and not compares and not (prop is None and parts.is_market_size):
        return reaches(parts, subject, verb, tense)
    return clause(parts, subject, number, verb, parts.figure(), tense)


def _by_how_much(parts: Parts, word: str) -> Statement | None:
    """前年を16%上回る: 16% higher than the previous year."""
    measured = measure_of(parts.prop, parts.entity)
    if measured is None or (parts.prop or parts.entity) is None:
        return None
    subject, number = measured
    than = f" than {parts.baseline.with_article()}" if parts.baseline is not None else ""
    return clause(parts, subject, number, BE, f"{parts.figure()} {word}{than}", parts.state_tense())


def _cost(parts: Parts) -> Statement | None:
    """A drug costs ¥100 billion; the analysis takes three days."""
    unit = parts.quantity.unit
    if parts.prop is not None and "cost" in parts.prop.text and parts.entity is not None and parts.entity.acts:
        return None  # 復旧費用が1000万円かかった: no company costs so much
    measured = measure_of(None, parts.entity) if parts.entity is not None else measure_of(parts.prop, None)
    if measured is None:
        return None
    subject, number = measured
    if unit in DURATIONS:
        return clause(parts, subject, number, regular("take", "took", "taken"), parts.figure())
    prop = parts.prop
    if is_money(unit) and not (prop is not None and parts.entity is not None and prop.kind == "property" and "cost" not in prop.text):
        return clause(parts, subject, number, regular("cost", "cost", "cost"), parts.figure())
    return None


def _deed(parts: Parts, predicate: Predicate, *, ongoing: bool = False) -> Statement | None:
    """Amazon invested up to $8 billion; AWS plans to connect 100,000 chips; TSMC is to build two plants.

    `ongoing` is a sum that is only spoken of (この5億ドル投資は…): who invests it is investing it.
    """
    entity, prop, unit, verb = parts.entity, parts.prop, parts.quantity.unit, predicate.verb
    if parts.claim.property is not None and parts.claim.property.text in _TOTALS:
        prop = None
    if entity is None or not (entity.acts or (entity.is_product and (verb.base in OF_PRODUCTS or (verb.base == "raise" and is_money(unit))))):
        return None
    if parts.counts and verb.base not in STATES and is_unsure(hints.after_verb(parts.claim, parts.quantity)):
        return None
    if predicate == parts.predicate and _only_describes_another(parts):
        return None
    particle = hints.particle(parts.claim, parts.quantity)
    named = parts.names_the_deed(predicate)
    subject, number, agent = entity.with_article(), entity.number, entity.acts
    if particle == "で":
        if prop is not None and is_money(unit) and verb.base in _SOLD_FOR and prop.kind in ("thing", "product", "organisation", "company", "name", "latin"):
            return clause(parts, subject, number, verb, f"{prop.with_article()} for {parts.figure()}", agent=agent)
        return None
    if unit in DURATIONS or unit in ("%", "pp", "x", "pt"):
        return None
    counted = _counted(parts, particle)
    if counted is not None and counted.tail == _ITSELF:
        return None  # 3000個の「Maia 300」を使う, said of the chip itself: it is what is used
    if not (particle == "を" or named or counted is not None or hints.follows_at_once(parts.claim, parts.quantity)):
        return None
    if is_money(unit):
        verb = fitting(verb, parts.figure())
        if verb.base not in SUM_FOR:
            return None
        behind = SUM_FOR[verb.base]
        verb = under_way(verb) if ongoing else verb
        tense: Tense | None = "present" if ongoing else None
        if prop is None or named:
            return clause(parts, subject, number, verb, parts.figure(), tense, agent=agent)
        if prop.kind in ("property", "unknown", "idea", "modifier", "phrase"):
            return None
        if prop.text == "fundraising":
            return clause(parts, subject, number, verb, parts.figure(), tense, agent=agent)  # nothing is raised through it
        return clause(parts, subject, number, verb, f"{parts.figure()} {behind} {prop.with_article()}", tense, agent=agent)
    if parts.counts:
        return _counted_deed(parts, predicate, counted, named=named)
    if prop is not None and not named and prop.kind in ("thing", "material", "field") and verb.base in OF_PRODUCTS:
        of = prop.forms()[0]
        return clause(parts, subject, number, verb, f"{parts.figure()} of {of}", agent=agent)
    return clause(parts, subject, number, verb, parts.figure(), agent=agent) if prop is None or named else None


def _only_describes_another(parts: Parts) -> bool:
    """青葉に3億円投じる北星: the one who does it follows the verb, and is not the entity."""
    slot, tail = parts.claim.entity, hints.after_verb(parts.claim, parts.quantity)
    if slot is None or slot.start >= parts.quantity.end or not (only_describes(tail) or describes(tail)):
        return False
    first, text = parts.claim.sentence.start, parts.claim.sentence.text
    noun = first + len(text) - len(tail.lstrip("するれさうくぐつぬぶむ"))
    if any(mention.is_company and mention.start == noun for mention in parts.mentions.values()):
        return True
    between = text[slot.end - first : parts.quantity.start - first]
    if not only_describes(tail):
        return between.startswith("は")  # 北星は2千台を載せた設備を建てた: the facility has them
    return slot.inferred or between[:1] not in ("が", "は", "、", "も") or _ANOTHER_VERB.search(between) is not None


def _counted_deed(parts: Parts, predicate: Predicate, counted: _Counted | None, *, named: bool) -> Statement | None:
    """AWS is to connect 100,000 chips: what is counted is the noun behind the figure, or the property."""
    entity, prop = parts.entity, parts.prop
    assert entity is not None
    if describes_what_follows(parts):
        return None  # 10万GPUのデータセンター: it is not the centres that are counted
    if parts.quantity.counter in ("人", "名") and (entity.is_group or predicate.verb.base not in _OF_PEOPLE):
        return None
    if counted is None and prop is not None and not named:
        if prop.number != "plural" or prop.kind not in ("people", "thing", "organisation"):
            return None
        counted = _Counted(prop.forms())
    if (counted is None or counted == _Counted(None)) and counted_noun(parts.quantity.counter or "") == NO_NOUN:
        return None
    said = parts.figure(counted.noun if counted else None) + (counted.tail if counted else "")
    return clause(parts, entity.with_article(), entity.number, fitting(predicate.verb, said), said, agent=entity.acts)


def _counted(parts: Parts, particle: str) -> _Counted | None:
    """100万個のGPUを → GPUs; 100万個のTrainium 2を → of Trainium 2; None where no の … を stands behind the figure."""
    if particle != "の" or not parts.counts:
        return None
    phrase = hints.counted_phrase(parts.claim, parts.quantity)
    if not phrase:
        return None
    said = translate(phrase)
    if parts.entity is not None and said.text.strip("“”") == parts.entity.text:
        return _Counted(None, _ITSELF)
    if said.sure and said.number == "plural" and said.kind in ("people", "thing", "organisation"):
        return _Counted((said.single, said.text))
    return _Counted(None, f" of {said.text}" if said.sure and said.number == "name" else "")
