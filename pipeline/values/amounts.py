"""One number with its unit: `3億円`, `$1.5`, `摂氏20度`, `1時間45分`, `3分の1`, `100トークン/秒`. All texts are folded."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from pipeline.values.bare_numbers import is_code
from pipeline.values.compound_units import add_chain, add_half, add_rate, add_speed
from pipeline.values.multipliers import means_a_number, multiplier_at
from pipeline.values.numerals import Numeral, read_numeral
from pipeline.values.refusals import refused
from pipeline.values.unit_tables import Unit
from pipeline.values.units import Found, around, sign_before, unit_at

DIVISION = Context(prec=15)  # of 3分の1, which no decimal says exactly
PART = Unit("分の", "x", None, Decimal(1))

_PARTS = re.compile(r" ?分の ?(?=[0-9〇零一二三四五六七八九十百千万])")
# 1/3 is a third where a comparison follows; elsewhere it is a date or a page.
_STROKE = re.compile(
    r"/([0-9]{1,4})(?=に|以下|程度|ほど|まで(?:削|減|短|低|縮)|の(?:コスト|価格|費用|時間|サイズ|電力|大きさ|規模|面積|速度|メモリ|量|値段|料金|人員))"
)
_KATAKANA_NOUN = re.compile(r"[ァ-ヴ][ァ-ヴー・]{1,14}(?<!・)")
_NAME_BEFORE_NOUN = re.compile(r"[ァ-ヴーA-Za-z\ue000_-] ?\Z")
_NAME_AND_SPACE = re.compile(r"[A-Za-z\ue000][A-Za-z0-9.\ue000-]{0,20} \Z")
_MINUS = re.compile(r"(?:(?<![0-9A-Za-z)\]〇一二三四五六七八九十])-|(?<!プラス)マイナス ?|▲|△)\Z")


_SHARES = ("%", "x", "pp")


class Amount(NamedTuple):
    """A number and its unit at `[start, end)`. `value` is in the unit; `high` is set for 四五人, which is four or five."""

    start: int
    end: int
    numeral: Numeral
    value: Decimal
    unit: Unit | None
    symbol: str
    counter: str | None
    high: Decimal | None = None
    odd: bool = False  # 10余年

    @property
    def money(self) -> bool:
        return self.unit is not None and self.unit.money


def read_amount(text: str, at: int, limit: int, joined: bool = False) -> Amount | None:
    """The amount whose numeral starts at `at`; None where there is none, or the number is a name's, an ordinal's, a code's.

    `limit` is where the text that may belong to it ends; `joined` says that another number stands in front, as in 3-5%.
    """
    numeral = read_numeral(text, at)
    if numeral is None or numeral.end > limit:
        return None
    return _read_part(text, numeral, limit) or _read_with_unit(text, numeral, limit, joined)


def read_several(text: str, at: int, limit: int) -> Amount | None:
    """数社, 数カ月: 数 at `at` with a unit and no multiplier."""
    found = unit_at(text, at + 1, at, Decimal(1), limit, vague=True)
    if found is None or (found.unit.surface[0].isascii() and found.unit.surface[0] != "%"):
        return None
    numeral = Numeral(at, at + 1, Decimal(1), kanji=True, vague="several")
    unit = found.unit
    if refused(text, numeral, at, unit, found.end):
        return None
    return Amount(at, found.end, numeral, unit.scale, unit, unit.symbol, unit.counter)


def _read_part(text: str, numeral: Numeral, limit: int) -> Amount | None:
    """3分の1, 1/3."""
    after = text[numeral.end : numeral.end + 1]
    if after not in ("分", " ", "/"):
        return None
    if parts := _PARTS.match(text, numeral.end):
        above, below = read_numeral(text, parts.end()), numeral
        end = above.end if above else 0
    elif stroke := _STROKE.match(text, numeral.end):
        above, below, end = numeral, read_numeral(text, stroke.start(1)) or numeral, stroke.end(1)
        if above.value >= below.value or above.fraction or is_code(text, numeral.start, end, PART, numeral):
            return None
    else:
        return None
    if above is None or end > limit or not below.value:
        return None
    start, sign = _sign(text, numeral.start)
    value = DIVISION.divide(sign * above.value, below.value)
    found = unit_at(text, end, start, value, limit) if parts and text[end : end + 1] not in " の" else None
    if found and found.unit.counter is None and not found.unit.money and found.unit.symbol not in _SHARES:
        unit = found.unit  # 1000分の1秒
        return Amount(start, found.end, numeral, value * unit.scale, unit, unit.symbol, None)
    return Amount(start, end, numeral, value, PART, "x", None)


def _read_with_unit(text: str, numeral: Numeral, limit: int, joined: bool) -> Amount | None:
    start, sign = (numeral.start, 1) if joined else _sign(text, numeral.start)
    factor, odd, end = 1, False, numeral.end
    prefix: Unit | None = None
    if surrounding := around(text, start, end):
        start, found = surrounding[0], surrounding[1]
    else:
        found = None
        if signed := sign_before(text, start):
            start, prefix = signed
            if sign > 0 and not joined:
                start, sign = _sign(text, start)
        end, factor = multiplier_at(text, end, start, numeral.value, limit, prefix is not None)
        found = _unit(text, end, start, numeral, limit)
        if found is None and text.startswith("余", end):
            found = unit_at(text, end + 1, start, numeral.value, limit, vague=True)
            odd = found is not None
        if prefix and found and found.unit.symbol != prefix.symbol:
            found = None
    unit = found.unit if found else prefix
    if factor != 1 and prefix is None and not means_a_number(text, numeral, factor, unit, start, end):
        return None
    end = found.end if found else end
    if end > limit or _is_name(text, numeral, start, end, unit, joined):
        return None
    value = numeral.value if sign == factor == 1 else sign * numeral.value * factor
    high = _next_digit(text, numeral) if numeral.kanji else None
    if unit is None:
        return Amount(start, end, numeral, value, None, "", None, high, odd)
    printed, symbol, counter = value, unit.symbol, unit.counter
    if found:
        value, high = value * unit.scale, high * unit.scale if high is not None else None
        end, value = add_half(text, end, value, unit, limit)
        if unit.group:
            end, value, symbol = add_chain(text, end, value, printed, unit, limit)
    end, symbol, counter = add_rate(text, end, symbol, counter, unit, limit)
    start, symbol = add_speed(text, start, symbol)
    return Amount(start, end, numeral, value, unit, symbol, counter, high, odd)


def _unit(text: str, at: int, start: int, numeral: Numeral, limit: int) -> Found | None:
    vague = numeral.vague is not None
    found = unit_at(text, at, start, numeral.value, limit, single=numeral.single and not vague, vague=vague)
    return found or _katakana_counter(text, at, start, numeral, limit)


def _katakana_counter(text: str, at: int, start: int, numeral: Numeral, limit: int) -> Found | None:
    """A katakana word behind the number counts, unless the number looks like a name's: 3プラン, but Zen 5コア, 2025モデル."""
    if not "ァ" <= text[at : at + 1] <= "ヴ" or (numeral.kanji and not numeral.vague) or (numeral.fraction and not numeral.big):
        return None
    noun = _KATAKANA_NOUN.match(text, at, limit)
    if noun is None or (numeral.value >= 1900 and _is_year(numeral)) or _NAME_BEFORE_NOUN.search(text, max(0, start - 3), start):
        return None
    return Found(Unit(noun.group(), "count", noun.group(), Decimal(1)), noun.end())


def _sign(text: str, start: int) -> tuple[int, int]:
    """Where a number starts with its minus sign, and 1 or -1."""
    if not start or text[start - 1] not in "-ス▲△ ":
        return start, 1
    minus = _MINUS.search(text, max(0, start - 8), start)
    if minus is None or text.startswith("--", max(0, start - 2)):
        return start, 1
    return minus.start(), -1


def _next_digit(text: str, numeral: Numeral) -> Decimal | None:
    """The five of 四五人."""
    if numeral.end - numeral.start != 2:
        return None
    tens, ones = divmod(numeral.value, 10)
    return ones if ones == tens + 1 and "十" not in text[numeral.start : numeral.end] else None


def _is_name(text: str, numeral: Numeral, start: int, end: int, unit: Unit | None, joined: bool) -> bool:
    if refused(text, numeral, start, unit, end) or is_code(text, start, end, unit, numeral, joined):
        return True
    if unit is None:
        return False
    if unit.counter is not None:
        return _is_model(text, start, unit, numeral)
    return unit.symbol == "yr" and unit.surface != "歳" and _is_year(numeral)


def _is_model(text: str, start: int, unit: Unit, numeral: Numeral) -> bool:
    """`RTX 5090 GPU`, `Pixel 10シリーズ`: a name in Latin letters, its number, and what sort of thing it is."""
    if numeral.big or numeral.grouped or not (unit.surface[0].isascii() or _KATAKANA_NOUN.match(unit.surface)):
        return False
    return _NAME_AND_SPACE.search(text, max(0, start - 24), start) is not None


def _is_year(numeral: Numeral) -> bool:
    return 1000 <= numeral.value < 2100 and not numeral.grouped and not numeral.big and not numeral.vague
