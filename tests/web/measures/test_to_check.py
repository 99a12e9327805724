"""The list of figures that are out of line with their past, and the same on the page of a load."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month, months_ending
from goldenthread.ingest import operations as ingest
from goldenthread.ingest.models import Load
from goldenthread.measures import recomputing
from goldenthread.measures.models import Result
from goldenthread.web.loads import computing
from goldenthread.work.models import Job
from tests.ingest.annex_a import good
from tests.web.measures.council import MAY, NORTH, SLUG, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]
ON = date(2026, 6, 3)
ON_PLANS = "children-on-a-protection-plan"


def past(slug: str, value: float, until: Month, cut: str = "") -> None:
    for month in months_ending(until, 12):
        Result.objects.filter(measure=slug, period=month.id, cut=cut).delete()
        Result.objects.create(
            figure_id=f"{slug[:6]}{month}{cut[-3:]}"[:16], measure=slug, period=month.id,
            breakdown="team" if cut else "council", cut=cut, numerator=value, denominator=None, missing=0, value=value,
            state="known", fingerprint="f", rule_version="1", computed_on=ON,
        )  # fmt: skip


def test_the_list_says_which_figure_and_why(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    past(SLUG, 100, MAY.previous(), NORTH)
    Result.objects.filter(measure=SLUG, period=MAY.id, cut=NORTH).update(value=10, numerator=10, denominator=100)
    page = signed_in(world.person("DT")).get(reverse("figures-to-check")).content.decode()
    assert "to look at twice in the figures of May 2026" in page
    assert "Assessments authorised within 45 working days" in page
    assert NORTH in page
    assert "Far from its past" in page
    figure = Result.objects.get(measure=SLUG, period=MAY.id, cut=NORTH)
    assert f"/figures/{figure.figure_id}/" in page


def test_a_month_in_line_says_so(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.person("DT")).get(reverse("figures-to-check")).content.decode()
    assert "Nothing in the figures of May 2026 is out of line" in page


def test_those_without_loads_do_not_see_the_list(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    assert signed_in(world.person("DIR")).get(reverse("figures-to-check")).status_code == 403


@pytest.fixture
def load(world: World, settings: object) -> Load:
    settings.TODAY = ON
    made = ingest.start_load(
        kind="annex_a", data=good.workbook(), name="annex a.xlsx", as_at=good.AS_AT, by=world.person("DT"), on=ON,
        later=False,
    )  # fmt: skip
    return ingest.check_load(load=made, on=ON)


def test_a_load_is_looked_at_before_it_goes_live(
    load: Load, signed_in: SignedIn, django_capture_on_commit_callbacks: Callable
) -> None:
    past(ON_PLANS, 400, MAY.previous())
    client, address = signed_in(load.by), reverse("load", args=[load.pk])
    assert "Not computed yet" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("load-figures", args=[load.pk]))
    page = client.get(address).content.decode()
    assert "to look at twice in the figures of May 2026" in page
    assert "where the month before and past steps would lead one to expect 380 to 420" in page
    said = Job.objects.get(kind="measures.preview").sentence
    assert re.fullmatch(r"[\d,]+ figures of May 2026 computed, \d+ to look at twice.", said)
    assert not Result.objects.filter(period=MAY.id).exists(), "nothing is kept of it"


QUESTIONNAIRES = "looked-after-children-with-a-questionnaire"


def test_what_its_return_does_not_carry_is_not_computed_as_if_it_were_nought(load: Load) -> None:
    made = {figure.slug for figure in recomputing.before_live(load.snapshot, MAY)}
    assert SLUG in made and QUESTIONNAIRES not in made


def test_where_another_return_answers_first_no_figure_would_rest_on_it(
    load: Load, signed_in: SignedIn, django_capture_on_commit_callbacks: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(ON_PLANS, 400, MAY.previous())
    client, address = signed_in(load.by), reverse("load", args=[load.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("load-figures", args=[load.pk]))
    told = "No figure of May 2026 would rest on it: another return answers first."
    assert told not in client.get(address).text
    monkeypatch.setattr("goldenthread.measures.answers.kinds", lambda measure: ("ssd",))
    page = client.get(address).text
    assert told in page
    assert "where the month before and past steps would lead one to expect 380 to 420" in page, "a fault shows anyway"


def test_sending_it_on_computes_its_figures_for_the_second_person(
    load: Load, world: World, signed_in: SignedIn, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(load.by).post(reverse("load-submit", args=[load.pk]), {"version": load.version})
    page = signed_in(world.person("DT")).get(reverse("load", args=[load.pk])).content.decode()
    assert "Nothing in the figures of May 2026 is out of line" in page
    assert Job.objects.get(kind="measures.preview").owner_id == str(load.by.pk)


def test_a_live_load_shows_the_flags_of_the_figures_in_use(
    load: Load, world: World, signed_in: SignedIn, django_capture_on_commit_callbacks: Callable
) -> None:
    ingest.submit(load=load, version=load.version, by=load.by, on=ON)
    codes = {doubt["code"] for doubt in load.second_look}
    second = world.person("DT")
    with django_capture_on_commit_callbacks(execute=True):
        ingest.make_live(load=load, version=load.version, accepted=codes, by=second, on=ON)
        computing.ask_again(load, by=second, on=ON)
    past(ON_PLANS, 400, MAY.previous())
    past(QUESTIONNAIRES, 70, MAY)
    Result.objects.filter(measure=QUESTIONNAIRES).update(denominator=100)
    Result.objects.filter(measure=QUESTIONNAIRES, period=MAY.id).update(value=10, numerator=10)
    page = signed_in(second).get(reverse("load", args=[load.pk])).content.decode()
    assert "Its figures" in page
    assert "to look at twice in the figures of May 2026" in page
    assert "strengths and difficulties" not in page, "a figure of another return is not this load's"
    assert "strengths and difficulties" in signed_in(second).get(reverse("figures-to-check")).text
    assert "Compute its figures" not in page


def test_a_load_that_is_live_or_over_is_not_computed_first(load: Load, signed_in: SignedIn) -> None:
    ingest.withdraw(load=load, version=load.version, reason="Wrong file", by=load.by, on=ON)
    answer = signed_in(load.by).post(reverse("load-figures", args=[load.pk]), follow=True)
    assert "Only a load that was checked and is not live yet" in answer.content.decode()
    assert not Job.objects.filter(kind="measures.preview").exists()
