"""What words name: a company, a person, a thing with its title, a list of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.summary.english.clause_nouns import doer_of, noun_of
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, joined, possessive
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.reading import marked
from pipeline.summary.english.transfer.units import is_clause, words_of

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.transfer.tree import Clause, Phrase
    from pipeline.summary.english.transfer.units import Unit

#: What a thing is, and its title in quotation marks: 新機能「Note」.
TITLED = re.compile(r"([^「」『』]+)[「『]([^「」『』]+)[」』]")
_CALLED = re.compile(r"[「『“]([^「」『』“”]+)[」』”](?:という|と呼ばれる)([^「」『』]+)")
_MADE_BY = re.compile("([^「」『』]+?)の?[「『]([^「」『』]+)[」』]")
_BETWEEN = re.compile(r"[や・、と]|(?<=[」』])(?=[「『])")  # 「X1」「X2」の2機種
_MANY_WORDS = 5  # of one that is named among others


def named(parts: Parts, text: str) -> NounPhrase | None:
    """A company at the end of the words, else what they mean, else the claim's entity."""
    if (own := _of_maker(parts, text)) is not None:
        return own
    if (called := _CALLED.fullmatch(text)) is not None:
        return _titled(parts, called[2], called[1])  # 「X1」という端末
    if text.endswith(("本体", "自身")) and (itself := doer_of(parts, text[:-2])) is not None and itself.kind == "company":
        return itself
    if "と" in text and (both := noun_of(parts, text)) is not None:
        return both
    doer = doer_of(parts, text)
    if text.endswith(("氏", "さん")) and (doer is None or doer.kind != "company"):
        return NounPhrase(translate(text).text, "name", "people")
    if (in_quotes := TITLED.fullmatch(text)) and not is_clause(in_quotes[2]):
        return _titled(parts, in_quotes[1], in_quotes[2])
    return doer if doer is not None and doer.kind == "company" else noun_of(parts, text) or doer


def _of_maker(parts: Parts, text: str) -> NounPhrase | None:
    """ソニーの「X1」: the product, whose maker a reader of its name need not be told again."""
    found = _MADE_BY.fullmatch(text)
    if found is None:
        return None
    first = parts.claim.sentence.start
    names = {parts.claim.sentence.text[one.start - first : end - first]: one for end, one in parts.mentions.items() if first <= one.start and end <= parts.claim.sentence.end}
    maker_, product = names.get(found[1]), names.get(found[2])
    if maker_ is None or product is None or not maker_.is_company or product.is_company:
        return None
    owned = product.name if maker_.name in product.name else f"{possessive(maker_.name)} {product.name}"
    return NounPhrase(owned, "name", "product")


def _titled(parts: Parts, kind: str, title: str) -> NounPhrase | None:
    """新機能「Note」: the new function “Note”."""
    said = noun_of(parts, kind)
    known = noun_of(parts, title)
    shown = known.text if known is not None and known.number == "name" else f"“{title}”" if title.isascii() else marked(title)
    if said is None and known is not None and known.number == "name" and (leading := translate(kind)).sure and leading.kind == "modifier":
        return NounPhrase(f"the {leading.text} {shown}", "name", known.kind)  # 次世代「TPU」
    if said is None or said.number == "name":
        return None
    number: Number = "plural" if said.number == "plural" and not said.single else "name"
    return NounPhrase(f"{'' if has_article(said.text) else 'the '}{said.single or said.text} {shown}", number, said.kind)


def maker(parts: Parts, text: str) -> str:
    """Who or what makes it; a name in quotation marks that no table has stays as it is."""
    known = noun_of(parts, text)
    return known.with_article() if known is not None else marked(text.strip("「」")) if text.startswith("「") and "の" not in text else ""


def from_company(parts: Parts, units: list[Unit]) -> list[Unit]:
    """通信の北星の株式: a company's name needs no word on what it is."""
    at = next((place for place, unit in enumerate(units) if _is_company(parts, unit)), -1)
    return units[at:] if at > 1 and units[at - 1].text == "の" and not any(unit.kind == "figure" for unit in units[:at]) else units


def _is_company(parts: Parts, unit: Unit) -> bool:
    mention = parts.mentions.get(unit.index) if unit.kind == "name" else None
    return mention is not None and mention.is_company


def names_before(parts: Parts, clause_: Clause, own: Phrase, last: str) -> str | None:
    """" A, B and C", of A、B、Cの3社, AとBの2種類; their phrases are taken from the clause. None where no others stand before the last."""
    at = next((place for place, phrase in enumerate(clause_.phrases) if phrase is own), 0)
    first = at
    while first > 0 and _is_of_list(clause_.phrases[first - 1]):
        first -= 1
    split = _BETWEEN.split(last)
    together = split if parts.quantity.value is not None and at - first + len(split) == parts.quantity.value else [last]
    if first == at and len(together) < 2:
        return None
    listed = [phrase.nominal.text for phrase in clause_.phrases[first:at] if phrase.nominal is not None] + together
    del clause_.phrases[first:at]
    names = [named(parts, text) for text in listed]
    if len(names) != parts.quantity.value or any(name is None for name in names):
        return ""
    said = joined([name.text for name in names if name is not None])
    return f" {said}" if all(name is not None and name.named for name in names) else f" ({said})"


def _is_of_list(phrase: Phrase) -> bool:
    return phrase.particle == "" and phrase.comma and phrase.nominal is not None


def without_examples(parts: Parts, clause_: Clause, own: Phrase, before: list[Unit]) -> tuple[list[Unit], str]:
    """北星や南光などの大手3社: what stands behind など, and " including Hokusei and Nanko"; "" where one of them is not a short name."""
    split = max((place for place, unit in enumerate(before) if unit.kind == "particle" and unit.text in ("など", "などの")), default=-1)
    if split < 0:
        return before, ""
    found = [named(parts, text) for text in re.split("[や、・]", words_of(before[:split]))]
    clause_.phrases[:] = [one for one in clause_.phrases if one is own or one.particle or one.nominal is None]
    clause_.topics, clause_.earlier = [], None  # what stands before is of the list
    examples = [one for one in found if one is not None and _is_short_name(one)]
    among = f" including {joined([one.with_article() for one in examples])}" if len(examples) == len(found) else ""
    return before[split + 1 :], among


def _is_short_name(noun: NounPhrase) -> bool:
    return (noun.number == "name" or noun.kind in ("organisation", "people")) and len(noun.text.split()) < _MANY_WORDS
