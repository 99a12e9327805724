"""What one live load after another says of the findings: the same again, gone, come back."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history.models import Entry
from goldenthread.ingest import operations
from goldenthread.ingest.findings import operations as changing
from goldenthread.ingest.models import Finding, Load
from goldenthread.records import snapshots
from tests.ingest.findings.council import JUNE, MAY, NORTH, live, plan, workbook
from tests.world import World

NOBODY = {"Allocated Worker": None}


@pytest.fixture
def analyst(world: World) -> Person:
    return world.person("DT", name="Analyst")


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("DT", name="Data lead")


def without_worker() -> Finding:
    return Finding.objects.get(rule="open-without-worker", list_name="List 7: Child protection")


def test_what_a_check_finds_enters_the_queue_when_the_load_is_live(analyst: Person, lead: Person) -> None:
    load = operations.start_load(
        kind="annex_a", data=workbook(plan(**NOBODY)), name="a.xlsx", as_at=MAY, by=analyst, on=JUNE, later=False
    )
    operations.check_load(load=load, on=JUNE)
    assert load.report["findings"]["open-without-worker"] == 1
    assert not Finding.objects.exists()
    live(workbook(plan(**NOBODY)), JUNE, by=analyst, agreed_by=lead)
    found = without_worker()
    assert (found.team, found.worker, found.state, found.is_there) == (NORTH, "", "new", True)
    assert (found.first_as_at, found.last_as_at, found.rows) == (JUNE, JUNE, 1)


def test_nothing_of_a_finding_says_who_the_child_is(analyst: Person, lead: Person) -> None:
    live(workbook(plan("CanaryChild", **NOBODY)), MAY, by=analyst, agreed_by=lead)
    kept = [str(value) for row in Finding.objects.values() for value in row.values()]
    kept += [str(row) for row in Entry.objects.values()]
    kept += [str(Load.objects.get().report)]
    assert not [text for text in kept if "CanaryChild" in text or "2015-02-03" in text]


def test_the_same_fault_in_the_next_extract_is_the_same_item(analyst: Person, lead: Person) -> None:
    live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    first = without_worker()
    changing.assign(chosen=[(first, first.version)], owner=lead, by=lead, on=MAY)
    live(workbook(plan(**NOBODY), plan("000777")), JUNE, by=analyst, agreed_by=lead)
    again = without_worker()
    assert again.pk == first.pk
    assert (again.first_as_at, again.last_as_at, again.state, again.owner) == (MAY, JUNE, "assigned", lead)


def test_one_that_the_newest_load_lacks_is_not_there_and_is_there_when_it_comes_back(
    analyst: Person, lead: Person
) -> None:
    live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    live(workbook(plan()), JUNE, by=analyst, agreed_by=lead)
    assert not without_worker().is_there
    live(workbook(plan(**NOBODY)), dt.date(2026, 7, 31), by=analyst, agreed_by=lead)
    assert without_worker().is_there
    assert without_worker().came_back_on == dt.date(2026, 7, 31)


def test_an_older_load_changes_nothing(analyst: Person, lead: Person) -> None:
    live(workbook(plan()), JUNE, by=analyst, agreed_by=lead)
    live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    assert not Finding.objects.filter(rule="open-without-worker").exists()


def test_taking_a_load_back_takes_back_what_it_said(analyst: Person, lead: Person, world: World) -> None:
    live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    later = live(workbook(plan()), JUNE, by=analyst, agreed_by=lead)
    third = world.person("DT", name="Third")
    operations.withdraw(load=later, version=later.version, reason="Wrong file", by=third, on=JUNE)
    assert without_worker().is_there
    assert without_worker().last_as_at == MAY
    assert without_worker().came_back_on is None, "it never went"
    line = Entry.objects.filter(kind="ingest.findings_followed").order_by("-seq").first()
    assert line is not None and line.changes["came_back"] == [None, 0]


def test_when_no_load_is_live_no_finding_is_there(analyst: Person, lead: Person, world: World) -> None:
    only = live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    third = world.person("DT", name="Third")
    operations.withdraw(load=only, version=only.version, reason="Wrong file", by=third, on=JUNE)
    assert not without_worker().is_there


@pytest.mark.parametrize(("said_on", "state"), [(MAY, "new"), (JUNE, "resolved")])
def test_one_said_to_be_corrected_is_open_again_when_a_later_day_still_has_it(
    analyst: Person, lead: Person, said_on: dt.date, state: str
) -> None:
    """What was corrected on the day of the extract or later cannot be in it yet."""
    live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    found = without_worker()
    changing.move(chosen=[(found, found.version)], state="resolved", by=lead, on=said_on)
    live(workbook(plan(**NOBODY), plan("000777")), JUNE, by=analyst, agreed_by=lead)
    assert without_worker().state == state


def test_a_load_that_was_never_checked_leaves_the_queue_as_it_is(analyst: Person, lead: Person) -> None:
    live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    rows = {"person": {"child_id": ["000123"]}}
    unchecked = snapshots.stage_tables(
        tables=rows, kind="annex_a", as_at=JUNE, source_name="a.xlsx", by=analyst, on=JUNE
    )
    snapshots.make_live(snapshot=unchecked, by=lead, on=JUNE)
    older = live(workbook(plan(**NOBODY), plan("000777")), dt.date(2026, 4, 30), by=analyst, agreed_by=lead)
    assert older.state == Load.State.LIVE
    assert without_worker().is_there
    assert without_worker().last_as_at == MAY


def test_history_says_how_many_came_and_went(analyst: Person, lead: Person) -> None:
    live(workbook(plan(**NOBODY)), MAY, by=analyst, agreed_by=lead)
    live(workbook(plan()), JUNE, by=analyst, agreed_by=lead)
    line = Entry.objects.filter(kind="ingest.findings_followed").order_by("-seq").first()
    assert line is not None
    assert line.changes == {"gone": [None, 1], "new": [None, 0], "came_back": [None, 0]}
