"""The claims of an article as the page shows them: beside the text, with what they are chosen by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.digest.window import Window
from pipeline.records import ArticleRecord, Claim
from pipeline.summary.english.dates import say_date
from pipeline.writers.html.kinds import kind_of
from pipeline.writers.html.marks import slots_of
from pipeline.writers.markdown import STATUS
from pipeline.writers.sheet import Sheet

CONFIDENCE = {"read": "read", "inferred": "inferred", "bare": "bare figure"}
_PARTS = {"entity": "About", "property": "What", "baseline": "Compared with", "attribution": "Said by"}


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim. `companies` are the numbers of its companies in the record; `parts` are label, name, and whether inferred;
    `place` is the anchor of its figure in the text, if it is there, and `line` that of its line."""

    id: str
    english: str
    figure: str
    kind: str
    status: str
    direction: str
    confidence: str
    sure: bool
    companies: str
    parts: Sequence[tuple[str, str, bool]]
    quote: Window
    place: str
    line: str
    number: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: the attribute it looks at, its label, and its values, each with a label and how many claims it has."""

    name: str
    label: str
    values: Sequence[tuple[str, str, int]]


def shown_claims(sheet: Sheet, anchors: dict[str, str]) -> list[ShownClaim]:
    """The claims of an article; `anchors` leads from the figures that the text shows to their lines."""
    record = sheet.record
    companies = _Companies(record)
    return [_shown(sheet, i, claim, companies, anchors) for i, claim in enumerate(record.claims)]


def choices(record: ArticleRecord, claims: Sequence[ShownClaim]) -> list[Choice]:
    """The filters that tell claims apart."""
    names = {str(i): company.name for i, company in enumerate(record.companies)}
    told = Counter(number for claim in claims for number in claim.companies.split())
    found = (
        Choice("company", "Company", sorted(((n, names[n], k) for n, k in told.items()), key=lambda v: (-v[2], int(v[0])))),
        Choice("kind", "Kind of unit", _counted(claim.kind for claim in claims)),
        Choice("status", "Certainty", _counted(claim.status for claim in claims)),
        Choice("confidence", "Reading", _counted(claim.confidence for claim in claims)),
    )
    return [choice for choice in found if len(choice.values) > 1 or (choice.name == "company" and choice.values)]


def _counted(values: Iterable[str]) -> list[tuple[str, str, int]]:
    return [(value, value, count) for value, count in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))]


class _Companies:
    """Which companies a claim is about, by their numbers in the record: a product's maker counts."""

    def __init__(self, record: ArticleRecord) -> None:
        self._numbers = {company.id: i for i, company in enumerate(record.companies)}
        self._makers = {product.id: product.maker for product in record.products}

    def of(self, claim: Claim) -> str:
        refs = [slot.ref for _, slot in slots_of(claim) if slot.ref]
        owners = [self._makers.get(ref) or ref for ref in refs]
        return " ".join(map(str, sorted({self._numbers[ref] for ref in (*refs, *owners) if ref in self._numbers})))


def _shown(sheet: Sheet, index: int, claim: Claim, companies: _Companies, anchors: dict[str, str]) -> ShownClaim:
    record = sheet.record
    parts = [(_PARTS[name], slot.name, slot.inferred) for name, slot in slots_of(claim)]
    if claim.date is not None:
        parts.append(("When", say_date(record.dates[claim.date]), False))
    if claim.sentence.related:
        parts.append(("Of", "another article", False))
    place = f"q{claim.quantity}"
    return ShownClaim(
        id=claim.id,
        english=claim.english,
        figure=sheet.said[claim.quantity],
        kind=kind_of(record.quantities[claim.quantity].unit),
        status=STATUS[claim.modality],
        direction=claim.direction or "",
        confidence=CONFIDENCE[claim.confidence],
        sure=claim.confidence == "read",
        companies=companies.of(claim),
        parts=parts,
        quote=sheet.quotes[index],
        place=place if place in anchors else "",
        line=anchors.get(place, ""),
        number=claim.sentence.line,
    )
