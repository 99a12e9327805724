"""Contacts: how many in six months, and with which outcome."""

from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records.returns import SSD

SIX_MONTHS = "contacts-in-six-months"
REFERRAL = "contacts-with-the-outcome-referral"
NOTHING_DONE = "contacts-with-no-further-action"
JUNE = Month(2026, 6)
# Six whole months up to June 2026 begin on 2026-01-01.
CONTACTS = """
    child_id | received_on | source_code
    ---------+-------------+------------
    Amara    | 2025-12-31  | 6
    Ben      | 2026-01-01  | 6
    Ben      | 2026-01-01  | 2A
    Chidi    | 2026-06-30  | 6
    Dana     | 2026-07-01  | 6
"""


def test_the_first_day_of_the_six_months_counts_and_the_day_before_does_not(spec):
    spec(
        SIX_MONTHS,
        JUNE,
        contacts=CONTACTS,
        result=3,
        value=3,
        shows={
            "Chidi": "meets at the edge: received on 2026-06-30",
            "Dana": "not counted at the edge: received on 2026-07-01",
        },
    )


def test_a_file_made_later_needs_the_one_before_it(spec):
    spec(
        SIX_MONTHS,
        JUNE,
        as_at=date(2026, 7, 6),
        contacts=CONTACTS,
        missing=3,
        state="unknown",
        shows={
            "Amara": "not counted at the edge: a day too early",
            "Chidi": "missing: the file does not reach back six months",
            "Dana": "not counted at the edge: a day after the period",
        },
    )


def test_two_files_that_meet_cover_the_six_months_and_what_the_later_one_withdrew_is_gone(spec):
    # The later file speaks alone for days from 2026-01-06 on.
    earlier = """
        child_id | received_on | source_code
        ---------+-------------+------------
        Ben      | 2026-01-05  | 6
        Eli      | 2026-03-02  | 6
    """
    later = """
        child_id | received_on | source_code
        ---------+-------------+------------
        Chidi    | 2026-03-03  | 6
    """
    spec(
        SIX_MONTHS, JUNE, as_at=date(2026, 7, 6), earlier={date(2026, 5, 31): {"contacts": earlier}}, contacts=later,
        result=2,
    )  # fmt: skip


def test_a_file_made_on_the_day_after_the_month_still_reaches_its_first_day(spec):
    spec(
        SIX_MONTHS,
        JUNE,
        as_at=date(2026, 7, 1),
        contacts=CONTACTS,
        result=3,
        shows={
            "Chidi": "meets at the edge: received on 2026-06-30",
            "Dana": "not counted at the edge: received on 2026-07-01",
        },
    )


def test_a_full_history_covers_the_six_months_by_itself(spec):
    spec(
        SIX_MONTHS,
        JUNE,
        kind=SSD,
        as_at=date(2026, 7, 6),
        contacts=CONTACTS,
        result=3,
        shows={
            "Chidi": "meets at the edge: received on 2026-06-30",
            "Dana": "not counted at the edge: received on 2026-07-01",
        },
    )


OUTCOMES = """
    child_id | received_on | outcome
    ---------+-------------+-----------
    Amara    | 2026-05-31  | NFA
    Ben      | 2026-06-01  | NFA
    Chidi    | 2026-06-30  | REFERRAL
    Dana     | 2026-06-10  | ADVICE
    Eli      | 2026-06-11  | EARLY_HELP
    Farah    | 2026-06-12  | OTHER
    Gus      | 2026-06-15  | NFA
    Hana     | 2026-06-16  |
    Ivo      | 2026-07-01  | REFERRAL
"""


def test_no_further_action_is_one_outcome_and_a_blank_is_missing(spec):
    spec(
        NOTHING_DONE,
        JUNE,
        kind=SSD,
        contacts=OUTCOMES,
        result=(2, 6),
        missing=1,
        exceptions={"Ben", "Gus", "Hana"},
        shows={
            "Amara": "not counted at the edge: received on 2026-05-31",
            "Ben": "meets at the edge: received on 2026-06-01",
            "Chidi": "misses at the edge: received on 2026-06-30",
            "Hana": "missing with a blank: outcome is blank",
            "Ivo": "not counted at the edge: received on 2026-07-01",
        },
    )


def test_referral_is_one_outcome_and_a_blank_is_missing(spec):
    spec(
        REFERRAL,
        JUNE,
        kind=SSD,
        contacts=OUTCOMES,
        result=(1, 6),
        missing=1,
        exceptions={"Hana"},
        shows={
            "Amara": "not counted at the edge: received on 2026-05-31",
            "Ben": "misses at the edge: received on 2026-06-01",
            "Chidi": "meets at the edge: received on 2026-06-30",
            "Hana": "missing with a blank: outcome is blank",
            "Ivo": "not counted at the edge: received on 2026-07-01",
        },
    )


@pytest.mark.parametrize("measure", [REFERRAL, NOTHING_DONE])
def test_annex_a_does_not_carry_the_outcome(spec, measure):
    spec(measure, JUNE, contacts=CONTACTS, missing=1, state="unknown", exceptions={"Chidi"})
