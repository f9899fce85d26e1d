"""Finds the parts of a date that are a number with a unit: `2025年`, `12月`, `3カ月`, `第3四半期`, `午後3時` without its 午後."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.values.timex_atoms import Atom
from pipeline.values.timex_clock import clock_atom
from pipeline.values.timex_numbers import KANJI_NUMERALS, read_number, read_whole
from pipeline.values.timex_years import YearStyle, is_year, of_two_digits

_KANJI = KANJI_NUMERALS.replace("四", "")
_MORE_DIGITS = "(?:[0-9十百千万億]|[,.](?=[0-9]))*+"
_MORE_KANJI = f"(?:[{_KANJI}]|四(?!半))*+"
# The first character is a plain class, so that the search can skip to it.
_NUMBER = rf"[0-9{KANJI_NUMERALS}数](?:(?<=[0-9]){_MORE_DIGITS}|(?<=[{KANJI_NUMERALS}数]){_MORE_KANJI})"
_UNITS = (
    "年間|年代|年度|会計年度|事業年度|年会計年度|年|[カか]年|[カヵかヶケ箇][月年]間?|月中間期|月期|月|週間|週|日間|日|時間|時|分間|分|秒間|秒|世紀|"
    "四半期|クォーター|クオーター|会計四半期|泊"
)
_HIT = re.compile(
    rf"[第0-9{KANJI_NUMERALS}数](?:(?<=第)(?:[0-9]{_MORE_DIGITS}|{_MORE_KANJI})|(?<=[0-9]){_MORE_DIGITS}|(?<=[{KANJI_NUMERALS}数]){_MORE_KANJI})"
)
_AFTER = re.compile(
    rf" ?(?:(?P<unit>{_UNITS})|(?P<mark>[~・、-]|から|または) ?(?P<second>{_NUMBER}) ?(?P<unit2>{_UNITS}))"
)
_LENGTH_UNITS = {
    "年": "Y", "年間": "Y", "カ年": "Y", "か年": "Y", "月": "M", "週": "W", "週間": "W", "日": "D", "日間": "D", "時間": "TH",
    "分": "TM", "分間": "TM", "秒": "TS", "秒間": "TS", "世紀": "C", "泊": "D",
}  # fmt: skip
# What tells a length of days (3日間) or of years from a date, behind the number or before it.
_LENGTH_TAIL = re.compile(
    r"以上|以内|以下|未満|近く|ほど|程度|くらい|ぐらい|ばかり|[足た]らず|弱|強(?![いさ化])|余り|あまり|余(?=[、。\s])|もの|も(?=[かのつ続])|ごと|"
    r"おき|半(?![ばの期年導])|ぶり|連続|続[けい]|分(?![野割類析])|かか|掛か|かけて|がかり|目|あたり|当たり|につき|経[過っ]|周期|かけ|"
    r"(?:まえ|前)(?![半期場回後倒夜])|(?:後|あと)(?![半期場任発])|間|を(?:超|上回|下回|切)|しかな|稼働|営業|"
    r"で(?!の|は|も|終|閉|締|、|。|き|あ)|と[0-9]+(?:時間|分)"
)
_LENGTH_HEAD = re.compile(
    r"(?:約|およそ|おおよそ|わずか|僅か|丸|まる|ほぼ|最[大短長低](?:で)?|過去|今後|この|ここ|あと|もう|たった|累計|計|合計|平均|直近(?:の)?|向こう|"
    r"前の|次の|次回|後|と|週休|残り|連続|開発に|少なくとも|優に|延べ)\Z"
)
# `1日60回`, `1日の生産量`: a day long, not the first of the month.
_PER_DAY = re.compile(
    r"中|あたり|当たり|平均|に?(?:約|最大|数|[0-9])|の(?!会見|発表|記者|閣議|取引|東京|午前|午後|朝|夜|米|終値|市場|株|総会|会合|発売|公開|時点|段階|[金土日月火水木]曜)"
)
_GUARDED = re.compile(r"[A-Za-z.+#$¥@_&=\\]\Z|[A-Za-z0-9][-/]\Z")
_FOUR_DIGIT_YEAR = re.compile(r"[12][0-9]{3} ?年")
_NOT_TIME = re.compile(r"[代点期刻計系価差短給速効局空事々折限制報候節]|の(?:人|流)")
# Behind an hour in kanji, which may be a surname (十時) or a part of another word.
_HOUR_TAIL = re.compile(
    r"半|[〇一二三四五六七八九十]{1,3}分|[0-9]{1,2}分|から|より|まで|に|の|は|を|で|と|や|か|も|が|頃|ごろ|ころ|以[降前]|[前後過]|くらい|ぐらい|ちょうど|ぴったり|かっきり|きっかり|"
    r"発|着|開|閉|[~、。)」\s-]|\Z"
)
_NOT_MINUTES = re.compile(r"の[0-9一二三四五六七八九]|[野割類析岐散担布量子解離身配別裂譲泌母家社力権業離裁断県際光極]")


class _Hit(NamedTuple):
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

    def head(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.text, max(0, self.start - 8), self.start))

    def tail(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.match(self.text, self.end))

    def wholes(self) -> tuple[int | None, int | None]:
        return read_whole(self.first), read_whole(self.second) if self.second else None


def _length(hit: _Hit, unit: str) -> Atom | None:
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


def _calendar(hit: _Hit, unit: str, lowest: int, highest: int) -> Atom | None:
    """A month or day of the calendar; one that cannot be keeps its problem."""
    first, second = hit.wholes()
    if first is None or (hit.second and second is None):
        return None
    fits = lowest <= first <= highest and (second is None or lowest <= second <= highest)
    if not fits and (first == 0 or first > 99):
        return None
    problem = None if fits else hit.text[hit.start : hit.end]
    return Atom(hit.start, hit.end, unit, first, second, problem=problem, rule=unit)  # type: ignore[arg-type]


def _year(hit: _Hit) -> Atom | None:
    if hit.ordinal:
        return None
    first, second = hit.wholes()
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


def _fiscal(hit: _Hit) -> Atom | None:
    first, second = hit.wholes()
    if first is None or hit.ordinal or len(hit.first) not in (2, 4):
        return None
    if len(hit.first) == 2:
        first = of_two_digits(first, hit.style)
    if second is not None and hit.second and len(hit.second) == 2:
        second = first - first % 100 + second
    return Atom(hit.start, hit.end, "fiscal", first, second, rule="fiscal")


def _day(hit: _Hit) -> Atom | None:
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
        return _length(hit, "D")
    if hit.head(_LENGTH_HEAD) or (hit.tail(_LENGTH_TAIL) and not (first > 10 and hit.text.startswith("で", hit.end))):
        return None if hit.text.startswith("目", hit.end) else _length(hit, "D")
    if hit.second and second is not None and second <= 10 and first < 10 and hit.mark != "・" and not hit.tail(re.compile("に|の|は|、")):
        return _length(hit, "D")
    return _calendar(hit, "day", 1, 31)


def _month(hit: _Hit) -> Atom | None:
    return None if hit.ordinal else _calendar(hit, "month", 1, 12)


def _period(hit: _Hit) -> Atom | None:
    """`3月期` is the business year that ends in March, `4〜6月期` a quarter."""
    atom = None if hit.ordinal else _calendar(hit, "month", 1, 12)
    if atom is None or atom.problem:
        return atom
    if atom.high is not None:
        return Atom(atom.start, atom.end, "month", atom.number, atom.high, text="期", rule="months")
    return Atom(atom.start, atom.end, "period", atom.number, text="中間" if "中間" in hit.unit else "", rule="period")


def _week(hit: _Hit) -> Atom | None:
    if not hit.ordinal:
        return _length(hit, "W")
    return _calendar(hit, "week", 1, 53) if hit.unit == "週" else None


def _clock(hit: _Hit) -> Atom | None:
    if hit.ordinal or hit.tail(_NOT_TIME):
        return None
    if hit.first == "一" and not hit.second and not re.compile("半|から|頃|ごろ|ちょうど|[0-9]+分").match(hit.text, hit.end):
        before = hit.before
        if before is None or before.end != hit.start or before.rank < 7:
            return None
    if not hit.first.isascii() and not hit.second and not _HOUR_TAIL.match(hit.text, hit.end):
        return None
    return clock_atom(hit.text, hit.start, hit.end, hit.first, hit.second)


def _minutes(hit: _Hit) -> Atom | None:
    if hit.ordinal or hit.tail(_NOT_MINUTES) or hit.text[hit.start - 1 : hit.start] == "割":
        return None
    if len(hit.first) == 1 and not hit.first.isascii() and hit.first != "数" and not hit.tail(re.compile("前|後|間|以内|経|ほど|程")):
        return None if hit.unit == "分" else _length(hit, "TM")
    return _length(hit, "TM")


def _century(hit: _Hit) -> Atom | None:
    first, second = hit.wholes()
    if first is not None and 3 <= first <= 30 or (first in (1, 2) and hit.text.endswith("紀元前", 0, hit.start)):
        return Atom(hit.start, hit.end, "century", first, second, rule="century")
    return None if hit.ordinal else _length(hit, "C")


def _decade(hit: _Hit) -> Atom | None:
    first, second = hit.wholes()
    if first is None or hit.ordinal or first % 10 or "." in hit.first or len(str(first)) not in (2, 4):
        return None
    if first < 100:
        after = hit.before is not None and hit.before.unit == "century" and hit.before.end >= hit.start - 1
        first = first if after else of_two_digits(first, hit.style) if first <= 30 else 1900 + first
    if second is not None and second < 100:
        second += first - first % 100
    return Atom(hit.start, hit.end, "decade", first, second, rule="decade")


def _quarter(hit: _Hit) -> Atom | None:
    first, second = hit.wholes()
    if first is None or not 1 <= first <= 4 or not (hit.ordinal or hit.before is not None and hit.before.rank <= 3):
        return None
    return Atom(hit.start, hit.end, "quarter", first, second, rule="quarter")


_READERS: dict[str, Callable[[_Hit], Atom | None]] = {
    "年": _year, "年間": lambda hit: _length(hit, "Y"), "年代": _decade, "年度": _fiscal, "会計年度": _fiscal, "事業年度": _fiscal,
    "年会計年度": _fiscal, "月": _month, "月期": _period, "月中間期": _period, "週": _week, "日": _day, "時": _clock, "分": _minutes,
    "世紀": _century, "四半期": _quarter, "会計四半期": _quarter, "クォーター": _quarter, "クオーター": _quarter,
}  # fmt: skip


def _read(hit: _Hit) -> Atom | None:
    if hit.unit in _READERS:
        return _READERS[hit.unit](hit)
    if hit.ordinal:
        return None
    if hit.unit[0] in "カヵかヶケ箇":
        return _length(hit, "Y" if "年" in hit.unit else "M")
    return _length(hit, _LENGTH_UNITS[hit.unit])


def find_numerals(
    text: str, style: YearStyle, hidden: Callable[[int], int | None], ending: Mapping[int, Atom]
) -> Iterator[Atom]:
    """Every number with a unit of time in a folded text, in order.

    `hidden(offset)` is the end of a stretch that belongs to something else, or None; `ending` the other parts of dates by
    their ends.
    """
    before: Atom | None = None
    limit = 0
    for found in _HIT.finditer(text):
        start, end = found.span()
        if start < limit:
            continue
        if (skip := hidden(start)) is not None:
            limit = skip
            continue
        after = _AFTER.match(text, end)
        if after is None or text[start] == "第" and end - start == 1:
            continue
        if start not in ending and _GUARDED.search(text, max(0, start - 2), start) and not _FOUR_DIGIT_YEAR.match(text, start):
            continue
        ordinal = text[start] == "第"
        first, second, unit = found[0][ordinal:], after["second"], after["unit"] or after["unit2"]
        if "," in first and not second and not re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?[万億]?", first):
            first, _, second = first.rpartition(",")
        near = ending.get(start) or (ending.get(start - 1) if text[start - 1 : start] in "のに " else None) or before
        hit = _Hit(text, start, after.end(), first, second, after["mark"] or "", ordinal, unit, near, style)
        atom = _read(hit)
        if atom is None and second:  # `2、5年`: the first number stands alone
            begin = after.start("second")
            if begin > start:
                hit = hit._replace(start=begin, first=second, second=None)
                atom = _read(hit)
        if atom is not None:
            before, limit = atom, atom.end
            yield atom


