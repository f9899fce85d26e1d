"""Words that point back, found by `references.tsv`: 同社, 両社, 自社, 同チップ, このアプリ, and 3社."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pipeline.tables.loader import Row, read

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("noun", "prefixes", "means", "of", "example")
MEANS = frozenset({"company", "product", "any", "body", "person"})
Number = Literal["one", "pair", "own", "count"]
_PREFIXES: dict[str, Number] = {
    "同": "one", "この": "one", "その": "one", "本": "one", "当該": "one", "両": "pair", "自": "own", "当": "own", "弊": "own",
}  # fmt: skip
# What may stand between prefix and noun: 同AIモデル, 同新型車.
_BETWEEN = r"(?:AI|新型?|最新|小型|大型|上位|基盤|言語|対話型?|生成|量子|電気|スマート)?"
# 共同, 合同, 日本, 担当: the prefix is the end of another word.
_BEFORE = r"(?<![共合一混協異大賛])(?<![一-龥々](?=本))(?<![担相該妥適正不見本](?=当))(?<![独各](?=自))(?<![両各](?=両))"
# 同社長 is a president, 同行する goes along, 同機能 is no machine.
_NOT_BEHIND = {
    "社": r"(?!長|会(?!長|見|議|計|員)|員)",
    "者": r"(?![一-龥々])",
    "行": r"(?=[はがもにとで、。，．」)）\s]|の(?!記者|医師)|によ|傘下|\Z)",
    "大": r"(?=[のはがもにとで、。」)）\s]|学|教授|発|\Z)",
}
_COUNT = re.compile(r"(?<![0-9０-９一-龥々ァ-ヺーA-Za-z.,．，])(?:大手)?(?P<count>[2-6２-６二三四五六])社(?=[はがもの、とでに])")
_DIGITS = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


@dataclass(frozen=True, slots=True)
class ReferenceNoun:
    """One row. `of` are product kinds, or endings of what is meant."""

    noun: str
    prefixes: tuple[str, ...]
    means: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """An expression that points back, `[start, end)`. `count` is how many it means, for "pair" and "count"."""

    start: int
    end: int
    number: Number
    noun: ReferenceNoun
    strict: bool  # この, その: may also introduce a thing that nobody has named
    count: int = 1


@cache
def reference_nouns() -> dict[str, ReferenceNoun]:
    """The rows by noun."""

    def make(row: Row) -> ReferenceNoun:
        if row.cells["means"] not in MEANS:
            raise ValueError(f"means is {row.cells['means']!r}; it is one of {', '.join(sorted(MEANS))}")
        prefixes = tuple(row.cells["prefixes"].split())
        for prefix in prefixes:
            if prefix not in _PREFIXES:
                raise ValueError(f"there is no prefix {prefix!r}")
        return ReferenceNoun(row.cells["noun"], prefixes, row.cells["means"], row.several("of"))

    found: dict[str, ReferenceNoun] = {}
    for noun in read("references.tsv", COLUMNS, make):
        if noun.noun in found:
            raise ValueError(f"references.tsv has {noun.noun} twice")
        found[noun.noun] = noun
    return found


def _alternative(noun: str) -> str:
    last = noun[-1]
    if noun in _NOT_BEHIND:
        return re.escape(noun) + _NOT_BEHIND[noun]
    if last.isascii():
        return re.escape(noun) + r"(?![A-Za-z0-9])"
    return re.escape(noun) + (r"(?![ァ-ヺー])" if "ァ" <= last <= "ー" else r"(?![一-龥々ァ-ヺー])")


@cache
def _pattern() -> re.Pattern[str]:
    nouns = sorted(reference_nouns(), key=lambda noun: (-len(noun), noun))
    return re.compile(
        f"{_BEFORE}(?P<prefix>{'|'.join(_PREFIXES)}){_BETWEEN}?(?P<noun>{'|'.join(_alternative(noun) for noun in nouns)})"
    )


def find_references(text: str, start: int = 0, end: int | None = None) -> Iterator[Reference]:
    """The references in `text[start:end]`, in order."""
    end = len(text) if end is None else end
    found: list[Reference] = []
    for match in _pattern().finditer(text, start, end):
        reference = _made(match.start(), match.end(), match["prefix"], match["noun"])
        if reference is not None:
            found.append(reference)
    for match in _COUNT.finditer(text, start, end):
        digit = match["count"]
        count = _DIGITS.get(digit) or int(digit)
        found.append(Reference(match.start(), match.end(), "count", reference_nouns()["社"], False, count))
    yield from sorted(found, key=lambda reference: reference.start)


def reference_at(text: str, start: int, end: int) -> Reference | None:
    """The reference that is all of `text[start:end]`, この before it belonging to it."""
    match = _pattern().match(text, start)
    if match is not None and match.end() == end:
        return _made(start, end, match["prefix"], match["noun"])
    for prefix in ("この", "その", "当該"):
        if text.startswith(prefix, start - 2):
            noun = reference_nouns().get(text[start:end])
            return _made(start, end, prefix, noun.noun) if noun is not None else None
    return None


def _made(start: int, end: int, prefix: str, word: str) -> Reference | None:
    noun = reference_nouns()[word]
    if prefix not in noun.prefixes:
        return None
    number = _PREFIXES[prefix]
    return Reference(start, end, number, noun, prefix in ("この", "その", "当該"), 2 if number == "pair" else 1)
