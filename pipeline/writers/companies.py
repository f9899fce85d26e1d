"""`companies.md` and a page for every company with its claims from all the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.digest.archive import Archive
from pipeline.digest.gather import CompanyEntry, unpack
from pipeline.digest.page_names import PageNames
from pipeline.digest.shelf import Kept, Shelf
from pipeline.writers.escape import cell, heading, link, markdown
from pipeline.writers.markdown import claim_links
from pipeline.writers.tables import table


@dataclass(slots=True)
class _Seen:
    """What `companies.md` says of a company."""

    name: str
    ticker: str | None
    page: str
    articles: int = 0
    claims: int = 0


def company_pages(shelf: Shelf, archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """The pages of the companies and then their list, each in parts that must be taken before the next page is."""
    names = PageNames()
    seen: list[_Seen] = []
    for company, group in shelf.groups("company", descending=True):
        first = next(group)
        entry = unpack(first.payload, CompanyEntry)
        page = f"companies/{names.give('', company)}.md"
        seen.append(_Seen(entry.name, entry.ticker, page))
        yield page, _company(first, entry, group, seen[-1])
    yield "companies.md", _list(seen)


def _company(first: Kept, entry: CompanyEntry, rest: Iterator[Kept], seen: _Seen) -> Iterator[str]:
    facts = [f"Ticker: {markdown(entry.ticker)}"] if entry.ticker else []
    facts += [] if entry.known else ["Not in the table of companies: the name is as the articles have it"]
    yield f"# {heading(entry.name)}\n\n" + "".join(f"{fact}.\n\n" for fact in facts)
    while True:
        seen.articles += 1
        seen.claims += len(entry.claims)
        page = link(f"../articles/{first.page}.md")
        date = f"{markdown(entry.published[:10])} " if entry.published else ""
        mentions = f"{entry.mentions} mention{'s' if entry.mentions != 1 else ''}"
        yield f"- {date}[{cell(entry.headline)}]({page}), {mentions}\n"
        for said in entry.claims:
            yield f"  - {markdown(said.english)} {claim_links(said.claims, page)}\n"
        following = next(rest, None)
        if following is None:
            return
        first, entry = following, unpack(following.payload, CompanyEntry)


def _list(seen: list[_Seen]) -> Iterator[str]:
    yield "# Companies\n\n"
    rows = (
        [f"[{cell(one.name)}]({link(one.page)})", cell(one.ticker), str(one.articles), str(one.claims)]
        for one in sorted(seen, key=lambda one: (one.name.casefold(), one.name, one.page))
    )
    yield table(("Company", "Ticker", "Articles", "Claims"), rows) if seen else "No company was read.\n"
