"""TIMEX3 values in English, and back."""

from __future__ import annotations

import pytest

from pipeline.records import Date
from pipeline.summary.english.date_reading import date_agrees, parse_dates
from pipeline.summary.english.dates import say_date, say_when


def date(text: str, value: str | None, type_: str = "DATE", mod: str | None = None) -> Date:
    return Date(start=0, end=len(text), text=text, type=type_, value=value, mod=mod, anchor=None)  # type: ignore[arg-type]


CASES = [
    (date("2025年12月2日", "2025-12-02"), "December 2, 2025", "on December 2, 2025"),
    (date("2025年12月", "2025-12"), "December 2025", "in December 2025"),
    (date("2026年", "2026"), "2026", "in 2026"),
    (date("3月5日", "XXXX-03-05"), "March 5", "on March 5"),
    (date("5月", "XXXX-05"), "May", "in May"),
    (date("来春", "2026-SP"), "spring 2026", "in spring 2026"),
    (date("第3四半期", "2025-Q3"), "the third quarter of 2025", "in the third quarter of 2025"),
    (date("下半期", "2025-H2"), "the second half of 2025", "in the second half of 2025"),
    (date("48週", "2025-W48"), "week 48 of 2025", "in week 48 of 2025"),
    (date("2020年代", "202X"), "the 2020s", "in the 2020s"),
    (date("年末", "2025", mod="END"), "the end of 2025", "at the end of 2025"),
    (date("年初", "2025", mod="START"), "the start of 2025", "at the start of 2025"),
    (date("半ば", "2025-06", mod="MID"), "the middle of June 2025", "in the middle of June 2025"),
    (date("6月頃", "2025-06", mod="APPROX"), "around June 2025", "around June 2025"),
    (date("2025年7〜9月期", "2025-07/2025-09"), "the quarter from July to September 2025", "in the quarter from July to September 2025"),
    (date("2025年4〜9月期", "2025-04/2025-09"), "the half year from April to September 2025", "in the half year from April to September 2025"),
    (date("2025年度", "2025-04/2026-03"), "fiscal 2025 (April 2025 to March 2026)", "in fiscal 2025 (April 2025 to March 2026)"),
    (date("2026年度", "2025-11/2026-10"), "fiscal 2026 (November 2025 to October 2026)", "in fiscal 2026 (November 2025 to October 2026)"),
    (date("今年度", "2025-04/2026-03"), "fiscal 2025 (April 2025 to March 2026)", "in fiscal 2025 (April 2025 to March 2026)"),
    (date("2025年3月期", "2024-04/2025-03"), "the fiscal year from April 2024 to March 2025", "in the fiscal year from April 2024 to March 2025"),
    (date("2023年から2025年", "2023/2025"), "2023 to 2025", "from 2023 to 2025"),
    (date("3月1日から5日", "2025-03-01/2025-03-05"), "March 1, 2025 to March 5, 2025", "from March 1, 2025 to March 5, 2025"),
    (date("午前9時", "2005-11-01T09", "TIME"), "9:00 on November 1, 2005", "at 9:00 on November 1, 2005"),
    (date("午後6時半", "2005-11-01T18:30", "TIME"), "18:30 on November 1, 2005", "at 18:30 on November 1, 2005"),
    (date("夕方", "2005-11-01TEV", "TIME"), "the evening of November 1, 2005", "on the evening of November 1, 2005"),
    (date("10年", "P10Y", "DURATION"), "10 years", "over 10 years"),
    (date("1年6カ月", "P1Y6M", "DURATION"), "1 year 6 months", "over 1 year 6 months"),
    (date("半年", "P0.5Y", "DURATION"), "half a year", "over half a year"),
    (date("数年", "PXY", "DURATION"), "several years", "over several years"),
    (date("90分", "PT90M", "DURATION"), "90 minutes", "over 90 minutes"),
    (date("毎年", "P1Y", "SET"), "every year", "every year"),
    (date("2週間ごと", "P2W", "SET"), "every 2 weeks", "every 2 weeks"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "english", "when"), CASES, ids=[case[0].text for case in CASES])
def test_what_is_said(said: Date, english: str, when: str) -> None:
    assert say_date(said) == english
    assert say_when(said) == when


@pytest.mark.parametrize("said", [case[0] for case in CASES], ids=[case[0].text for case in CASES])
def test_it_reads_back_to_the_same(said: Date) -> None:
    assert date_agrees(said, say_date(said))
    assert date_agrees(said, f"Sales rose 12% to ¥2.5 trillion {say_when(said)}.")


@pytest.mark.parametrize(
    ("said", "english"),
    [
        (date("2026年", "2026"), "It sold 2,026 units in 2025."),
        (date("12月2日", "2025-12-02"), "It came out in December 2025."),
        (date("12月2日", "2025-12-02"), "It came out on December 2, 2024."),
        (date("年末", "2025", mod="END"), "It comes out in 2025."),
        (date("第3四半期", "2025-Q3"), "in the second quarter of 2025"),
        (date("10年", "P10Y", "DURATION"), "10 months"),
    ],
)
def test_another_date_does_not_agree(said: Date, english: str) -> None:
    assert not date_agrees(said, english)


def test_a_date_without_value_stays_marked() -> None:
    said = date("2月30日", None)
    assert say_date(said).startswith("「2月30日」")
    assert date_agrees(said, f"in {say_date(said)}")


def test_a_preposition_may_be_given() -> None:
    assert say_when(date("年末", "2025", mod="END"), "by") == "by the end of 2025"


def test_dates_of_a_text() -> None:
    assert parse_dates("From 2023 to 2025 it took several years, by the end of March 2026.") == [
        ("2023/2025", None),
        ("2026-03", "END"),
        ("PXY", None),
    ]
