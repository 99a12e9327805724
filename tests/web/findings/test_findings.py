"""The queue's pages: what each person sees, gives away, accepts, takes back and takes out."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.test import Client

from goldenthread.accounts.models import Person
from goldenthread.ingest import operations
from goldenthread.ingest.models import Finding, Load
from goldenthread.records.models import AccessLine
from tests.authz import asking
from tests.authz.council import DAY, Someone
from tests.ingest.annex_a import good
from tests.ingest.findings.council import MAY, live, plan, workbook
from tests.kept import Kept
from tests.world import World

NOBODY = {"Allocated Worker": None}


@pytest.fixture(autouse=True)
def fixed_day(settings: Any) -> None:
    settings.TODAY = DAY


class Loaded:
    """The small council with a load whose findings are live."""

    def __init__(self) -> None:
        self.world = World()
        analyst, lead = self.world.person("DT", name="Analyst"), self.world.person("DT", name="Data lead")
        self.load = live(workbook(plan("CanaryChild", **NOBODY)), MAY, by=analyst, agreed_by=lead)


kept = Kept(Loaded)


@pytest.fixture
def loaded(db: None) -> Loaded:
    return kept()


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:
    """Of the load, where a test has that; so it is there before anybody else is."""
    return request.getfixturevalue("loaded").world if "load" in request.fixturenames else World()


@pytest.fixture
def load(loaded: Loaded) -> Load:
    return loaded.load


@pytest.fixture
def analyst(world: World) -> Person:
    return world.person("DT", name="Analyst")


@pytest.fixture
def manager(world: World) -> Person:
    return world.person("TM", world.north, name="Manager of the north")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def fresh(person: Person) -> Client:
    client = Client()
    asking.sign_in(client, Someone("X", person, None), fresh=True)
    return client


def no_worker() -> Finding:
    return Finding.objects.get(rule="open-without-worker", list_name="List 7: Child protection")


def chosen(finding: Finding) -> str:
    return f"{finding.pk}:{finding.version}"


def test_the_queue_says_what_asks_and_as_at_which_day(load: Load, manager: Person) -> None:
    page = signed_in(manager).get("/data-quality/").content.decode()
    assert "findings to see to" in page
    assert "Annex A: as at Sun 31 May 2026" in page
    assert "Annex A for Oct 2026 was due by 13 November 2026." in page
    assert "Open work has no worker." in page
    assert "perhaps Manager of the north" in page
    assert "CanaryChild" not in page


def test_without_a_load_the_page_says_what_will_be_here(manager: Person) -> None:
    page = signed_in(manager).get("/data-quality/").content.decode()
    assert "Nothing wrong was found in your data." in page
    assert "No data that these figures rest on is loaded yet" in page


def test_a_manager_gives_it_away_and_takes_that_back(load: Load, manager: Person, world: World) -> None:
    worker = world.person("SW", world.north, name="Social worker")
    client, found = signed_in(manager), no_worker()
    sent = client.post("/data-quality/assign/", {"chosen": chosen(found), "owner": worker.pk, "back": "/data-quality/"})
    assert sent["Location"] == "/data-quality/"
    found.refresh_from_db()
    assert (found.owner, found.state) == (worker, "assigned")
    assert "Undo" in client.get("/data-quality/").content.decode()
    client.post("/data-quality/undo/", {"chosen": chosen(found)})
    found.refresh_from_db()
    assert (found.owner, found.state) == (None, "new")


def test_one_said_to_be_corrected_no_longer_says_what_to_correct(load: Load, manager: Person) -> None:
    client, found = signed_in(manager), no_worker()
    page = f"/data-quality/{found.pk}/"
    assert "New. Allocate it in the case system." in client.get(page).text
    client.post("/data-quality/state/", {"chosen": chosen(found), "state": "resolved", "back": page})
    said = client.get(page).text
    assert "Said to be corrected. It asks again if an extract of a later day still has it." in said
    assert "Allocate it in the case system." not in said


def test_a_stale_choice_changes_nothing_and_says_so(load: Load, manager: Person) -> None:
    client, found = signed_in(manager), no_worker()
    client.post("/data-quality/state/", {"chosen": f"{found.pk}:99", "state": "correcting"})
    assert "Somebody else changed one of these" in client.get("/data-quality/").content.decode()
    found.refresh_from_db()
    assert found.state == "new"


def test_nothing_chosen_is_told(load: Load, manager: Person) -> None:
    client = signed_in(manager)
    client.post("/data-quality/state/", {"state": "correcting"})
    assert "Choose between one and 100 findings" in client.get("/data-quality/").content.decode()


def test_after_a_step_nobody_is_sent_to_another_site(load: Load, manager: Person) -> None:
    sent = signed_in(manager).post(
        "/data-quality/state/", {"chosen": chosen(no_worker()), "state": "correcting", "back": "//elsewhere.example/"}
    )
    assert sent["Location"] == "/data-quality/"


def test_accepting_without_a_reason_is_told_beside_the_field(load: Load, manager: Person) -> None:
    client, found = signed_in(manager), no_worker()
    day = {"until-day": "1", "until-month": "3", "until-year": "2027"}
    answer = client.post(f"/data-quality/{found.pk}/accept/", {"version": found.version, "reason": "", **day})
    assert answer.status_code == 422
    assert "Say why it may stay as it is" in answer.content.decode()
    answer = client.post(
        f"/data-quality/{found.pk}/accept/", {"version": found.version, "reason": "A duty team holds it", **day}
    )
    assert answer.status_code == 302
    page = client.get(f"/data-quality/{found.pk}/").content.decode()
    assert "Accepted until Mon 1 Mar 2027" in page
    assert "A duty team holds it" in page


def test_the_record_is_opened_through_the_door_and_that_is_written_down(load: Load, manager: Person) -> None:
    """The child is held by the north, by list 6; the finding is about the row of list 7."""
    found = Finding.objects.get(rule="plan-not-in-need")
    page = signed_in(manager).get(f"/data-quality/{found.pk}/row/").content.decode()
    assert "CanaryChild" in page
    assert "row 3" in page
    line = AccessLine.objects.get()
    assert (line.capability, line.subject, line.rows) == ("child.view_identifiable", f"finding:{found.pk}", 1)


def test_the_csv_holds_what_is_seen_and_no_child(load: Load, manager: Person) -> None:
    answer = signed_in(manager).get("/data-quality/?kind=Open+without+a+worker+or+a+team&export=csv")
    text = answer.content.decode()
    assert "Allocate it in the case system." in text
    assert "not in list 6" not in text
    assert "CanaryChild" not in text


def test_who_sees_figures_only_is_led_to_the_counts(load: Load, world: World) -> None:
    lead = signed_in(world.person("PL", name="Programme lead"))
    assert 'href="/data-quality/counts/"' in lead.get("/").content.decode()
    page = lead.get("/data-quality/counts/").content.decode()
    assert "Open work has no worker." in page
    assert "Assessment North" in page
    assert lead.get("/data-quality/").status_code == 403


def test_home_says_how_many_are_yours(load: Load, manager: Person) -> None:
    assert "in the data of your part of the service" in signed_in(manager).get("/").content.decode()


def test_the_check_of_a_load_counts_by_rule_team_and_worker(load: Load, manager: Person) -> None:
    page = signed_in(manager).get(f"/loads/{load.pk}/check/?team=Assessment+North").content.decode()
    assert "of Assessment North to put right" in page
    assert "No worker named" in page
    assert "CanaryChild" not in page


def test_nothing_is_said_of_a_team_out_of_sight(load: Load, manager: Person) -> None:
    assert signed_in(manager).get(f"/loads/{load.pk}/check/?team=Assessment+South").status_code == 404


def test_the_rows_of_a_check_open_by_rule_list_and_column(load: Load, manager: Person) -> None:
    client = signed_in(manager)
    asked = {"rule": "plan-not-in-need", "list": "List 7: Child protection", "column": "Child Unique ID"}
    page = client.get(f"/loads/{load.pk}/check/rows/", asked).content.decode()
    assert "CanaryChild" in page
    assert "1 of 1 shown." in page
    assert client.get(f"/loads/{load.pk}/check/rows/", {"list": "x' or 1=1 --"}).status_code == 404


def test_the_excel_file_asks_for_a_fresh_sign_in_and_a_reason(load: Load, manager: Person) -> None:
    address = f"/loads/{load.pk}/check/excel/"
    assert signed_in(manager).get(address)["Location"].startswith("/sign-in/again/")
    client = fresh(manager)
    assert client.post(address, {"reason": ""}).status_code == 422
    answer = client.post(address, {"reason": "Inspection week"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert any("CanaryChild" in row for row in rows)
    line = AccessLine.objects.get()
    assert (line.capability, line.purpose) == ("export.child_level", "Inspection week")


def test_who_takes_out_only_their_own_gets_only_their_own(load: Load, world: World) -> None:
    """A quality assurer lists every row behind a stand-in, but takes out only rows of their own children."""
    client = fresh(world.person("QA", name="Assurer"))
    answer = client.post(f"/loads/{load.pk}/check/excel/", {"reason": "Sampling"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=4, values_only=True))
    assert [row for row in rows if any(row)] == []


def test_a_load_that_is_not_live_yet_can_be_checked_and_says_so(analyst: Person, manager: Person) -> None:
    on = MAY + dt.timedelta(days=2)
    found = operations.start_load(
        kind="annex_a", data=workbook(plan(**NOBODY)), name="a.xlsx", as_at=MAY, by=analyst, on=on, later=False
    )
    operations.check_load(load=found, on=on)
    page = signed_in(manager).get(f"/loads/{found.pk}/check/").content.decode()
    assert "This load is not live, so its findings are not in the queue yet." in page
    assert not Finding.objects.exists()


def test_a_list_that_was_not_there_is_named_by_the_check(analyst: Person) -> None:
    on, rows = MAY + dt.timedelta(days=2), good.rows()
    del rows[10]
    data = good.workbook(rows)
    found = operations.start_load(kind="annex_a", data=data, name="a.xlsx", as_at=MAY, by=analyst, on=on, later=False)
    operations.check_load(load=found, on=on)
    for asked in ("", "?team=Assessment+West"):
        page = signed_in(analyst).get(f"/loads/{found.pk}/check/{asked}").content.decode()
        assert "There is no sheet for List 10: Adoption." in page
        assert "has to be put right: every rule is kept." not in page


@pytest.mark.parametrize("role", ["LM", "CE", "AD"])
def test_a_role_with_totals_only_sees_how_many_and_no_team(load: Load, world: World, role: str) -> None:
    """Without the totals the page would tell it that nothing is wrong."""
    client = signed_in(world.person(role))
    check = f"/loads/{load.pk}/check/"
    for address in ("/data-quality/counts/", check, f"{check}?team=Assessment+North"):
        page = client.get(address).content.decode()
        assert "Open work has no worker." in page
        assert "Assessment North" not in page and "CanaryChild" not in page
        assert "Your role sees totals of the whole council, not its teams." in page
        assert "Of the whole council." in page
