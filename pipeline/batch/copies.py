"""An output folder copied to an object store when the run has ended."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.batch.files import listed
from pipeline.batch.stores import file_system
from pipeline.errors import UsageError

#: In the store: what the copies before have written there, each file with the SHA-256 of its bytes.
COPIED = "yomitori-copied.json"


def copy_out(folder: Path, address: str) -> tuple[int, int]:
    """Bring a store to the state of an output folder: how many files were copied, and how many removed.

    What has not changed since the last copy stays as it is; what that copy wrote and the folder no longer has is removed; files of
    others are left alone. A copy that is broken off is made good by the next one. Raises UsageError where the store does not let us.
    """
    files, root = file_system(address)
    root = root.rstrip("/")
    try:
        before = _before(files, f"{root}/{COPIED}")
        now = {name: _digest(folder / name) for name in listed(folder)}
        changed = [name for name, digest in sorted(now.items()) if before.get(name) != digest]
        gone = sorted(before.keys() - now.keys())
        if changed or gone:
            _tell(files, f"{root}/{COPIED}", {name: digest for name, digest in before.items() if now.get(name) == digest or name in gone})
            for name in changed:
                files.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
                files.put_file(str(folder / name), f"{root}/{name}")
            for name in gone:
                if files.exists(f"{root}/{name}"):
                    files.rm_file(f"{root}/{name}")
            _tell(files, f"{root}/{COPIED}", now)
    except Exception as error:  # each store has errors of its own
        raise UsageError(f"{address}: cannot be written: {error}. Check the address and your rights there, and run again") from error
    return len(changed), len(gone)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _before(files: Any, path: str) -> dict[str, str]:
    """What the last copy wrote; nothing where there was none, or where its list is damaged: then all is copied."""
    if not files.exists(path):
        return {}
    try:
        told = json.loads(files.cat_file(path))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _tell(files: Any, path: str, copied: dict[str, str]) -> None:
    files.makedirs(path.rpartition("/")[0], exist_ok=True)
    files.pipe_file(path, json.dumps(dict(sorted(copied.items())), indent=0).encode())
