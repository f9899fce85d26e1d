"""An English noun phrase while it is put together: words before its head, words behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.summary.english.grammar import Number, has_article, is_done_to, plural_of
from pipeline.summary.english.lexicon import GENERIC_PLURAL

_COUNTING = re.compile(r"(?:number|numbers|rate|amount|size|level|share|ratio|degree) of (?:the )?")
# Adjectives that stand before all that narrows a noun.
_OUTER = re.compile(r"(?:new|latest|drastic|major|huge|additional|full|rapid|simultaneous) (?=[a-z])")
# Adjectives of what is counted, and not of the number.
_OF_COUNTED = frozenset({"simultaneous", "concurrent"})
_RANKED = re.compile(r"the (?:top|bottom) [0-9][0-9.,]*(?: (?:million|billion))? (?=[a-z])")
_OF_MANY = frozenset({"these", "those", "other", "our", "its own", "each other"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English noun phrase: as the head, before another noun, in the singular; how it behaves and what it is."""

    text: str
    before: str
    single: str
    number: Number
    kind: str
    sure: bool
    after: str = ""  # what follows the head and stays behind it: "for companies"


def with_article(phrase: Phrase) -> str:
    """The phrase as it stands after a preposition."""
    if (phrase.number == "single" or (phrase.number == "mass" and is_done_to(phrase.text))) and not has_article(phrase.text):
        return f"the {phrase.text}"
    return phrase.text


def put_behind(head: Phrase, tail: str) -> Phrase:
    """The head with words behind it."""
    return replace(head, text=f"{head.text} {tail}", single=f"{head.single} {tail}", before=f"{head.before} {tail}", after=tail)


def put_before(word: str, head: Phrase, kind: str = "modifier") -> Phrase:
    """The head with a word before it; a leading "the" stays in front, a doubled word is said once."""
    if word == "worldwide" and head.number == "plural" and head.kind in GENERIC_PLURAL and not has_article(head.text):
        return replace(put_behind(head, word), before=f"{word} {head.before}", after="")
    one = kind == "which" and head.kind in GENERIC_PLURAL and head.number == "plural" and word not in _OF_MANY
    shown = head.single if one else head.text
    number: Number = "single" if one else head.number
    if (kind == "kinds" or word in ("these", "those")) and head.number == "single":
        shown, number = plural_text(head), "plural"
    elif kind == "kinds":
        number = "plural"

    def put(text: str) -> str:
        counted = _COUNTING.match(text) if kind == "compound" or word in _OF_COUNTED else None
        if counted:
            # AI + rate of use: rate of AI use.
            return text if text[counted.end() :].startswith(word) else f"{counted[0]}{word} {text[counted.end():]}"
        first = _OUTER.match(text) if kind == "compound" else None
        if first:
            return f"{first[0]}{word} {text[first.end():]}"  # AI + new features: new AI features
        if text == word or text.startswith(word + " "):
            return text
        if word.rsplit(" ", 1)[-1] == text.split(" ", 1)[0]:
            return word.removesuffix(text.split(" ", 1)[0]) + text
        if (ranked := _RANKED.match(text)) is not None:
            return f"{ranked[0]}{word.removeprefix('the ')} {text[ranked.end():]}"  # the top 10 domestic companies
        if text.startswith("the ") and kind == "which":
            return f"{word} {text[4:]}"  # this industry
        if text.startswith("the "):
            return f"the {word.removeprefix('the ')} {text[4:]}"
        return f"{word} {text}"

    return replace(head, text=put(shown), single=put(head.single), before=put(head.before), number=number)


def plural_text(phrase: Phrase) -> str:
    return phrase.text if phrase.number in ("plural", "mass", "name") else plural_of(phrase.text)
