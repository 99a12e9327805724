"""On which days what recurs falls due, and what came of each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from goldenthread.plans import recurring
from goldenthread.plans.recurring import State


@dataclass(frozen=True)
class Told:
    due_on: date
    said: str


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("weekly", [date(2026, 1, 31), date(2026, 2, 7), date(2026, 2, 14)]),
        ("fortnightly", [date(2026, 1, 31), date(2026, 2, 14), date(2026, 2, 28)]),
        ("monthly", [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]),
        ("quarterly", [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31)]),
        ("termly", [date(2026, 1, 31), date(2026, 5, 31), date(2026, 9, 30)]),
        ("half_yearly", [date(2026, 1, 31), date(2026, 7, 31), date(2027, 1, 31)]),
        ("yearly", [date(2026, 1, 31), date(2027, 1, 31), date(2028, 1, 31)]),
    ],
)
def test_each_rule_counts_from_the_first_day(rule: str, wanted: list[date]) -> None:
    assert recurring.days(rule, wanted[0], None, until=wanted[2])[:3] == wanted


def test_nothing_falls_due_after_its_end_or_before_its_start() -> None:
    start = date(2026, 10, 5)
    assert recurring.days("monthly", start, date(2026, 11, 4), until=date(2027, 1, 1)) == [start]
    assert recurring.days("monthly", start, None, until=date(2026, 10, 4)) == []


def test_what_nobody_spoke_of_is_due_until_the_next_time_and_missed_then() -> None:
    start = date(2026, 9, 5)
    told = [Told(date(2026, 10, 5), "done")]
    found = recurring.times("monthly", start, None, told, on=date(2026, 12, 4), ahead=31)
    assert [(time.due_on.month, time.state) for time in found] == [
        (9, State.MISSED), (10, State.DONE), (11, State.DUE), (12, State.COMING),
    ]  # fmt: skip
    assert recurring.times("monthly", start, None, told, on=date(2026, 12, 5))[2].state == State.MISSED


def test_the_last_time_is_missed_once_the_commitment_has_ended() -> None:
    start, end = date(2026, 9, 5), date(2026, 9, 20)
    assert recurring.times("monthly", start, end, [], on=end)[0].state == State.DUE
    assert recurring.times("monthly", start, end, [], on=date(2026, 9, 21))[0].state == State.MISSED


def test_not_done_was_said_so_it_is_not_missed() -> None:
    start = date(2026, 9, 5)
    found = recurring.times("weekly", start, start, [Told(start, "not_done")], on=date(2026, 12, 1))
    assert [time.state for time in found] == [State.NOT_DONE]
    assert recurring.missed(found) == []
