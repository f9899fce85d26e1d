"""The slots of a claim as English noun phrases that a sentence can take: with article, number and what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.components.noun_classes import without_praise
from pipeline.summary.english.glossary import translate, without_quotes
from pipeline.summary.english.grammar import Number, has_article, is_done_to, number_of, possessive, with_indefinite

if TYPE_CHECKING:
    from pipeline.records import Slot

_RATE = re.compile(r"\b(?:rate|ratio|share|margin|proportion|percentage|yield|penetration|coverage|satisfaction|turnout|probability|efficiency|accuracy|utili[sz]ation|growth|rating|level|recall|precision|yields|index|premium|discount|odds|chance|score|CAGR|ROE|ROA|ROI)\b")
#: A word and what it is of a sum of money.
OF_MONEY = {"調達": "資金調達", "評価": "評価額"}
_NAMED_ONE = re.compile(r"([A-Z][A-Za-z0-9+.]*(?: (?:[A-Z][A-Za-z0-9+.]*|[0-9.]+))+) (plans|editions|(?<=[0-9] )data (?:centers|centres))")
_POSSESSED = re.compile(r"(.+?(?:'s|s')) (.+)")
# Small words at the end of the name of one product: GPT-4o mini.
_VARIANTS = frozenset({"mini", "nano", "micro", "lite", "max", "pro", "turbo", "flash", "preview", "large", "medium", "small", "instruct", "instant", "thinking"})
TITLES = frozenset({"CEO", "CTO", "CFO", "COO", "CIO"})
# What money is spent on, where nobody spends it.
_SPENT_ON = {"spending": "on", "expenditure": "on", "investment": "in", "capital investment": "in"}
_CHANGES = frozenset({"increase", "decrease", "rise", "decline", "growth", "change", "gap", "difference", "share", "stake", "investment", "drop"})
_CAUSES = frozenset({"field", "idea", "event", "thing"})
_OF_ONE = re.compile(r"\b(?:capacity|bandwidth|accuracy|precision|density|throughput|latency|valuation|market value|resolution|efficiency|life)$")
_OF = re.compile(r"\bof\b")
_IN = re.compile(r"\b(?:for|in|on|to)\b")
_BEHIND = re.compile(r"\b(?:at|among|by|from|with)\b")
_SHORT = 4
_NO_OF = re.compile(r"\b(?:of|for|on|at|among|by|from|with)\b")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """`text` without article; `number` says how it behaves; `kind` is a kind of the glossary, or company, product.

    `single` is the singular of a plural phrase.
    """

    text: str
    number: Number
    kind: str
    sure: bool = True
    single: str = ""

    def forms(self) -> tuple[str, str]:
        """Singular and plural of what is counted."""
        return self.single or self.text, self.text

    @property
    def named(self) -> bool:
        """True for a proper name or for marked Japanese: no article."""
        return self.number == "name"

    @property
    def is_group(self) -> bool:
        """People or organisations spoken of as many: users, companies."""
        return self.kind in ("people", "organisation", "age") and self.number == "plural"

    @property
    def acts(self) -> bool:
        """True where it can be the doer of a deed."""
        return self.kind in ("company", "people", "organisation", "body") or self.text in ("the company", "the bank")

    @property
    def is_class(self) -> bool:
        """People, organisations or things spoken of as many: a percentage can be a part of them."""
        return self.number == "plural" and self.kind in ("people", "organisation", "age", "thing")

    @property
    def is_product(self) -> bool:
        """True for one product, model or thing that is named."""
        return self.kind in ("product", "name", "latin") or (self.kind in ("thing", "phrase") and self.number != "plural" and self.text[:1].isupper())

    @property
    def is_rated(self) -> bool:
        """True for a name that cannot have things: a place, a time."""
        return self.kind in ("place", "time", "period", "leading", "unknown")

    @property
    def is_rate(self) -> bool:
        return is_rate(self.text)

    def of_amount(self) -> str:
        """The phrase before its figure: a capacity, an accuracy, though neither is counted; but revenue."""
        bare = self.number in ("plural", "name") or (self.number == "mass" and _OF_ONE.search(self.text) is None)
        return self.text if bare or has_article(self.text) else with_indefinite(self.text)

    def with_article(self) -> str:
        """The phrase as a subject or object."""
        if self.text in TITLES or self.text == "time":
            return f"the {self.text}"
        if self.named and not has_article(self.text) and self.text.endswith((" Shimbun", " Times", " Journal", " Post", " Ministry", " Agency", " Association", " Group of Companies")):
            return f"the {self.text}"
        if self.number == "mass" and is_done_to(self.text):
            return f"the {self.text}"
        if self.named or self.number in ("plural", "mass") or has_article(self.text) or self.text[:1].isdigit():
            return self.text
        return f"the {self.text}"


def is_rate(text: str) -> bool:
    """True for a property that is itself measured in percent: market share, operating margin."""
    return bool(_RATE.search(text))


def of_one(text: str) -> str:
    """The ChatGPT Pro plan: what has a name of its own is one of its kind; "" for any other phrase."""
    found = _NAMED_ONE.fullmatch(text)
    return f"{found[1]} {found[2].removesuffix('s')}" if found else ""


def possessed(text: str, single: str) -> tuple[str, str, str] | None:
    """NEC's employees as ("employee", "employees", "NEC"), with `single` the phrase of one; None where nobody owns it."""
    found = _POSSESSED.fullmatch(text)
    if found is None:
        return None
    return single.removeprefix(f"{found[1]} ") or found[2], found[2], found[1].removesuffix("'s").removesuffix("'")


def noun_phrase(slot: Slot | None, companies: frozenset[str] = frozenset(), products: frozenset[str] = frozenset()) -> NounPhrase | None:
    """The noun phrase of a slot, or None for an empty one. A leading article of the name is kept."""
    if slot is None or not slot.name.strip():
        return None
    text = " ".join(slot.name.split())
    if slot.ref is not None and (one := of_one(text)):
        return NounPhrase(one, "single", "thing")
    last = text.rsplit(" ", 1)[-1]
    if slot.ref is not None and (slot.ref in companies or slot.ref in products) and last[:1].islower() and not (last in _VARIANTS and text[:1].isupper()):
        # A name with a common noun behind it: ChatGPT Pro plans, Vodafone units.
        return NounPhrase(text, number_of(text), "organisation" if slot.ref in companies else "thing")
    if slot.ref is not None and slot.ref in companies:
        return NounPhrase(text, "name", "company")
    if slot.ref is not None and slot.ref in products:
        return NounPhrase(text, "name", "product")
    said = translate(without_quotes(slot.text))
    if said.text != text:
        bare = without_praise(without_quotes(slot.text))
        said = translate(OF_MONEY.get(bare, bare))
    if said.text == text:
        return NounPhrase(text, said.number, said.kind, said.sure, said.single)
    return NounPhrase(text, number_of(text), "phrase" if not text.startswith("「") else "unknown", not text.startswith("「"))


def measure_of(prop: NounPhrase | None, entity: NounPhrase | None) -> tuple[str, Number] | None:
    """The subject of a level or a change: the memory capacity of Trainium 3, NVIDIA's sales. None where both are missing."""
    if prop is None and entity is None:
        return None
    if prop is None:
        assert entity is not None
        return entity.with_article(), entity.number
    if entity is None or _contains(prop.text, entity.text):
        return _definite(prop), prop.number
    if _contains(entity.text, prop.text):
        return entity.with_article(), entity.number
    if has_article(prop.text) and not prop.text.startswith("the "):
        return f"{prop.text} of {entity.with_article()}", prop.number
    bare = prop.text.removeprefix("the ")
    if entity.text.endswith(" average"):
        return f"{entity.with_article()} {bare}", prop.number  # 全国平均: the national average walking time
    if entity.text == "the world":
        return (f"{_the(bare, prop)} worldwide" if _NO_OF.search(bare) else f"the world's {bare}"), prop.number
    if entity.kind in ("place", "time", "period", "leading"):
        return f"{_the(bare, prop)} in {entity.with_article()}", prop.number
    if prop.sure and _has_of_its_own(entity, bare):
        return f"{possessive(entity.text)} {bare}", prop.number
    if prop.named:
        # A benchmark or marked Japanese: MMLU of GPT-4o.
        return f"{bare} of {entity.with_article()}", prop.number
    if bare == "time" and (entity.kind in ("event", "idea") or entity.text.endswith((" operations", " work", " tasks"))):
        return f"the time spent on {entity.with_article()}", prop.number
    if entity.kind in _CAUSES and (spent := _SPENT_ON.get(bare.rsplit(" ", 1)[-1])):
        return f"{_the(bare, prop)} {spent} {entity.with_article()}", prop.number
    head, mark, within = bare.partition(" in ")
    if mark and head.rsplit(" ", 1)[-1] not in _CHANGES:
        return f"{_the(head, prop)} of {entity.with_article()} in {within}", prop.number  # the energy efficiency of X1 in inference
    word = "among" if entity.kind == "age" else "for" if _OF.search(bare) and not bare.startswith(("number of", "amount of")) else "of"
    return f"{_the(bare, prop)} {word} {entity.with_article()}", prop.number


def _has_of_its_own(entity: NounPhrase, bare: str) -> bool:
    """NVIDIA's sales, Sony's sales in Japan, tech giants' investment in AI; but the number of users of NEC, the price of the X2."""
    if entity.text[0] in "「“" or _OF.search(bare) or _BEHIND.search(bare):
        return False
    if entity.kind == "company":
        return True
    if not _IN.search(bare) or _NO_OF.search(entity.text) or has_article(entity.text):
        return False
    return entity.named or (entity.is_group and len(entity.text.split()) <= _SHORT)


def _the(bare: str, prop: NounPhrase) -> str:
    return bare if has_article(bare) or prop.named else f"the {bare}"


def _definite(prop: NounPhrase) -> str:
    return prop.with_article()


def _contains(outer: str, inner: str) -> bool:
    """True where the words of `inner` stand in `outer`, singular or plural."""
    folded, wanted = f" {outer.casefold()} ", inner.casefold().removeprefix("the ")
    return f" {wanted} " in folded or f" {wanted.rstrip('s')} " in folded or f" {wanted}s " in folded or f" {wanted}'" in folded
