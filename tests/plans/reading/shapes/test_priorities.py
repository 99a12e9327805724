from __future__ import annotations

import pytest

from tests.plans.reading.made_up import AREA_CELL, PRIORITIES, UNEVEN, Plan, one_area


def test_the_area_cell_gives_officers_linked_plans_and_recommendations():
    (area,) = UNEVEN.read().areas
    assert area.name == "Front Door"
    assert area.officers == ("Head of Service, Front Door", "Screening Service Manager")
    assert area.linked_plans == ("Screening",)
    assert area.recommendations == ("Children are seen quickly.",)


def test_an_outcome_in_the_words_of_a_recommendation_answers_it():
    reading = UNEVEN.read()
    assert reading.recommendations[0].source == "Ofsted"
    assert reading.outcomes[0].recommendation == "Children are seen quickly."
    assert {action.recommendation for action in reading.actions} == {"Children are seen quickly."}


def test_columns_may_stand_in_any_order_and_wording():
    plan = Plan("Homes").table(
        ("By when", "Actions", "Partner agencies", "Service area", "How will we know"),
        ("Jun-26", "Build", "Housing", ["Homes", "Lead:", "Head of Homes"], "Built"),
    )
    (action,) = plan.read().actions
    assert (action.area, action.dates[0].iso, action.partners) == ("Homes", "2026-06", ("Housing",))
    assert action.measures_named == ("Built",)


@pytest.mark.parametrize("heading", ["Lead", "Lead officer(s)", "Owner", "Responsible officer", "Who is responsible"])
def test_a_column_of_leads_gives_each_action_its_lead(heading: str):
    plan = Plan("Homes").table(
        ("Area", "Actions", heading, "By when"),
        ("Homes", ["* Build", "* Mend"], ["JW", "Head of Homes"], ["Jun-26", "Jul-26"]),
        ("", "Paint", "HoS QA", "Aug-26"),
    )
    reading = plan.read()
    assert [(a.text, a.leads) for a in reading.actions] == [
        ("Build", ("JW",)),
        ("Mend", ("Head of Homes",)),
        ("Paint", ("HoS QA",)),
    ]
    assert reading.questions == ()


def test_one_lead_beside_several_actions_is_proposed_for_all_of_them_and_asked_about():
    plan = Plan("Homes").table(
        ("Area", "Actions", "Lead", "By when"), ("Homes", ["* Build", "* Mend"], "JW", ["Jun-26", "Jul-26"])
    )
    reading = plan.read()
    assert [a.leads for a in reading.actions] == [("JW",), ("JW",)]
    assert len(reading.questions) == 1


def test_a_row_that_lost_its_first_cell_is_put_back_under_its_headings():
    plan = Plan("Homes").table(
        PRIORITIES,
        (AREA_CELL, "Outcome: Warm", "", "", ""),
        ("", "* Heat", "Jun-26", "Bills", "Energy"),
        ("Outcome: Dry", "", "", "", ""),
        ("* Roof", "Jul-26", "Leaks", "Builders", ""),
    )
    reading = plan.read()
    assert [(a.text, a.outcome, a.dates[0].raw, a.partners) for a in reading.actions] == [
        ("Heat", "Warm", "Jun-26", ("Energy",)),
        ("Roof", "Dry", "Jul-26", ("Builders",)),
    ]


def test_an_outcome_repeated_on_the_next_page_is_one_outcome():
    plan = one_area(["Outcome: Safe", "* See them"], ["Jun-26"]).say("Front Door (continued)")
    plan.table(PRIORITIES, (AREA_CELL, ["Outcome: Safe", "* Hear them"], "Jul-26", "", ""))
    reading = plan.read()
    assert [outcome.text for outcome in reading.outcomes] == ["Safe"]
    assert {action.area for action in reading.actions} == {"Front Door"}


def test_page_numbers_drafts_and_repeated_headings_are_dropped():
    plan = Plan("Homes").table(
        (*PRIORITIES, ""),
        (AREA_CELL, "Build", "Jun-26", "", "", ""),
        ("", "", "", "", "", "41"),
        ("DRAFT", "", "", "", "", ""),
        (*PRIORITIES, ""),
        ("", "Paint", "Jul-26", "", "", ""),
    )
    reading = plan.read()
    assert [action.text for action in reading.actions] == ["Build", "Paint"]
    assert (reading.questions, reading.warnings) == ((), ())


def test_text_under_no_heading_is_reported():
    plan = Plan("Homes").table((*PRIORITIES, ""), (AREA_CELL, "Build", "Jun-26", "", "", "see annex"))
    assert plan.read().warnings == ("table 1, row 2: left out, being under no heading: see annex",)


def test_dates_beside_no_action_are_a_question():
    reading = Plan("Homes").table(PRIORITIES, (AREA_CELL, "Outcome: Safe", "Jun-26", "", "")).read()
    (question,) = reading.questions
    assert question.kind == "counts_differ"
    assert question.proposal == ({"action": None, "text": "", "dates": ["Jun-26"], "measures": [], "partners": []},)


def test_the_block_keeps_the_row_as_it_stands():
    (block,) = UNEVEN.read().blocks
    assert block.where == "table 1, row 2"
    assert block.recommendations == ("‘Children are seen quickly.’",)
    assert block.dates_raw == ("Jun-26", "Jul-26", "Sep-26", "Oct-26")
    assert block.actions == ("a1", "a2", "a3")


def test_an_action_cut_by_the_page_is_put_together_but_a_list_in_small_letters_is_not():
    cut = Plan("Homes").table(PRIORITIES, (AREA_CELL, "* Build homes that", "Jun-26", "", ""))
    cut.table(("", ["are warm", "* Paint them"], "Jul-26", "", ""))
    assert [(a.text, a.dates[0].raw) for a in cut.read().actions] == [
        ("Build homes that are warm", "Jun-26"), ("Paint them", "Jul-26")
    ]  # fmt: skip
    small = Plan("Homes").table(PRIORITIES, (AREA_CELL, "build", "Jun-26", "", ""), ("", "paint", "Jul-26", "", ""))
    assert [a.text for a in small.read().actions] == ["build", "paint"]


def test_agencies_and_partners_in_one_column_are_partners():
    headings = ("Area", "Actions", "By when", "Lead agencies and partners")
    (action,) = Plan("Plan").table(headings, ("Homes", "Build", "Jun-26", "Police")).read().actions
    assert action.partners == ("Police",)
