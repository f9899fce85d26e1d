"""The moment of publication, as articles and pages write it, in ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ASCII = str.maketrans("０１２３４５６７８９：／－．", "0123456789:/-.")
_NUMERIC = re.compile(
    r"""\s{0,9}(?:(?P<era>令和|平成)\s?(?P<era_year>[0-9]{1,2}|元)|(?P<year>[0-9]{4}))
    \s?(?:[-/.年]\s?(?P<month>[0-9]{1,2}))(?:\s?[-/.月]\s?(?P<day>[0-9]{1,2})日?)(?![0-9])
    (?:\s?[(（][月火水木金土日](?:曜日?)?[)）])?
    (?:[T\s]{0,3}(?P<hour>[0-9]{1,2})(?:[:時](?P<minute>[0-9]{1,2}))(?:[:分](?P<second>[0-9]{1,2})(?:[.,][0-9]{1,9})?)?[分秒]?
    \s?(?P<zone>Z|UTC|GMT|JST|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?""",
    re.VERBOSE,
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?:(?P<first>[0-9]{1,2})(?:st|nd|rd|th)?\s)?(?P<month>[A-Za-z]{3,9})\.?\s(?:(?P<second>[0-9]{1,2})(?:st|nd|rd|th)?,?\s)?(?P<year>[0-9]{4})(?![0-9])"
)
_LABEL = re.compile(
    r"(?:公開|掲載|配信|投稿|発行|作成|更新|記事|発表|last updated|published|posted|date|on){0,2}(?:日時|日付|日|時刻)?\s{0,3}[::]?\s{0,3}",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(r"\s{0,3}(?:に)?(?:公開|掲載|配信|投稿|発行|更新|発表)\Z")
_ERAS = {"令和": 2018, "平成": 1988}


def read_moment(written: str) -> str | None:
    """`2026-02-10 09:13:11 +0000` as `2026-02-10T09:13:11+00:00`, a date as `2026-02-10`; None where it is no date.

    Raises ValueError where it looks like a date and is none (`2026-02-30`).
    """
    text = written.strip()[:80].translate(_ASCII)
    found = _NUMERIC.match(text)
    if found:
        return _numeric(found)
    found = _COMPACT.match(text)
    if found:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    if re.match(r"[A-Za-z]{3},\s", text) and ":" in text:
        try:
            return parsedate_to_datetime(text).replace(microsecond=0).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    found = _ENGLISH.search(text)
    if found and found["month"][:3].lower() in _MONTHS:
        day = found["first"] or found["second"]
        if day:
            return date(int(found["year"]), _MONTHS.index(found["month"][:3].lower()) + 1, int(day)).isoformat()
    return None


def read_dateline(line: str) -> str | None:
    """The moment that a line of its own at the top of an article gives (`公開日：2026年2月10日 9:13`), or None."""
    text = _LABEL_BEHIND.sub("", line.strip()[:80].translate(_ASCII))
    label = _LABEL.match(text)
    found = _NUMERIC.fullmatch(text, label.end() if label else 0)
    try:
        return _numeric(found) if found else None
    except ValueError:
        return None


def _numeric(found: re.Match[str]) -> str:
    if found["era"]:
        year = _ERAS[found["era"]] + (1 if found["era_year"] == "元" else int(found["era_year"]))
    else:
        year = int(found["year"])
    month, day = int(found["month"]), int(found["day"])
    if not found["hour"]:
        return date(year, month, day).isoformat()
    moment = datetime(
        year,
        month,
        day,
        int(found["hour"]),
        int(found["minute"]),
        int(found["second"] or 0),
        tzinfo=_zone(found["zone"]),
    )
    return moment.isoformat()


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written in {"Z", "UTC", "GMT"}:
        return UTC
    if written == "JST":
        return timezone(timedelta(hours=9))
    hours, minutes = int(written[1:3]), int(written[-2:]) if len(written) > 3 else 0
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if written[0] == "-" else distance)
