"""The English summary of one article as a Markdown page: what a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.components.company_table import company_name
from pipeline.digest.moments import moment
from pipeline.digest.window import window
from pipeline.provenance import line_of
from pipeline.records import ArticleRecord, Claim, Date, Product, Quantity, Slot, Span, Unread
from pipeline.summary.english.dates import say_date, say_day
from pipeline.summary.english.together import Saying
from pipeline.values.unread import IN_LINK
from pipeline.writers.escape import cell, heading, markdown, yaml, yaml_date
from pipeline.writers.sheet import Sheet
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


def article_page(sheet: Sheet) -> str:
    """The page of an article."""
    record, told = sheet.record, _told_of(sheet.record)
    return "".join(
        (
            _front_matter(record),
            _opening(record),
            _key_figures(sheet),
            _claims(sheet),
            _sentences(sheet),
            _companies(record, told),
            _products(record, told),
            _dates(sheet),
            _numbers_left(sheet),
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
        return f"Published {markdown(say_day(record.article.published))}."
    placed = [(moment(date.value), date.value) for date in record.dates if date.type == "DATE" and not date.mod]
    latest = max(((place, value) for place, value in placed if place and value), default=None)
    if latest is None:
        return "Publication date not stated."
    return f"Publication date not stated; the latest date named in the text is {markdown(latest[1])}."


def _key_figures(sheet: Sheet) -> str:
    bullets = [f"- {markdown(said)} {claim_links(claims)}\n" for said, claims in sheet.figures]
    if not bullets:
        return "No figure of this article was read as a claim.\n\n" if not sheet.record.claims else ""
    return "## Key figures\n\n" + "".join(bullets) + "\n"


def _claims(sheet: Sheet) -> str:
    claims = sheet.record.claims
    if not claims:
        return ""
    head = ("", "About", "What", "Figure", "Compared with", "Said by", "Status", "Original")
    return "## Claims\n\n" + table(head, (_claim(sheet, i, claim) for i, claim in enumerate(claims)))


def _claim(sheet: Sheet, index: int, claim: Claim) -> list[str]:
    status = ", ".join((STATUS[claim.modality], *filter(None, (claim.direction,)), *(("of another article",) if claim.sentence.related else ())))
    return [
        f'<a id="{claim.id}"></a>{claim.id}',
        _slot(claim.entity),
        _slot(claim.property),
        cell(sheet.said[claim.quantity]),
        _slot(claim.baseline),
        _slot(claim.attribution),
        status,
        quotation(sheet.quotes[index], claim.sentence.line),
    ]


def _sentences(sheet: Sheet) -> str:
    """Each claim in English words, beside what the table takes apart; what the article says again in the same words is said once.

    What it only mentions stands in one line at the end.
    """
    if not sheet.told:
        return ""
    told: dict[str, list[str]] = {}
    rest: dict[str, list[str]] = {}
    for one in sheet.told:
        kept, said = (rest, one.mention) if one.mention is not None and one.claims[0].attribution is None else (told, one.english)
        kept.setdefault(said, []).extend(claim.id for claim in one.claims)
    lines = [f"- {markdown(said)} {claim_links(claims)}\n" for said, claims in told.items()]
    if rest:
        lines.append(f"- Also mentioned: {'; '.join(f'{markdown(said)} {claim_links(claims)}' for said, claims in rest.items())}.\n")
    return "## In sentences\n\n" + "".join(lines) + "\n"


def _slot(slot: Slot | None) -> str:
    if slot is None:
        return "–"
    return cell(slot.name) + (" *(inferred)*" if slot.inferred else "")


def _companies(record: ArticleRecord, told: dict[str, list[str]]) -> str:
    if not record.companies:
        return ""
    rows = (
        [cell(one.name), cell(one.ticker), _surfaces(one.mentions), str(len(one.mentions)), claim_links(told.get(one.id, ())) or "–"]
        for one in record.companies
    )
    return "## Companies\n\n" + table(("Company", "Ticker", "In the article", "Mentions", "Claims"), rows)


def _products(record: ArticleRecord, told: dict[str, list[str]]) -> str:
    if not record.products:
        return ""
    names = {company.id: company.name for company in record.companies}
    rows = (
        [cell(one.name), cell(_maker(one, names)), _surfaces(one.mentions), claim_links(told.get(one.id, ())) or "–"]
        for one in record.products
    )
    return "## Products and systems\n\n" + table(("Product", "Maker", "In the article", "Claims"), rows)


def _maker(product: Product, names: dict[str, str]) -> str | None:
    """The English name of a product's maker, as the article's companies or else the tables have it."""
    return (names.get(product.maker) or company_name(product.maker)) if product.maker else None


def _told_of(record: ArticleRecord) -> dict[str, list[str]]:
    """The claims that name a company or product in any of their slots, by its id."""
    told: dict[str, list[str]] = {}
    for claim in record.claims:
        for name in {slot.ref: None for slot in (claim.entity, claim.baseline, claim.attribution) if slot and slot.ref}:
            told.setdefault(name or "", []).append(claim.id)
    return told


def _surfaces(mentions: Iterable[Span]) -> str:
    surfaces = list(dict.fromkeys(mention.text for mention in mentions))
    return ", ".join(map(cell, surfaces[:_MOST_SURFACES])) + (", …" if len(surfaces) > _MOST_SURFACES else "")


def _dates(sheet: Sheet) -> str:
    record = sheet.record
    told: dict[int, list[Saying]] = {}
    for one in sheet.told:
        if (index := one.claims[0].date) is not None:
            told.setdefault(index, []).append(one)
    measured = {(quantity.start, quantity.end) for quantity in record.quantities}
    same: dict[tuple[str, str], list[Date]] = {}
    for i, date in sorted(enumerate(record.dates), key=_in_time):
        if i in told or date.type != "DURATION" or (date.start, date.end) not in measured:  # 7カ月 stands as a figure already
            same.setdefault((cell(say_date(date)), _happened(told.get(i, []))), []).append(date)
    rows = ((said, happened, _places(sheet, dates)) for (said, happened), dates in same.items())
    return "## Dates\n\n" + table(("Date", "What happened", "Original"), rows) if same else ""


def _in_time(numbered: tuple[int, Date]) -> tuple[bool, str, int]:
    """Dates in order of time, those that have no place in it behind them as they stand."""
    number, date = numbered
    at = moment(date.value) if date.type == "DATE" else None
    return at is None, at or "", number


def _happened(sayings: Iterable[Saying]) -> str:
    """What is told of a date, the same words once."""
    told: dict[str, list[str]] = {}
    for one in sayings:
        told.setdefault(one.english, []).extend(claim.id for claim in one.claims)
    return " ".join(f"{markdown(said)} {claim_links(ids)}" for said, ids in told.items()) or "–"


def _places(sheet: Sheet, spans: Sequence[Date | Quantity | Unread]) -> str:
    """The words around the first of them, and the lines of all."""
    first = spans[0]
    return quotation(window(sheet.text, first.start, first.end), *(line_of(sheet.lines, span.start) for span in spans))


def _numbers_left(sheet: Sheet) -> str:
    """Every number that no claim holds, so that nothing is dropped in silence; the numbers of one link, or the same number again, in one row."""
    record = sheet.record
    claimed = {claim.quantity for claim in record.claims}
    left: list[tuple[Quantity | Unread, str, str]] = [
        (quantity, sheet.said[i], "a figure of which nothing is claimed") for i, quantity in enumerate(record.quantities) if i not in claimed
    ]
    left += [(unread, unread.text, unread.reason) for unread in record.unread]
    same: dict[tuple[str, str | int], list[tuple[Quantity | Unread, str]]] = {}
    for span, number, reason in sorted(left, key=lambda one: one[0].start):
        row = line_of(sheet.lines, span.start) if reason == IN_LINK else number
        same.setdefault((reason, row), []).append((span, number))
    rows = (
        [", ".join(dict.fromkeys(cell(number) for _, number in found)), cell(reason), _places(sheet, [span for span, _ in found])]
        for (reason, _), found in same.items()
    )
    return "## Numbers without a claim\n\n" + table(("Number", "Why", "Original"), rows) if same else ""


def _warnings(record: ArticleRecord) -> str:
    if not record.warnings:
        return ""
    return "## Warnings\n\n" + "".join(f"- {markdown(warning)}\n" for warning in record.warnings)
