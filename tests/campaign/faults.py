"""Faults of the system: an error at every n-th call on files, files that may not grow, and too few files that may be open.

A run must end with one clear line or name the article that it could not read; what it wrote stands there whole, beside whole files of
the run before; and the next run, which nothing disturbs, ends in the bytes of a run that nothing ever did.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from campaign.articles import batch, earlier_run
from campaign.checks import difference, errors, files
from campaign.children import Ended, command, warm_up, workshop
from campaign.interpose import Interposer
from campaign.report import Result

DOCUMENTS = 20
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)
CALLS = frozenset({"open", "write", "fsync", "rename"})
_LARGEST = 1 << 21  # bytes; no file of these runs is longer
_SIZES = 60
_FEWEST_FILES, _MOST_FILES = 4, 40
_OPTIONS = ["--html", "--sqlite", "--quiet"]


def campaign(scale: float) -> Result:
    """At scale 1: every error at every call."""
    result = Result("faults", "A full or broken disk and a lack of files cost a clear line, never a half-written file nor a later run.")
    with workshop() as folder:
        _Faults(folder, result).all(scale)
    return result


class _Faults:
    """The folder holds `in`, `before`, the undisturbed `whole`, one `out` after the other, and `tmp` for temporary files."""

    def __init__(self, folder: Path, result: Result) -> None:
        self.folder, self.result = folder, result
        self.inputs, self.out = folder / "in", folder / "out"
        batch(self.inputs, DOCUMENTS, "faults")
        earlier_run(self.inputs, folder / "before")
        warm_up(self.inputs, folder / "whole")
        self.wanted, self.earlier = files(folder / "whole"), files(folder / "before")

    def all(self, scale: float) -> None:
        step = max(1, round(1 / scale))
        number = self._calls()
        ended: dict[str, int] = {}
        tried = [(code, at) for code in ERRORS for at in range(number)][::step]
        for code, at in tried:
            how = self._try(f"{errno.errorcode[code]} at call {at}", self._failing(code, at), earlier=at % 2 == 1)
            ended[how] = ended.get(how, 0) + 1
        limits = [("size", round(_LARGEST ** (i / _SIZES)), resource.RLIMIT_FSIZE) for i in range(_SIZES)]
        limits += [("files", i, resource.RLIMIT_NOFILE) for i in range(_FEWEST_FILES, _MOST_FILES)]
        for what, limit, kind in limits[:: max(1, round(step / 10))]:
            # Anew, for the results that are kept would be the longest file, and the database would never be.
            how = self._try(f"limit of {limit} for {what}", self._limited(kind, limit), False, "--fresh")
            ended[how] = ended.get(how, 0) + 1
        self.result.figures |= {
            "calls of open, write, fsync and rename": f"{number}",
            "faults": f"{len(tried):,}",
            "limits": f"{len(limits[:: max(1, round(step / 10))])}",
            **{f"runs that ended with {how}": f"{times:,}" for how, times in sorted(ended.items())},
        }

    def _calls(self) -> int:
        seen = self.folder / "calls"
        interposer = Interposer(self.folder, lambda kind, number, half: None, CALLS)
        ended = command(self._arguments(), lambda: self._watch(interposer), lambda: seen.write_text(f"{len(interposer.calls)}"))
        if ended.code:
            self.result.failures.append(f"the undisturbed run fails: {ended.said}")
        return int(seen.read_text())

    def _arguments(self, *more: str) -> list[str]:
        return ["run", str(self.inputs), "--out", str(self.out), "--jobs", "1", *_OPTIONS, *more]

    def _watch(self, interposer: Interposer) -> None:
        tempfile.tempdir = str(self.folder)
        interposer.install()

    def _failing(self, code: int, at: int) -> Callable[[], None]:
        """Makes the call `at` fail; a write does half of it first."""

        def before(kind: str, number: int, half: Callable[[], object]) -> None:
            if number == at:
                half()
                raise OSError(code, os.strerror(code))

        return lambda: self._watch(Interposer(self.folder, before, CALLS))

    def _limited(self, kind: int, limit: int) -> Callable[[], None]:
        return lambda: resource.setrlimit(kind, (limit, resource.getrlimit(kind)[1]))

    def _try(self, name: str, prepare: Callable[[], None], earlier: bool, *more: str) -> str:
        """A run with a fault and one without; how the first one ended."""
        shutil.rmtree(self.out, ignore_errors=True)
        if earlier:
            shutil.copytree(self.folder / "before", self.out)
            name += " over an earlier run"
        ended = command(self._arguments(*more), prepare)
        self.result.failures += [f"{name}: {problem}" for problem in self._after(ended, earlier)]
        again = command(self._arguments())
        if again.code:
            self.result.failures.append(f"{name}: the next run ends with {again.code}: {again.said[-300:]}")
        elif told := difference(self.wanted, files(self.out)):
            self.result.failures.append(f"{name}: after the next run {told}")
        return {0: "nothing lost", 1: "an article in errors.jsonl", 2: "one clear line"}.get(ended.code, f"code {ended.code}")

    def _after(self, ended: Ended, earlier: bool) -> list[str]:
        """What is wrong with how a disturbed run ended and what it left."""
        if ended.code not in (0, 1, 2) or "Traceback" in ended.said:
            return [f"ends with {ended.code}: {ended.said[-400:]}"]
        found = {name: digest for name, digest in files(self.out).items() if not name.startswith(".")} if self.out.exists() else {}
        problems = [f"half a file: {name}" for name in found if name.rpartition("/")[2].startswith(".")]
        if ended.code == 0 and (told := difference({name: digest for name, digest in self.wanted.items() if not name.startswith(".")}, found)):
            problems.append(f"ends well, and {told}")
        if ended.code == 1 and len(errors(self.out)) != 1:
            problems.append(f"{len(errors(self.out))} articles lost")
        if ended.code == 2:
            known = (self.wanted.items() | self.earlier.items()) if earlier else self.wanted.items()
            problems += [f"half a file: {name}" for name in sorted(dict(found.items() - known))]
            if ended.said.count("\n") != 1 or not ended.said.startswith("yomitori: "):
                problems.append(f"no clear line: {ended.said!r}")
        return problems
