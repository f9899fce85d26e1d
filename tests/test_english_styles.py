"""British or American, long or short: the same facts, and every figure and date reads back from the English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import renderings
from hypothesis import given, settings
from hypothesis import strategies as st
from styles import BRITISH, DEFAULT, SHORT, STYLES, name, written_in
from test_english_dates import CASES as DATES
from test_english_dates import date
from test_english_numbers import CASES as QUANTITIES
from test_english_numbers import quantity

from pipeline import cli
from pipeline.batch.configuration import configuration
from pipeline.batch.run import Settings, run
from pipeline.errors import UsageError
from pipeline.records import ArticleRecord
from pipeline.summary.english import lexicon
from pipeline.summary.english.date_reading import date_agrees
from pipeline.summary.english.dates import say_date, say_when
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.numbers import agrees, say_quantity
from pipeline.summary.english.phrase_numbers import MONTHS
from pipeline.summary.english.predicates import PREDICATE_COLUMNS
from pipeline.summary.english.spelling import SPELLING_COLUMNS, british
from pipeline.summary.english.style import NUMBERS, SPELLINGS, Style, choose
from pipeline.summary.english.units import UNIT_COLUMNS
from pipeline.tables import loader

_DAY = re.compile(rf"({'|'.join(MONTHS)}) ([0-9]{{1,2}})(?:, ([0-9]{{4}}))?(?![0-9])")
_SCALE = re.compile(r"(?<=[0-9]) (million|billion|trillion)\b(?! kWh| kW\b)")
_SHORT = {"million": "m", "billion": "bn", "trillion": "tn"}
every_style = pytest.mark.parametrize("style", STYLES, ids=name)


@pytest.fixture(autouse=True)
def _default_style() -> Iterator[None]:
    with written_in(DEFAULT):
        yield


# ---- spelling


ROWS = list(loader.rows("spellings.tsv", SPELLING_COLUMNS))


@pytest.mark.parametrize("row", ROWS, ids=[row.cells["american"] for row in ROWS])
def test_the_example_of_each_row_holds(row: loader.Row) -> None:
    for example in row.several("example"):
        american, _, here = example.partition(" => ")
        assert british(american) == here
    told = row.cells["example"].partition(" => ")[2]
    assert any(form in told for form in row.several("british"))
    assert all(f"{phrase} => {phrase}" in row.several("example") for phrase in row.several("but"))


@cache
def words_of_the_tables() -> set[str]:
    words = set()
    for table, columns in (
        ("glossary.tsv", lexicon.GLOSSARY_COLUMNS),
        ("loanwords.tsv", lexicon.LOANWORD_COLUMNS),
        ("unit_names.tsv", UNIT_COLUMNS),
        ("predicates.tsv", PREDICATE_COLUMNS),
    ):
        for row in loader.rows(table, columns):
            for english in set(row.values[1:-1]) - lexicon.KINDS:
                words.update(re.findall(r"U\.S\.|[A-Za-z]+", english))
    return words


def test_each_row_is_for_a_word_that_the_tables_have() -> None:
    words = words_of_the_tables()
    idle = [form for row in ROWS for form in row.several("american") if not {form, f"{form}s", form.removesuffix("d")} & words]
    assert idle == []


def test_the_tables_are_american_and_no_word_lacks_its_row() -> None:
    """Words in -ize can be told by their form; for others somebody has to think of it."""
    british_ones = {form for row in ROWS for form in row.several("british")}
    assert words_of_the_tables() & british_ones == set()
    in_ize = {word for word in words_of_the_tables() if re.search(r"(?:[^aeiou]i|y)z(?:e|ed|er|es|ing|ation)s?$", word) and word.islower()}
    assert {word for word in in_ize if british(word) == word} <= {"size", "sized", "sizes", "prize", "prizes"}


@pytest.mark.parametrize(
    ("japanese", "american", "here"),
    [
        ("データセンター", "data centers", "data centres"),
        ("労働力人口", "labor force", "labour force"),
        ("スマートメーター", "smart meters", "smart meters"),
        ("国防総省", "the U.S. Department of Defense", "the US Department of Defense"),
        ("「Color Center」の料金", "“Color Center”'s fee", "“Color Center”'s fee"),
        ("「color center」の料金", "“color center”'s fee", "“color center”'s fee"),
    ],
)
def test_phrases(japanese: str, american: str, here: str) -> None:
    assert translate(japanese).text == american
    choose(BRITISH)
    assert translate(japanese).text == here
    choose(DEFAULT)
    assert translate(japanese).text == american


def test_names_keep_their_spelling() -> None:
    choose(BRITISH)
    assert translate("色彩社のデータセンター", {"色彩社": "color labor"}).text == "color labor's data centres"


# ---- figures and dates


@pytest.mark.parametrize(
    ("text", "value", "unit", "more", "short"),
    [
        ("80億ドル", "8000000000", "USD", {}, "$8bn"),
        ("1兆2000億円", "1200000000000", "JPY", {"comparator": "~"}, "about ¥1.2tn"),
        ("30億元", "3000000000", "CNY", {}, "CNY 3bn"),
        ("1000万人", "10000000", "count", {"counter": "人"}, "10m people"),
        ("3億〜5億ドル", None, "USD", {"low": "300000000", "high": "500000000"}, "$300–500m"),
        ("8000億〜1兆円", None, "JPY", {"low": "800000000000", "high": "1000000000000"}, "¥800bn–¥1tn"),
        ("300万km", "3000000", "km", {}, "3 million km"),
        ("1000万m", "10000000", "m", {}, "10 million m"),
        ("10m", "10", "m", {}, "10 m"),
        ("1億5204万6000人", "152046000", "count", {"counter": "人"}, "152,046,000 people"),
        ("数十億円", "1000000000", "JPY", {"vague": "several"}, "several billion yen"),
    ],
)
def test_short_numbers(text: str, value: str | None, unit: str, more: dict[str, object], short: str) -> None:
    choose(SHORT)
    said = quantity(text, value, unit, **more)
    assert say_quantity(said) == short
    assert agrees(said, f"It is {short} in Tokyo.")


def test_a_length_is_no_number_of_millions() -> None:
    assert not agrees(quantity("1000万", "10000000", ""), "The height is 10 m.")
    assert not agrees(quantity("10m", "10", "m"), "The number is 10m.")
    assert not agrees(quantity("80億ドル", "8000000000", "USD"), "It is $8m.")


@every_style
@pytest.mark.parametrize("said", [case[0] for case in QUANTITIES], ids=[case[0].text for case in QUANTITIES])
def test_figures_read_back(said, style: Style) -> None:  # type: ignore[no-untyped-def]
    choose(style)
    assert agrees(said, f"In 1999 the figure was {say_quantity(said)} in Tokyo.")
    assert agrees(said, say_quantity(said, "table"))


@every_style
@pytest.mark.parametrize("unit", ["USD", "JPY", "CNY", "count", "", "t", "kWh", "m", "B"])
@given(value=st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 15, places=2))
@settings(max_examples=60, deadline=None)
def test_any_figure_reads_back(style: Style, unit: str, value: Decimal) -> None:
    with written_in(style):
        said = quantity("…", str(value.normalize()), unit)
        assert agrees(said, f"The figure is {say_quantity(said)} now."), say_quantity(said)


@pytest.mark.parametrize(
    ("value", "mod", "said", "when"),
    [
        ("2006-03-17", None, "17 March 2006", "on 17 March 2006"),
        ("XXXX-03-05", None, "5 March", "on 5 March"),
        ("2006-03", None, "March 2006", "in March 2006"),
        ("2006-03-17T09", None, "9:00 on 17 March 2006", "at 9:00 on 17 March 2006"),
        ("2006-03-17TEV", None, "the evening of 17 March 2006", "on the evening of 17 March 2006"),
        ("2025-03-01/2025-03-05", None, "1 March 2025 to 5 March 2025", "from 1 March 2025 to 5 March 2025"),
        ("2006-03-17", "APPROX", "around 17 March 2006", "around 17 March 2006"),
    ],
)
def test_british_dates(value: str, mod: str | None, said: str, when: str) -> None:
    choose(BRITISH)
    day = date("…", value, mod=mod)
    assert (say_date(day), say_when(day)) == (said, when)
    assert date_agrees(day, f"It ended {when}.")
    assert not date_agrees(date("…", "2007-03-17", mod=mod), f"It ended {when}.")


@every_style
@pytest.mark.parametrize("said", [case[0] for case in DATES], ids=[case[0].text for case in DATES])
def test_dates_read_back(said, style: Style) -> None:  # type: ignore[no-untyped-def]
    choose(style)
    assert date_agrees(said, say_date(said))


# ---- articles


@cache
def corpus(style: Style) -> list[ArticleRecord]:
    with written_in(style):
        return renderings.read_corpus()


def english(record: ArticleRecord) -> Iterator[str]:
    """All but the headline, which takes in as many figures as fit in a line."""
    for claim in record.claims:
        yield claim.english
        yield from (slot.name for slot in (claim.entity, claim.property, claim.baseline, claim.attribution) if slot is not None)


@every_style
def test_no_article_has_a_figure_without_a_source(style: Style) -> None:
    records = corpus(style)
    assert len(records) > 30
    assert [(record.source.path, record.warnings) for record in records if record.status != "ok"] == []


@every_style
def test_a_style_changes_the_words_and_nothing_else(style: Style) -> None:
    """Each sentence of the corpus is the American one, with the words, days and scales of the style put into it by rule."""

    def expected(said: str) -> str:
        if style.spelling == "british":
            said = british(_DAY.sub(lambda day: f"{day[2]} {day[1]} {day[3] or ''}".strip(), said))
        return _SCALE.sub(lambda scale: _SHORT[scale[1]], said) if style.numbers == "short" else said

    pairs = [(said, other) for one, two in zip(corpus(DEFAULT), corpus(style), strict=True) for said, other in zip(english(one), english(two), strict=True)]
    assert [(said, other) for said, other in pairs if expected(said) != other] == []
    assert (style == DEFAULT) == all(said == other for said, other in pairs)


# ---- the command line and the configuration


ARTICLE = """データセンターの費用

2026年3月17日、データセンターの建設費は80億ドルに増えた。利用者数は1000万人だ。
"""
IN_AMERICAN = ("data centers", "$8 billion", "March 17, 2026", "10 million")
IN_SHORT_BRITISH = ("data centres", "$8bn", "17 March 2026", "10m")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def output(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted((folder / "out").rglob("*")) if path.suffix in (".md", ".html", ".jsonl", ".csv"))


def test_the_options_are_those_of_the_style() -> None:
    assert (cli._SPELLINGS, cli._NUMBERS) == (SPELLINGS, NUMBERS)


def test_every_output_follows_the_options(folder: Path) -> None:
    command = ["run", "article.txt", "--out", "out", "--quiet", "--html"]
    assert cli.main(command) == 0
    american = output(folder)
    assert [words for words in IN_AMERICAN if words not in american] == []
    assert cli.main([*command, "--spelling", "british", "--numbers", "short"]) == 0  # what was kept of the first run is not used
    here = output(folder)
    assert [words for words in IN_SHORT_BRITISH if words not in here] == []
    assert [words for words in IN_AMERICAN if words in here] == []
    report = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))["settings"]
    assert (report["spelling"], report["numbers"]) == ("british", "short")
    assert cli.main(command) == 0
    assert output(folder) == american


def test_a_run_in_the_same_style_has_nothing_to_do(folder: Path) -> None:
    jobs = [Settings(("article.txt",), Path("out"), style=style) for style in (BRITISH, BRITISH, SHORT)]
    assert [run(settings).unchanged for settings in jobs] == [False, True, False]


def test_other_processes_write_in_the_style(folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
    run(Settings(tuple(f"{n}.txt" for n in range(6)), Path("out"), jobs=2, style=Style("british", "short")))
    records = (folder / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(records) == 6
    assert all(words in record for record in records for words in IN_SHORT_BRITISH)


def test_explain_takes_them_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "article.txt", "--numbers", "short"]) == 0
    assert "$8bn" in capsys.readouterr().out


def test_the_configuration_sets_them_and_the_command_line_comes_first(folder: Path) -> None:
    (folder / "yomitori.toml").write_text('spelling = "british"\nnumbers = "short"\n', encoding="utf-8")
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet"]) == 0
    assert "of data centres increased to $8bn on" in output(folder)
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet", "--numbers", "long"]) == 0
    assert "of data centres increased to $8 billion on" in output(folder)


@pytest.mark.parametrize(("content", "told"), [('spelling = "scots"', "neither american nor british"), ("numbers = 3", "neither long nor short")])
def test_a_wrong_setting(folder: Path, content: str, told: str) -> None:
    (folder / "yomitori.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        configuration(folder)
