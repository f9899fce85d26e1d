"""The words around a name that make it a product, as product_cues.tsv lists them, and names that only such words reveal.

A quotation is a product where its inside has the form of a name (not of a clause) and its surroundings speak of one:
新型チップ「X」, 「X」を発売, 米A社の「X」. What is known from its surroundings alone is `known=False`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.tables.loader import Row, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.facts import Mention

CUE_COLUMNS = ("side", "cue", "example")
SIDES = ("before", "after", "not_before", "not_after", "never", "event", "last", "plan", "generic")

QUOTATION = re.compile("[「『“]([^「」『』“”\n]{2,48}+)[」』”]")
#: A name and its reading or abbreviation: Teammate（チームメイト）.
_READING = re.compile(r"(?P<name>[^（()）]{2,40}?)[ ]?[（(](?P<reading>[^（()）]{2,30})[）)]")
_SPOKEN = re.compile("[ァ-ヺー・ ]+|[A-Za-z][A-Za-z0-9+-]+")
_LATIN_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.+&:'’/+™®!-]| (?=[^ ])){1,47}")
# A name in Japanese: katakana, kanji, Latin letters and digits; hiragana only where there is nothing else.
_JAPANESE_NAME = re.compile(r"(?:[ァ-ヺー一-鿿々〇A-Za-z0-9・ +.＋-]{2,20}|[ぁ-ゖー]{3,8})")
# Behind these a Japanese quotation is as often a phrase: AI「一夫一妻制」.
_WEAK_NOUN = re.compile("(?:AI|言語|検索|システム|ボット|インフラ)$")
_SMALL_WORDS = frozenset(("for", "in", "on", "of", "the", "to", "and", "with", "by", "from", "at"))
_SENTENCE_WORDS = frozenset(("is", "are", "was", "will", "not", "you", "we", "do", "does"))  # SaaS is Dead
_VERSION_ONLY = re.compile("[vV]?[0-9.]+")
_COMMON_NOUN = re.compile("(?:型|型モデル|社会|時代|経済|革命|戦略|問題|技術|経営|人材|組織|活用|開発|対策|規制|競争|市場|産業|企業)$")
_CAPITAL = re.compile("[A-Z]")
_INNER_SIGN = re.compile("[a-z][A-Z]|[0-9]|[A-Z]{2}[a-z]")
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WORDS = re.compile("[A-Za-z0-9][A-Za-z0-9.+'’-]*")
_ABBREVIATION = re.compile("[A-Z&/-]{2,6}s?")
_TOPIC = re.compile("社?(?:は|が|も|、|，|の|から|による|製)")
_BREAK = re.compile("[。！？!?\n「」『』“”]")
_MAKER_REACH = 18  # characters between a maker's name and the product's
_SENTENCE_REACH = 80
_CUE_REACH = 14


@dataclass(frozen=True, slots=True)
class Cues:
    """product_cues.tsv: regular expressions that look back from (`…$`) or on from a name, and sets of words."""

    before: re.Pattern[str]
    beside: re.Pattern[str]
    after: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    never: frozenset[str]
    event: frozenset[str]
    last: frozenset[str]
    plan: frozenset[str]
    generic: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no table has: where it stands, its other spellings there, and the rule that saw it."""

    start: int
    end: int
    others: tuple[tuple[int, int], ...]
    rule: str


def _make(row: Row) -> tuple[str, tuple[str, ...]]:
    if row.cells["side"] not in SIDES:
        raise ValueError(f"no side {row.cells['side']!r}")
    return row.cells["side"], row.several("cue")


@cache
def cues() -> Cues:
    """The rows of product_cues.tsv."""
    words: dict[str, set[str]] = {side: set() for side in SIDES}
    for side, several in read("product_cues.tsv", CUE_COLUMNS, _make):
        words[side].update(several)

    def either(side: str) -> str:
        return "|".join(re.escape(word) for word in sorted(words[side], key=lambda word: (-len(word), word)))

    return Cues(
        before=re.compile(f"(?:{either('before')})(?:群|版)?$"),
        beside=re.compile(either("before")),
        after=re.compile(f"(?:シリーズ|（[^（）\n]{{1,24}}）|[(][^()\n]{{1,24}}[)])?(?:{either('after')})"),
        not_before=re.compile(f"(?:{either('not_before')})$"),
        not_after=re.compile(f"(?:シリーズ|（[^（）\n]{{1,24}}）)?(?:{either('not_after')})"),
        never=frozenset(words["never"]),
        event=frozenset(words["event"]),
        last=frozenset(words["last"]),
        plan=frozenset(words["plan"]),
        generic=frozenset(words["generic"]),
    )


def cue_before(text: str, at: int) -> bool:
    """Whether a noun for products ends at `at`."""
    return cues().before.search(text[max(0, at - _CUE_REACH) : at]) is not None


class Makers:
    """The companies that an article names, in document order, to be asked who stands near a place."""

    def __init__(self, text: str, companies: Sequence[Mention]) -> None:
        self.text = text
        self.mentions = sorted(companies, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]
        self.ids = {mention.name.id for mention in self.mentions}
        self.parents = {mention.name.parent for mention in self.mentions}

    def before(self, at: int, reach: int = _MAKER_REACH) -> Mention | None:
        """The last company that ends up to `reach` characters before `at`, with no sentence end or quotation between."""
        place = bisect_right(self._starts, at) - 1
        while place >= 0 and self.mentions[place].end > at:
            place -= 1
        if place < 0:
            return None
        company = self.mentions[place]
        if at - company.end > reach or _BREAK.search(self.text, company.end, at):
            return None
        return company

    def of_sentence(self, at: int) -> str | None:
        """The id of the company that a new product at `at` is taken to be of: the nearest topic before it in its sentence."""
        text = self.text
        begin = max(text.rfind("。", 0, at), text.rfind("\n", 0, at), at - _SENTENCE_REACH) + 1
        place = bisect_right(self._starts, at) - 1
        if place >= 0 and self.mentions[place].end > at:
            place -= 1
        while place >= 0 and self.mentions[place].start >= begin:
            company = self.mentions[place]
            if at - company.end < 3 or _TOPIC.match(text, company.end):
                return company.name.id
            place -= 1
        return None

    def is_topic(self, end: int, at: int) -> bool:
        """Whether what ends at `end` is the topic or the owner of what stands at `at`."""
        return _TOPIC.match(self.text, end) is not None and not _BREAK.search(self.text, end, at - 1)

    def overlapping(self, start: int, end: int) -> list[Mention]:
        """The companies whose names share characters with `[start, end)`."""
        place = bisect_right(self._starts, start) - 1
        found = [self.mentions[place]] if place >= 0 and self.mentions[place].end > start else []
        place += 1
        while place < len(self.mentions) and self.mentions[place].start < end:
            found.append(self.mentions[place])
            place += 1
        return found


def is_event(name: str) -> bool:
    """Whether a Latin name is of an event, a report or a body, or ends in a year."""
    events = cues().event
    return bool(_YEAR.search(name)) or any(word in events for word in _WORDS.findall(name)) or any(e in name for e in events if " " in e)


def is_never(name: str) -> bool:
    """Whether a Latin name is a standard, a technique or a common abbreviation."""
    known = cues().never
    words = _WORDS.findall(name)
    return name in known or (bool(words) and all(word in known or word in cues().generic for word in words))


def quoted_names(text: str, makers: Makers, known: set[tuple[int, int]]) -> list[NewName]:
    """Names in quotation marks that are products by what surrounds them.

    `known` are the spans of products that the tables have: a quotation that begins with one and goes on in Latin letters
    is a product by itself (「Claude for Excel」).
    """
    found: list[NewName] = []
    starts = {start for start, _ in known}
    for match in QUOTATION.finditer(text):
        start, end = match.span(1)
        if (start, end) in known:
            continue
        others: tuple[tuple[int, int], ...] = ()
        reading = _READING.fullmatch(match[1])
        if reading:
            end = start + reading.end("name")
            if _SPOKEN.fullmatch(reading["reading"]):
                others = ((start + reading.start("reading"), start + reading.end("reading")),)
        if (start, end) in known:
            rule: str | None = "reading of a product" if others else None
        else:
            rule = _quoted(text, start, end, match.end(), makers, start in starts)
        if rule:
            found.append(NewName(start, end, others, rule))
    return found


def _quoted(text: str, start: int, end: int, after: int, makers: Makers, begins_known: bool) -> str | None:
    """The rule by which `text[start:end]`, inside quotation marks that close at `after`, is a product, or None."""
    table = cues()
    name = text[start:end]
    back = text[max(0, start - 1 - _CUE_REACH) : start - 1]
    if table.not_after.match(text, after) or any(c.start <= start and end <= c.end for c in makers.overlapping(start, end)):
        return None
    named = table.before.search(back) is not None
    if not named and table.not_before.search(back):
        return None
    sold = table.after.match(text, after) is not None
    if _LATIN_NAME.fullmatch(name):
        return _quoted_latin(start, name, makers, named, sold, begins_known)
    if text[start - 1] == "“" or name.isdigit() or begins_known:
        return None
    if not named and sold and any(c.start == start and c.end < end for c in makers.overlapping(start, end)):
        return "quoted, maker within" if _JAPANESE_NAME.fullmatch(name) else None
    if not named or _WEAK_NOUN.search(back):
        return None
    if name not in cues().never and _JAPANESE_NAME.fullmatch(name) and not _COMMON_NOUN.search(name):
        return "quoted, noun before"
    return None


def _quoted_latin(
    start: int, name: str, makers: Makers, named: bool, sold: bool, begins_known: bool
) -> str | None:
    words = name.split(" ")
    if len(words) > 6 or is_never(name) or _VERSION_ONLY.fullmatch(name) or (is_event(name) and not begins_known):
        return None
    if name in cues().plan or _SENTENCE_WORDS.intersection(words) or sum(word.islower() and word not in _SMALL_WORDS for word in words) > 2:
        return None
    if named:
        return "quoted, noun before"
    if begins_known:
        return None if "/" in name else "quoted, begins with a product"
    if not _CAPITAL.search(name):
        return "quoted, sold" if sold and len(words) < 3 and len(name) > 3 else None
    if sold:
        return "quoted, sold"
    if _ABBREVIATION.fullmatch(name):
        return None
    if makers.before(start - 1):
        return "quoted, maker before"
    if len(words) < 4 and _INNER_SIGN.search(name):
        return "quoted, form of a name"
    return None
