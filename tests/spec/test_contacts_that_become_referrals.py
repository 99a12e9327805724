"""Contacts that become referrals: on the day or within the council's window."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.records.parameters import Value

MEASURE = "contacts-that-become-referrals"
JUNE = Month(2026, 6)


def test_the_fifth_working_day_is_inside_the_window_and_the_sixth_outside(spec):
    spec(
        MEASURE,
        JUNE,
        contacts="""
            child_id | received_on
            ---------+------------
            Amara    | 2026-06-08
            Ben      | 2026-06-08
            Chidi    | 2026-06-08
            Dana     | 2026-06-08
        """,
        referrals="""
            child_id | received_on
            ---------+------------
            Amara    | 2026-06-08
            Ben      | 2026-06-15
            Chidi    | 2026-06-16
            Dana     | 2026-06-05
        """,
        result=(2, 4),
        shows={
            "Ben": "meets at the edge: a referral on the fifth working day",
            "Chidi": "misses at the edge: a referral on the sixth working day",
            "Dana": "misses: the referral came before the contact",
        },
    )


def test_a_contact_counts_in_the_month_in_which_its_window_closes(spec):
    # Five working days after 2026-05-22, a Friday before the bank holiday, is Monday 2026-06-01.
    spec(
        MEASURE,
        JUNE,
        contacts="""
            child_id | received_on
            ---------+------------
            Amara    | 2026-05-21
            Ben      | 2026-05-22
            Chidi    | 2026-06-23
            Dana     | 2026-06-24
        """,
        referrals="""
            child_id | received_on
            ---------+------------
            Ben      | 2026-05-26
        """,
        result=(1, 2),
        shows={
            "Chidi": "misses at the edge: received on 2026-06-23",
            "Dana": "not counted at the edge: received on 2026-06-24",
        },
    )


def test_two_contacts_and_one_referral_are_two_contacts_that_became_one(spec):
    spec(
        MEASURE,
        JUNE,
        contacts="""
            child_id | received_on | source_code
            ---------+-------------+------------
            Amara    | 2026-06-08  | 6
            Amara    | 2026-06-09  | 2A
        """,
        referrals="""
            child_id | received_on
            ---------+------------
            Amara    | 2026-06-09
            Amara    | 2026-06-10
        """,
        result=(2, 2),
    )


def test_the_window_is_the_councils_own(spec):
    one_day = Value("contact_to_referral_working_days", date(2026, 1, 1), None, 1, "Front door standard")
    spec(
        MEASURE,
        JUNE,
        contacts="""
            child_id | received_on
            ---------+------------
            Amara    | 2026-06-05
            Ben      | 2026-06-06
        """,
        referrals="""
            child_id | received_on
            ---------+------------
            Amara    | 2026-06-09
            Ben      | 2026-06-08
        """,
        settings=[one_day],
        result=(1, 2),
    )


def test_without_contacts_there_is_nothing_to_count(spec):
    spec(MEASURE, JUNE, state="not_applicable", result=(0, 0))
