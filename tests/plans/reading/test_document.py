from __future__ import annotations

import pytest

from goldenthread.plans.reading import answers, document
from tests.plans.reading.made_up import PRIORITIES, SCORECARD, Plan, one_area


def test_the_title_organisation_and_period_stand_on_top():
    facts = one_area(["* Act"], ["Jun-26"]).read().document
    assert (facts.title, facts.organisation, facts.period) == (
        "Improvement Plan 2026-27",
        "Northmoor Council",
        "2026-27",
    )


@pytest.mark.parametrize("name", ["Northmoor Council DRAFT v3", "Northmoor Council (final draft)", "Northmoor Council"])
def test_how_far_a_document_is_is_no_part_of_who_wrote_it(name: str):
    plan = Plan("Improvement plan", name).table(PRIORITIES, ("Front Door", "Act", "Jun-26", "", ""))
    assert plan.read().document.organisation == "Northmoor Council"
    plan = Plan("Improvement plan", "DRAFT", name).table(PRIORITIES, ("Front Door", "Act", "Jun-26", "", ""))
    assert plan.read().document.organisation == "Northmoor Council"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Improvement plan 2026 to 2028", "2026-28"),
        ("Improvement plan 2026–2028", "2026-28"),
        ("Report of October 2026", ""),
        ("From 2026 on", ""),
    ],
)
def test_the_years_of_a_title_may_be_written_in_words(title: str, period: str):
    assert Plan(title).table(PRIORITIES, ("Front Door", "Act", "Jun-26", "", "")).read().document.period == period


def test_what_a_document_does_not_carry_is_empty_and_never_invented():
    facts = Plan().table(PRIORITIES, ("Front Door", "Act", "Jun-26", "", "")).read().document
    assert (facts.title, facts.organisation, facts.period) == ("", "", "")


def test_a_table_of_an_unknown_shape_is_a_question_and_the_rest_is_read():
    plan = one_area(["* Act"], ["Jun-26"]).say("Staff").table(("Post", "Vacancies"), ("Manager", "3"))
    reading = plan.read()
    (question,) = reading.questions
    assert (question.kind, question.where) == ("table_not_understood", "table 2")
    assert question.readings == (("Post", "Vacancies"),)
    assert len(reading.actions) == 1


def test_a_column_whose_heading_nobody_knows_is_left_out_and_asked_and_the_others_are_read():
    plan = Plan("Front Door").table((*PRIORITIES, "Current RAG"), ("", "Act", "Jun-26", "", "", "Red"))
    reading = plan.read()
    (question,) = reading.questions
    assert question.kind == "table_not_understood"
    assert question.readings == (("Current RAG",), ("Red",))
    assert [(each.text, each.dates[0].iso) for each in reading.actions] == [("Act", "2026-06")]
    assert not reading.warnings
    assert answers.accept_all(reading).is_settled


def test_such_a_column_is_left_out_of_the_rest_of_its_table_too():
    plan = Plan("Front Door").table((*PRIORITIES, "Notes"), ("", "Act", "Jun-26", "", "", "See A"))
    reading = plan.table(("", "Rest", "Jul-26", "", "", "See B")).read()
    assert [question.readings[1] for question in reading.questions] == [("See A",), ("See B",)]
    assert [each.text for each in reading.actions] == ["Act", "Rest"]


def test_an_empty_column_is_no_question_whatever_its_heading():
    assert not Plan("Front Door").table((*PRIORITIES, "Notes"), ("", "Act", "Jun-26", "", "", "")).read().questions


def test_two_headings_nobody_knows_keep_a_table_from_being_half_read():
    row = ("", "Act", "Jun-26", "", "", "Red", "x")
    reading = Plan("Front Door").table((*PRIORITIES, "Current RAG", "Notes"), row).read()
    assert [q.kind for q in reading.questions] == ["table_not_understood"]
    assert reading.actions == ()


def test_a_table_of_contents_is_no_question():
    plan = Plan("Plan").table(("Introduction", "3"), ("Front Door", "4"))
    assert plan.read().questions == ()


def test_a_table_without_headings_right_after_another_goes_on_with_it():
    plan = one_area(["Outcome: Safe", "* See them"], ["Jun-26"]).say("Front Door (continued)")
    reading = plan.table(("", "* Hear them", "Jul-26", "", "")).read()
    assert [(a.text, a.area, a.dates[0].iso) for a in reading.actions] == [
        ("See them", "Front Door", "2026-06"),
        ("Hear them", "Front Door", "2026-07"),
    ]


def test_a_table_without_headings_under_new_words_is_not_taken_for_a_continuation():
    plan = one_area(["* See them"], ["Jun-26"]).say("Something else").table(("", "Hear them", "Jul-26", "", ""))
    assert [q.kind for q in plan.read().questions] == ["table_not_understood"]


def test_a_plan_and_its_scorecard_are_read_from_one_document():
    plan = one_area(["* Act"], ["Jun-26"]).table(SCORECARD, ("", "Seen in time", "70%", "80%", "90%", "Safe"))
    reading = plan.read()
    assert (len(reading.actions), len(reading.measures)) == (1, 1)


def test_a_path_is_read_like_its_bytes(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(one_area(["* Act"], ["Jun-26"]).bytes())
    assert document.read(path, name="plan.docx") == document.read(path.read_bytes(), name="plan.docx")


@pytest.mark.parametrize("raw", ["when ready", "after the pilot"])
def test_a_date_of_unknown_form_is_asked_about_and_kept(raw):
    reading = one_area(["* Act"], [raw]).read()
    (question,) = reading.questions
    assert (question.kind, question.readings) == ("date_not_understood", ((raw,),))
    assert reading.actions[0].dates[0].raw == raw
    assert reading.actions[0].dates[0].iso is None


def test_headings_in_two_rows_are_no_actions_and_the_upper_ones_are_told() -> None:
    upper = ("", "What we will do", "", "How we will know", "")
    row = ("Homes", ["* Paint"], ["* Jul-26"], ["* Painted"], ["* Estates"])
    reading = Plan("Plan", "Council").table(upper, PRIORITIES, row).read()
    assert [(action.area, action.text) for action in reading.actions] == [("Homes", "Paint")]
    assert reading.warnings == ("table 1, row 1: read as headings of headings: What we will do | How we will know",)


def test_a_table_inside_a_cell_is_more_of_that_cell() -> None:
    row = ("Homes", ["* Paint"], ["* Jul-26"], ["* Painted"], ["* Estates"])
    plan = Plan("Plan", "Council").table(PRIORITIES, row)
    inner = plan.word.tables[0].cell(1, 1).add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "Sweep", "Wash"
    assert [action.text for action in plan.read().actions] == ["Paint", "Sweep", "Wash"]


def test_a_table_that_goes_on_in_fewer_columns_is_read_and_in_more_is_asked_about() -> None:
    row = ("Homes", ["* Paint"], ["* Jul-26"], ["* Painted"], ["* Estates"])
    begun = (PRIORITIES, row)
    fewer = Plan("Plan", "Council").table(*begun).table(("", ["* Mend"], ["* Aug-26"], ["* Mended"])).read()
    assert [(action.text, action.area) for action in fewer.actions] == [("Paint", "Homes"), ("Mend", "Homes")]
    more = Plan("Plan", "Council").table(*begun).table(("", "Mend", "Aug-26", "", "", "more")).read()
    assert [question.kind for question in more.questions] == ["table_not_understood"]
