"""When figures of several articles say the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pytest

from pipeline.digest.comparable import measure, pair_verdict, precision, telling, verdict
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
    measured: str = "price"
    event: bool = False
    timeless: bool = False
    maximum: bool = False
    corrects: bool = False


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
    assert verdict([(0, rounded), (1, whole)]) == "rounding"


def test_two_numbers_for_the_same_time_conflict() -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, Stated(Decimal(120)))]) == "conflicting"


def test_one_article_does_not_conflict_with_itself() -> None:
    assert verdict([(0, Stated(Decimal(100))), (0, Stated(Decimal(120)))]) is None


def test_articles_agree_that_share_one_of_several_figures() -> None:
    assert verdict([(0, Stated(Decimal(100))), (0, Stated(Decimal(120))), (1, Stated(Decimal(120)))]) == "agreeing"


def test_the_worst_pair_of_articles_counts() -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, Stated(Decimal(100))), (2, Stated(Decimal(120)))]) == "conflicting"


@pytest.mark.parametrize(
    "other",
    [
        Stated(Decimal(120), date="2024"),
        Stated(Decimal(120), modality="forecast"),
        Stated(Decimal(120), published=None),
    ],
)
def test_other_times_and_plans_only_differ(other: Stated) -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, other)]) == "differing"


def test_a_fact_of_another_time_has_changed() -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, Stated(Decimal(120), published="2025-05-01"))]) == "changed"
    assert verdict([(0, Stated(Decimal(100), date="2024")), (1, Stated(Decimal(120), date="2025"))]) == "changed"


def test_an_article_that_says_so_corrects() -> None:
    assert verdict([(0, Stated(Decimal(100))), (1, Stated(Decimal(120), corrects=True))]) == "corrected"


def test_two_maxima_are_two_numbers() -> None:
    high, low = Stated(Decimal(100), comparator="<=", maximum=True), Stated(Decimal(10), comparator=">=", maximum=True)
    assert verdict([(0, high), (1, low)]) == "conflicting"
    assert verdict([(0, high), (1, Stated(Decimal(10), comparator=">="))]) == "refining"


def test_kinds_of_a_measure_can_only_agree() -> None:
    other = Stated(Decimal(120), measured="list price")
    assert verdict([(0, Stated(Decimal(100))), (1, other)]) is None
    assert verdict([(0, Stated(Decimal(120))), (1, other)]) == "agreeing"


def test_two_deeds_are_no_contradiction() -> None:
    deed, other = Stated(Decimal(100), event=True), Stated(Decimal(120), event=True)
    assert verdict([(0, deed), (1, other)]) is None
    dated = [(n, Stated(v, event=True, date="2025-04")) for n, v in enumerate((Decimal(100), Decimal(120)))]
    assert verdict(dated) == "conflicting"


def test_two_articles_go_together_in_either_order() -> None:
    ways = product((100, 120), ("=", ">=", "~"), ("asserted", "planned"), (None, "2025-04", "2026"), (False, True), (False, True))
    stated = [
        Stated(Decimal(value), comparator=comparator, modality=modality, date=date, event=event, timeless=timeless)
        for value, comparator, modality, date, event, timeless in ways
    ]
    assert all(pair_verdict(one, other) == pair_verdict(other, one) for one, other in product(stated, stated))


def test_what_a_product_can_do_is_of_no_month() -> None:
    later = Stated(Decimal(120), published="2026-05-01", timeless=True)
    assert verdict([(0, Stated(Decimal(100), timeless=True)), (1, later)]) == "conflicting"


def test_only_telling_statements_are_shown() -> None:
    statements = [(0, Stated(Decimal(100))), (0, Stated(Decimal(70), date="2023")), (1, Stated(Decimal(100)))]
    assert telling(statements, "agreeing") == [0, 2]


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
    assert verdict([(0, Stated(Decimal(100))), (1, other)]) == ("rounding" if other.comparator == "~" else "refining")


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
