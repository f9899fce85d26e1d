"""A Japanese noun phrase → pieces: terms, names, Latin words, numbers, particles and what is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.summary.english import lexicon, places
from pipeline.summary.english.phrase_numbers import Counted, counted_at

if TYPE_CHECKING:
    from pipeline.summary.english.lexicon import Term

PieceKind = Literal["term", "name", "latin", "counted", "quoted", "particle", "unknown"]

# Longest first; what each does to its neighbours is in compose.py.
PARTICLES = (
    "に対する", "に関する", "における", "についての", "にかかる", "に係る", "による", "に向けた", "のための", "としての", "を含む",
    "などといった", "といった", "などの", "のような", "または", "あるいは", "ならびに", "および", "及び", "並びに", "向けの", "からの", "までの",
    "での", "への", "との", "ら", "な", "の", "と", "や", "か", "兼", "、", "・", "／", "/", "，", ",", "&", "＆", "＋", "+",
)  # fmt: skip
_LATIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9'’.+#_&/@-]*(?: (?=[A-Za-z0-9])[A-Za-zÀ-ÿ0-9'’.+#_&/@-]+)*|[0-9]+(?=[A-Za-z])[A-Za-z0-9.+#_-]+")
_KEPT_BACK = re.compile(r"([A-Z])社(?![長員会内外製債屋用宅史交説])")
#: A company whose name is kept back, A社.
NAMELESS = re.compile("Company [A-Z]")
_KATAKANA = re.compile(r"[ァ-ヶー][ァ-ヶー・＝]*")
_AMONG = re.compile(r"[^ぁ-ん]ら[^ぁ-ん]")  # 創業者ら経営幹部: the founders are some of them
_NAMED = re.compile(r"[A-Za-z0-9ァ-ヶー」]")  # NECのような企業, but not 夢のような話
_CLOSERS = {"「": "」", "『": "』", "“": "”", "《": "》", "〈": "〉", "【": "】", "‘": "’"}
_UNKNOWN_COST = 6.0
_LEADS = frozenset("全各同新旧別元両")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the phrase and what it is; `terms` are the senses of a term, `text` the English of a name."""

    kind: PieceKind
    text: str
    terms: tuple[Term, ...] = ()
    counted: Counted | None = None


def segment(phrase: str, names: tuple[tuple[str, str], ...] = ()) -> list[Piece]:
    """The pieces of a phrase, the fewest that leave the least unknown; together they cover it.

    `names` are (surface, English name) pairs that come before everything else.
    """
    pieces = _cheapest(phrase, names, everywhere=False)
    if any(piece.kind == "unknown" for piece in pieces):
        # The rarer countries of CLDR are loaded only when something is not known.
        return _cheapest(phrase, names, everywhere=True)
    return pieces


def _cheapest(phrase: str, names: tuple[tuple[str, str], ...], *, everywhere: bool) -> list[Piece]:
    size = len(phrase)
    best: list[float] = [0.0] + [float("inf")] * size
    came: list[tuple[int, Piece] | None] = [None] * (size + 1)
    for at in range(size):
        if best[at] == float("inf"):
            continue
        for end, cost, piece in _steps(phrase, at, names, everywhere):
            if best[at] + cost < best[end]:
                best[end], came[end] = best[at] + cost, (at, piece)
    pieces: list[Piece] = []
    at = size
    while at:
        step = came[at]
        assert step is not None
        at, piece = step
        pieces.append(piece)
    return _merged(pieces[::-1])


def _steps(phrase: str, at: int, names: tuple[tuple[str, str], ...], everywhere: bool) -> list[tuple[int, float, Piece]]:
    """Every piece that can start at `at`: (end, cost, piece)."""
    char = phrase[at]
    if char in _CLOSERS:
        close = phrase.find(_CLOSERS[char], at + 1)
        if close > 0:
            return [(close + 1, 1.0, Piece("quoted", phrase[at + 1 : close]))]
    if char in " 　\t\n":
        return [(at + 1, 0.0, Piece("particle", " "))]
    steps: list[tuple[int, float, Piece]] = []
    for surface, english in names:
        if phrase.startswith(surface, at):
            steps.append((at + len(surface), 0.5 - 0.01 * len(surface), Piece("name", english)))
    for end, senses in lexicon.find(phrase, at):
        # A single character is a weaker guess than a word.
        steps.append((end, 1.0 if end - at > 1 else 1.7, Piece("term", phrase[at:end], senses)))
    country = places.place_at(phrase, at) if everywhere else None
    if country is not None:
        steps.append((country[0], 0.9, Piece("term", phrase[at : country[0]], (country[1],))))
    counted = counted_at(phrase, at)
    starts = not (at and phrase[at - 1].isascii() and phrase[at - 1].isalnum())
    if counted is not None and starts:
        steps.append((counted[0], 0.8, Piece("counted", phrase[at : counted[0]], (), counted[1])))
    if starts and (nameless := _KEPT_BACK.match(phrase, at)) is not None:
        steps.append((nameless.end(), 0.8, Piece("name", f"Company {nameless[1]}")))
    latin = _LATIN.match(phrase, at)
    if latin and starts:
        steps.append((latin.end(), 1.0, Piece("latin", latin.group().strip())))
    for particle in PARTICLES:
        if at and phrase.startswith(particle, at) and (particle != "ら" or _AMONG.match(phrase, at - 1)) and (particle != "のような" or _NAMED.match(phrase, at - 1)):
            steps.append((at + len(particle), 0.9, Piece("particle", particle)))
            break
    katakana = _KATAKANA.match(phrase, at)
    if katakana:
        # An unknown katakana word is unknown as a whole, never in part.
        if not (at and _KATAKANA.match(phrase, at - 1)):
            whole = katakana.group().rstrip("・＝")
            steps.append((at + len(whole), _UNKNOWN_COST * 1.5, Piece("unknown", whole)))
    else:
        steps.append((at + 1, _UNKNOWN_COST, Piece("unknown", char)))
    return steps


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring unknown characters in one piece, with lone characters of a word that is not known between them."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and _is_torn(merged[-1], piece):
            merged[-1] = Piece("unknown", merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return merged


def _is_torn(left: Piece, right: Piece) -> bool:
    """True where the border of two pieces runs through a word: 人物 is no "human thing".

    Two lone characters are two words only where the first leads (全店) or is a country (米株).
    """
    if right.kind == "unknown":
        return left.kind == "unknown" or _is_lone(left)
    if not _is_lone(right):
        return False
    closes = right.terms[0].kind in lexicon.CLOSING
    if left.kind == "unknown":
        return not closes or len(left.text) == 1
    if not _is_lone(left):
        return False
    return closes if left.text in _LEADS else left.terms[0].kind != "place"


def _is_lone(piece: Piece) -> bool:
    return piece.kind == "term" and len(piece.text) == 1
