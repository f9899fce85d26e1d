"""The noun phrases of a clause in English: the figure with what it counts or is a part of, and whoever stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.summary.english.counts import FEATURES, NO_NOUN_COUNTERS, OF_FIRMS, OF_PEOPLE, counted_forms
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, plural_of, with_indefinite
from pipeline.summary.english.noun_phrases import TITLES, NounPhrase
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS, Parts

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number

_OF_FIRM = re.compile(r"(?:会社|物流|電機|電気|製作所|工業|産業|商事|商会|銀行|証券|保険|建設|化学|製薬|薬品|食品|自動車|鉄道|通信|放送|新聞|大学|病院|研究所|機構|協会|ホールディングス|グループ|テクノロジーズ?|システムズ?|ソフト|ネットワークス?|ラボ|エナジー|モビリティ|ロボティクス)$")
_QUOTED = re.compile(r"^[「『]([^「」『』]*)[」』]$")
_DIGIT = re.compile(r"[0-9０-９]")
_SOME = "[0-9０-９][0-9０-９,，.]*"
_MODEL = re.compile(r"[A-Za-z][A-Za-z-]*[0-9]+[A-Za-z0-9.-]*|[0-9][DK](?![A-Za-z0-9])|[A-Z][A-Za-z&]+ [0-9]+(?=の)")  # DDR5, 3D: a figure that is none
#: Figures that only narrow a noun: 15歳以上の人, 20代の女性, 上位10社.
NARROWING = re.compile(rf"(?:上位|下位|トップ)約?{_SOME}[万億]?(?:{_SOME}[万]?)?(?:位|社|人|名|カ国|[%％])?|{_SOME}[歳才]?(?:(?:[~～〜–－-]|から){_SOME})?(?:[歳才](?:以上|未満|以下)?|代)(?=の|$)")
_EMPTY = re.compile(r"(?:^[点形性方]|(?<![時期区民人仲空])間|可能性|これ|それ|こと|もの|ため|ほか|他|うち|中|上|下|際|時|場合|一方|(?<!出力)(?<!分析)(?<!検索)(?<!計算)結果|背景|以上|以下|前|後|型|的|分|同|私|我々|当社|弊社|自社)$")
_HEADS = re.compile("([人社名])に[1１一]")
_DENIED = re.compile(r"^(?:非|無|不|未)")
_LONGEST = 28  # characters of a noun phrase that a sentence can carry beside others
# Counters of what has no plural: 3件の行動データ.
_PIECES = {"件": ("item", "items"), "点": ("piece", "pieces"), "個": ("piece", "pieces"), "つ": ("piece", "pieces")}
THINGS = frozenset({"thing", "product", "latin", "name", "material", "field", "idea"})
# What a sum is the worth of: 20億ドルの株式.
# What is done by those who are counted, and what is at theirs.
_DONE_BY = re.compile(r"\b(?:adoption|use|investment|deployment|introduction|participation|cooperation|support)$")
_DONE_AT = re.compile(r"\b(?:cases?|workplaces?|work sites?)$")
_WORTH = frozenset({"shares", "share", "stock", "stake", "assets", "bonds", "contract", "contracts", "order", "orders", "deal", "deals"})


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a figure: `role` is the particle behind the figure and its noun; `whole` the noun before the figure and の,
    `before` the one directly before it, `noun` the one behind it. `passive` where its verb is."""

    role: str
    whole: str
    before: str
    noun: str
    passive: bool


def figure_of(parts: Parts, around: Around) -> NounPhrase | None:
    """The figure with what it is a part of or counts."""
    unit = parts.quantity.unit
    if parts.counts:
        counted = _counted(parts, around)
        if counted is None or not around.whole:
            return counted
        text = parts.claim.sentence.text
        at = text.rfind(around.whole, 0, max(0, parts.quantity.start - parts.claim.sentence.start))
        if at > 0 and text[at - 1] in "、・や":
            return counted  # 日本、米国、フランスの3カ国
        whose = noun_of(parts, around.whole)
        return None if whose is None else replace(counted, text=f"{counted.text} {'in' if whose.kind in ('place', 'leading') else 'of'} {whose.with_article()}")
    said = parts.figure()
    if parts.is_share:
        of = around.whole.removeprefix("その") or around.noun
        whole = noun_of(parts, of) if of and not around.before else None
        entity = parts.entity
        if not of and around.before and around.role in ("が", "も", "は") and (many := noun_of(parts, around.before)) is not None and many.number == "plural" and many.kind in ("people", "organisation"):
            whole = many  # 顧客25%が離れた: 25% of customers
        if whole is None and not of and not around.before and entity is not None and (entity.is_group or (around.whole and entity.kind in ("event", "thing"))):
            whole = entity  # 31%が…, in a sentence about engineers
        if whole is None and not of and not around.before and around.role in ("が", "も", "は"):
            whole = _in_heads(parts)
        if whole is None or (around.whole and around.noun):
            return None
        if unit == "x" and (around.noun or "人に" in parts.quantity.text) and whole.kind not in ("people", "organisation", "age"):
            return None  # 導入なしが過半数の業界, 情報システムでは3人に1人
        acting = around.role in ("が", "も") and not around.passive and whole.kind in ("idea", "field")
        if whole.text in TITLES:
            whole = replace(whole, text=plural_of(whole.text), number="plural")  # 28%のCEO
        if whole.number == "single" and (acting or whole.kind in ("event", "thing")):
            whole = replace(whole, text=plural_of(whole.text), number="plural")  # 事故の8割: of attacks
        of_many = whole.number == "plural"
        return NounPhrase(f"{said} of {whole.with_article()}", "plural" if of_many else "name", whole.kind)
    if around.whole:
        return None
    if unit in DURATIONS and (around.noun or around.before):
        return None
    if around.noun or around.before:
        noun = noun_of(parts, around.noun or around.before)
        if noun is None or (around.noun and around.before) or has_article(noun.text) or noun.number == "name":
            return None
        text = noun.of_amount()
        of = "worth" if is_money(unit) and noun.text.rsplit(" ", 1)[-1] in _WORTH else "of"
        return NounPhrase(f"{text} {of} {said}", noun.number, noun.kind)
    return NounPhrase(said, "name", "money" if is_money(unit) else "time" if unit in DURATIONS else "measure")


def _in_heads(parts: Parts) -> NounPhrase | None:
    """3人に1人が: of people; 3社に1社が: of companies; not where it is of those before it, 現場では3人に1人が."""
    found = _HEADS.search(parts.quantity.text)
    of_others = parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)].rstrip("約、").endswith(("では", "で", "は"))
    return NounPhrase("companies" if found[1] == "社" else "people", "plural", "people") if found is not None and not of_others else None


def _counted(parts: Parts, around: Around) -> NounPhrase | None:
    """What is counted: 5 technologies, 10 million items of behavior data, an LLM with 700 billion parameters."""
    forms, counter = counted_forms(parts), parts.quantity.counter or ""
    number: Number = "single" if parts.quantity.value == 1 else "plural"
    noun = noun_of(parts, around.noun) if around.noun else None
    if around.noun and noun is None:
        return _of_counted(parts, around)
    if noun is not None and (forms is None or noun.text not in forms[1] or counter == "項目"):
        if counter in _PIECES and noun.number == "mass" and "規模" not in around.noun:
            return NounPhrase(parts.figure(tuple(f"{word} of {noun.text}" for word in _PIECES[counter])), number, "thing")  # type: ignore[arg-type]
        if counter in FEATURES and noun.kind in THINGS and not has_article(noun.text):
            text = with_indefinite(noun.text) if noun.number == "single" else noun.text
            return NounPhrase(f"{text} with {parts.figure()}", noun.number, noun.kind)
        return _of_counted(parts, around)
    if forms is None:
        if parts.counter_noun == ("", "") or around.before:
            return None
        forms = parts.counter_noun
    if forms in NO_NOUN_COUNTERS and counter != "項目":
        return None
    one, many = (form.removeprefix("all ") for form in forms)
    acts = counter in OF_PEOPLE | OF_FIRMS or translate(around.noun or around.before).kind in ("people", "organisation", "body")
    return NounPhrase(parts.figure((one, many)), number, "people" if acts else "thing")


def _of_counted(parts: Parts, around: Around) -> NounPhrase | None:
    """5つの工具の機能: functions of 5 tools; 40社の店舗: stores of 40 companies; 3万台の端末への接続: connection to 30,000 devices."""
    counter = parts.quantity.counter or ""
    if counter in FEATURES:
        return None  # 千億パラメータのモデルの学習: it is not models that are counted
    link = re.fullmatch(r"(.+?)(への|の)(.+)", around.noun)
    if link and (counted := noun_of(parts, link[1])) is not None and counted.number == "plural" and counter not in OF_PEOPLE | OF_FIRMS:
        figure, head, word = parts.figure((counted.single or counted.text, counted.text)), noun_of(parts, link[3]), "to" if link[2] == "への" else "of"
    elif counter in OF_PEOPLE | OF_FIRMS and parts.counter_noun != ("", ""):
        figure, head = parts.figure(), noun_of(parts, around.noun)
        word = "of" if head is None else "by" if _DONE_BY.search(head.text) else "at" if _DONE_AT.search(head.text) else "of"
    else:
        return None
    if head is None or head.number == "name" or head.kind in ("people", "organisation", "company"):
        return None
    if head.number == "single" and head.kind != "property" and parts.quantity.value != 1:
        head = replace(head, text=plural_of(head.text), number="plural")
    return NounPhrase(f"{head.with_article()} {word} {figure}", head.number, "thing" if head.number == "plural" else head.kind)


def noun_of(parts: Parts, japanese: str) -> NounPhrase | None:
    """A noun phrase whose every word is known and that holds no further figure."""
    text = (_QUOTED.sub(r"\1", japanese)).removeprefix("何らかの")
    if len(text) > _LONGEST or _EMPTY.search(text) or _DENIED.match(text):
        return None
    names = {parts.claim.sentence.text[m.start - parts.claim.sentence.start : end - parts.claim.sentence.start]: m.name for end, m in parts.mentions.items() if parts.claim.sentence.start <= m.start and end <= parts.claim.sentence.end}
    left = text
    for surface in names:
        left = left.replace(surface, "")
    if _DIGIT.search(NARROWING.sub("", _MODEL.sub("", left))):
        return None
    said = translate(text, names)
    if said.kind == "count" and said.text.startswith(("the top ", "the bottom ")):
        said = replace(said, kind="organisation" if said.text.endswith(" companies") else "people" if said.text.endswith(" people") else "thing")
    if not said.sure or not said.text or said.kind in ("modifier", "which", "total", "postmodifier", "unknown", "count", "kinds"):
        return None
    is_company = any(m.is_company and m.name == said.text for m in parts.mentions.values())
    return NounPhrase(said.text, said.number, "company" if is_company else said.kind, said.sure, said.single)


def doer_of(parts: Parts, text: str) -> NounPhrase | None:
    """The claim's entity where it is the phrase, or the company at its end."""
    slot, entity = parts.claim.entity, parts.entity
    if entity is not None and slot is not None and not slot.inferred and text.endswith(slot.text):
        if entity.acts:
            return entity
        if entity.named and not entity.sure and text == slot.text and _OF_FIRM.search(text):
            return replace(entity, kind="company")  # one that no table has, in marked Japanese
    for end, mention in parts.mentions.items():
        if mention.is_company and parts.claim.sentence.start <= mention.start < end <= parts.claim.sentence.end:
            surface = parts.claim.sentence.text[mention.start - parts.claim.sentence.start : end - parts.claim.sentence.start]
            if text.endswith(surface) and not re.search(r"[A-Za-z0-9・'’\s]$", text.removesuffix(surface)):
                return NounPhrase(mention.name, "name", "company")
    return None
