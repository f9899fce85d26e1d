"""The verb that English chooses by what it is done to, from `verb_objects.tsv`: people are hired, methods are adopted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.summary.english.predicates import Verb, regular
from pipeline.summary.english.style import kept_per_style
from pipeline.tables import loader

VERB_OBJECT_COLUMNS = ("verb", "objects", "english", "past", "participle", "example")
_ANYTHING, _SUM = "anything", "a sum"
_IS_SUM = re.compile(r"(?:[a-z]+ ){0,2}[$¥€£₩₹]")


@dataclass(frozen=True, slots=True)
class _Fitting:
    """A row: the verb that goes with the words of an object, or with all others."""

    base: str
    objects: frozenset[str]
    others: bool
    verb: Verb

    def fits(self, whom: str) -> bool:
        if _ANYTHING in self.objects:
            return True
        if _SUM in self.objects:
            return _IS_SUM.match(whom) is not None
        return self.objects.isdisjoint(whom.split()) == self.others


def _row(row: loader.Row) -> _Fitting:
    cells = row.cells
    if not all(cells[column] for column in ("verb", "objects", "english", "example")):
        raise ValueError("a row needs its verb, its objects, its English and an example")
    others = cells["objects"].startswith("not ")
    objects = frozenset(word.removeprefix("not ") for word in row.several("objects"))
    return _Fitting(cells["verb"], objects, others, regular(cells["english"], cells["past"], cells["participle"]))


@kept_per_style()
def _rows() -> dict[str, tuple[_Fitting, ...]]:
    found: dict[str, tuple[_Fitting, ...]] = {}
    for one in loader.read("verb_objects.tsv", VERB_OBJECT_COLUMNS, _row):
        found[one.base] = (*found.get(one.base, ()), one)
    return found


def fitting(verb: Verb, whom: str) -> Verb:
    """The verb for the object `whom`: 採用する takes on people and adopts things; funds are managed, sums are invested."""
    return next((one.verb for one in _rows().get(verb.base, ()) if one.fits(whom)), verb)
