"""What an extract says is possible: in order, within its windows, and the same wherever it is said twice."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from goldenthread.example import extracts
from goldenthread.example.days import age_on, months_on
from goldenthread.records import tables
from tests.example import rows
from tests.example.conftest import AS_AT, UNTIL

MonthEnds = dict[date, dict[str, extracts.Columns]]
_TYPES = {"text": str, "code": str, "flag": str, "integer": int, "number": float, "date": date}
_IN_ORDER = [
    ("early_help_episode", "started_on", "completed_on"),
    ("assessment", "started_on", "authorised_on"),
    ("cin_episode", "started_on", "last_seen_on"),
    ("cin_episode", "started_on", "closed_on"),
    ("cp_plan", "started_on", "ended_on"),
    ("cla_period", "started_on", "ceased_on"),
    ("permanence", "entered_care_on", "decided_on"),
    ("permanence", "decided_on", "placement_order_on"),
    ("permanence", "placement_order_on", "matched_on"),
    ("permanence", "matched_on", "placed_on"),
    ("permanence", "placed_on", "adopted_on"),
    ("permanence", "decided_on", "reversed_on"),
    ("adopter", "enquired_on", "approved_on"),
]


def test_every_declared_table_has_its_declared_columns_and_types(month_ends: MonthEnds) -> None:
    made = month_ends[AS_AT]
    assert list(made) == list(tables.BY_NAME)
    for table in tables.TABLES:
        columns = made[table.name]
        assert tuple(columns) == table.names
        assert len({len(values) for values in columns.values()}) == 1
        for column in table.columns:
            kinds = {type(value) for value in columns[column.name] if value is not None}
            assert kinds <= {_TYPES[column.kind]}, (table.name, column.name)
            if column.kind == "flag":
                assert set(columns[column.name]) <= {"Y", "N", "U", None}


def test_no_event_is_there_twice(month_ends: MonthEnds) -> None:
    for made in month_ends.values():
        for table in tables.TABLES:
            keys = list(zip(*(made[table.name][column] for column in table.key), strict=True))
            assert len(keys) == len(set(keys)), table.name


@pytest.mark.parametrize(("table", "earlier", "later"), _IN_ORDER)
def test_dates_follow_each_other(month_ends: MonthEnds, table: str, earlier: str, later: str) -> None:
    for made in month_ends.values():
        for row in rows.of(made[table]):
            assert row[earlier] is None or row[later] is None or row[earlier] <= row[later], row


def test_nothing_is_known_before_it_happened(month_ends: MonthEnds) -> None:
    for as_at, made in month_ends.items():
        for table in tables.TABLES:
            for column in table.columns:
                if column.kind == "date" and column.name != "expected_on":
                    days = [day for day in made[table.name][column.name] if day is not None]
                    assert max(days, default=as_at) <= as_at, (table.name, column.name)


def test_visits_and_reviews_belong_to_a_plan_or_period_that_had_begun(month_ends: MonthEnds) -> None:
    for made in month_ends.values():
        starts = {row["plan_id"]: row["started_on"] for row in rows.of(made["cp_plan"])}
        starts |= {row["care_id"]: row["started_on"] for row in rows.of(made["cla_period"])}
        for name, parent, day in (
            ("cp_visit", "plan_id", "visited_on"), ("cp_review", "plan_id", "held_on"),
            ("cla_visit", "care_id", "visited_on"), ("cla_review", "care_id", "held_on"),
            ("cla_placement", "care_id", "started_on"),
        ):  # fmt: skip
            assert all(row[day] >= starts[row[parent]] for row in rows.of(made[name])), name


def test_conferences_follow_their_enquiry_and_lead_to_their_plan(month_ends: MonthEnds) -> None:
    made = month_ends[AS_AT]
    enquiries = {row["enquiry_id"]: row for row in rows.of(made["s47_enquiry"])}
    latest_plans = {row["child_id"]: row for row in rows.of(made["cp_plan"])}
    for conference in rows.of(made["initial_cp_conference"]):
        enquiry = enquiries[conference["enquiry_id"]]
        assert enquiry["started_on"] < conference["held_on"] and enquiry["conference_unnecessary"] == "N"
        if conference["led_to_plan"] == "Y":
            assert latest_plans[conference["child_id"]]["started_on"] >= conference["held_on"]


def test_counts_are_equal_on_all_rows_of_a_child(month_ends: MonthEnds) -> None:
    for name, column in (
        ("referral", "referrals_last_12_months"), ("s47_enquiry", "enquiries_last_12_months"),
        ("initial_cp_conference", "conferences_last_12_months"),
    ):  # fmt: skip
        counts = defaultdict(set)
        for row in rows.of(month_ends[AS_AT][name]):
            counts[row["child_id"]].add(row[column])
        assert all(len(found) == 1 for found in counts.values()), name


def test_a_count_of_referrals_is_the_number_of_earlier_referrals_within_a_year(month_ends: MonthEnds) -> None:
    known = defaultdict(set)
    for made in month_ends.values():
        for row in rows.of(made["referral"]):
            known[row["child_id"]].add(row["received_on"])
    for row in rows.of(month_ends[AS_AT]["referral"]):
        latest = max(known[row["child_id"]])
        earlier = [day for day in known[row["child_id"]] if months_on(latest, -12) <= day < latest]
        assert row["referrals_last_12_months"] == len(earlier)


def test_ages_are_those_of_the_day_and_the_unborn_have_no_birthday(month_ends: MonthEnds) -> None:
    for as_at, made in month_ends.items():
        for row in rows.of(made["person"]):
            assert -1 <= row["age_years"] < 26
            assert (row["born_on"] is None) == (row["age_years"] == -1)
            if row["born_on"]:
                assert row["age_years"] == age_on(row["born_on"], as_at)


def test_lists_one_to_five_hold_six_months_and_what_is_still_open(month_ends: MonthEnds) -> None:
    made, since = month_ends[AS_AT], months_on(AS_AT, -6)
    assert min(made["contact"]["received_on"]) >= since
    assert min(made["referral"]["received_on"]) >= since
    for row in rows.of(made["assessment"]):
        assert row["authorised_on"] is None or row["authorised_on"] >= since


def test_a_child_has_one_status_and_it_agrees_with_the_other_lists(month_ends: MonthEnds) -> None:
    made = month_ends[AS_AT]
    in_care = {row["child_id"] for row in rows.of(made["cla_period"]) if row["ceased_on"] is None}
    on_plan = {row["child_id"] for row in rows.of(made["cp_plan"]) if row["ended_on"] is None}
    status = {row["child_id"]: row["case_status"] for row in rows.of(made["cin_episode"])}
    assert {child for child, state in status.items() if state == "LAC"} == in_care
    assert {child for child, state in status.items() if state == "CPP"} == on_plan - in_care


def test_what_two_month_ends_both_cover_they_tell_alike(council: object, month_ends: MonthEnds) -> None:
    before, after = month_ends[UNTIL.plus(-6).last_day], month_ends[AS_AT]
    first = {row["assessment_id"]: row for row in rows.of(before["assessment"])}
    both = [row for row in rows.of(after["assessment"]) if row["assessment_id"] in first]
    assert both
    for row in both:
        then = first[row["assessment_id"]]
        assert then["authorised_on"] in (None, row["authorised_on"]) and then["child_id"] == row["child_id"]
