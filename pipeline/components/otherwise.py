"""What a figure is of where neither its sentence nor the context says whose it is: what the forms call its thing, or the first part of
what is measured (AI市場 of AI市場規模)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.components.measures import is_measure, length_of_measure
from pipeline.facts import SlotFact
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.language.words import Word

#: The rule of an entity that is a part of its property.
MEASURED_IN_ITSELF = "measured in itself"
# What tells when or how something was measured, and not of what: 年間売上, 平均待ち時間, 内部コスト.
_NO_THING = re.compile(
    r"(?:[0-9.]+|[年月週日]|[年月週日時]間|平均|総|合計|累計|最[大小高低]|標準|全体|従来|通常|同|当|各|全|新|旧|前|毎|[今昨来]年|一[次部]|内部|外部"
    r"|初期|主要|実質|名目|推定|有効|非|想定|目標|中|機会|的な?)+"
)
_WHERE = frozenset({"世界", "全世界", "国内", "国外", "海外", "市場"})  # no things by themselves
_MARKET = "市場"  # AI市場規模 is the size of the AI market


def otherwise(text: str, words: Sequence[Word], measured: SlotFact | None, thing: SlotFact | None) -> tuple[SlotFact | None, SlotFact | None]:
    """Entity and property of a figure that has no entity: `thing` is what the forms have found for it, `measured` its property. One
    phrase does not fill both, but where it names a thing and what is measured of it."""
    apart = thing is None or measured is None or measured.end <= thing.start or thing.end <= measured.start
    if measured is not None and not measured.inferred and (not apart or thing is None):
        said = _measured_in(text, words, measured)
        return (thing, None) if said is None and thing is not None else (said, measured)
    return thing, measured


def _measured_in(text: str, words: Sequence[Word], measured: SlotFact) -> SlotFact | None:
    """AI市場 in AI市場規模, 設計レビュー in 設計レビュー工数: the words before the last one, which is measured. No verbal noun alone: the
    speed of 推論速度 is not that of inference but of what infers."""
    phrase = fold(text[measured.start : measured.end])
    if not is_measure("", phrase):
        return None
    head = length_of_measure(phrase)
    head -= len(_MARKET) if phrase[-head:].startswith(_MARKET) else 0
    before = [word for word in words if measured.start <= word.start and word.end <= measured.end - head]
    things = [word for word in before if _NO_THING.fullmatch(fold(word.text)) is None]
    told = [word for word in things if fold(word.text) not in _WHERE]
    if head == 1 or not told or (len(told) == 1 and "サ変" in told[0].tag):
        return None
    return SlotFact(things[0].start, before[-1].end, MEASURED_IN_ITSELF) if before[-1].end - things[0].start > 1 else None
