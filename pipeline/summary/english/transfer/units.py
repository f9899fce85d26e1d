"""A Japanese sentence as units: words, but each figure, date and name as one, and brackets left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pipeline.language.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.language.words import Word

UnitKind = Literal["noun", "verb", "adjective", "adverb", "adnominal", "aux", "particle", "conjunction", "comma", "stop", "figure", "date", "name", "quoted"]

_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
# What only the writer feels about it, and what leads on: 驚くべきことに、.
_ASIDES = re.compile(r"(?:(?:驚く|特筆す|注目す)べきことに|(?:興味深い|面白い|意外な|残念な|嬉しい|うれしい)ことに|(?:正直|結局)(?:な|の)ところ|(?:私|僕)?個人(?:的に|として)は|(?:私|僕)としては|言うまでもなく|ご存[知じ]の(?:通り|ように)|(?:私|僕)の(?:経験|感覚|見解|考え)では|(?:いまや|今や)(?=[0-9０-９数約])|なんと(?=[0-9０-９数約])|いや(?=、?[0-9０-９数約]))、?")
_QUOTED = re.compile(r"[「『“][^「」『』“”]*[」』”]")
# What stands beside a figure and belongs to it; its comparator says it.
_BEFORE = re.compile(r"(?:約|およそ|ほぼ|最大で?|最低でも|最低|少なくとも|計|合計で?|総計|総額で?|わずか|たった|累計で?|延べ|のべ|全|推定)+$")
_BEHIND = re.compile(r"(?:以上|以下|未満|前後|程度|ほど|近く|余り|余(?![りる])|あまり|弱|強|超|規模|級|台|ずつ|もの(?=[^がをには]))*")
# What may stand in brackets before the same amount once more; another figure there is a rate or a part: 5億円（1ドル150円換算）.
_SAME = re.compile(r"(?:日本円(?:で|に(?:して|換算(?:で|すると)?)?)|円換算で|[=＝≒約])*")
_AGE = re.compile("[歳才](?:以上|以下|未満)$|(?:[~～〜–－-]|から)[0-9０-９]+[歳才]$")
_CLAUSE_INSIDE = re.compile(r"[がをにはでもと][^ぁ-ん]*[ぁ-ん]|[うくぐすつぬぶむるただい]$")


class UnsaidError(Exception):
    """A word or a phrase for which no English is known to be right."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A stretch of the sentence that the record knows: `index` is that of the quantity, date or mention."""

    start: int
    end: int
    kind: Literal["figure", "date", "name"]
    index: int


@dataclass(frozen=True, slots=True)
class Unit:
    """`base` is the dictionary form, `tag` UniDic's part of speech; `index` as in Fixed."""

    kind: UnitKind
    text: str
    start: int
    end: int
    base: str = ""
    tag: str = ""
    index: int = -1


def read_units(text: str, fixed: Sequence[Fixed], target: int | None) -> list[Unit]:
    """The units of a sentence, in order. `target` is the index of the figure that is to be told, which stands in no brackets."""
    spans = [*_widened(text, fixed)]
    own = next((one.start for one in spans if one.kind == "figure" and one.index == target), -1)
    if target is not None and own < 0:
        return []
    left_out = [m.span() for m in _BRACKETS.finditer(text)]
    asides = [m.span() for m in _ASIDES.finditer(text)]
    around = next(((start, end) for start, end in left_out if start <= own < end), None)
    if around is not None:
        same = next((one for one in spans if one.kind == "figure" and one.end == around[0]), None)
        mine = next(one for one in spans if one.start == own)
        if same is None or not _SAME.fullmatch(text[around[0] + 1 : mine.start]):
            return []
        left_out.remove(around)
        left_out += [(same.start, mine.start), (mine.end, around[1])]  # 80億ドル（約1兆円）: the one stands for the other
    owner: list[Fixed | None] = [None] * (len(text) + 1)
    for one in spans:
        owner[one.start : one.end] = [one] * (one.end - one.start)
    skipped = bytearray(len(text) + 1)
    for start, end in (*left_out, *asides):
        skipped[start:end] = b"\x01" * (end - start)
    quotes = {m.start(): m.end() for m in _QUOTED.finditer(text)}
    around_own = [(start, end) for start, end in quotes.items() if start <= own < end]
    for start, end in around_own:
        del quotes[start]
        if not is_clause(text[start + 1 : end - 1]):
            skipped[start] = skipped[end - 1] = 1  # 「数百の端末」を: the marks say nothing
    units: list[Unit] = []
    at = 0
    for word in _words(text):
        if word.start < at or skipped[word.start]:
            continue
        hold = owner[word.start]
        if (end := quotes.get(word.start, 0)) > 0:
            name = owner[word.start + 1]
            whole = name is not None and name.kind == "name" and name.start == word.start + 1 and name.end == end - 1
            kind: UnitKind = "name" if whole else "quoted"
            units.append(Unit(kind, text[word.start : end], word.start, end, text[word.start + 1 : end - 1], index=name.index if whole and name is not None else -1))
            at = end
        elif hold is not None:
            narrows = hold.index != target and _narrows(text, hold)
            units.append(Unit("noun" if narrows else hold.kind, text[hold.start : hold.end], hold.start, hold.end, index=hold.index))
            at = hold.end
        else:
            cut = word.end if word.end - word.start == 1 else next((place for place in range(word.start + 1, word.end) if owner[place] is not None), word.end)
            units.append(Unit(_kind(word.tag, word.text), text[word.start : cut], word.start, cut, word.base, word.tag))
            at = cut
    return units


def _narrows(text: str, one: Fixed) -> bool:
    """Whether a figure only narrows the noun behind it: 15歳以上の会員, 上位10社."""
    return one.kind == "figure" and (text.endswith(("上位", "下位", "トップ"), 0, one.start) or (text.startswith("の", one.end) and _AGE.search(text, one.start, one.end) is not None))


@lru_cache(maxsize=32)
def _words(text: str) -> list[Word]:
    """The words of a sentence; its claims come one after the other."""
    return read_words(text, 0, len(text))


def is_clause(quotation: str) -> bool:
    """Whether a quotation is a sentence and no name: AIが仕事を奪う."""
    return _CLAUSE_INSIDE.search(quotation) is not None


def words_of(units: Sequence[Unit]) -> str:
    """The words of units, with a space where the article has one."""
    said = ""
    while len(units) > 1 and units[0].kind == "quoted" and is_clause(units[0].base):
        units = units[1:]  # 「店が薦める」サービス
    for before, unit in zip((None, *units), units, strict=False):
        said += " " if before is not None and before.end < unit.start and unit.text.isascii() and before.text.isascii() else ""
        said += unit.text
    return said


def _widened(text: str, fixed: Iterable[Fixed]) -> Iterable[Fixed]:
    """The stretches, a figure with the words that its comparator says: 約22万基超."""
    end = 0
    for one in sorted(fixed, key=lambda fix: (fix.start, -fix.end)):
        if one.start < end:
            continue
        start, end = one.start, one.end
        if one.kind == "figure":
            before = _BEFORE.search(text, max(0, start - 12), start)
            behind = _BEHIND.match(text, end)
            start, end = before.start() if before else start, behind.end() if behind else end
        yield Fixed(start, end, one.kind, one.index)


@lru_cache(maxsize=8192)
def _kind(tag: str, text: str) -> UnitKind:
    """The kind of a word by its part of speech."""
    if tag.startswith("補助記号"):
        return "comma" if text in "、，," else "noun" if text in "・-‐–&/＋+.'" else "stop"
    if tag.startswith("空白") or not text.strip():
        return "stop"
    for start, kind in _KINDS:
        if tag.startswith(start):
            return kind
    return "noun"


_KINDS: tuple[tuple[str, UnitKind], ...] = (
    ("動詞", "verb"),
    ("形容詞", "adjective"),
    ("副詞", "adverb"),
    ("連体詞", "adnominal"),
    ("助動詞", "aux"),
    ("助詞", "particle"),
    ("接続詞", "conjunction"),
    ("感動詞", "conjunction"),
    ("接尾辞-動詞的", "aux"),
    ("接尾辞-形容詞的", "aux"),
)
