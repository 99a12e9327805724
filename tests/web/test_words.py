"""Dates as pages say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from goldenthread.history.models import Entry
from goldenthread.web.templatetags import words

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 26), "in 4 working days"),
        (date(2026, 11, 23), "in 1 working day"),
        (date(2026, 11, 22), "before the next working day"),
        (date(2026, 11, 18), "2 working days ago"),
        (date(2300, 1, 1), ""),
        (None, ""),
    ],
)
def test_a_day_says_how_far_away_it_is_in_working_days(day: date | None, said: str) -> None:
    assert words.away(day, TODAY) == said


def test_days_and_moments_are_never_all_numbers() -> None:
    assert words.day(date(2026, 11, 27)) == "Fri 27 Nov 2026"
    assert words.month(date(2026, 11, 27)) == "Nov 2026"
    assert words.moment(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "Wed 1 Jul 2026, 09:05"
    assert words.day(None) == words.month(None) == words.moment(None) == ""


def test_a_line_of_history_says_what_changed_and_from_what() -> None:
    line = Entry(kind="plans.action_due_changed", changes={"due_on": ["2026-11-20", None], "unit": [None, 7], "x": "y"})
    assert words.what_happened(line) == "Action due changed"
    assert words.changed_fields(line) == [("Due", "Fri 20 Nov 2026", "nothing")]
