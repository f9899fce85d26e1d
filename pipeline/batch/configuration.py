"""What the configuration of the working folder sets for every run: yomitori.toml, else [tool.yomitori] of pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.summary.english.style import NUMBERS, SPELLINGS, Numbers, Spelling

OWN_FILE, PROJECT_FILE = "yomitori.toml", "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """Every setting; None and () where the configuration is silent. What the command line says comes before it."""

    companies: tuple[Path, ...] = ()
    jobs: int | None = None
    timeout: float | None = None
    formats: tuple[str, ...] = ()
    spelling: Spelling | None = None
    numbers: Numbers | None = None
    engine: str | None = None
    scheduler: str | None = None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1024


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < float("inf")


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


FORMATS = ("html", "sqlite", "parquet")
ENGINES = ("local", "dask")
#: For each setting: whether a value will do, what it must be, and an example.
SETTINGS: dict[str, tuple[Callable[[object], bool], str, str]] = {
    "companies": (_is_list, "no list of paths", 'companies = ["my.csv"]'),
    "jobs": (_is_count, "no number from 1 to 1024", "jobs = 4"),
    "timeout": (_is_seconds, "no number of seconds", "timeout = 60"),
    "formats": (lambda value: _is_list(value) and set(value) <= set(FORMATS), f"no list of {', '.join(FORMATS)}", 'formats = ["html"]'),  # type: ignore[call-overload]
    "spelling": (SPELLINGS.__contains__, f"neither {' nor '.join(SPELLINGS)}", 'spelling = "british"'),
    "numbers": (NUMBERS.__contains__, f"neither {' nor '.join(NUMBERS)}", 'numbers = "short"'),
    "engine": (ENGINES.__contains__, f"none of {', '.join(ENGINES)}", 'engine = "dask"'),
    "scheduler": (lambda value: isinstance(value, str) and value != "", "no address", 'scheduler = "tcp://HOST:8786"'),
}


def configuration(folder: Path) -> Configuration:
    """The configuration in `folder`; paths in it are relative to `folder`. Raises UsageError where it cannot be read."""
    own, project = folder / OWN_FILE, folder / PROJECT_FILE
    if own.is_file():
        return _checked(own, _load(own), "")
    tool = _load(project).get("tool", {}) if project.is_file() else {}
    return _checked(project, tool.get("yomitori", {}) if isinstance(tool, dict) else {}, "[tool.yomitori] ")


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name}: {error}. Correct the TOML") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name}: not UTF-8. Save it in UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read: {error.strerror or error}") from error


def _checked(file: Path, settings: Any, section: str) -> Configuration:
    if not isinstance(settings, dict):
        raise UsageError(f'{file.name}: {section}is no table of settings. Write [tool.yomitori], and companies = ["my.csv"] below it')
    for name, value in settings.items():
        if name not in SETTINGS:
            raise UsageError(f"{file.name}: {section}no setting {name!r}. There is {', '.join(SETTINGS)}")
        will_do, wanted, example = SETTINGS[name]
        if not will_do(value):
            raise UsageError(f"{file.name}: {section}{name} is {wanted}. Write {example}")
    return Configuration(
        companies=tuple(file.parent / path for path in settings.get("companies", ())),
        jobs=settings.get("jobs"),
        timeout=settings.get("timeout"),
        formats=tuple(settings.get("formats", ())),
        spelling=settings.get("spelling"),
        numbers=settings.get("numbers"),
        engine=settings.get("engine"),
        scheduler=settings.get("scheduler"),
    )
