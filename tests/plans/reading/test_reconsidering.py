"""An answer is open again when another one changed the row that it was given to."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread.plans.reading import answers, reconsidering
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.tables import Doubt
from tests.plans.reading.test_in_doubt import only, read

RING = Doubt("Ring them Ask them", ("Ring them", "Ask them"))
READING = read(RING, actions=["Ring them Ask them", "Train staff"], dates=["Jul-26", "Aug-26", "Sep-26", "Oct-26"])
LINES, PAIRS = only(READING, "lines_in_doubt").id, only(READING, "counts_differ").id
FIRST, TRAIN = (each.key for each in READING.actions)
GIVEN = [{"action": FIRST, "dates": ["Jul-26", "Aug-26"]}, {"action": TRAIN, "dates": ["Sep-26", "Oct-26"]}]


def dated(reading: Reading) -> dict[str, list[str]]:
    return {each.text: [date.raw for date in each.dates] for each in reading.actions}


def test_pairs_given_to_a_row_of_two_actions_do_not_leave_a_third_without_a_date() -> None:
    with_both = answers.answer(READING, {PAIRS: GIVEN, LINES: "2"})
    assert with_both.is_settled and dated(with_both)["Ask them"] == []  # what the two would come to
    found = reconsidering.reconsider(READING, {PAIRS: GIVEN}, {PAIRS: GIVEN, LINES: "2"})
    assert found.answers == {LINES: "2"}
    settled = answers.accept_all(answers.answer(READING, found.answers))
    assert found.suggestions == {PAIRS: GIVEN[1:]}
    assert dated(settled)["Ask them"] == ["Aug-26"]


def test_an_answer_whose_question_is_gone_is_kept_for_the_day_it_comes_back() -> None:
    even = read(RING, actions=["Ring them Ask them", "Train staff"], dates=["Jul-26", "Aug-26", "Sep-26"])
    before = {PAIRS: [{"action": FIRST, "dates": ["Jul-26"]}, {"action": TRAIN, "dates": ["Sep-26"]}]}
    found = reconsidering.reconsider(even, before, {**before, LINES: "2"})
    assert found.answers == {**before, LINES: "2"}
    assert answers.answer(even, found.answers).is_settled
    assert reconsidering.reconsider(even, found.answers, before).answers == before


@pytest.mark.parametrize("given", ["accept", GIVEN])
def test_an_answer_stands_when_another_row_changes_or_the_same_is_said_again(given: Any) -> None:
    wanted = {PAIRS: given, LINES: "none"}
    assert reconsidering.reconsider(READING, {PAIRS: given}, wanted).answers == wanted
    assert reconsidering.reconsider(READING, wanted, wanted).answers == wanted


def test_what_was_accepted_is_asked_again_where_a_list_is_longer_now() -> None:
    before = {PAIRS: "accept"}
    assert reconsidering.reconsider(READING, before, {**before, LINES: "2"}).answers == {LINES: "2"}


def test_what_is_newly_said_and_does_not_fit_is_refused() -> None:
    with pytest.raises(AnswerRefused, match="does not fit"):
        reconsidering.reconsider(READING, {PAIRS: "accept"}, {PAIRS: "accept", LINES: "9"})
