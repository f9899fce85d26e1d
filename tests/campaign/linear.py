"""Time grows with the length of an input and not faster, whatever its shape."""

from __future__ import annotations

import gc
import time
from itertools import pairwise

from campaign.report import Result
from campaign.shapes import SHAPES
from pipeline.batch.tasks import Task
from pipeline.batch.work import Finished, do, summarise_article

DOUBLINGS = 3
MOST = 2.5  # times the time, for twice the length
_FIRST = 0.04  # seconds that the shortest input of a shape is to take at least, so that the clock tells
_LONGEST = 400_000  # characters of the shortest input
_ROUNDS = 3  # the best of so many counts; on a busy machine up to three times as many, while it looks too slow


def campaign(scale: float) -> Result:
    """At scale 1: every shape."""
    result = Result("linear", f"For twice the input of any shape a run takes less than {MOST} times the time.")
    _seconds("北斗電機の売上高は3億円だった。", ".txt")
    names = list(SHAPES)[:: max(1, round(1 / scale))]
    worst, slowest = (0.0, ""), (0.0, "")
    for name in names:
        suffix, make = SHAPES[name]
        size = _first_size(name)
        times = [_best(make(size << i), suffix, 1) for i in range(DOUBLINGS + 1)]
        for _ in range(3):
            if max(_growth(times)) < MOST:
                break
            times = [min(before, _best(make(size << i), suffix, _ROUNDS)) for i, before in enumerate(times)]
        growth = max(_growth(times))
        worst = max(worst, (growth, name))
        slowest = max(slowest, (times[-1] / len(make(size << DOUBLINGS)) * 1e6, name))
        if growth >= MOST:
            told = ", ".join(f"{seconds:.3f}" for seconds in times)
            result.failures.append(f"{name}: {told} s for {len(make(size)):,} characters and its doublings")
    result.figures = {
        "shapes": f"{len(names)}",
        "doublings of each": f"{DOUBLINGS}",
        "fastest growth for twice the length": f"{worst[0]:.2f} ({worst[1]})",
        "slowest shape, a million characters": f"{slowest[0]:.1f} s ({slowest[1]})",
    }
    return result


def _growth(times: list[float]) -> list[float]:
    """How many times the time each doubling takes; what is below the clock's sight counts as that."""
    return [after / max(before, _FIRST / 2) for before, after in pairwise(times)]


def _first_size(name: str) -> int:
    """How many repetitions take long enough to be measured."""
    suffix, make = SHAPES[name]
    size = 64
    while len(make(size)) < _LONGEST and _seconds(make(size), suffix) < _FIRST:
        size *= 2
    return size


def _best(text: str, suffix: str, rounds: int) -> float:
    return min(_seconds(text, suffix) for _ in range(rounds))


def _seconds(text: str, suffix: str) -> float:
    """Seconds of this process for all that a run does with an article."""
    task = Task(f"shape{suffix}", suffix, data=text.encode())
    gc.collect()  # what the input before left is not this one's
    started = time.process_time()
    (outcome,) = do(task, summarise_article, ("html",))
    seconds = time.process_time() - started
    if not isinstance(outcome, Finished):
        raise AssertionError(f"{outcome.kind}: {outcome.reason}")
    return seconds
