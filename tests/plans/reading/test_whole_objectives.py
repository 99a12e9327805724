"""The shared plan of numbered objectives against what a careful reader finds in it, cell by cell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from goldenthread.plans.reading import answers
from goldenthread.plans.reading.model import Area, Reading
from tests.plans.reading.truth import all_same, read, same, truth_of

NAME = "003_west_sussex_practice_improvement_plan"
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


@pytest.fixture(scope="module")
def actions(reading: Reading, truth: dict[str, Any]) -> list[tuple[Any, dict[str, Any], dict[str, Any]]]:
    wanted = [(area, action) for area in truth["areas"] for action in area["actions"]]
    return [(found, *pair) for found, pair in zip(reading.actions, wanted, strict=True)]


@pytest.fixture(scope="module")
def indicators(reading: Reading, truth: dict[str, Any]) -> list[tuple[Any, dict[str, Any]]]:
    wanted = [kpi for area in truth["areas"] for kpi in area["kpis"] if not kpi.get("is_heading")]
    return list(zip(reading.measures, wanted, strict=True))


def test_its_12_objectives_are_areas_and_what_the_inspection_asks_for(reading, areas):
    assert all_same(area.name for area, _ in areas) == all_same(wanted["objective"] for _, wanted in areas)
    assert [r.text for r in reading.recommendations] == [area.name for area, _ in areas]
    assert [r.ref for r in reading.recommendations] == [str(wanted["ref"] or "") for _, wanted in areas]
    assert len(areas) == 12


def test_its_95_numbered_actions_and_the_fragment_stand_under_their_objectives(actions, areas):
    names = {wanted["number"]: area.name for area, wanted in areas}
    for found, area, wanted in actions:
        assert (found.area, found.ref) == (names[area["number"]], wanted["number"] or ""), wanted["text"]
        assert same(found.text) == same(wanted["text"])
    assert sum(bool(found.ref) for found, _, _ in actions) == 95
    assert len(actions) == 96


def test_an_action_has_a_date_only_where_it_can_be_defended(actions):
    for found, _, wanted in actions:
        assert [(d.raw, d.iso) for d in found.dates] == [(d["raw"], d["iso"]) for d in wanted["target_dates"] or []]
    assert sum(bool(found.dates) for found, _, _ in actions) == 13


def test_an_action_has_its_leads_wherever_the_truth_has_them(actions):
    for found, _, wanted in actions:
        if wanted["lead"]:
            assert found.leads == (wanted["lead"],), wanted["text"]


def test_every_raw_date_and_lead_of_an_objective_is_kept_in_order(reading, areas):
    for area, wanted in areas:
        rows = [block for block in reading.blocks if block.area == area.name]
        assert [raw for row in rows for raw in row.dates_raw] == [date["raw"] for date in wanted["dates_raw"]]
        assert [raw for row in rows for raw in row.leads_raw] == wanted["leads_raw"]


def test_every_row_whose_lists_differ_is_a_question_with_all_of_its_lists(reading):
    asked = {q.about["block"] for q in reading.questions if q.kind == "counts_differ"}
    acts = {block.key: len(block.actions) for block in reading.blocks}
    uneven = {b.key for b in reading.blocks if acts[b.key] > 1 and _differs(acts[b.key], b.dates_raw, b.leads_raw)}
    assert asked == uneven
    assert {q.kind for q in reading.questions} == {"counts_differ"}


def _differs(count: int, *lists: tuple[str, ...]) -> bool:
    return any(lines and len(lines) != count for lines in lists)


def test_its_65_numbered_indicators_and_three_lettered_ones_are_measures(indicators):
    for found, wanted in indicators:
        assert (found.ref, same(found.text)) == (str(wanted["number"]), same(wanted["text"]))
    assert sum(found.ref.isdigit() for found, _ in indicators) == 65
    assert len(indicators) == 68


def test_their_targets_and_interim_targets_are_those_of_the_truth(indicators):
    for found, wanted in indicators:
        expected = [(t["kind"] == "interim", t["value"], t["by"]) for t in wanted["targets"]]
        assert [(t.interim, t.value, t.by) for t in found.targets] == expected, found.text
    assert sum(len(found.targets) for found, _ in indicators) == sum(len(w["targets"]) for _, w in indicators)


def test_a_direction_that_is_read_is_that_of_the_truth(indicators):
    read_from = [
        (target.op, expected["op"])
        for found, wanted in indicators
        for target, expected in zip(found.targets, wanted["targets"], strict=True)
        if target.op
    ]
    assert [op for op, _ in read_from] == [op for _, op in read_from]
    assert len(read_from) == 9


def test_its_42_inspection_references_are_pages_with_paragraphs(reading, areas):
    for recommendation, (_, wanted) in zip(reading.recommendations, areas, strict=True):
        expected = [{"page": each["page"], "paragraph": each["para"]} for each in wanted["ofsted_refs"]]
        assert list(recommendation.inspection_refs) == expected
    assert sum(len(r.inspection_refs) for r in reading.recommendations) == 42


def test_improvement_outcomes_in_rows_and_in_paragraphs_are_kept_once_each(reading, areas):
    for area, wanted in areas:
        assert all_same(area.improvement_outcomes) == all_same(wanted["improvement_outcomes"])
        outcomes = [outcome.text for outcome in reading.outcomes if outcome.area == area.name]
        assert outcomes == list(area.improvement_outcomes)


def test_initials_stand_for_the_leads_that_the_truth_names(reading, truth):
    expected = {short: name for short, name in truth["lead_aliases"].items() if short in reading.initials}
    assert reading.initials == expected
    assert len(expected) == 5


def test_what_the_numbers_leave_out_is_told(reading):
    gaps = [warning for warning in reading.warnings if "is a page missing" in warning]
    assert gaps == [
        "No indicator is numbered 1 to 5; is a page missing?",
        "No action is numbered 1.1; is a page missing?",
    ]


def test_lines_beside_the_indicators_are_told_and_not_lost(reading, truth):
    extra = [text for area in truth["areas"] for text in area["kpi_cell_extra_text"]]
    told = [w.rpartition(": ")[2] if not w.endswith(":") else w for w in reading.warnings if "neither measure" in w]
    assert all(any(text in each for each in told) for text in extra)
    assert len(told) == len(extra)


def test_accepting_every_proposal_gives_the_dates_and_leads_proposed(reading):
    settled = answers.accept_all(reading)
    assert settled.is_settled
    proposed = {p["action"]: p for q in reading.questions for p in q.proposal}
    for action in settled.actions:
        if action.key in proposed:
            assert [d.raw for d in action.dates] == proposed[action.key]["dates"]
            assert list(action.leads) == proposed[action.key]["leads"]


def test_it_survives_being_written_as_json(reading):
    assert Reading.from_json(json.loads(json.dumps(reading.as_json()))) == reading
