"""The English of the corpus as it was last read and accepted, in `renderings.txt`.

    python tests/renderings.py

accepts what the program says now; `git diff` then shows every sentence that a changed term or template touches.
`test_renderings.py` holds the program to the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.records import ArticleRecord
from pipeline.sources.reading import read
from pipeline.summary.article import summarise

ROOT = Path(__file__).parent.parent
ACCEPTED = Path(__file__).with_name("renderings.txt")


def records(paths: Iterable[Path]) -> list[ArticleRecord]:
    """The record of each article in the files."""
    return [summarise(source) for path in paths for source in read(path, path.name) if not isinstance(source, SourceError)]


@cache
def corpus() -> list[ArticleRecord]:
    return read_corpus()


def read_corpus() -> list[ArticleRecord]:
    return records(path for path in sorted((ROOT / "corpus").iterdir()) if path.suffix in (".md", ".txt", ".html", ".jsonl"))


def rendered() -> str:
    """A line for the headline of each article, and one for the sentence of each claim."""
    lines = []
    for record in corpus():
        lines.append(f"# {record.source.path} {record.source.id}: {record.article.headline}")
        lines += [f"{claim.id}: {claim.english}" for claim in record.claims]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    ACCEPTED.write_text(rendered(), encoding="utf-8")
