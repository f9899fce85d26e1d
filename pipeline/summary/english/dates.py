"""TIMEX3 values as English says them, and whether an English text says a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.summary.english import reading
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.phrase_numbers import MONTHS
from pipeline.summary.english.style import chosen

if TYPE_CHECKING:
    from pipeline.records import Date

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_PARTS_OF_DAY = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "the past", "FUTURE_REF": "the future"}
_UNITS = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day", "H": "hour", "m": "minute", "S": "second", "DE": "decade", "CE": "century"}
_MODS = {"START": "the start of ", "END": "the end of ", "MID": "the middle of ", "APPROX": "around ", "BEFORE": "before ", "AFTER": "after ",
         "ON_OR_BEFORE": "", "ON_OR_AFTER": "", "LESS_THAN": "less than ", "MORE_THAN": "more than ", "EQUAL_OR_LESS": "up to ",
         "EQUAL_OR_MORE": "at least "}  # fmt: skip
_FIRST_TIMES = {"初年度": "in the first year", "初日": "on the first day", "初週": "in the first week", "初月": "in the first month"}
_FIRST_TIME = re.compile(rf"(?:^|[^一-龥])(?P<time>{'|'.join(_FIRST_TIMES)})(?:に|で|には|の)?[^、。「」]{{0,12}}$")
_SAME_SPAN = re.compile(r"(?P<first>[0-9]{4})年[^。]*から(?P<last>[0-9]{4})年[^。]*同じ?期間[^。]{0,40}$")
_DATE = re.compile(r"(?P<year>[0-9]{4}|XXXX)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?")
_PART = re.compile(r"(?P<year>[0-9]{4}|XXXX)-(?P<part>SP|SU|FA|AU|WI|Q[1-4]|H[12]|W[0-9]{2})")
_NAMED_YEAR = re.compile(r"([0-9]{4})年度")
_DAY = re.compile(rf"(?:{'|'.join(MONTHS)}) [0-9]{{1,2}}(?:,|$)|[0-9]{{1,2}} (?:{'|'.join(MONTHS)})\b")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_DURATION = re.compile(r"P(?=.)(?:(?P<Y>[0-9.]+|X)Y)?(?:(?P<Q>[0-9.]+|X)Q)?(?:(?P<M>[0-9.]+|X)M)?(?:(?P<W>[0-9.]+|X)W)?(?:(?P<D>[0-9.]+|X)D)?(?:(?P<DE>[0-9.]+|X)DE)?(?:T(?:(?P<H>[0-9.]+|X)H)?(?:(?P<m>[0-9.]+|X)M)?(?:(?P<S>[0-9.]+|X)S)?)?")


def limiting_time(before: str, *, start: bool) -> str:
    """For which time a figure is, by the words before it that are no date: 初年度3億円, in the first year; 同期間に, of two years before: between 2022
    and 2024, or in 2022 of what a change of that time starts from; "" where there are none."""
    first = _FIRST_TIME.search(before)
    if first is not None:
        return _FIRST_TIMES[first["time"]]
    span = _SAME_SPAN.search(before)
    if span is None:
        return ""
    return f"in {span['first']}" if start else f"between {span['first']} and {span['last']}"


def say_date(date: Date) -> str:
    """December 2, 2025, or 2 December 2025; the second half of 2025; fiscal 2025 (April 2025 to March 2026); 10 years.

    A date without a value, or with one that has no English form, stays as it is, marked.
    """
    said = _said(date)
    if said is None:
        known = translate(date.text)
        return known.text if known.sure and known.kind == "period" else reading.marked(date.text)  # 年初来
    mod = _MODS.get(date.mod or "", "")
    return mod + said.removeprefix("around ") if mod else said


def say_day(published: str) -> str:
    """The day of a date of publication, 2025-10-03T19:00:00+09:00, as English says it; one that is no ISO date as it is."""
    return _calendar(published[:10]) or published


def _said(date: Date) -> str | None:
    value = date.value
    if not value:
        return None
    if value in _REFERENCES:
        return _REFERENCES[value]
    if date.type == "SET":
        return _set(value)
    if value.startswith("P"):
        return _duration(value)
    if "/" in value:
        return _interval(value, date.text)
    return _point(value)


def _point(value: str) -> str | None:
    day, clock, time = value.partition("T")
    said = _calendar(day)
    if said is None or not clock:
        return said
    if time in _PARTS_OF_DAY:
        return f"the {_PARTS_OF_DAY[time]} of {said}"
    hit = re.fullmatch(r"([01][0-9]|2[0-4])(?::([0-5][0-9]))?(?::[0-5][0-9])?(?:Z|[+-][0-9:]{2,6})?", time)
    return f"{int(hit[1])}:{hit[2] or '00'} on {said}" if hit else None


def _calendar(value: str) -> str | None:
    hit = _PART.fullmatch(value)
    if hit:
        part, year = hit["part"], hit["year"]
        of_year = "" if year == "XXXX" else f" of {year}"
        if part in _SEASONS:
            return f"{_SEASONS[part]}{of_year.removeprefix(' of')}"
        if part[0] == "W":
            return f"week {int(part[1:])}{of_year}"
        return f"the {_ORDINALS[int(part[1]) - 1]} {'quarter' if part[0] == 'Q' else 'half'}{of_year}"
    if re.fullmatch(r"[0-9]{3}X", value):
        return f"the {value[:3]}0s"
    hit = _DATE.fullmatch(value)
    if hit is None:
        return None
    year = "" if hit["year"] == "XXXX" else hit["year"]
    if not hit["month"]:
        return year or None
    month = MONTHS[int(hit["month"]) - 1]
    if not hit["day"]:
        return f"{month} {year}".strip()
    day = int(hit["day"])
    if chosen().spelling == "british":
        return f"{day} {month} {year}".strip()
    return f"{month} {day}, {year}" if year else f"{month} {day}"


def _interval(value: str, text: str) -> str | None:
    """Fiscal years and quarters by name, else `2023 to 2025`."""
    start, _, end = value.partition("/")
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    if first and last and first["month"] and last["month"] and not first["day"] and "XXXX" not in value:
        months = (int(last["year"]) - int(first["year"])) * 12 + int(last["month"]) - int(first["month"]) + 1
        if months == 12:
            named = _NAMED_YEAR.search(text.translate(_DIGITS))
            fiscal = named[1] if named else first["year"] if first["month"] == "04" and "月期" not in text else None
            if fiscal:
                return f"fiscal {fiscal} ({_calendar(start)} to {_calendar(end)})"
            return f"the fiscal year from {_calendar(start)} to {_calendar(end)}"
        if first["year"] == last["year"]:
            span = f"{MONTHS[int(first['month']) - 1]} to {_calendar(end)}"
            return f"the quarter from {span}" if months == 3 else f"the half year from {span}" if months == 6 else f"{span}"
    a, b = _calendar(start), _calendar(end)
    return f"{a} to {b}" if a and b else None


def _duration(value: str) -> str | None:
    if value == "P0.5Y":
        return "half a year"
    hit = _DURATION.fullmatch(value)
    if hit is None:
        return None
    parts = []
    for unit, count in hit.groupdict().items():
        if count == "X":
            parts.append(f"several {_UNITS[unit]}s")
        elif count:
            parts.append(f"{count} {_UNITS[unit]}{'' if count == '1' else 's'}")
    return " ".join(parts) or None


def _set(value: str) -> str | None:
    hit = _DURATION.fullmatch(value)
    if hit is None:
        return None
    given = [(unit, count) for unit, count in hit.groupdict().items() if count]
    if len(given) != 1 or given[0][1] == "X":
        return None
    unit, count = given[0]
    return f"every {_UNITS[unit]}" if count == "1" else f"every {count} {_UNITS[unit]}s"


def say_when(date: Date, preposition: str | None = None) -> str:
    """The date as an adverbial: on December 2, 2025; in 2026; at the end of 2025. `preposition` (by, since) comes instead."""
    said = say_date(date)
    if said in ("now",):
        return said
    if preposition:
        return f"{preposition} {said}"
    if said.startswith(("around ", "before ", "after ", "every ")):
        return said
    if date.type == "DURATION":
        return f"over {said}"
    if re.match(r"[0-9]{1,2}:", said):
        return f"at {said}"
    if said.startswith(("the end of", "the start of")):
        return f"at {said}"
    if said.startswith("the middle of"):
        return f"in {said}"
    if _DAY.match(said) and " to " not in said:
        return f"on {said}"
    if said.startswith(("the evening of", "the night of")):
        return f"on {said}"
    return f"in {said}" if " to " not in said or said.startswith(("the ", "fiscal ")) else f"from {said}"
