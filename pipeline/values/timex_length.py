"""Lengths of time (`P1Y3M`, `PT1.5H`, `PXY`) and moments counted by them (5年後, 2時間前)."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.values.calendar_fiscal import add_months
from pipeline.values.timex_moment import Moment, of_day
from pipeline.values.timex_numbers import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.values.timex_atoms import Atom

_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
LONGEST = 9999  # years; a longer way leads out of the calendar


def spell_length(atoms: Sequence[Atom]) -> str:
    """The TIMEX3 length of parts such as `1年` + `3カ月`; `P3M/P6M` for a range, `PXY` for a vague number."""
    if len(atoms) == 1:
        atom = atoms[0]
        if atom.text.startswith("P"):
            return atom.text
        if atom.amount_high is not None and atom.amount is not None:
            return f"{_one(atom.text, atom.amount)}/{_one(atom.text, atom.amount_high)}"
        return _one(atom.text, atom.amount)
    day = clock = ""
    for atom in sorted(atoms, key=lambda a: _ORDER.index(a.text) if a.text in _ORDER else -1):
        if atom.text not in _ORDER:
            continue
        spelled = ("X" if atom.amount is None else plain(atom.amount)) + atom.text[-1]
        if atom.text.startswith("T"):
            clock += spelled
        else:
            day += spelled
    return f"P{day}" + (f"T{clock}" if clock else "")


def _one(unit: str, amount: Decimal | None) -> str:
    number = "X" if amount is None else plain(amount)
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _amounts(atoms: Sequence[Atom]) -> dict[str, Decimal] | None:
    """The amount of each unit; None where one is vague or a range. A written length (P0.5Y) is taken apart."""
    found: dict[str, Decimal] = {}
    for atom in atoms:
        if atom.unit != "length":
            continue
        if atom.text.startswith("P"):
            number = atom.text.strip("PTYMWDHS")
            if "X" in number or not number:
                return None
            unit = ("T" if atom.text.startswith("PT") else "") + atom.text[-1]
            found[unit] = Decimal(number)
        elif atom.amount is None or atom.amount_high is not None:
            return None
        else:
            found[atom.text] = atom.amount
    return found


def is_vague(atoms: Sequence[Atom]) -> bool:
    """Whether a length has no exact number: 数年."""
    return _amounts(atoms) is None


def move(base: Moment, now: datetime | None, atoms: Sequence[Atom], sign: int) -> Moment | None:
    """The moment a length after (sign 1) or before (-1) `base`, as exact as the length's smallest unit.

    Years give a year, months a month, weeks and days a day, hours a time counted from `now`. None where it cannot be told.
    """
    amounts = _amounts(atoms)
    if not amounts:
        return None
    if any(unit.startswith("T") for unit in amounts):
        return _move_clock(base, now, amounts, sign)
    if amounts.get("Y", Decimal(0)) > LONGEST or amounts.get("M", Decimal(0)) > 12 * LONGEST:
        return None
    months = amounts.get("Y", Decimal(0)) * 12 + amounts.get("M", Decimal(0))
    days = amounts.get("W", Decimal(0)) * 7 + amounts.get("D", Decimal(0))
    if base.year is None:
        return None
    if months != int(months):
        return None
    if not days and months % 12 == 0 and "M" not in amounts:
        year = base.year + sign * int(months) // 12
        return Moment(year) if 1 <= year <= 9999 else None
    if base.month is None:
        return None
    year, month = add_months((base.year, base.month), sign * int(months))
    if not 1 <= year <= 9999:
        return None
    if not days:
        return Moment(year, month)
    if base.day is None or days != int(days) or days > 366 * LONGEST:
        return None
    return _move_days(Moment(year, month, base.day), sign * int(days))


def _move_days(base: Moment, days: int) -> Moment | None:
    day = base.date()
    while day is None and base.day is not None and base.day > 28:  # the 31st of a month of thirty days
        base = Moment(base.year, base.month, base.day - 1)
        day = base.date()
    if day is None:
        return None
    return of_day(day + timedelta(days)) if 366 < day.toordinal() + days < LONGEST * 365 else None


def _move_clock(base: Moment, now: datetime | None, amounts: dict[str, Decimal], sign: int) -> Moment | None:
    if now is None or any(unit in ("Y", "M") for unit in amounts):
        return None
    factors = {"W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1}
    seconds = sum((amount * factors[unit] for unit, amount in amounts.items()), Decimal(0))
    if seconds > 86400 * 366 * 100:
        return None
    moment = now + timedelta(seconds=float(sign * seconds))
    fine = "%H:%M:%S" if "TS" in amounts or moment.second else "%H:%M" if "TM" in amounts or moment.minute else "%H"
    return of_day(moment.date(), moment.strftime(fine))
