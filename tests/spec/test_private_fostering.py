"""Private fostering: arrangements, first visits, assessments."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

CHILDREN = "children-in-private-fostering"
VISITS = "private-fostering-first-visits-within-7-working-days"
ASSESSED = "private-fostering-assessments-in-time"
MAY = Month(2026, 5)
# Seven working days after 2026-04-30 (Thursday) is 2026-05-12: 4 May is a bank holiday.


def test_an_arrangement_is_counted_from_its_notification_until_it_has_ended(spec):
    spec(
        CHILDREN,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        case_events="""
            child_id | event                      | happened_on
            ---------+----------------------------+------------
            Amara    | PRIVATE_FOSTERING_NOTIFIED | 2026-05-31
            Ben      | PRIVATE_FOSTERING_NOTIFIED | 2026-06-01
            Chidi    | PRIVATE_FOSTERING_NOTIFIED | 2025-01-06
            Chidi    | PRIVATE_FOSTERING_ENDED    | 2026-05-31
            Dana     | PRIVATE_FOSTERING_NOTIFIED | 2025-01-06
            Dana     | PRIVATE_FOSTERING_ENDED    | 2026-06-01
            Eli      | PRIVATE_FOSTERING_NOTIFIED | 2024-01-08
            Eli      | PRIVATE_FOSTERING_ENDED    | 2025-01-06
            Eli      | PRIVATE_FOSTERING_NOTIFIED | 2026-02-02
            Farah    | PRIVATE_FOSTERING_NOTIFIED | 2026-02-02
            Farah    | PRIVATE_FOSTERING_NOTIFIED | 2026-02-09
            Gwen     | PRIVATE_FOSTERING_NOTIFIED |
            Hugo     | PRIVATE_FOSTERING_VISIT    | 2026-02-09
            Iris     | PRIVATE_FOSTERING_NOTIFIED | 2026-05-11
            Iris     | PRIVATE_FOSTERING_ENDED    | 2026-05-11
        """,
        result=4,
        value=4,
        shows={
            "Amara": "counted at the edge: happened on 2026-05-31",
            "Ben": "not counted at the edge: happened on 2026-06-01",
        },
    )


def test_a_first_visit_has_seven_working_days_and_counts_when_they_have_ended(spec):
    spec(
        VISITS,
        MAY,
        as_at=date(2026, 6, 8),
        kind="nightly",
        case_events="""
            child_id | event                      | happened_on
            ---------+----------------------------+------------
            Amara    | PRIVATE_FOSTERING_NOTIFIED | 2026-04-30
            Amara    | PRIVATE_FOSTERING_VISIT    | 2026-05-12
            Ben      | PRIVATE_FOSTERING_NOTIFIED | 2026-04-30
            Ben      | PRIVATE_FOSTERING_VISIT    | 2026-05-13
            Chidi    | PRIVATE_FOSTERING_NOTIFIED | 2026-05-11
            Chidi    | PRIVATE_FOSTERING_VISIT    | 2026-05-11
            Dana     | PRIVATE_FOSTERING_NOTIFIED | 2026-05-22
            Eli      | PRIVATE_FOSTERING_NOTIFIED | 2026-05-11
            Eli      | PRIVATE_FOSTERING_VISIT    | 2026-05-08
            Farah    | PRIVATE_FOSTERING_NOTIFIED |
        """,
        result=(2, 4),
        exceptions={"Ben", "Eli"},
        shows={
            "Amara": "meets at the edge: visited on the seventh working day",
            "Ben": "misses at the edge: visited on the eighth",
            "Dana": "not counted: the seven days end in June",
            "Eli": "misses: visited only before the notification",
            "Farah": "not counted with a blank: the day of the notification is blank",
        },
    )
    # Dana's seventh working day is 2 June.


def test_an_assessment_keeps_to_its_own_due_day_or_else_to_the_councils_interval(spec):
    events = """
        child_id | event                        | started_on | due_on     | happened_on
        ---------+------------------------------+------------+------------+------------
        Amara    | PRIVATE_FOSTERING_ASSESSMENT | 2026-01-05 | 2026-05-12 | 2026-05-12
        Ben      | PRIVATE_FOSTERING_ASSESSMENT | 2026-05-01 | 2026-05-12 | 2026-05-13
        Chidi    | PRIVATE_FOSTERING_ASSESSMENT | 2026-03-02 |            | 2026-05-07
        Dana     | PRIVATE_FOSTERING_ASSESSMENT | 2026-03-02 |            | 2026-05-08
        Eli      | PRIVATE_FOSTERING_ASSESSMENT | 2026-01-05 |            |
        Farah    | PRIVATE_FOSTERING_ASSESSMENT | 2026-03-02 |            | 2026-04-30
    """
    spec(
        ASSESSED,
        MAY,
        kind="nightly",
        case_events=events,
        result=(2, 4),
        exceptions={"Ben", "Dana"},
        shows={
            "Chidi": "meets at the edge: happened on 2026-05-07",
            "Dana": "misses at the edge: happened on 2026-05-08",
        },
    )
    interval = Value("private_fostering_assessment_working_days", date(2026, 4, 1), None, 46, "Policy of 2026")
    spec(
        ASSESSED,
        MAY,
        as_at=date(2026, 6, 1),
        kind="nightly",
        case_events=events,
        settings=[interval],
        result=(3, 4),
        exceptions={"Ben"},
        shows={"Eli": "not counted: not yet done", "Farah": "not counted: done in April"},
    )


def test_an_assessment_without_a_start_or_a_due_day_is_missing(spec):
    spec(
        ASSESSED,
        MAY,
        kind="nightly",
        case_events="""
            child_id | event                        | started_on | due_on | happened_on
            ---------+------------------------------+------------+--------+------------
            Amara    | PRIVATE_FOSTERING_ASSESSMENT |            |        | 2026-05-12
            Ben      | PRIVATE_FOSTERING_ASSESSMENT | 2026-05-13 |        | 2026-05-12
            Chidi    | PRIVATE_FOSTERING_ASSESSMENT | 2026-05-12 |        | 2026-05-12
        """,
        result=(1, 1),
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Amara": "missing with a blank: started on is blank"},
    )
