"""The command line as a user meets it."""

from __future__ import annotations

import functools
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import pipeline
from pipeline import cli
from pipeline.batch.files import OutputFolder
from pipeline.batch.run import Counts

ARTICLE = "株式会社ミナト電機は2025年4月3日、新型電池を発表した。容量は従来比で2倍の80kWhで、価格は120万円である。\n"


def call(*arguments: str | Path, stdin: bytes | None = None, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    where = {"cwd": Path(pipeline.__file__).parents[1], "env": {**os.environ, **(environment or {})}}
    done = subprocess.run(command, input=stdin or b"", capture_output=True, timeout=120, check=False, **where)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


class Done(NamedTuple):
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def inside(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """A command in this process, which has the pipeline loaded."""

    def carry_out(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr("signal.signal", lambda *_: None)
        code = cli.main([str(argument) for argument in arguments])
        return Done(code, *capsys.readouterr())

    return carry_out


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "article.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_version() -> None:
    assert call("--version").stdout == f"yomitori {pipeline.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["explain", "--help"]])
def test_help_names_every_exit_code_or_option(arguments: list[str]) -> None:
    done = call(*arguments)
    assert done.returncode == 0
    assert "usage: yomitori" in done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["schema"]])
def test_light_commands_load_no_pipeline(arguments: list[str]) -> None:
    code = (
        "import sys; from pipeline.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        "print('LOADED', sorted(set(sys.modules) & {'spacy', 'fugashi', 'lxml', 'markdown_it', 'pebble', 'babel', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("LOADED []\n")


def test_schema_is_json() -> None:
    printed = json.loads(call("schema").stdout)
    assert "ArticleRecord" in printed["$defs"]


def test_a_run_writes_everything_and_says_so_in_one_line(article: Path, tmp_path: Path) -> None:
    done = call("run", article.parent, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("1 article, ")
    assert "0 failed in" in line
    names = sorted(path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith("."))
    assert names == sorted(
        ["articles", "articles.jsonl", "claims.csv", "companies", "companies.md", "comparisons.md", "errors.jsonl", "index.md", "run.json", "timeline.md"]
    )


def test_quiet_says_nothing_and_verbose_names_the_article(article: Path, tmp_path: Path, inside: Callable[..., Done]) -> None:
    assert inside("run", article, "--out", tmp_path / "out", "--quiet").stderr == ""
    assert "article.txt: " in inside("run", article, "--out", tmp_path / "out", "--fresh", "-v").stderr


def test_failed_articles_give_exit_code_1(article: Path, tmp_path: Path, inside: Callable[..., Done]) -> None:
    (article.parent / "b.jsonl").write_text("junk\n", encoding="utf-8")
    done = inside("run", article.parent, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "b.jsonl: line 1: not valid JSON" in done.stderr
    assert "1 article, " in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["run"],
        ["run", "x.txt"],
        ["run", "missing.txt", "--out", "OUT"],
        ["run", "ARTICLE", "--out", "ARTICLE"],
        ["run", "ARTICLE", "--out", "OUT", "--jobs", "0"],
        ["run", "ARTICLE", "--out", "OUT", "--jobs", "two"],
        ["run", "ARTICLE", "--out", "OUT", "--timeout", "nan"],
        ["run", "ARTICLE", "--out", "OUT", "--quiet", "-v"],
        ["run", "ARTICLE", "--ou", "OUT"],
        ["explain", "missing.txt"],
        ["nonsense"],
    ],
)
def test_what_cannot_be_carried_out_gives_exit_code_2(arguments: list[str], article: Path, tmp_path: Path) -> None:
    places = {"ARTICLE": article, "OUT": tmp_path / "out"}
    done = call(*(places.get(argument, argument) for argument in arguments))
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("txt", ARTICLE),
        ("md", f"# 見出し\n\n{ARTICLE}"),
        ("html", f"<!DOCTYPE html><html><body><article><p>{ARTICLE}</p></article></body></html>"),
        ("jsonl", json.dumps({"id": "one", "text": ARTICLE})),
    ],
)
def test_standard_input_in_every_format(form: str, text: str, tmp_path: Path, inside: Callable[..., Done]) -> None:
    done = inside("run", "-", "--format", form, "--out", tmp_path / "out", stdin=text.encode())
    assert done.returncode == 0, done.stderr
    (record,) = map(json.loads, (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    assert record["quantities"]


def test_explain_tells_of_every_number(article: Path, inside: Callable[..., Done]) -> None:
    done = inside("explain", article)
    assert done.returncode == 0
    for number in ("2025年4月3日", "2倍", "80kWh", "120万円"):
        assert number in done.stdout.partition("What became of every number")[2]


def test_explain_does_not_mind_a_reader_that_leaves(article: Path) -> None:
    article.write_text(ARTICLE * 300, encoding="utf-8")
    command = f'"{sys.executable}" -m pipeline explain "{article}" | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert "article.txt" in done.stdout


def test_a_terminal_that_lacks_japanese_is_no_reason_to_stop(article: Path) -> None:
    done = call("explain", article, environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "80kWh" in done.stdout


def test_an_interrupt_gives_exit_code_130(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps({"id": str(i), "text": ARTICLE}) + "\n" for i in range(20000)), encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "run", str(source), "--out", str(tmp_path / "out"), "--jobs", "2"]
    # A shell starts what runs in the background with interrupts ignored, and so would be the command.
    heard = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heard) as process:
        deadline = time.monotonic() + 60
        while not (pages := (tmp_path / "out" / "articles")).exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        while not next(pages.iterdir(), None) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted" in told
    assert "Traceback" not in told
    assert not (tmp_path / "out" / "articles.jsonl").exists()
    assert not list((tmp_path / "out").rglob("*.part"))


def test_a_dry_run_lists_and_writes_nothing(article: Path, tmp_path: Path, inside: Callable[..., Done]) -> None:
    (article.parent / "b.xyz").write_text("?", encoding="utf-8")
    done = inside("run", str(article.parent), "--out", str(tmp_path / "out"), "--dry-run")
    assert (done.returncode, done.stdout) == (0, "article.txt\n")
    assert "would read 1 file, 1 other file passed over, 0 cannot be read" in done.stderr
    assert not (tmp_path / "out").exists()


def test_status_tells_of_the_last_run(article: Path, tmp_path: Path, inside: Callable[..., Done]) -> None:
    out = tmp_path / "out"
    assert inside("status", str(tmp_path)).returncode == 2
    assert inside("run", str(article), "--out", str(out), "--quiet").returncode == 0
    before = sorted((path.name, path.read_bytes()) for path in out.rglob("*") if path.is_file())
    done = inside("status", str(out))
    assert done.returncode == 0
    assert "last whole run: " in done.stdout
    assert "1 article, " in done.stdout
    assert before == sorted((path.name, path.read_bytes()) for path in out.rglob("*") if path.is_file())
    (tmp_path / "broken.html").write_bytes(b"")
    inside("run", str(article), str(tmp_path / "broken.html"), "--out", str(out), "--quiet")
    (out / "index.md").unlink()
    done = inside("status", str(out))
    assert done.returncode == 1
    assert "gone: index.md" in done.stdout


def test_status_knows_of_a_run_at_work(article: Path, tmp_path: Path, inside: Callable[..., Done]) -> None:
    folder = OutputFolder(tmp_path / "out", ())
    assert "a run is at work here now" in inside("status", str(tmp_path / "out")).stdout
    folder.close()
    assert "a run is at work here now" not in inside("status", str(tmp_path / "out")).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_commands_and_options(shell: str, inside: Callable[..., Done]) -> None:
    said = inside("completion", shell).stdout
    assert "explain" in said
    assert "fail-fast" in said


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_the_closing_line_is_coloured_in_a_terminal_only(
    environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert ("\x1b[32m" in cli._closing(Counts(), Path("out"))) is coloured


def test_every_command_has_a_function() -> None:
    parser = cli._parser()
    for command in ("explain", "schema", "run", "status", "completion"):
        assert command in parser.format_help()


def test_explain_tells_why_a_sentence_is_not_told_word_for_word(tmp_path: Path, inside: Callable[..., Done]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("企業の3割が影響にさいなまれる。ソニーは工場に30億円を投じた。\n", encoding="utf-8")
    told = inside("explain", path).stdout
    assert "not told word for word: verb さいなむ" in told.partition("c2 ")[0]
    assert "not told" not in told.partition("c2 ")[2]


def test_explain_tells_which_rows_nearly_filled_a_slot(tmp_path: Path, inside: Callable[..., Done]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("ソニーの価格は230ドルだ。\n", encoding="utf-8")
    told = inside("explain", path).stdout
    (entity,) = (line for line in told.split("\n") if line.strip().startswith("entity"))
    winner = entity.rpartition("by  ")[2]
    behind = told.split(entity)[1].split("    property")[0]
    assert f"it fits too, but {winner} stands above it" in behind
    assert "not by" in behind
