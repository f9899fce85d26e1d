"""The groups of the hostile corpus, and how many cases each must have."""

from __future__ import annotations

from hostile.case import Case
from hostile.groups import characters, dates, encodings, front_matter, injections, markdown, numbers, pages, sizes

COUNTS = {
    "characters": 24,
    "encodings": 30,
    "sizes": 12,
    "markdown": 40,
    "html": 30,
    "yaml": 30,
    "numbers": 40,
    "dates": 24,
    "injections": 40,
    "file-system": 30,
    "processes": 20,
}

#: The groups whose cases are single files.
FILES: dict[str, list[Case]] = {
    "characters": characters.CASES,
    "encodings": encodings.CASES,
    "sizes": sizes.CASES,
    "markdown": markdown.CASES,
    "html": pages.CASES,
    "yaml": front_matter.CASES,
    "numbers": numbers.CASES,
    "dates": dates.CASES,
    "injections": injections.CASES,
}
