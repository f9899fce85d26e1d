"""The English of whole articles: accepted sentence by sentence, sound as sentences, and nearly free of Japanese."""

from __future__ import annotations

import difflib
from collections import Counter
from pathlib import Path

import pytest
import renderings
import sentence_checks

SHARED = Path(__file__).parent.parent.parent / "shared"
MOST_JAPANESE = 0.03  # of all words
READ = {"corpus": [], "gold": sorted((SHARED / "gold" / "articles").glob("*")), "seeds": sorted((SHARED / "seeds").glob("*.md"))}


def sentences(group: str) -> list[str]:
    if group != "corpus" and not READ[group]:
        pytest.skip("the articles are not here")
    found = renderings.corpus() if group == "corpus" else renderings.records(READ[group])
    return [claim.english for record in found for claim in record.claims]


def test_the_english_of_the_corpus_is_what_was_accepted() -> None:
    accepted, now = renderings.ACCEPTED.read_text(encoding="utf-8").splitlines(), renderings.rendered().splitlines()
    changed = "\n".join(difflib.unified_diff(accepted, now, "accepted", "now", lineterm="", n=0))
    assert not changed, f"{changed}\nIf this is better, run: python tests/renderings.py"


@pytest.mark.parametrize("group", READ)
def test_every_sentence_is_one(group: str) -> None:
    wrong = [f"{fault}: {sentence}" for sentence in sentences(group) for fault in sentence_checks.faults(sentence)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("group", READ)
def test_few_words_stay_japanese(group: str) -> None:
    counts: Counter[str] = Counter()
    for sentence in sentences(group):
        japanese, every = sentence_checks.japanese_words(sentence)
        counts["japanese"] += japanese
        counts["all"] += every
    assert counts["japanese"] <= MOST_JAPANESE * counts["all"], counts


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("The the price is $5.", "two determiners"),
        ("The price is is $5.", "a doubled word"),
        ("It is a order of $5.", "a before a vowel"),
        ("It is an price of $5.", "an before a consonant"),
        ("The price of is $5 from.", "a preposition without a noun"),
        ("The price of  $5.", "an empty place"),
        ("There is 5 plants.", "there is and a plural"),
        ("The number of users are 5.", "a number that is many"),
        ("The price $5.", "no verb"),
        ("The price is $5", "no one period at the end"),
        ("the price is $5.", "a small letter at the beginning"),
        ("The price is $5" + " or more" * 30 + ".", "more than 60 words"),
    ],
)
def test_the_checks_find_what_they_are_for(sentence: str, fault: str) -> None:
    assert fault in sentence_checks.faults(sentence)


def test_a_good_sentence_has_no_fault() -> None:
    assert sentence_checks.faults("According to AWS, the H100's price fell 5% to an hourly $2 from a year earlier.") == []
