from __future__ import annotations

import pickle

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.tokenizer import FugashiTokenizer, sentences_of

NLP = spacy.blank("xx")
NLP.tokenizer = FugashiTokenizer(NLP.vocab)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "  二つの空白 と\tタブ", "全角　空白", "a\0b 3倍", "絵文字👩‍👩‍👧と3個", "終わりの空白は3つ   ", "\u00a0固い空白5円\u00a0"],
)
def test_the_doc_holds_the_text(text: str) -> None:
    assert NLP.make_doc(text).text == text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_the_doc_holds_any_text(text: str) -> None:
    text = "".join(c for c in text if not "\ud800" <= c <= "\udfff")  # readers let no surrogate through
    assert NLP.make_doc(text).text == text


def test_only_sentences_that_can_hold_a_figure_are_read_finely() -> None:
    doc = NLP.make_doc("話の前置きだ。売上は3倍になった。おわり。")
    fine = [s.words is not None for s in sentences_of(doc)]
    assert fine == [False, True, False]
    assert [sent.text for sent in doc.sents] == ["話の前置きだ。", "売上は3倍になった。", "おわり。"]
    assert any(token.tag_.startswith("名詞") for token in doc)


def test_the_tokenizer_can_be_pickled() -> None:
    copy = pickle.loads(pickle.dumps(NLP.tokenizer))
    assert copy("価格は3円だ。").text == "価格は3円だ。"


def test_a_doc_of_another_tokenizer_has_sentences_too() -> None:
    other = spacy.blank("xx")
    assert len(sentences_of(other.make_doc("一つ目。二つ目。"))) == 2
