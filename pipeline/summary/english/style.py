"""How the English is written: its spelling and its numbers, chosen once for a process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
Spelling = Literal["american", "british"]
Numbers = Literal["long", "short"]
SPELLINGS: Final[tuple[Spelling, ...]] = ("american", "british")
NUMBERS: Final[tuple[Numbers, ...]] = ("long", "short")


@dataclass(frozen=True, slots=True)
class Style:
    """`spelling`: labor and March 17, 2006, or labour and 17 March 2006; `numbers`: $8 billion or $8bn."""

    spelling: Spelling = "american"
    numbers: Numbers = "long"


_chosen = Style()
_forgetters: list[Callable[[], None]] = []


def choose(style: Style) -> None:
    """Let this process write all English in `style` from here on."""
    global _chosen
    if style != _chosen:
        _chosen = style
        for forget in _forgetters:
            forget()


def chosen() -> Style:
    """The style that this process writes in."""
    return _chosen


def kept_per_style(most: int | None = None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Like functools.lru_cache, for what the style changes: all of it is forgotten where another one is chosen."""

    def keep(make: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=most)(make)
        _forgetters.append(kept.cache_clear)
        return cast("Callable[P, T]", kept)

    return keep
