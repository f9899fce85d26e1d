"""What can befall a process that reads an article: 20 deeds. The article is lost, with the reason; no other one is."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stub_articles import record_of

from pipeline.batch.run import Settings, run
from pipeline.records import ArticleRecord
from pipeline.sources.source import Source

SECONDS = 1.0  # for one article
_MARK = "DEED "


class _SilentError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


def _raise(error: BaseException) -> None:
    raise error


def _will_not_be_ended() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(600)


def _spin() -> None:
    while True:
        pass


def _no_memory() -> None:
    held = []
    resource.setrlimit(resource.RLIMIT_AS, (512 << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))
    try:
        while True:
            held.append(bytearray(64 << 20))
    finally:
        held.clear()
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _recurse() -> None:
    _recurse()


def _pipes() -> list[int]:
    """The pipes and sockets of this process by which it is spoken to."""
    numbers = [int(name) for name in os.listdir("/proc/self/fd")]
    return [number for number in numbers if number > 2 and _is_pipe(number)]


def _is_pipe(number: int) -> bool:
    try:
        mode = os.fstat(number).st_mode
    except OSError:  # the list itself
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _junk() -> None:
    for number in _pipes():
        os.set_blocking(number, False)
        try:
            os.write(number, b"\xff junk \n" * 100)
        except OSError:  # one that is only read from
            continue


def _close() -> None:
    for number in _pipes():
        os.close(number)


def _thread() -> None:
    threading.Thread(target=time.sleep, args=(600,)).start()


@dataclass(frozen=True)
class DeedCase:
    """`kind` is that of the error by which the article is reported; none where it is read all the same."""

    name: str
    deed: Callable[[], None]
    kind: str = ""
    group: str = "processes"


CASES = [
    DeedCase("killed", lambda: os.kill(os.getpid(), signal.SIGKILL), "ProcessDied"),
    DeedCase("reads-where-nothing-is", lambda: _raise(ValueError(ctypes.string_at(0))), "ProcessDied"),
    DeedCase("aborts", os.abort, "ProcessDied"),
    DeedCase("bus-error", lambda: os.kill(os.getpid(), signal.SIGBUS), "ProcessDied"),
    DeedCase("ended-from-outside", lambda: os.kill(os.getpid(), signal.SIGTERM), "ProcessDied"),
    DeedCase("ends-without-a-word", lambda: os._exit(0), "TimeLimit"),
    DeedCase("ends-with-seven", lambda: os._exit(7), "ProcessDied"),
    DeedCase("closes-its-pipes", _close, "ProcessDied"),
    DeedCase("junk-on-its-pipes", _junk, "ProcessDied"),
    DeedCase("sleeps", lambda: time.sleep(600), "TimeLimit"),
    DeedCase("spins", _spin, "TimeLimit"),
    DeedCase("will-not-be-ended", _will_not_be_ended, "TimeLimit"),
    DeedCase("stops-itself", lambda: os.kill(os.getpid(), signal.SIGSTOP), "TimeLimit"),
    DeedCase("no-memory", _no_memory, "MemoryError"),
    DeedCase("calls-itself", _recurse, "RecursionError"),
    DeedCase("cannot-fork", lambda: _raise(OSError(errno.EAGAIN, "Resource temporarily unavailable")), "BlockingIOError"),
    DeedCase("asks-to-end", lambda: sys.exit(3), "SystemExit"),
    DeedCase("error-without-words", lambda: _raise(_SilentError()), "RuntimeError"),
    DeedCase("error-of-many-words", lambda: _raise(RuntimeError("語" * 10_000_000)), "RuntimeError"),
    DeedCase("leaves-a-thread", _thread),
]
_DEEDS = {case.name: case.deed for case in CASES}


def name_of(number: int) -> str:
    """The file of a deed."""
    return f"{number:02}-{CASES[number].name}.txt"


def write(folder: Path) -> None:
    """A file for each deed, and a harmless one before it."""
    for number, case in enumerate(CASES):
        (folder / f"{number:02}-a.txt").write_text(f"価格は{number + 1}円", encoding="utf-8")
        (folder / name_of(number)).write_text(f"{_MARK}{case.name}\n価格は100円", encoding="utf-8")


def summarise(source: Source) -> ArticleRecord:
    """Do what the article says, and then read its figures."""
    if source.raw.startswith(_MARK):
        _DEEDS[source.raw.partition("\n")[0].removeprefix(_MARK)]()
    return record_of(source.raw, path=source.path)


if __name__ == "__main__":
    from hostile.groups.processes import summarise as importable

    run(Settings((sys.argv[1],), Path(sys.argv[2]), jobs=2, seconds=SECONDS), summarise=importable)
