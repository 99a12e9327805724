"""Exception reports of our own wording, a trap each."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import answers
from goldenthread.plans.reading.model import Area, Reading
from tests.plans.reading.made_up import REPORT, Plan

HEADLINES = (["Key developments", "A rota is in place."], ["Key risks", "Two posts are vacant."])
CELL = ["Front Door", "Ann Fell", "Core Ofsted recommendation", "Children are seen quickly."]
ACTIONS = ["* Review the rota", "* Audit decisions"]
DUE = ["* July -20", "* March- 21"]
SAID = ["Progress:", "Audits rose – evidence: audit grades.", "Risks:", "Visits are late."]


def report(*cells: object, title: str = "Exception Report – Front Door") -> Plan:
    """A report of one area; ``cells`` replace those of the usual row from the left."""
    row = (*cells, *(CELL, "Green", "Amber", ACTIONS, DUE, SAID)[len(cells) :])
    return Plan("Highlights, October 2026", title).table(HEADLINES).table(REPORT, row)


def only(reading: Reading) -> Area:
    (area,) = reading.areas
    return area


def test_an_area_has_its_lead_ratings_developments_risks_and_statements():
    area = only(report().read())
    assert (area.name, area.leads, area.recommendations) == ("Front Door", ("Ann Fell",), (CELL[3],))
    assert (area.rag_previous, area.rag_current) == ("Green", "Amber")
    assert area.key_developments == ("A rota is in place.",)
    assert area.key_risks == ("Two posts are vacant.",)
    assert [(s.text, s.evidence) for s in area.progress] == [(SAID[1], ("audit grades",))]
    assert [s.text for s in area.risks] == ["Visits are late."]


def test_its_actions_have_their_dates_the_words_as_written():
    found = [(a.text, a.dates[0].raw, a.dates[0].iso) for a in report().read().actions]
    assert found == [("Review the rota", "July -20", "2020-07"), ("Audit decisions", "March- 21", "2021-03")]


def test_a_report_that_says_its_month_asks_nothing():
    reading = report().read()
    assert reading.document.month == "2026-10"
    assert reading.questions == () and reading.warnings == ()


def test_columns_may_stand_in_any_order_and_wording_and_progress_and_risks_apart():
    headings = (
        "Lead officer",
        "Priority area",
        "Progress with evidence",
        "Issues",
        "Actions",
        "By when",
        "Current status",
    )
    row = ("Ann Fell", "Homes", "Built two. Evidence: photographs.", "Rain.", "* Build", "* Jun-26", "G")
    area = only(reading := Plan("Report, May 2026", "Homes").table(headings, row).read())
    assert (area.name, area.leads, area.rag_current, area.rag_previous) == ("Homes", ("Ann Fell",), "Green", None)
    assert [s.evidence for s in area.progress] == [("photographs",)]
    assert [s.text for s in area.risks] == ["Rain."]
    assert [a.text for a in reading.actions] == ["Build"]


def test_ratings_may_be_the_colours_of_their_cells():
    area = only(report(CELL, "#00B050", "#FFC000").read())
    assert (area.rag_previous, area.rag_current, area.rag_current_raw) == ("Green", "Amber", "#FFC000")


def test_yellow_is_asked_and_taken_as_amber_only_when_accepted():
    reading = report(CELL, "G", "Y").read()
    (question,) = reading.questions
    assert (question.kind, question.readings, question.proposal) == (
        "rating_not_understood", (("Y",),), ({"rating": "Amber"},),
    )  # fmt: skip
    assert (only(reading).rag_current, only(reading).rag_current_raw) == (None, "Y")
    assert only(answers.accept_all(reading)).rag_current == "Amber"


def test_an_unknown_rating_without_a_proposal_is_kept_as_written_when_accepted():
    reading = report(CELL, "G", "Started").read()
    assert (only(answers.accept_all(reading)).rag_current, reading.questions[0].proposal) == (None, ())
    assert only(answers.answer(reading, {"q1": "blue"})).rag_current == "Blue"


def test_a_rating_that_only_a_sentence_gives_is_asked():
    said = ["Risks:", "The overall rating was lowered to red."]
    reading = report(CELL, "", "", ACTIONS, DUE, said).read()
    assert [q.readings for q in reading.questions] == [((said[1],),)]
    assert only(answers.accept_all(reading)).rag_current == "Red"


def test_a_sentence_that_contradicts_the_cell_is_told():
    said = ["Risks:", "The rating was moved to red."]
    (warning,) = report(CELL, "G", "A", ACTIONS, DUE, said).read().warnings
    assert "the current rating is Amber" in warning and said[1] in warning


def test_the_heading_names_the_area_and_a_cell_may_call_it_otherwise_or_run_it_into_the_lead():
    short = only(report(["FD", "(front)", "Ann Fell / Ben Moss"]).read())
    assert (short.name, short.leads) == ("Front Door", ("Ann Fell", "Ben Moss"))
    run = only(report(["Front Door Ann Fell"]).read())
    assert (run.name, run.leads) == ("Front Door", ("Ann Fell",))


def test_two_people_without_a_sign_between_them_are_proposed_and_asked():
    reading = report(["Front Door", "Ann Fell Ben Moss"]).read()
    (question,) = reading.questions
    assert (question.kind, only(reading).leads) == ("leads_run_together", ("Ann Fell", "Ben Moss"))
    assert only(answers.answer(reading, {"q1": "Ann Fell Moss; Ben"})).leads == ("Ann Fell Moss", "Ben")


def test_several_areas_may_stand_in_one_table_without_headings():
    plan = Plan("Report, May 2026").table(
        REPORT,
        (["Homes", "Ann Fell"], "G", "G", "* Build", "* Jun-26", "Progress: Built."),
        ("", "", "", "* Paint", "* Jul-26", "Risks: Rain."),
        (["Schools", "Ben Moss"], "R", "A", "* Teach", "* Jun-26", ""),
    )
    reading = plan.read()
    assert [(area.name, area.leads) for area in reading.areas] == [("Homes", ("Ann Fell",)), ("Schools", ("Ben Moss",))]
    assert [(a.area, a.text) for a in reading.actions] == [("Homes", "Build"), ("Homes", "Paint"), ("Schools", "Teach")]
    assert [s.text for s in reading.areas[0].risks] == ["Rain."]


def test_headings_repeated_on_the_next_page_and_a_table_without_them_go_on_with_the_area():
    plan = (
        report()
        .table(REPORT, ("", "", "", "* Paint", "* Jul-26", "Risks: Rain."))
        .table(("", "", "", "* Sweep", "* Aug-26", "More rain."))
    )
    reading = plan.read()
    assert [a.text for a in reading.actions] == ["Review the rota", "Audit decisions", "Paint", "Sweep"]
    assert [s.text for s in only(reading).risks] == ["Visits are late.", "Rain.", "More rain."]


def test_an_action_cut_by_the_page_is_put_together():
    plan = report(CELL, "G", "A", ["* Review the rota", "* Audit decisions made at"], DUE)
    plan.table(REPORT, ("", "", "", ["the front door", "* Train staff"], ["* Aug-26"], ""))
    reading = plan.read()
    assert [a.text for a in reading.actions] == [
        "Review the rota", "Audit decisions made at the front door", "Train staff"
    ]  # fmt: skip
    assert reading.questions == ()


def test_phases_group_actions_and_a_line_above_a_list_is_what_they_are_for():
    priorities = ["* Phase 1", "* Plan", "* Phase 2", "* Build", "Homes are warm", "* Heat"]
    reading = report(CELL, "G", "A", priorities, ["* Jun-26", "* Jul-26", "* Aug-26"]).read()
    assert [(a.text, a.group, a.outcome) for a in reading.actions] == [
        ("Plan", "Phase 1", None),
        ("Build", "Phase 2", None),
        ("Heat", "Phase 2", "Homes are warm"),
    ]


def test_a_row_with_a_date_too_many_is_a_question():
    reading = report(CELL, "G", "A", ACTIONS, [*DUE, "* TBC 14/08/20"]).read()
    (question,) = reading.questions
    assert (question.kind, question.readings[1]) == ("counts_differ", ("July -20", "March- 21", "TBC 14/08/20"))


def test_developments_and_risks_may_stand_in_paragraphs_sentence_by_sentence():
    plan = Plan("Report, May 2026", "Exception report - Homes", "Key developments", "Two are built. One is let.")
    plan.say("Key risks", "It rains.").table(REPORT, (["Homes", "Ann Fell"], "G", "G", "* Build", "* Jun-26", ""))
    area = only(plan.read())
    assert (area.key_developments, area.key_risks) == (("Two are built.", "One is let."), ("It rains.",))


def test_they_may_stand_below_each_other_or_under_headings_of_their_own():
    row = (["Homes", "Ann Fell"], "G", "G", "* Build", "* Jun-26", "")
    below = Plan("Report, May 2026", "Homes").table(["Key developments: Built."], ["Key risks"], ["Rain."])
    beside = Plan("Report, May 2026", "Homes").table(("Key developments", "Key risks"), ("Built.", "Rain."))
    for plan in (below, beside):
        area = only(plan.table(REPORT, row).read())
        assert (area.key_developments, area.key_risks) == (("Built.",), ("Rain.",))


def in_paragraphs() -> Reading:
    plan = report().table(REPORT)
    plan.say("Progress Report – Homes", "Key developments", "Two are built.", "Homes", "Ben Moss")
    return plan.say(
        "Previous RAG: Green", "Current RAG: Amber", "Increase the % let in <10 days", "Paint them", "Oct-26", "Nov-26",
        "Progress:", "Two are let *Evidence: list.*", "Risks:", "It rains.",
    ).read()  # fmt: skip


def test_an_area_may_stand_in_paragraphs_alone_also_after_the_last_table():
    reading = in_paragraphs()
    _, area = reading.areas
    assert (area.name, area.rag_previous, area.rag_current) == ("Homes", "Green", "Amber")
    assert [(s.text, s.evidence) for s in area.progress] == [("Two are let Evidence: list.", ("list",))]
    assert [s.text for s in area.risks] == ["It rains."]
    found = [(a.text, a.dates[0].iso) for a in reading.actions if a.area == "Homes"]
    assert found == [("Increase the % let in <10 days", "2026-10"), ("Paint them", "2026-11")]


def test_a_report_without_a_month_asks_for_it_and_proposes_the_one_most_named():
    said = ["Progress:", "Let 9 in July 2026 – evidence: July 2026 list.", "Open day in May 2026."]
    plan = Plan("Exception Report – Front Door").table(REPORT, (CELL, "G", "A", ACTIONS, DUE, said))
    reading = plan.read()
    (question,) = reading.questions
    assert (question.kind, question.proposal) == ("month_not_stated", ({"month": "2026-07"},))
    assert answers.answer(reading, {"q1": "Aug 26"}).document.month == "2026-08"
    with pytest.raises(answers.AnswerRefused, match="does not fit"):
        answers.answer(reading, {"q1": "last month"})


def test_a_month_that_nothing_names_has_to_be_given():
    reading = Plan("Exception Report – Front Door").table(REPORT, (CELL, "G", "A", ACTIONS, DUE, SAID)).read()
    with pytest.raises(answers.AnswerRefused, match="does not fit"):
        answers.accept_all(reading)


@pytest.mark.parametrize(("question", "given"), [("q1", "purple"), ("q1", 3), ("q2", []), ("q2", " ; "), ("q2", [1])])
def test_answers_that_do_not_fit_are_refused(question, given):
    reading = report(["Front Door", "Ann Fell Ben Moss"], "G", "Y").read()
    kinds = {q.kind: q.id for q in reading.questions}
    wanted = kinds["rating_not_understood" if question == "q1" else "leads_run_together"]
    with pytest.raises(answers.AnswerRefused):
        answers.answer(reading, {wanted: given})


def test_what_stands_under_no_heading_is_told():
    plan = Plan("Report, May 2026", "Homes").table(
        (*REPORT, ""), (["Homes"], "G", "G", "* Build", "* Jun-26", "", "See p. 3")
    )
    assert plan.read().warnings == ("table 1, row 2: left out, being under no heading: See p. 3",)


def test_plain_words_above_a_table_give_way_to_a_cell_that_names_another_area():
    plan = Plan("Report, May 2026", "Overview").table(REPORT, (["Homes"], "G", "G", "* Build", "* Jun-26", ""))
    assert [area.name for area in plan.read().areas] == ["Homes"]


@pytest.mark.parametrize(
    "title", ["Exception Report – May 2026", "Progress report: Quarter 1 2026", "Board Report – Services"]
)
def test_the_title_of_the_document_is_no_area(title):
    plan = Plan(title, "Homes").table(REPORT, (["Homes"], "G", "G", "* Build", "* Jun-26", "Progress: Built."))
    assert [area.name for area in plan.read().areas] == ["Homes"]


def test_ratings_of_single_rows_are_told_and_the_first_is_that_of_the_area():
    plan = Plan("Report, May 2026").table(
        ("Area", "RAG rating", "Actions", "Due"), (["Homes"], "G", "* Build", "Jun-26"), ("", "R", "* Let", "Jul-26")
    )
    reading = plan.read()
    assert only(reading).rag_current == "Green"
    assert reading.warnings == ("table 1, row 3: rated R, which is not read: its area has a rating",)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Previous", "Current"), ("RAG last month", "RAG now"), ("Last month's RAG", "This month’s RAG status"),
        ("Prior rating", "RAG"), ("PREVIOUS BRAG", "Latest rating"),
    ],
)  # fmt: skip
def test_the_two_ratings_may_be_headed_in_many_ways(before, now):
    plan = Plan("Report, May 2026").table(("Area", before, now, "Priorities"), (["Homes"], "G", "A", "* Build"))
    assert (only(plan.read()).rag_previous, only(plan.read()).rag_current) == ("Green", "Amber")


def test_a_lead_for_each_action_leads_it_and_one_for_many_leads_the_area():
    headings = ("Area", "Lead", "RAG", "Priorities", "Due")
    one = Plan("Report, May 2026").table(headings, (["Homes"], "Ann Fell", "G", "* Build", "Jun-26"))
    many = Plan("Report, May 2026").table(headings, (["Homes"], "Ann Fell", "G", ["* Build", "* Let"], ["Jun-26"] * 2))
    assert [a.leads for a in one.read().actions] == [("Ann Fell",)]
    assert [a.leads for a in many.read().actions] == [(), ()]
    assert only(many.read()).leads == ("Ann Fell",)


def test_developments_under_the_organisation_alone_are_said_of_the_area_that_follows():
    plan = Plan("Exception Report May 2026", "Northmoor Children's Services")
    plan.table(("Key developments", "Key risks"), ("Two homes were opened.", "Few carers came."))
    reading = plan.table(REPORT, ("Homes", "Green", "Amber", "Build", "Jul-26", "")).read()
    (area,) = reading.areas
    assert (area.name, area.key_developments, area.key_risks) == (
        "Homes",
        ("Two homes were opened.",),
        ("Few carers came.",),
    )


def test_developments_under_a_heading_of_their_own_stay_with_it():
    plan = Plan("Exception Report May 2026", "Northmoor Council", "Schools")
    plan.table(("Key developments", "Key risks"), ("One was opened.", "None."))
    reading = plan.table(REPORT, ("Homes", "Green", "Amber", "Build", "Jul-26", "")).read()
    assert [(area.name, area.key_developments) for area in reading.areas] == [("Schools", ("One was opened.",))]


@pytest.mark.parametrize("in_words", [False, True])
def test_developments_above_every_area_are_kept_with_the_first_and_told(in_words: bool):
    plan = Plan("Exception Report to the Board", "Northmoor Council August 2026")
    if in_words:
        plan.say("Key developments:", "Two homes were opened.", "Key risks:", "Few carers came.")
    else:
        plan.table(("Key developments", "Key risks"), ("Two homes were opened.", "Few carers came."))
    plan.table(
        REPORT, ("Homes", "Green", "Amber", "Build", "Jul-26", ""), ("Schools", "Red", "Red", "Open", "Jul-26", "")
    )
    reading = plan.read()
    assert [(each.name, each.key_developments, each.key_risks) for each in reading.areas] == [
        ("Homes", ("Two homes were opened.",), ("Few carers came.",)),
        ("Schools", (), ()),
    ]
    assert reading.warnings == ("2 developments and risks above every area, kept with the first one: Homes",)


@pytest.mark.parametrize("heading", ["Analysis of progress and risks", "Progress and risk analysis"])
def test_the_analysis_may_be_headed_in_many_ways(heading: str):
    row = ("Homes", "Green", "Amber", "Build", "Jul-26", "Progress: One is built.")
    (area,) = Plan("Report, May 2026").table((*REPORT[:5], heading), row).read().areas
    assert [each.text for each in area.progress] == ["One is built."]
