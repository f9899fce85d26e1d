"""Stands between the program and the system: counts its calls on files, and does something else at the one that is asked for.

Calls are open, write, fsync, rename, mkdir, unlink, rmdir and truncate, of Python code, on files below one folder. A write is the
one that reaches the system, behind all buffers. Only for children that end with their run: nothing is ever put back.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Called before each call with its kind, its number from 0, and for a write what does half of it; may raise or not return.
Before = Callable[[str, int, Callable[[], object]], object]
_PATHS = {"rename": ("rename", "replace"), "mkdir": ("mkdir",), "unlink": ("unlink", "remove"), "rmdir": ("rmdir",)}


@dataclass(slots=True)
class Interposer:
    """`calls` holds the kinds of all calls so far. `count` names the kinds that are counted."""

    folder: Path
    before: Before
    count: frozenset[str] = frozenset({"open", "write", "fsync", "rename", "mkdir", "unlink", "rmdir", "truncate"})
    calls: list[str] = field(default_factory=list)

    def call(self, kind: str, half: Callable[[], object] = lambda: None) -> None:
        """A call is about to be made."""
        if kind in self.count:
            self.calls.append(kind)
            self.before(kind, len(self.calls) - 1, half)

    def concerns(self, path: object) -> bool:
        """Whether a path lies in the folder that is watched."""
        return isinstance(path, str | os.PathLike) and str(self.folder) in os.fspath(path)

    def install(self) -> None:
        """From now on all calls of this process are seen."""
        for kind, names in _PATHS.items():
            for name in names:
                setattr(os, name, self._around(kind, getattr(os, name)))
        fsync = os.fsync

        def watched_fsync(descriptor: int) -> None:
            self.call("fsync")
            fsync(descriptor)

        os.fsync = watched_fsync  # type: ignore[assignment]
        opening = self._open(io.open)
        io.open = builtins.open = opening  # type: ignore[assignment]
        sys.modules["pathlib"].io.open = opening  # type: ignore[attr-defined]

    def _around(self, kind: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def watched(path: Any, *arguments: Any, **named: Any) -> Any:
            if self.concerns(path):
                self.call(kind)
            return real(path, *arguments, **named)

        return watched

    def _open(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def watched(path: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, errors: Any = None, newline: Any = None, **named: Any) -> Any:
            if not self.concerns(path):
                return real(path, mode, buffering, encoding, errors, newline, **named)
            self.call("open")
            raw = _WatchedFile(path, mode.replace("b", "").replace("t", ""), self)
            if raw.readable() and raw.writable():
                buffered: Any = io.BufferedRandom(raw)
            else:
                buffered = io.BufferedWriter(raw) if raw.writable() else io.BufferedReader(raw)
            return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

        return watched


class _WatchedFile(io.FileIO):
    """A file whose writes are calls."""

    def __init__(self, path: Any, mode: str, interposer: Interposer) -> None:
        super().__init__(path, mode)
        self._interposer = interposer

    def write(self, data: Any) -> int:
        self._interposer.call("write", lambda: io.FileIO.write(self, bytes(data)[: len(data) // 2]))
        return super().write(data)

    def truncate(self, size: int | None = None) -> int:
        self._interposer.call("truncate")
        return super().truncate(size)
