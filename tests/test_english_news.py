"""Headlines of articles whose figures tell little: what the title says is told, or nothing of it."""

from __future__ import annotations

import pytest

from pipeline.records import Company, Product, Span
from pipeline.summary.english.headline import LONGEST, headline
from pipeline.summary.english.news import told_by_title
from pipeline.summary.english.reading import marked

_COMPANIES = {"NEC": "NEC", "富士通": "Fujitsu", "ソニー": "Sony", "青葉電機": "Aoba Electric", "リコー": "Ricoh"}
_PRODUCTS = {"ホシゾラ": "Hoshizora", "Namiki 2": "Namiki 2", "Kiri": "Kiri", "macOS 90": "macOS 90"}


def things(title: str) -> tuple[list[Company], list[Product]]:
    """The companies and products of these tests that a title names."""
    companies = [
        Company(id=name, name=name, ticker=None, parent=None, known=True, mentions=[Span(start=0, end=len(text), text=text)])
        for text, name in _COMPANIES.items() if text in title
    ]  # fmt: skip
    products = [
        Product(id=name, name=name, maker=None, known=True, mentions=[Span(start=0, end=len(text), text=text)])
        for text, name in _PRODUCTS.items() if text in title
    ]  # fmt: skip
    return companies, products


@pytest.mark.parametrize(
    ("title", "english"),
    [
        # With its particle, and without
        ("NECが青葉電機を買収", "NEC acquired Aoba Electric"),
        ("NEC、青葉電機買収", "NEC acquired Aoba Electric"),
        ("富士通、生成AI「ホシゾラ」発表", "Fujitsu announced the generative AI Hoshizora"),
        ("ソニー、ロボット向け「Kiri」を公開", "Sony released Kiri"),
        ("生成AI「ホシゾラ」登場", "The generative AI Hoshizora debuted"),
        # Still to be done, only begun, and so from then on
        ("NEC、青葉電機を買収へ", "NEC plans to acquire Aoba Electric"),
        ("リコー、「ホシゾラ」を提供開始", "Ricoh started to offer Hoshizora"),
        ("リコー、「ホシゾラ」販売開始へ", "Ricoh plans to sell Hoshizora"),
        ("「Namiki 2」、日本語に対応", "Namiki 2 supports Japanese"),
        ("macOS 90は日本語に対応", "macOS 90 supports Japanese"),
        # The first of its parts that tells something; what is asked tells nothing
        ("工場は変わるか？　NECが青葉電機を買収", "NEC acquired Aoba Electric"),
        ("NECが青葉電機を買収──狙いは工場のAI", "NEC acquired Aoba Electric"),
        ("富士通、「Namiki 2」公開 工場での利用を想定", "Fujitsu released Namiki 2"),
        # What is new is not yet known to the reader
        ("富士通、音声認識技術を開発", "Fujitsu developed a speech recognition technology"),
        ("NECとリコーが提携", "NEC and Ricoh teamed up"),
        ("NEC×リコー、提携へ", "NEC and Ricoh are to team up"),
    ],
)
def test_the_title_is_told(title: str, english: str) -> None:
    assert told_by_title(title, *things(title), LONGEST) == english


@pytest.mark.parametrize(
    "title",
    [
        "NECは青葉電機を買収するのか？",  # a question
        "NECが青葉電機を買収したワケ",  # no verb at its end
        "工場がAIを導入",  # nobody that the article names
        "NECの工場で使うAIの選び方",
        "NEC、300人を採用",  # a figure, which claims tell
        "NEC、三つの工場を新設",
        "NEC、サービスを公開",  # of what kind
        "富士通、富岳に学んだ技術を公開 ほか",
        "富士通など参加",
        "NEC社長が警告",
        "ソニー、「こだわりの音」を発表",  # no English is known
        "富士通、写真を動画にする機能を追加",
    ],
)
def test_what_is_not_sure_is_not_told(title: str) -> None:
    assert told_by_title(title, *things(title), LONGEST) is None


def test_a_headline_without_figures_tells_the_news() -> None:
    title = "NEC、生成AI「ホシゾラ」を発表"
    companies, products = things(title)
    assert headline(title, [], [], companies, products) == "NEC announced the generative AI Hoshizora"
    assert headline("「ホシゾラ」の歩き方", [], [], [], products) == "About Hoshizora"


def test_a_long_title_is_not_told() -> None:
    title = "NEC、生成AI「ホシゾラ」を発表"
    assert told_by_title(title, *things(title), 20) is None


def test_marks_within_a_title_stay_in_pairs() -> None:
    assert marked("「強い店」が増えた").startswith("「『強い店』が増えた」")
    assert marked("「強い店」").startswith("「強い店」")
    assert marked("店は「強い」").startswith("「店は『強い』」")
    assert marked("「強い店").startswith("「強い店」")
