"""Rises and falls: sales rose 12% from the previous year; a company cuts its costs by 10%."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.summary.english import hints
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.parts import Parts, Statement, clause
from pipeline.summary.english.predicates import Predicate, Tense, Verb, find_predicate, regular

_FALLING = ("減", "低下", "ダウン", "下落", "短縮", "安", "引き下げ", "値下げ", "マイナス")
_NOUN_OF_CHANGE = re.compile(r"(.{2,12}?)の?(削減|値下げ|値上げ|引き下げ|引き上げ|短縮|縮小|圧縮|増強)")
_RISE, _FALL = regular("rise", "rose", "risen"), regular("fall", "fell", "fallen")
_RAISE, _CUT = regular("raise"), regular("cut", "cut", "cut")
_NAMED_CHANGE = re.compile(r"(?<! of) (?:increase|decrease|reduction|growth|rise|decline)$")
# Nouns that cannot rise or fall: the figure for them does.
_THINGS = frozenset({"thing", "people", "organisation", "company", "product", "name", "latin", "unknown", "phrase", "place", "age", "list"})


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


def object_of(prop: NounPhrase, owner: NounPhrase) -> str:
    """What someone changes: training performance, its dividend, their prices."""
    if prop.named or has_article(prop.text):
        return prop.text
    return prop.text if prop.number == "mass" else f"{'their' if owner.number == 'plural' else 'its'} {prop.text}"


def state_change(parts: Parts, predicate: Predicate | None) -> Statement | None:
    """The clause of a change; None where the figure is a level and only named beside a change."""
    if hints.is_start(parts.claim, parts.quantity):
        return None
    how = _how(parts, predicate)
    if how is None:
        return None
    entity, prop = parts.entity, parts.prop
    changed = _changed(parts) if predicate is None else None
    if changed is not None:
        prop, predicate = changed
    down = falls(parts, predicate)
    verb, alone = change_verbs(predicate, down)
    figure = parts.figure()
    named = parts.named_deed
    if prop is not None and named is not None and named.kind in ("up", "down"):
        # 削減 alone names the change, not what changes.
        verb, alone = change_verbs(named, down)
        prop = None
    elif parts.names_the_deed(predicate) and entity is not None:
        prop = None
    rest = f"{level_of(figure, falling=down) if how == 'to' else f'by {figure}'}{_from(parts.baseline)}"
    if entity is not None and (entity.acts or entity.is_product):
        done = hints.is_object(parts.claim, parts.claim.property) or hints.particle(parts.claim, parts.quantity) == "を"
        if prop is not None and (done or changed is not None):
            return clause(parts, entity.with_article(), entity.number, verb, f"{object_of(prop, entity)} {rest}", agent=entity.acts)
        if prop is None and parts.quantity.unit not in ("%", "pp") and how == "by" and entity.acts and (predicate or named) is not None:
            return clause(parts, entity.with_article(), entity.number, verb, figure + _from(parts.baseline), agent=entity.acts)
    if prop is not None and _NAMED_CHANGE.search(prop.text):
        prop = replace(prop, text=_NAMED_CHANGE.sub("", prop.text), number="plural" if prop.text.startswith("sales") else prop.number)
    measured = measure_of(prop, entity)
    if measured is None:
        return None
    subject, number = measured
    if (prop is None and entity is not None and entity.kind in _THINGS) or (prop is not None and prop.kind in _THINGS):
        subject, number = f"the figure for {subject}", "single"
    if how == "by" and parts.quantity.unit == "%" and parts.quantity.comparator != "<=":
        rest = rest.removeprefix("by ")
    return clause(parts, subject, number, alone, rest, _tense(parts))


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


def _from(baseline: NounPhrase | None) -> str:
    if baseline is None:
        return ""
    moment = baseline.text[0] in "0123456789$¥€£₩" or baseline.kind in ("compare", "period", "time", "leading", "count", "plain") or not baseline.named
    return f" {'from' if moment else 'compared with'} {baseline.with_article()}"


def _tense(parts: Parts) -> Tense:
    """12%増 has no verb: the change has happened."""
    if parts.claim.predicate is None or hints.says_change(parts.claim, parts.quantity):
        return "past"
    return parts.tense()
