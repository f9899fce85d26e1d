"""Classes of nouns by their last word or ending, from `noun_classes.tsv`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.tables.loader import read

if TYPE_CHECKING:
    from pipeline.tables.loader import Row

CLASSES = frozenset(
    {
        "formal", "alone", "nobody", "unmeasured", "statistic", "pointer", "company_reference", "reference", "report", "time", "outlook",
        "place", "person", "organisation", "past", "praise", "denominator", "answered", "clause_end",
    }
)  # fmt: skip
COLUMNS = ("noun", "class", "match", "example")


@cache
def _table() -> dict[tuple[str, str], tuple[str, ...]]:
    """(class, match) -> nouns."""
    found: dict[tuple[str, str], list[str]] = {}

    def add(row: Row) -> None:
        kind, match = row.cells["class"], row.cells["match"]
        if kind not in CLASSES:
            raise ValueError(f"there is no class {kind!r}")
        if match not in ("word", "ending", "part"):
            raise ValueError(f"match is {match!r}; it is word, ending or part")
        found.setdefault((kind, match), []).append(row.cells["noun"])

    read("noun_classes.tsv", COLUMNS, add)
    return {key: tuple(nouns) for key, nouns in found.items()}


@cache
def nouns_of(kind: str) -> frozenset[str]:
    """The nouns that are of a class as whole words."""
    return frozenset(_table().get((kind, "word"), ()))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    endings = [re.escape(noun) + r"\Z" for noun in _table().get((kind, "ending"), ())]
    parts = [re.escape(noun) for noun in _table().get((kind, "part"), ())]
    return re.compile("|".join(endings + parts) or r"(?!)")


@cache
def _praise() -> re.Pattern[str]:
    words = sorted(nouns_of("praise"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})(?:なまでの|な|の)?(?=.)")


def without_praise(phrase: str) -> str:
    """A property without what only tells how the writer is struck: 驚異的な速度, 巨額投資."""
    return phrase[found.end() :] if (found := _praise().match(phrase)) else phrase


def is_of(kind: str, phrase: str, last_word: str) -> bool:
    """Whether a phrase with this last word is of a class. Both are folded."""
    return last_word in nouns_of(kind) or _pattern(kind).search(phrase) is not None
