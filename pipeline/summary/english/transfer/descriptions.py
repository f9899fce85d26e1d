"""What the clause before the noun of a slot says of it, in a statement that is made of the slots: companies that use AI.

A slot holds the noun alone. What is said of developers who use a service is not true of developers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.grammar import has_article, plural_of, possessive
from pipeline.summary.english.transfer.tree import governing

if TYPE_CHECKING:
    from pipeline.records import Slot
    from pipeline.summary.english.parts import Parts, Statement
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Nominal

_LONGEST = 14  # words of a clause that is put behind a noun
_SAID = re.compile(r"'|’| (?:that|who|whose|of|in|for|among|at|on|between|from|worldwide|such as|including)\b")
_OWNED = re.compile(r"(?:'s?|’s?|\b(?:its|their|the|these|this)) $")
_NO_DOERS = frozenset({"property", "event", "idea"})
_NO_WORDS = frozenset({"that", "who", "whose", "is", "are", "was", "were", "has", "have", "been", "the", "a", "an", "in", "of", "at", "by"})
_CLASSES = frozenset({"people", "organisation", "thing"})
_CLAUSE_END = re.compile("(?:[てで]い[るた]|(?:した|った|する|れる|れた|せる|せた|える|けた|ない|いた|んだ))$")
_OF_ALL = re.compile(r"(?:the number of|there (?:is|are|was|were)) ")


def with_descriptions(reading: Reading, made: Statement) -> Statement | None:
    """The statement with the clauses before its nouns; None where it counts all of a kind.

    Where a clause is not understood, the noun is told as one that the article speaks of: the sales of the companies.
    """
    claim = reading.parts.claim
    for slot, noun in ((claim.entity, reading.parts.entity), (claim.property, reading.parts.prop)):
        nominal = _described(reading, slot) if slot is not None and noun is not None and not noun.named else None
        if noun is None or nominal is None or nominal.clause is None:
            continue
        if noun.number == "single" and _OF_ALL.match(made.text) and f" {plural_of(noun.text)} " in made.text:
            noun = replace(noun, text=plural_of(noun.text), number="plural")
        places = [one.start() for one in re.finditer(rf"\b{re.escape(noun.text)}\b", made.text)]
        at = places[0] if len(places) == 1 else -1
        if at < 0 or _SAID.match(made.text, at + len(noun.text)):
            continue
        if noun.kind in _NO_DOERS and any(phrase.particle == "を" for phrase in nominal.clause.phrases):
            continue  # AIを使う費用: the cost of it
        said = reading.describe(reading, nominal.clause, noun)
        owned = _OWNED.search(made.text[:at]) is not None and not (said or "").startswith(" for ")
        if owned or (said and _content(said) <= _content(made.text)):
            continue  # 北星が公開した3機種: the statement says so
        if said and len(said.split()) <= _LONGEST:
            owner = f"{possessive(reading.parts.entity.text)} " if reading.parts.entity is not None else ""
            twice = owner != "" and owner in said and f"{owner}{noun.text}" in made.text  # 北星の集計にかかる時間
            made = _put(made, f"{owner}{noun.text}", f"the {noun.text}{said}") if twice else _put(made, noun.text, noun.text + said)
        elif noun.number == "plural" and noun.kind in _CLASSES and reading.parts.counts and _OF_ALL.match(made.text):
            return None
        elif noun.number == "plural" and noun.kind in _CLASSES and not reading.parts.counts and not has_article(noun.text):
            made = _put(made, noun.text, f"the {noun.text}")  # those of which the article speaks
    return made


def counts_described(parts: Parts, made: Statement) -> bool:
    """Whether a statement counts all of a kind where the sentence, which is not understood, counts those that a clause describes."""
    slot, first = parts.claim.entity, parts.claim.sentence.start
    if slot is None or slot.inferred or slot.ref is not None or not parts.counts or not _OF_ALL.match(made.text):
        return False
    return _CLAUSE_END.search(parts.claim.sentence.text[: max(0, slot.start - first)]) is not None


def _put(made: Statement, noun: str, said: str) -> Statement:
    word = re.compile(rf"\b{re.escape(noun)}\b")
    subject, text, spoken = (word.sub(lambda _: said, one, count=1) for one in (made.subject, made.text, made.spoken))
    return replace(made, subject=subject, text=text, spoken=spoken)


def _content(text: str) -> set[str]:
    """The words of a text without those that only join them."""
    return set(text.split()) - _NO_WORDS


def _described(reading: Reading, slot: Slot) -> Nominal | None:
    """The noun phrase that a clause describes and whose first noun is that of the slot, alone or behind the figure: 導入した企業, 導入した20社の企業."""
    if slot.inferred or slot.ref is not None:
        return None
    start = slot.start - reading.parts.claim.sentence.start
    own = governing(reading.clauses, reading.target)
    for nominal in reading.nominals:
        if nominal.clause is None or not nominal.clause.phrases or nominal.clause.form.called or (own is not None and own[0] is nominal.clause):
            continue
        units = nominal.units[nominal.described_at :]
        if len(units) > 2 and units[0].kind == "figure" and units[1].text == "の":
            units = units[2:]
        if units and units[0].start == start:
            return nominal
    return None
