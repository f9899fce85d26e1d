"""Which charts the claims of an article, or of many, allow: figures of one property, in one unit, side by side."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.digest.comparable import measure
from pipeline.digest.measured import says_not_of_what
from pipeline.digest.moments import moment
from pipeline.records import ArticleRecord, Date, Record
from pipeline.summary.english.dates import say_date
from pipeline.summary.english.grammar import capitalised
from pipeline.summary.english.numbers import is_money

MOST_CHARTS = 6
MOST_POINTS = 10
_LONGEST_DATE = 16  # characters that fit below a dot


class Figure(Record, frozen=True):
    """A claim that can be drawn. `company` is the company that it is about, `size` its number in the unit without prefix, `said`
    the figure in English; `moment` sorts its date, `when` says it; `expected` is true of plans and forecasts, `loose` where the
    property is a word as share or amount, which measures something else in another article."""

    link: str
    entity: str
    company: str
    property: str
    unit: str
    of_change: bool
    baseline: str
    size: Decimal
    said: str
    moment: str
    when: str
    expected: bool
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A bar or a dot. `place` is the year of a dot, with a fraction."""

    label: str
    said: str
    size: Decimal
    link: str
    expected: bool
    place: float = 0.0


@dataclass(frozen=True, slots=True)
class Chart:
    """`bars` lie below each other; `dots` stand where their time is. `more` were left out."""

    form: Literal["bars", "dots"]
    title: str
    note: str
    points: Sequence[Point]
    more: int = 0


def figures_of(record: ArticleRecord, said: Sequence[str]) -> Iterator[Figure]:
    """The claims that can be drawn; `said` are the quantities in English."""
    companies = {company.id: company.name for company in record.companies}
    makers = {product.id: companies.get(product.maker or "", "") for product in record.products}
    for claim in record.claims:
        quantity = record.quantities[claim.quantity]
        value = next((v for v in (quantity.value, quantity.high, quantity.low) if v is not None), None)
        if value is None or quantity.vague or claim.modality == "negated" or claim.entity is None or claim.property is None:
            continue
        unit, factor = measure(quantity.unit, quantity.counter)
        date = record.dates[claim.date] if claim.date is not None else None
        yield Figure(
            link=f"#{claim.id}",
            entity=claim.entity.name,
            company=companies.get(claim.entity.ref or "") or makers.get(claim.entity.ref or "", ""),
            property=claim.property.name,
            unit=unit,
            of_change=bool(claim.direction) and quantity.unit in ("%", "x", "pp"),
            baseline=claim.baseline.name if claim.baseline else "",
            size=value * factor,
            said=said[claim.quantity],
            moment=moment(date.value) or "" if date and date.type == "DATE" else "",
            when=_when(date) if date else "",
            expected=claim.modality in ("planned", "forecast", "possible"),
            loose=says_not_of_what(claim.property),
        )


def _when(date: Date) -> str:
    """The date in English, or as TIMEX3 writes it where that is shorter than English can be."""
    said = say_date(date)
    return said if len(said) <= _LONGEST_DATE or not date.value else date.value


def article_charts(record: ArticleRecord, said: Sequence[str]) -> list[Chart]:
    """The charts of one article, those of most figures first."""
    return charts_of(list(figures_of(record, said)))


def charts_of(figures: Sequence[Figure]) -> list[Chart]:
    """A property over time, the same property of several things, and amounts of money by whose they are."""
    charts = [*over_time(figures), *side_by_side(figures), *amounts(figures)]
    charts.sort(key=lambda chart: -(len(chart.points) + chart.more))
    return charts[:MOST_CHARTS]


def over_time(figures: Sequence[Figure]) -> Iterator[Chart]:
    """The same property of the same thing at different dates."""
    dated = [figure for figure in figures if figure.moment]
    for group in _groups(dated, lambda f: (f.entity, f.property, f.unit, f.of_change, f.baseline)):
        first = {figure.moment: figure for figure in reversed(group)}  # of each date the figure that comes first
        shown = [first[when] for when in sorted(first)]
        if len(shown) > 1:
            latest = shown[-MOST_POINTS:]
            points = [_point(figure, figure.when, _year(figure.moment)) for figure in latest]
            title = f"{capitalised(shown[0].property)} of {shown[0].entity}"
            yield Chart("dots", title, "over time", points, len(shown) - len(points))


def side_by_side(figures: Sequence[Figure]) -> Iterator[Chart]:
    """The same property of different things, of each the largest figure."""
    for group in _groups(figures, lambda f: (f.property, f.unit, f.of_change)):
        largest = largest_of(group, lambda f: f.entity)
        if len(largest) > 1:
            note = "change, side by side" if group[0].of_change else "side by side"
            yield _bars(capitalised(group[0].property), note, largest, lambda f: f.entity)


def amounts(figures: Sequence[Figure]) -> Iterator[Chart]:
    """The largest amounts of money, by the companies that they are about."""
    money = [figure for figure in figures if figure.company and is_money(figure.unit) and not figure.loose]
    for group in _groups(money, lambda f: f.unit):
        largest = largest_of(group, lambda f: (f.company, f.property))
        if len({figure.company for figure in largest}) > 1 and len({figure.property for figure in largest}) > 1:
            yield _bars(f"Amounts in {group[0].unit}", "by company", largest, lambda f: f"{f.company}: {f.property}")


def largest_of(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> list[Figure]:
    """Of each key the largest figure, in order of size."""
    largest: dict[Hashable, Figure] = {}
    for figure in figures:
        if key(figure) not in largest or figure.size > largest[key(figure)].size:
            largest[key(figure)] = figure
    return sorted(largest.values(), key=lambda f: (-f.size, f.entity, f.property))


def _bars(title: str, note: str, figures: list[Figure], label: Callable[[Figure], str]) -> Chart:
    points = [_point(figure, label(figure)) for figure in figures[:MOST_POINTS]]
    return Chart("bars", title, note, points, len(figures) - len(points))


def _point(figure: Figure, label: str, place: float = 0.0) -> Point:
    return Point(label, figure.said, figure.size, figure.link, figure.expected, place)


def _groups(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> Iterator[list[Figure]]:
    groups: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(key(figure), []).append(figure)
    return iter(groups.values())


def _year(moment: str) -> float:
    """The year of a moment, with the part of it that has passed."""
    year, month, day = (int(part) for part in moment[:10].split("-"))
    return year + (max(month, 1) - 1) / 12 + (max(day, 1) - 1) / 366
