"""Reads the tables and checks every row.

A table is a TSV file beside this one. Lines that start with `#` explain it; the first other line names the columns;
cells are trimmed; an empty line is skipped. A cell that holds several things separates them by ` | `.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.errors import TableError

T = TypeVar("T")


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row: its line number in the file, from 1, the columns of the table, and what stands in them."""

    line: int
    columns: tuple[str, ...]
    values: list[str]

    @property
    def cells(self) -> dict[str, str]:
        """The values by column. The largest tables unpack `values` instead, which takes a third of the time."""
        return dict(zip(self.columns, self.values, strict=True))

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several things."""
        return tuple(part for part in (p.strip() for p in self.cells[column].split("|")) if part)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for circular garbage meanwhile, nor later among what is there now.

    A table makes ten thousands of things that stay, and each search would visit all.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def table_path(name: str) -> Path:
    """The file of the table `name` (`units.tsv`)."""
    return Path(str(files("pipeline.tables").joinpath(name)))


def rows(name: str, columns: tuple[str, ...], path: Path | None = None) -> Iterator[Row]:
    """The rows of a table, with the cells of `columns`.

    Raises TableError where the head is not `columns` or a row has another number of cells.
    """
    path = path or table_path(name)
    head: tuple[str, ...] | None = None
    text = path.read_text(encoding="utf-8")
    is_loose = any(blank in text for blank in (" \t", "\t ", " \n", "\n ", "\r"))
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#") or not line or line.isspace():
            continue
        cells = line.split("\t")
        if is_loose:
            cells = [*map(str.strip, cells)]
        if head is None:
            if tuple(cells) != columns:
                raise TableError(name, number, f"the columns are {', '.join(cells)}", f"Name them {', '.join(columns)}")
            head = columns
            continue
        if len(cells) < len(head):
            cells += [""] * (len(head) - len(cells))
        if len(cells) != len(head):
            raise TableError(name, number, f"{len(cells)} cells where the head has {len(head)}", "Separate the cells by one tab each")
        yield Row(number, head, cells)


def read(name: str, columns: tuple[str, ...], make: Callable[[Row], T], path: Path | None = None) -> list[T]:
    """Every row of a table made into a `T`. A ValueError of `make` becomes a TableError with the row's place."""
    made: list[T] = []
    for row in rows(name, columns, path):
        try:
            made.append(make(row))
        except ValueError as error:
            raise TableError(name, row.line, str(error), "Correct the row; the first lines of the table tell its grammar") from error
    return made
