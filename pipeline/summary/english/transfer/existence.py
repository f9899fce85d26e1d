"""What there is, what is lacking and what a whole is made up of: there is no deed to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.summary.english.grammar import has_article, joined
from pipeline.summary.english.parts import clause
from pipeline.summary.english.predicates import BE, HAVE
from pipeline.summary.english.transfer.figure_nouns import counted_before
from pipeline.summary.english.transfer.nominals import WRITERS, noun_phrase
from pipeline.summary.english.transfer.placing import SURVEYS
from pipeline.summary.english.transfer.units import UnsaidError
from pipeline.summary.english.transfer.verb_phrases import tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.parts import Statement
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Phrase

#: Behind whom something is lacking: 企業の6割に…がいない.
WITH_WHOM = ("で", "では", "に", "には")
EXIST = frozenset({"ある", "いる", "存在する", "有る", "居る"})


def say_made_up(reading: Reading) -> Statement | None:
    """利用者は学生が6割だった: 60% of users were students."""
    parts = reading.parts
    clause_ = next((one for one in reading.clauses if one.what is not None and one.what.figure_at(reading.target) >= 0), None)
    if clause_ is None or clause_.what is None or len(clause_.what.units) > 1 or parts.quantity.unit != "%":
        return None
    whole = next((one.nominal for one in clause_.phrases if one.particle == "は" and one.nominal is not None), None)
    part = next((one.nominal for one in clause_.phrases if one.particle == "が" and one.nominal is not None), None)
    if whole is None or part is None or len(clause_.phrases) != 2:
        return None
    of, are = noun_phrase(reading, whole), noun_phrase(reading, part)
    if of.number != "plural" or are.number != "plural" or {of.kind, are.kind} - {"people", "organisation", "thing", "list"}:
        return None
    return clause(parts, f"{parts.figure()} of {of.with_article()}", "plural", BE, are.text, tense_of(reading, clause_))


def lacks(clause_: Clause, own: Phrase, figure: NounPhrase) -> bool:
    """Whether the clause says what somebody does not have: 8割は方針がない, 企業の6割で担当者がいない."""
    form = clause_.form
    return form.lemma == "ない" or (form.lemma in EXIST and form.negative and own.particle in WITH_WHOM and figure.kind == "organisation")


def say_lacking(reading: Reading, clause_: Clause, own: Phrase, figure: NounPhrase) -> Statement:
    """8割は方針も体制もない: 80% have no policy and no organisation; 企業の6割で担当者がいない."""
    nouns = [(phrase, phrase.nominal) for phrase in clause_.phrases if phrase.nominal is not None]
    lacking = [noun_phrase(reading, nominal) for phrase, nominal in nouns if phrase is not own and phrase.particle in ("が", "も")]
    surveys = sum(phrase.particle in ("で", "では") and SURVEYS.search(nominal.text) is not None for phrase, nominal in nouns)
    if not lacking or len(lacking) + 1 != len(nouns) - surveys or own.particle not in (*WITH_WHOM, "は", ""):
        raise UnsaidError("lacks")
    if any(has_article(noun.text) or noun.named for noun in lacking):
        raise UnsaidError("lacks")
    return say_without(reading, clause_, figure, lacking)


def say_without(reading: Reading, clause_: Clause, figure: NounPhrase, lacking: Sequence[NounPhrase]) -> Statement:
    """80% have no policy and no organisation."""
    without = joined([f"no {noun.text}" for noun in lacking])
    return clause(reading.parts, figure.with_article(), figure.number, HAVE, without, tense_of(reading, clause_))


def say_existing(reading: Reading, clause_: Clause, own: Phrase, figure: NounPhrase) -> Statement:
    """北星には3つの工場がある: Hokusei has 3 plants; 課題が3つある: there are 3 issues."""
    parts, form = reading.parts, clause_.form
    beside = [(phrase.nominal, phrase.particle) for phrase in clause_.phrases if phrase is not own and phrase.nominal is not None and not (phrase.nominal.text in WRITERS and form.link == "quote")]
    others = [(nominal, particle) for nominal, particle in beside if particle != "が"]
    if form.passive or own.particle not in ("が", "は", "も", "") or len(others) > 1 or parts.quantity.unit not in ("count", ""):
        raise UnsaidError("exists")
    counted = next((nominal for nominal, particle in beside if particle == "が"), None)
    if counted is not None:
        said = counted_before(parts, counted.text)
        if said is None:
            raise UnsaidError("exists")
        figure = said
    tense = tense_of(reading, clause_)
    if form.negative:
        raise UnsaidError("there are none")
    owner = noun_phrase(reading, others[0][0]) if others and others[0][1] in ("は", "に", "には") else None
    if others and owner is None:
        raise UnsaidError("exists beside")
    if owner is not None and owner.text.lower() in figure.text.lower():
        return clause(parts, "there", figure.number, BE, figure.text, tense)  # 工場は5つある
    if owner is not None and owner.kind not in ("place", "time", "period", "field"):
        return clause(parts, owner.with_article(), owner.number, HAVE, figure.text, tense)
    place = f" in {owner.with_article()}" if owner is not None else ""
    return clause(parts, "there", figure.number, BE, figure.text + place, tense)
