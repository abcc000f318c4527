"""Times in EDTF."""

import datetime as dt

import pytest

from app.queries.edtf import edtf_of

CASES = [
    (("day", "2024-01-17", "2024-01-17", None), "2024-01-17"),
    (("range", "2024-01-05", "2024-01-07", None), "2024-01-05/2024-01-07"),
    (("month", "2024-01-01", "2024-01-31", None), "2024-01"),
    (("month", "2023-12-01", "2024-01-31", None), "2023-12/2024-01"),
    (("year", "2024-01-01", "2024-12-31", None), "2024"),
    (("published", "2024-01-17", "2024-01-17", None), "2024-01-17~"),
    (("day_no_year", None, None, "10-31"), "XXXX-10-31"),
    (("day_no_year", None, None, "12-03/12-05"), "XXXX-12-03/XXXX-12-05"),
    (("unknown", None, None, None), "XXXX"),
    (("day", "0987-01-17", "0987-01-17", None), "0987-01-17"),
]


@pytest.mark.parametrize(("stored", "edtf"), CASES)
def test_edtf(stored: tuple[str, str | None, str | None, str | None], edtf: str) -> None:
    precision, start, end, month_day = stored
    days = [dt.date.fromisoformat(day) if day else None for day in (start, end)]
    assert edtf_of(precision, days[0], days[1], month_day) == edtf
