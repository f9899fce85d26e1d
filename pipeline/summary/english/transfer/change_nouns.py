"""Nouns that say by how much something changes: 電力消費26%減, 30%の性能向上."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.summary.english.transfer.chunks import Chunk, bare_verb
from pipeline.summary.english.transfer.verb_kinds import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.summary.english.transfer.units import Unit

# How it was counted: 平均18%の短縮.
_MEANS = frozenset({"平均", "平均して", "実に", "実質"})
#: What is counted changes by itself: 300人の削減.
COUNTS_MANY = re.compile("[0-9０-９数十百千万億][人名社台店]")


@dataclass(frozen=True, slots=True)
class Change:
    """What changes, by how much, and the verb that says so: 電力消費26%減."""

    what: list[Unit]
    figure: Unit
    lemma: str


def change_in(units: Sequence[Unit]) -> Change | None:
    """The change that some nouns tell: 電力消費26%減, 作業時間の40%削減, 30%の性能向上; None where it is not clear what changes."""
    at = next((place for place, unit in enumerate(units) if unit.kind == "figure"), -1)
    before, after = list(units[: max(at, 0)]), list(units[at + 1 :])
    if at < 0 or not after or COUNTS_MANY.search(units[at].text) or any(unit.kind in ("figure", "date") for unit in (*before, *after)):
        return None
    before, after = (before[:-1] if before and before[-1].text == "の" else before), (after[1:] if after[0].text == "の" else after)
    if "".join(unit.text for unit in before) in _MEANS:
        before = []
    bare = bare_verb(Chunk("noun", after))
    if bare is None or not changes(bare[1]) or bool(before) == bool(bare[0]):
        return None
    return Change(before or bare[0], units[at], bare[1])
