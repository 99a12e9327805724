"""A limit in working days ends with its last working day: a Saturday after it is late, and so is a Sunday month end.

Published shares of assessments and conferences ask how many working days there were, and a Saturday adds none.
"""

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.returns import NIGHTLY

MAY, JUNE = Month(2026, 5), Month(2026, 6)
# 2026-05-08 is a Friday, and the 45th working day after 2026-03-03.
IN_TIME_AND_LATE = {
    "Amara": "meets at the edge: on Friday, the last working day",
    "Ben": "misses at the edge: on the Saturday after it",
}


IN_TIME_BOTH = {
    "Amara": "meets at the edge: on Friday, the last working day",
    "Ben": "meets at the edge: on the Saturday after it, which adds no working day",
    "Chidi": "misses at the edge: on the Monday after it",
}


def test_an_assessment_before_birth_on_the_saturday_after_the_45th_working_day_is_late(spec):
    spec(
        "assessments-before-birth-in-time",
        MAY,
        people="""
            child_id | born_on | expected_on
            ---------+---------+------------
            Amara    |         | 2026-07-01
            Ben      |         | 2026-07-01
        """,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-03-03 | 2026-05-08
            Ben      | 2026-03-03 | 2026-05-09
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows=IN_TIME_AND_LATE,
    )


def test_an_assessment_authorised_on_that_saturday_took_45_working_days_in_the_published_share(spec):
    spec(
        "assessments-within-45-working-days",
        MAY,
        assessments="""
            child_id | started_on | authorised_on
            ---------+------------+--------------
            Amara    | 2026-03-03 | 2026-05-08
            Ben      | 2026-03-03 | 2026-05-09
            Chidi    | 2026-03-03 | 2026-05-11
            Dana     | 2026-03-03 | 2026-05-12
        """,
        result=(2, 4),
        exceptions={"Chidi", "Dana"},
        shows=IN_TIME_BOTH,
    )


def test_an_assessment_of_private_fostering_completed_on_the_saturday_after_its_time_is_late(spec):
    spec(
        "private-fostering-assessments-in-time",
        MAY,
        kind=NIGHTLY,
        case_events="""
            child_id | event                        | started_on | happened_on
            ---------+------------------------------+------------+------------
            Amara    | PRIVATE_FOSTERING_ASSESSMENT | 2026-03-03 | 2026-05-08
            Ben      | PRIVATE_FOSTERING_ASSESSMENT | 2026-03-03 | 2026-05-09
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows=IN_TIME_AND_LATE,
    )


@pytest.mark.parametrize("slug", ["conferences-within-15-working-days", "all-conferences-within-15-working-days"])
def test_a_conference_on_the_saturday_after_the_15th_working_day_is_within_15_in_the_published_share(spec, slug):
    # The 15th working day after Thursday 2026-05-21 is Friday 2026-06-12.
    spec(
        slug,
        JUNE,
        s47_enquiries="""
            enquiry_id | child_id | started_on
            -----------+----------+-----------
            E1         | Amara    | 2026-05-21
            E2         | Ben      | 2026-05-21
            E3         | Chidi    | 2026-05-21
        """,
        initial_cp_conferences="""
            enquiry_id | child_id | held_on
            -----------+----------+-----------
            E1         | Amara    | 2026-06-12
            E2         | Ben      | 2026-06-13
            E3         | Chidi    | 2026-06-15
        """,
        result=(2, 3),
        exceptions={"Chidi"},
        shows=IN_TIME_BOTH,
    )


@pytest.mark.parametrize(
    ("slug", "event"),
    [
        ("front-door-decisions-within-1-working-day", "CONTACT_DECISION"),
        ("out-of-hours-contacts-within-1-working-day", "EDT_CONTACT"),
        ("strategy-discussions-within-1-working-day", "STRATEGY_DISCUSSION"),
    ],
)
def test_what_is_due_on_friday_and_happens_on_saturday_is_late(spec, slug, event):
    # 2026-05-14 is a Thursday, 2026-05-16 a Saturday.
    spec(
        slug,
        MAY,
        kind=NIGHTLY,
        case_events=f"""
            child_id | event   | started_on | happened_on
            ---------+---------+------------+------------
            Amara    | {event} | 2026-05-14 | 2026-05-15
            Ben      | {event} | 2026-05-14 | 2026-05-16
            Chidi    | {event} | 2026-05-15 | 2026-05-17
            Dana     | {event} | 2026-05-16 | 2026-05-18
        """,
        result=(3, 4),
        exceptions={"Ben"},
        shows={
            **IN_TIME_AND_LATE,
            "Chidi": "meets: received on Friday, so Monday is the limit",
            "Dana": "meets at the edge: received on Saturday, so Monday is the limit",
        },
    )


def test_a_child_first_seen_on_the_saturday_after_the_tenth_working_day_is_late(spec):
    # The tenth working day after Thursday 2026-04-30 is Friday 2026-05-15.
    spec(
        "early-help-seen-within-10-working-days",
        MAY,
        kind=NIGHTLY,
        early_help_episodes="""
            child_id | started_on | referred_on | first_seen_on
            ---------+------------+-------------+--------------
            Amara    | 2026-04-30 | 2026-04-30  | 2026-05-15
            Ben      | 2026-04-30 | 2026-04-30  | 2026-05-16
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows=IN_TIME_AND_LATE,
    )


def test_a_referral_on_the_saturday_after_the_window_is_outside_it(spec):
    # The fifth working day after Friday 2026-05-08 is Friday 2026-05-15.
    spec(
        "contacts-that-become-referrals",
        MAY,
        contacts="""
            child_id | received_on | source_code
            ---------+-------------+------------
            Amara    | 2026-05-08  | 2A
            Ben      | 2026-05-08  | 2A
        """,
        referrals="""
            child_id | received_on | source_code
            ---------+-------------+------------
            Amara    | 2026-05-15  | 2A
            Ben      | 2026-05-16  | 2A
        """,
        result=(1, 2),
        shows=IN_TIME_AND_LATE,
    )


# 2026-05-31 is a Sunday. Ten working days before Friday the 29th is the 14th, before Monday 1 June the 15th.
VISITS = """
    child_id | visited_on | seen_alone
    ---------+------------+-----------
    Amara    | 2026-05-15 | Y
    Ben      | 2026-05-14 | Y
"""
PLANS = """
    child_id | started_on
    ---------+-----------
    Amara    | 2026-01-12
    Ben      | 2026-01-12
    Chidi    | 2026-05-15
    Dana     | 2026-05-14
"""


@pytest.mark.parametrize(
    "slug",
    [
        "protection-plan-visits-in-date",
        "protection-plan-children-seen-alone",
        "protection-plan-children-seen-in-date",
    ],
)
def test_on_a_sunday_a_visit_that_was_due_on_friday_is_overdue(spec, slug):
    spec(
        slug,
        MAY,
        cp_plans=PLANS,
        cp_visits=VISITS,
        cin_episodes="""
            child_id | started_on | case_status | last_seen_on
            ---------+------------+-------------+-------------
            Amara    | 2026-01-12 | CPP         | 2026-05-15
            Ben      | 2026-01-12 | CPP         | 2026-05-14
        """,
        result=(1, 2),
        missing=1,
        state="unknown",
        exceptions={"Ben", "Dana"},
        shows={
            "Amara": "meets at the edge: due on Monday 1 June",
            "Ben": "misses at the edge: was due on Friday 29 May",
            "Chidi": "not counted at the edge: the first visit is due on Monday",
            "Dana": "missing at the edge with a blank: the first was due on Friday",
        },
    )


def test_on_a_sunday_a_disabled_child_whose_interval_ended_on_friday_is_late(spec):
    # Thirty working days before Friday 2026-05-29 is 2026-04-15, before Monday 1 June 2026-04-16.
    spec(
        "disabled-children-in-need-seen-in-date",
        MAY,
        people="""
            child_id | disability
            ---------+-----------
            Amara    | Y
            Ben      | Y
            Chidi    | Y
            Dana     | Y
        """,
        cin_episodes="""
            child_id | started_on | case_status | last_seen_on
            ---------+------------+-------------+-------------
            Amara    | 2024-01-08 | CINP        | 2026-04-16
            Ben      | 2024-01-08 | CINP        | 2026-04-15
            Chidi    | 2026-04-16 | CINP        |
            Dana     | 2026-04-15 | CINP        |
        """,
        result=(1, 2),
        missing=1,
        state="unknown",
        exceptions={"Ben", "Dana"},
        shows={
            "Amara": "meets at the edge: to be seen by Monday 1 June",
            "Ben": "misses at the edge: was to be seen by Friday 29 May",
            "Chidi": "not counted at the edge: to be seen by Monday",
            "Dana": "missing at the edge with a blank: was to be seen by Friday",
        },
    )


def test_on_a_sunday_a_first_core_group_that_was_due_on_friday_is_overdue(spec):
    spec(
        "core-groups-in-date",
        MAY,
        kind=NIGHTLY,
        cp_plans=PLANS,
        case_events="""
            child_id | event      | happened_on
            ---------+------------+------------
            Amara    | CORE_GROUP | 2026-05-12
            Ben      | CORE_GROUP | 2026-05-12
        """,
        result=(2, 3),
        exceptions={"Dana"},
        shows={
            "Chidi": "not counted at the edge: the first is due on Monday 1 June",
            "Dana": "misses at the edge: the first was due on Friday 29 May",
        },
    )


# Twenty working days before Friday 2026-05-29 is 2026-04-29, before Monday 1 June 2026-04-30.
IN_CARE = """
    child_id | started_on
    ---------+-----------
    Amara    | 2026-04-30
    Ben      | 2026-04-29
"""


def test_on_a_sunday_a_first_review_that_was_due_on_friday_is_overdue(spec):
    shows = {
        "Amara": "meets at the edge: the first review is due on Monday 1 June",
        "Ben": "missing at the edge: it was due on Friday, and no review is known",
    }
    expected = {"result": (1, 1), "missing": 1, "state": "unknown", "exceptions": {"Ben"}, "shows": shows}
    spec("looked-after-reviews-in-date", MAY, cla_periods=IN_CARE, **expected)
    spec(
        "children-with-a-current-reviewed-plan",
        MAY,
        kind=NIGHTLY,
        cla_periods=IN_CARE,
        cla_care_plans="""
            child_id | started_on
            ---------+-----------
            Amara    | 2026-05-06
            Ben      | 2026-05-06
        """,
        **expected,
    )
