"""Pitfalls that real extracts have and that no one reader's own tests name: the same thing through every reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

import pytest

from goldenthread.records import changes, sealed, tables
from tests.ingest.flat import made_up
from tests.ingest.ssda903 import made as made_903

D = dt.date


def test_two_events_of_a_kind_that_started_on_different_days_are_two() -> None:
    """Two supervisions asked for and not held yet: neither has a day that it happened or is due."""
    found = made_up.read(
        case_event="""
        child_id | event       | started_on | happened_on
        ---------+-------------+------------+------------
        Amara    | SUPERVISION | 2026-03-02 |
        Amara    | SUPERVISION | 2026-04-01 |
        Amara    | SUPERVISION | 2026-04-01 |
        """
    )
    assert made_up.column(found, "case_event", "started_on") == [D(2026, 3, 2), D(2026, 4, 1)]
    assert len(set(made_up.column(found, "case_event", "event_id"))) == 2
    assert [each.rows for each in found.duplicates] == [(3, 4)]


@pytest.mark.parametrize("table", ["cp_review", "cla_review"])
def test_two_reviews_that_are_due_and_not_held_are_two(table: str) -> None:
    found = made_up.read(
        **{
            table: """
            child_id | held_on    | due_on
            ---------+------------+-----------
            Amara    | 2026-02-02 | 2026-02-10
            Amara    |            | 2026-06-10
            Amara    |            | 2026-08-10
            Amara    |            | 2026-08-10
            """
        }
    )
    assert made_up.column(found, table, "due_on") == [D(2026, 2, 10), D(2026, 6, 10), D(2026, 8, 10)]
    assert len(set(made_up.column(found, table, "review_id"))) == 3


def test_a_review_that_is_due_has_the_id_that_the_dataset_gives_it() -> None:
    row = {"child_id": "Amara", "held_on": None, "due_on": D(2026, 6, 10)}
    assert tables.CP_REVIEW.key_of(row) == ("Amara", None, D(2026, 6, 10))
    assert tables.CP_REVIEW.key_of(row | {"held_on": D(2026, 6, 9)}) == ("Amara", D(2026, 6, 9))


def test_reviews_still_due_are_told_apart_between_two_loads(tmp_path) -> None:
    """One was held and one is still due: one gone and one new, not two rows that say something else."""
    before = made_up.read(cp_review="child_id | held_on | due_on\nAmara | | 2026-06-10\nAmara | | 2026-08-10")
    now = made_up.read(cp_review="child_id | held_on | due_on\nAmara | 2026-05-30 | 2026-06-10\nAmara | | 2026-08-10")
    key = sealed.new_key()
    sealed.write(tmp_path, before.tables, key=key)
    found = asdict(changes.differences(tmp_path, now.tables, key=key)["cp_review"])
    assert found == {"before": 2, "now": 2, "gone": 1, "new": 1, "changed": 0}


def test_a_distance_of_999_miles_is_no_distance() -> None:
    """The returns write 999.9 where the home or the placement has no postcode; no child lives so far away."""
    found = made_up.read(
        cla_placement="""
        child_id | started_on | ended_on | placement_type | distance_miles
        ---------+------------+----------+----------------+---------------
        Amara    | 2026-03-02 |          | U6             | 999.9
        Ben      | 2026-03-02 |          | U6             | 20.5
        """
    )
    assert made_up.column(found, "cla_placement", "distance_miles") == [None, 20.5]


def test_v1_of_older_years_is_a_short_break() -> None:
    """Short breaks were V1 once; read as V3 they stay out of every measure of looked-after children."""
    found = made_903.episodes({"CHILD": "Amara", "LS": "V1"})
    assert made_903.rows(found, "legal_status", "legal_status") == [("V3",)]
    assert "unknown_code" not in made_903.codes(found)


def test_brothers_and_sisters_at_one_contact_are_counted_each_and_share_no_id() -> None:
    found = made_up.read(
        contact="""
        child_id | received_on | source_code
        ---------+-------------+------------
        Amara    | 2026-05-06  | 6
        Ben      | 2026-05-06  | 6
        """
    )
    assert made_up.column(found, "contact", "child_id") == ["Amara", "Ben"]
    assert len(set(made_up.column(found, "contact", "contact_id"))) == 2


def test_a_record_put_in_late_and_dated_back_is_in_the_later_extract_only() -> None:
    """What a month said stays in the load that answered it; the later load says what is known now."""
    row = "child_id | received_on | source_code\nAmara | 2026-04-29 | 6\n"
    then = made_up.read(as_at=D(2026, 4, 30), contact=row)
    now = made_up.read(as_at=D(2026, 5, 31), contact=row + "Ben | 2026-04-28 | 6")
    assert len(made_up.column(then, "contact", "child_id")) == 1
    assert made_up.column(now, "contact", "received_on") == [D(2026, 4, 29), D(2026, 4, 28)]
