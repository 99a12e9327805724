"""How old the data is, and from which day on a newer load is late."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.records import ages
from goldenthread.records.models import Snapshot
from tests.records.test_snapshots import live
from tests.world import World

OCTOBER = dt.date(2026, 10, 31)


def snapshot(as_at: dt.date, kind: str = "annex_a", load_type: str = "reporting") -> Snapshot:
    return Snapshot(kind=kind, load_type=load_type, as_at=as_at)


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (dt.date(2026, 12, 14), ""),  # the tenth working day after 30 November
        (dt.date(2026, 12, 15), "Annex A for Nov 2026 was due by 14 December 2026."),
    ],
)
def test_a_month_is_late_after_ten_working_days(on: dt.date, late: str) -> None:
    assert ages.late(snapshot(OCTOBER), on) == late


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (dt.date(2026, 11, 24), ""),  # Friday's load, on the Tuesday after
        (dt.date(2026, 11, 25), "Nightly extract should have come again by 24 November 2026."),
    ],
)
def test_a_nightly_load_is_late_after_two_working_days(on: dt.date, late: str) -> None:
    assert ages.late(snapshot(dt.date(2026, 11, 20), "nightly", "operational"), on) == late


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (dt.date(2027, 7, 31), ""),
        (dt.date(2027, 8, 1), "SSDA903 of a later year was due by 31 July 2027."),
    ],
)
def test_a_yearly_return_is_late_four_months_into_the_next_year(on: dt.date, late: str) -> None:
    assert ages.late(snapshot(dt.date(2026, 3, 31), "ssda903"), on) == late


def test_nothing_live_has_no_age(db: None) -> None:
    assert ages.of_returns(OCTOBER) == []


def test_only_the_returns_that_a_figure_can_rest_on_are_named(world: World) -> None:
    """A workforce file says nothing of how old a figure about assessments is."""
    live((world.person("DT"), world.person("DT")), OCTOBER)
    assert [age.snapshot.kind for age in ages.of_returns(OCTOBER, ["annex_a"])] == ["annex_a"]
    assert ages.of_returns(OCTOBER, ["workforce"]) == []
