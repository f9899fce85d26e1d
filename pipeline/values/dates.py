"""Dates, times, lengths of time and repetitions in a text, as TIMEX3 values.

`find_dates` reads a whole text, `read_date` a single expression, `parse_published` the moment of publication.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from pipeline.facts import DateFact
from pipeline.values.normal import fold
from pipeline.values.timex_context import BLOT, Context
from pipeline.values.timex_numerals import find_numerals
from pipeline.values.timex_phrase import Phrase, make_phrases
from pipeline.values.timex_read import read_phrases
from pipeline.values.timex_words import find_words
from pipeline.values.timex_written import find_written
from pipeline.values.timex_years import YearStyle, style_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.values.timex_atoms import Atom

MESSAGE_LENGTH = 200  # a shorter text of one line is a message, no article
FIRST_YEAR, LAST_YEAR = 1500, 2999  # a publication outside is no date of an article
_PUBLISHED = re.compile(
    r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
    r"(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?: ?(?:Z|UTC|JST|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_FILLER = re.compile(
    r"(?:から|まで|より|にかけて|以降|以前|以来|の間|間|中|よりも|[にはでもの]|ちょうど|ぴったり|きっかり|[前後]|[\s、。,.()~「」・-])*"
)
_WEEKDAY_ALONE = re.compile(r"\s*\(([月火水木金土日])\)\s*")
_YEAR_ALONE = re.compile(r"\s*([12][0-9]{3})\s*")


@dataclass(frozen=True, slots=True)
class DateReading:
    """The dates of a text in order, none overlapping another, and what a reader must be warned of."""

    dates: list[DateFact]
    warnings: list[str]


def parse_published(value: str) -> date | datetime | None:
    """The moment of publication from what metadata say: `2025-12-03`, `2025/12/3 10:00`, `2025-12-03T10:00:00+09:00`.

    None where it is no date of the calendar. The zone is dropped: an article counts its days where it is written.
    """
    found = _PUBLISHED.match(fold(value).strip())
    if not found:
        return None
    year, month, day = (int(found[i]) for i in (1, 2, 3))
    try:
        if found[4] is None:
            return date(year, month, day)
        return datetime(year, month, day, int(found[4]), int(found[5]), int(found[6] or 0))
    except ValueError:
        return None


def find_dates(text: str, published: date | datetime | None, *, owned: Sequence[tuple[int, int]] = ()) -> DateReading:
    """Every date of `text`, read as of `published`. No date touches an `owned` stretch: names come first."""
    return _find(text, published, owned, alone=False)


def read_date(text: str, published: date | datetime | None) -> DateFact | None:
    """The date that the whole of `text` is, or None where it is none or more than one."""
    found = _find(text, published, (), alone=True).dates
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def _find(text: str, published: date | datetime | None, owned: Sequence[tuple[int, int]], alone: bool) -> DateReading:
    folded = _without(fold(text), owned)
    if lone := _lone(folded):
        return DateReading([lone], [])
    day = published.date() if isinstance(published, datetime) else published
    clock = published.replace(tzinfo=None) if isinstance(published, datetime) else None
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        day = clock = None
    atoms = _find_atoms(folded, style_of(folded, day.year if day else None))
    if not atoms:
        return DateReading([], [])
    phrases = make_phrases(folded, atoms)
    message = len(folded) < MESSAGE_LENGTH and "\n" not in folded.strip()
    fragment = not alone and _is_fragment(folded, phrases)
    context = Context(folded, text, day, clock, named=bool(owned), fragment=fragment, message=message)
    facts = read_phrases(phrases, context)
    doubts = [f"{doubt} is outside its era" for doubt in dict.fromkeys(context.doubts)]
    return DateReading(facts, [f"date: {problem}" for problem in [*context.problems, *doubts]])


def _without(text: str, owned: Sequence[tuple[int, int]]) -> str:
    """The text with the owned stretches blotted out, as long as before."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(owned):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            pieces += [text[at:start], BLOT * (end - start)]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _lone(text: str) -> DateFact | None:
    """A text that is nothing but a year in digits or a weekday in brackets, which are no dates elsewhere."""
    if year := _YEAR_ALONE.fullmatch(text):
        return DateFact(*year.span(1), "DATE", year[1], rule="lone year")
    if weekday := _WEEKDAY_ALONE.fullmatch(text):
        number = "月火水木金土日".index(weekday[1]) + 1
        return DateFact(*weekday.span(1), "DATE", f"XXXX-WXX-{number}", rule="lone weekday")
    return None


def _is_fragment(text: str, phrases: Sequence[Phrase]) -> bool:
    """Whether nothing but dates and particles is in the text, so that nothing tells which year is meant."""
    if len(text) > 60:
        return False
    at = 0
    for phrase in phrases:
        if not _FILLER.fullmatch(text, at, phrase.start):
            return False
        at = phrase.end
    return bool(phrases) and bool(_FILLER.fullmatch(text, at))


def _find_atoms(text: str, style: YearStyle) -> list[Atom]:
    """All parts of dates, in order, none overlapping another but those of one word."""
    groups: list[tuple[int, int, tuple[Atom, ...]]] = []
    end = 0
    for group in find_written(text, style):
        if group[0] >= end:
            groups.append(group)
            end = group[1]
    groups += find_words(text)
    taken = sorted((group[0], group[1]) for group in groups)
    ending = {group[1]: group[2][-1] for group in groups if group[2]}
    groups += [(atom.start, atom.end, (atom,)) for atom in find_numerals(text, style, _hider(taken), ending)]
    groups.sort(key=lambda group: (group[0], -group[1]))
    atoms: list[Atom] = []
    end = 0
    for start, stop, parts in groups:
        if start >= end:
            atoms.extend(parts)
            end = stop
    return atoms


def _hider(spans: Sequence[tuple[int, int]]) -> Callable[[int], int | None]:
    """Tells the end of the span in which an offset lies, or None."""

    def hidden(offset: int) -> int | None:
        at = bisect_right(spans, (offset, sys.maxsize))
        return spans[at - 1][1] if at and spans[at - 1][1] > offset else None

    return hidden
