"""What a part of the campaign came to, and the report of all parts in Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_FAILURES = 20  # of a part that the report shows one by one


@dataclass(slots=True)
class Result:
    """A part: what it tried and measured, in order, and a line for each thing that went wrong."""

    part: str
    promise: str
    figures: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def verdict(self) -> str:
        return f"{len(self.failures):,} failures" if self.failures else "holds"


def markdown(results: Iterable[Result], scale: float) -> str:
    """The report: a table of the parts, then the figures of each."""
    results = list(results)
    lines = [
        "# Campaign",
        "",
        f"Scale {scale:g} (1 is the whole campaign), Python {platform.python_version()}, {os.cpu_count()} processors.",
        "",
        "| part | verdict | seconds |",
        "| --- | --- | --- |",
        *(f"| {result.part} | {result.verdict} | {result.seconds:,.0f} |" for result in results),
    ]
    for result in results:
        lines += ["", f"## {result.part}", "", result.promise, "", "| figure | value |", "| --- | --- |"]
        lines += [f"| {name} | {value} |" for name, value in result.figures.items()]
        if result.failures:
            lines += ["", "Failures:", "", *(f"- `{_plain(failure)}`" for failure in result.failures[:MOST_FAILURES])]
            if len(result.failures) > MOST_FAILURES:
                lines.append(f"- and {len(result.failures) - MOST_FAILURES:,} more")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return ascii(text)[1:-1].replace("`", "'")[:600]
