"""Small English grammar: plurals, articles, agreement, verb forms. Knows no Japanese."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

# How a noun phrase behaves: a name takes no article; a mass noun neither; one thing takes "the"; a plural takes "are".
Number = Literal["name", "mass", "single", "plural"]

_IRREGULAR_PLURALS = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "half": "halves", "index": "indexes",
    "criterion": "criteria", "medium": "media", "analysis": "analyses", "basis": "bases", "series": "series",
    "species": "species", "datum": "data", "phenomenon": "phenomena", "hypothesis": "hypotheses", "life": "lives",
    "knife": "knives", "shelf": "shelves", "leaf": "leaves", "foot": "feet", "crisis": "crises", "axis": "axes",
    "aircraft": "aircraft", "spacecraft": "spacecraft", "headquarters": "headquarters", "means": "means",
}  # fmt: skip
_PLURAL_WORDS = frozenset(_IRREGULAR_PLURALS.values()) - {"series", "species", "means", "data", "media"} | {"data"}
# Nouns in -s that are one thing.
_SINGULAR_IN_S = frozenset(
    ["analysis", "basis", "news", "series", "business", "status", "process", "access", "address", "bus", "gas", "lens", "virus", "bonus", "focus", "loss", "progress", "success", "consensus", "campus", "corpus", "physics", "economics", "statistics-science", "robotics", "electronics", "logistics", "mathematics", "graphics", "genetics", "diagnosis", "hypothesis", "thesis", "chassis", "axis", "crisis", "synthesis", "census", "apparatus", "wireless", "class", "press", "mass", "glass", "excess", "stress", "surplus", "index", "nexus", "census", "thus", "this", "less", "plus", "minus", "pass", "cross", "boss", "awareness", "effectiveness", "competitiveness", "robustness", "readiness", "illness", "wilderness", "fitness", "canvas", "atlas", "alias", "bias", "ethics", "politics", "photonics", "biometrics", "avionics", "headless"]
)
_PREPOSITIONS = frozenset(["of", "for", "in", "on", "at", "from", "to", "with", "by", "over", "under", "per", "as", "against", "about", "between", "among", "than", "that", "through", "within", "without"])


def plural_of(noun: str) -> str:
    """The plural of a singular noun phrase; its last word before a preposition is the one that changes."""
    words = noun.split(" ")
    at = head_index(words)
    words[at] = _plural_word(words[at])
    return " ".join(words)


@lru_cache(maxsize=4096)
def _plural_word(word: str) -> str:
    low = word.lower()
    if low in _IRREGULAR_PLURALS:
        made = _IRREGULAR_PLURALS[low]
        return made if word[0].islower() else made[0].upper() + made[1:]
    if re.search(r"[^aeiou]y$", low):
        return word[:-1] + "ies"
    if re.search(r"(?:s|x|z|ch|sh)$", low):
        return word + ("es" if low != "quiz" else "zes")
    return word + "s"


def head_index(words: list[str]) -> int:
    """Where the head noun stands: before the first preposition, else at the end."""
    for at, word in enumerate(words[1:], start=1):
        if word in _PREPOSITIONS:
            return at - 1
    return len(words) - 1


@lru_cache(maxsize=4096)
def number_of(phrase: str) -> Number:
    """How a noun phrase behaves, judged by its head alone. Marked Japanese counts as a name."""
    if not phrase or phrase[0] in "「“" or phrase[-1] in "」)”":
        return "name"
    if " and " in phrase and " of " not in phrase.split(" and ")[0]:
        return "plural"
    words = phrase.split(" ")
    if words[0].lower() in ("the", "a", "an"):
        words = words[1:] or words
    head = words[head_index(words)].strip(",")
    if head[-1:] in "」”)" or not head[:1].isalpha():
        return "name"
    if any(char.isupper() for char in head):
        return "name" if not (head.endswith("s") and head[:-1].isupper() and len(head) > 2) else "plural"
    if head in _PLURAL_WORDS:
        return "plural"
    if head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s")) and head not in _SINGULAR_IN_S:
        return "plural"
    return "single"


def capitalised(text: str) -> str:
    """The text with its first letter large, unless its first word is a name that is written small (iPhone, eBay, macOS)."""
    first = text.partition(" ")[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    """NVIDIA → NVIDIA's, AWS → AWS's, users → users', Holdings → Holdings'."""
    return name + ("'" if name.endswith("s") else "'s")


def joined(parts: list[str], word: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def third_person(verb: str) -> str:
    """invest → invests; the first word changes (account for → accounts for)."""
    word, _, rest = verb.partition(" ")
    if word == "have":
        made = "has"
    elif word == "be":
        made = "is"
    elif word in ("do", "go", "undergo", "echo"):
        made = word + "es"
    else:
        made = _plural_word(word)
    return f"{made} {rest}".strip()


_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdglmnprt]$")


def going_on(verb: str) -> str:
    """invest → investing, cut → cutting, lay off → laying off."""
    word, _, rest = verb.partition(" ")
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        word = word[:-1]
    elif _DOUBLED.fullmatch(word):
        word += word[-1]
    return f"{word}ing {rest}".strip()


_DETERMINER = re.compile(r"(?i:(?:the|a|an|this|that|these|those|its|their|each|every|all|some|any|no|other|another|most)\b)")
_OWNER = re.compile(r"[A-Z][\w.&-]*(?: [A-Z0-9][\w.&-]*){0,5}(?:’s|'s|')\s")


def has_article(phrase: str) -> bool:
    """True where the phrase brings its own determiner."""
    return _DETERMINER.match(phrase) is not None or _OWNER.match(phrase) is not None


_SOUNDS_LIKE_VOWEL = re.compile(r"[ai]|e(?!u[rl])|o(?!ne[ -])|u(?!ni[tvfqo]|se[rdf ]|sa[gb])|(?:hour|honest|heir)|[AEFHILMNORSX](?:[A-Z0-9]|$)|SoC|[AEIO](?!u|ne\b)[a-z]|8|11\b|18\b")


_DONE_TO = re.compile(r"(?:[a-z-]+ )?(?:development|construction|formulation|creation|implementation|operation|installation|integration|formation|deployment|verification|optimization) of (?!(?:up to|about|at least|more than|less than|nearly|almost) |[0-9$¥€£])")


def is_done_to(noun: str) -> bool:
    """True of a deed with what it is done to: the development of chips, but development."""
    return _DONE_TO.match(noun) is not None


_ONLY_ONE = re.compile(r"(?:most|first|best|worst|same|only|main|[a-z]{3,}est) (?!-)")


def with_indefinite(noun: str) -> str:
    """A noun phrase with a or an, by the sound it begins with: an AI agent, a unit, an LLM, a GPU; but the largest risk."""
    if _ONLY_ONE.match(noun) and not noun.startswith(("test ", "forest ", "guest ", "interest ", "harvest ", "request ")):
        return f"the {noun}"
    return f"{'an' if _SOUNDS_LIKE_VOWEL.match(noun) else 'a'} {noun}"
