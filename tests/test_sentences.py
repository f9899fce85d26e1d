from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.sentences import MAX_SENTENCE, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("売上は伸びた。利益は減った。", ["売上は伸びた。", "利益は減った。"]),
        ("本当か？　本当だ！", ["本当か？", "本当だ！"]),
        ("社長は「伸びた。来年も伸びる。」と述べた。次へ。", ["社長は「伸びた。来年も伸びる。」と述べた。", "次へ。"]),
        ("「伸びた。」\n次の行", ["「伸びた。」", "次の行"]),
        ("容量は1.5倍だ。Node.js 22を使う", ["容量は1.5倍だ。", "Node.js 22を使う"]),
        ("Yahoo!の会員は9人、ヤフオク！が4人だ。次の文。", ["Yahoo!の会員は9人、ヤフオク！が4人だ。", "次の文。"]),
        ("見出し\n本文だ", ["見出し", "本文だ"]),
        ("開いた「括弧のまま。次の文。", ["開いた「括弧のまま。次の文。"]),
        ("  \n\t", []),
        ("", []),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_an_unclosed_bracket_does_not_swallow_the_article() -> None:
    text = "開いた「" + "とても長い話が続く。" * 100
    assert len(sentences(text)) > 40


def test_a_line_without_an_end_is_cut_at_its_pauses() -> None:
    cut = sentences("三つの話、" * 1000)
    assert all(len(part) <= MAX_SENTENCE and part.endswith("、") for part in cut)
    assert "".join(cut) == "三つの話、" * 1000


def test_no_line_is_cut_at_a_comma_in_a_number() -> None:
    cut = sentences("価格2,300円" * 200 + "、" + "3,000円" * 100)
    assert all(len(part) <= MAX_SENTENCE for part in cut)
    assert not any(part.endswith(",") for part in cut)


@given(st.text(alphabet="あ一1。！「」（）\n 　.", max_size=200))
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(spans[i][1] <= spans[i + 1][0] for i in range(len(spans) - 1))
    outside = set(range(len(text))) - {i for a, b in spans for i in range(a, b)}
    assert all(text[i].isspace() for i in outside)
