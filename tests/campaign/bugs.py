"""Seeded bugs: each is put into a copy of the program, and the tests must fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from campaign.children import workshop
from campaign.report import Result
from campaign.seeded import BUGS, Bug

CAUGHT = 0.95  # of the bugs, at least
_ROOT = Path(__file__).parents[2]
_COPIED = ("pipeline", "tests", "corpus", "out", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "NOTICE", "LICENSE", "Makefile", "pyproject.toml")
_ALL = ("tests", "--ignore=tests/test_campaign.py", "--ignore=tests/test_browser.py")
_SECONDS = 900  # for all tests; a bug that makes them hang is caught


def campaign(scale: float) -> Result:
    """At scale 1: every bug; the tests that are near it first, and all tests for what they let through."""
    result = Result("bugs", f"Of bugs that are put into the program the tests catch at least {CAUGHT:.0%}.")
    tried = BUGS[:: max(1, round(1 / scale))]
    missed, near = [], 0
    with workshop() as folder:
        for name in _COPIED:
            copy = shutil.copytree if (_ROOT / name).is_dir() else shutil.copy
            copy(_ROOT / name, folder / name)
        first = dict.fromkeys(path for bug in tried for path in _near(bug))
        if _fail(folder, tuple(first)):
            result.failures.append("the tests fail without a bug")
        for bug in tried:
            found = _caught(folder, bug)
            near += found == "near"
            if not found:
                missed.append(bug.name)
    result.figures = {
        "bugs": f"{len(tried)}",
        "caught": f"{len(tried) - len(missed)} ({1 - len(missed) / len(tried):.1%})",
        "caught by the tests that are near them": f"{near}",
        "missed": "; ".join(missed) or "none",
    }
    if 1 - len(missed) / len(tried) < CAUGHT:
        result.failures += [f"missed: {name}" for name in missed]
    return result


def seeded(text: str, bug: Bug) -> str:
    """The text of its file with a bug in it. Raises ValueError where the file has changed and the bug has no place in it any more."""
    if text.count(bug.old) != 1:
        raise ValueError(f"{bug.file} holds {text.count(bug.old)} times what {bug.name!r} is to change")
    return text.replace(bug.old, bug.new)


def _caught(folder: Path, bug: Bug) -> str:
    """Which tests fail with the bug in it: those `near` it, `others`, or none."""
    path = folder / "pipeline" / bug.file
    right = path.read_text(encoding="utf-8")
    path.write_text(seeded(right, bug), encoding="utf-8")
    try:
        if _fail(folder, _near(bug)):
            return "near"
        return "others" if _fail(folder, _ALL) else ""
    finally:
        path.write_text(right, encoding="utf-8")


def _near(bug: Bug) -> tuple[str, ...]:
    return tuple(f"tests/test_{name}.py" for name in bug.tests.split())


def _fail(folder: Path, tests: tuple[str, ...]) -> bool:
    arguments = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return True
    if ended.returncode not in (0, 1, 2):
        raise RuntimeError(f"the tests cannot be run: {ended.stdout[-500:]!r}")
    return ended.returncode != 0
