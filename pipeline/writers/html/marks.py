"""What is marked in the text of an article: quantities, companies, products, dates, and the parts of its claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import ArticleRecord, Claim, Date, Quantity, Slot
from pipeline.summary.english.dates import say_date

KINDS = ("quantity", "company", "product", "date", "unread")
SLOTS = ("entity", "property", "baseline", "attribution")
_COMPARATORS = {"=": "exactly", "~": "about", ">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of the source file. `name` is its thing's, `company-0`, or a claim's part, `c1-entity`; `tip`
    tells a reader what it is, and is empty for the part of a claim."""

    start: int
    end: int
    kind: str
    name: str
    tip: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it is marked only while its claim is looked at."""
        return self.kind in SLOTS


def marks_of(record: ArticleRecord, said: Sequence[str]) -> Iterator[Mark]:
    """All marks of an article; they may nest and cross. `said` are its quantities in English."""
    for i, quantity in enumerate(record.quantities):
        yield Mark(quantity.start, quantity.end, "quantity", f"q{i}", quantity_tip(quantity, said[i]))
    for i, company in enumerate(record.companies):
        tip = "\n".join(filter(None, (company.name, f"Company {company.ticker or ''}".strip())))
        for mention in company.mentions:
            yield Mark(mention.start, mention.end, "company", f"company-{i}", tip)
    for i, product in enumerate(record.products):
        for mention in product.mentions:
            yield Mark(mention.start, mention.end, "product", f"product-{i}", f"{product.name}\nProduct or system")
    for i, date in enumerate(record.dates):
        yield Mark(date.start, date.end, "date", f"date-{i}", _date_tip(date))
    for i, unread in enumerate(record.unread):
        yield Mark(unread.start, unread.end, "unread", f"unread-{i}", f"No figure\n{unread.reason}")
    for claim in record.claims:
        yield from _parts(claim)


def slots_of(claim: Claim) -> Iterator[tuple[str, Slot]]:
    """The parts of a claim that are filled, by name."""
    slots = (claim.entity, claim.property, claim.baseline, claim.attribution)
    return ((name, slot) for name, slot in zip(SLOTS, slots, strict=True) if slot is not None)


def _parts(claim: Claim) -> Iterator[Mark]:
    return (Mark(slot.start, slot.end, name, f"{claim.id}-{name}") for name, slot in slots_of(claim))


def quantity_tip(quantity: Quantity, said: str) -> str:
    """The figure in English, and below it what the record says of it."""
    if quantity.value is not None:
        value = f"{quantity.value:f}"
    elif quantity.low is not None or quantity.high is not None:
        value = " to ".join(f"{bound:f}" for bound in (quantity.low, quantity.high) if bound is not None)
    else:
        value = quantity.vague or ""
    about = [f"value {value}" if value else "", f"unit {quantity.unit}" if quantity.unit else "no unit"]
    about += [f"counter {quantity.counter}" if quantity.counter else "", _COMPARATORS[quantity.comparator]]
    return f"{said}\n{' · '.join(filter(None, about))}"


def _date_tip(date: Date) -> str:
    about = filter(None, (date.type.lower(), date.value, f"counted from {date.anchor}" if date.anchor else ""))
    return f"{say_date(date)}\n{' · '.join(about)}"


class Layers:
    """Which marks lie over each stretch of the source."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._cuts = sorted({cut for mark in marks for cut in (mark.start, mark.end)})
        self._over: list[list[Mark]] = [[] for _ in self._cuts]
        for mark in marks:
            for i in range(bisect_left(self._cuts, mark.start), bisect_left(self._cuts, mark.end)):
                self._over[i].append(mark)

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, Sequence[Mark]]]:
        """`[start, end)` cut wherever a mark begins or ends, each stretch with the marks that lie over it."""
        i = bisect_right(self._cuts, start) - 1
        at = start
        while at < end:
            following = min(end, self._cuts[i + 1] if i + 1 < len(self._cuts) else end)
            yield at, following, self._over[i] if i >= 0 else ()
            at, i = following, i + 1

    def over(self, start: int, end: int) -> Sequence[Mark]:
        """The marks that touch `[start, end)`, each once."""
        return list(dict.fromkeys(mark for _, _, marks in self.stretches(start, end) for mark in marks))
