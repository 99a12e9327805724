"""Care leavers in suitable accommodation and in education, employment or training, by age."""

import pytest

from goldenthread.core.periods import Month

MAY = Month(2026, 5)
PEOPLE = """
    child_id | born_on    | age_years
    ---------+------------+----------
    Amara    | 2009-05-31 | 17
    Ben      | 2009-06-01 | 16
    Chidi    | 2007-06-01 | 18
    Dana     | 2007-05-31 | 19
    Eli      | 2004-06-01 | 21
    Farah    | 2004-05-31 | 22
    Gwen     |            | 20
"""
LEAVERS = """
    child_id | eligibility | in_touch | suitable | activity
    ---------+-------------+----------+----------+---------
    Amara    | RELEVANT    | Y        | Y        | G5
    Ben      | RELEVANT    | Y        | N        | F2
    Chidi    | RELEVANT    | Y        | N        | P2
    Dana     | FORMER      | Y        | Y        | F1
    Eli      | FORMER      | N        | N        | G4
    Farah    | FORMER      | Y        | Y        | F1
    Gwen     | FORMER      | Y        | Y        | F4
"""


SHOWN = {
    "care-leavers-in-education-employment-or-training-17-18": {
        "Amara": "misses at the edge: 17 that day",
        "Ben": "not counted at the edge: 16 until the next day",
        "Chidi": "meets at the edge: 18 until the next day",
        "Dana": "not counted at the edge: 19 that day",
        "Eli": "not counted at the edge: 21 until the next day",
        "Farah": "not counted at the edge: 22 that day",
        "Gwen": "not counted: 20 by the list, which gives no day of birth",
    },
    "care-leavers-suitable-accommodation-17-18": {
        "Amara": "meets at the edge: 17 that day",
        "Ben": "not counted at the edge: 16 until the next day",
        "Chidi": "misses at the edge: 18 until the next day",
        "Dana": "not counted at the edge: 19 that day",
        "Eli": "not counted at the edge: 21 until the next day",
        "Farah": "not counted at the edge: 22 that day",
        "Gwen": "not counted: 20 by the list, which gives no day of birth",
    },
    "care-leavers-in-education-employment-or-training-19-21": {
        "Amara": "not counted at the edge: 17 that day",
        "Ben": "not counted at the edge: 16 until the next day",
        "Chidi": "not counted at the edge: 18 until the next day",
        "Dana": "meets at the edge: 19 that day",
        "Eli": "misses at the edge: 21 until the next day",
        "Farah": "not counted at the edge: 22 that day",
        "Gwen": "meets: 20 by the list, which gives no day of birth",
    },
    "care-leavers-suitable-accommodation-19-21": {
        "Amara": "not counted at the edge: 17 that day",
        "Ben": "not counted at the edge: 16 until the next day",
        "Chidi": "not counted at the edge: 18 until the next day",
        "Dana": "meets at the edge: 19 that day",
        "Eli": "misses at the edge: 21 until the next day",
        "Farah": "not counted at the edge: 22 that day",
        "Gwen": "meets: 20 by the list, which gives no day of birth",
    },
}


@pytest.mark.parametrize(
    ("slug", "result", "exceptions"),
    [
        ("care-leavers-suitable-accommodation-17-18", (1, 2), {"Chidi"}),
        ("care-leavers-suitable-accommodation-19-21", (2, 3), {"Eli"}),
        ("care-leavers-in-education-employment-or-training-17-18", (1, 2), {"Amara"}),
        ("care-leavers-in-education-employment-or-training-19-21", (2, 3), {"Eli"}),
    ],
)
def test_age_is_counted_on_the_last_day_to_the_birthday(spec, slug, result, exceptions):
    spec(slug, MAY, people=PEOPLE, care_leavers=LEAVERS, result=result, exceptions=exceptions, shows=SHOWN[slug])


def test_no_answer_is_missing_and_listed(spec):
    spec(
        "care-leavers-suitable-accommodation-19-21",
        MAY,
        people=PEOPLE,
        care_leavers="""
            child_id | eligibility | in_touch | suitable
            ---------+-------------+----------+---------
            Dana     | FORMER      | N        |
            Eli      | FORMER      | REFU     | U
            Gwen     | FORMER      | Y        | Y
        """,
        missing=2,
        state="unknown",
        exceptions={"Dana", "Eli"},
        shows={"Dana": "missing with a blank: suitable is blank"},
    )


def test_who_has_died_gone_home_or_is_still_looked_after_is_left_out(spec):
    spec(
        "care-leavers-in-education-employment-or-training-19-21",
        MAY,
        people=PEOPLE,
        care_leavers="""
            child_id | eligibility | in_touch | activity
            ---------+-------------+----------+---------
            Dana     | FORMER      | DIED     |
            Eli      | FORMER      | RHOM     |
            Gwen     | QUALIFYING  | Y        | P5
        """,
        result=(1, 1),
        exceptions=set(),
    )
    spec(
        "care-leavers-in-education-employment-or-training-17-18",
        MAY.next(),
        people=PEOPLE,
        care_leavers="""
            child_id | eligibility | in_touch | activity
            ---------+-------------+----------+---------
            Amara    | ELIGIBLE    | Y        | F2
        """,
        result=(0, 0),
        state="not_applicable",
    )
