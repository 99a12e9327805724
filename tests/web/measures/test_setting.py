"""Tolerances and the council's own numbers: who sets them, and what a mistake looks like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.measures.models import Result, Tolerance
from goldenthread.records.models import Setting
from tests.web.measures.council import SLUG, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]
FROM = {"starts_on-day": "1", "starts_on-month": "6", "starts_on-year": "2026"}


def test_a_tolerance_turns_a_small_miss_amber(council: MeasuresCouncil, lead: Person, signed_in: SignedIn) -> None:
    council.target(70)
    client = signed_in(lead)
    client.post(f"/measures/{SLUG}/tolerance/", {**FROM, "starts_on-month": "1", "amount": "5"})
    assert Tolerance.objects.get().amount == 5
    assert "At risk" in client.get(f"/measures/{SLUG}/").content.decode()


def test_a_tolerance_for_every_share_is_for_those_without_their_own(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    council.target(70)
    client = signed_in(lead)
    typed = {**FROM, "starts_on-month": "1", "amount": "5", "reason": "Months differ by as much"}
    assert client.post("/settings/tolerance/", typed).status_code == 302
    text = client.get(f"/measures/{SLUG}/").text
    assert "within the tolerance of 5 percentage points" in text
    assert "Months differ by as much" in text


def test_a_head_of_one_branch_is_told_who_sets_them_for_the_whole_council(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("HOS", world.safeguarding))
    assert "Propose a target" not in client.get(f"/measures/{SLUG}/").text
    assert "Set a new number" not in client.get("/settings/").text
    for address in (f"/measures/{SLUG}/target/", f"/measures/{SLUG}/tolerance/", "/settings/population_0_17/"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "This holds for the whole council" in answer.text


def test_numbers_that_nobody_entered_are_named_first(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = signed_in(world.person("SW", world.north)).get("/settings/").content.decode()
    assert "Not entered yet: children aged 0 to 17" in text
    assert "10 working days" in text
    assert "Set a new number" not in text


def test_a_number_is_set_with_its_source(council: MeasuresCouncil, lead: Person, signed_in: SignedIn) -> None:
    client = signed_in(lead)
    answer = client.post(
        "/settings/protection_plan_visit_working_days/", {**FROM, "amount": "15", "source": "Practice standards"}
    )
    assert answer.status_code == 302
    kept = Setting.objects.get()
    assert (kept.amount, kept.starts_on) == (15, date(2026, 6, 1))
    assert "Practice standards" in client.get("/settings/").content.decode()


def test_the_form_says_what_holds_and_a_number_for_later_changes_no_figure(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    client, address = signed_in(lead), "/settings/protection_plan_visit_working_days/"
    assert "Today: 10 working days" in client.get(address).text
    typed = {**FROM, "amount": "12", "source": "Practice standards"}
    answer = client.post(address, {**typed, "starts_on-month": "5"})
    assert answer["Location"] == "/settings/#protection_plan_visit_working_days"
    assert "The figures that rest on it are computed again." in client.get("/settings/").text
    client.post(address, {**typed, "starts_on-year": "2027"})
    assert "It holds from 1 Jun 2027; the figures that there are stay as they are." in client.get("/settings/").text


def test_a_population_that_is_entered_late_gives_the_months_it_holds_for_their_rate(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    rate = Result.objects.filter(measure="looked-after-children-rate", breakdown="council", is_current=True)
    assert set(rate.values_list("period", "state")) == {("2026-04", "unknown"), ("2026-05", "unknown")}
    entered = {**FROM, "starts_on-month": "5", "amount": "90000", "source": "Mid-year estimate"}
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(lead).post("/settings/population_0_17/", entered).status_code == 302
    assert set(rate.values_list("period", "state")) == {("2026-04", "unknown"), ("2026-05", "known")}


def test_a_number_without_a_source_is_refused(council: MeasuresCouncil, lead: Person, signed_in: SignedIn) -> None:
    answer = signed_in(lead).post("/settings/population_0_17/", {**FROM, "amount": "-1", "source": "Census"})
    assert answer.status_code == 422
    assert "above zero" in answer.content.decode()


def test_a_number_that_is_not_declared_is_not_there(
    council: MeasuresCouncil, lead: Person, signed_in: SignedIn
) -> None:
    assert signed_in(lead).get("/settings/favourite_colour/").status_code == 404
