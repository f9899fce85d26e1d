"""A claim as one English sentence, by templates over the kind of its unit, its slots and its predicate."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from dataclasses import replace as replace_phrase
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.summary.english.brackets import outer_claim, restates
from pipeline.summary.english.cell_heads import CellHeads, case_over, named_in_full, rate_over, without_side
from pipeline.summary.english.dates import limiting_time, say_when
from pipeline.summary.english.folds import one_in
from pipeline.summary.english.grammar import capitalised, joined, possessive, with_indefinite
from pipeline.summary.english.hints import after_figure, date_word, is_start
from pipeline.summary.english.narrowed import (
    from_to,
    narrowed,
    of_flow,
    picked,
    rate_of_flows,
    says_no_measure,
    segment,
)
from pipeline.summary.english.noun_phrases import NounPhrase, noun_phrase
from pipeline.summary.english.outlook import (
    announced_deed,
    has_changed,
    has_ended,
    is_estimate,
    is_made_known,
    is_to_come,
    starts_change,
)
from pipeline.summary.english.parts import DURATIONS, Named, Parts, Statement
from pipeline.summary.english.rates import measured_per, rates_of, say_rates, unsaid, without_rates
from pipeline.summary.english.speakers import OF_ARTICLE, own_words, says_it_himself, spoken, tellers_of
from pipeline.summary.english.statement import state
from pipeline.summary.english.tax import tax_of, without_tax
from pipeline.summary.english.told_beside import is_pair, say_pair, tells
from pipeline.summary.english.totals import total_of
from pipeline.summary.english.transfer.units import Fixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.records import Claim, Company, Date, Product, Quantity
    from pipeline.summary.english.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Context:
    """What the article knows beside the claim: the ids of its companies and products, and where each stands."""

    companies: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    mentions: Mapping[int, Named] = field(default_factory=dict)  # by their ends
    quantities: Sequence[Quantity] = ()
    fixed: Sequence[Fixed] = ()  # all figures, dates and names of the article, by their starts
    published: str | None = None  # the day, as ISO 8601
    dates: Mapping[int, Date] = field(default_factory=dict)  # by their ends
    heads: Mapping[int, CellHeads] = field(default_factory=dict)  # of the claims of cells, by their quantities
    untold: dict[int, str] = field(default_factory=dict)  # by their quantities, what stood in the way of telling claims word for word

    def within(self, start: int, end: int) -> tuple[Fixed, ...]:
        """The figures, dates and names of a sentence, from its start."""
        at = bisect_left(self.fixed, start, key=lambda one: one.start)
        found: list[Fixed] = []
        while at < len(self.fixed) and self.fixed[at].start < end:
            one = self.fixed[at]
            if one.end <= end:
                found.append(Fixed(one.start - start, one.end - start, one.kind, one.index))
            at += 1
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; `mention` is that of which it says no more than that the article mentions it, 3 plants, None where it says more."""

    english: str
    mention: str | None = None


def say_claims(
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    dates: Sequence[Date],
    companies: Sequence[Company],
    products: Sequence[Product],
    published: str | None = None,
    untold: dict[int, str] | None = None,
    heads: Mapping[int, CellHeads] | None = None,
    pointing: Sequence[tuple[int, int, str]] = (),
) -> list[Said]:
    """One English sentence for each claim, in order; what lies before the day of publication is said in the past.

    `heads` is what stands over the figures of cells, by their quantities. `untold` is filled, where it is given, with what stood in the way of telling a claim word for word, by its quantity.
    `pointing` are the places of 同社 and the like, each with the company that it means.
    """
    mentions = {end: Named(start, name, is_company=True) for start, end, name in pointing}
    mentions |= {span.end: Named(span.start, product.name, is_company=False) for product in products for span in product.mentions}
    mentions |= {span.end: Named(span.start, company.name, is_company=True) for company in companies for span in company.mentions}
    fixed = [
        *(Fixed(one.start, one.end, "figure", at) for at, one in enumerate(quantities)),
        *(Fixed(one.start, one.end, "date", at) for at, one in enumerate(dates)),
        *(Fixed(one.start, end, "name", end) for end, one in mentions.items()),
    ]
    context = Context(frozenset(c.id for c in companies), frozenset(p.id for p in products), mentions, quantities, sorted(fixed, key=lambda one: one.start), published, {date.end: date for date in dates}, heads or {}, {} if untold is None else untold)
    said: list[Said] = []
    first_rate: tuple[str, str, int] = ("", "", 0)  # of the first brackets of a list, with its unit and place
    for at, claim in enumerate(claims):
        quantity = quantities[claim.quantity]
        outer = outer_claim(claims, at, quantities)
        told = quantities[outer.quantity] if outer is not None else None
        if outer is not None and told is not None and restates(claim, quantity, told):
            claim, quantity, outer = outer, replace(quantity, start=told.start, end=told.end), None  # the same, in another currency
        own = say_rates(claim, quantity) if outer is not None else ""
        same = outer is not None and not own and first_rate[1] == quantity.unit and quantity.start - first_rate[2] < _SAME_LIST
        rate = first_rate[0] if same else ""
        if own or rate:
            first_rate = (own or rate, quantity.unit, quantity.start)
        announced = announced_deed(claim, quantity, [(one, quantities[one.quantity]) for one in claims[at + 1 : at + 1 + _LEAD]])
        said.append(say_claim(claim, quantity, None if claim.date is None else dates[claim.date], context, outer, rate, announced))
    for at in range(1, len(said)):
        said[at - 1 : at + 1] = _as_pair(claims[at - 1], claims[at], quantities, said[at - 1], said[at])
    return [_told_with(claims, quantities, said, at) for at in range(len(said))]


def _as_pair(claim: Claim, later: Claim, quantities: Sequence[Quantity], one: Said, other: Said) -> tuple[Said, Said]:
    """数百、数千もの部品を調べる: what is said of the several thousand is said of both, where the first is only mentioned."""
    first, second = quantities[claim.quantity], quantities[later.quantity]
    between = claim.sentence.text[max(0, first.end - claim.sentence.start) : max(0, second.start - claim.sentence.start)]
    if one.mention is None or not is_pair(first, second, between):
        return one, other
    english, mention = (say_pair(text, first, second) for text in (other.english, other.mention or ""))
    both = Said(english, mention or None)
    return (both, both) if english and bool(mention) == (other.mention is not None) else (one, other)


def _told_with(claims: Sequence[Claim], quantities: Sequence[Quantity], said: Sequence[Said], at: int) -> Said:
    """半年で3億円を調達: the half year is told with the money, if nothing else is said of it."""
    one, claim = said[at], claims[at]
    if one.mention is None:
        return one
    near = range(max(0, at - _LEAD), min(len(said), at + _LEAD + 1))
    same = (said[other] for other in near if claims[other].sentence.start == claim.sentence.start and said[other].mention is None)
    return next((other for other in same if tells(other.english, quantities[claim.quantity], one.mention)), one)


def say_claim(claim: Claim, quantity: Quantity, date: Date | None = None, context: Context | None = None, outer: Claim | None = None, rate: str = "", announced: Predicate | None = None) -> Said:
    """One English sentence that says a claim. Its figure is exactly what `say_quantity` gives.

    `announced` is the deed of a headline that the article tells as still to come;
    `outer` is the claim of the figure behind which this one stands in brackets; `rate` what the figures in such brackets are per
    (東店20時間（1日2時間）、西店10時間（1時間）).
    """
    context = context or Context()
    over = context.heads.get(claim.quantity)
    side = ""
    if over is not None:
        claim, side = without_side(claim)
    if says_no_measure(claim):
        claim = replace(claim, property=None)
    whole, claim = claim, without_tax(without_rates(claim, quantity), quantity)
    entity, prop, baseline, attribution = (
        None if slot is None else noun_phrase(slot, context.companies, context.products)
        for slot in (claim.entity, claim.property, claim.baseline, claim.attribution)
    )
    entity = picked(claim, entity)
    entity = named_in_full(claim, quantity, entity, over) if over is not None else entity
    if baseline is not None and entity is not None and baseline.text == entity.text:
        baseline = None
    around = noun_phrase(outer.property, context.companies, context.products) if outer is not None else None
    prop = from_to(claim, prop) if entity is None else prop
    fixed = _fixed(claim, quantity, date, context)
    entity, prop = narrowed(claim, claim.entity, entity, fixed), narrowed(claim, claim.property, prop, fixed, entity)
    if prop is not None and prop.sure and entity is not None and entity.acts and prop.text.rsplit(" ", 1)[-1] in _OF_BUSINESS and (part := segment(claim, quantity)):
        prop = replace_phrase(prop, text=f"{part} {prop.text}", single="")
    if claim.modality == "possible" and _WHOLE.match(after_figure(claim, quantity)):
        claim = replace(claim, modality="asserted")  # 売上高6億円のうち、4億円を偽った可能性がある: of the part alone
    when = _when(claim, quantity, date)
    ended = bool(when) and date is not None and date_word(claim, date) is None and has_ended(date, context.published) and not _comes_out(claim, quantity, date)
    if claim.modality in _NOT_YET and starts_change(claim, quantity) and (ended or not when):
        claim = replace(claim, modality="asserted")
    elif claim.modality in _NOT_YET:
        ended = ended and is_estimate(claim, quantity)
    else:
        ended = ended or has_changed(claim, quantity)
    ended = ended or side.startswith("before ")
    ahead = not ended and bool(when) and date is not None and is_to_come(date, context.published)
    if (priced := of_flow(claim, quantity, prop, entity)) is not prop:
        # A price is what it is: what the sentence does or plans is said of another.
        claim, prop = replace(claim, predicate=None, modality="asserted" if claim.modality in ("planned", "forecast") else claim.modality), priced
        entity = _named_nearer(claim, quantity, context) or entity
    rate = say_rates(whole, quantity, entity, prop) or rate or rate_of_flows(claim, quantity)
    if over is not None and not rate:
        rate = unsaid(rate_over(claim, quantity, over), entity, prop)
    prop = measured_per(claim, prop, rate)
    if quantity.unit == "%" and (rate == "a year" or (prop is not None and _YEARLY.search(prop.text))):
        to_come = ahead or (claim.modality in _NOT_YET and not ended)
        when = re.sub("^(?:in|by) ", "through ", when) if to_come else when  # so much each year, up to then
        when = when if to_come or prop is None or "compound" not in prop.text else ""
    if (tax := tax_of(whole, quantity)) and (prop is None or tax not in prop.text):
        rate = f"{rate} {tax}".strip()
    parts = Parts(claim, quantity, entity, prop, baseline, told=attribution is not None, outer=around, mentions=context.mentions, over=ended, ahead=ahead, rate=rate, announced=announced, heads=over, total=total_of(claim, quantity, prop), fixed=fixed, index=claim.quantity, quantities=context.quantities)
    if attribution is not None and claim.attribution is not None and (tellers := tellers_of(parts, claim.attribution, attribution)):
        attribution = replace_phrase(attribution, text=joined(tellers), number="plural")
    statement = state(parts, lambda why: context.untold.update({claim.quantity: why}))
    if quantity.unit == "x" and _IN_HEADS.search(quantity.text):
        statement = replace_phrase(statement, text=one_in(statement.text), subject=one_in(statement.subject), mention=one_in(statement.mention))
    if statement.within and date is not None and date.start >= quantity.end:
        when = ""
    lasts = quantity.unit in DURATIONS and OF_ARTICLE.search(statement.text)  # the date is that of what takes so long
    if lasts or (date is not None and _is_day_of_another(claim, quantity, date, statement.text)):
        when = ""
    if over is not None and date is not None and over.has_moment(date):
        when = re.sub("^(?:in|on|at) ", "as of ", when)
    if not when and date is None and (limit := limiting_time(claim.sentence.text[: max(0, quantity.start - claim.sentence.start)], start=is_start(claim, quantity))) not in statement.text:
        when = limit
    then = _when_of_baseline(claim, date, context)
    body = _dated(statement.text, when, baseline, then)
    mention = _tidy(_dated(statement.mention, when, baseline, then)) if statement.mention else None
    if over is not None and not statement.vague and (case := " ".join(filter(None, (side, case_over(claim, quantity, over, body))))):
        body = f"{case}, {body}"
    return Said(_told_by(attribution, body, statement, parts, date), mention)


def _named_nearer(claim: Claim, quantity: Quantity, context: Context) -> NounPhrase | None:
    """The product that is named between the entity and the figure, AはXドル、Bなら入力Yドル, or as one of the entity: Aのような軽いモデル."""
    slot = claim.entity
    if slot is None:
        return None
    first = slot.start - 1 if slot.text.startswith("ような") else slot.end
    near = [(end, one.name) for end, one in context.mentions.items() if not one.is_company and claim.sentence.start <= one.start and first <= end <= quantity.start]
    named = max(near, default=(0, slot.name))[1]
    return NounPhrase(named, "name", "product") if named != slot.name else None


def _told_by(attribution: NounPhrase | None, body: str, statement: Statement, parts: Parts, date: Date | None) -> str:
    """The whole sentence: the clause, and who says so."""
    claim, quantity, entity, prop = parts.claim, parts.quantity, parts.entity, parts.prop
    if attribution is None and claim.modality in _NOT_YET and not statement.vague and _IN_THE_PRESS.search(after_figure(claim, quantity)):
        return _finished(f"according to news reports, {body}")
    if attribution is None:
        return _finished(body)
    if OF_ARTICLE.search(body):
        return _finished(spoken(body, attribution))
    if any(one is not None and not one.acts and one.text.split(" of ")[0] == attribution.text for one in (entity, prop)):
        return _finished(body)  # the expansion of the market says nothing
    if statement.subject == "the survey" and "survey" in attribution.text:
        return _finished(body)
    on = say_when(date) if date is not None and date.value and _is_day_of_telling(claim, quantity, date) and says_it_himself(claim) else ""
    known = is_made_known(claim, quantity)
    listed = re.split(r", | and ", statement.subject)
    if len(listed) > 1 and attribution.text in listed and body.startswith(statement.subject):
        return _finished(own_words(statement, body, statement.subject, on, announced=known))
    if (entity is not None and attribution.text == entity.text) or attribution.text == statement.subject or body.startswith(possessive(attribution.text) + " "):
        return _finished(own_words(statement, body, attribution.text, on, announced=known))
    return _finished(f"{attribution.with_article()} {'announced' if known else 'said'} {on} that {body}" if on else f"according to {attribution.with_article()}, {body}")


def _fixed(claim: Claim, quantity: Quantity, date: Date | None, context: Context) -> tuple[Fixed, ...]:
    """The figures, dates and names of the claim's sentence; its own where the article is not known, with what it is per."""
    first, last = claim.sentence.start, claim.sentence.end
    rates = rates_of(claim, quantity)
    at = quantity.start - first
    before = 0 if "額" in claim.sentence.text[at - rates.before : at] else rates.before  # 月額 is what is paid as well
    whole = Fixed(at - before, quantity.end - first + rates.behind, "figure", claim.quantity)
    if context.fixed:
        return tuple(whole if one.kind == "figure" and one.index == claim.quantity else one for one in context.within(first, last))
    own = [whole]
    if date is not None and first <= date.start < last:
        own.append(Fixed(date.start - first, date.end - first, "date", 0))
    own += [Fixed(one.start - first, end - first, "name", end) for end, one in context.mentions.items() if first <= one.start and end <= last]
    return tuple(sorted(own, key=lambda one: one.start))


def _when_of_baseline(claim: Claim, date: Date | None, context: Context) -> str:
    """The date of what the figure is compared with, 2031年の5%から: in 2031; "" where it has none of its own."""
    if claim.baseline is None:
        return ""
    at, measure = claim.baseline.start, claim.property
    at = measure.start if measure is not None and measure.end == at else at  # 2031年の得点33%から
    found = next((context.dates[end] for end in range(at - 1, at - 4, -1) if end in context.dates), None)
    if found is None or found == date or not found.value or found.value.endswith("_REF") or found.type != "DATE":
        return ""
    return say_when(found) if claim.sentence.text[found.end - claim.sentence.start : at - claim.sentence.start] in ("の", "の約", "末の") else ""


def _year(when: str) -> int:
    found = re.search(r"\b[12][0-9]{3}\b", when)
    return int(found[0]) if found else 0


def _dated(text: str, when: str, baseline: NounPhrase | None, then: str = "") -> str:
    """The date at the end, or before what a change starts from; before the clause where the clause itself ends with a time.

    `then` is the date of the baseline: to 36% in 2033 from 37% in 2031.
    """
    if _year(then) > _year(when) > 0:
        then = ""  # no change starts after it ends
    if then.startswith("in ") and baseline is not None and _IS_FIGURE.match(baseline.text) and (led := f" from {baseline.with_article()} to ") in text:
        return _dated(text.replace(led, f" from {baseline.with_article()} {then} to ", 1), when, None)  # from 28% in 2022 to 61% in 2024
    if then and baseline is not None and text.endswith(f" {baseline.with_article()}"):
        return _dated(text, when, baseline) + f" {then}" if _IS_FIGURE.match(baseline.text) or not when else _dated(text, when, baseline)
    if not when:
        return text
    start = f" from {baseline.with_article()}" if baseline is not None else ""
    if start and text.endswith(start) and baseline is not None and _IS_FIGURE.match(baseline.text):
        return f"{text.removesuffix(start)} {when}{start}"
    if _ENDS_WITH_TIME.search(text):
        return f"{when}, {text}"
    return f"{text} {when}"


_NOT_YET = ("planned", "forecast", "possible")
# ある is no more than an article: an electronics maker.
_CERTAIN = re.compile(r"\ba certain (?=(?P<noun>[A-Za-z][\w.-]*))(?P=noun)")
_IS_FIGURE = re.compile(r"(?:about |almost |nearly |up to |at least )?(?:[$¥€£₩]|(?!(?:19|20)[0-9]{2}\b)[0-9])")
_ENDS_WITH_TIME = re.compile(r"\b(?:in|on|at|from|by|to) (?:[A-Za-z]+ ){0,5}[0-9]{4}\)?$|\bquarter$|\byear$|\bmonth$")
_DOUBLED = (*((f" {word} {word} ", f" {word} ") for word in ("the", "of", "in", "a", "to")), (" of a total of ", " of "), (" in Wall Street", " on Wall Street"))
_TOTALS = re.compile(r"(?<!here )\b(?P<verb>is|are|was|were|be|amounts? to|amounted to) a total of (?=[^ ]*[0-9]|about|almost|nearly|at least|up to|more than)")
# What English joins with another word than of: visitors to a site, colleagues at a company.
_COLLOCATED = (
    (re.compile(r"\b(visitors?|visits?|answers?|responses?|replies) of (?=the |an? |[A-Z])"), r"\1 to "),
    (re.compile(r"\b(colleagues?) of (?=[A-Z])"), r"\1 at "),
)
_CUMULATIVE = re.compile(r"\b(sales|revenue|shipments|orders|funding) of a cumulative total of ")
_TOTAL = {"is": "totals", "was": "totaled", "were": "totaled", "amounts to": "totals", "amounted to": "totaled"}
# A plan of which the press tells: 交渉しているという報道, 計画していると報じられた.
_WHOLE = re.compile("(?:以上|超|強|弱|余り|程度)?のうち")
_OF_BUSINESS = frozenset({"sales", "revenue", "profit", "income"})
_IN_HEADS = re.compile("[人社名]に[1１一]")
_IN_THE_PRESS = re.compile(r"(?:という|との)(?:報道|うわさ|噂|観測)|と報(?:じられ|道され)")
_TELLS = re.compile(r"と(?:発表|述べ|語っ|話し|明らかにし|報じ|公表|説明し|コメント)")
_OF_RELATIVE = re.compile(r"(?:に|、)?(?:発表|公開|発売|設立|創業|創立|開設|登場|買収|リリース|上場|誕生|成立|施行|締結|開催|導入)(?:し|され)た[一-龥ァ-ヶA-Za-z「『]")
_OF_ANOTHER = re.compile(r"の[^、。はがをもの]{1,12}[をも]")
_LEADS = re.compile(r"(?:[（(][^（）()]{0,12}[）)])?、")
_SHOWS = re.compile(r"を(?:発表|公表|公開|発売|披露)(?:した|し、|する)")
_SHOWN = re.compile(r"\b(?:announced?|announces|released?|releases|published?|shows?|shown|showed)\b")
_SAME = re.compile(r"\b(of|at|in|for|with|and|to|from|by|on) same ")
_SAME_LIST = 60  # characters between the brackets of a list
_YEARLY = re.compile(r"\bannual (?:growth )?rate\b")
_LEAD = 8  # claims behind a headline that may tell its news again
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
    if _is_day_of_telling(claim, quantity, date) or _is_age_of_another(claim, quantity, date):
        return False
    relative = _OF_RELATIVE.match(claim.sentence.text, date.end - claim.sentence.start)
    if relative and claim.sentence.start + relative.end() <= quantity.start:
        return False  # 2024年に発表した「…」
    told_later = claim.modality in ("planned", "forecast", "possible")
    return not (told_later and len(date.value or "") >= 10 and "/" not in (date.value or ""))


def _is_age_of_another(claim: Claim, quantity: Quantity, date: Date) -> bool:
    """True for the age of another thing that the sentence names first: 15年前の不具合も見つけ、…; but not 15年前の売上高は…"""
    if date.end > quantity.start or not date.text.endswith("前"):
        return False
    hit = _OF_ANOTHER.match(claim.sentence.text, date.end - claim.sentence.start)
    named = [slot for slot in (claim.entity, claim.property, claim.baseline) if slot is not None and not slot.inferred]
    return hit is not None and not any(slot.start - claim.sentence.start <= hit.end() and date.end <= slot.start for slot in named)


def _is_day_of_telling(claim: Claim, quantity: Quantity, date: Date) -> bool:
    """True for the date on which somebody says it: 7月1日、…と発表した."""
    return _is_led_by(claim, quantity, date) and _TELLS.search(claim.sentence.text, date.end - claim.sentence.start) is not None


def _is_day_of_another(claim: Claim, quantity: Quantity, date: Date, said: str) -> bool:
    """True for the day on which a thing came out, in a sentence that says something else of it: 7月1日、4GHzで動くチップを発表した."""
    return _comes_out(claim, quantity, date) and not _SHOWN.search(said)


def _comes_out(claim: Claim, quantity: Quantity, date: Date) -> bool:
    """True where the date is the day on which something comes out: 7月1日、…を発表した."""
    return _is_led_by(claim, quantity, date) and _SHOWS.search(claim.sentence.text, max(0, quantity.end - claim.sentence.start)) is not None


def _is_led_by(claim: Claim, quantity: Quantity, date: Date) -> bool:
    """True where the date leads the sentence, and the figure follows: 7月1日、…; 7月1日（現地時間）、…"""
    return claim.sentence.start <= date.start and date.end <= quantity.start and _LEADS.match(claim.sentence.text, date.end - claim.sentence.start) is not None


def _finished(text: str) -> str:
    """First letter large, one period."""
    return capitalised(_tidy(text)).rstrip(".") + "."


def _tidy(text: str) -> str:
    """No doubled words or spaces."""
    text = _SAME.sub(r"\1 the same ", " ".join(text.split()).replace(" ,", ",").replace("B/sec", "B/s"))
    for doubled, word in _DOUBLED:
        text = text.replace(doubled, word)
    for collocated, words in _COLLOCATED:
        text = collocated.sub(words, text)
    text = _CUMULATIVE.sub(r"cumulative \1 of ", text)
    text = _TOTALS.sub(lambda found: _TOTAL.get(found["verb"], "total") + " ", text)
    return _CERTAIN.sub(lambda hit: with_indefinite(hit["noun"]), text)
