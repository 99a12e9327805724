"""Supervision, management oversight, oversight of neglect, and information about complaints."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value
from goldenthread.records.returns import NIGHTLY

SUPERVISION = "open-children-with-supervision-in-date"
OVERSIGHT = "open-children-with-management-oversight-in-date"
NEGLECT = "neglect-cases-with-oversight-in-date"
LEAFLET = "open-children-given-complaints-information"
MAY = Month(2026, 5)
# 42 days before 2026-05-31 is 2026-04-19, and 28 days before it is 2026-05-03.
OPEN = """
    child_id | started_on | closed_on  | case_status | team_id
    ---------+------------+------------+-------------+--------
    Amara    | 2026-01-05 |            | CINP        | East
    Ben      | 2026-01-05 |            | CPP         | East
    Chidi    | 2026-01-05 |            | LAC         | West
    Dana     | 2026-01-05 | 2026-05-31 | CLOSED      | East
"""
EVENTS = """
    child_id | event      | happened_on
    ---------+------------+------------
    Amara    | {event}    | 2026-02-02
    Amara    | {event}    | 2026-04-19
    Ben      | {event}    | 2026-04-18
    Ben      | CORE_GROUP | 2026-05-20
    Dana     | {event}    | 2026-05-20
"""


@pytest.mark.parametrize(("measure", "event"), [(SUPERVISION, "SUPERVISION"), (OVERSIGHT, "OVERSIGHT")])
def test_the_42nd_day_is_in_date_the_43rd_is_late_and_no_record_is_late(spec, measure, event):
    spec(
        measure, MAY, kind=NIGHTLY, cin_episodes=OPEN, case_events=EVENTS.format(event=event), result=(1, 3),
        teams={"East": (1, 2), "West": (0, 1)}, exceptions={"Ben", "Chidi"},
        shows={
            "Amara": "meets at the edge: recorded on the 42nd day",
            "Ben": "misses at the edge: recorded on the 43rd day",
            "Chidi": "misses: nothing is recorded",
            "Dana": "not counted: closed on the last day",
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "event", "name"),
    [(SUPERVISION, "SUPERVISION", "supervision_days"), (OVERSIGHT, "OVERSIGHT", "management_oversight_days")],
)
def test_the_interval_is_the_councils_own(spec, measure, event, name):
    longer = Value(name, date(2026, 1, 1), None, 43, "Practice standards 2026")
    spec(
        measure, MAY, kind=NIGHTLY, cin_episodes=OPEN, case_events=EVENTS.format(event=event), settings=[longer],
        result=(2, 3), exceptions={"Chidi"},
    )  # fmt: skip


YOUNG = """
    child_id | started_on | case_status
    ---------+------------+------------
    Amara    | 2026-04-18 | CINP
    Ben      | 2026-04-19 | CINP
    Chidi    | 2026-05-11 | CINP
"""
ONE = """
    child_id | event       | happened_on
    ---------+-------------+------------
    Chidi    | SUPERVISION | 2026-05-20
    Chidi    | OVERSIGHT   | 2026-05-20
"""


def test_a_case_younger_than_the_interval_is_not_yet_due_for_supervision(spec):
    spec(
        SUPERVISION,
        MAY,
        kind=NIGHTLY,
        cin_episodes=YOUNG,
        case_events=ONE,
        result=(1, 2),
        exceptions={"Amara"},
        shows={
            "Amara": "misses at the edge: started on 2026-04-18",
            "Ben": "not counted at the edge: started on 2026-04-19",
        },
    )


def test_a_supervision_of_an_earlier_time_does_not_make_a_new_case_late(spec):
    before = """
        child_id | event       | happened_on
        ---------+-------------+------------
        Amara    | SUPERVISION | 2024-03-04
        Ben      | SUPERVISION | 2024-03-04
        Chidi    | SUPERVISION | 2024-03-04
        Chidi    | SUPERVISION | 2026-05-11
    """
    spec(
        SUPERVISION,
        MAY,
        kind=NIGHTLY,
        cin_episodes=YOUNG,
        case_events=before,
        result=(1, 2),
        exceptions={"Amara"},
        shows={
            "Amara": "misses at the edge: open for 43 days, and last discussed two years ago",
            "Ben": "not counted at the edge: open for 42 days",
            "Chidi": "meets: discussed on the day the case opened again",
        },
    )


def test_oversight_is_asked_of_every_open_case_however_young(spec):
    spec(
        OVERSIGHT,
        MAY,
        kind=NIGHTLY,
        cin_episodes=YOUNG,
        case_events=ONE,
        result=(1, 3),
        exceptions={"Amara", "Ben"},
    )


@pytest.mark.parametrize(("measure", "event"), [(SUPERVISION, "SUPERVISION"), (OVERSIGHT, "OVERSIGHT")])
def test_a_record_after_the_month_hides_the_one_before_so_the_child_is_missing(spec, measure, event):
    later = f"""
        child_id | event   | happened_on
        ---------+---------+------------
        Amara    | {event} | 2026-06-01
        Ben      | {event} | 2026-05-31
        Chidi    | {event} |
    """
    spec(
        measure,
        MAY,
        kind=NIGHTLY,
        as_at=date(2026, 6, 3),
        cin_episodes=OPEN,
        case_events=later,
        missing=1,
        result=(1, 2),
        state="unknown",
        exceptions={"Amara", "Chidi"},
        shows={
            "Amara": "missing: recorded only after the month",
            "Ben": "meets: recorded on the last day",
            "Chidi": "misses with a blank: the record has no day",
            "Dana": "not counted: closed on the last day",
        },
    )


@pytest.mark.parametrize("measure", [SUPERVISION, OVERSIGHT, LEAFLET])
def test_annex_a_has_no_such_records_and_everybody_is_missing(spec, measure):
    spec(measure, MAY, cin_episodes=OPEN, missing=3, result=(0, 0), state="unknown")


def test_a_child_in_two_lists_counts_once_and_a_plan_of_another_authority_not_at_all(spec):
    plans = """
        child_id | started_on | ended_on | other_authority
        ---------+------------+----------+----------------
        Ben      | 2026-02-02 |          | N
        Eli      | 2026-02-02 |          | Y
    """
    spec(
        SUPERVISION, MAY, kind=NIGHTLY, cin_episodes=OPEN, cp_plans=plans,
        case_events=EVENTS.format(event="SUPERVISION"), result=(1, 3),
    )  # fmt: skip


OF_NEGLECT = """
    child_id | started_on | ended_on   | latest_category | other_authority
    ---------+------------+------------+-----------------+----------------
    Amara    | 2026-02-02 |            | NEG             |
    Ben      | 2026-02-02 |            | NEG             |
    Chidi    | 2026-02-02 |            | EMO             |
    Eli      | 2026-02-02 |            | NEG             | Y
"""


def test_neglect_by_plan_counts_supervision_and_oversight_to_the_28th_day(spec):
    spec(
        NEGLECT, MAY, kind=NIGHTLY, cin_episodes=OPEN, cp_plans=OF_NEGLECT,
        case_events="""
            child_id | event       | happened_on
            ---------+-------------+------------
            Amara    | SUPERVISION | 2026-04-20
            Amara    | OVERSIGHT   | 2026-05-03
            Ben      | SUPERVISION | 2026-05-02
        """,
        result=(1, 2), exceptions={"Ben"},
    )  # fmt: skip


def test_neglect_by_assessment_is_what_the_latest_one_found(spec):
    factors = """
        child_id | assessed_on | factor
        ---------+-------------+-------
        Amara    | 2025-01-06  | 16A
        Amara    | 2026-01-12  | 3A
        Chidi    | 2025-01-06  | 3A
        Chidi    | 2026-01-12  | 16A
        Chidi    | 2026-01-12  | 17A
        Chidi    | 2026-06-02  | 3A
        Dana     | 2026-01-12  | 16A
    """
    events = """
        child_id | event     | happened_on
        ---------+-----------+------------
        Amara    | OVERSIGHT | 2026-05-20
    """
    spec(
        NEGLECT, MAY, kind=NIGHTLY, cin_episodes=OPEN, assessment_factors=factors, case_events=events,
        result=(0, 1), exceptions={"Chidi"},
    )  # fmt: skip


def test_a_plan_an_assessment_and_a_record_of_the_last_day_count_and_what_ended_then_does_not(spec):
    plans = """
        child_id | started_on | ended_on   | latest_category | other_authority
        ---------+------------+------------+-----------------+----------------
        Amara    | 2026-05-31 |            | NEG             |
        Ben      | 2026-02-02 | 2026-05-31 | NEG             |
        Eli      | 2026-02-02 |            | NEG             | Y
    """
    factors = """
        child_id | assessed_on | factor
        ---------+-------------+-------
        Chidi    | 2026-05-31  | 16A
    """
    children = """
        child_id | started_on | case_status
        ---------+------------+------------
        Amara    | 2026-01-05 | CPP
        Ben      | 2026-01-05 | CINP
        Chidi    | 2026-01-05 | CINP
        Eli      | 2026-01-05 | CPP
    """
    events = """
        child_id | event     | happened_on
        ---------+-----------+------------
        Amara    | OVERSIGHT | 2026-05-31
    """
    spec(
        NEGLECT, MAY, kind=NIGHTLY, cin_episodes=children, cp_plans=plans, assessment_factors=factors,
        case_events=events, result=(1, 2), exceptions={"Chidi"},
    )  # fmt: skip


def test_the_interval_of_neglect_is_the_councils_own(spec):
    six_weeks = Value("neglect_oversight_days", date(2026, 1, 1), None, 42, "Neglect strategy 2026")
    events = """
        child_id | event       | happened_on
        ---------+-------------+------------
        Amara    | SUPERVISION | 2026-04-19
        Ben      | SUPERVISION | 2026-04-18
    """
    spec(
        NEGLECT,
        MAY,
        kind=NIGHTLY,
        cin_episodes=OPEN,
        cp_plans=OF_NEGLECT,
        case_events=events,
        settings=[six_weeks],
        result=(1, 2),
        exceptions={"Ben"},
        shows={
            "Amara": "meets at the edge: on the 42nd day, as this council allows",
            "Ben": "misses at the edge: on the 43rd day",
            "Chidi": "not counted: not for neglect",
            "Eli": "not counted: a plan of another authority",
        },
    )


def test_without_any_supervision_or_oversight_in_the_extract_cases_of_neglect_are_missing(spec):
    spec(
        NEGLECT,
        MAY,
        cin_episodes=OPEN,
        cp_plans=OF_NEGLECT,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Amara": "missing: the extract holds no such record at all", "Chidi": "not counted: not for neglect"},
    )


def test_the_leaflet_counts_whenever_it_was_given_up_to_the_last_day(spec):
    spec(
        LEAFLET,
        MAY,
        kind=NIGHTLY,
        as_at=date(2026, 6, 1),
        cin_episodes=OPEN,
        case_events="""
            child_id | event              | happened_on
            ---------+--------------------+------------
            Amara    | COMPLAINTS_LEAFLET | 2025-06-02
            Ben      | COMPLAINTS_LEAFLET | 2026-05-31
            Ben      | COMPLAINTS_LEAFLET | 2026-06-01
            Dana     | COMPLAINTS_LEAFLET | 2026-05-20
        """,
        result=(2, 3),
        exceptions={"Chidi"},
        shows={
            "Amara": "meets: given last year",
            "Ben": "meets: given on the last day",
            "Chidi": "misses: never given",
            "Dana": "not counted: closed on the last day",
        },
    )


def test_a_child_in_two_lists_is_asked_about_once_and_open_is_what_the_last_day_says(spec):
    children = """
        child_id | started_on | closed_on  | case_status
        ---------+------------+------------+------------
        Amara    | 2026-05-31 |            | CINP
        Ben      | 2026-06-01 |            | CINP
        Chidi    | 2026-01-05 | 2026-06-01 | CLOSED
        Dana     |            |            | CINP
        Eli      | 2026-01-05 |            | CLOSED
        Mona     | 2026-05-31 |            | CINP
    """
    plans = """
        child_id | started_on | ended_on   | other_authority
        ---------+------------+------------+----------------
        Amara    | 2026-05-31 |            |
        Farah    | 2026-02-02 | 2026-05-31 |
        Gus      | 2026-02-02 | 2026-06-01 |
        Hana     | 2026-06-01 |            |
        Nils     | 2026-05-31 |            | N
        Olga     | 2026-02-02 |            | Y
    """
    care = """
        child_id | started_on | ceased_on
        ---------+------------+-----------
        Ivo      | 2026-05-31 |
        Jonas    | 2026-02-02 | 2026-05-31
        Kira     | 2026-02-02 | 2026-06-01
        Leo      | 2026-06-01 |
    """
    events = """
        child_id | event              | happened_on
        ---------+--------------------+------------
        Zoe      | COMPLAINTS_LEAFLET | 2026-05-04
    """
    spec(
        LEAFLET,
        MAY,
        kind=NIGHTLY,
        as_at=date(2026, 6, 3),
        cin_episodes=children,
        cp_plans=plans,
        cla_periods=care,
        case_events=events,
        result=(0, 8),
        exceptions={"Amara", "Chidi", "Dana", "Gus", "Ivo", "Kira", "Mona", "Nils"},
        shows={
            "Ben": "not counted at the edge: started on 2026-06-01",
            "Mona": "misses at the edge: started on 2026-05-31",
            "Farah": "not counted at the edge: ended on 2026-05-31",
            "Gus": "misses at the edge: ended on 2026-06-01",
            "Jonas": "not counted at the edge: ceased on 2026-05-31",
            "Kira": "misses at the edge: ceased on 2026-06-01",
        },
    )


def test_a_leaflet_given_only_after_the_month_is_missing(spec):
    spec(
        LEAFLET,
        MAY,
        kind=NIGHTLY,
        as_at=date(2026, 6, 1),
        cin_episodes=OPEN,
        case_events="""
            child_id | event              | happened_on
            ---------+--------------------+------------
            Amara    | COMPLAINTS_LEAFLET | 2026-06-01
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi"},
        shows={
            "Amara": "missing: given only after the month",
            "Ben": "misses: never given",
            "Dana": "not counted: closed on the last day",
        },
    )
