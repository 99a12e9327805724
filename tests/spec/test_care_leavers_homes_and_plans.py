"""Care leavers: emergency beds, out of touch or inactive, pathway plans, staying put."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

EMERGENCY = "care-leavers-in-emergency-accommodation"
INACTIVE_19 = "care-leavers-not-in-touch-or-not-active-19-21"
INACTIVE_17 = "care-leavers-not-in-touch-or-not-active-17-18"
PATHWAY = "young-people-with-an-authorised-pathway-plan"
STAYING = "care-leavers-staying-put"
MAY = Month(2026, 5)


def test_emergency_accommodation_and_bed_and_breakfast_count_for_every_care_leaver(spec):
    spec(
        EMERGENCY,
        MAY,
        care_leavers="""
            child_id | eligibility | in_touch | accommodation
            ---------+-------------+----------+--------------
            Amara    | FORMER      | Y        | V
            Ben      | RELEVANT    | Y        | W
            Chidi    | FORMER      | Y        | S
            Dana     | FORMER      | Y        | Z
            Eli      | FORMER      | N        |
            Farah    | ELIGIBLE    | Y        | W
            Gwen     | FORMER      | RHOM     | W
            Hugo     | QUALIFYING  | DIED     |
        """,
        result=(2, 4),
        missing=1,
        exceptions={"Amara", "Ben", "Eli"},
        shows={
            "Amara": "meets at the edge: in emergency accommodation",
            "Ben": "meets: in bed and breakfast",
            "Chidi": "misses at the edge: of no fixed abode, which is neither",
            "Dana": "misses: with former foster carers",
            "Eli": "missing with a blank: the accommodation is blank",
            "Farah": "not counted: still in care",
            "Gwen": "not counted: went home for good",
            "Hugo": "not counted: has died",
        },
    )


PEOPLE = """
    child_id | born_on    | age_years
    ---------+------------+----------
    Amara    | 2007-05-31 | 19
    Ben      | 2004-06-01 | 21
    Chidi    | 2004-05-31 | 22
    Dana     | 2007-06-01 | 18
    Eli      |            | 20
    Farah    | 2006-01-09 | 20
    Gwen     | 2006-01-09 | 20
    Hugo     | 2006-01-09 | 20
    Iris     | 2009-05-31 | 17
    Jonah    | 2009-06-01 | 16
"""
ACTIVITIES = """
    child_id | eligibility | in_touch | activity
    ---------+-------------+----------+---------
    Amara    | FORMER      | Y        | G5
    Ben      | FORMER      | N        | F2
    Chidi    | FORMER      | N        |
    Dana     | FORMER      | Y        | P5
    Eli      | FORMER      | REFU     |
    Farah    | FORMER      | Y        | F1
    Gwen     | FORMER      | RHOM     | G4
    Hugo     | QUALIFYING  | Y        | P4
    Iris     | RELEVANT    | NREQ     |
    Jonah    | RELEVANT    | Y        | G6
"""


SHOWN = {
    "care-leavers-not-in-touch-or-not-active-17-18": {
        "Amara": "not counted at the edge: 19 that day",
        "Ben": "not counted at the edge: 21 until the next day",
        "Chidi": "not counted at the edge: 22 that day",
        "Dana": "misses at the edge: 18 until the next day",
        "Eli": "not counted: 20 by the list, and wants no contact",
        "Gwen": "not counted: went home for good",
        "Hugo": "not counted: qualifies for advice only",
        "Iris": "meets at the edge: 17 that day, and needs no contact",
        "Jonah": "not counted at the edge: 16 until the next day",
    },
    "care-leavers-not-in-touch-or-not-active-19-21": {
        "Amara": "meets at the edge: 19 that day",
        "Ben": "meets at the edge: 21 until the next day",
        "Chidi": "not counted at the edge: 22 that day",
        "Dana": "not counted at the edge: 18 until the next day",
        "Eli": "meets: 20 by the list, and wants no contact",
        "Farah": "misses: in touch and at university",
        "Gwen": "not counted: went home for good",
        "Hugo": "not counted: qualifies for advice only",
        "Iris": "not counted at the edge: 17 that day, and needs no contact",
        "Jonah": "not counted at the edge: 16 until the next day",
    },
}


@pytest.mark.parametrize(
    ("measure", "result", "exceptions"),
    [(INACTIVE_19, (3, 4), {"Amara", "Ben", "Eli"}), (INACTIVE_17, (1, 2), {"Iris"})],
)
def test_out_of_touch_counts_whatever_the_activity(spec, measure, result, exceptions):
    spec(
        measure, MAY, people=PEOPLE, care_leavers=ACTIVITIES, result=result, exceptions=exceptions, shows=SHOWN[measure]
    )


def test_who_is_in_touch_without_an_activity_or_has_no_age_is_missing(spec):
    spec(
        INACTIVE_19,
        MAY,
        people=PEOPLE,
        care_leavers="""
            child_id | eligibility | in_touch | activity
            ---------+-------------+----------+---------
            Amara    | FORMER      | Y        |
            Ben      | FORMER      |          | F2
            Farah    | FORMER      |          | G4
            Zara     | FORMER      | Y        | F2
        """,
        result=(1, 1),
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Farah", "Zara"},
        shows={"Amara": "missing with a blank: activity is blank"},
    )


def test_a_pathway_plan_is_asked_for_from_16_in_care_and_after_it(spec):
    spec(
        PATHWAY,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        people="""
            child_id | born_on    | age_years
            ---------+------------+----------
            Dana     | 2010-05-31 | 16
            Eli      | 2010-06-01 | 16
            Farah    |            | 17
            Gwen     | 2009-01-05 | 17
        """,
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Ben      | 2020-01-06 | 2025-01-06
            Dana     | 2020-01-06 |
            Eli      | 2020-01-06 |
            Farah    | 2020-01-06 |
            Gwen     | 2020-01-06 |
        """,
        legal_statuses="""
            child_id | started_on | legal_status
            ---------+------------+-------------
            Gwen     | 2020-01-06 | V4
        """,
        care_leavers="""
            child_id | eligibility | in_touch | pathway_authorised_on
            ---------+-------------+----------+----------------------
            Amara    | FORMER      | Y        | 2026-05-31
            Ben      | RELEVANT    | N        |
            Chidi    | FORMER      | DIED     |
            Dana     | ELIGIBLE    | Y        | 2026-01-12
            Eli      | ELIGIBLE    | Y        |
            Farah    | ELIGIBLE    | Y        |
            Gwen     | ELIGIBLE    | Y        |
            Hugo     | QUALIFYING  | Y        |
        """,
        result=(2, 4),
        exceptions={"Ben", "Farah"},
        shows={
            "Dana": "meets at the edge: 16 that day, and the plan is authorised",
            "Eli": "not counted at the edge: 16 only the next day",
            "Farah": "misses: in care, and no plan is authorised",
            "Gwen": "not counted: on a short break",
            "Ben": "misses: has left care, and no plan is authorised",
            "Amara": "meets at the edge: authorised on the last day",
            "Chidi": "not counted: has died",
            "Hugo": "not counted: qualifies for advice only",
        },
    )


def test_who_is_not_in_the_file_of_care_leavers_or_was_authorised_since_is_missing(spec):
    spec(
        PATHWAY,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2009-01-05
        """,
        cla_periods="""
            child_id | started_on
            ---------+-----------
            Amara    | 2020-01-06
            Zara     | 2020-01-06
        """,
        care_leavers="""
            child_id | eligibility | in_touch | pathway_authorised_on
            ---------+-------------+----------+----------------------
            Ben      | FORMER      | Y        | 2026-06-01
            Chidi    | FORMER      | Y        | 2026-05-01
        """,
        result=(1, 1),
        missing=3,
        state="unknown",
        exceptions={"Amara", "Ben", "Zara"},
        shows={
            "Amara": "missing with a blank: the file of care leavers does not name her",
            "Zara": "missing with a blank: no age, and the file of care leavers does not name her",
            "Ben": "missing at the edge: authorised a day after the month",
            "Chidi": "meets: authorised in the month",
        },
    )


STAYERS = """
    child_id | born_on    | age_years
    ---------+------------+----------
    Amara    | 2008-05-31 | 18
    Ben      | 2005-06-01 | 21
    Chidi    | 2005-05-31 | 21
    Dana     | 2008-06-01 | 18
    Eli      |            | 20
    Farah    | 2006-01-09 | 20
    Gwen     | 2006-01-09 | 20
"""


def test_staying_put_is_counted_from_18_to_20(spec):
    spec(
        STAYING,
        MAY,
        as_at=date(2026, 6, 8),
        people=STAYERS,
        care_leavers="""
            child_id | eligibility | in_touch | accommodation
            ---------+-------------+----------+--------------
            Amara    | FORMER      | Y        | Z
            Ben      | FORMER      | Y        | Z
            Chidi    | FORMER      | Y        | Z
            Dana     | FORMER      | Y        | Z
            Eli      | FORMER      | Y        | Z
            Farah    | FORMER      | Y        | U
            Gwen     | FORMER      | N        |
        """,
        result=3,
        exceptions=set(),
        shows={"Amara": "meets at the edge: born on 2008-05-31", "Dana": "not counted at the edge: born on 2008-06-01"},
    )


def test_who_is_in_touch_without_accommodation_or_stays_put_without_an_age_is_missing(spec):
    spec(
        STAYING,
        MAY,
        people=STAYERS,
        care_leavers="""
            child_id | eligibility | in_touch | accommodation
            ---------+-------------+----------+--------------
            Amara    | FORMER      | Y        | Z
            Farah    | FORMER      | Y        |
            Zara     | FORMER      | Y        | Z
        """,
        missing=2,
        state="unknown",
        exceptions={"Farah", "Zara"},
        shows={"Farah": "missing with a blank: accommodation is blank"},
    )
