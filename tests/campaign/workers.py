"""Processes that die, hang or run out of memory at an article: that article is lost to errors.jsonl, and no other."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

from campaign.articles import article
from campaign.checks import errors
from campaign.children import workshop
from campaign.report import Result
from pipeline.batch.run import RECORDS, Settings, run
from pipeline.batch.work import summarise_article
from pipeline.records import ArticleRecord
from pipeline.sources.source import Source

POSITIONS = 50
SECONDS = 6.0  # that an article may take in these runs: a new process loads its tables in the first one
#: What stands in an article and makes its process do it, and the kind of the line in errors.jsonl.
DEATHS = {"SIGSEGV": "ProcessDied", "SIGABRT": "ProcessDied", "SIGKILL": "ProcessDied", "HANG": "TimeLimit", "MEMORY": "MemoryError"}
_HANGS = 5  # one position of so many is tried with a hang, which takes its time
_MARK = "この記事で倒れる"


def summarise(source: Source) -> ArticleRecord:
    """The pipeline, but for articles that say how their process ends."""
    place = source.raw.find(_MARK)
    if place >= 0:
        _end(source.raw[place + len(_MARK) :].split("。")[0])
    return summarise_article(source)


def _end(how: str) -> None:
    if how == "HANG":
        time.sleep(600)
    elif how == "MEMORY":
        raise MemoryError
    os.kill(os.getpid(), signal.Signals[how])
    time.sleep(600)


def campaign(scale: float) -> Result:
    """At scale 1: each kind of death at each of 50 articles (a hang at 10 of them), and runs with a death of each kind at once."""
    result = Result("workers", "A process that dies at an article costs this article and no other, wherever it stands and however it dies.")
    with workshop() as folder:
        tried = [(how, at) for at in range(POSITIONS) for how in DEATHS if how != "HANG" or at % _HANGS == 0][:: max(1, round(1 / scale))]
        texts = [article(random.Random(f"workers {number}"), 60) for number in range(POSITIONS)]
        wanted = _records(_run(folder, texts, {}))
        for how, at in tried:
            result.failures += _tried(folder, texts, {at: how}, wanted)
        many = max(1, round(10 * scale))
        for number in range(many):
            places = random.Random(f"many {number}").sample(range(POSITIONS), len(DEATHS))
            result.failures += _tried(folder, texts, dict(zip(places, DEATHS, strict=True)), wanted)
    result.figures = {
        "articles in each run": f"{POSITIONS}",
        "runs in which a process dies": f"{len(tried)}",
        "runs in which five do": f"{many}",
        "ways to die": ", ".join(DEATHS),
        "articles lost": f"{len(tried) + many * len(DEATHS)}",
    }
    return result


def _tried(folder: Path, texts: list[str], deaths: dict[int, str], wanted: dict[str, bytes]) -> list[str]:
    """What is wrong with a run in which the articles at some places kill their process."""
    name = ", ".join(f"{how} at {at}" for at, how in sorted(deaths.items()))
    out = _run(folder, texts, deaths)
    lost = [(failure.reason.partition(":")[0], failure.kind) for failure in errors(out)]
    problems = []
    told = [(f"line {at + 1}", DEATHS[how]) for at, how in sorted(deaths.items())]
    if [(place if place.startswith("line") else told[i][0], kind) for i, (place, kind) in enumerate(lost)] != told or len(lost) != len(deaths):
        problems.append(f"{name}: errors.jsonl tells {lost}")
    left = {key: record for key, record in wanted.items() if int(key) not in deaths}
    if (found := _records(out)) != left:
        problems.append(f"{name}: {len(found)} of {len(left)} other articles, or other bytes")
    return problems


def _run(folder: Path, texts: list[str], deaths: dict[int, str]) -> Path:
    """The output folder of a run of two processes over the texts, of which some kill."""
    rows = [{"id": f"{at}", "text": f"{text}\n\n{_MARK}{deaths[at]}。\n" if at in deaths else text} for at, text in enumerate(texts)]
    source, out = folder / "rows.jsonl", folder / "out"
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    run(Settings((str(source),), out, jobs=2, seconds=SECONDS), summarise=summarise)
    return out


def _records(out: Path) -> dict[str, bytes]:
    """The line of each article, by its id."""
    lines = (out / RECORDS).read_bytes().splitlines()
    return {json.loads(line)["source"]["id"]: line for line in lines}
