"""The same bytes, whatever the number of processes, the seed of hashes, the locale, the time zone and the order of folders; and the same
record of an article, whatever is read before it."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from campaign.articles import CORPUS
from campaign.checks import difference, files
from campaign.children import workshop
from campaign.report import Result
from pipeline.batch.tasks import Task
from pipeline.batch.work import Finished, do, summarise_article

JOBS = ("1", "2", "4")
HASH_SEEDS = ("0", "1", "4711", "random")
LOCALES = ("C", "C.UTF-8", "ja_JP.UTF-8")
TIME_ZONES = ("Asia/Tokyo", "America/St_Johns")
_TESTS = Path(__file__).parents[1]
_ORDERS = 20  # in which the corpus is read by one process


def campaign(scale: float) -> Result:
    """At scale 1: all settings with each other, each with another order of folders."""
    result = Result("determinism", "Two runs over the same articles write the same bytes, whatever the machine is set to.")
    settings = list(itertools.product(HASH_SEEDS, LOCALES, TIME_ZONES, JOBS))
    tried = random.Random("determinism").sample(settings, max(2, round(len(settings) * scale)))
    with workshop() as folder:
        inputs = _corpus(folder / "in")
        wanted: dict[str, str] = {}
        for number, setting in enumerate(tried):
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            said = _run(inputs, out, number, *setting)
            found = files(out) if out.exists() else {}
            wanted = wanted or found
            if said or not found or difference(wanted, found):
                result.failures.append(f"{' '.join(setting)}: {said or difference(wanted, found) or 'nothing written'}")
    orders = max(2, round(_ORDERS * scale))
    result.failures += _in_any_order(orders)
    result.figures = {
        "settings": f"{len(tried)} of {len(settings)}",
        "processes": ", ".join(JOBS),
        "seeds of hashes": ", ".join(HASH_SEEDS),
        "locales": ", ".join(LOCALES),
        "time zones": ", ".join(TIME_ZONES),
        "files in the output": f"{len(wanted)}",
        "orders in which one process reads the corpus": f"{orders}",
    }
    return result


def _corpus(folder: Path) -> Path:
    """The corpus in folders of folders, some with Japanese names."""
    for i, path in enumerate(sorted(CORPUS.iterdir())):
        place = folder / ("", "b", "a/c", "記事")[i % 4]
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place / (f"記事{i}{path.suffix}" if i % 5 == 0 else path.name))
    return folder


def _run(inputs: Path, out: Path, number: int, seed: str, locale: str, zone: str, jobs: str) -> str:
    """Run the command with these settings; what it says, if it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    environment |= {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONPATH": os.pathsep.join([str(_TESTS.parent), str(_TESTS)])}
    arguments = ["run", str(inputs), "--out", str(out), "--jobs", jobs, "--html", "--sqlite", "--quiet"]
    ended = subprocess.run(
        [sys.executable, "-m", "campaign.shuffled", str(number), *arguments], env=environment, capture_output=True, check=False, cwd=inputs.parent
    )
    return ended.stderr.decode("utf-8", "replace")[-300:] if ended.returncode or ended.stderr else ""


def _in_any_order(orders: int) -> list[str]:
    """The articles whose bytes depend on what this process read before."""
    tasks = [Task(path.name, path.suffix, path=str(path)) for path in sorted(CORPUS.iterdir())]
    wanted: dict[str, list[tuple[bytes, ...]]] = {}
    failures = []
    for order in range(orders):
        for task in random.Random(f"order {order}").sample(tasks, len(tasks)):
            made = [outcome.written for outcome in do(task, summarise_article, ("html",)) if isinstance(outcome, Finished)]
            if made != wanted.setdefault(task.display, made):
                failures.append(f"{task.display} depends on what is read before it (order {order})")
    return failures
