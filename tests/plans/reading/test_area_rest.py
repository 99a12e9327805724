"""Words at the top of a slide that may name an area, or be more of the officers of the one above: a question."""

from __future__ import annotations

import pytest

from goldenthread.plans.reading import answers, area_cell, document, in_doubt
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.tables import cell
from tests.plans.reading import differing, made_up
from tests.plans.reading.in_formats import slides
from tests.plans.reading.presented import Cut, parts
from tests.plans.reading.test_presented import word

CUT = ("Front Door", "Responsible officers:", "Head of Service")


def cut_after(lines: int, name: str = "areas named in cells") -> Reading:
    return document.read(slides(parts(word(name)[0], Cut(lines=lines))), name="plan.pptx")


CASES = {
    "an officer, who has no bullet": (CUT, ("Duty Manager",), True),
    "an officer above a label that did not come yet": (CUT, ("Duty Manager", "Linked service plans:"), True),
    "a name with a label that did come": (CUT, ("Carers", "Responsible officers:", "Head of Care"), False),
    "a label that did not come yet, which surely goes on": (CUT, ("Linked service plans:", "Care"), False),
    "words below a label without any, which surely go on": (CUT[:2], ("Duty Manager",), False),
    "names where cells have no labels": (("Front Door",), ("Carers",), False),
    "nothing": (CUT, (), False),
}


@pytest.mark.parametrize("case", CASES)
def test_a_cell_may_go_on_with_the_one_above_where_it_begins_with_words_and_repeats_no_label(case: str) -> None:
    above, below, expected = CASES[case]
    assert area_cell.may_go_on(cell(above), cell(below)) is expected


def test_the_question_names_the_place_and_both_areas() -> None:
    (asked,) = cut_after(4).questions
    assert (asked.kind, asked.where, asked.readings) == (
        "area_not_named",
        "slide 2, row 2 and slide 3, row 2",
        (("Duty Manager",), ()),
    )
    assert asked.about["places"] == [asked.where, "slide 1, row 2"]
    assert asked.message == (
        "“Duty Manager” is read as the name of an area, but the officers of Front Door may go on here from the slide "
        "before. Accept Front Door if they do, or give the area its own name."
    )


@pytest.mark.parametrize("lines", [2, 4])
def test_accepting_gives_the_report_of_the_word_file(lines: int) -> None:
    """The shared report, of which some areas are cut in their recommendations or leads."""
    name = "001_southampton_exception_report"
    found, expected = cut_after(lines, name), word(name)[1]
    rests = {each.id: "accept" for each in found.questions if "rest_of" in each.about}
    assert rests
    assert differing.of(expected, answers.answer(found, rests)) == ([], [])


@pytest.mark.parametrize("lines", [2, 3, 4, 9])
def test_accepting_gives_the_plan_of_the_word_file(lines: int) -> None:
    found = cut_after(lines)
    assert found.questions
    answered = answers.accept_all(found)
    assert differing.of(word("areas named in cells")[1], answered) == ([], [])
    assert answered.questions == ()


def test_its_own_name_keeps_the_area() -> None:
    found = cut_after(4)
    own = answers.answer(found, {found.questions[0].id: "Duty Manager"})
    assert [each.name for each in own.areas] == ["Front Door", "Duty Manager", "Carers"]
    assert own.areas[0].officers == ("Head of Service", "Screening Manager")
    other = answers.answer(found, {found.questions[0].id: "Duty"})
    assert [each.name for each in other.areas] == ["Front Door", "Duty", "Carers"]


def test_who_leads_the_area_of_a_report_is_asked_too() -> None:
    homes = (["Homes", "Leads:", "Ann Fell", "Ben Moss"], "Green", "Amber", ["* Build two", "* Mend"], ["* Jul-26"], [])
    slide = ("Exception Report May 2026", "Northmoor Council", (made_up.REPORT, (homes[0][:3], *homes[1:])))
    rest = (made_up.REPORT, (homes[0][3:], "", "", ["* Paint"], ["* Aug-26"], []))
    found = document.read(slides((*slide, rest)), name="plan.pptx")
    asked = next(each for each in found.questions if each.kind == "area_not_named")
    answered = answers.answer(found, {asked.id: "accept"})
    assert [(each.name, each.leads) for each in answered.areas] == [("Homes", ("Ann Fell", "Ben Moss"))]
    assert {each.area for each in answered.actions} == {"Homes"}


def test_an_analysis_that_was_cut_goes_on_with_the_part_in_which_it_was_cut() -> None:
    top = (made_up.REPORT, (["Homes", "Leads:", "Ann Fell"], "Green", "Amber", ["* Build"], ["* Jul-26"],
                            ["Progress: One is built.", "Risks: It leaks."]))  # fmt: skip
    rest = (made_up.REPORT, (["Ben Moss"], "", "", ["* Paint"], ["* Aug-26"], ["Few carers came."]))
    found = document.read(slides(("Exception Report May 2026", "Northmoor Council", top, rest)), name="plan.pptx")
    asked = next(each for each in found.questions if each.kind == "area_not_named")
    answered = answers.answer(found, {asked.id: "accept"})
    (area,) = answered.areas
    assert [each.text for each in area.progress] == ["One is built."]
    assert [each.text for each in area.risks] == ["It leaks.", "Few carers came."]
    assert answered.warnings == found.warnings


def test_an_area_without_a_rating_and_without_labels_above_is_asked_too() -> None:
    top = (
        ["Homes", "(HM)"],
        "Green",
        "Amber",
        ["* Build two", "* Mend"],
        ["* Jul-26", "* Aug-26"],
        ["Progress: Done."],
    )
    rest = (["Ann Fell"], "", "", ["* Paint"], ["* Sep-26"], [])
    own = (["Schools", "(SC)"], "Red", "Red", ["* Teach"], ["* Sep-26"], [])
    opening = ("Exception Report May 2026", "Northmoor Council", (made_up.REPORT, top))
    found = document.read(slides((*opening, (made_up.REPORT, rest), (made_up.REPORT, own))), name="plan.pptx")
    (asked,) = [each for each in found.questions if each.kind == "area_not_named"]
    answered = answers.answer(found, {asked.id: "accept"})
    assert [(each.name, each.leads) for each in answered.areas] == [("Homes", ("Ann Fell",)), ("Schools", ())]


def test_rows_that_are_one_again_ask_which_go_together_under_ids_of_their_own() -> None:
    top = (made_up.PRIORITIES, (["Homes", "Leads:", "Ann"], ["* Build", "* Mend"], ["* Jul-26"], [], []))
    rest = (made_up.PRIORITIES, (["Ben"], ["* Paint", "* Clean"], ["* Aug-26", "* Sep-26", "* Oct-26"], [], []))
    last = (made_up.PRIORITIES, (["Cleo"], ["* Sweep"], ["* Nov-26", "* Dec-26"], [], []))
    found = document.read(slides(("Plan 2026-27", top, rest, last)), name="plan.pptx")
    first, second = [each.id for each in found.questions if each.kind == "area_not_named"]
    one = answers.answer(found, {first: "accept"})
    assert [(each.name, each.officers) for each in one.areas] == [("Homes", ("Ann", "Ben")), ("Cleo", ())]
    both = answers.answer(found, {second: "Homes", first: "accept"})
    assert [(each.name, each.officers) for each in both.areas] == [("Homes", ("Ann", "Ben", "Cleo"))]
    (pairs,) = both.questions
    assert (pairs.kind, pairs.id) == ("counts_differ", f"{first}-{second}-rest1")
    settled = answers.answer(found, {pairs.id: "accept", second: "accept", first: "accept"})
    assert settled.is_settled and {each.area for each in settled.actions} == {"Homes"}
    assert len({each.key for each in settled.actions}) == len(settled.actions) == 5
    kept = {pairs.id: "accept", second: "accept", first: "accept"}
    assert in_doubt.without(kept, [second]) == {first: "accept"}
    assert answers.answer(found, {pairs.id: "accept", first: "accept"}).areas == one.areas
    alone = answers.answer(found, {second: "accept"})
    assert (alone.areas, alone.actions) == (both.areas, both.actions)
    with pytest.raises(AnswerRefused, match="does not fit"):
        answers.answer(found, {second: "accept", first: "Benefits"})
