"""Numerals, in whatever characters they are written: `1兆2,300億`, `三百二十`, `2.5万`, `数十万`, `十数`, `6億12,500,000`.

Every function here reads a folded text (`values/normal.py`). A numeral that contradicts itself (`1万2億`, `三百四千`) is
not guessed at: it is not read.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from typing import Literal, NamedTuple

Vague = Literal["several", "odd"]

EXACT = Context(prec=120)  # more digits than LONGEST and every multiplier together
LONGEST = 40  # characters of digits in a row that are still a number; more are a key, a hash or an attack

KANJI_DIGITS = {char: str(digit) for digit, char in enumerate("〇一二三四五六七八九")} | {"零": "0"}
SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
BIG = {"万": Decimal(10**4), "億": Decimal(10**8), "兆": Decimal(10**12), "京": Decimal(10**16)}

_ONE = Decimal(1)
_ZERO = Decimal(0)
# 12,345.6 with well-formed groups, or plain digits. Possessive: a run of digits is walked once.
_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?+")
_KANJI_RUN = re.compile("[〇零一二三四五六七八九]++")
_KANJI_DECIMAL = re.compile("([〇零一二三四五六七八九]++)・([〇零一二三四五六七八九]++)")
_GAP = re.compile(" {1,2}(?=[万億兆])")
_GOES_ON = re.compile("[十百千万億兆京数]| {1,2}[万億兆]")
# What looks like a multiplier and begins a word: 3百貨店, 2千葉, 5万博.
_WORD = re.compile("百(?:貨|科|均|薬)|千(?:葉|代|歳|秋)|万(?:全|博|引|能|華|一|が一)|億劫|京(?:都|成|阪|急|王|浜|大|セラ)")
_SEVERAL_GOES_ON = re.compile("[十百千万億兆]|1(?:0{1,4})(?![0-9,.])")
_RUN = re.compile("[0-9〇零一二三四五六七八九十百千万億兆]++(?:[,.][0-9〇零一二三四五六七八九十百千万億兆]++)*+")


class Numeral(NamedTuple):
    """A numeral at `[start, end)`.

    `scale` is its last big multiplier (`3億5000万` → 10000) or 1, `head` the number before that when there is but one
    (`5万` → 5): in `3〜5万` the first number borrows it.
    """

    start: int
    end: int
    value: Decimal
    kanji: bool = False  # no Arabic digit in it
    single: bool = False  # one kanji: 一, 十
    grouped: bool = False  # 1,234
    fraction: bool = False  # 1.5
    scale: Decimal = _ONE
    head: Decimal | None = None
    vague: Vague | None = None
    big: bool = False  # 万 or more in it


def run_end(text: str, at: int) -> int:
    """The end of the stretch of digits, kanji numerals, commas and points that starts at `at`."""
    found = _RUN.match(text, at)
    return found.end() if found else at + 1


def read_numeral(text: str, at: int) -> Numeral | None:
    """The numeral that starts at `at`, the longest; None where there is none or it contradicts itself."""
    found = _ARABIC.match(text, at)
    if found is None:
        return _read_mixed(text, at)
    end = found.end()
    if _GOES_ON.match(text, end):
        return _read_mixed(text, at)
    digits = found.group()
    if len(digits) > LONGEST:
        return None
    grouped = "," in digits
    value = Decimal(digits.replace(",", "") if grouped else digits)
    return Numeral(at, end, value, grouped=grouped, fraction="." in digits, head=value)


def _read_mixed(text: str, start: int) -> Numeral | None:
    with localcontext(EXACT):
        return _sum_up(text, start)


def _sum_up(text: str, start: int) -> Numeral | None:
    at = start
    vague: Vague | None = None
    if text[at : at + 1] in ("数", "何", "幾"):
        if not _SEVERAL_GOES_ON.match(text, at + 1):
            return None
        at, vague = at + 1, "several"
    total = section = _ZERO
    number: Decimal | None = None  # digits that wait for their multiplier
    last_big, last_small = Decimal("Infinity"), Decimal("Infinity")
    kanji, grouped, fraction, bigs = True, False, False, 0
    head: Decimal | None = None
    while at < len(text):
        char = text[at]
        if char in SMALL:
            if _WORD.match(text, at):
                break
            multiplier = SMALL[char]
            if text[at - 2 : at - 1] in KANJI_DIGITS and text[at - 1] in KANJI_DIGITS and at - 2 >= start and text[at - 2] not in "〇零":
                return None  # 二三十人: twenty or thirty
            if multiplier >= last_small or (number is not None and last_small <= number * multiplier):
                return None
            section += (_ONE if number is None else number) * multiplier
            number, last_small, at = None, multiplier, at + 1
        elif char in BIG:
            if _WORD.match(text, at) and not (section and text.startswith("万一", at)):  # 千万一 is 10,000,001
                break
            part = section + (number or _ZERO)
            if number is None and section == 0:
                if total:
                    return None
                if vague is None or at > start + 1:
                    break
                part = _ONE
            multiplier = BIG[char]
            if multiplier >= last_big or part * multiplier >= last_big:
                return None
            total, section, number = total + part * multiplier, _ZERO, None
            head, bigs, last_big, last_small, at = part, bigs + 1, multiplier, Decimal("Infinity"), at + 1
        elif char in KANJI_DIGITS:
            if number is not None:
                break
            decimal = _KANJI_DECIMAL.match(text, at)
            run = decimal or _KANJI_RUN.match(text, at)
            if run is None or run.end() - at > LONGEST or not run.group().strip("〇"):
                return None
            number, fraction = Decimal(_arabic(run.group())), fraction or decimal is not None
            at = run.end()
        elif char in "0123456789":
            arabic = _ARABIC.match(text, at)
            if number is not None or arabic is None:
                break
            if arabic.end() - at > LONGEST:
                return None
            kanji, grouped, fraction = False, grouped or "," in arabic.group(), fraction or "." in arabic.group()
            number, at = Decimal(arabic.group().replace(",", "")), arabic.end()
        elif char == "数" and (section or total or number is not None) and _may_be_odd(text, at, number):
            vague, at = vague or "odd", at + 1
        elif char == " " and (gap := _GAP.match(text, at)) and (number is not None or section):
            at = gap.end()
        else:
            break
    rest = section + (number or _ZERO)
    if at == start or (vague == "several" and at == start + 1):
        return None
    if rest >= last_big or (number is not None and number >= last_small):
        return None
    if bigs and rest:
        head = None
    single = kanji and at - start == 1
    scale = last_big if bigs and head is not None else _ONE
    return Numeral(start, at, total + rest, kanji, single, grouped, fraction, scale, head if bigs == 1 else None if bigs else rest, vague, bigs > 0)


def _arabic(kanji: str) -> str:
    return "".join("." if char == "・" else KANJI_DIGITS[char] for char in kanji)


def _may_be_odd(text: str, at: int, number: Decimal | None) -> bool:
    """Whether 数 stands for a lower digit, as in 十数社, 50数人, 百数十: it follows a round number."""
    return number is None or (number % 10 == 0 and number > 0)
