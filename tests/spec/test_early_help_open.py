"""Early help at the month's end: assessments open, children open, children with an assessment."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.returns import NIGHTLY, SSD

ASSESSMENTS = "early-help-assessments-open"
CHILDREN = "children-open-to-early-help"
ASSESSED = "early-help-children-with-an-assessment"
MAY = Month(2026, 5)
LIST_2 = """
    child_id | started_on | completed_on
    ---------+------------+-------------
    Amara    | 2026-05-31 |
    Ben      | 2026-03-02 | 2026-05-31
    Chidi    | 2026-03-02 | 2026-06-01
    Dana     | 2026-06-01 |
    Chidi    | 2026-04-13 |
"""
EPISODES = """
    child_id | started_on | completed_on | ended_on   | team_id
    ---------+------------+--------------+------------+--------
    Amara    | 2026-05-31 |              |            | East
    Ben      | 2026-03-02 | 2026-03-30   | 2026-05-31 | East
    Chidi    | 2026-03-02 | 2026-05-31   | 2026-06-01 | West
    Dana     | 2026-06-01 |              |            | East
    Eli      | 2025-11-03 | 2025-12-01   |            | West
    Eli      | 2026-05-11 |              |            | East
    Farah    | 2026-03-02 | 2026-06-01   |            | West
"""


def test_an_assessment_is_open_until_it_is_completed_and_each_counts(spec):
    spec(
        ASSESSMENTS,
        MAY,
        as_at=date(2026, 6, 3),
        early_help_episodes=LIST_2,
        result=3,
        value=3,
        shows={
            "Amara": "meets at the edge: started on 2026-05-31",
            "Dana": "not counted at the edge: started on 2026-06-01",
        },
    )


def test_an_assessment_is_not_open_once_its_episode_has_ended(spec):
    ended = """
        child_id | started_on | completed_on | ended_on
        ---------+------------+--------------+-----------
        Amara    | 2026-03-02 |              | 2026-05-31
        Ben      | 2026-03-02 |              | 2026-06-01
    """
    spec(
        ASSESSMENTS,
        MAY,
        kind=NIGHTLY,
        as_at=date(2026, 6, 3),
        early_help_episodes=ended,
        result=1,
        shows={
            "Amara": "not counted at the edge: ended on 2026-05-31",
            "Ben": "meets at the edge: ended on 2026-06-01",
        },
    )


def test_an_open_assessment_without_a_start_is_missing(spec):
    undated = """
        child_id | started_on | completed_on
        ---------+------------+-------------
        Amara    |            |
        Ben      | 2026-03-02 |
        Chidi    |            | 2026-05-04
    """
    spec(
        ASSESSMENTS,
        MAY,
        early_help_episodes=undated,
        missing=1,
        state="unknown",
        exceptions={"Amara"},
        shows={"Amara": "missing with a blank: started on is blank"},
    )


@pytest.mark.parametrize("kind", [SSD, NIGHTLY])
def test_each_child_open_on_the_last_day_counts_once(spec, kind):
    spec(
        CHILDREN,
        MAY,
        kind=kind,
        as_at=date(2026, 6, 3),
        early_help_episodes=EPISODES,
        result=4,
        value=4,
        teams={"East": (2, None), "West": (2, None)},
        shows={
            "Amara": "meets at the edge: started on 2026-05-31",
            "Dana": "not counted at the edge: started on 2026-06-01",
        },
    )


def test_a_child_whose_open_episode_has_no_start_is_missing(spec):
    undated = """
        child_id | started_on | ended_on
        ---------+------------+-----------
        Amara    |            |
        Ben      | 2026-03-02 |
        Ben      |            |
        Chidi    | 2026-03-02 | 2026-04-13
        Dana     |            | 2026-06-01
        Dana     | 2026-03-02 |
    """
    spec(CHILDREN, MAY, kind=NIGHTLY, early_help_episodes=undated, missing=1, state="unknown", result=2)


def test_an_assessment_completed_by_the_last_day_in_an_open_episode_counts(spec):
    spec(
        ASSESSED,
        MAY,
        kind=NIGHTLY,
        as_at=date(2026, 6, 3),
        early_help_episodes=EPISODES,
        result=(2, 4),
        exceptions={"Amara", "Farah"},
        shows={
            "Amara": "misses at the edge: started on 2026-05-31",
            "Ben": "not counted: help ended on the last day",
            "Chidi": "meets at the edge: completed on the last day",
            "Dana": "not counted at the edge: help began a day later",
            "Farah": "misses at the edge: completed a day later",
        },
    )


@pytest.mark.parametrize("measure", [CHILDREN, ASSESSED])
def test_annex_a_does_not_say_when_early_help_ended(spec, measure):
    spec(
        measure,
        MAY,
        as_at=date(2026, 6, 3),
        early_help_episodes=LIST_2,
        missing=3,
        state="unknown",
        shows={"Amara": "missing: the list does not say when help ended", "Dana": "not counted: help began in June"},
    )


def test_an_extract_without_completed_assessments_does_not_know_who_has_one(spec):
    episodes = """
        child_id | started_on | ended_on
        ---------+------------+-----------
        Amara    | 2026-03-02 |
        Ben      | 2026-03-02 | 2026-04-13
    """
    spec(ASSESSED, MAY, kind=SSD, early_help_episodes=episodes, missing=1, state="unknown", exceptions={"Amara"})


def test_no_open_assessment_is_a_known_zero(spec):
    spec(ASSESSMENTS, MAY, result=0, value=0)
