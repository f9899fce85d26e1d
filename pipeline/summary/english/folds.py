"""Multiples and fractions in words: twice the speed, doubled, rose sevenfold, one-third; and the same read from English."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from pipeline.summary.english.predicates import Verb, regular

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PARTS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
#: one-third, three-quarters: the fractions that are said in words, and what they are.
FRACTIONS = {
    f"{_ONES[above - 1]}-{part}{'s' if above > 1 else ''}": Fraction(above, below)
    for below, part in _PARTS.items()
    for above in range(1, below)
}
_WORDS = {fraction: word for word, fraction in reversed(FRACTIONS.items())}
_FOLDS = {f"{word}fold": times for times, word in enumerate((*_ONES, "ten"), start=1) if times > 1}
_TIMES = {str(times): word for word, times in _FOLDS.items()}
_HEADS = {word: count for count, word in enumerate((*_ONES, "ten"), start=1) if count in _PARTS}
_VERBS = {"2": regular("double"), "3": regular("triple"), "4": regular("quadruple")}
_MULTIPLE = re.compile(r"(?P<how>(?:about |up to |at least |more than |less than )?)(?P<times>[0-9][0-9.,]*(?:–[0-9][0-9.,]*)?)×")
_SEVERAL = re.compile(r"(?P<how>(?:up to |at least |more than )?)several times")
_TWICE = re.compile(r"(?<![0-9.,–])2×$")
_READ = {**_FOLDS, "several-fold": 1}
_DEEDS = (("doubl", 2), ("tripl", 3), ("quadrupl", 4))
_SAID = re.compile(rf"\b(?:(?P<word>{'|'.join((*_READ, *sorted(FRACTIONS, key=len, reverse=True)))})\b|(?P<deed>doubl|tripl|quadrupl)(?:e|es|ed|ing)\b|(?P<twice>twice) (?=the |that |those |as |its |[$¥€£₩])|one in (?P<heads>{'|'.join(_HEADS)})\b)", re.IGNORECASE)
_ONE_OF = re.compile(rf"\bone-(?P<part>{'|'.join(_PARTS.values())}) of (?:the )?")


def say_fraction(fraction: Fraction) -> str:
    """one-third; "" for a fraction that has no common word."""
    return _WORDS.get(fraction, "")


def one_in(text: str) -> str:
    """one in three companies, for one-third of companies: a share that the article gives in heads, 3社に1社."""
    parts = {part: word for count, part in _PARTS.items() for word, heads in _HEADS.items() if heads == count}
    return _ONE_OF.sub(lambda hit: f"one in {parts[hit['part']]} ", text)


def is_part(figure: str) -> bool:
    """True for a figure that is a part of a whole: about one-third, 1/12, half."""
    return "/" in figure or figure.endswith("half") or figure.rsplit(" ", 1)[-1] in FRACTIONS


def twice(figure: str) -> str:
    """A multiple before what it is a multiple of: at least twice (the speed)."""
    return _TWICE.sub("twice", figure)


def multiplied(figure: str) -> Verb | None:
    """double, of 2×; None where no verb says the multiple."""
    found = _MULTIPLE.fullmatch(figure)
    return _VERBS.get(found["times"]) if found is not None and not found["how"] else None


def fold(figure: str) -> str:
    """By how much something rose: about sevenfold, 4.4-fold; "" for a figure that is no multiple."""
    if (several := _SEVERAL.fullmatch(figure)) is not None:
        return f"{several['how']}several-fold"
    found = _MULTIPLE.fullmatch(figure)
    return "" if found is None else found["how"] + _TIMES.get(found["times"], f"{found['times']}-fold")


def read_folds(english: str) -> list[tuple[Decimal, bool, int, int]]:
    """The multiples and fractions that stand in words in an English text: value, whether it is exact, start and end."""
    found: list[tuple[Decimal, bool, int, int]] = []
    for hit in _SAID.finditer(english):
        if hit["word"] and (fraction := FRACTIONS.get(hit["word"].lower())) is not None:
            found.append((Decimal(fraction.numerator) / fraction.denominator, False, hit.start(), hit.end()))
            continue
        if hit["heads"]:
            found.append((1 / Decimal(_HEADS[hit["heads"].lower()]), False, hit.start(), hit.end()))
            continue
        times = _READ[hit["word"].lower()] if hit["word"] else 2 if hit["twice"] else dict(_DEEDS)[hit["deed"].lower()]
        found.append((Decimal(times), True, hit.start(), hit.end("twice") if hit["twice"] else hit.end()))
    return found
