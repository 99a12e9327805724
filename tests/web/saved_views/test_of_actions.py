"""Saved views of the list of actions of a plan: kept there, opened there, and never the scorecard's first."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from goldenthread.web.models import SavedView
from tests.web.plans.made import OWNER, TODAY, Thread, make_thread
from tests.web.signing import signed_in
from tests.world import World


@pytest.fixture
def thread(world: World, settings: LazySettings) -> Thread:
    settings.TODAY = TODAY
    return make_thread(world)


def _page(thread: Thread) -> str:
    return reverse("plan-actions", args=[thread.plan.pk])


def _keep(client: Client, thread: Thread) -> SavedView:
    address = f"{reverse('view-keep')}?of_plan={thread.plan.pk}&due=overdue&owner={OWNER}"
    assert client.post(address, {"name": "Late in the north"}).status_code == 302
    return SavedView.objects.get()


def test_filters_are_kept_from_the_list_and_open_it_again(thread: Thread) -> None:
    client = signed_in(thread.lead)
    offered = client.get(_page(thread), {"due": "overdue"}).content.decode()
    assert f"{reverse('view-keep')}?of_plan={thread.plan.pk}&amp;due=overdue" in offered
    form = client.get(f"{reverse('view-keep')}?of_plan={thread.plan.pk}&due=overdue").content.decode()
    assert "Actions of" in form and "Getting it right" in form and "<dd>Overdue</dd>" in form
    view = _keep(client, thread)
    assert (view.actions_of, view.unit) == (thread.plan, None)
    answer = client.get(reverse("view-open", args=[view.pk]), follow=True)
    assert answer.redirect_chain[-1][0].startswith(f"{_page(thread)}?due=overdue&owner=Team+manager")
    assert '<strong aria-current="true">Late in the north</strong>' in answer.content.decode()


def test_it_stands_beside_its_own_list_only_and_never_opens_first(thread: Thread) -> None:
    client = signed_in(thread.lead)
    view = _keep(client, thread)
    assert "Late in the north" in client.get(_page(thread)).content.decode()
    assert "Late in the north" not in client.get(reverse("scorecard")).content.decode()
    listed = client.get(reverse("view-list")).content.decode()
    assert "Actions of" in listed and "Open first" not in listed and "sees this plan" not in listed
    client.post(reverse("view-first", args=[view.pk]), {"version": view.version, "to": "on"})
    assert "no scorecard" in client.get(reverse("view-list")).content.decode()
    assert not SavedView.objects.get().opens_first


def test_none_is_kept_of_a_plan_out_of_reach_and_a_shared_one_opens_for_its_readers(
    thread: Thread, world: World
) -> None:
    view = _keep(signed_in(thread.lead), thread)
    SavedView.objects.update(is_shared=True)
    partner = signed_in(world.person("PA", organisation=world.partner))
    assert partner.get(f"{reverse('view-keep')}?of_plan={thread.plan.pk}").status_code == 404
    assert partner.get(reverse("view-open", args=[view.pk]), follow=True).status_code == 404
    assert signed_in(thread.owner).get(reverse("view-open", args=[view.pk]), follow=True).status_code == 200
