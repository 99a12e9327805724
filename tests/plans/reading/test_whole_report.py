"""The shared exception report against what a careful reader finds in it, statement by statement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from goldenthread.plans.reading import answers
from goldenthread.plans.reading.model import Area, Reading
from tests.plans.reading.truth import all_same, read, same, truth_of

NAME = "001_southampton_exception_report"
Pair = tuple[Area, dict[str, Any]]


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return truth_of(NAME)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(NAME)


@pytest.fixture(scope="module")
def areas(reading: Reading, truth: dict[str, Any]) -> list[Pair]:
    return list(zip(reading.areas, truth["areas"], strict=True))


def actions_of(reading: Reading, truth: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any], dict[str, Any]]]:
    wanted = [(area, action) for area in truth["areas"] for action in area["actions"]]
    for action, (area, expected) in zip(reading.actions, _in_order(reading, wanted), strict=True):
        yield action, area, expected


def _in_order(reading: Reading, wanted: list[Any]) -> list[Any]:
    """The truth in the order in which the actions were kept, area by area."""
    order = list(dict.fromkeys(action.area for action in reading.actions))
    return sorted(wanted, key=lambda pair: order.index(pair[0]["name"]))


def test_its_17_areas_are_found_in_order_by_the_names_of_their_headings(areas):
    assert [area.name for area, _ in areas] == [wanted["name"] for _, wanted in areas]
    assert len(areas) == 17


def test_the_leads_of_every_area_are_found_the_two_in_one_line_too(areas):
    assert [list(area.leads) for area, _ in areas] == [wanted["leads"] for _, wanted in areas]


def test_its_151_actions_stand_in_their_areas_and_phases(reading, truth):
    found = list(actions_of(reading, truth))
    assert [(a.area, same(a.text)) for a, _, _ in found] == [(area["name"], same(w["text"])) for _, area, w in found]
    assert [a.group or None for a, _, _ in found] == [w["group"] for _, _, w in found]
    assert len(found) == 151


def test_a_line_above_a_list_of_actions_is_what_they_are_for(reading, truth):
    (groups,) = [area["groups"] for area in truth["areas"] if area.get("groups")]
    found = [(outcome.text, sum(a.outcome == outcome.text for a in reading.actions)) for outcome in reading.outcomes]
    assert found == [(group["text"], len(group["actions"])) for group in groups]


def test_every_date_of_a_row_with_as_many_dates_as_actions_is_paired_and_normalised(reading, truth):
    sure = [(a, w) for a, area, w in actions_of(reading, truth) if area["alignment"] == "one_to_one"]
    dates = [[(d.raw, d.iso) for d in a.dates] for a, _ in sure]
    assert dates == [[(d["raw"], d["iso"]) for d in w["target_dates"]] for _, w in sure]
    assert len(dates) == 131


def test_the_one_row_with_a_date_too_many_is_a_question(reading, truth):
    (area,) = [area for area in truth["areas"] if area["alignment"] == "ambiguous"]
    (question,) = [q for q in reading.questions if q.kind == "counts_differ"]
    assert all_same(question.readings[0]) == all_same(action["text"] for action in area["actions"])
    assert list(question.readings[1]) == [d if isinstance(d, str) else d["raw"] for d in area["dates_raw"]]


def test_what_is_to_be_confirmed_keeps_its_words_and_has_no_date(reading):
    waiting = [date for action in reading.actions for date in action.dates if date.iso is None]
    assert {(date.raw, date.reason) for date in waiting} == {("TBC 14/08/20", "to be confirmed")}


@pytest.mark.parametrize("part", ["key_developments", "key_risks"])
def test_key_developments_and_risks_are_found_sentence_by_sentence(areas, part):
    for area, wanted in areas:
        assert all_same(getattr(area, part)) == all_same(wanted[part]), area.name


@pytest.mark.parametrize("part", ["progress", "risks"])
def test_statements_are_found_whole_each_with_its_evidence(areas, part):
    for area, wanted in areas:
        found = [(same(s.text), all_same(s.evidence)) for s in getattr(area, part)]
        assert found == [(same(s["text"]), all_same(s["evidence"])) for s in wanted[part]], area.name


def test_there_are_43_statements_of_progress_59_of_risk_and_41_pieces_of_evidence(areas):
    progress = [s for area, _ in areas for s in area.progress]
    risks = [s for area, _ in areas for s in area.risks]
    assert (len(progress), len(risks)) == (43, 59)
    assert sum(len(said.evidence) for said in (*progress, *risks)) == 41


def test_a_word_whose_colour_cut_it_in_two_is_put_together(areas):
    assert any(" has reduced so that " in s.text for area, _ in areas for s in area.progress)


def test_ratings_in_cells_are_read_and_blank_cells_give_none(areas):
    for area, wanted in areas:
        assert area.rag_previous == wanted["rag"]["previous"], area.name
        current = wanted["rag"]["current"]
        assert area.rag_current == (current if current in ("Red", "Amber", "Green") else None), area.name


def test_a_rating_that_is_none_or_stands_only_in_a_sentence_is_a_question(reading, areas):
    asked = {q.about["area"]: q.proposal[0]["rating"] for q in reading.questions if q.kind == "rating_not_understood"}
    stated = {
        area.name: wanted["rag"]["stated_in_narrative"]["current"]
        for area, wanted in areas
        if wanted["rag"].get("stated_in_narrative") and not wanted["rag"]["current"]
    }
    letters = {area.name: "Amber" for area, wanted in areas if "Yellow" in (wanted["rag"]["current"] or "")}
    assert asked == stated | letters
    assert len(asked) == 5


def test_core_recommendations_are_found_in_every_area_that_quotes_one(areas):
    for area, wanted in areas:
        assert all_same(area.recommendations) == all_same(r["text"] for r in wanted["core_recommendations"])


def test_the_month_it_is_about_is_asked_with_the_one_most_named(reading):
    (question,) = [q for q in reading.questions if q.kind == "month_not_stated"]
    assert question.proposal == ({"month": "2020-07"},)
    assert answers.accept_all(reading).document.month == "2020-07"


def test_nothing_is_left_out_and_accepting_every_proposal_settles_it(reading):
    assert reading.warnings == ()
    assert "table_not_understood" not in {q.kind for q in reading.questions}
    assert answers.accept_all(reading).is_settled


def test_it_survives_being_written_as_json(reading):
    assert Reading.from_json(json.loads(json.dumps(reading.as_json()))) == reading
