"""When figures of several articles say the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from pipeline.digest.comparable import measure, precision, verdict
from pipeline.records import Quantity


@dataclass(frozen=True)
class Stated:
    """A statement with what the comparison looks at."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal = Decimal(1)
    comparator: str = "="
    modality: str = "asserted"
    date: str | None = None
    published: str | None = "2025-04-01"


def quantity(text: str, value: str, unit: str = "JPY") -> Quantity:
    return Quantity(
        start=0, end=len(text), text=text, value=Decimal(value), low=None, high=None, vague=None, unit=unit, counter=None, comparator="="
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "place"),
    [
        ("1.2兆円", "1200000000000", "JPY", "1E+11"),
        ("1兆2300億円", "1230000000000", "JPY", "1E+8"),
        ("100万円", "1000000", "JPY", "1E+4"),
        ("3,500億円", "350000000000", "JPY", "1E+8"),
        ("１．５％", "1.5", "%", "0.1"),
        ("100台", "100", "count", "1"),
        ("三割", "30", "%", "10"),
        ("3割", "30", "%", "10"),
        ("3分の1", "0.3333333", "x", "0.1"),
        ("5000万人", "50000000", "count", "1E+4"),
    ],
)
def test_precision_is_the_last_place_written(text: str, value: str, unit: str, place: str) -> None:
    assert precision(quantity(text, value, unit)) == Decimal(place)


@pytest.mark.parametrize(
    ("unit", "counter", "measured"),
    [
        ("GB", None, ("B", Decimal(10) ** 9)),
        ("TB/s", None, ("B/s", Decimal(10) ** 12)),
        ("mm", None, ("m", Decimal("0.001"))),
        ("km", None, ("m", Decimal(1000))),
        ("m", None, ("m", Decimal(1))),
        ("min", None, ("min", Decimal(1))),
        ("mo", None, ("mo", Decimal(1))),
        ("JPY", None, ("JPY", Decimal(1))),
        ("%", None, ("%", Decimal(1))),
        ("count", "社", ("count 社", Decimal(1))),
    ],
)
def test_measure_takes_the_prefix_off(unit: str, counter: str | None, measured: tuple[str, Decimal]) -> None:
    assert measure(unit, counter) == measured


def test_a_rounded_number_agrees_with_the_whole_one() -> None:
    rounded = Stated(Decimal("1.2E12"), precision=Decimal("1E11"))
    whole = Stated(Decimal("1.23E12"), precision=Decimal("1E8"))
    assert verdict([(0, rounded), (1, whole)]) == "agreeing"


def test_two_numbers_for_the_same_time_conflict() -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, Stated(Decimal(120)))]) == "conflicting"


def test_one_article_does_not_conflict_with_itself() -> None:
    assert verdict([(0, Stated(Decimal(100))), (0, Stated(Decimal(120)))]) == "agreeing"


def test_articles_agree_that_share_one_of_several_figures() -> None:
    assert verdict([(0, Stated(Decimal(100))), (0, Stated(Decimal(120))), (1, Stated(Decimal(120)))]) == "agreeing"


def test_the_worst_pair_of_articles_counts() -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, Stated(Decimal(100))), (2, Stated(Decimal(120)))]) == "conflicting"


@pytest.mark.parametrize(
    "other",
    [
        Stated(Decimal(120), date="2024"),
        Stated(Decimal(120), modality="forecast"),
        Stated(Decimal(120), published="2025-05-01"),
        Stated(Decimal(120), published=None),
    ],
)
def test_other_times_and_plans_only_differ(other: Stated) -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, other)]) == "differing"


@pytest.mark.parametrize(
    "other",
    [
        Stated(Decimal(80), comparator=">="),
        Stated(Decimal(80), comparator=">"),
        Stated(Decimal(150), comparator="<="),
        Stated(Decimal(95), comparator="~"),
        Stated(None, low=Decimal(90), high=Decimal(110)),
    ],
)
def test_bounds_and_ranges_agree_with_what_they_hold(other: Stated) -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, other)]) == "agreeing"


@pytest.mark.parametrize(
    "other",
    [
        Stated(Decimal(120), comparator=">="),
        Stated(Decimal(80), comparator="<"),
        Stated(Decimal(80), comparator="~"),
        Stated(None, low=Decimal(110), high=Decimal(120)),
    ],
)
def test_bounds_and_ranges_conflict_with_what_they_leave_out(other: Stated) -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, other)]) == "conflicting"
