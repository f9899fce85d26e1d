"""American and British spelling, by `spellings.tsv`. The tables and the templates are written in American spelling."""

from __future__ import annotations

import re
from functools import cache

from pipeline.summary.english.style import chosen
from pipeline.tables import loader

SPELLING_COLUMNS = ("american", "but", "british", "example")


def spelled(text: str) -> str:
    """English of the tables as the chosen style spells it."""
    return british(text) if chosen().spelling == "british" else text


def british(text: str) -> str:
    """The American spelling of a text made British: data center → data centre."""
    forms, pattern = _forms()
    return pattern.sub(lambda hit: forms[hit[1]] + hit[2], text)


@cache
def _forms() -> tuple[dict[str, str], re.Pattern[str]]:
    """Every American form and phrase with what the British write, and what finds them as whole words or
    plurals, the longest first."""
    forms: dict[str, str] = {}

    def add(row: loader.Row) -> None:
        american, here, kept = row.several("american"), row.several("british"), row.several("but")
        if not american or len(american) != len(here):
            raise ValueError("each American form needs its British one")
        for one, other in (*zip(american, here, strict=True), *zip(kept, kept, strict=True)):
            if one in forms:
                raise ValueError(f"{one!r} stands in another row already")
            forms[one] = other

    loader.read("spellings.tsv", SPELLING_COLUMNS, add)
    every = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return forms, re.compile(rf"(?<![A-Za-z])({every})(s?)(?![A-Za-z])")
