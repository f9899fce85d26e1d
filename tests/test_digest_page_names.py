"""Names of pages."""

from __future__ import annotations

import re

import pytest

from pipeline.digest.page_names import PageNames

NAME = re.compile(r"[a-z0-9][a-z0-9_-]*[a-z0-9]|[a-z0-9]")


@pytest.mark.parametrize(
    ("path", "name"),
    [("003_c619d.txt", "003_c619d"), ("ai/News Today.md", "news-today"), ("a.b.c.html", "a-b-c"), ("_draft.md", "draft")],
)
def test_a_plain_name_is_kept(path: str, name: str) -> None:
    assert PageNames().give(path, None) == name


@pytest.mark.parametrize(
    "label",
    ["記事", "../../etc/passwd", "a/b", "", ".", "..", "CON", "nul", "com1", "LPT9", "aux.md", "x" * 500, "café", "a\x00b", "\ud800", "ＡＢＣ", "-", "con.txt"],
)
def test_every_name_is_safe(label: str) -> None:
    name = PageNames().give("articles.jsonl", label)
    assert NAME.fullmatch(name)
    assert len(f"{name}.md") <= 100
    assert name not in ("con", "nul", "com1", "lpt9", "aux", "prn")


def test_names_that_differ_in_case_alone_are_told_apart() -> None:
    names = PageNames()
    assert names.give("a.jsonl", "Item") != names.give("a.jsonl", "ITEM")


def test_every_article_has_its_own_name() -> None:
    names = PageNames()
    given = [names.give(path, article) for path in ("a.jsonl", "b.jsonl") for article in ("x", "x", "X", "題", "題", "名", "x" * 99, "x" * 100)]
    assert len(set(given)) == len(given)


def test_names_do_not_depend_on_the_run() -> None:
    assert PageNames().give("a.jsonl", "題") == PageNames().give("a.jsonl", "題")
    assert PageNames().give("a.jsonl", "題") != PageNames().give("b.jsonl", "題")


def test_a_taken_name_is_left_alone() -> None:
    assert PageNames(["Mine"]).give("mine.txt", None) != "mine"
