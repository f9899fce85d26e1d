"""The figure with one noun or two that stand beside it: 20年間の契約, 容量70Whの電池, 同僚4人."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.summary.english.clause_nouns import Around, figure_of, noun_of
from pipeline.summary.english.counts import FEATURES, OF_FIRMS, OF_PEOPLE
from pipeline.summary.english.grammar import has_article, plural_of, possessive, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase, possessed
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS
from pipeline.summary.english.transfer.naming import TITLED, maker, named

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.parts import Parts

# Counters that only sort what the noun names.
_CLASSIFIERS = frozenset({"", "つ", "個", "件", "軒", "枚", "本", "台", "基", "点", "機", "種類", "種"})
_CLASS = re.compile(r"\b(?:GPU|CPU|NPU|TPU|LLM|VLM|PC|API|SoC|SSD|HDD|IC|FPGA|ASIC|UAV|EV|MCP)$")
_FIRST = re.compile(r"[」”]?ぶり[」”]?(?:の|に|となる|という)?(?P<noun>[^ぁ-ん、。　…「」”（）()\s][^、。　…「」”（）()はがをにへでと]{1,20})(?=[、。　…「」へにでをと]|$)")
_TOWARD = re.compile(r"(.+)への([^のへ]+)")
_LAST_WORD = re.compile(r"^.*[のな](?=.)")
_OF_AGE = re.compile("[歳才]")
_AGE = re.compile(r"[0-9][0-9.–-]*")
#: Behind an age: when somebody was so old.
AT_AGE = frozenset({"", "のとき", "の時", "の頃", "のころ"})
_AGE_GROUPS = {"<": "under the age of {}", "<=": "aged {} and under", ">": "over the age of {}", ">=": "aged {} and over", "=": "aged {}"}
_WEIGHTS = frozenset({"g", "kg", "t", "mg"})
_FOR_OTHERS = re.compile("専用|向け|対応")
_ROUGHLY = ("about ", "up to ", "at least ", "more than ", "less than ")
_PARTS = frozenset({"chip", "server", "node", "core", "rack", "processor"})
# Behind a figure: what is worth as much as that, or makes up as much.
_WORTH_OF = re.compile("(?P<worth>分|相当)の(?P<what>(?:(?!の|に|への|する).)+)")
_RANKED = {"上位": "top", "トップ": "top", "下位": "bottom"}
_DEMONSTRATIVES = frozenset({"この", "今回の"})
_NEW = frozenset({"新型", "新しい"})
# Levels that are the most of so many years: 10年ぶりの高値.
_MOST = {"高水準": "highest level", "低水準": "lowest level", "高値": "highest price", "安値": "lowest price", "高さ": "highest level", "低さ": "lowest level"}
_GRADED = ("率", "幅", "規模", "額", "数")
#: How often a figure is counted; another room says it.
RATES = frozenset({"年", "年間", "毎年", "年額", "月", "月間", "毎月", "月額", "週", "週間", "毎週", "日", "毎日", "日額", "毎時", "毎分", "毎秒", "1日", "1カ月", "1年"})


@dataclass(frozen=True, slots=True)
class Beside:
    """The words beside a figure: `whole` before it and before `joint` (の, による), `lead` directly before it, `noun` behind it."""

    whole: str
    lead: str
    noun: str
    joint: str = ""


def counts_parts(parts: Parts) -> bool:
    """True for a counter of what larger things are made of: 10万GPUのデータセンター."""
    return parts.counts and (_CLASS.search(parts.counter_noun[0]) is not None or parts.counter_noun[0] in _PARTS)


def is_measured(unit: str) -> bool:
    """True for a unit of a measured property: GB, Wh, nm."""
    return unit not in ("", "count", "%", "x", "pp", "pt") and unit not in DURATIONS and not is_money(unit)


def measure_named(parts: Parts, text: str) -> NounPhrase | None:
    """The measure that the last of some words name, which has no article: 電池の容量."""
    measure = noun_of(parts, _LAST_WORD.sub("", text))
    return measure if measure is not None and measure.kind == "property" else None


def with_figure(parts: Parts, measure: NounPhrase) -> str:
    """a capacity of 70 Wh."""
    return f"{measure.of_amount()} of {parts.figure()}"


# How old somebody is


def is_age(parts: Parts) -> bool:
    """True for a figure in years of age: 18歳."""
    return _OF_AGE.search(parts.quantity.text) is not None


def age_alone(parts: Parts, behind: str, particle: str) -> NounPhrase | None:
    """18歳で: the age of 18; 18歳未満に: people under the age of 18; None where it is neither of them."""
    years, group = _years(parts), _AGE_GROUPS.get(parts.quantity.comparator, "")
    if behind not in AT_AGE or not years or not group:
        return None
    if parts.quantity.comparator == "=" and years.isdigit():
        return NounPhrase(f"the age of {years}", "name", "age") if particle == "で" or (behind and particle in ("に", "")) else None
    return None if behind else NounPhrase(f"people {group.format(years)}", "plural", "people")


def _years(parts: Parts) -> str:
    found = _AGE.search(parts.figure())
    return found[0] if found is not None else ""


def _aged(parts: Parts, said: NounPhrase) -> NounPhrase | None:
    """32歳の技術者: a 32-year-old engineer; 18歳未満の利用者: users under the age of 18."""
    years, group = _years(parts), _AGE_GROUPS.get(parts.quantity.comparator, "")
    if not years or not group:
        return None
    if parts.quantity.comparator == "=" and years.isdigit():
        one = said.single or (said.text if said.number == "single" else "")
        return NounPhrase(with_indefinite(f"{years}-year-old {one}"), "single", "people") if one else None
    return NounPhrase(f"{plural_of(said.text) if said.number == 'single' else said.text} {group.format(years)}", "plural", "people")


def _of_aged(parts: Parts, noun: str) -> NounPhrase | None:
    """18歳未満の利用者の会話: the conversation of users under the age of 18."""
    whose, _, what = noun.partition("の")
    owner, head = noun_of(parts, whose) if what else None, noun_of(parts, what) if what else None
    if owner is None or head is None or owner.kind != "people" or has_article(head.text) or head.kind in ("people", "company"):
        return None
    aged = _aged(parts, owner)
    return NounPhrase(f"{head.with_article()} of {aged.text}", head.number, head.kind) if aged is not None else None


# Behind a whole, or within what holds it


def as_part_or_feature(parts: Parts, beside: Beside) -> NounPhrase | None:
    """その8割: of what the sentence is about; 基金からの20億円: ¥2 billion of the fund; 12GBメモリ搭載の端末; FSB 667MHz対応の製品."""
    if beside.whole == "その" and parts.quantity.unit == "%" and (meant := _part_of_it(parts)) is not None:
        return meant
    alone = bool(beside.whole) and not beside.noun and not beside.lead
    if alone and is_money(parts.quantity.unit) and beside.joint != "の" and (pot := noun_of(parts, beside.whole)) is not None:
        return NounPhrase(f"{parts.figure()} of {pot.with_article()}", "name", "money")
    if beside.noun.startswith("対応") and (backed := _supporting(parts, beside.lead, beside.noun)) is not None:
        return backed
    if beside.noun.startswith("搭載"):
        return _carried(parts, beside.lead, beside.noun)
    return None


def made_or_featured(parts: Parts, beside: Beside) -> NounPhrase | None:
    """北星による3つの製品: 3 products by Hokusei; 容量70Whの電池: a battery with a capacity of 70 Wh."""
    if beside.whole and beside.noun and beside.joint in ("による", "からの") and parts.counts:
        by_whom = maker(parts, beside.whole)
        made = figure_for(parts, beside.noun) if by_whom else None
        if made is not None:
            return replace(made, text=f"{made.text} {'by' if beside.joint == 'による' else 'from'} {by_whom}")
    if beside.lead and beside.noun and not parts.counts:
        return _featured(parts, beside.lead, beside.noun)
    return None


def _part_of_it(parts: Parts) -> NounPhrase | None:
    """その8割: of what the sentence is about."""
    entity = parts.entity
    if entity is None or not entity.sure or entity.kind not in ("event", "thing", "people", "organisation", "idea", "phrase") or entity.named:
        return None
    many = plural_of(entity.text) if entity.number == "single" else entity.text
    return NounPhrase(f"{parts.figure()} of the {many.removeprefix('the ')}", "plural", entity.kind)


def _carried(parts: Parts, lead: str, noun: str) -> NounPhrase | None:
    """「X1」2万基搭載の計算基盤: a computing platform with 20,000 units of X1; 12GBメモリ搭載の端末."""
    holder = noun_of(parts, noun.removeprefix("搭載").removeprefix("の"))
    if holder is None or has_article(holder.text) or holder.number == "name":
        return None
    carried = figure_for(parts, lead) if lead else None
    if carried is None and (lead or parts.counts):
        return None
    return NounPhrase(f"{_holder(holder)} with {carried.text if carried is not None else parts.figure()}", holder.number, holder.kind)


def _supporting(parts: Parts, lead: str, noun: str) -> NounPhrase | None:
    """FSB 667MHz対応の製品: products with support for a 667 MHz FSB."""
    whose = noun.removeprefix("対応").removeprefix("の")
    holder, what = noun_of(parts, whose) or named(parts, whose), noun_of(parts, lead) if lead else None
    if parts.counts and not lead and holder is not None and TITLED.fullmatch(whose) and all(parts.counter_noun) and holder.kind not in ("people", "organisation", "company"):
        return NounPhrase(f"{'' if has_article(holder.text) else 'the '}{holder.text} with support for {parts.figure()}", holder.number, holder.kind)  # 30言語対応の翻訳AI「X1」
    if holder is None or (lead and what is None) or has_article(holder.text) or holder.number == "name" or parts.counts:
        return None
    if parts.quantity.unit in DURATIONS and not lead:
        per = " a day" if parts.figure() == "24 hours" else ""
        return NounPhrase(f"{_holder(holder)} available {parts.figure()}{per}", holder.number, holder.kind)  # 24時間対応の窓口
    backed = with_indefinite(f"{parts.figure()} {what.single or what.text}") if what is not None else parts.figure()
    return NounPhrase(f"{_holder(holder)} with support for {backed}", holder.number, holder.kind)


def _featured(parts: Parts, lead: str, noun: str) -> NounPhrase | None:
    """容量70Whの電池: a battery with a capacity of 70 Wh."""
    measure, holder = measure_named(parts, lead), noun_of(parts, noun)
    if measure is None or holder is None or has_article(holder.text) or has_article(measure.text):
        return None
    return NounPhrase(f"{_holder(holder)} with {with_figure(parts, measure)}", holder.number, holder.kind)


def _holder(noun: NounPhrase) -> str:
    return with_indefinite(noun.text) if noun.number == "single" else noun.text


# What is counted


def counted_of(parts: Parts, beside: Beside) -> NounPhrase | None:
    """社員のうち40人: 40 of the employees; 同僚4人: 4 colleagues; only where no noun stands behind the figure."""
    if not parts.counts or beside.noun:
        return None
    if beside.lead:
        return counted_before(parts, beside.lead)
    return _some_of(parts, beside.whole, of=beside.joint == "うち") if beside.whole else None


def _some_of(parts: Parts, whole: str, *, of: bool) -> NounPhrase | None:
    """社員のうち40人: 40 of the employees; 社員の40人: 40 employees; 15〜59歳の40人: 40 people aged 15–59."""
    noun = noun_of(parts, whole)
    if noun is not None and noun.kind == "age" and not of and parts.quantity.counter in OF_PEOPLE:
        return NounPhrase(f"{parts.figure()} {noun.text.removeprefix('people ')}", _number(parts), "people")
    if (parts.quantity.counter or "") not in OF_PEOPLE | OF_FIRMS or noun is None:
        return None
    if noun.number != "plural" or noun.kind not in ("people", "organisation") or has_article(noun.text):
        return None
    if not of:
        return counted_before(parts, whole)
    one = f"of the {noun.text}"
    return NounPhrase(parts.figure((one, one)), _number(parts), noun.kind)


def counted_before(parts: Parts, lead: str) -> NounPhrase | None:
    """同僚4人: 4 colleagues; 上位10社: the top 10 companies."""
    if lead in _RANKED:
        return NounPhrase(f"the {_RANKED[lead]} {parts.figure()}", _number(parts), "organisation" if parts.quantity.counter in OF_FIRMS else "thing")
    noun = noun_of(parts, lead)
    if noun is not None and noun.number == "name" and (_CLASS.search(noun.text) or noun.kind in ("product", "latin", "name")):
        return figure_for(parts, lead)
    if noun is None or noun.number != "plural" or noun.kind not in ("people", "organisation", "thing", "list") or noun.text.startswith("the "):
        return None
    if owned := possessed(noun.text, noun.single):
        one, several, owner = owned
        return NounPhrase(f"{parts.figure((one, several))} of {owner}", _number(parts), noun.kind)
    one, several = noun.forms()
    every = "all " if several.startswith("all ") else ""  # 全行員3千人
    return NounPhrase(f"{every}{parts.figure((one.removeprefix('all '), several.removeprefix('all ')))}", _number(parts), noun.kind)


def _number(parts: Parts) -> Number:
    return "single" if parts.quantity.value == 1 else "plural"


# With the noun behind it


def with_noun(parts: Parts, beside: Beside, particle: str, *, passive: bool) -> NounPhrase | None:
    """利用者の4割, 20年間の契約, 北星の20億ドルの投資; `particle` stands behind it all, `passive` where its verb is."""
    whole, lead, noun = beside.whole, beside.lead, beside.noun
    if noun and parts.quantity.comparator == "=" and is_measured(parts.quantity.unit) and (said := _one_measured(parts, beside)) is not None:
        return said
    said = figure_of(parts, Around(particle or "を", whole, lead, noun, passive=passive))
    if said is not None or not noun:
        return said
    if not whole:
        return figure_for(parts, noun, lead) if lead in ("", "この", "その") else None
    if lead:
        return None
    if (parts.counts or "への" in noun) and (place := named(parts, whole)) is not None and (inner := figure_for(parts, noun)) is not None:
        return replace(inner, text=f"{inner.text} {'in' if place.kind in ('place', 'leading') else 'of'} {place.with_article()}")
    return _sum_of(parts, whole, noun, beside.joint) if is_money(parts.quantity.unit) else None


def _one_measured(parts: Parts, beside: Beside) -> NounPhrase | None:
    """3nmのプロセス, この3nmプロセス: a 3 nm process; 北星の3nmプロセス: Hokusei's 3 nm process."""
    whole, lead = beside.whole, beside.lead
    said = figure_for(parts, beside.noun)
    if said is None or not (whole or lead):
        return said
    bare = re.sub("^an? ", "", said.text)
    if whole and not lead and beside.joint == "の" and (owner := named(parts, whole)) is not None and owner.kind in ("company", "product") and " of " not in bare:
        return replace(said, text=f"{possessive(owner.text)} {bare}", number="name" if said.number == "single" else said.number)
    if not whole and lead in _DEMONSTRATIVES:
        return said
    return replace(said, text=with_indefinite(f"new {bare}") if said.number == "single" else f"new {bare}") if not whole and lead in _NEW else None


def sized(parts: Parts, noun: str) -> NounPhrase | None:
    """50万個規模のクラスタ: a cluster of about 500,000 units."""
    said = noun_of(parts, noun)
    if said is None or (said.number == "mass" and said.kind not in ("event", "field")) or has_article(said.text) or said.kind in ("company", "people", "property"):
        return None
    if said.number == "plural" and not (said.single and counts_parts(parts)):
        return None
    shown = f"the {said.text}" if said.number == "name" else said.text if said.number == "mass" else with_indefinite(said.single or said.text)
    return NounPhrase(f"{shown} of {parts.figure()}", "single", said.kind)


def _sum_of(parts: Parts, whole: str, noun: str, joint: str) -> NounPhrase | None:
    """北星の20億ドルの投資: Hokusei's investment of $2 billion."""
    owner, said = named(parts, whole), noun_of(parts, noun)
    if joint not in ("の", "からの", "への") or owner is None or said is None or not owner.acts:
        return None
    if said.kind not in ("event", "idea", "property", "thing") or has_article(said.text):
        return None
    if joint != "への":
        return NounPhrase(f"{possessive(owner.text)} {said.single or said.text} of {parts.figure()}", "single", said.kind)
    if not said.text.endswith("investment"):
        return None
    return NounPhrase(f"{with_indefinite(said.single or said.text)} of {parts.figure()} in {owner.with_article()}", "single", said.kind)


def first_in(parts: Parts, behind: str) -> NounPhrase | None:
    """What it is the first of in so many years, by the words behind the figure: ぶりの社長交代, ぶりに社長交代へ."""
    found = _FIRST.match(behind)
    return _first_in(parts, found["noun"]) if found is not None else None


def figure_for(parts: Parts, noun: str, lead: str = "") -> NounPhrase | None:
    """20年間の契約: a 20-year contract; 最長20年の契約: a contract of up to 20 years; 100万個の「X1」: 1 million units of X1; 7つの能力: 7 capabilities."""
    if not lead and (toward := _toward(parts, noun) or _of_longer(parts, noun)) is not None:
        return toward
    if not lead and parts.quantity.unit in DURATIONS and noun.startswith("ぶりの"):
        return _first_in(parts, noun.removeprefix("ぶりの"))
    if not lead and (titled := _of_titled(parts, noun)) is not None:
        return titled
    said, unit = noun_of(parts, noun), parts.quantity.unit
    if is_age(parts) and (owned := _of_aged(parts, noun)) is not None:
        return owned
    if said is None or has_article(said.text):
        return None
    if is_age(parts) and said.kind == "people" and said.number in ("single", "plural"):
        return _aged(parts, said)
    if lead and is_money(unit) and said.number != "name":
        return NounPhrase(f"this {said.single or said.text} of {parts.figure()}", "single", said.kind)
    if parts.counts and (counted := _counted(parts, said, lead)) is not None:
        return counted
    if is_measured(unit) and (measured := _measured(parts, said)) is not None:
        return measured
    if unit in DURATIONS and said.text in ("year", "years", "month", "months", "time"):
        return None  # 10年の歳月
    long = unit in DURATIONS and said.kind in ("event", "idea", "thing", "material", "property", "field") and not _OF_AGE.search(parts.quantity.text)
    if long and said.kind != "property" and (before := parts.figure_before):
        if said.number == "mass" or said.text.endswith("experience"):
            return NounPhrase(f"{parts.figure()} of {said.text}", "mass", said.kind)
        return NounPhrase(with_indefinite(f"{before} {said.text}") if said.number == "single" else f"{before} {said.text}", said.number, said.kind)
    large = parts.quantity.counter in FEATURES and said.kind in ("property", "idea", "event")
    return NounPhrase(f"{_holder(said)} of {parts.figure()}", said.number, said.kind) if long or large else None


def _of_titled(parts: Parts, noun: str) -> NounPhrase | None:
    """13インチの端末「X1」: the 13-inch device X1; 70億パラメータのLLM「X1」: the LLM X1 with 7 billion parameters."""
    found = TITLED.fullmatch(noun)
    kind = noun_of(parts, found[1]) if found is not None else None
    features = is_measured(parts.quantity.unit) or parts.quantity.counter in FEATURES
    if found is None or kind is None or not features or kind.kind in ("people", "organisation", "company") or _FOR_OTHERS.search(found[1]):
        return None
    known = named(parts, found[2])
    if known is None and not found[2].isascii():
        return None
    name = known.text if known is not None and known.named else f"“{found[2]}”"
    one = kind.single or kind.text
    if parts.quantity.unit in _WEIGHTS or (parts.figure_before or parts.figure()).startswith(_ROUGHLY):
        feature = f"weighing {parts.figure()}" if parts.quantity.unit in _WEIGHTS else f"of {parts.figure()}"
        return NounPhrase(f"the {one} {name} {feature}", "name", "product")
    inner = figure_for(parts, found[1])
    if inner is None:
        return None
    head, mark, feature = inner.text.removeprefix("an ").removeprefix("a ").replace(kind.text, one).partition(" with ")
    return NounPhrase(f"the {head} {name}{mark}{feature}", "name", "product")


def _first_in(parts: Parts, noun: str) -> NounPhrase | None:
    """10年ぶりの社長交代: the first change of president in 10 years; 20年ぶりの下落率: the largest rate of decline."""
    said = noun_of(parts, noun)
    if (most := _MOST.get(noun)) is not None:
        return NounPhrase(f"the {most} in {parts.figure()}", "single", "property")
    if said is None or said.named or has_article(said.text):
        return None
    one = said.single or said.text
    if said.kind == "property":
        return NounPhrase(f"the largest {one} in {parts.figure()}", "single", said.kind) if noun.endswith(_GRADED) else None
    first = "" if one.startswith(("largest ", "highest ", "lowest ")) else "first "
    return NounPhrase(f"the {first}{one} in {parts.figure()}", "single", said.kind)


def worth_of(parts: Parts, beside: Beside) -> NounPhrase | None:
    """3億円相当の株式: ¥300 million worth of shares; 2GW分の計算能力: 2 GW of computing power; 500人相当の仕事: work equivalent to 500 people."""
    found = _WORTH_OF.fullmatch(beside.noun)
    what = noun_of(parts, found["what"]) if found and not beside.whole else None
    if found is None or what is None or (what.number not in ("plural", "mass") and what.kind not in ("property", "event")) or has_article(what.text) or what.kind in ("company", "people"):
        return None
    unit, shown = parts.quantity.unit, what.single or what.text if what.number == "single" else what.text
    if is_money(unit):
        return NounPhrase(f"{parts.figure()} worth of {shown}", what.number, what.kind) if not beside.lead else None
    if is_measured(unit) or unit in DURATIONS:
        return NounPhrase(f"{parts.figure()} of {shown}", "name", what.kind) if not beside.lead and not is_age(parts) else None
    counted = counted_before(parts, beside.lead) if beside.lead else NounPhrase(parts.figure(), "plural", "thing")
    if not parts.counts or counted is None or (found["worth"] == "分" and not beside.lead):
        return None
    return NounPhrase(f"{shown} equivalent to {'that of ' if found['worth'] == '分' else ''}{counted.text}", what.number, what.kind)


def _toward(parts: Parts, noun: str) -> NounPhrase | None:
    """30台の端末への接続: connection to 30 devices."""
    to = _TOWARD.fullmatch(noun)
    inner = figure_for(parts, to[1]) if to else None
    head = noun_of(parts, to[2]) if to and inner is not None else None
    if inner is None or head is None:
        return None
    return NounPhrase(f"{head.text} to {inner.text}", head.number if head.number != "single" else "name", head.kind)


def _of_longer(parts: Parts, noun: str) -> NounPhrase | None:
    """20年の契約の一部: part of a 20-year contract; the length is that of the nearer noun."""
    near, _, far = noun.rpartition("の")
    inner = figure_for(parts, near) if near and (parts.quantity.unit in DURATIONS or is_measured(parts.quantity.unit)) else None
    head = noun_of(parts, far) if inner is not None else None
    if inner is None or head is None or has_article(head.text):
        return None
    return NounPhrase(f"{head.text} of {inner.with_article()}", head.number, head.kind)


def _counted(parts: Parts, said: NounPhrase, lead: str) -> NounPhrase | None:
    """7つの能力: 7 capabilities; この3件の事例; 4台のGPU: 4 GPUs; 100万個の「X1」: 1 million units of X1."""
    counter = parts.quantity.counter or ""
    sorted_only = counter in _CLASSIFIERS and said.kind not in ("people", "organisation", "company", "body")
    if sorted_only and said.number in ("single", "plural"):
        forms = (said.text, plural_of(said.text)) if said.number == "single" else said.forms()
        return NounPhrase(f"{'these ' if lead else ''}{parts.figure(forms)}", _number(parts), "thing")
    if said.number == "name" and _CLASS.search(said.text):
        return NounPhrase(parts.figure((said.text, f"{said.text}s")), _number(parts), "thing")
    if said.number == "name" and said.kind in ("product", "name", "latin") and counter in ("個", "台", "基", "枚", "機"):
        return NounPhrase(f"{parts.figure(('unit', 'units'))} of {said.text}", "plural", "thing")
    return None


def _measured(parts: Parts, said: NounPhrase) -> NounPhrase | None:
    """2GWのGPU: 2 GW of GPUs; 12GBのメモリ: 12 GB of memory; 70Whの電池: a 70 Wh battery; 13インチの画面: a 13-inch screen."""
    if _CLASS.search(said.text):
        return NounPhrase(f"{parts.figure()} of {said.text}s", "plural", "thing")
    if said.kind not in ("thing", "material", "property", "product", "field", "idea"):
        return None
    if said.kind in ("property", "material") or said.number == "mass":
        return NounPhrase(f"{parts.figure()} of {said.text}", "name", said.kind)
    before = parts.figure_before or parts.figure()
    if said.number == "plural":
        return NounPhrase(f"{before} {said.text}", "plural", said.kind)
    return NounPhrase(with_indefinite(f"{before} {said.single or said.text}"), said.number, said.kind)
