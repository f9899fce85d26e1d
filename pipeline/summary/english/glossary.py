"""Japanese noun phrase → English noun phrase, by the glossary and by putting its terms together."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.summary.english import compose, lexicon, reading
from pipeline.summary.english.grammar import Number, number_of
from pipeline.summary.english.segment import NAMELESS, segment
from pipeline.summary.english.style import kept_per_style

if TYPE_CHECKING:
    from collections.abc import Mapping

_NARROW = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "（），．"})
_INNER_BRACKETS = re.compile(r"(?<=.)[（(][^（）()]{0,60}[）)](?=[^\s（）()])")
_BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]\s*$")
_AND_OTHERS = re.compile(r"(?<=..)(?:向け|など|(?<![同均平高上対])等|(?<=[一-龥ァ-ヶーA-Za-z])(?:ら|たち)|(?<=[A-Za-zァ-ヶー])用|自身|自体)$")  # behind a noun; the noun says enough
_PERSON = re.compile(r"([一-龥々ァ-ヶー・＝A-Za-z. ]{2,16})(?:氏|さん)")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
_QUOTED_BEHIND = re.compile("[^「」]{1,40}「[^「」]{1,40}」")  # AI「Hoshi」
_LONGEST = 60  # characters; what is longer is no term and stays Japanese


@dataclass(frozen=True, slots=True)
class Translation:
    """An English noun phrase without an article. `sure` is false where a part of it stayed Japanese.

    `number` tells how the phrase behaves in a sentence, `kind` what it is (a kind of the glossary, or "unknown"),
    `single` is its singular.
    """

    text: str
    sure: bool
    number: Number = "name"
    kind: str = "unknown"
    single: str = ""


_QUOTED_LEAD = re.compile("[「『“]([^「」『』“”]+)[」』”](.+)")
_LOOSE_MARKS = re.compile(r"\s+([:)])|(?<=\()\s+")


def translate(phrase: str, names: Mapping[str, str] | None = None) -> Translation:
    """The English of a Japanese noun phrase, without an article.

    `names` are the surfaces of companies and products and their English names; they come before the glossary.
    What is not known stays Japanese in 「」 with its reading; nothing is guessed.
    """
    used = tuple((surface, english) for surface, english in names.items() if surface and surface in phrase) if names else ()
    return _translate(phrase, used)


@kept_per_style(50000)
def _translate(phrase: str, names: tuple[tuple[str, str], ...]) -> Translation:
    text = " ".join((html.unescape(phrase) if "&" in phrase else phrase).split()).strip("　 、。，・:：;；")
    text = text.removeprefix("\\n").strip()  # an escaped line end that a feed left in
    if not text:
        return Translation("", False)
    for surface, english in names:
        if surface == text:
            return Translation(english, True, "name", "name")
    text = text.translate(_NARROW)
    if not _JAPANESE.search(text) and not _QUOTED_BEHIND.fullmatch(text) and not re.search(r"[0-9]", text) and not lexicon.senses(text):
        return Translation(text, True, number_of(text), "latin")
    text = _AND_OTHERS.sub("", text) or text
    text = text.removeprefix("ような")  # what is left of Xのような Y
    text = _INNER_BRACKETS.sub("", text)
    bare = _BRACKETS.sub("", text).strip()
    if bare and bare != text and not lexicon.senses(text):
        inner = text[len(bare) :].strip("（）() ")
        return _with_bracket(_translate(bare, names), inner, names)
    if len(text) > _LONGEST:
        return Translation(reading.marked(text), False)
    person = _PERSON.fullmatch(text)
    if person and not lexicon.senses(text):
        bearer = _translate(person[1], names)
        return bearer if bearer.sure and bearer.kind in ("name", "latin", "body") else Translation(reading.marked_person(person[1]), False)
    pieces = segment(text, names)
    unknown = sum(len(piece.text) for piece in pieces if piece.kind == "unknown")
    lost = any(piece.kind == "unknown" and _HIRAGANA.search(piece.text) for piece in pieces)
    made = None if (lost and len(pieces) > 1) or 2 * unknown > len(text) else compose.compose(pieces)
    if made is None or not made.text.strip() or made.kind == "postmodifier":
        return Translation(reading.marked(text), False)
    kind = "company" if NAMELESS.fullmatch(made.text) else made.kind
    return Translation(_closed(made.text), made.sure, made.number, kind, _closed(made.single))


def without_quotes(phrase: str) -> str:
    """「LE-9」エンジン without the marks around its first word, which English does not need."""
    found = _QUOTED_LEAD.fullmatch(phrase)
    return found[1] + found[2] if found else phrase


def _closed(text: str) -> str:
    """English with marks as it sets them: Issue 1: sales, the (US) region."""
    return _LOOSE_MARKS.sub(r"\1", text) if ":" in text or "( " in text or " )" in text else text


def _with_bracket(main: Translation, inner: str, names: tuple[tuple[str, str], ...]) -> Translation:
    """月額料金（個人） → monthly fee (individuals)."""
    said = Translation(inner, True) if inner.isascii() else _translate(inner, names)
    if not said.text or said.text.casefold() == main.text.casefold():
        return main
    return Translation(f"{main.text} ({said.text})", main.sure and said.sure, main.number, main.kind)
