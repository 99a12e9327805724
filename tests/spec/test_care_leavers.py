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


SUITABLE = "care-leavers-suitable-accommodation-19-21"
ACTIVE = "care-leavers-in-education-employment-or-training-19-21"


@pytest.mark.parametrize(("slug", "answer"), [(SUITABLE, "suitable"), (ACTIVE, "activity")])
def test_no_answer_about_somebody_in_touch_is_missing_and_about_somebody_out_of_touch_a_miss(spec, slug, answer):
    yes, unknown = ("Y", "U") if answer == "suitable" else ("F4", "")
    spec(
        slug,
        MAY,
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2006-01-09
            Ben      | 2006-01-09
            Chidi    | 2006-01-09
            Dana     | 2006-01-09
            Eli      | 2006-01-09
            Farah    | 2006-01-09
        """,
        care_leavers=f"""
            child_id | eligibility | in_touch | {answer}
            ---
            Amara    | FORMER      | Y        |
            Ben      | FORMER      |          | {unknown}
            Chidi    | FORMER      | N        |
            Dana     | FORMER      | REFU     | {unknown}
            Eli      | FORMER      | NREQ     |
            Farah    | FORMER      | N        | {yes}
        """,
        result=(1, 4),
        missing=2,
        state="unknown",
        exceptions={"Amara", "Ben", "Chidi", "Dana", "Eli"},
        shows={
            "Amara": "missing with a blank: in touch, and nothing is given",
            "Ben": "missing with a blank: nobody says whether the council is in touch",
            "Chidi": "misses with a blank: out of touch, and nothing is given",
            "Dana": "misses: has refused contact, and nothing is known",
            "Eli": "misses with a blank: wants no contact, and nothing is given",
            "Farah": "meets: out of touch, and somebody else has told",
        },
    )


@pytest.mark.parametrize("band", ["17-18", "19-21"])
@pytest.mark.parametrize("kind", ["suitable-accommodation", "in-education-employment-or-training"])
def test_a_care_leaver_without_an_age_is_missing(spec, kind, band):
    spec(
        f"care-leavers-{kind}-{band}",
        MAY,
        people="""
            child_id | born_on | age_years
            ---------+---------+----------
            Amara    |         |
        """,
        care_leavers="""
            child_id | eligibility | in_touch | suitable | activity
            ---------+-------------+----------+----------+---------
            Amara    | FORMER      | Y        | Y        | F1
        """,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: neither a day of birth nor an age is given"},
    )


def test_who_is_abroad_deported_or_of_unknown_residence_is_not_asked_for_a_suitable_home(spec):
    spec(
        SUITABLE,
        MAY,
        people="""
            child_id | born_on
            ---------+-----------
            Amara    | 2006-01-09
            Ben      | 2006-01-09
            Chidi    | 2006-01-09
            Dana     | 2006-01-09
            Eli      | 2006-01-09
        """,
        care_leavers="""
            child_id | eligibility | in_touch | accommodation | suitable
            ---------+-------------+----------+---------------+---------
            Amara    | FORMER      | Y        | G             | Y
            Ben      | FORMER      | N        | H             |
            Chidi    | FORMER      | N        | R             |
            Dana     | FORMER      | Y        | S             | N
            Eli      | FORMER      | Y        | U             | Y
        """,
        result=(1, 2),
        exceptions={"Dana"},
        shows={
            "Amara": "not counted: is abroad",
            "Ben": "not counted with a blank: was deported",
            "Chidi": "not counted with a blank: nobody knows where he lives",
            "Dana": "misses: has no fixed abode",
            "Eli": "meets: lives independently in a suitable home",
        },
    )


@pytest.mark.parametrize("slug", [SUITABLE, ACTIVE])
def test_who_has_died_gone_home_is_still_looked_after_or_only_qualifies_for_advice_is_left_out(spec, slug):
    spec(
        slug,
        MAY,
        people=PEOPLE,
        care_leavers="""
            child_id | eligibility | in_touch | activity | suitable
            ---------+-------------+----------+----------+---------
            Dana     | FORMER      | DIED     |          |
            Eli      | FORMER      | RHOM     |          |
            Gwen     | QUALIFYING  | Y        | P5       | Y
            Chidi    | ELIGIBLE    | Y        | F2       | Y
        """,
        result=(0, 0),
        state="not_applicable",
        shows={
            "Dana": "not counted: has died",
            "Eli": "not counted: went home for good",
            "Gwen": "not counted: qualifies for advice only",
        },
    )


def test_who_is_still_looked_after_at_17_is_not_yet_a_care_leaver(spec):
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
