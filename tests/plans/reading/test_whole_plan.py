"""The shared Word plan against what a careful reader finds in it, text by text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from goldenthread.plans.reading import answers, document
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.model import Reading
from tests.shared import shared

PLAN = "plans/000_southampton_improvement_plan.docx"
TRUTH = "plans/truth/000_southampton_improvement_plan.json"


def even(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return json.loads(shared(TRUTH).read_text())


@pytest.fixture(scope="module")
def reading() -> Reading:
    return _read()


@cache
def _read() -> Reading:
    path = shared(PLAN)
    return document.read(path, name=path.name)


def actions_of(truth: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]]:
    for area in truth["areas"]:
        for block in area["blocks"]:
            for outcome in block["outcomes"]:
                for action in outcome["actions"]:
                    yield area["name"], block, outcome, action


def test_its_16_areas_are_found_in_order(reading, truth):
    assert [area.name for area in reading.areas] == [area["name"] for area in truth["areas"]]
    assert len(reading.areas) == 16


def test_its_63_outcomes_are_found_once_each(reading, truth):
    wanted = dict.fromkeys((area, even(outcome["text"])) for area, _, outcome, _ in actions_of(truth))
    assert [(outcome.area, outcome.text) for outcome in reading.outcomes] == list(wanted)
    assert len(reading.outcomes) == 63


def test_its_202_actions_stand_under_their_outcomes(reading, truth):
    wanted = [(area, even(o["text"]), even(a["text"])) for area, _, o, a in actions_of(truth)]
    assert [(a.area, a.outcome, a.text) for a in reading.actions] == wanted
    assert len(wanted) == 202


def test_dates_are_paired_and_normalised_wherever_the_counts_agree(reading, truth):
    pairs = list(zip(actions_of(truth), reading.actions, strict=True))
    sure = [(w, a) for (_, block, _, w), a in pairs if block["alignment"] != "ambiguous"]
    wanted = [[(d["raw"], d["iso"]) for d in w["target_dates"]] for w, _ in sure]
    assert [[(d.raw, d.iso) for d in a.dates] for _, a in sure] == wanted
    assert sum(len(dates) for dates in wanted) == 129


def test_a_date_that_is_none_keeps_its_words_and_a_reason(reading):
    undated = [date for action in reading.actions for date in action.dates if date.iso is None]
    assert [(date.raw, date.reason) for date in undated] == [("21/22 Business cycle", "a financial year, not a month")]


def test_the_eight_rows_whose_counts_differ_are_questions_with_both_lists_and_a_proposal(reading, truth):
    rows = [b for area in truth["areas"] for b in area["blocks"] if b["alignment"] == "ambiguous"]
    asked = [q for q in reading.questions if q.kind == "counts_differ"]
    assert len(rows) == 8
    for row in rows:
        lists = [tuple(map(even, row[name])) for name in ("dates_raw", "measures_raw", "partners_raw")]
        question = next(q for q in asked if list(q.readings[1:]) == lists)
        texts = [even(a["text"]) for o in row["outcomes"] for a in o["actions"]]
        assert list(question.readings[0]) == texts
        assert [pair["text"] for pair in question.proposal if pair["action"]] == texts
        assert sorted(d for pair in question.proposal for d in pair["dates"]) == sorted(lists[0])


def test_every_raw_date_of_the_document_is_kept(reading, truth):
    wanted = [raw for area in truth["areas"] for block in area["blocks"] for raw in _raws(block)]
    assert sorted(raw for block in reading.blocks for raw in block.dates_raw) == sorted(wanted)
    assert len(wanted) == 205


def _raws(block: dict[str, Any]) -> list[str]:
    if block["alignment"] == "ambiguous":
        return [even(raw) for raw in block["dates_raw"]]
    return [even(d["raw"]) for o in block["outcomes"] for a in o["actions"] for d in a["target_dates"]]


def test_the_area_without_a_heading_is_named_only_as_a_proposal(reading):
    (question,) = [q for q in reading.questions if q.kind == "area_not_named"]
    assert question.proposal == ({"name": "MASH"},)


def test_officers_and_linked_plans_are_those_of_the_truth(reading, truth):
    for area, wanted in zip(reading.areas, truth["areas"], strict=True):
        assert {same(o) for o in area.officers} == {same(o) for o in wanted["responsible_officers"]}
        assert {same(p) for p in area.linked_plans} == {same(p) for p in wanted["linked_plans"]}


def test_core_recommendations_are_found_in_every_area_that_quotes_one(reading, truth):
    quoted = {
        same(r["text"].strip("'‘’."))
        for area in truth["areas"]
        for block in area["blocks"]
        for r in block["core_recommendations"]
    }
    found = {same(r.text.strip("'‘’.")) for r in reading.recommendations if r.text}
    assert found == quoted
    with_words = [area.name for area in reading.areas if area.recommendations]
    assert with_words == [a["name"] for a in truth["areas"] if any(b["core_recommendations"] for b in a["blocks"])]


def test_outcomes_keep_the_investigation_recommendation_they_answer(reading, truth):
    wanted = {
        (area, even(o["text"])): f"INVESTIGATION REPORT REC {o['investigation_rec'][-1]}"
        for area, _, o, _ in actions_of(truth)
        if o["investigation_rec"]
    }
    found = {(o.area, o.text): o.recommendation for o in reading.outcomes}
    assert {key: found[key] for key in wanted} == wanted
    assert len(wanted) == 5


def test_partners_and_measures_follow_their_action_where_counts_agree(reading, truth):
    asked = {q.about["block"]: q.about["differs"] for q in reading.questions if q.kind == "counts_differ"}
    for (_, _, _, wanted), action in zip(actions_of(truth), reading.actions, strict=True):
        unsure = asked.get(action.block, [])
        if "partners" not in unsure and "measures" not in unsure:
            assert list(action.partners) == [even(p) for p in wanted["partners"]]
            assert list(action.measures_named) == [even(m) for m in wanted["measures"]]


def test_its_42_scorecard_measures_are_found_cell_by_cell(reading, truth):
    names = {"text": "measure", "area": "area", "outcome": "outcome"} | {
        name: name for name in ("baseline_raw", "actual_raw", "comparator_raw", "target_raw")
    }
    for measure, wanted in zip(reading.measures, truth["measures_that_matter"], strict=True):
        assert {name: getattr(measure, name) for name in names} == {
            name: even(wanted[key]) for name, key in names.items()
        }
        assert measure.period == wanted["actual_period"]
    assert len(reading.measures) == 42


def test_its_comparators_and_target_figures_are_those_of_the_truth(reading, truth):
    names = {"SN": "SN", "region": "REG", "England": "NAT"}
    for measure, wanted in zip(reading.measures, truth["measures_that_matter"], strict=True):
        assert measure.comparators == {name: wanted["comparators"].get(key) for name, key in names.items()}
        assert [(t.value, t.by) for t in measure.targets] == [(t["value"], t["by"]) for t in wanted["targets"]]


def test_the_direction_of_a_target_agrees_with_the_truth_unless_it_rests_on_the_baseline_alone(reading, truth):
    for measure, wanted in zip(reading.measures, truth["measures_that_matter"], strict=True):
        for target, expected in zip(measure.targets, wanted["targets"], strict=True):
            if target.op_from in ("sign", "wording", "limit"):
                assert target.op == expected["op"], measure.text


def test_baselines_and_actuals_are_those_of_the_truth(reading, truth):
    for measure, wanted in zip(reading.measures, truth["measures_that_matter"], strict=True):
        for name in ("baseline", "actual"):
            assert [f.value for f in getattr(measure, name)] == [_number(f["value"]) for f in wanted[name]]


def _number(value: Any) -> float | None:
    """The figure of a truth that may be written as ``>25 (caseloads above 25)``."""
    return float(value.split()[0].lstrip("<>")) if isinstance(value, str) else value


def test_nothing_of_it_is_left_out(reading):
    assert reading.warnings == ()
    assert {q.kind for q in reading.questions} == {"counts_differ", "area_not_named"}


def test_accepting_every_proposal_settles_it(reading):
    settled = answers.accept_all(reading)
    assert settled.is_settled
    assert not [d for a in settled.actions for d in a.dates if d.question]
    assert len(settled.decisions) == len(reading.questions)


def test_it_survives_being_written_as_json(reading):
    assert Reading.from_json(json.loads(json.dumps(reading.as_json()))) == reading
