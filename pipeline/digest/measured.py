"""Which measure a claim is of, whatever word its article has for it, by `same_measures.tsv`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.components.noun_classes import is_of
from pipeline.records import ArticleRecord, Claim, Slot
from pipeline.tables.loader import Row, read
from pipeline.values.normal import fold

_UNSAID = "-"
COLUMNS = ("measure", "match", "words", "example")
_GENERATION = re.compile(r"(.+?)-?([0-9]{1,3})")
_WITHIN_WORDS = re.compile(r"[ \u3000]+")


class Measured(NamedTuple):
    """`family` is what statements are gathered under; only those with the same `name` can contradict each other."""

    family: str
    name: str
    event: bool = False  # someone does it time and again: two investments are no contradiction


@cache
def _rows() -> dict[str, tuple[tuple[str, str], ...]]:
    """For each way to match: its words with their measures, in the order of the table."""
    found: dict[str, list[tuple[str, str]]] = {"word": [], "event": [], "kind": [], "sentence": []}

    def add(row: Row) -> None:
        if row.cells["match"] not in found:
            raise ValueError(f"match is {row.cells['match']!r}; it is one of {', '.join(found)}")
        found[row.cells["match"]] += [(fold(word), row.cells["measure"]) for word in row.several("words")]

    read("same_measures.tsv", COLUMNS, add)
    return {match: tuple(words) for match, words in found.items()}


@cache
def _by_word(match: str) -> dict[str, str]:
    return dict(reversed(_rows()[match]))


def measured(claim: Claim, unit: str) -> Measured | None:
    """The measure of a claim, None where nothing says what is measured."""
    if claim.entity is None or (claim.entity.ref is None and not is_of("place", fold(claim.entity.text), "")):
        return None  # companies, users: not the same ones in another article
    if claim.property is None:
        if unit != "count" or claim.entity.ref is None:
            return None
        sentence = fold(claim.sentence.text)
        topic = next((measure for word, measure in _rows()["sentence"] if word in sentence), None)
        return Measured(topic, topic) if topic else None
    word = _word(claim.property)
    if says_not_of_what(claim.property):
        return None
    if same := _by_word("word").get(word):
        return Measured(same, same)
    if same := _by_word("event").get(word):
        return Measured(same, same, event=True)
    own = plain_name(claim.property)
    return Measured(_by_word("kind").get(word, own), own)


def says_not_of_what(prop: Slot) -> bool:
    """Whether a property is a word as シェア or 金額: in another article it measures something else."""
    return _by_word("word").get(_word(prop)) == _UNSAID


def _word(prop: Slot) -> str:
    return _WITHIN_WORDS.sub("", fold(prop.text))


def plain_name(slot: Slot) -> str:
    """The English name of a slot, without capitals and article."""
    return " ".join(slot.name.casefold().removeprefix("the ").split())


def who(slot: Slot | None, record: ArticleRecord) -> str:
    """Who or what a slot means. A family's name alone (`Trainium`) is its one member that the title names (`Trainium 3`)."""
    if slot is None:
        return ""
    if slot.ref is None:
        return plain_name(slot)
    title = fold(record.article.title or "")
    members = {
        product.id
        for product in record.products
        if product.id.startswith(f"{slot.ref}-")
        and product.id[len(slot.ref) + 1 :].isdigit()
        and (product.name in title or any(fold(mention.text) in title for mention in product.mentions))
    }
    return members.pop() if len(members) == 1 else slot.ref


def baseline(claim: Claim, unit: str, entity: str, record: ArticleRecord) -> str:
    """What the claim compares with. A multiple of a thing's own past is one, whether the article calls it the previous
    generation, names that generation, or leaves it out."""
    said = who(claim.baseline, record)
    if unit != "x":
        return said
    if claim.baseline is None:
        return "past" if claim.direction else ""
    if is_of("past", fold(claim.baseline.text), "") or _is_before(said, entity):
        return "past"
    return said


def _is_before(said: str, entity: str) -> bool:
    """Whether the one is the other's previous generation: trainium-2, trainium-3."""
    former, latter = _GENERATION.fullmatch(said), _GENERATION.fullmatch(entity)
    return bool(former and latter and former[1] == latter[1] and int(former[2]) + 1 == int(latter[2]))
