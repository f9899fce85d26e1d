"""Inputs that are named by an address, in a store that lies in memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from pipeline import cli
from pipeline.batch import engines
from pipeline.batch.copies import COPIED, copy_out
from pipeline.batch.files import listed
from pipeline.batch.inputs import Input, find_inputs
from pipeline.batch.run import Counts, Settings, run
from pipeline.batch.stores import is_address
from pipeline.errors import UsageError

SUFFIXES = frozenset({".txt", ".md", ".jsonl"})


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    memory = fsspec.filesystem("memory")
    for name, content in {
        "b.txt": "容量は128GB。",
        "a/あ.md": "# 新製品\n\n価格は520円。",
        "a/z.txt": "価格は7円。",
        "a.txt": "価格は3円。",
        ".hidden.txt": "1円",
        "a/.git/c.txt": "1円",
        "picture.png": "x",
        "many.jsonl": '{"id": "x", "text": "価格は5円。"}\njunk\n',
    }.items():
        memory.pipe_file(f"/corpus/{name}", content.encode())
    yield memory
    memory.rm("/corpus", recursive=True)


def found(*arguments: str) -> list[str]:
    return [item.display for item in find_inputs(arguments, SUFFIXES.__contains__)[0]]


def job(out: Path, *inputs: str) -> Counts:
    return run(Settings(inputs, out, jobs=1))


def records(out: Path) -> list[tuple[str, list[str]]]:
    """The path and the figures of each article."""
    read = map(json.loads, (out / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    return [(record["source"]["path"], [quantity["text"] for quantity in record["quantities"]]) for record in read]


def test_what_is_an_address() -> None:
    assert is_address("s3://bucket/a.txt")
    assert is_address("file:///a.txt")
    assert not any(map(is_address, ("a.txt", "c://a.txt", "/a://b", "-", "")))


@pytest.mark.usefixtures("store")
def test_a_folder_is_read_as_one_on_the_disk() -> None:
    items, passed = find_inputs(["memory://corpus"], SUFFIXES.__contains__)
    assert [item.display for item in items] == ["a.txt", "a/z.txt", "a/あ.md", "b.txt", "many.jsonl"]
    assert passed == 1
    assert items[0].path == "memory:///corpus/a.txt"
    assert all(item.bytes and item.state for item in items)


@pytest.mark.usefixtures("store")
def test_files_and_globs_of_files_and_folders() -> None:
    assert found("memory://corpus/picture.png", "memory://corpus/a/z.txt") == ["picture.png", "z.txt"]
    assert found("memory://corpus/*.txt") == [".hidden.txt", "a.txt", "b.txt"]
    assert found("memory://corpus/a*") == ["z.txt", "あ.md", "a.txt"]
    assert found("memory://corpus/a.txt", "memory://corpus") == ["a.txt", "a/z.txt", "a/あ.md", "b.txt", "many.jsonl"]


def test_files_of_one_name_are_told_apart(store: fsspec.AbstractFileSystem) -> None:
    store.pipe_file("/corpus/a/b.txt", b"x")
    assert found("memory://corpus/b.txt", "memory://corpus/a/b.txt") == ["memory:///corpus/b.txt", "memory:///corpus/a/b.txt"]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("address", ["memory://corpus/none.txt", "memory://corpus/*.none", "memory://nothing/here"])
def test_an_address_that_means_nothing_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="no such input: memory://"):
        found(address)


def test_an_address_that_no_library_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="nowhere://x/y: Protocol not known"):
        found("nowhere://x/y")


def test_without_fsspec_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"needs fsspec, which is not installed. Install it: pip install 'yomitori\[cluster\]'"):
        found("s3://bucket/a.txt")


def test_articles_are_read_and_known_until_they_change(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    counts = job(tmp_path / "out", "memory://corpus")
    assert (counts.articles, counts.failed) == (5, 1)
    assert records(tmp_path / "out") == [
        ("a.txt", ["3円"]), ("a/z.txt", ["7円"]), ("a/あ.md", ["520円"]), ("b.txt", ["128GB"]), ("many.jsonl", ["5円"])
    ]  # fmt: skip
    store.pipe_file("/corpus/b.txt", "容量は256GB。".encode())
    counts = job(tmp_path / "out", "memory://corpus")
    assert (counts.articles, counts.reused) == (5, 4)
    assert records(tmp_path / "out")[3] == ("b.txt", ["256GB"])


def test_a_file_whose_state_is_not_told_is_read_each_time(
    store: fsspec.AbstractFileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.batch.stores._STATE", ())
    for _ in range(2):
        counts = job(tmp_path / "out", "memory://corpus/a.txt")
        assert (counts.articles, counts.reused, counts.unchanged) == (1, 0, False)


def test_what_a_store_does_not_give_is_an_error_record(
    store: fsspec.AbstractFileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: object, path: str, *_: object, **__: object) -> None:
        raise RuntimeError(f"throttled: {path}")

    monkeypatch.setattr(type(store), "_open", refuse)
    assert job(tmp_path / "out", "memory://corpus/a.txt", "memory://corpus/many.jsonl").failed == 2
    lines = list(map(json.loads, (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()))
    assert [(line["path"], line["kind"], line["reason"]) for line in lines] == [
        ("a.txt", "SourceError", "cannot be fetched: throttled: /corpus/a.txt"),
        ("many.jsonl", "SourceError", "throttled: /corpus/many.jsonl"),
    ]


def test_how_many_processes_a_store_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {1, 2, 3}, raising=False)
    assert engines.enough([Input("s3://b/a.txt", "a.txt", bytes=10)]) == 1
    assert engines.enough([Input("s3://b/a.txt", "a.txt", bytes=10_000_000)]) == 3


# ---- the command line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--engine", "dask"), "needs the address of a scheduler. Give it: --scheduler tcp://HOST:8786"),
        (("--scheduler", "tcp://h:1"), "add --engine dask"),
        (("--engine", "dask", "--scheduler", "tcp://h:1", "--jobs", "2"), "--jobs is of no use here"),
    ],
)
def test_options_that_do_not_go_together(arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("1円", encoding="utf-8")
    assert cli.main(["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), *arguments]) == cli.USAGE
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_output_is_a_folder_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "corpus", "--out", "s3://bucket/out"])
    assert ended.value.code == cli.USAGE
    assert "a folder of this machine is needed, not 's3://bucket/out'" in capsys.readouterr().err


def test_without_dask_the_error_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'yomitori\[cluster\]'"):
        run(Settings(("a.txt",), tmp_path / "out", engine="dask", scheduler="tcp://h:1"))


def copied_to(memory: fsspec.AbstractFileSystem) -> dict[str, bytes]:
    found = memory.find("/target")
    return {path.removeprefix("/target/"): memory.cat_file(path) for path in found if not path.endswith(COPIED)}


def test_the_output_is_copied_and_later_only_what_has_changed(tmp_path: Path, store: fsspec.AbstractFileSystem) -> None:
    articles, out = tmp_path / "in", tmp_path / "out"
    articles.mkdir()
    for name, text in {"a": "価格は3円。", "b": "価格は7円。"}.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    store.pipe_file("/target/articles/mine.md", b"mine")
    arguments = ["run", str(articles), "--out", str(out), "--quiet", "--copy-to", "memory://target"]
    try:
        assert cli.main(arguments) == cli.OK
        here = {name: (out / name).read_bytes() for name in listed(out)}
        assert copied_to(store) == {**here, "articles/mine.md": b"mine"}
        assert copy_out(out, "memory://target") == (0, 0)
        (articles / "b.txt").unlink()
        assert cli.main(arguments) == cli.OK
        here = {name: (out / name).read_bytes() for name in listed(out)}
        assert copied_to(store) == {**here, "articles/mine.md": b"mine"}
        store.pipe_file(f"/target/{COPIED}", b"damaged")
        assert copy_out(out, "memory://target") == (len(here), 0)
    finally:
        store.rm("/target", recursive=True)


def test_a_copy_that_is_broken_off_is_made_good(tmp_path: Path, store: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    article, out = tmp_path / "a.txt", tmp_path / "out"
    article.write_text("価格は3円。", encoding="utf-8")
    run(Settings((str(article),), out))
    put = type(store).put_file
    written: list[str] = []

    def broken(self: fsspec.AbstractFileSystem, here: str, there: str) -> None:
        if len(written) == 3:
            raise ConnectionError("the line is cut")
        written.append(there)
        put(self, here, there)

    try:
        with monkeypatch.context() as patched:
            patched.setattr(type(store), "put_file", broken)
            with pytest.raises(UsageError, match="the line is cut"):
                copy_out(out, "memory://target")
        copy_out(out, "memory://target")
        assert copied_to(store) == {name: (out / name).read_bytes() for name in listed(out)}
    finally:
        store.rm("/target", recursive=True)
