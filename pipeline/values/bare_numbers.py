"""Whether a number says how much or how many by its shape and its neighbours: no codes, versions, years, list numbers.

All texts are folded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.values.numerals import Numeral
    from pipeline.values.unit_tables import Unit

NAME = "\ue000"  # stands for every character of a name or a date that another room has found

_EDGE = "\n\t|"  # of a line or a cell
_ALONE = 8  # characters around a number that may still be white space
_NEAR = 24

_JOINTS = "-./:_#&=@+,%x×"  # between the parts of a code
# Between the parts of one number, as 1'000 and 10^6 write it or as a page cuts it with what cannot be seen: what stands behind
# is no number of its own.
_CUTS = "'’^\ufffd\0\u00ad\u200b\u200c\u200d\u2060\ufeff"
_OF_NUMBERS = "0123456789十百千万億兆"
_STROKES = "/:=#&+"  # and between two quantities: 12GB/512GB
_CODE_BEHIND = re.compile(r"(?:[./:_][0-9]|,[0-9]|-[A-Za-z]|[A-Za-z_]|[×x][0-9])")
# Letters that a number with a unit may follow at once: GPU8基, RAM16GB.
_MEASURED = re.compile(r"(?:AC|GPU|CPU|PC|EV|SSD|HDD|LLM|TPU|NPU|TV|GB|AI|RAM|VRAM|ROM|FPS|API|SNS|CEO|CM|IP|DC)\Z")
_KATAKANA = re.compile(r"[ァ-ヴー]")
_KANJI = re.compile(r"[一-鿿々]")
_WORD = re.compile(r"[0-9A-Za-zァ-ヴ一-鿿]")
_NAMED = re.compile(r"(?:[A-Za-z\ue000][A-Za-z0-9.+_\ue000-]{0,30}|\ue000) ?\Z")
_BENCHMARK = re.compile(r"(?:[A-Z]{4,12}(?:-[A-Z][A-Za-z]{1,8})?|[A-Z][A-Za-z]{2,12}(?:Eval|Bench|QA)) ?\Z")  # JMMLU 88.1
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")

# A number behind these is one: 上位10, スコアは88.7, MMLU: 88.7, 定員: 30.
_COUNTED = re.compile(
    r"(?:上位|下位|全|計|星|段階中|満点中|合計|総計|累計|平均|延べ|各|約|定員|定数|(?:スコア|指数|得点|点数|件数|倍率|値|数|比|率|合計|平均|計|定員|偏差値)[はがもで]?"
    r"|(?:[A-Z][A-Za-z0-9+-]{1,20}|[ァ-ヴー一-鿿]): ?) ?\Z"
)
# A number between は and です is one that something is said to be: 答えは16です, 7000に達する.
_SAID_BEFORE = re.compile(r"(?:[はがもをで、に\n(「|\t]|答え) ?\Z")
_SAID_BEHIND = re.compile(
    r"(?:です|だった|だと|だ。|だ$|であ|でした|となっ|となる|となり|に(?:達|到達|上|増|減|急増|及|拡|伸|縮|低|引き|膨|落|倍)|。|点|と、|を(?:記録|獲得|達成|マーク|示)|は同じ)"
)
# A number in front of の and a noun counts: 10の工程.
_OF_BEHIND = re.compile(r"も?の(?:[一-鿿々ァ-ヴーA-Za-z「\ue000]|異な|主|新し|大き|小さ|優れ|さまざま|多様|重な|うち)")
_OF_BEFORE = re.compile(r"(?:[ぁ-ん、。「」『』()\n\t|・:!?]|^|上位|下位|全|計|全国|世界|国内|他|残り|新た|毎分|毎秒|毎日|主要|以上) ?\Z")
_DECIMAL_BEFORE = re.compile(r"[はがをもでに(、:|\t\n] ?\Z")
_DECIMAL_BEHIND = re.compile(r" ?(?:[をとでにのがはも、。)(|\t\n]|です|だ|点|$)")
# Kinds of firms and people that are written as an acronym, and their counters, of which no code has one.
_ACRONYM = re.compile(r"(?<![A-Za-z0-9])(?:IT|AI|EC|PC|EV|SE|VC)\Z")
_BODIES = frozenset({"社", "人", "名", "カ国", "か国", "ヶ国"})


def is_code(text: str, start: int, end: int, unit: Unit | None, numeral: Numeral, joined: bool = False) -> bool:
    """Whether the shape says that the number is part of a name, a version, a code, a date or an address."""
    if start:
        before = text[start - 1]
        if before in _CUTS and start > 1 and text[start - 2] in _OF_NUMBERS:
            return True
        if before.isascii() or before == "×":
            if ((before.isalpha() and before.isascii()) or before == "_") and not _measured_behind_letters(text, start, unit, numeral):
                return True
            if before in _JOINTS and not joined and _is_joined(text, start) and not (unit is not None and _parts_quantities(text, start)):
                return True
    return unit is None and _CODE_BEHIND.match(text, end) is not None


def counts(text: str, numeral: Numeral, start: int, end: int, modified: bool) -> bool:
    """Whether a number without a unit says how much or how many; `modified` says that 約 or 以上 stand by it."""
    if _fills(text, start, end):
        return True
    if numeral.single or (numeral.kanji and not modified and _in_a_word(text, start, end)):
        return False
    if numeral.big or numeral.vague:
        return True
    counted = _COUNTED.search(text, max(0, start - _NEAR), start) is not None
    if start and _KATAKANA.match(text[start - 1]) and not counted:
        return False
    if _NAMED.search(text, max(0, start - 32), start):
        return numeral.fraction and numeral.value >= 20 and _BENCHMARK.search(text, max(0, start - 24), start) is not None
    if modified or numeral.grouped:
        return True
    if end - start == 4 and _YEAR.match(text, start):
        return False
    if numeral.fraction:
        return _is_said_decimal(text, numeral, start, end, counted)
    if counted and not _WORD.match(text, end):
        return True
    if numeral.value >= 2 and _OF_BEHIND.match(text, end) and _OF_BEFORE.search(text, max(0, start - 6), start):
        return True
    if _begins_line(text, start):
        return numeral.value >= 100 and _is_cell(text, start, end)
    if _SAID_BEHIND.match(text, end) and _SAID_BEFORE.search(text, max(0, start - 6), start):
        return True
    return numeral.value >= 100 and _is_cell(text, start, end)


def _is_said_decimal(text: str, numeral: Numeral, start: int, end: int, counted: bool) -> bool:
    """A decimal that something is said to be, and no section number, no version."""
    if _begins_line(text, start):
        return text[end : end + 1] in ("", *_EDGE)
    if counted:
        return True
    if not _DECIMAL_BEHIND.match(text, end) or not _DECIMAL_BEFORE.search(text, max(0, start - 3), start):
        return False
    two_places = text[numeral.start : numeral.end][-3:-2] in (".", "・")
    return text[start - 1] not in "(、" or numeral.value >= 10 or two_places


def _is_joined(text: str, start: int) -> bool:
    """Whether the sign in front of `start` joins the number to something: 2025-12, Ver.3, #4."""
    sign = text[start - 1]
    if sign in "/#_@=&%":
        return True
    before = text[start - 2 : start - 1] if start > 1 else ""
    if sign in ",x×":
        return before in "0123456789" and before != ""
    return before.isascii() and before.isalnum()


def _parts_quantities(text: str, start: int) -> bool:
    """12GB/512GB, 月額/980円: the stroke parts two quantities, if no digit stands before it."""
    return text[start - 1] in _STROKES and not (text[start - 1] in "/:" and text[max(0, start - 2)] in "0123456789/")


def _measured_behind_letters(text: str, start: int, unit: Unit | None, numeral: Numeral) -> bool:
    """GPU22万基, RAM16GB: letters, and then a number that cannot belong to them."""
    if numeral.big or numeral.grouped or numeral.vague:
        return True
    if unit is not None and unit.counter in _BODIES and numeral.value > 1 and _ACRONYM.search(text, max(0, start - 4), start):
        return True  # 国内大手IT4社
    return unit is not None and _MEASURED.search(text, max(0, start - 5), start) is not None


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Whether kanji stand on either side of a numeral in kanji."""
    return (end < len(text) and _KANJI.match(text, end) is not None) or (
        start > 0 and _KANJI.match(text, start - 1) is not None and not _OF_BEFORE.search(text, max(0, start - 6), start)
    )


def _fills(text: str, start: int, end: int) -> bool:
    """Whether there is nothing in the text but the number."""
    return len(text) - (end - start) <= _ALONE and not text[:start].strip() and not text[end:].strip()


def _begins_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _is_cell(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 4) : start].rstrip(" ")[-1:], text[end : end + 4].lstrip(" ")[:1]
    return (not before or before in _EDGE) and (not behind or behind in _EDGE)
