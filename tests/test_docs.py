"""What the documents say is what there is: files, commands, options, tables, examples."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import __version__, cli, records
from pipeline.batch.run import ERRORS, REPORT
from pipeline.sources.reading import READERS, SUFFIXES
from pipeline.writers.digest_pages import DIGEST_PAGES, OPTIONAL_FILES, chosen_files, chosen_pages
from pipeline.writers.registry import WRITERS

if TYPE_CHECKING:
    import msgspec

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "pipeline" / "tables"
README, CONTRIBUTING, ARCHITECTURE = "README.md", "CONTRIBUTING.md", "pipeline/ARCHITECTURE.md"
DOCUMENTS = (README, CONTRIBUTING, ARCHITECTURE, "CHANGELOG.md", "NOTICE", "LICENSE")
PROSE = (README, CONTRIBUTING, ARCHITECTURE)

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FILE = re.compile(r"(?:\.?[A-Za-z0-9_-]+/)*\.?[A-Za-z0-9_-]+\.(?:py|tsv|md|toml|html|txt|csv|jsonl|json|parquet)|(?:\.?[A-Za-z0-9_-]+/)+[A-Za-z0-9_-]*")
OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z-]*|-[a-zA-Z])(?![\w-])")
#: Names that stand for a file of the user or of a package, not for one of ours.
NOT_OURS = re.compile(r"article\.txt|titles\.txt|articles/.*|companies/.*|out/.*|\.venv/.*|my-articles/?|old\.html|PAGE\.md|report-2\.html|timeline-page-2\.md|[A-Z]+/.*")
MADE = {writer.name for writer in WRITERS.values()} | set(DIGEST_PAGES) | set(chosen_pages(("html",))) | set(chosen_files(OPTIONAL_FILES)) | {ERRORS, REPORT}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    """A document without its fenced blocks."""
    return FENCE.sub("", read(name))


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [body for kind, body in FENCE.findall(read(name)) if kind == language]


def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    (commands,) = (action for action in cli._parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(commands.choices)


# ---- what is named is there


@pytest.mark.parametrize("document", PROSE)
def test_files_that_are_named_exist(document: str) -> None:
    places = [ROOT, (ROOT / document).parent, *(p for p in (ROOT / "pipeline").rglob("*") if p.is_dir())]
    missing = [
        name
        for code in CODE.findall(prose(document))
        for name in FILE.findall(code)
        if code.endswith(name) and name not in MADE and not NOT_OURS.fullmatch(name)
        if not any((place / name).exists() for place in places)
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    for target in LINK.findall(prose(document)):
        if target.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / document).parent / path if path else ROOT / document
        assert file.exists(), target
        if anchor:
            assert anchor in {slug(title) for title in headings(file)}, target


def headings(file: Path) -> list[str]:
    return re.findall(r"^#{1,6} (.+)$", FENCE.sub("", file.read_text(encoding="utf-8")), re.MULTILINE)


def slug(title: str) -> str:
    """A heading as an anchor, the way code forges make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("document", PROSE)
def test_make_targets_that_are_named_exist(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", "\n".join(CODE.findall(prose(document)) + blocks(document, "sh")), re.MULTILINE)) <= targets


def test_every_table_is_told_of() -> None:
    for document in (CONTRIBUTING, ARCHITECTURE):
        untold = [path.name for path in sorted(TABLES.glob("*.tsv")) if f"`{path.name}`" not in read(document).replace("pipeline/tables/", "")]
        assert untold == [], document


def test_every_file_of_the_package_is_in_the_house_plan() -> None:
    """In the section of its room; `__init__.py` files need no word."""
    sections = re.split(r"^###? ", prose(ARCHITECTURE), flags=re.MULTILINE)
    rooms = {path for path in (ROOT / "pipeline").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    for folder in rooms:
        section = " ".join(part for part in sections if f"`{folder.name}/`" in part.split("\n", 1)[0])
        untold = [path.name for path in sorted(folder.rglob("*.py")) if path.name != "__init__.py" and f"`{path.name}`" not in section]
        assert untold == [], folder.name
        told = set(re.findall(r"`([a-z_]+\.py)`", section))
        assert told <= {path.name for path in folder.rglob("*.py")}, folder.name


def test_the_forms_of_the_house_plan_are_rows_of_the_table() -> None:
    """Where a pattern is cut short (`|…`), its beginning is."""
    (block,) = (body for body in blocks(ARCHITECTURE, "") if body.startswith("form "))
    rows = [line.split("\t") for line in (TABLES / "forms.tsv").read_text(encoding="utf-8").splitlines() if line.count("\t") > 3]
    for name, where, fills, pattern in (re.split(" {2,}", line) for line in block.splitlines()):
        beginning = pattern.partition("|…")[0]
        assert any([name, where, fills] == [row[0], *row[2:4]] and row[4].startswith(beginning) for row in rows), name


def test_the_documents_speak_plain_english() -> None:
    """No tabs outside tables, no trailing blanks, no machine-made marks."""
    for document in DOCUMENTS:
        assert not re.search(r"[ \t]+$", FENCE.sub("", read(document)), re.MULTILINE), document
        assert not re.search(r"TODO|FIXME|@[A-Z]+@", read(document)), document


# ---- the command line


def test_every_command_and_option_is_in_the_readme() -> None:
    text = read(README)
    for command, parser in parsers().items():
        assert f"`yomitori {command}" in text, command
        section = text.partition(f"\n### `yomitori {command}")[2].partition("\n### ")[0].partition("\n## ")[0]
        options = {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}
        told = set(OPTION.findall(" ".join(CODE.findall(section))))
        assert options <= told, f"{command}: not told of"
        assert told <= options | {"-h", "--help"}, f"{command}: told of, but not there"
        for action in parser._actions:
            for choice in action.choices or ():
                assert f"`{choice}`" in section, f"{command} {action.dest} {choice}"


@pytest.mark.parametrize("document", PROSE)
def test_options_that_are_named_exist(document: str) -> None:
    ours = {option for parser in (cli._parser(), *parsers().values()) for action in parser._actions for option in action.option_strings}
    of_others = {"--strict", "-m", "--characters", "--json", "-", "--nworkers", "--nthreads"}
    named = {
        option for code in CODE.findall(prose(document)) + blocks(document, "sh") for option in OPTION.findall(code)
    }
    assert named <= ours | of_others


@pytest.mark.parametrize("document", PROSE)
def test_commands_in_shell_blocks_are_understood(document: str) -> None:
    for body in blocks(document, "sh"):
        for line in body.replace("\\\n", " ").splitlines():
            command = line.split("#")[0].split("|")[-1]
            found = re.search(r"(?:^|\s)(?:python -m pipeline|yomitori)\s+(.*?)(?:\s*[<>].*)?$", command.strip())
            if found and not found[1].startswith("--"):
                arguments = found[1].split()
                assert arguments[0] in parsers(), line
                cli._parser().parse_args(arguments)


def test_exit_codes_are_in_the_readme() -> None:
    section = read(README).partition("## Exit codes")[2].partition("\n## ")[0]
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", section, re.MULTILINE)}
    assert told == {cli.OK, cli.SOME_FAILED, cli.USAGE, cli.INTERRUPTED}


# ---- what is read and written


def test_every_input_suffix_is_in_the_readme() -> None:
    section = read(README).partition("\n## Inputs")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\.[a-z]+)`", section)) == SUFFIXES
    assert READERS.keys() <= SUFFIXES


def test_every_output_file_is_in_the_readme() -> None:
    section = read(README).partition("\n## Outputs")[2].partition("\n## ")[0]
    told = set(re.findall(r"^\| `([^`]+)`", section, re.MULTILINE))
    pages = {f"articles/PAGE{writer.name}" for writer in WRITERS.values() if writer.page}
    shared = {writer.name for writer in WRITERS.values() if not writer.page}
    assert told == pages | shared | set(chosen_pages(WRITERS)) | set(chosen_files(OPTIONAL_FILES)) | {"companies/ID.md", ERRORS, REPORT}


@pytest.mark.parametrize(
    "structure",
    [value for value in vars(records).values() if isinstance(value, type) and issubclass(value, records.Record) and value not in (records.Record, records.ErrorRecord)],
    ids=lambda structure: structure.__name__,
)
def test_every_field_of_the_record_is_in_the_readme(structure: type[msgspec.Struct]) -> None:
    section = read(README).partition("\n## The record")[2].partition("\n## ")[0]
    told = set(CODE.findall(section))
    assert [field for field in structure.__struct_fields__ if field not in told] == []


def test_every_modality_and_comparator_is_in_the_readme() -> None:
    section = read(README).partition("\n## The record")[2].partition("\n## ")[0]
    for value in (*records.Comparator.__args__, *records.Modality.__args__, *records.Direction.__args__, *records.TimexType.__args__):
        assert f"`{value}`" in section, value


# ---- versions, licences


def test_the_version_is_one() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["version"] == __version__
    assert f"## [{__version__}]" in read("CHANGELOG.md")


def test_every_dependency_is_in_the_notice() -> None:
    """Those that an installation brings along, no more and no fewer."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    requirements = [*project["dependencies"], *(one for extra in ("cluster", "parquet") for one in project["optional-dependencies"][extra])]
    wanted = {re.split(r"[=<>~!\[ ]", requirement)[0].lower() for requirement in requirements}
    section = read("NOTICE").partition("BRINGS ALONG")[2].partition("ONLY THE TESTS USE")[0]
    assert {name.lower() for name in re.findall(r"^  ([A-Za-z][\w.-]*)  +\S", section, re.MULTILINE)} == wanted


def test_the_credit_line_is_the_same_everywhere() -> None:
    credit = next(line for line in (TABLES / "companies.tsv").read_text(encoding="utf-8").split("\n") if "EDINET閲覧" in line)
    assert credit.removeprefix("# ") in read("NOTICE")
    assert credit.removeprefix("# ") in read(README)
