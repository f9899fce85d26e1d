"""What holds for every source, whatever the file: offsets lead to the same characters, blocks cover the text, and no
visible character is lost. The files are made at random out of the marks of each format and Japanese letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.sources.reading import SUFFIXES, read, read_as, read_bytes
from pipeline.sources.source import Source

WORDS = [
    "電池",
    "は",
    "が",
    "三",
    "兆",
    "1",
    "2,000",
    "5％",
    "GPU",
    "ab",
    "。",
    "、",
    "「",
    "」",
    "速度は3倍。",
    " ",
    "　",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u2028",
    "\ufeff",
]
TEXT = ["・", "- ", "1. ", "■", "【", "】", "# ", "---\n", "title: x\n"]
MARKDOWN = [
    "# ", "## ", "- ", "* ", "> ", "    ", "1. ", "**", "*", "_", "`", "~~", "|", "| --- | --- |\n", "---\n", "===\n", "\\", "&amp;", "&yen;",
    "<b>", "</b>", "<br>", "<div>", "</div>", "<td>", "<sup>", "</sup>", "<x>", "{: .x}\n", ":::\n", "- [ ] ", "[", "!", "(", ")",
]  # fmt: skip
HTML = [
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<br>", "<h1>", "</h1>", "<h2>", "<pre>", "</pre>", "<sup>",
    "</sup>", "&amp;", "&yen;", "&", "< ", "<>", "</>", "<!-- x -->", "<a href='x>y'>", "</a>", "<blockquote>", "<hr>", "</table>",
]  # fmt: skip
TABLES = [
    "<table>",
    "<tr>",
    "<td>",
    "<th colspan=2>",
    "<td rowspan=3>",
    "</table>",
    "<caption>",
    "<thead>",
    "<tbody>",
    "<article>",
    "<main>",
    "<section>",
]

LETTERS = re.compile("[ぁ-ん一-龠]")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋"


def made_of(*parts: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([word for part in parts for word in part]), max_size=40).map("".join)


def check(raw: str, form: str) -> str:
    """Check everything that holds for a reading of any file, and give its text."""
    reading = read_as(raw, form)
    text, before = reading.text, 0
    for block in reading.blocks:
        assert before <= block.start < block.end <= len(text)
        assert text[before : block.start].strip() == ""
        inside = text[block.start : block.end]
        assert inside == inside.strip()
        assert "\n" not in inside
        before = block.end
    assert text[before:].strip() == ""
    if not reading.offsets.pieces:
        assert text == raw.replace("\0", "\ufffd") or not text
        return text
    source_end = 0
    for piece in reading.offsets.pieces:
        assert piece.source_start >= source_end
        source_end = piece.source_start + piece.source_length
        assert source_end <= len(raw)
        if piece.length == piece.source_length:
            read_of = text[piece.text_start : piece.text_start + piece.length]
            for shown, written in zip(read_of, raw[piece.source_start : source_end], strict=True):
                assert shown == written or written == "\0" or (shown == " " and written.isspace()) or shown in RAISED
    return text


@given(made_of(WORDS, TEXT))
def test_plain_text(raw: str) -> None:
    text = check(raw, "text")
    if not raw.startswith("---"):
        assert LETTERS.findall(text) == LETTERS.findall(raw)


@settings(max_examples=300)
@given(made_of(WORDS, MARKDOWN))
@example("~~~~電池")
@example("~~~~電池\n売上\n~~~~\n出荷")
@example("> ~~~~電池\n売上")
def test_markdown(raw: str) -> None:
    assert LETTERS.findall(check(raw, "markdown")) == LETTERS.findall(raw)


@given(
    made_of(WORDS, MARKDOWN, ["]", "](", "[^1]", "[^1]: ", "]: ", "```\n", "~~~\n", "<!--", "<script>", "```"], TEXT)
)
def test_markdown_with_parts_that_are_not_shown(raw: str) -> None:
    check(raw, "markdown")


@settings(max_examples=300)
@given(made_of(WORDS, HTML))
def test_html(raw: str) -> None:
    assert LETTERS.findall(check("<main>" + raw, "html")) == LETTERS.findall(raw)


@given(
    made_of(WORDS, HTML, TABLES, ["<!--", "<![CDATA[", "<nav>", "<p hidden>", "<script>", "<h2 ", "<title>", "---\n"])
)
def test_html_with_parts_that_are_not_shown(raw: str) -> None:
    check(raw, "html")


@given(st.binary(max_size=300), st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    for source in read_bytes(data, "x", suffix):
        assert isinstance(source, (Source, SourceError))
        if isinstance(source, Source):
            (source.raw + source.text).encode("utf-8")


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "corpus").rglob("*.*")), ids=lambda path: path.name
)
def test_the_sample_articles(path: Path) -> None:
    if path.suffix not in SUFFIXES:
        pytest.skip("no article")
    for source in read(path, path.name):
        assert isinstance(source, Source)
        assert source.blocks
        check(source.raw, source.format)
