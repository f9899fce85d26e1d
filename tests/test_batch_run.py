"""The whole job around a summariser of digits: outcomes, order, counts, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from stub_articles import summarise

from pipeline.batch.run import Counts, Settings, StoppedError, run
from pipeline.errors import UsageError
from pipeline.records import decode


def job(*inputs: Path, out: Path, jobs: int = 1, seconds: float = 60, fail_fast: bool = False) -> Counts:
    settings = Settings(tuple(map(str, inputs)), out, jobs=jobs, seconds=seconds, fail_fast=fail_fast)
    return run(settings, summarise=summarise)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def digest(out: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.name != "run.json":
            whole.update(f"{path.relative_to(out)}\0".encode() + path.read_bytes() + b"\0")
    return whole.hexdigest()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("新製品\n\n価格は500円。容量は128GB。\n", encoding="utf-8")
    (folder / "b.md").write_text("---\ntitle: 新製品\ndate: 2025-04-01\n---\n\n価格は520円。\n", encoding="utf-8")
    (folder / "sub" / "c.txt").write_text("BANG 1円\n", encoding="utf-8")
    rows = [{"id": f"題{i}", "text": f"第{i}報。価格は{i}円。", "published": f"2025-05-{i % 28 + 1:02}"} for i in range(100)]
    (folder / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "junk\n", encoding="utf-8")
    return folder


def test_every_input_has_one_outcome(corpus: Path, tmp_path: Path) -> None:
    counts = job(corpus, out=tmp_path / "out")
    records, errors = lines(tmp_path / "out" / "articles.jsonl"), lines(tmp_path / "out" / "errors.jsonl")
    assert (counts.articles, counts.failed) == (102, 2) == (len(records), len(errors))
    assert [error["path"] for error in errors] == ["many.jsonl", "sub/c.txt"]
    assert errors[0]["reason"] == "line 101: not valid JSON"
    assert (errors[1]["kind"], errors[1]["reason"]) == ("RuntimeError", "the article says BANG")
    assert len(list((tmp_path / "out" / "articles").iterdir())) == 102


def test_records_are_in_the_order_of_the_inputs(corpus: Path, tmp_path: Path) -> None:
    job(corpus, out=tmp_path / "out", jobs=2)
    records = [decode(line) for line in (tmp_path / "out" / "articles.jsonl").read_bytes().split(b"\n") if line]
    assert [record.source.id for record in records] == [None, None, *(f"題{i}" for i in range(100))]


def test_the_same_bytes_whatever_the_processes(corpus: Path, tmp_path: Path) -> None:
    for jobs in (1, 2, 3):
        job(corpus, out=tmp_path / f"out{jobs}", jobs=jobs)
    assert len({digest(tmp_path / f"out{jobs}") for jobs in (1, 2, 3)}) == 1


def test_the_same_bytes_whatever_the_seed_and_on_the_second_run(corpus: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from stub_articles import summarise; from pipeline.batch.run import Settings, run\n"
        "run(Settings((sys.argv[1],), Path(sys.argv[2]), jobs=1), summarise=summarise)"
    )
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
        for _ in range(2):
            subprocess.run([sys.executable, "-c", code, str(corpus), str(tmp_path / f"out{seed}")], env=environment, check=True)
    assert len({digest(tmp_path / f"out{seed}") for seed in ("0", "1", "2")}) == 1


def test_a_process_that_dies_or_hangs_costs_its_own_article_alone(tmp_path: Path) -> None:
    texts = ["価格は1円"] * 70
    texts[3], texts[40], texts[41], texts[69] = "DIES", "SLEEPS", "DIES", "BANG"
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps({"id": f"n{i}", "text": text}) + "\n" for i, text in enumerate(texts)), encoding="utf-8")
    counts = job(source, out=tmp_path / "out", jobs=2, seconds=2)
    errors = lines(tmp_path / "out" / "errors.jsonl")
    assert (counts.articles, counts.failed) == (66, 4)
    assert [(error["kind"], str(error["reason"]).partition(":")[0]) for error in errors] == [
        ("ProcessDied", "line 4"),
        ("TimeLimit", "line 41"),
        ("ProcessDied", "line 42"),
        ("RuntimeError", "the article says BANG"),
    ]


def test_stale_pages_go_and_foreign_files_stay(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "old.txt").write_text("1円", encoding="utf-8")
    job(source, out=out)
    (out / "articles" / "mine.md").write_text("mine", encoding="utf-8")
    (source / "old.txt").rename(source / "mine.txt")
    job(source, out=out)
    names = sorted(path.name for path in (out / "articles").iterdir())
    assert "old.md" not in names
    assert len(names) == 2
    assert (out / "articles" / "mine.md").read_text(encoding="utf-8") == "mine"


def test_fail_fast_ends_the_run_and_keeps_the_last_one(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job(corpus / "a.txt", out=out)
    before = (out / "articles.jsonl").read_bytes()
    with pytest.raises(StoppedError, match="BANG"):
        job(corpus / "sub", out=out, fail_fast=True)
    assert (out / "articles.jsonl").read_bytes() == before
    assert not list(out.rglob("*.part"))


def test_no_article_at_all(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert job(tmp_path / "in", out=tmp_path / "out").articles == 0
    assert (tmp_path / "out" / "articles.jsonl").read_bytes() == b""
    assert "No article" in (tmp_path / "out" / "index.md").read_text(encoding="utf-8")


def test_inputs_are_checked_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        job(tmp_path / "missing", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_line_without_an_id_is_called_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "1円"}\n\n{"text": "2円"}\n', encoding="utf-8")
    job(tmp_path / "a.jsonl", out=tmp_path / "out")
    assert [record["source"]["id"] for record in lines(tmp_path / "out" / "articles.jsonl")] == ["1", "3"]  # type: ignore[index]


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "1円"}\n{"id": "2", "text": "2円"}', encoding="utf-8")
    assert job(tmp_path / "a.jsonl", out=tmp_path / "out").articles == 2


def test_the_digest_brings_articles_together(corpus: Path, tmp_path: Path) -> None:
    job(corpus / "a.txt", corpus / "b.md", out=tmp_path / "out")
    read = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.md")}
    assert read["index.md"].index("articles/b.md") < read["index.md"].index("articles/a.md")
    assert "[Acme](companies/acme.md) | NYSE:ACM | 2 | 3" in read["companies.md"]
    assert "### April 1, 2025" in read["timeline.md"]
    assert "articles/a.md#c1" in read["comparisons.md"]
    assert "articles/b.md#c1" in read["comparisons.md"]
    assert "GB" not in read["comparisons.md"].partition("###")[2]
    assert "../articles/a.md#c2" in (tmp_path / "out" / "companies" / "acme.md").read_text(encoding="utf-8")


def test_the_report_counts(corpus: Path, tmp_path: Path) -> None:
    job(corpus, out=tmp_path / "out")
    report = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert report["counts"] == {
        "articles": 102, "degraded": 0, "claims": 103, "quantities": 103, "companies": 1, "failed": 2, "passed_over": 0, "reused": 0
    }  # fmt: skip


def test_a_killed_run_is_made_good_by_the_next(corpus: Path, tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from stub_articles import summarise; from pipeline.batch.run import Settings, run\n"
        "left = int(sys.argv[3])\n"
        "def tell(outcome):\n"
        "    global left\n"
        "    left -= 1\n"
        "    if left == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "run(Settings((sys.argv[1],), Path(sys.argv[2]), jobs=1), tell, summarise)"
    )
    job(corpus, out=tmp_path / "whole")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    for at in (1, 3, 50, 104):
        out = tmp_path / f"killed{at}"
        job(corpus / "a.txt", out=out)
        killed = subprocess.run([sys.executable, "-c", code, str(corpus), str(out), str(at)], env=environment, check=False)
        assert killed.returncode == -9
        assert len((out / "articles.jsonl").read_bytes().splitlines()) == 1
        job(corpus, out=out)
        assert digest(out) == digest(tmp_path / "whole")


def test_a_full_disk_ends_the_run_and_keeps_the_last_one(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    job(corpus / "a.txt", out=out)
    before = (out / "articles.jsonl").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.batch.files.OutputFolder.write", full)
    with pytest.raises(OSError, match="No space left"):
        job(corpus, out=out)
    assert (out / "articles.jsonl").read_bytes() == before
    assert not list(out.rglob("*.part"))


def test_a_full_disk_under_the_database_is_told_like_any_other(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("pipeline.digest.shelf.Shelf.add", full)
    with pytest.raises(OSError, match="database or disk is full"):
        job(corpus, out=tmp_path / "out")
    assert not (tmp_path / "out" / "articles.jsonl").exists()
    assert not list((tmp_path / "out").rglob("*.part"))
