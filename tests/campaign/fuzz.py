"""Fuzzing: inputs of three layers go through whole runs, digest and all formats included, in processes that may die."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from campaign.checks import difference, doubts, files, problems
from campaign.children import workshop
from campaign.grammar import LAYERS
from campaign.report import Result
from pipeline.batch.run import Settings, run

SEED = "yomitori fuzz 1"
INPUTS = {"bytes": 15_000, "grammar": 20_000, "sentences": 15_000}
PER_RUN = 250
HANG = 10.0  # seconds in which an input must be done
_RERUN = 10  # one batch of so many is read twice
FORMATS = ("html", "sqlite")


def campaign(scale: float) -> Result:
    """50,000 inputs at scale 1."""
    result = Result("fuzz", "No input crashes, hangs, raises or gives a span that is not its text; a second run gives the same bytes.")
    slowest, read, doubtful = 0.0, 0, 0
    for layer, number in INPUTS.items():
        wanted = max(20, round(number * scale))
        for first in range(0, wanted, PER_RUN):
            some = range(first, min(wanted, first + PER_RUN))
            batch = _Batch(layer)
            batch.read(some, rerun=first // PER_RUN % _RERUN == 0)
            slowest, doubtful = max(slowest, batch.slowest), doubtful + batch.doubtful
            result.failures += batch.failures
        result.figures[f"inputs of {layer}"] = f"{wanted:,}"
        read += wanted
    result.figures |= {"inputs": f"{read:,}", "slowest input": f"{slowest:.2f} s", "articles that the program marks as doubtful itself": f"{doubtful:,}"}
    return result


class _Batch:
    """Inputs that are read in one run: `failures` told, `slowest` input in seconds, `doubtful` articles."""

    def __init__(self, layer: str) -> None:
        self.layer = layer
        self.failures: list[str] = []
        self.slowest = 0.0
        self.doubtful = 0

    def read(self, numbers: range, rerun: bool) -> None:
        """Read them; after a crash or a hang all is read again without the input that did it."""
        with workshop() as folder:
            inputs = folder / "in"
            inputs.mkdir()
            for number in numbers:
                suffix, data = LAYERS[self.layer](random.Random(f"{SEED} {self.layer} {number}"))
                (inputs / f"{number:06}{suffix}").write_bytes(data)
            names = sorted(path.name for path in inputs.iterdir())
            for attempt in range(len(names)):
                culprit = self._watched(inputs, folder / f"out{attempt}", names, rerun)
                if culprit is None or culprit >= len(names):
                    break
                (inputs / names.pop(culprit)).unlink()

    def _watched(self, inputs: Path, out: Path, names: list[str], rerun: bool) -> int | None:
        """One run in a child; the number of the input that killed or stopped it."""
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_child, args=(theirs, inputs, out, rerun))
        child.start()
        theirs.close()
        at = 0
        for kind, value, waited in _messages(ours):
            if kind == "done":
                self.slowest, at = max(self.slowest, waited), max(at, names.index(value) + 1)
            elif kind == "doubtful":
                self.doubtful += value
            elif kind == "failure":
                self.failures.append(f"{self.layer} {value}")
            elif kind == "end":
                child.join()
                return None
        child.join(0.5)
        how = f"crash, exit code {child.exitcode}" if child.exitcode is not None else "hang"
        child.kill()
        child.join()
        name = names[at] if at < len(names) else f"what follows {names[-1]}"
        self.failures.append(f"{self.layer} {name}: {how}")
        return at


def _messages(ours: Connection) -> Iterator[tuple[str, Any, float]]:
    """What the child tells and how long it took; ends where it dies, or is silent for longer than an input may take."""
    while True:
        started = time.monotonic()
        try:
            if not ours.poll(HANG):
                return
            kind, value = ours.recv()
        except EOFError:
            return
        yield kind, value, time.monotonic() - started


def _child(pipe: Connection, inputs: Path, out: Path, rerun: bool) -> None:
    settings = Settings((str(inputs),), out, jobs=1, formats=FORMATS)
    try:
        run(settings, lambda outcome: pipe.send(("done", outcome.path)))
        pipe.send(("doubtful", doubts(out)))
        for name, problem in problems(inputs, out):
            pipe.send(("failure", f"{name}: {problem}"))
        if rerun:
            again = Settings(settings.inputs, out.with_name(out.name + "again"), jobs=1, formats=FORMATS)
            run(again, lambda outcome: pipe.send(("run", "")))
            if told := difference(files(out), files(again.out)):
                pipe.send(("failure", f"{inputs.name}: a second run differs: {told}"))
    except Exception as error:  # nothing may come out of a run
        pipe.send(("failure", f"the run raises {type(error).__name__}: {error}"))
    pipe.send(("end", ""))
    pipe.close()
    os._exit(0)
