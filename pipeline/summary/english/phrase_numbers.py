"""Numbers that stand inside a noun phrase: 15歳以上の人, 3種類のプラン, 2025年の市場, 上位10社, 20代."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from pipeline.summary.english.numbers import say_money, say_number
from pipeline.summary.english.units import counters

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DIGITS = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_NUMBER = r"(?P<number>[0-9０-９]{1,15}(?:[,，][0-9０-９]{3}){0,4}(?:[.．][0-9０-９]{1,6})?)"
_CURRENCIES = {
    "円": "JPY", "ドル": "USD", "米ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP", "元": "CNY", "人民元": "CNY", "ウォン": "KRW",
    "台湾ドル": "TWD", "香港ドル": "HKD", "ルピー": "INR",
}  # fmt: skip
_SCALES = {"万": 10**4, "億": 10**8, "兆": 10**12}


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in a phrase. `alone` is what it says as a noun, `before` what it says before a noun."""

    alone: str
    before: str
    role: Literal["count", "time", "kinds", "age", "plain"]


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, counters()), key=len, reverse=True))
    money = "|".join(sorted(_CURRENCIES, key=len, reverse=True))
    return re.compile(
        rf"第{_NUMBER.replace('number', 'ordinal')}(?P<ordinal_unit>四半期|世代|回|期|位|部)?"
        r"|(?P<year>[0-9０-９]{4})年(?P<fiscal>度)?(?:(?P<year_month>[0-9０-９]{1,2})月)?"
        r"|(?P<month>[0-9０-９]{1,2})月"
        r"|(?P<young>[0-9０-９]{1,2})[歳才]?(?:[~～〜–－-]|から)(?P<old>[0-9０-９]{1,3})(?P<aged>[歳才]|代(?![金理表替]))(?P<older>以上)?(?![0-9０-９])"
        rf"|(?P<top>上位|下位|トップ)?(?P<about>約|およそ|ほぼ)?{_NUMBER}(?P<scale>[万億兆](?:[0-9０-９,，]{{1,9}}[万億]?){{0,3}})?(?(top)(?:位(?!置))?)(?P<counter>%|％|割|代(?![金理表替])|{words}|{money})?(?P<bound>以上|未満|以下|超)?"
    )


def counted_at(phrase: str, start: int) -> tuple[int, Counted] | None:
    """(end, what it says) of the number at `start`, or None where no number stands there."""
    if not (phrase[start] in "第上下ト約おほ" or phrase[start].isdigit()):
        return None
    hit = _pattern().match(phrase, start)
    if hit is None or not any(hit[part] for part in ("number", "year", "month", "ordinal", "young")):
        return None
    made = _said(hit)
    return None if made is None else (hit.end(), made)


def _said(hit: re.Match[str]) -> Counted | None:
    if hit["ordinal"]:
        return _ordinal(hit["ordinal"].translate(_DIGITS), hit["ordinal_unit"] or "")
    if hit["year"]:
        year = hit["year"].translate(_DIGITS)
        if hit["fiscal"]:
            return Counted(f"fiscal {year}", f"fiscal {year}", "time")
        month = _month(hit["year_month"])
        said = f"{month} {year}" if month else year
        return Counted(said, said, "time")
    if hit["young"]:
        young, old = hit["young"].translate(_DIGITS), hit["old"].translate(_DIGITS)
        ages = f"in their {young}s to {old}s" if hit["aged"] == "代" else f"aged {young} to {old} and over" if hit["older"] else f"aged {young}–{old}"
        return Counted(f"people {ages}", f"{young}–{old}-year-old", "age")
    if hit["month"]:
        month = _month(hit["month"])
        return Counted(month, month, "time") if month else None
    number = hit["number"].translate(_DIGITS).replace(",", "")
    if hit["scale"]:
        total = scaled_sum(number + hit["scale"].translate(_DIGITS).replace(",", ""))
        if total is None:
            return None
        number = total
    shown = say_number(Decimal(number)) if hit["scale"] or hit["counter"] or "," in hit["number"] else number
    counter, bound = hit["counter"] or "", hit["bound"] or ""
    if counter in ("歳", "才"):
        said = {"以上": f"aged {shown} and over", "未満": f"aged under {shown}", "以下": f"aged {shown} and under"}.get(bound, f"aged {shown}")
        return Counted(f"people {said}", f"{shown}-year-old", "age")
    if counter == "代" and not bound:
        return Counted("people in their teens", "teenage", "age") if shown == "10" else Counted(f"people in their {shown}s", f"{shown}-something", "age")
    about = "about " if hit["about"] else ""
    if counter == "割":
        shown, counter = say_number(Decimal(number) * 10), "%"
    top = "" if not hit["top"] else "the bottom " if hit["top"] == "下位" else "the top "
    if counter in ("%", "％"):
        return Counted(f"{top}{about}{shown}%", f"{top}{shown}%", "count")
    if counter in _CURRENCIES:
        money = say_money(_CURRENCIES[counter], Decimal(number))
        return Counted(about + money, money, "count")
    one, many = counters().get(counter, ("", ""))
    noun = one if number == "1" else many
    said = f"{about}{shown} {noun}".strip()
    said = {"以上": f"at least {said}", "超": f"more than {said}", "未満": f"fewer than {said}", "以下": f"at most {said}"}.get(bound, said)
    if top:
        return Counted(top + said, top + said, "count" if counter else "kinds")  # 上位10社; 上位10のサイト
    if counter in ("種類", "種"):
        return Counted(said, f"{shown} types of", "kinds")
    before = f"{shown}-{one.replace(' ', '-')}" if one and not bound else said
    return Counted(said, before if one else shown, "count" if counter else "plain")


def scaled_sum(text: str) -> str | None:
    """1.5億 → 150000000, 6億9426万 → 694260000; None where the scales do not go down or a fraction is left."""
    total, last = Decimal(0), None
    for digits, scale in re.findall(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)([万億兆]?)", text):
        size = _SCALES.get(scale, 1)
        if last is not None and size >= last:
            return None
        total, last = total + Decimal(digits) * size, size
    return str(int(total)) if total == total.to_integral_value() else None


def _month(digits: str | None) -> str:
    number = int(digits.translate(_DIGITS)) if digits else 0
    return MONTHS[number - 1] if 1 <= number <= 12 else ""


def _ordinal(number: str, unit: str) -> Counted:
    words = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth"}
    end = "th" if number[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    word = words.get(number, number + end)
    noun = {"四半期": "quarter", "世代": "generation", "回": "round", "期": "period", "位": "place", "部": "part"}.get(unit, "")
    if unit == "世代":
        return Counted(f"the {word} generation", f"{word}-generation", "time")
    return Counted(f"the {word} {noun}".strip(), f"{word}{'-' + noun if noun else ''}", "time" if unit in ("四半期", "期") else "plain")
