"""Every change from a page: by those who may, with its version, its words, and its undo where it has one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Action, Evidence, Plan, Update
from goldenthread.records.models import AccessLine
from tests.plans.agreed import approve
from tests.web.plans.made import SLUG, TODAY, Thread
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def at(name: str, thing: object) -> str:
    return reverse(name, args=[thing.pk])  # type: ignore[attr-defined]


def version(action: Action) -> int:
    return Action.objects.get(pk=action.pk).version


def said(thread: Thread, **more: object) -> dict[str, object]:
    return {"version": version(thread.action), "period": "2026-10", "progress": "Visits are booked."} | more


def test_an_owner_says_what_happened_and_shows_it(owning: Client, thread: Thread) -> None:
    page = owning.get(at("update-action", thread.action)).text
    assert "Oct 2026" in page
    typed = said(thread, text="Minutes of 3 Nov", link="https://fenmere.example/minutes")
    answer = owning.post(at("update-action", thread.action), typed, follow=True)
    assert "Saved: Oct 2026." in answer.text
    assert "Visits are booked." in answer.text
    piece = Evidence.objects.get()
    assert (piece.kind, piece.text, piece.update) == ("link", "Minutes of 3 Nov", Update.objects.get())


def test_an_update_with_a_bad_link_keeps_what_was_typed_and_stores_nothing(owning: Client, thread: Thread) -> None:
    answer = owning.post(at("update-action", thread.action), said(thread, link="javascript:alert(1)"))
    assert answer.status_code == 422
    assert "Enter a link that begins with https:// or mailto:" in answer.text
    assert "Visits are booked." in answer.text
    assert not Update.objects.exists()


def test_an_empty_update_is_refused_and_nothing_changed_is_an_answer(owning: Client, thread: Thread) -> None:
    empty = owning.post(at("update-action", thread.action), said(thread, progress=""))
    assert empty.status_code == 422
    assert "The update is empty." in empty.text
    honest = owning.post(at("update-action", thread.action), said(thread, progress="", nothing_changed="on"))
    assert honest.status_code == 302


def test_a_stale_update_shows_both_texts(owning: Client, thread: Thread) -> None:
    before = version(thread.action)
    operations.update_action(
        action=thread.action, version=before, period="2026-10", progress="Said by the lead", by=thread.lead, on=TODAY
    )
    answer = owning.post(at("update-action", thread.action), said(thread, version=before))
    assert answer.status_code == 409
    assert "Said by the lead" in answer.text
    assert "Visits are booked." in answer.text


def test_one_action_after_another(owning: Client, thread: Thread) -> None:
    other = thread.add(leads=[thread.owner.name], text="Second")
    answer = owning.post(at("update-action", thread.action), said(thread, next="1"))
    assert answer["Location"] == at("update-action", other)
    last = said(thread, version=version(other), next="1")
    assert owning.post(at("update-action", other), last)["Location"] == "/"


def test_nobody_updates_what_is_not_theirs(thread: Thread, visit_as: Callable[..., Client]) -> None:
    client = visit_as("TM", "south")
    assert client.get(at("action", thread.action)).status_code == 200
    assert client.get(at("update-action", thread.action)).status_code == 403
    assert client.post(at("update-action", thread.action), said(thread)).status_code == 403
    assert "Write an update" not in client.get(at("action", thread.action)).text


def test_an_areas_update_holds_key_developments_and_risks(leading: Client, thread: Thread) -> None:
    typed = {"version": thread.area.version, "period": "2026-10", "progress": "Hub is staffed", "risk": "Autumn peak"}
    page = leading.post(at("update-area", thread.area), typed, follow=True).text
    assert "Key developments" in page
    assert "Autumn peak" in page


def test_a_date_moves_with_its_reason_and_the_old_one_stays(owning: Client, thread: Thread) -> None:
    typed = {"version": version(thread.action), "due": "31 Jan 2027", "reason": "A supplier was late"}
    page = owning.post(at("action-due", thread.action), typed, follow=True).text
    assert "Sun 31 Jan 2027" in page
    assert "First promised for Oct 2026" in page
    assert "A supplier was late" in page


def test_a_date_that_is_none_is_told_beside_the_field(owning: Client, thread: Thread) -> None:
    typed = {"version": version(thread.action), "due": "soon", "reason": "Because"}
    answer = owning.post(at("action-due", thread.action), typed)
    assert answer.status_code == 422
    assert "is not a date" in answer.text
    assert 'value="soon"' in answer.text


def test_a_signed_off_plans_dates_move_by_agreement_only(owning: Client, thread: Thread, world: World) -> None:
    operations.sign_off_plan(plan=thread.plan, version=1, by=world.person("DIR"), on=TODAY)
    typed = {"version": version(thread.action), "due": "31 Jan 2027", "reason": "Late"}
    assert owning.post(at("action-due", thread.action), typed).status_code == 422
    assert owning.post(at("action-due", thread.action), typed | {"agreed_by": "Board"}).status_code == 302


def test_an_action_begins_and_that_is_undone(owning: Client, thread: Thread) -> None:
    page = owning.post(
        at("action-begin", thread.action), {"version": version(thread.action), "begun": "True"}, follow=True
    )
    assert "The action is under way." in page.text
    assert "Undo" in page.text
    owning.post(at("action-begin", thread.action), {"version": version(thread.action), "begun": "False"})
    assert Action.objects.get(pk=thread.action.pk).status == "not_started"


def test_a_claim_needs_evidence_and_somebody_else_signs_it_off(owning: Client, leading: Client, thread: Thread) -> None:
    without = owning.get(at("action-claim", thread.action))
    assert without.status_code == 200
    assert "Add evidence first" in without.text
    assert f'href="{at("evidence-add", thread.action)}"' in without.text
    assert owning.post(at("action-claim", thread.action), {"version": version(thread.action)}).status_code == 422
    owning.post(at("evidence-add", thread.action), {"text": "The list of visits"})
    claimed = owning.post(at("action-claim", thread.action), {"version": version(thread.action)}, follow=True)
    assert "waits for sign-off" in claimed.text
    assert "Sign it off" not in claimed.text
    assert owning.get(at("action-sign-off", thread.action)).status_code == 403
    assert "Waiting for your sign-off" in leading.get("/").text
    signed = leading.post(at("action-sign-off", thread.action), {"version": version(thread.action)}, follow=True)
    assert "Complete" in signed.text
    embed = {"version": version(thread.action), "reason": "Still so"}
    refused = leading.post(at("action-embed", thread.action), embed)
    assert refused.status_code == 422 and "The condition does not hold" in refused.text
    held = leading.post(at("action-embed", thread.action), embed | {"in_spite": "on"}, follow=True)
    assert "Embedded" in held.text
    opened = leading.post(
        at("action-reopen", thread.action), {"version": version(thread.action), "reason": "It slipped"}, follow=True
    )
    assert "open again" in opened.text


def test_the_claimant_does_not_sign_off(leading: Client, thread: Thread) -> None:
    leading.post(at("evidence-add", thread.action), {"text": "The list of visits"})
    leading.post(at("action-claim", thread.action), {"version": version(thread.action)})
    answer = leading.get(at("action-sign-off", thread.action))
    assert answer.status_code == 422
    assert "You claimed this action complete" in answer.text
    taken = leading.post(at("action-claim-withdraw", thread.action), {"version": version(thread.action)}, follow=True)
    assert "under way again" in taken.text


def test_a_claim_whose_evidence_is_gone_is_not_signed_off_but_answered(
    owning: Client, leading: Client, thread: Thread
) -> None:
    owning.post(at("evidence-add", thread.action), {"text": "The list of visits"})
    owning.post(at("action-claim", thread.action), {"version": version(thread.action)})
    owning.post(at("evidence-withdraw", Evidence.objects.get()), {"version": 1, "reason": "Wrong list"})
    page = leading.get(at("action-sign-off", thread.action))
    assert page.status_code == 200
    assert "was withdrawn, so it can not be signed off" in page.text
    assert "Not yet" in page.text
    answer = leading.post(at("action-not-yet", thread.action), {"version": version(thread.action)}, follow=True)
    assert "under way again" in answer.text


def test_an_owner_is_told_who_may_rate_their_action_otherwise(owning: Client, leading: Client, thread: Thread) -> None:
    for page in (owning.get(at("action", thread.action)), owning.get(at("update-action", thread.action))):
        assert at("action-override", thread.action) not in page.text
    assert "your head of service or the programme lead may report another rating" in page.text
    for name, thing in (("action-override", thread.action), ("area-override", thread.area)):
        refused = owning.get(at(name, thing))
        assert refused.status_code == 403
        assert "Ask your head of service" in refused.text
    day = {"expires_on-day": "18", "expires_on-month": "12", "expires_on-year": "2026"}
    leading.post(
        at("action-override", thread.action),
        {"version": version(thread.action), "rating": "amber", "reason": "The visits are booked"} | day,
    )
    override = thread.action.overrides.get()
    assert "Go back to the rule" not in owning.get(at("action", thread.action)).text
    assert owning.post(at("override-lift", override), {"version": override.version}).status_code == 403


def test_disagreeing_with_the_rule_needs_a_reason_and_a_last_day(leading: Client, thread: Thread) -> None:
    day = {"expires_on-day": "18", "expires_on-month": "12", "expires_on-year": "2026"}
    typed = {"version": version(thread.action), "rating": "amber", "reason": "The visits are booked"} | day
    assert leading.post(at("action-override", thread.action), typed | {"reason": ""}).status_code == 422
    far = leading.post(at("action-override", thread.action), typed | {"expires_on-year": "2028"})
    assert "at most 92 days" in far.text
    page = leading.post(at("action-override", thread.action), typed, follow=True).text
    assert "Reported as at risk until 18 Dec 2026" in page
    override = thread.action.overrides.get()
    leading.post(at("override-lift", override), {"version": override.version})
    assert "Go back to the rule" not in leading.get(at("action", thread.action)).text


def test_a_file_is_looked_at_sealed_and_given_back_as_an_attachment(owning: Client, thread: Thread) -> None:
    upload = SimpleUploadedFile("minutes “3 Nov”.pdf", PDF, content_type="text/html")
    answer = owning.post(at("evidence-add", thread.action), {"file": upload, "text": "Minutes"})
    assert answer.status_code == 302, answer.text
    file = owning.get(at("evidence-download", Evidence.objects.get()))
    assert file.content == PDF
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment")
    assert file["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"MZ\x90\x00", "is not the kind of file"),
        ("empty.csv", b"", "empty"),
        ("b.zip", b"PK\x03\x04", "damaged"),
    ],
)
def test_a_file_that_is_not_fit_is_told_beside_the_field(
    owning: Client, thread: Thread, name: str, data: bytes, told: str
) -> None:
    answer = owning.post(at("evidence-add", thread.action), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert told in answer.text
    assert 'id="id_file_error"' in answer.text
    assert not Evidence.objects.exists()


def test_evidence_with_child_data_opens_only_for_those_who_may_see_names(
    owning: Client, leading: Client, thread: Thread
) -> None:
    upload = SimpleUploadedFile("case.pdf", PDF)
    owning.post(at("evidence-add", thread.action), {"file": upload, "contains_child_data": "on"})
    piece = Evidence.objects.get()
    assert piece.contains_child_data
    assert owning.get(at("evidence-download", piece)).status_code == 200
    line = AccessLine.objects.get()
    assert (line.subject, line.capability, line.outcome) == (f"evidence:{piece.pk}", "child.view_identifiable", "shown")
    assert leading.get(at("evidence-download", piece)).status_code == 404
    assert "case.pdf" not in leading.get(at("action", thread.action)).text


def test_words_about_a_child_open_at_their_own_address_after_a_line_in_the_access_log(
    owning: Client, leading: Client, thread: Thread
) -> None:
    owning.post(at("evidence-add", thread.action), {"text": "Amara was seen twice", "contains_child_data": "on"})
    piece = Evidence.objects.get()
    listed = [owning.get(at(name, thread.action)).text for name in ("action", "action-claim", "action-history")]
    assert not any("Amara" in page for page in listed)
    assert f'<a class="govuk-link" href="{at("evidence", piece)}">Holds child data: open</a>' in listed[0]
    assert not AccessLine.objects.exists()
    opened = owning.get(at("evidence", piece))
    assert "Amara was seen twice" in opened.text
    line = AccessLine.objects.get()
    assert (line.subject, line.capability, line.outcome) == (f"evidence:{piece.pk}", "child.view_identifiable", "shown")
    assert leading.get(at("evidence", piece)).status_code == 404
    assert AccessLine.objects.count() == 1


def test_words_about_a_child_of_an_area_are_not_on_its_page(leading: Client, world: World, thread: Thread) -> None:
    head = signed_in(world.person("HOS", world.safeguarding))
    head.post(at("area-evidence-add", thread.area), {"text": "Amara was seen twice", "contains_child_data": "on"})
    page = head.get(at("area", thread.area)).text
    assert "Amara" not in page
    assert "Holds child data: open" in page
    assert not AccessLine.objects.exists()


@pytest.mark.parametrize(
    "shown",
    [{"link": "https://fenmere.example/amara"}, {"file": SimpleUploadedFile("amara.pdf", PDF)}, {"measure": SLUG}],
    ids=["link", "file", "measure"],
)
def test_what_describes_a_link_a_file_or_a_measure_about_a_child_is_as_private(
    owning: Client, thread: Thread, shown: dict[str, object]
) -> None:
    owning.post(at("evidence-add", thread.action), {"text": "About Amara", "contains_child_data": "on"} | shown)
    assert "amara" not in owning.get(at("action", thread.action)).text.casefold()
    assert "About Amara" in owning.get(at("evidence", Evidence.objects.get())).text


def test_evidence_without_child_data_is_read_without_a_line(owning: Client, thread: Thread) -> None:
    owning.post(at("evidence-add", thread.action), {"text": "The list of visits"})
    assert "The list of visits" in owning.get(at("evidence", Evidence.objects.get())).text
    assert not AccessLine.objects.exists()


def test_nothing_typed_is_no_evidence(owning: Client, thread: Thread) -> None:
    answer = owning.post(at("evidence-add", thread.action), {"text": " "})
    assert answer.status_code == 422
    assert "Fill in at least one of the four" in answer.text


def test_evidence_is_withdrawn_with_a_reason_and_shown_again(owning: Client, thread: Thread) -> None:
    owning.post(at("evidence-add", thread.action), {"measure": SLUG})
    piece = Evidence.objects.get()
    assert piece.address == f"measure:{SLUG}"
    assert owning.post(at("evidence-withdraw", piece), {"version": 1, "reason": ""}).status_code == 422
    gone = owning.post(at("evidence-withdraw", piece), {"version": 1, "reason": "Wrong one"}, follow=True)
    assert "1 piece of evidence was withdrawn" in gone.text
    assert "Undo" in gone.text
    back = owning.post(at("evidence-restore", piece), {"version": 2}, follow=True)
    assert "shown again" in back.text
    assert Evidence.objects.get().withdrawn_on is None


def test_what_an_action_names_is_linked_to_a_measure_and_that_is_undone(leading: Client, thread: Thread) -> None:
    named = thread.action.measures.get()
    done = leading.post(at("action-measure-link", named), {"version": 2, "measure_slug": ""}, follow=True)
    assert "The link is taken away." in done.text
    linked = leading.post(at("action-measure-link", named), {"version": 3, "measure_slug": SLUG}, follow=True)
    assert "Linked to" in linked.text
    stale = leading.post(at("action-measure-link", named), {"version": 1, "measure_slug": ""})
    assert stale.status_code == 409


def test_the_text_of_a_plan_an_area_and_an_action_is_edited(leading: Client, thread: Thread) -> None:
    plan = {"version": 1, "name": "Getting it right", "title": "", "purpose": "For children", "period": ""}
    assert "For children" in leading.post(at("plan-edit", thread.plan), plan, follow=True).text
    area = {"version": thread.area.version, "name": "The front door", "unit": "", "officers": "A\nB"}
    assert "The front door" in leading.post(at("area-edit", thread.area), area, follow=True).text
    outcome = {"version": 1, "text": "Seen on time", "recommendations": thread.asked.pk}
    assert "Seen on time" in leading.post(at("outcome-edit", thread.outcome), outcome, follow=True).text
    action = {
        "version": version(thread.action),
        "text": "Book visits",
        "outcomes": thread.outcome.pk,
        "start": "May-26",
    }
    page = leading.post(at("action-edit", thread.action), action, follow=True).text
    assert "Book visits" in page
    assert "May 2026" in page
    who = {"version": version(thread.action), "leads": "Practice lead\nHead of service", "partners": "Police"}
    page = leading.post(at("action-people", thread.action), who, follow=True).text
    assert "Head of service" in page
    assert "Police" in page
    told = leading.get(at("action-history", thread.action)).text
    assert "Action edited" in told


def test_a_plan_is_written_by_hand(leading: Client, world: World) -> None:
    leading.post("/plans/add/", {"name": "A new plan", "unit": world.care.pk})
    plan = Plan.objects.get(name="A new plan")
    leading.post(at("recommendation-add", plan), {"text": "Do better", "reference": "R9"})
    asked = plan.recommendations.get()
    leading.post(at("area-add", plan), {"name": "Permanence", "recommendations": asked.pk, "leads": "Head of care"})
    area = plan.areas.get()
    leading.post(at("outcome-add", area), {"text": "A home for good", "recommendations": asked.pk})
    typed = {"text": "Track each child's plan", "due": "Mar-27", "outcomes": area.outcomes.get().pk, "leads": "Me"}
    page = leading.post(at("action-add", area), typed, follow=True).text
    assert "Mar 2027" in page
    assert at("recommendation", asked) in page


def test_a_plan_is_shared_and_closed_again(leading: Client, thread: Thread, world: World) -> None:
    nurse = world.person("PA", organisation=world.partner)
    theirs = signed_in(nurse)
    assert theirs.get(at("plan", thread.plan)).status_code == 404
    shared = leading.post(at("plan-share", thread.plan), {"version": 1, "organisation": world.partner.pk}, follow=True)
    assert "is shared with Fenmere Health" in shared.text
    assert theirs.get(at("plan", thread.plan)).status_code == 200
    closed = {"version": 2, "organisation": world.partner.pk}
    assert "no longer sees" in leading.post(at("plan-unshare", thread.plan), closed, follow=True).text
    assert theirs.get(at("plan", thread.plan)).status_code == 404


def test_a_plan_is_signed_off_by_the_director_then_published_for_everybody(
    leading: Client, thread: Thread, visit_as: Callable[..., Client]
) -> None:
    early = leading.post(at("plan-publish", thread.plan), {"version": 1})
    assert early.status_code == 422
    director, member = visit_as("DIR"), visit_as("EM")
    assert leading.get(at("plan-sign-off", thread.plan)).status_code == 403
    assert director.post(at("plan-sign-off", thread.plan), {"version": 1}).status_code == 302
    assert member.get(at("published-plan", thread.plan)).status_code == 404
    unapproved = leading.post(at("plan-publish", thread.plan), {"version": 2})
    assert unapproved.status_code == 422 and "No body has approved the plan" in unapproved.text
    approve(Plan.objects.get(), by=thread.lead, on=TODAY)
    assert leading.post(at("plan-publish", thread.plan), {"version": 2}).status_code == 302
    assert "Getting it right" in member.get("/published/").text
    page = member.get(at("published-plan", thread.plan)).text
    assert "Book the first visit at once" in page
    assert "Oct 2026" in page
    assert "Team manager" not in page
    assert "71%" not in page
    assert member.get(at("plan", thread.plan)).status_code == 403
    leading.post(at("plan-unpublish", thread.plan), {"version": 3, "reason": "An error"})
    assert member.get(at("published-plan", thread.plan)).status_code == 404


def test_a_signed_off_actions_words_change_with_a_reason_which_is_shown(
    leading: Client, thread: Thread, world: World
) -> None:
    assert "Why it changes" not in leading.get(at("action-edit", thread.action)).text
    operations.sign_off_plan(plan=thread.plan, version=1, by=world.person("DIR"), on=TODAY)
    typed = {"version": version(thread.action), "text": "Book visits", "outcomes": thread.outcome.pk}
    refused = leading.post(at("action-edit", thread.action), typed | {"reference": "FD1"})
    assert refused.status_code == 422
    assert "Say why you change the text" in refused.text
    assert 'id="id_reason_error"' in refused.text
    kept = leading.post(
        at("action-edit", thread.action), typed | {"reference": "FD1", "reason": "Two visits"}, follow=True
    )
    assert "What was changed after sign-off" in kept.text
    assert "“Book the first visit at once” → “Book visits”<br>Two visits" in kept.text


def test_a_signed_off_target_that_was_changed_says_so_wherever_it_stands(
    leading: Client, thread: Thread, world: World
) -> None:
    operations.sign_off_plan(plan=thread.plan, version=1, by=world.person("DIR"), on=TODAY)
    line = thread.line
    operations.edit_scorecard_line(
        line=line, version=line.version, text=line.text, area=thread.area, outcome=thread.outcome, baseline="71%",
        actual="", actual_period="", comparator="", target="75%", reason="The board lowered it", by=thread.lead,
        on=TODAY,
    )  # fmt: skip
    for page in (at("action", thread.action), at("area", thread.area), at("update-action", thread.action)):
        text = leading.get(page).text
        assert "“85% by Mar-27” → “75%”<br>The board lowered it" in text
    assert "target from “85% by Mar-27” to “75%”" in leading.get(f"/scorecard/?plan={thread.plan.pk}").text
    for history in (at("plan-history", thread.plan), at("area-history", thread.area)):
        assert "The board lowered it" in leading.get(history).text


def test_a_closed_plan_offers_nothing_that_it_would_refuse(
    leading: Client, owning: Client, thread: Thread, world: World
) -> None:
    operations.sign_off_plan(plan=thread.plan, version=1, by=world.person("DIR"), on=TODAY)
    operations.share_plan(plan=thread.plan, version=2, organisation=world.partner, by=thread.lead, on=TODAY)
    leading.post(at("plan-close", thread.plan), {"version": 3, "reason": "Inspected"})
    offers = ("/edit/", "/update/", "/rating/", "/add/", "/due/", "/claim/", "/people/", "/publish/", "/link/")
    for client in (leading, owning):
        for page in (at("plan", thread.plan), at("area", thread.area), at("action", thread.action)):
            text = client.get(page).text
            assert "nothing in it changes any more" in text
            assert [offer for offer in offers if f'{offer}"' in text] == []
    refused = owning.get(at("update-action", thread.action))
    assert refused.status_code == 422
    assert "is closed, so nothing in it changes any more" in refused.text
    assert "You own" not in owning.get("/").text
    sharing = leading.get(at("plan-share", thread.plan)).text
    assert "Close it to them" in sharing
    assert "Share with" not in sharing
    opened = leading.post(at("plan-reopen", thread.plan), {"version": 4, "reason": "Too early"}, follow=True)
    assert "is open again" in opened.text
    assert owning.get(at("update-action", thread.action)).status_code == 200


def test_who_edits_an_area_is_offered_the_links_of_its_actions_and_not_of_the_plans_lines(
    thread: Thread, visit_as: Callable[..., Client]
) -> None:
    """A line of the scorecard belongs to the plan, so a manager of one area would be refused."""
    text = visit_as("SM", "safeguarding").get(at("area", thread.area)).text
    assert reverse("scorecard-link", args=[thread.line.pk]) not in text
    assert at("area-edit", thread.area) in text


def test_a_plan_that_is_over_is_closed_with_a_reason(leading: Client, thread: Thread) -> None:
    assert leading.post(at("plan-close", thread.plan), {"version": 1, "reason": ""}).status_code == 422
    page = leading.post(at("plan-close", thread.plan), {"version": 1, "reason": "Inspected"}, follow=True).text
    assert "closed" in page


@pytest.mark.parametrize("name", ["plan-edit", "plan-share", "plan-publish", "plan-close", "area-add"])
def test_those_who_may_not_write_plans_change_none(thread: Thread, visit_as: Callable[..., Client], name: str) -> None:
    for role in ("DIR", "TM", "SW", "QA", "IN"):
        assert visit_as(role).get(at(name, thread.plan)).status_code == 403


def test_a_manager_of_another_branch_edits_nothing_here(thread: Thread, visit_as: Callable[..., Client]) -> None:
    assert visit_as("SM", "care").get(at("area-edit", thread.area)).status_code == 404
    assert visit_as("SM", "safeguarding").get(at("area-edit", thread.area)).status_code == 200


def test_the_home_page_tells_an_owner_what_is_theirs(owning: Client, thread: Thread) -> None:
    thread.add(due="4 Dec 2026", text="Second", leads=[thread.owner.name])
    page = owning.get("/").text
    assert "You own two open actions: one overdue, one due within 20 working days and one without an update" in page
    assert "Asked for Oct 2026" in page
