"""Bytes to characters: each encoding that Japanese files come in, and what is said of doubtful ones."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.encoding import declared_charset, decode, without_surrogates
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source

SENTENCES = [
    "新しい半導体の処理速度は従来の2.5倍になった。",
    "クラウド事業の売上高は１兆2000億円で、前年度より18％伸びた。",
    "データセンターを2026年春に開く。",
]
SPECIAL = "①㈱ﾃﾞｰﾀ工業の発表です。"  # of vendors' character sets, and half-width kana


@pytest.mark.parametrize("sentence", [*SENTENCES, "\n".join(SENTENCES)])
@pytest.mark.parametrize(
    ("codec", "recorded"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp932", "cp932"),
        ("euc_jp", "euc_jp"),
        ("iso2022_jp", "iso2022_jp_ext"),
    ],
)
def test_every_encoding_is_recognised_and_recorded(sentence: str, codec: str, recorded: str) -> None:
    decoded = decode(sentence.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (sentence, recorded, ())


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jis_2004", "iso2022_jp_2004"])
def test_vendor_characters_and_half_width_kana_are_read(codec: str) -> None:
    text = SPECIAL if codec != "iso2022_jp_2004" else SPECIAL.replace("ﾃﾞｰﾀ", "データ")
    assert decode(text.encode(codec)).text == text


def test_big_endian_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + "性能".encode("utf-16-be")).text == "性能"


def test_recorded_codec_decodes_the_bytes_to_the_text() -> None:
    for codec in ("utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp", "utf-16-le"):
        data = SENTENCES[0].encode(codec)
        decoded = decode(data)
        assert data.decode(decoded.encoding) == decoded.text


def test_short_euc_that_is_valid_utf8_is_read_as_japanese_and_flagged() -> None:
    data = "発表".encode("euc_jp")
    assert data.decode("utf-8") == "ȯɽ"  # what makes it hard
    decoded = decode(data)
    assert (decoded.text, decoded.warnings) == ("発表", ("encoding: guessed",))


@pytest.mark.parametrize("text", ["Café Zürich", "Привет, мир", "price: 5 €", "naïve"])
def test_utf8_of_other_languages_stays_utf8(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


def test_few_kanji_in_a_legacy_encoding_are_flagged() -> None:
    assert decode("AI 2024年".encode("cp932")).warnings == ("encoding: guessed",)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (SENTENCES[0].encode("utf-8")[:-1], SENTENCES[0][:-1] + "\ufffd"),
        ("性能\ufffdが".encode("utf-8").replace("\ufffd".encode(), b"\xff"), "性能\ufffdが"),
        ("速度は".encode() + b"\xed\xa0\x80" + "2倍に上がった".encode(), "速度は\ufffd\ufffd\ufffd2倍に上がった"),
    ],
)
def test_undecodable_bytes_are_shown_and_reported(data: bytes, text: str) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert any("undecodable" in warning for warning in decoded.warnings)


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "utf-8"])
@pytest.mark.parametrize("place", [1, 20, -1])
def test_one_bad_byte_does_not_change_the_encoding(codec: str, place: int) -> None:
    data = bytearray("".join(SENTENCES).encode(codec))
    data[place] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == codec
    assert decoded.text.endswith("開く。") or place == -1
    assert "データセンター" in decoded.text


def test_a_page_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="euc-jp"></head><body><main><p>発表</p></main></body></html>'.encode("euc_jp")
    for data, told in ((page, ()), (page.replace(b' charset="euc-jp"', b""), ("encoding: guessed",))):
        (source,) = read_bytes(data, "a.html", ".html")
        assert isinstance(source, Source)
        assert (source.encoding, source.text, source.warnings) == ("euc_jp", "発表", told)


def test_a_declared_character_set_decides_what_the_bytes_leave_open() -> None:
    data = "表示".encode("cp932")
    assert decode(data, "Shift_JIS").warnings == ()
    assert decode(data, "x-sjis").text == "表示"
    assert decode(SENTENCES[0].encode("utf-8"), "Shift_JIS").text == SENTENCES[0]  # a wrong declaration
    assert decode(SENTENCES[0].encode("euc_jp"), "iso-8859-1").text == SENTENCES[0]
    assert decode(SENTENCES[0].encode("euc_jp"), "no-such-set").text == SENTENCES[0]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="EUC-JP">', "EUC-JP"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>", "Shift_JIS"),
        (b'<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
        (b"<p>charset</p>", None),
        (b" " * 5000 + b'<meta charset="EUC-JP">', None),
    ],
)
def test_declarations_in_the_head_are_found(head: bytes, name: str | None) -> None:
    assert declared_charset(head) == name


def test_a_few_nuls_do_not_make_utf16() -> None:
    assert decode("速度\0は2倍\0です".encode()).text == "速度\0は2倍\0です"


def test_surrogates_are_replaced_one_for_one() -> None:
    assert without_surrogates("a\ud800い\udfff") == "a\ufffdい\ufffd"
    clean = "株式会社"
    assert without_surrogates(clean) is clean


@given(st.binary(max_size=200))
def test_any_bytes_give_text_that_can_be_written(data: bytes) -> None:
    decoded = decode(data)
    decoded.text.encode("utf-8")
    codecs.lookup(decoded.encoding)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff\0"), max_size=60))
def test_utf8_with_japanese_is_read_as_it_is(text: str) -> None:
    text = "日本の" + text
    assert decode(text.encode("utf-8")).text == text
