"""Companies in sentences, and what holds for every text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.components.companies import find_companies, find_media
from pipeline.components.company_naming import unknown_name
from pipeline.components.company_table import SUFFIX_COLUMNS, by_surface, without_suffix
from pipeline.tables.loader import Row, rows

EXAMPLES = list(rows("company_examples.tsv", ("sentence", "names", "tickers"), Path(__file__).with_name("company_examples.tsv")))


def found(text: str, published: date | None = None) -> list[str]:
    return [text[mention.start : mention.end] for mention in find_companies(text, published)]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: str(row.line))
def test_example(row: Row) -> None:
    sentence = row.cells["sentence"]
    text = re.sub(r"[{}]", "", sentence)
    mentions = find_companies(text)
    assert [text[m.start : m.end] for m in mentions] == re.findall(r"\{(.*?)\}", sentence)
    assert [m.name.name for m in mentions] == list(row.several("names"))
    assert [m.name.ticker or "-" for m in mentions] == list(row.several("tickers"))


def test_enough_sentences() -> None:
    assert len(EXAMPLES) >= 200
    assert sum(not row.cells["names"] for row in EXAMPLES) >= 50


def test_the_day_of_publication_decides_who_is_meant() -> None:
    text = "ソフトバンクは通信会社を買収すると発表した。"
    assert find_companies(text, date(2010, 5, 1))[0].name.ticker == "TSE:9984"
    assert find_companies(text, date(2024, 5, 1))[0].name.ticker == "TSE:9434"
    assert find_companies(text)[0].name.ticker == "TSE:9434"


def test_media_are_cited_and_not_companies() -> None:
    text = "日本経済新聞とロイターによると、任天堂は増産する。"
    assert [text[m.start : m.end] for m in find_media(text)] == ["日本経済新聞", "ロイター"]
    assert found(text) == ["任天堂"]


def test_media_that_do_business_are_companies() -> None:
    assert found("日本経済新聞社は英紙を買収することで合意した。") == ["日本経済新聞社"]


def test_an_unknown_name_keeps_its_id_within_an_article() -> None:
    mentions = find_companies("株式会社ミナセテックは増産する。ミナセテックの工場は熊本にある。")
    assert len(mentions) == 2
    assert len({mention.name.id for mention in mentions}) == 1
    assert not mentions[0].name.known
    assert re.fullmatch(r"[a-z0-9-]+", mentions[0].name.id)


def test_a_rule_is_told() -> None:
    assert find_companies("スタートアップのMinaseTecは増産する。")[0].rule == "after スタートアップの"


@pytest.mark.parametrize(
    ("surface", "name"),
    [("Minase Tec, Inc.", "Minase Tec"), ("株式会社MinaseTec", "MinaseTec"), ("ミナセ銀行", "「ミナセ銀行」"), ("㈱三奈瀬", "「三奈瀬」")],
)
def test_unknown_name(surface: str, name: str) -> None:
    assert unknown_name(surface) == name


@pytest.mark.parametrize("row", list(rows("company_suffixes.tsv", SUFFIX_COLUMNS)), ids=lambda row: row.cells["suffix"])
def test_suffix(row: Row) -> None:
    stem, english = without_suffix(row.cells["example"])
    assert english == row.cells["english"]
    assert row.cells["example"] in (stem + row.cells["suffix"],)
    assert stem in by_surface()


_PIECES = "ソニー 株式会社 アマゾン (AMZN) 日立 製作所 ・ 社 ミナセ X Inc. 米 の スタートアップ 「 」 銀行 、 。 \n 2025年 グループ ホールディングス ＡＭＤ ﾞ \ud800 メタ は発表した 大手 ( ) 7203.T".split(" ")  # noqa: SIM905


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_mentions_are_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    at = 0
    for mention in find_companies(text):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.name.kind == "company"
        at = mention.end


def test_a_long_run_costs_little() -> None:
    for piece in ("ア", "A", "社", "株式会社", "9", "・", "(", "銀行", "Aア", "大手の", "ソニー・"):
        find_companies(piece * 20000)
