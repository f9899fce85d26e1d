"""The hostile corpus: 320 files, folders and deeds, each with its written outcome, through the whole program.

Giant files have a tenth of their size or less; `YOMITORI_CAMPAIGN=1` gives them all of it. `tests/hostile/make.py` writes the
corpus into a folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hostile import checks, sinks
from hostile.case import CAMPAIGN, Case
from hostile.corpus import COUNTS, FILES
from hostile.groups import file_system, processes
from hostile.make import make
from hostile.runs import Run, run_group
from stub_articles import record_of

from pipeline.batch.run import Settings, run
from pipeline.errors import UsageError
from pipeline.records import ArticleRecord, ErrorRecord, decode, encode
from pipeline.summary.article import language
from pipeline.writers.markdown import article_page
from pipeline.writers.sheet import Sheet

_SCRIPTS = 1  # in each of our pages
_DEEDS_SECONDS = 80 * (5 if CAMPAIGN else 1)


def test_the_counts() -> None:
    found = {group: len(cases) for group, cases in FILES.items()}
    found |= {"file-system": len(file_system.CASES), "processes": len(processes.CASES)}
    assert found == COUNTS
    assert sum(found.values()) == 320
    for cases in (*FILES.values(), file_system.CASES, processes.CASES):
        assert len({case.name for case in cases}) == len(cases)


# ---- files


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Run]:
    """The run over a group, made once."""
    language()  # is not to be counted as the time of the first file
    return cache(lambda group: run_group(FILES[group], tmp_path_factory.mktemp(group)))


@pytest.mark.parametrize("case", [case for cases in FILES.values() for case in cases], ids=lambda case: f"{case.group}/{case.name}")
def test_a_file_comes_out_as_is_written(case: Case, ran: Callable[[str], Run]) -> None:
    group = ran(case.group)
    result = group.results[case.name]
    source = group.source(case.name) if result.record else None
    problems = list(checks.outcome_of(case, result.record, result.error, source))
    if result.record and source:
        problems += checks.whatever(result.record, result.line, source)
        problems += sinks.page_of_its_twin(result.record, source.raw, article_page(Sheet(result.record, source.raw)))
    assert problems == []
    assert result.seconds < case.outcome.seconds * (10 if CAMPAIGN else 1)


@pytest.mark.parametrize("group", FILES)
def test_no_page_of_a_group_holds_anything_foreign(group: str, ran: Callable[[str], Run]) -> None:
    came = ran(group)
    assert len(came.results) == len(FILES[group])
    assert list(sinks.folder(came.out, _SCRIPTS)) == []
    assert {path.name for path in came.inputs.iterdir()} == {case.name for case in FILES[group]}


# ---- folders


def _lines(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().split(b"\n") if line]


def _outside(folder: Path) -> dict[str, str]:
    """What lies outside of the folders that are read and written."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((folder / "outside").rglob("*"))}


@pytest.fixture(scope="module")
def witness(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The record of the harmless article, alone in its folder."""
    folder = tmp_path_factory.mktemp("witness")
    file_system.begin(file_system.FolderCase("alone", lambda folder: None), folder / "case")
    run(Settings((str(folder / "case" / "in"),), folder / "case" / "out", jobs=1, fresh=True))
    (line,) = _lines(folder / "case" / "out" / "articles.jsonl")
    return line


@pytest.mark.parametrize("case", file_system.CASES, ids=lambda case: case.name)
def test_a_folder_comes_out_as_is_written(case: file_system.FolderCase, witness: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    file_system.begin(case, folder)
    before = _outside(folder)
    heard: list[str] = []

    def hear(outcome: object) -> None:
        if not heard:
            case.happens(folder)
        heard.append(getattr(outcome, "path", ""))

    def work() -> None:
        run(Settings((str(folder / "in"),), folder / "out", jobs=1, fresh=True), hear)

    if case.raises:
        with pytest.raises((OSError, UsageError), match=case.raises):
            work()
    else:
        work()
        lines = _lines(folder / "out" / "articles.jsonl")
        errors = {error["path"]: error["reason"] for error in map(json.loads, _lines(folder / "out" / "errors.jsonl"))}
        assert lines[0] == witness
        assert [decode(line).source.path for line in lines[1:]] == list(case.articles)
        assert errors.keys() == case.errors.keys()
        assert all(part in errors[path] for path, part in case.errors.items())
        assert len(heard) == len(lines) + len(errors)
        assert list(sinks.folder(folder / "out", _SCRIPTS)) == []
        pages = [path.name for path in (folder / "out" / "articles").iterdir()]
        assert len({name.lower() for name in pages}) == len(lines)
        assert all(len(name) <= 100 and name.isascii() for name in pages)
        assert not {name.partition(".")[0].lower() for name in pages} & {"con", "nul", "com1", "aux", "prn"}
    assert _outside(folder) == before
    assert not list((folder / "out").rglob("*.part"))


# ---- processes


@pytest.fixture(scope="module")
def deeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, ArticleRecord], dict[str, ErrorRecord]]:
    """The records and errors of a run over all deeds; in a process of its own, which must end in time."""
    folder = tmp_path_factory.mktemp("deeds")
    (folder / "in").mkdir()
    processes.write(folder / "in")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    command = [sys.executable, "-m", "hostile.groups.processes", str(folder / "in"), str(folder / "out")]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=_DEEDS_SECONDS)
    records = [decode(line) for line in _lines(folder / "out" / "articles.jsonl")]
    errors = [msgspec.json.decode(line, type=ErrorRecord) for line in _lines(folder / "out" / "errors.jsonl")]
    return {record.source.path: record for record in records}, {error.path: error for error in errors}


Deeds = tuple[dict[str, ArticleRecord], dict[str, ErrorRecord]]


@pytest.mark.parametrize("number", range(len(processes.CASES)), ids=lambda number: processes.CASES[number].name)
def test_a_deed_costs_its_own_article_alone(number: int, deeds: Deeds) -> None:
    records, errors = deeds
    case, name = processes.CASES[number], processes.name_of(number)
    harmless = f"{number:02}-a.txt"
    assert encode(records[harmless]) == encode(record_of(f"価格は{number + 1}円", path=harmless))
    if case.kind:
        assert name not in records
        assert errors[name].kind == case.kind
        assert errors[name].reason
        assert errors[name].remedy
        assert len(errors[name].reason) <= 500
    else:
        assert name in records
        assert name not in errors


def test_every_deed_has_one_outcome(deeds: Deeds) -> None:
    records, errors = deeds
    assert len(records) + len(errors) == 2 * len(processes.CASES)


# ---- the corpus as files


def test_the_corpus_can_be_written(tmp_path: Path) -> None:
    lines = make(tmp_path / "hostile")
    assert len(lines) == 320
    assert len((tmp_path / "hostile" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()) == 320
    for line in lines:
        assert os.path.lexists(tmp_path / "hostile" / str(line["path"]))
        assert line["outcome"]
