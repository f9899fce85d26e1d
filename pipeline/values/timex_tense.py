"""Which way a sentence looks from a date on: `3月に発売した` back, `3月に発売する` ahead."""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from typing import Literal

from pipeline.tables.loader import Row, read

Tense = Literal["past", "future"]
COLUMNS = ("tense", "pattern", "example")
REACH = 80  # characters behind the date within which its predicate comes
LONGEST_SENTENCE = 250
FINAL = 30  # characters at the end of a sentence in which its main predicate stands
_PAUSE = re.compile(r"(?: ?[(（][^()（）\n]{1,24}[)）])?(?:付で|付けで)?、")
_AHEAD = re.compile(r"までに|に向け|を前に|を目指|を予定|をめど|を目処")
_SENTENCE_END = re.compile(r"[。！？!?\n\u3000]")


def _make_row(row: Row) -> tuple[str, str]:
    if row.cells["tense"] not in ("past", "future"):
        raise ValueError(f"{row.cells['tense']!r} is neither past nor future")
    try:
        re.compile(row.cells["pattern"])
    except re.error as error:
        raise ValueError(f"the pattern cannot be read: {error}") from error
    return row.cells["tense"], row.cells["pattern"]


@cache
def _pattern() -> re.Pattern[str]:
    rows = read("tense_words.tsv", COLUMNS, _make_row)
    both = (f"(?P<{tense}>" + "|".join(pattern for t, pattern in rows if t == tense) + ")" for tense in ("past", "future"))
    return re.compile("|".join(both))


def tense_after(text: str, at: int) -> tuple[Tense | None, bool]:
    """The tense of the predicate to which a date before `at` belongs, or None.

    That is the first behind it, and sure; or where a pause sets the date apart (`18日、…すると発表した`), the last of the
    sentence, which is less sure.
    """
    if _AHEAD.match(text, at):
        return "future", True
    stop = _SENTENCE_END.search(text, at, at + LONGEST_SENTENCE)
    end = stop.end() if stop else min(len(text), at + LONGEST_SENTENCE)
    framed = _PAUSE.match(text, at, end)
    loose = text.startswith("の", at)  # 20日の終値に…: the date is of a noun
    cues = _pattern().finditer(text, max(at, end - FINAL) if framed else at, end)
    found = next(cues, None)
    if framed:
        found = next(iter(deque(cues, maxlen=1)), found)
    if not found or (not framed and found.start() - at > REACH):
        return None, False
    return "past" if found["past"] else "future", not (framed or loose)


def same_sentence(text: str, first: int, second: int) -> bool:
    """Whether no sentence ends between two offsets."""
    return second - first <= LONGEST_SENTENCE and not _SENTENCE_END.search(text, first, second)
