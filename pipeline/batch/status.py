"""What an output folder holds: the last whole run, what failed in it, and whether one is at work."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.batch.files import MANIFEST, REPORT, is_busy
from pipeline.batch.run import ERRORS
from pipeline.errors import UsageError

MOST_FAILURES = 10  # that are told one by one


@dataclass(frozen=True, slots=True)
class Status:
    """`report` is run.json, None where no run has come to its end; `failures` are the first lines of errors.jsonl as
    (path, reason), `kinds` counts all of them; `missing` are files of the last run that are gone."""

    busy: bool
    report: dict[str, Any] | None
    failures: tuple[tuple[str, str], ...]
    kinds: dict[str, int]
    missing: tuple[str, ...]


def status(folder: Path) -> Status:
    """Look at an output folder, and change nothing. Raises UsageError where no run has written."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise UsageError(f"{folder} is no output folder: it has no {MANIFEST}. Name the --out of a run")
    try:
        report = json.loads((folder / REPORT).read_bytes())
    except FileNotFoundError:
        report = None
    except ValueError as error:
        raise UsageError(f"{folder / REPORT} is no JSON: {error}. Run again to write it anew") from error
    failures: list[tuple[str, str]] = []
    kinds: Counter[str] = Counter()
    errors = folder / ERRORS
    if errors.is_file():
        with errors.open(encoding="utf-8") as lines:
            for line in lines:
                failure = json.loads(line)
                kinds[failure["kind"]] += 1
                if len(failures) < MOST_FAILURES:
                    failures.append((failure["path"], failure["reason"]))
    names = manifest.read_text(encoding="utf-8").split()
    missing = tuple(name for name in names if not (folder / name).is_file())
    return Status(is_busy(manifest), report, tuple(failures), dict(sorted(kinds.items())), missing)
