"""Answers outlive the version of the document that they were given to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.plans.reading import answers, remembering
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.tables import Doubt
from tests.plans.reading import made_up
from tests.plans.reading.test_in_doubt import only, read

ROW = ["Outcome: Children are seen quickly", "* Review the duty rota", "* Train staff", "* Audit decisions"]
DATES = ["* Jun-26", "* Jul-26", "* Sep-26", "* Oct-26"]
FIRST = ["Outcome: Visits are kept", "* Plan the visits"]


def version(*rows: tuple[list[str], list[str]]) -> Reading:
    made = [(made_up.AREA_CELL if not at else "", actions, due, "", "") for at, (actions, due) in enumerate(rows)]
    return made_up.Plan("Improvement Plan", "Northmoor Council", "Front Door").table(made_up.PRIORITIES, *made).read()


BEFORE = version((ROW, DATES))
PAIRS = [
    {"action": "a1", "dates": ["Jun-26", "Jul-26"]},
    {"action": "a2", "dates": ["Sep-26"]},
    {"action": "a3", "dates": ["Oct-26"]},
]


def test_a_row_that_did_not_change_keeps_its_answer_though_its_number_did() -> None:
    now = version((FIRST, ["* Jun-26"]), (ROW, DATES))
    found = remembering.remember(now, BEFORE, {"q1": PAIRS})
    assert list(found.answers) == ["q1"] and not found.suggestions
    settled = answers.answer(now, found.answers)
    assert settled.is_settled
    assert [[date.raw for date in action.dates] for action in settled.actions] == [
        ["Jun-26"], ["Jun-26", "Jul-26"], ["Sep-26"], ["Oct-26"],
    ]  # fmt: skip


def test_a_row_that_changed_asks_again_and_suggests_what_still_stands_of_the_answer() -> None:
    now = version((ROW, ["* Jun-26", "* Jul-26", "* Nov-26", "* Oct-26"]))
    found = remembering.remember(now, BEFORE, {"q1": PAIRS})
    assert not found.answers
    assert found.suggestions == {
        "q1": [
            {"action": "a1", "dates": ["Jun-26", "Jul-26"]},
            {"action": "a2", "dates": []},
            {"action": "a3", "dates": ["Oct-26"]},
        ]
    }


def test_an_accepted_proposal_stays_accepted_while_the_row_stands() -> None:
    assert remembering.remember(version((ROW, DATES)), BEFORE, {"q1": "accept"}).answers == {"q1": "accept"}


def test_a_row_about_something_else_takes_nobodys_answer() -> None:
    other = ["Outcome: Carers stay", "* Ring every carer", "* Pay on time"]
    now = version((other, ["* Jan-27", "* Feb-27", "* Mar-27"]))
    assert remembering.remember(now, BEFORE, {"q1": PAIRS}) == remembering.Remembered({}, {})


def test_the_same_odd_date_is_not_asked_twice() -> None:
    before = version((FIRST, ["* when Mercury rises"]))
    given = {"q1": "Aug 2026"}
    assert remembering.remember(before, before, given).answers == given
    moved = version((["Outcome: Visits are kept", "* Plan the visits well"], ["* when Mercury rises"]))
    found = remembering.remember(moved, before, given)
    assert (found.answers, found.suggestions) == ({}, given)


def test_what_was_not_answered_is_not_remembered() -> None:
    assert remembering.remember(BEFORE, BEFORE, {}) == remembering.Remembered({}, {})


RING = Doubt("Ring them Ask them", ("Ring them", "Ask them"))
DUE = ["Jul-26", "Aug-26", "Sep-26", "Oct-26"]


def cut(*, train: str = "Train staff", due: Sequence[str] = DUE) -> Reading:
    """A row of which a PDF leaves open whether its first line is one action or two."""
    return read(RING, actions=["Ring them Ask them", train], dates=list(due))


def answered(reading: Reading) -> dict[str, Any]:
    """Two actions, the second of them with two dates: pairs that stand only once the line is cut."""
    lines, pairs = only(reading, "lines_in_doubt").id, only(reading, "counts_differ").id
    ring, ask, train = (each.key for each in answers.answer(reading, {lines: "2"}).actions)
    dates = [{"action": ring, "dates": ["Jul-26"]}, {"action": ask, "dates": ["Aug-26", "Sep-26"]}]
    return {lines: "2", pairs: [*dates, {"action": train, "dates": ["Oct-26"]}]}


def test_pairs_of_a_row_that_an_answer_cut_are_carried_whole() -> None:
    given = answered(cut())
    found = remembering.remember(cut(), cut(), given)
    assert (found.answers, found.suggestions) == (given, {})
    assert answers.answer(cut(), found.answers).is_settled


def test_a_question_that_an_answer_gave_rise_to_is_remembered_too() -> None:
    before = cut(due=["Jul-26", "Aug-26"])
    lines = only(before, "lines_in_doubt").id
    born = only(answers.answer(before, {lines: "2"}), "counts_differ")
    assert born.id not in {each.id for each in before.questions}
    given = {lines: "2", born.id: "accept"}
    assert remembering.remember(before, before, given).answers == given


def test_where_the_row_changed_the_cut_stays_and_its_pairs_are_a_suggestion() -> None:
    given = answered(cut())
    found = remembering.remember(cut(train="Train all staff"), cut(), given)
    (lines, said), (pairs, paired) = given.items()
    assert found.answers == {lines: said}
    assert found.suggestions == {pairs: paired[:2]}
