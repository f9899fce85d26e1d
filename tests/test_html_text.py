"""The marked text of the HTML page: every mark is there, nested or crossing, and the text itself is whole."""

from __future__ import annotations

import html
import re

import pytest
from stub_articles import record_of
from test_writers_escape import HOSTILE

from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.writers.html.marks import Layers, Mark
from pipeline.writers.html.text import LARGEST_WHOLE, marked_text
from pipeline.writers.sheet import Sheet

MARKDOWN = """---
title: "架空電機、容量3倍の電池を発表"
date: 2025-06-10
---

# 新しい電池

架空電機は6月10日、電池「ソラ」を発表した。開発には**3年**をかけ、費用は約&yen;5億（税込み）だ。

- 容量は120Wh
- 重さは`900`g

| 製品 | 容量 | 価格 |
|---|---|---|
| ソラ | 120Wh | 3万円 |
| ウミ | | 2万円 |
"""
PAGE = """<html><head><title>架空電機の電池</title></head><body><article><h1>架空電機の電池</h1>
<p>容量は<b>120</b>Whで、価格は3万&#20870;だ。</p><script>document.title = "1億円"</script></article></body></html>"""


def sheet(text: str, suffix: str) -> Sheet:
    (source,) = read_bytes(text.encode("utf-8"), f"a{suffix}", suffix)
    assert isinstance(source, Source)
    return Sheet(summarise(source), source.raw)


def words(marked: str) -> str:
    """What a reader sees of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", marked))


def marked_as(marked: str, kind: str) -> list[str]:
    """The words of the marks of a kind that hold no other element."""
    return [words(text) for text in re.findall(rf'<(?:a|span) class="m [^"]*\b{kind}\b[^"]*"[^>]*>((?:(?!</?(?:a|span)\b).)*)', marked)]


@pytest.mark.parametrize(("text", "suffix"), [(MARKDOWN, ".md"), (PAGE, ".html"), ("題\n\n容量は120Whで、\n価格は3万円だ。\n", ".txt")])
def test_every_figure_with_a_claim_is_in_the_text_and_leads_to_it(text: str, suffix: str) -> None:
    made = sheet(text, suffix)
    marked = marked_text(made)
    assert made.record.claims
    for claim in made.record.claims:
        (tag,) = re.findall(rf'<a class="m quantity" id="q{claim.quantity}"[^>]*>', marked.html)
        assert f'href="#{claim.id}"' in tag
        assert f"q{claim.quantity}" in marked.anchors


def test_markup_is_gone_and_tables_and_lists_are_there() -> None:
    marked = marked_text(sheet(MARKDOWN, ".md")).html
    assert "**" not in marked
    assert "<li" in marked
    assert "<table>" in marked
    assert "費用は約¥5億（税込み）だ" in words(marked)
    assert re.search(r"<tr><td[^>]*>[^<]*(?:<span[^>]*>)?ウミ(?:</span>)?</td><td></td><td", marked), "the empty cell keeps its place"


def test_a_script_of_the_article_is_no_part_of_it() -> None:
    marked = marked_text(sheet(PAGE, ".html")).html
    assert "document.title" not in marked
    assert "120" in words(marked)


def test_a_length_of_time_is_figure_and_date_at_once() -> None:
    marked = marked_text(sheet("開発には3年をかけた。\n", ".txt")).html
    assert marked_as(marked, "date") == ["3年"]
    assert re.search(r'<(?:a|span) class="m quantity"[^>]*><span class="m date"', marked)


def test_marks_may_cross() -> None:
    layers = Layers([Mark(0, 4, "company", "a"), Mark(2, 6, "product", "b"), Mark(2, 3, "date", "c")])
    found = [(start, end, "".join(sorted(mark.name for mark in marks))) for start, end, marks in layers.stretches(0, 8)]
    assert found == [(0, 2, "a"), (2, 3, "abc"), (3, 4, "ab"), (4, 6, "b"), (6, 8, "")]
    assert [stretch[:2] for stretch in layers.stretches(7, 9)] == [(7, 9)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    raw = f"価格は500円。{text}\n"
    marked = marked_text(Sheet(record_of(raw), raw)).html
    tags = {tag.lower() for tag in re.findall(r"<[/!]?([a-zA-Z][a-zA-Z0-9-]*)", marked)}
    assert tags <= {"p", "a", "span", "ul", "li", "pre", "h3", "h4", "h5", "h6", "blockquote", "div", "table", "tr", "td", "th"}
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", marked)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08]", marked)


def test_a_very_long_article_is_cut_and_says_so() -> None:
    raw = "".join(f"第{n}章の価格は500円だ。\n\n" for n in range(9000))
    marked = marked_text(Sheet(record_of(raw), raw))
    assert len(marked.html) <= LARGEST_WHOLE * 1.1
    assert marked.left_out > 0
    assert "q0" in marked.anchors
