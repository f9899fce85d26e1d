"""The check that nothing in English lacks a source: every figure of a text is a quantity, a date or part of a name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.records import ArticleRecord, Claim, Date, Quantity, Slot
from pipeline.summary.english.dates import say_date
from pipeline.summary.english.figures import SCALES, SHORT_SCALES, read_figures
from pipeline.summary.english.headline import key_figures
from pipeline.summary.english.numbers import bounds, is_said_by
from pipeline.summary.english.phrase_numbers import scaled_sum
from pipeline.summary.english.telling import things

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.summary.english.cell_heads import CellHeads

_MARKED = re.compile(r"「[^「」]{0,400}」(?: \([^()]{0,200}\))?|“[^“”]{0,200}”")
_SCALES = {word: size for long, size in SCALES for word in (long, SHORT_SCALES[long])}
_PLAIN = re.compile(r"[0-9][0-9,]{0,30}(?:\.[0-9]{1,20})?")
_DIGIT = re.compile("[0-9]")
_BLANKED = str.maketrans(dict.fromkeys("0123456789", "#"))
_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_LETTERS_AND_DOT = _LETTERS | {"."}
_DIGITS = re.compile(r"([0-9][0-9,.万億兆]{0,40})(?: (million|billion|trillion)|(tn|bn|m)(?![A-Za-z0-9²³/·]))?")


def figures_without_source(english: ArticleRecord | str, allowed: Iterable[Quantity | Date | str] = (), heads: Mapping[int, CellHeads] | None = None) -> list[str]:
    """The figures of an English text that no quantity, date or name of `allowed` accounts for, as they stand there.

    Of a record: those of its headline, its claims' sentences and its key figures, against all that the record holds, and what
    stands over the figures of cells (`heads`, by their quantities).
    """
    if isinstance(english, ArticleRecord):
        return _of_record(english, heads or {})
    others = list(allowed)
    return _strays(_covered(english, _covers(others)), [thing for thing in others if isinstance(thing, Quantity)])


def _of_record(record: ArticleRecord, heads: Mapping[int, CellHeads]) -> list[str]:
    covers = _covers(_allowed(record))
    strays: list[str] = []
    held: set[str] = set()
    for claim in record.claims:
        # A sentence answers for its own quantity.
        own, said = record.quantities[claim.quantity], claim.english
        figures = read_figures(said)
        others = [figure for figure in figures if not is_said_by(own, figure, said[figure.start : figure.end])]
        if len(others) == len(figures) and bounds(own)[0] is not None:
            strays.append(f"{claim.id}: {own.text} is not said")
        if any(_DIGIT.search(said, figure.start, figure.end) for figure in others):
            left = _covered(said, covers)
            if any(_DIGIT.search(left, figure.start, figure.end) for figure in others):
                over = heads.get(claim.quantity)
                numbers = _totals(unicodedata.normalize("NFKC", "\n".join((claim.sentence.text, over.words if over else ""))))
                beside = [own, *_beside(record, claim), *(over.figures if over else ())]
                strays += [stray for stray in _strays(left, beside) if not _stands_in(stray, numbers)]
        held.add(said)
    for text, claims in ((record.article.headline, ()), *key_figures(record)):
        if text not in held:
            found = _strays(_covered(text, covers), record.quantities)
            quoted = "\n".join(claim.sentence.text for claim in record.claims if claim.id in claims or text in claim.english) if found else ""
            strays += [stray for stray in found if not _stands_in(stray, _totals(unicodedata.normalize("NFKC", quoted)))]
    return list(dict.fromkeys(strays))


def _stands_in(stray: str, numbers: set[Decimal]) -> bool:
    """Whether a bare number stands in the sentence that the claim quotes: 手順2（設計）, バージョン1.0; a verb behind it is none of its
    unit: the firms of S&P 500 account for 30%."""
    number, _, word = stray.partition(" ")
    plain = _PLAIN.fullmatch(number)
    return plain is not None and word in ("", "account") and Decimal(plain[0].replace(",", "")).normalize() in numbers


def _beside(record: ArticleRecord, claim: Claim) -> list[Quantity]:
    """The other quantities of the sentence, and that which the claim's is compared with, where its baseline is one (2割から3割に)."""
    return [q for span in (claim.sentence, claim.baseline) if span is not None for q in _within(record.quantities, span.start, span.end)]


def _within(quantities: Sequence[Quantity], start: int, end: int) -> Iterator[Quantity]:
    """Those of a stretch of the article; they stand in its order."""
    for at in range(bisect_left(quantities, start, key=lambda quantity: quantity.start), len(quantities)):
        if quantities[at].start >= end:
            return
        if quantities[at].end <= end:
            yield quantities[at]


def _allowed(record: ArticleRecord) -> Iterator[Date | str]:
    """What a figure may belong to beside the quantities: names, the title, dates."""
    for thing in things(record.companies, record.products):
        yield thing.name
        yield from (mention.text for mention in thing.mentions)
    for claim in record.claims:
        for slot in (claim.entity, claim.property, claim.baseline, claim.attribution):
            if slot is not None and _DIGIT.search(slot.name) and (slot.ref is not None or _is_backed(slot)):
                yield slot.name
    if record.article.title:
        yield record.article.title
    yield from record.dates


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
        found.add((Decimal(total) * _SCALES.get(hit[2] or hit[3] or "", 1)).normalize())
    return found


def _covers(allowed: Iterable[Quantity | Date | str]) -> list[str]:
    """The names that hold digits and the dates, as they may stand in a text; the longest first: a year inside a fiscal
    year is no year of its own."""
    names = {one if isinstance(one, str) else say_date(one) for one in allowed if not isinstance(one, Quantity)}
    return sorted(filter(_DIGIT.search, names), key=lambda name: (-len(name), name))


def _covered(english: str, covers: Sequence[str]) -> str:
    """The text without the figures of names, dates and marked Japanese; as long as before."""
    for cover in covers:
        if cover in english:
            english = _masked(english, cover)
    if "「" in english or "“" in english:
        english = _MARKED.sub(lambda hit: " " * len(hit.group()), english)
    return english


def _strays(english: str, quantities: Sequence[Quantity]) -> list[str]:
    """The figures that are none of the quantities, in words."""
    strays = []
    for figure in read_figures(english):
        said = english[figure.start : figure.end]
        if _DIGIT.search(said) and not any(is_said_by(quantity, figure, said) for quantity in quantities):
            strays.append(said.strip())
    return strays


def _masked(text: str, name: str) -> str:
    """The text with the digits of a name blanked out where it stands as words of its own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if text[at - 1 : at] in _LETTERS_AND_DOT or text[end : end + 1] in _LETTERS:
            end = at + 1
        else:
            text = text[:at] + name.translate(_BLANKED) + text[end:]
        at = text.find(name, end)
    return text
