"""How fast the whole job is beside the bare tokenizer and beside others, and where its time goes.

    python tests/bench/speed.py [INPUT...] [--characters N] [--runs N] [--alone] [--json]

Does for each article what a run does on one process: read, find names, dates, quantities and claims, say them in English,
check the English, write every format. Bare fugashi tags the same characters, cut into pieces of at most 2,000, and gives
the surfaces. Both are measured in turns, in one process, in CPU time, and the best of each is taken. Characters are those
of the decoded files.

Without INPUT the corpus is read, which holds far more figures than an article does elsewhere, and, where a folder of real
articles lies beside the project, those too. Of the last of these sets a whole run is timed by the clock, on one process and on
two, and the others that `rivals.py` knows read its text.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import fugashi
import rivals
import unidic_lite

from pipeline.batch import work
from pipeline.batch.inputs import find_inputs
from pipeline.batch.tasks import Task, cut
from pipeline.components.known_names import known_names
from pipeline.sources.reading import SUFFIXES
from pipeline.sources.source import Source
from pipeline.summary.article import language, summarise
from pipeline.values.normal import fold

PIECE = 2000
ROUNDS = 5
ENOUGH = 24_000_000  # characters: some thirty seconds of work, beside which the start of processes weighs little
PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT / "corpus"
REAL_ARTICLES = (PROJECT.parent / "shared" / "raw" / "posts", PROJECT.parent / "shared" / "gold" / "articles")
# In a process of its own: what the first article costs beyond any other.
COLD = """
import sys, time
from pathlib import Path
begun = time.process_time()
from pipeline.components.known_names import known_names
from pipeline.sources.reading import read
from pipeline.summary.article import summarise
imported = time.process_time()
known_names().companies.every("names")
named = time.process_time()
source = next(iter(read(Path(sys.argv[1]), "first")))
summarise(source)
loaded = time.process_time()
summarise(source)
print(imported - begun, named - imported, loaded - named - (time.process_time() - loaded))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--characters", type=int, default=100_000, help="of text in each round, at least; default: 100000")
    parser.add_argument("--runs", type=int, default=2, help="of the whole command, on one process and on two; 0: none; default: 2")
    parser.add_argument("--alone", action="store_true", help="leave out the others that rivals.py knows")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    options = parser.parse_args()

    real = [str(folder) for folder in REAL_ARTICLES if folder.is_dir()]
    sets = {"inputs": options.inputs} if options.inputs else {"corpus": [str(CORPUS)]} | ({"real articles": real} if real else {})
    report: dict[str, Any] = {name: measured(inputs, options.characters) for name, inputs in sets.items()}
    last = list(sets)[-1]
    if not options.alone:
        report["characters per second of others"] = beside_rivals(sets[last], report[last]["whole_job_characters_per_second"])
    if options.runs:
        report["processes"] = processes(sets[last], options.runs)
    report |= cold(next(iter(sets.values())))
    if options.json:
        print(json.dumps(report))
    else:
        show(report)


def measured(inputs: Sequence[str], least: int) -> dict[str, Any]:
    """The figures of one set of articles."""
    tasks = tasks_of(inputs)
    texts = texts_of(tasks)
    if not (once := sum(map(len, texts))):
        raise SystemExit("no text to measure with")
    times = max(1, -(-least // once))
    claims = job(tasks)  # loads everything
    tagger = fugashi.Tagger(f'-d "{unidic_lite.DICDIR}" -Owakati')
    whole, bare, matching = [], [], []
    for _ in range(ROUNDS):
        whole.append(timed(lambda: [job(tasks) for _ in range(times)]))
        bare.append(timed(lambda: [tag(tagger, text) for _ in range(times) for text in texts]))
        matching.append(sum(timed_matching(text) for _ in range(times) for text in texts))
    characters = once * times
    return {
        "articles": len(texts),
        "characters": once,
        "characters_per_claim": round(once / max(1, claims)),
        "whole_job_characters_per_second": round(characters / min(whole)),
        "bare_fugashi_characters_per_second": round(characters / min(bare)),
        "ratio": round(min(bare) / min(whole), 3),
        "matching_all_names_beside_fugashi": round(min(matching) / min(bare), 3),
        "share_of_time": stages(tasks * times),
    }


def tasks_of(inputs: Sequence[str]) -> list[Task]:
    """What there is to read."""
    return [task for task in cut(find_inputs(inputs, SUFFIXES.__contains__)[0], ".txt") if task.problem is None]


def texts_of(tasks: Sequence[Task]) -> list[str]:
    """The decoded files."""
    return [source.raw for task in tasks for source in work._sources(task) if isinstance(source, Source)]


def beside_rivals(inputs: Sequence[str], own: int) -> dict[str, str]:
    """The characters that others read in a second of the same text, and how many times that we read."""
    found = rivals.measured(texts_of(tasks_of(inputs)))
    return {name: speed if isinstance(speed, str) else f"{speed:,}; the whole job {own / speed:,.1f} times that" for name, speed in found.items()}


def processes(inputs: Sequence[str], runs: int) -> dict[str, float]:
    """Seconds by the clock of the whole command, everything written, on one process and on two, in turns; the best of each.

    The articles are copied until there is enough to do. Where others use the machine, two processes gain less than they
    would: the load tells of it.
    """
    one, two = [], []
    with tempfile.TemporaryDirectory() as folder:
        tasks = tasks_of(inputs)
        for copy in range(max(1, ENOUGH // sum(map(len, texts_of(tasks))))):
            for number, task in enumerate(tasks):
                data = task.data if task.data is not None else Path(task.path or "").read_bytes()
                Path(folder, f"{copy}-{number}{task.suffix}").write_bytes(data)
        for _ in range(runs):
            one.append(clocked(folder, 1))
            two.append(clocked(folder, 2))
    return {
        "one_process_seconds": round(min(one), 2),
        "two_processes_seconds": round(min(two), 2),
        "gain": round(min(one) / min(two), 2),
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0,
    }


def clocked(folder: str, jobs: int) -> float:
    """Seconds by the clock of the command, from its start to its end."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "pipeline", "run", folder, "--out", out, "--jobs", str(jobs), "--fresh", "--quiet"]
        started = time.perf_counter()
        subprocess.run(command, check=False, cwd=PROJECT)  # an article that cannot be read is a line of errors.jsonl
        return time.perf_counter() - started


def show(report: dict[str, Any]) -> None:
    """The report as lines; the stages as a table beside each other."""
    for name, value in report.items():
        if not isinstance(value, dict):
            print(f"{name.replace('_', ' '):<44}{value:>12,}")
            continue
        print(name)
        for key, figure in value.items():
            if isinstance(figure, dict):
                print(f"  {key.replace('_', ' ')}")
                for stage, share in figure.items():
                    print(f"    {stage:<24}{share:6.1%}")
            elif isinstance(figure, str):
                print(f"  {key:<42}{figure}")
            else:
                print(f"  {key.replace('_', ' '):<42}{figure:>12,}")


def timed(action: Callable[[], Any]) -> float:
    """Seconds of this process that an action takes."""
    started = time.process_time()
    action()
    return time.process_time() - started


def timed_matching(text: str) -> float:
    """Seconds for every known name of a text, in the folded view that all stages share."""
    companies, products = known_names()
    fold(text)
    return timed(lambda: (companies.every(text), products.find(text)))


def job(tasks: list[Task]) -> int:
    """What a run does for every article, up to the bytes of its files; gives the number of claims."""
    return sum(outcome.claims for task in tasks for outcome in work.do(task, summarise) if isinstance(outcome, work.Finished))


def tag(tagger: fugashi.Tagger, text: str) -> int:
    """The words of a text, in pieces that MeCab takes well."""
    return sum(len([word.surface for word in tagger(text[at : at + PIECE])]) for at in range(0, len(text), PIECE))


def cold(inputs: Sequence[str]) -> dict[str, float]:
    """Seconds of a new process before its first article is read: for the libraries, the tables of names, and the others."""
    paths = find_inputs(inputs, lambda suffix: suffix in (".md", ".txt"))[0]
    article = str(next(iter(cut(paths, ".txt"))).path)
    runs = [
        subprocess.run([sys.executable, "-c", COLD, article], capture_output=True, check=True, text=True, cwd=PROJECT)
        for _ in range(ROUNDS)
    ]
    seconds = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    names = ("libraries_cold_seconds", "names_cold_seconds", "other_tables_cold_seconds")
    return {name: round(min(times), 3) for name, times in zip(names, seconds, strict=True)}


def stages(tasks: list[Task]) -> dict[str, float]:
    """The share of each stage in one pass, measured around every call."""
    spent: dict[str, float] = defaultdict(float)
    nlp = language()
    pipes, tokenizer = list(nlp._components), nlp.tokenizer
    nlp._components = [(name, around(pipe, name.removeprefix("yomitori_"), spent)) for name, pipe in pipes]
    nlp.tokenizer = around(tokenizer, "sentences", spent)
    try:
        started = time.process_time()
        for task in tasks:
            spend(task, spent)
        total = time.process_time() - started
    finally:
        nlp._components, nlp.tokenizer = pipes, tokenizer
    inner = sum(spent[name] for name in spent if name not in ("read", "summarise"))
    spent["record, English, check"] = spent.pop("summarise") - inner
    spent["write"] = total - sum(spent.values())
    return {name: round(seconds / total, 4) for name, seconds in sorted(spent.items(), key=lambda item: -item[1])}


def spend(task: Task, spent: dict[str, float]) -> None:
    """Do a task, and add up the time of reading and of summarising."""
    started = time.process_time()
    sources = list(work._sources(task))
    spent["read"] += time.process_time() - started
    for source in sources:
        if isinstance(source, Source):
            work._article(source, around(summarise, "summarise", spent), ())


def around(call: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The same call, its time added up under a name."""

    def timing(*arguments: Any) -> Any:
        started = time.process_time()
        try:
            return call(*arguments)
        finally:
            spent[name] += time.process_time() - started

    return timing


if __name__ == "__main__":
    main()
