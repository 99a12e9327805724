"""When two rows at the end of a slide are one that was cut, by what they hold."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import answers, cut_rows, document
from goldenthread.plans.reading.cut_rows import Lists, Seam
from goldenthread.plans.reading.headings import Layout
from goldenthread.plans.reading.tables import Row, cell
from tests.plans.reading.in_formats import slides
from tests.plans.reading.made_up import PRIORITIES

CASES = {
    "six actions with seven dates, then two with one": (Lists(6, (7,)), Lists(2, (1,)), True),
    "six actions with six dates, then dates alone": (Lists(6, (6,)), Lists(0, (2,)), True),
    "six actions with six dates, then one with two": (Lists(6, (6,)), Lists(1, (2,)), True),
    "partners for the first six alone": (Lists(6, (6, 6)), Lists(2, (2, 0)), True),
    "two even rows, which one row would say the same of": (Lists(6, (6,)), Lists(2, (2,)), False),
    "an outcome in a row of its own": (Lists(0, (0,)), Lists(2, (2,)), False),
}


@pytest.mark.parametrize("case", CASES)
def test_a_row_is_cut_when_its_lists_are(case: str) -> None:
    above, below, expected = CASES[case]
    assert cut_rows.was_cut(above, below) is expected


def test_before_an_outcome_only_a_list_too_long_above_one_too_short_is_a_cut() -> None:
    assert cut_rows.was_cut(Lists(5, (6,)), Lists(5, (4,)), begins_anew=True)
    assert not cut_rows.was_cut(Lists(5, (6,)), Lists(5, (5,)), begins_anew=True)


def test_where_each_row_has_one_action_its_partners_go_with_it() -> None:
    one, two = Lists(1, (1, 1)), Lists(1, (1, 2))
    assert not cut_rows.was_cut(one, two, others=(two, one))
    assert cut_rows.was_cut(one, two, others=(Lists(4, (4, 4)),))


def test_two_dates_beside_one_action_above_an_action_without_any_list_are_those_of_both() -> None:
    one = Lists(1, (1, 1))
    assert cut_rows.was_cut(Lists(1, (2, 2)), Lists(1, (0, 0)), others=(one, one))
    assert not cut_rows.was_cut(Lists(1, (1, 2)), Lists(1, (0, 0)), others=(one, one))
    assert not cut_rows.was_cut(Lists(1, (0, 2)), Lists(1, (0, 0)), others=(one, one))


CHANCES = {
    "dates alone, too many and too few": (Lists(2, (3,)), Lists(3, (2,)), True),
    "dates alone, other lists even": (Lists(2, (3, 2)), Lists(3, (2, 3)), True),
    "two lists that say the same": (Lists(2, (3, 3)), Lists(3, (2, 2)), False),
    "not even together": (Lists(2, (4,)), Lists(3, (2,)), False),
    "dates without an action": (Lists(2, (1,)), Lists(0, (1,)), False),
}


@pytest.mark.parametrize("case", CHANCES)
def test_two_rows_may_be_even_by_chance_where_one_list_alone_says_that_they_are_one(case: str) -> None:
    above, below, expected = CHANCES[case]
    assert cut_rows.is_chance(seam(["Paint"], ["Mend"]), above, below) is expected


def test_half_a_sentence_is_no_chance() -> None:
    assert not cut_rows.is_chance(seam(["Paint the"], ["roof"]), Lists(2, (3,)), Lists(3, (2,)))


def seam(above: list[str], below: list[str]) -> Seam:
    rows = [Row(at, (cell([]), cell(texts))) for at, texts in enumerate((above, below), start=1)]
    return Seam(rows[0], rows[1], rows[0], Layout({"area": 0, "actions": 1}, 2, rows[0]))


def test_two_uneven_rows_on_two_slides_that_are_even_together_are_asked() -> None:
    """In one table both rows ask; each on its slide they look like one that was cut."""
    rows = (
        (["Homes"], ["* Paint", "* Mend"], ["* Jul-26", "* Aug-26", "* Sep-26"], [], []),
        ([], ["* Clean", "* Sweep", "* Wash"], ["* Oct-26", "* Nov-26"], [], []),
    )
    found = document.read(slides(("Plan 2026-27", *((PRIORITIES, each) for each in rows))), name="plan.pptx")
    (asked,) = found.questions
    assert (asked.kind, asked.about["differs"]) == ("counts_differ", ["dates"])
    assert asked.about["places"] == ["slide 1, row 2", "slide 2, row 2"]
    assert {date.question for each in found.actions for date in each.dates} == {asked.id}
    mine = [{"action": each.key, "dates": []} for each in found.actions]
    mine[0]["dates"] = ["Jul-26", "Aug-26", "Sep-26"]
    answered = answers.answer(found, {asked.id: mine})
    assert [len(each.dates) for each in answered.actions] == [3, 0, 0, 0, 0] and answered.is_settled
