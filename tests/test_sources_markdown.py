"""Markdown to blocks: structure, inline marks, and what Japanese writers do with both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.sources.markdown import read_markdown
from pipeline.sources.markdown_parser import block_parser
from pipeline.sources.source import Cell


def blocks(raw: str) -> list[tuple[str, str]]:
    reading = read_markdown(raw)
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def text(raw: str) -> str:
    return " / ".join(part for _, part in blocks(raw))


def test_structure() -> None:
    reading = read_markdown(
        "# 電池の進歩\n\n容量は2倍。\n\n## 価格\n\n- 小型は3万円\n  1. 黒は4万円\n\n> 「早い」と言う。\n\n```python\nx = 10\ny = 2\n```\n"
    )
    found = [(b.kind, b.level, reading.text[b.start : b.end]) for b in reading.blocks]
    assert found == [
        ("title", 1, "電池の進歩"),
        ("paragraph", 0, "容量は2倍。"),
        ("heading", 2, "価格"),
        ("item", 1, "小型は3万円"),
        ("item", 2, "黒は4万円"),
        ("quote", 0, "「早い」と言う。"),
        ("code", 0, "x = 10 y = 2"),
    ]
    assert reading.metadata.title == "電池の進歩"


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("容量は**2.5倍**で*速い*", "容量は2.5倍で速い"),
        ("**1**兆**2,000**億円", "1兆2,000億円"),
        ('[報道](https://e.jp/2024/01 "1月")は`x2`と~~3~~書く', "報道はx2と3書く"),
        ("![図1](a.png)容量", "容量"),
        ("[報道][1]は5％\n\n[1]: https://e.jp/99", "報道は5％"),
        ("<https://e.jp/7>を見る", "https://e.jp/7を見る"),
        ("A&amp;B は &yen;500、&#x4e00;つ", "A&B は ¥500、一つ"),
        (r"5\*3 は 3\_000 と C:\dir", r"5*3 は 3_000 と C:\dir"),
        ("snake_case_name と 2 * 3 * 4", "snake_case_name と 2 * 3 * 4"),
        ("10<sup>6</sup>個のCO<sub>2</sub>", "10⁶個のCO₂"),
        ("<ruby>鋼<rp>(</rp><rt>はがね</rt><rp>)</rp></ruby>の3割", "鋼の3割"),
        ("<span class='a'>3割</span>の<YOUR_KEY>", "3割の<YOUR_KEY>"),
        ("速い<!-- 5倍 -->機械", "速い機械"),
        ("増収[^1]だ\n\n[^1]: 出典は年報", "増収だ / 出典は年報"),
        ("増収だ{% include x.html %}。\n{: .note}", "増収だ。"),
        ("- [x] 3台を納入", "3台を納入"),
        ("# 題 #\n", "題"),
        ("2**10 個", "2**10 個"),
    ],
)
def test_inline_marks(raw: str, read: str) -> None:
    assert text(raw) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("**「速い」**の意味", "「速い」の意味"),
        ("これは**（約3割）**です", "これは（約3割）です"),
        ("**「甲」**と**「乙」**を", "「甲」と「乙」を"),
        ("次に、**電池が切れる", "次に、電池が切れる"),
        ("** 注意：** 3日以内", "注意： 3日以内"),
    ],
)
def test_emphasis_that_does_not_close_beside_japanese(raw: str, read: str) -> None:
    assert text(raw) == read


def test_a_rule_right_below_a_paragraph_makes_no_heading() -> None:
    assert blocks("売上は3割増えました。\n---\n次の話です。") == [
        ("paragraph", "売上は3割増えました。"),
        ("paragraph", "次の話です。"),
    ]
    assert blocks("売上\n---\n3割増。")[0] == ("heading", "売上")


def test_a_paragraph_behind_a_heading_sign_is_a_paragraph() -> None:
    assert blocks("## " + "長い話が続く。" * 40)[0][0] == "paragraph"


def test_indented_japanese_is_a_paragraph_and_indented_code_is_code() -> None:
    assert blocks("前の段落。\n\n    新しい段落は4字下げる。\n    続きは5字。") == [
        ("paragraph", "前の段落。"),
        ("paragraph", "新しい段落は4字下げる。"),
        ("paragraph", "続きは5字。"),
    ]
    assert blocks("前。\n\n    total = price * 3\n")[1][0] == "code"
    assert blocks("　全角の字下げ。")[0] == ("paragraph", "全角の字下げ。")


def test_lines_of_a_paragraph() -> None:
    assert text("価格：3万円\n発売：12月1日") == "価格：3万円 / 発売：12月1日"
    assert text("速度は\n2倍になった。\n次は3倍だ。") == "速度は2倍になった。 / 次は3倍だ。"
    assert text("速度は、  \n**2**倍<br>重さは1kg") == "速度は、2倍 / 重さは1kg"
    assert text("the new chip is\nfast") == "the new chip is fast"


def test_tables() -> None:
    reading = read_markdown(
        "| 型 | 容量 |\n|---|---:|\n| **A\\|1** | 32GB |\n| B | | 余り |\n\n文。\n\n|甲|1|\n|乙|2|\n\n> | 丙 |\n> |---|\n> | 3 |\n"
    )
    cells = [(block.cell, reading.text[block.start : block.end]) for block in reading.blocks if block.cell]
    assert cells == [
        (Cell(0, 0, 0, True), "型"),
        (Cell(0, 0, 1, True), "容量"),
        (Cell(0, 1, 0, False), "A|1"),
        (Cell(0, 1, 1, False), "32GB"),
        (Cell(0, 2, 0, False), "B"),
        (Cell(0, 2, 2, False), "余り"),
        (Cell(1, 0, 0, False), "甲"),
        (Cell(1, 0, 1, False), "1"),
        (Cell(1, 1, 0, False), "乙"),
        (Cell(1, 1, 1, False), "2"),
        (Cell(2, 0, 0, True), "丙"),
        (Cell(2, 1, 0, False), "3"),
    ]


def test_html_in_markdown() -> None:
    raw = "文。\n\n<div class='n'>\n<p>出荷は<b>5</b>台。</p>\n</div>\n\n<table>\n<tr><th>型</th></tr>\n\n<tr><td>A</td></tr>\n</table>\n\n<script>\nvar x = 3;\n</script>\n"
    reading = read_markdown(raw)
    found = [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]
    assert found == [("paragraph", "文。"), ("paragraph", "出荷は5台。"), ("cell", "型"), ("cell", "A")]
    at = reading.text.index("出荷")
    assert raw[slice(*reading.offsets.span(at, at + 4))] == "出荷は<b>5"


def test_nothing_is_lost_where_nesting_is_too_deep() -> None:
    reading = read_markdown("> " * 50 + "底は5倍。")
    assert "底は5倍。" in reading.text
    assert reading.warnings


def test_an_unclosed_fence_does_not_swallow_the_article() -> None:
    reading = read_markdown("前の文。\n\n```\n\n## 続き\n\n**出荷**は5台。\n")
    assert [(b.kind, reading.text[b.start : b.end]) for b in reading.blocks][1:] == [
        ("heading", "続き"),
        ("paragraph", "出荷は5台。"),
    ]
    assert reading.warnings == ("markdown: code fence not closed",)


@pytest.mark.parametrize("raw", ["[注]: これは定義でない", ":::message\n定義でない\n:::", "> [!NOTE]\n> 定義でない"])
def test_lines_that_look_like_marks(raw: str) -> None:
    assert "定義でない" in text(raw)
    assert "[!" not in text(raw)
    assert ":::" not in text(raw)


def test_offsets_with_carriage_returns_and_front_matter() -> None:
    raw = "---\r\ntitle: 題\r\n---\r\n\r\n## 見出し\r\n\r\n- 出荷は\r\n  **5**台。\r\n"
    reading = read_markdown(raw)
    at = reading.text.index("出荷は5台")
    assert raw[slice(*reading.offsets.span(at, at + 5))] == "出荷は\r\n  **5**台"


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "**a", "`a", "<a ", "> ", "- ", "|a", "&amp;", "{%", "\\|", "[あ", "<b>"]
)
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    reading = read_markdown(unit * 20_000 + "\n\n出荷は5台。")
    assert "出荷は5台。" in reading.text


LINES = st.lists(
    st.sampled_from(
        ("# ", "- ", "* ", "+ ", "1. ", "10) ", "> ", "    ", "\t", "```\n", "~~~\n", "---", "===", "***", "|", "甲|乙", "|-|", ":-", "[甲]: b",
         "<div>", "<!-- ", "-->", "表。", "x", "\n", "\n\n", "`", "\u3000", "\x0c")
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(LINES)
def test_the_line_parser_makes_the_tokens_of_the_library(text: str) -> None:
    library = MarkdownIt("commonmark").enable("table")
    library.core.ruler.enableOnly(["normalize", "block"])
    assert [token.as_dict() for token in block_parser().parse(text, {})] == [token.as_dict() for token in library.parse(text, {})]
