"""Finds the words of `date_words.tsv` in a text: 昨年, 来春, 同日, 午後, 毎月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from pipeline.tables.loader import Row, read
from pipeline.values.timex_atoms import Atom, Origin, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("word", "means", "not_after", "not_before", "example")
_CLASSES = {"kanji": "一-龠々", "hiragana": "ぁ-ん", "katakana": "ァ-ヶー", "letter": "A-Za-z", "digit": "0-9"}
_PART = re.compile(r"([a-z]+)=(?:(now|then)([+-][0-9]))?(?:F?([0-9]+)$)?(.*)")
_UNITS = frozenset(get_args(Unit))


@dataclass(frozen=True, slots=True)
class DateWord:
    """A row: the parts that the word stands for, none where it only hides others, and what may not stand beside it."""

    word: str
    atoms: tuple[Atom, ...]
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours of the word at `start:end` allow it."""
        if self.not_after and self.not_after.search(text, max(0, start - 3), start):
            return False
        return not (self.not_before and self.not_before.match(text, end))


def _one_of(parts: tuple[str, ...]) -> str:
    return "|".join(f"[{_CLASSES[part]}]" if part in _CLASSES else re.escape(part) for part in parts)


def _make_atom(word: str, spec: str, bound: bool, mod: str | None) -> Atom:
    found = _PART.fullmatch(spec)
    if not found or found[1] not in _UNITS:
        raise ValueError(f"{spec!r} is no part of a date")
    unit, origin, offset, number, text = found.groups()
    if unit == "half" and "=F" in spec:
        text = "fiscal"
    return Atom(
        0, len(word), cast("Unit", unit), origin=cast("Origin", origin or "is"), text=text, bound=bound, mod=mod, rule=word,
        number=int(offset) if offset else int(number) if number else None,
    )  # fmt: skip


def _make_word(row: Row) -> DateWord:
    word, means = row.cells["word"], row.cells["means"]
    specs = [] if means == "-" else means.split()
    flags = dict(spec.split("=") for spec in specs if spec.startswith(("mod=", "bound=")))
    parts = [spec for spec in specs if not spec.startswith(("mod=", "bound="))]
    if means != "-" and not parts:
        raise ValueError(f"{means!r} names no part of a date")
    atoms = tuple(
        _make_atom(word, spec, "bound" in flags, flags.get("mod") if spec is parts[-1] else None) for spec in parts
    )
    after, before = row.several("not_after"), row.several("not_before")
    return DateWord(
        word,
        atoms,
        re.compile(f"(?:{_one_of(after)})\\Z") if after else None,
        re.compile(_one_of(before)) if before else None,
    )


@cache
def date_words() -> dict[str, DateWord]:
    """The table by word."""
    return {entry.word: entry for entry in read("date_words.tsv", COLUMNS, _make_word)}


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation, grouped by first character so that a miss costs little, the longest word first."""
    by_first: dict[str, list[str]] = {}
    for word in date_words():
        by_first.setdefault(word[0], []).append(word[1:])
    groups = []
    for first, rests in sorted(by_first.items()):
        tails = "|".join(re.escape(rest) for rest in sorted(rests, key=len, reverse=True))
        groups.append(f"{re.escape(first)}(?:{tails})")
    return re.compile("|".join(groups))


def find_words(text: str) -> Iterator[tuple[int, int, tuple[Atom, ...]]]:
    """Every word in the text: start, end, and its parts (none: the word only hides what is inside it)."""
    words, pattern, at = date_words(), _pattern(), 0
    while found := pattern.search(text, at):
        start, end = found.span()
        entry = words[found[0]]
        while not entry.fits(text, start, end):
            shorter = next((words[text[start:e]] for e in range(end - 1, start, -1) if text[start:e] in words), None)
            if shorter is None:
                break
            entry, end = shorter, start + len(shorter.word)
        else:
            yield start, end, tuple(_placed(atom, start, end) for atom in entry.atoms)
            at = end
            continue
        at = start + 1


def _placed(atom: Atom, start: int, end: int) -> Atom:
    return Atom(
        start, end, atom.unit, atom.number, atom.high, atom.origin, atom.text, atom.amount, atom.amount_high, atom.mod,
        atom.bound, atom.problem, atom.doubt, atom.rule,
    )  # fmt: skip
