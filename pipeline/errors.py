"""What can go wrong, each error with its subject and its remedy."""

from __future__ import annotations


class YomitoriError(Exception):
    """Base of every error that the program raises on purpose."""


class UsageError(YomitoriError):
    """The command line or the settings ask for something that cannot be done. Ends the run with exit code 2."""


class TableError(YomitoriError):
    """A row of a table is wrong. Names the file, the line and the remedy."""

    def __init__(self, table: str, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{table}, line {line}: {problem}. {remedy}")
        self.table, self.line, self.problem, self.remedy = table, line, problem, remedy


class SourceError(YomitoriError):
    """An input cannot be read as an article. It becomes a line of errors.jsonl and stops nothing else."""

    def __init__(self, path: str, reason: str, remedy: str, place: str | None = None) -> None:
        super().__init__(f"{path}{f', {place}' if place else ''}: {reason}. {remedy}")
        self.path, self.reason, self.remedy, self.place = path, reason, remedy, place
