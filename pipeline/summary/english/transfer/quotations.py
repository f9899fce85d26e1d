"""What somebody says or thinks: a clause without the figure, or what stands between quotation marks, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.summary.english.predicates import BE
from pipeline.summary.english.transfer.nominals import noun_phrase
from pipeline.summary.english.transfer.roles import read_roles
from pipeline.summary.english.transfer.subjects import complete
from pipeline.summary.english.transfer.units import UnsaidError
from pipeline.summary.english.transfer.verb_phrases import as_said, predicate_of, tense_of, verb_and_rest

if TYPE_CHECKING:
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Phrase
    from pipeline.summary.english.transfer.units import Unit


def take_content(reading: Reading, clause_: Clause, speaker: NounPhrase | None = None) -> str:
    """that AI will change their work, of a verb of saying; "" where it says nothing. A quotation is taken from the phrases of the clause.

    `speaker` is the subject of what is said without one.
    """
    if clause_.quoted is not None:
        return f"that {say_sentence(reading, clause_.quoted, speaker)}"
    for phrase in clause_.phrases:
        quotation = _quotation_of(phrase)
        if quotation is not None:
            clause_.phrases.remove(phrase)
            return f"that {_say_quotation(reading, quotation, speaker)}"
    return ""


def _quotation_of(phrase: Phrase) -> Unit | None:
    """What stands between quotation marks where the phrase is nothing else: 「仕事が変わる」と."""
    alone = phrase.particle in ("と", "とも") and phrase.nominal is not None and len(phrase.nominal.units) == 1
    return phrase.nominal.units[0] if alone and phrase.nominal is not None and phrase.nominal.units[0].kind == "quoted" else None


def _say_quotation(reading: Reading, quotation: Unit, speaker: NounPhrase | None) -> str:
    """What stands between quotation marks, as a sentence."""
    inside = reading.inside(quotation)
    last = next((one for one in reversed(inside.clauses) if one.form.link == "end"), None)
    if last is None:
        raise UnsaidError("quotation")
    return say_sentence(inside, last, speaker)


def say_sentence(reading: Reading, clause_: Clause, speaker: NounPhrase | None = None) -> str:
    """A clause without the figure as a sentence: AI changes their work; of what somebody says of himself, with that `speaker`."""
    form = clause_.form
    if clause_.conditional or form.unsure or form.causative or clause_.quoted is not None:
        raise UnsaidError(f"form {form}")
    predicate = predicate_of(form.lemma)
    roles = read_roles(reading, clause_, predicate)
    if form.lemma == "だ":
        subject, what = roles.subject or roles.topic, clause_.what
        if subject is None or what is None or roles.others or roles.object is not None:
            raise UnsaidError("copula")
        verb, rest = BE, noun_phrase(reading, what).with_article()
    else:
        if speaker is not None and roles.subject is None:
            roles.subject = roles.topic or speaker
        complete(reading, clause_, roles, predicate)
        subject = roles.subject
        if subject is None:
            raise UnsaidError("no subject")
        verb, rest = verb_and_rest(reading, clause_, predicate, roles, subject)
    return f"{subject.with_article()} {as_said(clause_, verb, subject, tense_of(reading, clause_))} {rest}".strip()
