"""What must hold of an output folder, whatever was read."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from pipeline.batch.run import ERRORS, RECORDS, REPORT
from pipeline.records import ArticleRecord, ErrorRecord, decode
from pipeline.sources.reading import FORMATS, LINES_SUFFIX, read
from pipeline.sources.source import Source

OWN_REFUSALS = frozenset({"SourceError"})  # kinds of errors.jsonl that an input may earn; any other is a bug
_errors = msgspec.json.Decoder(ErrorRecord)


def files(out: Path) -> dict[str, str]:
    """The hash of every file of an output folder but run.json."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != REPORT
    }


def difference(wanted: dict[str, str], found: dict[str, str]) -> str:
    """How two folders differ, in a line; empty where they do not."""
    told = [
        ("missing", wanted.keys() - found.keys()),
        ("stray", found.keys() - wanted.keys()),
        ("other bytes", {name for name in wanted.keys() & found.keys() if wanted[name] != found[name]}),
    ]
    return "; ".join(f"{what}: {', '.join(sorted(names)[:4])}" for what, names in told if names)


def errors(out: Path) -> list[ErrorRecord]:
    """The lines of errors.jsonl."""
    return [_errors.decode(line) for line in (out / ERRORS).read_bytes().splitlines()]


def problems(inputs: Path, out: Path) -> Iterator[tuple[str, str]]:
    """The file and what is wrong, for all that is wrong with the output for a folder of inputs without folders in it."""
    records: dict[str, list[ArticleRecord]] = {}
    for line in (out / RECORDS).read_bytes().split(b"\n")[:-1]:
        record = decode(line)
        records.setdefault(record.source.path, []).append(record)
    failures: dict[str, int] = {}
    for failure in errors(out):
        failures[failure.path] = failures.get(failure.path, 0) + 1
        if failure.kind not in OWN_REFUSALS:
            yield failure.path, f"exception {failure.kind}: {failure.reason}"
    for path in sorted(inputs.iterdir()):
        found = records.get(path.name, [])
        sources = [source for source in read(path, path.name) if isinstance(source, Source)]
        if len(sources) != len(found) or (not found and not failures.get(path.name) and path.suffix != LINES_SUFFIX):
            yield path.name, f"{len(found)} records for {len(sources)} articles"
            continue
        for record, source in zip(found, sources, strict=True):
            yield from ((path.name, problem) for problem in _of_record(record, source))
    table = list(csv.reader(io.StringIO((out / "claims.csv").read_text(encoding="utf-8-sig"), newline="")))
    if table and len({len(row) for row in table}) != 1:
        yield "claims.csv", "rows of several lengths"
    if table and len(table) - 1 != sum(len(record.claims) for some in records.values() for record in some):
        yield "claims.csv", f"{len(table) - 1} rows"


def doubts(out: Path) -> int:
    """How many articles the program itself marks, because a figure of its English or a quantity does not read back."""
    told = ("does not read back", "figure without a source")
    lines = (out / RECORDS).read_bytes().split(b"\n")[:-1]
    return sum(any(said in warning for warning in decode(line).warnings for said in told) for line in lines)


def _of_record(record: ArticleRecord, source: Source) -> Iterator[str]:
    """What is wrong with the record of a source."""
    for span in spans(msgspec.to_builtins(record)):
        if not 0 <= span["start"] <= span["end"] <= len(source.raw) or source.raw[span["start"] : span["end"]] != span["text"]:
            yield f"span {span['start']}:{span['end']} is not {span['text']!r}"
    for claim in record.claims:
        if not 0 <= claim.quantity < len(record.quantities) or (claim.date is not None and not 0 <= claim.date < len(record.dates)):
            yield f"{claim.id} points to no quantity or date"
            continue
        quantity = record.quantities[claim.quantity]
        if not claim.sentence.start <= quantity.start <= quantity.end <= claim.sentence.end:
            yield f"{claim.id} is not in its sentence"
    for list_of in (record.quantities, record.dates, record.unread):
        if any(one.end > two.start for one, two in pairwise(list_of)):
            yield "spans overlap or are out of order"
    if any(warning.endswith(": unreadable, read as plain text") for warning in record.warnings):
        yield from _why_unreadable(source)


def _why_unreadable(source: Source) -> Iterator[str]:
    for form, reader in FORMATS.items():
        try:
            reader(source.raw)
        except Exception as error:  # the reader's bug that the fall-back hid
            yield f"the reader of {form} raises {type(error).__name__}: {error}"


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a record that stands somewhere in the source."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)
