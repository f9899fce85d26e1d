"""The terms of `glossary.tsv` and `loanwords.tsv`, found longest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.summary.english.grammar import plural_of
from pipeline.tables import loader

GLOSSARY_COLUMNS = ("japanese", "english", "plural", "modifier", "kind", "example")
LOANWORD_COLUMNS = ("katakana", "english", "plural", "kind", "example")

# Kinds of which the article mostly speaks as a class, so that a bare noun is put in the plural.
GENERIC_PLURAL = frozenset({"people", "organisation", "thing"})
KINDS = frozenset(
    ["property", "money", "thing", "people", "organisation", "field", "event", "idea", "place", "period", "compare", "material", "modifier", "which", "total", "suffix", "premodifier", "postmodifier", "name"]
)


@dataclass(frozen=True, slots=True)
class Term:
    """One sense of a Japanese word.

    `plural` is empty for a regular plural, "-" for a mass noun and the same as `english` where the noun is only used
    in the plural.
    `modifier` is the form before another noun. Suffixes hold a pattern with `{}` or, in the plural, `{s}`.
    """

    japanese: str
    english: str
    plural: str
    modifier: str
    kind: str

    def many(self) -> str:
        """The plural, "" for a mass noun."""
        return "" if self.plural == "-" else self.plural or plural_of(self.english)


def _term(row: loader.Row) -> Term:
    cells = row.cells
    japanese = cells.get("japanese") or cells.get("katakana") or ""
    english, kind = cells["english"], cells["kind"]
    if not japanese or not english:
        raise ValueError("a term needs its Japanese and its English")
    if kind not in KINDS:
        raise ValueError(f"there is no kind {kind!r}")
    if (kind in ("suffix", "premodifier", "postmodifier")) != ("{" in english):
        raise ValueError(f"a {kind} {'needs' if '{' not in english else 'has no'} pattern with {{}}")
    plural = cells["plural"] or ("-" if kind in ("modifier", "which", "total", "place", "material", "name") else "")
    return Term(japanese, english, plural, cells.get("modifier", "") or english, kind)


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """All terms by their Japanese; a word with several rows keeps their order."""
    found: dict[str, tuple[Term, ...]] = {}
    for term in loader.read("glossary.tsv", GLOSSARY_COLUMNS, _term):
        found[term.japanese] = (*found.get(term.japanese, ()), term)
    for term in loader.read("loanwords.tsv", LOANWORD_COLUMNS, _term):
        found.setdefault(term.japanese, (term,))
    return found


@cache
def longest_by_first() -> dict[str, int]:
    """The length of the longest term that starts with a character."""
    longest: dict[str, int] = {}
    for word in terms():
        if len(word) > longest.get(word[0], 0):
            longest[word[0]] = len(word)
    return longest


def find(text: str, start: int) -> list[tuple[int, tuple[Term, ...]]]:
    """The terms that start at `start`, longest first, with their ends."""
    known = terms()
    found = []
    for end in range(min(len(text), start + longest_by_first().get(text[start], 0)), start, -1):
        hit = known.get(text[start:end])
        if hit:
            found.append((end, hit))
    return found
