"""What stands around a number of days and tells a length from a day of the month (`length_cues.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.tables.loader import Row, read

COLUMNS = ("side", "pattern", "example")
LONGEST_CUE = 8  # characters before the number


def _make_cue(row: Row) -> tuple[str, str]:
    if row.cells["side"] not in ("before", "after"):
        raise ValueError(f"{row.cells['side']!r} is neither before nor after")
    try:
        re.compile(row.cells["pattern"])
    except re.error as error:
        raise ValueError(f"the pattern cannot be read: {error}") from error
    return row.cells["side"], row.cells["pattern"]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cues = read("length_cues.tsv", COLUMNS, _make_cue)
    before, after = ("|".join(pattern for side, pattern in cues if side == wanted) for wanted in ("before", "after"))
    return re.compile(rf"(?:{before})\Z"), re.compile(after)


def is_length(text: str, start: int, end: int, spent: bool = True) -> bool:
    """Whether the words around a number with its unit at `start:end` make it a length of time.

    `spent` tells whether a で alone does: `3日で作る` takes three days, `31日で閉じる` names the day.
    """
    before, after = _patterns()
    if before.search(text, max(0, start - LONGEST_CUE), start):
        return True
    return bool(after.match(text, end)) and (spent or not text.startswith("で", end))
