"""Findings given, moved on, accepted for a time, noted and taken back: by whom, and that nothing is lost."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Entry
from goldenthread.ingest.findings import operations, queries
from goldenthread.ingest.findings.errors import FindingRefused
from goldenthread.ingest.models import Finding
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot
from tests.world import World

ON = dt.date(2026, 6, 3)
NORTH, SOUTH = "Assessment North", "Assessment South"


@pytest.fixture
def analyst(world: World) -> Person:
    return world.person("DT", name="Analyst")


@pytest.fixture
def manager(world: World) -> Person:
    return world.person("TM", world.north, name="Manager of the north")


def finding(by: Person, *, team: str = NORTH, worker: str = "") -> Finding:
    number = Finding.objects.count()
    snapshot = Snapshot.objects.first() or snapshots.stage_tables(
        tables={"person": {"child_id": ["000123"]}}, kind="annex_a", as_at=ON, source_name="a.xlsx", by=by, on=ON
    )
    return Finding.objects.create(
        kind="annex_a", key=f"{number:064d}", rule="open-without-worker", list_name="List 7: Child protection",
        team=team, worker=worker, first_as_at=ON, last_as_at=ON, snapshot=snapshot,
    )  # fmt: skip


def test_a_manager_gives_a_finding_of_the_own_team_to_a_worker(analyst: Person, manager: Person, world: World) -> None:
    worker, found = world.person("SW", world.north, worker_id="W 12"), finding(analyst)
    operations.assign(chosen=[(found, 1)], owner=worker, by=manager, on=ON)
    found.refresh_from_db()
    assert (found.state, found.owner, found.changed_by, found.changed_on) == ("assigned", worker, manager, ON)
    line = Entry.objects.get(kind="ingest.finding_assigned")
    assert line.changes == {"state": ["new", "assigned"], "owner": [None, worker.name]}
    assert found in queries.visible_to(worker, on=ON)


def test_a_finding_of_another_team_is_not_seen_and_not_changed(analyst: Person, manager: Person) -> None:
    theirs = finding(analyst, team=SOUTH)
    assert theirs not in queries.visible_to(manager, on=ON)
    with pytest.raises(OutOfReach):
        operations.move(chosen=[(theirs, 1)], state="correcting", by=manager, on=ON)


def test_who_only_looks_changes_nothing(analyst: Person, world: World) -> None:
    found, director = finding(analyst), world.person("DIR")
    assert found in queries.visible_to(director, on=ON)
    with pytest.raises(NotAllowed):
        operations.move(chosen=[(found, 1)], state="correcting", by=director, on=ON)


def test_a_worker_sees_what_names_them_and_nothing_else(analyst: Person, world: World) -> None:
    worker = world.person("SW", world.north, worker_id="W 12")
    mine, other = finding(analyst, worker="W 12"), finding(analyst, worker="W 13")
    assert set(queries.visible_to(worker, on=ON)) == {mine}
    operations.move(chosen=[(mine, 1)], state="correcting", by=worker, on=ON)
    with pytest.raises(OutOfReach):
        operations.move(chosen=[(other, 1)], state="correcting", by=worker, on=ON)


def test_of_many_all_are_changed_or_none(analyst: Person) -> None:
    first, second = finding(analyst), finding(analyst)
    operations.move(chosen=[(second, 1)], state="correcting", by=analyst, on=ON)
    with pytest.raises(StaleVersion):
        operations.assign(chosen=[(first, 1), (second, 1)], owner=analyst, by=analyst, on=ON)
    first.refresh_from_db()
    assert (first.state, first.owner) == ("new", None)


def test_nobody_is_given_a_finding_who_could_not_see_to_it(analyst: Person, world: World) -> None:
    director = world.person("DIR", name="Director")
    with pytest.raises(FindingRefused) as refused:
        operations.assign(chosen=[(finding(analyst), 1)], owner=director, by=analyst, on=ON)
    assert refused.value.field == "owner"
    assert director not in queries.owners(on=ON)


@pytest.mark.parametrize(
    ("reason", "until", "field"),
    [
        ("", dt.date(2026, 7, 1), "reason"),
        ("The case system cannot hold it", ON, "until"),
        ("The case system cannot hold it", dt.date(2027, 6, 5), "until"),
    ],
)
def test_accepting_asks_for_a_reason_and_a_day_within_a_year(
    analyst: Person, reason: str, until: dt.date, field: str
) -> None:
    with pytest.raises(FindingRefused) as refused:
        operations.accept(chosen=[(finding(analyst), 1)], reason=reason, until=until, by=analyst, on=ON)
    assert refused.value.field == field


def test_what_is_accepted_asks_again_after_its_last_day(analyst: Person) -> None:
    found, until = finding(analyst), dt.date(2026, 7, 1)
    operations.accept(chosen=[(found, 1)], reason="Opened in error", until=until, by=analyst, on=ON)
    assert not found.is_open(until)
    assert found.is_open(until + dt.timedelta(days=1))


def test_the_last_step_is_taken_back_once(analyst: Person, manager: Person) -> None:
    found = finding(analyst)
    operations.assign(chosen=[(found, 1)], owner=manager, by=analyst, on=ON)
    operations.accept(chosen=[(found, 2)], reason="Opened in error", until=dt.date(2026, 7, 1), by=analyst, on=ON)
    operations.take_back(chosen=[(found, 3)], by=analyst, on=ON)
    found.refresh_from_db()
    assert (found.state, found.owner, found.reason, found.accepted_until) == ("assigned", manager, "", None)
    with pytest.raises(FindingRefused):
        operations.take_back(chosen=[(found, 4)], by=analyst, on=ON)


def test_a_note_stays(analyst: Person) -> None:
    found = finding(analyst)
    operations.note(finding=found, text="Asked the north on Monday", by=analyst, on=ON)
    assert [note.text for note in found.notes.all()] == ["Asked the north on Monday"]
    with pytest.raises(FindingRefused):
        operations.note(finding=found, text=" ", by=analyst, on=ON)


def test_the_worker_who_is_named_is_suggested_else_the_manager_of_the_team(
    analyst: Person, manager: Person, world: World
) -> None:
    worker = world.person("SW", world.north, worker_id="W 12")
    named, unnamed, elsewhere = (
        finding(analyst, worker="W 12"), finding(analyst, worker="W 99"), finding(analyst, team="Nowhere"),
    )  # fmt: skip
    suggested = queries.suggested([named, unnamed, elsewhere], on=ON)
    assert suggested == {named.pk: worker, unnamed.pk: manager}
