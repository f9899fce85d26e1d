"""Shapes of Markdown that make parsers slow, deep or forgetful: 40 files. What a reader would see is read, all of it."""

from __future__ import annotations

from collections.abc import Callable

from hostile.case import PLAIN, READ, Case, Outcome, times

N = times(2_500)
_OUTSIDE = "markdown: lines outside"


def _case(name: str, content: Callable[[], str], *warnings: str, **more: object) -> Case:
    """A file whose text ends in the harmless sentence, which must be read."""
    more.setdefault("quantities", READ)
    more.setdefault("status", "degraded" if warnings else "ok")
    return Case("markdown", name + ".md", lambda: content().encode(), Outcome(warnings=warnings, **more))  # type: ignore[arg-type]


def _repeated(name: str, shape: str, *warnings: str, behind: str = "\n\n", **more: object) -> Case:
    return _case(name, lambda: shape * N + behind + PLAIN + "\n", *warnings, **more)


CASES = [
    _repeated("open-brackets", "["),
    _repeated("open-images", "!["),
    _repeated("open-links", "[a]("),
    _repeated("links-in-links", "[a](<b"),
    _repeated("open-labels", "[a]["),
    _repeated("stars", "*"),
    _repeated("strong-and-weak", "*a **a "),
    _repeated("underlines", "_a __a "),
    _repeated("tildes", "~~a "),
    _case("backticks-in-growing-runs", lambda: " ".join("`" * n for n in range(1, 300)) + "\n\n" + PLAIN),
    _repeated("open-angles", "<"),
    _repeated("open-comments", "a <!-- "),
    _repeated("open-declarations", "a <!X "),
    _repeated("open-data", "a <![CDATA["),
    _repeated("open-instructions", "a <?"),
    _repeated("open-addresses", "<http:"),
    _repeated("backslashes", "\\"),
    _repeated("half-entities", "&#x"),
    _repeated("quotes-in-quotes", ">", _OUTSIDE, behind=" 深い引用。\n\n", shows=("深い引用",)),
    _repeated("lists-in-lists", "- ", _OUTSIDE, behind=" 深い項目。\n\n", shows=("深い項目",)),
    _case("lists-by-indent", lambda: "".join("  " * n + "- 段\n" for n in range(200)) + "\n" + PLAIN, _OUTSIDE),
    _case("numbers-in-quotes", lambda: "1. > " * 60 + "奥の文は7人だ。\n\n" + PLAIN, _OUTSIDE, quantities=("7 count:人", *READ)),
    _case("definitions", lambda: "".join(f"[語{n}]: https://example.com/{n}\n" for n in range(N)) + "\n" + PLAIN),
    _case("one-definition-many-links", lambda: "[a]: https://example.com/\n\n" + "[a][a] " * N + "\n\n" + PLAIN),
    _case("notes", lambda: "".join(f"[^{n}]: 注の{n}。\n" for n in range(500)) + "\n本文[^1]だ。" + PLAIN, status="ok", quantities=None, shows=("注の499", PLAIN)),
    _case("open-fence", lambda: "```\n" + PLAIN + "\n", "markdown: code fence not closed"),
    _case("open-tildes", lambda: "~~~~\n" + PLAIN + "\n", "markdown: code fence not closed"),
    _case("fence-in-a-quote", lambda: "> ```\n> x = 5\n\n" + PLAIN + "\n", quantities=None, shows=("x = 5", PLAIN)),
    _case("tall-table", lambda: "| 社 | 額 |\n|---|---|\n" + "| 甲 | 乙 |\n" * N + "\n" + PLAIN),
    _case("wide-table", lambda: f"|{'a|' * 10_000}\n|{'-|' * 10_000}\n|{'b|' * 10_000}\n\n{PLAIN}"),
    _case("ragged-table", lambda: "| a | b |\n|---|---|\n| 1つ | 2つ | 3つ | 4つ |\n| 5つ |\n\n" + PLAIN, quantities=None, shows=("4つ", "5つ", PLAIN)),
    _case("bars", lambda: "|" * N + "\n" + "|-" * N + "\n\n" + PLAIN),
    _case("raw-script", lambda: "<script>\nlet price = '9円';\n</script>\n\n" + PLAIN, hides=("price",)),
    _case("raw-style", lambda: "<style>\np::after { content: '9円' }\n</style>\n\n" + PLAIN, hides=("content",)),
    _case("open-script", lambda: PLAIN + "\n\n<script>\n" + PLAIN, "html: unclosed script", quantities=READ * 2),
    _case("open-comment", lambda: PLAIN + "\n\n<!-- \n" + PLAIN, "html: unclosed comment", quantities=READ * 2),
    _case("table-of-tags", lambda: "<table>" + "<tr><td>" * N + "</table>\n\n" + PLAIN),
    _case("heading-of-many-words", lambda: "# " + "語の列" * N + "\n\n" + PLAIN),
    _case("seven-levels", lambda: "".join("#" * n + f" 第{n}層\n\n" for n in range(1, 9)) + PLAIN, shows=("第6層", "第8層")),
    _case("indented-sentence", lambda: "前置き。\n\n    " + PLAIN + "\n"),
]
