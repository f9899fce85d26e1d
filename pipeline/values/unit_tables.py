"""The tables of units, counters and currencies as they are looked up. `values/units.py` does the looking."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipeline.tables.loader import Row, read
from pipeline.values.normal import fold

UNIT_COLUMNS = ("surfaces", "symbol", "scale", "prefixes", "chain", "before", "after", "not_after", "certain", "example")
COUNTER_COLUMNS = ("surfaces", "kanji", "before", "after", "not_after", "example")
CURRENCY_COLUMNS = ("surfaces", "prefixes", "code", "scale", "before", "not_after", "example")

NO_LIMIT = 10**40

_SMALL = {"m": "m", "μ": "μ", "u": "μ", "n": "n", "p": "p"}
_BIG = {letter: letter for letter in "kMGTPEZ"} | {"K": "k"}
_BINARY = {f"{letter}i": f"{letter}i" for letter in "KMGTPE"}
_KANA_SMALL = {"ミリ": "m", "マイクロ": "μ", "ナノ": "n", "ピコ": "p"}
_KANA_BIG = {"キロ": "k", "メガ": "M", "ギガ": "G", "テラ": "T", "ペタ": "P", "エクサ": "E", "ゼタ": "Z"}


class Unit(NamedTuple):
    """One surface of one row. `group` and `size` say what it may be chained with (1時間 51分)."""

    surface: str
    symbol: str  # `count` for a counter
    counter: str | None
    scale: Decimal
    money: bool = False
    group: str = ""
    size: Decimal = Decimal(1)
    chained_only: bool = False
    before: re.Pattern[str] | None = None
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    below: int = 0  # a number under this …
    above: int = NO_LIMIT  # … or over that needs no condition
    least_kanji: int | None = 1  # the least one-character kanji numeral that it takes; None: none

    @property
    def conditional(self) -> bool:
        return self.before is not None or bool(self.after)


class Lexicon(NamedTuple):
    units: dict[str, tuple[Unit, ...]]
    lengths: dict[str, tuple[int, ...]]  # of the surfaces that begin with a character, longest first
    around: dict[str, tuple[tuple[str, str, Unit], ...]]  # 摂氏#度 by the last character in front of the number
    signs: dict[str, tuple[tuple[str, Unit], ...]]  # currency signs by their last character, longest first


@cache
def lexicon() -> Lexicon:
    """The three tables, ready for lookups. Raises TableError where a row is wrong."""
    made: list[Unit] = []
    signs: dict[str, list[tuple[str, Unit]]] = {}
    for batch in read("units.tsv", UNIT_COLUMNS, read_measures):
        made += batch
    for batch in read("counters.tsv", COUNTER_COLUMNS, read_counters):
        made += batch
    for batch, prefixes in read("currencies.tsv", CURRENCY_COLUMNS, read_currencies):
        made += batch
        for sign in prefixes:
            signs.setdefault(sign[-1], []).append((sign, batch[0]))
    units: dict[str, list[Unit]] = {}
    circumfixed: dict[str, list[tuple[str, str, Unit]]] = {}
    for unit in made:
        if "#" in unit.surface:
            prefix, suffix = unit.surface.split("#")
            circumfixed.setdefault(prefix[-1], []).append((prefix, suffix, unit))
        else:
            units.setdefault(unit.surface, []).append(unit)
    lengths: dict[str, set[int]] = {}
    for surface in units:
        lengths.setdefault(surface[0], set()).add(len(surface))
    return Lexicon(
        {surface: tuple(sorted(several, key=lambda unit: not unit.conditional)) for surface, several in units.items()},
        {first: tuple(sorted(several, reverse=True)) for first, several in lengths.items()},
        {last: tuple(sorted(several, key=lambda one: -len(one[0] + one[1]))) for last, several in circumfixed.items()},
        {last: tuple(sorted(several, key=lambda one: -len(one[0]))) for last, several in signs.items()},
    )


def words(row: Row, column: str) -> tuple[str, ...]:
    """The words of a cell, folded as the texts are."""
    return tuple(dict.fromkeys(fold(word) for word in row.several(column)))


def any_of(alternatives: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for one of the words, `^` marking those that must end the text; None where there are none."""
    forms = [re.escape(word[1:]) + r" ?\Z" if word.startswith("^") else re.escape(word) for word in alternatives]
    return re.compile("|".join(forms)) if forms else None


def read_measures(row: Row) -> list[Unit]:
    group, _, size = row.cells["chain"].partition(":")
    symbol, kinds = row.cells["symbol"], row.cells["prefixes"].split()
    below, above = _certain(row.cells["certain"])
    made = []
    for surface in words(row, "surfaces"):
        for prefix, letter in _prefixes(kinds, surface):
            made.append(
                Unit(
                    prefix + surface,
                    letter + symbol,
                    surface if symbol == "count" else None,
                    Decimal(row.cells["scale"] or 1),
                    group=group,
                    size=Decimal(size.rstrip("!") or 1),
                    chained_only=size.endswith("!"),
                    before=any_of(words(row, "before")),
                    after=words(row, "after"),
                    not_after=words(row, "not_after"),
                    below=below,
                    above=above,
                )
            )
    return made


def _certain(cell: str) -> tuple[int, int]:
    """`<10 >99` as two limits."""
    below, above = 0, NO_LIMIT
    for part in cell.split():
        if part[0] not in "<>" or not part[1:].isdigit():
            raise ValueError(f"certain is {cell!r}, not like <10 >99")
        if part[0] == "<":
            below = int(part[1:])
        else:
            above = int(part[1:])
    return below, above


def _prefixes(kinds: list[str], surface: str) -> list[tuple[str, str]]:
    """The prefixes that a surface takes, each as printed and as its letter."""
    made = [] if "only" in kinds else [("", "")]
    kana = surface not in ("Ω",)
    if "small" in kinds or "si" in kinds:
        made += _SMALL.items()
        made += _KANA_SMALL.items() if kana and "kana" in kinds else ()
    if "data" in kinds:  # 512KB is printed with a capital
        made.append(("K", "K"))
    if {"big", "si", "data"} & set(kinds):
        made += [one for one in _BIG.items() if one[0] != "K" or "data" not in kinds]
        made += _KANA_BIG.items() if kana and "kana" in kinds else ()
    if "data" in kinds:
        made += _BINARY.items()
    return made


def read_counters(row: Row) -> list[Unit]:
    least = row.cells["kanji"]
    if least and not least.isdigit():
        raise ValueError(f"kanji is {least!r}, not a number")
    return [
        Unit(
            surface,
            "count",
            surface,
            Decimal(1),
            before=any_of(words(row, "before")),
            after=words(row, "after"),
            not_after=words(row, "not_after"),
            least_kanji=int(least) if least else None,
        )
        for surface in words(row, "surfaces")
    ]


def read_currencies(row: Row) -> tuple[list[Unit], tuple[str, ...]]:
    scale, code = row.cells["scale"], row.cells["code"]
    size = Decimal(scale.rstrip("!") or 1)
    spelled = [form for name in words(row, "surfaces") for form in dict.fromkeys((name, name.replace("・", "")))]
    made = [
        Unit(
            surface,
            code,
            None,
            size,
            money=True,
            group=code,
            size=size,
            chained_only=scale.endswith("!"),
            before=any_of(words(row, "before")),
            not_after=words(row, "not_after"),
        )
        for surface in dict.fromkeys(spelled)
    ]
    return made, words(row, "prefixes")
