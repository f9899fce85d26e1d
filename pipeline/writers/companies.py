"""`companies.md` and a page for every company with its claims from all the articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec.structs import replace

from pipeline.digest.archive import Archive
from pipeline.digest.gather import CompanyClaim, CompanyEntry, unpack
from pipeline.digest.page_names import PageNames
from pipeline.digest.shelf import Kept, Shelf
from pipeline.summary.english.grammar import capitalised
from pipeline.writers.escape import cell, heading, link, markdown
from pipeline.writers.markdown import STATUS, claim_links
from pipeline.writers.tables import table

_PLAIN = re.compile(r"[0-9/-]+")


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
    claims = _Claims(shelf)
    for company, group in shelf.groups("company", descending=True):
        first = next(group)
        entry = unpack(first.payload, CompanyEntry)
        page = f"companies/{names.give('', company)}.md"
        seen.append(_Seen(entry.name, entry.ticker, page))
        yield page, _company(first, entry, group, claims.of(company), seen[-1])
    yield "companies.md", _list(seen)


class _Claims:
    """The claims of the companies, read along with them: both are in the order of the companies' ids."""

    def __init__(self, shelf: Shelf) -> None:
        self._rows = shelf.rows("company_claim")
        self._next = next(self._rows, None)

    def of(self, company: str) -> Iterator[Kept]:
        while self._next is not None and (owner := self._next.key.partition("\t")[0]) <= company:
            row, self._next = self._next, next(self._rows, None)
            if owner == company:
                yield row


def _company(first: Kept, entry: CompanyEntry, rest: Iterator[Kept], claims: Iterator[Kept], seen: _Seen) -> Iterator[str]:
    facts = [f"Ticker: {markdown(entry.ticker)}"] if entry.ticker else []
    facts += [] if entry.known else ["Not in the table of companies: the name is as the articles have it"]
    yield f"# {heading(entry.name)}\n\n" + "".join(f"{fact}.\n\n" for fact in facts)
    subject = None
    for (page, _), same in groupby(((kept.page, unpack(kept.payload, CompanyClaim)) for kept in claims), key=lambda one: (one[0], replace(one[1], claims=[]))):
        told = [claim for _, claim in same]
        if subject is None:
            yield "## Figures\n"
        if subject != (subject := told[0].property.casefold()):
            yield f"\n### {cell(capitalised(told[0].property)) if told[0].property else 'Other figures'}\n\n"
        yield _claim(page, told)
    yield "\n## Articles\n\n" if subject is not None else "## Articles\n\n"
    while True:
        seen.articles += 1
        seen.claims += entry.claims
        page = link(f"../articles/{first.page}.md")
        date = f"{markdown(entry.published[:10])} " if entry.published else ""
        mentions = f"{entry.mentions} mention{'s' if entry.mentions != 1 else ''}"
        yield f"- {date}[{cell(entry.headline)}]({page}), {mentions}\n"
        following = next(rest, None)
        if following is None:
            return
        first, entry = following, unpack(following.payload, CompanyEntry)


def _claim(page: str, told: Sequence[CompanyClaim]) -> str:
    """A claim, which its article may state several times, with its date, what it is said as, who says it, and the article of which day."""
    claim = told[0]
    date = f"{markdown(claim.date)}: " if claim.date and _PLAIN.fullmatch(claim.date) else ""  # 2026-SP is said in the sentence
    notes = [STATUS[claim.status]] if claim.status != "asserted" else []
    notes += [f"by {markdown(claim.by)}"] if claim.by else []
    notes += [f"article of {markdown(claim.published[:10])}"] if claim.published else []
    noted = f" ({', '.join(notes)})" if notes else ""
    return f"- {date}{markdown(claim.english)}{noted} {claim_links([one for same in told for one in same.claims], link(f'../articles/{page}.md'))}\n"


def _list(seen: list[_Seen]) -> Iterator[str]:
    yield "# Companies\n\n"
    rows = (
        [f"[{cell(one.name)}]({link(one.page)})", cell(one.ticker), str(one.articles), str(one.claims)]
        for one in sorted(seen, key=lambda one: (one.name.casefold(), one.name, one.page))
    )
    yield table(("Company", "Ticker", "Articles", "Claims"), rows) if seen else "No company was read.\n"
