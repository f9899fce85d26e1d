"""Levels that the head of a table row or its heading explains: what a plan costs, how long a step takes, what a limit is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.cell_heads import PLANS
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, Parts, Statement, clause
from pipeline.summary.english.predicates import BE, regular
from pipeline.summary.english.units import counted_noun

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.predicates import Tense, Verb

COST = regular("cost", "cost", "cost")
PRICE_WORDS = frozenset({"price", "cost", "fee", "charge", "charges", "rent", "fare"})
_IMPROVE = regular("improve")
_TAKE, _LAST, _REQUIRE = regular("take", "took", "taken"), regular("last"), regular("require")
# Sums of what the other rows cost; they cost nothing themselves.
_TOTALS = frozenset({"total", "sum", "subtotal", "amount", "difference"}) | PRICE_WORDS
# What is offered for a time or lasts by itself, and takes none.
_OFFERS = frozenset({"tier", "trial", "guarantee", "warranty", "storage", "retention", "support", "subscription", "contract", "license", "battery", "campaign"})
_FLOWS = {"input": "to", "output": "from"}
_SUM = re.compile(r"(?:(?:annual|monthly|grand) )?total(?: \(.+\))?")
_PERIODS = frozenset({"period", "time", "duration"})
# What stands around the name of a table: its number, and what kind of table it is.
_NO_NAME = re.compile(r"^(?:[0-9]{1,2}[.．)）、] ?)|[（(][^（）()]*[)）]$|(?:の(?:比較|目安|一覧|試算|内訳|まとめ)|内訳|一覧|比較)$")
_UNCOUNTED = frozenset({"time", "case", "item", "unit", ""})
_IN_BRACKETS = re.compile(r"(?P<measure>[^（()）]+)[（(](?P<whom>[^（()）]{1,20})[)）]")
_START = regular("start at", "started at", "started at")
_FROM = re.compile(r".?[〜～~]|.から(?!.{0,12}(?:まで|に(?:値|引|下|上|変)))")
_STEP = re.compile(r"(?P<kind>ステップ|STEP|Step|フェーズ|Phase)[ 　]?(?P<number>[0-9０-９]{1,2})[ 　]?[:：][ 　]?(?P<what>.+)")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_MEMORY = frozenset({"KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"})
_NEEDED = "必要"


def say_price(parts: Parts, subject: str, number: Number, verb: Verb, paid: str, tense: Tense) -> Statement:
    """It costs ¥30,000; of a price that only begins there (3万円〜, 月額500円から), it starts at ¥30,000."""
    behind = parts.quantity.text[-1:] + hints.after_figure(parts.claim, parts.quantity)
    if parts.quantity.comparator != ">=" or _FROM.match(behind) is None:
        return clause(parts, subject, number, verb, paid, tense)
    return clause(parts, subject, number, _START, paid.replace("at least ", "", 1), tense)


def state_step(parts: Parts) -> Statement | None:
    """ステップ2：試験導入（3週間）: step 2 (trial introduction) takes 3 weeks."""
    text, first = parts.claim.sentence.text, parts.claim.sentence.start
    if parts.quantity.unit not in DURATIONS or text[parts.quantity.end - first : parts.quantity.end - first + 1] not in ("）", ")"):
        return None
    for slot in (parts.claim.property, parts.claim.entity):
        found = _STEP.fullmatch(slot.text) if slot is not None and not slot.inferred else None
        if slot is None or found is None or text[slot.end - first : parts.quantity.start - first] not in ("（", "(", "（約", "(約"):
            continue
        said = translate(found["what"])
        if not said.sure:
            return None
        name = f"{'phase' if found['kind'] in ('フェーズ', 'Phase') else 'step'} {found['number'].translate(_DIGITS)} ({said.text})"
        return clause(parts, name, "single", _TAKE, parts.figure(), parts.state_tense())
    return None


def state_as_headed(parts: Parts) -> Statement | None:
    """The clause of a level by what its table says; None where that says no more than the property."""
    entity, prop, slot = parts.entity, parts.prop, parts.claim.property
    if prop is None or slot is None or parts.baseline is not None:
        return None
    rule = next((rule for rule in parts.claim.rules if rule.startswith("property: table")), "")
    if parts.counts and prop.sure and prop.text.split()[-1] == "limit" and (rule or hints.is_topic(parts.claim, slot, parts.quantity)):
        return _limit(parts, prop)
    if rule and hints.after_figure(parts.claim, parts.quantity).startswith("改善"):
        measured = measure_of(prop, entity)
        assert measured is not None
        return clause(parts, *measured, _IMPROVE, f"by {parts.figure()}", "past")  # up or down, as is better
    if not rule or entity is None:
        return None
    if (total := _total(parts, entity, prop)) is not None:
        return total
    if is_money(parts.quantity.unit):
        return _price_for(parts, entity) or (_price(parts, entity, prop) if rule.endswith(", price") else None)
    if parts.quantity.unit in DURATIONS:
        return _length(parts, entity, prop, lasting=rule.endswith(", lasting"))
    if parts.quantity.unit in _MEMORY and slot.text.startswith(_NEEDED) and entity.is_product:
        needed = translate(slot.text.removeprefix(_NEEDED))
        return clause(parts, entity.with_article(), entity.number, _REQUIRE, f"{parts.figure()} of {needed.single or needed.text}", "present") if needed.sure else None
    return None


def _limit(parts: Parts, prop: NounPhrase) -> Statement:
    """回数制限 | 70回: the limit is 70; of people, gigabytes and the like with their noun."""
    bare = counted_noun(parts.quantity.counter or "")[0] in _UNCOUNTED
    measured = measure_of(prop, parts.entity)
    assert measured is not None
    return clause(parts, *measured, BE, parts.figure(NO_NOUN if bare else None), parts.state_tense())


def _price_for(parts: Parts, entity: NounPhrase) -> Statement | None:
    """月額料金（法人） | $30: it costs companies $30 a month; 月額料金（Team）: its Team plan costs $30 a month."""
    slot = parts.claim.property
    found = _IN_BRACKETS.fullmatch(slot.text) if slot is not None else None
    if found is None or not entity.is_product:
        return None
    said = translate(found["measure"]).text.split()
    period = {"monthly": " a month", "annual": " a year"}.get(said[0], "")
    if said[-1] not in PRICE_WORDS or len(said) != (2 if period else 1):
        return None
    whom = translate(found["whom"])
    if whom.text in PLANS:
        return say_price(parts, f"the {whom.text} plan of {entity.with_article()}", "single", COST, f"{parts.figure()}{period}", "present")
    if whom.sure and whom.kind in ("people", "organisation") and whom.number == "plural":
        return clause(parts, entity.with_article(), entity.number, COST, f"{whom.text} {parts.figure()}{period}", "present")
    return None


def _price(parts: Parts, entity: NounPhrase, prop: NounPhrase) -> Statement | None:
    """Under 導入費用, 設定作業 | 3万円: the setup work costs ¥30,000; Team | $30: the Team plan of it costs $30; 入力 | $3: input to it."""
    if entity.named and (flow := prop.text.rsplit(" ", 1)[-1]) in _FLOWS and prop.text.count(" ") < 2:
        return say_price(parts, f"{prop.text} {_FLOWS[flow]} {entity.with_article()}", "single", COST, parts.figure(), parts.state_tense())
    if not prop.sure or prop.text.split()[-1] in _TOTALS or "total" in prop.text.split():
        return None
    if prop.text in PLANS:
        return say_price(parts, f"the {prop.text} plan of {entity.with_article()}", "single", COST, parts.figure(), parts.state_tense())
    measured = measure_of(prop, entity)
    assert measured is not None
    return say_price(parts, *measured, COST, parts.figure(), parts.state_tense())


def _total(parts: Parts, entity: NounPhrase, prop: NounPhrase) -> Statement | None:
    """合計 | 9万円 under 初期費用の内訳: the initial cost of it is ¥90,000 in total."""
    of_time = parts.quantity.unit in DURATIONS
    if parts.heads is None or not (of_time or is_money(parts.quantity.unit)) or not _SUM.fullmatch(prop.text):
        return None
    for title in parts.heads.titles:
        said = translate(_NO_NAME.sub("", title.text))
        last = said.text.rsplit(" ", 1)[-1]
        if said.sure and said.kind == "property" and said.number == "single" and (last in _PERIODS if of_time else last in PRICE_WORDS):
            measured = measure_of(NounPhrase(said.text, said.number, said.kind), entity)
            assert measured is not None
            bare = replace(parts, rate="") if said.text.startswith(("monthly ", "annual ")) else parts
            return clause(parts, *measured, BE, f"{bare.figure()} in total", parts.state_tense())
    return None


def _length(parts: Parts, entity: NounPhrase, prop: NounPhrase, *, lasting: bool) -> Statement | None:
    """無料枠 | 10日: the free tier lasts 10 days; under 導入期間, 設定作業 | 3日: the setup work takes 3 days."""
    if not prop.sure:
        return None
    one = NounPhrase(prop.single or prop.text, "single", prop.kind) if prop.number == "plural" else prop
    if one.text.rsplit(" ", 1)[-1] in _OFFERS and prop.kind != "property":
        measured = measure_of(one, entity)
        assert measured is not None
        return clause(parts, *measured, _LAST, parts.figure(), parts.state_tense())
    if not lasting or prop.kind == "property":
        return None
    measured = measure_of(prop, entity)
    assert measured is not None
    return clause(parts, *measured, _TAKE, parts.figure(), parts.state_tense())
