"""Shape 5: recommendations under headings that say by when, with outcome measures, costs and lead agencies."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import answers, document
from tests.plans.reading.made_up import Plan

HEADINGS = ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency")
THREE_MONTHS = "Within three months of the inspection"


def plan() -> Plan:
    made = Plan("Response to inspection 2026-27", "Northmoor Council", "Immediately")
    made.table(
        HEADINGS,
        ("1. See every child within a day.", "Add a duty worker", "Seen in a day", "£4,000 per month", "Social care"),
        ("", "Share the rota", "Rota shared", "Existing resources", "Police / Health"),
    )
    return made.say(THREE_MONTHS).table(
        HEADINGS,
        ("2. Close the old office.", "Move the team", "Moved", "Net saving of £20,000 a year", "Estates"),
        ("3. Hear children.", "Ask each child", "Voice in files", "To be confirmed", "Advocacy"),
    )


def test_each_recommendation_has_its_number_and_its_time_band():
    found = [(each.ref, each.text, each.timeframe) for each in plan().read().recommendations]
    assert found == [
        ("1", "See every child within a day.", "Immediately"),
        ("2", "Close the old office.", THREE_MONTHS),
        ("3", "Hear children.", THREE_MONTHS),
    ]


def test_each_activity_answers_the_recommendation_of_its_row_or_the_one_above():
    found = [(each.text, each.recommendation) for each in plan().read().actions]
    assert found == [
        ("Add a duty worker", "See every child within a day."),
        ("Share the rota", "See every child within a day."),
        ("Move the team", "Close the old office."),
        ("Ask each child", "Hear children."),
    ]


def test_costs_keep_their_words_with_amount_period_and_category():
    found = [(c.raw, c.amount, c.period, c.category) for a in plan().read().actions if (c := a.cost)]
    assert found == [
        ("£4,000 per month", 4000, "month", None),
        ("Existing resources", None, None, "existing resources"),
        ("Net saving of £20,000 a year", 20000, "year", "net saving"),
        ("To be confirmed", None, None, "to be confirmed"),
    ]


def test_outcome_measures_and_lead_agencies_stand_by_their_activity():
    reading = plan().read()
    assert [each.measures_named for each in reading.actions[:2]] == [("Seen in a day",), ("Rota shared",)]
    assert [each.leads for each in reading.actions[:2]] == [("Social care",), ("Police", "Health")]
    assert (reading.questions, reading.warnings) == ((), ())


def test_sentences_below_each_other_are_asked_about_and_the_cost_of_the_row_is_told_once():
    activity = ["Write a protocol with health", "Monitor attendance at discussions"]
    reading = Plan("Plan", "Immediately").table(HEADINGS, ("1. See them.", activity, "Seen", "£4,000", "Care")).read()
    assert [each.text for each in reading.actions] == [" ".join(activity)]
    (question,) = reading.questions
    assert (question.kind, question.readings[1]) == ("lines_in_doubt", tuple(activity))
    apart = answers.answer(reading, {question.id: "2"})
    assert [each.text for each in apart.actions] == activity
    assert [each.recommendation for each in apart.actions] == ["See them."] * 2
    assert [each.cost.amount if each.cost else None for each in apart.actions] == [4000, None]


@pytest.mark.parametrize(
    "activity",
    [["Write a protocol", "with health"], ["Write a protocol with", "Health and the police"], ["Write", "Ask"]],
)
def test_a_sentence_that_goes_on_is_one_and_nothing_is_asked(activity):
    reading = Plan("Plan", "Immediately").table(HEADINGS, ("1. See them.", activity, "Seen", "Nil", "Care")).read()
    assert len(reading.actions) == 1 and reading.questions == ()


def test_a_band_may_stand_in_a_row_of_its_own_and_the_headings_in_any_order_and_wording():
    reading = Plan("Plan").table(
        ("Lead", "Actions", "Resource implications", "What needs to improve", "Success measures"),
        ("Within six months", "", "", "", ""),
        ("Health", "Train", "TBC", "R4 Train staff", "Trained"),
    ).read()  # fmt: skip
    (action,) = reading.actions
    assert (action.text, action.leads, action.cost.category) == ("Train", ("Health",), "to be confirmed")
    assert [(each.ref, each.timeframe) for each in reading.recommendations] == [("4", "Within six months")]


def test_the_band_goes_on_over_the_page_with_its_headings_repeated():
    made = Plan("Plan", "Immediately").table(HEADINGS, ("1. See them.", "Look", "Seen", "Nil", "Care"))
    made.say("").table(HEADINGS, ("2. Hear them.", "Listen", "Heard", "Nil", "Care"))
    assert {each.timeframe for each in made.read().recommendations} == {"Immediately"}


def test_a_table_without_headings_goes_on_from_the_one_before():
    made = Plan("Plan", "Immediately").table(HEADINGS, ("1. See them.", "Look", "Seen", "Nil", "Care"))
    made.say("").table(("1 continued", "Look again", "Seen", "£1,500 one-off", "Care"))
    reading = made.read()
    assert [each.recommendation for each in reading.actions] == ["See them.", "See them."]
    assert reading.actions[1].cost.period == "once"


def test_a_recommendation_that_two_bands_give_is_kept_under_each():
    made = Plan("Plan", "Immediately").table(HEADINGS, ("1. See them.", "Look", "", "Nil", ""))
    made.say("Within six months of the inspection").table(HEADINGS, ("1. See them.", "Look again", "", "Nil", ""))
    found = [each.timeframe for each in made.read().recommendations]
    assert found == ["Immediately", "Within six months of the inspection"]


def test_a_list_of_activities_takes_what_stands_beside_it_line_by_line():
    (first, second) = Plan("Plan").table(
        HEADINGS,
        ("1. See them.", ["* Look", "* Look again"], ["* Seen", "* Seen twice"], ["£1k pa", "TBC"], ["Care", "Health"]),
    ).read().actions  # fmt: skip
    assert (first.measures_named, first.cost.amount, first.leads) == (("Seen",), 1000, ("Care",))
    assert (second.measures_named, second.cost.category, second.leads) == (
        ("Seen twice",),
        "to be confirmed",
        ("Health",),
    )


def test_measures_that_are_not_as_many_as_the_activities_are_a_question():
    reading = Plan("Plan").table(
        HEADINGS, ("1. See them.", ["* Look", "* Look again"], ["* a", "* b", "* c"], "Nil", "Care")
    ).read()  # fmt: skip
    assert [each.kind for each in reading.questions] == ["counts_differ"]


def test_one_cost_beside_several_activities_is_counted_once_and_said():
    reading = Plan("Plan").table(
        HEADINGS, ("1. See them.", ["* Look", "* Look again"], "", "£9,000 pa", "Care")
    ).read()  # fmt: skip
    assert [each.cost.amount if each.cost else None for each in reading.actions] == [9000, None]
    assert reading.warnings == ("table 1, row 2: 1 costs stand beside 2 activities; they are kept with the first.",)


def test_a_number_that_is_left_out_is_said():
    reading = Plan("Plan").table(
        HEADINGS, ("1. See them.", "Look", "", "Nil", ""), ("4. Hear them.", "Listen", "", "Nil", "")
    ).read()  # fmt: skip
    assert reading.warnings == ("Recommendations are numbered 1, then 4: 2, 3 is not there.",)


def test_a_row_cut_by_the_end_of_a_page_is_put_together():
    made = Plan("Plan").table(HEADINGS, ("1. See every", "Look at each", "Seen", "Nil", "Care"))
    made.say("").table(HEADINGS, ("", "child at home", "", "", ""), ("child.", "Write it down", "", "Nil", ""))
    reading = made.read()
    assert [each.text for each in reading.actions] == ["Look at each child at home", "Write it down"]
    assert {each.recommendation for each in reading.actions} == {"See every child."}


def test_it_survives_being_written_as_json():
    reading = plan().read()
    assert document.Reading.from_json(reading.as_json()) == reading
