"""Runs of the command in a child that is forked when all is loaded, so that a run costs no start."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import cli
from pipeline.batch.run import Settings, run


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit code, negative for a signal, and what it wrote on standard error."""

    code: int
    said: str


def warm_up(inputs: Path, out: Path) -> None:
    """Load all that a run over `inputs` loads, in this process."""
    run(Settings((str(inputs),), out, jobs=1, formats=("html", "sqlite")))


def command(
    arguments: list[str],
    prepare: Callable[[], object] = lambda: None,
    behind: Callable[[], object] = lambda: None,
    kill_after: float | None = None,
) -> Ended:
    """Run the command in a child; `prepare` is called in it before, `behind` after it. After `kill_after` seconds it is killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 2)
        # What the parent has not printed yet is not the child's to print.
        sys.stdout, sys.stderr = open(os.devnull, "w"), open(2, "w", closefd=False)  # noqa: SIM115
        code = 70  # an exception that came out
        try:
            prepare()
            code = cli.main(arguments)
            behind()
        except SystemExit as error:
            code = int(error.code or 0)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with open(reading, "rb") as said:
        told = said.read().decode("utf-8", "replace")
    return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told)


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """A folder for one part, in memory where the system has such a place, gone when it ends."""
    memory = "/dev/shm"
    where = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="campaign-", dir=where, ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()
