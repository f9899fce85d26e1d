"""What the slots of a claim and its predicate say of the figure, by the kind of figure: a level, a deed, a change, a count."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.changes import state_change, state_discount, state_growth
from pipeline.summary.english.comparatives import state_comparison
from pipeline.summary.english.counts import (
    FEATURES,
    counted_forms,
    counts_others,
    describes_what_follows,
    speak_of,
    tell_counted,
)
from pipeline.summary.english.deeds import state_by_predicate
from pipeline.summary.english.grammar import has_article, possessive
from pipeline.summary.english.headed import COST, PRICE_WORDS, say_price, state_as_headed, state_step
from pipeline.summary.english.launches import state_launch_price
from pipeline.summary.english.multiples import state_multiple, that_of
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.numbers import is_money, say_quantity
from pipeline.summary.english.parts import NO_NOUN, Parts, Statement, clause, speaks_of
from pipeline.summary.english.predicates import BE, HAVE, regular
from pipeline.summary.english.shares import state_percent, state_share_in_brackets, what_they_do
from pipeline.summary.english.units import counted_noun
from pipeline.summary.english.unnamed import SAID_BY_NO_NOUN, state_alone, state_unnamed

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.predicates import Tense

_DIFFER = regular("differ", "differed", "differed")
_SPENT = ("費用", "コスト", "費")  # booked for a thing, they are not what it costs
_VAGUE_KINDS = frozenset({"event", "idea", "unknown", "modifier", "which", "field", "phrase", "thing", "people", "organisation", "latin", "name", "product", "company", "place", "list", "postmodifier", "count", "age"})
_DEALS = frozenset({"contract", "contracts", "deal", "deals", "order", "orders", "talks", "acquisition", "partnership", "transaction", "project", "issue", "tender", "buyout", "merger", "agreement", "donation", "grant"})  # a contract is worth a sum
_OF_PLAN = re.compile("の?(?:[^、。はがをにへでと]{0,12})プラン")  # 月額1200円プランを増量した
_SALE = re.compile("(?:発売|販売)(?:開始|中)?$")
_DONE = frozenset({"実行", "実施", "開始", "実現", "達成", "完了", "発表", "公表", "表明"})  # 第2弾の90億円を実行: what the money is for is not said
# Counters of what a single thing has.
_OF_A_THING = frozenset({"パラメータ", "パラメーター", "画素", "コア", "量子ビット", "層"})
_WHAT_IT_IS = re.compile(r"の(?:[^、。「」『』0-9０-９はがをとや]){0,30}[「『]?")
# キャッシュが9MBのものが…: there are others.
_VERSION = re.compile(r"(?:の)?(?:もの|モデル|版|構成|タイプ|バージョン)(?:が|は|で|も|を|、)")
_ADDRESSED = re.compile("(?:以上|超|程度|規模)*を対象")
# What a number without a unit is no level of: it is the score of a test that is not named here.
_NO_SCORE = re.compile(r"\b(?:performance|ability|abilities|intelligence)$")
_BYTES = frozenset({"B", "KB", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB"})


def state_by_slots(parts: Parts) -> Statement:
    """The clause that the slots and the predicate give; of one version of a product, where the sentence has several."""
    if is_money(parts.quantity.unit) and parts.claim.property is not None and parts.claim.property.text in _DONE:
        parts = replace(parts, prop=None)
    made, entity = _stated(parts), parts.entity
    if entity is None or not entity.is_product or made.subject != entity.with_article() or not _VERSION.match(hints.after_figure(parts.claim, parts.quantity)):
        return made
    one = f"one version of {made.subject}"
    return replace(made, subject=one, text=one + made.text.removeprefix(made.subject)) if made.text.startswith(made.subject + " has ") else made


def _stated(parts: Parts) -> Statement:
    unit = parts.quantity.unit
    predicate = parts.predicate
    measured, owner = parts.prop, parts.entity
    if parts.quantity.text.endswith(("歳", "才")) and parts.quantity.comparator != "=" and (measured.kind == "people" if measured is not None else owner is not None and not owner.acts):
        return speaks_of(parts.figure(), course=parts.course)  # 調べた20歳以上の客: who is meant, and no level
    if parts.counts and predicate is not None and counted_noun(parts.quantity.counter or "") not in SAID_BY_NO_NOUN and parts.quantity.value != 1:
        done = what_they_do(parts, predicate, parts.figure(counted_forms(parts)))
        if done is not None:
            return done
    if (step := state_step(parts)) is not None:
        return step
    if is_money(unit) and (off := state_discount(parts)) is not None:
        return off
    if (priced := state_launch_price(parts)) is not None:
        return priced
    if parts.counts and not parts.counts_by_number and (told := tell_counted(parts)) is not None:
        return told
    if (compared := state_comparison(parts)) is not None:
        return compared
    if parts.entity is None and parts.prop is None:
        return state_alone(parts)
    if unit == "x":
        return state_multiple(parts, predicate)
    if unit == "%" and (shared := state_share_in_brackets(parts)) is not None:
        return shared
    if (growing := state_growth(parts, predicate)) is not None:
        return growing
    if unit != "pp" and hints.is_in_brackets_of(parts.claim, parts.claim.property, parts.quantity):
        return state_level(parts)  # 助成（最大80億円）を受けて増やす
    if predicate is not None and predicate.kind == "reach" and "property: score_on" in parts.claim.rules and (scored := _scored(parts)) is not None:
        return scored
    made: Statement | None = None
    if unit in ("%", "pp"):
        made = state_percent(parts, predicate)
    made = made or state_by_predicate(parts, predicate)
    if made is None and (parts.claim.direction or hints.says_change(parts.claim, parts.quantity)) and unit not in ("%", "pp"):
        made = state_change(parts, predicate)
    return made or state_level(parts)


def state_level(parts: Parts) -> Statement:
    """The memory capacity of Trainium 3 is 144 GB."""
    special = state_as_headed(parts) or _special(parts)
    if special is not None:
        return special
    entity, prop = parts.entity, parts.prop
    tense = "present" if (parts.is_market_size or parts.is_of_product) and _is_behind(parts) else parts.state_tense()
    measured = measure_of(prop, entity)
    assert measured is not None
    subject, number = measured
    if prop is not None and entity is not None and parts.baseline is not None and "baseline: table column beside" in parts.claim.rules:
        return clause(parts, subject, number, _DIFFER, f"from {that_of(parts.baseline, number)} by {parts.figure()}", tense)
    unlike = parts.quantity.unit == "%" and parts.baseline is not None and parts.baseline.text[:1] in "$¥€£₩"  # of another figure
    compared = f", compared with {_compared(parts, parts.baseline, number, prop)}" if parts.baseline is not None and not unlike else ""
    if parts.baseline is not None and hints.is_of_baseline(parts.claim, parts.quantity):
        tense, compared = "past", " before"  # （従来は1.6GHz）
    elif hints.is_former(parts.claim, parts.quantity):
        tense, compared = "past", " before"
    if prop is not None and entity is not None and parts.quantity.unit == "" and _NO_SCORE.search(prop.text):
        return speaks_of(parts.figure(), entity.with_article(), parts.course)  # 力を測る試験で71.5
    if prop is None and parts.is_market_size:
        return clause(parts, subject, number, BE, f"worth {parts.figure()}{compared}", tense)
    if prop is not None and "property: price_of_use" in parts.claim.rules:
        if prop.text.split()[-1] in PRICE_WORDS:
            return say_price(parts, subject, number, BE, parts.figure(), tense)
        priced = replace(prop, text=f"{prop.single or prop.text} price", number="single", kind="property") if entity is not None and not has_article(prop.text) and not prop.named else None
        said = measure_of(priced, entity)
        return clause(parts, said[0] if priced is not None and said is not None else f"the price of {subject}", "single", BE, parts.figure(), tense)
    spent = prop is not None and is_money(parts.quantity.unit) and (prop.kind == "event" or (prop.kind == "latin" and prop.text.isupper()))  # ARPU
    if (entity is not None and prop is None) or (prop is not None and prop.kind in _VAGUE_KINDS and not spent) or (prop is not None and parts.quantity.unit == "%" and not prop.is_rate):
        return state_unnamed(parts, subject, compared, tense)
    if prop is not None and entity is not None and entity.acts and prop.text in ("acquisition price", "takeover price"):
        subject = f"the price of {possessive(entity.text)} {prop.text.removesuffix(' price')}"  # its own price is another
    if spent and prop is not None and prop.text.rsplit(" ", 1)[-1] in _DEALS and not compared:
        return clause(parts, _between(parts, prop) or subject, number, BE, f"worth {parts.figure()}", tense, vague=True)
    if prop is not None and is_money(parts.quantity.unit) and prop.text.split()[-1] in PRICE_WORDS and not compared:
        return say_price(parts, subject, number, BE, parts.figure(), tense)
    return clause(parts, subject, number, BE, parts.figure() + compared, tense, vague=spent)


def _between(parts: Parts, deal: NounPhrase) -> str:
    """OpenAIとOracleの契約: the contract between the two; "" where no two names stand side by side."""
    slot = parts.claim.entity
    names = parts.names_before(slot.end - parts.claim.sentence.start, 2) if slot is not None and not slot.inferred else None
    return f"the {deal.text} between {names[0]} and {names[1]}" if names else ""


def _compared(parts: Parts, baseline: NounPhrase, number: Number, prop: NounPhrase | None) -> str:
    """With what a level is compared: the previous year; that of humans, where somebody has another; 13% for humans."""
    slot, first = parts.claim.baseline, parts.claim.sentence.start
    at = slot.end + 1 if slot is not None and parts.claim.sentence.text[slot.end - first :][:1] == "の" else -1
    other = next((q for q in parts.quantities if q.start == at and q.start != parts.quantity.start and q.unit == parts.quantity.unit), None)
    if other is not None:
        return f"{say_quantity(other)} for {baseline.with_article()}"
    whose = prop is not None and baseline.kind in ("people", "organisation", "company", "product", "body")
    return that_of(baseline, number) if whose else baseline.with_article()


def _special(parts: Parts) -> Statement | None:
    """Levels that English says with another verb than to be: scores, prices, what someone has, how many there are."""
    entity, prop, unit = parts.entity, parts.prop, parts.quantity.unit
    if is_money(unit) and "property: deal_at" in parts.claim.rules and parts.claim.property is not None and _SALE.search(parts.claim.property.text) and (entity is None or entity.is_product or entity.acts):
        of_it = entity is not None and entity.is_product  # 3万円で発売する: that it goes on sale is more
        subject, number, verb = (entity.with_article(), entity.number, COST) if entity is not None and of_it else ("the price", "single", BE)
        return replace(say_price(parts, subject, number, verb, parts.figure(), "present"), suffered=parts.claim.property.text in ("発売", "販売"))
    behind = _is_behind(parts)
    tense: Tense = "present" if behind or _OF_PLAN.match(hints.after_figure(parts.claim, parts.quantity)) else parts.state_tense()
    if entity is None:
        if prop is not None and parts.counts and _is_counted(prop):
            if not hints.is_topic(parts.claim, parts.claim.property, parts.quantity) and (told := speak_of(parts)) is not None:
                return told
            return clause(parts, f"the number of {prop.text}", "single", BE, parts.figure(NO_NOUN), tense, vague=True)
        return None
    subject = entity.with_article()
    if prop is None:
        if unit == "yr" and parts.quantity.counter in ("歳", "才"):
            return clause(parts, f"the age of {subject}", "single", BE, parts.figure(), tense)
        if parts.counts and entity.number == "plural" and not counts_others(parts, entity):
            if not hints.is_topic(parts.claim, parts.claim.entity, parts.quantity) and (told := speak_of(parts)) is not None:
                return told
            if _ADDRESSED.match(hints.after_figure(parts.claim, parts.quantity)):
                return speaks_of(parts.figure(entity.forms()), course=parts.course)  # 社員300人以上を対象に: not how many there are
            return clause(parts, f"the number of {entity.text}", "single", BE, parts.figure(NO_NOUN), tense, vague=True)
        if (parts.quantity.counter or "") in _OF_A_THING and entity.is_product and entity.named and behind and parts.modality in ("asserted", "reported") and _is_what_follows(parts):
            return clause(parts, subject, entity.number, HAVE, parts.figure(), "present", vague=True)
        if is_money(unit) and entity.is_product and (hints.is_priced(parts.claim) or (parts.heads is not None and parts.heads.is_priced)):
            return say_price(parts, subject, entity.number, COST, parts.figure(), "present")
        return None
    if (scored := _scored(parts)) is not None:
        return scored
    charged = parts.claim.property is not None and not (parts.claim.property.text.endswith(_SPENT) and "計上" in parts.claim.sentence.text)
    if is_money(unit) and entity.is_product and charged and prop.text.split()[-1] in PRICE_WORDS:
        paid = prop.text.removeprefix("approximate ") if parts.figure().startswith("about ") else prop.text
        period = " a month" if paid.startswith("monthly") else " a year" if paid.startswith("annual") else ""
        if len(paid.split()) == (2 if period else 1):
            return say_price(parts, subject, entity.number, COST, f"{parts.figure()}{period}", tense)
    if unit in _BYTES and prop.kind == "thing" and entity.is_product:
        return clause(parts, subject, entity.number, HAVE, f"{parts.figure()} of {prop.forms()[0] if prop.number == 'plural' else prop.text}", tense)
    if parts.counts and _is_counted(prop) and not prop.text.startswith(entity.text) and parts.quantity.counter not in FEATURES and not describes_what_follows(parts) and not hints.is_part_of_these(parts.claim, parts.quantity):
        if entity.named and not entity.is_rated:
            if hints.is_object(parts.claim, parts.claim.property) and (told := speak_of(parts)) is not None:
                return told  # 100人の従業員を削減: not all that it has
            return clause(parts, subject, entity.number, HAVE, parts.figure(prop.forms()), tense)
        if not entity.is_group:
            word = "in" if entity.kind in ("place", "time", "period") else "of"
            return clause(parts, f"the number of {prop.text} {word} {subject}", "single", BE, parts.figure(NO_NOUN), tense)
    return None


def _is_behind(parts: Parts) -> bool:
    """16GBメモリの端末で試した: what the thing behind the figure has is no matter of when something was done with it."""
    return parts.claim.entity is not None and parts.claim.entity.start >= parts.quantity.end


def _is_what_follows(parts: Parts) -> bool:
    """70億パラメータの言語モデル「X1」: the name stands behind the figure, with nothing but what it is between."""
    slot, first = parts.claim.entity, parts.claim.sentence.start
    between = parts.claim.sentence.text[parts.quantity.end - first : max(0, slot.start - first)] if slot is not None else ""
    return _WHAT_IT_IS.fullmatch(between) is not None


def _scored(parts: Parts) -> Statement | None:
    """GPT-5はMMLUで71.5を記録した: GPT-5 scores 71.5 on MMLU."""
    entity, prop = parts.entity, parts.prop
    if entity is None or prop is None or parts.quantity.unit not in ("", "pt", "%") or not entity.named or entity.acts:
        return None
    if parts.heads is not None and parts.heads.benchmark and prop.text in ("score", "accuracy rate", "correct answer rate"):
        return clause(parts, entity.with_article(), entity.number, regular("score"), f"{parts.figure()} on {parts.heads.benchmark}", parts.state_tense())
    if parts.quantity.unit == "%":
        return None
    if not prop.text[:1].isupper() or prop.kind not in ("latin", "name", "product"):
        return None
    return clause(parts, entity.with_article(), entity.number, regular("score"), f"{parts.figure()} on {prop.text}", parts.state_tense())


def _is_counted(prop: NounPhrase) -> bool:
    return prop.kind in ("people", "thing", "organisation") and prop.number == "plural"
