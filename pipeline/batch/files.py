"""The output folder: files appear whole or not at all, and only our own are ever replaced or removed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pipeline.errors import UsageError

MANIFEST = ".yomitori-files"
REPORT = "run.json"  # tells of the run itself
_OWN = re.compile(r"(?:[a-z]+/)?[a-z0-9_-]+\.[a-z]+")
_PART = ".part"


class OutputFolder:
    """A folder that one run at a time writes into.

    The manifest lists every file that a run wrote there, one relative path a line. A path is added before its file is
    written, so that a run that is killed leaves nothing that the next one does not know.
    """

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        """Open the folder for a run that will write at least the files `names`. Raises UsageError where it cannot."""
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._manifest = (path / MANIFEST).open("a+", encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"cannot write into {path}: {error.strerror or error}") from error
        try:
            _lock(self._manifest)
            self._manifest.seek(0)
            lines = self._manifest.read().split("\n")
            self._earlier = {line for line in lines if _OWN.fullmatch(line) and ".." not in line}
            for name in names:
                if name not in self._earlier and os.path.lexists(path / name):
                    raise UsageError(f"{path} holds a {name} that no earlier run wrote; choose another --out or remove it")
        except OSError as error:
            self._manifest.close()
            raise UsageError(f"another run is writing into {path}") from error
        except UsageError:
            self._manifest.close()
            raise
        self._written: dict[str, None] = {}
        self._parts: set[Path] = set()
        self._remove_parts()

    def state(self) -> str:
        """A hash of the names, sizes and times of the files of this run, or of the last one where this has written none."""
        digest = hashlib.sha256()
        for name in sorted(self._written or self._earlier):
            if name != REPORT:
                try:
                    found = (self.path / name).stat()
                except OSError:
                    return ""
                digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def foreign(self, folder: str) -> list[str]:
        """The names in `folder` of files that no run wrote."""
        try:
            entries = sorted(os.listdir(self.path / folder))
        except OSError:
            return []
        return [name for name in entries if f"{folder}/{name}" not in self._earlier]

    def write(self, name: str, content: bytes) -> None:
        """Write a whole file, replacing that of an earlier run."""
        with self.writing(name, durable=False) as file:
            file.write(content)

    @contextlib.contextmanager
    def writing(self, name: str, durable: bool = True) -> Iterator[IO[bytes]]:
        """A file to write into, that takes its place when the block ends well and vanishes when it does not.

        `durable` files are on the disk before they take their place; of the others a power cut may leave any state.
        """
        self._own(name)
        target = self.path / name
        part = target.with_name(f".{target.name}{_PART}")
        self._parts.add(part)
        try:
            with part.open("wb") as file:
                yield file
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        finally:
            self._parts.discard(part)

    def remove(self, name: str) -> None:
        """Remove a file of this or an earlier run."""
        (self.path / name).unlink(missing_ok=True)
        self._written.pop(name, None)

    def finish(self) -> None:
        """Remove the files of earlier runs that this one did not write again, and list the new ones."""
        for name in sorted(self._earlier - self._written.keys()):
            with contextlib.suppress(OSError):
                (self.path / name).unlink()
        for folder in sorted({name.partition("/")[0] for name in self._earlier if "/" in name}):
            with contextlib.suppress(OSError):  # not empty
                (self.path / folder).rmdir()
        part = self.path / f"{MANIFEST}{_PART}"
        part.write_text("".join(f"{name}\n" for name in self._written), encoding="utf-8", newline="\n")
        part.replace(self.path / MANIFEST)

    def close(self) -> None:
        """Let the next run in."""
        self._manifest.close()

    def _own(self, name: str) -> None:
        if not _OWN.fullmatch(name):
            raise ValueError(f"not a name for our files: {name!r}")
        if name in self._written:
            return
        self._written[name] = None
        if "/" in name:
            folder = self.path / name.partition("/")[0]
            if folder.is_symlink():
                raise OSError(f"{folder} is a link")
            folder.mkdir(exist_ok=True)
        if name not in self._earlier:
            self._manifest.write(f"{name}\n")
            self._manifest.flush()

    def _remove_parts(self) -> None:
        """What a killed run left unfinished."""
        with contextlib.suppress(OSError):
            (self.path / f"{MANIFEST}{_PART}").unlink()
        folders = {self.path} | {self.path / name.partition("/")[0] for name in self._earlier if "/" in name}
        for folder in sorted(folders):
            with contextlib.suppress(OSError):
                for entry in os.scandir(folder):
                    own = entry.name.startswith(".") and entry.name.endswith(_PART)
                    if own and entry.name[1 : -len(_PART)] and not entry.is_dir(follow_symlinks=False):
                        relative = Path(entry.path).relative_to(self.path).with_name(entry.name[1 : -len(_PART)])
                        if relative.as_posix() in self._earlier:
                            os.unlink(entry.path)


def listed(folder: Path) -> list[str]:
    """The files that the last run wrote into an output folder, but the report of the run itself."""
    lines = (folder / MANIFEST).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if _OWN.fullmatch(line) and ".." not in line and line != REPORT and (folder / line).is_file()]


def is_busy(manifest: Path) -> bool:
    """Whether a run is writing into the folder of this manifest."""
    with manifest.open("a+", encoding="utf-8") as file:
        try:
            _lock(file)
        except OSError:
            return True
    return False


def _lock(file: IO[str]) -> None:
    """Raises OSError where another process holds the lock. Without `fcntl` there is no lock."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover
        return
    fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
