"""Units and counters as English nouns, from `unit_names.tsv`."""

from __future__ import annotations

import re
from functools import cache

from pipeline.summary.english import lexicon
from pipeline.summary.english.grammar import plural_of
from pipeline.summary.english.spelling import spelled
from pipeline.summary.english.style import kept_per_style
from pipeline.tables import loader

_BANKS = ("bank", "banks")
_OF_BANKS = re.compile(r"銀行|地銀|メガバンク|信金|信託|融資|預金|[0-9]行(?:が|は|と|で)(?:[^書])")
_THINGS = frozenset({"thing", "people", "organisation", "event", "field", "idea"})
_IMAGES = ("image", "images")
_OF_IMAGES = re.compile(r"画像|枚の?生成")
_POINTS = ("point", "points")
_OF_POINTS = re.compile(r"[0-9０-９一二三四五六七八九十]点(?:[」』）)。]|です|だ|に(?:集約|絞)|と(?:評価|採点|自己)|満点|中|しか)|[.．][0-9０-９]+点")
UNIT_COLUMNS = ("japanese", "unit", "english", "plural", "example")


@cache
def _rows() -> list[loader.Row]:
    return list(loader.rows("unit_names.tsv", UNIT_COLUMNS))


@kept_per_style()
def counters() -> dict[str, tuple[str, str]]:
    """Japanese counter or unit word → (singular, plural); both empty for a counter that English does not say (つ)."""
    return {
        row.cells["japanese"]: _forms(row.cells["english"], row.cells["plural"])
        for row in _rows()
        if row.cells["japanese"] != "-"
    }


@kept_per_style()
def unit_words() -> dict[str, tuple[str, str]]:
    """Unit symbol → (singular, plural) for the units that are said in words: `yr` → (year, years), `pp`, `pt`."""
    found: dict[str, tuple[str, str]] = {}
    for row in _rows():
        unit = row.cells["unit"]
        if unit not in ("", "count") and unit not in found:
            found[unit] = _forms(row.cells["english"], row.cells["plural"])
    return found


@kept_per_style(4096)
def counted_noun(counter: str) -> tuple[str, str]:
    """(singular, plural) of what a counter counts; a counter without a row is looked up as a word (3プラン)."""
    found = counters().get(counter)
    if found is not None:
        return found
    for term in lexicon.senses(counter):
        if term.kind in _THINGS and term.many():
            return term.english, term.many()
    return "", ""


def noun_in(counter: str, sentence: str) -> tuple[str, str]:
    """The same in a sentence: 行 are lines, but banks where it speaks of those; 枚 are sheets, but images where some are generated;
    点 are items, but points of a score or a list."""
    if counter == "点" and _OF_POINTS.search(sentence):
        return _POINTS
    if counter == "枚" and _OF_IMAGES.search(sentence):
        return _IMAGES
    return _BANKS if counter == "行" and _OF_BANKS.search(sentence) else counted_noun(counter)


def _forms(english: str, plural: str) -> tuple[str, str]:
    if english == "-":
        return "", ""
    english, plural = spelled(english), spelled(plural)
    return english, english if plural == "-" else plural or plural_of(english)
