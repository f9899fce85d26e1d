"""The sentence that a clause makes: how sure it is, who suffers it, who leads to it, and its verb in place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import outlook
from pipeline.summary.english.clause_nouns import noun_of
from pipeline.summary.english.counts import OF_WRITERS, STATES, TO_PEOPLE, WRITTEN, can_be_suffered
from pipeline.summary.english.grammar import has_article, plural_of, third_person, with_indefinite
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import Statement, clause
from pipeline.summary.english.predicates import BE, Verb, regular
from pipeline.summary.english.transfer.existence import say_without
from pipeline.summary.english.transfer.nominals import noun_phrase
from pipeline.summary.english.transfer.outer_clause import course_of, end_of_chain, is_announced, only_describes
from pipeline.summary.english.transfer.placing import DONE_ONCE
from pipeline.summary.english.transfer.sentence_reading import with_modality
from pipeline.summary.english.transfer.tree import LEADING
from pipeline.summary.english.transfer.units import UnsaidError, words_of
from pipeline.summary.english.transfer.verb_phrases import tense_of, verb_and_rest

if TYPE_CHECKING:
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.predicates import Predicate, Tense
    from pipeline.summary.english.transfer.roles import Roles
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause

# What is done once by those who do it for themselves.
_INTRODUCING = frozenset({"install", "deploy", "construct", "build"})
# What a sentence in the present says of nobody is done once, and not yet: 工場に3億円を投じる.
_SOON_DONE = _INTRODUCING | {"introduce", "invest", "roll out", "exhibit", "seek", "allocate", "spend", "train", "start"}
# States that can be told of their object alone: 5 languages are supported.
_SAID_OF_THINGS = frozenset({"use", "support", "need", "require"})
_AS_IT_IS = frozenset({"support", "feature", "include", "contain", "have"})
_THINKING = frozenset({"考える", "思う", "見る", "みる", "信じる", "期待する"})
_BARE = re.compile(r"(?!(?:several|many|most|all|these|those|some|other|both|various|major|multiple|numerous)\b)[A-Za-z“” -]*\b(?:startups|ventures)")
_DECIDING = frozenset({"決定する", "決める"})
_PLANNING = frozenset({"計画する", "目指す", "予定する", "検討する", "狙う"})


def say(reading: Reading, clause_: Clause, roles: Roles, predicate: Predicate, figure: NounPhrase) -> Statement:
    """北星は工場を30億円で建てることで合意した: Hokusei agreed to build a plant for ¥3 billion."""
    form = clause_.form
    if form.negative and any(phrase.nominal is not None and "以外" in phrase.nominal.text for phrase in clause_.phrases):
        raise UnsaidError("not by others")  # 北星以外から発表されていない
    parts = _as_sure_as_told(reading, clause_, roles, predicate)
    denied = form.negative and parts.modality == "possible"
    if form.negative and not denied:
        parts = with_modality(parts, "negated")
    elif parts.modality == "negated":
        raise UnsaidError("negated")
    if form.lemma == "だ":
        return _say_copula(replace(reading, parts=parts), clause_, roles, figure)
    tense, suffered = tense_of(reading, clause_), False
    if tense == "present" and reading.parts.modality == "planned" and _is_before_plan(reading, clause_, predicate):
        tense = "perfect"
    if roles.subject is None and roles.object is not None:
        if roles.figure == "object" and predicate.japanese in ("目指す", "狙う") and not form.passive:
            behind = (word for word in roles.others if not word.startswith("\0"))
            return Statement("the target", " ".join(("the target is", roles.object.with_article(), *behind)))
        if roles.figure == "object" and predicate.verb.base in OF_WRITERS and WRITTEN.match(predicate.japanese) and form.link != "noun" and not (form.passive or form.negative or parts.told):
            return Statement("the article", f"the article {third_person(predicate.verb.base)} {roles.object.with_article()}")
        if predicate.kind in ("object", "up", "down"):
            clause_, tense = _suffered(clause_, roles, predicate, tense)
            suffered = True
    elif _is_done_to(clause_, roles, predicate):
        clause_ = replace(clause_, form=replace(form, passive=True))
    subject = _subject(parts, roles, predicate, figure)
    if tense == "past" and form.link == "noun" and predicate.verb.base in _AS_IT_IS and not subject.acts:
        tense = "present"  # 30言語に対応した端末を公開した
    if predicate.verb.base == "raise" and is_money(parts.quantity.unit) and parts.modality != "reported":
        subject = _one(subject)
    announced = tense == "present" and not denied and (subject.acts or subject.kind == "list" or clause_.form.passive) and outlook.begins(predicate.verb.base) and is_announced(reading, clause_)
    if announced or _is_to_come(replace(reading, parts=parts), clause_, predicate, subject, tense, suffered=suffered):
        tense = "future"
    verb, rest = verb_and_rest(reading, clause_, predicate, roles, subject, figure)
    if denied:
        verb = Verb(f"not {verb.base}", f"not {verb.past}", f"not {verb.participle}")
    if form.led:
        verb = _led(f"{LEADING[form.led]} to {roles.addressee}" if roles.addressee else LEADING[form.led], verb)
        parts = with_modality(parts, "asserted")
    if form.able:
        if (said := _say_able(parts, subject, verb, rest, tense, negative=form.negative)) is not None:
            return said
        verb = Verb(f"be able to {verb.base}", f"was able to {verb.base}", f"been able to {verb.base}")
    agent = subject.acts and roles.figure != "subject" and not clause_.form.passive
    return clause(parts, subject.with_article(), subject.number, verb, rest, tense, agent=agent)


def _is_before_plan(reading: Reading, clause_: Clause, predicate: Predicate) -> bool:
    """1兆円に達し、2兆円を目指す: what is reached or announced before a plan with an object of its own; what is done before it is planned too."""
    if predicate.kind != "reach" and predicate.verb.base != "announce":
        return False
    later = next((one for one in reading.clauses[clause_.place + 1 :] if one.form.link in ("end", "quote", "noun")), None)
    if later is None or clause_.form.link != "and" or later.form.lemma not in _PLANNING:
        return False
    return any(one.particle == "を" for one in later.phrases)


def _as_sure_as_told(reading: Reading, clause_: Clause, roles: Roles, predicate: Predicate) -> Parts:
    """The claim as sure as this clause is, which may be surer than the sentence, or less sure by the noun that it describes."""
    parts = reading.parts
    if parts.modality in ("planned", "forecast") and only_describes(clause_):
        parts = with_modality(parts, "asserted")
    if parts.modality == "planned" and (clause_.form.lemma in _DECIDING or _is_before_plan(reading, clause_, predicate)):
        parts = with_modality(parts, "asserted")
    if parts.modality == "asserted" and clause_.form.lemma == "なる" and clause_.form.bare and not clause_.form.past:
        parts = with_modality(parts, "forecast")  # 市場は2兆円へ
    if parts.modality == "asserted" and clause_.form.link == "quote" and not (clause_.form.past or clause_.form.going_on) and any(one.quoted is clause_ and one.form.lemma in _THINKING for one in reading.clauses):
        parts = with_modality(parts, "forecast")  # 3つに分かれていくと考える
    if parts.modality == "asserted" and (course := course_of(clause_)) is not None:
        parts = with_modality(parts, course)
    nobody = roles.subject is None or not roles.subject.acts
    if parts.modality == "planned" and parts.counts and nobody and predicate.verb.base == "reach":
        raise UnsaidError("a target of so many")
    if parts.modality == "forecast" and clause_.form.past:
        parts = replace(with_modality(parts, "reported"), told=False)  # …したとみられる
    return parts


def _is_to_come(reading: Reading, clause_: Clause, predicate: Predicate, subject: NounPhrase, tense: Tense, *, suffered: bool) -> bool:
    """北星が青葉を30億円で買収する: what a company does once, and has not done yet; it may not say who does it."""
    form = clause_.form
    if tense != "present" or form.going_on or form.bare or form.able or form.negative or form.led or form.link == "while" or reading.parts.rate:
        return False
    later = next(iter(reading.clauses[clause_.place + 1 :]), None) if form.link == "and" else None
    if later is not None and (later.form.past or later.form.going_on or later.form.bare):
        return False
    if suffered:
        end = end_of_chain(reading, clause_)
        is_last = form.link in ("end", "quote") or (form.link == "and" and end.form.link == "end" and not (end.form.past or end.form.going_on or end.form.bare))
        return is_last and predicate.kind == "object" and predicate.verb.base in DONE_ONCE | _SOON_DONE and not outlook.is_usual(reading.parts.claim)
    return subject.kind == "company" and predicate.verb.base in DONE_ONCE | _INTRODUCING and predicate.kind == "object"


def _suffered(clause_: Clause, roles: Roles, predicate: Predicate, tense: Tense) -> tuple[Clause, Tense]:
    """2万基を導入した without a doer: 20,000 units were installed."""
    roles.subject, roles.object = roles.object, None
    roles.figure = "subject" if roles.figure == "object" else roles.figure
    if not can_be_suffered(predicate.verb):
        raise UnsaidError("no passive")
    if predicate.verb.base in STATES - _SAID_OF_THINGS:
        raise UnsaidError("state")
    written = tense == "past" and (predicate.verb.base in OF_WRITERS or predicate.verb.base in _SAID_OF_THINGS - {"use"})
    return replace(clause_, form=replace(clause_.form, passive=True)), "present" if written else tense


def _is_done_to(clause_: Clause, roles: Roles, predicate: Predicate) -> bool:
    """1万人が解雇, 新製品が発表に: whether a headline leaves out される; この端末は音声で操作できる: whether it is what can be operated."""
    subject = roles.subject
    if clause_.form.able and not clause_.form.passive and subject is not None and subject is roles.topic and roles.object is None and predicate.kind == "object":
        return predicate.alone is predicate.verb and not subject.acts and subject.kind in ("thing", "product") and predicate.verb.base not in STATES and can_be_suffered(predicate.verb)
    if subject is None or roles.object is not None or not clause_.form.bare or clause_.form.passive or predicate.kind != "object":
        return False
    if predicate.verb.base in STATES or predicate.alone is not predicate.verb or not can_be_suffered(predicate.verb):
        return False
    return predicate.verb.base in TO_PEOPLE - {"acquire"} if subject.acts else subject.kind in ("thing", "product", "material")


def _subject(parts: Parts, roles: Roles, predicate: Predicate, figure: NounPhrase) -> NounPhrase:
    """The subject, where the sentence says something new of it."""
    subject = roles.subject
    if subject is not None and roles.figure != "subject" and len(subject.text) > 3:
        figure_text = figure.text.lower()
        if subject.text.lower() in figure_text or plural_of(subject.text).lower() in figure_text:
            raise UnsaidError("said twice")
    if subject is not None and roles.figure == "object":
        if is_money(parts.quantity.unit) and subject.is_rate:
            raise UnsaidError("a rate is no sum")
        if predicate.kind == "reach" and parts.quantity.unit != "%" and subject.text.rsplit(" ", 1)[-1] in figure.text.split():
            raise UnsaidError("said twice")
    if subject is not None and subject.text == "the company" and (who := parts.entity) is not None and who.kind == "company":
        subject = who
    if subject is not None and subject.text.startswith("that "):
        raise UnsaidError("what it points to")  # その評価額
    if subject is None or (predicate.kind == "cost" and subject.kind == "property"):
        raise UnsaidError("no subject")
    return subject


def _one(subject: NounPhrase) -> NounPhrase:
    """AI新興が30億円を調達した: a sum is raised by one startup, where nothing says that there are several."""
    if subject.kind != "organisation" or subject.number != "plural" or not subject.single or not _BARE.fullmatch(subject.text):
        return subject
    return replace(subject, text=with_indefinite(subject.single), number="single")


def _led(word: str, verb: Verb) -> Verb:
    """agree to pay."""
    lead = regular(word)
    return Verb(f"{word} to {verb.base}", f"{lead.past} to {verb.base}", f"{lead.participle} to {verb.base}")


def _say_able(parts: Parts, subject: NounPhrase, verb: Verb, rest: str, tense: Tense, *, negative: bool) -> Statement | None:
    """2万台を接続できる: it can connect 20,000 devices; None where English needs "be able to"."""
    who = subject.with_article()
    if tense == "present" and (parts.modality == "asserted" or (negative and parts.modality == "negated") or (parts.modality == "reported" and parts.told)):
        return Statement(who, f"{who} {'cannot' if negative else 'can'} {verb.base} {rest}".strip())
    if verb.base.startswith("be ") and parts.modality in ("forecast", "possible") and not negative:
        return Statement(who, f"{who} could {verb.base} {rest}".strip())
    if tense == "present" and parts.modality == "reported" and not negative:
        return Statement("it", f"it is said that {who} can {verb.base} {rest}".strip())
    return None


def _say_copula(reading: Reading, clause_: Clause, roles: Roles, figure: NounPhrase) -> Statement:
    """90% of victims are students."""
    lacking = words_of(clause_.what.units).strip("「」") if clause_.what is not None else ""
    if lacking.endswith("なし") and roles.figure == "subject":  # 方針・体制なし
        found = [noun_of(reading.parts, word) for word in re.split("[・、やも]", lacking.removesuffix("なし"))]
        nouns = [noun for noun in found if noun is not None and not noun.named and not has_article(noun.text)]
        if len(nouns) < len(found):
            raise UnsaidError("lacks")
        return say_without(reading, clause_, figure, nouns)
    if clause_.what is None or roles.others or roles.object is not None or roles.figure != "subject":
        raise UnsaidError("copula")
    what = noun_phrase(reading, clause_.what)
    if what.number != figure.number or what.kind not in ("people", "organisation", "thing", "list"):
        raise UnsaidError("copula")
    one_of = what.kind == "list" and "や" in words_of(clause_.what.units)
    return clause(reading.parts, figure.text, figure.number, BE, what.text.replace(" and ", " or ") if one_of else what.text, tense_of(reading, clause_))
