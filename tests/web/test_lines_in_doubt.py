"""Lines and words that a PDF leaves open, on the page: asked with their pieces, answered, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.history import chain
from goldenthread.plans import operations
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import document as reader
from goldenthread.plans.reading.tables import Doubt, Manuscript, Row, Table, cell
from tests.plans.handed_in import handed_in
from tests.plans.reading import made_up
from tests.web.signing import signed_in
from tests.world import World

PIECES = ("Visits in time", "Staff trained", "Rota made")
MANUSCRIPT = Manuscript(
    "plan.pdf",
    ("Improvement Plan",),
    (
        Table(
            1,
            (
                Row(1, tuple(cell([text]) for text in made_up.PRIORITIES)),
                Row(
                    2,
                    (cell(["Homes"]), cell(["Visit", "Train"]), cell([]), cell([" ".join(PIECES)]), cell([])),
                    (Doubt(" ".join(PIECES), PIECES), Doubt("Rota made", ("Rotamade",))),
                ),
            ),
            ("Homes",),
        ),
    ),
)


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def client(lead: Person) -> Client:
    return signed_in(lead)


@pytest.fixture
def plan(world: World, lead: Person) -> PlanDocument:
    """A document that was read as the manuscript says."""
    document = handed_in(lead, world.authority, plan=made_up.UNEVEN)
    found = reader.understand(MANUSCRIPT)
    document.reading, document.answers = found.as_json(), {}
    document.questions = document.questions_open = len(found.questions)
    document.save()
    return document


def place(document: PlanDocument, *parts: str) -> str:
    return "/".join([f"/plans/documents/{document.pk}", *parts, ""])


def answer(client: Client, document: PlanDocument, question: str, **fields: str) -> object:
    document.refresh_from_db()
    sent = {"version": document.version, "do": "save", **fields}
    return client.post(place(document, "questions", question), sent)


def asked(document: PlanDocument, kind: str) -> str:
    return next(each["id"] for each in document.reading["questions"] if each["kind"] == kind)


def test_the_pieces_are_numbered_and_one_line_stands_ready(client: Client, plan: PlanDocument) -> None:
    page = client.get(place(plan)).text
    assert "Is this one line, or several?" in page
    assert "(1) Visits in time; (2) Staff trained; (3) Rota made" in page
    assert 'value="none"' in page
    assert "Is it “Rota made” or “Rotamade”?" in page


def test_pieces_told_apart_ask_which_go_with_which_action(client: Client, plan: PlanDocument) -> None:
    lines = asked(plan, "lines_in_doubt")
    answer(client, plan, lines, answer="2, 3")
    page = client.get(place(plan)).text
    assert "A new line begins at 2, 3." in page
    assert "3 measures" in page and "Which measures go with which action?" in page
    plan.refresh_from_db()
    assert plan.questions_open == 2


def test_two_pieces_for_two_actions_leave_nothing_to_pair(client: Client, plan: PlanDocument) -> None:
    answer(client, plan, asked(plan, "lines_in_doubt"), answer="2")
    plan.refresh_from_db()
    page = client.get(place(plan)).text
    assert "Which measures go with which action?" not in page
    assert plan.questions_open == 1


def test_an_answer_that_names_no_piece_keeps_what_was_typed(client: Client, plan: PlanDocument) -> None:
    reply = answer(client, plan, asked(plan, "lines_in_doubt"), answer="7")
    assert reply.status_code == 422
    assert "Give the numbers of the pieces that begin a line" in reply.text and 'value="7"' in reply.text


def test_a_word_is_chosen_from_the_two(client: Client, plan: PlanDocument) -> None:
    answer(client, plan, asked(plan, "word_in_doubt"), answer="Rotamade")
    assert "Read as “Rotamade”." in client.get(place(plan)).text


def test_what_an_answer_gave_rise_to_goes_when_it_is_taken_back(
    client: Client, plan: PlanDocument, lead: Person, world: World
) -> None:
    lines, pairs = asked(plan, "lines_in_doubt"), asked(plan, "counts_differ")
    answer(client, plan, lines, answer="2, 3")
    answer(client, plan, pairs, do="accept")
    plan.refresh_from_db()
    assert set(plan.answers) == {lines, pairs}
    page = client.post(place(plan, "undo"), {"version": plan.version, "questions": lines}, follow=True)
    plan.refresh_from_db()
    assert plan.answers == {}
    assert "Question 1 is open again: its row reads otherwise now." in page.text


def test_an_answer_to_a_row_that_another_answer_cuts_is_open_again_with_what_still_stands(
    client: Client, plan: PlanDocument, lead: Person
) -> None:
    lines, pairs = asked(plan, "lines_in_doubt"), asked(plan, "counts_differ")
    whole, (visit, train) = " ".join(PIECES), [each["key"] for each in plan.reading["actions"]]
    given = [{"action": visit, "dates": [], "measures": [whole]}, {"action": train, "dates": [], "measures": [whole]}]
    plan.refresh_from_db()
    operations.answer_question(
        document=plan, version=plan.version, question=pairs, given=given, by=lead, on=date(2026, 11, 20)
    )
    page = client.post(
        place(plan, "questions", lines), {"version": plan.version, "do": "save", "answer": "2, 3"}, follow=True
    )
    plan.refresh_from_db()
    assert plan.answers == {lines: "2, 3"}
    assert "Question 2 is answered. Question 1 is open again: its row reads otherwise now." in page.text
    last = chain.lines_about(plan).latest("seq")
    assert last.changes == {lines: [None, "2, 3"], pairs: [given, None]}


def test_an_accepted_answer_stands_where_only_a_word_changed(client: Client, plan: PlanDocument) -> None:
    word, pairs = asked(plan, "word_in_doubt"), asked(plan, "counts_differ")
    answer(client, plan, pairs, do="accept")
    answer(client, plan, word, answer="Rotamade")
    plan.refresh_from_db()
    assert plan.answers == {pairs: "accept", word: "Rotamade"}
