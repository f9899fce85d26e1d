"""Where a TIMEX3 value stands in a timeline."""

from __future__ import annotations

import re

_VALUE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?:(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|W(?P<week>[0-9]{2})|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)))?(?P<time>T[0-9A-Z:]{1,12})?"
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def moment(value: str | None) -> str | None:
    """A key that sorts a date, `2025-12-02`, `2025-Q4`, `202X` or the interval `2025-04/2026-03`, by its beginning, a whole
    before its parts; None for what has no place, such as `XXXX-03-05` or `PRESENT_REF`."""
    found = _VALUE.match(value or "")
    if not found or value is None or value[found.end() : found.end() + 1] not in ("", "/", "-", "Z"):
        return None
    year = found["year"].replace("X", "0")
    if found["month"]:
        month, day = int(found["month"]), int(found["day"] or 0)
    elif found["week"]:
        month, day = _week(int(found["week"]))
    elif found["quarter"]:
        month, day = int(found["quarter"]) * 3 - 2, 0
    elif found["half"]:
        month, day = int(found["half"]) * 6 - 5, 0
    else:
        month, day = _SEASONS.get(found["season"] or "", 0), 0
    return f"{year}-{month:02}-{day:02}{found['time'] or ''}"


def _week(week: int) -> tuple[int, int]:
    """About where a week of the year begins."""
    day = max(0, week - 1) * 7
    return min(12, day * 12 // 366 + 1), int(day * 12 % 366 / 12) + 1
