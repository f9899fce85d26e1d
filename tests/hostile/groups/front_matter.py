"""YAML between two lines of `---`: 30 files. Whatever it is, the article below it is read, and no value changes its kind."""

from __future__ import annotations

from collections.abc import Callable

from hostile.case import PLAIN, READ, Case, Outcome

_UNREADABLE = "front matter: unreadable"


def _case(name: str, head: Callable[[], str] | str, *warnings: str, **more: object) -> Case:
    """A header and below it the harmless sentence."""
    make = head if callable(head) else lambda: head
    return _file(name, lambda: f"---\n{make()}\n---\n\n{PLAIN}\n", *warnings, **more)


def _file(name: str, content: Callable[[], str] | str, *warnings: str, **more: object) -> Case:
    more.setdefault("quantities", READ)
    make = content if callable(content) else lambda: content
    more.setdefault("status", "degraded" if warnings else "ok")
    return Case("yaml", name + ".md", lambda: make().encode(), Outcome(warnings=warnings, **more))  # type: ignore[arg-type]


def _bomb() -> str:
    lines = ["title: 爆弾", "a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    return "\n".join(lines)


CASES = [
    _case("alias-bomb", _bomb, _UNREADABLE, title="爆弾"),
    _case("alias-to-itself", "title: 輪\na: &a [*a]", _UNREADABLE, title="輪"),
    _case("merged-keys", "title: 併せ\nb: &b {x: 1}\nc:\n  <<: *b", _UNREADABLE, title="併せ"),
    _case("open-brackets", lambda: "title: 括弧\na: " + "[" * 20_000, _UNREADABLE, title="括弧"),
    _case("closed-brackets", lambda: "title: 括弧\na: " + "[" * 500 + "]" * 500, _UNREADABLE, title="括弧"),
    _case("lists-in-lists", lambda: "title: 段\na:\n" + "- " * 500 + "x", _UNREADABLE, title="段"),
    _case("python-object", "title: 物\na: !!python/object/apply:os.system ['true']", title="物"),
    _case("tagged-title", "title: !!binary cGhvdG8=", title="cGhvdG8="),
    _case("impossible-date", "title: 日付\ndate: 2026-02-30", "date: impossible 2026-02-30", title="日付"),
    _case("impossible-time", "title: 時刻\ndate: 2026-02-10 25:00:00", "date: impossible", title="時刻"),
    _case("year-of-five-digits", "title: 遠い年\ndate: 20260-02-10", title="遠い年"),
    _case("base-sixty", "title: 1:30:00", title="1:30:00"),
    _case("base-eight", "title: 012", title="012"),
    _case("norway", "title: no\ntags: [yes, off, null, ~, 1e3]", title="no"),
    _case("date-as-a-title", "title: 2026-10-18", title="2026-10-18"),
    _case("digits-without-end", lambda: "title: 桁\nid: " + "9" * 5_000, title="桁"),
    _case("not-a-number", "title: .nan\nauthor: .inf", title=".nan"),
    _case("title-twice", "title: 一つ目\ntitle: 二つ目", "front matter: title given twice", title="一つ目"),
    _case("title-as-a-list", "title: [a, b]\nauthor: {x: {y: z}}"),
    _case("key-that-is-a-list", "? [a, b]\n: c\ntitle: 鍵", _UNREADABLE, title="鍵"),
    _case("tabs", "title: 表\n\tdate: 2026-02-10", _UNREADABLE, title="表"),
    _case("nul", "title: 無\0題", _UNREADABLE),
    _case("controls", "title: 警\x07告\x1b[31m", _UNREADABLE),
    _case("two-documents", "title: 一\n--- \ntitle: 二", title="一", quantities=None, shows=(PLAIN,)),
    _case("over-the-limit", lambda: "title: 長い\n" + "note: 値\n" * 12_000, "front matter: not closed"),
    _file("no-end", f"---\ntitle: 終わり無し\n\n{PLAIN}\n", "front matter: not closed", title="終わり無し"),
    _file("only-a-header", "---\ntitle: 見出しだけ\n---\n", "empty", title="見出しだけ", quantities=None),
    _file("carriage-returns", f"---\r\ntitle: 改行\r\ndate: 2026-02-10\r\n---\r\n\r\n{PLAIN}\r\n", title="改行", published="2026-02-10"),
    _file("mark-before-it", f"\ufeff---\ntitle: 印\n---\n\n{PLAIN}\n", title="印", encoding="utf-8-sig"),
    _file("header-in-the-text", f"{PLAIN}\n\n---\ntitle: 偽\ndate: 1999-01-01\n---\n", quantities=None, shows=(PLAIN,)),
]
