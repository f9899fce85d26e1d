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

    from pipeline.batch.run import Counts
    from pipeline.batch.work import Outcome

OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
_EXIT_CODES = """\
exit codes: 0 all articles were read; 1 some failed, see errors.jsonl; 2 the command cannot be carried out;
130 interrupted"""
_FORMATS = ("md", "txt", "html", "jsonl")


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
    run.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, a glob, or - for standard input")
    run.add_argument("--out", required=True, metavar="DIR", type=Path, help="the folder to write into")
    run.add_argument("--jobs", type=_count, default=0, metavar="N", help="processes; default: as many as are worth it")
    run.add_argument("--format", choices=_FORMATS, default="txt", help="of standard input; default: txt")
    run.add_argument("--timeout", type=_seconds, default=60.0, metavar="S", help="seconds for one article; default: 60")
    run.add_argument("--html", action="store_true", help="write pages for a browser too; begin with report.html")
    run.add_argument("--sqlite", action="store_true", help="write yomitori.db too, a database with full-text search")
    run.add_argument("--parquet", action="store_true", help="write claims.parquet too; needs pip install 'yomitori[parquet]'")
    run.add_argument("--fail-fast", action="store_true", help="stop at the first article that fails")
    _add_companies(run)
    loudness = run.add_mutually_exclusive_group()
    loudness.add_argument("--quiet", action="store_true", help="print nothing but what goes wrong")
    loudness.add_argument("-v", "--verbose", action="store_true", help="a line for every article")

    explain = commands.add_parser("explain", help="tell why each figure was read as it was", allow_abbrev=False)
    explain.set_defaults(command=_explain)
    explain.add_argument("file", metavar="FILE", help="an article, or - for standard input")
    explain.add_argument("--format", choices=_FORMATS, default="txt", help="of standard input; default: txt")

    _add_companies(explain)

    schema = commands.add_parser("schema", help="print the JSON Schema of the article record", allow_abbrev=False)
    schema.set_defaults(command=_schema)
    return parser


def _add_companies(parser: argparse.ArgumentParser) -> None:
    said = "a CSV table of your own companies and products; may be given several times"
    parser.add_argument("--companies", action="append", metavar="FILE", type=Path, help=said)


def _tables(options: argparse.Namespace) -> tuple[Path, ...]:
    """The user's tables of names: those of the command line, else those of the configuration in the working folder."""
    from pipeline.batch.own_tables import configured_tables

    return tuple(options.companies) if options.companies else configured_tables(Path.cwd())


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
    from pipeline.batch.run import Settings, run

    settings = Settings(
        inputs=tuple(options.inputs),
        out=options.out,
        jobs=options.jobs,
        seconds=options.timeout,
        standard_input_suffix=f".{options.format}",
        fail_fast=options.fail_fast,
        companies=_tables(options),
        formats=tuple(name for name in ("html", "sqlite", "parquet") if getattr(options, name)),
    )
    signal.signal(signal.SIGTERM, _interrupt)
    with _Progress(options.quiet, options.verbose) as progress:
        counts = run(settings, progress.tell)
    for failure in counts.failures:
        _say(f"{failure.path}{f' ({failure.id})' if failure.id else ''}: {failure.reason}")
    if counts.failed > len(counts.failures):
        _say(f"and {counts.failed - len(counts.failures)} more, see {settings.out / 'errors.jsonl'}")
    if not options.quiet:
        print(_closing(counts, settings.out), file=sys.stderr)
    return SOME_FAILED if counts.failed else OK


def _closing(counts: Counts, out: Path) -> str:
    counted = [
        _counted(counts.articles, "article"),
        _counted(counts.claims, "claim"),
        _counted(counts.quantities, "quantity", "quantities"),
        _counted(counts.companies, "company", "companies"),
        f"{counts.failed} failed",
    ]
    return f"{', '.join(counted)} in {counts.seconds:.1f} s: {out}"


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
    from pipeline.batch.work import summarise_article
    from pipeline.sources.reading import read, read_bytes
    from pipeline.writers.explain import explanation

    use_own_tables(_tables(options))
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
            sys.stdout.write(explanation(summarise_article(source), source.raw))
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
