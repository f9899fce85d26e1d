"""Japanese noun phrases put into English by their parts; what is not known stays Japanese."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.summary.english.glossary import translate
from pipeline.summary.english.reading import hepburn, marked

EXAMPLES = [
    line.split("\t")
    for line in (Path(__file__).parent / "glossary_examples.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "japanese\t"))
]


@pytest.mark.parametrize(("japanese", "english", "sure"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_phrases_are_put_together(japanese: str, english: str, sure: str) -> None:
    said = translate(japanese)
    assert said.text == english
    assert said.sure == (sure == "yes")


def test_names_come_before_the_glossary() -> None:
    names = {"アマゾン": "Amazon", "アマゾン ウェブ サービス": "Amazon Web Services"}
    assert translate("アマゾンへの投資額", names).text == "investment in Amazon"
    assert translate("アマゾンの売上高", names).text == "Amazon's sales"
    assert translate("アマゾン ウェブ サービス", names).text == "Amazon Web Services"
    assert translate("アマゾン", names).kind == "name"


def test_a_name_is_never_glossed() -> None:
    assert translate("クラウドワークスの売上高", {"クラウドワークス": "CrowdWorks"}).text == "CrowdWorks' sales"


def test_loanwords_are_words_of_english_not_of_the_dictionary() -> None:
    assert translate("クラウド").text == "cloud"
    assert translate("ソース").text == "source"
    assert translate("チップ").text == "chips"
    assert translate("ドイツ").text == "Germany"


def test_an_unknown_katakana_word_stays_whole() -> None:
    said = translate("メモリポヨン")
    assert not said.sure
    assert said.text == "「メモリポヨン」 (memoripoyon)"


def test_latin_words_stay_as_they_are() -> None:
    assert translate("Stack Overflow").text == "Stack Overflow"
    assert translate("GPT-4o").text == "GPT-4o"


def test_nothing_gives_nothing() -> None:
    assert translate("").text == ""
    assert translate("、").text == ""


def test_a_long_phrase_is_not_read() -> None:
    text = "これはとても長くて名詞句とは言えない文章のような並び"
    assert translate(text).text == f"「{text}」"


@pytest.mark.parametrize(
    ("kana", "latin"),
    [("トウキョウ", "tōkyō"), ("ガッコウ", "gakkō"), ("マッチャ", "matcha"), ("シンイチ", "shin'ichi"), ("ラーメン", "rāmen"),
     ("オオサカ", "ōsaka"), ("ジュウ", "jū"), ("ヴィラ", "vira"), ("おそれ", "osore"), ("キャ", "kya")],
)  # fmt: skip
def test_hepburn(kana: str, latin: str) -> None:
    assert hepburn(kana) == latin


def test_marks_nest() -> None:
    assert marked("新「型」機").startswith("「新『型』機」")
