"""What a clause before counted things says of them: 店を支える3つの仕組み, 3 schemes that support shops."""

from __future__ import annotations

import re

from pipeline.summary.english.clause_nouns import noun_of
from pipeline.summary.english.clause_reading import ABOUT, ENDS_IN_HIRAGANA, LAST_PHRASE
from pipeline.summary.english.counts import OF_FIRMS, OF_PEOPLE, STATES
from pipeline.summary.english.parts import Parts
from pipeline.summary.english.predicates import say_verb
from pipeline.summary.english.verbs import LONGEST_STEM, stems

_ENDING = re.compile(r"(?P<past>し(?:て)?た|[っいん][ただ]|[えけげせめれ]た)|(?:する|している|[うくぐすつぬぶむる]|[えけげせめれし]る|[えけげせめれいっし]ている)")
_LONGEST_ENDING = 4
_REACH = 60  # characters before the figure


def described(parts: Parts) -> str:
    """" that support shops", where a verb with its object stands directly before what is counted and both are known; else ""."""
    at = parts.quantity.start - parts.claim.sentence.start
    before = ABOUT.sub("", parts.claim.sentence.text[max(0, at - _REACH) : max(0, at)])
    found = _verb_at_end(before)
    if found is None:
        return ""
    start, base_form, is_past = found
    phrase = LAST_PHRASE.search(before[: start - 1])
    if before[start - 1 : start] != "を" or phrase is None or ENDS_IN_HIRAGANA.search(before[: phrase.start()]):
        return ""
    done_to = noun_of(parts, phrase[1])
    predicate = stems()[base_form]
    if done_to is None or predicate.kind != "object" or predicate.verb.base in STATES - {"use", "support", "have"}:
        return ""
    verb = say_verb(predicate.verb, "single" if parts.quantity.value == 1 else "plural", "asserted", "past" if is_past else "present", agent=False, told=True)
    who = "who" if parts.quantity.counter in OF_PEOPLE else "that"
    return f" {who} {verb} {done_to.with_article()}" if parts.quantity.counter not in OF_FIRMS or who == "that" else ""


def _verb_at_end(text: str) -> tuple[int, str, bool] | None:
    """Where a verb that describes what follows begins, its stem, and whether it is past."""
    for ending in range(1, _LONGEST_ENDING + 1):
        for length in range(LONGEST_STEM, 0, -1):
            start = len(text) - ending - length
            stem = text[max(0, start) : len(text) - ending]
            if start > 0 and stem in stems() and (found := _ENDING.fullmatch(text, len(text) - ending)):
                return start, stem, found["past"] is not None
    return None
