"""Inputs cut into pieces of work: a file, or a line of a JSON Lines file."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from pipeline.batch.inputs import STANDARD_INPUT, Input
from pipeline.batch.stores import is_address, opened
from pipeline.records import ErrorRecord

LONGEST_LINE = 64 * 1024 * 1024  # bytes; a longer line of JSON Lines is refused
_BATCH_BYTES = 96 * 1024  # a fraction of a second's work
_BATCH_TASKS = 32


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to read: the file `path`, or the bytes `data`, or a `problem` that is known before reading.

    A file in a store has its address as `path`, and a `state`. `line` is the number of the line that `data` is, from 1, of a JSON Lines file.
    """

    display: str
    suffix: str
    path: str | None = None
    data: bytes | None = None
    line: int | None = None
    problem: ErrorRecord | None = None
    bytes: int = 0
    state: str = ""


def cut(inputs: Iterable[Input], standard_input_suffix: str) -> Iterator[Task]:
    """The tasks of the inputs, in order. Lines are read as they are needed, other files by whoever does the task."""
    for item in inputs:
        if item.problem is not None:
            yield Task(item.display, "", problem=item.problem)
        elif item.path == STANDARD_INPUT:
            if standard_input_suffix == ".jsonl":
                yield from _lines(sys.stdin.buffer, item.display)
            else:
                data = sys.stdin.buffer.read()
                yield Task(item.display, standard_input_suffix, data=data, bytes=len(data))
        elif item.path.lower().endswith(".jsonl"):
            try:
                with opened(item.path) if is_address(item.path) else open(item.path, "rb", opener=_at_once) as file:
                    yield from _lines(file, item.display)
            except OSError as error:
                yield Task(item.display, "", problem=_problem(item.display, error.strerror or str(error)))
        else:
            size = item.bytes or _size(item.path)
            yield Task(item.display, os.path.splitext(item.path)[1].lower(), path=item.path, bytes=size, state=item.state)


def batched(tasks: Iterable[Task], most_bytes: int = _BATCH_BYTES, most_tasks: int = _BATCH_TASKS) -> Iterator[list[Task]]:
    """Tasks put together so that handing them to another process costs little beside the work."""
    batch: list[Task] = []
    size = 0
    for task in tasks:
        if batch and (size + task.bytes > most_bytes or len(batch) >= most_tasks):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += task.bytes
    if batch:
        yield batch


def _at_once(path: str, flags: int) -> int:
    """Open a regular file. What has become a pipe since it was found is refused: opening it would wait for ever."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "no regular file")


def _lines(file: IO[bytes], display: str) -> Iterator[Task]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Task(display, "", problem=_problem(display, f"line {number}: longer than {LONGEST_LINE} bytes"))
        elif line.strip():
            yield Task(display, ".jsonl", data=line, line=number, bytes=len(line))


def _problem(display: str, reason: str) -> ErrorRecord:
    return ErrorRecord(
        path=display, id=None, kind="SourceError", reason=reason, remedy="Check the file and its permissions"
    )


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
