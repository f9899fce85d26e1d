"""Where dates stand in a timeline."""

from __future__ import annotations

import pytest

from pipeline.digest.moments import moment

IN_ORDER = [
    "199X",
    "2024-04/2025-03",
    "2024-10-05",
    "2025",
    "2025-01-31",
    "2025-W08",
    "2025-SP",
    "2025-Q2",
    "2025-H2",
    "2025-Q4",
    "2025-12",
    "2025-12-02",
    "2025-12-02T09",
    "2025-12-02T10:30",
    "2026-W01",
]


def test_dates_are_in_order() -> None:
    moments = [moment(value) for value in IN_ORDER]
    assert None not in moments
    assert sorted(moments, key=str) == moments


@pytest.mark.parametrize("value", [None, "", "XXXX-03-05", "PRESENT_REF", "P3Y", "PT5M", "T09", "20251"])
def test_what_is_no_date_has_no_place(value: str | None) -> None:
    assert moment(value) is None


def test_every_week_is_a_day_of_its_year() -> None:
    for week in range(1, 54):
        year, month, day = (moment(f"2025-W{week:02}") or "").split("-")
        assert year == "2025"
        assert 1 <= int(month) <= 12
        assert 1 <= int(day) <= 31
