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
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 2)
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
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return Ended(os.waitstatus_to_exitcode(status), said.read().decode("utf-8", "replace"))


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """A folder for one part, in memory where the system has such a place, gone when it ends."""
    memory = "/dev/shm"
    where = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="campaign-", dir=where, ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()
