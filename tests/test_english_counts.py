"""Figures of which a sentence does not say what is done: what they count, what they measure, and whose they are."""

from __future__ import annotations

import pytest

from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.summary.english.units import noun_in

TOLD = [
    # With the noun behind or before the figure, and not its unit alone.
    ("青葉の2nmプロセスは、どこへ向かうのか。", ["The article mentions a 2 nm process."]),
    ("最優秀賞は賞金200万円。", ["The article mentions prize money of ¥2 million."]),
    ("10人チームの料金は、どうなる？", ["The article mentions the fee of teams of 10 people."]),
    ("この「800件」という数字には裏がある。", ["The article gives a figure of 800 cases."]),
    # By what its unit measures.
    ("山田氏は、15歳でその会社を起こした。", ["「山田」 (Yamada) founded that company at the age of 15."]),
    ("社長が6年ぶりに表に出た。", ["The article mentions a first in 6 years for presidents."]),
    ("謎の道具「Aoba Pen」は、399ドルで販売へ", ["The article gives a price of $399 for tool Aoba Pen."]),
    ("その採点は60点。", ["The article gives a score of 60 points for scoring."]),
    # A change is one, with what changes.
    ("青葉、工数「35％」削減の謎", ["The article mentions a reduction of 35% in man-hours."]),
    # Few ideas are told one by one; those that the sentence names are named.
    ("品質、価格、納期という3つの軸の話だ。", ["The article names 3 axes: quality, price and delivery time."]),
    ("自治体の「6つの課題」とは", ["The article names 6 issues of local governments."]),
    ("時短につながるAI活用事例4選", ["The article names 4 AI use cases."]),
    ("AIで発想を広げるための4つの手順", ["The article names 4 procedures to widen the idea with AI."]),
    ("通信費を減らす5つの方法", ["The article names 5 methods to reduce the cost of communications."]),
    ("品質と価格の2つが鍵だ。", ["The article names 2: quality and price."]),
    ("狙いは次の3つに集約される。", ["The article mentions 3 things."]),
    ("大阪で30件の事故が起きた。", ["30 accidents occurred in Osaka."]),
    # A part of those who are asked, or of those named before it.
    ("8割が効果を実感した。", ["80% of respondents noticed the effect."]),
    ("調査では、35%が生成AIを使用していた。", ["According to the survey, 35% of respondents used generative AI."]),
    ("誤回答で顧客30%が離れた。", ["The article gives a share of 30% of customers."]),
    # Who is heard.
    ("大手3社に取材した。", ["3 major companies were interviewed."]),
    ("5人の研究者が語る謎。", ["The article quotes 5 researchers."]),
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text for text, _ in TOLD])
def test_what_is_said(text: str, told: list[str]) -> None:
    (source,) = read_bytes(text.encode(), "article.txt", ".txt")
    assert isinstance(source, Source)
    record = summarise(source)
    assert [claim.english for claim in record.claims] == told
    assert record.status == "ok", record.warnings


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [("首位は青葉でB（2.64点）。", "points"), ("理由は以下の3点です。", "points"), ("写本50点を公開。", "items"), ("試験で70点しか取れない。", "points")],
)
def test_points_of_a_score_or_a_list_are_no_items(sentence: str, noun: str) -> None:
    assert noun_in("点", sentence)[1] == noun
