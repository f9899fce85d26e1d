"""What the tests of styles share: every style, and a process that is left as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

from pipeline.summary.english.style import NUMBERS, SPELLINGS, Style, choose, chosen

STYLES = tuple(Style(spelling, numbers) for spelling, numbers in product(SPELLINGS, NUMBERS))
DEFAULT, BRITISH, SHORT = Style(), Style(spelling="british"), Style(numbers="short")


def name(style: Style) -> str:
    return f"{style.spelling}-{style.numbers}"


@contextmanager
def written_in(style: Style) -> Iterator[None]:
    before = chosen()
    choose(style)
    try:
        yield
    finally:
        choose(before)
