"""How two articles go together, from their text to the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.digest.comparable import verdict
from pipeline.digest.measured import COLUMNS, _rows
from pipeline.digest.statements import Statement, comparison_key, statement
from pipeline.records import ArticleRecord
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.tables.loader import Row, rows

PAIRS = [line.split("\t") for line in Path(__file__).with_name("comparison_pairs.tsv").read_text("utf-8").splitlines() if line[:1] != "#"][1:]


def article(said: str) -> ArticleRecord:
    day, title, text = said.split(" / ")
    source = next(iter(read_bytes(f"---\ntitle: {title}\ndate: {day}\n---\n\n{text}\n".encode(), "a.md", ".md")))
    assert isinstance(source, Source)
    return summarise(source)


@pytest.mark.parametrize(("wanted", "one", "other"), PAIRS)
def test_two_articles(wanted: str, one: str, other: str) -> None:
    groups: dict[str, list[tuple[int, Statement]]] = {}
    for number, said in enumerate((one, other)):
        record = article(said)
        for index, claim in enumerate(record.claims):
            groups.setdefault(comparison_key(record, claim), []).append((number, statement(record, index)))
    groups.pop("", None)
    verdicts = [found for said in groups.values() if (found := verdict(said))]
    assert verdicts == ([] if wanted == "none" else [wanted])


def test_every_word_is_of_one_measure() -> None:
    for match, words in _rows().items():
        if match != "sentence":
            assert len(dict(words)) == len(words), match
    words = [word for match in ("word", "event", "kind") for word, _ in _rows()[match]]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("row", list(rows("same_measures.tsv", COLUMNS)), ids=lambda row: row.cells["example"])
def test_the_example_holds_a_word_of_its_row(row: Row) -> None:
    words, example = row.several("words"), row.cells["example"]
    assert example in words if row.cells["match"] != "sentence" else any(word in example for word in words)
