"""Inputs that break readers, taggers and regular expressions: each ends as a record or an error line, within time."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipeline.batch.run import Settings, run
from pipeline.records import decode

GUARDS = {
    "nul.txt": "価格は\x00500円です。\n".encode(),
    "empty.txt": b"",
    "spaces.txt": b" " * 100_000,
    "blank.md": "　\n\n\t\n".encode(),
    "letters.txt": b"a" * 200_000,
    "long_line.txt": ("新しい装置の性能は従来の製品と比べて2倍に向上し、利用者の多くが期待を寄せているとされ、" * 50_000)[:2_000_000].encode(),
    "digits.txt": b"9" * 100_000,
    "katakana.txt": ("ア" * 50_000).encode(),
    "brackets.md": b"[" * 20_000,
    "tags.html": b"<a " * 20_000,
    "declaration.html": b"<![a b",
    "nesting.md": b"> " * 5_000 + "価格は500円".encode(),
    "broken_utf8.txt": "価格は500円".encode() + b"\xff\xfe\xed\xa0\x80",
    "cp932.txt": "価格は５００円です。株式会社ミナト電機".encode("cp932"),
    "marks.txt": ("か" + "\u3099\u0301" * 5_000).encode(),
    "front_matter.md": b"---\n" + b"a: &a [*a, *a]\n" * 100 + "\n価格は500円".encode(),
    "surrogate.jsonl": b'{"id": "s", "text": "\\ud800 \\u4fa1\\u683c\\u306f500\\u5186"}\n',
    "deep.jsonl": b'{"id": "d", "text": ' + b"[" * 100_000 + b"\n",
    "number.jsonl": b'{"id": 1, "text": "' + b"1" * 5_000 + b'", "published": "2025-02-30"}\n',
    "null.jsonl": b'{"id": null, "text": null}\n[]\n"x"\n1e999\n',
    "infinite.txt": "価格は1e999999999円、1/0倍、-0度、1,2,3,4円、".encode(),
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[object]], Path]:
    source, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    for name, content in GUARDS.items():
        (source / name).write_bytes(content)
    (source / "loop").symlink_to(source)
    os.mkfifo(source / "pipe.txt")
    (source / "closed.txt").write_text("価格は500円", encoding="utf-8")
    (source / "closed.txt").chmod(0)
    run(Settings((str(source),), out, jobs=2, seconds=240))
    found: dict[str, list[object]] = {}
    for line in (out / "articles.jsonl").read_bytes().split(b"\n"):
        if line:
            record = decode(line)
            found.setdefault(record.source.path, []).append(record)
    for line in (out / "errors.jsonl").read_bytes().split(b"\n"):
        if line:
            error = json.loads(line)
            found.setdefault(error["path"], []).append(error)
    return found, out


@pytest.mark.parametrize("name", [*GUARDS, "loop", "pipe.txt", "closed.txt"])
def test_each_has_an_outcome(name: str, outcome: tuple[dict[str, list[object]], Path]) -> None:
    assert outcome[0].get(name)


@pytest.mark.parametrize("name", [name for name in GUARDS if name not in ("deep.jsonl", "null.jsonl")])
def test_each_article_gives_a_record_and_no_bug(name: str, outcome: tuple[dict[str, list[object]], Path]) -> None:
    assert not [found for found in outcome[0][name] if isinstance(found, dict)]


@pytest.mark.parametrize("name", ["loop", "pipe.txt", "deep.jsonl", "null.jsonl"])
def test_what_is_no_article_is_refused_with_a_reason(name: str, outcome: tuple[dict[str, list[object]], Path]) -> None:
    for found in outcome[0][name]:
        assert isinstance(found, dict)
        assert found["kind"] == "SourceError"
        assert found["reason"]
        assert found["remedy"]


def test_the_figures_around_a_trap_are_still_read(outcome: tuple[dict[str, list[object]], Path]) -> None:
    for name in ("nul.txt", "cp932.txt", "front_matter.md", "surrogate.jsonl"):
        (record,) = outcome[0][name]
        assert [str(quantity.value) for quantity in record.quantities] == ["500"], name  # type: ignore[attr-defined]


def test_nothing_infinite_is_written(outcome: tuple[dict[str, list[object]], Path]) -> None:
    for path in outcome[1].rglob("*"):
        if path.suffix in (".jsonl", ".csv"):
            text = path.read_text(encoding="utf-8")
            assert "Infinity" not in text
            assert "NaN" not in text
