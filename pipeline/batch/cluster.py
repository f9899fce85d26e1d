"""Batches of work on the workers of a Dask cluster. A worker that is lost costs time, and nothing else."""

from __future__ import annotations

import contextlib
import time
import uuid
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from distributed import CancelledError, Client, Future, KilledWorker

from pipeline.batch.cluster_worker import Job, installed, other_program, read
from pipeline.batch.results import program
from pipeline.batch.stores import is_address
from pipeline.batch.tasks import Task, batched
from pipeline.batch.work import Outcome, Summarise, refused
from pipeline.errors import SourceError, UsageError, YomitoriError
from pipeline.records import ErrorRecord
from pipeline.sources.reading import load
from pipeline.summary.english.style import Style
from pipeline.tables.own_names import OwnNames

_AHEAD = 4  # batches in hand for each thread of the cluster
_BATCH_BYTES, _BATCH_TASKS = 1024 * 1024, 1000  # some seconds' work: the scheduler takes a millisecond for each
_COUNT_AGAIN = 5.0  # seconds, after which the threads are counted again
_CONNECT = 10  # seconds to wait for the scheduler
_PATIENCE = 60.0  # seconds to wait for a first worker, and between looks at whether there is one left

_Waiting = deque[tuple[list[Task], "Future[list[list[Outcome]]]"]]


class Cluster:
    """Does tasks on the workers of the scheduler at `address`; otherwise like `pool.Processes`. A context manager.

    Raises UsageError where there is no scheduler or no worker, or one that has another program.
    """

    def __init__(self, summarise: Summarise, address: str, seconds: float, names: OwnNames, style: Style, formats: Collection[str]) -> None:
        self._address = address
        self._client = _connected(address)
        try:
            self._check()
            self._job = Job(f"yomitori-{uuid.uuid4().hex}", summarise, seconds, names, style, tuple(formats), program())
            self._client.register_plugin(self._job, name=self._job.name)
        except BaseException:
            self._client.close()  # type: ignore[no-untyped-call]
            raise
        self._threads, self._counted = 1, float("-inf")

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(Exception):  # the scheduler may have gone
            self._client.unregister_worker_plugin(self._job.name)  # type: ignore[no-untyped-call]
        self._client.close()  # type: ignore[no-untyped-call]

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[list[Outcome]]:
        """The outcomes of each task, in order. A batch that ends its workers is done again, task by task."""
        waiting: _Waiting = deque()
        for batch in batched(map(_carried, tasks), _BATCH_BYTES, _BATCH_TASKS):
            waiting.append((batch, self._submit(batch)))
            while len(waiting) >= self._most():
                yield from self._finish(*waiting.popleft(), waiting)
        while waiting:
            yield from self._finish(*waiting.popleft(), waiting)

    def _finish(self, batch: list[Task], future: Future[list[list[Outcome]]], others: _Waiting) -> list[list[Outcome]]:
        try:
            return self._result(future)
        except KilledWorker:
            pass
        # Dask suspects all that a lost worker had in hand, and does lost results again. So each task of this batch is done while
        # there is nothing else; the other batches come to their end before, and begin anew.
        for _, other in others:
            with contextlib.suppress(KilledWorker):
                self._result(other)
        batches = [one for one, _ in others]
        others.clear()
        outcomes = [self._alone(task) for task in batch]
        others.extend((one, self._submit(one)) for one in batches)
        return outcomes

    def _alone(self, task: Task) -> list[Outcome]:
        try:
            return self._result(self._submit([task]))[0]
        except KilledWorker:
            reason = "every worker that read it ended"
            place = f"line {task.line}: " if task.line else ""
            remedy = "Split the article or leave it out"
            return [ErrorRecord(path=task.display, id=None, kind="ProcessDied", reason=place + reason, remedy=remedy)]

    def _submit(self, batch: list[Task]) -> Future[list[list[Outcome]]]:
        with self._cluster():
            return self._client.submit(read, self._job.name, batch, pure=False, retries=2)

    def _result(self, future: Future[list[list[Outcome]]]) -> list[list[Outcome]]:
        """What a batch came to. Raises KilledWorker where several workers ended at it."""
        while True:
            with self._cluster():
                try:
                    return future.result(timeout=_PATIENCE)
                except TimeoutError:
                    self._wait_for_worker(YomitoriError, "no worker is left. Start one and run again: what is done is kept")

    def _most(self) -> int:
        """How many batches are in hand at once; workers come and go."""
        if time.monotonic() - self._counted > _COUNT_AGAIN:
            with self._cluster():
                self._threads = max(1, sum(self._client.nthreads().values()))  # type: ignore[no-untyped-call]
            self._counted = time.monotonic()
        return self._threads * _AHEAD

    @contextlib.contextmanager
    def _cluster(self) -> Iterator[None]:
        """What the cluster does. Where it breaks down, the error says so."""
        try:
            yield
        except (KilledWorker, YomitoriError):
            raise
        except (CancelledError, Exception) as error:  # the scheduler has gone, or its workers lack memory, disk or a library
            problem = " ".join(str(error).split()).rstrip(".")
            raise YomitoriError(f"{self._address}: the cluster broke down: {problem}. See to it and run again: what is done is kept") from error

    def _check(self) -> None:
        """Wait for a worker, and see that all have this program: the scheduler needs it to hand tasks on."""
        self._wait_for_worker(UsageError, f"no worker has joined. Start one: dask worker {self._address}")
        found = {f"worker {place}": there for place, there in self._client.run(installed, on_error="return").items()}
        try:
            found[f"scheduler {self._address}"] = self._client.run_on_scheduler(installed)  # type: ignore[no-untyped-call]
        except ImportError:
            found[f"scheduler {self._address}"] = None
        for place, there in found.items():
            if there != program():
                raise UsageError(other_program(place))

    def _wait_for_worker(self, error: type[YomitoriError], problem: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise error(f"{self._address}: {problem}") from None


def _connected(address: str) -> Client:
    try:
        return Client(address, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no scheduler answers at {address}. Start one: dask scheduler") from error


def _carried(task: Task) -> Task:
    """The task with the bytes of its file, which no other machine may see. What has an address the worker opens itself."""
    if task.path is None or is_address(task.path):
        return task
    try:
        return replace(task, path=None, data=load(Path(task.path), task.display))
    except SourceError as error:
        return replace(task, path=None, problem=refused(task, error))
