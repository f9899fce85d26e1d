"""What must hold of a record, whatever the file was, and what must hold of one by its written outcome."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import date

from hostile.case import Case, Outcome
from pipeline.provenance import line_starts
from pipeline.records import ArticleRecord, ErrorRecord, Quantity, decode
from pipeline.sources.source import Source

_DIGITS = re.compile("[0-9０-９]++")
_ISO_DAY = re.compile(r"(?<![0-9W-])([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9])")
_ISO_TIME = re.compile(r"T([0-9]{2})(?::([0-9]{2}))?(?::([0-9]{2}))?")
_OF_PROGRAM = re.compile(r"Traceback|\b[A-Z]\w+(?:Error|Exception)\b|\.py\b")


def whatever(record: ArticleRecord, line: bytes, source: Source) -> Iterator[str]:
    """What is wrong with the record of any file."""
    yield from _not_json(line)
    yield from _slipped(record, source.raw)
    yield from _impossible_dates(record)
    yield from _dropped_digits(record, source)
    yield from (f"a warning tells of the program: {warning}" for warning in record.warnings if _OF_PROGRAM.search(warning))
    if "\ufffd" in source.raw and record.status == "ok":
        yield "characters were lost, and it is not said"


def _not_json(line: bytes) -> Iterator[str]:
    def refuse(word: str) -> None:
        raise ValueError(f"{word} is no JSON")

    try:
        numbers: list[float] = []
        json.loads(line, parse_constant=refuse, parse_float=lambda text: numbers.append(float(text)))
        if not all(map(math.isfinite, numbers)):
            yield "a number is beyond what programs can read"
        decode(line)
    except ValueError as error:
        yield f"no JSON record: {error}"


def _slipped(record: ArticleRecord, raw: str) -> Iterator[str]:
    """Spans that are not the words of the file at their offsets."""
    slots = [slot for claim in record.claims for slot in (claim.entity, claim.property, claim.baseline, claim.attribution) if slot]
    spans = [
        *record.dates, *record.quantities, *record.unread, *slots, *(claim.sentence for claim in record.claims),
        *(mention for named in (*record.companies, *record.products) for mention in named.mentions),
    ]  # fmt: skip
    for span in spans:
        if raw[span.start : span.end] != span.text or not 0 <= span.start < span.end <= len(raw):
            yield f"{span.text[:40]!r} is not what stands at {span.start}:{span.end}"
    starts = line_starts(raw)
    for claim in record.claims:
        if not starts[claim.sentence.line - 1] <= claim.sentence.start:
            yield f"{claim.id} is said to stand in line {claim.sentence.line}"
    if record.source.characters != len(raw):
        yield "the length of the file is wrong"


def _impossible_dates(record: ArticleRecord) -> Iterator[str]:
    values = [value for found in record.dates for value in (found.value, found.anchor) if value]
    for value in (*values, record.article.published or ""):
        for year, month, day in _ISO_DAY.findall(value):
            try:
                date(int(year), int(month), int(day or 1))
            except ValueError:
                yield f"no day of any calendar: {value}"
        for hour, minute, second in _ISO_TIME.findall(value):
            if int(hour) > 24 or int(minute or 0) > 59 or int(second or 0) > 60 or (hour == "24" and int(minute or 0)):
                yield f"no time of day: {value}"


def _dropped_digits(record: ArticleRecord, source: Source) -> Iterator[str]:
    """Digits of the text that are in no part of the record."""
    spans = [(span.start, span.end) for span in (*record.dates, *record.quantities, *record.unread)]
    spans += [(mention.start, mention.end) for named in (*record.companies, *record.products) for mention in named.mentions]
    covered = bytearray(len(source.raw) + 1)
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    for run in _DIGITS.finditer(source.text):
        start, end = source.offsets.span(*run.span())
        if not covered[start] or not covered[end - 1]:
            yield f"dropped in silence: {run[0][:40]} at {start}"


def outcome_of(case: Case, record: ArticleRecord | None, error: ErrorRecord | None, source: Source | None) -> Iterator[str]:
    """How what came of a case differs from its written outcome."""
    wanted = case.outcome
    if wanted.status == "failed":
        if error is None or error.kind != wanted.kind or wanted.reason not in error.reason or not error.remedy:
            yield f"should fail with {wanted.kind} {wanted.reason!r}: {error}"
        return
    if record is None or source is None:
        yield f"there is no record: {error}"
        return
    if record.status != wanted.status:
        yield f"{record.status} {record.warnings}, not {wanted.status}"
    for beginning in wanted.warnings:
        if not any(warning.startswith(beginning) for warning in record.warnings):
            yield f"no warning {beginning!r} among {record.warnings}"
    yield from _differences(wanted, record)
    yield from (f"does not show {words!r}" for words in wanted.shows if words not in source.text)
    yield from (f"shows {words!r}" for words in wanted.hides if words in source.text)


def _differences(wanted: Outcome, record: ArticleRecord) -> Iterator[str]:
    found = {
        "encoding": record.source.encoding,
        "title": record.article.title,
        "published": record.article.published,
        "quantities": tuple(map(said, record.quantities)),
        "dates": tuple(found.value or "-" for found in record.dates),
        "unread": tuple(left.text for left in record.unread),
    }
    for name, value in found.items():
        expected = getattr(wanted, name)
        if expected not in (None, "") and expected != value:
            yield f"{name}: {_short(value)}, not {_short(expected)}"


def said(quantity: Quantity) -> str:
    """A quantity in a few characters: `128 GB`, `3..5 %`, `3 count:人`."""
    value = f"{quantity.low}..{quantity.high}" if quantity.value is None else f"{quantity.value:f}"
    unit = f"{quantity.unit}:{quantity.counter}" if quantity.counter else quantity.unit
    return f"{value} {unit}".strip()


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]}…"
