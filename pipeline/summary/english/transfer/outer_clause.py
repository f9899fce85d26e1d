"""What the clause around a clause makes of it: a fact, a plan, a proposal of somebody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import clause_words
from pipeline.summary.english.transfer.tree import matrix

if TYPE_CHECKING:
    from pipeline.records import Modality
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Phrase

# Behind a figure that is one of a list.
_ENDS_PART = re.compile(r"(?:以上|以下|超|程度|ほど|台|前後)?(?:[（(][^（）()]*[）)])?(?:で|だが|に対し|なのに対し)?[、,]")
# What makes a clause with こと a fact.
_KNOWN = frozenset({"分かる", "わかる", "判明する", "発表する", "公表する", "示す", "決める", "決定する", "知る", "確認する", "見てくる"})
# Nouns of which the clause before them is no fact: 買収する権利.
_NO_FACTS = frozenset({"権利", "義務", "必要", "未来", "将来", "時代", "世界", "夢", "構想", "目的", "機会", "余地", "方法", "手法", "手段", "仕組み", "条件", "価値", "意味", "リスク", "懸念", "恐れ", "おそれ", "ニーズ", "要望", "取り組み", "取組", "努力", "試み", "必要性", "前提"})
# Nouns of which the clause before them says what they are, and not what they do: 買収する計画.
_PLANS = re.compile(r"[^の]*(?:契約|案|提案|合意|決定|ケース|例|時代|未来|将来|計画|方針|予定|見込み|見通し|考え|意向|可能性|模様|狙い|目標|理由|事実|背景|状況|結果)")
# Who says what he is going to do: 建設すると発表した, 建設することを決めた.
_ANNOUNCING = frozenset({"発表する", "公表する", "表明する", "宣言する", "発言する", "明らかにする", "明かす", "決める", "決定する", "述べる", "語る", "話す", "報じる", "伝える", "言う"})
_NEWS = frozenset({"ニュース", "話", "報道", "噂", "うわさ", "発表", "知らせ"})
# What a noun makes of the clause before it.
_COURSES: dict[str, Modality] = {
    "可能性": "possible", "契約": "planned", "計画": "planned", "方針": "planned", "予定": "planned", "目標": "planned", "狙い": "planned",
    "見込み": "forecast", "見通し": "forecast", "予測": "forecast",
}  # fmt: skip


def is_plan(noun: str) -> bool:
    """Whether the clause before a noun says what it is, and not what it does: 買収する計画."""
    return _PLANS.fullmatch(noun) is not None


def only_describes(clause_: Clause) -> bool:
    """Whether a clause says something of a noun beside what the sentence is about: 2万基を備えた環境を, but not 備える計画を."""
    head = clause_.head
    if head is None or clause_.form.link != "noun" or clause_.form.called:
        return False
    return not is_plan(head.text) and head.text not in ("こと", "の")


def course_of(clause_: Clause) -> Modality | None:
    """How sure the noun makes what the clause before it says: of 買収する計画 planned."""
    return _COURSES.get(clause_.head.text) if clause_.head is not None and clause_.form.link == "noun" else None


def is_fact(reading: Reading, clause_: Clause) -> bool:
    """Whether a clause that is made a noun (こと, の) is told as a fact, and not wished for or made possible."""
    head = clause_.head
    if head is not None and clause_.form.link == "noun" and (head.text in _NO_FACTS or (head.text == "環境" and not clause_.form.past and any(phrase.particle == "が" for phrase in clause_.phrases))):
        return False  # AIが処理する環境を築く: not yet
    if head is None or head.text not in ("こと", "の"):
        return True
    outer = matrix(reading.clauses, head)
    if outer is None:
        return False
    if any(phrase.nominal is head and not phrase.particle for phrase in outer.phrases):
        later = next((one for one in reading.clauses[clause_.place + 1 :] if one.head is not None and one.head.text == head.text), None)
        return later is not None and is_fact(reading, later)  # …すること、…することを発表した
    made_clear = outer.form.lemma == "なる" and any(phrase.adverb == "明らかに" for phrase in outer.phrases)
    return outer.form.lemma in _KNOWN or outer.form.lemma in clause_words.sayings() or made_clear


def end_of_chain(reading: Reading, clause_: Clause) -> Clause:
    """The clause with the ending that holds for all of a chain: of 投じ、…建設すると発表した that of 建設する."""
    if clause_.form.link != "and" or clause_.form.past:
        return clause_
    for one in reading.clauses[clause_.place + 1 :]:
        if one.form.link in ("end", "quote", "but") or _announcer(reading, one) is not None:
            return one
    return clause_


def is_announced(reading: Reading, clause_: Clause) -> bool:
    """Whether somebody says that it is going to be done: 30億円を投じると発表した, 30億円を投じて工場を建てることを明らかにした."""
    end = end_of_chain(reading, clause_)
    form = end.form
    if form.past or form.going_on or form.negative or form.able or form.unsure or form.bare or form.lemma == "だ" or end.conditional:
        return False
    if form.link == "noun" and form.called:
        return end.head is not None and end.head.text in _NEWS
    return _announcer(reading, end) is not None


def _announcer(reading: Reading, clause_: Clause) -> Clause | None:
    """The clause of who says it: と発表した, ことを決めた."""
    if clause_.form.link == "noun":
        outer = matrix(reading.clauses, clause_.head) if clause_.head is not None and clause_.head.text == "こと" else None
    else:
        outer = next((one for one in reading.clauses if one.quoted is clause_), None)
    return outer if outer is not None and outer.form.lemma in _ANNOUNCING and not outer.form.passive else None


def led_by(reading: Reading, clause_: Clause) -> Clause | None:
    """Who proposes it: 取得すると提案した, 取得するという提案を出した."""
    if clause_.form.link == "noun" and clause_.head is not None and clause_.head.text == "提案":
        outer = matrix(reading.clauses, clause_.head)
        return None if outer is None else replace(outer, form=replace(outer.form, lemma="提案する"))
    for one in reading.clauses:
        if one.quoted is not None and one.quoted.place == clause_.place and one.form.lemma == "提案する" and not one.form.passive:
            return one
    return None


def goes_with_another(reading: Reading, phrase: Phrase) -> bool:
    """東京で20件、大阪で30件の…: whether a figure that ends a part of a list stands between a phrase and the figure that is told."""
    parts, units = reading.parts, phrase.nominal.units if phrase.nominal is not None else []
    if not units:
        return False
    text, at = parts.claim.sentence.text, parts.quantity.start - parts.claim.sentence.start
    return any(one.kind == "figure" and units[-1].end <= one.start < at and _ENDS_PART.match(text, one.end) for one in parts.fixed)


def may_belong_earlier(reading: Reading, clause_: Clause, own: Phrase) -> bool:
    """3秒の音声から、…を作れる技術を示した論文を…: whether a clause that describes a noun stands between a phrase and its verb."""
    end = own.nominal.units[-1].end if own.nominal is not None and own.nominal.units else 0
    for one in reading.clauses[: clause_.place]:
        first = next((phrase.nominal.units[0].start for phrase in one.phrases if phrase.nominal is not None and phrase.nominal.units), -1)
        if one.form.link == "noun" and not one.form.called and first >= end:
            return True
    return False
