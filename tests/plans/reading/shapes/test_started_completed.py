"""Shape 6: one recommendation to a group of rows, start and completion in one cell, and the date completed."""

from __future__ import annotations

from goldenthread.plans.reading import answers
from tests.plans.reading.made_up import Plan

HEADINGS = ("Recommendation", "Action", "Lead owners", "Start and completion", "Date completed")


def plan() -> Plan:
    made = Plan("Action plan 2020-21", "Northmoor Council").table(
        ("Recommendation", "Action", "Lead Owners", "Start and Completion", "Date"),
        ("1 Make members part of the", "Invite members", "Head of Care / Cllr Blue",
         "Start: Sept 20 Completed by: Mar 21", "completed"),
        ("improvement work", "Hold briefings", "Cllr Blue", "Meetings to be diarised by 30th Sept 20", ["", "Oct 20"]),
        ("2 Plan for money", "Write the budget", "Finance", "Build into 21/22 business planning cycle", ""),
    )  # fmt: skip
    return made.say("").table(
        HEADINGS,
        ("2 continued", "Agree the budget", "Head of Finance\nCllr Green",
         "Start: Oct 20 Completed by: ongoing", "Ongoing"),
    )  # fmt: skip


def test_a_recommendation_split_over_two_rows_and_continued_on_the_next_page_is_one():
    reading = plan().read()
    assert [(each.ref, each.text) for each in reading.recommendations] == [
        ("1", "Make members part of the improvement work"),
        ("2", "Plan for money"),
    ]
    assert [each.recommendation for each in reading.actions] == [
        *["Make members part of the improvement work"] * 2,
        *["Plan for money"] * 2,
    ]


def test_leads_are_told_apart_by_strokes_and_lines():
    assert [each.leads for each in plan().read().actions] == [
        ("Head of Care", "Cllr Blue"), ("Cllr Blue",), ("Finance",), ("Head of Finance", "Cllr Green"),
    ]  # fmt: skip


def test_start_and_completion_are_told_apart_and_keep_their_words():
    actions = plan().read().actions
    assert [(a.start.raw, a.start.iso) if a.start else None for a in actions] == [
        ("Sept 20", "2020-09"), None, None, ("Oct 20", "2020-10"),
    ]  # fmt: skip
    assert [[(d.raw, d.iso, d.reason) for d in a.dates] for a in actions] == [
        [("Mar 21", "2021-03", None)],
        [("Meetings to be diarised by 30th Sept 20", "2020-09-30", "the words beside the date say what it is for")],
        [("Build into 21/22 business planning cycle", None, "a financial year, not a month")],
        [("ongoing", None, "ongoing, without a date")],
    ]


def test_the_word_that_the_wrapped_heading_left_in_the_first_row_is_dropped():
    completed = [each.completed for each in plan().read().actions]
    assert completed[0] is None
    assert completed[1] is not None and completed[1].iso == "2020-10"
    assert completed[3] is not None and completed[3].reason == "ongoing, without a date"


def test_completed_under_a_whole_heading_is_no_stray_word():
    row = ("1 See them", "Look", "Care", "Start: Sept 20 Completed by: Mar 21", "Completed")
    (action,) = Plan("Plan").table(HEADINGS, row).read().actions
    assert action.completed.reason == "said to be complete, without a date"


def test_the_stray_word_may_stand_in_a_row_of_its_own():
    reading = Plan("Plan").table(
        (*HEADINGS[:4], "Date"), ("", "", "", "", "completed"), ("1 See them", "Look", "Care", "Sept 20 to Mar 21", "")
    ).read()  # fmt: skip
    (action,) = reading.actions
    assert (action.start.iso, action.dates[0].iso, action.completed) == ("2020-09", "2021-03", None)
    assert reading.warnings == ()


def test_a_date_that_nobody_knows_is_a_question_that_an_answer_settles():
    row = ("1 See them", "Look", "Care", "when the leaves fall", "")
    reading = Plan("Plan").table(HEADINGS, row).read()
    assert [each.kind for each in reading.questions] == ["date_not_understood"]
    settled = answers.answer(reading, {"q1": "Oct-26"})
    assert settled.is_settled and settled.actions[0].dates[0].iso == "2026-10"


def test_the_headings_may_stand_in_any_order_and_wording():
    reading = Plan("Plan").table(
        ("Owner", "Start date and completion date", "Agreed actions", "Peer challenge recommendations"),
        ("Care", "Start: Sept 20 Completed by: Mar 21", "Look", "3. See them"),
    ).read()  # fmt: skip
    (action,) = reading.actions
    assert (action.text, action.leads, action.dates[0].iso) == ("Look", ("Care",), "2021-03")
    assert [(each.ref, each.source) for each in reading.recommendations] == [("3", "Peer challenge")]


def test_a_date_without_an_action_is_said_not_lost():
    reading = Plan("Plan").table(HEADINGS, ("1 See them", "", "Care", "Mar 21", "")).read()
    assert reading.warnings == ("table 1, row 2: left out, as no action stands beside it: Care | Mar 21",)


def test_page_numbers_and_drafts_are_dropped():
    reading = Plan("Plan").table(
        HEADINGS, ("1 See them", "Look", "Care", "Mar 21", ""), ("", "", "", "", "7"), ("DRAFT", "", "", "", "")
    ).read()  # fmt: skip
    assert len(reading.actions) == 1 and reading.warnings == ()
