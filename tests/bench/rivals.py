"""How fast others read the same text: each does a part of what a run does, in a process of its own.

    pip install '.[bench]'          GiNZA, ja-timex and pynormalizenumexp, at the versions that were compared
    python tests/bench/rivals.py NAME < text.json

Each is given the text in the pieces that it reads fastest, and one thread. Seconds are those of the process on a processor.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version

PIECE = 2000
ROUNDS = 3
_LINE = re.compile(r"\S.*")
_Read = Callable[[Sequence[str]], int]


def load_ginza() -> _Read:
    """Words, sentences, dependencies and names of a trained model."""
    import spacy

    nlp = spacy.load("ja_ginza")
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts))


def load_ja_timex() -> _Read:
    """Dates, times and lengths of time as TIMEX3."""
    from ja_timex import TimexParser

    parser = TimexParser()
    return lambda texts: sum(len(parser.parse(text)) for text in texts)


def load_pynormalizenumexp() -> _Read:
    """Numbers with their counters, and times."""
    from pynormalizenumexp.normalize_numexp import NormalizeNumexp

    normalizer = NormalizeNumexp("ja")
    return lambda texts: sum(len(normalizer.normalize(text)) for text in texts)


def pieces_of(text: str) -> list[str]:
    """A text in pieces of at most PIECE characters."""
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return _LINE.findall(text)


#: By the name of the package: what it does, its text cut as it takes it best, and how many characters it is given at most.
RIVALS: dict[str, tuple[Callable[[], _Read], Callable[[str], list[str]], int]] = {
    "ginza": (load_ginza, pieces_of, 20_000),
    "ja-timex": (load_ja_timex, pieces_of, 200_000),
    "pynormalizenumexp": (load_pynormalizenumexp, lines_of, 100_000),
}


def measured(texts: Sequence[str]) -> dict[str, int | str]:
    """Characters that each rival reads in a second, by its name and version; a word instead where it is not installed or fails.

    One that is slow is given a part of the text: whole pieces of articles, taken evenly from all of them.
    """
    report: dict[str, int | str] = {}
    for name, (_, _, most) in RIVALS.items():
        try:
            called = f"{name} {version(name)}"
        except PackageNotFoundError:
            report[name] = "not installed: pip install '.[bench]'"
            continue
        chosen = evenly([piece for text in texts for piece in pieces_of(text)], most)
        seconds = seconds_of(name, chosen)
        report[called] = seconds if isinstance(seconds, str) else round(sum(map(len, chosen)) / seconds)
    return report


def evenly(pieces: Sequence[str], most: int) -> list[str]:
    """Some of the pieces, as far from each other as can be, that together have about `most` characters."""
    whole = sum(map(len, pieces))
    return list(pieces) if whole <= most else list(pieces[:: -(-whole // most)])


def seconds_of(name: str, pieces: Sequence[str]) -> float | str:
    """The best of several rounds of a rival in a process of its own; what went wrong, where something did."""
    one_thread = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, __file__, name], input=json.dumps(pieces), capture_output=True, text=True, env=one_thread)
    if done.returncode:
        return f"failed: {(done.stderr.strip() or '?').splitlines()[-1][:120]}"
    return float(done.stdout.split()[-1])


def main(name: str) -> None:
    """Print the seconds of the fastest round of a rival over the pieces on standard input."""
    load, cut, _ = RIVALS[name]
    read = load()
    texts = [part for piece in json.load(sys.stdin) for part in cut(piece)]
    read(texts[:1])  # loads what is loaded late
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        read(texts)
        rounds.append(time.process_time() - started)
    print(min(rounds))


if __name__ == "__main__":
    main(sys.argv[1])
