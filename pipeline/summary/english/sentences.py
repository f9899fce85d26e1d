"""A claim as one English sentence, by templates over the kind of its unit, its slots and its predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.summary.english.dates import say_when
from pipeline.summary.english.grammar import capitalised, number_of, possessive
from pipeline.summary.english.hints import date_word
from pipeline.summary.english.noun_phrases import NounPhrase, noun_phrase
from pipeline.summary.english.parts import DURATIONS, Named, Parts, Statement
from pipeline.summary.english.rates import measured_per, say_rates, without_rates
from pipeline.summary.english.statement import state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.records import Claim, Company, Date, Product, Quantity


@dataclass(frozen=True, slots=True)
class Context:
    """What the article knows beside the claim: the ids of its companies and products, and where each stands."""

    companies: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    mentions: Mapping[int, Named] = field(default_factory=dict)  # by their ends


def say_claims(
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    dates: Sequence[Date],
    companies: Sequence[Company],
    products: Sequence[Product],
) -> list[str]:
    """One English sentence for each claim, in order."""
    mentions = {span.end: Named(span.start, product.name, is_company=False) for product in products for span in product.mentions}
    mentions |= {span.end: Named(span.start, company.name, is_company=True) for company in companies for span in company.mentions}
    context = Context(frozenset(c.id for c in companies), frozenset(p.id for p in products), mentions)
    return [
        say_claim(claim, quantities[claim.quantity], None if claim.date is None else dates[claim.date], context)
        for claim in claims
    ]


def say_claim(claim: Claim, quantity: Quantity, date: Date | None = None, context: Context | None = None) -> str:
    """One English sentence that says a claim. Its figure is exactly what `say_quantity` gives."""
    context = context or Context()
    whole, claim = claim, without_rates(claim, quantity)
    entity, prop, baseline, attribution = (
        None if slot is None else noun_phrase(slot, context.companies, context.products)
        for slot in (claim.entity, claim.property, claim.baseline, claim.attribution)
    )
    if baseline is not None and entity is not None and baseline.text == entity.text:
        baseline = None
    rate = say_rates(whole, quantity, entity, prop)
    prop = measured_per(claim, prop, rate)
    parts = Parts(claim, quantity, entity, prop, baseline, told=attribution is not None, mentions=context.mentions, rate=rate)
    statement = state(parts)
    lasts = quantity.unit in DURATIONS and _OF_ARTICLE.search(statement.text)  # the date is that of what takes so long
    when = "" if lasts or (date is not None and _is_day_of_another(claim, quantity, date, statement.text)) else _when(claim, quantity, date)
    body = _dated(statement.text, when)
    if attribution is None:
        return _finished(body)
    if _OF_ARTICLE.search(body):
        return _finished(_spoken(body, attribution))
    if entity is not None and attribution.text == entity.text and not entity.acts:
        return _finished(body)
    if statement.subject == "the survey" and "survey" in attribution.text:
        return _finished(body)
    on = say_when(date) if date is not None and date.value and _is_day_of_telling(claim, quantity, date) else ""
    if (entity is not None and attribution.text == entity.text) or attribution.text == statement.subject:
        return _finished(_own_words(statement, body, attribution.text, on))
    return _finished(f"{attribution.with_article()} said {on} that {body}" if on else f"according to {attribution.with_article()}, {body}")


def _spoken(body: str, speaker: NounPhrase) -> str:
    """The article speaks of 3 sites, as what somebody speaks of; nobody speaks of 3 sites "for" himself."""
    name = speaker.with_article()
    body = body.removeprefix(f"for {name}, ")
    return _OF_ARTICLE.sub(lambda verb: f"{name} {verb[1]}{'' if speaker.number == 'plural' else 's'}", body, count=1)


def _own_words(statement: Statement, body: str, name: str, on: str) -> str:
    """A company on itself: AWS says that it …; AWS said on December 2 that its …; according to AWS, its …"""
    many = number_of(name) == "plural"
    if statement.subject == name and body.startswith(name):
        said = f"said {on} that" if on else "say that" if many else "says that"
        return f"{name} {said} {'they' if many else 'it'}{body.removeprefix(name)}"
    if on:
        owned = possessive(name) + " "
        return f"{name} said {on} that {'its ' if body.startswith(owned) else ''}{body.removeprefix(owned)}"
    if body.startswith(("in ", "on ", "by ", "at ", "since ", "from ")):
        return f"according to {name}, {body}"
    owned = possessive(name) + " "
    if body.startswith(owned):
        return f"according to {name}, its {body.removeprefix(owned)}"
    return f"according to {name}, {body}"


def _dated(text: str, when: str) -> str:
    """The date at the end; before the clause where the clause itself ends with a time."""
    if not when:
        return text
    if _ENDS_WITH_TIME.search(text):
        return f"{when}, {text}"
    return f"{text} {when}"


_OF_ARTICLE = re.compile(r"\bthe article (speak|give)s\b")
_ENDS_WITH_TIME = re.compile(r"\b(?:in|on|at|from|by|to) (?:[A-Za-z]+ ){0,5}[0-9]{4}\)?$|\bquarter$|\byear$|\bmonth$")
_DOUBLED = tuple((f" {word} {word} ", f" {word} ") for word in ("the", "of", "in", "a", "to"))
_TELLS = re.compile(r"と(?:発表|述べ|語っ|話し|明らかにし|報じ|公表|説明し|コメント)")
_OF_RELATIVE = re.compile(r"(?:に|、)?(?:発表|公開|発売|設立|創業|創立|開設|登場|買収|リリース|上場|誕生|成立|施行|締結|開催|導入)(?:し|され)た[一-龥ァ-ヶA-Za-z「『]")
_LEADS = re.compile(r"(?:[（(][^（）()]{0,12}[）)])?、")
_SHOWS = re.compile(r"を(?:発表|公表|公開|発売|披露)(?:した|し、|する)")
_SHOWN = re.compile(r"\b(?:announced?|announces|released?|releases|published?|shows?|shown|showed)\b")
_NEAR = 16  # characters behind a figure within which a date is its own


def _when(claim: Claim, quantity: Quantity, date: Date | None) -> str:
    """The date as the end of the sentence, unless a slot or the figure already holds it."""
    if date is None or not date.value or date.type in ("DURATION", "SET") or date.value.endswith("_REF"):
        return ""
    for slot in (claim.entity, claim.property, claim.baseline):
        if slot is not None and slot.start < date.end and date.start < slot.end:
            return ""
    word = date_word(claim, date)
    if word is None and not _dates_the_figure(claim, quantity, date):
        return ""
    return say_when(date, word)


def _dates_the_figure(claim: Claim, quantity: Quantity, date: Date) -> bool:
    """False where the date is rather that of another thing: far behind the figure, or the day on which a plan was told."""
    if date.start >= quantity.end + _NEAR:
        return False
    if _is_day_of_telling(claim, quantity, date):
        return False
    relative = _OF_RELATIVE.match(claim.sentence.text, date.end - claim.sentence.start)
    if relative and claim.sentence.start + relative.end() <= quantity.start:
        return False  # 2024年に発表した「…」
    told_later = claim.modality in ("planned", "forecast", "possible")
    return not (told_later and len(date.value or "") >= 10 and "/" not in (date.value or ""))


def _is_day_of_telling(claim: Claim, quantity: Quantity, date: Date) -> bool:
    """True for the date on which somebody says it: 7月1日、…と発表した."""
    return _is_led_by(claim, quantity, date) and _TELLS.search(claim.sentence.text, date.end - claim.sentence.start) is not None


def _is_day_of_another(claim: Claim, quantity: Quantity, date: Date, said: str) -> bool:
    """True for the day on which a thing came out, in a sentence that says something else of it: 7月1日、4GHzで動くチップを発表した."""
    shown = _SHOWS.search(claim.sentence.text, max(0, quantity.end - claim.sentence.start))
    return shown is not None and _is_led_by(claim, quantity, date) and not _SHOWN.search(said)


def _is_led_by(claim: Claim, quantity: Quantity, date: Date) -> bool:
    """True where the date leads the sentence, and the figure follows: 7月1日、…; 7月1日（現地時間）、…"""
    return claim.sentence.start <= date.start and date.end <= quantity.start and _LEADS.match(claim.sentence.text, date.end - claim.sentence.start) is not None


def _finished(text: str) -> str:
    """First letter large, one period, no doubled words or spaces."""
    text = " ".join(text.split()).replace(" ,", ",")
    for doubled, word in _DOUBLED:
        text = text.replace(doubled, word)
    return capitalised(text).rstrip(".") + "."
