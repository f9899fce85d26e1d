"""Runs the campaign and writes a report.

    python tests/campaign/run.py [--only PART] [--scale F] [--report FILE]

Every part has fixed seeds: two runs try the same things. With `--scale 0.01` about a hundredth is tried, which is what the tests do.
The exit code is 1 where anything fails.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [path for path in (str(TESTS.parent), str(TESTS)) if path not in sys.path]
sys.path[:] = [path for path in sys.path if path != str(TESTS / "campaign")]  # `report` is campaign.report

from campaign.report import Result, markdown  # noqa: E402

#: In the order in which they run: each is a module with `campaign(scale) -> Result`.
PARTS = ("fuzz", "kill", "faults", "workers", "determinism", "linear", "memory", "bugs")


def run(parts: list[str], scale: float) -> list[Result]:
    """The results of the parts, told as they come."""
    results = []
    for part in parts:
        started = time.monotonic()
        result: Result = importlib.import_module(f"campaign.{part}").campaign(scale)
        result.seconds = time.monotonic() - started
        print(f"{part}: {result.verdict} in {result.seconds:,.0f} s", flush=True)
        results.append(result)
    return results


def main() -> int:
    """Run what is asked for, print the report or write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=PARTS, metavar="PART", help=f"one of {', '.join(PARTS)}; may be given several times")
    parser.add_argument("--scale", type=float, default=1.0, metavar="F", help="how much of it; default: 1, all")
    parser.add_argument("--report", type=Path, metavar="FILE", help="where the report goes; default: standard output")
    options = parser.parse_args()
    results = run(options.only or list(PARTS), options.scale)
    text = markdown(results, options.scale)
    if options.report:
        options.report.write_text(text, encoding="utf-8")
    else:
        print(text)
    return 1 if any(result.failures for result in results) else 0


if __name__ == "__main__":
    raise SystemExit(main())
