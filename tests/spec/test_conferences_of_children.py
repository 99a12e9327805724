"""Initial conferences: the published fifteen working days, the child's views, and a worker who was there before."""

from datetime import date

from goldenthread.core.periods import Month

ALL = "all-conferences-within-15-working-days"
OWN = "conferences-within-15-working-days"
HEARD = "children-heard-at-initial-conferences"
WORKER = "conference-children-with-a-worker-before"
JUNE = Month(2026, 6)


def test_the_published_bands_of_2025_give_the_published_percentage(spec):
    # England 2024-25, a tenth of each band: 6,240 in 0 to 10 working days, 52,430 in 11 to 15, 72,090 in all: 81.4 %.
    # From Tuesday 2026-05-19 the 10th working day is 2026-06-03, the 15th is 2026-06-10, the 16th 2026-06-11.
    bands = [("2026-06-03", 624), ("2026-06-10", 5243), ("2026-06-11", 7209 - 624 - 5243)]
    held = [day for day, children in bands for _ in range(children)]
    enquiries = "\n".join(f"E{number} | C{number} | 2026-05-19" for number in range(len(held)))
    conferences = "\n".join(f"E{number} | C{number} | {day}" for number, day in enumerate(held))
    figure = spec(
        ALL,
        JUNE,
        s47_enquiries=f"enquiry_id | child_id | started_on\n---\n{enquiries}",
        initial_cp_conferences=f"enquiry_id | child_id | held_on\n---\n{conferences}",
        result=(5867, 7209),
    )
    assert round(figure.value, 1) == 81.4


def test_the_published_figure_counts_transfers_in_and_our_own_does_not(spec):
    enquiries = """
        enquiry_id | child_id | started_on
        -----------+----------+-----------
        E1         | Amara    | 2026-05-19
        E2         | Ben      | 2026-05-19
        E3         | Chidi    | 2026-05-19
    """
    conferences = """
        enquiry_id | child_id | held_on    | transfer_in
        -----------+----------+------------+------------
        E1         | Amara    | 2026-06-10 | N
        E2         | Ben      | 2026-06-11 | N
        E3         | Chidi    | 2026-06-11 | Y
    """
    drawn = {"s47_enquiries": enquiries, "initial_cp_conferences": conferences}
    spec(
        ALL,
        JUNE,
        **drawn,
        result=(1, 3),
        exceptions={"Ben", "Chidi"},
        shows={"Amara": "meets at the edge: held on 2026-06-10", "Ben": "misses at the edge: held on 2026-06-11"},
    )
    spec(
        OWN,
        JUNE,
        as_at=date(2026, 7, 1),
        **drawn,
        result=(1, 2),
        exceptions={"Ben"},
        shows={"Amara": "meets at the edge: held on 2026-06-10", "Ben": "misses at the edge: held on 2026-06-11"},
    )


def test_a_transfer_in_without_a_discussion_is_missing_from_the_published_figure(spec):
    spec(
        ALL,
        JUNE,
        initial_cp_conferences="""
            enquiry_id | child_id | held_on    | transfer_in
            -----------+----------+------------+------------
                       | Chidi    | 2026-06-11 | Y
        """,
        missing=1,
        state="unknown",
        exceptions={"Chidi"},
        shows={"Chidi": "missing with a blank: transferred in, and no discussion is known"},
    )


def test_a_child_was_heard_or_not_and_where_nothing_is_said_is_missing(spec):
    spec(
        HEARD,
        JUNE,
        people="""
            child_id | born_on    | expected_on
            ---------+------------+------------
            Amara    | 2014-02-03 |
            Ben      | 2019-02-03 |
        """,
        initial_cp_conferences="""
            child_id | held_on    | views_represented
            ---------+------------+------------------
            Amara    | 2026-06-01 | Y
            Ben      | 2026-06-30 | N
            Chidi    | 2026-06-12 | Y
            Dana     | 2026-06-12 | Y
            Eli      | 2026-06-12 | Y
            Farah    | 2026-06-12 | Y
            Gwen     | 2026-06-12 | U
            Hana     | 2026-07-01 | N
        """,
        result=(5, 6),
        missing=1,
        exceptions={"Ben", "Gwen"},
        shows={
            "Amara": "meets: heard",
            "Ben": "misses at the edge: not heard, on the last day of the month",
            "Gwen": "missing: unknown whether heard",
            "Hana": "not counted at the edge: held a day after the month",
        },
    )


def test_a_child_not_yet_born_on_the_day_is_not_asked(spec):
    spec(
        HEARD,
        JUNE,
        people="""
            child_id | born_on    | expected_on | age_years
            ---------+------------+-------------+----------
            Amara    | 2026-06-12 |             | 0
            Ben      |            | 2026-08-20  |
            Chidi    |            |             | -1
            Dana     | 2026-06-13 | 2026-06-20  | 0
        """,
        initial_cp_conferences="""
            child_id | held_on    | views_represented
            ---------+------------+------------------
            Amara    | 2026-06-12 | Y
            Ben      | 2026-06-12 | N
            Chidi    | 2026-06-12 |
            Dana     | 2026-06-12 | N
        """,
        result=(1, 1),
        exceptions=set(),
    )


CONFERENCES = """
    child_id | held_on
    ---------+-----------
    Amara    | 2026-06-12
    Ben      | 2026-06-12
    Chidi    | 2026-06-12
    Dana     | 2026-06-12
"""


def test_the_worker_must_hold_the_child_from_the_day_before_and_still_on_the_day(spec):
    spec(
        WORKER,
        JUNE,
        initial_cp_conferences=CONFERENCES,
        involvements="""
            child_id | worker_id | role          | started_on | ended_on
            ---------+-----------+---------------+------------+-----------
            Amara    | SW1       | SOCIAL_WORKER | 2026-06-11 |
            Ben      | SW2       | SOCIAL_WORKER | 2026-06-12 |
            Chidi    | SW3       | CIN           | 2026-01-05 | 2026-06-12
            Dana     | SW4       | CP            | 2026-01-05 | 2026-06-11
        """,
        result=(2, 4),
        exceptions={"Ben", "Dana"},
    )


def test_whoever_only_assesses_or_enquires_is_not_the_childs_own_worker(spec):
    spec(
        WORKER,
        JUNE,
        initial_cp_conferences=CONFERENCES,
        involvements="""
            child_id | worker_id | role          | started_on
            ---------+-----------+---------------+-----------
            Amara    | SW1       | ASSESSMENT    | 2026-05-04
            Ben      | SW2       | ENQUIRY       | 2026-05-04
            Ben      | SW3       | CLA           | 2026-05-11
        """,
        result=(1, 4),
        exceptions={"Amara", "Chidi", "Dana"},
        shows={
            "Amara": "misses: only somebody who assesses",
            "Ben": "meets: has a worker of his own since May",
            "Dana": "misses: has no worker",
        },
    )


def test_a_worker_without_a_start_date_is_missing_as_in_lists_that_do_not_say(spec):
    spec(
        WORKER,
        JUNE,
        initial_cp_conferences=CONFERENCES,
        involvements="""
            child_id | worker_id | role | started_on
            ---------+-----------+------+-----------
            Amara    | SW1       | CP   |
            Ben      | SW2       | CP   |
            Chidi    | SW3       | CP   |
            Dana     | SW4       | CP   |
        """,
        missing=4,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi", "Dana"},
        shows={"Amara": "missing with a blank: the worker has no first day"},
    )
