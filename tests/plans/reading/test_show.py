from __future__ import annotations

from goldenthread.plans.reading import show
from tests.plans.reading.made_up import REPORT, UNEVEN, Plan, one_area


def test_a_plan_ordered_by_recommendations_lists_them_with_their_time_bands():
    plan = Plan("Plan", "Immediately").table(
        ("Recommendation", "Activity", "Cost"), ("1. See them.", "Look", "Nil"), ("", "Look again", "Nil")
    )
    assert "  1 See them. (Immediately): 2 actions\n" in show.as_text(plan.read())


def test_a_summary_names_areas_counts_and_every_question_with_its_proposal():
    text = show.as_text(UNEVEN.read())
    assert "Front Door: 1 outcome, 3 actions" in text
    assert "4 dates (4 understood)" in text
    assert "1 question to confirm" in text
    assert "q1  table 1, row 2: 3 actions stand beside 4 dates, 4 measures, 2 partners" in text
    assert "partners: Police" in text


def test_a_reading_without_questions_says_so():
    assert "No questions." in show.as_text(one_area(["* Act"], ["Jun-26"]).read())


def test_a_report_shows_ratings_counts_and_what_is_proposed():
    cell, said = (
        ["Homes", "Ann Fell Ben Moss"],
        ["Progress:", "Built in May 2026.", "Let in May 2026.", "Risks:", "Rain."],
    )
    text = show.as_text(
        Plan("Exception report – Homes").table(REPORT, (cell, "G", "Y", "* Let", "* Jun-26", said)).read()
    )
    assert "rating: previous Green, current Y" in text
    assert "2 statements of progress, 1 statement of risk" in text
    assert "proposed: Ann Fell; Ben Moss" in text and "proposed: Amber" in text and "proposed: 2026-05" in text
