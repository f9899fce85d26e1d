"""What the clause before a noun says of it, behind the noun: 会社を去った社員, employees who left the company."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.clause_nouns import noun_of
from pipeline.summary.english.counts import STATES
from pipeline.summary.english.grammar import has_article
from pipeline.summary.english.transfer.nominals import noun_phrase
from pipeline.summary.english.transfer.placing import to_whom
from pipeline.summary.english.transfer.roles import read_roles
from pipeline.summary.english.transfer.units import UnsaidError
from pipeline.summary.english.transfer.verb_phrases import (
    as_said,
    predicate_of,
    predicate_of_things,
    tense_of,
    verb_and_rest,
)
from pipeline.summary.english.verb_objects import fitting

if TYPE_CHECKING:
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.predicates import Predicate
    from pipeline.summary.english.transfer.roles import Roles
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Nominal

# They act as people do, but English says of them that they do, not who: companies that grew.
_BODIES = re.compile(r"\b(?:company|companies|firms?|banks?|organi[sz]ations?|institutions?|schools?|universit(?:y|ies)|makers?|vendors?|start-ups?|agenc(?:y|ies)|groups?|publishers?)\b")
#: What is true of a thing that "did" it: 連携した機能, 特化したモデル.
AS_IT_IS = frozenset({"work", "respond to", "be based", "specialize", "be suitable", "be useful", "combine", "make use of"})
# What is done, and does nothing itself.
_DOES_NOTHING = re.compile(r"\b(?:steps?|measures?|actions?|ways?|methods?|techniques?|tips?|examples?|cases?|uses?|strateg(?:y|ies)|approach(?:es)?|skills?|tasks?|ideas?|points?|settings?|changes?)$")
# In these somebody does something: 作業者が結果を確かめる作業, work in which workers check results.
_IN_WHICH = re.compile(r"\b(?:work|checking|editing|process|procedure|system|scheme|mechanism|experiment|test|trial|project|program|contest|event|case|era|age|world|society|environment|method|exam)$")
# What it takes is the noun behind it.
_TAKING = frozenset({"かかる", "掛かる", "要する"})
_TARGET = "対象"
_IS_AS_MUCH = frozenset({"当たる", "あたる", "相当する"})
# What a clause says is of them, and not of their share: the share of companies that use it.
_OF_MANY = re.compile(r"(?:the )?(?:proportion|share|percentage|number|ratio|rate) of (?:[a-z-]+ )*[a-z-]+s$")


def described(reading: Reading, clause_: Clause, head: NounPhrase) -> str | None:
    """" who left the company", of the noun that a clause describes; None where the clause is not understood."""
    try:
        said = _relative(reading, clause_, head)
    except UnsaidError:
        return None
    return None if "「" in said else said


def _relative(reading: Reading, clause_: Clause, head: NounPhrase) -> str:
    """The noun is the subject (who left), the object (that Hokusei built) or the owner of the subject (whose prices fell)."""
    form = clause_.form
    if form.called:
        raise UnsaidError("content")  # 買収したというニュース
    if (form.unsure and not form.should) or form.causative or clause_.conditional or clause_.quoted is not None or head.named:
        raise UnsaidError("relative")
    if _OF_MANY.match(head.text):
        head = replace(head, number="plural")
    takes = clause_.phrases[0].nominal if form.lemma in _TAKING and [phrase.particle for phrase in clause_.phrases] == ["に"] else None
    if takes is not None and head.kind in ("property", "time", "idea"):
        return f" for {noun_phrase(reading, takes).with_article()}"  # 集計にかかる時間
    if (covered := _covered(reading, clause_, head)) is not None:
        return covered
    if form.lemma in _IS_AS_MUCH and not form.negative and (share := _alone(clause_)) is not None:
        return f" ({noun_phrase(reading, share).with_article()})"  # 社員の8%に当たる300人
    predicate = predicate_of(form.lemma) if _holds_figure(clause_) else predicate_of_things(form.lemma)
    if predicate.kind == "share":
        raise UnsaidError("a share without a figure")  # 未来を担う
    roles = read_roles(reading, clause_, predicate)
    done_to = roles.object is None and not form.passive and (predicate.kind == "object" or (predicate.kind == "alone" and to_whom(predicate) == ""))
    if roles.subject is None and roles.topic is None and done_to and (said := _by_readers(clause_, predicate, roles, head)):
        return said
    if roles.subject is None and roles.topic is None:
        verb, rest = verb_and_rest(reading, clause_, predicate, roles, head)
        who = "who" if head.kind == "people" and not _BODIES.search(head.text) else "that"
        if form.should and predicate.kind == "alone" and head.kind != "people":
            raise UnsaidError("relative gap")  # 取り組むべき領域: in which somebody should work
        tense = "present" if predicate.verb.base in STATES | AS_IT_IS and not form.passive and head.kind != "people" else tense_of(reading, clause_)  # 備えた: has
        return f" {who} {as_said(clause_, verb, head, tense)} {rest}".rstrip()
    if roles.subject is None:
        raise UnsaidError("relative gap")
    if done_to:
        said = as_said(clause_, fitting(predicate.verb, head.text), roles.subject, tense_of(reading, clause_))
        return f" that {roles.subject.with_article()} {said} {' '.join((*roles.others, *roles.adverbs))}".rstrip()
    whole = roles.object is not None if predicate.kind == "object" else predicate.kind in ("alone", "up", "down")
    if not roles.subject.named and head.kind in ("people", "organisation") and whole:
        verb, rest = verb_and_rest(reading, clause_, predicate, roles, roles.subject)
        said = as_said(clause_, verb, roles.subject, tense_of(reading, clause_))
        return f" whose {roles.subject.text.removeprefix('the ')} {said} {rest}".rstrip()
    if whole and _IN_WHICH.search(head.single or head.text) and (roles.subject.named or roles.subject.kind in ("people", "organisation", "thing")):
        verb, rest = verb_and_rest(reading, clause_, predicate, roles, roles.subject)
        return f" in which {roles.subject.with_article()} {as_said(clause_, verb, roles.subject, tense_of(reading, clause_))} {rest}".rstrip()
    raise UnsaidError("relative gap")


def _covered(reading: Reading, clause_: Clause, head: NounPhrase) -> str | None:
    """調査の対象となった社員: employees covered by the survey; 対象となる社員: employees who are covered."""
    target = clause_.phrases[0].nominal if [phrase.particle for phrase in clause_.phrases] in (["と"], ["に"]) else None
    if target is None or clause_.form.lemma != "なる" or clause_.form.negative or not target.text.endswith(_TARGET):
        return None
    if by := target.text.removesuffix(_TARGET).removesuffix("の"):
        return f" covered by the {noun.text}" if (noun := noun_of(reading.parts, by)) is not None and noun.number == "single" and not has_article(noun.text) else None
    return f" {'who' if head.kind == 'people' and not _BODIES.search(head.text) else 'that'} {'were' if clause_.form.past else 'are'} covered"


def _alone(clause_: Clause) -> Nominal | None:
    """The noun phrase with に that holds a figure, where nothing but dates stands beside it."""
    found = [phrase for phrase in clause_.phrases if phrase.nominal is not None and not all(unit.kind in ("date", "particle") for unit in phrase.nominal.units)]
    return found[0].nominal if [phrase.particle for phrase in found] == ["に"] and _holds_figure(clause_) else None


def _holds_figure(clause_: Clause) -> bool:
    return any(unit.kind == "figure" for phrase in clause_.phrases if phrase.nominal is not None for unit in phrase.nominal.units)


def _by_readers(clause_: Clause, predicate: Predicate, roles: Roles, head: NounPhrase) -> str:
    """注目すべき5つの潮流: 5 trends to watch; 実行できる3つの対策: 3 measures that can be taken; "" of what may do it itself."""
    form, rest = clause_.form, " ".join((*roles.others, *roles.adverbs))
    if form.negative or form.past:
        return ""
    verb = fitting(predicate.verb, head.text)
    if form.should:
        return f" to {verb.base} {rest}".rstrip()
    return f" that can be {verb.participle} {rest}".rstrip() if form.able and _DOES_NOTHING.search(head.text) else ""
