"""Rows of a sheet right above headings that come again: told where anything tells, else asked, and mended by the
answer."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread.plans.reading import answers, document
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Reading
from goldenthread.plans.reading.shapes import recommended
from goldenthread.plans.reading.tables import Row, cell
from tests.plans.reading import in_formats
from tests.plans.reading.made_up import PRIORITIES, SCORECARD, Plan
from tests.plans.reading.test_excel import book, saved
from tests.plans.reading.test_tight_sheets import PAINT, TEACH, TITLE, parts

BANDS = ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency")
BUILD, TEACH_ALL = ("", *PAINT[1:]), ("", *TEACH[1:])
OTHERS = ("Responsible officers: Head of Schools", *TEACH[1:])


def ask(text: str) -> tuple[str, ...]:
    return (text, "Ask each child", "Voice", "£10", "Advocacy")


def read(*rows: tuple[object, ...]) -> Reading:
    return document.read(saved(book(("Sheet1", list(rows)))), name="plan.xlsx")


@pytest.mark.parametrize("label", ["Area", "Area:", "Service area", "Theme"])
@pytest.mark.parametrize("gap", [(), ((),)])
def test_a_label_and_a_name_above_headings_name_the_area_below(label: str, gap: tuple[tuple[object, ...], ...]) -> None:
    rows = (*gap, (label, "Schools"), PRIORITIES, TEACH_ALL)
    found = read(TITLE, (label, "Homes"), PRIORITIES, BUILD, *rows)
    assert [(each.text, each.area) for each in found.actions] == [("Paint", "Homes"), ("Teach", "Schools")]
    assert ([each.name for each in found.areas], found.questions) == (["Homes", "Schools"], ())


def test_a_label_and_a_name_in_the_first_row_of_a_word_table_name_its_area() -> None:
    found = Plan("Plan 2026-27").table(("Area", "Schools"), PRIORITIES, TEACH_ALL).read()
    assert ([each.name for each in found.areas], found.warnings) == (["Schools"], ())


LABELLED = (("Area", "Homes"), PRIORITIES, BUILD, ("Area", "Schools"), PRIORITIES, TEACH_ALL, ("Area:", "Parks"), BUILD)


@pytest.mark.parametrize("kind", ["docx", "pptx", "pdf", "txt"])
def test_a_label_and_a_name_between_the_rows_of_any_format_name_an_area(kind: str) -> None:
    writers = {**in_formats.WRITERS, "docx": in_formats.docx}
    found = document.read(writers[kind](("Improvement Plan 2026-27", LABELLED)), name=f"plan.{kind}")
    assert [(each.text, each.area) for each in found.actions] == [
        ("Paint", "Homes"), ("Teach", "Schools"), ("Paint", "Parks"),
    ]  # fmt: skip
    assert ([each.name for each in found.areas], found.warnings) == (["Homes", "Schools", "Parks"], ())


def test_a_label_and_a_name_between_measures_are_their_area() -> None:
    visits = ("", "Visits", "1%", "2%", "3%", "")
    found = Plan("Plan 2026-27").table(SCORECARD, visits, ("Area", "Homes"), ("", "Calls", *visits[2:])).read()
    assert [(each.text, each.area) for each in found.measures] == [("Visits", "Front Door"), ("Calls", "Homes")]


def test_two_words_that_are_headings_name_no_area() -> None:
    assert parts(TITLE, PRIORITIES, PAINT, ("Service", "Leads"), PRIORITIES, TEACH)[0][1] == [2, 3, 4]


def rows(*texts: str) -> list[Row]:
    return [Row(at, (cell([text]), cell(["Ask"]))) for at, text in enumerate(texts, start=1)]


CASES = {
    "numbered between those above and below": (["3. Hear"], "4. Train staff", ["5. Close"], "surely"),
    "half a sentence": (["3. Hear children and"], "their carers", ["4. Close"], "surely"),
    "the last number": (["3. Hear"], "4. Train staff", ["1. Close"], "maybe"),
    "the number of the one below": (["3. Hear"], "4. Practice", ["4. Close"], "maybe"),
    "no numbers at all": (["Hear children."], "Train staff", ["Close"], "maybe"),
    "a number that does not follow": (["3. Hear"], "12. Practice", ["13. Close"], "not"),
    "words below numbers": (["3. Hear"], "Practice", ["4. Close"], "not"),
}


@pytest.mark.parametrize("case", CASES)
def test_words_between_two_tables_are_a_recommendation_where_their_number_says_so(case: str) -> None:
    above, text, below, expected = CASES[case]
    assert recommended.belongs(rows(text)[0], rows(*above), rows(*below)) == expected


def test_a_recommendation_without_an_action_right_above_headings_is_kept() -> None:
    found = read(TITLE, BANDS, ask("3. Hear children."), ("4. Train staff.",), BANDS, ask("5. Close it."))
    assert [(each.ref, each.text) for each in found.recommendations] == [
        ("3", "Hear children."), ("4", "Train staff."), ("5", "Close it."),
    ]  # fmt: skip
    assert [each.recommendation for each in found.actions] == ["Hear children.", "Close it."]
    assert (found.questions, found.warnings) == ((), ())


LAST = (TITLE, BANDS, ask("3. Hear children."), ("4. Train staff.",), ("Within three months",), BANDS, ask("1. Close."))


def test_one_that_may_be_a_title_is_asked_and_the_answer_keeps_it() -> None:
    found = read(*LAST)
    (asked,) = found.questions
    assert (asked.kind, asked.where, asked.readings) == (
        "table_not_understood", "sheet “Sheet1”, row 4", (("4. Train staff.",),)
    )  # fmt: skip
    assert [each.ref for each in answers.accept_all(found).recommendations] == ["3", "1"]
    kept = answers.answer(found, {asked.id: "1"}).recommendations
    assert [(each.ref, each.text, each.timeframe) for each in kept] == [
        ("3", "Hear children.", ""), ("4", "Train staff.", ""), ("1", "Close.", "Within three months"),
    ]  # fmt: skip


@pytest.mark.parametrize("given", ["2", "0", "all", "", ["1"]])
def test_an_answer_that_names_no_line_is_refused(given: Any) -> None:
    found = read(*LAST)
    with pytest.raises(AnswerRefused, match="does not fit"):
        answers.answer(found, {found.questions[0].id: given})


def test_an_area_above_headings_whose_rows_name_their_own_is_asked() -> None:
    found = read(TITLE, PRIORITIES, PAINT, ("Parks",), PRIORITIES, TEACH)
    (asked,) = found.questions
    assert (asked.where, asked.about["listed"]) == ("sheet “Sheet1”, row 4", "areas")
    assert {each.name for each in answers.answer(found, {asked.id: "1"}).areas} == {"Homes", "Schools", "Parks"}


def test_all_such_words_of_a_document_are_one_question() -> None:
    found = read(TITLE, PRIORITIES, PAINT, ("Parks",), PRIORITIES, TEACH, ("Roads",), PRIORITIES, PAINT)
    (asked,) = found.questions
    assert asked.readings == (("Parks", "Roads"),)
    assert asked.about["places"] == ["sheet “Sheet1”, row 4", "sheet “Sheet1”, row 7"]
    assert {each.name for each in answers.answer(found, {asked.id: "2"}).areas} == {"Homes", "Schools", "Roads"}


def test_a_row_of_two_cells_above_headings_that_come_again_is_asked() -> None:
    found = read(TITLE, PRIORITIES, PAINT, ("Schools", "A good year"), PRIORITIES, OTHERS)
    asked = next(each for each in found.questions if each.kind == "row_in_doubt")
    assert (asked.where, asked.readings) == ("sheet “Sheet1”, row 4", (("Schools", "A good year"),))
    row = answers.answer(found, {asked.id: "accept"})
    assert [each.text for each in row.actions] == ["Paint", "A good year", "Teach"]
    title = answers.answer(found, {asked.id: "A title of the next", **named(found)})
    assert [(each.text, each.area) for each in title.actions] == [("Paint", "Homes"), ("Teach", "Schools")]
    assert ([each.name for each in title.areas], title.questions) == (["Homes", "Schools"], ())


@pytest.mark.parametrize("kind", ["docx", "pptx", "pdf", "txt"])
def test_a_row_of_two_cells_above_headings_inside_one_table_is_asked_in_every_format(kind: str) -> None:
    rows = [PRIORITIES, PAINT, BUILD, ("Schools", "A good year", "", "", ""), PRIORITIES, OTHERS]
    written = in_formats.WRITERS.get(kind, in_formats.docx)((rows,))
    found = document.read(written, name=f"plan.{kind}")
    (asked,) = (each for each in found.questions if each.kind == "row_in_doubt")
    assert asked.readings == (("Schools", "A good year"),)
    row = answers.answer(found, {asked.id: "accept"})
    assert [each.text for each in row.actions] == ["Paint", "Paint", "A good year", "Teach"]
    title = answers.answer(found, {asked.id: "A title of the next", **named(found)})
    assert [each.text for each in title.actions] == ["Paint", "Paint", "Teach"]
    assert {each.area for each in title.actions} == {"Homes", "Schools"}


def test_a_row_of_two_cells_is_a_row_where_no_row_above_has_more_or_other_headings_follow() -> None:
    rows = [PRIORITIES, ("Homes", "Paint", "", "", ""), PRIORITIES, OTHERS]
    assert not document.read(in_formats.docx((rows,)), name="plan.docx").questions
    rows = [PRIORITIES, PAINT, ("Schools", "Teach", "", "", ""), ("", "Build", "Jun-26", "Built", "Police")]
    assert "row_in_doubt" not in {
        each.kind for each in document.read(in_formats.docx((rows,)), name="plan.docx").questions
    }


def named(found: Reading) -> dict[str, str]:
    return {each.id: "Schools" for each in found.questions if each.kind == "area_not_named"}


def test_a_row_of_two_cells_is_a_row_where_an_empty_row_follows() -> None:
    found = read(TITLE, PRIORITIES, PAINT, ("Schools", "Teach"), (), PRIORITIES, PAINT)
    assert [each.kind for each in found.questions] == []
