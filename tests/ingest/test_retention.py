"""Daily loads older than the council keeps them are erased; month-ends and what figures rest on are not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal
from goldenthread.files import store
from goldenthread.history import chain
from goldenthread.history.models import Entry
from goldenthread.ingest import retention
from goldenthread.ingest.errors import SecondPersonNeeded
from goldenthread.ingest.models import Load
from goldenthread.jobs import command
from goldenthread.records import operations, snapshots
from tests.ingest.flat import made_up
from tests.world import World

ON = date(2026, 6, 30)


@pytest.fixture
def keeper(world: World) -> Person:
    return world.person("IG", name="Information governance")


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("DT", name="Data lead")


@pytest.fixture
def daily(world: World, lead: Person) -> Any:
    """Makes a daily load of that day, live."""
    feed = world.person("DT", name="Feed")

    def make(day: str, *, load_type: str = "operational", names: tuple[str, ...] = ("Amara", "Ben")) -> Load:
        as_at = date.fromisoformat(day)
        data = made_up.extract(person=made_up.people(*names))
        tables = made_up.read(as_at=as_at, person=made_up.people(*names)).tables
        file = store.seal(data + day.encode(), name=f"{day}.zip", kind="zip", by=feed, on=as_at, holds_child_data=True)
        made = snapshots.stage_tables(
            tables=tables, kind="nightly", as_at=as_at, source_name=file.name, by=feed, on=as_at, load_type=load_type
        )
        snapshots.make_live(snapshot=made, by=lead, on=as_at)
        return Load.objects.create(
            kind="nightly", load_type=load_type, file=file, file_sha256=file.sha256, as_at=as_at, by=feed, on=as_at,
            state=Load.State.LIVE, snapshot=made, live_by=lead, live_on=as_at,
        )  # fmt: skip

    return make


def days(found: list[Load]) -> list[str]:
    return [load.as_at.isoformat() for load in found]


def test_dailies_beyond_five_weeks_are_due_and_the_last_of_each_month_is_not(daily: Any) -> None:
    for day in ("2026-04-29", "2026-04-30", "2026-05-25", "2026-05-26", "2026-05-31", "2026-06-29"):
        daily(day)
    assert days(retention.due(on=ON, in_use=())) == ["2026-04-29", "2026-05-25"]  # 26 May is 35 days ago
    assert days(retention.due(on=date(2026, 7, 1), in_use=())) == ["2026-04-29", "2026-05-25", "2026-05-26"]


def test_a_month_that_stopped_early_keeps_its_last_load_and_the_newest_always_stays(daily: Any) -> None:
    daily("2026-01-07")
    daily("2026-01-08")
    assert days(retention.due(on=ON, in_use=())) == ["2026-01-07"]


def test_reporting_loads_and_what_a_figure_rests_on_are_never_due(daily: Any) -> None:
    daily("2026-03-02", load_type="reporting")
    used = daily("2026-03-03")
    daily("2026-03-31")
    assert days(retention.due(on=ON, in_use=())) == ["2026-03-03"]
    assert retention.due(on=ON, in_use={used.snapshot_id}) == []


def test_the_council_says_how_long(daily: Any, lead: Person) -> None:
    daily("2026-05-11")
    daily("2026-05-31")
    words = {"name": retention.DAYS, "source": "Retention schedule", "by": lead, "on": ON}
    operations.set_parameter(amount=60, starts_on=date(2026, 6, 1), **words)
    assert retention.due(on=ON, in_use=()) == []
    assert days(retention.due(on=date(2026, 7, 31), in_use=())) == ["2026-05-11"]


@pytest.mark.django_db(transaction=True)
def test_what_is_erased_cannot_be_read_and_leaves_its_line(daily: Any, keeper: Person, lead: Person) -> None:
    old, last = daily("2026-05-11"), daily("2026-05-31")
    assert days(retention.erase_due(by=keeper, agreed_by=lead, on=ON, in_use=())) == ["2026-05-11"]
    old.refresh_from_db()
    assert old.state == Load.State.WITHDRAWN
    assert "35 days" in old.reason and "Data lead" in old.reason
    assert snapshots.is_erased(old.snapshot) and not snapshots.is_erased(last.snapshot)
    with pytest.raises(Refusal, match="erased"):
        store.unseal(old.file)
    assert store.unseal(last.file)
    actions = set(Entry.objects.values_list("kind", flat=True))
    assert {"ingest.load_erased", "records.snapshot_withdrawn", "records.snapshot_erased"} <= actions
    assert chain.verify() == []
    assert retention.due(on=ON, in_use=()) == []


@pytest.mark.django_db(transaction=True)
def test_a_load_that_was_replaced_on_its_day_does_not_come_back(daily: Any, keeper: Person, lead: Person) -> None:
    first = daily("2026-05-11", names=("Amara",))
    second = daily("2026-05-11")
    daily("2026-05-31")
    Load.objects.filter(pk=first.pk).update(state=Load.State.REPLACED)
    erased = retention.erase_due(by=keeper, agreed_by=lead, on=ON, in_use=())
    assert [load.pk for load in erased] == [first.pk, second.pk]
    assert set(Load.objects.filter(as_at=date(2026, 5, 11)).values_list("state", flat=True)) == {"withdrawn"}


def test_it_takes_two_people_with_the_right(daily: Any, keeper: Person, lead: Person, world: World) -> None:
    daily("2026-05-11")
    daily("2026-05-31")
    for by, agreed_by in ((lead, keeper), (keeper, world.person("TM")), (keeper, keeper)):
        with pytest.raises((NotAllowed, SecondPersonNeeded)):
            retention.erase_due(by=by, agreed_by=agreed_by, on=ON, in_use=())
    assert not Load.objects.filter(state=Load.State.WITHDRAWN).exists()


def test_the_command_says_first_what_would_be_erased(daily: Any, settings: Any, capsys: Any) -> None:
    daily("2026-05-11")
    daily("2026-05-31")
    settings.TODAY = ON
    words = ["--data", str(settings.DATA.path), "extract", "tidy"]
    assert command.main([*words, "--dry-run"]) == 0
    assert capsys.readouterr().out == "Nightly extract as at 11 May 2026: would be erased\n"
    assert command.main(words) == 2
    assert "--by EMAIL" in capsys.readouterr().err
    assert not Load.objects.filter(state=Load.State.WITHDRAWN).exists()
