"""Files to sources: plain text, front matter, JSON Lines, and what is done with files that are none of these."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import SourceError
from pipeline.sources import reading
from pipeline.sources.dates import read_dateline, read_moment
from pipeline.sources.front_matter import LONGEST, read_front_matter
from pipeline.sources.reading import read, read_bytes
from pipeline.sources.source import Metadata, Source

if TYPE_CHECKING:
    from pathlib import Path


def source_of(content: str | bytes, suffix: str) -> Source:
    data = content.encode() if isinstance(content, str) else content
    (source,) = read_bytes(data, f"a{suffix}", suffix)
    assert isinstance(source, Source)
    return source


def blocks_of(source: Source) -> list[tuple[str, str]]:
    return [(block.kind, source.text[block.start : block.end]) for block in source.blocks]


# Plain text


def test_title_headings_and_paragraphs_of_plain_text() -> None:
    source = source_of(
        "量子計算機の新拠点\n\n理研は4月に新しい拠点を開いた。\n\n1. 設備の規模\n\n冷凍機を12台置く。\n　費用は80億円になる。\n",
        ".txt",
    )
    assert blocks_of(source) == [
        ("title", "量子計算機の新拠点"),
        ("paragraph", "理研は4月に新しい拠点を開いた。"),
        ("heading", "1. 設備の規模"),
        ("paragraph", "冷凍機を12台置く。"),
        ("paragraph", "費用は80億円になる。"),
    ]
    assert source.metadata.title == "量子計算機の新拠点"
    assert source.text == source.raw
    assert source.offsets.pieces == ()


@pytest.mark.parametrize(
    "text",
    [
        "工場は3月に動き出した。\n\n生産は月2万枚になる。\n",  # a sentence is no title
        "価格は3万円\n",  # nothing below it
        "価格：\n\n3万円です。\n",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert "title" not in [kind for kind, _ in blocks_of(source_of(text, ".txt"))]


def test_entries_stand_alone_and_keep_their_signs() -> None:
    source = source_of("主な仕様は次の通り。\n・重さ：1.2kg\n・電池：20時間\n1. 本体\n2. 充電器\n", ".txt")
    assert blocks_of(source)[1:] == [
        ("item", "・重さ：1.2kg"),
        ("item", "・電池：20時間"),
        ("item", "1. 本体"),
        ("item", "2. 充電器"),
    ]


def test_lines_that_end_no_sentence_are_not_joined_without_reason() -> None:
    source = source_of("価格：3万円\n発売日：12月1日\n色：黒\n", ".txt")
    assert [text for _, text in blocks_of(source)] == ["価格：3万円", "発売日：12月1日", "色：黒"]


WRAPPED = """新しい計算基盤は国内の三つの拠点に置かれ、合計で4800枚の演
算用半導体を備える。消費電力は最大で12メガワットに達し、冷
却には液体を使う方式を取り入れた。運用は来年の春に始まり、五
年間で1,500社の利用を見込む。
"""


def test_wrapped_lines_are_joined_and_still_lead_to_the_file() -> None:
    source = source_of(WRAPPED, ".txt")
    ((_, text),) = blocks_of(source)
    assert "演算用半導体" in text
    assert "五年間で" in text
    at = source.text.index("演算用")
    start, end = source.offsets.span(at, at + 3)
    assert source.raw[start:end] == "演\n算用"


def test_a_sentence_goes_on_behind_a_comma_or_a_particle() -> None:
    source = source_of("同社は、\n新型機を\n3月に出す。\n", ".txt")
    assert [text for _, text in blocks_of(source)] == ["同社は、新型機を3月に出す。"]


def test_carriage_returns_are_no_part_of_a_block() -> None:
    source = source_of("一つ目は5倍。\r\n\r\n二つ目は6倍。\r三つ目は7倍。\r\n", ".txt")
    assert [text for _, text in blocks_of(source)] == ["一つ目は5倍。", "二つ目は6倍。", "三つ目は7倍。"]
    assert source.raw.count("\r") == 4


def test_nul_is_replaced_in_the_text_and_kept_in_the_source() -> None:
    source = source_of("速度\0は2倍だ。", ".txt")
    assert source.text == "速度\ufffdは2倍だ。"
    assert source.raw == "速度\0は2倍だ。"


def test_an_empty_file_is_a_source_with_a_warning() -> None:
    for content in ("", " \n\n　"):
        source = source_of(content, ".txt")
        assert source.blocks == ()
        assert source.warnings == ("empty",)


def test_a_post_saved_as_text_is_read_as_markdown() -> None:
    source = source_of('---\ntitle: "記録媒体"\ndate: 2025-10-29\n---\n\n## 容量\n\n**32TB**の製品が出た。\n', ".txt")
    assert source.format == "markdown"
    assert source.metadata == Metadata("記録媒体", "2025-10-29")
    assert blocks_of(source) == [("heading", "容量"), ("paragraph", "32TBの製品が出た。")]


def test_front_matter_before_plain_text() -> None:
    source = source_of("---\ntitle: 記録媒体\n---\n容量は32TBになった。\n", ".txt")
    assert (source.format, source.metadata.title) == ("text", "記録媒体")
    assert blocks_of(source) == [("paragraph", "容量は32TBになった。")]
    assert source.raw[slice(*source.offsets.span(0, 3))] == "容量は"


def test_a_line_with_nothing_but_a_date_is_the_date_of_the_article() -> None:
    assert (
        source_of("新型機を公開\n\n公開日：2026年2月10日\n\n出力は3倍だ。\n", ".txt").metadata.published == "2026-02-10"
    )
    assert source_of("新型機を公開\n\n2026年2月10日に公開した。\n", ".txt").metadata.published is None


# Front matter


def test_fields_of_a_header() -> None:
    header = read_front_matter(
        '---\nlayout: post\ntitle: "二相冷却: 入門"\ndate: 2026-02-10 09:13:11 +0900\nauthor: {name: 編集部}\n'
        "categories: [基盤]\ntags:\n  - 冷却\n  - 012\n  - no\npermalink: /cool/\n---\n本文"
    )
    assert header is not None
    assert header.metadata == Metadata(
        "二相冷却: 入門", "2026-02-10T09:13:11+09:00", "編集部", "/cool/", ("基盤", "冷却", "012", "no")
    )
    assert header.warnings == ()


@pytest.mark.parametrize(
    ("head", "warning"),
    [
        ("title: a: b: c", "front matter: unreadable"),
        ("title: 冷却\n\tdate: x", "front matter: unreadable"),
        ("a: &x [1]\nb: [*x, *x]", "front matter: unreadable"),
        ("a: " + "[" * 500, "front matter: unreadable"),
        ("a:\n" + "- " * 500 + "x", "front matter: unreadable"),
        ("title: 冷却\ntitle: 別の題", "front matter: title given twice"),
        ("title: 冷却\ndate: 2026-02-30", "date: impossible 2026-02-30"),
    ],
)
def test_a_broken_header_never_costs_the_article(head: str, warning: str) -> None:
    for line_end in ("\n", "\r\n"):
        source = source_of(f"---\n{head}\n---\n熱は3割下がった。\n".replace("\n", line_end), ".md")
        assert warning in source.warnings
        assert blocks_of(source) == [("paragraph", "熱は3割下がった。")]


def test_what_can_be_saved_of_an_unreadable_header_is() -> None:
    header = read_front_matter("---\ntitle: 冷却：水と油: 比較\ndate: 2026/2/1\n---\n")
    assert header is not None
    assert header.metadata == Metadata("冷却：水と油: 比較", "2026-02-01")


@pytest.mark.parametrize(
    "raw", ["本文\n---\ntitle: x\n---\n", "---\n\n本文だけ\n\n---\n次", "--- \n", "----\ntitle: x\n----\n"]
)
def test_a_rule_is_no_header(raw: str) -> None:
    assert read_front_matter(raw) is None


def test_a_header_without_an_end_is_taken_as_far_as_it_is_one() -> None:
    source = source_of("---\ntitle: 冷却\ndate: 2026-02-01\n\n熱は3割下がった。\n", ".md")
    assert (source.metadata.title, source.warnings) == ("冷却", ("front matter: not closed",))
    assert blocks_of(source) == [("paragraph", "熱は3割下がった。")]


def test_a_huge_header_is_not_read_as_one() -> None:
    source = source_of("---\ntitle: 冷却\n" + "note: x\n" * (LONGEST // 8 + 10) + "---\n熱は3割下がった。\n", ".md")
    assert blocks_of(source)[-1] == ("paragraph", "熱は3割下がった。")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-02-10 09:13:11 +0000", "2026-02-10T09:13:11+00:00"),
        ("2026-02-10T09:13:11Z", "2026-02-10T09:13:11+00:00"),
        ("2026-02-10T09:13:11.123+09:00", "2026-02-10T09:13:11+09:00"),
        ("2026-02-10 9:13", "2026-02-10T09:13:00"),
        ("2025-10-29", "2025-10-29"),
        ("2026/02/10", "2026-02-10"),
        ("2026.2.1", "2026-02-01"),
        ("20260210", "2026-02-10"),
        ("２０２６年２月１０日", "2026-02-10"),
        ("2026年2月10日（火）9時13分", "2026-02-10T09:13:00"),
        ("令和8年2月10日", "2026-02-10"),
        ("Tue, 10 Feb 2026 09:13:11 GMT", "2026-02-10T09:13:11+00:00"),
        ("Feb 10, 2026", "2026-02-10"),
        ("10 February 2026", "2026-02-10"),
        ("昨日", None),
        ("2026", None),
        ("version 1.2.3", None),
    ],
)
def test_moments(written: str, moment: str | None) -> None:
    assert read_moment(written) == moment


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-01", "2026-02-10 25:00", "0000-01-01"])
def test_impossible_moments_are_no_moments(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_moment(written)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("2026年2月10日", "2026-02-10"),
        ("2026/02/10 09:13 公開", "2026-02-10T09:13:00"),
        ("更新日時: 2026-02-10 09:13", "2026-02-10T09:13:00"),
        ("Published: 2026-02-10", "2026-02-10"),
        ("2026年2月10日発売", None),
        ("2月10日", None),
        ("2026-02-30", None),
    ],
)
def test_datelines(line: str, moment: str | None) -> None:
    assert read_dateline(line) == moment


# JSON Lines


def lines_of(*articles: object) -> list[Source | SourceError]:
    lines = [article if isinstance(article, str) else json.dumps(article, ensure_ascii=False) for article in articles]
    return list(read_bytes("\n".join(lines).encode(), "a.jsonl", ".jsonl"))


def test_one_article_a_line() -> None:
    first, second = lines_of(
        {
            "id": 7,
            "title": "題",
            "text": "題\n\n値上げは5％。",
            "published": "2025/12/3",
            "url": "https://e.jp/",
            "tags": ["電力"],
            "x": 1,
        },
        {"id": "b", "text": "# 題\n\n値上げは**5％**。", "format": "markdown"},
    )
    assert isinstance(first, Source)
    assert (first.id, first.format) == ("7", "text")
    assert first.metadata == Metadata("題", "2025-12-03", None, "https://e.jp/", ("電力",))
    assert blocks_of(first) == [("title", "題"), ("paragraph", "値上げは5％。")]
    assert isinstance(second, Source)
    assert blocks_of(second) == [("title", "題"), ("paragraph", "値上げは5％。")]
    assert first.sha256 != second.sha256


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ("[1]", "no JSON object"),
        ('{"id": "a"}', "no text"),
        ('{"id": "a", "text": 5}', "no text"),
        ("[" * 100_000, "not valid JSON"),
        ('{"id": ' + "9" * 5000 + ', "text": "x"}', "not valid JSON"),
    ],
)
def test_a_bad_line_is_named_and_stops_nothing(line: str, reason: str) -> None:
    error, good = lines_of("", line, {"id": "a", "text": "5台"})[-2:]
    assert isinstance(error, SourceError)
    assert (error.place, reason in error.reason) == ("line 2", True)
    assert isinstance(good, Source)


def test_doubtful_fields_are_warned_of() -> None:
    (source,) = lines_of(r'{"text": "5台\ud800", "published": "2026-02-30", "format": "docx"}')
    assert isinstance(source, Source)
    assert (source.id, source.raw, source.metadata.published) == ("1", "5台\ufffd", None)
    assert len(source.warnings) == 4


def test_lines_are_read_one_by_one() -> None:
    articles = read_bytes(b'{"id": "a", "text": "x"}\n{', "a.jsonl", ".jsonl")
    assert isinstance(next(articles), Source)


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp932", "utf-16"])
def test_json_lines_in_other_encodings(codec: str) -> None:
    data = '{"id": "a", "text": "出荷は表の通り5台。"}\n{"id": "b", "text": "返品は6台。"}\n'.encode(codec)
    assert [source.raw for source in read_bytes(data, "a", ".jsonl") if isinstance(source, Source)] == [
        "出荷は表の通り5台。",
        "返品は6台。",
    ]


# Files


def test_files_by_suffix(tmp_path: Path) -> None:
    for name, form in (
        ("a.md", "markdown"),
        ("a.MARKDOWN", "markdown"),
        ("a.txt", "text"),
        ("a.htm", "html"),
        ("a.log", "text"),
    ):
        path = tmp_path / name
        path.write_text("<p>出荷は5台。</p>", encoding="utf-8")
        (source,) = read(path, f"in/{name}")
        assert isinstance(source, Source)
        assert (source.format, source.path, source.encoding) == (form, f"in/{name}", "utf-8")


def test_what_cannot_be_read_is_an_error_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    (tmp_path / "large.txt").write_bytes(b"x" * 11)
    (tmp_path / "large.jsonl").write_bytes(b'{"text": "' + b"x" * 100 + b'"}\n{}\n')
    for name in ("missing.txt", "", "large.txt"):
        (error,) = read(tmp_path / name, name)
        assert isinstance(error, SourceError)
        assert error.remedy
    first, second = read(tmp_path / "large.jsonl", "large.jsonl")
    assert isinstance(first, SourceError)
    assert isinstance(second, SourceError)
    assert (first.place, second.place) == ("line 1", "line 2")


def test_a_parser_that_fails_leaves_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(raw: str) -> None:
        raise AssertionError(raw)

    monkeypatch.setitem(reading.FORMATS, "markdown", fail)
    source = source_of("---\ntitle: 題\n---\n出荷は5台。\n", ".md")
    assert source.warnings == ("markdown: unreadable, read as plain text",)
    assert blocks_of(source) == [("paragraph", "出荷は5台。")]


def test_markup_that_is_too_large_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_MARKUP", 5)
    source = source_of("**出荷**は5台。", ".md")
    assert (source.text, source.warnings) == ("**出荷**は5台。", ("markdown: too large, read as plain text",))
