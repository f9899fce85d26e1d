"""Things in folders that are no honest files: 30 cases, each a folder with one harmless article and something hostile beside it.

Each thing is reported or read, nothing outside the output folder is touched, and the harmless article comes out as ever.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hostile.case import PLAIN

WITNESS = "!first.txt"  # is read before all others
_IS_ROOT = os.geteuid() == 0  # root may read everything
_DENIED = "Permission denied"


def _nothing(folder: Path) -> None:
    """What happens in most cases when the first article has been read."""


@dataclass(frozen=True)
class FolderCase:
    """`make` puts things into `folder/in`, `folder/out` or beside them; `happens` is called when the first article has been read.

    `articles` are the names by which articles beside the harmless one are called, `errors` those of what is not read, with a
    part of the reason. `raises` is part of the message where the run must decline the output folder.
    """

    name: str
    make: Callable[[Path], None]
    articles: tuple[str, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    passed_over: int = 0
    happens: Callable[[Path], None] = _nothing
    raises: str = ""
    group: str = "file-system"


def begin(case: FolderCase, folder: Path) -> None:
    """Make the folder of a case: what is read, and a file outside that must stay as it is."""
    (folder / "in").mkdir(parents=True)
    (folder / "outside").mkdir()
    (folder / "outside" / "kept.txt").write_text(PLAIN, encoding="utf-8")
    _file(WITNESS)(folder)
    case.make(folder)


def _file(*names: str | bytes, text: str = PLAIN) -> Callable[[Path], None]:
    """Files with a harmless sentence in the folder that is read."""

    def make(folder: Path) -> None:
        for name in names:
            path = folder / "in" / os.fsdecode(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return make


def _link(name: str, target: str) -> Callable[[Path], None]:
    """A link; targets count from the folder that holds it."""
    return lambda folder: (folder / name).symlink_to(target)


def _both(*parts: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for part in parts:
            part(folder)

    return make


def _pipe(name: str) -> Callable[[Path], None]:
    return lambda folder: os.mkfifo(folder / "in" / name)


def _socket(folder: Path) -> None:
    at = os.open(folder / "in", os.O_RDONLY)
    try:  # the name of a socket may have but some hundred bytes
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(f"/proc/self/fd/{at}/b.txt")
    finally:
        os.close(at)


def _closed(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / "in" / name).chmod(0)


def _replaced(by: Callable[[Path], None]) -> Callable[[Path], None]:
    """The file `b.txt` goes and something else takes its place."""

    def happens(folder: Path) -> None:
        (folder / "in" / "b.txt").unlink()
        by(folder)

    return happens


def _in_b(text: str) -> Callable[[Path], None]:
    return lambda folder: _write(folder / "in" / "b.txt", text)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _deep(folder: Path) -> None:
    path = folder / "in" / "/".join("d" * 400)
    path.mkdir(parents=True)
    _write(path / "b.txt", PLAIN)


def _output(make: Callable[[Path], None]) -> Callable[[Path], None]:
    """Something that lies in the output folder before the run."""
    return _both(lambda folder: (folder / "out").mkdir(), make)


_NO_FILE = "not a regular file"
_GONE = "no regular file"
_LONG = "長" * 83 + ".txt"
_SIGNS = "<img src=x onerror=alert(1)>.txt"

CASES = [
    FolderCase("folder-in-itself", _link("in/loop", "."), errors={"loop": "a link to a folder"}),
    FolderCase("link-to-a-folder-outside", _link("in/b", "../outside"), errors={"b": "a link to a folder"}),
    FolderCase("link-to-a-file-outside", _link("in/b.txt", "../outside/kept.txt"), ("b.txt",)),
    FolderCase("link-to-nothing", _link("in/b.txt", "nothing"), errors={"b.txt": "No such file"}),
    FolderCase("link-to-itself", _link("in/b.txt", "b.txt"), errors={"b.txt": "symbolic links"}),
    FolderCase("links-in-a-circle", _both(_link("in/b.txt", "c.txt"), _link("in/c.txt", "b.txt")), errors={"b.txt": "symbolic links", "c.txt": "symbolic links"}),
    FolderCase("pipe", _pipe("b.txt"), errors={"b.txt": _NO_FILE}),
    FolderCase("pipe-of-lines", _pipe("b.jsonl"), errors={"b.jsonl": _NO_FILE}),
    FolderCase("socket", _socket, errors={"b.txt": _NO_FILE}),
    FolderCase("device-without-end", _link("in/b.txt", "/dev/zero"), errors={"b.txt": _NO_FILE}),
    FolderCase("file-that-cannot-be-read", _link("in/b.txt", "/proc/self/mem"), errors={"b.txt": "Input/output error"}),
    FolderCase("closed-file", _both(_file("b.txt"), _closed("b.txt")), ("b.txt",) if _IS_ROOT else (), {} if _IS_ROOT else {"b.txt": _DENIED}),
    FolderCase("closed-folder", _both(_file("b/c.txt"), _closed("b")), ("b/c.txt",) if _IS_ROOT else (), {} if _IS_ROOT else {"b": _DENIED}),
    FolderCase("file-that-goes", _file("b.txt"), errors={"b.txt": _GONE}, happens=_replaced(_nothing)),
    FolderCase("lines-that-go", _file("b.jsonl"), errors={"b.jsonl": "No such file"}, happens=lambda folder: (folder / "in" / "b.jsonl").unlink()),
    FolderCase("file-that-changes", _file("b.txt"), ("b.txt",), happens=_in_b(PLAIN * 50)),
    FolderCase("file-that-is-emptied", _file("b.txt"), ("b.txt",), happens=_in_b("")),
    FolderCase("file-that-becomes-a-folder", _file("b.txt"), errors={"b.txt": _GONE}, happens=_replaced(_file("b.txt/c.txt"))),
    FolderCase("file-that-becomes-a-pipe", _file("b.txt"), errors={"b.txt": _GONE}, happens=_replaced(_pipe("b.txt"))),
    FolderCase("lines-that-become-a-pipe", _file("b.jsonl"), errors={"b.jsonl": _GONE}, happens=_both(lambda folder: (folder / "in" / "b.jsonl").unlink(), _pipe("b.jsonl"))),
    FolderCase("longest-name", _file(_LONG), (_LONG,)),
    FolderCase("names-of-devices", _file("CON.txt", "NUL.md", "com1.txt"), ("CON.txt", "NUL.md", "com1.txt")),
    FolderCase("composed-and-decomposed", _file("\u30ac.txt", "\u30ab\u3099.txt"), ("\u30ab\u3099.txt", "\u30ac.txt")),
    FolderCase("large-and-small-letters", _file("B.txt", "b.txt", "b.TXT"), ("B.txt", "b.TXT", "b.txt")),
    FolderCase("name-of-controls", _file("b\n\t\x1b[31m.txt"), ("b\n\t\x1b[31m.txt",)),
    FolderCase("name-that-is-no-text", _file(b"\x83e\xff.txt"), ("\\x83e\\xff.txt",)),
    FolderCase("names-of-markup-and-options", _file(_SIGNS, "--help.txt", "a](x)|b.txt"), ("--help.txt", _SIGNS, "a](x)|b.txt")),
    FolderCase("deep-folders", _deep, ("d/" * 400 + "b.txt",)),
    FolderCase("output-that-leads-outside", _output(_link("out/articles", "../outside")), raises="is a link"),
    FolderCase("output-that-is-not-ours", _output(_link("out/index.md", "../outside/kept.txt")), raises="no earlier run wrote"),
]
