"""Phrases → facts: what each date, range, length, repetition and vague time of a text says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.facts import DateFact
from pipeline.values.timex_clock_day import clock_fields
from pipeline.values.timex_context import Context, valid
from pipeline.values.timex_length import is_vague, spell_length
from pipeline.values.timex_moment import Moment, spell_rest
from pipeline.values.timex_range import far_part, makes_range, resolve_range, spell_range
from pipeline.values.timex_resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import TimexType
    from pipeline.values.timex_phrase import Phrase


def read_phrases(phrases: Sequence[Phrase], context: Context) -> list[DateFact]:
    """The facts in order; impossible dates have no value and are told in `context.problems`."""
    facts: list[DateFact | None] = []
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        at += 1
        if phrase.kind == "length" and at < len(phrases) and (value := _length_range(phrase, phrases[at], context.text)):
            facts.append(_fact(phrase, phrases[at].end, "DURATION", value, phrase.mod))
            at += 1
        elif phrase.kind == "length":
            facts.append(_fact(phrase, phrase.end, "DURATION", spell_length(phrase.atoms), phrase.mod))
        elif phrase.kind == "set":
            facts.append(_set(phrase, context))
        elif phrase.kind == "ref":
            facts.append(_fact(phrase, phrase.end, "DATE", phrase.atoms[0].text, phrase.mod))
        elif phrase.kind == "same":
            value = context.year_before(phrase.atoms[0].text == "month", phrase.start)
            facts.append(_fact(phrase, phrase.end, "DATE", value, phrase.mod) if value else None)
        elif at < len(phrases) and phrase.kind == phrases[at].kind == "date" and makes_range(context.text, phrase, phrases[at]):
            fact = _range(phrase, phrases[at], context)
            if fact:
                at += 1
            facts.append(fact or _single(phrase, context))
        else:
            far = far_part(phrase)
            fact = _range(phrase, far, context) if far else None
            facts.append(fact or _single(phrase, context))
    return [fact for fact in facts if fact is not None]


def _length_range(low: Phrase, high: Phrase, text: str) -> str | None:
    """`3時間〜5時間`: the value of two lengths of the same unit with the mark of a range between them, or None."""
    if high.kind != "length" or text[low.end : high.start] not in ("~", "-") or len(low.atoms) + len(high.atoms) != 2:
        return None
    if low.atoms[0].text != high.atoms[0].text or low.atoms[0].amount_high or high.atoms[0].amount_high:
        return None
    return f"{spell_length(low.atoms)}/{spell_length(high.atoms)}"


def _fact(
    phrase: Phrase, end: int, kind: TimexType, value: str | None, mod: str | None, anchor: str | None = None
) -> DateFact:
    rule = "+".join(dict.fromkeys(atom.rule for atom in phrase.atoms))
    return DateFact(phrase.start, end, kind, value, mod, anchor, f"{rule} {phrase.kind}" if phrase.kind != "date" else rule)


def _kind(moment: Moment) -> TimexType:
    return "TIME" if moment.time is not None else "DATE"


def _single(phrase: Phrase, context: Context) -> DateFact | None:
    found = resolve(phrase, context)
    if found is None:  # a moment that nothing fixes is still a length: 発売から3年後
        if phrase.kind == "offset" and phrase.base == "now" and is_vague(phrase.atoms):
            return _fact(phrase, phrase.end, "DATE", "PAST_REF" if phrase.sign < 0 else "FUTURE_REF", phrase.mod)
        if phrase.kind == "offset":
            return _fact(phrase, phrase.end, "DURATION", spell_length(phrase.atoms), phrase.mod)
        return None
    if found.problem:
        context.problems.append(f"impossible {found.problem}")
        return _fact(phrase, phrase.end, "DATE", None, phrase.mod)
    if phrase.kind == "date" and not _looks_back(phrase):
        context.remember(found.moment, phrase.end, found.explicit)
        context.remember_period(found.moment.spell(), phrase.end)
    anchor = found.anchor.isoformat() if found.anchor else None
    if phrase.turn == "rest" and (rest := spell_rest(found.moment, context.now, context.clock)):
        return _fact(phrase, phrase.end, "TIME" if "T" in rest else "DATE", rest, None, anchor)
    return _fact(phrase, phrase.end, _kind(found.moment), found.moment.spell(), found.mod, anchor)


def _looks_back(phrase: Phrase) -> bool:
    """Whether a date is only what another is compared with (前年, 前日): later ones do not lean on it."""
    return phrase.atoms[0].origin == "then" and (phrase.atoms[0].number or 0) < 0


def _range(low: Phrase, high: Phrase, context: Context) -> DateFact | None:
    found = resolve_range(low, high, context)
    if found is None:
        return None
    near, far = found
    end = max(low.end, high.end)
    context.remember(near.moment, end, near.explicit)
    context.remember_period(spell_range(near.moment, far), end)
    context.remember(far, end, near.explicit or high.get("year") is not None)
    anchor = near.anchor.isoformat() if near.anchor else None
    mod = low.mod if low.end == high.end else None
    return _fact(low, end, _kind(far), spell_range(near.moment, far), mod, anchor)


def _set(phrase: Phrase, context: Context) -> DateFact:
    value = _spell_set(phrase)
    if value is None:
        context.problems.append(f"impossible {context.text[phrase.start : phrase.end]}")
    return _fact(phrase, phrase.end, "SET", value, phrase.mod)


def _spell_set(phrase: Phrase) -> str | None:
    """`P1M`, `XXXX-WXX-1T09`, `XXXX-04-15`, `T21`; None for what cannot be (毎年2月30日)."""
    first = phrase.atoms[0]
    if first.unit == "length":
        return spell_length(phrase.atoms)
    if len(phrase.atoms) == 1:
        return first.text
    month, day, weekday = ((atom.number if (atom := phrase.get(unit)) else None) for unit in ("month", "day", "weekday"))
    if first.text.startswith("T"):  # 毎晩9時
        phrase = replace(phrase, atoms=(replace(first, unit="part", text=first.text[1:]), *phrase.atoms[1:]))
    time = clock_fields(phrase)
    said = time[0] if time else None
    if said is None and month is None and day is None and weekday is None:
        return first.text
    if any(atom.problem for atom in phrase.atoms) or not valid(2024, month or 1, day):
        return None
    return Moment(month=month, day=day, weekday=weekday, time=said).spell()
