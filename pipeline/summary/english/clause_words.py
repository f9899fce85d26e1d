"""What stands beside a verb: postpositions, adverbs, and the preposition that an English verb takes, from `clause_words.tsv`."""

from __future__ import annotations

from functools import cache

from pipeline.summary.english.predicates import Verb, regular
from pipeline.summary.english.style import kept_per_style
from pipeline.tables import loader

CLAUSE_COLUMNS = ("japanese", "english", "kind", "example")
KINDS = frozenset({"behind", "adverb", "verb", "field", "passive", "counter", "saying", "held", "able", "plan", "total"})


def _row(row: loader.Row) -> tuple[str, str, str]:
    cells = row.cells
    if cells["kind"] not in KINDS:
        raise ValueError(f"there is no kind {cells['kind']!r}")
    if not cells["japanese"] or not cells["english"]:
        raise ValueError("a row needs its Japanese and its English")
    return cells["kind"], cells["japanese"], "" if cells["english"] == "-" else cells["english"]


@cache
def _rows() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {kind: {} for kind in sorted(KINDS)}
    for kind, japanese, english in loader.read("clause_words.tsv", CLAUSE_COLUMNS, _row):
        found[kind][japanese] = english
    return found


def behind() -> dict[str, str]:
    """Words behind a noun phrase → the English preposition."""
    return _rows()["behind"]


def adverbs() -> dict[str, str]:
    """Words by themselves → what English says, "" where it says nothing."""
    return _rows()["adverb"]


def totals() -> dict[str, str]:
    """Words directly before a figure that tell what it is of several → what English says before it: 平均, an average of."""
    return _rows()["total"]


def to_whom() -> dict[str, str]:
    """The base form of an English verb → the preposition for に and へ."""
    return _rows()["verb"]


def on_what() -> dict[str, str]:
    """The base form of an English verb → the preposition for で behind what it is about."""
    return _rows()["field"]


def where() -> dict[str, str]:
    """A counter → the preposition for で behind a count of it."""
    return _rows()["counter"]


def passive_to() -> dict[str, str]:
    """The base form of an English verb → its participle with the preposition for に."""
    return _rows()["passive"]


@kept_per_style()
def sayings() -> dict[str, Verb]:
    """A verb of saying or thinking that follows a clause and と → its English: of 増えると述べる, say (that it grows)."""
    return {japanese: regular(*english.split(", ")) for japanese, english in _rows()["saying"].items()}


@kept_per_style()
def held() -> dict[str, Verb]:
    """A verb that says a level or what people do, where its object is a thing → its English: 人員削減を計画する, plan (job cuts)."""
    return {japanese: regular(*english.split(", ")) for japanese, english in _rows()["held"].items()}


def able() -> dict[str, str]:
    """A verb that says that something can be done → the verb that says that it is done: 使える, 使う."""
    return _rows()["able"]


def plans() -> dict[str, str]:
    """Words that tell how far a plan has come → the verb before the deed: で合意 → have agreed to."""
    return _rows()["plan"]
