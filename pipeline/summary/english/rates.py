"""What a figure is per, said behind it: 年間40万円 is ¥400,000 a year, 1人あたり3回 is 3 times per person, 19ドル/席/月 is $19 per seat a month.

The words stand directly before the figure, or directly behind it with a stroke or in brackets; `rates.tsv` holds them. A span is no
rate (過去3年間, 1カ月で), and neither is a date (2025年).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import plural_of
from pipeline.summary.english.hints import SAME_SUM
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.units import counted_noun
from pipeline.tables import loader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.records import Claim, Quantity, Slot
    from pipeline.summary.english.noun_phrases import NounPhrase

RATE_COLUMNS = ("japanese", "english", "kind", "doubles", "example")
KINDS = frozenset({"alone", "time", "unit"})
_REACH = 48  # characters beside a figure within which its rate stands
_MOST = 2  # rates of one figure: per seat a month
_NARROW = str.maketrans("０１２３４５６７８９／，．（）", "0123456789/,.()")
# What may stand between the rate and its figure.
_FILLING = re.compile(
    r"(?:約|およそ|(?<![年月週])平均(?:で|して)?|最大(?:で)?|最高|最低(?:でも)?|少なくとも|合計(?:で)?|計|総額(?:で)?|基本|わずか|たった(?:の)?|なんと|実に|のべ|延べ"
    r"|累計|推定|税込み?|税別|税抜き?|(?:入力|出力)(?:が|は)?|ほぼ|概算|米|\*|「|“|\s|:)+$"
)
_EACH = re.compile(r"(?:あたり|当たり|当り|につき|ごと)(?:の|で|に|は|、)?$")
_ONE_EACH = re.compile(r"[0-9一][^ぁ-ん]{0,8}ごとの$")
_NUMBER = r"(?P<number>[0-9][0-9,.]{0,14}(?:百|千|万|億)?|一|ひと|百|千|万)?"
_NOUN = r"(?:[^\sぁ-ん0-9、。,.:：;()/「」『』【】*=+~〜・|%$¥€£-]|(?<=[A-Za-z]) (?=[A-Za-z])){1,16}"
_OF_EACH = re.compile(rf"{_NUMBER} ?(?P<scale>[KMk](?![A-Za-z]))?(?P<noun>{_NOUN}|り)?$")
_NOUN_AND_NUMBER = re.compile(rf"(?P<noun>{_NOUN})(?P<number>[0-9][0-9,.]{{0,14}}(?:百|千|万|億)?)$")
_LAST_NOUN = re.compile(rf"{_NOUN}$")
# 100万トークンあたり入力3ドル、出力9ドル: the second price has the rate of the first.
_SAME_RATE = re.compile(r"(?:\$[0-9.]{1,10}|[0-9.]{1,10}(?:ドル|円|セント)) ?[、,] ?(?:入力|出力)(?:は|が)? ?$")
_ONE = re.compile(r"(?<![0-9,.第月年前後同約~〜一-龥-])[1一]$")
# Before a word that stands by itself: not within another word or date (定年間近, 3年間, 同月), and after no clause (その年1万人).
_NOT_BEFORE = re.compile(r"[一-龥々〇0-9]$")
_DESCRIBED = re.compile(r"[のたるいなうくすつぬむだ]$")
_BEHIND_FIGURE = re.compile(r"(?:以上|以下|未満|前後|程度|ほど|超|強|弱|近く|~|〜|から|\s|\*)*")
_IN_BRACKETS = re.compile(r"\(([^()]{1,20})\)")
_STROKE = re.compile(rf" ?/ ?{_NUMBER} ?(?P<scale>[KMk](?![A-Za-z]))? ?")
_TAXED = re.compile(r"^ ?(?:税込み?|税別|税抜き?)?[、,・ ]?")
_OF_HEAD = re.compile(r" ?(?:\((?P<inside>[^()]{1,16})\)|(?P<stroke>/[^/()]{1,12}))$")
_INSIDE = re.compile(r"[(\[]([^()\[\]]{1,24})[)\]]")
_PER = re.compile(r" ?per ?")
_OF_TOKENS = re.compile("入力|出力|トークン|[Tt]oken")  # 入力3ドル/1M, of a language model
_EVERY = ("毎秒", "毎分", "毎時")
_CLOSED = re.compile(r"[^）)]{0,6}[）)]")
_AGES = frozenset({"歳", "才", "代", "位", "番", "番目", "倍", "割"})
_SIZES = {10: "ten", 100: "hundred", 1000: "thousand", 10**4: "ten thousand", 10**5: "hundred thousand", 10**6: "million", 10**7: "ten million", 10**8: "hundred million", 10**9: "billion"}
_POWERS = {"百": 100, "千": 1000, "万": 10**4, "億": 10**8, "K": 1000, "k": 1000, "M": 10**6}
_COUNTABLE = frozenset({"thing", "people", "organisation", "event", "idea"})


class _Word(NamedTuple):
    """A row of the table: what is said behind the figure, and beside which words it is not said again."""

    english: str
    doubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """What stands behind the figure in English, and how many characters of the sentence say so before and behind it.

    `filling` of those before it are no part of the rate: 約, 平均, 入力.
    """

    said: tuple[str, ...] = ()
    before: int = 0
    behind: int = 0
    filling: int = 0


NONE = Rates()


@cache
def _words() -> dict[str, dict[str, _Word]]:
    found: dict[str, dict[str, _Word]] = {kind: {} for kind in sorted(KINDS)}
    for english, kind, japanese, doubles in loader.read("rates.tsv", RATE_COLUMNS, _row):
        found[kind].update(dict.fromkeys(japanese, _Word(english, doubles)))
    return {kind: dict(sorted(words.items(), key=lambda pair: -len(pair[0]))) for kind, words in found.items()}


@cache
def _units() -> dict[str, str]:
    """What there can be one of, the longest first, and its English."""
    words = _words()["time"] | _words()["unit"]
    return {word: words[word].english for word in sorted(words, key=len, reverse=True)}


def _row(row: loader.Row) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    cells = row.cells
    if cells["kind"] not in KINDS:
        raise ValueError(f"there is no kind {cells['kind']!r}")
    if not cells["japanese"] or not cells["english"]:
        raise ValueError("a row needs its Japanese and its English")
    return cells["english"], cells["kind"], row.several("japanese"), row.several("doubles")


def rates_of(claim: Claim, quantity: Quantity) -> Rates:
    """The rates that the sentence says of a figure."""
    at, end = quantity.start - claim.sentence.start, quantity.end - claim.sentence.start
    if at < 0 or end > len(claim.sentence.text) or not _can_have_one(quantity):
        return NONE
    text = claim.sentence.text
    left = text[:at][-_REACH:]
    if claim.date is None and left.endswith("日に"):
        left = f"{left[:-1]} "  # no first of the month
    return _read(left, text[end : end + _REACH], quantity.unit, _OF_TOKENS.search(text) is not None)


def say_rates(claim: Claim, quantity: Quantity, *phrases: NounPhrase | str | None) -> str:
    """The same in English, with that of a table's head, but for what the phrases of the sentence say already: monthly fee."""
    of_head = _of_head(claim.property)[1] if _can_have_one(quantity) else ""
    said = dict.fromkeys((*rates_of(claim, quantity).said, *filter(None, (of_head,))))
    return " ".join(filter(None, (unsaid(one, *phrases) for one in _ordered(said))))


def unsaid(rate: str, *phrases: NounPhrase | str | None) -> str:
    """The rate, unless the phrases of the sentence say it already."""
    beside = " ".join(phrase if isinstance(phrase, str) else phrase.text for phrase in phrases if phrase is not None)
    return "" if _is_said(rate, beside) else rate


def _can_have_one(quantity: Quantity) -> bool:
    """False for a multiple, an age, or a unit that is a rate itself."""
    counter = quantity.counter or ""
    return not (quantity.unit in ("x", "pp") or "/" in quantity.unit or counter in _AGES or "/" in counter)


def _ordered(said: Iterable[str]) -> list[str]:
    """What it is per, the period last: per seat a month."""
    return sorted(said, key=lambda one: one.startswith(("a ", "an ")))[:_MOST]


def _of_head(slot: Slot | None) -> tuple[Slot | None, str]:
    """料金（/月）, 年額（1ユーザー）, of a table's head: the slot without its rate, and the rate."""
    found = _OF_HEAD.search(slot.text.translate(_NARROW)) if slot is not None and slot.ref is None else None
    if slot is None or found is None or not found.start():
        return slot, ""
    rate = _in_brackets(found["inside"] or found["stroke"], of_tokens=_OF_TOKENS.search(slot.text) is not None)
    bare = slot.text[: found.start()]
    said = translate(bare)
    if not rate or not said.sure:
        return slot, ""
    return msgspec.structs.replace(slot, text=bare, name=said.text, end=slot.start + len(bare)), rate


def rate_of_head(head: str, quantity: Quantity) -> str:
    """What the figures under the head of a table are per: 入力（ドル/100万トークン）, 手数料（1件あたり、円）."""
    if not _can_have_one(quantity):
        return ""
    head = head.translate(_NARROW)
    of_tokens = _OF_TOKENS.search(head) is not None
    if (each := _each(head)) is not None and not each[1]:
        return each[0]  # 1件あたり by itself
    for found in _INSIDE.finditer(head):
        behind_unit = found[1][found[1].find("/") :] if "/" in found[1] else ""
        if rate := _in_brackets(found[1], of_tokens=of_tokens) or _in_brackets(behind_unit, of_tokens=of_tokens):
            return rate
    return ""


def rates_before(left: str, unit: str) -> tuple[str, int]:
    """The rate in the words before a figure, and how many characters of them say it."""
    said, before = _before(left.translate(_NARROW), unit)
    return " ".join(_ordered(said)), before


def _is_said(said: str, beside: str) -> bool:
    if not beside:
        return False
    doubles = (said, *(word for words in _words().values() for one in words.values() if one.english == said for word in one.doubles))
    return any(re.search(rf"\b{re.escape(word)}\b", beside) for word in doubles)


def measured_per(claim: Claim, prop: NounPhrase | None, rate: str) -> NounPhrase | None:
    """The property with what stands before it: 1店舗あたりの従業員数 is the number of employees per store.

    A price per token is the price where the figure is for a million of them.
    """
    slot = claim.property
    if prop is None or slot is None:
        return prop
    if rate.endswith(" tokens"):
        return replace(prop, text=prop.text.replace(" per token", ""))
    if slot.inferred or not prop.sure or " per " in prop.text or slot.start < claim.sentence.start:
        return prop
    before = claim.sentence.text[: slot.start - claim.sentence.start][-_REACH:].translate(_NARROW)
    found = _each(before)
    if found is None or not found[0].startswith("per ") or found[0] in rate or (before.endswith("ごとの") and not _ONE_EACH.search(before)):
        return prop  # 会場ごとの来場者は…: a figure for each of several that are named
    return replace(prop, text=f"{prop.text} {found[0]}", single=f"{prop.single or prop.text} {found[0]}")


def without_rates(claim: Claim, quantity: Quantity) -> Claim:
    """The claim without a slot that is only the rate of its figure, and without that of a table's head: 年 in 年4万台の生産; 月額 is what is paid as well."""
    rates = rates_of(claim, quantity)
    first, last = quantity.start - rates.before, quantity.start - rates.filling
    for slot in (claim.entity, claim.property):
        if slot is not None and first <= slot.start < slot.end <= last and not slot.text.endswith("額"):
            claim = msgspec.structs.replace(claim, entity=None) if slot is claim.entity else msgspec.structs.replace(claim, property=None)
    prop, rate = _of_head(claim.property)
    return msgspec.structs.replace(claim, property=prop) if rate and _can_have_one(quantity) else claim


@lru_cache(maxsize=4096)
def _read(left: str, right: str, unit: str, of_tokens: bool) -> Rates:
    """The rates in the words before a figure and in those behind it."""
    left, right = left.translate(_NARROW), right.translate(_NARROW)
    if same := SAME_SUM.search(left):  # 月額20ドル（約3000円）
        left, right = left[: same.start()], _CLOSED.sub("", right, count=1)
    elif closed := _IN_BRACKETS.match(right):
        right = right if _in_brackets(closed[1]) else right[closed.end() :]
    if (first := _SAME_RATE.search(left)) and is_money(unit):
        left = left[: first.start()]
    before, behind = _before(left, unit), _behind(right, of_tokens=of_tokens)
    said = tuple(dict.fromkeys((*behind[0], *before[0])))
    ordered = _ordered(said)
    filling = len(left) - len(_FILLING.sub("", left))
    return Rates(tuple(ordered), behind=behind[1]) if same or first else Rates(tuple(ordered), before[1], behind[1], filling)


def _before(left: str, unit: str) -> tuple[list[str], int]:
    """The rates at the end of the words before a figure, the last one first, and how many characters they are."""
    said, whole = list[str](), len(left)
    start = whole
    for _ in range(_MOST):
        bare = _FILLING.sub("", left)
        found = _each(bare) or (None if unit == "%" and bare.endswith("間") else _alone(bare)) or (None if unit == "%" else _one(bare))
        if found is None:
            break
        said.append(found[0])
        left = bare[: found[1]]
        start = found[1]
    return said, whole - start if said else 0


def _alone(left: str) -> tuple[str, int] | None:
    """年間, 毎秒, 年に: a word by itself, and where it starts."""
    for word, (english, _) in _words()["alone"].items():
        for tail in ("", "に") if len(word) == 1 else ("", "で"):
            if left.endswith(word + tail):
                before = left[: len(left) - len(word) - len(tail)]
                if _NOT_BEFORE.search(before) or (len(word) == 1 and _DESCRIBED.search(before)):
                    return None
                return english, len(before)
    return None


def _one(left: str) -> tuple[str, int] | None:
    """1人, 1台, 1週間に: one of a thing, directly before a sum or a count; 1日に may be a date."""
    for word, english in _units().items():
        for said in (word, f"{word}に") if word in _words()["time"] and word != "日" else (word,):
            if left.endswith(said) and (one := _ONE.search(left[: len(left) - len(said)])):
                return english, one.start()
    return None


def _each(left: str) -> tuple[str, int] | None:
    """端末1台につき, 100万トークンあたり, ユーザーあたり: what there is one of, or a round number of, and where it starts."""
    closing = _EACH.search(left)
    if closing is None:
        return None
    left = left[: closing.start()]
    if (found := _NOUN_AND_NUMBER.search(left)) and (said := _per(found["number"], found["noun"])):
        return said, found.start()  # トークン100万あたり
    found = _OF_EACH.search(left)
    if found is None or not (found["number"] or found["noun"]) or re.search(r"[0-9]$", left[: found.start()]):
        return None
    number, noun, start = f"{found['number'] or ''}{found['scale'] or ''}", found["noun"] or "", found.start()
    if not number and "一" in noun:
        start += noun.rindex("一")
        number, noun = "一", noun.rpartition("一")[2]
    if number == "ひと" and noun == "り":
        noun = "人"
    said = _per(number, noun)
    if number in ("1", "一", "ひと") and counted_noun(noun) != ("", "") and noun not in _words()["time"]:
        owner, at = _owner(left[:start])
        return (owner, at) if owner else (said, start) if said else None
    return (said, start) if said else None


def _owner(left: str) -> tuple[str, int]:
    """端末1台: per device; the longest end of the words before the number that names people or things, and where it starts."""
    found = _LAST_NOUN.search(left)
    for at in range(found.start() if found else len(left), len(left) - 1):
        said = translate(left[at:])
        if said.sure and said.kind in ("thing", "people") and said.number in ("plural", "single"):
            return f"per {said.single or said.text}", at
    return "", len(left)


def _per(number: str, noun: str) -> str:
    """per user, a month, per million tokens; "" where the number is no round one or the noun is not known."""
    size = _size(number)
    if size is None:
        return ""
    single = _units().get(noun) or _per_noun(noun)
    if size == 1:
        return single
    if not noun:
        return f"per {_SIZES[size]}"
    return f"per {_SIZES[size]} {'people' if single == 'per person' else plural_of(single.removeprefix('per '))}" if single.startswith("per ") else ""


def _per_noun(noun: str) -> str:
    """A noun that is no row of the table: one of people or things."""
    if len(noun) < 2 or noun in ("入力", "出力"):
        return ""
    said = translate(noun)
    if not said.sure or said.kind not in _COUNTABLE or said.number not in ("plural", "single"):
        return ""
    return f"per {said.single or said.text}"


def _size(number: str) -> int | None:
    """1, or a power of ten that has a name in English; None for any other number."""
    if number in ("", "一", "ひと"):
        return 1
    power = _POWERS.get(number[-1], 1)
    digits = number[:-1] if power > 1 else number
    if not re.fullmatch(r"[0-9,]*", digits):
        return None
    value = int(digits.replace(",", "") or "1") * power
    return value if value == 1 or value in _SIZES else None


def _behind(right: str, *, of_tokens: bool) -> tuple[list[str], int]:
    """The rates at the start of the words behind a figure, and how many characters they are."""
    start = at = _BEHIND_FIGURE.match(right).end()  # type: ignore[union-attr]
    said = list[str]()
    for _ in range(_MOST):
        found = _stroke(right, at, of_tokens=of_tokens)
        if found is None:
            break
        said.append(found[0])
        at = found[1]
    if not said and (brackets := _IN_BRACKETS.match(right)) and (inner := _in_brackets(brackets[1])):
        return [inner], brackets.end()
    every = next((word for word in _EVERY if right.startswith(word, start)), "")
    if not said and every and not re.match("[0-9]", right[start + len(every) :]):
        return [_words()["alone"][every].english], start + len(every)
    return said, at if said else 0


def _stroke(right: str, at: int, *, of_tokens: bool) -> tuple[str, int] | None:
    """/月, /1Mトークン, per user."""
    found = _STROKE.match(right, at) or _PER.match(right, at)
    if found is None:
        return None
    parts = found.groupdict()
    number = f"{parts.get('number') or ''}{parts.get('scale') or ''}"
    for noun in _units():
        if right.startswith(noun, found.end()) and _is_whole(right, found.end() + len(noun)):
            said = _per(number, noun)
            return (said, found.end() + len(noun)) if said else None
    if number[-1:] in ("M", "K") and (said := _per(number, "")):
        return f"{said} tokens" if of_tokens else said, found.end()
    return None


def _is_whole(text: str, end: int) -> bool:
    """True where a word ends at `end`: 月 in 30ドル/月、, not in 30ドル/月額."""
    last, following = text[end - 1], text[end : end + 1]
    return not any(re.match(letters, last) and re.match(letters, following) for letters in ("[A-Za-z0-9]", "[ァ-ヶー]", "[一-龥]"))


def _in_brackets(inside: str, *, of_tokens: bool = False) -> str:
    """（月額）, （1人あたり）, （税込/月）: the rate in brackets behind a figure; "" where they say something else."""
    inside = _TAXED.sub("", inside)
    if (alone := _words()["alone"].get(inside)) is not None:
        return alone.english
    if (stroke := _stroke(inside, 0, of_tokens=of_tokens)) and stroke[1] == len(inside):
        return stroke[0]
    found = _each(inside) or (_one(inside) if any(inside.endswith(word) for word in _words()["unit"]) else None)
    return found[0] if found is not None and not found[1] else ""
