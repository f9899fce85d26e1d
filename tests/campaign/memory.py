"""Memory: a run over very many articles, watched from outside."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from campaign.articles import article, length
from campaign.children import workshop
from campaign.report import Result

ARTICLES = 100_000
PER_FILE = 1_000
MEGABYTE = 1 << 20
PARENT, WORKER = 200.0, 600.0  # megabytes that each may take
GROWTH = 1.0  # megabytes that the parent may grow for 1,000 articles, behind the warm-up
FASTER = 50  # times, a second run over what has not changed
_WARM_UP = 0.2  # of the run
_ROOT = Path(__file__).parents[2]
#: The command, which tells behind every hundred articles how many there are.
_CODE = """
import sys
from pathlib import Path
from pipeline.batch.run import Settings, run
done = 0
def tell(outcome):
    global done
    done += 1
    if done % 100 == 0:
        print(done, flush=True)
counts = run(Settings((sys.argv[1],), Path(sys.argv[2]), jobs=2), tell)
print(counts.articles, counts.failed, counts.unchanged, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """Megabytes in memory when so many articles were done, and how many seconds after the start that was."""

    articles: int
    parent: float
    worker: float  # the largest
    seconds: float


def campaign(scale: float) -> Result:
    """At scale 1: 100,000 articles."""
    result = Result("memory", f"The parent stays under {PARENT:.0f} MB, each worker under {WORKER:.0f} MB, and nothing grows with the corpus.")
    number = max(200, round(ARTICLES * scale))
    with workshop() as folder:
        characters = _write(folder / "in", number)
        samples, ending = _watched(folder)
        again, unchanged = _again(folder)
    if ending != f"{number} 0 False":
        result.failures.append(f"the run ended with {ending!r}, not with {number} articles")
    parent, worker = max(sample.parent for sample in samples), max(sample.worker for sample in samples)
    result.figures = {
        "articles": f"{number:,}",
        "characters": f"{characters:,}",
        "largest parent": f"{parent:.0f} MB",
        "largest worker": f"{worker:.0f} MB",
    }
    first, last = _pace(samples, 0.1, 0.2), _pace(samples, 0.9, 1.0)
    if first and last:
        result.figures["time of an article at the end, to that at the beginning"] = f"{last / first:.2f}"
    result.figures["time of a second run, which finds nothing changed"] = f"1/{samples[-1].seconds / again:,.0f} of the first"
    if not unchanged:
        result.failures.append("the second run did not find everything unchanged")
    elif number >= 10_000 and samples[-1].seconds / again < FASTER:
        result.failures.append(f"the second run takes 1/{samples[-1].seconds / again:.0f} of the first")
    if parent >= PARENT or worker >= WORKER:
        result.failures.append(f"parent {parent:.0f} MB, worker {worker:.0f} MB")
    warm = [sample for sample in samples if number * _WARM_UP <= sample.articles < number]
    if warm and warm[-1].articles - warm[0].articles >= 5_000:  # less is noise
        growth = slope(warm)
        result.figures["growth of the parent for 1,000 articles"] = f"{growth:.3f} MB"
        if growth >= GROWTH:
            result.failures.append(f"the parent grows by {growth:.2f} MB for 1,000 articles")
    return result


def _pace(samples: list[Sample], begin: float, end: float) -> float:
    """Seconds for an article in a stretch of the run; 0 where too few were seen."""
    stretch = [sample for sample in samples if begin <= sample.articles / samples[-1].articles <= end]
    done = stretch[-1].articles - stretch[0].articles if stretch else 0
    return (stretch[-1].seconds - stretch[0].seconds) / done if done >= 100 else 0.0


def slope(samples: list[Sample]) -> float:
    """Megabytes of the parent for 1,000 articles, by least squares."""
    mean_x = sum(sample.articles for sample in samples) / len(samples)
    mean_y = sum(sample.parent for sample in samples) / len(samples)
    along = sum((sample.articles - mean_x) ** 2 for sample in samples)
    return 1000 * sum((sample.articles - mean_x) * (sample.parent - mean_y) for sample in samples) / along


def _write(folder: Path, number: int) -> int:
    """JSON Lines of so many articles; how many characters they have."""
    folder.mkdir()
    characters = 0
    for first in range(0, number, PER_FILE):
        with (folder / f"{first:07}.jsonl").open("w", encoding="utf-8") as file:
            for i in range(first, min(number, first + PER_FILE)):
                rng = random.Random(f"memory {i}")
                text = article(rng, length(rng))
                characters += len(text)
                file.write(json.dumps({"id": f"{i}", "text": text}, ensure_ascii=False) + "\n")
    return characters


def _watched(folder: Path) -> tuple[list[Sample], str]:
    """Samples of a run, and the last line that it tells."""
    samples, line = [], ""
    began = time.monotonic()
    with subprocess.Popen(_command(folder), env=_environment(folder), stdout=subprocess.PIPE, text=True, start_new_session=True) as started:
        assert started.stdout is not None
        done, over = [0], threading.Event()
        watch = threading.Thread(target=_watch, args=(started.pid, done, samples, began, over))
        watch.start()
        for line in started.stdout:
            if " " not in line:
                done[0] = int(line)
        over.set()
        watch.join()
    return samples, line.strip()


def _watch(pid: int, done: list[int], samples: list[Sample], began: float, over: threading.Event) -> None:
    """Add a sample five times a second, also while the digest is written."""
    while not over.wait(0.2):
        sizes = dict(_sizes(pid))
        parent = sizes.pop(pid, 0.0)
        if done[0]:
            samples.append(Sample(done[0], parent, max(sizes.values(), default=0.0), time.monotonic() - began))


def _again(folder: Path) -> tuple[float, bool]:
    """The seconds of a second run, and whether it found everything unchanged."""
    began = time.monotonic()
    done = subprocess.run(_command(folder), env=_environment(folder), capture_output=True, text=True, check=False)
    return time.monotonic() - began, done.stdout.strip().endswith("True")


def _command(folder: Path) -> list[str]:
    return [sys.executable, "-c", _CODE, str(folder / "in"), str(folder / "out")]


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(_ROOT), "TMPDIR": str(folder)}


def _sizes(session: int) -> Iterator[tuple[int, float]]:
    """Each process of a session and its megabytes in memory, as Linux tells; elsewhere none."""
    for name in os.listdir("/proc") if os.path.isdir("/proc") else []:
        try:
            if name.isdecimal() and os.getsid(int(name)) == session:
                pages = int(Path("/proc", name, "statm").read_text().split()[1])
                yield int(name), pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
        except (OSError, IndexError):  # it has ended
            continue
