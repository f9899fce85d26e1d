"""Which files the arguments of a run mean, in a fixed order."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from pipeline.batch.stores import is_address, stored
from pipeline.errors import UsageError
from pipeline.records import ErrorRecord

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    `path` opens it and `display` names it in the output: relative to the folder that was given, else the file's name,
    so that the output does not depend on where the files lie. `problem` tells why it is not read at all. Of a file in a store
    `path` is the address, `bytes` its size, and `state` what the store says of its state.
    """

    path: str
    display: str
    problem: ErrorRecord | None = None
    bytes: int = 0
    state: str = ""


def find_inputs(arguments: Iterable[str], readable: Callable[[str], bool], out: Path | None = None) -> tuple[list[Input], int]:
    """The files that `arguments` (files, folders, globs, addresses, `-`) mean, each once, and the number of files passed over.

    A folder is read recursively, in code point order; hidden files, files whose suffix is not `readable`, links to
    folders and the folder `out` are passed over. Raises UsageError where an argument means nothing.
    """
    found: list[Input] = []
    passed = 0
    out_identity = _identity(out) if out else None
    for argument in arguments:
        if is_address(argument) and not os.path.lexists(argument):
            for file in stored(argument):
                if file.walked and not readable(os.path.splitext(file.name)[1].lower()):
                    passed += 1
                else:
                    found.append(Input(file.address, _shown(file.name), bytes=file.size, state=file.state))
            continue
        for path in _expand(argument):
            if argument == STANDARD_INPUT:
                found.append(Input(STANDARD_INPUT, "standard-input"))
            elif os.path.isdir(path):
                if out_identity is not None and _identity(path) == out_identity:
                    raise UsageError(f"{path} is both an input and the output folder; choose another --out")
                for item in _walk(path, out_identity):
                    if item.problem is None and not readable(os.path.splitext(item.path)[1].lower()):
                        passed += 1
                    else:
                        found.append(item)
            else:
                found.append(_file(path, os.path.basename(path)))
    return _told_apart(found), passed


def _expand(argument: str) -> list[str]:
    """The paths that one argument names."""
    if argument == STANDARD_INPUT or os.path.lexists(argument):
        return [argument]
    if not argument or "\0" in argument:
        raise UsageError(f"no such input: {argument!r}")
    paths = sorted(glob.glob(argument, recursive=True)) if glob.has_magic(argument) else []
    if not paths:
        raise UsageError(f"no such input: {argument}")
    # `**` names a folder and all that it holds; what it holds is found by walking the folder.
    folders = [path.rstrip(os.sep) + os.sep for path in paths if os.path.isdir(path)]
    return [path for path in paths if not any(path.startswith(folder) and path != folder for folder in folders)]


def _walk(folder: str, out: tuple[int, int] | None) -> Iterator[Input]:
    """The files below `folder`, in code point order of their paths."""
    stack = [iter([Input(folder, "")])]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif item.problem is not None or not _is_folder(item.path):
            yield item
        elif out is None or _identity(item.path) != out:
            stack.append(_entries(item))


def _entries(folder: Input) -> Iterator[Input]:
    """What lies in a folder, hidden things left out. A folder among it has no problem and `_walk` goes into it."""
    try:
        with os.scandir(folder.path) as scan:
            entries = sorted(scan, key=_place)
    except OSError as error:
        yield _unreadable(folder.path, folder.display or os.path.basename(os.path.abspath(folder.path)), _why(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = f"{folder.display}/{entry.name}" if folder.display else entry.name
        if not _leads_to_folder(entry):
            yield _file(entry.path, name)
        elif entry.is_symlink():
            yield _unreadable(entry.path, name, "a link to a folder", "Name the folder itself as an input")
        else:
            yield Input(entry.path, name)


def _place(entry: os.DirEntry[str]) -> bytes:
    """What puts the whole paths below a folder in code point order: `a.txt` stands before `a/b.txt`."""
    return os.fsencode(entry.name) + (b"/" if _leads_to_folder(entry) else b"")


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except OSError:
        return False


def _file(path: str, display: str) -> Input:
    """A file, with its problem where it is none that can be opened: opening a pipe would wait for ever."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return _unreadable(path, display, _why(error))
    if not stat.S_ISREG(mode):
        return _unreadable(path, display, "not a regular file", "Give a file, a folder, a glob, or - for standard input")
    return Input(path, _shown(display))


def _unreadable(path: str, display: str, reason: str, remedy: str = "Check the file and its permissions") -> Input:
    shown = _shown(display)
    return Input(path, shown, ErrorRecord(path=shown, id=None, kind="SourceError", reason=reason, remedy=remedy))


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _shown(path: str) -> str:
    """A path as the output names it: with `/`, and the bytes that are no UTF-8 spelled out."""
    return path.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _identity(path: str | Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _told_apart(found: list[Input]) -> list[Input]:
    """Each file once; files that would be named alike are named by their whole paths as given."""
    once: dict[str, Input] = {}
    for item in found:
        whole = item.path == STANDARD_INPUT or is_address(item.path)
        once.setdefault(item.path if whole else os.path.abspath(item.path), item)
    count = Counter(item.display for item in once.values())
    return [_renamed(item, _shown(item.path)) if count[item.display] > 1 else item for item in once.values()]


def _renamed(item: Input, display: str) -> Input:
    problem = item.problem and msgspec.structs.replace(item.problem, path=display)
    return replace(item, display=display, problem=problem)
