"""Clock times: `15時30分`, `8時15分前`, `15〜18時`, `3:20`."""

from __future__ import annotations

import re

from pipeline.values.timex_atoms import Atom
from pipeline.values.timex_numbers import KANJI_NUMERALS, read_whole

_N = rf"[0-9{KANJI_NUMERALS}]{{1,3}}"
_REST = re.compile(rf"(?:(?P<half>半)|(?P<minute>{_N})分(?!の[0-9一二三四五六七八九]|[野間])(?:(?P<second>{_N})秒)?|(?P<only>{_N})秒)(?P<before>前(?![後半]))?")
LAST_HOUR = 30  # broadcasters count the small hours on: 25時 is one in the morning of the next day


def spell_clock(hour: int, minute: int | None = None, second: int | None = None) -> str:
    """`15`, `15:30`, `15:30:20`: as fine as it was said."""
    if second is not None:
        return f"{hour:02d}:{minute or 0:02d}:{second:02d}"
    return f"{hour:02d}" if minute is None else f"{hour:02d}:{minute:02d}"


def clock_atom(text: str, start: int, end: int, first: str, second: str | None) -> Atom | None:
    """The time whose hour was just read (`15時` ends at `end`), with its minutes and seconds."""
    hour, high = read_whole(first), read_whole(second) if second else None
    if hour is None or hour > LAST_HOUR or "." in first or (high is not None and high > LAST_HOUR):
        return None
    minute = tick = None
    problem = None
    if rest := _REST.match(text, end):
        minute = 30 if rest["half"] else read_whole(rest["minute"]) if rest["minute"] else 0
        tick = read_whole(rest["second"] or rest["only"] or "")
        end = rest.end()
        if minute is None or minute > 59 or (tick or 0) > 59:
            problem = text[start:end]
        elif rest["before"] and not rest["half"]:
            hour, minute = (hour - 1) % 24, 60 - minute
    return Atom(
        start, end, "clock", hour, high, text=spell_clock(hour, minute, tick), problem=problem, rule="clock"
    )  # fmt: skip
