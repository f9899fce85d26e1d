"""What earlier runs made is used again, and only that: the output is always that of a run from the beginning."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.batch import results as kept
from pipeline.batch import run as whole
from pipeline.batch.results import RESULTS
from pipeline.batch.run import Counts, Settings
from pipeline.batch.work import Outcome

ARTICLES = 12


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for i in range(ARTICLES):
        (folder / f"{i:02}.txt").write_text(f"北斗電機の決算\n\n北斗電機の売上高は{i + 10}億円だった。\n", encoding="utf-8")
    rows = [f'{{"id": "a{i}", "text": "製品{i}の価格は{i + 5}00円だ。"}}\n' for i in range(4)]
    (folder / "many.jsonl").write_text("".join(rows), encoding="utf-8")
    return folder


def job(corpus: Path, out: Path, jobs: int = 1, fresh: bool = False, formats: tuple[str, ...] = ()) -> Counts:
    return whole.run(Settings((str(corpus),), out, jobs=jobs, fresh=fresh, formats=formats))


def files(out: Path) -> dict[str, str]:
    """The hash of every file but run.json."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*")
        if path.is_file() and path.name != "run.json"
    }


@pytest.fixture
def anew(corpus: Path, tmp_path: Path) -> dict[str, str]:
    job(corpus, tmp_path / "anew")
    return files(tmp_path / "anew")


def test_a_second_run_has_nothing_to_do(corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    out = tmp_path / "anew"
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and path.name != ".yomitori-files"}
    counts = job(corpus, out)
    assert (counts.unchanged, counts.articles) == (True, ARTICLES + 4)
    assert files(out) == anew
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_only_what_changed_is_read(corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    out = tmp_path / "anew"
    (corpus / "05.txt").write_text("売上高は999億円だった。\n", encoding="utf-8")
    (corpus / "zz.txt").write_text("売上高は77億円だった。\n", encoding="utf-8")
    (corpus / "07.txt").unlink()
    counts = job(corpus, out)
    assert (counts.articles, counts.reused) == (ARTICLES + 4, ARTICLES + 4 - 2)
    job(corpus, tmp_path / "other")
    assert files(out) == files(tmp_path / "other") != anew


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_bytes_whatever_is_known(jobs: int, corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    out = tmp_path / "part"
    half = tmp_path / "half"
    shutil.copytree(corpus, half)
    for path in sorted(half.iterdir())[::2]:
        path.unlink()
    job(half, out)
    counts = job(corpus, out, jobs=jobs)
    assert 0 < counts.reused < counts.articles
    assert files(out) == anew


def test_a_fresh_run_keeps_and_uses_nothing(corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    counts = job(corpus, tmp_path / "fresh", fresh=True)
    assert counts.reused == 0
    assert not (tmp_path / "fresh" / RESULTS).exists()
    assert files(tmp_path / "fresh") == {name: value for name, value in anew.items() if name != RESULTS}
    assert job(corpus, tmp_path / "anew", fresh=True).unchanged is False


@pytest.mark.parametrize("name", ["articles/00.md", "index.md", "claims.csv"])
def test_a_file_that_is_gone_or_was_changed_is_written_again(name: str, corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    out = tmp_path / "anew"
    (out / name).unlink()
    counts = job(corpus, out)
    assert (counts.unchanged, counts.reused) == (False, counts.articles)
    assert files(out) == anew
    (out / name).write_text("x", encoding="utf-8")
    assert not job(corpus, out).unchanged
    assert files(out) == anew


def test_other_settings_and_another_program_know_nothing(
    corpus: Path, tmp_path: Path, anew: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "anew"
    counts = job(corpus, out, formats=("html",))
    assert (counts.unchanged, counts.reused) == (False, 0)
    assert not job(corpus, out).reused
    assert files(out) == anew
    monkeypatch.setattr(kept, "program", lambda: b"another")
    counts = job(corpus, out)
    assert (counts.unchanged, counts.reused) == (False, 0)


def test_what_an_interrupted_run_left_is_cleared_away(corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    out = tmp_path / "anew"
    for name in (f"{RESULTS}.next", f"{RESULTS}.new"):
        (out / name).write_bytes((out / RESULTS).read_bytes()[:200])
    counts = job(corpus, out)
    assert (counts.unchanged, counts.reused) == (False, counts.articles)
    assert files(out) == anew


def test_failures_are_tried_again(corpus: Path, tmp_path: Path) -> None:
    (corpus / "many.jsonl").write_text("junk\n", encoding="utf-8")
    for _ in range(2):
        counts = job(corpus, tmp_path / "out")
        assert (counts.failed, counts.unchanged) == (1, False)
    assert counts.reused == ARTICLES


@pytest.mark.parametrize("damage", ["cut", "bit", "head", "junk"])
def test_damaged_results_cost_time_and_nothing_else(damage: str, corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    out = tmp_path / "anew"
    data = bytearray((out / RESULTS).read_bytes())
    if damage == "cut":
        del data[len(data) // 2 :]
    elif damage == "bit":
        data[len(data) // 2] ^= 1
    elif damage == "head":
        data[0] ^= 1
    else:
        data += b"junk"
    (out / RESULTS).write_bytes(data)
    (out / "index.md").unlink()
    counts = job(corpus, out)
    assert counts.articles == ARTICLES + 4
    assert files(out) == anew


def test_a_killed_run_goes_on_where_it_was(corpus: Path, tmp_path: Path, anew: dict[str, str]) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom pipeline.batch.run import Settings, run\n"
        "left = int(sys.argv[3])\n"
        "def tell(outcome):\n    global left\n    left -= 1\n"
        "    if left == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "run(Settings((sys.argv[1],), Path(sys.argv[2]), jobs=1), tell)\n"
    )
    for at in (1, 6, ARTICLES + 4):
        out = tmp_path / f"killed{at}"
        environment = os.environ | {"PYTHONPATH": str(Path(kept.__file__).parents[2])}
        killed = subprocess.run([sys.executable, "-c", code, str(corpus), str(out), str(at)], env=environment, check=False)
        assert killed.returncode == -signal.SIGKILL
        told: list[Outcome] = []
        counts = whole.run(Settings((str(corpus),), out, jobs=1), told.append)
        assert (counts.reused, len(told)) == (at, ARTICLES + 4)
        assert files(out) == anew
