"""Multiples and fractions: 4× the compute performance of its predecessor, half its former level."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.changes import change_verbs, falls, level_of, object_of
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.parts import Parts, Statement, clause
from pipeline.summary.english.predicates import BE, HAVE, Predicate
from pipeline.summary.english.shares import state_of_group

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number

_SPEED = NounPhrase("speed", "single", "property")
_SPEEDING = frozenset({"高速化", "高速", "速度向上"})
_LEVELS = (" level", "average", "figure", "forecast", "target", "peak", "plan", " high", " low", "now", "time")


def state_multiple(parts: Parts, predicate: Predicate | None) -> Statement:
    """A comparison with a baseline, a change to so many times, or a part of a group."""
    if hints.is_of_speed(parts.claim, parts.quantity) and (parts.prop is None or parts.claim.property is None or parts.claim.property.text in _SPEEDING):
        parts = replace(parts, prop=_SPEED)
    entity, prop, baseline = parts.entity, parts.prop, parts.baseline
    figure = parts.figure()
    is_part = "/" in figure or figure == "half"
    changes = parts.claim.direction is not None or (predicate is not None and predicate.kind in ("up", "down"))
    if entity is not None and entity.is_class and is_part and baseline is None and not changes and (prop is None or prop.kind != "property"):
        return state_of_group(parts, predicate, figure)
    if changes:
        return _changed(parts, predicate, figure)
    if entity is not None and prop is not None and _can_have(entity, prop) and not is_part:
        of = f" of {baseline.with_article()}" if baseline is not None else ""
        return clause(parts, entity.with_article(), entity.number, HAVE, f"{figure} the {prop.text.removeprefix('the ')}{of}", "present")
    measured = measure_of(prop, entity)
    assert measured is not None
    subject, number = measured
    if baseline is None or prop is None or prop.kind in ("unknown", "phrase"):
        tail = f" {that_of(baseline, 'single')}" if baseline is not None else ""
        return clause(parts, f"the figure for {subject}", "single", BE, f"{figure}{tail}", "present")
    return clause(parts, subject, number, BE, f"{figure} {that_of(baseline, number)}", parts.state_tense())


def _can_have(entity: NounPhrase, prop: NounPhrase) -> bool:
    """Trainium 3 has 2× the memory bandwidth: a product, and a property that is not counted."""
    has = entity.is_product or entity.kind in ("company", "thing")
    return has and prop.kind == "property" and not prop.named and prop.number != "plural" and not prop.text.startswith("number of")


def that_of(baseline: NounPhrase, number: Number) -> str:
    """What a multiple is taken of: that of the H100, those of the previous year, the conventional level."""
    text = baseline.with_article()
    if text.endswith(_LEVELS) or text.startswith("the level ") or text[:1].isdigit() or text[:1] in "$¥€£":
        return text
    return f"{'those' if number == 'plural' else 'that'} of {text}"


def _changed(parts: Parts, predicate: Predicate | None, figure: str) -> Statement:
    entity, prop, baseline = parts.entity, parts.prop, parts.baseline
    verb, alone = change_verbs(predicate, falls(parts, predicate))
    does = entity is not None and prop is not None and (entity.acts or entity.is_product)
    if does and verb.base == "improve" and baseline is not None and not falls(parts, predicate):
        assert entity is not None
        assert prop is not None
        return clause(parts, entity.with_article(), entity.number, verb, f"{object_of(prop, entity)} by {figure} over {baseline.with_article()}", agent=entity.acts)
    if parts.names_the_deed(predicate):
        prop = None
    measured = measure_of(prop, entity)
    assert measured is not None
    subject, number = measured
    if prop is None and entity is not None and entity.kind not in ("property", "field", "event"):
        subject, number = f"the figure for {subject}", "single"
    if hints.particle(parts.claim, parts.quantity) == "を" and ("/" in figure or figure == "half"):
        if does and prop is not None and entity is not None:
            return clause(parts, entity.with_article(), entity.number, verb, f"{object_of(prop, entity)} by {figure}", agent=entity.acts)
        return clause(parts, subject, number, alone, f"by {figure}")
    if baseline is None and falls(parts, predicate) and parts.quantity.value is not None and parts.quantity.value > 1:
        return clause(parts, subject, number, alone, f"to {figure}")  # 差は4倍に縮まった: no multiple of what it was
    tail = that_of(baseline, number) if baseline is not None else f"{'their' if number == 'plural' else 'its'} former level"
    if does and prop is not None and entity is not None and hints.is_object(parts.claim, parts.claim.property):
        return clause(parts, entity.with_article(), entity.number, verb, f"{object_of(prop, entity)} {level_of(figure, falling=falls(parts, predicate))} {tail}", agent=entity.acts)
    return clause(parts, subject, number, alone, f"{level_of(figure, falling=falls(parts, predicate))} {tail}")
