"""The clause around a figure, cut into its verb and the phrases with particles that belong to it.

A clause is read only where nothing in it is left over: a word that no rule explains ends the reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.summary.english.clause_words import adverbs, behind
from pipeline.summary.english.hints import SAME_SUM, after_figure, without_modifiers
from pipeline.summary.english.predicates import BE, Predicate, predicates
from pipeline.summary.english.rates import rates_of
from pipeline.summary.english.verbs import VerbHere, only_describes, verb_at

if TYPE_CHECKING:
    from pipeline.records import Claim, Quantity
    from pipeline.summary.english.predicates import Tense

_BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]")
ABOUT = re.compile(r"(?:約|およそ|計|合計|総計|総額|わずか|たった|最大|最低|少なくとも|新たに|さらに|累計|延べ|のべ|ほぼ|「|“|\*|今後|過去)+$")
_NOUN = r"[^ぁ-ん\s、。，,!?！？:：;；「」『』（）()【】〈〉]"
_LINK = r"(?:の|や|な|における|に関する|に対する|による|向けの|への|との|からの|での|を含む)"
_ADJECTIVE = r"(?:新たな|大きな|小さな|さらなる|すべての|あらゆる|何らかの|同じ|これらの|この|その)"
_WORDS = rf"(?:「[^「」]{{1,30}}」|{_NOUN}|(?<=[A-Za-z0-9]) (?=[A-Za-z0-9]))+"
PHRASE = rf"(?:{_ADJECTIVE})?{_WORDS}(?:{_LINK}(?:{_ADJECTIVE})?{_WORDS})*"
_CASES = ("には", "では", "とは", "へは", "からは", "にて", "によると、", "によれば、", "が", "は", "も", "を", "に", "で", "へ")
_OPENING = re.compile(rf"(?:^|[　 」])({PHRASE}(?:と{PHRASE})?)、")
_NOUN_BEHIND = re.compile(rf"(?:規模|級|相当|クラス)?(?:に(?:及ぶ|上る|のぼる)|を(?:超える|上回る))?(?:の|もの|となる|という)?(?P<noun>{PHRASE})")
_ROLES = ("とも", "を", "が", "は", "も", "に", "で", "から", "へ", "と")
_SPANS = re.compile(r"(?P<role>以内|間にわたって|間にわたり|にわたって|にわたり|ぶり|間)(?:に|で|も|、)?")
# When, without a particle: 16日、
_TIME_LAST = re.compile(r"(?:(?:今|昨|来|同|翌|前)?[0-9０-９]*(?:年度|四半期|年|月|日|週|期))+、$")
_CLOSING = re.compile(r"^[^）)]{0,6}[）)]")
_DESCRIBED = re.compile(rf"し?[いっえけげせめれん]?[ただ]({PHRASE})(?:[、。がをはにでと]|$)")
_QUOTED_CLAUSE = re.compile(r"^「[^「」]*[ぁ-ん][^「」]*」(?=.)")
_WORTH = re.compile(r"^相当(?=[をがはにでと])")
_WAS = re.compile(r"(?:だった|であった|でした)[。」]?$")
_WHOLE = re.compile(rf"({PHRASE})の(?:うち、?)?$")
LAST_PHRASE = re.compile(rf"({PHRASE})$")
ENDS_IN_HIRAGANA = re.compile(r"[ぁ-ん]$")
_REACH = 160  # characters on each side of a figure within which its clause is looked for
_ENDS = re.compile(r"(?P<past>だった|であった|でした)?(?:だ|です|である)?(?:[、。\s　]|$)")
_GOES_ON = re.compile(r"[しりえめげびいき]?、|しており")
_DONE_ONCE = frozenset({"raise", "establish", "announce", "release", "acquire", "buy", "sell", "sign", "win", "open", "launch", "invest", "contribute", "set up", "complete", "borrow", "issue", "hire", "lay off", "found", "add", "publish"})
_IS_DONE = re.compile(r"(?:され)?(?:し|て)?て?(?:い|お)(?:る|り|ます)")
_AND_THEN = re.compile(r"(?:され|し)、")
_PAST_END = re.compile(r"(?:した|った|れた|えた|めた|いた|ました|た)[。」）]?\s*$")
# A purpose, and how it is done: dropped.
_PURPOSE = re.compile(rf"(?:{PHRASE}[をにが])?{_NOUN}{{1,6}}(?:する|[うくぐすつぬぶむる]|の)ため(?:に)?、?")
_HOW = re.compile(r"(?:戦略的|全面的|本格的|大規模|全量|全面|一部|一斉|正式|緊急|同時|共同|新規|追加|独占)(?:に|で)?(?=[一-龥])|(?:資本|業務)(?=提携)")
_COPULA = Predicate("だ", BE, BE, "be")
_IS = re.compile(rf"(?P<noun>{PHRASE})(?P<past>だった|であった|でした)?(?:(?:だ|である|です|(?<=た))と(?:いう|し|回答|答え|見|み|推|分)|(?:だ|である|です|で)?(?:[、。]|$))")
_PROPOSES = re.compile(r"(?:する)?(?:という|こと|よう)?[をに]?と?提案")
# N人を対象に調査した: the survey covered them.
_COVERS = re.compile(r"を対象(?:に|とし[たて]|とする)")


#: Of what has been done up to now.
SO_FAR = frozenset({"これまでに", "これまで", "今までに"})
#: In the place of a particle: the noun that the verb describes does it, 投資計画を示した北星.
DOES = "←"


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase with the particle behind it; an adverb has no particle."""

    text: str
    particle: str
    bare: bool = True  # nothing unread stands before it


@dataclass(frozen=True, slots=True)
class Reading:
    """`role` is the particle behind the figure and its noun; `whole` the noun before the figure and の, `before` the one directly
    before it, `noun` the one behind it."""

    role: str
    whole: str
    before: str
    noun: str
    verb: VerbHere
    tense: Tense
    arguments: tuple[Argument, ...]
    proposed: bool
    opening: str  # who begins the sentence: 北星、…


def read_clause(claim: Claim, quantity: Quantity) -> Reading | None:
    """The clause in which a figure stands, or None where it is not understood as a whole."""
    text, at = claim.sentence.text, quantity.start - claim.sentence.start
    rest = after_figure(claim, quantity)
    if at < 0 or not rest:
        return None
    rates = rates_of(claim, quantity)
    left, rest = text[max(0, at - _REACH) : at - rates.before], rest[rates.behind :][:_REACH]
    if same := SAME_SUM.search(left):
        left, rest = left[: same.start()], _CLOSING.sub("", rest)
    left, rest = ABOUT.sub("", _BRACKETS.sub("", left)), _BRACKETS.sub("", rest)
    if left.count("（") + left.count("(") > left.count("）") + left.count(")"):
        return None
    behind_figure = _behind(without_modifiers(rest))
    if behind_figure is None:
        return _made_up(left, without_modifiers(rest)) if quantity.unit == "%" else None
    role, noun, following, verb = behind_figure
    role = "が" if role == "とも" else role  # 4機種とも…に対応する
    if role == "も" and verb.predicate.kind == "object" and not verb.passive and not any(argument.particle == "を" for argument in following):
        role = "を"  # 投資計画も打ち出した
    if verb.of_noun and role in ("が", "は", "も"):
        head = _head(verb.tail) if not any(argument.particle == "を" for argument in following) else ""
        if not head:
            return None  # 8割がAIを活用したシステムを…: the verb is another
        following = (*following, Argument(head, "を"))
    left, whole, before = _beside(left)
    earlier = _arguments(left)
    if verb.of_noun and role not in ("が", "は") and not any(argument.particle == "が" for argument in (*earlier, *following)):
        following = (*following, Argument(_head(verb.tail), DOES))
    if quantity.unit == "%" and not whole and not before and earlier and earlier[-1].particle == "は" and role in ("が", "を"):
        whole = earlier.pop().text  # 利用者は7割が…
    arguments = (*earlier, *following)
    tense = "perfect" if any(argument.text in SO_FAR for argument in arguments) else _tense(verb, rest, dated=claim.date is not None)
    opening = _OPENING.search(text[: min(at, _REACH)])
    proposed = _PROPOSES.match(verb.tail) is not None
    return Reading(role, whole, before, noun, verb, tense, arguments, proposed, opening[1] if opening else "")


def _made_up(left: str, rest: str) -> Reading | None:
    """利用者は20代が6割。: 60% of the users are in their twenties."""
    end, last = _ENDS.match(rest), _arguments(left)
    if end is None or [argument.particle for argument in last[-2:]] != ["は", "が"] or not last[-1].bare:
        return None
    whole, part = last[-2:]
    verb = VerbHere(_COPULA, "past" if end["past"] else "present", "")
    return Reading("が", whole.text, "", "", verb, verb.tense, (Argument(part.text, "だ"),), proposed=False, opening="")


def _head(tail: str) -> str:
    """The noun that a verb in the past describes: 120社が選んだ製品; "" where it is not clear."""
    found = _DESCRIBED.match(tail)
    if found is None or found[1].endswith("」"):
        return ""
    return _QUOTED_CLAUSE.sub("", found[1])  # 「店が薦める」サービス


def _tense(verb: VerbHere, rest: str, *, dated: bool) -> Tense:
    """Of 調達し、…達した past, as the end of the sentence; a headline without する that looks ahead is no past.

    What is done once and is done (買収している) is perfect, or past where it has a date.
    """
    if verb.predicate is _COPULA:
        return verb.tense
    if verb.bare:
        return "present" if "までに" in rest else verb.tense
    if _GOES_ON.match(verb.tail) and _PAST_END.search(rest):
        return "past"
    if verb.tense == "present" and verb.predicate.verb.base in _DONE_ONCE:
        if dated and (_IS_DONE.match(verb.tail) or _AND_THEN.match(verb.tail)):
            return "past"
        return "perfect" if _IS_DONE.match(verb.tail) else "present"
    return verb.tense


def _behind(rest: str) -> tuple[str, str, tuple[Argument, ...], VerbHere] | None:
    """The role of the figure, the noun behind it, the other phrases and the verb."""
    rest = _WORTH.sub("", rest.lstrip("」”*"))
    if span := _SPANS.match(rest):
        goes_on = _to_verb(rest[span.end() :])
        return (span["role"], "", *goes_on) if goes_on else None
    if _COVERS.match(rest):
        return "を", "", (), VerbHere(predicates()["対象とする"], "past", "")
    if (verb := verb_at(rest)) is not None:
        return None if only_describes(verb.tail) else ("", "", (), verb)
    if rest.startswith("での") and (found := _NOUN_BEHIND.match(rest, 2)) and rest.startswith("を", found.end()):
        goes_on = _to_verb(rest[found.end() + 1 :])  # 40億円での買収を提案
        return ("で", "", (Argument(found["noun"], "を"), *goes_on[0]), goes_on[1]) if goes_on else None
    for role in _ROLES:
        if rest.startswith(role) and (goes_on := _to_verb(rest[len(role) :].removeprefix("、"))):
            return role, "", *goes_on
    if rest[:1] in ("が", "は") and (found := _IS.match(rest, 1)):
        tense: Tense = "past" if found["past"] or (found[0].endswith("、") and _WAS.search(rest)) else "present"
        return rest[0], "", (Argument(found["noun"], "だ"),), VerbHere(_COPULA, tense, "")
    found = _NOUN_BEHIND.match(rest)
    if found is None:
        return None
    for role in _ROLES:
        if rest.startswith(role, found.end()) and (goes_on := _to_verb(rest[found.end() + len(role) :].removeprefix("、"))):
            return role, found["noun"].strip("「」"), *goes_on
    return None


def _to_verb(rest: str) -> tuple[tuple[Argument, ...], VerbHere] | None:
    """The phrases up to the verb, and the verb."""
    arguments: list[Argument] = []
    for _ in range(5):
        rest = _PURPOSE.sub("", rest, count=1) if _PURPOSE.match(rest) else rest
        if (how := _HOW.match(rest)) and verb_at(rest[how.end() :]) is not None:
            rest = rest[how.end() :]
        if (verb := verb_at(rest)) is not None:
            return None if only_describes(verb.tail) else (tuple(arguments), verb)
        found = _adverb_first().match(rest)
        if found:
            arguments.append(Argument(found[1], ""))
        else:
            found = _argument_first().match(rest)
            if found is None:
                return None
            arguments.append(Argument(found["text"], found["particle"]))
        rest = rest[found.end() :]
    return None


def _beside(left: str) -> tuple[str, str, str]:
    """What stands before the figure and its own nouns: the whole of which it is a part, the noun directly before it."""
    if left.endswith("その"):
        return left[:-2], "その", ""
    if found := _WHOLE.search(left):
        return left[: found.start()], found[1], ""
    if found := LAST_PHRASE.search(left):
        return left[: found.start()], "", found[1]
    return left, "", ""


def _arguments(left: str) -> list[Argument]:
    """The phrases before the figure, in order, as far back as everything is understood."""
    found: list[Argument] = []
    while left:
        left = _TIME_LAST.sub("", left)
        hit = _adverb_last().search(left)
        if hit:
            found.append(Argument(hit[1], ""))
        else:
            hit = _argument_last().search(left)
            if hit is None:
                break
            before = left[: hit.start()]
            is_bare = not ENDS_IN_HIRAGANA.search(before) or _argument_last().search(before) is not None or _adverb_last().search(before) is not None
            found.append(Argument(hit["text"], hit["particle"], is_bare))
            if not is_bare:
                break
        left = left[: hit.start()]
    return found[::-1]


@cache
def _particles() -> str:
    return "|".join(sorted((*behind(), *_CASES), key=len, reverse=True))


@cache
def _argument_last() -> re.Pattern[str]:
    return re.compile(rf"(?P<text>{PHRASE})(?P<particle>{_particles()})、?$")


@cache
def _argument_first() -> re.Pattern[str]:
    return re.compile(rf"(?P<text>{PHRASE})(?P<particle>{_particles()})、?(?![ぁ-ん])")


@cache
def _adverb_last() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[ぁ-ん、。])(?<![のな]))({'|'.join(sorted(adverbs(), key=len, reverse=True))})、?$")


@cache
def _adverb_first() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(sorted(adverbs(), key=len, reverse=True))})、?")
