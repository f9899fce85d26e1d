"""Markdown tables and the pieces that stand in their cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from pipeline.digest.window import Window
from pipeline.writers.escape import markdown


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already, with a blank line behind it."""
    lines = [_line(head), "|" + "---|" * len(head)]
    lines.extend(map(_line, rows))
    return "\n".join(lines) + "\n\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def quotation(quoted: Window, *lines: int) -> str:
    """Words of the article with the figure in bold, and the line that they stand in, with those where the same is said again."""
    before, figure, after = (markdown(part) for part in quoted)
    bold = f"**{figure}**" if _bold_works(quoted) else f"<strong>{figure}</strong>"
    return f"{before}{bold}{after}{_places(lines)}".strip()


def _places(lines: Sequence[int]) -> str:
    """` (line 5)`, ` (lines 5, 8)`, ` (line 5, 3 times)`; nothing for no line."""
    if not lines:
        return ""
    places = list(dict.fromkeys(lines))
    times = f", {len(lines)} times" if len(lines) > len(places) else ""
    return f" (line{'s' if len(places) > 1 else ''} {', '.join(map(str, places))}{times})"


def _bold_works(quoted: Window) -> bool:
    """Whether `**` marks the figure: beside a letter it does not where the figure begins or ends with a sign (`5%の`)."""
    figure = quoted.figure
    if not figure or figure != figure.strip():
        return False
    opens = _is_sign(figure[0]) and quoted.before and not _is_gap(quoted.before[-1])
    closes = _is_sign(figure[-1]) and quoted.after and not _is_gap(quoted.after[0])
    return not (opens or closes)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSC"


def _is_gap(character: str) -> bool:
    return character.isspace() or _is_sign(character)
