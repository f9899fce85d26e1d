"""Sentences as an editor would print them: the verb that goes with its object, multiples and fractions in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from test_english_articles import read_article

from pipeline.summary.english.figures import read_figures
from pipeline.summary.english.folds import fold, multiplied, twice
from pipeline.summary.english.predicates import regular
from pipeline.summary.english.verb_objects import VERB_OBJECT_COLUMNS, fitting
from pipeline.tables import loader

TOLD = [
    # So many times what it was.
    ("NECは設備投資を倍増させる計画だ。", ["NEC plans to double capital investment."]),
    ("ソニーの株価は3倍以上に高騰した。", ["Sony Group's share price surged at least threefold."]),
    ("開発速度は数倍になった。", ["The development speed rose several-fold."]),
    ("NECの売上は30倍に伸びた。", ["NEC's sales grew 30-fold."]),
    ("見積もり速度は2〜3倍に向上した。", ["The estimate speed improved 2–3-fold."]),
    # So many times another, and parts.
    ("NECの売上は前年の2倍に増えた。", ["NEC's sales increased to twice those of the previous year."]),
    ("富士通は費用を6分の1に削減した。", ["Fujitsu cut its cost to one-sixth of its former level."]),
    ("富士通は従業員の4分の1を削減した。", ["Fujitsu cut its workforce by one-quarter."]),
    # What is invested, sent in, suffered.
    ("NECは研究開発に30億円を投入した。", ["NEC invested ¥3 billion in research and development."]),
    ("NECは技術者120人を投入する。", ["NEC deploys 120 engineers."]),
    ("富士通は30億円の損害を受けた。", ["Fujitsu suffered damage of ¥3 billion."]),
    # A market grows, a company invests, a workforce is cut; ある is an article.
    ("無人配送市場は年平均成長率9%で拡大すると予測されている。", ["The unmanned delivery market is expected to grow at a compound annual rate of 9%."]),
    ("無人配送市場の成長率は8%に低下した。", ["The growth rate of the unmanned delivery market fell to 8%."]),
    ("NECの50億ドルという投資は大きい。", ["NEC is investing $5 billion."]),
    ("NECは従業員を14%削減する。", ["NEC will cut its workforce by 14%."]),
    ("ある電機メーカーは費用を2割減らした。", ["An electronics maker reduced its cost by 20%."]),
    # A measure records nothing.
    ("NECの売上高は900億円を記録した。", ["NEC's sales reached ¥90 billion."]),
]


@pytest.mark.parametrize(("text", "english"), TOLD)
def test_what_is_said(text: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(text).claims] == english


def test_every_verb_goes_with_its_object() -> None:
    for row in loader.rows("verb_objects.tsv", VERB_OBJECT_COLUMNS):
        whom, _, past = row.cells["example"].partition(" => ")
        assert fitting(regular(row.cells["verb"]), whom).past == past, row


@pytest.mark.parametrize(
    ("figure", "said"),
    [("7×", "sevenfold"), ("about 2×", "about twofold"), ("4.4×", "4.4-fold"), ("2–3×", "2–3-fold"), ("several times", "several-fold"), ("8%", "")],
)
def test_a_multiple_as_a_fold(figure: str, said: str) -> None:
    assert fold(figure) == said


def test_only_a_bare_multiple_is_a_verb() -> None:
    assert multiplied("3×") == regular("triple")
    assert multiplied("at least 3×") is None
    assert multiplied("12×") is None


def test_twice_is_two_times_and_nothing_else() -> None:
    assert [twice(figure) for figure in ("at least 2×", "12×", "1.2×", "1–2×")] == ["at least twice", "12×", "1.2×", "1–2×"]


@pytest.mark.parametrize(
    ("english", "low", "high"),
    [
        ("Sales doubled.", "2", "2"), ("They are to triple sales.", "3", "3"), ("Sales rose tenfold.", "10", "10"), ("Sales rose 30-fold.", "30", "30"),
        ("Sales rose 2–3-fold.", "2", "3"), ("It has twice the speed.", "2", "2"), ("Three-quarters of companies use it.", "0.75", "0.75"),
    ],
)  # fmt: skip
def test_words_are_read_as_figures(english: str, low: str, high: str) -> None:
    assert [(figure.low, figure.high, figure.unit) for figure in read_figures(english)] == [(Decimal(low), Decimal(high), "x")]
