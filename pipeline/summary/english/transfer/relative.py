"""What the clause before a noun says of it, behind the noun: 会社を去った社員, employees who left the company."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.counts import STATES
from pipeline.summary.english.transfer.roles import read_roles
from pipeline.summary.english.transfer.units import UnsaidError
from pipeline.summary.english.transfer.verb_phrases import as_said, predicate_of, tense_of, verb_and_rest

if TYPE_CHECKING:
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause

# They act as people do, but English says of them that they do, not who: companies that grew.
_BODIES = re.compile(r"\b(?:company|companies|firms?|banks?|organi[sz]ations?|institutions?|schools?|universit(?:y|ies)|makers?|vendors?|start-ups?|agenc(?:y|ies)|groups?|publishers?)\b")
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
    if form.unsure or form.causative or clause_.conditional or clause_.quoted is not None or head.named:
        raise UnsaidError("relative")
    if _OF_MANY.match(head.text):
        head = replace(head, number="plural")
    predicate = predicate_of(form.lemma)
    if predicate.kind == "share":
        raise UnsaidError("a share without a figure")  # 未来を担う
    roles = read_roles(reading, clause_, predicate)
    if roles.subject is None and roles.topic is None:
        verb, rest = verb_and_rest(reading, clause_, predicate, roles, head)
        who = "who" if head.kind == "people" and not _BODIES.search(head.text) else "that"
        tense = "present" if predicate.verb.base in STATES and not form.passive else tense_of(reading, clause_)  # 備えた: has
        return f" {who} {as_said(clause_, verb, head, tense)} {rest}".rstrip()
    if roles.subject is None:
        raise UnsaidError("relative gap")
    if predicate.kind == "object" and roles.object is None and not form.passive:
        said = as_said(clause_, predicate.verb, roles.subject, tense_of(reading, clause_))
        return f" that {roles.subject.with_article()} {said} {' '.join((*roles.others, *roles.adverbs))}".rstrip()
    whole = roles.object is not None if predicate.kind == "object" else predicate.kind in ("alone", "up", "down")
    if not roles.subject.named and head.kind in ("people", "organisation") and whole:
        verb, rest = verb_and_rest(reading, clause_, predicate, roles, roles.subject)
        said = as_said(clause_, verb, roles.subject, tense_of(reading, clause_))
        return f" whose {roles.subject.text.removeprefix('the ')} {said} {rest}".rstrip()
    raise UnsaidError("relative gap")
