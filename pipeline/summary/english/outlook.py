"""What is still to come and what is over: plans in their own words, deeds that are announced, figures of a time that has passed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.clause_words import plans
from pipeline.summary.english.predicates import find_predicate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import Claim, Date, Quantity
    from pipeline.summary.english.predicates import Predicate

AIM = "aim to"
# In the last clause of a sentence, or of what somebody says: 投じる。 投じると発表した, 投じることを決めた.
_AHEAD = re.compile(r"(?:する|します|[うくぐすつぬぶむる])(?:[。）)」』\n　]|$|と(?:し|発表|表明|述べ|明|語|話|説明)|という(?:[。）)」]|$)|ことを(?!課|求|命|促|要|禁|認|許|可能)|ことが|こと(?:で|に)(?:合意|決)|、と)")
# …and before another deed that is still to come: 投じて工場を建設する。
_THEN_AHEAD = re.compile(r"(?![^。]*て(?:い|お)[るりま])(?:して?|じて?|って|いて|え|め|げ)、?[^。]{1,40}[をに][^。、はが]{2,12}(?:する|[うくぐすつぬぶむ])(?:[。」]|$|と(?:発表|し|公表|表明|述べ))")
_SAME_PHRASE = re.compile(r"[^、。「\n　]{0,30}")
_HEADS_FOR = re.compile(r"へ(?:$|[。\s　])")
# A deed that is supposed, feared or about to be begun: 投じれば, 投じる場合, 投じても、 投じるべき, 投じることを懸念する, 投じる準備, 投じようとする.
_NOT_DONE = re.compile(
    r"[ぁ-ん]{0,3}(?:[えけげせてねべめれ]ば(?!かり)|[ただうくぐすつぬぶむる](?:場合|とき)(?!が|も(?:ある|多))"
    r"|[ぁ-ん]?ても(?=、)|[うくぐすつぬぶむる](?:べき|ことを(?:懸念|恐れ|心配|警戒)|準備|恐れ|おそれ|リスク|可能性の高い|段階に|のに(?:最適|最も|必要|適|十分|向))|[おこごそとのぼもろよ]うと(?:する|し))"
)
# What an example leaves for the reader to fill in.
_BLANK = re.compile("[〇○◯]{2}|××|△△")
# A goal that somebody might set: 「費用を3割削減する」といった目標を設定する.
_MIGHT_AIM = re.compile(r"[^「」。]{0,20}」(?:とか|や|と|など|、|・|「)[^。]{0,80}(?:目標|KPI|指標|ゴール)(?:値)?(?:を(?:設定|立て|決め|定め|置)|が(?:な|必要)|の?設定|$)")
_HABIT = re.compile(r"毎[年月日週時秒分]|通常|普段|ふだん|常に|日々|平均|年間|ごと|あたり|当たり|につき|例年|いつも")
# Verbs of what lasts: said in the present, it is so now.
_LASTING = frozenset(
    ["have", "hold", "own", "feature", "support", "need", "require", "contain", "include", "use", "consume", "be in charge of", "employ", "operate", "run", "manage", "account for",
     "exceed", "be", "handle", "process", "cover", "offer", "provide", "sell", "earn", "cost", "take", "reach", "know", "cite", "explain", "introduce"]
)  # fmt: skip
_GOES_ON = _LASTING - {"reach", "exceed", "cover", "offer", "provide", "introduce", "cite", "explain", "earn", "sell", "process", "handle", "take", "include"}
# Of these the announcement makes deeds: they say that they will offer it.
_BEGUN = frozenset({"support", "use", "operate", "run", "offer", "provide", "sell", "introduce", "handle", "cover", "employ"})
# 30億円を出資　…: a verbal noun that ends a part of a headline.
_HEADLINE_DEED = re.compile(r"[^。、\n　]{0,24}?([一-龥]{2,4})(?=$|[、\n　 （(…―─—])")
_FROM_TO = re.compile(r"から、?[^。、]{0,16}?[0-9０-９][^。、]{0,12}?(?:に|へ|まで|とな)|から(?:倍増|半減|大幅|[0-9０-９])")
_TO_CHANGE = re.compile(r"[うくぐすつぬぶむる](?:[。）)」\n]|$|と(?:発表|し|表明|述|明|語|話|説)|方針|計画|見|予|こと)|へ(?:[。　]|$)")
_ESTIMATED = re.compile(r"試算|推計|推定")
# Who says it makes it known for the first time: 投じると発表した, 投じることを公表した.
_MADE_KNOWN = re.compile(r"(?:と|こと(?:など)?を)(?:(?P<announced>発表|公表)|述べ|語|話|説明|指摘|強調|主張|回答|答え|明らか|予測|予想|し(?:た|て))")
_AT_A_VALUE = re.compile(r"(?:規模)?(?:という|の|との)?[^、。はがを]{0,10}評価額での?(?:[^。]{0,24}(?:調達|出資)[^、。]{0,8})?(?:交渉|協議)")
_TALKS_TO_RAISE = re.compile(r"(?:[（(][^（）()]{0,20}[）)])?(?:規模|程度|以上|近く|超|も)*(?:(?:という|の|との)[^、。はがを]{0,16}?)?(?:資金)?調達(?:の|を[^。はが]{0,30}?)?(?:交渉|協議)(?!が?(?:決裂|終|まと|破談|不調|打ち切))(?P<over>(?:を(?:行っ|進め|続け))?し?てい(?:まし)?た)?")
_TALKED_OF = re.compile("(?:交渉|協議)中の(?:約|およそ)?$")
_RAISED = re.compile(r"(?:[（(][^（）()]{0,20}[）)])?(?:という|の)[^、。はがを]{0,8}(?:資金|調達)")
_PLAN_OF_THING = re.compile(r"(?:以上|規模|程度|超|近く|も)*の?[^、。はがを]{2,14}を(計画|予定|決定|決め)")
_LAST_MONTH = {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12", "H1": "06", "H2": "12", "SP": "05", "SU": "08", "FA": "11", "AU": "11", "WI": "12"}
_FIRST_MONTH = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10", "H1": "01", "H2": "07", "SP": "03", "SU": "06", "FA": "09", "AU": "09", "WI": "12"}
_MOMENT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<part>Q[1-4]|H[12]|SP|SU|FA|AU|WI)|(?P<rest>-[0-9]{2}(?:-[0-9]{2})?))?(?:T|$)")


@cache
def _plan_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, plans()), key=len, reverse=True)))


def plan_of(claim: Claim, quantity: Quantity) -> str:
    """The verb of one who plans, by the first word of a plan behind the figure: 支払うことで合意した → have agreed to."""
    said = _SAME_PHRASE.match(hints.after_figure(claim, quantity))
    found = _plan_words().search(said[0]) if said else None
    return plans()[found[0]] if found else "plan to"


def in_talks(claim: Claim, quantity: Quantity) -> tuple[str, bool]:
    """What somebody is in talks to do, before the figure: "raise" for 3億ドルの資金調達を交渉中, "raise funds at a valuation of" for
    30億ドルの評価額で資金調達を交渉中; "" for another figure. And whether they were before: 交渉していた."""
    behind = hints.after_figure(claim, quantity)
    if _AT_A_VALUE.match(behind):
        return "raise funds at a valuation of", False
    if _TALKED_OF.search(claim.sentence.text[: max(0, quantity.start - claim.sentence.start)]) and _RAISED.match(behind):
        return "raise", False
    found = _TALKS_TO_RAISE.match(behind)
    return ("raise", found["over"] is not None) if found else ("", False)


def what_is_done_with_plan(claim: Claim, quantity: Quantity) -> str:
    """What is said of a thing that the figure measures: 3億円の投資を計画している, plan; 3億円の投資を決定した, have decided on; "" for another."""
    found = _PLAN_OF_THING.match(hints.after_figure(claim, quantity))
    return "" if found is None else "plan" if found[1] in ("計画", "予定") else "have decided on"


def only_heads_for(claim: Claim, quantity: Quantity) -> bool:
    """True where nothing but へ tells of a plan: 市場、90億円へ. Who plans it is not said."""
    rest = hints.after_figure(claim, quantity)
    return _HEADS_FOR.search(rest) is not None and _plan_words().search(rest) is None


def begins(base: str) -> bool:
    """Whether who announces it means to begin with it: 提供すると発表した; not for what is so already, 使えると発表した."""
    return base not in _LASTING or base in _BEGUN


def is_deed(base: str) -> bool:
    """Whether what is done is over at some time: 建設する; not 保有する."""
    return base not in _LASTING


def goes_on(base: str) -> bool:
    """Whether what is being done lasts and is no deed: 保有している, it holds; 導入している, it has introduced."""
    return base in _GOES_ON


def lies_ahead(claim: Claim, quantity: Quantity, base: str) -> bool:
    """True for a deed that is announced: 3億円を投じる, 3億円を投じると発表した; not for what is done every year, or what lasts."""
    predicate = find_predicate(claim.predicate)
    behind = hints.after_verb(claim, quantity)
    found = _AHEAD.match(behind) or _THEN_AHEAD.match(behind)
    if found is None or predicate is None or predicate.verb.base != base or base in _LASTING:
        return False
    return "と" in found[0] or "こと" in found[0] or not is_usual(claim)


def is_usual(claim: Claim) -> bool:
    """Whether the sentence tells what is done again and again: 毎年3億円を投じる."""
    return _HABIT.search(claim.sentence.text) is not None


def announced_deed(claim: Claim, quantity: Quantity, later: Sequence[tuple[Claim, Quantity]]) -> Predicate | None:
    """The deed that a headline leaves without する, where a later sentence tells it of the same figure as still to come.

    30億円を出資; 30億円を出資すると発表した.
    """
    found = _HEADLINE_DEED.match(hints.after_figure(claim, quantity)) if "。" not in claim.sentence.text else None
    if found is None or claim.modality != "asserted":
        return None
    noun, predicate = next(((noun, one) for noun in (found[1], found[1][-2:]) if (one := find_predicate(f"{noun}する")) is not None), ("", None))
    to_come = re.compile(f"{noun}(?:する|し、[^。]{{1,40}}[うくぐすつぬぶむる])(?:方針|計画|予定|考え)?(?:だ|である)?(?:と(?:発表|公表|表明|明らか|述べ|伝え|報じ|いう)|ことを|ことで|。|方針|計画|予定|$)")
    for other, figure in later:
        same = (figure.unit, figure.value) == (quantity.unit, quantity.value) and other.sentence.start != claim.sentence.start
        if predicate is not None and same and to_come.search(hints.after_figure(other, figure)):
            return predicate
    return None


def is_made_known(claim: Claim, quantity: Quantity) -> bool:
    """True where who says it announces it: 投じると発表した; not 投じると述べた."""
    found = _MADE_KNOWN.search(hints.after_figure(claim, quantity))
    return found is not None and found["announced"] is not None


def is_supposed(claim: Claim, quantity: Quantity) -> bool:
    """True for what the sentence does not say to be so: 3億円を投じれば, 3億円を失うことを懸念している, 〇〇製品の売上を10%上げる."""
    if _BLANK.search(claim.sentence.text) is not None:
        return True
    if claim.modality not in ("asserted", "reported"):
        return False
    if _MIGHT_AIM.match(hints.after_figure(claim, quantity)) and claim.attribution is None:
        return True
    verb = hints.after_verb(claim, quantity)
    near = _SAME_PHRASE.match(hints.after_figure(claim, quantity))
    return near is not None and verb != "" and hints.after_figure(claim, quantity).find(verb) <= near.end() and _NOT_DONE.match(verb) is not None


def starts_change(claim: Claim, quantity: Quantity) -> bool:
    """True for the first figure of a change, 5億円から8億円に: what is expected is the second."""
    return _FROM_TO.match(hints.without_modifiers(hints.after_figure(claim, quantity))) is not None


def has_changed(claim: Claim, quantity: Quantity) -> bool:
    """True for the first figure of a change that is made and not only planned: シェアは5%から8%に増えた."""
    if claim.modality not in ("asserted", "reported") or not starts_change(claim, quantity):
        return False
    return _TO_CHANGE.search(hints.after_figure(claim, quantity)[:60]) is None


def has_ended(date: Date, published: str | None) -> bool:
    """True for a date that is wholly before the day of publication: of what was so then, English speaks in the past."""
    found = _MOMENT.match((date.value or "").rsplit("/", 1)[-1])
    if found is None or not published:
        return False
    last = found["year"] + (f"-{_LAST_MONTH[found['part']]}" if found["part"] else found["rest"] or "")
    return last < published[: len(last)]


def is_to_come(date: Date, published: str | None) -> bool:
    """True for a date that begins after the day of publication: what is said of it can only be to come."""
    found = _MOMENT.match((date.value or "").split("/", 1)[0])
    if found is None or not published:
        return False
    first = found["year"] + (f"-{_FIRST_MONTH[found['part']]}" if found["part"] else found["rest"] or "")
    return first > published[: len(first)]


def is_estimate(claim: Claim, quantity: Quantity) -> bool:
    """True for a forecast that is an estimate: of a time that has passed, a thing is estimated to have been so."""
    return claim.modality == "forecast" and _ESTIMATED.search(hints.after_figure(claim, quantity)) is not None
