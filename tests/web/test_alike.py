"""Questions that ask the same, on one page: answered at once, each by itself, and taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.plans import documents
from goldenthread.plans.models import PlanDocument
from tests.plans.handed_in import handed_in, read_so
from tests.plans.reading import made_up
from tests.plans.reading.test_alike import PAIRS, asked
from tests.web.signing import signed_in
from tests.world import World


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def client(lead: Person) -> Client:
    return signed_in(lead)


@pytest.fixture
def plan(world: World, lead: Person) -> PlanDocument:
    return read_so(handed_in(lead, world.authority, plan=made_up.UNEVEN), asked())


def ids(plan: PlanDocument) -> list[str]:
    """The questions about partners."""
    return [each["id"] for each in plan.reading["questions"] if each["about"].get("list") == "partners"]


def place(plan: PlanDocument) -> str:
    return f"/plans/documents/{plan.pk}/questions/{ids(plan)[0]}/alike/"


def partners(plan: PlanDocument) -> list[tuple[str, ...]]:
    plan.refresh_from_db()
    return [block.partners_raw for block in documents.settled(plan).blocks]


def test_the_document_leads_to_those_that_are_alike(client: Client, plan: PlanDocument) -> None:
    page = client.get(f"/plans/documents/{plan.pk}/").text
    assert f'href="{place(plan)}">Is this one line, or several? (partners)</a>: 3 open' in page
    assert "(measures)" not in page
    assert page.count("Answer this and the others that ask the same") == 3
    assert f'href="{place(plan).replace(ids(plan)[0], ids(plan)[2])}">Answer this' in page


def test_one_answer_settles_all_and_can_be_taken_back(client: Client, plan: PlanDocument) -> None:
    page = client.get(place(plan)).text
    assert "3 open questions that ask the same" in page and "(1) Schools; (2) Housing" in page
    sent = client.post(place(plan), {"version": plan.version, "together": "all"}, follow=True)
    assert partners(plan) == list(PAIRS)
    assert "3 questions are answered." in sent.text
    assert "All of them are answered." in client.get(place(plan)).text
    undo = {"version": plan.version, "questions": ",".join(ids(plan))}
    client.post(f"/plans/documents/{plan.pk}/undo/", undo)
    assert partners(plan) == [(" ".join(pair),) for pair in PAIRS]


def test_each_may_be_answered_by_itself_and_the_others_stay_open(client: Client, plan: PlanDocument) -> None:
    first, second, third = ids(plan)
    open_before = plan.questions_open
    sent = {"version": plan.version, "together": "", f"answer-{first}": "none", f"answer-{second}": "2"}
    client.post(place(plan), {**sent, f"answer-{third}": ""})
    assert partners(plan) == [("Police Health",), PAIRS[1], ("Advocacy Finance",)]
    assert set(plan.answers) == {first, second}
    assert plan.questions_open == open_before - 2


def test_one_by_itself_comes_before_the_answer_for_all(client: Client, plan: PlanDocument) -> None:
    _, second, _ = ids(plan)
    client.post(place(plan), {"version": plan.version, "together": "all", f"answer-{second}": "none"})
    assert partners(plan) == [PAIRS[0], ("Schools Housing",), PAIRS[2]]


def test_an_answer_that_does_not_fit_is_shown_beside_its_question(client: Client, plan: PlanDocument) -> None:
    first, second, _ = ids(plan)
    sent = client.post(place(plan), {"version": plan.version, f"answer-{first}": "2", f"answer-{second}": "9"})
    assert sent.status_code == 422
    assert f'href="#id_answer-{second}"' in sent.text and f'href="#id_answer-{first}"' not in sent.text
    plan.refresh_from_db()
    assert plan.answers == {}


def test_no_answer_at_all_says_what_to_do(client: Client, plan: PlanDocument) -> None:
    sent = client.post(place(plan), {"version": plan.version})
    assert sent.status_code == 422 and "Choose one answer for all of them" in sent.text


def test_a_stale_page_keeps_what_was_typed(client: Client, plan: PlanDocument) -> None:
    first, second, _ = ids(plan)
    client.post(place(plan), {"version": plan.version, f"answer-{first}": "2"})
    sent = client.post(place(plan), {"version": plan.version, f"answer-{second}": "1 and 2"})
    assert sent.status_code == 409
    assert "Somebody else worked on this document" in sent.text and 'value="1 and 2"' in sent.text


NEVER = ("", "Paint", "when Mercury rises", "", "")
UNDATED = made_up.Plan("Plan 2026-27", "Northmoor", "Homes").table(made_up.PRIORITIES, NEVER, NEVER, NEVER)


@pytest.fixture
def undated(world: World, lead: Person) -> str:
    """Where the three questions about one date that nobody knows are answered together."""
    return f"/plans/documents/{handed_in(lead, world.authority, plan=UNDATED).pk}/questions/q1/alike/"


def test_one_date_is_the_answer_wherever_its_words_stand(client: Client, undated: str) -> None:
    assert "What date is “when Mercury rises”?" in client.get(undated).text
    document = PlanDocument.objects.get()
    client.post(undated, {"version": document.version, "shared": "Aug 2027"})
    document.refresh_from_db()
    assert document.questions_open == 0
    assert [date.iso for each in documents.settled(document).actions for date in each.dates] == ["2027-08"] * 3


def test_one_date_that_is_none_is_refused_once(client: Client, undated: str) -> None:
    sent = client.post(undated, {"version": PlanDocument.objects.get().version, "shared": "soon"})
    assert sent.status_code == 422
    assert sent.text.count('href="#id_shared"') == 1 and 'href="#id_answer-q1"' not in sent.text
