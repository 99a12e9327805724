"""Decisions, out-of-hours contacts, strategy discussions and allocations within one day."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.returns import NIGHTLY

DECISION = ("front-door-decisions-within-1-working-day", "CONTACT_DECISION")
OUT_OF_HOURS = ("out-of-hours-contacts-within-1-working-day", "EDT_CONTACT")
DISCUSSION = ("strategy-discussions-within-1-working-day", "STRATEGY_DISCUSSION")
ALLOCATION = ("team-allocations-within-24-hours", "TEAM_ALLOCATION")
WORKING_DAY = [DECISION, OUT_OF_HOURS, DISCUSSION]
ALL = [*WORKING_DAY, ALLOCATION]
MAY, JUNE = Month(2026, 5), Month(2026, 6)


@pytest.mark.parametrize(("measure", "event"), WORKING_DAY)
def test_the_next_working_day_is_in_time_and_the_one_after_is_late(spec, measure, event):
    # Friday 2026-05-22 comes before a weekend and a bank holiday: the next working day is Tuesday the 26th.
    spec(
        measure,
        MAY,
        kind=NIGHTLY,
        case_events=f"""
            child_id | event   | started_on | happened_on | team_id
            ---------+---------+------------+-------------+--------
            Amara    | {event} | 2026-05-22 | 2026-05-22  | East
            Ben      | {event} | 2026-05-22 | 2026-05-26  | East
            Chidi    | {event} | 2026-05-22 | 2026-05-27  | East
            Dana     | {event} | 2026-05-23 | 2026-05-26  | West
            Eli      | {event} | 2026-05-20 |             | West
            Farah    | OTHER   | 2026-05-20 |             | West
        """,
        result=(3, 5),
        teams={"East": (2, 3), "West": (1, 2)},
        exceptions={"Chidi", "Eli"},
        shows={
            "Ben": "meets at the edge: happened on 2026-05-26",
            "Chidi": "misses at the edge: happened on 2026-05-27",
        },
    )


@pytest.mark.parametrize(("measure", "event"), WORKING_DAY)
def test_each_counts_in_the_month_in_which_its_working_day_ended(spec, measure, event):
    # The working day after Friday 2026-05-29 is Monday 2026-06-01.
    events = f"""
        child_id | event   | started_on | happened_on
        ---------+---------+------------+------------
        Amara    | {event} | 2026-05-28 | 2026-05-28
        Ben      | {event} | 2026-05-29 | 2026-05-29
        Chidi    | {event} | 2026-06-29 | 2026-07-01
        Dana     | {event} | 2026-06-30 |
    """
    spec(
        measure,
        JUNE,
        kind=NIGHTLY,
        case_events=events,
        result=(1, 2),
        exceptions={"Chidi"},
        shows={
            "Amara": "not counted at the edge: its working day ended in May",
            "Ben": "meets at the edge: its working day ended on 1 June",
            "Chidi": "misses: two working days later",
            "Dana": "not counted at the edge: its working day ends in July",
        },
    )


def test_a_team_has_a_day_and_the_next_and_weekends_count(spec):
    measure, event = ALLOCATION
    spec(
        measure,
        MAY,
        kind=NIGHTLY,
        case_events=f"""
            child_id | event   | started_on | happened_on
            ---------+---------+------------+------------
            Amara    | {event} | 2026-05-22 | 2026-05-23
            Ben      | {event} | 2026-05-22 | 2026-05-24
            Chidi    | {event} | 2026-05-10 |
            Dana     | {event} | 2026-05-31 | 2026-05-31
            Eli      | {event} | 2026-04-30 | 2026-05-01
            Farah    | {event} | 2026-05-30 | 2026-05-31
            Gus      | {event} | 2026-04-29 | 2026-04-30
        """,
        result=(3, 5),
        exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "meets at the edge: happened on 2026-05-23",
            "Ben": "misses at the edge: happened on 2026-05-24",
            "Dana": "not counted at the edge: started on 2026-05-31",
            "Farah": "meets at the edge: started on 2026-05-30",
        },
    )


@pytest.mark.parametrize(("measure", "event"), ALL)
def test_without_the_day_it_began_or_with_an_end_before_it_one_is_missing(spec, measure, event):
    spec(
        measure, MAY, kind=NIGHTLY,
        case_events=f"""
            child_id | event   | started_on | happened_on
            ---------+---------+------------+------------
            Amara    | {event} |            | 2026-05-13
            Ben      | {event} | 2026-05-13 | 2026-05-12
            Chidi    | {event} |            | 2026-06-01
            Dana     | {event} | 2026-05-13 | 2026-05-13
        """,
        missing=2, state="unknown", result=(1, 1), exceptions={"Amara", "Ben"},
        shows={"Amara": "missing with a blank: started on is blank"},
    )  # fmt: skip


@pytest.mark.parametrize(("measure", "event"), ALL)
def test_what_happened_after_the_month_but_late_is_late_in_the_month(spec, measure, event):
    events = f"""
        child_id | event   | started_on | happened_on
        ---------+---------+------------+------------
        Amara    | {event} | 2026-05-13 | 2026-06-02
    """
    spec(measure, MAY, kind=NIGHTLY, as_at=date(2026, 6, 3), case_events=events, result=(0, 1), exceptions={"Amara"})


@pytest.mark.parametrize(("measure", "event"), ALL)
def test_a_return_without_such_events_has_nothing_to_count(spec, measure, event):
    spec(measure, MAY, result=(0, 0), state="not_applicable")
