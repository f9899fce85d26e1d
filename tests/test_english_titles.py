"""Titles and sentences that end in a noun: what they say without a finite verb is told as a full sentence, or not at all."""

from __future__ import annotations

import pytest

from pipeline.records import ArticleRecord
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise


def read_article(text: str) -> ArticleRecord:
    (source,) = read_bytes(text.encode(), "article.txt", ".txt")
    assert isinstance(source, Source)
    return summarise(source)


TOLD = [
    # A share of those whom a clause describes is what so many of them do.
    ("音声認識を使う自治体は3割。", ["30% of local governments use speech recognition."]),
    ("音声認識を使う自治体が3割だった。", ["30% of local governments use speech recognition."]),
    ("日本では、生成AIを使う銀行は4割にとどまる。", ["Only 40% of banks use generative AI in Japan."]),
    ("生成AIを導入している病院は25%だった。", ["25% of hospitals have introduced generative AI."]),
    ("生成AIを導入していない病院は25%だった。", ["25% of hospitals have not introduced generative AI."]),
    ("ロボットを使ったことがある医師は約2割。", ["About 20% of doctors have used robots."]),
    ("ロボットを使った経験がない医師は全体の8割だった。", ["80% of doctors have not used robots."]),
    ("ロボットを導入していると答えた病院は約半数だったという。", ["It is said that about half of hospitals answered that they have introduced robots."]),
    # Of whom it is a share is not said by the clause alone.
    ("生成AIを使う社員のうち、効果を感じた社員は6割だった。", ["The article gives a share of 60% of employees who felt the effect."]),
    ("生成AIを使う社員は6割が満足している。", ["60% of employees who use generative AI are satisfied."]),
]


@pytest.mark.parametrize(("japanese", "english"), TOLD)
def test_it_is_told_as_a_sentence(japanese: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(japanese).claims] == english
