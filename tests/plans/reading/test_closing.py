"""Which rows at the end of a table are the words that close a document."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import answers
from goldenthread.plans.reading.shapes import priorities, recommended, time_bands
from goldenthread.plans.reading.tables import Row, cell
from tests.plans.reading.made_up import PRIORITIES, SCORECARD, Plan

CLOSING = ("Northmoor Council", "Ask the director")
HEAR = ("3. Hear children.", "Ask each child")


def body(*texts: str | tuple[str, ...]) -> list[Row]:
    """Rows two columns wide; a text alone stands in the first."""
    filled = [(each, "") if isinstance(each, str) else each for each in texts]
    return [Row(at, tuple(cell([text]) for text in each)) for at, each in enumerate(filled, start=1)]


CASES = {
    "words that close": (body(HEAR, *CLOSING), 2),
    "the next recommendation, to which nothing was done": (body(HEAR, "4. Train staff"), 0),
    "it, and then words that close": (body(HEAR, "4. Train staff", *CLOSING), 2),
    "half a sentence": (body(("3. Hear children and", "Ask each child"), "their carers"), 0),
    "small letters below a sentence that ended": (body(HEAR, "northmoor.example"), 1),
    "a house number": (body(HEAR, "12 High Street"), 1),
    "an address below a name": (body(HEAR, "Northmoor Council", "4 High Street"), 2),
    "words with something beside them": (body(HEAR, ("Northmoor Council", "September 2026")), 0),
    "words above a row that says more": (body(HEAR, "Northmoor Council", ("", "Write it down")), 0),
}


@pytest.mark.parametrize("case", CASES)
def test_rows_that_belong_to_no_recommendation_close_the_document(case: str) -> None:
    rows, expected = CASES[case]
    assert recommended.closing(rows) == expected


def test_a_row_that_says_by_when_closes_nothing() -> None:
    assert time_bands.closing(body(HEAR, "Within six months")) == 0
    assert time_bands.closing(body(HEAR, "Within six months", *CLOSING)) == 2


def test_an_area_with_a_label_is_told_of() -> None:
    assert priorities.closing(body(HEAR, "Northmoor Council", "Responsible officers:")) == 0
    assert priorities.closing(body(HEAR, *CLOSING)) == 2


def test_closing_rows_are_asked_about_and_join_no_recommendation() -> None:
    headings = ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency")
    found = (
        Plan("Plan 2026-27").table(headings, (*HEAR, "Voice", "£10", "Advocacy"), *((text,) for text in CLOSING)).read()
    )
    assert [each.text for each in found.recommendations] == ["Hear children."]
    assert [(each.kind, each.where, each.readings) for each in found.questions] == [
        ("table_not_understood", "table 1, row 3", (CLOSING,))
    ]


def test_closing_rows_that_are_part_of_the_plan_are_brought_back_by_the_answer() -> None:
    headings = ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency")
    rows = ((*HEAR, "Voice", "£10", "Advocacy"), ("9. Train staff.",), ("Northmoor Council",), ("10 Write it down",))
    found = Plan("Plan 2026-27").table(headings, *rows).read()
    (asked,) = found.questions
    assert asked.about["listed"] == "recommendations"
    kept = answers.answer(found, {asked.id: "1 and 3"})
    assert [(each.ref, each.text) for each in kept.recommendations] == [
        ("3", "Hear children."), ("9", "Train staff."), ("10", "Write it down"),
    ]  # fmt: skip
    assert answers.answer(found, {asked.id: "none"}).recommendations == found.recommendations


def test_areas_and_measures_at_the_end_of_a_table_are_brought_back_too() -> None:
    area = ("Homes", "Paint", "Jul-26", "Painted", "Estates")
    found = Plan("Plan 2026-27").table(PRIORITIES, area, ("Parks",), ("Homes",)).read()
    kept = answers.answer(found, {found.questions[0].id: "1, 2"})
    assert [each.name for each in kept.areas] == ["Homes", "Parks"]
    found = Plan("Plan 2026-27").table(SCORECARD, ("", "Visits", "1%", "2%", "3%", ""), ("Calls in time",)).read()
    kept = answers.answer(found, {found.questions[0].id: "1"})
    assert [each.text for each in kept.measures] == ["Visits", "Calls in time"]
