"""What a verb says by its ending, and how it goes on: 使っている, 使えるだろう, 使うと発表した."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pipeline.summary.english import clause_words
from pipeline.summary.english.predicates import predicates
from pipeline.summary.english.transfer.cursor import NOUN_KINDS

if TYPE_CHECKING:
    from pipeline.summary.english.transfer.cursor import Cursor
    from pipeline.summary.english.transfer.units import Unit

#: How a verb goes on: it ends the sentence, describes the noun behind it, is quoted, goes on to the next verb, or tells a
#: reason, a condition or a contrast.
Link = Literal["end", "noun", "quote", "and", "reason", "if", "but", "while"]


@dataclass(frozen=True, slots=True)
class Form:
    """What the ending of a verb says. `unsure` where it wishes, supposes or asks; `bare` where a headline leaves する out."""

    lemma: str
    link: Link = "end"
    past: bool = False
    going_on: bool = False
    passive: bool = False
    causative: bool = False
    negative: bool = False
    able: bool = False
    unsure: bool = False
    bare: bool = False
    should: bool = False  # べき: one who reads it ought to; such a verb is unsure
    called: bool = False  # という stands between it and its noun: 買うという案
    led: str = ""  # the verb that leads to it: 支払いで合意する
    so_far: bool = False  # it was done up to now: 集めてきた


def read_verb(cursor: Cursor, lemma: str, at: int, *, able: bool = False, led: str = "") -> tuple[list[Unit], Form]:
    """The units of a verb, whose stem ends before `at`, and its form; the cursor moves behind what links it to the next.

    `able` where its stem says so already, `led` the verb that leads to it.
    """
    start = cursor.at
    cursor.at = at
    if plain(lemma) != lemma:
        lemma, able = plain(lemma), True
    by_now = so_far = past = going_on = passive = causative = negative = unsure = should = False
    link: Link = "end"
    last = cursor.units[at - 1]
    while (unit := cursor.unit()) is not None:
        base, text = unit.base, unit.text
        if unit.kind == "aux":
            if base in ("れる", "られる"):
                passive = True
            elif base in ("せる", "させる"):
                causative = True
                made = lemma[:-2] + "させる" if lemma.endswith("する") else "".join(one.text for one in cursor.units[start : cursor.at]) + base
                if made in predicates():
                    lemma, causative = made, False  # 完了させる: complete
                    at = cursor.at + 1
            elif base in ("た", "だ") and text in ("た", "だ"):
                past = True
            elif base in ("ない", "ぬ", "ん"):
                negative = True
            elif base in ("ます", "です"):
                pass
            elif base in ("やすい", "にくい", "づらい", "がたい"):
                unsure = True  # 使いやすくなる
            elif base in ("たい", "う", "よう", "らしい", "べし", "まい") or text in ("たら", "なら"):
                unsure, should = True, base == "べし"
                link = "if" if text in ("たら", "なら") else link
            else:
                break
        elif unit.kind == "particle" and (text in ("たり", "だり") or (text in ("て", "で") and unit.tag.startswith("助詞-接続助詞"))):
            link, going_on = "and", going_on or text in ("たり", "だり")  # 導入したり…したりする: not still to come
        elif unit.kind == "verb" and link == "and" and base in ("いる", "おる", "く", "いく", "くる", "行く", "来る", "しまう", "ある", "ゆく"):
            going_on, link = going_on or base in ("いる", "おる"), "end"
            if base in ("くる", "来る") and (made := "".join(one.text for one in cursor.units[start : cursor.at]) + "くる") in predicates():
                lemma = made
            passive = passive or base == "ある"
            so_far = so_far or base in ("くる", "来る")
        elif unit.kind == "verb" and base in ("できる", "出来る", "得る", "うる"):
            able = True
        elif unit.kind in ("verb", "adjective") and base in ("ない", "無い", "やすい", "にくい", "づらい") and unit.tag.endswith("非自立可能"):
            negative = negative or base in ("ない", "無い")
            unsure = unsure or base not in ("ない", "無い")
        elif text in ("よう", "様") and (then := cursor.unit(1)) is not None and then.text == "に" and (verb := cursor.unit(2)) is not None and verb.base in ("する", "なる"):
            cursor.at += 2  # 動かせるようにする: the same, from now on
            unit, by_now = verb, True
        elif past and text in ("こと", "経験") and (then := cursor.unit(1)) is not None and then.text in ("が", "も", "は") and (verb := cursor.unit(2)) is not None and verb.base in ("ある", "ない", "無い"):
            cursor.at += 2  # 使ったことがある: have used
            unit, so_far, negative = verb, True, verb.base != "ある"
        else:
            break
        last = unit
        cursor.at += 1
    asked = cursor.unit()
    if asked is not None and asked.text == "の" and (then := cursor.unit(1)) is not None and then.kind == "particle":
        asked = then
    unsure = unsure or (asked is not None and asked.kind == "particle" and asked.text in ("か", "かも"))
    if link == "and" and last.text in ("て", "で") and asked is not None and asked.text == "も":
        link = "if"  # 投じても
    link = _link(cursor, link, last, lemma)
    follows = cursor.unit()
    cut_short = link == "end" and not able and cursor.at == at and _goes_on(last, lemma) and (follows is None or follows.kind == "stop")
    past = (past and not by_now) or cut_short
    form = Form(lemma, link, past, going_on, passive, causative, negative, able, unsure, bare=cut_short, should=should, led=led, so_far=so_far)
    units = list(cursor.units[start : cursor.at])
    if link in ("quote", "reason", "if", "but", "while") and (unit := cursor.unit()) is not None and unit.kind in ("particle", "aux"):
        cursor.at += 1
        if link == "quote" and (called := cursor.unit()) is not None and called.text in ("いう", "の") and (then := cursor.unit(1)) is not None and then.kind in NOUN_KINDS:
            cursor.at += 1  # 取得するという提案
            return units, replace(form, link="noun", called=True)
        while (unit := cursor.unit()) is not None and unit.kind == "particle" and unit.text in ("は", "も"):
            cursor.at += 1
    return units, form


def _link(cursor: Cursor, link: Link, last: Unit, lemma: str) -> Link:
    """How the verb goes on, by its last word and the one that follows."""
    unit = cursor.unit()
    if link in ("if", "and"):
        return link
    if unit is None or unit.kind == "stop":
        return "end"
    if unit.kind == "comma":
        then = cursor.unit(1)
        if _goes_on(last, lemma):
            return "and"
        return "noun" if then is not None and then.kind in NOUN_KINDS else "end"  # 上乗せした、17ポンド
    if unit.kind == "particle":
        for together in ("とともに", "と共に", "と同時に", "ばかりでなく", "だけでなく", "のみならず"):
            if cursor.text.startswith(together, unit.start) and cursor.ends_at(unit.start + len(together)):
                return "and"
        if unit.text in ("と", "って"):
            plain = last.text == last.base and last.kind == "verb" and last.base not in ("する", "いる")
            return "if" if unit.tag == "助詞-接続助詞" and plain else "quote"
        if unit.text in ("ば",):
            return "if"
        if unit.text in ("が", "けど", "けれど"):
            return "but"
        if unit.text in ("から", "ので", "のに"):
            return "reason"
        if unit.text in ("ながら", "つつ"):
            return "while"
        if unit.text == "し":
            return "and"
        return "noun" if unit.text in ("の", "ため") else "end"
    if unit.kind in ("noun", "figure", "date", "name", "quoted", "adnominal", "adjective", "adverb", "verb"):
        return "and" if _goes_on(last, lemma) else "noun"
    return "end"


def _goes_on(last: Unit, lemma: str) -> bool:
    """確保し、 上げ、: the form in which a verb goes on to the next."""
    if last.kind == "verb":
        return last.text != last.base
    return last.kind == "aux" and last.text != last.base and last.text not in ("た", "だ", "な", "べき") and not last.text.endswith(("る", "い"))


def plain(lemma: str) -> str:
    """The verb in す of which a verb in せる says that it can be done: 出せる, 出す. Of other verbs in -eru most are no such forms; a table has those that are."""
    if (known := clause_words.able().get(lemma)) is not None:
        return known
    made = lemma[:-2] + "す" if lemma.endswith("せる") else lemma
    return made if lemma not in predicates() and made in predicates() else lemma
