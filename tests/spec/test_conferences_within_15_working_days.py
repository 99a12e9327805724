"""Initial conferences within 15 working days of the strategy discussion."""

from goldenthread.core.periods import Month

MEASURE = "conferences-within-15-working-days"
JUNE = Month(2026, 6)


def test_the_15th_working_day_is_in_time_and_the_16th_is_late(spec):
    # From Tuesday 2026-05-19, with the spring bank holiday on the 25th, the 15th working day is 2026-06-10.
    spec(
        MEASURE,
        JUNE,
        s47_enquiries="""
            enquiry_id | child_id | started_on
            -----------+----------+-----------
            E1         | Amara    | 2026-05-19
            E2         | Ben      | 2026-05-19
        """,
        initial_cp_conferences="""
            enquiry_id | child_id | held_on
            -----------+----------+-----------
            E1         | Amara    | 2026-06-10
            E2         | Ben      | 2026-06-11
        """,
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: held on 2026-06-10", "Ben": "misses at the edge: held on 2026-06-11"},
    )


def test_a_conference_of_another_month_and_a_known_transfer_in_are_left_apart(spec):
    spec(
        MEASURE,
        JUNE,
        s47_enquiries="""
            enquiry_id | child_id | started_on
            -----------+----------+-----------
            E1         | Amara    | 2026-06-01
            E2         | Ben      | 2026-06-22
        """,
        initial_cp_conferences="""
            enquiry_id | child_id | held_on    | transfer_in
            -----------+----------+------------+------------
            E1         | Amara    | 2026-06-12 |
            E2         | Ben      | 2026-07-01 |
                       | Chidi    | 2026-06-12 | Y
        """,
        result=(1, 1),
        exceptions=set(),
        shows={"Amara": "meets: in time", "Ben": "not counted: held in July", "Chidi": "not counted: transferred in"},
    )


def test_a_conference_without_its_enquiry_or_before_it_is_missing(spec):
    spec(
        MEASURE,
        JUNE,
        s47_enquiries="""
            enquiry_id | child_id | started_on
            -----------+----------+-----------
            E1         | Amara    | 2026-06-20
        """,
        initial_cp_conferences="""
            enquiry_id | child_id | held_on
            -----------+----------+-----------
            E1         | Amara    | 2026-06-12
                       | Ben      | 2026-06-12
        """,
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben"},
        shows={"Amara": "missing: held before its enquiry", "Ben": "missing with a blank: no enquiry is known"},
    )
