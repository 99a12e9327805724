"""Words that were left out of a plan, and rows that may be titles, on the page of the document: each with its own
question, and brought back by the answer."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.plans import documents
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import document as reader
from goldenthread.plans.reading.model import Reading
from goldenthread.web.plan_documents import answering
from tests.plans.handed_in import handed_in
from tests.plans.reading import made_up
from tests.plans.reading.in_formats import slides
from tests.plans.reading.test_area_rest import cut_after
from tests.plans.reading.test_excel import book, saved
from tests.web.signing import signed_in
from tests.world import World

ROW = ("Homes", "Paint", "Jul-26", "", "")
CLOSED = made_up.Plan("Improvement Plan", "Northmoor Council").table(
    made_up.PRIORITIES, ROW, ("Parks",), ("Contact us",)
)


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def client(lead: Person) -> Client:
    return signed_in(lead)


def kept(world: World, lead: Person, reading: Reading) -> PlanDocument:
    """A document that was read so."""
    document = handed_in(lead, world.authority, plan=made_up.UNEVEN)
    document.reading, document.answers = reading.as_json(), {}
    document.questions = document.questions_open = len(reading.questions)
    document.save()
    return document


def test_closing_rows_are_numbered_and_those_named_are_areas(client: Client, lead: Person, world: World) -> None:
    document = handed_in(lead, world.authority, plan=CLOSED)
    page = client.get(f"/plans/documents/{document.pk}/").text
    assert "Are these words areas of the plan?" in page
    assert "(1) Parks; (2) Contact us" in page and 'value="none"' in page
    sent = {"version": document.version, "do": "save", "answer": "1"}
    client.post(f"/plans/documents/{document.pk}/questions/q1/", sent)
    document.refresh_from_db()
    assert [each.name for each in documents.settled(document).areas] == ["Homes", "Parks"]
    assert "Read as areas of the plan: 1." in client.get(f"/plans/documents/{document.pk}/").text


def test_an_answer_that_names_no_line_says_what_would(client: Client, lead: Person, world: World) -> None:
    document = handed_in(lead, world.authority, plan=CLOSED)
    sent = {"version": document.version, "do": "save", "answer": "7"}
    found = client.post(f"/plans/documents/{document.pk}/questions/q1/", sent)
    assert found.status_code == 422
    assert "Give the numbers of the lines that are part of the plan" in found.text


def test_words_that_may_go_on_with_an_area_ask_just_that(client: Client, lead: Person, world: World) -> None:
    document = kept(world, lead, cut_after(4))
    page = client.get(f"/plans/documents/{document.pk}/").text
    assert "Is this an area, or more of Front Door?" in page
    assert "What is this area called?" not in page and "<strong>The words:</strong> Duty Manager" in page
    client.post(f"/plans/documents/{document.pk}/questions/q1/", {"version": document.version, "answer": "Front Door"})
    assert "Read as more of Front Door." in client.get(f"/plans/documents/{document.pk}/").text


def test_figures_without_a_measure_are_called_a_row() -> None:
    rows = (("", "Visits", "1%", "2%", "3%", ""), ("", "", "4%", "5%", "", ""))
    (question,) = made_up.Plan("Plan 2026-27").table(made_up.SCORECARD, *rows).read().questions
    assert answering.title(question) == "A row of this table was left out"


def test_a_row_that_may_be_a_title_offers_both(client: Client, lead: Person, world: World) -> None:
    rows = [("Plan",), made_up.PRIORITIES, ROW, ("Schools", "A good year"), made_up.PRIORITIES, ROW]
    document = kept(world, lead, reader.read(saved(book(("Sheet1", list(rows)))), name="plan.xlsx"))
    page = client.get(f"/plans/documents/{document.pk}/").text
    assert "Is this a row of its table, or a title of the next?" in page
    assert "<option selected>A row of its table</option><option>A title of the next</option>" in page
    sent = {"version": document.version, "answer": "A title of the next"}
    client.post(f"/plans/documents/{document.pk}/questions/q1/", sent)
    document.refresh_from_db()
    assert [each.text for each in documents.settled(document).actions] == ["Paint", "Paint"]
    assert "Read as: A title of the next." in client.get(f"/plans/documents/{document.pk}/").text


def slide(first: str, *lists: tuple[str, ...]) -> tuple[tuple[object, ...], ...]:
    return (made_up.PRIORITIES, (first.split("|"), *(list(each) for each in lists), [], []))


def test_rows_that_an_answer_made_one_ask_on_the_page_and_go_with_the_answer(
    client: Client, lead: Person, world: World
) -> None:
    top = slide("Homes|Leads:|Ann", ("* Build", "* Mend"), ("* Jul-26",))
    rest = slide("Ben", ("* Paint", "* Clean"), ("* Aug-26", "* Sep-26", "* Oct-26", "* Nov-26"))
    document = kept(world, lead, reader.read(slides(("Plan 2026-27", top, rest)), name="plan.pptx"))
    (area,) = [each["id"] for each in document.reading["questions"] if each["kind"] == "area_not_named"]
    place, born = f"/plans/documents/{document.pk}/", f"{area}-rest1"
    client.post(f"{place}questions/{area}/", {"version": document.version, "answer": "Homes"})
    document.refresh_from_db()
    assert [each.question.id for each in documents.asked(document) if each.is_open] == [born]
    page = client.get(f"{place}questions/{born}/").text
    assert "Which dates go with which action?" in page and "The row it is about" not in page
    client.post(f"{place}questions/{born}/", {"version": document.version, "do": "accept"})
    document.refresh_from_db()
    assert document.questions_open == 0 and set(document.answers) == {area, born}
    client.post(f"{place}undo/", {"version": document.version, "questions": area})
    document.refresh_from_db()
    assert (document.answers, document.questions_open) == ({}, len(document.reading["questions"]))
