"""Slots of claims in the shapes that news leads and posts have: whose a figure is, what is measured, who says so."""

from __future__ import annotations

import pytest

from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise

#: (text, figure, slots: text or None)
SLOTS: list[tuple[str, str, dict[str, str | None]]] = [
    # What is counted or shared out is what the figure is of, where nothing else is.
    ("苦情の8割を担当者がさばく空港が増えた。", "8割", {"entity": "苦情"}),
    ("25%の国は、まだ規則を持たない。", "25%", {"entity": "国"}),
    ("伸びる部署を見分ける6つの能力とは。", "6つ", {"entity": "能力"}),
    ("無料の翻訳サービス7つを対象に、使い勝手を比べた。", "7つ", {"entity": "翻訳サービス"}),
    ("顧客の7割を学生が占めた。", "7割", {"entity": "学生"}),
    # What a measure names itself is what it is of.
    ("電池市場規模は2030年に3000億ドルに達する。", "3000億ドル", {"entity": "電池市場", "property": "電池市場規模"}),
    ("鋼材価格は半年で約2倍になった。", "2倍", {"entity": "鋼材", "property": "鋼材価格"}),
    ("その結果、処理速度が4割上がった。", "4割", {"entity": None, "property": "処理速度"}),
    ("年間売上高は30億円だった。", "30億円", {"entity": None, "property": "年間売上高"}),
]


@pytest.mark.parametrize(("text", "figure", "slots"), SLOTS, ids=[text for text, _, _ in SLOTS])
def test_slots(text: str, figure: str, slots: dict[str, str | None]) -> None:
    (source,) = read_bytes(text.encode(), "a", ".txt")
    assert isinstance(source, Source)
    record = summarise(source)
    claim = next(claim for claim in record.claims if record.quantities[claim.quantity].text == figure)
    filled = {name: getattr(claim, name) for name in slots}
    assert {name: slot.text if slot is not None and not isinstance(slot, str) else slot for name, slot in filled.items()} == slots
