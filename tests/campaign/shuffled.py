"""The command on a file system that lists its folders in another order: `python -m campaign.shuffled SEED ARGUMENT...`."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from types import TracebackType
from typing import Any


class _Shuffled:
    """What os.scandir gives, in another order."""

    def __init__(self, entries: list[os.DirEntry[str]]) -> None:
        self._entries = iter(entries)

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        return self._entries

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        return None

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self._entries


def shuffle(seed: str) -> None:
    """From now on os.scandir and os.listdir of this process give another order."""
    rng = random.Random(seed)
    scandir, listdir = os.scandir, os.listdir

    def shuffled_scandir(path: Any = ".") -> _Shuffled:
        with scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        rng.shuffle(found)
        return _Shuffled(found)

    def shuffled_listdir(path: Any = ".") -> list[str]:
        found = sorted(listdir(path))
        rng.shuffle(found)
        return found

    os.scandir, os.listdir = shuffled_scandir, shuffled_listdir  # type: ignore[assignment]


if __name__ == "__main__":
    shuffle(sys.argv[1])
    from pipeline.cli import main

    raise SystemExit(main(sys.argv[2:]))
