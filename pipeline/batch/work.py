"""What is done for one article, in this process or another: read, summarise, write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.batch.stores import fetch, is_address
from pipeline.batch.tasks import Task
from pipeline.digest.gather import Row, gather
from pipeline.errors import SourceError
from pipeline.records import ArticleRecord, ErrorRecord
from pipeline.sources.reading import read, read_bytes
from pipeline.sources.source import Source
from pipeline.writers.registry import chosen_writers
from pipeline.writers.sheet import Sheet

Summarise = Callable[[Source], ArticleRecord]


@dataclass(frozen=True, slots=True)
class Finished:
    """An article that was read: what each writer made of it and what the digest needs; plain data, cheap to hand over."""

    path: str
    id: str | None
    degraded: bool
    claims: int
    quantities: int
    companies: tuple[str, ...]
    written: tuple[bytes, ...]  # in the order of the chosen writers
    rows: tuple[Row, ...]


Outcome = Finished | ErrorRecord


def summarise_article(source: Source) -> ArticleRecord:
    """The pipeline itself, loaded when the first article needs it. It holds every figure of its English against the article
    and marks the record as degraded where one has no source."""
    from pipeline.summary.article import summarise

    return summarise(source)


def work(tasks: Sequence[Task], summarise: Summarise, formats: Collection[str] = ()) -> list[list[Outcome]]:
    """The outcomes of each task, in order; a task that cannot be done is an ErrorRecord and never an exception.

    `formats` are the optional formats that are asked for.
    """
    return [list(do(task, summarise, formats)) for task in tasks]


def do(task: Task, summarise: Summarise, formats: Collection[str] = ()) -> Iterator[Outcome]:
    """The outcomes of one task: at least one, several where a file holds several articles."""
    if task.problem is not None:
        yield task.problem
        return
    try:
        for source in _sources(task):
            if isinstance(source, SourceError):
                yield refused(task, source)
            else:
                yield _article(source, summarise, formats)
    except SourceError as error:
        yield refused(task, error)
    except (Exception, SystemExit) as error:  # a reader's bug must not stop the batch
        yield _failed(task.display, None, error, f"line {task.line}: " if task.line else "")


def _sources(task: Task) -> Iterable[Source | SourceError]:
    if task.data is None and is_address(task.path or ""):
        return read_bytes(fetch(task.path or "", task.display), task.display, task.suffix)
    if task.data is None:
        return read(Path(task.path or ""), task.display)
    sources = read_bytes(task.data, task.display, task.suffix)
    return sources if task.line is None else (_numbered(source, task.line) for source in sources)


def _numbered(source: Source | SourceError, line: int) -> Source | SourceError:
    """A source that was read from one line, as it is called when the whole file is read: by the line's number."""
    if isinstance(source, Source) and source.id == "1" and any(warning.startswith("id:") for warning in source.warnings):
        return replace(source, id=str(line))
    return source


def _article(source: Source, summarise: Summarise, formats: Collection[str]) -> Outcome:
    writers = chosen_writers(formats)
    try:
        record = summarise(source)
        sheet = Sheet(record, source.raw)
        return Finished(
            path=record.source.path,
            id=record.source.id,
            degraded=record.status != "ok",
            claims=len(record.claims),
            quantities=len(record.quantities),
            companies=tuple(company.id for company in record.companies),
            written=tuple(writer.write(sheet).encode("utf-8", "backslashreplace") for writer in writers),
            rows=(*gather(record, source.raw, sheet.figures, [(one.english, one.claims) for one in sheet.told]), *(row for writer in writers if writer.rows for row in writer.rows(sheet))),
        )
    except (Exception, SystemExit) as error:  # an article that breaks a rule of ours must not stop the batch
        return _failed(source.path, source.id, error)


def refused(task: Task, error: SourceError) -> ErrorRecord:
    """The outcome of a task that cannot be read."""
    place = f"line {task.line}" if task.line else error.place
    reason = f"{place}: {error.reason}" if place else error.reason
    return ErrorRecord(path=error.path, id=None, kind=type(error).__name__, reason=_writable(reason), remedy=error.remedy)


def _failed(path: str, article: str | None, error: BaseException, place: str = "") -> ErrorRecord:
    remedy = "Report it with the article: no article should do this"
    reason = _writable(f"{place}{str(error) or 'no reason was given'}"[:500])
    return ErrorRecord(path=path, id=article, kind=type(error).__name__, reason=reason, remedy=remedy)


def _writable(text: str) -> str:
    """Text without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
