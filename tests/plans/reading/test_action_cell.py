from __future__ import annotations

import pytest

from goldenthread.plans.reading import action_cell
from goldenthread.plans.reading.action_cell import ReadOutcome
from goldenthread.plans.reading.tables import Cell, Line


def cell(*texts: str) -> Cell:
    return Cell(tuple(Line(text.removeprefix("* "), bullet=text.startswith("* ")) for text in texts))


@pytest.mark.parametrize("mark", ["Outcome: ", "Outcome : ", "Outcome; ", "OUTCOME:", "Outcome 2: "])
def test_a_marked_line_is_an_outcome_and_the_rest_are_its_actions(mark):
    found = action_cell.understand(cell(f"{mark}Children are safe", "* See them", "Hear them"))
    assert [o.text for o in found.outcomes] == ["Children are safe"]
    assert [(a.text, a.outcome.text) for a in found.actions] == [
        ("See them", "Children are safe"),
        ("Hear them", "Children are safe"),
    ]


def test_without_marks_a_plain_line_above_a_list_is_its_outcome():
    found = action_cell.understand(cell("Better places to live", "* Build", "Better schools", "* Teach"))
    assert [(a.text, a.outcome.text) for a in found.actions] == [
        ("Build", "Better places to live"),
        ("Teach", "Better schools"),
    ]


def test_without_marks_or_lists_every_line_is_an_action():
    found = action_cell.understand(cell("Build", "Teach"))
    assert found.outcomes == ()
    assert [a.text for a in found.actions] == ["Build", "Teach"]


@pytest.mark.parametrize("lines", [["Outcome: Safe PEER REVIEW REC 2"], ["Outcome: Safe", "PEER REVIEW REC 2"]])
def test_a_reference_in_capitals_is_taken_from_the_outcomes_words(lines):
    found = action_cell.understand(cell(*lines, "* See them"))
    assert found.outcomes == (ReadOutcome("Safe", recommendation="PEER REVIEW REC 2"),)
    assert found.actions[0].outcome == found.outcomes[0]


def test_a_phase_between_an_outcome_and_its_list_is_no_action():
    found = action_cell.understand(cell("Outcome: Safe", "Phase 2", "* See them"))
    assert found.outcomes[0].phase == "Phase 2"
    assert len(found.actions) == 1


def test_a_plain_line_between_an_outcome_and_its_list_is_an_action_with_a_doubt():
    found = action_cell.understand(cell("Outcome: Safe", "for every child", "* See them"))
    assert [a.text for a in found.actions] == ["for every child", "See them"]
    assert found.doubts == ("for every child",)


def test_actions_on_top_belong_to_the_outcome_of_the_row_above():
    standing = ReadOutcome("Safe")
    found = action_cell.understand(cell("* See them"), standing=standing)
    assert found.actions[0].outcome == standing
    assert found.outcomes == ()
