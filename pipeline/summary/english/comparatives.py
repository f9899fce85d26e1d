"""Comparatives: a chip is 3× faster than before, a plan is 20% cheaper; a card has 10× the power efficiency of another."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.summary.english import hints
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, plural_of
from pipeline.summary.english.multiples import is_of_ware, that_of
from pipeline.summary.english.noun_phrases import NounPhrase, measure_of
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import Parts, Statement, clause
from pipeline.summary.english.predicates import BE, HAVE, regular
from pipeline.tables import loader

if TYPE_CHECKING:
    from pipeline.records import Claim, Quantity
    from pipeline.summary.english.grammar import Number

COMPARATIVE_COLUMNS = ("japanese", "thing", "measure", "example")

_MADE = "entity: clause_about_made"  # what makes it so is named behind it
_TASKS = re.compile(r"\btasks?$")
_MAKE = regular("make", "made", "made")
_QUOTES = r"[）)」』”\"\s]*"
_HOW_FAR = rf"{_QUOTES}(?:以上|以下|未満|程度|ほど|近く|余り|超|前後|も|強|弱){{0,3}}{_QUOTES}"
# 3.5倍、描画が最大2倍高速化: the word at the end is that of both figures.
_NEXT = r"(?:、[^、。0-9０-９]{1,24}[0-9０-９.．]{1,8}(?:倍|%|％|割)(?:以上|ほど|も)?)?"
_NOUN = re.compile(r"(?P<much>くの|い|な)(?P<noun>[^ぁ-ん、。「」『』（）()\s]{2,16})")
_CHANGES = re.compile(r"化|くする|くした|くし[、て]")
# What is measured in speed: the frame rate is higher; all else that is sped up is faster.
_OF_SPEED = re.compile(r"\b(?:speed|rate|throughput|performance|bandwidth|frequency|power)$")
_SPEED_WORDS = frozenset({"faster", "slower"})
# What a property is that of: lower than that of the H100; but lower than the previous year.
_OWNERS = frozenset({"product", "name", "latin", "company", "thing", "organisation"})
_RISING = frozenset({"higher", "greater", "larger"})


class Comparative(NamedTuple):
    """A row of the table: the comparative of a thing ("" where there is none) and that of what is measured."""

    thing: str
    measure: str


class Compared(NamedTuple):
    """A comparative as it stands behind a figure, and the words behind it."""

    word: Comparative
    japanese: str
    rest: str
    is_noun: bool  # 3倍の高速化


def _row(row: loader.Row) -> tuple[str, Comparative]:
    cells = row.cells
    if not all(cells[column] for column in COMPARATIVE_COLUMNS):
        raise ValueError("a comparative needs all its cells")
    return cells["japanese"], Comparative("" if cells["thing"] == "-" else cells["thing"], cells["measure"])


@cache
def comparatives() -> dict[str, Comparative]:
    """All comparatives by the part of the word that does not change: 速い by 速."""
    return {japanese.removesuffix("い"): made for japanese, made in loader.read("comparatives.tsv", COMPARATIVE_COLUMNS, _row)}


@cache
def _behind() -> re.Pattern[str]:
    """The words behind a figure that end with a comparative; 株価5%高 is none, so a bare stem of an adjective is not read."""
    rows = [japanese for japanese, _ in loader.read("comparatives.tsv", COMPARATIVE_COLUMNS, _row)]
    words = sorted((f"{word[:-1]}(?=[いく]|かった)" if word.endswith("い") else f"の?{word}" for word in rows), key=len, reverse=True)
    return re.compile(rf"{_HOW_FAR}{_NEXT}(?P<word>{'|'.join(words)})")


def compared_at(text: str) -> Compared | None:
    """The comparative that the words behind a figure begin with, or None."""
    hit = _behind().match(text)
    if hit is None:
        return None
    word = hit["word"].removeprefix("の")
    return Compared(comparatives()[word], word, text[hit.end() :], word != hit["word"])


def comparison_of(claim: Claim, quantity: Quantity) -> Compared | None:
    """The comparative behind the figure of a claim: 3倍速い, 20%以上安く, 5倍高速化する, 3ポイント低い, 2万円高い."""
    money = is_money(quantity.unit)
    compared = compared_at(hints.after_figure(claim, quantity)) if money or quantity.unit in ("x", "%", "pp") else None
    if compared is None or not money:
        return compared
    if compared.is_noun:
        return None  # 20億円の大型契約
    return compared._replace(word=comparatives()["割高"]) if compared.japanese == "高" else compared


def state_comparison(parts: Parts) -> Statement | None:
    """The clause of a figure with a comparative behind it, or None where there is none or nothing that it could be said of."""
    compared = comparison_of(parts.claim, parts.quantity)
    figure = parts.figure()
    if compared is None or not (figure.endswith(("×", "%", "times", "percent", "percentage point", "percentage points")) or is_money(parts.quantity.unit)):
        return None
    entity = parts.entity
    attributed = _attributed(parts, compared, figure)
    if attributed is not None:
        return attributed
    done_to = _made(parts, compared)
    if done_to is not None and not done_to.sure and (entity is None or entity.acts or compared.word.thing not in _SPEED_WORDS):
        return None  # what is made lighter is not understood
    if done_to is not None and done_to.sure and entity is not None and (entity.acts or entity.is_product or entity.kind == "thing" or _MADE in parts.claim.rules) and done_to.text != entity.text:
        better = _better(compared.word, done_to)
        if better:
            return clause(parts, entity.with_article(), entity.number, _MAKE, f"{done_to.with_article()} {figure} {better}{_than(parts, entity)}", None if entity.acts else "present", agent=entity.acts)
    prop = done_to if done_to is not None and entity is None else _measured(parts, compared)
    measured = _of_tasks(prop, entity) or measure_of(prop, entity)
    better = _better(compared.word, prop)
    if measured is None or not better or (prop is None and entity is not None and entity.acts and compared.word.thing not in _SPEED_WORDS):
        return None
    if entity is None and prop is not None and prop.kind == "property" and better in _SPEED_WORDS:
        return None  # 精度を保ち、最大40倍の高速化: no accuracy is faster
    return clause(parts, *measured, BE, f"{figure} {better}{_than(parts, prop)}", parts.state_tense())


def _of_tasks(prop: NounPhrase | None, entity: NounPhrase | None) -> tuple[str, Number] | None:
    """What runs on a product, of which no one is meant: AI tasks on the M5."""
    if prop is None or _TASKS.search(prop.text) is None or has_article(prop.text):
        return None
    on = f" on {entity.with_article()}" if entity is not None and entity.is_product else f" of {entity.with_article()}" if entity is not None else ""
    return f"{plural_of(prop.text) if prop.number == 'single' else prop.text}{on}", "plural"


def _attributed(parts: Parts, compared: Compared, figure: str) -> Statement | None:
    """10倍高い電力効率: 10× the power efficiency; 100倍多くの電力を消費: consumes 100× as much electricity as others."""
    hit = _NOUN.match(compared.rest)
    said = translate(hit["noun"]) if hit else None
    if hit is None or said is None or not said.sure:
        return None
    entity, baseline = parts.entity, parts.baseline
    noun = NounPhrase(said.text, said.number, said.kind, said.sure, said.single)
    predicate = parts.predicate
    if hit["much"] == "くの":
        if compared.japanese != "多" or entity is None or predicate is None or predicate.kind != "object" or noun.number not in ("mass", "plural"):
            return None
        many = "many" if noun.number == "plural" else "much"
        more = f"{figure} as {many} {noun.text}" if parts.quantity.unit == "x" else f"{figure} more {noun.text}"
        word = "as" if parts.quantity.unit == "x" else "than"
        others = f" {word} {baseline.with_article()}" if baseline is not None else ""
        return clause(parts, entity.with_article(), entity.number, predicate.verb, more + others, agent=entity.acts)
    if is_of_ware(entity, noun, baseline):
        entity = None
    if noun.kind != "property" or noun.number == "plural" or compared.word.measure not in _RISING or parts.quantity.unit not in ("x", "%"):
        return None
    if parts.quantity.unit == "%":
        rest = f"{figure} {compared.word.measure} {noun.text}{_than(parts, None)}"
    else:
        rest = f"{figure} the {noun.text.removeprefix('the ')}" + (f" of {baseline.with_article()}" if baseline is not None else "")
    if entity is not None and (entity.is_product or entity.acts or entity.kind == "thing"):
        return clause(parts, entity.with_article(), entity.number, HAVE, rest, "present")
    measured = measure_of(noun, entity)
    assert measured is not None
    level = f"{figure} {that_of(baseline, 'single')}" if baseline is not None and parts.quantity.unit == "x" else f"{figure} {compared.word.measure}{_than(parts, noun)}"
    return clause(parts, *measured, BE, level, "present")


def _made(parts: Parts, compared: Compared) -> NounPhrase | None:
    """What is made faster: 描画を3倍高速化する; None where nothing is."""
    changed = compared.japanese.endswith("化") and not compared.is_noun
    japanese = hints.noun_before(parts.claim, parts.quantity, "を") if changed or _CHANGES.match(compared.rest) else ""
    said = translate(japanese)
    return NounPhrase(said.text, said.number, said.kind, said.sure, said.single) if japanese else None


def _measured(parts: Parts, compared: Compared) -> NounPhrase | None:
    """The property that the comparative is said of; none where it only names the change, or is the object of another verb."""
    slot = parts.claim.property
    if slot is None or slot.text.removesuffix("化") == compared.japanese.removesuffix("化") or slot.text in ("速度", "速度向上", "速さ"):
        return None
    changed = compared.japanese.endswith("化") and not compared.is_noun
    return None if parts.entity is not None and hints.is_object(parts.claim, slot) and not changed else parts.prop


def _better(word: Comparative, noun: NounPhrase | None) -> str:
    """The comparative of a noun: a chip is faster, its speed is higher; "" where there is none."""
    if noun is None or noun.kind != "property" or (word.thing in _SPEED_WORDS and not _OF_SPEED.search(noun.text)):
        return word.thing
    return word.measure


def _than(parts: Parts, noun: NounPhrase | None) -> str:
    """than the H100, than before; what is measured is compared with what another has: than that of the H100."""
    baseline = parts.baseline
    if baseline is None:
        return ""
    if baseline.text == "the previous level":
        return " than before"
    said = baseline.with_article()
    if noun is not None and noun is parts.prop and (baseline.kind in _OWNERS or baseline.text == "the previous generation"):
        return f" than {'those' if noun.number == 'plural' else 'that'} of {said}"
    return f" than {said}"
