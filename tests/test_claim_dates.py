"""Which date of a sentence dates a figure, and how far what is planned, expected or possible reaches."""

from __future__ import annotations

import pytest

from pipeline.records import Claim
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise


def claim_and_date(text: str) -> tuple[Claim, str | None]:
    """The claim of the figure in [brackets], and the value of its date."""
    at = text.index("[")
    (source,) = read_bytes(text.replace("[", "").replace("]", "").encode(), "stub.txt", ".txt")
    assert isinstance(source, Source)
    record = summarise(source)
    claim = next(claim for claim in record.claims if record.quantities[claim.quantity].start <= at < record.quantities[claim.quantity].end)
    return claim, None if claim.date is None else record.dates[claim.date].value


@pytest.mark.parametrize(
    "text",
    [
        "青葉電機は2031年に新しい工場を建て、[50人]を雇う。",
        "青葉電機は提携を2033年まで続け、[30億円]の株を持つ。",
        "青葉電機は2031年に7億円の黒字だったが、費用は[3億円]に減った。",
        "北星（2019年設立）は端末を[40万台]出荷した。",
        "青葉電機は2034年に向けて[20億円]を投じる。",
        "同社が2028年に始めた配送サービスは[60万人]が使う。",
        "青葉電機、[20億円]を調達　2034年に新型機を発売",
        "青葉電機は北星など[4社]と提携した（北星とは2029年から取引がある）。",
        "青葉電機は2031年、シェアを[18%]から20%に増やした。",
    ],
)
def test_a_date_of_another_clause_is_not_that_of_the_figure(text: str) -> None:
    assert claim_and_date(text)[1] is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("青葉電機は2031年に[50人]を雇う。", "2031"),
        ("2031年には工場を建て、[50人]を雇う。", "2031"),
        ("青葉電機は2031年、工場を建て、[50人]を雇う。", "2031"),
        ("2031年の売上高は3億円に達し、前年比[5%]増えた。", "2031"),
        ("2031年の出荷は青葉電機が50万台で首位を占め、北星は[9万台]だった。", "2031"),
        ("青葉電機は[50人]を2031年に雇う。", "2031"),
        ("青葉電機の売上高は[3億円]（2031年）だ。", "2031"),
        ("青葉電機、店を[50店]開設へ、2031年までに", "2031"),
        ("2月に行った調査では、[3割]の企業がAIを使う。", "XXXX-02"),
        ("シェアは2031年の[18%]から2033年には20%に増えた。", "2031"),
        ("シェアは2031年の18%から2033年には[20%]に増えた。", "2033"),
        ("売上高は2031年に3億ドル（約[450億円]）だった。", "2031"),
    ],
)
def test_a_date_dates_what_is_said_of_its_time(text: str, value: str) -> None:
    assert claim_and_date(text)[1] == value


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("青葉電機、[20億円]を調達　北星は海外進出へ", "asserted"),
        ("評価額[90億円]を誇る青葉電機は、新型機を開発している可能性がある。", "asserted"),
        ("青葉電機が利用者[800人]を分析したところ、値上げを予想する人が多かった。", "asserted"),
        ("企業の[7割]は活用の方針も体制もない。", "asserted"),
        ("青葉電機は利用者[300人]の声から改善の手がかりを得る。", "asserted"),
        ("時価総額[9兆円]も視野に、青葉電機が動く。", "planned"),
        ("青葉電機は[20億円]を投じる計画も明らかにした。", "planned"),
        ("青葉電機は費用を[3割]減らせる可能性がある。", "possible"),
    ],
)
def test_what_is_planned_or_possible_is_said_of_its_own_clause(text: str, modality: str) -> None:
    assert claim_and_date(text)[0].modality == modality
