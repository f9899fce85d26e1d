"""Which files the arguments of a run mean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.batch.inputs import Input, find_inputs
from pipeline.errors import UsageError

SUFFIXES = frozenset({".txt", ".md"})


def found(*arguments: str | Path, out: Path | None = None) -> list[str]:
    return [show(item) for item in find_inputs(map(str, arguments), SUFFIXES.__contains__, out)[0]]


def show(item: Input) -> str:
    return f"{item.display}: {item.problem.reason}" if item.problem else item.display


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def test_a_folder_is_read_in_code_point_order_of_the_paths(tmp_path: Path) -> None:
    make(tmp_path, "b/c.txt", "b.txt", "a.md", "B.txt", "b/a/z.txt", "あ.txt", "é.txt")
    assert found(tmp_path) == ["B.txt", "a.md", "b.txt", "b/a/z.txt", "b/c.txt", "é.txt", "あ.txt"]


def test_hidden_and_other_files_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "picture.png", "UPPER.TXT")
    items, passed = find_inputs([str(tmp_path)], SUFFIXES.__contains__)
    assert [item.display for item in items] == ["UPPER.TXT", "a.txt"]
    assert passed == 1


def test_a_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    make(tmp_path, "notes", ".hidden.txt")
    assert found(tmp_path / "notes", tmp_path / ".hidden.txt") == ["notes", ".hidden.txt"]


def test_the_order_of_the_arguments_is_kept_and_no_file_comes_twice(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.txt")
    assert found(tmp_path / "b.txt", tmp_path, tmp_path / "b.txt") == ["b.txt", "a.txt"]


def test_a_quoted_glob_is_expanded(tmp_path: Path) -> None:
    make(tmp_path, "a1.txt", "a2.txt", "b.txt", "sub/a3.txt")
    assert found(tmp_path / "a*.txt") == ["a1.txt", "a2.txt"]
    assert found(tmp_path / "**" / "a*.txt") == ["a1.txt", "a2.txt", "a3.txt"]
    assert found(tmp_path / "**") == ["a1.txt", "a2.txt", "b.txt", "sub/a3.txt"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    make(tmp_path, "a[1].txt", "a1.txt")
    assert found(tmp_path / "a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize("argument", ["missing.txt", "*.none", "", "a\0b"])
def test_an_argument_that_means_nothing_is_refused(argument: str) -> None:
    with pytest.raises(UsageError, match="no such input"):
        found(argument)


def test_files_of_one_name_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "one/a.txt", "two/a.txt", "two/b.txt")
    monkeypatch.chdir(tmp_path)
    assert found("one", "two") == ["one/a.txt", "two/a.txt", "b.txt"]
    assert found("one/a.txt", "two/a.txt") == ["one/a.txt", "two/a.txt"]


def test_a_folder_that_links_to_itself_is_reported_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert found(tmp_path) == ["a.txt", "loop: a link to a folder"]


def test_a_linked_file_is_read_and_a_broken_link_reported(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").symlink_to("nowhere")
    (tmp_path / "d.txt").symlink_to("d.txt")
    shown = found(tmp_path)
    assert shown[:2] == ["a.txt", "b.txt"]
    assert [line.partition(":")[0] for line in shown[2:]] == ["c.txt", "d.txt"]
    assert ":" in shown[2]
    assert ":" in shown[3]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert found(tmp_path) == ["p.txt: not a regular file"]
    assert found(tmp_path / "p.txt") == ["p.txt: not a regular file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_closed_folder_is_reported(tmp_path: Path) -> None:
    make(tmp_path, "closed/a.txt")
    (tmp_path / "closed").chmod(0)
    try:
        assert found(tmp_path) == ["closed: Permission denied"]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/articles/a.md")
    assert found(tmp_path, out=tmp_path / "out") == ["a.txt"]


def test_a_folder_cannot_be_read_and_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="both an input and the output"):
        found(tmp_path, out=tmp_path)


def test_a_name_that_is_no_utf8_is_spelled_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\x83e.txt")).write_text("x", encoding="utf-8")
    assert found(tmp_path) == ["\\x83e.txt"]


def test_folders_may_be_deep(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*"d" * 1100)  # deeper than Python's stack
    for folder in reversed(deepest.parents[:1099]):
        folder.mkdir()
    make(deepest.parent, "a.txt")
    assert found(tmp_path) == ["d/" * 1099 + "a.txt"]
    (deepest.parent / "a.txt").unlink()
    for folder in deepest.parents[:1099]:  # rmtree could not
        folder.rmdir()
