"""The guards around MeCab: whatever comes in, no character is lost and no offset is wrong."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.words import MAX_PIECE, pieces, read_words


def assert_covers(text: str) -> None:
    words = read_words(text, 0, len(text))
    held = {i for word in words for i in range(word.start, word.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in held)
    assert all(words[i].end <= words[i + 1].start for i in range(len(words) - 1))


@pytest.mark.parametrize(
    "text",
    [
        "NVIDIA\0は2.5倍の性能",
        "前\ud800後",
        "性" * 5000,
        "9" * 10_000,
        "a" * 20_000,
        "ア" * 5000,
        "語" + " " * 100_000 + "後の語",
        "語" + "\t" * 70_000 + "後",
        "全角　空白　と\u00a0固い空白",
        "👩‍👩‍👧の絵文字、か\u3099と濁点",
        "",
        "\n\n",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_is_kept(text: str) -> None:
    assert_covers(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_kept(text: str) -> None:
    assert_covers(text)


def test_pieces_are_short_and_complete() -> None:
    text = "長い文、" * 3000
    cut = list(pieces(text, 0, len(text)))
    assert cut[0][0] == 0
    assert cut[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(cut))
    assert all(end - start <= MAX_PIECE for start, end in cut)
    assert all(text[end - 1] == "、" for _, end in cut[:-1])


def test_words_know_their_part_of_speech_and_dictionary_form() -> None:
    words = {w.text: w for w in read_words("料金を引き上げた", 0, 8)}
    assert words["料金"].tag.startswith("名詞")
    assert words["引き上げ"].base == "引き上げる"
