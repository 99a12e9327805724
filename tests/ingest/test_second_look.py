"""The sentences that a second person ticks: each kind once, with numbers that are true."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.ingest import second_look
from goldenthread.ingest.second_look import Standing

AS_AT = date(2026, 3, 31)


def part(name: str, sheet: str, read: int, rejected: int, *, readable: bool = True) -> dict[str, Any]:
    return {"name": name, "sheet": sheet, "rows_read": read, "rows_rejected": rejected, "readable": readable}


def told(*lists: dict[str, Any], children: int = 100, before: int = 0, newest: str = "") -> dict[str, str]:
    report = {"lists": list(lists), "children": children, "newest_on": newest, "absent_lists": []}
    standing = Standing(date(2026, 2, 28), before) if before else None
    found = second_look.doubts(report, as_at=AS_AT, standing=standing)
    by_code = {each["code"]: each["message"] for each in found}
    assert len(by_code) == len(found)  # a person ticks a doubt by its code, so a code stands for one doubt
    return by_code


def test_files_of_several_years_with_many_rejections_are_one_doubt_that_names_each_file() -> None:
    reviews = [part("Reviews", f"{year}-reviews.csv", 100, 10) for year in (2024, 2025)]
    assert told(*reviews, part("Children", "header.csv", 10, 1))["many_rejected"] == (
        "Reviews (2024-reviews.csv): 10 of 100 rows were rejected. Reviews (2025-reviews.csv): 10 of 100 rows were "
        "rejected. Children: 1 of 10 rows were rejected."
    )


def test_five_in_a_hundred_rejected_is_no_doubt_and_a_list_that_cannot_be_read_is() -> None:
    found = told(part("Reviews", "a.csv", 100, 5), part("Missing", "b.csv", 0, 0, readable=False))
    assert found == {"list_not_read": "Missing could not be read at all."}


@pytest.mark.parametrize(
    ("now", "before", "message"),
    [
        (1, 332, "1 child, against 332 on 28 February 2026: 99% fewer."),
        (0, 332, "0 children, against 332 on 28 February 2026: 100% fewer."),
        (1_300, 2_000, "1,300 children, against 2,000 on 28 February 2026: 35% fewer."),
    ],
)
def test_only_a_load_without_any_child_has_a_hundred_per_cent_fewer(now: int, before: int, message: str) -> None:
    assert told(children=now, before=before) == {"fewer_children": message}


def test_the_newest_event_is_named_for_what_it_is() -> None:
    found = told(newest="2020-03-31")["dates_far_from_as_at"]
    assert found.startswith("The newest contact, referral or assessment in the file is of 31 March 2020, 2,191 days")
