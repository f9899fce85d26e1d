"""The command line: arguments, progress, exit code. The only room that prints.

The pipeline is imported by the commands that need it, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pipeline import __version__
from pipeline.errors import SourceError, UsageError, YomitoriError

if TYPE_CHECKING:
    from types import FrameType

    from pipeline.batch.configuration import Configuration
    from pipeline.batch.run import Counts
    from pipeline.batch.work import Outcome
    from pipeline.summary.english.style import Style

OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
_EXIT_CODES = """\
exit codes: 0 all articles were read; 1 some failed, see errors.jsonl; 2 the command cannot be carried out;
130 interrupted"""
_RED, _GREEN = 31, 32
_SHELLS = ("bash", "zsh", "tcsh")
_FORMATS = ("md", "txt", "html", "jsonl")
_SPELLINGS = ("american", "british")
_NUMBERS = ("long", "short")
_ENGINES = ("local", "dask")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command and give the exit code."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks 円 is no reason to stop
    try:
        code: int = options.command(options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        _say("interrupted; the output folder keeps the state of the last whole run, but for single pages")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except UsageError as error:
        _say(str(error))
        return USAGE
    except YomitoriError as error:
        _say(str(error))
        return SOME_FAILED
    except OSError as error:  # a full disk, a folder that vanished
        _say(f"cannot go on: {error}")
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="yomitori",
        description="Reads Japanese tech articles and writes their numbers, companies and dates as English summaries.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"yomitori {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="read articles and write summaries", epilog=_EXIT_CODES, allow_abbrev=False)
    run.set_defaults(command=_run)
    run.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, a glob, an address such as s3://…, or - for standard input")
    run.add_argument("--out", required=True, metavar="DIR", type=_folder, help="the folder to write into")
    run.add_argument("--jobs", type=_count, metavar="N", help="processes; default: as many as are worth it")
    run.add_argument("--engine", choices=_ENGINES, help="who reads: processes here, or a Dask cluster; default: local")
    run.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask cluster, tcp://HOST:8786")
    run.add_argument("--copy-to", metavar="ADDRESS", help="copy the output to an object store at the end, s3://…; needs pip install 'yomitori[cluster]'")
    run.add_argument("--format", choices=_FORMATS, default="txt", help="of standard input; default: txt")
    run.add_argument("--timeout", type=_seconds, metavar="S", help="seconds for one article; default: 60")
    run.add_argument("--html", action="store_true", help="write pages for a browser too; begin with report.html")
    run.add_argument("--sqlite", action="store_true", help="write yomitori.db too, a database with full-text search")
    run.add_argument("--parquet", action="store_true", help="write claims.parquet too; needs pip install 'yomitori[parquet]'")
    run.add_argument("--fresh", action="store_true", help="read every article anew; without it, only what has changed since the last run")
    run.add_argument("--dry-run", action="store_true", help="list what would be read, and write nothing")
    run.add_argument("--fail-fast", action="store_true", help="stop at the first article that fails")
    _add_companies(run)
    _add_style(run)
    loudness = run.add_mutually_exclusive_group()
    loudness.add_argument("--quiet", action="store_true", help="print nothing but what goes wrong")
    loudness.add_argument("-v", "--verbose", action="store_true", help="a line for every article")

    explain = commands.add_parser("explain", help="tell why each figure was read as it was", allow_abbrev=False)
    explain.set_defaults(command=_explain)
    explain.add_argument("file", metavar="FILE", help="an article, or - for standard input")
    explain.add_argument("--format", choices=_FORMATS, default="txt", help="of standard input; default: txt")
    _add_companies(explain)
    _add_style(explain)

    status = commands.add_parser("status", help="tell what an output folder holds", allow_abbrev=False)
    status.set_defaults(command=_status)
    status.add_argument("folder", metavar="DIR", type=Path, help="the --out of a run")

    completion = commands.add_parser("completion", help="print what makes a shell complete the command", allow_abbrev=False)
    completion.set_defaults(command=_completion)
    completion.add_argument("shell", choices=_SHELLS)

    schema = commands.add_parser("schema", help="print the JSON Schema of the article record", allow_abbrev=False)
    schema.set_defaults(command=_schema)
    return parser


def _add_companies(parser: argparse.ArgumentParser) -> None:
    said = "a CSV table of your own companies and products; may be given several times"
    parser.add_argument("--companies", action="append", metavar="FILE", type=Path, help=said)


def _add_style(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--spelling", choices=_SPELLINGS, help="labor and March 17, or labour and 17 March; default: american")
    parser.add_argument("--numbers", choices=_NUMBERS, help="$8 billion, or $8bn; default: long")


def _style(options: argparse.Namespace, configured: Configuration) -> Style:
    """How the English is to be written."""
    from pipeline.summary.english.style import Style

    return Style(spelling=options.spelling or configured.spelling or "american", numbers=options.numbers or configured.numbers or "long")


def _configuration() -> Configuration:
    """What the working folder sets."""
    from pipeline.batch.configuration import configuration

    return configuration(Path.cwd())


def _folder(text: str) -> Path:
    if "://" in text:
        raise argparse.ArgumentTypeError(f"a folder of this machine is needed, not {text!r}: write into one, and add --copy-to {text}")
    return Path(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:6]) <= 1024:
        raise argparse.ArgumentTypeError(f"a number from 1 to 1024 is needed, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"a number of seconds is needed, not {text!r}")
    return seconds


def _run(options: argparse.Namespace) -> int:
    from pipeline.batch.configuration import FORMATS
    from pipeline.batch.run import Settings, run

    configured = _configuration()
    if options.dry_run:
        return _dry_run(options)
    engine = options.engine or configured.engine or "local"
    if engine == "local" and options.scheduler:
        raise UsageError("--scheduler is of no use here: add --engine dask")
    if engine == "dask" and options.jobs:
        raise UsageError("--jobs is of no use here: the cluster has as many as its workers have threads")
    settings = Settings(
        inputs=tuple(options.inputs),
        out=options.out,
        jobs=options.jobs or configured.jobs or 0,
        engine=engine,
        scheduler=options.scheduler or configured.scheduler or "",
        seconds=options.timeout or configured.timeout or 60.0,
        standard_input_suffix=f".{options.format}",
        fail_fast=options.fail_fast,
        fresh=options.fresh,
        companies=tuple(options.companies or configured.companies),
        formats=tuple(name for name in FORMATS if getattr(options, name) or name in configured.formats),
        style=_style(options, configured),
    )
    if options.copy_to:
        from pipeline.batch.stores import file_system

        file_system(options.copy_to)  # before any work is done
    signal.signal(signal.SIGTERM, _interrupt)
    with _Progress(options.quiet, options.verbose) as progress:
        counts = run(settings, progress.tell)
    for failure in counts.failures:
        _say(f"{failure.path}{f' ({failure.id})' if failure.id else ''}: {failure.reason}")
    if counts.failed > len(counts.failures):
        _say(f"and {counts.failed - len(counts.failures)} more, see {settings.out / 'errors.jsonl'}")
    if not options.quiet:
        print(_closing(counts, settings.out), file=sys.stderr)
    if options.copy_to:
        from pipeline.batch.copies import copy_out

        copied, removed = copy_out(settings.out, options.copy_to)
        if not options.quiet:
            _say(f"{_counted(copied, 'file')} copied to {options.copy_to}, {removed:,} removed there")
    return SOME_FAILED if counts.failed else OK


def _dry_run(options: argparse.Namespace) -> int:
    """Print the name of every file that a run would read, and what would fail before it is read."""
    from pipeline.batch.inputs import find_inputs
    from pipeline.sources.reading import SUFFIXES
    from pipeline.writers.escape import terminal

    inputs, passed = find_inputs(options.inputs, SUFFIXES.__contains__, options.out)
    problems = [item.problem for item in inputs if item.problem is not None]
    for item in inputs:
        if item.problem is None:
            print(terminal(item.display))
    for problem in problems:
        _say(f"{problem.path}: {problem.reason}")
    if not options.quiet:
        others = f", {_counted(passed, 'other file')} passed over" if passed else ""
        _say(f"would read {_counted(len(inputs) - len(problems), 'file')}{others}, {len(problems)} cannot be read; nothing was written")
    return SOME_FAILED if problems else OK


def _status(options: argparse.Namespace) -> int:
    from pipeline.batch.status import status
    from pipeline.writers.escape import terminal

    found = status(options.folder)
    report = found.report
    if report is None:
        print("no run has come to its end here; run again with the same --out")
    else:
        counts = report["counts"]
        numbers = [_counted(counts["articles"], "article"), _counted(counts["claims"], "claim"), f"{counts['failed']} failed"]
        print(f"last whole run: {report['started']}, yomitori {report['version']}, {', '.join(numbers)} in {report['seconds']} s")
    if found.busy:
        print("a run is at work here now")
    if found.kinds:
        print("failed: " + ", ".join(f"{number:,} {kind}" for kind, number in found.kinds.items()))
        for path, reason in found.failures:
            print(terminal(f"  {path}: {reason}"))
    if found.missing:
        print(f"{_counted(len(found.missing), 'file')} of the run gone: {', '.join(found.missing[:5])}{', …' if len(found.missing) > 5 else ''}")
    return SOME_FAILED if found.kinds or found.missing or report is None else OK


def _completion(options: argparse.Namespace) -> int:
    import shtab

    print(shtab.complete(_parser(), shell=options.shell))
    return OK


def _colour(text: str, code: int) -> str:
    """`text` in a colour where standard error is a terminal and nobody asked for none (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stderr.isatty()
    return text if plain else f"\x1b[{code}m{text}\x1b[0m"


def _closing(counts: Counts, out: Path) -> str:
    counted = [
        _counted(counts.articles, "article"),
        _counted(counts.claims, "claim"),
        _counted(counts.quantities, "quantity", "quantities"),
        _counted(counts.companies, "company", "companies"),
        _colour(f"{counts.failed} failed", _RED if counts.failed else _GREEN),
    ]
    before = "; unchanged since the last run" if counts.unchanged else f"; {counts.reused:,} read by an earlier run" if counts.reused else ""
    return f"{', '.join(counted)} in {counts.seconds:.1f} s{before}: {out}"


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class _Progress:
    """A bar on standard error where that is a terminal, or a line for every article."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        from tqdm import tqdm

        self._verbose = verbose
        self._bar = tqdm(unit=" articles", disable=quiet or verbose or not sys.stderr.isatty(), file=sys.stderr)

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def tell(self, outcome: Outcome) -> None:
        self._bar.update()
        if self._verbose:
            from pipeline.records import ErrorRecord

            name = f"{outcome.path} ({outcome.id})" if outcome.id else outcome.path
            told = outcome.reason if isinstance(outcome, ErrorRecord) else _counted(outcome.claims, "claim")
            _say(f"{name}: {told}")


def _explain(options: argparse.Namespace) -> int:
    from pipeline.batch.own_tables import use_own_tables
    from pipeline.sources.reading import read, read_bytes
    from pipeline.summary.article import explain
    from pipeline.summary.english.style import choose
    from pipeline.writers.explain import explanation

    configured = _configuration()
    use_own_tables(tuple(options.companies or configured.companies))
    choose(_style(options, configured))
    if options.file == "-":
        sources = read_bytes(sys.stdin.buffer.read(), "standard-input", f".{options.format}")
    elif Path(options.file).is_file():
        sources = read(Path(options.file), Path(options.file).name)
    else:
        raise UsageError(f"no such file: {options.file}")
    code = OK
    for source in sources:
        if isinstance(source, SourceError):
            _say(str(source))
            code = SOME_FAILED
        else:
            record, misses, untold = explain(source)
            sys.stdout.write(explanation(record, source.raw, misses, untold))
    return code


def _schema(options: argparse.Namespace) -> int:
    import json

    from pipeline.records import schema

    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return OK


def _say(text: str) -> None:
    from pipeline.writers.escape import terminal

    print(f"yomitori: {terminal(text)}", file=sys.stderr)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
