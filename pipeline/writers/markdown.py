"""The English summary of one article as a Markdown page: what a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.digest.gather import quoted
from pipeline.digest.moments import moment
from pipeline.digest.window import window
from pipeline.provenance import line_of, line_starts
from pipeline.records import ArticleRecord, Claim, Date, Quantity, Slot, Span
from pipeline.summary.english.dates import say_date
from pipeline.summary.english.headline import key_figures
from pipeline.summary.english.numbers import say_quantity
from pipeline.writers.escape import cell, heading, markdown, yaml, yaml_date
from pipeline.writers.tables import quotation, table

STATUS = {
    "asserted": "stated",
    "reported": "reported",
    "planned": "planned",
    "forecast": "forecast",
    "possible": "possible",
    "negated": "denied",
}
_MOST_SURFACES = 6


def article_page(record: ArticleRecord, text: str) -> str:
    """The page of an article; `text` is its decoded source file, in which the record's offsets count."""
    return "".join(
        (
            _front_matter(record),
            _opening(record),
            _key_figures(record),
            _claims(record),
            _companies(record),
            _products(record),
            _dates(record, text),
            _numbers_left(record, text),
            _warnings(record),
        )
    )


def claim_links(claims: Iterable[str], page: str = "") -> str:
    """Links to claims, `[c1](#c1)`, on this page or another."""
    return " ".join(f"[{claim}]({page}#{claim})" for claim in claims)


def _front_matter(record: ArticleRecord) -> str:
    article, source = record.article, record.source
    lines = [
        f"title: {yaml(article.headline)}",
        f"original_title: {yaml(article.title)}",
        f"source: {yaml(source.path)}",
        *([f"source_id: {yaml(source.id)}"] if source.id is not None else []),
        f"published: {yaml_date(article.published)}",
        *([f"author: {yaml(article.author)}"] if article.author else []),
        *([f"url: {yaml(article.url)}"] if article.url else []),
        "language: ja",
        *([f"tags: {_yaml_list(article.tags)}"] if article.tags else []),
        f"companies: {_yaml_list(company.name for company in record.companies)}",
        f"products: {_yaml_list(product.name for product in record.products)}",
        f"claims: {len(record.claims)}",
        *([f"status: {record.status}"] if record.status != "ok" else []),
    ]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _yaml_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(yaml(text) for text in texts)}]"


def _opening(record: ArticleRecord) -> str:
    title = record.article.title
    quote = f"> {cell(title)}\n>\n" if title else ""
    return f"# {heading(record.article.headline)}\n\n{quote}> {_publication(record)}\n\n"


def _publication(record: ArticleRecord) -> str:
    if record.article.published:
        return f"Published {markdown(record.article.published)}."
    placed = [(moment(date.value), date.value) for date in record.dates if date.type == "DATE" and not date.mod]
    latest = max(((place, value) for place, value in placed if place and value), default=None)
    if latest is None:
        return "Publication date not stated."
    return f"Publication date not stated; the latest date named in the text is {markdown(latest[1])}."


def _key_figures(record: ArticleRecord) -> str:
    bullets = [f"- {markdown(said)} {claim_links(claims)}\n" for said, claims in key_figures(record)]
    if not bullets:
        return "No figure of this article was read as a claim.\n\n" if not record.claims else ""
    return "## Key figures\n\n" + "".join(bullets) + "\n"


def _claims(record: ArticleRecord) -> str:
    if not record.claims:
        return ""
    head = ("", "About", "What", "Figure", "Compared with", "Said by", "Status", "Original")
    return "## Claims\n\n" + table(head, (_claim(record, claim) for claim in record.claims))


def _claim(record: ArticleRecord, claim: Claim) -> list[str]:
    quantity = record.quantities[claim.quantity]
    status = STATUS[claim.modality] + (f", {claim.direction}" if claim.direction else "")
    return [
        f'<a id="{claim.id}"></a>{claim.id}',
        _slot(claim.entity),
        _slot(claim.property),
        cell(say_quantity(quantity, "table")),
        _slot(claim.baseline),
        _slot(claim.attribution),
        status,
        quotation(quoted(claim, quantity), claim.sentence.line),
    ]


def _slot(slot: Slot | None) -> str:
    if slot is None:
        return "–"
    return cell(slot.name) + (" *(inferred)*" if slot.inferred else "")


def _companies(record: ArticleRecord) -> str:
    if not record.companies:
        return ""
    rows = (
        [cell(company.name), cell(company.ticker), _surfaces(company.mentions), str(len(company.mentions)), _told_of(record, company.id)]
        for company in record.companies
    )
    return "## Companies\n\n" + table(("Company", "Ticker", "In the article", "Mentions", "Claims"), rows)


def _products(record: ArticleRecord) -> str:
    if not record.products:
        return ""
    names = {company.id: company.name for company in record.companies}
    rows = (
        [cell(product.name), cell(names.get(product.maker or "", product.maker)), _surfaces(product.mentions), _told_of(record, product.id)]
        for product in record.products
    )
    return "## Products and systems\n\n" + table(("Product", "Maker", "In the article", "Claims"), rows)


def _surfaces(mentions: Iterable[Span]) -> str:
    surfaces = list(dict.fromkeys(mention.text for mention in mentions))
    return ", ".join(map(cell, surfaces[:_MOST_SURFACES])) + (", …" if len(surfaces) > _MOST_SURFACES else "")


def _told_of(record: ArticleRecord, name: str) -> str:
    """Links to the claims that name a company or product in any of their slots."""
    claims = (
        claim.id
        for claim in record.claims
        if any(slot and slot.ref == name for slot in (claim.entity, claim.baseline, claim.attribution))
    )
    return claim_links(claims) or "–"


def _dates(record: ArticleRecord, text: str) -> str:
    if not record.dates:
        return ""
    told: dict[int, list[Claim]] = {}
    for claim in record.claims:
        if claim.date is not None:
            told.setdefault(claim.date, []).append(claim)
    starts = line_starts(text)
    rows = ([*_date(date, told.get(i, [])), _place(text, starts, date)] for i, date in enumerate(record.dates))
    return "## Dates\n\n" + table(("Date", "What happened", "Original"), rows)


def _date(date: Date, claims: list[Claim]) -> Iterator[str]:
    yield cell(say_date(date))
    yield " ".join(f"{markdown(claim.english)} {claim_links([claim.id])}" for claim in claims) or "–"


def _place(text: str, starts: tuple[int, ...], span: Date | Quantity | Span) -> str:
    return quotation(window(text, span.start, span.end), line_of(starts, span.start))


def _numbers_left(record: ArticleRecord, text: str) -> str:
    """Every number that no claim holds, so that nothing is dropped in silence."""
    claimed = {claim.quantity for claim in record.claims}
    starts = line_starts(text)
    rows = [
        (quantity.start, [cell(say_quantity(quantity, "table")), "a figure of which nothing is claimed", _place(text, starts, quantity)])
        for i, quantity in enumerate(record.quantities)
        if i not in claimed
    ]
    for unread in record.unread:
        place = _place(text, starts, Span(start=unread.start, end=unread.end, text=unread.text))
        rows.append((unread.start, [cell(unread.text), cell(unread.reason), place]))
    if not rows:
        return ""
    return "## Numbers without a claim\n\n" + table(("Number", "Why", "Original"), (row for _, row in sorted(rows)))


def _warnings(record: ArticleRecord) -> str:
    if not record.warnings:
        return ""
    return "## Warnings\n\n" + "".join(f"- {markdown(warning)}\n" for warning in record.warnings)
