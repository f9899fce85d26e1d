"""Predicates of figures: the English verb of a Japanese dictionary form, and verb forms by modality and tense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pipeline.summary.english.grammar import Number, going_on, third_person
from pipeline.summary.english.spelling import spelled
from pipeline.summary.english.style import kept_per_style
from pipeline.tables import loader

if TYPE_CHECKING:
    from pipeline.records import Modality

PREDICATE_COLUMNS = ("japanese", "english", "past", "participle", "alone", "alone_past", "alone_participle", "class", "example")
LASTING_COLUMNS = ("verb", "example", "english")
PredicateClass = Literal["object", "reach", "up", "down", "share", "cost", "be", "say", "with", "alone"]
CLASSES = frozenset({"object", "reach", "up", "down", "share", "cost", "be", "say", "with", "alone"})
Tense = Literal["present", "past", "perfect", "future"]

_DOUBLED = frozenset({"ship", "stop", "drop", "plan", "permit", "submit", "emit", "refer", "top", "drag", "excel", "patrol", "scrap", "transfer"})


@dataclass(frozen=True, slots=True)
class Verb:
    """An English verb: base form, past and participle; each with its particle (account for, accounted for)."""

    base: str
    past: str
    participle: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A row of the table: `verb` with an object, `alone` without one."""

    japanese: str
    verb: Verb
    alone: Verb
    kind: PredicateClass


def regular(base: str, past: str = "", participle: str = "") -> Verb:
    """A verb with its regular forms where none are given."""
    word, _, rest = base.partition(" ")
    if word == "be":
        made, done = "was", "been"
    elif word == "have":
        made = done = "had"
    elif word.endswith("e"):
        made = done = word + "d"
    elif re.search(r"[^aeiou]y$", word):
        made = done = word[:-1] + "ied"
    elif word in _DOUBLED:
        made = done = word + word[-1] + "ed"
    else:
        made = done = word + "ed"
    past = past or f"{made} {rest}".strip()
    participle = participle or (f"{done} {rest}".strip() if made != done or word in ("be",) else past)
    return Verb(spelled(base), spelled(past), spelled(participle))


BE = regular("be")
HAVE = regular("have")


def _predicate(row: loader.Row) -> Predicate:
    cells = row.cells
    if cells["class"] not in CLASSES:
        raise ValueError(f"there is no class {cells['class']!r}")
    if not cells["japanese"] or not cells["english"]:
        raise ValueError("a predicate needs its Japanese and its English")
    verb = regular(cells["english"], cells["past"], cells["participle"])
    alone = regular(cells["alone"], cells["alone_past"], cells["alone_participle"]) if cells["alone"] else verb
    return Predicate(cells["japanese"], verb, alone, cells["class"])  # type: ignore[arg-type]


@kept_per_style()
def predicates() -> dict[str, Predicate]:
    """All predicates by dictionary form."""
    return {predicate.japanese: predicate for predicate in loader.read("predicates.tsv", PREDICATE_COLUMNS, _predicate)}


@kept_per_style(4096)
def find_predicate(japanese: str | None) -> Predicate | None:
    """The predicate of a dictionary form; させる, される and できる count as する."""
    if not japanese:
        return None
    known = predicates()
    found = known.get(japanese)
    if found is not None:
        return found
    stem = re.sub(r"(?:させる|される|できる|出来る|いたす|致す|する)$", "", japanese)
    return known.get(stem + "する") or known.get(stem)


@cache
def lasting_verbs() -> frozenset[str]:
    """The verbal nouns that a headline leaves without する to tell how things are: 利用, 支持."""
    return frozenset(loader.read("lasting_verbs.tsv", LASTING_COLUMNS, lambda row: row.cells["verb"]))


def lasts(japanese: str) -> bool:
    """Whether a verb, by its dictionary form or its bare noun, tells what goes on: 利用する."""
    return japanese.removesuffix("する") in lasting_verbs()


def say_verb(verb: Verb, number: Number, modality: Modality, tense: Tense, *, agent: bool, told: bool, plan: str = "plan to", over: bool = False, found: bool = False) -> str:
    """The verb of a sentence: rises, has risen, is expected to rise, plans to cut.

    `agent` is true where the subject can plan; `told` where the sentence already says who reports it; `plan` is the verb of one
    who plans; `over` is true of what has a date that has passed, and is no more expected; `found` of what came to light, and is not only said.
    """
    many = number == "plural"
    be = "are" if many else "is"
    if modality == "planned":
        if agent:
            return f"{plural_of_be(plan) if many else third_person(plan)} {verb.base}"
        return f"{be} planned to be{verb.base[2:]}" if verb.base.startswith("be") else f"{be} to {verb.base}"
    if modality == "forecast" and over:
        return f"{be} estimated to have {verb.participle}"
    if modality == "forecast":
        return f"{be} expected to {verb.base}"
    if modality == "possible":
        return f"may {verb.base}"
    if modality == "negated":
        return _negated(verb, many, tense)
    if modality == "reported" and not told and tense == "future":
        return f"will reportedly {verb.base}"
    if modality == "reported" and not told:
        be, said = ("were" if many else "was", "found") if found else (be, "said")
        return f"{be} {said} to {verb.base}" if tense == "present" else f"{be} {said} to have {verb.participle}"
    return _finite(verb, many, tense)


def under_way(verb: Verb) -> Verb:
    """be investing: of what is being done, or about to be."""
    said = going_on(verb.base)
    return Verb(f"be {said}", f"was {said}", f"been {said}")


def plural_of_be(verb: str) -> str:
    """A verb as it stands behind a plural: be in talks to → are in talks to."""
    return f"are{verb[2:]}" if verb == "be" or verb.startswith("be ") else verb


def _finite(verb: Verb, many: bool, tense: Tense) -> str:
    if tense == "future":
        return f"will {verb.base}"
    if tense == "perfect":
        return f"{'have' if many else 'has'} {verb.participle}"
    if tense == "past":
        return "were" + verb.past[3:] if many and verb.past.startswith("was") else verb.past
    if many:
        return plural_of_be(verb.base)
    return third_person(verb.base)


def _negated(verb: Verb, many: bool, tense: Tense) -> str:
    if verb.base == "be" or verb.base.startswith("be "):
        return _finite(regular("be"), many, "past" if tense == "past" else "present") + " not" + verb.base[2:]
    if tense == "past":
        return f"did not {verb.base}"
    if tense == "perfect":
        return f"{'have' if many else 'has'} not {verb.participle}"
    return f"{'do' if many else 'does'} not {verb.base}"
