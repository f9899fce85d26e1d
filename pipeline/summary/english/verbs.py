"""A verb of the table where a Japanese text has it: what its ending says of time, voice and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.summary.english.hints import ends_in_past
from pipeline.summary.english.predicates import Predicate, lasts, predicates
from pipeline.summary.english.style import kept_per_style

if TYPE_CHECKING:
    from pipeline.summary.english.predicates import Tense

LONGEST_STEM = 8
_CLAUSE_END = re.compile(r"$|[。、，,.…!?！？）)」』\n　 ・―—]|へ(?:$|[。、　 ])")
_UNREAL = re.compile(r"[ぁ-ん]{0,4}?(?:としても|たら|なら|れば|えば|せば|ければ|ない|ません|なかった|ずに|場合|よう|たい|べき|できる|でき|可能|(?<=[うくぐすつぬぶむる])(?:必要|余地|(?:こと|の)が(?:重要|大切|必要|不可欠|求め|望まし|欠か)))")
_GOES_ON = re.compile("(?:し|[りみきちびいえけげせめれ])、")
_CUT_SHORT = re.compile(r"[りみきちびいえけげせめれ](?:$|[。！？!?\n　 ])|[けげせめれ](?:$|[。！？!?\n　 ])")  # 借り受け
_ENDS_OF_STEMS = frozenset("いきしちにみりえけせてねへめれげべ")  # of 借り受ける: 借り受け
_OF_NOUN = re.compile(r"(?:する|した|している|していた|[うくぐすつぬぶむる]|[っいん][ただ]|[えけげせめれ][たる])(?!こと|もの|計画|方針|予定|見通し|見込み|考え|意向|ため|理由|事実|ニュース|という)[一-龥ァ-ヶA-Za-z「『]")
# What may follow the stem of a verb in する or of another verb, and what that says.
_PASSIVE = re.compile(r"(?:さ|ら|か|た|ま|わ)?れ(?:(?P<past>た|ました)|(?P<state>てい(?:る|ます)|ており)|る|ます|、|$)")
_DONE = re.compile(r"(?:し|[っいん])?たところ|(?:して|って|んで|[いえけげせめれ]て)いた(?=[。、）)」\n]|$|と|こと(?:が|も)(?:分か|わか|判明|明らか))|(?:し|い|っ|ん|え|け|げ|せ|て|ね|べ|め|れ|き|ち|び|み|り)?(?:た|だ|ました)(?![らりいぁ-ん]|がる)|[しっいえけげせめれ](?:た|ました)(?=と(?!き|ころ)|が|こと(?!が)|もの|の)")
_DOING = re.compile(r"(?:する|します|[うくぐすつぬぶむる]|[しえけげせめれりみきち]ます|し?てい(?:る|ます)|しており|し(?:、|(?=[「『]))|[りみきちびいえけげせめれ]、)(?:$|[。、）)」「『\n]|が、|と(?:いう|い[うわ]れ|発表|提案|述べ|説明|回答|答え|予[測想]|見[らて込]|み[らて]|推[計定]|報じ|明か|語|話|し|さ)|という|こと(?:が|も)(?:分か|わか|判明|明らか)|[一-龥ァ-ヶA-Za-z])")
# What a verb in the present describes is no fact: 買収する権利, 搭載される未来.
_ONLY_DESCRIBES = re.compile(r"(?:され|られ|れ)?(?:する|[うくぐすつぬぶむる])(?:という|といった)?\s?(?!見通し|見込み|予定|計画|方針|予測|提案|意向|考え|と発表)[一-龥ァ-ヶA-Za-z「]")
_ENDINGS: tuple[tuple[re.Pattern[str], Tense], ...] = ((_DONE, "past"), (_DOING, "present"))


@dataclass(frozen=True, slots=True)
class VerbHere:
    """`bare` where a headline leaves する out; `of_noun` where the verb only describes the noun that follows; `tail` is what
    follows the stem."""

    predicate: Predicate
    tense: Tense
    tail: str
    passive: bool = False
    bare: bool = False
    of_noun: bool = False


@kept_per_style()
def stems() -> dict[str, Predicate]:
    """The verbs that someone does, by what of them does not change."""
    found: dict[str, Predicate] = {}
    for japanese, predicate in predicates().items():
        stem = japanese.removesuffix("する") if japanese.endswith("する") else japanese[:-1]
        inflects = re.search("[うくぐすつぬぶむる]$", japanese)  # no bare noun of a headline (回収)
        if predicate.kind in ("object", "with", "alone") and inflects and stem and not re.fullmatch("[ぁ-ん]", stem):
            found.setdefault(stem, predicate)
    return found


def only_describes(tail: str) -> bool:
    """Whether a verb, by what follows its stem, only describes a noun, and in the present."""
    return _ONLY_DESCRIBES.match(tail) is not None


def describes(tail: str) -> bool:
    """Whether a verb, by what follows its stem, describes a noun."""
    return _OF_NOUN.match(tail) is not None


def is_unsure(tail: str) -> bool:
    """Whether a verb, by what follows its stem, only describes a noun, or is denied, wished or supposed."""
    return only_describes(tail) or _UNREAL.match(tail) is not None


def verb_at(text: str) -> VerbHere | None:
    """The verb that a text begins with; None where there is none, or where it is denied, wished or supposed."""
    for length in range(min(LONGEST_STEM, len(text)), 0, -1):
        predicate = stems().get(text[:length])
        if predicate is None:
            continue
        tail = text[length:]
        if _UNREAL.match(tail):
            return None
        if _CLAUSE_END.match(tail):
            cut_short = predicate.japanese.endswith("する") or (predicate.japanese.endswith("る") and text[length - 1] in _ENDS_OF_STEMS and length > 1)
            return VerbHere(predicate, "present" if lasts(predicate.japanese) else "past", tail, bare=True) if cut_short else None
        if _CUT_SHORT.match(tail) and not predicate.japanese.endswith("する"):
            return VerbHere(predicate, "past", tail, bare=True)
        if passive := _PASSIVE.match(tail):
            return VerbHere(predicate, "past" if passive["past"] else "present", tail, passive=True)
        for pattern, tense in _ENDINGS:
            if pattern.match(tail):
                if tense == "present" and _GOES_ON.match(tail) and ends_in_past(tail):
                    tense = "past"
                return VerbHere(predicate, tense, tail, of_noun=_OF_NOUN.match(tail) is not None)
        return None
    return None
