"""The topics of a title, for the headline of an article that tells no news and no figure that tells much."""

from __future__ import annotations

import pytest

from pipeline.records import Company, Span
from pipeline.summary.english.headline import LONGEST, headline
from pipeline.summary.english.topics import COLUMNS, MOST, topics
from pipeline.tables.loader import Row, rows


@pytest.mark.parametrize("row", list(rows("dull_topics.tsv", COLUMNS)), ids=lambda row: row.cells["example"])
def test_the_example_of_each_row(row: Row) -> None:
    title, told = row.cells["example"].split(" => ")
    assert [topic.text for topic in topics(title, [], common=False)] == told.split(", ")
    assert any(word in title for word in row.several("words"))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        # What a title quotes, what stands in its brackets, and numbers.
        ("「量子暗号」で守る病院（連載第12回）", "About quantum cryptography and hospitals"),
        ("3社が挑む海底ケーブル", "About submarine cables"),
        # A deed is told by what it is done to; AI alone where there is nothing else.
        ("自治体が無人店舗を導入した理由", "About local governments and unmanned stores"),
        ("AIは人間に何をもたらすのか", "About AI"),
        # One of its kind takes an article.
        ("営業秘密訴訟の行方", "About a trade secret lawsuit"),
    ],
)
def test_of_an_article_that_names_nobody(title: str, told: str) -> None:
    assert headline(title, [], [], [], []) == told


def _company(name: str, surface: str, title: str) -> Company:
    at = title.index(surface)
    return Company(id=name, name=name, ticker=None, parent=None, known=True, mentions=[Span(start=at, end=at + len(surface), text=surface)])


def test_names_come_before_topics_and_are_none() -> None:
    title = "トヨタが問う、電池交換の意味"
    assert headline(title, [], [], [_company("Toyota Motor", "トヨタ", title)], []) == "About Toyota Motor: battery replacement"
    assert headline("トヨタの使い方", [], [], [_company("Toyota Motor", "トヨタ", title)], []) == "About Toyota Motor"


def test_no_more_than_fits() -> None:
    title = "水素自動車と無人店舗と量子暗号と海底ケーブルと営業秘密訴訟"
    assert len(topics(title, [], common=False)) == MOST
    company = _company("A Rather Long Name of a Company That Fills the Line Almost Wholly and Leaves Little", "水素", title)
    assert len(headline(title, [], [], [company], [])) <= LONGEST
