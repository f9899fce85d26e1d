"""kill -9: at every call that changes a file, in the middle of every write, and at random moments, of a run into a new folder and of one
over an earlier run. Each time the next run ends in the bytes of a run that nobody disturbed, and nothing else is left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from campaign.articles import batch, earlier_run
from campaign.checks import difference, files
from campaign.children import command, warm_up, workshop
from campaign.interpose import Interposer
from campaign.report import Result

DOCUMENTS = 20
RANDOM_KILLS = 200
_WITH_PROCESSES = 4  # one random kill of so many is of a run on two processes
_SOCKETS = "pymp-"  # Python's own folder for the socket of its process server; no file of ours, and empty of data
_ROOT = Path(__file__).parents[2]
_OPTIONS = ["--html", "--sqlite", "--quiet"]


def campaign(scale: float) -> Result:
    """At scale 1: every boundary, and 200 random kills."""
    result = Result("kill", "A run that is killed at any moment is made good by the next: the same bytes, no stray file, no process left.")
    with workshop() as folder:
        _Killing(folder, result).all(scale)
    return result


class _Killing:
    """The folder holds `in`, `before` (an earlier run over other articles), the undisturbed `whole`, one `out` after the other, and `tmp`
    for temporary files."""

    def __init__(self, folder: Path, result: Result) -> None:
        self.folder, self.result = folder, result
        self.inputs, self.temporary, self.out = folder / "in", folder / "tmp", folder / "out"
        self.temporary.mkdir()
        batch(self.inputs, DOCUMENTS, "kill")
        earlier_run(self.inputs, folder / "before")
        warm_up(self.inputs, folder / "whole")
        self.wanted = files(folder / "whole")

    def all(self, scale: float) -> None:
        step = max(1, round(1 / scale))
        calls, before, within = 0, 0, 0
        for earlier in (False, True):
            kinds = self._calls(earlier)
            places = range(0, len(kinds), step)
            writes = [number for number, kind in enumerate(kinds) if kind == "write"][::step]
            for number in places:
                self._kill_at(number, kinds[number], earlier, torn=False)
            for number in writes:
                self._kill_at(number, "write", earlier, torn=True)
            calls, before, within = calls + len(kinds), before + len(places), within + len(writes)
        kills = max(2, round(RANDOM_KILLS * scale))
        for number in range(kills):
            self._kill_sometime(number)
        self.result.figures |= {
            "articles": f"{DOCUMENTS}",
            "calls that change a file, into a new folder and over an earlier run": f"{calls}",
            "kills before a call": f"{before}",
            "kills in the middle of a write": f"{within}",
            "kills at random": f"{kills}",
            "of them of two processes": f"{len(range(0, kills, _WITH_PROCESSES))}",
        }

    def _calls(self, earlier: bool) -> list[str]:
        """The kinds of calls of an undisturbed run."""
        seen = self.folder / "calls"
        interposer = Interposer(self.folder, lambda kind, number, half: None)
        self._lay_out(earlier)
        ended = command(self._arguments(self.out), self._ready(interposer), lambda: seen.write_text(" ".join(interposer.calls)))
        if ended.code or (told := difference(self.wanted, files(self.out))):
            self.result.failures.append(f"the undisturbed run: {ended.said or told}")
        return seen.read_text().split()

    def _lay_out(self, earlier: bool) -> None:
        shutil.rmtree(self.out, ignore_errors=True)
        if earlier:
            shutil.copytree(self.folder / "before", self.out)

    def _arguments(self, out: Path, jobs: int = 1) -> list[str]:
        return ["run", str(self.inputs), "--out", str(out), "--jobs", str(jobs), *_OPTIONS]

    def _ready(self, interposer: Interposer | None = None) -> Callable[[], None]:
        def ready() -> None:
            tempfile.tempdir = str(self.temporary)
            os.environ["TMPDIR"] = str(self.temporary)
            if interposer is not None:
                interposer.install()

        return ready

    def _kill_at(self, at: int, what: str, earlier: bool, torn: bool) -> None:
        def before(kind: str, number: int, half: Callable[[], object]) -> None:
            if number == at:
                if torn:
                    half()
                os.kill(os.getpid(), signal.SIGKILL)

        self._lay_out(earlier)
        ended = command(self._arguments(self.out), self._ready(Interposer(self.folder, before)))
        name = f"{'in' if torn else 'before'} call {at} ({what}){' over an earlier run' if earlier else ''}"
        if ended.code != -signal.SIGKILL:
            self.result.failures.append(f"{name}: the run was to be killed and ended with {ended.code}")
        self._resume(name)

    def _kill_sometime(self, number: int) -> None:
        """Kill a run at a random moment; some are the command itself with two processes, which takes longer to begin."""
        rng = random.Random(f"kill {number}")
        self._lay_out(earlier=number % 2 == 1)
        if number % _WITH_PROCESSES:
            command(self._arguments(self.out), self._ready(), kill_after=rng.uniform(0, 0.5))
        else:
            environment = os.environ | {"TMPDIR": str(self.temporary), "PYTHONPATH": str(_ROOT)}
            arguments = [sys.executable, "-m", "pipeline", *self._arguments(self.out, jobs=2)]
            started = subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL, start_new_session=True, cwd=self.folder)
            time.sleep(rng.uniform(0.3, 3.0))
            started.kill()
            started.wait()
            if left := _left_alive(started.pid):
                self.result.failures.append(f"random kill {number}: processes stay: {left}")
        self._resume(f"random kill {number}")

    def _resume(self, name: str) -> None:
        ended = command(self._arguments(self.out), self._ready())
        if ended.code:
            self.result.failures.append(f"{name}: the next run ends with {ended.code}: {ended.said[-300:]}")
        elif told := difference(self.wanted, files(self.out)):
            self.result.failures.append(f"{name}: {told}")
        stray = sorted(path.name for path in self.temporary.iterdir() if not path.name.startswith(_SOCKETS))
        if stray:
            self.result.failures.append(f"{name}: stray temporary files: {', '.join(stray[:3])}")
        shutil.rmtree(self.temporary)
        self.temporary.mkdir()


def _left_alive(session: int) -> list[int]:
    """The processes of a session that live on for five seconds; they are ended then. Empty where the system does not tell."""
    for _ in range(100):
        alive = [pid for pid in _processes() if _session(pid) == session]
        if not alive:
            return []
        time.sleep(0.05)
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
    return alive


def _processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()] if os.path.isdir("/proc") else []


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return -1
