"""Who is among those that are counted: 北星やNECなど5社, 5 companies including Hokusei and NEC."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.counts import NO_NOUN_COUNTERS, OF_FIRMS
from pipeline.summary.english.grammar import joined
from pipeline.summary.english.parts import NO_NOUN
from pipeline.summary.english.transfer.naming import named

if TYPE_CHECKING:
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.parts import Parts, Statement

_COUNTERS = frozenset({"社", "カ国", "か国", "ヶ国", "ヵ国", "国", "行", "カ国・地域", "地域", "団体", "機関", "大学", "つ", "種", "種類", "機種", "モデル", "製品", "サービス"})
# Between the last that is named and the figure: など国内の大手5社, ら計5社.
_AMONG = re.compile(r"(?:など(?:の|、)?|ら)(?:(?:世界|国内外?|海外|米国|日本|業界|大手|主要|有力|新興)の?){0,3}(?:約|計|合計|全|少なくとも)?$")
_ITEM = re.compile(r"[^\s、。，・やとはがをにで（）()「」『』!?！？:：…]{2,24}$")
_JOINT = re.compile(r"(?:や|、|・|，)$")
_IN_JAPAN = re.compile("国内の?(?:約|計|合計)?$")
_MOST = 4  # that are named one by one
_NAMED = frozenset({"company", "product", "place"})


def with_members(parts: Parts, made: Statement) -> Statement:
    """Those who are named are said behind the noun of the figure, where that is not done yet; those of 国内 are Japanese."""
    if not parts.counts or parts.baseline is not None or (parts.quantity.counter or "") not in _COUNTERS:
        return made
    before = parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)]
    own = parts.counter_noun
    figure = parts.figure(NO_NOUN)
    if parts.quantity.counter in OF_FIRMS and _IN_JAPAN.search(before) and "in Japan" not in made.text:
        made = _with(made, rf"(?<![0-9.,]){re.escape(figure)} (?={re.escape(own[1])}\b)", rf"{figure} Japanese ")
    names = _members(parts, before)
    if not names:
        return made
    last = names[-1].with_article()
    rest = made.text.replace(f" including {last}", "")
    if " including " in rest or " such as " in rest or any(name.text in rest for name in names):
        return made
    noun = r"[a-z]+s" if own in NO_NOUN_COUNTERS or not all(own) else re.escape(own[1])
    place = rf"(?P<counted>(?<![0-9.,]){re.escape(figure)}(?: [A-Za-z-]+){{0,3}}? {noun})(?: including {re.escape(last)})?(?![a-z-])"
    return _with(made, place, rf"\g<counted> including {joined([name.with_article() for name in names])}")


def _with(made: Statement, place: str, words: str) -> Statement:
    """The statement with other words at a place."""
    subject, text, spoken, mention = (re.sub(place, words, one, count=1) for one in (made.subject, made.text, made.spoken, made.mention))
    return replace(made, subject=subject, text=text, spoken=spoken, mention=mention)


def _members(parts: Parts, before: str) -> list[NounPhrase]:
    """The names before など or ら; of a headline not the first before a comma, who may be its subject."""
    among = _AMONG.search(before)
    found: list[NounPhrase] = []
    before = before[: among.start()] if among is not None else ""
    joint = ""
    while len(found) < _MOST and (item := _ITEM.search(before)) is not None:
        noun = named(parts, item[0])
        if noun is None or noun.kind not in _NAMED or noun.number != "name" or (joint == "、" and not item.start()):
            break
        found.insert(0, noun)
        before = before[: item.start()]
        link = _JOINT.search(before)
        if link is None:
            break
        joint, before = link[0], before[: link.start()]
    return found if len({one.text for one in found}) == len(found) else []
