"""The output folder: whole files, only our own, one run at a time."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from pipeline.batch.files import MANIFEST, OutputFolder
from pipeline.errors import UsageError


def write(path: Path, *names: str) -> None:
    folder = OutputFolder(path, ("index.md",))
    for name in names:
        folder.write(name, name.encode())
    folder.finish()
    folder.close()


def tree(path: Path) -> list[str]:
    return sorted(entry.relative_to(path).as_posix() for entry in path.rglob("*") if entry.is_file())


def test_files_of_an_earlier_run_are_replaced_and_stale_ones_removed(tmp_path: Path) -> None:
    write(tmp_path, "index.md", "articles/a.md", "articles/b.md", "companies/x.md")
    write(tmp_path, "index.md", "articles/b.md")
    assert tree(tmp_path) == [MANIFEST, "articles/b.md", "index.md"]
    assert not (tmp_path / "companies").exists()


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "index.md", "articles/a.md")
    (tmp_path / "articles" / "mine.md").write_text("mine", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    folder = OutputFolder(tmp_path, ("index.md",))
    assert folder.foreign("articles") == ["mine.md"]
    folder.finish()
    folder.close()
    assert tree(tmp_path) == [MANIFEST, "articles/mine.md", "notes.txt"]


def test_a_foreign_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"index\.md"):
        write(tmp_path, "index.md")
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == "mine"


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    write(tmp_path, "index.md")
    folder = OutputFolder(tmp_path, ("index.md",))
    with contextlib.suppress(RuntimeError), folder.writing("index.md") as file:
        file.write(b"half")
        raise RuntimeError
    folder.close()
    assert (tmp_path / "index.md").read_bytes() == b"index.md"
    assert tree(tmp_path) == [MANIFEST, "index.md"]


def test_a_run_that_was_killed_leaves_nothing_unknown(tmp_path: Path) -> None:
    killed = OutputFolder(tmp_path, ("index.md",))
    killed.write("articles/a.md", b"x")
    (tmp_path / "articles" / ".b.md.part").write_bytes(b"half")
    killed._own("articles/b.md")
    killed.close()
    write(tmp_path, "index.md")
    assert tree(tmp_path) == [MANIFEST, "index.md"]


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    first = OutputFolder(tmp_path, ())
    with pytest.raises(UsageError, match="another run"):
        OutputFolder(tmp_path, ())
    first.close()
    OutputFolder(tmp_path, ()).close()


@pytest.mark.parametrize("name", ["../a.md", "/a.md", "a/../b.md", "articles/../../a.md", "A.md", ".hidden", "articles/a b.md", "x/y/z.md"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = OutputFolder(tmp_path, ())
    with pytest.raises(ValueError, match="not a name"):
        folder.write(name, b"")
    folder.close()


def test_a_manifest_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "keep.md").write_text("mine", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / MANIFEST).write_text("../keep.md\n/etc/hostname\narticles/../../keep.md\n", encoding="utf-8")
    write(out, "index.md")
    assert (tmp_path / "keep.md").exists()


def test_pages_are_not_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "articles").symlink_to(elsewhere)
    folder = OutputFolder(out, ())
    with pytest.raises(OSError, match="link"):
        folder.write("articles/a.md", b"x")
    folder.close()
    assert not list(elsewhere.iterdir())


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot write"):
        OutputFolder(tmp_path / "file", ())


def test_a_list_of_files_that_was_half_written_is_cleared_even_where_nothing_is_new(tmp_path: Path) -> None:
    write(tmp_path, "index.md")
    (tmp_path / f"{MANIFEST}.part").write_text("index.md\n", encoding="utf-8")
    OutputFolder(tmp_path, ("index.md",)).close()
    assert tree(tmp_path) == [MANIFEST, "index.md"]
