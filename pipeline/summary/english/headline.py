"""The English headline of an article and its few figures worth telling first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.summary.english import hints, reading
from pipeline.summary.english.grammar import capitalised, joined
from pipeline.summary.english.news import told_by_title
from pipeline.summary.english.noun_phrases import is_rate
from pipeline.summary.english.numbers import bounds, say_quantity
from pipeline.summary.english.rates import say_rates, without_rates
from pipeline.summary.english.telling import Told, is_dull, rank, things
from pipeline.summary.english.together import sayings
from pipeline.summary.english.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.records import ArticleRecord, Claim, Company, Product, Quantity

LONGEST = 110  # characters of a headline
_MOST_FIGURES = 6
_FEW_FIGURES = 3
_CHANGE = re.compile(r"\b(?:reduction|increase|decrease|cut|rise|fall|decline|saving)s?$")
_FEW_NAMES = 2  # of an article that is about them, though its title does not say so
_LEAST_SCORE = 2.0
_LEAST_HEADLINE = 5.0  # below it the names that the article is about say more


class KeyFigure(NamedTuple):
    """A sentence or a list of parallel figures, and the ids of the claims that it tells."""

    text: str
    claims: tuple[str, ...]


def headline(
    title: str | None,
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    companies: Sequence[Company],
    products: Sequence[Product],
) -> str:
    """At most 110 characters: the most telling claims of one thing, else the most telling sentence, of what the title speaks of;
    a figure of the title itself before all others.

    An article without such a claim gets the news of its title, else the names and topics of it; one whose title has none of these
    what it tells besides, else the names in its text, or its title, marked.
    """
    named = things(companies, products)
    told = sorted(rank(claims, quantities, title, companies, products), key=lambda t: (-t.score, t.claim.sentence.start))
    told = [t for t in told if t.claim.confidence != "bare" and t.score > 0 and not is_dull(t.claim) and not t.claim.sentence.related]
    telling = [t for t in told if t.score >= _LEAST_HEADLINE] if named else told
    of_title = [t for t in telling if not named or _is_of_title(t, title)]
    news = [t for t in of_title if title is not None and t.quantity.text in title and t.claim.entity is not None and t.claim.entity.ref is not None]
    lead = (news or of_title)[:1]
    fragments = _fragments([*lead, *(t for t in told if t not in lead)]) if lead else None
    return (
        (fragments if fragments is None or not news or _figure(news[0]) in fragments else None)
        or _sentence(news)
        or fragments
        or _sentence(of_title)
        or (title and (told_by_title(title, companies, products, LONGEST) or _title_words(title, named)))
        or _sentence(telling)
        or _without_figures(title, named)
    )


def _is_of_title(one: Told, title: str | None) -> bool:
    """Whether a claim is of somebody or something that is named, or the title has its figure or one of its words."""
    entity, prop = one.claim.entity, one.claim.property
    words = [one.quantity.text, *(slot.text for slot in (entity, prop) if slot is not None and len(slot.text) > 1)]
    return title is None or (entity is not None and entity.ref is not None) or any(word in title for word in words)


def _sentence(told: Sequence[Told]) -> str | None:
    said = (one.claim.english.rstrip(".") for one in told)
    return next((sentence for sentence in said if sentence and len(sentence) <= LONGEST), None)


def _fragments(told: Sequence[Told]) -> str | None:
    """`Trainium 3: compute performance at least 4×, memory capacity 144 GB`, from two or three claims of one thing."""
    first = told[0].claim.entity
    if first is None or "「" in first.name:
        return None
    parts: list[str] = []
    seen: set[str] = set()
    figures: set[object] = set()
    line = ""
    for one in told:
        entity, prop = one.claim.entity, one.claim.property
        if entity is None or entity.name != first.name or prop is None or "「" in prop.name or prop.name in seen:
            continue
        said = _fragment(one)
        worth = _worth(one)
        if worth in figures:
            continue  # the same figure under another word: an investment, a huge investment
        trial = f"{capitalised(first.name)}: {', '.join([*parts, said])}"
        if said and len(trial) <= LONGEST:
            parts.append(said)
            seen.add(prop.name)
            figures.add(worth)
            line = trial
        if len(parts) == 3:
            break
    return line if len(parts) > 1 else None


def _fragment(one: Told) -> str:
    """The property and its figure without a verb; "" where the claim cannot be told so."""
    claim, quantity = one.claim, one.quantity
    assert claim.property is not None
    if claim.modality == "negated":
        return ""
    figure, name = _figure(one), _measured(one)
    if quantity.unit == "x" and claim.baseline is not None and "「" not in claim.baseline.name:
        level = claim.baseline.name
        if level[:1] in "$¥€£0123456789":
            return ""  # half that of ¥3.8 billion: said of two figures, and no headline
        return f"{name} {figure} {level if level.endswith((' level', ' average', ' forecast')) or level.startswith('the level ') else 'that of ' + level}"
    if _CHANGE.fullmatch(name):
        return ""  # a reduction, of what?
    if _CHANGE.search(name) and not name.startswith("rate of "):
        return f"{name} {figure}"  # cost reduction 30%
    if claim.direction is not None and not figure.startswith("up to"):
        if hints.particle(claim, quantity) in ("に", "へ"):
            return f"{name} {'up' if claim.direction == 'increase' else 'down'} to {figure}"
        return f"{name} {'up' if claim.direction == 'increase' else 'down'} {figure}"
    if quantity.unit == "x":
        return ""
    return f"{name} {figure}"


def _figure(one: Told) -> str:
    """The figure with what it is per, where the names beside it do not say so: $10 a month."""
    named = one.claim.entity.name if one.claim.entity is not None else None
    return f"{say_quantity(one.quantity)} {say_rates(one.claim, one.quantity, named, _measured(one))}".rstrip()


def _measured(one: Told) -> str:
    """The property of a claim without its article and its rate."""
    prop = without_rates(one.claim, one.quantity).property or one.claim.property
    return "" if prop is None else prop.name.removeprefix("the ")


def _title_words(title: str, named: Sequence[Company | Product]) -> str | None:
    """`About Apple and OpenAI: trade secret lawsuit`, `About a trade secret lawsuit`: the names of a title and its topics."""
    of_title = [thing for thing in named if any(mention.text and mention.text in title for mention in thing.mentions)]
    names = _names(of_title or (named if len(named) <= _FEW_NAMES else ()))
    said = topics(title, {mention.text for thing in named for mention in thing.mentions}, common=not names)
    while said:
        line = f"{joined(names)}: {', '.join(topic.text for topic in said)}" if names else joined([topic.alone for topic in said])
        if len(line) + len("About ") <= LONGEST:
            return f"About {line}"
        said.pop()
    return f"About {joined(names)}" if names else None


def _names(named: Sequence[Company | Product]) -> list[str]:
    """The names of the three that are mentioned most, as many of them as fit."""
    names: list[str] = []
    for thing in sorted(named, key=lambda thing: -len(thing.mentions))[:3]:
        if "「" not in thing.name and thing.name not in names and sum(map(len, names)) + len(thing.name) < LONGEST - 20:
            names.append(thing.name)
    return names


def _without_figures(title: str | None, named: Sequence[Company | Product]) -> str:
    """The names that only the text has, or the title, marked."""
    if names := _names(named):
        return f"About {joined(names)}"
    if title:
        text = " ".join(title.split())
        return reading.marked(text if len(text) <= 80 else text[:79] + "…")
    return "Article without figures"


def key_figures(record: ArticleRecord) -> list[KeyFigure]:
    """Up to six figures worth telling first, in document order; parallel claims of one property in one line."""
    whole = {one.claims[0].id: one for one in sayings(record.claims, record.quantities)}
    told = [one for one in rank(record.claims, record.quantities, record.article.title, record.companies, record.products) if one.claim.id in whole]
    known = {_worth(one) for one in told if one.claim.mention is None}
    groups: dict[object, list[Told]] = {}
    for one in told:
        if one.claim.mention is None or _worth(one) not in known:
            groups.setdefault(_group(one), []).append(one)
    ranked = sorted(groups.values(), key=lambda group: -max(one.score for one in group))
    much = sum(any(one.claim.mention is None for one in group) for group in ranked) >= _FEW_FIGURES
    chosen: list[tuple[int, KeyFigure]] = []
    said: set[str] = set()
    for group in ranked:
        best = max(group, key=lambda one: one.score)
        if (best.score < _LEAST_SCORE and chosen) or (best.claim.mention is not None and much):
            continue  # what is only mentioned is a key figure where there is little else
        merged = _merged(group)
        saying = whole[best.claim.id]
        item = merged or KeyFigure(saying.english, tuple(claim.id for claim in saying.claims))
        if not item.text or item.text in said or best.claim.confidence == "bare":
            continue
        said.add(item.text)
        chosen.append((group[0].claim.sentence.start if merged else best.claim.sentence.start, item))
        if len(chosen) == _MOST_FIGURES:
            break
    return [item for _, item in sorted(chosen, key=lambda pair: pair[0])]


def _group(one: Told) -> object:
    """What makes claims parallel: the same property and unit of other things, stated in the same way."""
    claim, quantity = one.claim, one.quantity
    entity, prop = claim.entity, claim.property
    same = prop is not None and entity is not None and claim.baseline is None and claim.direction is None
    if not same or "「" in (prop.name if prop else ""):
        if entity is None or prop is None:
            return claim.id
        low, high = bounds(quantity)
        return (entity.name, prop.name, str(low), str(high), quantity.unit)
    assert prop is not None
    if quantity.unit == "%" and not is_rate(prop.name):
        return claim.id
    return (prop.name, quantity.unit, claim.modality, claim.attribution.name if claim.attribution else None)


def _worth(one: Told) -> tuple[object, ...]:
    return (*bounds(one.quantity), one.quantity.unit)


def _is_of_one(claim: Claim, names: Iterable[str]) -> bool:
    """Whether its sentence is told of its entity, and of none of the others as well."""
    entity = claim.entity
    return claim.mention is None and entity is not None and [name for name in names if name in claim.english and name not in entity.name] == [] and entity.name in claim.english


def _merged(group: Sequence[Told]) -> KeyFigure | None:
    """`Memory capacity: Trainium 3 144 GB, Ironwood TPU 192 GB`; None for fewer than two things."""
    things: dict[str, Told] = {}
    for one in group:
        entity = one.claim.entity
        if entity is None or "「" in entity.name:
            return None
        things.setdefault(entity.name, one)
    things = {name: one for name, one in things.items() if _is_of_one(one.claim, things)}
    if len(things) < 2 or (len(things) == 2 and len({_worth(one) for one in things.values()}) == 1):
        return None  # the same figure of another name is rather the same thing
    kept = list(things.items())[:_MOST_FIGURES]
    prop = kept[0][1].claim.property
    assert prop is not None
    figures = ", ".join(f"{name} {_figure(one)}" for name, one in kept)
    lead = capitalised(_measured(kept[0][1]))
    if kept[0][1].claim.modality == "forecast":
        lead += " (forecast)"
    elif kept[0][1].claim.modality == "planned":
        lead += " (planned)"
    elif kept[0][1].claim.modality == "reported":
        lead += " (reported)"
    return KeyFigure(f"{lead}: {figures}.", tuple(one.claim.id for _, one in kept))
