"""What an article without news is about, by the nouns of its title: AIで偽情報を見抜く方法: misinformation.

Nothing is said of them, so that no more than the words themselves must be right: they are the terms of the tables, and what is put together of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import Number, has_article, with_indefinite
from pipeline.summary.english.transfer.units import Fixed, is_clause, read_units
from pipeline.tables.loader import Row, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COLUMNS = ("match", "words", "example")
MOST = 3
_KINDS = frozenset({"thing", "people", "organisation", "field", "material", "event", "idea", "property", "latin", "body"})
_ASIDE = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")
_PLAIN = re.compile(r"[^0-9０-９〇一二三四五六七八九十]*")
_LATIN = re.compile(r"[A-Za-z-]{3,}")
_TITLES = re.compile(r"C[A-Z]O|vs|and|the|new", re.IGNORECASE)
# Said where nothing else is.
_COMMON = ("AI", "生成AI", "人工知能")
# A word as 参画 or 主張, which a title hardly is about.
_BARE = re.compile("[一-龥]{2}")


class Topic(NamedTuple):
    """An English noun without article, and how it behaves."""

    text: str
    number: Number

    @property
    def alone(self) -> str:
        """As a sentence has it: a lawsuit, but misinformation."""
        return with_indefinite(self.text) if self.number == "single" and not has_article(self.text) and not self.text.startswith("one of ") else self.text


@cache
def _dull() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {"word": [], "deed": [], "end": []}

    def add(row: Row) -> None:
        if row.cells["match"] not in found:
            raise ValueError(f"match is {row.cells['match']!r}; it is one of {', '.join(found)}")
        found[row.cells["match"]] += row.several("words")

    read("dull_topics.tsv", COLUMNS, add)
    return {match: tuple(words) for match, words in found.items()}


def topics(title: str, surfaces: Iterable[str], *, common: bool) -> list[Topic]:
    """At most three topics of a title, in its order; AI alone only where what is `common` is wanted.

    `surfaces` are the names in the title, which are told apart from its topics.
    """
    found: dict[str, tuple[int, Topic]] = {}
    rest: list[Topic] = []
    for at, japanese in enumerate(_runs(_ASIDE.sub("　", title), sorted(surfaces, key=len, reverse=True))):
        thing = _without_deeds(japanese)
        if thing in _COMMON:
            rest.append(Topic(translate(thing).text, "mass"))
        elif (topic := _topic(thing)) is not None and not any(_is_part(topic.text, other) or _is_part(other, topic.text) for other in found):
            found[topic.text] = (at, topic)
    telling = sorted(found.values(), key=lambda one: (-one[1].text.count(" "), one[0]))[:MOST]
    return [topic for _, topic in sorted(telling)] or (rest[:1] if common else [])


def _topic(japanese: str) -> Topic | None:
    dull = _dull()
    if japanese in (*dull["word"], *dull["deed"]) or japanese.endswith(dull["end"]) or len(japanese) < 2 or not _PLAIN.fullmatch(japanese):
        return None
    said = translate(japanese)
    if not said.sure or said.kind not in _KINDS or not said.text.isascii() or any(char.isdigit() for char in said.text):
        return None
    if said.kind == "latin" and (_LATIN.fullmatch(said.text) is None or _TITLES.fullmatch(said.text)):
        return None
    if said.kind in ("event", "idea") and " " not in said.text and _BARE.fullmatch(japanese):
        return None
    return Topic(said.text, said.number)


def _without_deeds(japanese: str) -> str:
    """農機導入発表: farm machines."""
    deed = next((word for word in _dull()["deed"] if japanese.endswith(word) and japanese != word), None)
    return japanese if deed is None else _without_deeds(japanese.removesuffix(deed))


def _is_part(text: str, other: str) -> bool:
    return f" {text.casefold()} " in f" {other.casefold()} " or text.rsplit(" ", 1)[-1] == other.rsplit(" ", 1)[-1]


def _runs(title: str, surfaces: Sequence[str]) -> Iterator[str]:
    """The nouns of a title that stand together, and what it quotes, without the names in it."""
    fixed: list[Fixed] = []
    for surface in surfaces:
        for hit in re.finditer(re.escape(surface), title) if surface else ():
            if not any(one.start < hit.end() and hit.start() < one.end for one in fixed):
                fixed.append(Fixed(hit.start(), hit.end(), "name", hit.end()))
    run, end = "", 0
    for unit in read_units(title, fixed, None):
        goes_on = unit.kind == "noun" and unit.start == end
        if run and not goes_on:
            yield run
            run = ""
        if unit.kind == "noun":
            run += unit.text
        elif unit.kind == "quoted" and not is_clause(unit.base):
            yield unit.base
        end = unit.end
    if run:
        yield run
