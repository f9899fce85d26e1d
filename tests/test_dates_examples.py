"""Every row of `date_examples.tsv`, and every example of the tables that dates are read with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.tables.loader import rows
from pipeline.values.calendar_eras import COLUMNS as ERA_COLUMNS
from pipeline.values.calendar_fiscal import COLUMNS as FISCAL_COLUMNS
from pipeline.values.dates import find_dates, parse_published
from pipeline.values.timex_cues import COLUMNS as CUE_COLUMNS
from pipeline.values.timex_tails import COLUMNS as TAIL_COLUMNS
from pipeline.values.timex_tense import COLUMNS as TENSE_COLUMNS
from pipeline.values.timex_tense import tense_after
from pipeline.values.timex_words import COLUMNS as WORD_COLUMNS

EXAMPLES = Path(__file__).with_name("date_examples.tsv")
WEDNESDAY = parse_published("2025-12-03")


def read_examples() -> list[tuple[str, str, str]]:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [(text, published, dates) for text, published, dates in cells]


@pytest.mark.parametrize(("marked", "published", "dates"), read_examples())
def test_example(marked: str, published: str, dates: str) -> None:
    text = re.sub("[⟦⟧]", "", marked)
    wanted = []
    for number, found in enumerate(re.finditer("⟦(.*?)⟧", marked)):
        start = found.start() - 2 * number
        kind, value, mod = (*dates.split(";")[number].split(), None)[:3]
        wanted.append((start, start + len(found[1]), kind, None if value == "none" else value, mod))
    reading = find_dates(text, parse_published(published))
    assert [(d.start, d.end, d.type, d.value, d.mod) for d in reading.dates] == wanted
    assert len(reading.warnings) >= sum(date[3] is None for date in wanted)


def table_examples(name: str, columns: tuple[str, ...]) -> list[tuple[dict[str, str], str, str]]:
    made = []
    for row in rows(name, columns):
        text, _, gives = row.cells["example"].partition(" => ")
        made.append((row.cells, text, gives))
    return made


@pytest.mark.parametrize(("cells", "text", "gives"), table_examples("date_words.tsv", WORD_COLUMNS))
def test_date_word(cells: dict[str, str], text: str, gives: str) -> None:
    at = text.rindex(cells["word"])
    found = [d for d in find_dates(text, WEDNESDAY).dates if d.start < at + len(cells["word"]) and at < d.end]
    assert [d.value for d in found] == ([] if gives == "nothing" else [gives])


@pytest.mark.parametrize(("cells", "text", "gives"), table_examples("date_tails.tsv", TAIL_COLUMNS))
def test_tail(cells: dict[str, str], text: str, gives: str) -> None:
    value, mod = (*gives.split(), None)[:2]
    (found,) = find_dates(text, WEDNESDAY).dates
    assert (found.value, found.mod) == (value, mod)
    assert text[found.start : found.end].endswith(cells["tail"])


@pytest.mark.parametrize(("cells", "text", "gives"), table_examples("length_cues.tsv", CUE_COLUMNS))
def test_length_cue(cells: dict[str, str], text: str, gives: str) -> None:
    assert re.search(cells["pattern"], text)
    assert [d.value for d in find_dates(text, WEDNESDAY).dates] == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [e[1:] for e in (*table_examples("eras.tsv", ERA_COLUMNS), *table_examples("fiscal_years.tsv", FISCAL_COLUMNS))],
)
def test_era_or_fiscal_year(text: str, gives: str) -> None:
    (found,) = find_dates(f"{text}の話だ", WEDNESDAY).dates
    assert found.value == gives


@pytest.mark.parametrize("row", list(rows("tense_words.tsv", TENSE_COLUMNS)), ids=lambda row: str(row.line))
def test_tense(row: object) -> None:
    cells = row.cells  # type: ignore[attr-defined]
    assert re.search(cells["pattern"], cells["example"])
    assert tense_after(cells["example"], 3)[0] == cells["tense"]
