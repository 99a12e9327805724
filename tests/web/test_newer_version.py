"""A newer version of a plan's document, page by page."""

from __future__ import annotations

import pytest
from django.test import Client, TestCase

from goldenthread.accounts.models import Person
from goldenthread.plans import documents, operations
from goldenthread.plans.models import Action, DateChange, Plan, PlanDocument
from tests.plans.handed_in import QUESTIONS, content
from tests.plans.newer import NOVEMBER, ONE, SEPTEMBER, TWO, handed_in, imported, renewing, version
from tests.web.signing import signed_in
from tests.web.test_plan_documents import word_file
from tests.world import World


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def plan(world: World, lead: Person) -> Plan:
    return imported(lead, world.authority)


@pytest.fixture
def client(lead: Person) -> Client:
    return signed_in(lead)


def address(document: PlanDocument) -> str:
    return f"/plans/documents/{document.pk}/changes/"


def chosen(document: PlanDocument, **dropped: str) -> dict[str, str]:
    found = documents.compared(document)
    keys = {each.key: "close" if each.key.endswith("dropped") else "take" for each in found.changes}
    return {"version": str(document.version), "seen": found.seen, **keys, **dropped}


def test_the_plan_offers_it_and_the_file_is_read_for_that_plan(plan: Plan, client: Client) -> None:
    assert f'href="/plans/{plan.pk}/newer/"' in client.get(f"/plans/{plan.pk}/").text
    with TestCase.captureOnCommitCallbacks(execute=True):
        reply = client.post(f"/plans/{plan.pk}/newer/", {"file": word_file(content(TWO), "v2.docx")})
    assert reply.status_code == 302
    newest = PlanDocument.objects.first()
    assert (newest.renews, newest.plan_name, newest.unit, newest.state) == (plan, plan.name, plan.unit, "ready")
    assert "See what changed" in client.get(f"/plans/documents/{newest.pk}/").text


def test_the_same_file_again_leads_to_the_earlier_one(plan: Plan, client: Client) -> None:
    reply = client.post(f"/plans/{plan.pk}/newer/", {"file": word_file(content(ONE))})
    assert reply.status_code == 422 and "Open the earlier one" in reply.text


def test_the_page_shows_each_change_word_by_word_and_takes_what_is_chosen(
    plan: Plan, lead: Person, client: Client
) -> None:
    newer = renewing(plan, lead)
    page = client.get(address(newer)).text
    assert "1 new action, 1 dropped action, 1 reworded action, 1 moved date, 1 other change." in page
    assert "<del>month</del> <ins>week</ins>" in page
    assert "<del>Jul-27</del> → <ins>Dec-27</ins>" in page
    reply = client.post(address(newer), chosen(newer), follow=True)
    assert reply.redirect_chain[-1][0] == f"/plans/{plan.pk}/" and "5 changes taken over" in reply.text
    assert DateChange.objects.count() == 1 and Action.objects.filter(dropped_on=None).count() == 3


def test_a_dropped_action_without_a_choice_is_asked_beside_it(plan: Plan, lead: Person, client: Client) -> None:
    newer = renewing(plan, lead)
    given = {name: value for name, value in chosen(newer).items() if not name.endswith("dropped")}
    reply = client.post(address(newer), given)
    assert reply.status_code == 422
    assert reply.text.count("Say what becomes of “Audit ten decisions a week”") == 2
    assert Action.objects.filter(dropped_on=None).count() == 3


def test_a_plan_that_moved_meanwhile_comes_back_with_what_stands_now(plan: Plan, lead: Person, client: Client) -> None:
    newer = renewing(plan, lead)
    given = chosen(newer)
    trained = Action.objects.get(text__startswith="Train")
    operations.change_due_date(
        action=trained, version=trained.version, due="1 Feb 2028", reason="Ill", by=lead, on=NOVEMBER
    )
    reply = client.post(address(newer), given)
    assert reply.status_code == 409 and "The plan changed while you had this open" in reply.text
    assert client.post(address(newer), chosen(newer)).status_code == 302


def test_a_closed_action_says_so_on_its_page_and_in_its_area_and_is_taken_up_again(
    plan: Plan, lead: Person, client: Client
) -> None:
    newer = renewing(plan, lead)
    client.post(address(newer), chosen(newer))
    audit = Action.objects.get(text__startswith="Audit")
    page = client.get(f"/actions/{audit.pk}/").text
    assert "No longer in the plan since" in page and "As in plan v2.docx" in page
    assert "1 action is no longer in the plan" in client.get(f"/areas/{audit.area_id}/").text
    client.post(f"/actions/{audit.pk}/take-up/", {"version": audit.version})
    audit.refresh_from_db()
    assert audit.dropped_on is None


def test_a_document_that_is_no_newer_version_or_still_asks_leads_back(
    world: World, lead: Person, client: Client
) -> None:
    plan = imported(lead, world.authority, plan=QUESTIONS, accept=True)
    first = plan.documents.get()
    assert client.get(address(first)).headers["Location"] == f"/plans/documents/{first.pk}/"


def test_a_changed_row_shows_what_was_answered_before_and_takes_it_again(
    world: World, lead: Person, client: Client
) -> None:
    first = version({"* Plan the visits": ("* when Mercury rises", "")})
    plan = imported_answered(first, lead, world)
    newer = renewing(plan, lead, newer=version({"* Plan the visits well": ("* when Mercury rises", "")}))
    assert (newer.questions_open, newer.remembered) == (1, {"q1": "Aug 2027"})
    page = client.get(f"/plans/documents/{newer.pk}/").text
    assert "Last time, when the row read otherwise:</strong> Read as Aug 2027." in page
    client.post(f"/plans/documents/{newer.pk}/questions/q1/", {"version": newer.version, "do": "earlier"})
    newer.refresh_from_db()
    assert (newer.answers, newer.questions_open) == ({"q1": "Aug 2027"}, 0)


def imported_answered(first: object, lead: Person, world: World) -> Plan:
    document = handed_in(first, lead, world.authority)
    operations.answer_question(
        document=document, version=document.version, question="q1", given="Aug 2027", by=lead, on=SEPTEMBER
    )
    return operations.import_document(document=document, version=document.version, by=lead, on=SEPTEMBER)


def test_what_was_taken_over_is_taken_back_at_once_or_from_the_documents_page(
    plan: Plan, lead: Person, client: Client
) -> None:
    newer = renewing(plan, lead)
    back, page = f"/plans/documents/{newer.pk}/take-back/", f"/plans/documents/{newer.pk}/"
    offered = client.post(address(newer), chosen(newer), follow=True).text
    assert f'action="{back}"' in offered and "Take its changes back" in client.get(page).text
    newer.refresh_from_db()
    reply = client.post(back, {"version": newer.version}, follow=True)
    assert reply.redirect_chain[-1][0] == address(newer) and "says again what it said before" in reply.text
    assert Action.objects.get(text__startswith="Train").due_raw == "Jul-27"
    assert "Take its changes back" not in client.get(page).text


def test_taking_back_says_why_it_can_not_and_changes_nothing(plan: Plan, lead: Person, client: Client) -> None:
    newer = renewing(plan, lead)
    client.post(address(newer), chosen(newer))
    new = Action.objects.get(text__startswith="Ring")
    operations.add_comment(about=new, text="Who rings?", by=lead, on=NOVEMBER)
    newer.refresh_from_db()
    reply = client.post(f"/plans/documents/{newer.pk}/take-back/", {"version": newer.version})
    assert reply.status_code == 422 and "is in use already: comments" in reply.text
    assert Action.objects.get(text__startswith="Train").due_raw == "Dec-27"
