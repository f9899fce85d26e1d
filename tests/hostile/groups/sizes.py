"""Nothing, and far too much: 12 files. What is too large is refused at once; the rest is read within seconds."""

from __future__ import annotations

from hostile.case import PLAIN, READ, Case, Outcome, times

_MEGABYTE = 1024 * 1024
_REFUSED = {"status": "failed", "kind": "SourceError", "reason": "larger than", "seconds": 1.0}


def _case(name: str, content: object, sparse: int = 0, **outcome: object) -> Case:
    return Case("sizes", name, content, Outcome(**outcome), sparse)  # type: ignore[arg-type]


CASES = [
    _case("nothing.txt", b"", status="degraded", warnings=("empty",), seconds=1.0),
    _case("one-byte.txt", b"5", quantities=("5",), unread=(), seconds=1.0),
    _case("one-wrong-byte.md", b"\xff", status="degraded", warnings=("encoding:",), seconds=1.0),
    _case("only-spaces.txt", lambda: (" 　\t\n" * 50_000).encode(), status="degraded", warnings=("empty",), seconds=1.0),
    _case("one-line.txt", lambda: (PLAIN.replace("。", "、") * times(1_000)).encode(), quantities=None, seconds=30.0),
    _case("digits.txt", lambda: b"9" * times(100_000), quantities=(), seconds=30.0),
    _case("short-lines.txt", lambda: ("晴れ\n\n" * times(30_000) + PLAIN).encode(), quantities=READ, seconds=60.0),
    _case("long-white-space.txt", lambda: ("始まり" + " " * 65_600 + PLAIN).encode(), quantities=READ, shows=("始まり",)),
    _case("markdown-too-large-for-a-tree.md", lambda: (PLAIN + "\n\n" + (f"{'晴れ' * 200}。" * 50 + "\n") * 440).encode(), quantities=READ, status="degraded", warnings=("markdown: too large",), seconds=30.0),
    _case("hundred-megabytes.txt", b"", 100 * _MEGABYTE, **_REFUSED),
    _case("hundred-megabytes.html", b"<p>", 100 * _MEGABYTE, **_REFUSED),
    _case("line-of-hundred-megabytes.jsonl", b'{"id": "a", "text": "', 100 * _MEGABYTE, status="failed", kind="SourceError", reason="longer than", seconds=3.0),
]
