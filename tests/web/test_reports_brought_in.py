"""A report and a plan of numbered objectives brought in: what is shown of them, how their questions are answered."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.plans.models import Plan, PlanDocument
from tests.plans.handed_in import handed_in
from tests.plans.reading import made_up
from tests.web.signing import signed_in
from tests.world import World

REPORT = made_up.Plan("Exception report – Homes").table(
    (["Key developments", "Two are built."], ["Key risks", "It rains."])
).table(
    made_up.REPORT,
    (
        ["Homes", "Ann Fell Ben Moss"], "G", "Y", ["* Build", "* Phase 2", "* Let"], ["* Jun-26", "* Jul-26"],
        ["Progress:", "Two let in May 2026 – evidence: the list.", "Risks:", "One leaks."],
    ),
)  # fmt: skip
OBJECTIVES = made_up.Plan("Practice plan").table(
    made_up.OBJECTIVES,
    (
        "1", "Homes are warm.", "Pg 5 Para 13", ["1.1 Heat.", "1.2 Paint."], ["Jun 2026", "Jul 2026", "Aug 2026"],
        ["Ann Fell", "Ben Moss", "Cleo Dale"], ["1. % warm", "Target: 90%"],
    ),
    (["Improvement outcomes", "Nobody is cold."], "", "", "", "", "", ""),
)  # fmt: skip


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def client(lead: Person) -> Client:
    return signed_in(lead)


@pytest.fixture
def report(world: World, lead: Person) -> PlanDocument:
    return handed_in(lead, world.authority, plan=REPORT)


def place(document: PlanDocument, *parts: str) -> str:
    return "/".join([f"/plans/documents/{document.pk}", *parts, ""])


def answer(client: Client, document: PlanDocument, kind: str, do: str = "save", **fields: object) -> object:
    question = next(each["id"] for each in document.reading["questions"] if each["kind"] == kind)
    reply = client.post(place(document, "questions", question), {"version": document.version, "do": do, **fields})
    document.refresh_from_db()
    return reply


def test_what_is_said_of_an_area_stands_above_its_actions(client: Client, report: PlanDocument) -> None:
    page = client.get(place(report)).text
    for words in (
        "Two are built.",
        "It rains.",
        "Evidence read: the list",
        "One leaks.",
        "Ann Fell; Ben Moss",
        "before Green",
        "Phase 2",
    ):
        assert words in page


def test_a_rating_is_chosen_from_those_that_are_known(client: Client, report: PlanDocument) -> None:
    page = client.get(place(report)).text
    assert "What is the current rating of Homes?" in page and "<option selected>Amber</option>" in page
    assert answer(client, report, "rating_not_understood", answer="Purple").status_code == 422
    answer(client, report, "rating_not_understood", answer="Red")
    page = client.get(place(report)).text
    assert "<strong>Rated Red.</strong>" in page and "<strong>Rated:</strong> Red" in page


def test_a_rating_may_be_none(client: Client, report: PlanDocument) -> None:
    answer(client, report, "rating_not_understood", answer="No rating")
    page = client.get(place(report)).text
    assert "Rated No rating." not in page and "Kept without a rating." in page


def test_the_month_stands_ready_as_proposed_and_a_wrong_one_is_refused(client: Client, report: PlanDocument) -> None:
    assert 'value="May 2026"' in client.get(place(report)).text
    reply = answer(client, report, "month_not_stated", answer="last month")
    assert reply.status_code == 422 and "Give the month, such as Jul 2026." in reply.text
    answer(client, report, "month_not_stated", answer="Jun 2026")
    assert "About Jun 2026." in client.get(place(report)).text


def test_people_in_one_line_are_named_one_by_one(client: Client, report: PlanDocument) -> None:
    assert 'value="Ann Fell; Ben Moss"' in client.get(place(report)).text
    answer(client, report, "leads_run_together", answer="Ann Fell Ben; Moss")
    page = client.get(place(report)).text
    assert "Read as Ann Fell Ben; Moss." in page and "<strong>Lead:</strong> Ann Fell Ben; Moss" in page


@pytest.mark.parametrize("kind", ["rating_not_understood", "month_not_stated", "leads_run_together"])
def test_each_kind_has_a_page_of_its_own_with_what_is_proposed(client: Client, report: PlanDocument, kind: str) -> None:
    question = next(each["id"] for each in report.reading["questions"] if each["kind"] == kind)
    page = client.get(place(report, "questions", question)).text
    ready = {"rating_not_understood": 'value="Amber" selected', "month_not_stated": 'value="May 2026"'}
    assert ready.get(kind, 'value="Ann Fell; Ben Moss"') in page


def test_all_proposals_are_taken_and_the_report_is_imported_as_updates_of_its_month(
    client: Client, report: PlanDocument
) -> None:
    client.post(place(report, "accept"), {"version": report.version})
    report.refresh_from_db()
    page = client.get(place(report)).text
    assert "Rated Amber, as proposed." in page and "About May 2026, as proposed." in page
    client.post(place(report, "import"), {"version": report.version})
    update = Plan.objects.get().areas.get().updates.get()
    assert (update.period, update.risk) == ("2026-05", "It rains.\nOne leaks.")


def test_numbered_actions_are_paired_with_their_leads_by_hand(client: Client, lead: Person, world: World) -> None:
    document = handed_in(lead, world.authority, plan=OBJECTIVES)
    page = client.get(place(document)).text
    for words in ("1.1 Heat.", "3 leads", "Which dates and leads go with which action?", "page 5, paragraph 13"):
        assert words in page
    assert "1. % warm" in page and "Nobody is cold." in page
    assert "“Aug 2026”" not in page and page.count("“Jun 2026”") == page.count("“Jul 2026”") == 1
    boxes = {"dates-a1": "1", "dates-a2": ["2", "3"], "leads-a1": "3", "leads-a2": "1"}
    answer(client, document, "counts_differ", **boxes)
    first, second, left = document.answers["q1"]
    assert (first["leads"], second["dates"], second["leads"]) == (["Cleo Dale"], ["Jul 2026", "Aug 2026"], ["Ann Fell"])
    assert left["leads"] == ["Ben Moss"]
    assert "<strong>Leads with no action:</strong> Ben Moss" in client.get(place(document)).text
