"""What is planned, announced or over: the verb says how far a thing has come, and when it was so."""

from __future__ import annotations

import pytest

from pipeline.records import Date
from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.summary.english.outlook import has_ended, is_to_come


def english(text: str, published: str = "2034-05-10") -> str:
    """The sentence of the figure in [brackets], of an article with this day of publication."""
    at = text.index("[")
    raw = f"---\ndate: {published}\n---\n\n{text.replace('[', '').replace(']', '')}\n"
    (source,) = read_bytes(raw.encode(), "stub.md", ".md")
    assert isinstance(source, Source)
    record = summarise(source)
    start = raw.index("\n\n") + 2 + at
    return next(claim.english for claim in record.claims if record.quantities[claim.quantity].start <= start < record.quantities[claim.quantity].end)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("トヨタ自動車は3年後に売上高[90億円]を目指す。", "Toyota Motor aims for sales of ¥9 billion"),
        ("トヨタ自動車は和解金[90億円]を支払うことで合意した。", "has agreed to pay"),
        ("トヨタ自動車は新工場に[90億円]を投資することを決めた。", "Toyota Motor has decided to invest ¥9 billion"),
        ("トヨタ自動車は新工場に[90億円]を投資する計画だ。", "Toyota Motor plans to invest ¥9 billion"),
        ("トヨタ自動車は[90億円]を投資すると発表した。", "Toyota Motor announced that it will invest ¥9 billion."),
        ("トヨタ自動車は[300人]を採用する。", "Toyota Motor will hire 300 people."),
        ("トヨタ自動車は毎年[300人]を採用する。", "Toyota Motor hires 300 people"),
        ("トヨタ自動車は[300人]を採用した。", "Toyota Motor hired 300 people."),
        ("トヨタ自動車は銀行と[90億円]の資金調達を交渉中だ。", "is in talks to raise ¥9 billion"),
        ("トヨタ自動車、費用を[3割]削減　新型機も計画", "Toyota Motor cut its cost by 30%."),
        ("国内の電池市場、2040年に[90億円]へ", "is expected to be worth ¥9 billion in 2040."),
        ("トヨタ自動車の売上高は[90億円]を超え、業界は転換点にあると指摘した。", "are said to be more than ¥9 billion"),
    ],
)
def test_a_deed_is_done_planned_or_announced(text: str, said: str) -> None:
    assert said in english(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("トヨタ自動車の売上高は2031年に[90億円]だ。", "were ¥9 billion in 2031."),
        ("トヨタ自動車の売上高は2034年に[90億円]だ。", "are ¥9 billion in 2034."),
        ("国内の電池市場は2031年の[5兆円]から2040年には9兆円に伸びる見通しだ。", "was worth ¥5 trillion in 2031."),
        ("国内の電池市場は2031年の5兆円から2040年には[9兆円]に伸びる見通しだ。", "from ¥5 trillion in 2031 to ¥9 trillion in 2040."),
        ("トヨタ自動車の売上高は2040年に[90億円]になる。", "will be ¥9 billion in 2040."),
        ("AIの費用は2040年までに[3割]減るという。", "will reportedly decrease 30% by 2040."),
        ("トヨタ自動車のシェアは[5%]から8%に増えた。", "share was 5%."),
        ("トヨタ自動車は料金を[5万円]から8万円に引き上げる。", "is ¥50,000."),
        ("国内の電池市場は2036年の[5兆円]から2040年には9兆円に伸びる見通しだ。", "is expected to be worth ¥5 trillion in 2036."),
    ],
)
def test_what_was_so_before_the_day_of_publication_is_past(text: str, said: str) -> None:
    assert said in english(text)


@pytest.mark.parametrize(
    ("value", "ended"),
    [("2033", True), ("2034", False), ("2034-04", True), ("2034-05", False), ("2034-05-09", True), ("2034-05-10", False), ("2034-Q1", True), ("2034-Q2", False),
     ("2034-H1", False), ("2033-04/2034-03", True), ("2034-04/2035-03", False), ("2034-05-09T10", True), ("XXXX-03", False), ("PAST_REF", False)],
)  # fmt: skip
def test_whether_a_date_is_over(value: str, ended: bool) -> None:
    date = Date(start=0, end=1, text="", type="DATE", value=value, mod=None, anchor=None)
    assert has_ended(date, "2034-05-10") is ended
    assert not has_ended(date, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("トヨタ自動車とソニーはそれぞれ[90億円]を投じたと説明した。", "say that they invested ¥9 billion each."),
        ("トヨタ自動車はソニーの株式の[6割]を取得すると発表した。", "Toyota Motor announced that it will"),
        ("トヨタ自動車、新工場に[90億円]を投資すると発表", "Toyota Motor"),
        ("トヨタ自動車は20億円、ソニーも[30億円]を投資すると発表した。", "Sony Group announced that it will invest ¥3 billion."),
        ("東京新聞によるとトヨタ自動車は店を増やし、ロイターによると役員を[3人]送る。", "According to Reuters, Toyota Motor"),
    ],
)
def test_who_speaks_and_of_whom(text: str, said: str) -> None:
    assert said in english(text)


def test_a_question_claims_nothing() -> None:
    (source,) = read_bytes("この端末に3万円の価値があるのか？".encode(), "stub.txt", ".txt")
    assert isinstance(source, Source)
    assert summarise(source).claims == []


@pytest.mark.parametrize(
    ("value", "to_come"),
    [("2035", True), ("2034", False), ("2034-06", True), ("2034-Q2", False), ("2034-Q3", True), ("2034-05-11", True), ("2034-04/2035-03", False), ("FUTURE_REF", False)],
)
def test_whether_a_date_is_to_come(value: str, to_come: bool) -> None:
    date = Date(start=0, end=1, text="", type="DATE", value=value, mod=None, anchor=None)
    assert is_to_come(date, "2034-05-10") is to_come
    assert not is_to_come(date, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("富士通が[40億円]を投資すれば、株価は上がる。", "The article gives an amount of ¥4 billion for Fujitsu's investment."),
        ("富士通が[40億円]を投資する場合、株価は上がる。", "The article gives an amount of ¥4 billion for Fujitsu's investment."),
        ("富士通は[40億円]を失うことを懸念している。", "The article gives an amount of ¥4 billion"),
        ("富士通は[40億円]を投資した。", "Fujitsu invested ¥4 billion."),
        ("富士通は[40億円]を支払うとしている。", "pay ¥4 billion"),
    ],
)
def test_what_is_only_supposed_is_not_told_as_a_fact(text: str, said: str) -> None:
    assert said in english(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("富士通の社員調査の結果は出社希望[40%]、AI活用率70%だった。", "40% wish to come to the office."),
        ("富士通は工場を[2カ月]以内に購入する。", "within 2 months"),
        ("富士通の電力の消費を[3割]減らす新技術を発表した。", "Fujitsu's consumption decreases 30%."),
        ("工場の購入は[2カ月]以内に実施する。", "The purchase of plants takes place within 2 months."),
    ],
)
def test_what_is_wished_and_what_is_to_be_done(text: str, said: str) -> None:
    assert said in english(text)
