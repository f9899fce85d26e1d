"""What earlier runs made of each article, kept beside the output: a run reads only what is new, and a killed one goes on.

The file holds one entry for each task, in the order of the output: its key, the length and the CRC-32 of what follows, and
its outcomes, packed. A key is the hash of the task's bytes, its name, the program and the settings, so that no entry can
serve another article or another version. A run adds what it makes to a second file as it goes; that file takes the place
of the first one when the run ends, and is read with it when the run did not.
"""

from __future__ import annotations

import contextlib
import hashlib
import struct
import zlib
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import IO

import msgspec

from pipeline import __version__
from pipeline.batch.stores import is_address
from pipeline.batch.tasks import Task
from pipeline.batch.work import Finished, Outcome
from pipeline.summary.english.style import Style
from pipeline.tables.own_names import OwnNames

RESULTS = ".yomitori-results"
_PART, _NEW = f"{RESULTS}.next", f"{RESULTS}.new"
_HEAD = b"yomitori results 1\n"
_ENTRY = struct.Struct(">16sII")
_LIBRARIES = ("fugashi", "unidic-lite", "spacy", "markdown-it-py", "Babel")
_decoder = msgspec.msgpack.Decoder(tuple[Finished, ...])


@cache
def program() -> bytes:
    """A hash of this program: its files and the libraries that it reads with."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            digest.update(f"{path.relative_to(package).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    digest.update("".join(version(name) for name in _LIBRARIES).encode())
    return digest.digest()


class Results:
    """The entries of an output folder, for one run: `key`, `known`, then `use` or `keep` for each task in order, and `finish`."""

    def __init__(self, folder: Path, formats: Collection[str], names: OwnNames, style: Style) -> None:
        self._folder = folder
        settings = msgspec.msgpack.encode((sorted(formats), names.files, style))
        self._base = hashlib.sha256(program() + settings)
        self._places: dict[bytes, tuple[int, int, int]] = {}  # key → file, offset, length
        self._files: list[IO[bytes]] = []
        self._stack = contextlib.ExitStack()
        self.earlier = self._scan(folder / RESULTS)  # the keys of the last whole run, in order
        self.interrupted = (folder / _PART).exists()  # the last run did not come to its end
        self._made = self._scan(folder / _PART)
        self._order: list[bytes] = []

    def begin(self) -> None:
        """Make ready to keep what a run makes."""
        (self._folder / _NEW).unlink(missing_ok=True)  # of a run that was killed at its end
        self._part = self._stack.enter_context((self._folder / _PART).open("ab"))
        if self._part.tell() == 0:
            self._part.write(_HEAD)

    def close(self) -> None:
        """Close the files. What a run that fails has made stays for the next one."""
        self._stack.close()

    @property
    def sha256(self) -> str:
        """Of the program and the settings."""
        return self._base.hexdigest()

    def key(self, task: Task) -> bytes | None:
        """The key of a task; None for one whose bytes cannot be read, or whose store does not tell whether they changed."""
        if task.problem is not None:
            return None
        digest = self._base.copy()
        digest.update(msgspec.msgpack.encode((task.display, task.suffix, task.line)))
        if task.data is not None:
            digest.update(task.data)
        elif is_address(task.path or ""):
            if not task.state:
                return None
            digest.update(msgspec.msgpack.encode((task.path, task.state)))
        else:
            try:
                with open(task.path or "", "rb") as file:
                    while block := file.read(1 << 20):
                        digest.update(block)
            except OSError:
                return None
        return digest.digest()[:16]

    def known(self, key: bytes | None) -> Sequence[Outcome] | None:
        """What was made of the task with this key; None where nothing was, or where the entry is damaged."""
        place = self._places.get(key) if key is not None else None
        return None if place is None else _unpack(self._read(place))

    def use(self, key: bytes | None) -> None:
        """An entry belongs to this run."""
        if key is not None:
            self._order.append(key)

    def keep(self, key: bytes | None, outcomes: Iterable[Outcome]) -> None:
        """Add what was made of a task. Failures are not kept: the next run tries again."""
        made = list(outcomes)
        if key is None or not made or not all(isinstance(outcome, Finished) for outcome in made):
            return
        packed = zlib.compress(msgspec.msgpack.encode(made), 1)
        self._part.write(_ENTRY.pack(key, len(packed), zlib.crc32(packed)) + packed)
        self._part.flush()
        self._made.append(key)
        self._order.append(key)

    def finish(self) -> None:
        """Let the file hold the entries of this run, in their order, and no others."""
        self._part.flush()
        if self._order == self.earlier and not self._made:
            (self._folder / _PART).unlink()
        elif self._order == self._made:
            (self._folder / _PART).replace(self._folder / RESULTS)
        else:
            self._scan(self._folder / _PART)
            new = self._folder / _NEW
            with new.open("wb") as file:
                file.write(_HEAD)
                for key in self._order:
                    packed = self._read(self._places[key])
                    file.write(_ENTRY.pack(key, len(packed), zlib.crc32(packed)) + packed)
            new.replace(self._folder / RESULTS)
            (self._folder / _PART).unlink()

    def _scan(self, path: Path) -> list[bytes]:
        """The keys of a file, in order; what a kill left half written at its end is cut off."""
        keys: list[bytes] = []
        try:
            file = self._stack.enter_context(path.open("r+b"))
        except FileNotFoundError:
            return keys
        size = path.stat().st_size
        whole = len(_HEAD) if file.read(len(_HEAD)) == _HEAD else 0
        while whole and len(head := file.read(_ENTRY.size)) == _ENTRY.size:
            key, length, _ = _ENTRY.unpack(head)
            end = whole + _ENTRY.size + length
            if end > size:
                break
            self._places[key] = (len(self._files), whole, length)
            keys.append(key)
            whole = file.seek(end)
        if whole < size:
            file.truncate(whole)
        self._files.append(file)
        return keys

    def _read(self, place: tuple[int, int, int]) -> bytes:
        """The packed outcomes; b"" where they are not what was written."""
        number, start, length = place
        file = self._files[number]
        file.seek(start)
        _, _, checksum = _ENTRY.unpack(file.read(_ENTRY.size))
        packed = file.read(length)
        return packed if zlib.crc32(packed) == checksum else b""


def _unpack(packed: bytes) -> Sequence[Outcome] | None:
    if not packed:
        return None
    try:
        return _decoder.decode(zlib.decompress(packed))
    except (zlib.error, msgspec.MsgspecError):
        return None
