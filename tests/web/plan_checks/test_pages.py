"""The pages of the plan check: found, filtered, exported, accepted, taken back; and advice that never refuses."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import AcceptedFinding, Action, ScorecardLine
from tests.web.plans.made import MADE, Thread
from tests.world import World

pytestmark = pytest.mark.django_db


def check(thread: Thread) -> str:
    return reverse("plan-check", args=[thread.plan.pk])


def accept(thread: Thread, key: str) -> str:
    return f"{reverse('plan-check-accept', args=[thread.plan.pk])}?{urlencode({'key': key})}"


def typed(thread: Thread, **more: object) -> dict[str, object]:
    thread.plan.refresh_from_db()
    day = {"expires_on-day": "1", "expires_on-month": "3", "expires_on-year": "2027"}
    return {"version": thread.plan.version, "reason": "Two posts share it.", **day, **more}


@pytest.fixture
def ownerless(thread: Thread) -> Action:
    return thread.add(text="Write to the schools")


def test_the_findings_stand_in_a_list_that_filters_and_exports(
    leading: Client, thread: Thread, ownerless: Action
) -> None:
    page = leading.get(check(thread))
    assert "2 things to look at, 2 of them to be put right." in page.text
    assert "Write to the schools" in page.text and "FD1 Book the first visit at once" in page.text
    one = leading.get(check(thread), {"code": "Q01"}).text
    assert "Write to the schools" in one and "FD1 Book the first visit at once" not in one
    rows = leading.get(check(thread), {"export": "csv", "code": "Q01"}).content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Where,Area,What,Why,How grave,What to do"
    assert rows[1].startswith("Write to the schools,Front door,Q01 No owner,Nobody is named as its owner.")


def test_the_plan_says_how_many_there_are(leading: Client, thread: Thread, ownerless: Action) -> None:
    assert (
        f'<a class="govuk-link" href="{check(thread)}">2 to look at</a>'
        in leading.get(f"/plans/{thread.plan.pk}/").text
    )


def test_a_plan_with_nothing_wrong_says_what_was_looked_for(leading: Client, thread: Thread) -> None:
    operations.change_due_date(
        action=thread.action, version=thread.action.version, due="31 Mar 2027", reason="Agreed", by=thread.lead, on=MADE
    )
    page = leading.get(check(thread)).text
    assert "Nothing is wrong that the check knows of." in page
    assert "It finds none of these." in page


def test_a_finding_is_accepted_with_a_reason_shown_beside_it_and_asked_again(
    leading: Client, thread: Thread, ownerless: Action
) -> None:
    address = accept(thread, f"Q01:action:{ownerless.pk}")
    assert "Let this finding stand" in leading.get(address).text
    assert leading.post(address, typed(thread, reason="")).status_code == 422
    done = leading.post(address, typed(thread), follow=True).text
    assert "Q01 is accepted until 1 Mar 2027." in done and "Undo" in done
    assert "1 thing to look at, 1 of them to be put right. 1 more is accepted for now." in done
    assert "Two posts share it." in done
    kept = AcceptedFinding.objects.get()
    again = reverse("plan-check-ask-again", args=[kept.pk])
    back = leading.post(again, {"version": kept.version}, follow=True).text
    assert "The finding is asked again." in back and "2 things to look at" in back


def test_a_finding_that_is_no_longer_there_leads_back_to_the_list(leading: Client, thread: Thread) -> None:
    for key in ("Q01:action:0", "C01:nothing", ""):
        answer = leading.get(accept(thread, key), follow=True)
        assert answer.redirect_chain == [(check(thread), 302)]
        assert "That finding is no longer there." in answer.text


def test_who_only_reads_sees_the_findings_and_no_way_to_change_them(
    visit_as: Callable[..., Client], thread: Thread, ownerless: Action
) -> None:
    page = visit_as("DIR").get(check(thread)).text
    assert "Write to the schools" in page
    assert "/accept/" not in page and "/people/" not in page


def test_contradictions_stand_side_by_side_and_are_accepted(leading: Client, world: World, thread: Thread) -> None:
    made = {"by": thread.lead, "on": MADE}
    other = operations.create_plan(name="Service plan", unit=world.authority, period="2026 to 2028", **made)
    area = operations.add_area(plan=other, name="Front door", **made)
    operations.add_action(area=area, text=thread.action.text, due="Nov-26", **made)
    address = reverse("plan-contradictions", args=[thread.plan.pk])
    page = leading.get(address)
    assert (
        "1 place where two readings can not both be right. It was held against 1 other plan and our figures."
        in page.text
    )
    assert "Oct-26" in page.text and "Nov-26" in page.text
    assert leading.get(address, {"with": "This plan"}).context["table"].things == []
    rows = leading.get(address, {"export": "csv"}).content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Of what,What,Here,There,How grave,What to do"
    [line] = page.context["table"].things
    done = leading.post(line.accept_address, typed(thread), follow=True).text
    assert "Nothing contradicts itself. It was held against 1 other plan and our figures." in done
    assert AcceptedFinding.objects.get().code == "C05"


def test_advice_on_a_new_action_comes_while_it_is_typed_and_after_it_is_saved(leading: Client, thread: Thread) -> None:
    words = {"text": "Monitor the number of visits", "due": "31 Mar 2027", "leads": "Head of service"}
    part = leading.post(reverse("action-advice", args=[thread.area.pk]), words, headers={"HX-Request": "true"})
    assert "“Monitor” has no end that anybody could see." in part.text and "<html" not in part.text
    good = words | {"text": "Publish the duty rota"}
    assert "has nothing to say" in leading.post(reverse("action-advice", args=[thread.area.pk]), good).text
    saved = leading.post(reverse("action-add", args=[thread.area.pk]), words, follow=True).text
    assert "The action is added." in saved
    assert "The plan check says of it: Nobody can see it done:" in saved
    assert Action.objects.filter(text="Monitor the number of visits").exists()


def test_a_form_that_comes_back_shows_the_advice_too(leading: Client, thread: Thread) -> None:
    words = {"text": "Monitor the number of visits", "reference": "x" * 41}
    answer = leading.post(reverse("action-add", args=[thread.area.pk]), words)
    assert answer.status_code == 422
    assert "has no end that anybody could see" in answer.text
    assert "The plan check" not in leading.get(reverse("action-add", args=[thread.area.pk])).text


def test_advice_on_an_action_that_stands_knows_its_owner_and_its_date(leading: Client, thread: Thread) -> None:
    page = leading.get(reverse("action-edit", args=[thread.action.pk])).text
    assert "It was due on 31 Oct 2026 and is not said to be complete." in page
    assert "Nobody is named" not in page
    words = {"text": "Support first visits", "cost": ""}
    part = leading.post(reverse("action-edit-advice", args=[thread.action.pk]), words).text
    assert "“Support” has no end that anybody could see." in part


def test_a_date_before_that_of_what_it_waits_for_is_told_at_once(leading: Client, thread: Thread) -> None:
    """Told where the tie is made, where the date is moved, and while the action is edited; saved all the same."""
    told = "Due before what it waits for: It is due on 31 Mar 2027 and waits for “Appoint two practice leads”"
    first, then = thread.add("30 Apr 2027", text="Appoint two practice leads"), thread.add("31 May 2027", text="Train")
    tie = {"version": then.version, "waits_for": [first.pk]}
    assert "Due before" not in leading.post(reverse("action-waits-for", args=[then.pk]), tie, follow=True).text
    then.refresh_from_db()
    move = {"version": then.version, "due": "31 Mar 2027", "reason": "The board asked"}
    assert told in leading.post(reverse("action-due", args=[then.pk]), move, follow=True).text
    then.refresh_from_db()
    tie["version"] = then.version
    assert told in leading.post(reverse("action-waits-for", args=[then.pk]), tie, follow=True).text
    typed = leading.post(reverse("action-edit-advice", args=[then.pk]), {"text": "Train everybody"}).text
    assert told.partition(": ")[2] in typed


def test_advice_on_a_line_of_the_scorecard(leading: Client, thread: Thread) -> None:
    address = reverse("scorecard-edit", args=[thread.line.pk])
    cells = {
        "text": "Increase assessments in time",
        "baseline": "71%",
        "actual": "70%",
        "comparator": "",
        "target": "60%",
    }
    part = leading.post(reverse("scorecard-advice", args=[thread.line.pk]), cells).text
    assert "The words ask for more; the target is “60%”, and it started at “71%”." in part
    more = {"version": thread.line.version, "actual_period": "", "area": thread.area.pk, "outcome": thread.outcome.pk}
    saved = leading.post(address, cells | more, follow=True).text
    assert "The plan check says of it: Target against its direction:" in saved
    assert ScorecardLine.objects.get().target_raw == "60%"
