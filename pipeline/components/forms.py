"""The claim forms: rows of `forms.tsv`, compiled to regular expressions over coded sentences.

The head of the table tells its grammar. A form fills one or two slots of the claim of one quantity, or gives the claim
a fixed value (`modality=planned`). Rows compose; the order of the rows is their priority.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.components.form_signs import Needs, Signs, needs
from pipeline.components.phrases import BASES, TARGET, WIDTH
from pipeline.tables.loader import Row, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The slots of a claim; `{entity_to}` is a later phrase at which the entity ends (ソニーの + 契約者).
SLOTS = ("entity", "property", "baseline", "attribution")
#: What a form can fill: also the thing that is the entity where nothing else gives one (see otherwise.py).
FILLED = (*SLOTS, "thing")
PLACES = ("quantity", "before", "after", "sentence", "tail", "clause")
UNITS = ("money", "percent", "points", "times", "fraction", "count", "duration", "measure", "score")
COLUMNS = ("form", "units", "where", "fills", "pattern", "example", "gives", "not")
_MARKER = re.compile(r"\{([a-z_]+)(?::([a-z|]+))?\}")
_WORD = re.compile(r"<([a-z_]+)>")
#: What a slot takes where its marker does not say.
_DEFAULT = {
    "entity": "plain|place|organisation|company|product|reference|action",
    "property": "measure|plain|action|verb",
    "baseline": "date|plain|change|place|organisation|person|measure|action|company|product|time|reference",
    "attribution": "plain|place|organisation|person|company|product|reference|action|report",
    "np": "plain|change|place|organisation|person|measure|action|report|company|product|reference|time",
    "other": "quantity",
    "date": "date",
    "entity_to": "plain|action",
    "thing": "plain|place|organisation|person|company|product|reference|action|measure",
}


NOTHING = Needs(None, None, ())


@dataclass(frozen=True, slots=True)
class Form:
    """One row. `left` is matched up to the quantity, `right` behind it; `whole` where the form names no quantity."""

    name: str
    line: int
    units: frozenset[str]  # empty: any
    where: str
    value: tuple[str, str] | None  # ("modality", "planned")
    slots: tuple[str, ...]  # and "entity_to" where the pattern has it
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    whole: re.Pattern[str] | None
    wanted: frozenset[str]  # the claim's slots that it fills
    example: str
    gives: str
    negative: str
    before: str = ""  # the pattern on either side of the quantity, as the table has it
    behind: str = ""
    needs_before: Needs = NOTHING  # of a form that names the quantity: what must stand on either side of it
    needs_behind: Needs = NOTHING

    def match(self, code: str, at: int, tail: str, clause: str) -> dict[str, int] | None:
        """The position in `code` of each slot, `{}` for a form that gives a value, None where it does not match.

        `at` is the place of the quantity in `code`, `tail` the plain text behind it, `clause` the part of it up to the
        end of its clause.
        """
        if self.whole is not None:
            if self.where in ("tail", "clause"):
                found = self.whole.search(tail if self.where == "tail" else clause)
                return {} if found else None
            if self.where == "before":
                found = self.whole.match(code, 0, at)
            elif self.where == "after":
                found = self.whole.search(code, at + 1)
            else:
                found = self.whole.search(code)
            return {slot: found.start(slot) for slot in self.slots if found.group(slot)} if found else None
        positions: dict[str, int] = {}
        if self.left is not None:
            found = self.left.match(code, 0, at)
            if found is None:
                return None
            positions |= {slot: found.start(slot) for slot in self.slots if slot in found.re.groupindex and found.group(slot)}
        if self.right is not None:
            found = self.right.match(code, at + 1)
            if found is None:
                return None
            positions |= {slot: found.start(slot) for slot in self.slots if slot in found.re.groupindex and found.group(slot)}
        return positions


def _class(kinds: str) -> str:
    ranges = "".join(f"{chr(BASES[kind])}-{chr(BASES[kind] + WIDTH - 1)}" for kind in kinds.split("|"))
    return f"[{ranges}]"


def compile_pattern(pattern: str, words: Mapping[str, str]) -> str:
    """A form's pattern as a regular expression. Raises ValueError where it uses an unknown marker or word list."""

    def word(match: re.Match[str]) -> str:
        if match.group(1) not in words:
            raise ValueError(f"the word list <{match.group(1)}> is not in form_words.tsv")
        return f"(?:{words[match.group(1)]})"

    def marker(match: re.Match[str]) -> str:
        name, kinds = match.groups()
        if name == "quantity":
            return TARGET
        if name not in _DEFAULT:
            raise ValueError(f"{{{name}}} is no slot")
        try:
            kind_class = _class(kinds or _DEFAULT[name])
        except KeyError as error:
            raise ValueError(f"{error.args[0]} is no kind of phrase") from error
        return f"(?P<{name}>{kind_class})" if name in FILLED or name == "entity_to" else kind_class

    expanded = _WORD.sub(word, pattern)
    expanded = expanded.replace("@", _class("verb|change") + "?")
    expanded = expanded.replace("¬", f"[^。、,?!{_class('quantity')[1:-1]}]{{0,40}}?")
    expanded = expanded.replace("…", r"[^。?!]{0,80}?").replace("‥", r"[^。、,?!]{0,40}?")
    return _MARKER.sub(marker, expanded)


def _make(row: Row, words: Mapping[str, str]) -> Form:
    cells = row.cells
    where, pattern = cells["where"], cells["pattern"]
    if where not in PLACES:
        raise ValueError(f"where is {where!r}; it is one of {', '.join(PLACES)}")
    units = frozenset(row.several("units")) - {"any"}
    if units - set(UNITS):
        raise ValueError(f"unknown units {', '.join(sorted(units - set(UNITS)))}; use {', '.join(UNITS)} or any")
    named = tuple(dict.fromkeys(name for name, _ in _MARKER.findall(pattern) if name in FILLED or name == "entity_to"))
    slots = tuple(name for name in named if name in FILLED)
    value: tuple[str, str] | None = None
    if "=" in cells["fills"]:
        name, _, fixed = cells["fills"].partition("=")
        value = (name, fixed)
    elif tuple(row.several("fills")) != slots:
        raise ValueError(f"fills says {cells['fills']!r}, the pattern fills {' | '.join(slots)}")
    left = right = whole = None
    try:
        if "{quantity}" in pattern:
            before, _, behind = compile_pattern(pattern, words).partition(TARGET)
            # The greedy start finds the place that is nearest to the quantity.
            left = re.compile(f"(?s:.*)(?:{before})\\Z") if before else None
            right = re.compile(behind) if behind else None
        elif where == "before":
            whole = re.compile(f"(?s:.*)(?:{compile_pattern(pattern, words)})")
        else:
            whole = re.compile(compile_pattern(pattern, words))
    except re.error as error:
        raise ValueError(f"the pattern is no regular expression: {error}") from error
    said_before, named_quantity, said_behind = pattern.partition("{quantity}")
    sides = [needs(side, _DEFAULT) if named_quantity else NOTHING for side in (said_before, said_behind)]
    return Form(cells["form"], row.line, units, where, value, named, left, right, whole, frozenset(slots), cells["example"], cells["gives"], cells["not"], said_before, said_behind, *sides)


@cache
def load_words() -> dict[str, str]:
    """The word lists that patterns name as `<list>`."""
    return dict(read("form_words.tsv", ("list", "pattern", "example"), lambda row: (row.cells["list"], row.cells["pattern"])))


@cache
def load_forms() -> tuple[Form, ...]:
    """Every form, in the order of the table. Raises TableError for a bad row."""
    words = load_words()
    return tuple(read("forms.tsv", COLUMNS, lambda row: _make(row, words)))


@cache
def forms_for(kind: str) -> tuple[Form, ...]:
    """The forms that speak for quantities of one kind of unit."""
    return tuple(form for form in load_forms() if not form.units or kind in form.units)


@cache
def _edges() -> frozenset[str]:
    """The signs that some form needs beside the quantity."""
    edges = [signs for form in load_forms() for signs in (form.needs_before.last, form.needs_behind.first)]
    return frozenset().union(*(signs for signs in edges if signs is not None))


def forms_between(kind: str, before: str, behind: str) -> Iterator[Form]:
    """The forms for one kind of unit that may match a quantity with these signs before it and behind it, in their order."""
    left, right = before[-1:], behind[:1]
    signs_before, signs_behind = set(before), set(behind)
    for form, needs_before, needs_behind in _forms_beside(kind, left if left in _edges() else "", right if right in _edges() else ""):
        for signs in needs_before:
            if signs.isdisjoint(signs_before):
                break
        else:
            for signs in needs_behind:
                if signs.isdisjoint(signs_behind):
                    break
            else:
                yield form


@lru_cache(maxsize=1 << 12)
def _forms_beside(kind: str, left: str, right: str) -> tuple[tuple[Form, tuple[frozenset[str], ...], tuple[frozenset[str], ...]], ...]:
    """The forms that may match between these two signs, and what each needs before the quantity and behind it."""
    return tuple(
        (form, form.needs_before.everywhere, form.needs_behind.everywhere)
        for form in forms_for(kind)
        if _fits(form.needs_before.last, left) and _fits(form.needs_behind.first, right)
    )


def _fits(signs: Signs, sign: str) -> bool:
    return signs is None or sign in signs
