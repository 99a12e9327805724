"""Where looked-after children live: distance, emergency beds, moves, whose carers."""

from datetime import date

import pytest

from goldenthread.core.periods import Month

MILES_OUTSIDE = "looked-after-children-placed-over-20-miles-away-and-outside-the-area"
MILES = "looked-after-children-placed-over-20-miles-away"
EMERGENCY = "looked-after-children-in-an-emergency-bed"
MOVES = "looked-after-children-with-3-or-more-placements"
OWN_OF_FOSTERED = "fostered-children-with-the-councils-own-carers"
OWN_OF_ALL = "looked-after-children-in-the-councils-own-provision"
AGENCY_OF_FOSTERED = "fostered-children-with-independent-agencies"
AGENCY_OF_ALL = "looked-after-children-with-independent-agency-carers"
EARLY = "children-placed-early-with-adopters"
MAY = Month(2026, 5)
CARE = """
    child_id | started_on
    ---------+-----------
    Amara    | 2024-01-08
    Ben      | 2024-01-08
    Chidi    | 2024-01-08
    Dana     | 2024-01-08
    Eli      | 2024-01-08
    Farah    | 2024-01-08
    Gwen     | 2024-01-08
"""
GWEN_HAS_SHORT_BREAKS = """
    child_id | started_on | legal_status
    ---------+------------+-------------
    Gwen     | 2024-01-08 | V4
"""
DISTANCES = """
    child_id | started_on | ended_on   | distance_miles | location
    ---------+------------+------------+----------------+---------
    Amara    | 2024-01-08 |            | 20.1           | OUT
    Ben      | 2024-01-08 |            | 20             | OUT
    Chidi    | 2024-01-08 |            | 45             | IN
    Dana     | 2024-01-08 | 2026-05-31 | 60             | OUT
    Dana     | 2026-05-31 |            | 3              | IN
    Eli      | 2024-01-08 | 2026-06-01 | 60             | OUT
    Eli      | 2026-06-01 |            | 3              | IN
    Farah    | 2024-01-08 |            | 5              | OUT
    Gwen     | 2024-01-08 |            | 80             | OUT
"""


@pytest.mark.parametrize(
    ("measure", "result", "exceptions"),
    [(MILES_OUTSIDE, (2, 6), {"Amara", "Eli"}), (MILES, (3, 6), {"Amara", "Chidi", "Eli"})],
)
def test_twenty_miles_exactly_is_not_more_and_the_placement_of_the_last_day_decides(spec, measure, result, exceptions):
    spec(
        measure,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        cla_periods=CARE,
        legal_statuses=GWEN_HAS_SHORT_BREAKS,
        cla_placements=DISTANCES,
        result=result,
        exceptions=exceptions,
        shows={
            "Amara": "meets at the edge: 20.1 miles",
            "Ben": "misses at the edge: 20 miles exactly",
            "Dana": "misses at the edge: moved nearer on the last day",
            "Eli": "meets at the edge: moves nearer a day later",
            "Farah": "misses: 5 miles",
            "Gwen": "not counted: on a short break",
        },
    )


def test_a_distance_or_a_side_of_the_boundary_that_would_decide_is_missing(spec):
    placements = """
        child_id | started_on | distance_miles | location
        ---------+------------+----------------+---------
        Amara    | 2024-01-08 | 50             |
        Ben      | 2024-01-08 |                | OUT
        Chidi    | 2024-01-08 |                | IN
        Dana     | 2024-01-08 | 2              |
    """
    care = "\n".join(CARE.splitlines()[:7])
    drawn = {"kind": "nightly", "cla_periods": care, "cla_placements": placements, "state": "unknown"}
    spec(
        MILES_OUTSIDE,
        MAY,
        result=(0, 2),
        missing=2,
        exceptions={"Amara", "Ben"},
        **drawn,
        shows={
            "Amara": "missing with a blank: location is blank",
            "Ben": "missing with a blank: distance miles is blank",
        },
    )
    spec(
        MILES,
        MAY,
        as_at=date(2026, 6, 1),
        result=(1, 2),
        missing=2,
        exceptions={"Amara", "Ben", "Chidi"},
        **drawn,
        shows={
            "Ben": "missing with a blank: distance miles is blank",
            "Chidi": "missing with a blank: distance miles is blank",
        },
    )


def test_a_night_in_an_emergency_bed_counts_while_the_child_is_looked_after(spec):
    spec(
        EMERGENCY,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        cla_periods="""
            child_id | started_on | ceased_on
            ---------+------------+-----------
            Amara    | 2026-05-31 |
            Ben      | 2024-01-08 | 2026-05-20
            Chidi    | 2024-01-08 | 2026-05-20
            Dana     | 2024-01-08 |
            Eli      | 2024-01-08 | 2026-05-01
            Farah    | 2024-01-08 |
            Gwen     | 2024-01-08 |
            Hugo     | 2024-01-08 |
        """,
        legal_statuses=GWEN_HAS_SHORT_BREAKS,
        case_events="""
            child_id | event         | happened_on
            ---------+---------------+------------
            Amara    | EMERGENCY_BED | 2026-05-31
            Ben      | EMERGENCY_BED | 2026-05-01
            Ben      | EMERGENCY_BED | 2026-05-02
            Chidi    | EMERGENCY_BED | 2026-05-21
            Dana     | EMERGENCY_BED | 2026-04-30
            Eli      | EMERGENCY_BED | 2026-04-30
            Farah    | EMERGENCY_BED |
            Gwen     | EMERGENCY_BED | 2026-05-12
            Hugo     | CHAIR         | 2026-05-12
        """,
        result=(2, 6),
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "meets at the edge: a night on the last day",
            "Chidi": "misses: a night after care had ended",
            "Dana": "misses at the edge: a night a day before the month",
            "Eli": "not counted: left care on the first day",
            "Farah": "misses with a blank: the night has no day",
            "Gwen": "not counted: on a short break",
        },
    )


def test_the_list_gives_the_number_of_placements_itself(spec):
    numbers = """
        child_id | started_on | placements_last_12_months
        ---------+------------+--------------------------
        Amara    | 2024-01-08 | 3
        Ben      | 2024-01-08 | 2
        Gwen     | 2024-01-08 | 5
    """
    spec(
        MOVES,
        MAY,
        cla_periods=numbers,
        legal_statuses=GWEN_HAS_SHORT_BREAKS,
        result=(1, 2),
        exceptions={"Amara"},
        shows={
            "Amara": "meets at the edge: placements last 12 months 3",
            "Ben": "misses at the edge: placements last 12 months 2",
        },
    )
    blank = numbers.replace("| 2\n", "|\n")
    spec(
        MOVES,
        MAY,
        as_at=date(2026, 6, 1),
        cla_periods=blank,
        legal_statuses=GWEN_HAS_SHORT_BREAKS,
        missing=1,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={
            "Amara": "meets: three placements",
            "Ben": "missing with a blank: placements last 12 months is blank",
            "Gwen": "not counted: on a short break",
        },
    )


def test_in_a_full_history_placements_are_counted_without_days_holidays_and_adoption_by_the_carer(spec):
    spec(
        MOVES,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on | placements_last_12_months
            ---------+------------+--------------------------
            Amara    | 2024-01-08 | 1
            Ben      | 2024-01-08 | 9
            Chidi    | 2024-01-08 | 9
            Dana     | 2024-01-08 | 9
            Eli      | 2024-01-08 | 1
            Farah    | 2024-01-08 | 9
        """,
        cla_placements="""
            child_id | started_on | ended_on   | placement_type | provider
            ---------+------------+------------+----------------+---------
            Amara    | 2024-01-08 | 2025-06-01 | U4             | PR1
            Amara    | 2025-06-01 | 2026-01-12 | K2             | PR4
            Amara    | 2026-01-12 |            | U6             | PR1
            Ben      | 2024-01-08 | 2025-05-31 | U4             | PR1
            Ben      | 2025-05-31 | 2026-01-12 | K2             | PR4
            Ben      | 2026-01-12 |            | U6             | PR1
            Chidi    | 2024-01-08 | 2025-09-01 | U4             | PR1
            Chidi    | 2025-09-01 | 2025-09-01 | U6             | PR1
            Chidi    | 2025-09-01 |            | K2             | PR4
            Dana     | 2024-01-08 | 2025-08-01 | U4             | PR1
            Dana     | 2025-08-01 | 2025-08-15 | T3             | PR1
            Dana     | 2025-08-15 | 2026-02-02 | U4             | PR1
            Dana     | 2026-02-02 |            | K2             | PR4
            Eli      | 2024-01-08 | 2025-08-01 | U4             | PR1
            Eli      | 2025-08-01 | 2025-08-05 | T1             | PR3
            Eli      | 2025-08-05 | 2025-12-01 | K2             | PR4
            Eli      | 2025-12-01 |            | U6             | PR4
            Farah    | 2024-01-08 | 2025-07-01 | U6             | PR1
            Farah    | 2025-07-01 | 2026-02-02 | U5             | PR1
            Farah    | 2026-02-02 |            | A5             | PR1
        """,
        result=(2, 6),
        exceptions={"Amara", "Eli"},
    )


def test_a_full_history_without_a_placement_or_its_day_leaves_the_number_missing(spec):
    spec(
        MOVES,
        MAY,
        kind="ssd",
        cla_periods="""
            child_id | started_on | placements_last_12_months
            ---------+------------+--------------------------
            Amara    | 2024-01-08 | 1
            Ben      | 2024-01-08 | 1
        """,
        cla_placements="""
            child_id | started_on | placement_type
            ---------+------------+---------------
            Ben      |            | U4
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
    )


PLACES = """
    child_id | started_on | ended_on   | placement_type | provider
    ---------+------------+------------+----------------+---------
    Amara    | 2025-01-06 |            | U4             | PR1
    Ben      | 2025-01-06 |            | U6             | PR4
    Chidi    | 2025-01-06 |            | U1             | PR5
    Dana     | 2025-01-06 |            | K2             | PR1
    Eli      | 2025-01-06 | 2026-05-31 | U4             | PR4
    Eli      | 2026-05-31 |            | U5             | PR1
    Farah    | 2025-01-06 |            | K2             | PR4
    Gwen     | 2025-01-06 |            | U4             | PR1
"""


SHOWN = {
    "children-placed-early-with-adopters": {
        "Amara": "not counted: fostered by the council's own carer",
        "Ben": "not counted: fostered through a private agency",
        "Chidi": "not counted: with relatives, through a voluntary agency",
        "Dana": "not counted: in the council's own home",
        "Eli": "meets: moved to early adopters on the last day",
        "Farah": "not counted: in a private home",
        "Gwen": "not counted: on a short break",
    },
    "fostered-children-with-independent-agencies": {
        "Amara": "misses: fostered by the council's own carer",
        "Ben": "meets: fostered through a private agency",
        "Chidi": "meets: with relatives, through a voluntary agency",
        "Dana": "not counted: in the council's own home",
        "Eli": "misses: moved to early adopters on the last day",
        "Farah": "not counted: in a private home",
        "Gwen": "not counted: on a short break",
    },
    "fostered-children-with-the-councils-own-carers": {
        "Amara": "meets: fostered by the council's own carer",
        "Ben": "misses: fostered through a private agency",
        "Chidi": "misses: with relatives, through a voluntary agency",
        "Dana": "not counted: in the council's own home",
        "Eli": "meets: moved to early adopters on the last day",
        "Farah": "not counted: in a private home",
        "Gwen": "not counted: on a short break",
    },
    "looked-after-children-in-the-councils-own-provision": {
        "Amara": "meets: fostered by the council's own carer",
        "Ben": "misses: fostered through a private agency",
        "Chidi": "misses: with relatives, through a voluntary agency",
        "Dana": "meets: in the council's own home",
        "Eli": "meets: moved to early adopters on the last day",
        "Farah": "misses: in a private home",
        "Gwen": "not counted: on a short break",
    },
    "looked-after-children-with-independent-agency-carers": {
        "Amara": "misses: fostered by the council's own carer",
        "Ben": "meets: fostered through a private agency",
        "Chidi": "meets: with relatives, through a voluntary agency",
        "Dana": "misses: in the council's own home",
        "Eli": "misses: moved to early adopters on the last day",
        "Farah": "misses: in a private home",
        "Gwen": "not counted: on a short break",
    },
}


@pytest.mark.parametrize(
    ("measure", "result", "exceptions"),
    [
        (OWN_OF_FOSTERED, (2, 4), {"Ben", "Chidi"}),
        (OWN_OF_ALL, (3, 6), {"Ben", "Chidi", "Farah"}),
        (AGENCY_OF_FOSTERED, (2, 4), {"Ben", "Chidi"}),
        (AGENCY_OF_ALL, (2, 6), {"Ben", "Chidi"}),
        (EARLY, 1, set()),
    ],
)
def test_whose_carers_a_child_lives_with_on_the_last_day(spec, measure, result, exceptions):
    drawn = {"cla_periods": CARE, "cla_placements": PLACES, "legal_statuses": GWEN_HAS_SHORT_BREAKS}
    spec(measure, MAY, kind="ssd", result=result, exceptions=exceptions, **drawn, shows=SHOWN[measure])


SHOWN_2 = {
    "children-placed-early-with-adopters": {
        "Ben": "missing: only a later placement is given",
        "Chidi": "not counted with a blank: the provider is not given",
        "Dana": "not counted with a blank: the provider is not given",
        "Eli": "missing with a blank: the kind of placement is not given",
    },
    "fostered-children-with-independent-agencies": {
        "Ben": "missing: only a later placement is given",
        "Chidi": "not counted with a blank: the provider is not given",
        "Dana": "missing with a blank: the provider is not given",
        "Eli": "missing with a blank: the kind of placement is not given",
    },
    "fostered-children-with-the-councils-own-carers": {
        "Ben": "missing: only a later placement is given",
        "Chidi": "not counted with a blank: the provider is not given",
        "Dana": "missing with a blank: the provider is not given",
        "Eli": "missing with a blank: the kind of placement is not given",
    },
    "looked-after-children-in-the-councils-own-provision": {
        "Ben": "missing: only a later placement is given",
        "Chidi": "missing with a blank: the provider is not given",
        "Dana": "missing with a blank: the provider is not given",
        "Eli": "missing with a blank: the kind of placement is not given",
    },
    "looked-after-children-with-independent-agency-carers": {
        "Ben": "missing: only a later placement is given",
        "Chidi": "misses with a blank: the provider is not given",
        "Dana": "missing with a blank: the provider is not given",
        "Eli": "missing with a blank: the kind of placement is not given",
    },
}


@pytest.mark.parametrize(
    ("measure", "result", "exceptions"),
    [
        (OWN_OF_FOSTERED, (1, 1), {"Ben", "Dana", "Eli"}),
        (OWN_OF_ALL, (1, 1), {"Ben", "Chidi", "Dana", "Eli"}),
        (AGENCY_OF_FOSTERED, (0, 1), {"Ben", "Dana", "Eli"}),
        (AGENCY_OF_ALL, (0, 2), {"Ben", "Dana", "Eli"}),
        (EARLY, 0, {"Ben", "Eli"}),
    ],
)
def test_a_placement_that_the_list_does_not_give_for_that_day_is_missing(spec, measure, result, exceptions):
    spec(
        measure,
        MAY,
        as_at=date(2026, 6, 8),
        cla_periods="\n".join(CARE.splitlines()[:8]),
        cla_placements="""
            child_id | started_on | placement_type | provider
            ---------+------------+----------------+---------
            Amara    |            | U4             | PR1
            Ben      | 2026-06-01 | U4             | PR1
            Chidi    | 2025-01-06 | K2             |
            Dana     | 2025-01-06 | U4             |
            Eli      | 2025-01-06 |                | PR1
        """,
        result=result,
        missing=4 if measure == OWN_OF_ALL else 2 if measure == EARLY else 3,
        state="unknown",
        exceptions=exceptions,
        shows=SHOWN_2[measure],
    )
