"""Taking a live load back: what the page says will answer, what answers then, and that nothing issued changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history.models import Entry
from goldenthread.ingest.models import Load
from goldenthread.records import snapshots
from goldenthread.web.loads import going_back
from goldenthread.work.models import Job
from tests.ingest.findings.council import MAY, live, plan, workbook
from tests.web.signing import signed_in
from tests.world import World

APRIL = dt.date(2026, 4, 30)


@pytest.fixture(autouse=True)
def fixed_day(settings: Any) -> None:
    settings.TODAY = dt.date(2026, 6, 3)


@pytest.fixture
def analyst(world: World) -> Person:
    return world.person("DT", name="Analyst")


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("DT", name="Data lead")


def take_back(load: Load, by: Person) -> str:
    client = signed_in(by)
    client.post(f"/loads/{load.pk}/withdraw/", {"version": load.version, "reason": "Wrong file."})
    load.refresh_from_db()
    page: str = client.get(f"/loads/{load.pk}/").content.decode()
    return page


def test_the_only_load_leaves_the_month_unknown_and_the_page_says_so_first(analyst: Person, lead: Person) -> None:
    only = live(workbook(plan()), MAY, by=analyst, agreed_by=lead)
    page = signed_in(analyst).get(f"/loads/{only.pk}/").content.decode()
    assert "No other load answers for May 2026, so its figures are unknown until one is made live." in page
    assert "Nothing else of this return is live" in page
    assert "Reports that were issued keep the figures they were issued with." in page
    page = take_back(only, analyst)
    assert "Nothing is known of today by this return." in page
    assert snapshots.latest_live() is None


def test_of_the_same_day_the_one_that_was_replaced_answers_again(analyst: Person, lead: Person) -> None:
    live(workbook(plan(), plan("000777")), MAY, by=analyst, agreed_by=lead)
    second = live(workbook(plan()), MAY, by=analyst, agreed_by=lead)
    told = going_back.before(second)
    assert told[0] == "The load of the same day that it replaced answers again: “annex a.xlsx”."
    assert told[1].startswith("Figures for May 2026 rest on Annex A as at 31 May 2026.")
    assert "Figures for May 2026 rest on Annex A as at 31 May 2026." in take_back(second, analyst)


def test_of_an_older_month_today_stays_and_what_looks_back_is_computed_again(analyst: Person, lead: Person) -> None:
    older = live(workbook(plan()), APRIL, by=analyst, agreed_by=lead)
    live(workbook(plan(), plan("000777")), MAY, by=analyst, agreed_by=lead)
    told = going_back.before(older)
    assert any("No other load answers for Apr" in sentence for sentence in told)
    assert not any("known of today" in sentence for sentence in told)
    before = Job.objects.filter(kind="measures.compute").count()
    page = take_back(older, analyst)
    assert "What is known of today rests on Annex A as at 31 May 2026." in page
    assert Job.objects.filter(kind="measures.compute").count() == before + 1
    assert Entry.objects.filter(kind="ingest.load_withdrawn", detail="Wrong file.").exists()
    assert "Wrong file." in page


def test_the_one_who_made_it_live_is_told_who_takes_it_back(analyst: Person, lead: Person) -> None:
    only = live(workbook(plan()), MAY, by=analyst, agreed_by=lead)
    page = signed_in(lead).get(f"/loads/{only.pk}/").content.decode()
    assert "and not the one who made it live" in page
    assert "Go back to what was live before" not in page
