"""What a page offers is not refused: every link on the pages of a plan opens for whoever is shown it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from goldenthread.plans import operations
from goldenthread.plans.models import Action, Evidence, Plan
from tests.plans.agreed import approve
from tests.web.plans.made import TODAY, Thread
from tests.web.plans.test_changing import at
from tests.web.signing import signed_in
from tests.world import World

# On a second database the table of addresses asks each of these pages, as each of these people's likes.
pytestmark = [pytest.mark.django_db, pytest.mark.embedded, pytest.mark.usefixtures("no_contexts")]
WHO = [("PL", "authority"), ("DIR", "authority"), ("HOS", "safeguarding"), ("SW", "north"), ("QA", "authority")]
# What acts on a plan; sorting, filters and the pages of measures have tests of their own.
ACTS = re.compile(r'href="(/(?:plans|areas|outcomes|actions|recommendations|evidence|ratings|scorecard/lines)/[^"#?]*)')


def refused(client: Client, thread: Thread) -> list[str]:
    """The links of the pages that do not open, each with the status that it answers."""
    pages = ["/", at("plan", thread.plan), at("area", thread.area), at("action", thread.action)]
    pages += [at("recommendation", thread.asked), f"/scorecard/?plan={thread.plan.pk}", at("plan-share", thread.plan)]
    pages += [at("plan", thread.plan) + "?by=recommendation", f"/exceptions/?plan={thread.plan.pk}"]
    found: set[str] = set()
    opened: dict[str, int] = {}
    for page in pages:
        answer = client.get(page)
        if answer.status_code == 200:
            opened[page] = 200  # a page that opened is not asked again where another leads to it
            found |= set(ACTS.findall(answer.text))
    assert found
    answers = {link: opened.get(link) or client.get(link).status_code for link in sorted(found)}
    return [f"{status} {link}" for link, status in answers.items() if status not in {200, 302}]


def as_drafted(thread: Thread, world: World) -> None:
    """As it was written."""


def as_signed_off(thread: Thread, world: World) -> None:
    operations.sign_off_plan(plan=thread.plan, version=1, by=world.person("DIR"), on=TODAY)


def as_claimed(thread: Thread, world: World) -> None:
    """Claimed complete by its owner, and what showed it withdrawn."""
    action, owner = Action.objects.get(pk=thread.action.pk), {"by": thread.owner, "on": TODAY}
    operations.add_evidence(about=action, kind="text", text="The list of visits", **owner)
    operations.claim_complete(action=action, version=action.version, **owner)
    operations.withdraw_evidence(evidence=Evidence.objects.get(), version=1, reason="Wrong list", **owner)


def as_closed(thread: Thread, world: World) -> None:
    as_signed_off(thread, world)
    plan = Plan.objects.get(pk=thread.plan.pk)
    approve(plan, by=thread.lead, on=TODAY)
    operations.publish_plan(plan=plan, version=plan.version, by=thread.lead, on=TODAY)
    operations.close_plan(plan=plan, version=plan.version, reason="Inspected", by=thread.lead, on=TODAY)


@pytest.mark.parametrize("state", [as_drafted, as_signed_off, as_claimed, as_closed])
def test_no_link_of_a_plan_leads_to_a_refusal(
    thread: Thread, world: World, state: Callable[[Thread, World], None]
) -> None:
    state(thread, world)
    people = {"owner": thread.owner} | {role: world.person(role, getattr(world, place)) for role, place in WHO}
    faults = {name: refused(signed_in(person), thread) for name, person in people.items()}
    assert {name: links for name, links in faults.items() if links} == {}
