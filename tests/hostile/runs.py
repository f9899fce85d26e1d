"""A group of hostile files, made in a folder and put through the whole program, with all writers."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from hostile.case import Case
from pipeline.batch.run import Settings, run
from pipeline.batch.work import Outcome
from pipeline.errors import SourceError
from pipeline.records import ArticleRecord, ErrorRecord, decode
from pipeline.sources.reading import read
from pipeline.sources.source import Source

FORMATS = ("html", "sqlite")


@dataclass
class Result:
    """What came of one file: its record with the line that holds it, or its error, and how long it took."""

    record: ArticleRecord | None = None
    line: bytes = b""
    error: ErrorRecord | None = None
    seconds: float = 0.0


@dataclass
class Run:
    """What came of a group; `results` by the names of the files."""

    inputs: Path
    out: Path
    results: dict[str, Result] = field(default_factory=dict)

    def source(self, name: str) -> Source | None:
        """The text of a file, as the program reads it."""
        source = next(iter(read(self.inputs / name, name)), None)
        return None if isinstance(source, SourceError) else source


def write(case: Case, folder: Path) -> Path:
    """Make the file of a case in a folder."""
    path = folder / case.name
    data = case.data()
    path.write_bytes(data)
    if case.sparse:
        with path.open("r+b") as file:
            file.truncate(len(data) + case.sparse)
    return path


def run_group(cases: Iterable[Case], folder: Path) -> Run:
    """Make the files in `folder/in` and run the program over them into `folder/out`."""
    inputs, out = folder / "in", folder / "out"
    inputs.mkdir()
    for case in cases:
        write(case, inputs)
    came = Run(inputs, out)
    last = time.process_time()  # not the clock, which others on the machine slow down

    def hear(outcome: Outcome) -> None:
        nonlocal last
        now = time.process_time()
        came.results.setdefault(outcome.path, Result()).seconds += now - last
        last = now

    run(Settings((str(inputs),), out, jobs=1, formats=FORMATS, fresh=True), hear)
    for line in (out / "articles.jsonl").read_bytes().split(b"\n"):
        if line:
            record = decode(line)
            result = came.results[record.source.path]
            result.record, result.line = record, line
    for line in (out / "errors.jsonl").read_bytes().split(b"\n"):
        if line:
            error = msgspec.json.decode(line, type=ErrorRecord)
            came.results[error.path].error = error
    return came
