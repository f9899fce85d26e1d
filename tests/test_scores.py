"""The quality of what is found may rise and never fall.

`score_floor.toml` holds the least score of each measure, over the annotated corpus and, where a folder of further
annotated articles stands beside the project, over those. When a change raises the scores, raise the floor with
`python tests/test_scores.py`; to lower it is an explicit act with a reason in the commit.
"""

from __future__ import annotations

import json
import sys
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import pytest

from pipeline.sources.reading import read
from pipeline.sources.source import Source
from pipeline.summary.article import summarise

sys.path.insert(0, str(Path(__file__).parent))
from scoring import Entry, Score, score

HERE = Path(__file__).parent
FLOOR = HERE / "score_floor.toml"
FOLDERS = {"corpus": HERE / "gold", "articles": HERE.parent.parent / "shared" / "gold"}
#: A floor is set this much below what was measured, so that a change of one fact in a hundred is no alarm.
SLACK = 0.005


@cache
def sources(path: Path) -> tuple[Source, ...]:
    return tuple(source for source in read(path, path.name) if isinstance(source, Source))


def locate(entries: list[Entry], text: str) -> None:
    at = text.find("\n---\n", 4) + 5 if text.startswith("---\n") else 0
    for entry in entries:
        entry["start"] = text.index(entry["text"], at)
        at = entry["end"] = entry["start"] + len(entry["text"])


@cache
def measured(folder: Path) -> dict[str, float]:
    result = Score()
    for path in sorted(folder.glob("*.gold.json")):
        annotation: Entry = json.loads(path.read_text(encoding="utf-8"))
        found = sources((folder / annotation["file"]).resolve())
        source = next(s for s in found if "id" not in annotation or s.id == annotation["id"])
        locate(annotation["quantities"], source.raw)
        locate(annotation["dates"], source.raw)
        record = json.loads(msgspec.json.encode(summarise(source)))
        score(annotation, record, result)
    return result.measures()


def floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOOR.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "measure"), [(name, measure) for name, of in floors().items() for measure in of])
def test_no_score_falls(name: str, measure: str) -> None:
    folder = FOLDERS[name]
    if not folder.is_dir():
        pytest.skip("these articles are not part of the project")
    assert measured(folder)[measure] >= floors()[name][measure], measured(folder)


def test_the_scorer_can_tell_right_from_wrong() -> None:
    wanted = {
        "quantities": [{"text": "4倍", "start": 0, "end": 2, "value": 4, "unit": "x", "comparator": ">="}],
        "dates": [],
        "companies": [{"names": ["NEC"], "ticker": "TSE:6701", "surfaces": ["NEC"]}],
        "claims": [{"q": 0, "entity": ["NEC"], "property": ["性能"], "baseline": [], "attribution": []}],
    }
    right = {
        "quantities": [{"start": 0, "end": 2, "value": "4", "low": None, "high": None, "unit": "x", "comparator": ">="}],
        "dates": [],
        "companies": [{"name": "NEC", "ticker": "TSE:6701"}],
        "products": [],
        "claims": [
            {"quantity": 0, "entity": {"text": "日本電気", "name": "NEC"}, "property": {"text": "性能", "name": "performance"},
             "baseline": None, "attribution": None}
        ],
    }  # fmt: skip
    good, bad = Score(), Score()
    score(wanted, right, good)
    wrong = json.loads(json.dumps(right))
    wrong["quantities"][0]["value"] = "40"
    wrong["companies"][0]["ticker"] = None
    score(wanted, wrong, bad)
    assert set(good.measures().values()) == {1.0}
    assert {bad.f1(m) for m in ("quantities", "companies", "core claims", "full claims")} == {0.0}


def raise_floors() -> None:
    """Writes the floors of what is measured now; a floor never falls."""
    old = floors() if FLOOR.exists() else {}
    lines = ["# The least F1 of each measure; raised by `python tests/test_scores.py`, never lowered by it.\n"]
    for name, folder in FOLDERS.items():
        now = {m: round(f - SLACK, 3) for m, f in measured(folder).items()} if folder.is_dir() else {}
        lines.append(f"\n[{name}]\n")
        for measure in dict.fromkeys([*old.get(name, {}), *now]):
            lines.append(f'"{measure}" = {max(old.get(name, {}).get(measure, 0.0), now.get(measure, 0.0)):.3f}\n')
    FLOOR.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    raise_floors()
    print(FLOOR.read_text(encoding="utf-8"))
