"""A whole of which the figure is a part: 会員80人のうち30人が, 3千件のうち、青葉が900件を, そのうち2つが."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.summary.english.transfer.tree import Nominal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.summary.english.transfer.tree import Clause, Phrase
    from pipeline.summary.english.transfer.units import Unit

_OF = "うち"


def take_whole(clause: Clause, phrase: Phrase, at: int) -> Nominal | None:
    """The whole of which the figure at `at` of the phrase is a part, taken from the phrase or the clause; None where there is none.

    It has no units where a word stands for it: そのうち.
    """
    nominal = phrase.nominal
    if nominal is None or at < 0:
        return None
    if at and _end(nominal.units[:at]) == at:
        whole = Nominal(_without_of(nominal.units[:at]), nominal.clause)
        nominal.units, nominal.clause = nominal.units[at:], None
        return whole
    if at:
        return None
    for before in clause.phrases[: clause.phrases.index(phrase)] if phrase in clause.phrases else []:
        units = before.nominal.units if before.nominal is not None else []
        if before.nominal is not None and before.particle == "" and units and _end(units) == len(units):
            clause.phrases.remove(before)
            return Nominal(_without_of(units), before.nominal.clause)
        if before.nominal is not None and len(units) > 1 and units[0].text == "そのうち":
            before.nominal.units = units[1:]  # そのうち青葉が20億円を占める
            return Nominal()
    return None


def part_of_figure(clause: Clause, phrase: Phrase, at: int) -> int | None:
    """The index of the figure that is a part of the one at `at` of the phrase: of 会員80人のうち30人が that of 30; None of no such figure."""
    nominal = phrase.nominal
    if nominal is None or (end := _end(nominal.units)) <= at:
        return None
    later = nominal.units[end:]
    if not later and phrase in clause.phrases:
        later = [unit for one in clause.phrases[clause.phrases.index(phrase) + 1 :] if one.nominal is not None for unit in one.nominal.units[:1]]
    return next((unit.index for unit in later if unit.kind == "figure"), None)


def _end(units: Sequence[Unit]) -> int:
    """How many units there are up to うち; 0 where it does not stand there."""
    return next((at + 1 for at, unit in enumerate(units) if unit.text in (_OF, "そのうち") and (unit.text != _OF or at)), 0)


def _without_of(units: Sequence[Unit]) -> list[Unit]:
    """The units of the whole, without のうち."""
    kept = [unit for unit in units if unit.text not in (_OF, "そのうち")]
    while kept and kept[-1].kind == "particle":
        kept.pop()
    return [] if "".join(unit.text for unit in kept) in ("その", "この") else kept
