"""Every row of the English tables says what its example says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import TableError
from pipeline.summary.english import lexicon
from pipeline.summary.english.change_words import CHANGE_WORD_COLUMNS, change_word_at
from pipeline.summary.english.comparatives import COMPARATIVE_COLUMNS, compared_at
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.phrase_numbers import counted_at
from pipeline.summary.english.predicates import PREDICATE_COLUMNS, find_predicate, predicates, regular
from pipeline.summary.english.units import UNIT_COLUMNS, unit_words
from pipeline.tables import loader

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number

TERM_TABLES = (("glossary.tsv", lexicon.GLOSSARY_COLUMNS, "japanese"), ("loanwords.tsv", lexicon.LOANWORD_COLUMNS, "katakana"))


@pytest.mark.parametrize(("table", "columns", "word"), TERM_TABLES)
def test_every_term_is_well_formed_and_its_example_holds(table: str, columns: tuple[str, ...], word: str) -> None:
    wrong = []
    for row in loader.rows(table, columns):
        assert lexicon.senses(row.cells[word]), row
        japanese, _, english = row.cells["example"].partition(" => ")
        if japanese and translate(japanese).text != english:
            wrong.append(f"{table}:{row.line} {japanese}: {translate(japanese).text!r}, not {english!r}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("table", "columns", "word"), TERM_TABLES)
def test_no_term_has_the_same_sense_twice(table: str, columns: tuple[str, ...], word: str) -> None:
    seen = [(row.cells[word], row.cells["kind"]) for row in loader.rows(table, columns)]
    assert len(seen) == len(set(seen))


def test_the_glossary_is_large_and_its_loanwords_add_to_it() -> None:
    glossary = {row.cells["japanese"] for row in loader.rows("glossary.tsv", lexicon.GLOSSARY_COLUMNS)}
    loanwords = {row.cells["katakana"] for row in loader.rows("loanwords.tsv", lexicon.LOANWORD_COLUMNS)}
    assert len(glossary) >= 3000
    assert not glossary & loanwords


def test_a_broken_row_names_its_table_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    values = ["板", "board of {}", "", "", "thing", ""]
    monkeypatch.setattr(lexicon, "_rows", lambda: {"板": [("glossary.tsv", loader.Row(12, lexicon.GLOSSARY_COLUMNS, values))]})
    lexicon.senses.cache_clear()
    with pytest.raises(TableError, match=r"glossary\.tsv, line 12"):
        lexicon.senses("板")
    lexicon.senses.cache_clear()


def test_every_comparative_is_read_behind_a_figure() -> None:
    for row in loader.rows("comparatives.tsv", COMPARATIVE_COLUMNS):
        japanese, _, english = row.cells["example"].partition(" => ")
        compared = compared_at(japanese.lstrip("0123456789倍割%"))
        assert compared is not None, row
        assert (compared.word.thing or compared.word.measure) == english, row


def test_every_word_for_a_change_says_what_changes() -> None:
    for row in loader.rows("change_words.tsv", CHANGE_WORD_COLUMNS):
        japanese, _, english = row.cells["example"].partition(" => ")
        word = change_word_at(japanese.removeprefix("3%"))
        assert word is not None, row
        assert f"{word.noun().text} {word.kind}" == english, row


def test_every_predicate_has_its_past() -> None:
    for row in loader.rows("predicates.tsv", PREDICATE_COLUMNS):
        japanese, _, forms = row.cells["example"].partition(" => ")
        predicate = find_predicate(japanese)
        assert predicate is not None, row
        past = [predicate.verb.past] + ([predicate.alone.past] if predicate.alone.past != predicate.verb.past else [])
        assert forms.split(" / ") == past, row


def test_a_predicate_stands_once() -> None:
    names = [row.cells["japanese"] for row in loader.rows("predicates.tsv", PREDICATE_COLUMNS)]
    assert len(names) == len(set(names)) == len(predicates())


def test_a_verb_has_the_same_forms_in_all_rows() -> None:
    """take on has the forms of take: took, taken."""
    forms: dict[str, set[tuple[str, str]]] = {}
    for predicate in predicates().values():
        for verb in (predicate.verb, predicate.alone):
            base, past, participle = (form.partition(" ")[0] for form in (verb.base, verb.past, verb.participle))
            forms.setdefault(base, set()).add((past, participle))
    assert {base: found for base, found in forms.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("base", "past"), [("scrap", "scrapped"), ("transfer", "transferred"), ("drag on", "dragged on"), ("offer", "offered")])
def test_a_consonant_is_doubled(base: str, past: str) -> None:
    assert regular(base).past == past


def test_every_unit_is_said() -> None:
    for row in loader.rows("unit_names.tsv", UNIT_COLUMNS):
        japanese, _, english = row.cells["example"].partition(" => ")
        if japanese:
            counted = counted_at(japanese, 0)
            assert counted is not None, row
            assert counted[1].alone == english, row
        elif row.cells["japanese"] == "-":
            assert row.cells["unit"] in unit_words(), row


def test_kinds_of_number() -> None:
    expected: dict[str, Number] = {"売上高": "plural", "需要": "mass", "営業利益": "single", "日本": "name"}
    assert {word: translate(word).number for word in expected} == expected
