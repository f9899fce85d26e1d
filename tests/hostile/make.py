"""Write the hostile corpus into a folder, with what must come of each case:

    python tests/hostile/make.py FOLDER

Each group gets a folder of its own. `outcomes.jsonl` has a line for each of the 320 cases: its group, its name, the file or
folder that was made, and its outcome. Pipes, sockets and links are made as such: read the folder with care.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])

from hostile.corpus import COUNTS, FILES
from hostile.groups import file_system, processes
from hostile.runs import write


def make(folder: Path) -> list[dict[str, object]]:
    """Write everything into `folder`, which must not be there yet; the lines of `outcomes.jsonl`."""
    folder.mkdir(parents=True)
    lines = [*_files(folder), *_folders(folder), *_deeds(folder)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "outcomes.jsonl").write_text(text, encoding="utf-8")
    return lines


def _files(folder: Path) -> Iterator[dict[str, object]]:
    for group, cases in FILES.items():
        (folder / group).mkdir()
        for case in cases:
            path = write(case, folder / group)
            outcome = {name: value for name, value in asdict(case.outcome).items() if value not in (None, "", ())}
            yield {"group": group, "name": case.name, "path": f"{group}/{path.name}", "outcome": outcome}


def _folders(folder: Path) -> Iterator[dict[str, object]]:
    for case in file_system.CASES:
        file_system.begin(case, folder / case.group / case.name)
        outcome = {"articles": [file_system.WITNESS, *case.articles], "errors": dict(case.errors), "raises": case.raises}
        yield {"group": case.group, "name": case.name, "path": f"{case.group}/{case.name}", "outcome": outcome}


def _deeds(folder: Path) -> Iterator[dict[str, object]]:
    (folder / "processes").mkdir()
    processes.write(folder / "processes")
    for number, case in enumerate(processes.CASES):
        path = processes.name_of(number)
        outcome = {"status": "failed", "kind": case.kind} if case.kind else {"status": "ok"}
        yield {"group": case.group, "name": case.name, "path": f"{case.group}/{path}", "outcome": outcome}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tests/hostile/make.py FOLDER")
    if Path(sys.argv[1]).exists():
        sys.exit(f"{sys.argv[1]} is there already; name a new folder")
    print(f"{len(make(Path(sys.argv[1])))} cases of {len(COUNTS)} groups")
