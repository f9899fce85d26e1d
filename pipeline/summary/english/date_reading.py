"""English text → the dates in it as TIMEX3 values: the inverse of dates.py, and the ground of its check."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.summary.english.phrase_numbers import MONTHS

if TYPE_CHECKING:
    from pipeline.records import Date

_MONTH = {name: f"{number:02d}" for number, name in enumerate(MONTHS, start=1)}
_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PART = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daytime": "DT", "midday": "MI"}
_MOD = {"the start of": "START", "the end of": "END", "the middle of": "MID", "around": "APPROX", "before": "BEFORE", "after": "AFTER"}
_LENGTH = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D", "decade": "DE", "century": "CE", "hour": "H", "minute": "M", "second": "S"}
_OF_CLOCK = frozenset({"hour", "minute", "second"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = "|".join(MONTHS)
    point = (
        rf"(?<![0-9.,])[0-9]{{1,2}} (?:{month})(?: [0-9]{{4}})?(?![0-9])|(?:{month}) [0-9]{{1,2}}, [0-9]{{4}}|(?:{month}) [0-9]{{4}}|(?:{month}) [0-9]{{1,2}}(?![0-9])|(?:{'|'.join(_SEASON)})(?: [0-9]{{4}})?"
        rf"|the (?:{'|'.join(_ORDINAL)}) (?:quarter|half)(?: of [0-9]{{4}})?|week [0-9]{{1,2}} of [0-9]{{4}}|the [0-9]{{3}}0s|(?:{month})|[0-9]{{4}}(?![0-9]|[,.][0-9])"
    )
    moment = re.compile(
        rf"(?P<mod>{'|'.join(_MOD)})? ?(?:(?P<clock>[0-9]{{1,2}}:[0-9]{{2}}) on |the (?P<part>{'|'.join(_PART)}) of )?"
        rf"(?:fiscal [0-9]{{4}} \((?=[A-Z])|the (?:fiscal year|quarter|half year) from )?(?P<from>{point})(?: to (?P<to>{point}))?"
    )
    length = re.compile(
        rf"(?P<every>every )?(?:(?P<half>half a year)|(?P<count>several|[0-9]+(?:\.[0-9]+)?)?(?(count) )(?P<unit>{'|'.join(_LENGTH)})(?:s|ies)?)(?![a-z])"
    )
    return moment, length


def parse_dates(english: str) -> list[tuple[str, str | None]]:
    """The dates of an English text as (TIMEX3 value, mod): `the end of 2025` → ("2025", "END")."""
    moment, length = _patterns()
    found: list[tuple[str, str | None]] = []
    for hit in moment.finditer(english):
        mod = _MOD.get(hit["mod"] or "")
        value = _point(hit["from"])
        if hit["to"]:
            value = _span(hit["from"], hit["to"])
        if hit["clock"]:
            hour, minute = hit["clock"].split(":")
            value += f"T{int(hour):02d}" + ("" if minute == "00" else f":{minute}")
        elif hit["part"]:
            value += f"T{_PART[hit['part']]}"
        found.append((value, mod))
    found += [(value, None) for value in _lengths(length, english)]
    words = {"now": "PRESENT_REF", "the past": "PAST_REF", "the future": "FUTURE_REF"}
    return found + [(value, None) for word, value in words.items() if re.search(rf"\b{word}\b", english)]


def _point(said: str) -> str:
    words = said.replace(",", "").split(" ")
    if len(words[0]) < 3:  # 17 March 2006
        words[:2] = words[1], words[0]
    if words[0] in _MONTH:
        rest = words[1:]
        year = rest[-1] if rest and len(rest[-1]) == 4 else "XXXX"
        day = f"-{int(rest[0]):02d}" if rest and len(rest[0]) < 3 else ""
        return f"{year}-{_MONTH[words[0]]}{day}"
    if words[0] in _SEASON:
        return f"{words[1] if len(words) > 1 else 'XXXX'}-{_SEASON[words[0]]}"
    if words[0] == "week":
        return f"{words[3]}-W{int(words[1]):02d}"
    if words[0] == "the":
        if words[1] in _ORDINAL:
            year = words[4] if len(words) > 4 else "XXXX"
            return f"{year}-{'Q' if words[2] == 'quarter' else 'H'}{_ORDINAL[words[1]]}"
        return f"{words[1][:3]}X"
    return words[0]


def _span(first: str, last: str) -> str:
    """An interval; a month without a year takes that of the end: July to September 2025."""
    start, end = _point(first), _point(last)
    if start.startswith("XXXX-") and not end.startswith("XXXX"):
        start = end[:4] + start[4:]
    return f"{start}/{end}"


def _lengths(pattern: re.Pattern[str], english: str) -> list[str]:
    """Lengths of time; those that follow each other are one: 1 year 6 months."""
    found: list[str] = []
    last = -2
    for hit in pattern.finditer(english):
        if hit["half"]:
            value = "P0.5Y"
        elif hit["count"] is None and not hit["every"]:
            continue
        else:
            count = "X" if hit["count"] == "several" else hit["count"] or "1"
            clock = hit["unit"] in _OF_CLOCK
            value = f"P{'T' if clock else ''}{count}{_LENGTH[hit['unit']]}"
        if found and hit.start() == last + 1 and not hit["every"]:
            tail = value.removeprefix("P")
            found[-1] += tail.removeprefix("T") if "T" in found[-1] else tail
        else:
            found.append(value)
        last = hit.end()
    return found


def date_agrees(date: Date, english: str) -> bool:
    """True where one of the dates of an English text is this date; one without a value must stand there as it is."""
    if not date.value:
        return date.text in english
    wanted = re.sub(r"(T[0-9]{2}):00(?::00)?$", r"\1", date.value)
    mods = set(_MOD.values())
    return any(value == wanted and (mod == date.mod or date.mod not in mods) for value, mod in parse_dates(english))
