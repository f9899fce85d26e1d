"""`report.html`: all articles for a browser, newest first, with charts of what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import islice

import msgspec
from markupsafe import Markup

from pipeline.digest.archive import Archive
from pipeline.digest.gather import unpack
from pipeline.digest.shelf import Kept, Shelf
from pipeline.summary.english.numbers import is_money
from pipeline.writers.escape import link
from pipeline.writers.html.charts import draw
from pipeline.writers.html.page import fill
from pipeline.writers.html.rows import DRAWN, LISTED, Listed
from pipeline.writers.html.series import Chart, Figure, amounts, largest_of, over_time, side_by_side

ARTICLES_PER_PAGE = 250  # some 300 kB
MOST_CHARTS = 12
_MOST_FIGURES = 2_000  # of one property that are compared
_MOST_AMOUNTS = 50  # of one currency that are kept
_MOST_COMPANIES = 8


def report_pages(shelf: Shelf, archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """The pages of the report, each in parts that must be taken before the next page is."""
    total = sum(1 for _ in shelf.rows(LISTED))
    pages = max(1, -(-total // ARTICLES_PER_PAGE))
    rows = shelf.rows(LISTED, descending=True)
    charts = [(chart, Markup(draw(chart, f"chart-{i}"))) for i, chart in enumerate(corpus_charts(shelf))]
    for number in range(1, pages + 1):
        listed = [_article(kept) for kept in islice(rows, ARTICLES_PER_PAGE)]
        values = {
            "articles": listed,
            "total": total,
            "number": number,
            "pages": [(n, page_name(n)) for n in range(1, pages + 1)] if pages > 1 else [],
            "charts": charts if number == 1 else [],
        }
        yield page_name(number), iter([fill("report.jinja", values)])


def page_name(number: int) -> str:
    """The file name of a page, from 1."""
    return "report.html" if number == 1 else f"report-{number}.html"


def _article(kept: Kept) -> dict[str, object]:
    listed = unpack(kept.payload, Listed)
    return {
        "page": link(f"articles/{kept.page}.html"),
        "listed": listed,
        "companies": listed.companies[:_MOST_COMPANIES],
        "more": len(listed.companies) > _MOST_COMPANIES,
    }


def corpus_charts(shelf: Shelf) -> list[Chart]:
    """The charts of most figures. What is kept in memory does not grow with the number of articles."""
    charts: list[Chart] = []
    money: dict[str, list[Figure]] = {}
    for _, group in shelf.groups(DRAWN):
        figures = list(_figures(islice(group, _MOST_FIGURES)))
        charts = nlargest(MOST_CHARTS, [*charts, *over_time(figures), *side_by_side(figures)], key=_weight)
        for figure in figures:
            if is_money(figure.unit) and figure.company:
                kept = money.setdefault(figure.unit, [])
                kept.append(figure)
                if len(kept) > 20 * _MOST_AMOUNTS:
                    money[figure.unit] = _most(kept)
    sums = [chart for unit in sorted(money) for chart in amounts(_most(money[unit]))]
    return [*nlargest(2, sums, key=_weight), *charts][:MOST_CHARTS]


def _figures(rows: Iterable[Kept]) -> Iterator[Figure]:
    for row in rows:
        figure = unpack(row.payload, Figure)
        yield msgspec.structs.replace(figure, link=f"{link(f'articles/{row.page}.html')}{figure.link}")


def _most(figures: list[Figure]) -> list[Figure]:
    return largest_of(figures, lambda figure: (figure.company, figure.property))[:_MOST_AMOUNTS]


def _weight(chart: Chart) -> int:
    """Changes over time are worth more than lists of the same length."""
    return (len(chart.points) + chart.more) * (2 if chart.form == "dots" else 1)
