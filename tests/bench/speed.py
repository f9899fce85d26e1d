"""How fast the whole job is beside the bare tokenizer, and where its time goes.

    python tests/bench/speed.py [INPUT...] [--characters N] [--json]

Reads the inputs (without any the corpus, and real articles where a folder of them stands beside the project), repeats them until N characters are reached, and does for each article what a
run does on one process: read, summarise, write. Bare fugashi tags the same texts, cut into pieces of at most 2,000
characters, and gives the surfaces. Both are measured in turns, in one process, and the best of each is taken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fugashi
import unidic_lite

from pipeline.batch import work
from pipeline.batch.inputs import find_inputs
from pipeline.batch.run import Settings, run
from pipeline.batch.tasks import Task, cut
from pipeline.sources.reading import SUFFIXES
from pipeline.sources.source import Source
from pipeline.summary.article import language, summarise

PIECE = 2000
ROUNDS = 3
CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = CORPUS.parents[1] / "shared"
#: The corpus holds several times as many claims to the page as the press; real articles stand beside the project, or not.
TEXTS = {
    "the corpus": [str(CORPUS)],
    "articles of the press": [str(ARTICLES / "raw" / "posts"), str(ARTICLES / "gold" / "articles"), str(ARTICLES / "seeds")],
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--characters", type=int, default=150_000, help="of text in each round; default: 150000")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    options = parser.parse_args()
    texts = {"inputs": options.inputs} if options.inputs else {name: paths for name, paths in TEXTS.items() if Path(paths[0]).exists()}
    reports = {name: measure(inputs, options.characters) for name, inputs in texts.items()}
    if options.json:
        print(json.dumps(reports))
        return
    for name, report in reports.items():
        print(f"{name}:")
        for measured, value in report.items():
            if isinstance(value, dict):
                print(f"  {measured.replace('_', ' ')}:")
                for stage, share in value.items():
                    print(f"    {stage:<24}{share:6.1%}")
            else:
                print(f"  {measured.replace('_', ' '):<40}{value:>12,}")


def measure(inputs: list[str], least: int) -> dict[str, Any]:
    """The figures for some inputs, repeated until `least` characters are reached."""
    tasks = [task for task in cut(find_inputs(inputs, SUFFIXES.__contains__)[0], ".txt") if task.problem is None]
    texts = [source.text for task in tasks for source in work._sources(task) if isinstance(source, Source)]
    if not (once := sum(map(len, texts))):
        raise SystemExit("no text to measure with")
    times = max(1, -(-least // once))
    tasks, texts = tasks * times, texts * times
    characters = once * times
    job(tasks[: len(tasks) // times])  # loads everything
    tagger = fugashi.Tagger(f'-d "{unidic_lite.DICDIR}" -Owakati')
    whole, bare = [], []
    for _ in range(ROUNDS):
        whole.append(timed(lambda: job(tasks)))
        bare.append(timed(lambda: [tag(tagger, text) for text in texts]))
    claims = sum(outcome.claims for task in tasks for outcome in work.do(task, summarise) if isinstance(outcome, work.Finished))
    return {
        "articles": len(texts),
        "characters": characters,
        "characters_per_claim": round(characters / max(1, claims)),
        "whole_job_characters_per_second": round(characters / min(whole)),
        "bare_fugashi_characters_per_second": round(characters / min(bare)),
        "ratio": round(min(bare) / min(whole), 3),
        "share_of_time": stages(tasks),
        "run_command_seconds": round(timed(lambda: job_with_files(inputs)), 2),
        "help_seconds": round(min(timed_command(call_help) for _ in range(ROUNDS)), 3),
    }


def timed(action: Callable[[], Any]) -> float:
    """Seconds of this process that an action takes."""
    started = time.process_time()
    action()
    return time.process_time() - started


def timed_command(action: Callable[[], Any]) -> float:
    """Seconds on the clock, for what runs in a process of its own."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def job(tasks: list[Task]) -> int:
    """What a run does for every article, up to the bytes of its files."""
    return sum(len(outcome.written) for task in tasks for outcome in work.do(task, summarise) if isinstance(outcome, work.Finished))


def job_with_files(inputs: list[str]) -> None:
    """A whole run, files and digest included."""
    with tempfile.TemporaryDirectory() as folder:
        run(Settings(tuple(inputs), Path(folder), jobs=1))


def tag(tagger: fugashi.Tagger, text: str) -> int:
    """The words of a text, in pieces that MeCab takes well."""
    return sum(len([word.surface for word in tagger(text[at : at + PIECE])]) for at in range(0, len(text), PIECE))


def stages(tasks: list[Task]) -> dict[str, float]:
    """The share of each stage in one pass, measured around every call."""
    spent: dict[str, float] = defaultdict(float)
    nlp = language()
    pipes, tokenizer = list(nlp._components), nlp.tokenizer
    nlp._components = [(name, around(pipe, name.removeprefix("yomitori_"), spent)) for name, pipe in pipes]
    nlp.tokenizer = around(tokenizer, "tokens", spent)
    try:
        total = timed(lambda: [spend(task, spent) for task in tasks])
    finally:
        nlp._components, nlp.tokenizer = pipes, tokenizer
    inner = sum(spent[name] for name in spent if name not in ("read", "summarise"))
    spent["record and English"] = spent.pop("summarise") - inner
    spent["write"] = total - sum(spent.values())
    return {name: round(seconds / total, 4) for name, seconds in sorted(spent.items(), key=lambda item: -item[1])}


def spend(task: Task, spent: dict[str, float]) -> None:
    """Do a task, and add up the time of reading and of summarising."""
    started = time.process_time()
    sources = list(work._sources(task))
    spent["read"] += time.process_time() - started
    for source in sources:
        if isinstance(source, Source):
            work._article(source, around(summarise, "summarise", spent))


def around(call: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The same call, its time added up under a name."""

    def timing(*arguments: Any) -> Any:
        started = time.process_time()
        try:
            return call(*arguments)
        finally:
            spent[name] += time.process_time() - started

    return timing


def call_help() -> None:
    """The command at its lightest."""
    subprocess.run([sys.executable, "-m", "pipeline", "--help"], stdout=subprocess.DEVNULL, check=True, cwd=CORPUS.parent)


if __name__ == "__main__":
    main()
