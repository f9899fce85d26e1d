"""The verb of a clause in English: which verb, in which tense and voice, and all that follows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import clause_words, outlook
from pipeline.summary.english.deeds import SUM_FOR
from pipeline.summary.english.hints import DONE_FIRST
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.predicates import BE, Predicate, Verb, lasts, predicates, regular, say_verb, under_way
from pipeline.summary.english.transfer.outer_clause import end_of_chain, is_announced
from pipeline.summary.english.transfer.placing import DONE_ONCE, NEVER_ALONE, OF_TIME, SO_FAR, said_of, to_whom
from pipeline.summary.english.transfer.roles import read_roles
from pipeline.summary.english.transfer.units import UnsaidError
from pipeline.summary.english.transfer.verb_forms import plain
from pipeline.summary.english.verb_objects import fitting

if TYPE_CHECKING:
    from pipeline.summary.english.predicates import Tense
    from pipeline.summary.english.transfer.roles import Roles
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause

COPULA = Predicate("だ", BE, BE, "be")
#: Their object is a sum; who gets it has another place: 3社が出資する会社.
GIVING = frozenset({"invest", "contribute", "lend"})

# Verbs that say another thing where their object is no figure.
_OF_THINGS = {
    lemma: Predicate(lemma, verb, verb, "object")
    for lemma, verb in {
        "示す": regular("present"), "抑える": regular("reduce"), "目指す": regular("aim for"), "押さえる": regular("know", "knew", "known"), "取る": regular("take", "took", "taken"), "超える": regular("go beyond", "went beyond", "gone beyond"),
    }.items()
}  # fmt: skip
# What is done once, and then in use: 企業の4割がAIを導入している.
_IN_USE = frozenset({"導入する", "展開する", "配備する", "設置する"})
# What has come to a figure, where it goes on or something else is said of it: has reached, has grown.
_CHANGES = ("reach", "up", "down")


def predicate_of(lemma: str) -> Predicate:
    """The English of a verb by its dictionary form: 建てる."""
    if lemma == "だ":
        return COPULA
    known = predicates().get(lemma) or predicates().get(plain(lemma))
    if known is None:
        raise UnsaidError(f"verb {lemma}")
    return known


def predicate_of_things(lemma: str) -> Predicate:
    """The English of a verb in a clause without the figure: 論点を示す, 費用を抑える."""
    return _OF_THINGS.get(lemma) or predicate_of(lemma)


def tense_of(reading: Reading, clause_: Clause) -> Tense:
    """Of 調達し、…達した past, as the end of the chain; of 調達し、…建てると発表した as well, though the plant is still to come."""
    form = clause_.form
    predicate = predicates().get(form.lemma)
    if any(phrase.adverb in SO_FAR for phrase in clause_.phrases) or (form.so_far and form.past):
        return "perfect"
    if form.going_on and predicate is not None and outlook.is_deed(predicate.verb.base) and any(phrase.adverb in ("既に", "すでに") for phrase in clause_.phrases):
        return "perfect"
    if form.bare and lasts(form.lemma):
        return "present"
    if form.link == "and" and not form.past:
        return _tense_before_more(reading, clause_, predicate)
    if form.past:
        return "past"
    if form.going_on and predicate is not None and (_has_come(reading, predicate) or form.lemma in _IN_USE):
        return "perfect"
    return "present"


def _is_spoken_of_next(reading: Reading, clause_: Clause) -> bool:
    """5万件を検出し、これは全体の2割に相当する: what the next clause speaks of is done."""
    later = next((one for one in reading.clauses[clause_.place + 1 :] if one.form.link != "noun"), None)
    first = later.phrases[0] if later is not None and later.phrases else None
    return not clause_.form.going_on and first is not None and first.particle == "は" and first.nominal is not None and first.nominal.text in ("これ", "それ")


def _tense_before_more(reading: Reading, clause_: Clause, predicate: Predicate | None) -> Tense:
    """Of a clause that goes on: past as the end of its chain, unless that only leaves the verb out (5億個を持ち、…で学習。)."""
    end = end_of_chain(reading, clause_)
    if end.form.past and not (end.form.bare and predicate is not None and outlook.goes_on(predicate.verb.base)):
        return "past"
    if clause_.form.lemma in DONE_FIRST or (predicate is not None and outlook.is_deed(predicate.verb.base) and _is_spoken_of_next(reading, clause_)):
        return "past"
    if predicate is None or is_announced(reading, clause_):
        return "present"
    if clause_.form.going_on:
        return "perfect" if _has_come(reading, predicate) or clause_.form.lemma in _IN_USE else "present"
    return "perfect" if predicate.kind in _CHANGES and _has_come(reading, predicate) and end.form.link != "quote" else "present"


def _has_come(reading: Reading, predicate: Predicate) -> bool:
    """Whether what is done once is done, or what changes has come to a figure; that of a product simply is so, and what is more than it is more."""
    if predicate.kind == "reach" and reading.parts.is_of_product:
        return False
    return predicate.verb.base in DONE_ONCE or (predicate.kind in _CHANGES and predicate.verb.base != "exceed")


def as_said(clause_: Clause, verb: Verb, subject: NounPhrase, tense: Tense) -> str:
    """grew, does not grow, can grow, should grow: the verb of a clause that is told as it stands, whatever the claim's modality."""
    form = clause_.form
    if form.should or (form.able and not form.past):
        return f"{'should' if form.should else 'can'}{('not' if form.able else ' not') if form.negative else ''} {verb.base}"
    return say_verb(verb, subject.number, "negated" if clause_.form.negative else "asserted", tense, agent=False, told=True)


def verb_and_rest(
    reading: Reading, clause_: Clause, predicate: Predicate, roles: Roles, subject: NounPhrase, figure: NounPhrase | None = None
) -> tuple[Verb, str]:
    """The verb in its voice, and all that follows it."""
    purpose = infinitive(reading, clause_.purpose) if clause_.purpose is not None else ""
    behind = (*roles.adverbs, *([purpose] if purpose else []))
    change = _change(reading, clause_, roles, figure)
    if clause_.form.passive:
        verb, others = _passive(predicate, roles, subject)
        return verb, " ".join((*change, *others, *behind))
    if any(word.startswith("\0") for word in roles.others):
        raise UnsaidError("to")
    verb = _active(predicate, roles, subject)
    if predicate.kind == "with" and clause_.form.bare and not clause_.form.past and reading.parts.modality in ("asserted", "reported"):
        verb = under_way(verb)  # 北星、青葉と協業
    if roles.object is not None:
        verb = fitting(verb, roles.object.text)
    if figure is not None and predicate.kind == "object":
        _check_object(reading, roles, verb, figure)
    if roles.object is not None and verb.base == "raise":
        roles.object = replace(roles.object, text=roles.object.text.removeprefix("funds of "))  # 80億円の資金を調達
    said = said_of(roles.object, verb.base, figure if figure is not None else subject)
    return verb, " ".join((*said, *change, *roles.others, *behind))


def _change(reading: Reading, clause_: Clause, roles: Roles, figure: NounPhrase | None) -> tuple[str, ...]:
    """by 30%, of what somebody changes; rose 30%."""
    if roles.figure != "change" or figure is None:
        return ()
    alone = roles.object is None and not clause_.form.passive and reading.parts.quantity.unit == "%"
    return (figure.text if alone else f"by {figure.text}",)


def _passive(predicate: Predicate, roles: Roles, subject: NounPhrase) -> tuple[Verb, list[str]]:
    """be installed, and "in 30 plants" with what else stands behind it: に is said by the verb."""
    if roles.object is not None or predicate.kind not in ("object", "up", "down"):
        raise UnsaidError("passive")
    others = list(roles.others)
    participle = fitting(predicate.verb, subject.text).participle
    if others and others[0].startswith("\0"):
        led = clause_words.passive_to().get(predicate.verb.base, "")
        if not led:
            raise UnsaidError(f"passive to {predicate.verb.base}")
        participle, others[0] = led, others[0][1:]
    if any(word.startswith("\0") for word in others):
        raise UnsaidError("passive to")
    return Verb(f"be {participle}", f"was {participle}", f"been {participle}"), others


def _active(predicate: Predicate, roles: Roles, subject: NounPhrase) -> Verb:
    """The verb with or without an object: raise prices, prices rise; with nobody named, plants work together."""
    gives_to = predicate.verb.base in GIVING and roles.others
    needs = (predicate.kind == "object" and not gives_to) or predicate.kind in ("reach", "share", "cost")
    if predicate.kind in ("up", "down"):
        if roles.object is None and roles.figure in ("change", "other") and (subject.acts or subject.kind in ("product", "name", "place")):
            raise UnsaidError("what of it changes")  # 北星は5%増えた
        return predicate.verb if roles.object is not None else predicate.alone
    if needs and roles.object is None:
        if predicate.kind != "object" or predicate.alone is predicate.verb or (subject.acts and (subject.kind != "people" or predicate.alone.base.startswith("be "))):
            raise UnsaidError("no object")
        return predicate.alone  # 作業が3分で完了する: is completed
    if predicate.kind == "alone" and roles.object is None and predicate.verb.base in NEVER_ALONE:
        raise UnsaidError("no object")  # 企業が直面している課題: it is what they face
    if predicate.kind == "alone" and roles.object is not None and to_whom(predicate) != "":
        raise UnsaidError("an object too many")
    if predicate.kind in ("be", "say"):
        raise UnsaidError("kind")
    if predicate.kind == "reach" and subject.kind == "property":
        return predicate.alone  # sales record nothing
    verb = fitting(predicate.verb, subject.text) if predicate.kind == "alone" else predicate.verb
    if predicate.kind == "with" and not any(word.startswith(("with ", "together ")) for word in roles.others):
        if subject.number != "plural":
            raise UnsaidError("with whom")
        return verb if verb.base == "team up" else Verb(*(f"{form} together" for form in (verb.base, verb.past, verb.participle)))
    return verb


def _check_object(reading: Reading, roles: Roles, verb: Verb, figure: NounPhrase) -> None:
    """A sum does nothing, and nobody builds five years."""
    unit = reading.parts.quantity.unit
    if roles.figure == "object" and figure.kind == "time" and verb.base not in OF_TIME:
        raise UnsaidError(f"time for {verb.base}")
    if roles.figure == "subject" and is_money(unit) and roles.object is not None:
        raise UnsaidError("a sum does nothing")
    if roles.figure == "object" and figure.kind == "money" and verb.base not in SUM_FOR:
        raise UnsaidError(f"sum for {verb.base}")


def infinitive(reading: Reading, clause_: Clause, *, by_whom: bool = False) -> str:
    """to develop tools for patent law; "" where the clause says more than what is to be done, or by whom unless that is asked for."""
    if clause_.form.negative or clause_.form.passive or clause_.form.unsure:
        return ""
    try:
        predicate = predicate_of_things(clause_.form.lemma)
        if clause_.form.causative and predicate.kind not in ("up", "down"):
            return ""  # 社員に使わせる
        roles = read_roles(reading, clause_, predicate)
        if (roles.subject is not None and not by_whom) or roles.topic is not None:
            return ""
        if roles.subject is not None and predicate.verb.base.startswith("become "):
            return ""  # 進化がわかる
        doer = roles.subject or NounPhrase("", "plural", "people")
        verb, rest = verb_and_rest(reading, clause_, predicate, roles, doer)
    except UnsaidError:
        return ""
    return f"{f'for {doer.with_article()} ' if doer.text else ''}to {verb.base} {rest}".strip()
