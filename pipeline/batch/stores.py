"""Files that are named by an address, such as s3://bucket/folder, through fsspec."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from pipeline.errors import SourceError, UsageError
from pipeline.sources.reading import LARGEST_FILE

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,30}://")
#: What stores say of the state of a file, each in its own words.
_STATE = ("ETag", "etag", "md5Hash", "LastModified", "last_modified", "updated", "mtime", "created")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a store: its whole address, its name below the folder that was given, its size in bytes, what the store says
    of its state, "" where that does not tell one state from another, and whether it was `walked` to from a folder."""

    address: str
    name: str
    size: int
    state: str
    walked: bool


def is_address(text: str) -> bool:
    """Whether this is an address and no path."""
    return _ADDRESS.match(text) is not None


def stored(address: str) -> list[Stored]:
    """The files that an address names, in code point order: that of a file, of a folder with all that it holds but hidden
    files, or a glob of both. Raises UsageError where there is nothing, or no library that reads such addresses."""
    files, path = file_system(address)
    try:
        # A name with brackets is a file before it is a glob.
        named = {path: files.info(path)} if files.exists(path) else files.glob(path, detail=True)
        found = [file for root in sorted(named) for file in _below(files, root, named)]
    except Exception as error:  # each store has errors of its own
        raise UsageError(f"{address}: cannot be read: {error}. Check the address, and your rights there") from error
    if not named:
        raise UsageError(f"no such input: {address}")
    return found


def _below(files: Any, root: str, named: dict[str, dict[str, Any]]) -> Iterator[Stored]:
    """What one of the `named` files and folders stands for; nothing where a folder among them holds it."""
    if any(root.startswith(f"{other}/") and info["type"] == "directory" for other, info in named.items()):
        return
    if named[root]["type"] != "directory":
        yield _stored(files, root, root.rpartition("/")[2], named[root], walked=False)
        return
    below = files.find(root, detail=True)
    names = {path[len(root.rstrip("/")) + 1 :]: path for path, info in below.items() if info["type"] == "file"}
    for name in sorted(names):
        if not name.startswith(".") and "/." not in name:
            yield _stored(files, names[name], name, below[names[name]], walked=True)


def _stored(files: Any, path: str, name: str, info: dict[str, Any], walked: bool) -> Stored:
    state = [f"{word}={info[word]}" for word in _STATE if info.get(word)]
    size = info.get("size") or 0
    return Stored(files.unstrip_protocol(path), name, size, " ".join([*state, f"size={size}"]) if state else "", walked)


def file_system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path there. Raises UsageError where there is no library for it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(f"{address} needs fsspec, which is not installed. Install it: pip install 'yomitori[cluster]'") from error
    try:
        return url_to_fs(address)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        raise UsageError(f"{address}: {error}") from error


@contextlib.contextmanager
def opened(address: str) -> Iterator[IO[bytes]]:
    """A file to be read. What goes wrong is an OSError, whatever the store calls it."""
    try:
        files, path = file_system(address)
        with files.open(path, "rb") as file:
            yield file
    except OSError:
        raise
    except Exception as error:
        raise OSError(str(error)[:300]) from error


def fetch(address: str, display: str) -> bytes:
    """The bytes of a file that holds one article. Raises SourceError where they cannot be had."""
    try:
        with opened(address) as file:
            return file.read(LARGEST_FILE + 1)  # one more than a reader takes: it then says that it is too large
    except OSError as error:
        raise SourceError(display, f"cannot be fetched: {error.strerror or error}", "Check the address, and the rights there") from error
