"""Counted things and what is done with them: 5 technologies are explained; Apple reveals 4 secrets; the 3 companies are A, B and C.

Where the sentence does not say so close to the figure, the article speaks of so many of them, which claims nothing more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.glossary import Translation, translate
from pipeline.summary.english.grammar import plural_of, third_person
from pipeline.summary.english.noun_phrases import NounPhrase, possessed
from pipeline.summary.english.parts import Parts, Statement, clause, speaks_of
from pipeline.summary.english.predicates import Verb
from pipeline.summary.english.rates import rates_of
from pipeline.summary.english.verb_objects import fitting
from pipeline.summary.english.verbs import LONGEST_STEM, stems, verb_at

if TYPE_CHECKING:
    from pipeline.records import Slot
    from pipeline.summary.english.predicates import Tense

NO_NOUN_COUNTERS = frozenset({("", ""), ("unit", "units"), ("case", "cases"), ("item", "items")})
_COUNTABLE = frozenset({"idea", "thing", "people", "organisation", "event", "field", "property", "material", "list"})
OF_PEOPLE = frozenset({"人", "名"})
OF_FIRMS = frozenset({"社", "行", "団体", "機関", "法人"})
_OF_BODIES = OF_FIRMS | {"校", "組"}
_RELATIVE = re.compile(r"(?:(?P<passive>さ?れ(?:た|る|ている|ていた))|(?P<past>し?てい?た|した|[っいん][ただ]|[えけげせめれ]た)|(?:する|している|[うくぐすつぬぶむる]|[えけげせめれし]る|[えけげせめれいっし]ている))")
# What is true of the one who has it, and says nothing without that one.
STATES = frozenset(["have", "hold", "own", "feature", "support", "need", "require", "contain", "include", "use", "consume", "exceed", "be in charge of", "be", "gain", "put out", "carry out", "record", "set aside", "maintain", "keep", "retain"])
# The counted ones suffer it where no particle stands between: 2人逮捕, but 3社参加.
TO_PEOPLE = frozenset(["arrest", "lay off", "hire", "seek", "refer to prosecutors", "dismiss", "send", "assign", "acquire", "reassign"])
# Counted, but no things that something is done with.
_NO_THINGS = frozenset(["time", "level", "stage", "consecutive term", "person-month", "business day", "page", "cut", "digit"])
# Counters that sort or shape what the noun behind them names: 30種類のAIモデル, 2枚の画像.
_SORTING = frozenset(["種類", "種", "タイプ", "モデル", "機種", "車種", "カテゴリー", "カテゴリ"])
_SHAPES = frozenset(["枚", "本", "台", "基", "機", "体", "点", "件", "個", "つ", "通", "部", "冊", "匹", "頭", "両", "軒"])
# The writer does it with what the article holds: said without a doer, and in the present.
OF_WRITERS = frozenset({"explain", "introduce", "present", "cover", "compare", "sort out", "name", "set out"})
#: What only a writer does, of all that these verbs are said of: 紹介する, but 導入する too is to introduce.
WRITING = "紹介|解説|説明|比較|整理|提示"
WRITTEN = re.compile(rf"[^、。はがを]{{0,24}}を?(?:{WRITING}|まとめ|お届け|取り上げ|ピックアップ)(?!す?る[一-龥ァ-ヶA-Za-z「]|し[たて][一-龥ァ-ヶA-Za-z「])")
# The reader does it with what the article holds, and it says nothing of the things: 3つの変化を読む.
_OF_READERS = frozenset({"read", "check", "imagine"})
# A verb that ends in one of these has no passive of its own.
_PREPOSITIONS = frozenset({"with", "on", "for", "of", "to", "about", "into", "through"})

_SUBJECT = re.compile(r"(?<=[一-龥ァ-ヶーA-Za-z0-9)）」』])(?:が|は、?|も、)(?!あ[りる])")
_MARKED = re.compile(r"「[^「」]+」 \([^()]+\)")
_BARE_NOUN = re.compile(r"(?<![一-龥ァ-ヶーA-Za-z0-9])[一-龥ァ-ヶーA-Za-z]{2,12}$")
# Counters of what a thing has: 300億パラメータのモデル, 30ページの報告書.
FEATURES = frozenset({"パラメータ", "パラメーター", "ページ", "頁", "段", "層", "ビット", "画素", "コア", "トークン", "量子ビット", "文字", "語", "項目"})
_LEADS = re.compile(r"(?:約|およそ|計|合計|わずか|たった|最大|少なくとも|新たに|主に|以下の|次の|「|“|『)+$")
_BETWEEN = re.compile(r"(?:を|が|は|も)?(?:新たに|約|およそ|計|合計|わずか|たった|最大|少なくとも|は|」|』|\*)*")
_OF_SURVEY = re.compile("調査|アンケート")
_NO_NOUNS = frozenset({"グループ", "合計", "総計", "全国", "世界", "国内", "海外"})  # グループ3社: companies of the group
_HEADLINE = re.compile(r"[^、。はがをに]{1,30}、")


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb that takes the counted things as its object."""

    verb: Verb
    tense: Tense
    passive: bool
    of_noun: bool = False  # it only describes the noun that follows: 3つの機能を搭載した端末


def tell_counted(parts: Parts) -> Statement | None:
    """What is done with the counted things, where the words beside the figure say it."""
    forms = counted_forms(parts)
    if forms is None or parts.baseline is not None or parts.claim.direction is not None or hints.says_change(parts.claim, parts.quantity):
        return None
    if forms[0] in _NO_THINGS or describes_what_follows(parts):
        return None
    before, behind = _around(parts)
    listed = _listed(parts, before, forms)
    if listed is not None:
        return listed
    led = _led_to(before)
    if led is not None:
        deed, doer_end = led
        if deed.passive:
            return _done_to(parts, forms, deed)
        doer = _doer(parts, doer_end)
        return _does(parts, doer, forms, deed) if doer is not None else None
    found = _next_deed(behind, parts.quantity.counter or "")
    if found is None or (found.verb.base == "cover" and _OF_SURVEY.search(parts.claim.sentence.text)):  # the survey covers them
        return None
    doer = None if found.passive or found.of_noun else _subject(parts, before)
    return _does(parts, doer, forms, found) if doer is not None else _done_to(parts, forms, found)


def counts_others(parts: Parts, entity: NounPhrase) -> bool:
    """Whether the counter is of others than the thing: people, firms, pages, countries; or the thing is people and what is counted is
    what they do: funds from 3行, チームは8人, 資料は30ページ, 開発者が2万回."""
    counter = parts.quantity.counter or ""
    if counter in OF_PEOPLE:
        return entity.kind not in ("people", "age")
    if counter in _OF_BODIES:
        return entity.kind not in ("people", "organisation", "age")
    if counter in _SORTING or counter in _SHAPES or parts.counter_noun in NO_NOUN_COUNTERS:
        return False
    if counter in ("回", "度"):
        return entity.kind == "people"
    return parts.counter_noun[1] not in entity.text


def describes_what_follows(parts: Parts) -> bool:
    """51社の事例, 7000億パラメータのLLM: the figure only describes what the noun behind it names."""
    counter = parts.quantity.counter or ""
    if counter in _SORTING or counter in _SHAPES or not counter:
        return False
    behind = hints.noun_behind(parts.claim, parts.quantity)
    if not behind:
        return False
    kind = translate(behind).kind
    return not (kind == "people" if counter in OF_PEOPLE else kind in ("organisation", "body") if counter in OF_FIRMS else False)


def speak_of(parts: Parts) -> Statement | None:
    """The article speaks of 4 priority fields; None where nothing says what is counted."""
    forms = counted_forms(parts)
    if forms is None or forms[0] == "time" or parts.baseline is not None or parts.modality == "negated":
        return None
    entity, prop, slot = parts.entity, parts.prop, parts.claim.entity
    whose = ""
    if entity is not None and prop is not None and slot is not None and not slot.inferred and entity.sure and entity.text not in forms[1]:
        at = slot.end - parts.claim.sentence.start
        if parts.claim.sentence.text[at : at + 1] == "の" and not entity.is_rated:
            whose = f" of {entity.with_article()}"
    said = f"{parts.figure(forms)}{whose}"
    told = slot is not None and not slot.inferred and (slot.ref is not None or (entity is not None and entity.kind == "place"))
    if told and entity is not None and not whose and entity.sure and entity.text not in said:
        return speaks_of(said, entity.with_article(), parts.course)
    return speaks_of(said, course=parts.course)


def _around(parts: Parts) -> tuple[str, str]:
    """The sentence before what is counted, and behind it."""
    claim, quantity = parts.claim, parts.quantity
    text, at = claim.sentence.text, quantity.start - claim.sentence.start
    slot = _noun_slot(parts)
    start = at
    if slot is not None and slot.end <= quantity.start:
        start = slot.start - claim.sentence.start
    before = _LEADS.sub("", text[: max(0, start)])
    rest = hints.after_figure(claim, quantity)
    noun = hints.noun_behind(claim, quantity)
    if noun and start == at:
        rest = rest[rest.index(noun) + len(noun) :].lstrip("」”』")
    else:
        rest = hints.without_modifiers(rest)
    return before, rest


def _noun_slot(parts: Parts) -> Slot | None:
    """The slot that stands directly before the figure, or before it with を, が or は between."""
    claim, quantity = parts.claim, parts.quantity
    named = parts.entity is not None and parts.entity.kind == "company"
    for slot in (claim.property, None if named else claim.entity):
        if slot is None or slot.inferred or not claim.sentence.start <= slot.start < slot.end <= quantity.start:
            continue
        between = claim.sentence.text[slot.end - claim.sentence.start : quantity.start - claim.sentence.start]
        if between[:1] in ("が", "は") and hints.particle(claim, quantity) == "を":
            continue  # 1人の管理者が50人を統括する
        if _BETWEEN.fullmatch(between):
            return slot
    return None


def counted_forms(parts: Parts) -> tuple[str, str] | None:
    """Singular and plural of what is counted: the noun behind the figure, the one before it, or what the counter says."""
    counter = parts.quantity.counter or ""
    said = parts.counter_noun
    behind = hints.noun_behind(parts.claim, parts.quantity)
    slot = _noun_slot(parts)
    if behind and counter in FEATURES and counter != "項目":
        return said  # 12ページの冊子: pages are counted
    loose = said in NO_NOUN_COUNTERS or counter in _SORTING or counter in OF_PEOPLE or counter in OF_FIRMS
    japanese = _whole(parts, behind) if behind else slot.text if slot is not None else _noun_before(parts) if loose else ""
    if not japanese:
        return said if said not in NO_NOUN_COUNTERS else None
    noun = translate(japanese)
    known = _forms_of(noun)
    if said in NO_NOUN_COUNTERS or counter in _SHAPES:
        if slot is not None and slot.ref is not None and not behind:
            return None
        return known or ((noun.text, noun.text) if _MARKED.fullmatch(noun.text) and len(japanese) <= 12 else None)
    if counter in _SORTING:
        if slot is not None and slot.ref is not None and not behind:
            return f"{said[0]} of {slot.name}", f"{said[1]} of {slot.name}"
        return (f"{said[0]} of {known[1]}", f"{said[1]} of {known[1]}") if known is not None and said[0] not in known[0] else known or _of_slot(said, slot)
    fits = noun.kind == "people" if counter in OF_PEOPLE else noun.kind in ("organisation", "body") if counter in OF_FIRMS else False
    return known if fits and known is not None else said


def _of_slot(said: tuple[str, str], slot: Slot | None) -> tuple[str, str]:
    """Types of what a slot names: 北星の端末6種."""
    if slot is None or "「" in slot.name:
        return said
    return f"{said[0]} of {slot.name}", f"{said[1]} of {slot.name}"


def _noun_before(parts: Parts) -> str:
    """原因5つを特定: the noun that stands directly before the figure."""
    text = parts.claim.sentence.text[: max(0, parts.quantity.start - rates_of(parts.claim, parts.quantity).before - parts.claim.sentence.start)]
    found = _BARE_NOUN.search(text.removesuffix("約"))
    return found[0] if found and found[0] not in _NO_NOUNS else ""


def _whole(parts: Parts, behind: str) -> str:
    """The noun behind the figure with its adjectives, where a slot has them: 新たな脆弱性."""
    for slot in (parts.claim.property, parts.claim.entity):
        if slot is not None and not slot.inferred and slot.ref is None and slot.start >= parts.quantity.end and slot.text.endswith(behind):
            return slot.text
    return behind


def _forms_of(noun: Translation) -> tuple[str, str] | None:
    if not noun.sure or noun.kind not in _COUNTABLE or noun.text.startswith(("the ", "number of", "link between")):
        return None
    if noun.number == "plural" and (owned := possessed(noun.text, noun.single)) is not None:
        one, several, owner = owned
        return f"{one} of {owner}", f"{several} of {owner}"  # 26 employees of NEC
    if noun.number == "single":
        return noun.text, plural_of(noun.text)
    return (noun.single or noun.text, noun.text) if noun.number == "plural" else None


def _next_deed(behind: str, counter: str) -> _Deed | None:
    """を解説する, が掲載されている, or 公開 directly behind what is counted."""
    particle = behind[:1] if behind[:1] in "をがはも" else ""
    found = verb_at(behind[len(particle) :])
    if found is None or found.predicate.kind != "object":
        return None
    if found.passive:
        return None if particle == "を" else _Deed(found.predicate.verb, found.tense, passive=True)
    if particle not in ("を", ""):
        return None
    if not particle and counter in (OF_PEOPLE | OF_FIRMS) and found.predicate.verb.base not in TO_PEOPLE:
        return None
    return _Deed(found.predicate.verb, found.tense, passive=False, of_noun=found.of_noun)


def _led_to(before: str) -> tuple[_Deed, int] | None:
    """アップルが掲げる, 検出された: a verb before what is counted that has it as its object, and where its doer ends (or 0)."""
    for length in range(2, min(12, len(before)) + 1):
        at = len(before) - length
        for cut in range(min(LONGEST_STEM, length - 1), 0, -1):
            predicate = stems().get(before[at : at + cut])
            if predicate is None:
                continue
            ending = _RELATIVE.fullmatch(before, at + cut)
            if ending is None or (at and re.match("[一-龥ァ-ヶー]", before[at - 1])):
                continue
            if ending["passive"]:
                return _Deed(predicate.verb, "present" if ending["passive"].endswith("る") else "past", passive=True), 0
            if before[at - 1 : at] == "が":
                return _Deed(predicate.verb, "past" if ending["past"] else "present", passive=False), at - 1
            return None
    return None


def _doer(parts: Parts, end: int) -> NounPhrase | None:
    """The company whose name ends at `end` of the sentence, or the entity where it can act."""
    slot, entity, first = parts.claim.entity, parts.entity, parts.claim.sentence.start
    end -= parts.claim.sentence.text[end - 1 : end] in ("」", "』")
    if slot is not None and entity is not None and entity.acts and not slot.inferred and slot.end == first + end:
        return entity
    mention = parts.mentions.get(first + end)
    return NounPhrase(mention.name, "name", "company") if mention is not None and mention.is_company else None


def _subject(parts: Parts, before: str) -> NounPhrase | None:
    """Whoever the last が or は before what is counted makes the doer, or who begins a headline: 北星、資格を9つ新設."""
    last = None
    for last in _SUBJECT.finditer(before):  # noqa: B007
        pass
    if last is not None:
        return _doer(parts, last.start())
    headline = _HEADLINE.match(before)
    return _doer(parts, headline.end() - 1) if headline else None


def _does(parts: Parts, doer: NounPhrase, forms: tuple[str, str], deed: _Deed) -> Statement:
    verb = fitting(deed.verb, forms[1])
    return clause(parts, doer.with_article(), doer.number, verb, parts.figure(forms), deed.tense, agent=True)


def _done_to(parts: Parts, forms: tuple[str, str], deed: _Deed) -> Statement | None:
    if deed.verb.base in STATES or not can_be_suffered(deed.verb):
        return None
    verb = fitting(deed.verb, forms[1])
    tense = "present" if deed.verb.base in OF_WRITERS and deed.tense == "past" and not deed.passive else deed.tense
    passive = Verb(f"be {verb.participle}", f"was {verb.participle}", f"been {verb.participle}")
    figure = parts.figure(forms)
    if verb.base in OF_WRITERS and not (deed.passive or deed.of_noun or parts.told) and WRITTEN.match(hints.after_figure(parts.claim, parts.quantity)):
        return Statement("the article", f"the article {third_person(verb.base)} {figure}")
    return clause(parts, figure, "single" if parts.quantity.value == 1 else "plural", passive, "", tense)


def can_be_suffered(verb: Verb) -> bool:
    """Whether the passive says something of a thing: no verb with a preposition (look for), none that is passive (be aware of)."""
    return verb.base not in _OF_READERS and verb.base.rsplit(" ", 1)[-1] not in _PREPOSITIONS and not verb.base.startswith("be ")


def _listed(parts: Parts, before: str, forms: tuple[str, str]) -> Statement | None:
    """A、B、Cの3社: the 3 companies are A, B and C. Only where each is named and there are as many as said."""
    if not before.endswith("の") or parts.quantity.value is None:
        return None
    size = int(parts.quantity.value)
    if not 2 <= size <= 6 or parts.quantity.comparator != "=":
        return None
    names = parts.names_before(len(before) - 1, size)
    if names is None:
        return None
    return Statement("the", f"the {parts.figure(forms)} are {', '.join(names[:-1])} and {names[-1]}", level=True)
