"""Why the record of an article says what it says, for the eyes of whoever writes the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.provenance import line_of, line_starts
from pipeline.records import ArticleRecord, Claim, Quantity, Slot
from pipeline.writers.escape import terminal

if TYPE_CHECKING:
    from pipeline.components.near_misses import NearMiss

_SLOTS = ("entity", "property", "baseline", "attribution")


def explanation(
    record: ArticleRecord,
    text: str,
    misses: Mapping[int, Sequence[NearMiss]] = MappingProxyType({}),
    untold: Mapping[int, str] = MappingProxyType({}),
) -> str:
    """Each claim with the row that filled each slot and, by the index of its quantity, the rows that nearly did and what stood in the
    way of telling it word for word; then what became of every number; plain text for a terminal."""
    return terminal("\n".join(_lines(record, text, misses, untold)) + "\n")


def _lines(record: ArticleRecord, text: str, misses: Mapping[int, Sequence[NearMiss]], untold: Mapping[int, str]) -> Iterator[str]:
    source = record.source
    name = source.path if source.id is None else f"{source.path}, {source.id}"
    yield f"{name}: {record.article.headline}"
    yield f"{source.format}, {source.encoding}, {source.characters} characters; published {record.article.published or 'not stated'}; {record.status}"
    yield from (f"warning: {warning}" for warning in record.warnings)
    for claim in record.claims:
        yield ""
        yield from _claim(record, claim, misses.get(claim.quantity, ()), untold.get(claim.quantity))
    yield ""
    yield "What became of every number"
    starts = line_starts(text)
    for start, end, fate in sorted(_numbers(record)):
        yield f"  line {line_of(starts, start)}  [{start}:{end}]  {_one_line(text[start:end])}  {fate}"


def _claim(record: ArticleRecord, claim: Claim, misses: Sequence[NearMiss], untold: str | None) -> Iterator[str]:
    rules = dict(_rule(rule) for rule in claim.rules)
    yield f"{claim.id}  line {claim.sentence.line}: {_one_line(claim.sentence.text)}"
    yield f"    {claim.english}"
    if untold:
        yield f"      not told word for word: {_one_line(untold)}"
    yield f"    {'figure':<12}{_quantity(record.quantities[claim.quantity])}{_by(rules.pop('quantity', None))}"
    for name in _SLOTS:
        slot: Slot | None = getattr(claim, name)
        row = _by(rules.pop(name, None))
        if slot is None:
            yield f"    {name:<12}–"
        else:
            inferred = ", inferred" if slot.inferred else ""
            ref = f" ({slot.ref})" if slot.ref else ""
            yield f"    {name:<12}{_one_line(slot.text)} [{slot.start}:{slot.end}{inferred}] → {slot.name}{ref}{row}"
        yield from (f"      {'not by':<10}{miss.form}: {miss.why}" for miss in misses if miss.slot == name)
    yield f"    {'modality':<12}{claim.modality}{_by(rules.pop('modality', None))}"
    yield f"    {'direction':<12}{claim.direction or '–'}{_by(rules.pop('direction', None))}"
    if claim.predicate:
        yield f"    {'predicate':<12}{claim.predicate}{_by(rules.pop('predicate', None))}"
    if claim.date is not None:
        date = record.dates[claim.date]
        yield f"    {'date':<12}{_one_line(date.text)} → {date.value}{_by(rules.pop('date', None))}"
    yield from (f"    {name:<12}{_by(row).strip()}" for name, row in rules.items())
    yield f"    {'confidence':<12}{claim.confidence}"


def _rule(rule: str) -> tuple[str, str]:
    """`entity: {entity}の{property}` → the slot and the row."""
    slot, colon, row = rule.partition(": ")
    return (slot, row) if colon else ("rule", rule)


def _by(row: str | None) -> str:
    return f"   by  {row}" if row else ""


def _quantity(quantity: Quantity) -> str:
    number = f"{quantity.value:f}" if quantity.value is not None else f"{_end(quantity.low)} to {_end(quantity.high)}"
    parts = [quantity.comparator if quantity.comparator != "=" else "", number, quantity.unit, quantity.counter or "", quantity.vague or ""]
    return f"{_one_line(quantity.text)} [{quantity.start}:{quantity.end}] → {' '.join(filter(None, parts))}"


def _end(value: object) -> str:
    return "?" if value is None else f"{value:f}"


def _numbers(record: ArticleRecord) -> Iterator[tuple[int, int, str]]:
    """Every stretch that was read as a number, and the numbers that were not."""
    told: dict[int, list[str]] = {}
    for claim in record.claims:
        told.setdefault(claim.quantity, []).append(claim.id)
    for i, quantity in enumerate(record.quantities):
        yield quantity.start, quantity.end, f"a figure, {', '.join(told.get(i, ['nothing claimed of it']))}"
    for date in record.dates:
        yield date.start, date.end, f"a {date.type.lower()}, {date.value or 'no value'}"
    for kind, named in (("company", record.companies), ("product", record.products)):
        for one in named:
            for mention in one.mentions:
                if any("0" <= c <= "9" or "０" <= c <= "９" for c in mention.text):
                    yield mention.start, mention.end, f"in the name of the {kind} {one.name}"
    for unread in record.unread:
        yield unread.start, unread.end, f"unread: {unread.reason}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
