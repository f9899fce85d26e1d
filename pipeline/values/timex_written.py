"""Dates in digits and marks or in English: `2025/12/2`, `2025-12-02T10:00`, `12/25`, `3:20PM`, `Dec 02, 2025`, `FY2025 Q3`."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.values.calendar_eras import era_patterns, read_era_year
from pipeline.values.timex_atoms import Atom
from pipeline.values.timex_clock import LAST_HOUR, spell_clock
from pipeline.values.timex_years import YearStyle, of_two_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = tuple[int, int, tuple[Atom, ...]]

# The guard stands behind the first digit so that the search can skip to digits.
_DIGITS = re.compile(
    r"[0-9](?:(?<![0-9A-Za-z_.+/#$¥][0-9])|(?<=[AP]M[0-9]))(?:"
    r"(?P<y>(?<=[12])[0-9]{3})(?P<mark>[-/.・])(?P<m>[0-9]{1,2})(?:(?P=mark)(?P<d>[0-9]{1,2})(?:~(?P<d2>[0-9]{1,2})(?![0-9/.:年月時日]))?)?(?![0-9]|[-/.][0-9])(?: ?(?P<unit>月))?"
    r"|(?P<season_year>(?<=[12])[0-9]{3})(?:/|年?の?)(?P<season>[春夏秋冬])(?![季休日葉闘場至分物服目期山樹夏秋冬先野])"
    r"|(?P<p1>[0-9])/(?P<p2>[0-9]{2})/(?P<p3>[0-9]{2})(?![0-9/])"
    r"|(?P<md>[0-9]?)/(?P<day>[0-9]{1,2})(?![0-9/:%A-Za-z])"
    r"|(?P<hour>[0-9]?):(?P<minute>[0-5][0-9])(?::(?P<tick>[0-5][0-9])(?:\.[0-9]{1,6})?)?(?![0-9:])(?: ?(?P<half>[AaPp]\.?[Mm](?![A-Za-z])\.?))?"
    r")"
)
_FREQUENCY = re.compile(r"[年月週](?<![0-9一-龠々ァ-ヶーか].)(?=に? ?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|数)(?:回|度|日(?![本間])))")
_ISO_CLOCK = re.compile(r"T(?P<hour>[0-2][0-9]):(?P<minute>[0-5][0-9])(?::(?P<tick>[0-5][0-9])(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_MONTHS = {name: number for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}
_NAME = "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)"
_ENGLISH = re.compile(
    r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?<![A-Za-z]...)"
    r"(?i:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?(?![A-Za-z])(?: (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9]))?(?:,? (?P<year>[12][0-9]{3})(?![0-9]))?"
)  # fmt: skip
_DAY_BEFORE = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)? \Z")
_BUSINESS = re.compile(
    r"FY ?'?(?P<fy>[0-9]{4}|[0-9]{2})(?![0-9])(?: ?Q(?P<fq>[1-4])| ?(?P<fq2>[1-4])Q| ?H(?P<fh>[12])| ?(?P<fh2>[12])H)?(?![0-9A-Za-z])"
    r"|Q(?P<q>[1-4])(?![0-9A-Za-z_.:])(?: ?(?:(?P<qfy>FY) ?)?'?(?P<qy>[12][0-9]{3}|[0-9]{2})(?![0-9年月]))?"
    r"|H(?P<h>[12]) (?P<hy>20[0-9]{2})(?![0-9])"
    r"|CY(?P<cy>20[0-9]{2})(?![0-9])"
)
_COUNTED = re.compile(r"[1-4](?<![0-9A-Za-z.][0-9])(?:Q(?:(?P<qfy>FY) ?)?(?P<qy>20[0-9]{2}|[0-9]{2})?|H(?P<hy>20[0-9]{2}|[0-9]{2}))(?![0-9A-Za-z])")
_QUARTER_TAIL = re.compile(r"の|に|は|で|決算|業績|売上|~|-|まで|累計|以降|時点|実績")
_WEEKDAY_IN_BRACKETS = re.compile(r" ?\([月火水木金土日]")
_RATIO = re.compile(r"アスペクト|縦横比|比率|縦長|横長|16:9|9:16|[0-9]:[0-9]比")
_FRACTION_TAIL = re.compile(r"(?:[点分倍量程以サ縮ス]|に[縮低減圧抑削短下軽な]|の[縮ス大費コ価サ面重時規量電]|まで[縮低減下]|ほど|程度|へ[縮低減]|[月秒])")
_VERSION_HEAD = re.compile(r"[A-Za-z0-9ァ-ヶー版)]\s?\Z")


def _ymd(text: str, found: re.Match[str]) -> Found | None:
    start, end = found.span()
    year, month, mark = int(text[start : start + 4]), int(found["m"]), found["mark"]
    day = int(found["d"]) if found["d"] else None
    if day is None:
        loose = mark in ".・" or (mark == "-" and len(found["m"]) != 2)
        if not 1 <= month <= 12 or (loose and not found["unit"] and _VERSION_HEAD.search(text, max(0, start - 2), start)):
            return None
        if mark == "・" and not found["unit"]:
            return None
    problem = None if month <= 12 and month and (day is None or 0 < day <= 31) else text[start:end]
    if problem and mark in ".・":
        return None
    atoms = [
        Atom(start, end, "year", year, rule="digits"),
        Atom(start, end, "month", month, problem=problem, rule="digits"),
    ]
    if day is not None:
        high = int(found["d2"]) if found["d2"] else None
        atoms.append(Atom(start, end, "day", day, high, rule="digits"))
        if clock := _ISO_CLOCK.match(text, end):
            end = clock.end()
            tick = int(clock["tick"]) if clock["tick"] else None
            spelled = spell_clock(int(clock["hour"]), int(clock["minute"]), tick)
            atoms.append(Atom(start, end, "clock", int(clock["hour"]), text=spelled, rule="digits"))
    return start, end, tuple(atoms)


def _month_day(text: str, found: re.Match[str]) -> Found | None:
    """`12/25`, but no fraction: `1/3` and `3/4` need a cue, here a weekday, a padded number or a range."""
    start, end = found.span()
    month, day = int(text[start] + found["md"]), int(found["day"])
    if not 1 <= month <= 12 or not 1 <= day <= 31 or _FRACTION_TAIL.match(text, end):
        return None
    padded = text[start] == "0" or (len(found["day"]) == 2 and found["day"][0] == "0")
    ranged = re.match(r"[~-][0-9]{1,2}/[0-9]{1,2}", text[end : end + 8]) or re.search(r"[0-9]/[0-9]{1,2}[~-]\Z", text[max(0, start - 8) : start])
    cued = padded or ranged or _WEEKDAY_IN_BRACKETS.match(text, end)
    if not (cued or (month >= 2 and day >= 13) or month > day):
        return None
    return start, end, (Atom(start, end, "month", month, rule="digits"), Atom(start, end, "day", day, rule="digits"))


def _short(text: str, found: re.Match[str], style: YearStyle) -> Found | None:
    """`21/04/16` year first, `05/05/89` year last where the first cannot be a year."""
    start, end = found.span()
    one, two, three = int(text[start] + found["p1"]), int(found["p2"]), int(found["p3"])
    if three > 31 and one <= 12 and two <= 31:
        one, two, three = three, one, two
    if not (1 <= two <= 12 and 1 <= three <= 31):
        return None
    year = of_two_digits(one, style)
    atoms = (
        Atom(start, end, "year", year, rule="digits"),
        Atom(start, end, "month", two, rule="digits"),
        Atom(start, end, "day", three, rule="digits"),
    )
    return start, end, atoms


def _colon(text: str, found: re.Match[str]) -> Found | None:
    start, end = found.span()
    hour, minute = int(text[start] + found["hour"]), int(found["minute"])
    if text[max(0, start - 1) : start] in (":", "比") or text.startswith(("の比", "の割合", "比"), end):
        return None
    if _RATIO.search(text, max(0, start - 16), min(len(text), end + 16)):
        return None
    tick = int(found["tick"]) if found["tick"] else None
    if hour > LAST_HOUR:  # no hour, so minutes and seconds; a pair that makes a hundred is a split (50:50)
        if tick is not None or hour + minute == 100 or found["half"]:
            return None
        minutes = Atom(start, end, "length", text="TM", amount=Decimal(hour), rule="digits")
        return start, end, (minutes, Atom(start, end, "length", text="TS", amount=Decimal(minute), rule="digits"))
    atom = Atom(start, end, "clock", hour, text=spell_clock(hour, minute, tick), rule="digits")
    if found["half"]:
        half = Atom(start, end, "meridiem", text=found["half"][0].lower() + "m", rule="digits")
        return start, end, (half, atom)
    return start, end, (atom,)


def _digits(text: str, style: YearStyle) -> Iterator[Found]:
    for found in _DIGITS.finditer(text):
        made: Found | None
        if found["y"]:
            made = _ymd(text, found)
        elif found["season_year"]:
            start, end = found.span()
            season = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}[found["season"]]
            year = int(text[start : start + 4])
            made = (start, end, (Atom(start, end, "year", year, rule="digits"), Atom(start, end, "season", text=season, rule="digits")))
        elif found["p2"]:
            made = _short(text, found, style)
        elif found["day"]:
            made = _month_day(text, found)
        else:
            made = _colon(text, found)
        if made:
            yield made


def _english(text: str) -> Iterator[Found]:
    for found in _ENGLISH.finditer(text):
        start, end = found.span()
        if not re.fullmatch(_NAME, found[0].split(" ")[0].rstrip(",").title()):
            continue
        month, day = _MONTHS[found[0][:3].lower()], found["day"]
        if before := _DAY_BEFORE.search(text, max(0, start - 5), start):
            start, day = before.start(1), before[1]
        if not day and not found["year"]:
            continue
        atoms = [Atom(start, end, "month", month, rule="English")]
        if found["year"]:
            atoms.insert(0, Atom(start, end, "year", int(found["year"]), rule="English"))
        if day:
            problem = None if 1 <= int(day) <= 31 else text[start:end]
            atoms.append(Atom(start, end, "day", int(day), problem=problem, rule="English"))
        yield start, end, tuple(atoms)


def _business(text: str, style: YearStyle) -> Iterator[Found]:
    """`FY2025`, `Q3 2025`, `3Q25`, `H1 2025`."""

    def year(written: str) -> int:
        return int(written) if len(written) == 4 else of_two_digits(int(written), style)

    for found in _BUSINESS.finditer(text):
        start, end = found.span()
        if _after_letter(text, start):
            continue
        if found["fy"]:
            atoms = [Atom(start, end, "fiscal", year(found["fy"]), rule="FY")]
            if quarter := found["fq"] or found["fq2"]:
                atoms.append(Atom(start, end, "quarter", int(quarter), rule="FY"))
            if half := found["fh"] or found["fh2"]:
                atoms.append(Atom(start, end, "half", int(half), rule="FY"))
        elif found["q"]:
            atoms = [Atom(start, end, "quarter", int(found["q"]), rule="Q")]
            if found["qy"]:
                atoms.insert(0, Atom(start, end, "fiscal" if found["qfy"] else "year", year(found["qy"]), rule="Q"))
            elif not (_QUARTER_TAIL.match(text, end) or re.search(r"[年度期] ?\Z", text[max(0, start - 2) : start])):
                continue
        elif found["h"]:
            atoms = [Atom(start, end, "year", int(found["hy"]), rule="H"), Atom(start, end, "half", int(found["h"]), rule="H")]
        else:
            atoms = [Atom(start, end, "year", int(found["cy"]), rule="CY")]
        yield start, end, tuple(atoms)
    for found in _COUNTED.finditer(text):
        start, end = found.span()
        number = int(text[start])
        if found["hy"]:
            if number > 2:
                continue
            yield start, end, (Atom(start, end, "year", year(found["hy"]), rule="H"), Atom(start, end, "half", number, rule="H"))
        elif found["qy"]:
            unit = Atom(start, end, "fiscal" if found["qfy"] else "year", year(found["qy"]), rule="Q")
            yield start, end, (unit, Atom(start, end, "quarter", number, rule="Q"))
        elif _QUARTER_TAIL.match(text, end) or re.search(r"[年度期] ?\Z", text[max(0, start - 2) : start]):
            yield start, end, (Atom(start, end, "quarter", number, rule="Q"),)


def _after_letter(text: str, start: int) -> bool:
    """Whether a Latin letter or a digit stands before `start`."""
    return start > 0 and text[start - 1].isascii() and text[start - 1].isalnum()


def _eras(text: str) -> Iterator[Found]:
    for found in chain.from_iterable(pattern.finditer(text) for pattern in era_patterns()):
        start, end = found.span()
        if found["era"].isascii() and _after_letter(text, start):
            continue
        year, wrong = read_era_year(found["era"], found["year"])
        problem = text[start:end] if wrong == "impossible" else None
        unit = Atom(
            start, end, "fiscal" if found["unit"] == "年度" else "year", year, problem=problem, doubt=wrong == "outside", rule="era"
        )  # fmt: skip
        atoms = [unit]
        if found["month"]:
            bad = None if 1 <= int(found["month"]) <= 12 else text[start:end]
            atoms.append(Atom(start, end, "month", int(found["month"]), problem=bad, rule="era"))
        if found["day"]:
            bad = None if 1 <= int(found["day"]) <= 31 else text[start:end]
            atoms.append(Atom(start, end, "day", int(found["day"]), problem=bad, rule="era"))
        yield start, end, tuple(atoms)


def _frequencies(text: str) -> Iterator[Found]:
    """The 月 of `月1回`, the 週 of `週3日`: what is repeated, without the number."""
    for found in _FREQUENCY.finditer(text):
        start, end = found.span()
        value = {"年": "P1Y", "月": "P1M", "週": "P1W"}[found[0]]
        yield start, end, (Atom(start, end, "set", text=value, rule="frequency"),)


def find_written(text: str, style: YearStyle) -> list[Found]:
    """Every such date in a folded text: start, end and its parts, sorted; they may overlap, the longest being right."""
    found = [*_digits(text, style), *_english(text), *_business(text, style), *_eras(text), *_frequencies(text)]
    return sorted(found, key=lambda one: (one[0], -one[1]))
