"""A sentence as the claim forms read it: noun phrases, quantities and dates as single characters, the rest as text.

`性能が4倍に向上する` becomes `⟨性能⟩が⟨4倍⟩に⟨向上⟩する`, each ⟨…⟩ one private-use character, so that a form is an
ordinary regular expression over particles and predicates, and a slot is one character. A verbal noun with する keeps its
text behind its character (`⟨向上⟩向上する`), so that forms can name it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from pipeline.components.measures import is_change, is_measure
from pipeline.components.noun_classes import is_of, nouns_of
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.facts import DateFact, Mention, Name, QuantityFact
    from pipeline.language.words import Word

PhraseKind = Literal["plain", "measure", "action", "change", "verb", "report", "place", "person", "organisation", "company", "product", "time", "reference"]

#: First code point of each class of phrase, in a private-use plane; each class has `WIDTH` codes.
WIDTH = 0x200
KINDS = ("plain", "measure", "action", "change", "verb", "report", "place", "person", "organisation", "company", "product", "time", "reference", "quantity", "date")
BASES: dict[str, int] = {kind: 0xF0000 + WIDTH * i for i, kind in enumerate(KINDS)}
#: The quantity that a form speaks of.
TARGET = "\uf000"
#: A phrase that another slot of the claim has taken.
TAKEN = "\uf001"

# How する begins behind a verbal noun.
_SURU = ("する", "し", "さ", "せ", "でき", "いたし", "すれ")
_KATAKANA = re.compile("[ァ-ヺー]+")
_PARTED = re.compile("・[ァ-ヺ]")
_CONNECTORS = frozenset("・-‐–/&+=:_.~#'’")
_OPEN, _CLOSE = "「『“(〈《【[", "」』”)〉》】]"
_QUOTES = frozenset("「『“〈《")
_MAX_QUOTED_NAME = 60
#: The tags of words that make no phrase by themselves.
_NO_NOUNS = ("接尾辞", "接頭辞", "名詞-数詞")


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase without particles; `name` where it names a company or product.

    `wide` is where the adjective before it begins (深刻な in 深刻なバグ).
    """

    wide: int
    start: int
    end: int
    kind: PhraseKind
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """`code` is the coded sentence; `spans[i]` the text span of its i-th character, `signs[i]` that character, or the first
    of its kind where it is a phrase.

    `quantity_at` and `date_at` give, by index into the Doc's lists, the position in `code`.
    """

    start: int
    end: int
    code: str
    spans: tuple[tuple[int, int], ...]
    phrases: dict[str, Phrase]
    quantity_at: dict[int, int]
    date_at: dict[int, int]
    signs: str


class _Item(msgspec.Struct, gc=False):
    """A word or a fact, as a structure: an article has thousands, and this one is made in a tenth of the time."""

    start: int
    end: int
    kind: str  # "quantity" "date" "name" "noun" "text" "quoted"
    tag: str = ""
    text: str = ""
    index: int = 0
    name: Name | None = None


def read_sentence(
    text: str,
    span: tuple[int, int],
    words: Sequence[Word],
    quantities: Sequence[tuple[int, QuantityFact]],
    dates: Sequence[tuple[int, DateFact]],
    mentions: Sequence[Mention],
) -> SentenceReading:
    """Codes the sentence `text[span]`. `quantities` and `dates` come with their index in the Doc's lists."""
    folded = fold(text)
    items = _items(folded, words, _fixed(text, quantities, dates, mentions))
    items = _quotations(_former(_sizes(items)))
    return _encode(text, folded, span, items)


def _fixed(
    text: str,
    quantities: Sequence[tuple[int, QuantityFact]],
    dates: Sequence[tuple[int, DateFact]],
    mentions: Sequence[Mention],
) -> list[_Item]:
    """The stretches that facts own, in order and without overlap; a quantity comes before a date of the same words."""
    fixed: list[_Item] = []
    for index, quantity in quantities:
        end = quantity.outer[1]
        if end > quantity.end and text[quantity.end] in "をに":
            end = quantity.end  # を超える, に迫る: a predicate that other forms want to see
        fixed.append(_Item(quantity.outer[0], end, "quantity", index=index))
    fixed += [_Item(date.start, date.end, "date", index=index) for index, date in dates]
    fixed += [_Item(m.start, m.end, "name", name=m.name) for m in mentions]
    rank = {"quantity": 0, "name": 1, "date": 2}
    chosen: list[_Item] = []
    for item in sorted(fixed, key=lambda i: (i.start, rank[i.kind], -i.end)):
        if chosen and item.start < chosen[-1].end:
            if rank[item.kind] < rank[chosen[-1].kind]:
                chosen[-1] = item
            continue
        chosen.append(item)
    return chosen


def _items(folded: str, words: Sequence[Word], fixed: Sequence[_Item]) -> list[_Item]:
    """Words and fixed stretches as one list; a word that a fixed stretch cuts gives its outer parts."""
    items: list[_Item] = []
    at = 0
    next_start = fixed[0].start if fixed else len(folded)
    for word in words:
        start = word.start
        if word.end <= next_start:
            items.append(_word_item(folded, word, start, word.end))
            continue
        while at < len(fixed) and fixed[at].start < word.end:
            item = fixed[at]
            if start < item.start:
                items.append(_word_item(folded, word, start, item.start))
            if not items or items[-1] is not item:
                items.append(item)
            start = max(start, item.end)
            if item.end > word.end:
                break
            at += 1
        if start < word.end:
            items.append(_word_item(folded, word, start, word.end))
        while at < len(fixed) and fixed[at].end <= word.end:
            at += 1
        next_start = fixed[at].start if at < len(fixed) else len(folded)
    return items


def _word_item(folded: str, word: Word, start: int, end: int) -> _Item:
    surface = folded[start:end]
    noun = (_is_noun(word.tag) and surface != ",") or (surface.isascii() and surface.isalnum()) or _is_in_name(folded, start, end)
    return _Item(start, end, "noun" if noun else "text", word.tag, surface)


def _is_in_name(folded: str, start: int, end: int) -> bool:
    """Whether a word, or the stroke that lengthens it, goes on in the same foreign word: the ー of ナターニオ, the ダイレクト of ダイレクト・ツー."""
    return _KATAKANA.fullmatch(folded, start, end) is not None and (
        _KATAKANA.match(folded, end) is not None or (start > 0 and _KATAKANA.match(folded, start - 1) is not None) or _PARTED.match(folded, end) is not None
    )


@cache
def _is_noun(tag: str) -> bool:
    return tag.startswith(("名詞", "接頭辞", "接尾辞-名詞的", "代名詞", "記号"))


def _sizes(items: list[_Item]) -> list[_Item]:
    """Joins to one noun an adjective and さ (重さ, 薄さ), and an adjectival noun and the noun at once behind it (重要課題); 的 between
    two nouns is a part of them (技術的要因)."""
    joined: list[_Item] = []
    for item in items:
        if item.kind == "noun" and len(joined) > 1 and joined[-1].tag == "接尾辞-形状詞的" and joined[-1].end == item.start and joined[-2].kind == "noun":
            joined[-1] = replace(joined[-1], kind="noun")
        if item.kind == "noun" and joined and joined[-1].tag == "形状詞-一般" and joined[-1].end == item.start:
            adjectival = joined.pop()
            item = _Item(adjectival.start, item.end, "noun", tag=item.tag, text=adjectival.text + item.text)
        if item.text == "さ" and item.tag.startswith("接尾辞") and joined and joined[-1].tag.startswith("形容詞"):
            adjective = joined.pop()
            item = _Item(adjective.start, item.end, "noun", tag="名詞-普通名詞-一般", text=adjective.text + item.text)
        joined.append(item)
    return joined


#: What may stand behind 前の so that both are one thing: the one before.
_PERIODS = frozenset({"期", "月", "型", "週", "年", "世代", "モデル", "機種", "回", "四半期", "年度", "シーズン"})


def _former(items: list[_Item]) -> list[_Item]:
    """Joins 前の期, 前の型 to one noun."""
    joined: list[_Item] = []
    for item in items:
        if item.text in _PERIODS and len(joined) > 1 and joined[-1].text == "の" and joined[-2].text == "前":
            start = joined[-2].start
            del joined[-2:]
            item = _Item(start, item.end, "noun", tag="名詞-普通名詞-一般", text="前の" + item.text)
        joined.append(item)
    return joined


def _quotations(items: list[_Item]) -> list[_Item]:
    """Joins a quotation without a quantity to one item: a quoted name, or a phrase that is quoted whole."""
    joined: list[_Item] = []
    i = 0
    while i < len(items):
        item = items[i]
        if item.kind == "text" and item.text in _QUOTES:
            close = _closing(items, i)
            inside = items[i + 1 : close] if close else []
            if inside and all(part.kind != "quantity" for part in inside) and inside[-1].end - inside[0].start <= _MAX_QUOTED_NAME:
                name = next((part.name for part in inside if part.kind == "name"), None)
                single = len(inside) == 1 and inside[0].kind == "name"
                spoken = any(part.tag.startswith(("動詞", "助動詞", "形容詞")) for part in inside)
                joined.append(
                    _Item(inside[0].start, inside[-1].end, "name" if single else "quoted", name=name if single else None,
                          tag="speech" if spoken else "")
                )
                i = close + 1
                continue
        joined.append(item)
        i += 1
    return joined


def _closing(items: Sequence[_Item], opening: int) -> int:
    """The index of the bracket that closes the one at `opening`, or 0."""
    depth = 0
    for i in range(opening, len(items)):
        if items[i].kind == "text":
            mark = items[i].text
            if mark in _OPEN:
                depth += 1
            elif mark in _CLOSE:
                depth -= 1
                if depth == 0:
                    return i
    return 0


def _encode(text: str, folded: str, span: tuple[int, int], items: Sequence[_Item]) -> SentenceReading:
    """`folded` is the text in its plain characters; the text itself tells where white space parts words."""
    code: list[str] = []
    spans: list[tuple[int, int]] = []
    phrases: dict[str, Phrase] = {}
    quantity_at: dict[int, int] = {}
    date_at: dict[int, int] = {}
    count = 0

    def put(mark: str, start: int, end: int) -> None:
        code.extend(mark)
        spans.extend([(start, end)] * len(mark))

    def close(group: list[_Item], following: str) -> None:
        nonlocal count
        adjective = _adjective(items, opened)
        parts = _split_compound(folded, group)
        if _follows_figure(items, opened):
            parts[-1:] = _split_change(folded, parts[-1])
        last: _Item | None = parts[-1][-1]
        if last is None or "サ変" not in last.tag or not following.startswith(_SURU):
            last = None
        for part in parts:
            if last is not None and part[-1] is last and count < WIDTH:
                # 資金調達する: the compound is the phrase, its last word the verb that forms can name.
                mark = chr(BASES["change" if is_change(last.text) and len(part) == 1 else "verb"] + count)
                count += 1
                phrases[mark] = Phrase(part[0].start, part[0].start, last.end, "verb")
                put(mark + last.text, part[0].start, last.end)
                continue
            phrase = _phrase(folded, part)
            if phrase is not None and part is parts[0] and adjective is not None and phrase.kind in ("plain", "measure", "action"):
                phrase = replace(phrase, wide=adjective)
            if phrase is None or count >= WIDTH:
                for item in part:
                    put(folded[item.start : item.end], item.start, item.end)
                continue
            mark = chr(BASES[phrase.kind] + count)
            count += 1
            phrases[mark] = phrase
            put(mark, part[0].start, part[-1].end)

    group: list[_Item] = []
    opened = 0  # where the group began
    i = 0
    while i < len(items):
        item = items[i]
        if not group:
            opened = i
        if item.kind == "date" and _leads_compound(folded, items, i):
            # 前日終値, 前年同期: the word of time belongs to the phrase.
            date_at[item.index] = len(code)
            group.append(replace(item, kind="noun", tag="名詞"))
        elif item.kind in ("noun", "name", "quoted"):
            if group and _is_break(text, group[-1].end, item.start):
                close(group, "")
                group, opened = [], i
                put(" ", item.start, item.start)
            group.append(item)
        elif group and item.text in _CONNECTORS and i + 1 < len(items) and _continues(items, i, group):
            group.append(item)
        elif item.text == "(" and group and (closing := _closing(items, i)) and _is_gloss(items[i + 1 : closing]):
            after = items[closing + 1] if closing + 1 < len(items) else None
            if after is not None and after.kind == "noun" and after.start == items[closing].end:
                group += items[i : closing + 1]
            i = closing
        else:
            if group:
                close(group, item.text)
                group = []
            if item.kind == "quantity" and count < WIDTH:
                quantity_at[item.index] = len(code)
                put(chr(BASES["quantity"] + count), item.start, item.end)
                count += 1
            elif item.kind == "date" and count < WIDTH:
                date_at[item.index] = len(code)
                put(chr(BASES["date"] + count), item.start, item.end)
                count += 1
            else:
                put(item.text or folded[item.start : item.end], item.start, item.end)
        i += 1
    if group:
        close(group, "")
    return SentenceReading(span[0], span[1], "".join(code), tuple(spans), phrases, quantity_at, date_at, "".join(map(sign_of, code)))


@cache
def sign_of(mark: str) -> str:
    """A character of a coded sentence, or the first of its kind where it is a phrase, a quantity or a date."""
    place = ord(mark) - BASES[KINDS[0]]
    return chr(ord(mark) - place % WIDTH) if 0 <= place < WIDTH * len(KINDS) else mark


def _is_break(text: str, end: int, start: int) -> bool:
    """Whether white space parts two words: not that between Latin words, or between Latin and Japanese."""
    if end >= start:
        return False
    return "\u3000" in text[end:start] or not (text[end - 1].isascii() or text[start].isascii())


@cache
def _references() -> frozenset[str]:
    return nouns_of("company_reference") | nouns_of("reference") | nouns_of("pointer")


def _leads_compound(folded: str, items: Sequence[_Item], i: int) -> bool:
    """Whether a date without digits is the first word of a compound noun."""
    item = items[i]
    if i + 1 >= len(items) or any(c.isdigit() for c in folded[item.start : item.end]):
        return False
    after = items[i + 1]
    return after.kind == "noun" and after.start == item.end and after.text not in nouns_of("formal")


def _adjective(items: Sequence[_Item], at: int) -> int | None:
    """Where the adjective that stands directly before the phrase at `at` begins: 深刻な, 新しい, 世界的な."""
    if at >= 1 and items[at - 1].tag.startswith("形容詞"):
        return items[at - 1].start
    if at >= 2 and items[at - 1].text == "な" and items[at - 1].tag.startswith("助動詞"):
        if items[at - 2].tag.startswith("形状詞"):
            return items[at - 2].start
        if at >= 3 and items[at - 2].tag.startswith("接尾辞-形状詞"):
            return items[at - 3].start
    return None


def _continues(items: Sequence[_Item], i: int, group: Sequence[_Item]) -> bool:
    after = items[i + 1]
    end = group[-1].text[-1:]
    if items[i].text == ":" and not (end.isascii() and (end.isdigit() or after.text[:1].isascii())):
        return False  # 連携：月額4万円, 配送AI：月額3万円; but 手順2：検査
    return after.kind in ("noun", "name", "quoted") and items[i].start == group[-1].end and after.start == items[i].end


def _is_gloss(inside: Sequence[_Item]) -> bool:
    """A bracket that explains the phrase before it: no figure in it."""
    return all(item.kind != "quantity" for item in inside)


def _split_compound(folded: str, group: list[_Item]) -> list[list[_Item]]:
    """Cuts a run of nouns where a name ends and a measured noun goes on (`ペイパル株価`), and before and behind formal
    nouns (`前年同期` + `比`)."""
    if len(group) == 1:
        return [group]
    parts: list[list[_Item]] = []
    part: list[_Item] = []
    for i, item in enumerate(group):
        formal = item.kind == "noun" and item.text in nouns_of("formal")
        if formal and not part and i + 1 < len(group):
            formal = item.text != "結果"
        if formal:
            if part:
                parts.append(part)
            parts.append([item])
            part = []
            continue
        if part and part[-1].kind == "name" and item.kind == "noun" and _measured(folded, group[i:]):
            parts.append(part)
            part = []
        part.append(item)
    if part:
        parts.append(part)
    return parts


def _follows_figure(items: Sequence[_Item], at: int) -> bool:
    """Whether the noun phrase at `at` is joined to a figure before it: 20%の…, 3割もの…, 50%…."""
    behind = items[at - 1] if at else None
    if behind is not None and behind.kind == "text" and behind.text in ("の", "もの") and at > 1:
        behind = items[at - 2]
        if behind.text == "も" and at > 2:
            behind = items[at - 3]
    return behind is not None and behind.kind == "quantity"


def _split_change(folded: str, part: list[_Item]) -> list[list[_Item]]:
    """性能向上 behind a figure is what is measured and how it changes: 性能 + 向上."""
    last = part[-1]
    if len(part) < 2 or last.kind != "noun" or "サ変" not in last.tag or not is_change(last.text):
        return [part]
    rest = part[:-1]
    if rest[-1].kind != "noun" or not is_measure(rest[-1].text, folded[rest[0].start : rest[-1].end]):
        return [part]
    return [rest, [last]]


def _measured(folded: str, rest: Sequence[_Item]) -> bool:
    """Whether the nouns behind a name are something that is measured or done, not a word for its kind (チップ, 社)."""
    last = rest[-1]
    return last.kind == "noun" and ("サ変" in last.tag or is_measure(last.text, folded[rest[0].start : last.end]))


def _phrase(folded: str, part: list[_Item]) -> Phrase | None:
    """The noun phrase of a run of items, None where the run is a formal noun or has no content."""
    first, last = part[0], part[-1]
    if len(part) == 1 and first.kind == "noun":
        lone = _lone_kind(folded[first.start : first.end], first.text, first.tag)
        return None if lone is None else Phrase(first.start, first.start, first.end, lone)
    if all(item.kind == "noun" and item.tag.startswith(_NO_NOUNS) for item in part):
        return None
    if first.kind == "noun" and first.text == "同" and len(part) > 1:
        return Phrase(first.start, first.start, last.end, "reference")
    if first.text + (part[1].text if len(part) > 1 else "") in _references() and len(part) == 2:
        return Phrase(first.start, first.start, last.end, "reference")
    named = next((item for item in reversed(part) if item.kind == "name"), None)
    if named is not None and named.name is not None:
        behind = part[part.index(named) + 1 :]
        if not behind:
            return Phrase(named.start, named.start, named.end, named.name.kind, named.name)
        return Phrase(named.start, named.start, last.end, named.name.kind, named.name)
    if last.kind != "noun" or first.tag == "speech":
        return Phrase(first.start, first.start, last.end, "plain")
    # 純利益予想, 売上高目標
    of_measure = len(part) > 1 and last.text in nouns_of("outlook") and is_measure(part[-2].text, folded[first.start : part[-2].end])
    kind = _noun_kind(folded[first.start : last.end], last.text, last.tag, of_measure)
    return Phrase(first.start, first.start, last.end, kind)


@lru_cache(maxsize=1 << 13)
def _lone_kind(phrase: str, word: str, tag: str) -> PhraseKind | None:
    """The kind of a noun that stands alone; None where it is a formal noun or a part of a word."""
    if word in nouns_of("formal") or word in nouns_of("alone") or tag.startswith("接尾辞"):
        return None
    if word in _references():
        return "reference"
    if "副詞可能" in tag or word in nouns_of("time"):
        return "time"
    if tag.startswith(_NO_NOUNS):
        return None
    return "plain" if tag == "speech" else _noun_kind(phrase, word, tag, False)


@lru_cache(maxsize=1 << 13)
def _noun_kind(phrase: str, last: str, tag: str, of_measure: bool) -> PhraseKind:
    """The kind of a noun phrase with this last word; articles use the same ones again and again. `of_measure`: the last word
    tells what is expected of something measured."""
    if is_of("time", phrase, last):
        return "time"
    if is_of("person", phrase, "") or "人名" in tag:
        return "person"
    if is_of("organisation", phrase, ""):
        return "organisation"
    if last in nouns_of("report"):
        return "report"  # 報道 is no 北海道
    if "地名" in tag or is_of("place", phrase, last):
        return "place"
    if of_measure or is_measure(last, phrase):
        return "measure"
    if "サ変" in tag:
        return "change" if is_change(last) else "action"
    return "plain"
