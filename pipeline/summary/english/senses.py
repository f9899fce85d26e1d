"""Which sense a term has at its place in a compound, and a single piece as an English phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.summary.english import reading
from pipeline.summary.english.grammar import Number, number_of
from pipeline.summary.english.lexicon import CLOSING, GENERIC_PLURAL, Term
from pipeline.summary.english.phrase import Phrase

if TYPE_CHECKING:
    from pipeline.summary.english.segment import Piece


_CARRYING = ("using ", "with ")


def only_closes(piece: Piece) -> bool:
    """True where a piece must be read with the noun before it: 向け, 関連, 率."""
    kinds = {term.kind for term in piece.terms}
    return bool(kinds & {"premodifier", "postmodifier"}) or (bool(kinds) and kinds <= set(CLOSING))


def choose_sense(piece: Piece, *, last: bool, after: Phrase | None, measured: bool, closed: bool, abstract: bool) -> Term | None:
    """The sense of a term at its place: a suffix only after something, a modifier rather before something.

    `abstract` is true where the head is no thing that uses or has something: AI活用企業 are companies using AI, AI活用事例 AI
    use cases. `measured` is true where the head is a property: 最大 is then "maximum", elsewhere "largest"; `closed` where a suffix
    follows, which takes a noun: 法人向け.
    """
    if not piece.terms:
        return None
    joining = [t for t in piece.terms if t.kind in CLOSING]
    plain = [t for t in piece.terms if t.kind not in CLOSING]
    if after is not None and after.kind in ("modifier", "which", "total") and plain:
        joining = []
    if after is not None and joining:
        ends = [t for t in joining if t.kind == "suffix"]
        goes_on = [t for t in joining if t.kind != "suffix"]
        if not last and ends and abstract and goes_on and goes_on[0].english.startswith(_CARRYING):
            return ends[0]
        if not last:
            return (goes_on or ends)[0]
        return (ends or plain or goes_on)[0]
    if not plain:
        return None
    leading = [t for t in plain if t.kind in ("modifier", "which", "total")]
    nouns = [t for t in plain if t.kind not in ("modifier", "which", "total")]
    if closed and nouns:
        return nouns[0]
    if not last:
        leading.sort(key=lambda t: (t.kind == "total") != measured)
        return (leading or nouns)[0]
    return (nouns or leading)[0]


def phrase_of(piece: Piece, term: Term | None) -> Phrase:
    """One piece as a phrase."""
    if term is not None:
        plural = term.many()
        if plural == term.english:
            return Phrase(plural, term.modifier, plural, "plural", term.kind, True)
        if term.kind in GENERIC_PLURAL and plural and not term.english.startswith("the "):
            return Phrase(plural, term.modifier, term.english, "plural", term.kind, True)
        number: Number = "mass" if not plural else "single"
        if term.kind in ("place", "name", "compare", "period", "body", "person"):
            number = "name"
        kind = "leading" if leads(term) else "body" if term.kind == "person" else term.kind
        before = term.modifier if term.kind == "which" else term.modifier.removeprefix("the ")
        return Phrase(term.english, before, term.english, number, kind, True)
    if piece.kind == "counted" and piece.counted is not None:
        counted = piece.counted
        number = "plural" if counted.role in ("count", "kinds", "age") else "name"
        return Phrase(counted.alone, counted.before, counted.alone, number, counted.role, True)
    if piece.kind == "quoted":
        marked = quoted(piece.text)
        return Phrase(marked, marked, marked, "name", "name", True)
    if piece.kind in ("name", "latin"):
        number = number_of(piece.text)
        return Phrase(piece.text, piece.text, piece.text, "name" if piece.kind == "name" else number, piece.kind, True)
    marked = reading.marked(piece.text)
    return Phrase(marked, marked, marked, "name", "unknown", False)


def quoted(text: str) -> str:
    """Words that the article quotes: Latin ones in English quotation marks, Japanese ones as they are, marked."""
    return f"“{text}”" if text.isascii() else reading.marked(text)


def leads(term: Term) -> bool:
    """A noun of comparison, time or place that has an adjective of its own: 従来の, 毎年の, 海外の."""
    return term.kind in ("compare", "period", "place") and term.modifier[:1].islower() and term.modifier not in (term.english, term.english.removeprefix("the "))
