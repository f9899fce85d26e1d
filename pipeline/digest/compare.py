"""The same property of the same thing as several articles state it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.digest.comparable import VERDICTS, Verdict, verdict
from pipeline.digest.gather import Statement, unpack
from pipeline.digest.shelf import Kept, Shelf

MOST_STATEMENTS = 100  # of one comparison; further ones are counted


class Comparison:
    """Statements of at least two articles, oldest first; `more` were left out."""

    __slots__ = ("more", "statements", "verdict")

    def __init__(self, statements: list[tuple[Kept, Statement]], more: int) -> None:
        self.statements, self.more = statements, more
        self.verdict: Verdict = verdict([(kept.number, statement) for kept, statement in statements])


def compare(shelf: Shelf) -> Iterator[Comparison]:
    """Every comparison that the articles allow, in the order of what is compared."""
    for _, group in shelf.groups("statement"):
        kept: list[tuple[Kept, Statement]] = []
        articles: set[int] = set()
        more = 0
        for row in group:
            if len(kept) >= MOST_STATEMENTS:
                more += 1
                continue
            kept.append((row, unpack(row.payload, Statement)))
            articles.add(row.number)
        if len(articles) > 1:
            yield Comparison(kept, more)


def by_verdict(shelf: Shelf) -> Iterator[tuple[Verdict, Iterator[Comparison]]]:
    """The comparisons of each verdict, the conflicting ones first. Reads the shelf once for each verdict."""
    for wanted in VERDICTS:
        yield wanted, (comparison for comparison in compare(shelf) if comparison.verdict == wanted)
