"""Batches of work on several processes. A process that dies or hangs costs the article it was at, and nothing else."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from pipeline.batch.tasks import Task, batched
from pipeline.batch.work import Outcome, Summarise, work
from pipeline.records import ErrorRecord
from pipeline.summary.english import style as english_style
from pipeline.summary.english.style import Style
from pipeline.tables import own_names
from pipeline.tables.own_names import OwnNames

if TYPE_CHECKING:
    from concurrent.futures import Future

_AHEAD = 8  # batches in hand for each process
_BATCHES_PER_PROCESS = 250  # then a new process takes its place, and the memory that caches took is given back
_PRELOAD = ["pipeline.batch.preload"]


class Processes:
    """Does batches of tasks on `jobs` processes, each batch within `seconds`, with the user's names, in the style and the
    optional `formats` that are asked for. A context manager."""

    def __init__(self, summarise: Summarise, jobs: int, seconds: float, names: OwnNames, style: Style, formats: Collection[str]) -> None:
        self._summarise, self._jobs, self._seconds, self._formats = summarise, jobs, seconds, formats
        self._chosen = names, style
        self._pool = self._start()

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[list[Outcome]]:
        """The outcomes of each task, in order. A batch that fails is done again, task by task."""
        waiting: deque[tuple[list[Task], Future[list[list[Outcome]]], ProcessPool]] = deque()
        for batch in batched(tasks):
            waiting.append((batch, self._schedule(batch), self._pool))
            if len(waiting) >= self._jobs * _AHEAD:
                yield from self._finish(*waiting.popleft())
        while waiting:
            yield from self._finish(*waiting.popleft())

    def _finish(self, batch: list[Task], future: Future[list[list[Outcome]]], pool: ProcessPool) -> list[list[Outcome]]:
        try:
            return self._result(future, pool)
        except (ProcessExpired, TimeoutError, MemoryError) as error:
            if len(batch) == 1:
                return [[self._lost(batch[0], error)]]
        except BrokenProcessPool:
            pass
        return [self._alone(task) for task in batch]

    def _alone(self, task: Task) -> list[Outcome]:
        """The outcomes of one task by itself, tried twice where it is not clear that this task broke the pool."""
        for attempt in (1, 2):
            try:
                return self._result(self._schedule([task]), self._pool)[0]
            except (ProcessExpired, TimeoutError, MemoryError) as error:
                return [self._lost(task, error)]
            except BrokenProcessPool as error:
                if attempt == 2:
                    return [self._lost(task, error)]
        raise AssertionError("unreachable")

    def _result(self, future: Future[list[list[Outcome]]], pool: ProcessPool) -> list[list[Outcome]]:
        while not wait([future], timeout=1.0).done:
            if not pool.active:  # what still waits in the queue of a broken pool is never told
                raise BrokenProcessPool("the pool ended")
        return future.result()

    def _schedule(self, batch: list[Task]) -> Future[list[list[Outcome]]]:
        if not self._pool.active:
            self.close()
            self._pool = self._start()
        future: Future[list[list[Outcome]]] = self._pool.schedule(work, args=(batch, self._summarise, self._formats), timeout=self._seconds)
        return future

    def _start(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=_BATCHES_PER_PROCESS,
            initializer=_choose,
            initargs=self._chosen,
            context=_context(),
        )

    def _lost(self, task: Task, error: BaseException) -> ErrorRecord:
        if isinstance(error, ProcessExpired | BrokenProcessPool):
            kind, reason = "ProcessDied", f"the process that read it ended with code {getattr(error, 'exitcode', None)}"
        elif isinstance(error, TimeoutError):
            kind, reason = "TimeLimit", f"it took more than {self._seconds:g} seconds"
        else:
            kind, reason = "MemoryError", "not enough memory"
        place = f"line {task.line}: " if task.line else ""
        remedy = "Split the article or leave it out"
        return ErrorRecord(path=task.display, id=None, kind=kind, reason=place + reason, remedy=remedy)


def _choose(names: OwnNames, style: Style) -> None:
    own_names.choose(names)
    english_style.choose(style)


def _context() -> multiprocessing.context.BaseContext:
    """How processes start: from a server that has loaded the pipeline once, where the system can fork."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    return context
