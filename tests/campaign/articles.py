"""Articles made by recombining the corpus: its sentences, headings, list entries and tables in another order, with other figures."""

from __future__ import annotations

import json
import random
import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.batch.run import Settings, run
from pipeline.language.sentences import split_sentences
from pipeline.sources.reading import read
from pipeline.sources.source import Source

CORPUS = Path(__file__).parents[2] / "corpus"
_DIGITS = re.compile(r"(?<![0-9A-Za-z.,\-])[1-9][0-9]{0,3}(?![0-9A-Za-z.,\-])")
_TABLE = re.compile(r"(?:^.*\|.*\n)+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the corpus is made of."""

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    tables: tuple[str, ...]


@cache
def parts() -> Parts:
    """The parts of every article of the corpus, in its order, each once."""
    titles, headings, sentences, tables = [], [], [], []
    for path in sorted(CORPUS.iterdir()):
        for source in read(path, path.name):
            assert isinstance(source, Source)
            titles.append(source.metadata.title or "")
            for block in source.blocks:
                text = source.text[block.start : block.end]
                if block.kind == "heading":
                    headings.append(text)
                elif block.cell is None:
                    sentences += [text[start:end] for start, end in split_sentences(text, 0, len(text))]
            if source.format == "markdown":
                tables += [table for table in _TABLE.findall(source.raw) if table.count("\n") > 2]
    return Parts(*(tuple(dict.fromkeys(filter(None, some))) for some in (titles, headings, sentences, tables)))


def article(rng: random.Random, characters: int) -> str:
    """A Markdown article of about so many characters, with front matter, headings, paragraphs, lists and tables."""
    known = parts()
    lines = [f"---\ntitle: {json.dumps(rng.choice(known.titles), ensure_ascii=False)}\ndate: {day(rng)}\n---\n"]
    length = len(lines[0])
    while length < characters:
        line = _piece(rng, known)
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)


def _piece(rng: random.Random, known: Parts) -> str:
    chance = rng.random()
    if chance < 0.06:
        return f"\n## {rng.choice(known.headings)}\n"
    if chance < 0.1:
        return f"\n{other_figures(rng, rng.choice(known.tables))}\n"
    if chance < 0.2:
        return f"- {other_figures(rng, rng.choice(known.sentences))}"
    return "".join(other_figures(rng, rng.choice(known.sentences)) for _ in range(rng.randint(1, 4))) + "\n"


def other_figures(rng: random.Random, text: str) -> str:
    """The text with some of its small whole numbers changed."""
    return _DIGITS.sub(lambda found: str(rng.randint(1, 9999)) if rng.random() < 0.5 else found[0], text)


def day(rng: random.Random) -> str:
    """A day on which an article may have been published."""
    return f"{rng.randint(2019, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def length(rng: random.Random) -> int:
    """A number of characters from 200 to 30,000; most articles are short, one in some hundreds is very long."""
    return min(30_000, int(200 * rng.paretovariate(1.25)))


def batch(folder: Path, number: int, seed: str) -> None:
    """A folder with so many short articles, one of them JSON Lines and one HTML, for runs that are killed or broken."""
    folder.mkdir(parents=True)
    rng = random.Random(seed)
    for i in range(number - 2):
        suffix = ".md" if i % 3 else ".txt"
        (folder / f"{i:02}{suffix}").write_text(article(rng, 80), encoding="utf-8")
    body = "".join(f"<p>{sentence}</p>" for sentence in rng.sample(parts().sentences, 4))
    (folder / "page.html").write_text(f"<html><title>表題</title><body><main>{body}</main></body></html>", encoding="utf-8")
    row = {"id": "one", "text": article(rng, 200)}
    (folder / "rows.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")


def earlier_run(inputs: Path, out: Path) -> None:
    """An output folder of an earlier run: some articles were others, some are gone since, some are not there yet."""
    other = out.with_name(f"{out.name}-in")
    shutil.copytree(inputs, other)
    for i, path in enumerate(sorted(other.iterdir())):
        if i % 4 == 0:
            path.unlink()
        elif i % 4 == 1:
            path.rename(path.with_name(f"old-{path.name}"))
        elif i % 4 == 2:
            path.write_text("別の記事。価格は300円だ。\n", encoding="utf-8")
    run(Settings((str(other),), out, jobs=1, formats=("html", "sqlite")))
    shutil.rmtree(other)
