"""The examples of README.md and CONTRIBUTING.md, made from what the program writes.

    python tests/readme_example.py

puts them into the documents anew. `test_docs_examples.py` checks that they are there.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
ARTICLE = "chips-maia-300-launch.md"
MOST_ROWS = 3  # of a table or a list in the page


def block(document: Path, language: str) -> str:
    """The first fenced block of a language in a document."""
    found = re.search(rf"^```{language}\n(.*?)^```$", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def body(article: str) -> str:
    """The first two paragraphs of an article, behind its front matter."""
    return "\n\n".join(article.split("\n---\n", 1)[1].strip().split("\n\n")[1:3]) + "\n"


def page(text: str) -> str:
    """A page, its longer tables and the list of its sentences cut."""
    lines: list[str] = []
    rows = entries = 0
    for line in text.splitlines():
        rows = rows + 1 if line.startswith("| ") else 0 if not line.startswith("|-") else rows
        entries = 1 if line == "## In sentences" else entries + 1 if entries and (line.startswith("- ") or not line) else 0
        if rows == MOST_ROWS + 2:
            lines.append("| … |")
        elif entries == MOST_ROWS + 3:
            lines.append("- …")
        elif rows <= MOST_ROWS + 1 and (entries < MOST_ROWS + 3 or not line):
            lines.append(line)
    return "\n".join(lines).strip() + "\n"


def claim(record: dict[str, Any]) -> str:
    """The first claim of a record that compares and says who said so, as indented JSON."""
    chosen = next(claim for claim in record["claims"] if claim["baseline"] and claim["attribution"])
    return re.sub(r"\{\n\s+([^{}]*?)\n\s+\}", _on_one_line, json.dumps(chosen, ensure_ascii=False, indent=2)) + "\n"


def _on_one_line(found: re.Match[str]) -> str:
    return "{" + re.sub(r"\n\s+", " ", found[1]) + "}"


def run(out: Path) -> None:
    """Read the corpus. Raises CalledProcessError where an article fails."""
    command = [sys.executable, "-m", "pipeline", "run", "corpus", "--out", str(out), "--quiet", "--jobs", "1", "--sqlite", "--parquet"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=300)


def of_run(out: Path) -> dict[str, str]:
    """The README's blocks by language, from the output of a run over the corpus."""
    records = map(json.loads, (out / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    return {
        "text": body((ROOT / "corpus" / ARTICLE).read_text(encoding="utf-8")),
        "markdown": page((out / "articles" / ARTICLE).read_text(encoding="utf-8")),
        "json": claim(next(record for record in records if record["source"]["path"] == ARTICLE)),
    }


COMPARED = "Azure Maia series: shipments"
COMPARISON = re.compile(r"(?<=^## Comparisons\n).*?^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNAR = re.compile(r"^```text\n(>>> pyarrow[^\n]*\n)(.*?)^```$", re.MULTILINE | re.DOTALL)
QUERY = re.compile(r"^```sql\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def comparison(out: Path) -> str:
    """One comparison of the run, with the heading of its kind; its links lead nowhere here, so that their targets are left out."""
    kind = ""
    for part in re.split(r"^(?=##)", (out / "comparisons.md").read_text(encoding="utf-8"), flags=re.MULTILINE):
        if part.startswith("## "):
            kind = part.split("\n")[0]
        elif part.startswith(f"### {COMPARED}\n"):
            return re.sub(r"\]\([^)]*\)", "]", f"{kind}\n\n{part.strip()}\n")
    raise ValueError(f"nothing compares {COMPARED}")


def answer(out: Path, query: str) -> str:
    """The rows of a query, a line each."""
    with contextlib.closing(sqlite3.connect(out / "yomitori.db")) as database:
        return "".join(" | ".join("" if cell is None else str(cell) for cell in row) + "\n" for row in database.execute(query))


def columnar(out: Path, call: str) -> str:
    """What the call that the README shows gives."""
    import pyarrow.parquet

    columns, rows = re.findall(r'columns=(\[.*?\])', call)[0], re.findall(r"slice\(0, ([0-9]+)\)", call)[0]
    table = pyarrow.parquet.read_table(out / "claims.parquet", columns=json.loads(columns))
    return "".join(f"{row}\n" for row in table.slice(0, int(rows)).to_pylist())


def with_tables(readme: str, out: Path) -> str:
    """README.md with its comparison and the answers to its queries made anew."""
    found = COMPARISON.search(readme)
    assert found
    readme = readme[: found.start(1)] + comparison(out) + readme[found.end(1) :]
    readme = COLUMNAR.sub(lambda shown: f"```text\n{shown[1]}{columnar(out, shown[1])}```", readme)
    return QUERY.sub(lambda query: f"```sql\n{query[1]}```\n\n```text\n{answer(out, query[1])}```", readme)


def explanation() -> str:
    """What the program says of the article that CONTRIBUTING.md echoes into a file."""
    (article,) = re.findall(r"^echo '(.+)' > article\.txt$", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "pipeline", "explain", str(path)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120).stdout.decode()


def main() -> None:
    """Put the examples into the documents."""
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder) / "out")
        README.write_text(with_tables(README.read_text(encoding="utf-8"), Path(folder) / "out"), encoding="utf-8")
        wanted = [(README, language, made) for language, made in of_run(Path(folder) / "out").items()]
    for document, language, made in (*wanted, (CONTRIBUTING, "text", explanation())):
        old = block(document, language)
        text = document.read_text(encoding="utf-8")
        document.write_text(text.replace(f"```{language}\n{old}```", f"```{language}\n{made}```", 1), encoding="utf-8")


if __name__ == "__main__":
    main()
