"""Within what an unattended load goes live at once: both sides of each edge."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.ingest import tolerances
from goldenthread.ingest.second_look import Standing

BEFORE = Standing(date(2026, 5, 30), 100, absent_columns=frozenset({"person.locality"}))


def report(*, read: int = 100, rejected: int = 0, children: int = 100, **more: Any) -> dict[str, Any]:
    each = {"name": "person", "readable": True, "rows_read": read, "rows_rejected": rejected}
    return {"lists": [each], "children": children, "absent_columns": [], **more}


def codes(
    found: dict[str, Any], standing: Standing | None = BEFORE, doubts: list[dict[str, str]] | None = None
) -> list[str]:
    return [each["code"] for each in tolerances.breaches(found, doubts=doubts or [], standing=standing)]


def test_a_load_like_the_one_before_is_within() -> None:
    assert codes(report()) == []


def test_the_first_of_all_is_looked_at() -> None:
    assert codes(report(), None) == ["first_load"]


def test_whatever_a_second_person_would_be_asked_to_look_at_counts() -> None:
    assert codes(report(), doubts=[{"code": "not_newer", "message": ""}]) == ["not_newer"]


def test_fewer_than_five_in_a_hundred_rows_may_be_rejected() -> None:
    assert codes(report(rejected=4)) == []
    assert codes(report(rejected=5)) == ["rows_rejected"]
    assert codes(report(read=0)) == []


def test_three_in_ten_more_children_are_allowed_and_one_more_is_not() -> None:
    assert codes(report(children=130)) == []
    assert codes(report(children=131)) == ["more_children"]


def test_a_table_may_lose_three_in_ten_of_its_rows() -> None:
    def of(before: int, now: int) -> list[str]:
        return codes(report(changes={"cp_plan": {"before": before, "now": now}}))

    assert of(20, 14) == []
    assert of(20, 13) == ["fewer_rows_cp_plan"]
    assert of(19, 0) == []
    assert of(0, 500) == []


def test_a_column_that_the_last_load_had_may_not_be_missing() -> None:
    absent = [{"list": 0, "heading": "locality", "column": "person.locality"}]
    assert codes(report(absent_columns=absent)) == []
    gone = [*absent, {"list": 0, "heading": "ended_on", "column": "cp_plan.ended_on"}]
    assert codes(report(absent_columns=gone)) == ["columns_gone"]
