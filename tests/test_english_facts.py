"""What the English asserts, the Japanese says: else the article only mentions the figure."""

from __future__ import annotations

import pytest

from tests.test_english_articles import read_article

TOLD = [
    # No number of what only stands near the figure.
    ("地域の未来を考える人が選んだ本、7選", ["The article names 7 selections."]),
    ("商店街の組合が支援を表明した4本足ロボ", ["The article gives a figure of 4 units."]),
    ("町の図書館が公開した手引き、全52ページ", ["The article mentions 52 pages."]),
    ("会員は8万人だ。", ["The number of members is 80,000."]),
    ("家庭用ロボット、3万台突破", ["The article mentions more than 30,000 home robots."]),
    # A measure is not that of the noun that the figure describes.
    ("効率は上がるが…5人の起業家が語る“明暗”", ["The article quotes 5 entrepreneurs."]),
    ("性能は、主に以下の3つの要素から説明できる。", ["The article names 3 elements."]),
    ("技術による成長で月4万円の給付金を配るという。", ["A benefit payment of ¥40,000 a month is said to be handed out in growth by the technology."]),
    # Those that somebody does something to are not all that he has.
    ("富士通、最新の方式で60万台のセンサーをつぶさに点検", ["The article mentions 600,000 sensors in connection with Fujitsu."]),
]


@pytest.mark.parametrize(("japanese", "english"), TOLD)
def test_only_what_is_said_is_asserted(japanese: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(japanese).claims] == english
