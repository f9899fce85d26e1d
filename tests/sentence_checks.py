"""What is wrong with an English sentence, as far as a program can tell: the checks that an editor makes first."""

from __future__ import annotations

import re
from functools import cache

from pipeline.summary.english.grammar import third_person
from pipeline.summary.english.predicates import predicates

MOST_WORDS = 60
_MARKED = re.compile(r"「[^「」]*」(?: \([^()]*\))?|“[^“”]*”")
_AUXILIARIES = ["gives", "give", "speaks", "speak", "amount", "is", "are", "was", "were", "has", "have", "had", "may", "does", "did", "do", "cost", "costs", "took", "takes", "rose", "fell", "scores", "scored", "amounts", "amounted"]
_PREPOSITIONS = "of|to|by|from|with|for|at|than|between|among|per|as"
_FAULTS = {
    "a doubled word": re.compile(r"\b([a-z]+) \1\b"),
    "two determiners": re.compile(r"\b(?:[Tt]he|[Aa]n?|its|their) (?:the|an?|its|their)\b"),
    "a before a vowel": re.compile(r"\ba (?=[aei]|o(?!ne\b)|u(?!ni|s[aei]|t[ei]l|biq))[a-z]"),
    "an before a consonant": re.compile(r"\ban (?=[bcdfgjklmnpqrstvwxyz])(?!ho)[a-z]{3}"),
    "a preposition without a noun": re.compile(rf"\b(?:{_PREPOSITIONS})(?: the| an?)?(?=[.,;]|$)"),
    "an empty place": re.compile(r"  | ,|\(\)|“”|「」|\bNone\b|\{|\}"),
    "there is and a plural": re.compile(r"\b[Tt]here (?:is|was) (?!1 )[0-9]"),
    "there are and a single thing": re.compile(r"\b[Tt]here (?:are|were) 1 "),
    "a number that is many": re.compile(r"\b[Tt]he number of [^,.]*? (?:are|were) (?:[0-9]|about|more)"),
    "a preposition behind another": re.compile(r"\b(?:of|by|from|with|than) (?:of|by|from|with|than|to|for|in|at(?! least))\b"),
}


@cache
def _verbs() -> frozenset[str]:
    found = set(_AUXILIARIES)
    for predicate in predicates().values():
        for verb in (predicate.verb, predicate.alone):
            found |= {form.split(" ")[0] for form in (verb.base, verb.past, third_person(verb.base))}
    return frozenset(found)


def faults(sentence: str) -> list[str]:
    """The faults of one sentence; none of a good one."""
    plain = _MARKED.sub("Name", sentence)
    found = [name for name, pattern in _FAULTS.items() if pattern.search(plain)]
    if not plain.endswith(".") or plain.endswith(".."):
        found.append("no one period at the end")
    if not plain[:1].isupper() and not plain[:1].isdigit() and plain[:1] not in "$¥€£₩A" and not any(c.isupper() for c in plain.split(" ")[0]):
        found.append("a small letter at the beginning")
    if len(plain.split(" ")) > MOST_WORDS:
        found.append(f"more than {MOST_WORDS} words")
    if not any(word in _verbs() for word in re.findall(r"[a-z]+", plain.partition(" ")[2])):
        found.append("no verb")
    return found


def japanese_words(sentence: str) -> tuple[int, int]:
    """(words that are Japanese or romanised Japanese, all words) of a sentence."""
    marked = re.findall(r"「([^「」]*)」(?: \(([^()]*)\))?", sentence)
    return sum(1 + len(reading.split()) for _, reading in marked), len(sentence.split())
