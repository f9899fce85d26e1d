"""The folded twin of a text: as long as the text, plain where a plain form has one character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.normal import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("５１２ＧＢ", "512GB"),
        ("１，２３４．５％", "1,234.5%"),
        ("￥９８０", "¥980"),
        ("（税込）", "(税込)"),
        ("3〜5", "3~5"),
        ("3～5", "3~5"),
        ("3–5", "3-5"),
        ("−5", "-5"),
        ("AI―それは", "AI—それは"),
        ("サーバー", "サーバー"),
        ("ｱｲﾃﾑ", "アイテム"),
        ("µm", "μm"),
        ("全角　空白", "全角 空白"),
        ("①②", "①②"),
        ("m²", "m²"),
        ("㎡", "㎡"),
        ("Ａｂ", "Ab"),
        ("plain", "plain"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_length_is_kept(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
