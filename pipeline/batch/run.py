"""The whole job: inputs in, output folder out."""

from __future__ import annotations

import contextlib
import itertools
import platform
import sqlite3
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

import msgspec

from pipeline import __version__
from pipeline.batch.engines import How, enough, require_engine, worker
from pipeline.batch.files import REPORT, OutputFolder
from pipeline.batch.inputs import STANDARD_INPUT, Input, find_inputs
from pipeline.batch.own_tables import use_own_tables
from pipeline.batch.results import Results
from pipeline.batch.tasks import Task, cut
from pipeline.batch.work import Finished, Outcome, Summarise, summarise_article
from pipeline.digest.archive import Archive
from pipeline.digest.page_names import PageNames
from pipeline.digest.shelf import Shelf
from pipeline.errors import YomitoriError
from pipeline.records import SCHEMA_VERSION, ErrorRecord, encode
from pipeline.sources.reading import SUFFIXES
from pipeline.summary.english.style import Style, choose
from pipeline.tables.own_names import OwnNames
from pipeline.writers.digest_pages import chosen_files, chosen_pages, require
from pipeline.writers.registry import WRITERS, Writer, chosen_writers

ERRORS = "errors.jsonl"
RECORDS = WRITERS["jsonl"].name


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was asked for. `jobs` 0 stands for as many processes as are worth their start; the `engine` dask does without
    them and asks the workers of `scheduler`."""

    inputs: tuple[str, ...]
    out: Path
    jobs: int = 0
    seconds: float = 60.0
    standard_input_suffix: str = ".txt"
    fail_fast: bool = False
    companies: tuple[Path, ...] = ()  # the user's tables of names, a later one wins
    fresh: bool = False  # read every article anew
    formats: tuple[str, ...] = ()  # optional formats, by their names in WRITERS or OPTIONAL_FILES
    style: Style = field(default_factory=Style)  # of the English
    engine: str = "local"  # or dask
    scheduler: str = ""


@dataclass(slots=True)
class Counts:
    """What a run came to."""

    articles: int = 0
    degraded: int = 0
    claims: int = 0
    quantities: int = 0
    companies: int = 0
    failed: int = 0
    passed_over: int = 0
    seconds: float = 0.0
    reused: int = 0  # articles that an earlier run had read
    unchanged: bool = False  # nothing was written: the folder already holds what this run would make
    failures: list[ErrorRecord] = field(default_factory=list)  # the first few, to be shown


class StoppedError(YomitoriError):
    """An article failed, and the run was asked to end there."""


def run(
    settings: Settings, tell: Callable[[Outcome], None] = lambda outcome: None, summarise: Summarise = summarise_article
) -> Counts:
    """Read every input and write everything; `tell` hears of each article as it is finished.

    Raises UsageError where an input, a table of names or the output folder does not do, StoppedError where `fail_fast` ends the run,
    OSError where something cannot be written.
    """
    started = time.time()
    require(settings.formats)
    require_engine(settings.engine, settings.scheduler)
    names = use_own_tables(settings.companies)
    choose(settings.style)
    inputs, passed = find_inputs(settings.inputs, SUFFIXES.__contains__, settings.out)
    writers, digest = chosen_writers(settings.formats), chosen_pages(settings.formats)
    others = chosen_files(settings.formats)
    shared = [writer.name for writer in writers if not writer.page]
    folder = OutputFolder(settings.out, (*shared, ERRORS, REPORT, *digest, *others))
    results = None
    try:
        counts = Counts(passed_over=passed)
        if not settings.fresh and summarise is summarise_article:
            results = Results(settings.out, settings.formats, names, settings.style)
        if results is not None and (earlier := _unchanged(inputs, settings, results, folder)) is not None:
            earlier.passed_over, earlier.seconds = passed, time.time() - started
            return earlier
        pages = PageNames(PurePosixPath(name).stem for name in folder.foreign("articles"))
        jobs = settings.jobs or enough(inputs)
        with contextlib.ExitStack() as stack:
            if results is not None:
                results.begin()
            files = {name: stack.enter_context(folder.writing(name)) for name in (*shared, ERRORS)}
            shelf = stack.enter_context(Shelf())
            archive = Archive(Path(files[RECORDS].name))
            for writer in writers:
                if writer.head:
                    files[writer.name].write(writer.head.encode("utf-8"))
            companies: set[str] = set()
            tasks = cut(inputs, settings.standard_input_suffix)
            how = How(summarise, settings.seconds, names, settings.style, settings.formats, jobs, settings.engine, settings.scheduler)
            outcomes = _outcomes(tasks, how, results, counts)
            for outcome in stack.enter_context(contextlib.closing(outcomes)):
                if isinstance(outcome, Finished):
                    name = pages.give(outcome.path, outcome.id)
                    shelf.add(counts.articles, name, outcome.rows)
                    archive.added(_write(outcome, name, writers, folder, files))
                    _count(outcome, counts, companies)
                else:
                    files[ERRORS].write(encode(outcome) + b"\n")
                    counts.failed += 1
                    if len(counts.failures) < 20:
                        counts.failures.append(outcome)
                tell(outcome)
                if settings.fail_fast and isinstance(outcome, ErrorRecord):
                    raise StoppedError(f"{outcome.path}: {outcome.reason}")
            counts.companies = len(companies)
            files[RECORDS].flush()
            for write_pages in digest.values():
                for name, parts in write_pages(shelf, archive):
                    with folder.writing(name, durable=False) as page:
                        for part in parts:
                            page.write(part.encode("utf-8", "backslashreplace"))
            for name, write_file in others.items():
                with folder.writing(name) as file:
                    write_file(shelf, archive, Path(file.name))
            if results is not None:
                results.finish()
        counts.seconds = time.time() - started
        folder.write(REPORT, _report(settings, jobs, names, counts, started, results, folder))
        folder.finish()
        return counts
    except sqlite3.Error as error:  # so SQLite tells of a full disk
        raise OSError(f"the rows of the digest or the database cannot be written: {error}") from error
    finally:
        if results is not None:
            results.close()
        folder.close()


def _unchanged(inputs: Sequence[Input], settings: Settings, results: Results, folder: OutputFolder) -> Counts | None:
    """The counts of the last run, where it had the same inputs, program and settings, nothing failed, and its files are as it
    left them; else None."""
    if results.interrupted or any(item.path == STANDARD_INPUT for item in inputs):
        return None
    try:
        report = msgspec.json.decode((settings.out / REPORT).read_bytes(), type=dict[str, Any])
    except (OSError, msgspec.MsgspecError):
        return None
    if report.get("results") != results.sha256 or report.get("files") != folder.state():
        return None
    before = iter(results.earlier)
    if any(results.key(task) != next(before, b"") for task in cut(inputs, "")) or next(before, None) is not None:
        return None
    said = report["counts"]
    return Counts(**{name: said[name] for name in ("articles", "degraded", "claims", "quantities", "companies")}, unchanged=True)


def _outcomes(tasks: Iterator[Task], how: How, results: Results | None, counts: Counts) -> Generator[Outcome, None, None]:
    """The outcomes of the tasks, in order: those that are known, and those that are made now."""
    with contextlib.ExitStack() as stack:
        work = worker(how, stack)
        if results is None:
            for _, outcomes in work((task, None) for task in tasks):
                yield from outcomes
            return
        looked_up = ((task, key := results.key(task), results.known(key)) for task in tasks)
        for is_known, group in itertools.groupby(looked_up, key=lambda found: found[2] is not None):
            if is_known:
                for _, key, known in group:
                    results.use(key)
                    counts.reused += len(known or ())
                    yield from known or ()
            else:
                for key, outcomes in work((task, key) for task, key, _ in group):
                    results.keep(key, outcomes)
                    yield from outcomes


def _write(outcome: Finished, name: str, writers: list[Writer], folder: OutputFolder, files: dict[str, IO[bytes]]) -> int:
    """Write what the writers made of an article; the length of its record's line."""
    for writer, content in zip(writers, outcome.written, strict=True):
        if writer.page:
            folder.write(f"articles/{name}{writer.name}", content)
        else:
            files[writer.name].write(content)
    return len(outcome.written[writers.index(WRITERS["jsonl"])])


def _count(outcome: Finished, counts: Counts, companies: set[str]) -> None:
    counts.articles += 1
    counts.degraded += outcome.degraded
    counts.claims += outcome.claims
    counts.quantities += outcome.quantities
    companies.update(outcome.companies)


def _report(
    settings: Settings, jobs: int, names: OwnNames, counts: Counts, started: float, results: Results | None, folder: OutputFolder
) -> bytes:
    """`run.json`, the only file that tells of the machine and the hour."""
    report = {
        "program": "yomitori",
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "python": platform.python_version(),
        "settings": {
            "inputs": settings.inputs,
            "engine": settings.engine,
            "jobs": jobs if settings.engine == "local" else None,
            "seconds_per_article": settings.seconds,
            "formats": settings.formats,
            **asdict(settings.style),
            "companies": [{"name": name, "sha256": digest} for name, digest in names.files],
        },
        "counts": {k: v for k, v in asdict(counts).items() if isinstance(v, int) and not isinstance(v, bool)},
        "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started)),
        "seconds": round(counts.seconds, 3),
    }
    if results is not None and not counts.failed:  # by these the next run sees that it has nothing to do
        report |= {"results": results.sha256, "files": folder.state()}
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
