"""The user's tables of names: where the configuration tells of them, and how a run takes them up."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.tables.own_names import OwnNames, choose, read_own_names

OWN_FILE, PROJECT_FILE = "yomitori.toml", "pyproject.toml"
SETTINGS = ("companies",)


def configured_tables(folder: Path) -> tuple[Path, ...]:
    """The tables that the configuration in `folder` names: `companies` of yomitori.toml, else of [tool.yomitori] in pyproject.toml.

    Paths are relative to `folder`. Raises UsageError where the configuration cannot be read.
    """
    own, project = folder / OWN_FILE, folder / PROJECT_FILE
    if own.is_file():
        return _tables(own, _load(own), "")
    tool = _load(project).get("tool", {}) if project.is_file() else {}
    return _tables(project, tool.get("yomitori", {}) if isinstance(tool, dict) else {}, "[tool.yomitori] ")


def use_own_tables(paths: Sequence[Path]) -> OwnNames:
    """Read the tables and let this process find their names. Raises UsageError before anything is changed."""
    names = read_own_names(paths)
    if names.rows:
        from pipeline.components.product_own import check_own_names

        check_own_names(names)
    choose(names)
    return names


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name}: {error}. Correct the TOML") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name}: not UTF-8. Save it in UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read: {error.strerror or error}") from error


def _tables(file: Path, settings: Any, section: str) -> tuple[Path, ...]:
    if not isinstance(settings, dict):
        raise UsageError(f"{file.name}: {section}is no table of settings. Write [tool.yomitori], and companies = [\"my.csv\"] below it")
    unknown = sorted(settings.keys() - set(SETTINGS))
    if unknown:
        raise UsageError(f"{file.name}: {section}no setting {unknown[0]!r}. There is {', '.join(SETTINGS)}")
    paths = settings.get("companies", [])
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise UsageError(f"{file.name}: {section}companies is no list of paths. Write companies = [\"my.csv\"]")
    return tuple(file.parent / path for path in paths)
