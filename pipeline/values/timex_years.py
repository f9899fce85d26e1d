"""Whether `20年` is the year 2020 or a length of twenty years, and which century two digits mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.values.timex_atoms import Atom

_PERIOD_TAIL = r"[0-9一二三四五六七八九十]{1,2}月(?!間)|[0-9]{1,2}[~-][0-9]{1,2}月|末|初頭|初め|春|夏|秋|冬|第[1-4一二三四]四半期|[上下]半?期|[前後]半(?!年)|度"
_SURE_TAIL = re.compile(_PERIOD_TAIL)
_STYLE = re.compile(rf"[0-9](?<![0-9].)[0-9]年(?:{_PERIOD_TAIL})")
_LENGTH_TAIL = re.compile(r"間|もの|ぶり|近く|以上続|余り|続[けい]|超(?!え)|分の|前(?![半期後])|以上")
_LIKELY_TAIL = re.compile(r"に(?!一度|1度|1回|わた|渡|及|な|達|入|も|[0-9一])|の(?!歴史|経験|実績|歳月|契約|時|長|節目|老舗|間)|は|には|から|まで|比|以降|時点|版|実績|、")
_OLD_YEAR_TAIL = re.compile(r"(?:に|は|の)(?!一度|1度|1回|わた|渡|及|歴史|長|節目|伝統)")
_AGE = re.compile(r"(?:は|には?)、?[一-龠ァ-ヶー]{2,8}(?:時代|王朝)")  # 650年には飛鳥時代の…
_RANGE_GAP = re.compile(r"(?:から|より|[~・-]|と|、|または) ?\Z")
_NO_YEAR_HEAD = re.compile(r"(?:約|およそ|創[業立設刊]|設立|過去|今後|この|ここ|わずか|ほぼ|周|満|丸|まる|延べ|あと|第|戦後|築|最長|最短|計|累計|勤続|開[業設]|発売|就任)\Z")


@dataclass(frozen=True, slots=True)
class YearStyle:
    """What an article does with years: its latest known year, and whether it writes them with two digits elsewhere."""

    year: int | None
    short: bool


def style_of(text: str, year: int | None) -> YearStyle:
    """The style of a folded text that was published in `year`."""
    return YearStyle(year, bool(_STYLE.search(text)))


def of_two_digits(number: int, style: YearStyle) -> int:
    """`25` → 2025, `98` → 1998: at most thirty years ahead of the article."""
    century = 2000 if number <= ((style.year or 2030) + 30) % 100 or number < 60 else 1900
    return century + number


def is_year(text: str, start: int, end: int, written: str, before: Atom | None, style: YearStyle) -> bool:
    """Whether the number `written` with 年, at `start:end`, names a year rather than a length."""
    if written.isascii():
        if not written.isdigit():
            return False
        digits, value = len(written), int(written[:5])
    else:
        digits, value = (4, 1000) if len(written) == 4 and not set(written) & set("十百千万億数") else (0, 0)
        if "千" in written and len(written) >= 4 and not set(written) & set("万億数"):
            digits, value = 4, 2001
    if digits == 4:
        if not 1000 <= value <= 2999:
            return False
        tail = _LENGTH_TAIL.match(text, end)
        return not tail or (tail[0] in ("前", "以上") and value >= 1900 and value % 100 != 0)
    if digits == 3 and _AGE.match(text, end):
        return True
    if digits == 3:
        return value % 50 != 0 and text[start - 1 : start] in ("", "。", "\n", "、", "は", "が") and bool(_OLD_YEAR_TAIL.match(text, end))
    if digits != 2:
        return False
    if text[start - 1 : start] in ("'", "’", "‘"):
        return True
    if _NO_YEAR_HEAD.search(text, max(0, start - 3), start):
        return False
    if before is not None and before.unit == "year" and start - before.end <= 4 and _follows(text, start, before, value):
        return True
    if _SURE_TAIL.match(text, end):
        return True
    near = style.year is not None and -12 <= value - style.year % 100 <= (12 if style.short else 3)
    return near and style.short and bool(_LIKELY_TAIL.match(text, end))


def _follows(text: str, start: int, before: Atom, value: int) -> bool:
    last = before.high or before.number
    return bool(_RANGE_GAP.search(text, before.end, start)) and last is not None and last % 100 < value
