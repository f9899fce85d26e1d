"""The user's own names: CSV files that add, rename and remove companies and products without touching the package.

A file is UTF-8 with a head. `name` is the English name; the other columns may be left out or empty:
`kind` company (as where it is empty) or product; `aliases` other spellings, separated by ` | `, those with a leading `?`
being ordinary words too; `ticker` EXCHANGE:CODE; `parent` or `maker` the company above, by its name or id; `id`; `action`
add (as where it is empty), rename or remove.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Final, TypeVar

from pipeline.errors import UsageError

T = TypeVar("T")

COLUMNS: Final = ("name", "kind", "aliases", "ticker", "parent", "id", "action")
KINDS: Final = ("company", "product")
ACTIONS: Final = ("add", "rename", "remove")
_OTHER_HEADS: Final = {"maker": "parent"}
_TICKER: Final = re.compile(r"[A-Za-z]{2,8}:[A-Z0-9&.-]{1,12}")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_LONGEST: Final = 120  # characters of a name


@dataclass(frozen=True, slots=True)
class OwnName:
    """One row. `aliases` are pairs of a spelling and whether it is an ordinary word too; `parent` is a name or an id."""

    place: str  # "my.csv, line 3"
    name: str
    kind: str
    aliases: tuple[tuple[str, bool], ...]
    ticker: str
    parent: str
    id: str
    action: str

    def wrong(self, problem: str, remedy: str) -> UsageError:
        """The error that this row makes."""
        return UsageError(f"{self.place}: {problem}. {remedy}")


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The rows of all files, a later file's first, since it wins; and the files as (name, sha256)."""

    rows: tuple[OwnName, ...] = ()
    files: tuple[tuple[str, str], ...] = ()

    def of(self, kind: str) -> tuple[OwnName, ...]:
        """The rows of companies or of products."""
        return tuple(row for row in self.rows if row.kind == kind)


_chosen = OwnNames()


def choose(names: OwnNames) -> None:
    """Let this process read every article with `names` from here on."""
    global _chosen
    if names != _chosen:  # the same names again leave what was made of them
        _chosen = names


def chosen() -> OwnNames:
    """The names that this process reads with."""
    return _chosen


def per_choice(make: Callable[[], T]) -> Callable[[], T]:
    """Like functools.cache, for what is made of the tables and the chosen names: made anew where others are chosen."""
    kept: list[tuple[OwnNames, T]] = []

    @wraps(make)
    def give() -> T:
        if not kept or kept[0][0] is not _chosen:
            kept[:] = [(_chosen, make())]
        return kept[0][1]

    return give


def read_own_names(paths: Iterable[Path]) -> OwnNames:
    """Every row of the files. Raises UsageError with file, line and remedy where one cannot be read."""
    rows: list[OwnName] = []
    files: list[tuple[str, str]] = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"{path}: cannot be read: {error.strerror or error}. Check the path of the table of names") from error
        rows[:0] = _rows(path.name, data)
        files.append((path.name, hashlib.sha256(data).hexdigest()))
    return OwnNames(tuple(rows), tuple(files))


def _rows(file: str, data: bytes) -> list[OwnName]:
    made = [_made(f"{file}, line {line}", cells) for line, cells in _cells(file, data)]
    seen: dict[tuple[str, str], OwnName] = {}
    for row in made:
        for spelling in (row.name, *(alias for alias, _ in row.aliases)) if row.action == "add" else ():
            other = seen.setdefault((row.kind, spelling), row)
            if (other.name, other.id) != (row.name, row.id):
                line = other.place.rpartition(" ")[2]
                raise row.wrong(f"{spelling!r} stands for {other.name!r} in line {line} already", "Give each spelling to one row")
    return made


def _cells(file: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows as cells by column, each with its line, from 1."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{file}, line {line}: not UTF-8. Save the table as CSV in UTF-8") from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    head: list[str] | None = None
    last = 0
    try:
        for cells in lines:
            line, last = last + 1, lines.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if head is None:
                head = _head(file, line, cells)
            elif len(cells) > len(head):
                raise UsageError(
                    f"{file}, line {line}: {len(cells)} cells where the head has {len(head)}. Put a cell that holds a comma in double quotes"
                )
            else:
                yield line, dict(zip(head, cells, strict=False))
    except csv.Error as error:
        raise UsageError(f"{file}, line {last + 1}: {error}. Write it as CSV: commas between cells, double quotes around a cell that holds one") from error
    if head is None:
        raise UsageError(f"{file}: empty. Give it a head: {','.join(COLUMNS)}")


def _head(file: str, line: int, cells: list[str]) -> list[str]:
    head = [_OTHER_HEADS.get(name := cell.strip().lower(), name) for cell in cells]
    wrong = [cell for cell in head if cell not in COLUMNS]
    twice = [cell for cell in COLUMNS if head.count(cell) > 1]
    if wrong or twice or "name" not in head:
        problem = f"no column {wrong[0]!r} is known" if wrong else f"the column {twice[0]!r} stands twice" if twice else "no column 'name'"
        raise UsageError(f"{file}, line {line}: {problem}. The columns are {', '.join(COLUMNS)} (maker is another word for parent)")
    return head


def _made(place: str, cells: dict[str, str]) -> OwnName:
    plain = {column: " ".join(cells.get(column, "").split()) for column in COLUMNS}
    aliases = tuple(_alias(part) for part in plain["aliases"].split("|") if part.strip())
    row = OwnName(
        place,
        plain["name"],
        plain["kind"].lower() or "company",
        aliases,
        plain["ticker"],
        plain["parent"],
        plain["id"],
        plain["action"].lower() or "add",
    )
    if row.kind not in KINDS:
        raise row.wrong(f"no kind {row.kind!r}", "The kind is company or product")
    if row.action not in ACTIONS:
        raise row.wrong(f"no action {row.action!r}", "The action is add, rename or remove")
    if not row.name:
        raise row.wrong("the name is empty", "Give the English name")
    for said in (row.name, *(alias for alias, _ in aliases)):
        if _CONTROL.search(said) or len(said) > _LONGEST:
            raise row.wrong(f"{said[:40]!r} is no name", f"A name has up to {_LONGEST} characters and no control characters")
        if len(said) < 2 and not said.isupper():
            raise row.wrong(f"{said!r} is too short", "A single character stands in too many words: give a longer spelling")
    if row.ticker and row.kind == "product":
        raise row.wrong("a product has no ticker", "Leave the ticker empty, or make the row's kind company")
    if row.ticker and not _TICKER.fullmatch(row.ticker):
        raise row.wrong(f"{row.ticker!r} is no ticker", "Write it as EXCHANGE:CODE, for example TSE:6758")
    if row.id and not _ID.fullmatch(row.id):
        raise row.wrong(f"{row.id!r} is no id", "Small letters, digits and hyphens, for example sony-group")
    return row


def _alias(text: str) -> tuple[str, bool]:
    text = text.strip()
    return text.lstrip("?").strip(), text.startswith("?")
