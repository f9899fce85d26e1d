"""The same measure of the same thing as several articles state it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import islice

from pipeline.digest.comparable import VERDICTS, Verdict, telling, verdict
from pipeline.digest.gather import unpack
from pipeline.digest.shelf import Kept, Shelf
from pipeline.digest.statements import Statement

MOST_STATEMENTS = 40  # of one comparison; later ones are counted, and not compared


class Comparison:
    """Statements of at least two articles, oldest first; `more` were not compared."""

    __slots__ = ("more", "statements", "verdict")

    def __init__(self, statements: list[tuple[Kept, Statement]], more: int, verdict: Verdict) -> None:
        self.statements, self.more, self.verdict = statements, more, verdict


def by_verdict(shelf: Shelf) -> Iterator[tuple[Verdict, Iterator[Comparison]]]:
    """The comparisons that the articles allow, verdict by verdict, the conflicting ones first; each must be taken before the next."""
    verdicts = array("b", (VERDICTS.index(found) if found else -1 for found in map(_verdict, _groups(shelf))))
    for number, wanted in enumerate(VERDICTS):
        yield wanted, _of_verdict(shelf, verdicts, number)


def _groups(shelf: Shelf) -> Iterator[Iterator[Kept]]:
    return (group for _, group in shelf.groups("statement"))


def _verdict(group: Iterator[Kept]) -> Verdict | None:
    first = list(islice(group, MOST_STATEMENTS))
    if len({kept.number for kept in first}) < 2:
        return None
    return verdict([(kept.number, unpack(kept.payload, Statement)) for kept in first])


def _of_verdict(shelf: Shelf, verdicts: array[int], wanted: int) -> Iterator[Comparison]:
    if wanted not in verdicts:
        return
    for found, group in zip(verdicts, _groups(shelf), strict=True):
        if found == wanted:
            statements = [(kept, unpack(kept.payload, Statement)) for kept in islice(group, MOST_STATEMENTS)]
            told = telling([(kept.number, said) for kept, said in statements], VERDICTS[wanted])
            yield Comparison([statements[index] for index in told], sum(1 for _ in group), VERDICTS[wanted])
