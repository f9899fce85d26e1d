"""Who does it, where the clause itself does not say: the topic, the noun that the clause describes, the clause before, the claim."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.counts import OF_WRITERS, STATES, WRITTEN
from pipeline.summary.english.deeds import OF_PRODUCTS
from pipeline.summary.english.grammar import has_article, possessive
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.transfer.naming import named
from pipeline.summary.english.transfer.nominals import AUTHOR, noun_phrase, speaks_itself
from pipeline.summary.english.transfer.outer_clause import is_plan
from pipeline.summary.english.transfer.placing import SEEN, to_whom
from pipeline.summary.english.transfer.tree import CONTENT, matrix
from pipeline.summary.english.transfer.units import UnsaidError, words_of
from pipeline.summary.english.transfer.verb_phrases import GIVING

if TYPE_CHECKING:
    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.predicates import Predicate
    from pipeline.summary.english.transfer.roles import Roles
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Nominal, Phrase

# What can do what a clause before it says.
_HEADS = frozenset({"company", "product", "people", "organisation", "body", "thing", "name", "latin", "place"})
_OWNED = re.compile(r" (?:of|for|in|at|by) |['’]")
# Behind the name of a product that a headline brings out.
_OUT = re.compile("[」』”](?:を|が)?(?:一般|新|正式)?(?:発表|公開|発売|登場|リリース|投入|提供開始|提供|披露)[　 ]")
_FROM_ON = frozenset({"", "以降", "以来", "末", "頃", "ごろ", "以後"})
# A sentence with its verb, and no headline in parts.
_WHOLE_SENTENCE = re.compile(r"^(?!.*[―—…　]).*[。]$", re.DOTALL)


def complete(reading: Reading, clause_: Clause, roles: Roles, predicate: Predicate) -> None:
    """The subject from the topic, from the noun that the clause describes, from the clause before, from the claim."""
    passive = clause_.form.passive
    if clause_.form.called and clause_.head is not None and not CONTENT.search(clause_.head.text) and roles.subject is None:
        raise UnsaidError("what is called so")  # 費用を削減できるという道具
    transitive = predicate.kind in ("object", "up", "down") and not passive
    needed = (roles.subject is None and roles.topic is None) or (transitive and roles.object is None)
    if clause_.head is not None and clause_.form.link == "noun" and needed and not clause_.form.called:
        head = _head(reading.parts, clause_.head)
        if head is not None:
            _take_head(roles, predicate, head, passive=passive)
            return
    if roles.topic is not None and roles.subject is not None and clause_.form.link == "quote":
        return  # the topic is who says it
    if roles.topic is not None:
        if roles.subject is None:
            roles.subject = roles.topic
        elif roles.subject.kind == "property" and predicate.kind in ("up", "down", "reach") and roles.figure != "subject":
            if _may_say_it(reading, clause_):
                return  # the topic may be who says it
            roles.subject = _measure_of(roles.topic, roles.subject)
        elif transitive and roles.object is None:
            roles.object = roles.topic
        elif not (roles.topic.acts or roles.topic.kind == "list"):
            raise UnsaidError("topic")
        return
    if roles.subject is not None:
        if clause_.topics and predicate.kind in ("up", "down") and roles.figure == "change" and roles.subject.kind == "property" and clause_.form.link != "noun" and not _may_say_it(reading, clause_) and _OWNED.search(roles.subject.text) is None:
            owner = clause_.topics[0]
            roles.subject = _measure_of(noun_phrase(reading, owner.nominal), roles.subject) if owner.nominal is not None else roles.subject
        return
    if predicate.japanese == SEEN:
        if passive or not speaks_itself(reading.parts, reading.parts.quantity.start - reading.parts.claim.sentence.start):
            raise UnsaidError("who has seen it")
        roles.subject = AUTHOR
        return
    roles.subject = _subject_elsewhere(reading, clause_, predicate)
    written = predicate.verb.base in OF_WRITERS and WRITTEN.match(predicate.japanese) is not None and not clause_.form.past
    if roles.subject is None and not passive and not clause_.form.past and predicate.verb.base in OF_PRODUCTS:
        about = reading.parts.entity if "entity: about_name" in reading.parts.claim.rules else None  # X1について、…を処理できると述べた
        roles.subject = about if about is not None and about.is_product else _brought_out(reading, clause_)
    if roles.subject is None and not (passive or written) and predicate.kind in ("object", "with", "alone") and _means_entity(reading.parts):
        roles.subject, roles.meant = reading.parts.entity, True


def _may_say_it(reading: Reading, clause_: Clause) -> bool:
    """Whether a verb of saying follows, whose subject the topic may be: 北星は売上が5億円に達すると予測する."""
    return any(one.quoted is not None and one.form.lemma not in ("言う", "いう") for one in reading.clauses[clause_.place :])


def _measure_of(topic: NounPhrase, measure: NounPhrase) -> NounPhrase:
    """北星は売上が5%増えた: Hokusei's sales."""
    if has_article(measure.text) or measure.named or topic.kind in ("property", "time", "event"):
        raise UnsaidError("topic")
    what, of, whole = measure.text.partition(" of ")
    if topic.named and of and whole == whole.lower() and not has_article(whole):
        text = f"{what} of {possessive(topic.text)} {whole}"
    elif topic.named:
        text = f"{possessive(topic.text)} {measure.text}"
    else:
        text = f"{measure.with_article()} of {topic.with_article()}"
    return replace(measure, text=text, number=measure.number if measure.number == "plural" else "name")


def _head(parts: Parts, nominal: Nominal) -> NounPhrase | None:
    """The noun that the clause describes, by itself."""
    units = nominal.units[nominal.described_at :]
    joint = next((at for at, unit in enumerate(units) if unit.kind == "particle"), len(units))
    text = words_of(units[:joint])
    if joint < len(units) and units[joint].text != "と" and not is_plan(words_of(units[joint + 1 :])):
        raise UnsaidError("a head with another noun")  # 8000社に及ぶ北星の販売網
    if not text or any(unit.kind in ("figure", "date") for unit in units[:joint]) or text in ("こと", "の", "もの", "ため", "経験", "実績") or is_plan(text):
        return None
    noun = named(parts, text)
    if noun is None or (noun.number == "single" and noun.kind in ("idea",)):
        raise UnsaidError(f"head {text}")
    return noun


def _take_head(roles: Roles, predicate: Predicate, head: NounPhrase, *, passive: bool) -> None:
    """The noun behind a clause does what the clause says, or has it done to it: 北星が買収した企業."""
    base = predicate.verb.base
    if roles.subject is None and roles.topic is None:
        does = passive or head.acts or head.kind in _HEADS or head.number == "name"
        if not does or (base in STATES and head.number == "plural" and not head.acts):
            raise UnsaidError(f"a head that does nothing: {head.text}")
        roles.subject = head
    elif base in GIVING and roles.object is None and not passive:
        roles.others = (f"{to_whom(predicate)} {head.with_article()}", *roles.others)
    elif predicate.kind in ("object", "up", "down") and not passive and roles.object is None:
        if head.kind in ("event", "idea", "property"):
            raise UnsaidError("a head that nothing is done to")  # 90万人がダウンロードする被害
        if base in STATES or base == "consume":
            raise UnsaidError("a state of what the clause describes")
        roles.object = head


def _subject_elsewhere(reading: Reading, clause_: Clause, predicate: Predicate) -> NounPhrase | None:
    """The first that can do it of those that stand before the clause or around it, without the figure."""
    for phrase in _subjects(reading, clause_):
        if phrase is None or phrase.nominal is None or phrase.nominal.figure_at(reading.target) >= 0:
            continue
        if [unit.kind for unit in phrase.nominal.units[:1]] == ["date"] and words_of(phrase.nominal.units[1:]) in _FROM_ON:
            continue  # 2029年度以降は
        if phrase.nominal.text.endswith(("氏", "さん")) and clause_.head is not None:
            continue  # 青木氏は…することを明らかにした: who says it
        noun = noun_phrase(reading, phrase.nominal)
        if clause_.form.passive or noun.acts or predicate.kind != "object" or noun.number == "name":
            return noun
    return None


def _subjects(reading: Reading, clause_: Clause) -> list[Phrase | None]:
    """Where the subject of a clause may stand that has none: the clause before, the topic; of a plan, with who shows it."""
    found: list[Phrase | None] = [clause_.earlier, *clause_.topics]
    outer = matrix(reading.clauses, clause_.head) if clause_.head is not None else None
    if outer is not None:
        shown_by = [phrase for phrase in outer.phrases if phrase.particle in ("が", "は") and phrase.nominal is not clause_.head]
        found = [*reversed(shown_by), outer.earlier, *outer.topics, *found]
    return found


def _brought_out(reading: Reading, clause_: Clause) -> NounPhrase | None:
    """北星「X1」発表　長い文章を処理: the product that the first part of a headline brings out; None where there are several, or none."""
    parts, text, first = reading.parts, reading.parts.claim.sentence.text, reading.parts.claim.sentence.start
    starts = [phrase.nominal.units[0].start for phrase in clause_.phrases if phrase.nominal is not None and phrase.nominal.units]
    if not starts:
        return None
    found = {one.name for end, one in parts.mentions.items() if first <= one.start and not one.is_company and _OUT.match(text, end - first, min(starts))}
    return NounPhrase(found.pop(), "name", "product") if len(found) == 1 else None


def _means_entity(parts: Parts) -> bool:
    """Whether a whole sentence without a subject is about the claim's company."""
    slot, entity = parts.claim.entity, parts.entity
    if slot is None or entity is None or entity.kind != "company" or not slot.inferred:
        return False
    return _WHOLE_SENTENCE.search(parts.claim.sentence.text) is not None
