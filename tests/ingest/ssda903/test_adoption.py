"""The way to adoption from decisions, the adoption return and episodes."""

from __future__ import annotations

from tests.ingest.ssda903.made import day, read, rows, text

NAMES = ("decided_on", "placement_order_on", "matched_on", "placed_on", "adopted_on", "reversed_on")


def made(*episodes, **files):
    return read({"episodes.csv": text("episodes", *episodes), **{f"{code}.csv": each for code, each in files.items()}})


def test_a_child_who_was_adopted():
    found = made(
        {"DECOM": "01/06/2025", "RNE": "S", "DEC": "01/08/2025", "REC": "X1"},
        {"DECOM": "01/08/2025", "RNE": "L", "LS": "E1", "DEC": "01/10/2025", "REC": "X1"},
        {"DECOM": "01/10/2025", "RNE": "P", "LS": "E1", "PLACE": "A6", "DEC": "01/03/2026", "REC": "E11"},
        placed_adoption=text("placed_adoption"),
        ad1=text("ad1"),
    )
    days = ("01/07/2025", "01/08/2025", "01/09/2025", "01/10/2025", "01/03/2026")
    assert rows(found, "permanence", *NAMES) == [(*map(day, days), None)]
    assert found.tables["permanence"]["entered_care_on"] == [day("01/06/2025")]


def test_a_decision_that_was_reversed_and_no_episode_of_adoption():
    found = made(
        {},
        placed_adoption=text("placed_adoption", {"DATE_PLACED_CEASED": "01/02/2026", "REASON_PLACED_CEASED": "RD3"}),
    )
    assert rows(found, "permanence", *NAMES) == [(day("01/07/2025"), None, None, None, None, day("01/02/2026"))]
    assert found.tables["permanence"]["reversal_reason"] == ["RD3"]


def test_fostering_for_adoption_is_an_early_placement():
    found = made({"PLACE": "U5"}, placed_adoption=text("placed_adoption"))
    assert rows(found, "permanence", "early_placed_on", "placed_on") == [(day("01/06/2025"), None)]


def test_an_order_made_before_the_file_begins_has_no_day():
    found = made({"DECOM": "01/09/2025", "RNE": "P", "LS": "E1"}, placed_adoption=text("placed_adoption"))
    assert rows(found, "permanence", "placement_order_on", "entered_care_on") == [(None, None)]


def test_an_adopted_child_without_a_decision_has_the_one_of_the_adoption_return():
    found = made({"DEC": "01/03/2026", "REC": "E12"}, ad1=text("ad1"))
    assert rows(found, "permanence", "decided_on", "adopted_on") == [(day("01/07/2025"), day("01/03/2026"))]
