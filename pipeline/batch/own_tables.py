"""The user's tables of names, and how a run takes them up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.tables.own_names import OwnNames, choose, read_own_names


def use_own_tables(paths: Sequence[Path]) -> OwnNames:
    """Read the tables and let this process find their names. Raises UsageError before anything is changed."""
    names = read_own_names(paths)
    if names.rows:
        from pipeline.components.product_own import check_own_names

        check_own_names(names)
    choose(names)
    return names
