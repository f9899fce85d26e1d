"""Whatever an article holds, it stays text where it is written."""

from __future__ import annotations

import csv as csv_module
import io

import pytest
import yaml as yaml_module
from markdown_it import MarkdownIt

from pipeline.writers import escape

HOSTILE = [
    "| a | b |",
    "a \\| b \\",
    "](javascript:alert(1))",
    "[x](http://example.com) ![y](z.png)",
    "[[wiki]] and [^1] and [ref]: http://a.example",
    "<img src=x onerror=alert(1)>",
    "<!-- comment",
    "</td></tr></table><script>alert(1)</script>",
    "&lt;b&gt; &amp;amp; &#60; AT&T",
    "---",
    "===",
    "# heading",
    "heading #",
    "C# と F#",
    "> quote",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "* item *",
    "**bold** __bold__ _em_ *em* snake_case",
    "~~struck~~ ~x~ 3~5%",
    "`code` ``more``` ````",
    "```",
    "~~~",
    "    indented",
    "\ttab",
    "line one\nline two\r\n\r\nline three",
    "{{ site.title }} {% include x %} {{{ }}} {# x #}",
    "%%hidden%% ==marked== #tag",
    "https://example.com www.example.com someone@example.com",
    "=HYPERLINK(\"http://a.example\")",
    "\u202egnp.exe\u202c",
    "zero\u200bwidth\ufeff\u00ad",
    "\x1b[31mred\x1b[0m \x07 \x9b",
    "\u2028line\u2029paragraph\x85next",
    "\x00nul",
    "title: \"x\"\n---\nadmin: true",
    "'single' \"double\" \\back\\slash",
    "../../etc/passwd",
    "no",
    "~",
    "null",
    "2026-02-30",
    "@user `",
    "!important: [a, b]",
    "🎉👨‍👩‍👧 絵文字",
]  # fmt: skip
MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False}).disable("linkify")


def tags(page: str) -> list[str]:
    """The tags of a page, in order."""
    found = []
    for token in MARKDOWN.parse(page):
        found += [child.tag or child.type for child in token.children or [] if child.type != "text"]
        if token.type != "inline":
            found.append(f"{token.type} {token.tag}")
    return found


def shown(page: str) -> str:
    """What a reader sees of the first paragraph."""
    inline = next(token for token in MARKDOWN.parse(page) if token.type == "inline")
    return "".join(child.content for child in inline.children or [])


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["{}\n", "# {}\n", "- {}\n", "> {}\n", "1. {}\n", "a {} b\n", "- [{}](x.md)\n", "**{}**\n"])
def test_text_adds_no_markup(text: str, frame: str) -> None:
    assert tags(frame.format(escape.cell(text))) == tags(frame.format("harmless"))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_in_its_cell(text: str) -> None:
    table = "| a | b |\n|---|---|\n| {} | x |\n"
    assert tags(table.format(escape.cell(text))) == tags(table.format("harmless"))


@pytest.mark.parametrize("text", [t for t in HOSTILE if escape.visible(t) == t and t == t.strip()])
def test_a_reader_sees_the_text_itself(text: str) -> None:
    assert shown(escape.markdown(text)) == text


@pytest.mark.parametrize("text", ["AT&T", "snake_case", "Trainium 3", "C++", "3-5%", "50% OFF", "x = y", "良い#例"])
def test_harmless_text_is_left_readable(text: str) -> None:
    assert escape.markdown(text).replace("\\", "") == text


@pytest.mark.parametrize("text", ["{{ x }}", "{% x %}", "{{{x}}}", "{# x #}"])
def test_no_template_is_left(text: str) -> None:
    written = escape.markdown(text)
    assert not any(mark in written for mark in ("{{", "}}", "{%", "%}", "{#", "#}"))


@pytest.mark.parametrize("text", ["https://example.com/a", "www.example.com", "a@example.com"])
def test_no_address_becomes_a_link(text: str) -> None:
    assert not any(part in escape.markdown(text) for part in ("://", "www.", "a@"))


@pytest.mark.parametrize("text", HOSTILE)
def test_yaml_gives_the_text_back(text: str) -> None:
    loaded = yaml_module.safe_load(f"title: {escape.yaml(text)}\nlist: [{escape.yaml(text)}]\n")
    assert loaded == {"title": escape.visible(text).strip(), "list": [escape.visible(text).strip()]}


def test_yaml_dates() -> None:
    assert escape.yaml_date("2025-12-03") == "2025-12-03"
    assert escape.yaml_date("2025-02-30") == '"2025-02-30"'
    assert escape.yaml_date("2025-12-03T10:00:00+09:00") == '"2025-12-03T10:00:00+09:00"'
    assert escape.yaml_date(None) == escape.yaml(None) == "null"


@pytest.mark.parametrize("text", [*HOSTILE, "+1", "-1", "@SUM(A1)", "=1+1", "\u3000=1", " \t=1", "\u200b=1", "＝1", "\r=1", "\n@x"])
def test_no_csv_cell_is_a_formula(text: str) -> None:
    line = io.StringIO()
    csv_module.writer(line, lineterminator="\n").writerow([escape.csv(text), "x"])
    (row,) = csv_module.reader(io.StringIO(line.getvalue()))
    assert len(row) == 2
    assert row[0].replace("\u3000", " ").lstrip()[:1] not in tuple("=+-@＝＋－＠\t\r")


@pytest.mark.parametrize(("text", "written"), [("3-5%", "3-5%"), ("a=b", "a=b"), ("Acme", "Acme"), ("", "")])
def test_other_csv_cells_are_left_alone(text: str, written: str) -> None:
    assert escape.csv(text) == written


def test_unseen_characters_are_shown() -> None:
    assert escape.visible("a\u202eb\u200bc\x1b[0m\u2028\x00") == "a<U+202E>b<U+200B>c<U+001B>[0m<U+2028><U+0000>"
    assert escape.markdown("\u202e") == "&lt;U+202E&gt;"


def test_every_bidirectional_control_is_shown() -> None:
    controls = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert not set(controls) & set(escape.visible(controls))
    assert not set(controls) & set(escape.terminal(controls))


def test_a_terminal_gets_lines_but_no_control() -> None:
    assert escape.terminal("a\r\nb\nc\rd\x1b]0;x\x07\u9b9b") == "a\nb\nc<U+000D>d<U+001B>]0;x<U+0007>\u9b9b"


def test_half_a_surrogate_pair_can_be_written() -> None:
    for sink in (escape.markdown, escape.yaml, escape.csv, escape.terminal):
        sink("a\ud800b").encode("utf-8")


def test_an_empty_cell_holds_a_dash() -> None:
    assert [escape.cell(text) for text in (None, "", " \n")] == ["–"] * 3


@pytest.mark.parametrize("path", ["javascript:alert(1)", "a b.md", "a.md)", "A.md", "http://x"])
def test_only_our_pages_are_linked(path: str) -> None:
    with pytest.raises(ValueError, match="not a page"):
        escape.link(path)
