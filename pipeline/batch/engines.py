"""Who does the tasks of a run: this process, several processes, or a cluster."""

from __future__ import annotations

import contextlib
import importlib.util
import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.batch.inputs import Input
from pipeline.batch.tasks import Task
from pipeline.batch.work import Outcome, Summarise, do
from pipeline.errors import UsageError
from pipeline.summary.english.style import Style
from pipeline.tables.own_names import OwnNames

if TYPE_CHECKING:
    from pipeline.batch.cluster import Cluster
    from pipeline.batch.pool import Processes

_SOLO_BYTES = 300_000  # below, starting other processes takes longer than the work

Keyed = tuple[Task, bytes | None]
Work = Callable[[Iterable[Keyed]], Iterator[tuple[bytes | None, Sequence[Outcome]]]]
"""From tasks with their keys to the outcomes of each, in order."""


@dataclass(frozen=True, slots=True)
class How:
    """How articles are read, and by whom: `jobs` processes where the engine is local, else the workers of the `scheduler`."""

    summarise: Summarise
    seconds: float
    names: OwnNames
    style: Style
    formats: Collection[str]
    jobs: int
    engine: str = "local"
    scheduler: str = ""


def require_engine(engine: str, scheduler: str) -> None:
    """Raises UsageError where the engine cannot be had, before any work is done."""
    if engine != "dask":
        return
    if importlib.util.find_spec("distributed") is None:
        raise UsageError("--engine dask needs dask.distributed, which is not installed. Install it: pip install 'yomitori[cluster]'")
    if not scheduler:
        raise UsageError("--engine dask needs the address of a scheduler. Give it: --scheduler tcp://HOST:8786")


def enough(inputs: Iterable[Input]) -> int:
    """How many processes these inputs are worth: one for each processor where there is work for more than one."""
    size = 0
    for item in inputs:
        size += item.bytes
        with contextlib.suppress(OSError):
            size += os.stat(item.path).st_size
        if size > _SOLO_BYTES:
            return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1


def worker(how: How, stack: contextlib.ExitStack) -> Work:
    """What does tasks; other processes are started when the first task comes, and ended by the stack."""
    if how.engine == "local" and how.jobs == 1:
        return lambda keyed: ((key, tuple(do(task, how.summarise, how.formats))) for task, key in keyed)
    engines: list[Processes | Cluster] = []

    def work(keyed: Iterable[Keyed]) -> Iterator[tuple[bytes | None, Sequence[Outcome]]]:
        if not engines:
            engines.append(_started(how))
            stack.enter_context(engines[0])
        keys: deque[bytes | None] = deque()

        def tasks() -> Iterator[Task]:
            for task, key in keyed:
                keys.append(key)
                yield task

        yield from ((keys.popleft(), outcomes) for outcomes in engines[0].outcomes(tasks()))

    return work


def _started(how: How) -> Processes | Cluster:
    if how.engine == "dask":
        from pipeline.batch.cluster import Cluster

        return Cluster(how.summarise, how.scheduler, how.seconds, how.names, how.style, how.formats)
    from pipeline.batch.pool import Processes

    return Processes(how.summarise, how.jobs, how.seconds, how.names, how.style, how.formats)
