"""A small slice of each part of the campaign, and that its checks see what is wrong. The whole is `make campaign`."""

from __future__ import annotations

import importlib
import random
from pathlib import Path

import pytest
from campaign.bugs import seeded
from campaign.checks import difference, files, problems
from campaign.grammar import LAYERS
from campaign.memory import Sample, slope
from campaign.report import Result, markdown
from campaign.run import PARTS
from campaign.seeded import BUGS, Bug

from pipeline.batch.run import RECORDS, Settings, run

SLICE = {"fuzz": 0.002, "kill": 0.01, "faults": 0.01, "workers": 0.004, "determinism": 0.02, "linear": 0.05, "memory": 0.001, "bugs": 0.028}
PACKAGE = Path(__file__).parent.parent / "pipeline"


@pytest.mark.parametrize("part", PARTS)
def test_a_slice_of(part: str) -> None:
    result: Result = importlib.import_module(f"campaign.{part}").campaign(SLICE[part])
    assert result.failures == []
    assert result.figures


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("made")
    inputs, out = folder / "in", folder / "out"
    inputs.mkdir()
    (inputs / "a.md").write_text("# 決算\n\n北斗電機の売上高は**10億円**だった。\n", encoding="utf-8")
    (inputs / "b.txt").write_text("価格は500円だ。\n", encoding="utf-8")
    run(Settings((str(inputs),), out, jobs=1))
    return inputs, out


def test_a_good_output_has_no_problems(made: tuple[Path, Path]) -> None:
    assert list(problems(*made)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'"text":"500\xe5\x86\x86"', b'"text":"501\xe5\x86\x86"', "b.txt span 3:7 is not '501円'"),
        (b'"quantity":0,"entity"', b'"quantity":7,"entity"', "a.md c1 points to no quantity or date"),
        (b'"path":"b.txt"', b'"path":"c.txt"', "b.txt 0 records for 1 articles"),
    ],
)
def test_a_wrong_record_is_seen(old: bytes, new: bytes, told: str, made: tuple[Path, Path]) -> None:
    records = made[1] / RECORDS
    right = records.read_bytes()
    try:
        assert old in right
        records.write_bytes(right.replace(old, new))
        assert told in {f"{name} {problem}" for name, problem in problems(*made)}
    finally:
        records.write_bytes(right)


def test_folders_that_differ_are_told_apart(made: tuple[Path, Path], tmp_path: Path) -> None:
    wanted = files(made[1])
    assert difference(wanted, dict(wanted)) == ""
    found = {**wanted, "index.md": "x", "stray.part": "x"}
    del found["claims.csv"]
    assert difference(wanted, found) == "missing: claims.csv; stray: stray.part; other bytes: index.md"


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_every_bug_has_its_place(bug: Bug) -> None:
    text = (PACKAGE / bug.file).read_text(encoding="utf-8")
    assert seeded(text, bug) != text
    with pytest.raises(ValueError, match="holds 0 times"):
        seeded("", bug)


def test_growth_is_a_slope() -> None:
    assert slope([Sample(1000 * i, 50 + 2 * i, 0, i) for i in range(5)]) == pytest.approx(2)


@pytest.mark.parametrize("layer", LAYERS)
def test_inputs_depend_on_their_number_alone(layer: str) -> None:
    first, again, other = (LAYERS[layer](random.Random(seed)) for seed in ("1", "1", "2"))
    assert first == again != other


def test_the_report_tells_of_failures() -> None:
    text = markdown([Result("kill", "Nothing is lost.", {"kills": "3"}, ["call 1: 円`"]), Result("fuzz", "None.")], 0.5)
    assert "| kill | 1 failures | 0 |" in text
    assert "- `call 1: \\u5186'`" in text
    assert "| fuzz | holds | 0 |" in text
