"""Finds the quantities of a text: every number with its unit or counter that says how much or how many.

    find_quantities("売上高は約3億円だ")  ->  [QuantityFact(start=5, end=8, outer=(4, 8), value=300000000, unit="JPY", …)]

The text is walked once: a pattern stops at what can begin a number, everything else is read from there. Offsets count in
the text that was given; the reading is done on its folded twin of the same length.
"""

from __future__ import annotations

import re
from decimal import localcontext
from typing import TYPE_CHECKING

from pipeline.facts import QuantityFact
from pipeline.values.amounts import read_amount, read_several
from pipeline.values.bare_numbers import NAME, counts
from pipeline.values.modifiers import meaning
from pipeline.values.normal import fold
from pipeline.values.number_words import read_word
from pipeline.values.numerals import EXACT, run_end
from pipeline.values.ranges import read_on
from pipeline.values.unread import unread_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.values.modifiers import Meaning
    from pipeline.values.ranges import Reading

__all__ = ["find_quantities", "read_quantity", "unread_digits"]

# A kanji numeral begins a number only in front of what can go on with it; 数 and 何 in front of a multiplier or a unit.
# The first character is a plain class, so that the search can skip to it.
_TRIGGER = re.compile(
    r"[0-9〇零一二三四五六七八九十百千数何半過倍ゼ](?:(?<=[0-9])"
    r"|(?<=[〇零一二三四五六七八九十百千])(?=[ 0-9〇零一二三四五六七八九十百千万億兆・一-鿿々ァ-ヴつかヶ%℃。、はがをのにでと]|$)"
    r"|(?<=数)(?=[十百千万億兆0-9一-鿿々ァ-ヴつかヶ%])|(?<=何)(?=[十百千万億兆])"
    r"|(?<![数何][半過四倍ゼ])(?:(?<=[半倍])|(?<=[過四])半|(?<=ゼ)ロ))"
)
_WORDS = "半過倍ゼ"  # what may begin a number word and no numeral
_SEVERAL = "数何"
# 複数社, 件数万: 数 ends the word in front of it.
_ENDS_IN_NUMBER = frozenset("複多少件回点枚本個総画素関変指係台口奇偶無整乗人字")
_LINK = re.compile(
    r"https?://[!-~]+|www\.[!-~]+|\]\([^)\s]{1,300}\)|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9_.-]{1,64}"
)
_LINK_SIGNS = ("://", "](", "www.", "@")
_SURPASSES = re.compile(r"を(?:大きく|大幅に)?[上下]回(?:る|った)(?:約|およそ)?(?=[0-9])")
_HYPHEN = re.compile(r"-[0-9]")


def find_quantities(text: str, owned: Sequence[tuple[int, int]] = ()) -> list[QuantityFact]:
    """Every quantity of `text`, in order, without overlaps.

    `owned` are the spans of names and dates: no quantity starts or ends in one.
    """
    folded = fold(text)
    if any(sign in folded for sign in _LINK_SIGNS):
        owned = [*owned, *(found.span() for found in _LINK.finditer(folded))]
    if owned:
        folded = _without(folded, owned)
    found: list[QuantityFact] = []
    names = -1 if owned else len(folded)  # where the next name begins
    at = floor = 0
    search = _TRIGGER.search
    with localcontext(EXACT):
        while hit := search(folded, at):
            start = hit.start()
            if names < start:
                names = folded.find(NAME, start)
                names = names if names >= 0 else len(folded)
            fact = _read(folded, start, floor, names)
            if fact is None:
                at = start + 1 if folded[start] in _WORDS or folded[start] in _SEVERAL else run_end(folded, start)
            else:
                found.append(fact)
                at = floor = fact.end
    return found


def read_quantity(text: str) -> QuantityFact | None:
    """The one quantity that fills `text`, with its modifiers or without; None where there is none or there is more."""
    facts = find_quantities(text)
    stripped = text.strip()
    if len(facts) != 1 or not stripped:
        return None
    fact, start = facts[0], text.index(stripped)
    fills = {(fact.start, fact.end), fact.outer, (fact.outer[0], fact.end), (fact.start, fact.outer[1])}
    return fact if (start, start + len(stripped)) in fills else None


def _read(folded: str, start: int, floor: int, limit: int) -> QuantityFact | None:
    """The quantity whose number or word is at `start`; nothing of it lies before `floor`, no unit behind `limit`."""
    char = folded[start]
    if char in _WORDS or char == "四":
        word = read_word(folded, start, limit)
        if word is not None or char in _WORDS:
            return word
    amount = None
    if char == "数":
        if start and folded[start - 1] in _ENDS_IN_NUMBER:
            return None
        amount = read_several(folded, start, limit)
    amount = amount or read_amount(folded, start, limit)
    if amount is None or amount.start < floor:
        return None
    reading = read_on(folded, amount, limit)
    said = meaning(folded, reading.start, reading.end, bool(reading.symbol) or amount.numeral.big, amount.money, limit)
    if reading.amount.unit is None and not _counts(folded, reading, said):
        return None
    if said.comparator in ("<", ">") and _is_surpassed(folded, reading, limit):
        said = said._replace(comparator="=")
    return _fact(reading, said, floor)


def _is_surpassed(folded: str, reading: Reading, limit: int) -> bool:
    """Whether another figure of the same unit is what lies above or below: 3億円を上回る5億円."""
    verb = _SURPASSES.match(folded, reading.end)
    other = read_amount(folded, verb.end(), limit) if verb else None
    return other is not None and (other.symbol, other.counter) == (reading.symbol, reading.counter)


def _counts(folded: str, reading: Reading, said: Meaning) -> bool:
    if reading.rule == "number" and _HYPHEN.match(folded, reading.end):
        return False
    amount = reading.amount
    scaled = abs(amount.value) != amount.numeral.value  # 1.2M
    return counts(folded, amount.numeral, reading.start, reading.end, said.said or reading.bounded or scaled)


def _fact(reading: Reading, said: Meaning, floor: int) -> QuantityFact:
    amount = reading.amount
    vague = amount.numeral.vague or ("odd" if amount.odd else None) or said.vague
    # In 10%から20%まで the last word belongs to the range.
    closed = reading.bounded or (reading.rule == "range" and said.end - reading.end == len("まで") and said.comparator == "<=")
    comparator = "=" if closed else said.comparator
    if amount.odd and comparator == "=":
        comparator = ">"
    return QuantityFact(
        reading.start, reading.end, (max(floor, said.start), said.end), reading.value, reading.low, reading.high,
        vague, reading.symbol, reading.counter, comparator, reading.rule,
    )  # fmt: skip


def _without(folded: str, owned: Sequence[tuple[int, int]]) -> str:
    """The text with every owned character replaced by a stand-in for names."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(owned):
        start = max(start, at)
        if end > start:
            pieces += (folded[at:start], NAME * (end - start))
            at = end
    pieces.append(folded[at:])
    return "".join(pieces)
