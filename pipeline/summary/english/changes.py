"""Rises and falls: sales rose 12% from the previous year; a company cuts its costs by 10%."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec

from pipeline.components.measures import measured_of
from pipeline.summary.english import hints
from pipeline.summary.english.change_words import own_measure
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, possessive
from pipeline.summary.english.narrowed import segment
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.numbers import is_money, say_quantity
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, Change, Parts, Statement, clause
from pipeline.summary.english.predicates import BE, Predicate, Tense, Verb, find_predicate, regular

_FALLING = ("減", "低下", "ダウン", "下落", "短縮", "安", "引き下げ", "値下げ", "マイナス")
_NOUN_OF_CHANGE = re.compile(r"(.{2,12}?)の?(削減|値下げ|値上げ|引き下げ|引き上げ|短縮|縮小|圧縮|増強|低減|軽減|減少|増加|向上)")
_DISCOUNT = re.compile(r"(?:値引|割引|引き(?![上下])|オフ|OFF|off)")
_GROWTH_RATE = re.compile(r"\b(?:growth rate|CAGR)\b")
_GROWTH_OF = re.compile(r"(?:(?P<rate>(?:compound |combined |average )?annual) )?growth rate|(?P<short>CAGR)")
_GROW = regular("grow", "grew", "grown")
_BASE_OF_PREMIUM = re.compile(r"(?P<base>[^ぁ-ん、。「」『』（）()\s]{2,12})(?:[（(][^（）()]{1,20}[）)])?に(?:約|最大|さらに)?$")
_RISE, _FALL = regular("rise", "rose", "risen"), regular("fall", "fell", "fallen")
_RAISE, _CUT = regular("raise"), regular("cut", "cut", "cut")
#: The end of a noun that names a change: cost reduction, work time saving.
NAMED_CHANGE = re.compile(r"(?<! of) (?:increase|decrease|reduction|growth|rise|decline|saving)$")
_OF_THEMSELVES = frozenset({"improve", "increase", "grow", "expand", "decrease"})  # what can do it as well as suffer it
_ADJECTIVE = re.compile(r"(?:ic|al|ive|ous|ary)$")  # economic growth
# All who work for somebody, where it is said by how much he changes their number.
_WORKFORCE = frozenset({"employees", "personnel", "staff", "workforce", "number of employees"})
# Nouns that cannot rise or fall: the figure for them does.
_THINGS = frozenset({"thing", "people", "organisation", "company", "product", "name", "latin", "unknown", "phrase", "place", "age", "list"})

_TRADED = re.compile(r"\b(?:shares|stocks?)$")  # they rise by their price

# What a verb describes is what does it: 上げる「Y」, 減らす新技術.
_DESCRIBED = re.compile(r"[ぁ-ん]{1,3}(?:新|「|『|技術|機能|サービス|製品|ソフト|モデル|手法)")


def falls(parts: Parts, predicate: Predicate | None) -> bool:
    """True for a decrease: by the claim's direction, else by its predicate, else by the words behind the figure."""
    if parts.claim.direction is not None:
        return parts.claim.direction == "decrease"
    if predicate is not None and predicate.kind in ("up", "down"):
        return predicate.kind == "down"
    return any(word in hints.after_figure(parts.claim, parts.quantity)[:10] for word in _FALLING)


def change_verbs(predicate: Predicate | None, down: bool) -> tuple[Verb, Verb]:
    """(with an object, alone). A predicate that says the other direction, or none, gives way to rise and fall."""
    if predicate is not None and predicate.kind == ("down" if down else "up") and predicate.verb.base != "halve":
        return predicate.verb, predicate.alone
    return (_CUT, _FALL) if down else (_RAISE, _RISE)


def _doer_of(parts: Parts) -> NounPhrase | None:
    """The company that changes what is a product's: NEC、「星」の料金を3割下げる; None where the sentence begins with none."""
    slot, text = parts.claim.entity, parts.claim.sentence.text
    if slot is None or slot.inferred:
        return None
    first = parts.claim.sentence.start
    for end, named in sorted(parts.mentions.items()):
        if first <= named.start < end <= slot.start:
            return NounPhrase(named.name, "name", "company") if named.is_company and text[end - first :].startswith(("、", "は", "が")) else None
    return None


def _product_of(parts: Parts) -> str:
    """The product whose property is changed, where the company that does so is the entity: NEC、「星」の指示文を8割削減."""
    slot, first = parts.claim.property, parts.claim.sentence.start
    before = parts.claim.sentence.text[: slot.start - first] if slot is not None else ""
    end = first + len(before.removesuffix("の").rstrip("」』”"))
    named = parts.mentions.get(end) if before.endswith("の") else None
    return "" if named is None or named.is_company else named.name


def object_of(parts: Parts, prop: NounPhrase, owner: NounPhrase, doer: NounPhrase | None = None) -> str:
    """What someone changes: training performance, its dividend, their prices; the analysis time, where that need not be its own.

    `doer` is who changes it, where that is another than the owner.
    """
    if prop.named or has_article(prop.text):
        return prop.text
    if doer is not None and doer is not owner:
        return f"{possessive(owner.with_article())} {prop.text}"
    if (product := _product_of(parts)) and product not in (owner.text, prop.text):
        return f"{possessive(product)} {prop.text}"
    if prop.text in _WORKFORCE:
        return f"{'their' if owner.number == 'plural' else 'its'} workforce"
    if prop.text == "price" and owner.kind == "company":
        return "its prices"
    if prop.number == "mass":
        return prop.text
    if _is_own(parts):
        return f"{'their' if owner.number == 'plural' else 'its'} {prop.text}"
    return prop.text if prop.number == "plural" else f"the {prop.text}"


def _is_own(parts: Parts) -> bool:
    """Whether what is changed is of who changes it: as the sentence says, else as a product has its speed and a company its sales; not so of a time or a cost."""
    slot, measure = parts.claim.entity, parts.claim.property
    if slot is None or measure is None or not slot.inferred:
        return True
    return measured_of(measure.text) in ("thing", "company")


def state_change(parts: Parts, predicate: Predicate | None) -> Statement | None:
    """The clause of a change; None where the figure is a level and only named beside a change."""
    if hints.is_start(parts.claim, parts.quantity) or _is_level(parts):
        return None
    if (over := _premium(parts)) is not None:
        return over
    how = _how(parts, predicate)
    if how is None:
        return None
    to_come = parts.modality in ("asserted", "reported") and hints.is_announced(parts.claim, parts.quantity)
    if to_come and not parts.told:
        parts, to_come = replace(parts, claim=msgspec.structs.replace(parts.claim, modality="planned")), False
    entity, figure, named = parts.entity, parts.figure(), parts.named_deed
    own, prop = own_measure(parts), parts.prop
    changed = _changed(parts) if own is None and (predicate is None or predicate.kind not in ("up", "down")) else None
    if own is not None:
        prop, down = own.noun(), own.falls
        of = segment(parts.claim, parts.quantity)
        prop = replace(prop, text=f"{of} {prop.text}") if of else prop  # NECの端末事業「5%増収」
        verb, alone = change_verbs(None, down)
    else:
        if changed is not None:
            prop, predicate = changed
        down = falls(parts, predicate)
        prop, verb, alone = _verbs(parts, prop, predicate, down)
    rest = _extent(parts, level_of(figure, falling=down)) if how == "to" else f"by {figure}{_from(_start(parts), beside=_is_beside(parts))}"
    if entity is not None and (entity.acts or entity.is_product):
        done = hints.is_object(parts.claim, parts.claim.property, parts.quantity) or hints.particle(parts.claim, parts.quantity) == "を"
        if prop is not None and (own.is_done if own is not None else done or changed is not None) and not _done_by_another(parts) and not _only_owns(parts):
            doer = entity if entity.acts else _doer_of(parts) or entity
            return clause(parts, doer.with_article(), doer.number, verb, f"{object_of(parts, prop, entity, doer)} {rest}", "future" if to_come else _dated_tense(parts), agent=doer.acts)
        if prop is None and parts.quantity.unit not in ("%", "pp") and how == "by" and entity.acts and (predicate or named) is not None:
            return clause(parts, entity.with_article(), entity.number, verb, figure + _from(parts.baseline), "future" if to_come else None, agent=entity.acts)
    if prop is not None and NAMED_CHANGE.search(prop.text) and not _ADJECTIVE.search(NAMED_CHANGE.sub("", prop.text)):
        prop = replace(prop, text=NAMED_CHANGE.sub("", prop.text), number="plural" if prop.text.startswith("sales") else prop.number)
    measured = measure_of(prop, entity)
    if measured is None:
        return None
    (subject, number), about = measured, ""
    if prop is not None and prop.kind in ("event", "idea", "field") and parts.quantity.unit in DURATIONS and how == "to":
        subject, number = f"the time for {subject}", "single"  # 準備が40分から5分になった
    if prop is None and own is None and entity is not None and _is_where(parts, entity):
        about, subject, number, rest = subject, "the figure", "single", f"{rest} in {entity.with_article()}"
    elif (prop is None and entity is not None and entity.kind in _THINGS and not _TRADED.search(entity.text)) or (prop is not None and prop.kind in _THINGS):
        about, subject, number = subject, f"the figure for {subject}", "single"
    if parts.modality in ("asserted", "reported") and hints.is_able(parts.claim, parts.quantity) and not parts.over and verb.base not in _OF_THEMSELVES:
        alone = Verb(f"be {verb.participle}", f"was {verb.participle}", f"been {verb.participle}")  # can be cut by 30%
    elif how == "by" and parts.quantity.unit == "%" and parts.quantity.comparator != "<=":
        rest = rest.removeprefix("by ")
    made = clause(parts, subject, number, alone, rest, "future" if to_come else "present" if _done_by_another(parts) else tense_of(parts), vague=bool(about))
    return replace(made, about=about, change=Change(down, rest))


def _is_where(parts: Parts, entity: NounPhrase) -> bool:
    """国内では3割増加した, 時間外取引では5%上がった: it is there that something rose; a market itself grows."""
    slot = parts.claim.entity
    if slot is None or slot.inferred or entity.acts or entity.text.endswith("market"):
        return False
    return parts.claim.sentence.text.startswith(("では", "でも", "で、"), slot.end - parts.claim.sentence.start)


def state_growth(parts: Parts, predicate: Predicate | None) -> Statement | None:
    """年平均成長率は9%だ: the market grows at a compound annual rate of 9%, rather than that its rate is so high."""
    entity, prop = parts.entity, parts.prop
    found = _GROWTH_OF.fullmatch(prop.text) if prop is not None and parts.quantity.unit == "%" else None
    if found is None or entity is None or not entity.sure or entity.acts or entity.kind in ("place", "unknown", "period", "time"):
        return None
    changes = predicate is not None and predicate.kind in ("up", "down")
    if hints.says_change(parts.claim, parts.quantity) or (changes and hints.particle(parts.claim, parts.quantity) in ("に", "へ")) or hints.is_start(parts.claim, parts.quantity):
        return None  # the rate itself rises to 9%
    how = f"at {'an annual' if found['rate'] == 'annual' else 'a compound annual'} rate of {parts.figure()}" if found["rate"] or found["short"] else parts.figure()
    return clause(parts, entity.with_article(), entity.number, _GROW, how + _from(parts.baseline), parts.state_tense())


def _done_by_another(parts: Parts) -> bool:
    """Xの精度を3割上げる「Y」: it is Y that does it to X."""
    slot = parts.claim.entity
    if slot is None or slot.inferred or not slot.end <= parts.quantity.start or parts.claim.sentence.text[slot.end - parts.claim.sentence.start :][:1] != "の":
        return False
    return _DESCRIBED.match(hints.after_verb(parts.claim, parts.quantity)) is not None


def _only_owns(parts: Parts) -> bool:
    """YはXの精度を3割上げた: X has the accuracy, and another raises it."""
    slot, measure = parts.claim.entity, parts.claim.property
    if slot is None or measure is None or slot.inferred or measure.start != slot.end + 1:
        return False
    first, text = parts.claim.sentence.start, parts.claim.sentence.text
    return text[slot.end - first :][:1] == "の" and text[measure.end - first :][:1] == "を"


def _verbs(parts: Parts, prop: NounPhrase | None, predicate: Predicate | None, down: bool) -> tuple[NounPhrase | None, Verb, Verb]:
    """What changes, and the verbs of the change: 削減 alone names the change, not what changes."""
    named = parts.named_deed
    if prop is not None and named is not None and named.kind in ("up", "down"):
        return None, *change_verbs(named, down)
    if parts.names_the_deed(predicate) and parts.entity is not None:
        prop = None
    return prop, *change_verbs(predicate, down)


def _is_level(parts: Parts) -> bool:
    """True for a figure beside a change that is none: 28%の市場シェア, 年平均成長率9%で拡大する, 800回超の利用では値上げする."""
    rate = parts.prop is not None and _GROWTH_RATE.search(parts.prop.text) is not None
    if rate and not hints.says_change(parts.claim, parts.quantity) and hints.particle(parts.claim, parts.quantity) not in ("に", "へ"):
        return True
    if parts.quantity.unit == "%" and hints.particle(parts.claim, parts.quantity) in ("が", "は"):
        return True
    return hints.is_condition(parts.claim, parts.quantity) or hints.measures_what_follows(parts.claim, parts.quantity)


def _premium(parts: Parts) -> Statement | None:
    """市価に3割上乗せする: the premium over the market price is 30%."""
    entity, rest = parts.entity, hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity))
    if entity is None or not entity.acts or parts.quantity.unit != "%" or not rest.startswith(("上乗せ", "のプレミアム", "の上乗せ")):
        return None
    found = _BASE_OF_PREMIUM.search(parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)])
    base = translate(found["base"]) if found else None
    if base is None or not base.sure or base.kind != "property":
        return None
    whose = f" of {parts.baseline.text}" if parts.baseline is not None and "baseline: against_figure" in parts.claim.rules else ""  # 青葉株1株に対し
    return clause(parts, f"{possessive(entity.text)} premium over the {base.text.removeprefix('the ')}{whose}", "single", BE, parts.figure(), "present")


def state_discount(parts: Parts) -> Statement | None:
    """3割引で販売する: the phone is discounted by 30%."""
    entity, rest = parts.entity, hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity))
    if entity is None or entity.acts or not (parts.quantity.unit == "%" or is_money(parts.quantity.unit)) or not _DISCOUNT.match(rest.removeprefix("の")):
        return None
    return clause(parts, entity.with_article(), entity.number, BE, f"discounted by {parts.figure()}", "present")


def _extent(parts: Parts, level: str) -> str:
    """From what to what: from 28% to 61%; to 61% from the previous year where it starts from no figure."""
    start = _from(_start(parts))
    if start == " from the previous level":
        return level  # 従来の…から3倍に: it says nothing
    return f"{start.strip()} {level}" if re.match(" from (?:(?:about|almost|nearly) )?[0-9$¥€£₩]", start) and level.startswith("to ") else level + start


def level_of(figure: str, *, falling: bool) -> str:
    """To what something rises or falls: to 3×, up to 3×, to at most half."""
    if not figure.startswith("up to "):
        return f"to {figure}"
    return f"to at most {figure.removeprefix('up to ')}" if falling else figure


def _changed(parts: Parts) -> tuple[NounPhrase, Predicate] | None:
    """What changes and how, where the property names both: 人員削減, 電気料金値上げ."""
    slot = parts.claim.property
    found = _NOUN_OF_CHANGE.fullmatch(slot.text) if slot is not None else None
    predicate = find_predicate(f"{found[2]}する") if found else None
    if found is None or predicate is None or predicate.kind not in ("up", "down"):
        return None
    said = translate(found[1])
    return (NounPhrase(said.text, said.number, said.kind, said.sure, said.single), predicate) if said.sure else None


def _how(parts: Parts, predicate: Predicate | None) -> str | None:
    """ "by" for the size of a change, "to" for the level that is come to; None for neither."""
    if hints.goes_up_to(parts.claim, parts.quantity):
        return "to"
    if any(rule.startswith("direction: table cell") for rule in parts.claim.rules):
        return "by"
    if hints.says_change(parts.claim, parts.quantity):
        return "by"
    particle = hints.particle(parts.claim, parts.quantity)
    if particle in ("に", "へ"):
        return "to"
    unit = parts.quantity.unit
    if unit in ("%", "pp"):
        return "by"
    if particle == "を" or (particle == "" and hints.follows_at_once(parts.claim, parts.quantity)):
        return "by"
    return "by" if predicate is not None and predicate.kind in ("up", "down") and particle == "の" and parts.prop is None else None


def _start(parts: Parts) -> NounPhrase | None:
    """What a change starts from; a figure as its own quantity is said, without a noun where the property says what is counted."""
    baseline, slot = parts.baseline, parts.claim.baseline
    figure = next((one for one in parts.quantities if slot is not None and one.start == slot.start and one.end == slot.end), None)
    if baseline is None or figure is None or figure.unit != parts.quantity.unit or figure.comparator != "=":
        return baseline
    return replace(baseline, text=say_quantity(figure, "sentence", NO_NOUN if parts.counts_by_number else parts.counter_noun if parts.counts else None))


def _is_beside(parts: Parts) -> bool:
    """True where the figure of a table compares two of its columns, which are no moments: 実技研修 and 動画研修."""
    return "baseline: table column beside" in parts.claim.rules


def _from(baseline: NounPhrase | None, *, beside: bool = False) -> str:
    if baseline is None:
        return ""
    moment = (not beside and baseline.text[0] in "0123456789$¥€£₩") or baseline.kind in ("compare", "period", "time", "leading", "count", "plain") or not (baseline.named or beside)
    return f" {'from' if moment else 'compared with'} {baseline.with_article()}"


def tense_of(parts: Parts) -> Tense:
    """12%増 has no verb: the change has happened; so has one that is dated (2024年には8%に減っている)."""
    if parts.claim.predicate is None or hints.says_change(parts.claim, parts.quantity):
        return "past"
    return _dated_tense(parts)


def _dated_tense(parts: Parts) -> Tense:
    said = parts.tense()
    return "past" if said == "perfect" and parts.claim.date is not None else said
