"""The terms of `glossary.tsv` and `loanwords.tsv`, found longest first."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.errors import TableError
from pipeline.summary.english.grammar import plural_of
from pipeline.summary.english.spelling import spelled
from pipeline.summary.english.style import kept_per_style
from pipeline.tables import loader

GLOSSARY_COLUMNS = ("japanese", "english", "plural", "modifier", "kind", "example")
LOANWORD_COLUMNS = ("katakana", "english", "plural", "modifier", "kind", "example")

# Kinds of which the article mostly speaks as a class, so that a bare noun is put in the plural.
GENERIC_PLURAL = frozenset({"people", "organisation", "thing"})
KINDS = frozenset(
    (
        "property", "thing", "people", "organisation", "body", "person", "field", "event", "idea", "place", "period", "compare", "material",
        "modifier", "which", "total", "suffix", "premodifier", "postmodifier", "name",
    )
)  # fmt: skip


class Term(NamedTuple):
    """One sense of a Japanese word.

    `plural` is empty for a regular plural, "-" for a mass noun and the same as `english` where the noun is only used
    in the plural. `modifier` is the form before another noun. Suffixes hold a pattern: `{}` the noun before it as a
    modifier, `{1}` in the singular, `{s}` in the plural, `{n}` as it stands alone; their `modifier` is the kind of what they make.
    """

    japanese: str
    english: str
    plural: str
    modifier: str
    kind: str

    def many(self) -> str:
        """The plural, "" for a mass noun."""
        return "" if self.plural == "-" else self.plural or plural_of(self.english)


CLOSING = ("suffix", "premodifier", "postmodifier")  # kinds that are read with the noun before them
_MASS = ("modifier", "which", "total", "place", "material", "name", "body", "person")


def _term(row: loader.Row) -> Term:
    cells = row.cells
    japanese = cells.get("japanese") or cells.get("katakana") or ""
    english, kind = cells["english"], cells["kind"]
    if not japanese or not english:
        raise ValueError("a term needs its Japanese and its English")
    if kind not in KINDS:
        raise ValueError(f"there is no kind {kind!r}")
    if (kind in CLOSING) != ("{" in english):
        raise ValueError(f"a {kind} {'needs' if '{' not in english else 'has no'} pattern with {{}}")
    if kind == "suffix" and cells["modifier"] not in KINDS:
        raise ValueError("a suffix names the kind of what it makes as its modifier")
    plural = cells["plural"] or ("-" if kind in _MASS else "")
    english = spelled(english)
    return Term(japanese, english, spelled(plural), spelled(cells["modifier"]) or english, kind)


@cache
def _rows() -> dict[str, list[tuple[str, loader.Row]]]:
    """Table and row of every sense, by the word; a word of the glossary has no row of the loanwords."""
    found: dict[str, list[tuple[str, loader.Row]]] = {}
    for row in loader.rows("glossary.tsv", GLOSSARY_COLUMNS):
        found.setdefault(row.cells["japanese"], []).append(("glossary.tsv", row))
    for row in loader.rows("loanwords.tsv", LOANWORD_COLUMNS):
        found.setdefault(row.cells["katakana"], [("loanwords.tsv", row)])
    return found


def words() -> frozenset[str]:
    """Every word of the tables."""
    return frozenset(_rows())


@kept_per_style(20000)
def senses(word: str) -> tuple[Term, ...]:
    """The senses of a word in the order of their rows; none where the tables do not know it.

    Rows are checked here, when they are first used: thousands of them would make every start slow.
    """
    made = []
    for table, row in _rows().get(word, ()):
        try:
            made.append(_term(row))
        except ValueError as error:
            raise TableError(table, row.line, str(error), "Correct the row; the first lines of the table tell its grammar") from error
    return tuple(made)


@cache
def _longest_by_first() -> dict[str, int]:
    """The length of the longest term that starts with a character."""
    longest: dict[str, int] = {}
    for word in _rows():
        if len(word) > longest.get(word[0], 0):
            longest[word[0]] = len(word)
    return longest


def find(text: str, start: int) -> list[tuple[int, tuple[Term, ...]]]:
    """The terms that start at `start`, longest first, with their ends."""
    known = _rows()
    found = []
    for end in range(min(len(text), start + _longest_by_first().get(text[start], 0)), start, -1):
        word = text[start:end]
        if word in known:
            found.append((end, senses(word)))
    return found
