"""The sentences of a page: the same sum in two currencies is one, and what is set side by side is told of one thing each."""

from __future__ import annotations

import pytest

from pipeline.summary.english.headline import key_figures
from pipeline.summary.english.together import sayings
from tests.test_english_articles import read_article

TOGETHER = [
    ("富士通は北米の工場に3億ドル（約450億円）を投資する。", ["Fujitsu will invest $300 million (about ¥45 billion) in plants in North America."]),
    ("ソニーの端末の価格は499ドル（約7万5000円）だ。", ["Sony Group's device price is $499 (about ¥75,000)."]),
    # Another sum than that before the brackets is another sentence.
    ("NECの売上高は3億ドル、営業利益は4億円だった。", ["NEC's sales were $300 million.", "NEC's operating profit was ¥400 million."]),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_the_same_sum_is_said_once(text: str, expected: list[str]) -> None:
    record = read_article(text)
    told = sayings(record.claims, record.quantities)
    assert [one.english for one in told] == expected
    assert [claim.id for one in told for claim in one.claims] == [claim.id for claim in record.claims]


def test_a_key_figure_has_both_sums_and_both_claims() -> None:
    (figure, *_) = key_figures(read_article("富士通は北米の工場に3億ドル（約450億円）を投資する。"))
    assert figure == ("Fujitsu will invest $300 million (about ¥45 billion) in plants in North America.", ("c1", "c2"))


def test_key_figures_set_side_by_side_what_each_thing_has() -> None:
    record = read_article("「Aoba 3」のメモリー容量は64GB。「Kiri 5」のメモリー容量は96GB。")
    assert [figure.text for figure in key_figures(record)] == ["Memory capacity: Aoba 3 64 GB, Kiri 5 96 GB."]


def test_what_two_do_together_is_not_set_side_by_side() -> None:
    record = read_article("富士通、大学に約5億円を寄付\n\n富士通とNECは大学に500万ドル（5億2000万円）を寄付した。")
    assert not any(figure.text.startswith("Donation:") for figure in key_figures(record))


@pytest.mark.parametrize("text", ["富士通はR47に3億ドル（約450億円）を出資する。", "K&B 700の上位4社が売上全体の40%を占める。"])
def test_a_number_of_a_name_needs_no_quantity(text: str) -> None:
    record = read_article(text)
    assert (record.status, record.warnings) == ("ok", [])
