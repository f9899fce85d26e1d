"""A Dask cluster on this machine: the same bytes as one process, also where a worker is killed; and what else can go wrong there."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster
from stub_articles import summarise

from pipeline.batch import cluster
from pipeline.batch import run as whole
from pipeline.batch.run import Settings
from pipeline.batch.work import Finished, Outcome
from pipeline.errors import UsageError, YomitoriError
from pipeline.tables import own_names

ARTICLES = 40


@pytest.fixture(scope="module")
def local() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as two:
        yield two


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_BATCH_TASKS", 5)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "sub").mkdir(parents=True)
    lines(folder / "many.jsonl", [f"第{i}報。北斗電機の売上高は{i + 10}億円だった。価格は{i}円。" for i in range(ARTICLES)])
    (folder / "a.md").write_text("# 新製品\n\n北斗電機の新製品「ゼッテル」の価格は520円。\n", encoding="utf-8")
    (folder / "bad.jsonl").write_text("junk\n", encoding="utf-8")
    (folder / "sub" / "b.txt").write_bytes("容量は128GB。\n".encode("cp932"))
    return folder


def lines(path: Path, texts: list[str]) -> Path:
    """A file with an article for each text."""
    path.write_text("".join(json.dumps({"id": f"題{i}", "text": text}) + "\n" for i, text in enumerate(texts)), encoding="utf-8")
    return path


def on(local: LocalCluster, source: Path | str, out: Path, **more: object) -> Settings:
    return Settings((str(source),), out, engine="dask", scheduler=local.scheduler_address, **more)  # type: ignore[arg-type]


def alone(source: Path | str, out: Path, jobs: int = 1, **more: object) -> Settings:
    return Settings((str(source),), out, jobs=jobs, **more)  # type: ignore[arg-type]


def files(out: Path) -> dict[str, str]:
    """The hash of every file but run.json."""
    found = (path for path in out.rglob("*") if path.is_file() and path.name != "run.json")
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def errors(out: Path) -> list[tuple[str, str]]:
    """Kind and reason of each line."""
    found = map(json.loads, (out / "errors.jsonl").read_text(encoding="utf-8").splitlines())
    return [(line["kind"], line["reason"]) for line in found]


def processes(local: LocalCluster) -> list[int]:
    """The process of each worker."""
    return [worker.process.pid for worker in local.workers.values()]


# ---- the same bytes


def test_the_same_bytes_as_one_process_and_what_is_known_stays_known(corpus: Path, tmp_path: Path, local: LocalCluster) -> None:
    table = tmp_path / "own.csv"
    table.write_text("name,kind,aliases\nZettel,product,ゼッテル\n", encoding="utf-8")
    own = {"companies": (table,)}
    try:
        one, many = whole.run(alone(corpus, tmp_path / "one", **own)), whole.run(on(local, corpus, tmp_path / "many", **own))
        assert files(tmp_path / "many") == files(tmp_path / "one")
        assert (many.articles, many.failed) == (one.articles, one.failed) == (ARTICLES + 2, 1)
        (corpus / "bad.jsonl").unlink()
        for settings in (on(local, corpus, tmp_path / "one", **own), alone(corpus, tmp_path / "many", **own)):
            assert whole.run(settings).reused == ARTICLES + 2
        assert whole.run(on(local, corpus, tmp_path / "many", **own)).unchanged
    finally:
        own_names.choose(own_names.OwnNames())
    assert '"name":"Zettel"' in (tmp_path / "many" / "articles.jsonl").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "one" / "run.json").read_text(encoding="utf-8"))
    assert (report["settings"]["engine"], report["settings"]["jobs"]) == ("dask", None)


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, local: LocalCluster) -> None:
    source = lines(tmp_path / "a.jsonl", [f"SLOW 価格は{i}円" for i in range(ARTICLES)])
    seen: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == 8:
            os.kill(processes(local)[0], signal.SIGKILL)

    whole.run(on(local, source, tmp_path / "many"), tell, summarise)
    whole.run(alone(source, tmp_path / "one"), summarise=summarise)
    assert files(tmp_path / "many") == files(tmp_path / "one")
    assert sum(isinstance(outcome, Finished) for outcome in seen) == ARTICLES


def test_workers_open_what_has_an_address(corpus: Path, tmp_path: Path, local: LocalCluster) -> None:
    (corpus / "gone.txt").write_text("1円", encoding="utf-8")
    whole.run(alone(corpus, tmp_path / "one"), summarise=summarise)
    whole.run(on(local, f"file://{corpus}", tmp_path / "many"), summarise=summarise)
    assert files(tmp_path / "many") == files(tmp_path / "one")


# ---- what goes wrong


def test_an_article_that_crashes_or_hangs_costs_itself_alone_and_no_worker(tmp_path: Path, local: LocalCluster) -> None:
    texts = ["価格は1円"] * 20
    texts[3], texts[4], texts[12], texts[19] = "DIES", "SLEEPS", "DIES", "BANG"
    source = lines(tmp_path / "a.jsonl", texts)
    before = processes(local)
    counts = whole.run(on(local, source, tmp_path / "many", seconds=2), summarise=summarise)
    assert counts.articles == 16
    whole.run(alone(source, tmp_path / "two", jobs=2, seconds=2), summarise=summarise)
    assert files(tmp_path / "many") == files(tmp_path / "two")
    assert [kind for kind, _ in errors(tmp_path / "many")] == ["ProcessDied", "TimeLimit", "ProcessDied", "RuntimeError"]
    assert processes(local) == before


def test_an_article_that_always_ends_its_worker_costs_itself_alone(
    tmp_path: Path, local: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local.scheduler, "allowed_failures", 0)
    texts = ["価格は1円"] * 20
    texts[6] = texts[13] = "KILLS"
    counts = whole.run(on(local, lines(tmp_path / "a.jsonl", texts), tmp_path / "many"), summarise=summarise)
    assert counts.articles == 18
    assert errors(tmp_path / "many") == [("ProcessDied", f"line {line}: every worker that read it ended") for line in (7, 14)]


def test_a_file_that_cannot_be_read_is_the_same_error(tmp_path: Path, local: LocalCluster) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "large.txt"):
        (tmp_path / "in" / name).write_text("価格は1円", encoding="utf-8")
    os.truncate(tmp_path / "in" / "large.txt", 65 * 1024 * 1024)
    whole.run(on(local, tmp_path / "in", tmp_path / "many"), summarise=summarise)
    whole.run(alone(tmp_path / "in", tmp_path / "one"), summarise=summarise)
    assert files(tmp_path / "many") == files(tmp_path / "one")
    assert errors(tmp_path / "many") == [("SourceError", "larger than 67108864 bytes")]


def test_fail_fast_ends_the_run_and_leaves_the_workers_to_the_next(tmp_path: Path, local: LocalCluster) -> None:
    source = lines(tmp_path / "a.jsonl", ["価格は1円", "BANG", *["SLOW 価格は1円"] * 40])
    with pytest.raises(whole.StoppedError, match="BANG"):
        whole.run(on(local, source, tmp_path / "many", fail_fast=True), summarise=summarise)
    assert whole.run(on(local, lines(source, ["価格は1円"]), tmp_path / "many"), summarise=summarise).articles == 1


def test_a_worker_with_another_program_is_refused(tmp_path: Path, local: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines(tmp_path / "a.jsonl", ["価格は1円"])
    monkeypatch.setattr(cluster, "program", lambda: b"another")
    with pytest.raises(UsageError, match=r"worker tcp://.*: another Yomitori than here.*pip install 'yomitori\[cluster\]'"):
        whole.run(on(local, source, tmp_path / "many"), summarise=summarise)
    monkeypatch.setattr(cluster.Cluster, "_check", lambda self: None)  # as of a worker that joins later
    with pytest.raises(UsageError, match="another Yomitori than here"):
        whole.run(on(local, source, tmp_path / "many"), summarise=summarise)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "ftp://127.0.0.1:9", "tcp://127.0.0.1:x"])
def test_no_scheduler(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 1)
    settings = Settings((str(lines(tmp_path / "a.jsonl", ["1円"])),), tmp_path / "out", engine="dask", scheduler=address)
    with pytest.raises(UsageError, match=f"no scheduler answers at {address}"):
        whole.run(settings, summarise=summarise)


def test_no_worker_and_a_scheduler_that_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines(tmp_path / "a.jsonl", [f"SLOW {i}円" for i in range(30)])
    monkeypatch.setattr(cluster, "_CONNECT", 1)
    with LocalCluster(n_workers=0, threads_per_worker=1, processes=False, dashboard_address=":0") as empty:
        with monkeypatch.context() as hasty:
            hasty.setattr(cluster, "_PATIENCE", 0.5)
            with pytest.raises(UsageError, match="no worker has joined"):
                whole.run(on(empty, source, tmp_path / "out"), summarise=summarise)
        empty.scale(1)
        with pytest.raises(YomitoriError, match=r"the cluster broke down: .*\. See to it and run again: what is done is kept"):
            whole.run(on(empty, source, tmp_path / "out"), lambda outcome: empty.close(timeout=5), summarise)
