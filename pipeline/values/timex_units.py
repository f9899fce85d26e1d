"""Reads one number with its unit: is `3日` a day or a length, `25年` a year, `4〜6月期` a quarter?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.values.timex_atoms import Atom
from pipeline.values.timex_clock import clock_atom
from pipeline.values.timex_cues import is_length
from pipeline.values.timex_numbers import read_number, read_whole
from pipeline.values.timex_years import YearStyle, is_year, of_two_digits

if TYPE_CHECKING:
    from collections.abc import Callable

_LENGTH_UNITS = {
    "年": "Y", "年間": "Y", "カ年": "Y", "か年": "Y", "月": "M", "週": "W", "週間": "W", "日": "D", "日間": "D", "時間": "TH",
    "分": "TM", "分間": "TM", "秒": "TS", "秒間": "TS", "世紀": "C", "泊": "D",
}  # fmt: skip
# `1日60回`, `1日の生産量`: a day long, not the first of the month.
_PER_DAY = re.compile(
    r"中|あたり|当たり|平均|に?(?:約|最大|数|[0-9])|の(?!会見|発表|記者|閣議|取引|東京|午前|午後|朝|夜|米|終値|市場|株|総会|会合|発売|公開|時点|段階|[金土日月火水木]曜)"
)
_DAY_OF_YEAR = re.compile(r" ?[0-9]{1,2}月 ?[0-9]{1,2}日(?!間)")  # behind a year that is one, however far off
SHORT = 40  # a text in which 一日 is no mere figure of speech
_NOT_TIME = re.compile(r"[代点期刻計系価差短給速効局空事々折限制報候節]|の(?:人|流)")
# Behind an hour in kanji, which may be a surname (十時) or a part of another word.
_HOUR_TAIL = re.compile(
    r"半|[〇一二三四五六七八九十]{1,3}分|[0-9]{1,2}分|から|より|まで|に|の|は|を|で|と|や|か|も|が|頃|ごろ|ころ|以[降前]|[前後過]|くらい|ぐらい|ちょうど|ぴったり|かっきり|きっかり|"
    r"発|着|開|閉|[~、。)」\s-]|\Z"
)
_NOT_MINUTES = re.compile(r"の[0-9一二三四五六七八九]|[野割類析岐散担布量子解離身配別裂譲泌母家社力権業離裁断県際光極]")


class NumberHit(NamedTuple):
    """A number with its unit in the folded text; `second` is the far end of a range."""

    text: str
    start: int
    end: int
    first: str
    second: str | None
    mark: str
    ordinal: bool
    unit: str
    before: Atom | None
    style: YearStyle

    def tail(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.match(self.text, self.end))

    def wholes(self) -> tuple[int | None, int | None]:
        return read_whole(self.first), read_whole(self.second) if self.second else None


def _length(hit: NumberHit, unit: str) -> Atom | None:
    first = None if hit.first[0] == "数" or hit.first == "十数" else read_number(hit.first)
    second = read_number(hit.second) if hit.second else None
    if first is None and not hit.first.startswith(("数", "十数")):
        return None
    if hit.first.isascii() is False and first is not None and first < 1:
        return None
    if hit.text[hit.start - 1 : hit.start] in ("何", "幾") or hit.first[0] in "万億":
        if hit.text[hit.start - 1 : hit.start] not in ("何", "幾"):
            return None
        return Atom(hit.start - 1, hit.end, "length", text=unit if unit != "C" else "Y", rule="length")
    if unit == "C":
        first, second = first and first * 100, second and second * 100
        return Atom(hit.start, hit.end, "length", text="Y", amount=first, amount_high=second, rule="centuries")
    return Atom(hit.start, hit.end, "length", text=unit, amount=first, amount_high=second, rule="length")


def _calendar(hit: NumberHit, unit: str, lowest: int, highest: int) -> Atom | None:
    """A month or day of the calendar; one that cannot be keeps its problem."""
    first, second = hit.wholes()
    if first is None or (hit.second and second is None):
        return None
    fits = lowest <= first <= highest and (second is None or lowest <= second <= highest)
    if not fits and (first > 99 or (first == 0 and not _goes_on(hit))):
        return None
    problem = None if fits else hit.text[hit.start : hit.end]
    return Atom(hit.start, hit.end, unit, first, second, problem=problem, rule=unit)  # type: ignore[arg-type]


def _goes_on(hit: NumberHit) -> bool:
    """Whether the year or month stands right before it."""
    return hit.before is not None and hit.before.end == hit.start and hit.before.unit in ("year", "fiscal", "month")


def _year(hit: NumberHit) -> Atom | None:
    if hit.ordinal:
        return None
    first, second = hit.wholes()
    if not hit.second and hit.tail(_DAY_OF_YEAR) and (far := read_number(hit.first)) is not None and (far < 1 or far > 2999):
        problem = None if 0 < far <= 9999 else hit.text[hit.start : hit.end]
        return Atom(hit.start, hit.end, "year", int(far), problem=problem, rule="year")
    if hit.second and hit.mark == "、" and not _adjacent(first, second):
        return None
    written = hit.first if hit.second is None or len(hit.first) == 4 else hit.second
    if first is not None and is_year(hit.text, hit.start, hit.end, written, hit.before, hit.style):
        if hit.second and second is not None and len(hit.first) == 4 and len(hit.second) == 2:
            second = first - first % 100 + second
        if hit.second and len(hit.first) != 4:
            first, second = of_two_digits(first, hit.style), second and of_two_digits(second, hit.style)
        elif len(hit.first) <= 2 and first < 100:
            first = of_two_digits(first, hit.style)
        return Atom(hit.start, hit.end, "year", first, second, rule="year")
    return _length(hit, "Y")


def _adjacent(first: int | None, second: int | None) -> bool:
    return first is not None and second is not None and second - first == 1


def _fiscal(hit: NumberHit) -> Atom | None:
    first, second = hit.wholes()
    if first is None or hit.ordinal or len(hit.first) not in (2, 4):
        return None
    if len(hit.first) == 2:
        first = of_two_digits(first, hit.style)
    if second is not None and hit.second and len(hit.second) == 2:
        second = first - first % 100 + second
    return Atom(hit.start, hit.end, "fiscal", first, second, rule="fiscal")


def _day(hit: NumberHit) -> Atom | None:
    if hit.ordinal or (hit.before is not None and hit.before.rule == "frequency" and hit.start - hit.before.end <= 1):
        return None
    first, second = hit.wholes()
    after_month = hit.before is not None and hit.before.end >= hit.start - 1 and hit.before.unit in ("month", "week", "period")
    after_length = hit.before is not None and hit.before.unit == "length" and hit.before.end >= hit.start - 1
    if after_month:
        return _calendar(hit, "day", 1, 31)
    if hit.second and hit.mark == "、" and not _adjacent(first, second):
        return None
    if first is None or not 1 <= first <= 31 or "." in hit.first or after_length:
        return _length(hit, "D")
    if first == 1 and not hit.second and _PER_DAY.match(hit.text, hit.end):
        return _length(hit, "D") if hit.text.startswith("中", hit.end) else None
    if first == 1 and hit.first == "一" and not hit.tail(re.compile(r"[、はに付]")):
        return _length(hit, "D") if is_length(hit.text, hit.start, hit.end) or len(hit.text) < SHORT else None
    if hit.text.startswith("目", hit.end):
        return None
    if is_length(hit.text, hit.start, hit.end, spent=first <= 10):
        return _length(hit, "D")
    if hit.second and second is not None and second <= 10 and first < 10 and hit.mark != "・" and not hit.tail(re.compile("に|の|は|、")):
        return _length(hit, "D")
    return _calendar(hit, "day", 1, 31)


def _month(hit: NumberHit) -> Atom | None:
    return None if hit.ordinal else _calendar(hit, "month", 1, 12)


def _period(hit: NumberHit) -> Atom | None:
    """`3月期` is the business year that ends in March, `4〜6月期` a quarter."""
    atom = None if hit.ordinal else _calendar(hit, "month", 1, 12)
    if atom is None or atom.problem:
        return atom
    if atom.high is not None:
        return Atom(atom.start, atom.end, "month", atom.number, atom.high, text="期", rule="months")
    return Atom(atom.start, atom.end, "period", atom.number, text="中間" if "中間" in hit.unit else "", rule="period")


def _week(hit: NumberHit) -> Atom | None:
    if not hit.ordinal:
        return _length(hit, "W")
    return _calendar(hit, "week", 1, 53) if hit.unit == "週" else None


def _clock(hit: NumberHit) -> Atom | None:
    if hit.ordinal or hit.tail(_NOT_TIME):
        return None
    if hit.first == "一" and not hit.second and not re.compile("半|から|頃|ごろ|ちょうど|[0-9]+分").match(hit.text, hit.end):
        before = hit.before
        if before is None or before.end != hit.start or before.rank < 7:
            return None
    if not hit.first.isascii() and not hit.second and not _HOUR_TAIL.match(hit.text, hit.end):
        return None
    return clock_atom(hit.text, hit.start, hit.end, hit.first, hit.second)


def _minutes(hit: NumberHit) -> Atom | None:
    if hit.ordinal or hit.tail(_NOT_MINUTES) or hit.text[hit.start - 1 : hit.start] == "割":
        return None
    if len(hit.first) == 1 and not hit.first.isascii() and hit.first != "数" and not hit.tail(re.compile("前|後|間|以内|経|ほど|程")):
        return None if hit.unit == "分" else _length(hit, "TM")
    return _length(hit, "TM")


def _century(hit: NumberHit) -> Atom | None:
    first, second = hit.wholes()
    if (first is not None and 3 <= first <= 30) or (first in (1, 2) and hit.text.endswith("紀元前", 0, hit.start)):
        return Atom(hit.start, hit.end, "century", first, second, rule="century")
    return None if hit.ordinal else _length(hit, "C")


def _decade(hit: NumberHit) -> Atom | None:
    first, second = hit.wholes()
    if first is None or hit.ordinal or first % 10 or "." in hit.first or len(str(first)) not in (2, 4):
        return None
    if first < 100:
        after = hit.before is not None and hit.before.unit == "century" and hit.before.end >= hit.start - 1
        first = first if after else of_two_digits(first, hit.style) if first <= 30 else 1900 + first
    if second is not None and second < 100:
        second += first - first % 100
    return Atom(hit.start, hit.end, "decade", first, second, rule="decade")


def _quarter(hit: NumberHit) -> Atom | None:
    first, second = hit.wholes()
    if first is None or not 1 <= first <= 4 or not (hit.ordinal or (hit.before is not None and hit.before.rank <= 3)):
        return None
    return Atom(hit.start, hit.end, "quarter", first, second, rule="quarter")


_READERS: dict[str, Callable[[NumberHit], Atom | None]] = {
    "年": _year, "年間": lambda hit: _length(hit, "Y"), "年代": _decade, "年度": _fiscal, "会計年度": _fiscal, "事業年度": _fiscal,
    "年会計年度": _fiscal, "月": _month, "月期": _period, "月中間期": _period, "週": _week, "日": _day, "時": _clock, "分": _minutes,
    "世紀": _century, "四半期": _quarter, "会計四半期": _quarter, "クォーター": _quarter, "クオーター": _quarter,
}  # fmt: skip


def read_hit(hit: NumberHit) -> Atom | None:
    """The part of a date that the number makes, or None where it is none."""
    if hit.unit in _READERS:
        return _READERS[hit.unit](hit)
    if hit.ordinal:
        return None
    if hit.unit[0] in "カヵかヶケ箇":
        return _length(hit, "Y" if "年" in hit.unit else "M")
    return _length(hit, _LENGTH_UNITS[hit.unit])
