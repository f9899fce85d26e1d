"""The article records of a run, read back one by one."""

from __future__ import annotations

from array import array
from functools import lru_cache
from pathlib import Path

from pipeline.records import ArticleRecord, decode


class Archive:
    """A file of records, one a line; of each line only the place is kept in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ends = array("Q", [0])
        self._read = lru_cache(maxsize=64)(self._decode)

    def added(self, length: int) -> None:
        """Take note of a line of `length` bytes that was written."""
        self._ends.append(self._ends[-1] + length)

    def record(self, number: int) -> ArticleRecord:
        """The record on the line `number`, from 0. The file must have been flushed."""
        return self._read(number)

    def _decode(self, number: int) -> ArticleRecord:
        start, end = self._ends[number], self._ends[number + 1]
        with self._path.open("rb") as file:
            file.seek(start)
            return decode(file.read(end - start))
