"""`articles/PAGE.html`: the Japanese text of an article with its marks, and beside it what was read."""

from __future__ import annotations

import re

from markupsafe import Markup

from pipeline.writers.html.charts import draw
from pipeline.writers.html.claims import choices, shown_claims
from pipeline.writers.html.page import fill
from pipeline.writers.html.series import article_charts
from pipeline.writers.html.text import marked_text
from pipeline.writers.sheet import Sheet

_WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{1,2000}")


def html_page(sheet: Sheet) -> str:
    """The page of an article, which opens from the disk and asks nothing of the network."""
    record = sheet.record
    text = marked_text(sheet)
    claims = shown_claims(sheet, text.anchors)
    url = record.article.url or ""
    return fill(
        "article.jinja",
        {
            "record": record,
            "text": Markup(text.html),
            "left_out": text.left_out,
            "claims": claims,
            "choices": choices(record, claims),
            "figures": sheet.figures,
            "charts": [(chart, Markup(draw(chart, f"chart-{i}"))) for i, chart in enumerate(article_charts(record, sheet.said))],
            "companies": [(i, company, len(company.mentions)) for i, company in enumerate(record.companies)],
            "products": [(i, product, len(product.mentions)) for i, product in enumerate(record.products)],
            "link": url if _WEB_ADDRESS.fullmatch(url) else "",
        },
    )
