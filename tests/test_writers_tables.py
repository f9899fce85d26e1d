"""The claims of all articles as a database and as a columnar file."""

from __future__ import annotations

import csv
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.batch.run import Settings, run
from pipeline.errors import UsageError

TEXT = "ソニーの2025年度の売上高は12兆円だった。営業利益は約1兆3000億円で、前年比5%増えた。iPhone 17は800gだ。\n"
OTHER = "=1+1を売り出した任天堂の売上高は2兆円だった。'); DROP TABLE claims; --\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    run(Settings((str(folder / "a.txt"), str(folder / "b.txt")), folder / "out", jobs=1, formats=("sqlite", "parquet")))
    return folder / "out"


def csv_rows(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((out / "claims.csv").read_text(encoding="utf-8").splitlines()))


def test_the_database_holds_every_claim(out: Path) -> None:
    with closing(sqlite3.connect(out / "yomitori.db")) as database:
        rows = database.execute(
            "SELECT a.path, c.claim, c.value_exact, c.unit, c.original, c.english FROM claims c JOIN articles a ON a.id = c.article ORDER BY c.id"
        ).fetchall()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT max(value) FROM claims WHERE unit = 'JPY'").fetchone() == (12_000_000_000_000,)
    wanted = [(r["article"], r["claim"], r["value"] or None, r["unit"], r["original"], r["english"]) for r in csv_rows(out)]
    assert rows == wanted
    assert len(rows) >= 4


@pytest.mark.parametrize(("word", "found"), [("営業利益", 2), ("operating profit", 1), ("売上高は", 2), ("iPhone", 1)])
def test_the_search_finds_both_languages(out: Path, word: str, found: int) -> None:
    with closing(sqlite3.connect(out / "yomitori.db")) as database:
        hits = database.execute("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?", (f'"{word}"',)).fetchone()[0]
    assert hits >= found


def test_names_and_dates_lead_to_their_words(out: Path) -> None:
    text = {"a.txt": TEXT, "b.txt": OTHER}
    with closing(sqlite3.connect(out / "yomitori.db")) as database:
        for table in ("mentions", "dates"):
            rows = database.execute(f'SELECT a.path, x.start, x."end", x.text FROM {table} x JOIN articles a ON a.id = x.article').fetchall()
            assert rows
            assert all(text[path][start:end] == said for path, start, end, said in rows)
        assert database.execute("SELECT ticker FROM companies WHERE id = 'sony-group'").fetchone() == ("TSE:6758",)
        assert database.execute("SELECT count(*) FROM products WHERE name = 'iPhone 17'").fetchone() == (1,)


def test_two_runs_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    inputs = tuple(str(out.parent / name) for name in ("a.txt", "b.txt"))
    run(Settings(inputs, tmp_path / "again", jobs=1, formats=("sqlite", "parquet")))
    for name in ("yomitori.db", "claims.parquet"):
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


def test_the_columnar_file_holds_every_claim(out: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(out / "claims.parquet").to_pylist()
    assert [(r["article"], r["claim"], r["original"]) for r in rows] == [(r["article"], r["claim"], r["original"]) for r in csv_rows(out)]
    assert rows[0]["value"] == 12e12


def test_without_pyarrow_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match=r"^--parquet needs pyarrow, which is not installed. Install it: pip install 'yomitori\[parquet\]'$"):
        run(Settings((str(tmp_path / "a.txt"),), tmp_path / "out", jobs=1, formats=("parquet",)))
    assert not (tmp_path / "out").exists()
