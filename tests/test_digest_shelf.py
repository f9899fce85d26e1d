"""Rows of the digest, kept on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pipeline.digest.gather import Row
from pipeline.digest.shelf import Shelf


def test_rows_come_back_by_key_and_order() -> None:
    with Shelf() as shelf:
        shelf.add(0, "first", [Row("k", "b", "2", b"1"), Row("k", "a", "1", b"2"), Row("other", "a", "", b"3")])
        shelf.add(1, "second", [Row("k", "b", "1", b"4"), Row("k", "b", "2", b"5")])
        assert [(kept.key, kept.page, kept.payload) for kept in shelf.rows("k")] == [
            ("a", "first", b"2"),
            ("b", "second", b"4"),
            ("b", "first", b"1"),
            ("b", "second", b"5"),
        ]


def test_descending_turns_the_order_of_the_key_but_not_of_the_articles() -> None:
    with Shelf() as shelf:
        for number, sort in enumerate(("2024", "2025", "", "2025")):
            shelf.add(number, str(number), [Row("k", "", sort, b"")])
        assert [kept.number for kept in shelf.rows("k", descending=True)] == [1, 3, 0, 2]


def test_more_rows_than_are_written_at_once() -> None:
    with Shelf() as shelf:
        for number in range(5000):
            shelf.add(number, "p", [Row("k", f"{number % 7}", "", b"x")])
        assert [(key, sum(1 for _ in group)) for key, group in shelf.groups("k")] == [
            (f"{i}", len(range(i, 5000, 7))) for i in range(7)
        ]


def test_a_run_that_is_killed_leaves_no_file_behind(tmp_path: Path) -> None:
    code = (
        "import os, signal\nfrom pipeline.digest.gather import Row\nfrom pipeline.digest.shelf import Shelf\n"
        "shelf = Shelf()\n"
        "for number in range(20): shelf.add(number, 'p', [Row('k', '', '', b'x' * 5000)] * 500)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == -9
    assert not list(tmp_path.iterdir())
