"""Posts held by agency workers and by permanent staff."""

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.returns import WORKFORCE

ESTABLISHED = "established-posts-held-by-agency-workers"
AGENCY = "agency-social-workers"
PERMANENT = "permanent-social-workers"
SEPTEMBER = Month(2026, 9)
POSTS = """
    post_id | team_id | role            | established | filled | agency
    --------+---------+-----------------+-------------+--------+-------
    P1      | East    | SOCIAL_WORKER   | Y           | Y      | N
    P2      | East    | SOCIAL_WORKER   | Y           | Y      | Y
    P3      | East    | NEWLY_QUALIFIED | Y           | N      |
    P4      | West    | FAMILY_SUPPORT  | Y           | Y      | N
    P5      | West    | SENIOR          | N           | Y      | Y
    P6      | West    | IRO             | Y           | Y      | N
"""


def test_of_the_establishment_a_vacant_post_counts_and_a_worker_beyond_it_does_not(spec):
    spec(
        ESTABLISHED,
        SEPTEMBER,
        kind=WORKFORCE,
        posts=POSTS,
        result=(1, 5),
        value=20,
        teams={"East": (1, 3), "West": (0, 2)},
        shows={
            "P1": "misses: held by permanent staff",
            "P2": "meets: held by an agency worker",
            "P3": "misses at the edge: vacant, and of the establishment",
            "P4": "misses: held by permanent staff",
            "P5": "not counted at the edge: beyond the establishment",
        },
    )


SHOWN_2 = {
    "agency-social-workers": {
        "P1": "misses: held by permanent staff",
        "P2": "meets: held by an agency worker",
        "P3": "not counted at the edge: vacant",
        "P4": "not counted: not a social worker",
        "P5": "meets at the edge: beyond the establishment",
        "P6": "misses: held by permanent staff",
    },
    "permanent-social-workers": {
        "P1": "meets: held by permanent staff",
        "P2": "misses: held by an agency worker",
        "P3": "not counted at the edge: vacant",
        "P4": "not counted: not a social worker",
        "P5": "misses at the edge: beyond the establishment",
        "P6": "meets: held by permanent staff",
    },
}


@pytest.mark.parametrize("measure", [AGENCY, PERMANENT])
def test_of_social_workers_a_vacant_post_does_not_count_and_one_beyond_establishment_does(spec, measure):
    spec(measure, SEPTEMBER, kind=WORKFORCE, posts=POSTS, result=(2, 4), value=50, shows=SHOWN_2[measure])


def test_held_by_an_agency_worker_and_by_permanent_staff_are_the_two_sides(spec):
    one = """
        post_id | role          | filled | agency
        --------+---------------+--------+-------
        P1      | SOCIAL_WORKER | Y      | Y
    """
    spec(AGENCY, SEPTEMBER, kind=WORKFORCE, posts=one, result=(1, 1))
    spec(PERMANENT, SEPTEMBER, kind=WORKFORCE, posts=one, result=(0, 1), as_at=SEPTEMBER.next().first_day)


UNSAID = """
    post_id | role          | established | filled | agency
    --------+---------------+-------------+--------+-------
    P1      | SOCIAL_WORKER | Y           | Y      | N
    P2      | SOCIAL_WORKER |             | Y      | Y
    P3      | SOCIAL_WORKER | Y           |        |
    P4      | SOCIAL_WORKER | Y           | Y      |
    P5      |               | Y           | Y      | N
"""


SHOWN = {
    "established-posts-held-by-agency-workers": {
        "P2": "missing with a blank: not said whether established",
        "P3": "missing with a blank: not said whether filled",
        "P4": "missing with a blank: not said whether agency",
        "P5": "misses with a blank: the role is blank",
    },
    "agency-social-workers": {
        "P2": "meets with a blank: not said whether established",
        "P3": "missing with a blank: not said whether filled",
        "P4": "missing with a blank: not said whether agency",
        "P5": "missing with a blank: the role is blank",
    },
    "permanent-social-workers": {
        "P2": "misses with a blank: not said whether established",
        "P3": "missing with a blank: not said whether filled",
        "P4": "missing with a blank: not said whether agency",
        "P5": "missing with a blank: the role is blank",
    },
}


@pytest.mark.parametrize(("measure", "result"), [(ESTABLISHED, (0, 2)), (AGENCY, (1, 2)), (PERMANENT, (1, 2))])
def test_what_the_return_does_not_say_is_missing(spec, measure, result):
    spec(
        measure,
        SEPTEMBER,
        kind=WORKFORCE,
        posts=UNSAID,
        missing=3,
        result=result,
        state="unknown",
        shows=SHOWN[measure],
    )


@pytest.mark.parametrize("measure", [ESTABLISHED, AGENCY, PERMANENT])
def test_a_return_without_posts_has_nothing_to_count(spec, measure):
    spec(measure, SEPTEMBER, result=(0, 0), state="not_applicable")
