"""Web pages to blocks: main text, tables, hidden parts, metadata, and broken markup."""

from __future__ import annotations

import pytest

from pipeline.sources.html import read_html
from pipeline.sources.source import Cell, Metadata


def blocks(raw: str) -> list[tuple[str, str]]:
    reading = read_html(raw)
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def text(raw: str) -> str:
    return " / ".join(part for _, part in blocks(raw))


PAGE = """<!DOCTYPE html>
<html lang="ja"><head><title>蓄電所が稼働 | 電力の窓</title>
<meta property="og:title" content="蓄電所が稼働">
<meta property="article:published_time" content="2025-12-03T10:00:00+09:00">
<meta name="keywords" content="電力, 蓄電池"><link rel="canonical" href="https://e.jp/a">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": [{"name": "田中"}]}]}</script>
<style>p{margin:3px}</style></head>
<body><header><a href="/">電力の窓 2025</a></header><nav><ul><li>首位10社</ul></nav>
<article><header><h1>蓄電所が稼働</h1></header>
<p>出力は<b>50</b>メガ<b>ワット</b>で、<em>費用</em>は1兆<span>2,000</span>億円。<br>来春に増やす。</p>
<h2>背景</h2><ul><li>一つ目<ul><li>内側</ul><li>二つ目</ul>
<blockquote><p>「早い」</p></blockquote><figure><img alt="図"><figcaption>設備の写真</figcaption></figure>
<pre>x = 1
y = 2</pre><aside>関連は3件</aside><p hidden>見えない9円</p><p style="display: none">見えない8円</p>
<!-- 隠れた7円 --><script>document.write("<p>6円</p>")</script></article>
<footer>© 2025</footer></body></html>"""


def test_a_page() -> None:
    assert blocks(PAGE) == [
        ("title", "蓄電所が稼働"),
        ("paragraph", "出力は50メガワットで、費用は1兆2,000億円。"),
        ("paragraph", "来春に増やす。"),
        ("heading", "背景"),
        ("item", "一つ目"),
        ("item", "内側"),
        ("item", "二つ目"),
        ("quote", "「早い」"),
        ("caption", "設備の写真"),
        ("code", "x = 1 y = 2"),
    ]
    reading = read_html(PAGE)
    assert reading.metadata == Metadata(
        "蓄電所が稼働", "2025-12-03T10:00:00+09:00", "田中", "https://e.jp/a", ("電力", "蓄電池")
    )
    at = reading.text.index("50メガ")
    assert PAGE[slice(*reading.offsets.span(at, at + 6))] == "50</b>メガ<b>ワッ"


def test_entities_readings_and_raised_digits() -> None:
    raw = "<p>A&amp;B&nbsp;は&yen;500、&#12354;&#x3044;。<ruby>鋼<rp>(</rp><rt>はがね</rt></ruby>は10<sup>6</sup>個。AT&T &bogus; &lt;b&gt;</p>"
    reading = read_html(raw)
    assert reading.text == "A&B\xa0は¥500、あい。鋼は10⁶個。AT&T &bogus; <b>"
    at = reading.text.index("¥")
    assert raw[slice(*reading.offsets.span(at, at + 4))] == "&yen;500"


def test_line_breaks_in_the_file_mean_nothing_between_japanese() -> None:
    assert text("<p>新しい計\n   算機は the new\n chip より速い</p>") == "新しい計算機は the new chip より速い"
    assert text("<p>半導\u200b体と蓄&shy;電池</p>") == "半導体と蓄電池"


def test_cells() -> None:
    reading = read_html(
        "<table><caption>表1</caption><thead><tr><th>型<th>値</thead><tr><td rowspan=2>甲<td>3万円<tr><td>4万円<br>(税込)"
        "<tr><td colspan=2>計<td>7</table><table><tr><th>乙<td><ul><li>8<li>9</ul></table>"
    )
    cells = [(block.cell, reading.text[block.start : block.end]) for block in reading.blocks if block.kind == "cell"]
    assert cells == [
        (Cell(0, 0, 0, True), "型"),
        (Cell(0, 0, 1, True), "値"),
        (Cell(0, 1, 0, False), "甲"),
        (Cell(0, 1, 1, False), "3万円"),
        (Cell(0, 2, 1, False), "4万円 (税込)"),
        (Cell(0, 3, 0, False), "計"),
        (Cell(0, 3, 2, False), "7"),
        (Cell(1, 0, 0, True), "乙"),
        (Cell(1, 0, 1, False), "8"),
        (Cell(1, 0, 1, False), "9"),
    ]


LONG = "本文は、ここに、ある。出荷は、5台。" * 5


@pytest.mark.parametrize(
    "page",
    [
        f"<body><div>目次</div><main><p>{LONG}</p></main><div>広告</div>",
        f"<body><div>目次</div><div role='main'><p>{LONG}</p></div><div>広告</div>",
        f"<body><div><a href=x>目次、と、広告、など。</a></div><div id=c><p>{LONG}</p></div><div>広告</div>",
        f"<body><article><p>前触れ。</p></article><article><p>{LONG}</p></article>",
        f"<form><nav>目次</nav><div><p>{LONG}</p></div></form>",
    ],
)
def test_main_text(page: str) -> None:
    assert text(page) == LONG


def test_a_page_whose_parts_are_all_left_out_is_read_whole() -> None:
    assert text("<nav>出荷は5台。</nav>") == "出荷は5台。"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<script type=\'application/ld+json\'>{"datePublished": "2026-02-10"}</script>', "2026-02-10"),
        ("<meta name=date content=2026/02/10>", "2026-02-10"),
        ("<script type='application/ld+json'>{broken</script><time datetime=2026-02-10>昨日</time>", "2026-02-10"),
        ("<p><time>2026年2月10日</time>", "2026-02-10"),
        ("<span class='post-date'>2026年2月10日 更新</span>", "2026-02-10"),
        ("<meta name=date content=2026-02-30>", None),
        ("<p>2026年2月10日に発表。</p>", None),
    ],
)
def test_publication(head: str, published: str | None) -> None:
    assert read_html(head + "<p>出荷は5台。</p>").metadata.published == published


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>蓄電所が春に稼働 - 電力の窓</title>", "蓄電所が春に稼働"),
        ("<title>蓄電所 &amp; 送電網</title>", "蓄電所 & 送電網"),
        ("<title>蓄電所が稼働｜電力</title><h1>蓄電所が稼働</h1>", "蓄電所が稼働"),
        ("<h1>蓄電所が稼働</h1>", "蓄電所が稼働"),
        ("", None),
    ],
)
def test_titles(head: str, title: str | None) -> None:
    assert read_html(head + "<p>出荷は5台。</p>").metadata.title == title


@pytest.mark.parametrize(
    "broken",
    [
        "<!-- 閉じない",
        "<![a b",
        "<![CDATA[ x",
        "<?php",
        "<a href='",
        '<a b="x',
        "<p",
        "</",
        "<script>",
        "</p></td></x>",
        "<table><tr><td>",
        "<",
        "&#xffffffff;",
        "&#0;",
    ],
)
def test_broken_markup_costs_only_itself(broken: str) -> None:
    assert "出荷は5台。" in text(f"<p>前の文。</p>{broken}\n<p>出荷は5台。</p><p>後の文。</p>")
    assert "後の文。" in text(f"<p>前の文。</p>{broken}\n<p>出荷は5台。</p><p>後の文。</p>")


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        '<a b="',
        '<a b="> ',
        "<a =\"' > ",
        "<!--",
        "<![a b",
        "<?",
        "<![CDATA[",
        "<div>x",
        "<ul><li>x",
        "<table><tr><td>x",
        "</x>",
        "&amp",
        "<sup>1",
        "<article>x",
        "<script>",
        "<p>x",
        "<td colspan=99 rowspan=99>",
    ],
)
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    read_html("<p>出荷は5台。</p>" + unit * 20_000)


def test_front_matter_before_html() -> None:
    reading = read_html("---\ntitle: 題\ndate: 2026-02-10\n---\n<p>出荷は5台。</p>")
    assert (reading.text, reading.metadata) == ("出荷は5台。", Metadata("題", "2026-02-10"))
