"""What a Dask worker does for a run: it hands each batch to a process of its own, as a run on one machine does.

So an article that crashes or hangs costs itself alone here too, and leaves the same line in errors.jsonl.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from distributed import Worker, WorkerPlugin, get_worker

from pipeline.batch.pool import Processes
from pipeline.batch.results import program
from pipeline.batch.tasks import Task
from pipeline.batch.work import Outcome, Summarise
from pipeline.errors import UsageError
from pipeline.summary.english.style import Style
from pipeline.tables.own_names import OwnNames

#: Processes that wait for work, each with the run that it was started for; no more than a worker has threads.
_idle: deque[tuple[str, Processes]] = deque()


@dataclass
class Job(WorkerPlugin):
    """What a run asks of every worker, also of one that joins later. `name` tells it from other runs, `program` is the
    program of the one who asks."""

    name: str
    summarise: Summarise
    seconds: float
    names: OwnNames
    style: Style
    formats: Collection[str]
    program: bytes

    def setup(self, worker: Worker) -> None:
        """Let the worker start processes. Dask makes it a daemon, which may have none lest they outlive it when it is killed;
        ours do not: they end when the pipe to them closes."""
        vars(multiprocessing.current_process())["_config"]["daemon"] = False

    def teardown(self, worker: Worker) -> None:
        """End the processes of a run that has ended."""
        while idle := _pop():
            idle[1].close()


def read(job_name: str, tasks: list[Task]) -> list[list[Outcome]]:
    """The outcomes of each task, in order. Raises UsageError where the worker has another program than who asks."""
    worker = get_worker()
    job = worker.plugins[job_name]
    assert isinstance(job, Job)
    if program() != job.program:
        raise UsageError(other_program(worker.address))
    processes = _processes(job)
    try:
        outcomes = list(processes.outcomes(tasks))
    except BaseException:
        processes.close()
        raise
    _idle.append((job_name, processes))
    if job_name not in worker.plugins:  # the run has ended
        job.teardown(worker)
    return outcomes


def installed() -> bytes:
    """The program of the worker."""
    return program()


def other_program(place: str) -> str:
    """The message of a worker that would not write the same bytes."""
    return (
        f"{place}: another Yomitori than here, or with other libraries. Install the same version there "
        "(pip install 'yomitori[cluster]') and start it again"
    )


def _processes(job: Job) -> Processes:
    """An idle process of this run, or a new one in the place of one that a run before has left."""
    if idle := _pop():
        name, processes = idle
        if name == job.name:
            return processes
        processes.close()
    return Processes(job.summarise, 1, job.seconds, job.names, job.style, job.formats)


def _pop() -> tuple[str, Processes] | None:
    """An idle process; None where another thread has taken the last."""
    try:
        return _idle.pop()
    except IndexError:
        return None
