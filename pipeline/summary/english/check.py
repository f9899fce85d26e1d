"""The check that nothing in English lacks a source: every figure of a text is a quantity, a date or part of a name."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.records import ArticleRecord, Date, Quantity, Slot
from pipeline.summary.english.dates import say_date
from pipeline.summary.english.figures import read_figures
from pipeline.summary.english.headline import key_figures
from pipeline.summary.english.numbers import agrees, bounds, is_said_by
from pipeline.summary.english.phrase_numbers import scaled_sum
from pipeline.summary.english.telling import things

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARKED = re.compile(r"「[^「」]{0,400}」(?: \([^()]{0,200}\))?|“[^“”]{0,200}”")
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_PLAIN = re.compile(r"[0-9][0-9,]{0,30}(?:\.[0-9]{1,20})?")
_DIGITS = re.compile(r"([0-9][0-9,.万億兆]{0,40})(?: (million|billion|trillion))?")


def figures_without_source(english: ArticleRecord | str, allowed: Iterable[Quantity | Date | str] = ()) -> list[str]:
    """The figures of an English text that no quantity, date or name of `allowed` accounts for, as they stand there.

    Of a record: those of its headline, its claims' sentences and its key figures, against all that the record holds.
    """
    if isinstance(english, ArticleRecord):
        return _of_record(english)
    others = list(allowed)
    return _strays(english, _covers(others), [thing for thing in others if isinstance(thing, Quantity)])


def _of_record(record: ArticleRecord) -> list[str]:
    known = things(record.companies, record.products)
    names: list[Quantity | Date | str] = [thing.name for thing in known]
    names += [mention.text for thing in known for mention in thing.mentions]
    for claim in record.claims:
        for slot in (claim.entity, claim.property, claim.baseline, claim.attribution):
            if slot is not None and (slot.ref is not None or _is_backed(slot)):
                names.append(slot.name)
    if record.article.title:
        names.append(record.article.title)
    covers = _covers([*names, *record.dates])
    strays: list[str] = []
    for claim in record.claims:
        # A sentence answers for its own quantity.
        own = record.quantities[claim.quantity]
        if not agrees(own, claim.english) and bounds(own)[0] is not None:
            strays.append(f"{claim.id}: {own.text} is not said")
        strays += _strays(claim.english, covers, [own])
    for text in (record.article.headline, *(item.text for item in key_figures(record))):
        strays += _strays(text, covers, record.quantities)
    return list(dict.fromkeys(strays))


def _is_backed(slot: Slot) -> bool:
    """True where every number of the slot's English stands in its Japanese."""
    source = unicodedata.normalize("NFKC", slot.text)
    return _totals(slot.name) <= _totals(source) | {Decimal(digits.replace(",", "")).normalize() for digits in _PLAIN.findall(source)}


def _totals(text: str) -> set[Decimal]:
    """The numbers of a Japanese or English text, each with its scale: 6億9426万, 694.26 million."""
    found = set()
    for hit in _DIGITS.finditer(text):
        total = scaled_sum(hit[1].replace(",", ""))
        if total is None:
            plain = _PLAIN.match(hit[1])
            total = plain[0].replace(",", "") if plain else "0"
        found.add((Decimal(total) * _SCALES.get(hit[2] or "", 1)).normalize())
    return found


def _covers(allowed: Iterable[Quantity | Date | str]) -> list[str]:
    """The names that hold digits and the dates, as they may stand in a text; the longest first: a year inside a fiscal
    year is no year of its own."""
    others = list(allowed)
    names = {name for name in others if isinstance(name, str)} | {say_date(date) for date in others if isinstance(date, Date)}
    return sorted((name for name in names if any(map(str.isdigit, name))), key=lambda name: (-len(name), name))


def _strays(english: str, covers: Sequence[str], quantities: Sequence[Quantity]) -> list[str]:
    text = english
    for cover in covers:
        text = _masked(text, cover)
    if "「" in text or "“" in text:
        text = _MARKED.sub(lambda hit: " " * len(hit.group()), text)
    strays = []
    for figure in read_figures(text):
        said = text[figure.start : figure.end]
        if not any(map(str.isdigit, said)):
            continue
        if not any(is_said_by(quantity, figure, said) for quantity in quantities):
            strays.append(said.strip())
    return strays


def _masked(text: str, name: str) -> str:
    """The text with a name blanked out where it stands as words of its own."""
    if not name or name not in text:
        return text
    pattern = re.compile(rf"(?<![0-9A-Za-z.]){re.escape(name)}(?![0-9A-Za-z])")
    return pattern.sub(lambda hit: re.sub(r"[0-9]", "#", hit.group()), text)
