"""A share of those whom a clause describes, said as what so many of them do: AIを使う企業は3割, 30% of companies use AI."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import clause_words, hints, outlook
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.parts import Statement
from pipeline.summary.english.predicates import predicates
from pipeline.summary.english.transfer.adjuncts import say_adjuncts
from pipeline.summary.english.transfer.nominals import noun_phrase
from pipeline.summary.english.transfer.quotations import take_content
from pipeline.summary.english.transfer.units import UnsaidError
from pipeline.summary.english.transfer.verb_phrases import predicate_of

if TYPE_CHECKING:
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Nominal
    from pipeline.summary.english.transfer.verb_forms import Form

_THEY = NounPhrase("they", "plural", "people")
# What stands between those who are described and their share.
_JOINT = re.compile(r"(?:は|が|も|、|は、)(?:全体の|全体で|合計で|合わせて)?(?P<few>わずか|たった)?(?:に)?(?:約|およそ|ほぼ|実に)?[“「]?")
_AROUND = r"(?:超|強|弱|余り|近く|以上|以下|未満|程度|ほど|前後)?[”」]?"
# That there are so many, and no more of it than how many that is.
_TAIL = re.compile(
    rf"{_AROUND}(?:(?P<few>止まり|どまり|しか|に(?:とど|留)ま|に(?:過|す)ぎ)|だっ?た|です|でした|で?、|である|であっ?た|という|と(?:なっ|な[りる])|"
    r"に(?:上|のぼ)|に達し?|を(?:超|上回|下回|占め)|存在|い(?:る|た|ます)|[。　 」）)\n―—─…]|$)"
)
# Those of whom the sentence speaks may be a part of others: AIを使う人のうち、効果を感じた人は3割.
_OF_OTHERS = re.compile(r"うち|の中で|のなかで|に限|に絞|場合|ところ")
_WHO = re.compile(r" (?:that|who) (?P<does>.+)")


def say_share_of_described(reading: Reading) -> Statement | None:
    """30% of companies use AI; None where the sentence says something else of the share, or the clause is not understood."""
    parts = reading.parts
    if not parts.is_share or parts.claim.direction is not None or parts.baseline is not None or parts.modality not in ("asserted", "reported"):
        return None
    text, first = parts.claim.sentence.text, parts.claim.sentence.start
    start, end = parts.quantity.start - first, parts.quantity.end - first
    tail = _TAIL.match(text, end)
    group = next((one for one in reading.nominals if one.clause is not None and one.units and _JOINT.fullmatch(text, one.units[-1].end, max(0, start))), None)
    if tail is None or group is None or group.clause is None or not _is_whole(reading, group, group.clause):
        return None
    try:
        noun = noun_phrase(reading, replace(group, clause=None))
    except UnsaidError:
        return None
    if not noun.is_group or noun.text.startswith(("the ", "these ", "those ")):
        return None
    does = _answer(reading, group.clause) or _deed(reading, group.clause, noun)
    joint = _JOINT.fullmatch(text, group.units[-1].end, start)
    if not does or joint is None:
        return None
    figure = parts.figure()
    few = bool(joint["few"] or tail["few"]) and figure[0].isdigit()
    subject = f"{'only ' if few else ''}{figure} of {noun.text}"
    said = f"{subject} {does}"
    said += say_adjuncts(reading, said)
    if parts.modality == "reported" and not parts.told:
        return Statement("it", f"it {'was found' if hints.came_to_light(parts.claim) else 'is said'} that {said}")
    return Statement(subject, said)


def _deed(reading: Reading, clause_: Clause, noun: NounPhrase) -> str:
    """use AI; "" where the clause is not understood."""
    if reading.parts.claim.date is None:
        clause_ = replace(clause_, form=_up_to_now(clause_.form))
    found = _WHO.fullmatch(reading.describe(reading, clause_, noun) or "")
    return found["does"] if found is not None else ""


def _up_to_now(form: Form) -> Form:
    """導入した, 導入している: they have introduced it; 使っている: they use it."""
    base = predicate_of(form.lemma).verb.base if form.lemma in predicates() else ""
    going_on = form.going_on and (outlook.is_deed(base) or base == "introduce")
    return replace(form, past=True, so_far=True) if base and not form.passive and (going_on or (form.past and not form.going_on)) else form


def _answer(reading: Reading, clause_: Clause) -> str:
    """AIを使うと答えた: answered that they use AI; "" of no such clause."""
    saying = clause_words.sayings().get(clause_.form.lemma)
    if saying is None or clause_.form.passive or clause_.form.negative:
        return ""
    quoted = replace(clause_.quoted, form=_up_to_now(clause_.quoted.form)) if clause_.quoted is not None else None
    try:
        content = take_content(reading, replace(clause_, phrases=list(clause_.phrases), quoted=quoted), _THEY)
    except UnsaidError:
        return ""
    return f"{saying.past} {content}" if content and "「" not in content else ""


def _is_whole(reading: Reading, group: Nominal, clause_: Clause) -> bool:
    """Whether one clause says who they are, of all of their kind: not 導入し、成果を得た企業, nor of some among others."""
    if clause_.form.called or any(unit.kind == "particle" for unit in group.units[group.described_at + 1 :]):
        return False
    if any(phrase.particle in ("が", "は", "も") for phrase in clause_.phrases):
        return False  # 利益が変わらない企業
    before = reading.clauses[clause_.place - 1] if clause_.place else None
    if before is not None and before.form.link in ("and", "while", "if", "reason"):
        return False
    return _OF_OTHERS.search(reading.parts.claim.sentence.text[: group.units[0].start]) is None
