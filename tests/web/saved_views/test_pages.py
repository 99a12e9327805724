"""Saved views: kept, opened, renamed, shared, opened first, removed and brought back, and never a figure in a link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import QueryDict
from django.test import Client

from goldenthread.accounts.models import Assignment, Person
from goldenthread.history.models import Entry
from goldenthread.plans.models import Plan
from goldenthread.web.models import SavedView
from tests.web.measures.council import SLUG, MeasuresCouncil, line
from tests.world import World

SignedIn = Callable[[Person], Client]


@pytest.fixture
def plan(council: MeasuresCouncil, lead: Person) -> Plan:
    made, area = council.plan(by=lead)
    line(made, area, "More assessments in time", by=lead, slug=SLUG, baseline="61%", target=">80%")
    return made


def keep(client: Client, query: str, name: str = "Off track") -> SavedView:
    assert client.post(f"/scorecard/views/keep/?{query}", {"name": name}).status_code == 302
    return SavedView.objects.get(name=name, is_removed=False)


def post(client: Client, view: SavedView, what: str, **fields: str) -> None:
    view.refresh_from_db()
    client.post(f"/scorecard/views/{view.pk}/{what}/", {"version": view.version, **fields})
    view.refresh_from_db()


def test_the_choices_of_a_scorecard_are_kept_and_opened_again(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    client = signed_in(lead)
    text = client.get(f"/scorecard/?plan={plan.pk}&sort=-now&group=owner&page=1").content.decode()
    assert f"/scorecard/views/keep/?group=owner&amp;plan={plan.pk}&amp;sort=-now" in text
    view = keep(client, f"plan={plan.pk}&sort=-now&group=owner&page=2&export=csv")
    assert view.asked == f"group=owner&plan={plan.pk}&sort=-now"
    opened = client.get(f"/scorecard/views/{view.pk}/")
    assert opened["Location"] == f"/scorecard/?{view.asked}&view={view.pk}"
    assert '<strong aria-current="true">Off track</strong>' in client.get(opened["Location"]).content.decode()
    assert Entry.objects.get(kind="web.view_kept").subject_id == str(view.pk)


def test_the_form_says_in_words_what_is_kept(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    text = (
        signed_in(lead)
        .get(f"/scorecard/views/keep/?plan={plan.pk}&period=2026-05&set=early-help-board")
        .content.decode()
    )
    for said in ("<dt>Plan</dt><dd>Getting it right</dd>", "<dd>May 2026</dd>", "<dd>Early help board</dd>"):
        assert said in text


def test_a_plan_that_one_may_not_open_is_not_named(plan: Plan, world: World, signed_in: SignedIn) -> None:
    text = signed_in(world.person("BM")).get(f"/scorecard/views/keep/?plan={plan.pk}").content.decode()
    assert "Getting it right" not in text


def test_a_view_is_nobody_elses_until_it_is_shared(plan: Plan, lead: Person, world: World, signed_in: SignedIn) -> None:
    owner, other = signed_in(lead), signed_in(world.person("BM"))
    view = keep(owner, "plan=all&q=assessments")
    assert other.get(f"/scorecard/views/{view.pk}/").status_code == 404
    post(owner, view, "share", to="on")
    opened = other.get(f"/scorecard/views/{view.pk}/", follow=True)
    assert opened.redirect_chain[0][0] == f"/scorecard/?{view.asked}&view={view.pk}"
    assert "66.7" not in opened.content.decode()  # what their own role shows: no figure
    assert "66.7" in owner.get(f"/scorecard/views/{view.pk}/", follow=True).content.decode()
    post(owner, view, "share")
    assert other.get(f"/scorecard/views/{view.pk}/").status_code == 404


def test_a_shared_view_opens_nothing_for_somebody_without_scorecards(
    plan: Plan, lead: Person, world: World, signed_in: SignedIn
) -> None:
    view = keep(signed_in(lead), "q=assessments")
    post(signed_in(lead), view, "share", to="on")
    nobody = world.person(None, name="No role")
    assert signed_in(nobody).get(f"/scorecard/views/{view.pk}/").status_code == 404


def test_a_shared_view_of_a_team_opens_only_for_its_branch(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    owner = signed_in(world.person("TM", world.north))
    view = keep(owner, f"of_unit={world.north.pk}&chance=below", "Our team")
    assert (view.unit, view.asked) == (world.north, "chance=below")
    post(owner, view, "share", to="on")
    away = signed_in(world.person("TM", world.south)).get(f"/scorecard/views/{view.pk}/", follow=True)
    assert away.status_code == 404
    assert owner.get(f"/scorecard/views/{view.pk}/", follow=True).status_code == 200


def test_no_view_is_kept_of_a_team_out_of_reach(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    client = signed_in(world.person("TM", world.north))
    for unit in (world.south.pk, "x", "9" * 30):
        assert client.post(f"/scorecard/views/keep/?of_unit={unit}", {"name": "Theirs"}).status_code == 404
    assert not SavedView.objects.exists()


def test_the_scorecard_opens_with_the_view_chosen_and_without_it_on_asking(
    plan: Plan, lead: Person, signed_in: SignedIn
) -> None:
    client = signed_in(lead)
    view, other = keep(client, "plan=all"), keep(client, "group=owner", "By owner")
    post(client, other, "first", to="on")
    post(client, view, "first", to="on")
    assert client.get("/scorecard/")["Location"] == f"/scorecard/?plan=all&view={view.pk}"
    other.refresh_from_db()
    assert not other.opens_first
    assert client.get("/scorecard/?view=none").status_code == 200
    post(client, view, "first")
    assert client.get("/scorecard/").status_code == 200


def test_a_view_of_what_is_out_of_reach_by_now_does_not_close_the_scorecard(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    manager = world.person("TM", world.north)
    client = signed_in(manager)
    view = keep(client, f"of_unit={world.north.pk}", "Our team")
    post(client, view, "first", to="on")
    assert client.get("/scorecard/").status_code == 302
    Assignment.objects.filter(person=manager).update(unit=world.south)
    assert client.get("/scorecard/").status_code == 200


@pytest.mark.parametrize("gone", ["plan=999999", "set=never-given"])
def test_neither_does_one_of_a_plan_or_set_that_is_gone(
    plan: Plan, lead: Person, signed_in: SignedIn, gone: str
) -> None:
    client = signed_in(lead)
    post(client, keep(client, gone), "first", to="on")
    assert client.get("/scorecard/").status_code == 200


def test_a_removed_view_is_brought_back_by_undo(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    client = signed_in(lead)
    view = keep(client, "plan=all")
    post(client, view, "first", to="on")
    post(client, view, "remove")
    assert (view.is_removed, view.opens_first) == (True, False)
    assert f"/scorecard/views/{view.pk}/restore/" in client.get("/scorecard/views/").content.decode()
    assert client.get(f"/scorecard/views/{view.pk}/").status_code == 404
    post(client, view, "restore")
    assert not view.is_removed


def test_a_view_is_renamed_and_a_stale_form_shows_both_names(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    client = signed_in(lead)
    view = keep(client, "plan=all")
    address = f"/scorecard/views/{view.pk}/name/"
    assert client.post(address, {"name": "For Friday", "version": 1}).status_code == 302
    stale = client.post(address, {"name": "For Monday", "version": 1})
    assert stale.status_code == 409
    assert "For Friday" in stale.content.decode()
    assert "For Monday" in stale.content.decode()


@pytest.mark.parametrize(("name", "said"), [("", "Enter"), ("off TRACK", "You have a view of this name")])
def test_a_view_needs_a_name_of_its_own(plan: Plan, lead: Person, signed_in: SignedIn, name: str, said: str) -> None:
    client = signed_in(lead)
    keep(client, "plan=all")
    answer = client.post("/scorecard/views/keep/?group=owner", {"name": name})
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"]


def test_nobody_changes_a_view_of_somebody_else(plan: Plan, lead: Person, world: World, signed_in: SignedIn) -> None:
    view = keep(signed_in(lead), "plan=all")
    post(signed_in(lead), view, "share", to="on")
    other = signed_in(world.person("PL"))
    for what in ("remove", "first", "share", "name"):
        assert other.post(f"/scorecard/views/{view.pk}/{what}/", {"version": view.version}).status_code == 404
    view.refresh_from_db()
    assert (view.is_removed, view.is_shared, view.version) == (False, True, 2)


def test_a_view_keeps_no_more_than_choices(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    view = keep(signed_in(lead), "q=" + "x" * 900 + "&" + "&".join(f"n{number}={'y' * 190}" for number in range(60)))
    kept = QueryDict(view.asked)
    assert len(view.asked) <= 2_000
    assert len(kept) > 5
    assert {kept[name] for name in kept} == {"y" * 190}  # whole choices or none


def test_a_long_choice_is_cut_and_what_is_empty_left_out(plan: Plan, lead: Person, signed_in: SignedIn) -> None:
    assert keep(signed_in(lead), f"q={'x' * 900}&area=").asked == f"q={'x' * 200}"
