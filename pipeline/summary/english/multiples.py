"""Multiples and fractions: 4× the compute performance of its predecessor, half its former level."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.change_words import own_measure
from pipeline.summary.english.changes import NAMED_CHANGE, change_verbs, falls, level_of, object_of, tense_of
from pipeline.summary.english.folds import fold, is_part, multiplied, twice
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.parts import Change, Parts, Statement, clause
from pipeline.summary.english.predicates import BE, HAVE, Predicate, find_predicate, regular
from pipeline.summary.english.shares import state_of_group

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.predicates import Tense

_TAKE = regular("take", "took", "taken")
_SPEED = NounPhrase("speed", "single", "property")
_SPEEDING = frozenset({"高速化", "高速", "速度向上"})
_LEVELS = (" level", "average", "figure", "forecast", "target", "peak", "plan", "budget", " high", " low", "now", "time")
# Last words of what is itself an amount, though no property: the usage cap doubled.
_AMOUNTS = ("cap", "limit", "quota", "allowance", "capacity", "storage", "demand", "market")
# Behind a figure: it is come to, or stands alone behind what is measured (売上7倍); 100倍望遠 is a name.
_COME_TO = re.compile(r"(?:[」”\"’]|\s)*(?:に(?!あた|当た|相当|匹敵|及|およ|つい|対|とど|留|は|も|よ)|へ|と(?:なる|なり|なっ))")
_ALONE = re.compile(r"(?:[」”\"’]|\s)*(?:$|[、。！？!?（(　\n]|で(?!の)|も$)")
# A baseline that no slot holds: 前回の2倍, 他社品に照らすと2倍.
_COMPARES = re.compile(r"の$|比べ|比較|対し|照らす|(?<!に)より|のほうが|[^\s、。]比(?:で|較|べ)?$")
_RATIO = re.compile(r"\b(?:ratio|multiple|magnification|zoom|odds|leverage)$")  # 30倍 is what it is
_EXPECTED = re.compile(r"(?:(?P<place>[^、。はがをの「」]{1,8}(?:の[国社地域]+)?)で)?(?:予想|想定|見込ま?|期待)(?:され|れ)る$")
# How a verb of becoming or making says when: 3倍になった, 半分にしている, 3倍にする.
_WHEN: tuple[tuple[re.Pattern[str], Tense], ...] = (
    (re.compile(r"に(?:し|な(?:っ|り))(?:た(?!い)|まし)"), "past"),
    (re.compile(r"に(?:し|なっ)て(?:い|お)"), "perfect"),
    (re.compile(r"に(?:する|なる|し(?:ます|、)|なり(?:ます|、)|でき)"), "present"),
)
# What a product has; all else of it rises to so many times what it was.
_QUALITY = re.compile(r"\b(?:performance|speed|power|efficiency|bandwidth|capacity|throughput|density|size|resolution)$")
_SHARES = re.compile(r"に[1１一]|過半|半数")  # 3人に1人: no change
_DEMONSTRATIVE = re.compile(r"(?:これ|それ|この(?:数字|数値|額|値))は")


def state_multiple(parts: Parts, predicate: Predicate | None) -> Statement:
    """A comparison with a baseline, a change to so many times, or a part of a group."""
    parts = _with_measure(parts)
    if parts.baseline is not None and is_of_ware(parts.entity, parts.prop, parts.baseline) and not (predicate is not None and predicate.kind in ("up", "down")):
        parts = replace(parts, entity=None)
    entity, prop, baseline = parts.entity, parts.prop, parts.baseline
    figure = parts.figure()
    part = is_part(figure)
    least = f"at most {figure.removeprefix('up to ')}" if part and figure.startswith("up to ") else figure
    saves = _saves(parts)
    changes = not saves and (parts.claim.direction is not None or (predicate is not None and predicate.kind in ("up", "down")))
    if (special := _this(parts, figure) or _as_much(parts, figure)) is not None:
        return special
    if entity is not None and entity.is_class and part and baseline is None and not changes and (prop is None or prop.kind != "property"):
        return state_of_group(parts, predicate, figure)
    if changes or _is_come_to(parts):
        return _changed(parts, predicate, figure)
    of_amount = baseline is not None and baseline.text.endswith("budget")
    if baseline is None and prop is not None and _RATIO.search(prop.text):
        return clause(parts, *_measured(prop, entity), BE, figure, parts.state_tense())
    if entity is not None and prop is not None and _can_have(entity, prop) and not part and not of_amount:
        of = f" of {baseline.with_article()}" if baseline is not None else ""
        verb = _TAKE if predicate is not None and predicate.kind == "cost" and prop.text.endswith("time") else HAVE
        return clause(parts, entity.with_article(), entity.number, verb, f"{twice(figure)} the {prop.text.removeprefix('the ')}{of}", "present")
    subject, number = _measured(prop, entity)
    if baseline is None or prop is None or prop.kind in ("unknown", "phrase"):
        tail = f" {that_of(baseline, 'single')}" if baseline is not None else ""
        said = f"{twice(least) if tail else least}{tail}"
        return replace(clause(parts, f"the figure for {subject}", "single", BE, said, "present", vague=True), about=subject)
    return clause(parts, subject, number, BE, _of_level(least, baseline, number), parts.state_tense())


def is_of_ware(entity: NounPhrase | None, measure: NounPhrase | None, baseline: NounPhrase | None) -> bool:
    """北星は既存のGPUの5倍の効率を達成した: what is measured beside a thing is another thing, and not its maker."""
    if entity is None or entity.kind != "company" or measure is None:
        return False
    return _QUALITY.search(measure.text) is not None and (baseline is None or baseline.kind in ("product", "thing"))


def _measured(prop: NounPhrase | None, entity: NounPhrase | None) -> tuple[str, Number]:
    measured = measure_of(prop, entity)
    assert measured is not None  # one of both is there
    return measured


def _saves(parts: Parts) -> bool:
    """2倍の工数削減: so many times as much is saved; what is measured is itself a change."""
    named = parts.named_deed is not None and parts.named_deed.kind in ("up", "down")
    if parts.prop is None or named or own_measure(parts) is not None:
        return False
    return NAMED_CHANGE.search(parts.prop.text) is not None or parts.prop.text.startswith(("reduction of", "saving of"))


def _with_measure(parts: Parts) -> Parts:
    """The parts with what is measured: the speed of 3倍速い; the noun before the figure where no slot holds it (生産性「3倍」に)."""
    slot = parts.claim.property
    if hints.is_of_speed(parts.claim, parts.quantity) and (parts.prop is None or slot is None or slot.text in _SPEEDING):
        return replace(parts, prop=_SPEED)
    names_deed = parts.named_deed is not None and parts.named_deed.kind in ("up", "down")
    particles = "" if parts.prop is not None and not names_deed else "がをはも"
    beside = hints.noun_before(parts.claim, parts.quantity, particles)
    if slot is not None and (slot.text.endswith(beside) or beside.endswith(slot.text)):
        return parts
    said = translate(beside)
    if not said.sure or said.kind != "property" or (parts.entity is not None and parts.entity.text == said.text):
        return parts
    return replace(parts, prop=NounPhrase(said.text, said.number, said.kind, said.sure, said.single), found=True)


def _is_come_to(parts: Parts) -> bool:
    """True where something grew or shrank to so many times what it was, though no verb says so: 売上7倍に, 株価は4倍。"""
    prop, entity = parts.prop, parts.entity
    if parts.baseline is not None or prop is None or prop.kind != "property" or parts.modality == "negated":
        return False
    if _SHARES.search(parts.quantity.text) or _RATIO.search(prop.text) or _COMPARES.search(hints.before_figure(parts.claim, parts.quantity)):
        return False
    rest = hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity))
    is_quality = entity is not None and entity.is_product and _QUALITY.search(prop.text) is not None
    if _COME_TO.match(rest):
        return not is_quality or is_part(parts.figure()) or any(pattern.match(rest) for pattern, _ in _WHEN) or _is_made(parts)
    if is_part(parts.figure()) and "減" not in parts.quantity.text:
        return False
    ends = _ALONE.match(rest) or _ALONE.match(hints.after_figure(parts.claim, parts.quantity))
    return ends is not None and not (entity is not None and entity.is_product)


def _is_made(parts: Parts) -> bool:
    """True where someone brings it to the figure: 効率を3倍に."""
    return hints.before_figure(parts.claim, parts.quantity).endswith("を")


def _tense(parts: Parts) -> Tense:
    """The tense of a change, also of one that に with なる or する says."""
    rest = hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity))
    said = next((tense for pattern, tense in _WHEN if pattern.match(rest)), None)
    if said == "perfect" and parts.claim.date is not None:
        return "past"
    return said or tense_of(parts)


def _this(parts: Parts, figure: str) -> Statement | None:
    """これは現地で想定される費用の3倍だ: of what was said before, this is 3× the cost expected in …"""
    slot, baseline, claim = parts.claim.baseline, parts.baseline, parts.claim
    if slot is None or baseline is None or parts.prop is not None or claim.entity is None or not claim.entity.inferred or baseline.named:
        return None
    text, first = claim.sentence.text, claim.sentence.start
    if not _DEMONSTRATIVE.match(text) or text[slot.end - first : parts.quantity.start - first] not in ("の", "の約"):
        return None
    expected = _EXPECTED.search(text[: slot.start - first])
    place = translate(expected["place"]) if expected and expected["place"] else None
    tail = " expected" if expected else ""
    if place is not None and place.sure:
        tail += f" in {place.text}"
    return clause(parts, "this", "single", BE, f"{twice(figure)} the {baseline.text.removeprefix('the ')}{tail}", "present")


def _as_much(parts: Parts, figure: str) -> Statement | None:
    """新人の3倍働く: works 3× as much as newcomers."""
    entity, baseline = parts.entity, parts.baseline
    if entity is None or baseline is None or is_part(figure) or not hints.follows_at_once(parts.claim, parts.quantity):
        return None
    predicate = find_predicate(parts.claim.predicate)
    if predicate is None or predicate.kind not in ("object", "alone"):
        return None
    what = parts.prop if predicate.kind == "object" and hints.is_object(parts.claim, parts.claim.property) else None
    done = f"{what.with_article()} " if what is not None else ""
    tense = parts.tense()
    return clause(parts, entity.with_article(), entity.number, predicate.verb, f"{done}{twice(figure)} as much as {baseline.with_article()}", "present" if tense == "perfect" else tense)


def _can_have(entity: NounPhrase, prop: NounPhrase) -> bool:
    """Trainium 3 has 2× the memory bandwidth: a product, and a property that is not counted."""
    has = entity.is_product or entity.kind in ("company", "thing") or entity.text.endswith(" AI")
    return has and prop.kind == "property" and not prop.named and prop.number != "plural" and not prop.text.startswith("number of")


def that_of(baseline: NounPhrase, number: Number) -> str:
    """What a multiple is taken of: that of the H100, those of the previous year, the previous level."""
    text = baseline.with_article()
    if text.endswith(_LEVELS) or text.startswith("the level ") or text[:1].isdigit() or text[:1] in "$¥€£":
        return text
    return f"{'those' if number == 'plural' else 'that'} of {text}"


def _of_level(figure: str, baseline: NounPhrase, number: Number) -> str:
    """twice that of the H100, one-third of the previous level, 5× the budget."""
    tail = that_of(baseline, number)
    of = "of " if is_part(figure) and not figure.endswith("half") and not tail.startswith(("that of", "those of")) else ""
    return f"{twice(figure)} {of}{tail}"


def _changed(parts: Parts, predicate: Predicate | None, figure: str) -> Statement:
    entity, baseline = parts.entity, parts.baseline
    down = falls(parts, predicate) if parts.claim.direction is not None or predicate is not None else is_part(figure)
    verb, alone = change_verbs(predicate, down)
    own = own_measure(parts)
    named = not parts.found and (parts.names_the_deed(predicate) or (parts.named_deed is not None and parts.named_deed.kind in ("up", "down")))
    prop = own.noun() if own is not None else None if named and parts.entity is not None else parts.prop
    does = entity is not None and prop is not None and (entity.acts or entity.is_product)
    if does and verb.base == "improve" and baseline is not None and not down:
        assert entity is not None
        assert prop is not None
        return clause(parts, entity.with_article(), entity.number, verb, f"{object_of(parts, prop, entity)} to {_of_level(figure, baseline, prop.number)}", agent=entity.acts)
    (subject, number), about = _measured(prop, entity), ""
    if prop is None and entity is not None and entity.kind not in ("property", "field", "event") and not entity.text.endswith(_AMOUNTS):
        about, subject, number = subject, f"the figure for {subject}", "single"
    by = hints.particle(parts.claim, parts.quantity) == "を" and is_part(figure)
    rest = f"by {figure}" if by else _extent(figure, baseline, number, down=down)
    if baseline is None and not down and not about and (times := multiplied(figure)) is not None:
        verb, alone, rest = times, times, ""
    is_object = hints.is_object(parts.claim, parts.claim.property) or (parts.found and _is_made(parts))
    if does and prop is not None and entity is not None and (by or is_object):
        return clause(parts, entity.with_article(), entity.number, verb, f"{object_of(parts, prop, entity)} {rest}".strip(), _tense(parts), agent=entity.acts)
    return replace(clause(parts, subject, number, alone, rest, _tense(parts), vague=bool(about)), about=about, change=Change(down, rest))


def _extent(figure: str, baseline: NounPhrase | None, number: Number, *, down: bool) -> str:
    """By or to how much: by half, sevenfold, to 3× that of the H100, to one-third of the previous level."""
    if figure.endswith("half") and not figure.startswith(("up to", "less than")) and down and (baseline is None or baseline.text[:1].isdigit() or baseline.text[:1] in "$¥€£"):
        return f"by {figure}" + (f" from {baseline.text}" if baseline is not None else "")
    if down and baseline is None and "×" in figure:
        return f"to {figure}"  # 差は4倍に縮まった: no multiple of what it was
    if baseline is None and not down and (risen := fold(figure)):
        return risen
    if baseline is not None:
        return level_of(_of_level(figure, baseline, number), falling=down)
    of = "of " if is_part(figure) and not figure.endswith("half") else ""
    return f"{level_of(figure, falling=down)} {of}{'their' if number == 'plural' else 'its'} former level"
