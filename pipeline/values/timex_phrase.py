"""Puts the parts of dates together: `昨年` + `9月` + `末`, `1時間` + `51分`, `毎週` + `月曜日` + `9時`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pipeline.values.timex_atoms import Atom
from pipeline.values.timex_numbers import read_whole
from pipeline.values.timex_tails import read_half, read_offset, read_repeated, read_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["date", "length", "offset", "set", "ref", "same"]
Turn = Literal["", "rest", "end of day", "week", "total"]
_WEEKDAY_IN_BRACKETS = re.compile(r" ?\(([月火水木金土日])(?:曜日?)?(?:[・、/,]? ?(?:祝日?|祭日|振休|休))?\)")
_ENGLISH_WEEKDAY = re.compile(r",? ?\(?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\.|day|sday|nesday|rsday|urday)?\)?(?![A-Za-z])")
_ORDINAL = re.compile(r"第([1-5一二三四五])の?\Z|最[終後]の?\Z")
_ORDINAL_WEEK = re.compile(r"の?最(初|後|終)の?週")
_PAUSE = ("、", ",", ", ", "、 ", " - ")
_FOLLOWS: dict[str, tuple[str, ...]] = {
    "decade": ("century",),
    "year": ("year",),
    "fiscal": ("fiscal", "year"),
    "period": ("year",),
    "half": ("year", "fiscal", "period", "turn"),
    "quarter": ("year", "fiscal", "period"),
    "season": ("year", "fiscal"),
    "month": ("year", "fiscal", "month", "turn", "half", "quarter"),
    "week": ("year", "month"),
    "day": ("month", "week", "day"),
    "weekday": ("day", "week", "month"),
    "meridiem": ("day", "weekday", "part"),
    "part": ("day", "weekday", "part"),
    "clock": ("day", "weekday", "part", "meridiem", "clock"),
}
_REST = re.compile(r"の残り(?:の(?:日々?|時間|期間|日数))?(?!物)")
_WEEK_OF = re.compile(r"の週(?![間末報刊])")
_TOTAL = re.compile(r"\(?累計(?:期間)?\)?")
_ABOUT = re.compile(r"(?:約|およそ|おおよそ|ほぼ) ?\Z")
_NOW_HEAD = re.compile(r"(?:[今い]ま?|現在|これ|現時点)から\Z")
_THEN_HEAD = re.compile(r"(?:その|それから|あれから|同日から)(?:約|およそ)?\Z")
_EVENT_HEAD = re.compile(r"(?:から|より|の)(?:約|およそ|わずか)?\Z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date, a length, a moment counted by a length (`offset`), a repetition (`set`), a vague time (`ref`),
    or the same time a year before (`same`).

    `half` is what 前半 and 後半 say, `turn` what makes something else of a date: 今週の残り, 明日の終わり, 9月16日の週,
    第3四半期累計. `sign` is the direction of an offset and `base` what it counts from: another phrase,
    `now`, `then`, or `event` for something that is no date (発売から3年後).
    """

    kind: Kind
    start: int
    end: int
    atoms: tuple[Atom, ...]
    mod: str | None = None
    half: int | None = None
    turn: Turn = ""
    sign: int = 0
    base: Phrase | Literal["now", "then", "event"] = "now"

    def get(self, unit: str) -> Atom | None:
        """Its last part of that unit."""
        for atom in reversed(self.atoms):
            if atom.unit == unit:
                return atom
        return None


def _joins(text: str, last: Atom, atom: Atom) -> bool:
    if (atom.start, atom.end) == (last.start, last.end):
        return True
    gap = text[last.end : atom.start]
    if gap not in ("", "の", " ") and not (gap in _PAUSE and atom.rank >= 8):
        return False
    if last.unit not in _FOLLOWS.get(atom.unit, ()) or (last.high is not None and atom.rank < 9):
        return False
    if atom.unit == last.unit:
        if atom.unit == "clock":
            return last.rule == "正午"
        return atom.unit == "part" or (atom.origin == "is" and last.origin != "is" and atom.rank <= 7)
    if atom.unit == "weekday" and last.unit == "month":
        return atom.number is not None and atom.high is not None
    return atom.origin == "is" or last.origin != "is"


def _ordinal_weekday(text: str, atom: Atom) -> Atom:
    """`第3火曜日`: `high` is the count in the month, 5 for the last."""
    if atom.unit == "weekday" and (found := _ORDINAL.search(text, max(0, atom.start - 4), atom.start)):
        return replace(atom, start=found.start(), high=read_whole(found[1]) if found[1] else 5)
    return atom


def _date(text: str, atoms: Sequence[Atom], at: int) -> tuple[Phrase | None, int]:
    parts = [_ordinal_weekday(text, atoms[at])]
    end, at = parts[0].end, at + 1
    while True:
        last = parts[-1] if parts[-1].end == end else replace(parts[-1], end=end)
        if last.unit == "day" and (found := _WEEKDAY_IN_BRACKETS.match(text, end)):
            weekday = "月火水木金土日".index(found[1]) + 1
            parts.append(Atom(end, found.end(), "weekday", weekday, rule="weekday"))
        elif last.unit == "day" and (found := _ENGLISH_WEEKDAY.match(text, end)):
            end = found.end()
            continue
        elif last.unit in ("year", "month") and (found := _ORDINAL_WEEK.match(text, end)):
            parts.append(Atom(end, found.end(), "week", 1 if found[1] == "初" else 5, rule="week"))
        elif at < len(atoms) and _joins(text, last, atom := _ordinal_weekday(text, atoms[at])):
            parts.append(atom)
            at += 1
        else:
            break
        end = parts[-1].end
    while at < len(atoms) and atoms[at].start < end:
        at += 1
    if (all(part.bound for part in parts) and text.strip(" 。\n") != text[parts[0].start : end]) or parts[-1].unit == "meridiem" or [part.unit for part in parts] == ["period"]:
        return None, at
    end, mod, half = read_tail(text, end, clock=parts[-1].unit in ("clock", "part"))
    end, turn = _turn(text, parts[-1], end, mod)
    return Phrase("date", parts[0].start, end, tuple(parts), mod or parts[-1].mod, half, turn), at


def _turn(text: str, last: Atom, end: int, mod: str | None) -> tuple[int, Turn]:
    if last.unit == "quarter" and (found := _TOTAL.match(text, end)):
        return found.end(), "total"
    if last.rank <= 7 and last.origin != "is" and (found := _REST.match(text, end)):
        return found.end(), "rest"
    if last.unit == "day" and last.origin == "is" and (found := _WEEK_OF.match(text, end)):
        return found.end(), "week"
    if last.unit in ("day", "weekday") and mod == "END" and text.endswith("わり", last.end, end):
        return end, "end of day"
    return end, ""


def _length(text: str, atoms: Sequence[Atom], at: int) -> tuple[Phrase, int]:
    parts = [atoms[at]]
    at += 1
    end = parts[0].end
    while at < len(atoms):
        atom, gap = atoms[at], text[end : atoms[at].start]
        if atom.unit == "day" and atom.origin == "is" and atom.rule == "day" and not atom.problem:
            atom = replace(atom, unit="length", text="D", amount=None if atom.number is None else Decimal(atom.number))
        used = {part.text for part in parts}
        if gap == "と" and text[end - 1] == "間" and text[end - 2] != "時" and text[atom.end - 1] != "間":
            break
        if atom.unit != "length" or gap not in ("", "と", " ") or atom.text in used or any(p.amount_high for p in (*parts, atom)):
            break
        parts.append(atom)
        end, at = atom.end, at + 1
    end = read_half(text, end)
    half = end > parts[-1].end
    if half and parts[-1].amount is not None:
        parts[-1] = replace(parts[-1], end=end, amount=parts[-1].amount + Decimal(50 if parts[-1].rule == "centuries" else "0.5"))
    start = parts[0].start
    mod = "APPROX" if _ABOUT.search(text, max(0, start - 4), start) else None
    if (stop := read_repeated(text, end)) > end:
        return Phrase("set", start, stop, tuple(parts)), at
    stop, sign = read_offset(text, end)
    if sign:
        about = "BEFORE" if "以上" in text[end:stop] and sign < 0 else "AFTER" if "以上" in text[end:stop] else "APPROX" if stop - end > 1 else None
        return Phrase("offset", start, stop, tuple(parts), mod or about, sign=sign, base=_base(text, start)), at
    if text.startswith("で", end) and _base(text, start) == "now" and text.endswith("から", 0, start):
        return Phrase("offset", start, end, tuple(parts), sign=1), at
    end, tail, _ = read_tail(text, end, clock=True)
    return Phrase("length", start, end, tuple(parts), mod or tail), at


def _base(text: str, start: int) -> Literal["now", "then", "event"]:
    head = text[max(0, start - 8) : start]
    if _NOW_HEAD.search(head):
        return "now"
    if _THEN_HEAD.search(head):
        return "then"
    return "event" if _EVENT_HEAD.search(head) else "now"


def make_phrases(text: str, atoms: Sequence[Atom]) -> list[Phrase]:
    """The phrases that the parts make, in order."""
    made: list[Phrase] = []
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        phrase: Phrase | None
        if atom.unit == "length":
            phrase, at = _length(text, atoms, at)
            if _counts_from(text, made[-1] if made else None, phrase):
                phrase = replace(phrase, kind="offset", sign=phrase.sign or 1)
                phrase = replace(phrase, start=made[-1].start, base=made.pop())
            if phrase.kind == "offset" and at < len(atoms) and atoms[at].unit == "weekday" and text[phrase.end : atoms[at].start] == "の":
                phrase = replace(phrase, end=atoms[at].end, atoms=(*phrase.atoms, atoms[at]))
                at += 1
        elif atom.unit == "set":
            phrase, at = _set(text, atoms, at)
        elif atom.unit in ("ref", "same"):
            phrase, at = Phrase("ref" if atom.unit == "ref" else "same", atom.start, atom.end, (atom,)), at + 1
        else:
            phrase, at = _date(text, atoms, at)
        if phrase is not None and (not made or phrase.start >= made[-1].end):
            made.append(phrase)
    return made


def _counts_from(text: str, before: Phrase | None, phrase: Phrase) -> bool:
    """`昨日の2日前`, `2020年から5年後`, `明日から3日で`: the length counts from the date before it."""
    if before is None or before.kind != "date" or text[before.end : phrase.start] not in ("の", "から"):
        return False
    if phrase.kind == "offset":
        return True
    spent = phrase.kind == "length" and text.startswith("で", phrase.end) and text[phrase.end - 1] != "間"
    return spent and before.atoms[-1].unit in ("day", "weekday") and text[before.end : phrase.start] == "から"


def _set(text: str, atoms: Sequence[Atom], at: int) -> tuple[Phrase, int]:
    """`毎週月曜日9時`: the repetition and what it says of day and hour."""
    first, at = atoms[at], at + 1
    if at < len(atoms) and text[first.end : atoms[at].start] in ("", "の", "、") and atoms[at].rank < 99 and atoms[at].origin == "is":
        inner, after = _date(text, atoms, at)
        if inner is not None:
            return Phrase("set", first.start, inner.end, (first, *inner.atoms)), after
    return Phrase("set", first.start, first.end, (first,)), at
