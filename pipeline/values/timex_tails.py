"""What follows a date and changes it (`date_tails.tsv`): 末, 前半, 頃; and what turns a length into a moment or a set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.tables.loader import Row, read

COLUMNS = ("tail", "after", "gives", "not", "example")
_GIVES = re.compile(r"START|MID|END|APPROX|half=[12]")
_HALF = re.compile(r"半(?![ばの期年導径])")
_OFFSET = re.compile(
    r"(?:ほど|くらい|ぐらい|ばかり|以上|近く|余り|あまり|弱|強|程度|も)*の?"
    r"(?:(?P<past>前|まえ)(?![半期回提後倒身夜線述例科])|(?P<next>後|あと|のち)(?![半期場任発続継方悔退者払])|(?P<ahead>先)(?![生端行進頭導週月日]))"
)
_REPEATED = re.compile(r"(?:間)?(?:ごと|おき|毎)に?|に[一1](?:度|回)")


@dataclass(frozen=True, slots=True)
class Tail:
    """A row: the word, whether it may follow a length or a clock time too, what it gives, what may not follow it."""

    word: str
    anywhere: bool
    gives: str
    excluded: tuple[str, ...]


def _make_tail(row: Row) -> Tail:
    if row.cells["after"] not in ("date", "any") or not _GIVES.fullmatch(row.cells["gives"]):
        raise ValueError(f"{row.cells['after']!r} or {row.cells['gives']!r} is unknown")
    return Tail(row.cells["tail"], row.cells["after"] == "any", row.cells["gives"], row.several("not"))


@cache
def tails() -> dict[str, Tail]:
    """The table by word."""
    return {tail.word: tail for tail in read("date_tails.tsv", COLUMNS, _make_tail)}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(tails(), key=len, reverse=True)
    return re.compile("の?(" + "|".join(map(re.escape, words)) + ")")


def read_tail(text: str, at: int, clock: bool) -> tuple[int, str | None, int | None]:
    """The tail that begins at `at`: its end (`at` where there is none), its `mod`, or the half that it names."""
    mod: str | None = None
    half: int | None = None
    while found := _pattern().match(text, at):
        tail = tails()[found[1]]
        if text.startswith(tail.excluded, found.end()) or (clock and not tail.anywhere):
            break
        if tail.anywhere and found[0][0] == "の":
            break
        if tail.gives.startswith("half"):
            half = int(tail.gives[-1])
        elif mod is None:
            mod = tail.gives
        at = found.end()
    return at, mod, half


def read_half(text: str, at: int) -> int:
    """The end of the 半 of 1年半, `at` where there is none."""
    found = _HALF.match(text, at)
    return found.end() if found else at


def read_offset(text: str, at: int) -> tuple[int, int]:
    """The end of 前 or 後 behind a length and its direction, -1 or 1; 0 where there is none."""
    found = _OFFSET.match(text, at)
    if not found:
        return at, 0
    return found.end(), -1 if found["past"] else 1


def read_repeated(text: str, at: int) -> int:
    """The end of ごと, おき or に一度 behind a length, `at` where there is none."""
    found = _REPEATED.match(text, at)
    return found.end() if found else at
