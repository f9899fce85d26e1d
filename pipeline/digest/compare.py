"""The same property of the same thing as several articles state it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.digest.archive import Archive
from pipeline.digest.comparable import VERDICTS, Verdict, telling, verdict
from pipeline.digest.gather import unpack
from pipeline.digest.shelf import Kept, Shelf
from pipeline.digest.statements import Statement, statement

MOST_STATEMENTS = 100  # of one comparison; further ones are counted


class Comparison:
    """Statements of at least two articles, oldest first; `more` were left out."""

    __slots__ = ("more", "statements", "verdict")

    def __init__(self, statements: list[tuple[Kept, Statement]], more: int, verdict: Verdict) -> None:
        self.statements, self.more, self.verdict = statements, more, verdict


def compare(shelf: Shelf, archive: Archive) -> Iterator[Comparison]:
    """Every comparison that the articles allow, in the order of what is compared."""
    for _, group in shelf.groups("statement"):
        kept: list[Kept] = []
        more = 0
        for row in group:
            if len(kept) < MOST_STATEMENTS:
                kept.append(row)
            else:
                more += 1
        if len({row.number for row in kept}) > 1:
            statements = [(row, _statement(row, archive)) for row in kept]
            numbered = [(row.number, said) for row, said in statements]
            found = verdict(numbered)
            if found is not None:
                yield Comparison([statements[index] for index in telling(numbered, found)], more, found)


def _statement(row: Kept, archive: Archive) -> Statement:
    record = archive.record(row.number)
    return statement(record, record.claims[unpack(row.payload, int)])


def by_verdict(shelf: Shelf, archive: Archive) -> Iterator[tuple[Verdict, Iterator[Comparison]]]:
    """The comparisons of each verdict, the conflicting ones first. Goes through all of them for each verdict."""
    for wanted in VERDICTS:
        yield wanted, (comparison for comparison in compare(shelf, archive) if comparison.verdict == wanted)
