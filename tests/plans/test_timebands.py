"""What the time bands of inspectors mean as days."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.plans import timebands

VISIT = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("band", "day"),
    [
        ("Immediately", VISIT),
        ("With immediate effect", VISIT),
        ("Within three months", date(2026, 11, 30)),
        ("within 3 months of the inspection", date(2026, 11, 30)),
        ("Within six months of the inspection", date(2027, 2, 28)),
        ("within a year", date(2027, 8, 31)),
        ("within two weeks", date(2026, 9, 14)),
        ("within 10 days", date(2026, 9, 10)),
        ("within 10 working days", date(2026, 9, 14)),  # 31 August is a bank holiday: counted from Friday the 28th
        ("By March 2027", date(2027, 3, 31)),
        ("14 January 2027", date(2027, 1, 14)),
    ],
)
def test_a_band_counts_from_the_day_of_its_source(band: str, day: date) -> None:
    assert timebands.understand(band, source_on=VISIT) == timebands.Meant(day)


def test_a_band_of_a_source_without_a_day_is_unknown_and_says_why() -> None:
    undated = timebands.understand("Within three months", source_on=None)
    assert (undated.day, undated.reason) == (None, "Unknown, because its source has no date.")
    sourceless = timebands.understand("Immediately", source_on=None, has_source=False)
    assert sourceless.reason == "Unknown, because no source is named."


def test_a_date_in_place_of_a_band_needs_no_source() -> None:
    assert timebands.understand("31 Mar 2027", source_on=None).day == date(2027, 3, 31)


@pytest.mark.parametrize("band", ["Soon", "In good time", "within some months"])
def test_what_is_no_band_has_no_day(band: str) -> None:
    assert "no time band that is known here" in timebands.understand(band, source_on=VISIT).reason


def test_no_band_is_no_day() -> None:
    assert timebands.understand(" ", source_on=VISIT).reason == "No time band is stated."
