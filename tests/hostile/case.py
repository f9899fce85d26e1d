"""What a hostile case is: a file, what is in it, and what must come of it.

The files are made anew by each who needs them; nothing hostile lies in the repository itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

#: Set to 1, the giant files have their full size; else a tenth of it, or less.
CAMPAIGN = os.environ.get("YOMITORI_CAMPAIGN") == "1"

Status = Literal["ok", "degraded", "failed"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What must come of a file. Parts that are None or empty are not asked for.

    `warnings` are beginnings of warnings that the record must have, and `kind` and `reason` what a failed one must say;
    `shows` and `hides` are words that must and must not be in the text that is read; `quantities` and `dates` are all
    that may be read (`128 GB`, `2026-03-10`, `-` where a date has no value), `unread` all that is listed as unread.
    """

    status: Status = "ok"
    kind: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()
    encoding: str = ""
    title: str | None = None
    published: str | None = None
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    quantities: tuple[str, ...] | None = None
    dates: tuple[str, ...] | None = None
    unread: tuple[str, ...] | None = None
    seconds: float = 10.0


@dataclass(frozen=True)
class Case:
    """A file that is called `name`, whose suffix tells its format."""

    group: str
    name: str
    content: bytes | Callable[[], bytes]
    outcome: Outcome = field(default_factory=Outcome)
    sparse: int = 0  # so many bytes of nothing behind the content, which take no room on the disk

    def data(self) -> bytes:
        """The bytes of the file, without those that are sparse."""
        return self.content if isinstance(self.content, bytes) else self.content()


#: A harmless sentence, and what is read of it.
PLAIN = "新型機の容量は128GBで、価格は5万円だ。"
READ = ("128 GB", "50000 JPY")


def times(count: int) -> int:
    """A number of repetitions; ten times as many in a campaign."""
    return count * 10 if CAMPAIGN else count
