"""The floors of the house hold: a file imports from its own folder or from lower floors, and nothing goes in a circle."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE = Path(__file__).parent.parent / "pipeline"

#: Each room (a folder of `pipeline/`, or a file that is a room by itself) and its floor. `pipeline/__init__.py` holds the
#: version and stands below all.
FLOORS = {
    "__init__": -1,
    "errors": 0,
    "records": 0,
    "provenance": 0,
    "facts": 0,
    "tables": 1,
    "values": 2,
    "sources": 2,
    "language": 3,
    "components": 4,
    "summary": 5,
    "digest": 5,
    "writers": 6,
    "batch": 7,
    "cli": 8,
    "__main__": 9,
}
#: The contracts of floor 0 are told apart by what they say; `facts` and `errors` may be written in terms of `records`.
CONTRACTS = frozenset({"errors", "records", "provenance", "facts"})
#: The door for other programs, `pipeline.load()`, opens into the components when it is called.
DOOR = ("pipeline", "pipeline.components.pipes")
#: Only these may speak to the user: all others return or raise.
SPEAKING = frozenset({"cli"})


def module_name(path: Path) -> str:
    """`pipeline/values/units.py` → `pipeline.values.units`; a package stands for its `__init__.py`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room(module: str) -> str:
    """`pipeline.values.units` → `values`."""
    return module.split(".")[1] if "." in module else "__init__"


def imported(tree: ast.AST, modules: Iterable[str], importer: str = "") -> Iterator[tuple[int, str]]:
    """The line and the module of every import of the project's own, those for types and those inside functions too."""
    known = set(modules)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            if node.level:
                start = ".".join([*importer.split(".")[: -node.level], *([node.module] if node.module else [])])
            # `from pipeline.values import units` brings a module, `from pipeline.values.units import Unit` does not.
            names = [whole if (whole := f"{start}.{alias.name}") in known else start for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in dict.fromkeys(names) if name.split(".")[0] == "pipeline")


def trespasses(importer: str, module: str) -> bool:
    """Whether `importer` must not know `module`: it lies higher, or beside it in another room."""
    if (importer, module) == DOOR or room(importer) == room(module) or (room(importer) in CONTRACTS and room(module) in CONTRACTS):
        return False
    return FLOORS[room(module)] >= FLOORS[room(importer)]


IMPORTS = {
    module: list(imported(ast.parse(path.read_text(encoding="utf-8")), MODULES, module)) for module, path in MODULES.items()
}


def test_every_room_has_a_floor() -> None:
    assert {room(module) for module in MODULES} <= FLOORS.keys()


def test_imports_go_down() -> None:
    wrong = [
        f"{MODULES[importer].relative_to(PACKAGE.parent)}:{line} (floor {FLOORS[room(importer)]}) "
        f"imports {module} (floor {FLOORS[room(module)]})"
        for importer, found in IMPORTS.items()
        for line, module in found
        if trespasses(importer, module)
    ]
    assert wrong == []


def test_every_imported_module_is_there() -> None:
    missing = {f"{importer}:{line} {module}" for importer, found in IMPORTS.items() for line, module in found if module not in MODULES}
    assert missing == set()


def test_nothing_goes_in_a_circle() -> None:
    graph = {importer: {module for _, module in found if "pipeline" not in (module, importer)} for importer, found in IMPORTS.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"imports in a circle: {' ← '.join(error.args[1])}")


def test_nothing_but_the_command_line_prints() -> None:
    printing = [
        f"{module}:{node.lineno}"
        for module, path in MODULES.items()
        if room(module) not in SPEAKING
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "input"}
    ]
    assert printing == []


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = re.compile(r"utils?|helpers?|common|misc|tools?")
    assert [name for name in MODULES if any(drawers.fullmatch(part) for part in name.split("."))] == []


def test_every_file_says_what_it_is_about() -> None:
    """But for the `__init__.py` of a folder, which may be empty."""
    silent = [
        name
        for name, path in MODULES.items()
        if (tree := ast.parse(path.read_text(encoding="utf-8"))).body and not ast.get_docstring(tree)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("importer", "module", "wrong"),
    [
        ("pipeline.values.units", "pipeline.tables.loader", False),
        ("pipeline.values.units", "pipeline.values.normal", False),
        ("pipeline.facts", "pipeline.records", False),
        ("pipeline.batch.run", "pipeline", False),
        ("pipeline.values.units", "pipeline.sources.source", True),
        ("pipeline.digest.gather", "pipeline.summary.article", True),
        ("pipeline.tables.loader", "pipeline.values.units", True),
        ("pipeline.records", "pipeline.tables.loader", True),
        ("pipeline.writers.index", "pipeline.batch.run", True),
    ],
)
def test_the_rule_itself(importer: str, module: str, wrong: bool) -> None:
    assert trespasses(importer, module) is wrong


def test_every_form_of_import_is_seen() -> None:
    code = """
import pipeline.records
from pipeline import errors
from pipeline.values.units import Unit
from . import loader
from ..values import normal
def later():
    from pipeline.cli import main
import json
"""
    modules = ["pipeline.errors", "pipeline.tables.loader", "pipeline.values.normal"]
    found = [module for _, module in imported(ast.parse(code), modules, "pipeline.tables.example")]
    assert sorted(found) == [
        "pipeline.cli",
        "pipeline.errors",
        "pipeline.records",
        "pipeline.tables.loader",
        "pipeline.values.normal",
        "pipeline.values.units",
    ]
