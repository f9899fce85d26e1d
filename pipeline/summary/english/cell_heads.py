"""What a table says over a figure beside its slots: whose plan it is of, what it is per, and in which case it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import plural_of, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money, say_quantity
from pipeline.summary.english.predicates import find_predicate
from pipeline.summary.english.rates import rate_of_head, rates_before
from pipeline.summary.english.units import noun_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.records import Claim, Date, Quantity

PLANS = frozenset({"Free", "Lite", "Basic", "Starter", "Standard", "Personal", "Individual", "Plus", "Pro", "Premium", "Max", "Ultra", "Team", "Teams", "Business", "Enterprise", "Advanced", "Essentials"})
_BEHIND = re.compile(r"[（(](?P<inside>[^（）()]{2,40})[)）]$")
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./+×-]*(?: \(.+\))?")
_OF_PLANS = re.compile(r"(?:プラン|コース|エディション)名?$")
# What makes a case of the words before it. The words of the second kind are no case without a figure or somebody: 個人の料金.
_SUPPOSED = re.compile(
    r"(?P<what>[^、。：:]{2,30}?)(?:(?P<used>で?の?(?:利用|使用|導入|契約)(?:する|した)?)?(?:の?場合|時|のケース)|を?の?想定(?:した場合)?|と仮定(?:した場合)?|を?前提(?:とした場合)?|規模)$"
)
_DOES = re.compile(r"^を(?P<deed>[一-龥ァ-ヶー]{2,8})(?:する|した)$")
_PAID = re.compile(r"(?P<what>[^、。：:]{2,30}?)(?:の|向けの?|にかかる)(?:月額|年額)?(?:コスト|費用|料金|価格|利用料)?$")
_LEADING = re.compile(r"(?:^|。)(?P<case>[^、。]{2,40}(?:を想定した場合|(?:の|する|した)場合|と仮定した場合|を前提とした場合))の[^、。]{2,30}")
_PERIOD = re.compile(r"(?P<month>月額|月間|毎月の?)|(?P<year>年額|年間|毎年の?)")
_PRICED = re.compile(r"(?:の?[^\s、。（）()]{0,6}(?:コスト|費用|料金|価格|利用料))?(?:$|[)）]|の?(?:比較|目安|一覧|試算|内訳))")
_PRICE = re.compile(r"(?:コスト|費用?|料金?|価格|単価)$")
_ONCE = re.compile(r"初期|導入|構築|初年|初回|一時|単価|契約金|1(?:回|件|枚|人)")
_OF_PRICES = re.compile(r"の(?:[^\s、。の]{0,6})?(?:コスト|費用|料金|価格)(?:プラン|表|体系|一覧)?$")
_SIDE = re.compile(r"(?P<deed>[一-龥ァ-ヶーA-Za-z]{1,12}げ?)(?P<side>前|後)")
_OWNED = re.compile(r"(?P<of>[A-Z][A-Za-z0-9 .+-]{1,30}?) ?の(?:料金|価格)?プラン")
_OF_MONEY = re.compile("料金|価格|値下げ|値上げ|費用|コスト")
_SCORES = re.compile(r"(?P<test>[A-Z][A-Za-z0-9 .+-]{2,30}?) ?の(?:ベンチマーク)?(?:スコア|成績|正答率|正解率|結果)")
_ALL = ("合計", "総額", "累計")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading or caption, or the paragraph before a table, with its figures by their places in it."""

    text: str
    figures: tuple[tuple[int, int, Quantity], ...] = ()


@dataclass(frozen=True, slots=True)
class CellHeads:
    """What stands over a cell: the titles of the table, the nearest first, the head of the column that names the rows, and the heads
    of the cell; `of` is the English name of the one company or product that a title names."""

    titles: tuple[Title, ...]
    corner: str = ""
    heads: tuple[str, ...] = ()
    of: str = ""

    @property
    def owner(self) -> str:
        """Whose plans the rows are: what a title names, else the Latin words before its の料金 or のプラン; "" where it names nothing."""
        return self.of or next((found["of"] for title in self.titles if (found := _OWNED.match(title.text))), "")

    @property
    def is_priced(self) -> bool:
        """True where a title or a head speaks of what things cost."""
        return _OF_MONEY.search(self.words) is not None

    @property
    def benchmark(self) -> str:
        """The test whose scores the table gives, by its title: SWE-bench in SWE-benchのスコア."""
        return next((found["test"] for title in self.titles if (found := _SCORES.match(title.text))), "")

    @property
    def words(self) -> str:
        return "\n".join((*(title.text for title in self.titles), *self.heads))

    @property
    def figures(self) -> list[Quantity]:
        return [quantity for title in self.titles for _, _, quantity in title.figures]

    def has_moment(self, date: Date) -> bool:
        """True where a title says that its figures are those of a moment: 2031年4月時点."""
        return any(f"{date.text}{word}" in title.text for title in self.titles for word in ("時点", "現在"))


def named_in_full(claim: Claim, quantity: Quantity, entity: NounPhrase | None, over: CellHeads) -> NounPhrase | None:
    """The thing of a row with what its head says behind its name (Hoshi 5（SSD）) or its cell behind the figure (70回（Pro）); a plan with
    whose it is: the Hoshi Basic plan."""
    slot = claim.entity
    if slot is None or entity is None or not _is_head(claim, "entity"):
        return entity
    if slot.ref is None:
        if _OF_PLANS.search(over.corner) and (_LATIN.fullmatch(slot.text) or _OF_PLANS.search(slot.text)) and _LATIN.fullmatch(entity.text) and not (over.owner and over.owner in entity.text):
            return NounPhrase(f"{over.owner} {entity.text.removesuffix(' plan')} plan".strip(), "single", "thing")
        priced = is_money(quantity.unit) and over.of and any(_OF_PRICES.search(title.text) for title in over.titles)
        return replace(entity, text=f"{over.of} {entity.text}") if priced and entity.named and _LATIN.fullmatch(entity.text) and over.of not in entity.text else entity
    if (plan := _plan_behind(claim, quantity)) and entity.is_product:
        return replace(entity, text=f"{entity.text} {plan}")
    whole = next((head for head in over.heads if slot.text in head), slot.text)
    found = _BEHIND.search(whole)
    if found is None or not entity.is_product or (found[0] not in slot.text and not (is_money(quantity.unit) and _LATIN.fullmatch(found["inside"]))):
        return entity  # （GB） is the unit of the figures
    said = found["inside"].replace("×", " × ") if _LATIN.fullmatch(found["inside"]) else _certain(found["inside"])
    if not said or f"({said})" in entity.text:
        return entity
    return replace(entity, text=f"{_BEHIND.sub('', entity.text).rstrip()} ({said})")


def side_of(claim: Claim) -> tuple[str, str]:
    """Where a head only says before or after what its figures hold (導入前, 改定後): the slot that it fills, and before the revision."""
    for name, slot in (("entity", claim.entity), ("property", claim.property)):
        found = _SIDE.fullmatch(slot.text) if slot is not None and slot.ref is None else None
        if slot is None or found is None or not any(rule.startswith(f"{name}: table ") for rule in claim.rules):
            continue
        whole, deed = translate(slot.text), translate(found["deed"])
        if whole.sure and whole.text.startswith(("before ", "after ")):
            return name, whole.text
        if deed.sure and deed.kind in ("event", "idea"):
            word = "before" if found["side"] == "前" else "after"
            return name, f"{word} {deed.text if deed.number == 'mass' else f'the {deed.single or deed.text}'}"
    return "", ""


def without_side(claim: Claim) -> tuple[Claim, str]:
    """The claim without the slot of which only the side is said, and that side: before the revision."""
    name, side = side_of(claim)
    if not side:
        return claim, ""
    baseline = None if claim.baseline is not None and _SIDE.fullmatch(claim.baseline.text) else claim.baseline
    if name == "entity":
        return msgspec.structs.replace(claim, entity=None, baseline=baseline), side
    return msgspec.structs.replace(claim, property=None, baseline=baseline), side


def _is_head(claim: Claim, slot: str) -> bool:
    return any(rule in (f"{slot}: table row", f"{slot}: table column") for rule in claim.rules)


def _certain(japanese: str) -> str:
    said = translate(japanese)
    return said.text if said.sure else ""


def _plan_behind(claim: Claim, quantity: Quantity) -> str:
    """The plan that stands in brackets at the end of a cell: Pro in 70回/月（Pro）."""
    found = _BEHIND.search(claim.sentence.text)
    inside = found["inside"] if found is not None and claim.sentence.start + found.start() >= quantity.end else ""
    return inside if inside in PLANS else ""


def rate_over(claim: Claim, quantity: Quantity, over: CellHeads) -> str:
    """What the figures under a head are per (入力（ドル/100万トークン）); of a price the period that a title names: 月間の運用コスト."""
    for head in reversed(over.heads):
        if rate := rate_of_head(head, quantity):
            return rate
    if not is_money(quantity.unit) or not (any(rule.endswith(", price") for rule in claim.rules) or _is_running(claim)):
        return ""
    return next(filter(None, (_period(title.text) for title in over.titles)), "")


def _is_running(claim: Claim) -> bool:
    """True for a price of a row that goes on: 保守費, not 導入費用."""
    slot = claim.property
    return slot is not None and _is_head(claim, "property") and _PRICE.search(slot.text) is not None and _ONCE.search(slot.text) is None


def _period(title: str) -> str:
    if any(word in title for word in _ALL):
        return ""
    found = next((hit for hit in _PERIOD.finditer(title) if _PRICED.match(title, hit.end())), None)
    return "" if found is None else "a month" if found["month"] else "a year"


def case_over(claim: Claim, quantity: Quantity, over: CellHeads, said: str) -> str:
    """In which case the figure holds: for a 10-person team, for 500 images generated a month; "" where no title or cell says one.

    `said` is the sentence so far.
    """
    first, end = claim.sentence.start, quantity.end - claim.sentence.start
    behind = _BEHIND.search(claim.sentence.text)
    of_cell = _case(behind["inside"], [], quantity) if behind is not None and first <= quantity.start and end <= behind.start() else ""
    cases = [of_cell, *(_case_of_title(title, quantity) for title in over.titles)]
    return " ".join(dict.fromkeys(case for case in cases if case and case.split(" ", 1)[1] not in said))


def _case_of_title(title: Title, quantity: Quantity) -> str:
    for start, end in _stretches(title.text, is_money(quantity.unit)):
        figures = [(left - start, right - start, figure) for left, right, figure in title.figures if start <= left and right <= end]
        if case := _case(title.text[start:end], figures, quantity):
            return case
    return ""


def _stretches(text: str, priced: bool) -> Iterator[tuple[int, int]]:
    """Where a title may name a case: in the brackets at its end, before 場合 in the sentence that leads to the table, and before what is paid."""
    if (found := _BEHIND.search(text)) is not None:
        yield found.span("inside")
        text = text[: found.start()]
    for found in _LEADING.finditer(text):
        yield found.span("case")
    if priced and "。" not in text:
        yield 0, len(text)


def _case(text: str, figures: Sequence[tuple[int, int, Quantity]], quantity: Quantity) -> str:
    supposed = _SUPPOSED.fullmatch(text)
    found = supposed or (_PAID.fullmatch(text) if is_money(quantity.unit) else None)
    if found is None:
        return ""
    what = found["what"]
    said = translate(what)
    if said.sure and said.kind in ("people", "organisation") and said.number in ("single", "plural"):
        return f"for {with_indefinite(said.single) if said.single and found is not supposed else said.text}"
    inside = [figure for figure in figures if figure[1] <= len(what)]
    if inside and (said_of := _for_figure(what, *inside[-1], others=len(inside) > 1)):
        return said_of
    if supposed is not None and not figures and said.sure and said.kind not in ("time", "period", "place", "unknown", "modifier"):
        name = f"the {said.text}" if said.text.isupper() else said.text  # the API
        return f"{'with' if supposed['used'] else 'in the case of'} {name}"
    return ""


def _for_figure(what: str, start: int, end: int, figure: Quantity, *, others: bool) -> str:
    """月間500枚生成: for 500 images generated a month; 従業員60名: for 60 employees; `others` where a figure stands before it."""
    left, right = what[:start].rstrip(), _DOES.sub(r"\g<deed>", what[end:])
    rate, before = rates_before(left, figure.unit)
    left = left[: len(left) - before]
    if left and others:
        return ""
    noun = noun_in(figure.counter or "", what)
    word = "for"
    if left:
        owner = translate(left.removesuffix("が").removesuffix("は"))
        if not owner.sure or owner.kind not in ("people", "thing", "latin") or not figure.counter:
            return ""
        word = "for" if owner.kind == "people" else "with"
        one = owner.single or owner.text
        noun = one, owner.text if owner.number == "plural" else plural_of(one)
    done = ""
    if right.startswith("の"):
        of = translate(right[1:])
        done = f" of {of.text}" if of.sure and of.number in ("mass", "plural", "single") and of.kind != "event" else ""
    elif right:
        predicate = find_predicate(right + "する")
        done = f" {predicate.verb.participle}" if predicate is not None else ""
    if right and not done:
        return ""
    return f"{word} {say_quantity(figure, 'sentence', noun)}{done}{f' {rate}' if rate else ''}"

