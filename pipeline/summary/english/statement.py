"""The core of a sentence: subject, verb and figure, by the slots of the claim or by the sentence, word for word."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.counts import OF_FIRMS, OF_PEOPLE
from pipeline.summary.english.grammar import joined
from pipeline.summary.english.members import with_members
from pipeline.summary.english.modest import said_modestly
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.outlook import is_supposed
from pipeline.summary.english.parts import speaks_of
from pipeline.summary.english.slot_statements import state_by_slots
from pipeline.summary.english.spoken import (
    in_talks,
    knows_all,
    round_the_clock,
    spoken_of,
    with_mention,
    with_own_figure,
    without_placeholder,
    written,
)
from pipeline.summary.english.transfer.telling import Teller
from pipeline.summary.english.unnamed import state_supposed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.summary.english.parts import Parts, Statement
    from pipeline.summary.english.transfer.telling import Told

_NEXT_CLAUSE = re.compile("[しりえてめけげいっ]、|[ただ]。|(?:提携|合意|協業|連携|統合|契約)(?:、|　| )")
_OF_ALL = re.compile("[はがもの、]|[ 　]?約?[0-9０-９]")  # NECと富士通は, NECと富士通 3億人
_NAMES = re.compile(r"the [0-9]+ [a-z ]+ are ")  # the 3 companies are A, B and C
_ALL = 100  # percent
_LONGEST = 400  # characters: what stands beside one of the figures of a longer list is rather that of another
# A measure that has an owner: the price of the ticket, not the price of the company, which is the one named before.
_WITH_OWNER = re.compile(r" (?:of|by|for|at|in) (?!(?:the|this) (?:company|firm)\b)|['’]s? | that ")


def state(parts: Parts, watch: Callable[[str], None] | None = None) -> Statement:
    """The clause that says the claim; never one with an empty place.

    `watch` is told what stood in the way where the sentence could not be told word for word.
    """
    return with_members(parts, said_modestly(parts, _stated(parts, watch)))


def _stated(parts: Parts, watch: Callable[[str], None] | None) -> Statement:
    """Where the sentence is understood word for word and says more than the slots do, it is told so."""
    if is_supposed(parts.claim, parts.quantity) or _takes_more_than_all(parts):
        return state_supposed(parts)
    if (talks := in_talks(parts)) is not None:
        return talks
    if (always := round_the_clock(parts)) is not None:
        longer = Teller(parts).sentence()
        return longer.statement if longer is not None and f"{parts.figure()} a day" in longer.statement.text else always
    if (told_of_itself := written(parts)) is not None:
        longer = Teller(parts).sentence()
        return longer.statement if longer is not None and _describes(told_of_itself, longer.statement) else told_of_itself
    if _is_of_some(parts):
        return spoken_of(parts)
    parts = _with_partners(parts)
    made = with_own_figure(parts, without_placeholder(parts, state_by_slots(parts)))
    weak = made.vague or made.subject in ("there", "this") or made.suffered
    if parts.quantity.unit == "pp" or (parts.quantity.unit == "x" and not parts.is_share) or (parts.claim.direction is not None and not made.vague) or not (weak or parts.claim.predicate or not made.level):
        return _completed(parts, made, Teller(parts)) if len(parts.claim.sentence.text) <= _LONGEST else made
    teller = Teller(parts)
    told = teller.sentence()
    if told is None and watch is not None:
        watch(teller.why)
    if told is not None and not knows_all(parts, told.statement):
        told = None
    if told is not None and (_says_more(parts, told, made) or (_is_deed_of_entity(parts, made) and teller.of_described())):
        return _with_beside(told.statement, teller, lengths=True)
    of_a_thing = "property: action_topic" in parts.claim.rules and not is_money(parts.quantity.unit)  # これらの計算は数テラバイトを必要とする
    if _is_guess(parts, made) and (of_a_thing or teller.of_described()):
        if told is not None:
            return told.statement
        made = spoken_of(parts)
    if not knows_all(parts, made):
        made = spoken_of(parts)
    if made.subject.startswith("the number of ") and parts.quantity.counter in OF_PEOPLE | OF_FIRMS and hints.particle(parts.claim, parts.quantity) == "が":
        return spoken_of(parts)  # 北星の社員26人が訴えた
    phrase = teller.phrase() if made.vague or made.subject == "there" else None
    if phrase is not None and (made.vague or len(phrase.text) >= len(made.text)):
        return phrase
    return _completed(parts, with_mention(parts, made, teller.mention), teller)


def _is_of_some(parts: Parts) -> bool:
    """利用者が500万人を超えるアプリは少ない: the clause says which of them are meant, and nothing of all of them."""
    return "entity: thing_of_clause" in parts.claim.rules and parts.entity is not None and parts.entity.is_class and not parts.entity.named and parts.prop is not None


def _takes_more_than_all(parts: Parts) -> bool:
    """費用を300%削減する: nothing can fall by more than all of it, so that the figure is only mentioned."""
    quantity = parts.quantity
    return quantity.unit == "%" and parts.claim.direction == "decrease" and quantity.value is not None and quantity.value > _ALL


def _completed(parts: Parts, made: Statement, teller: Teller) -> Statement:
    """What the slots say, with what the sentence says of their nouns and beside them."""
    share = parts.entity is not None and parts.entity.is_class and made.spoken == f"{parts.figure()} of {parts.entity.text}"
    described = made if made.vague and not share and not made.subject.startswith("the number of ") else teller.described(made)
    if described is not None:
        return _with_beside(described, teller)
    entity = parts.entity
    counted = parts.counts and entity is not None and entity.is_class and not entity.named
    return teller.phrase() or (speaks_of(parts.figure(entity.forms()), course=parts.course) if counted and entity is not None else spoken_of(parts))


def _with_beside(made: Statement, teller: Teller, *, lengths: bool = False) -> Statement:
    """With what the clause of the figure says beside what the slots hold: over 3 years, in Japan, with AI."""
    if made.vague or made.subject in ("the article", "for", "among") or _NAMES.match(made.text) or "entity: priced_thing" in teller.parts.claim.rules:
        return made  # 3万円の端末を韓国で買う: where it is bought is no matter of its price
    said, mark, compared = made.text.partition(", compared with ")
    return replace(made, text=said + teller.beside(made.text, lengths=lengths) + mark + compared)


def _with_partners(parts: Parts) -> Parts:
    """NECと富士通は…: both do it, where the slot holds the nearer."""
    slot, entity = parts.claim.entity, parts.entity
    if slot is None or slot.inferred or entity is None or entity.kind not in ("company", "product"):
        return parts
    if slot.text.endswith("ら") and slot.end <= parts.quantity.start and parts.counts:
        return replace(parts, entity=None)  # 北星ら5社: one of them
    between = parts.claim.sentence.text[max(0, slot.end - parts.claim.sentence.start) : max(0, parts.quantity.start - parts.claim.sentence.start)]
    names = parts.names_joined(slot.end - parts.claim.sentence.start, products=entity.kind == "product")
    if "\u3000" in between or _NEXT_CLAUSE.search(between):
        return replace(parts, entity=None) if names and entity.kind == "company" else parts  # NECと富士通が提携　…に5億円を出資: one of them does
    behind = parts.claim.sentence.text[slot.end - parts.claim.sentence.start :]
    return replace(parts, entity=NounPhrase(joined(names), "plural", entity.kind)) if names and _OF_ALL.match(behind) else parts


def _is_guess(parts: Parts, made: Statement) -> bool:
    """Whether a deed is said of somebody whom the sentence does not name."""
    slot, entity = parts.claim.entity, parts.entity
    return slot is not None and slot.inferred and entity is not None and made.subject == entity.with_article() and not made.level


def _is_deed_of_entity(parts: Parts, made: Statement) -> bool:
    """Whether the slots have the claim's entity do it, or have it."""
    return parts.entity is not None and made.subject == parts.entity.with_article() and made.change is None


def _says_more(parts: Parts, told: Told, made: Statement) -> bool:
    """Whether what the sentence says word for word is more than what the slots gave."""
    new = told.statement
    if told.denied or _says_part(parts, new, made) or _widens(parts, new, made) or _describes(made, new):
        return True
    if parts.counts and parts.entity is not None and parts.entity.text in new.subject and made.subject == parts.entity.with_article() and new.subject != made.subject:
        return True  # 従業員300人を解雇した: the employees do nothing
    measure = parts.prop is not None and parts.prop.text in new.subject and " that " in new.subject
    if made.vague or (told.measures and measure):
        return True
    entity = parts.claim.entity
    if told.named and entity is not None and entity.inferred and parts.prop is not None and _WITH_OWNER.search(new.subject):
        return True  # the sentence itself says whose it is
    if made.subject == "this" and new.subject != "this":
        return True
    if (made.subject == "there" or made.suffered) and new.subject != "there":
        return True
    no_deed = " amounted to " in made.text or " amounts to " in made.text
    return told.by_whom and " propose" not in made.text and (no_deed or len(new.text) > len(made.text))


def _says_part(parts: Parts, new: Statement, made: Statement) -> bool:
    """会員のうち300人が: whether it says of whom they are some, where the slots only say how many: 300 of the members, 300 people."""
    some = f"{parts.figure(('', ''))} of "
    return parts.counts and "うち" in parts.claim.sentence.text and some in new.text and some not in made.text


def _describes(made: Statement, new: Statement) -> bool:
    """Whether it is the same sentence with a clause on its last noun: introduces 3 tools that support designers."""
    return new.text.startswith((f"{made.text} that ", f"{made.text} who ", f"{made.text} whose ")) and "「" not in new.text


def _widens(parts: Parts, new: Statement, made: Statement) -> bool:
    """Whether it is the same sentence with a longer subject: the AI market in Africa reaches so much, 40% of clerks who use it agree."""
    owned = parts.entity is not None and parts.entity.named and parts.prop is None  # of whom a named thing is, a reader knows
    said, rest = made.text.removeprefix(made.subject), new.text.removeprefix(new.subject)
    if made.vague or owned or made.subject == new.subject or not rest.startswith(said) or "「" in new.subject:
        return False
    return _content(made.subject) < _content(new.subject)


def _content(text: str) -> set[str]:
    """The words of a noun phrase, without those that only join them and without their endings."""
    return {word.removesuffix("'s").rstrip("s'") for word in text.casefold().split()} - {"the", "a", "an", "of", "in", "for", "on", "at", ""}
