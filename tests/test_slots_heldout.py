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
    ("20億円の損失を生む空き部屋が増えた。", "20億円", {"entity": "空き部屋"}),
    ("下地処理（2週間）を先に済ませる。", "2週間", {"entity": "下地処理", "property": None}),
    ("電気自動車を使う会社が3割を超えた。", "3割", {"entity": "会社", "property": None}),
    # The noun beside the number is what is counted, not a later one; 的 makes a noun a part of the next.
    ("港に40台の起重機への給電設備ができた。", "40台", {"entity": "起重機"}),
    ("遅れを生んだ5つの法律的問題を洗い出した。", "5つ", {"entity": "法律的問題"}),
    # Words that only pick, or only round off a clause, are nobody.
    ("重点4領域に投資する。", "4領域", {"entity": None}),
    ("20%の損失を生む点も見逃せない。", "20%", {"entity": None}),
    # A rate is that of the topic, which does not count others; a circumstance is no subject.
    ("ヤマハ発動機は研修を重ね、利用率は短期間で90%に達した。", "90%", {"entity": "ヤマハ発動機", "property": "利用率"}),
    ("時価総額3兆円のコマツが受注した。", "3兆円", {"entity": "コマツ", "property": "時価総額"}),
    ("資材の不足が続く中、点検に6億円を充てる。", "6億円", {"entity": None}),
    # A label and its figure; a deed that a label names is what the figure tells of.
    ("輸送費削減：40%（人手での梱包と比べた値）", "40%", {"property": "輸送費削減", "direction": "decrease"}),
    # Who says so: in short, and with others; a forecast stays one.
    ("ガートナーは鉱山の支出が前年比6%増になるとの予測を公開。", "6%", {"attribution": "ガートナー", "modality": "forecast"}),
    ("朝日新聞などは、工場の建設費が90億円になると報じた。", "90億円", {"attribution": "朝日新聞"}),
    ("IDCの予測では、市場の2割が電子化されるとされる。", "2割", {"attribution": "IDC", "modality": "forecast"}),
    ("造船市場700億ドル予測、その根拠は何か。", "700億ドル", {"modality": "forecast"}),
    # A deed of an earlier clause is not what is measured.
    ("工場の自動化は急速に進んでおり、来年は作業の3割が機械の手に移る。", "3割", {"entity": "作業", "property": None}),
    # What a measure names itself is what it is of.
    ("電池市場規模は2030年に3000億ドルに達する。", "3000億ドル", {"entity": "電池市場", "property": "電池市場規模"}),
    ("鋼材価格は半年で約2倍になった。", "2倍", {"entity": "鋼材", "property": "鋼材価格"}),
    ("その結果、処理速度が4割上がった。", "4割", {"entity": None, "property": "処理速度"}),
    ("年間売上高は30億円だった。", "30億円", {"entity": None, "property": "年間売上高"}),
    # A name goes on over the words of which it is made.
    ("ナターリオ・ロブソン氏は、菓子の販売で年に240万円を稼いだ。", "240万円", {"entity": "ナターリオ・ロブソン氏"}),
    ("エアー・トゥ・ウォーター方式の普及率は12%だ。", "12%", {"entity": "エアー・トゥ・ウォーター方式"}),
    ("VB.NET帳票の保守工数は30人月だった。", "30人月", {"entity": "VB.NET帳票"}),
    # An aim that only describes what was done, and one that is the statement.
    ("富士通など7団体は、農薬の削減を目指す「緑の輪」を設立した。", "7団体", {"modality": "asserted"}),
    ("富士通は農薬の40%の削減を目指す「緑の輪」計画を示した。", "40%", {"modality": "planned"}),
    ("審判部は6つの弱点を挙げ、新しい採点法「三段」を提案した。", "6つ", {"modality": "asserted"}),
    ("審判部は6つの試合を減らすと提案した。", "6つ", {"modality": "planned"}),
    ("落札額は14億円で、納期は来年9月までの予定。", "14億円", {"modality": "asserted"}),
    # A headline that looks ahead; what is only so as it seems; an ability is no forecast.
    ("売上高8000億円超へ、丸山電機の新しい戦略", "8000億円", {"modality": "forecast"}),
    ("欠品率は7%から4%へ、3ポイント改善した。", "4%", {"modality": "asserted"}),
    ("丸山電機は漁船に6億円を支払っていた模様です。", "6億円", {"modality": "reported"}),
    ("丸山電機は漁船に6億円を支払う模様。", "6億円", {"modality": "forecast"}),
    ("誤差は8%以内で、波の高さを予測できると確かめた。", "8%", {"modality": "asserted"}),
]


@pytest.mark.parametrize(("text", "figure", "slots"), SLOTS, ids=[text for text, _, _ in SLOTS])
def test_slots(text: str, figure: str, slots: dict[str, str | None]) -> None:
    (source,) = read_bytes(text.encode(), "a", ".txt")
    assert isinstance(source, Source)
    record = summarise(source)
    claim = next(claim for claim in record.claims if record.quantities[claim.quantity].text == figure)
    filled = {name: getattr(claim, name) for name in slots}
    assert {name: slot.text if slot is not None and not isinstance(slot, str) else slot for name, slot in filled.items()} == slots
