"""The examples of the documents are what the program does: the README's article, the rows that CONTRIBUTING shows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import readme_example

from pipeline import cli

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "pipeline" / "tables"
README, CONTRIBUTING = "README.md", "CONTRIBUTING.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [body for kind, body in FENCE.findall(read(name)) if kind == language]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run over the corpus."""
    out = tmp_path_factory.mktemp("docs") / "out"
    readme_example.run(out)
    return out


def test_a_run_writes_what_the_readme_says(written: Path) -> None:
    section = read(README).partition("\n## Outputs")[2].partition("\n## ")[0]
    told = set(re.findall(r"^\| `([^`]+)` \| (?!with `--(?!sqlite|parquet))", section, re.MULTILINE))
    there = {path.relative_to(written).as_posix() for path in written.rglob("*") if path.is_file() and not path.name.startswith(".")}
    general = {re.sub(r"^articles/.*\.md$", "articles/PAGE.md", re.sub(r"^companies/.*", "companies/ID.md", name)) for name in there}
    assert general == told


@pytest.mark.parametrize("option", ["--html", "--sqlite", "--parquet"])
def test_an_option_writes_what_the_readme_says(option: str, tmp_path: Path) -> None:
    """What the run writes with it and not without."""
    section = read(README).partition("\n## Outputs")[2].partition("\n## ")[0]
    told = set(re.findall(rf"^\| `([^`]+)` \| with `{option}`", section, re.MULTILINE))
    there = []
    for options in ([], [option]):
        out = tmp_path / f"out{len(options)}"
        assert cli.main(["run", str(ROOT / "corpus" / readme_example.ARTICLE), "--out", str(out), "--quiet", *options]) == 0
        there.append({path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()})
    assert told
    assert {name.replace(Path(readme_example.ARTICLE).stem, "PAGE") for name in there[1] - there[0]} == told


def test_the_readme_shows_an_article_of_the_corpus() -> None:
    assert f"`corpus/{readme_example.ARTICLE}`" in read(README)
    assert blocks(README, "text")[0].rstrip("\n") in read(f"corpus/{readme_example.ARTICLE}")


@pytest.mark.parametrize("language", ["text", "markdown", "json"])
def test_the_example_of_the_readme_is_what_the_pipeline_writes(language: str, written: Path) -> None:
    """`python tests/readme_example.py` renews it."""
    assert blocks(README, language)[:1] == [readme_example.of_run(written)[language]]


def test_the_explanation_of_the_contributing_page_is_what_the_program_prints() -> None:
    assert blocks(CONTRIBUTING, "text") == [readme_example.explanation()]


def table_head(table: str) -> str:
    lines = (TABLES / table).read_text(encoding="utf-8").split("\n")
    return next(line for line in lines if line.strip() and not line.startswith("#"))


# ---- the rows that the contributing page shows

TABLE = re.compile(r"`pipeline/tables/([a-z_]+\.tsv)`")
ROWS = re.compile(r"^```tsv\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROBE = """
import json, sys
from datetime import date
from pathlib import Path
from pipeline.tables import loader
folder = Path(sys.argv[1])
loader.table_path = lambda name: folder / name
from pipeline.records import encode
from pipeline.sources.reading import read_bytes
from pipeline.summary.article import summarise
from pipeline.summary.english.glossary import translate
from pipeline.values.dates import find_dates
from pipeline.values.quantities import find_quantities
from pipeline.components.measures import is_measure
from pipeline.summary.english.predicates import find_predicate
from pipeline.summary.english.units import counted_noun

def quantities(text):
    said = []
    for fact in find_quantities(text, []):
        unit = f"count:{fact.counter}" if fact.unit == "count" else fact.unit
        said.append(f"{fact.comparator if fact.comparator != '=' else ''}{fact.value:f} {unit}".strip())
    return said

def record(text):
    (source,) = read_bytes(text.encode(), "a.txt", ".txt")
    return json.loads(encode(summarise(source)))

answers = []
for kind, text in json.loads(sys.stdin.read()):
    if kind == "quantities":
        answers.append(quantities(text))
    elif kind == "dates":
        answers.append([fact.value for fact in find_dates(text, date(2025, 12, 3)).dates])
    elif kind == "english":
        answers.append(translate(text).text)
    elif kind == "measure":
        answers.append(is_measure(text[-2:], text))
    elif kind == "counter":
        answers.append(counted_noun(text))
    elif kind == "verb":
        answers.append((found := find_predicate(text)) and found.verb.past)
    else:
        answers.append(record(text))
print(json.dumps(answers))
"""


def test_the_comparison_and_the_answers_of_the_readme_are_what_a_run_gives(written: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme_example.with_tables(readme, written) == readme


def test_the_pipelines_of_the_readme_work() -> None:
    for block in re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        subprocess.run([sys.executable, "-c", block], cwd=ROOT, check=True, timeout=120)



@cache
def worked_rows() -> dict[str, dict[str, str]]:
    """The row that CONTRIBUTING shows of each table, by column."""
    shown: dict[str, dict[str, str]] = {}
    for found in ROWS.finditer(page := read(CONTRIBUTING)):
        table = TABLE.findall(page, 0, found.start())[-1]
        head, row = found[1].rstrip("\n").split("\n")
        assert head == table_head(table), f"the columns of {table} have changed"
        columns, cells = head.split("\t"), row.split("\t")
        shown[table] = dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
    return shown


def test_a_row_of_every_kind_is_shown() -> None:
    assert worked_rows().keys() == {
        "units.tsv", "counters.tsv", "unit_names.tsv", "currencies.tsv", "modifiers.tsv", "date_words.tsv", "companies.tsv",
        "products.tsv", "product_patterns.tsv", "forms.tsv", "measures.tsv", "glossary.tsv", "predicates.tsv",
    }  # fmt: skip


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Asks the pipeline with, or without, the worked rows in the tables."""
    folder = tmp_path_factory.mktemp("tables")

    def ask(questions: list[tuple[str, str]], with_rows: bool = True) -> list[Any]:
        tables = folder / str(with_rows)
        if not tables.exists():
            shutil.copytree(TABLES, tables)
            for table, row in worked_rows().items() if with_rows else ():
                place_row(tables / table, row)
        done = subprocess.run(
            [sys.executable, "-c", PROBE, str(tables)],
            cwd=ROOT, input=json.dumps(questions), env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        answers: list[Any] = json.loads(done.stdout)
        return answers

    return ask


def place_row(table: Path, row: dict[str, str]) -> None:
    """Put a row into a table, where the first rows outweigh the last ones: at the top."""
    lines = table.read_text(encoding="utf-8").split("\n")
    head = next(i for i, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    lines.insert(head + 1, "\t".join(row.values()))
    table.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("table", ["units.tsv", "counters.tsv", "currencies.tsv", "modifiers.tsv"])
def test_worked_rows_of_quantities(table: str, asked: Any) -> None:
    sentence, expected = worked_rows()[table]["example"].split(" => ")
    assert asked([("quantities", sentence)]) == [expected.split(" | ")]
    assert asked([("quantities", sentence)], with_rows=False) != [expected.split(" | ")]


def test_worked_row_of_dates(asked: Any) -> None:
    sentence, expected = worked_rows()["date_words.tsv"]["example"].split(" => ")
    assert asked([("dates", sentence)]) == [[expected]]
    assert asked([("dates", sentence)], with_rows=False) == [[]]


def test_worked_rows_of_names(asked: Any) -> None:
    company = worked_rows()["companies.tsv"]
    product = worked_rows()["products.tsv"]["example"]
    version, name = worked_rows()["product_patterns.tsv"]["example"].split(" => ")
    safe = [part.strip() for part in company["names"].split("|") if "!" not in part]
    (*records, plain, risky, known, family) = asked(
        [("record", f"{name}は増産する。") for name in safe]
        + [("record", "雲形が広がった。"), ("record", "雲形社は発表した。"), ("record", product), ("record", version)]
    )
    assert [[c["name"] for c in record["companies"]] for record in records] == [[company["name"]]] * len(safe)
    assert plain["companies"] == []
    assert [c["id"] for c in risky["companies"]] == [company["id"]]
    assert [p["name"] for p in known["products"]] == [worked_rows()["products.tsv"]["name"]]
    assert [p["name"] for p in family["products"]] == [name]


def test_worked_row_of_forms(asked: Any) -> None:
    row = worked_rows()["forms.tsv"]
    slot, _, words = row["gives"].partition(": ")
    fires, not_here = (re.sub(r"[\[\]]", "", row[column]) for column in ("example", "not"))
    with_row, negative = asked([("record", fires), ("record", not_here)])
    (without_row,) = asked([("record", fires)], with_rows=False)
    assert [claim[slot]["text"] for claim in with_row["claims"]] == [words]
    assert f"{slot}: {row['form']}" in with_row["claims"][0]["rules"]
    assert [claim[slot] for claim in without_row["claims"]] == [None]
    assert not any(row["form"] in rule for claim in negative["claims"] for rule in claim["rules"])


def test_worked_rows_of_english(asked: Any) -> None:
    phrase, english = worked_rows()["glossary.tsv"]["example"].split(" => ")
    verb, past = worked_rows()["predicates.tsv"]["example"].split(" => ")
    counter = worked_rows()["unit_names.tsv"]["japanese"]
    measured = worked_rows()["measures.tsv"]["example"]
    questions = [("english", phrase), ("verb", verb), ("counter", counter), ("measure", measured)]
    assert asked(questions) == [english, past, ["light", "lights"], True]
    assert asked(questions[:3], with_rows=False) != [english, past, ["light", "lights"]]


def test_the_output_format_of_the_contributing_page_works(tmp_path: Path) -> None:
    (line,) = (body for body in blocks(CONTRIBUTING, "python") if "WRITERS" in body)
    code = (
        "import sys; from pathlib import Path\n"
        "from pipeline.writers.registry import WRITERS, Writer\n"
        f"{line}\n"
        "from pipeline.batch.run import Settings, run\n"
        "run(Settings((sys.argv[1],), Path(sys.argv[2]), jobs=1))\n"
    )
    article = tmp_path / "article.txt"
    article.write_text("電池の容量は2倍だ。\n", encoding="utf-8")
    subprocess.run([sys.executable, "-c", code, str(article), str(tmp_path / "out")], cwd=ROOT, check=True, timeout=120)
    assert (tmp_path / "out" / "titles.txt").read_text(encoding="utf-8").strip()
