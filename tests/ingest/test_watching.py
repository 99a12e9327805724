"""A pass over a watched folder: live at once within the tolerances, held outside them, refused with the reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.files import child
from goldenthread.history import chain
from goldenthread.history.models import Entry
from goldenthread.ingest import inbox, operations, queries, watching
from goldenthread.ingest.errors import LoadRefused
from goldenthread.ingest.models import Arrival, Load, Watch
from goldenthread.records import snapshots
from goldenthread.records.models import Snapshot
from tests.ingest.flat import made_up
from tests.world import World

ON = date(2026, 6, 3)
AT = datetime(2026, 6, 3, 5, 30, tzinfo=UTC)
CHILDREN = tuple(f"Child {letter}" for letter in "ABCDEFGHIJ")


@pytest.fixture
def feed(world: World) -> Person:
    return service(world)


def service(world: World) -> Person:
    person = world.person(None, name="Nightly feed")
    person.kind = Person.Kind.SERVICE
    person.save()
    world.give(person, "SV")
    return person


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("DT", name="Data lead")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return inbox.prepare(tmp_path)


def put(folder: Path, day: str, *, children: int = 10, contact: str = "2026-05-29", name: str = "") -> Path:
    """An extract of so many children, each with a contact on that day."""
    people = CHILDREN[:children]
    contacts = "".join(f"{child},{contact},6,NFA\n" for child in people)
    place = folder / (name or f"nightly-{day}.zip")
    place.write_bytes(
        made_up.extract(
            person=made_up.people(*people), contact=f"child_id,received_on,source_code,outcome\n{contacts}",
        )
    )  # fmt: skip
    return place


def look(folder: Path, feed: Person, waiting: tuple[str, ...] = ()) -> list[Arrival]:
    found = inbox.look(folder)
    complete = [each for each in inbox.settled(found, found)[0] if each.name not in waiting]
    return watching.look_through(
        kind="nightly", folder=folder, complete=complete, waiting=waiting, by=feed, on=ON, at=AT
    )


def released(folder: Path, feed: Person, lead: Person, day: str = "2026-05-29") -> Load:
    """The first load of all, which is held and made live by a person."""
    put(folder, day)
    load = look(folder, feed)[0].load
    assert load and load.state == Load.State.HELD
    codes = {each["code"] for each in load.second_look}
    operations.make_live(load=load, version=load.version, accepted=codes, by=lead, on=ON)
    return load


def lying(folder: Path, where: str) -> list[str]:
    return sorted(path.name for path in (folder / where).iterdir() if path.is_file())


def test_the_first_load_is_held_for_a_person_and_then_live(folder: Path, feed: Person, lead: Person) -> None:
    load = released(folder, feed, lead)
    assert [each["code"] for each in load.second_look] == ["first_load"]
    assert (load.state, load.live_by, load.load_type) == ("live", lead, "operational")
    assert lying(folder, "done") == ["nightly-2026-05-29.zip"]


def test_a_load_within_the_tolerances_is_live_at_once(folder: Path, feed: Person, lead: Person) -> None:
    released(folder, feed, lead)
    put(folder, "2026-05-30", children=9)
    arrival = look(folder, feed)[0]
    assert (arrival.outcome, arrival.reason) == ("live", "")
    assert arrival.load and (arrival.load.state, arrival.load.live_by) == ("live", feed)
    assert snapshots.latest_live("nightly") == arrival.load.snapshot
    assert lying(folder, ".") == []
    assert list(chain.verify()) == []
    kinds = Entry.objects.values_list("kind", flat=True)
    assert {"ingest.load_held", "ingest.load_live_unattended", "ingest.file_arrived", "ingest.watch_began"} <= set(
        kinds
    )


def test_one_outside_them_is_held_while_the_previous_stays_up(folder: Path, feed: Person, lead: Person) -> None:
    first = released(folder, feed, lead)
    put(folder, "2026-05-30", children=6)
    arrival = look(folder, feed)[0]
    assert arrival.outcome == "held"
    assert arrival.reason == "6 children, against 10 on 29 May 2026: 40% fewer."
    assert snapshots.latest_live("nightly") == first.snapshot
    assert queries.held() == [arrival.load]
    assert lying(folder, "done") == ["nightly-2026-05-29.zip", "nightly-2026-05-30.zip"]


def test_a_newer_one_that_is_live_ends_the_banner_of_the_held_one(folder: Path, feed: Person, lead: Person) -> None:
    released(folder, feed, lead)
    put(folder, "2026-05-30", children=6)
    put(folder, "2026-05-31")
    assert [arrival.outcome for arrival in look(folder, feed)] == ["held", "live"]
    assert queries.held() == []


def test_a_held_load_goes_live_when_a_person_has_looked_at_all_of_it(folder: Path, feed: Person, lead: Person) -> None:
    released(folder, feed, lead)
    put(folder, "2026-05-30", children=6)
    load = look(folder, feed)[0].load
    assert load
    with pytest.raises(LoadRefused):
        operations.make_live(load=load, version=load.version, accepted=set(), by=lead, on=ON)
    operations.make_live(load=load, version=load.version, accepted={"fewer_children"}, by=lead, on=ON)
    assert queries.held() == []


def test_the_service_account_cannot_release_what_it_handed_in(folder: Path, feed: Person) -> None:
    put(folder, "2026-05-30")
    load = look(folder, feed)[0].load
    assert load
    with pytest.raises(NotAllowed):
        operations.make_live(load=load, version=load.version, accepted={"first_load"}, by=feed, on=ON)


def test_an_older_file_that_comes_late_is_held_and_raises_no_banner(folder: Path, feed: Person, lead: Person) -> None:
    released(folder, feed, lead)
    put(folder, "2026-05-28", contact="2026-05-20")
    assert look(folder, feed)[0].outcome == "held"
    assert queries.held() == []


def test_a_file_that_cannot_be_read_lies_in_refused_with_the_reason_in_plain_words(folder: Path, feed: Person) -> None:
    (folder / "nightly-2026-05-30.zip").write_bytes(b"PK\x03\x04 and nothing else")
    arrival = look(folder, feed)[0]
    assert (arrival.outcome, arrival.load) == ("refused", None)
    assert lying(folder, "refused") == ["nightly-2026-05-30.zip", "nightly-2026-05-30.zip.txt"]
    told = (folder / "refused" / "nightly-2026-05-30.zip.txt").read_text(encoding="utf-8")
    assert told.startswith("nightly-2026-05-30.zip was not loaded.\n\n")
    assert "damaged" in told
    assert Load.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "told"), [("nightly.zip", "says no day"), ("nightly-2026-06-04.zip", "has not come yet")]
)
def test_a_file_whose_day_is_not_known_is_refused(folder: Path, feed: Person, name: str, told: str) -> None:
    put(folder, "", name=name)
    arrival = look(folder, feed)[0]
    assert (arrival.outcome, told in arrival.reason) == ("refused", True)


def test_a_file_that_its_reader_refuses_is_refused_with_its_load(folder: Path, feed: Person) -> None:
    (folder / "nightly-2026-05-30.zip").write_bytes(made_up.extract(contact="child_id,received_on\nAmara,2026-05-29\n"))
    arrival = look(folder, feed)[0]
    assert arrival.load and arrival.load.state == Load.State.REFUSED
    assert (arrival.outcome, "person.csv" in arrival.reason) == ("refused", True)


def test_a_file_that_is_still_written_stays_where_it_is(folder: Path, feed: Person) -> None:
    place = put(folder, "2026-05-30")
    found = inbox.look(folder)
    with place.open("ab") as more:
        more.write(b"more")
    arrivals = watching.look_through(kind="nightly", folder=folder, complete=found, waiting=(), by=feed, on=ON, at=AT)
    assert (arrivals, place.exists(), Load.objects.count()) == ([], True, 0)
    assert Watch.objects.get().waiting == ["nightly-2026-05-30.zip"]


def test_the_same_file_again_is_known_and_done(folder: Path, feed: Person, lead: Person) -> None:
    released(folder, feed, lead)
    put(folder, "2026-05-29")
    arrival = look(folder, feed)[0]
    assert arrival.outcome == "known"
    assert lying(folder, "done") == ["nightly-2026-05-29 (2).zip", "nightly-2026-05-29.zip"]
    assert Snapshot.objects.count() == 1


def test_a_pass_that_was_cut_off_is_finished_by_the_next(
    folder: Path, feed: Person, lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(folder, feed, lead)
    put(folder, "2026-05-30")
    with monkeypatch.context() as patch:
        patch.setattr(operations, "check_load", lambda **given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            look(folder, feed)
    assert Load.objects.filter(state="checking").count() == 1
    assert look(folder, feed)[0].outcome == "live"
    assert Load.objects.filter(state="checking").count() == 0


def test_a_file_that_cannot_be_moved_away_stops_the_pass_and_is_told(
    folder: Path, feed: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "2026-05-30")
    monkeypatch.setattr(inbox, "move", lambda *given: (_ for _ in ()).throw(PermissionError))
    with pytest.raises(Exception, match="cannot be moved away"):
        look(folder, feed)
    assert "cannot be moved away" in Watch.objects.get().problem
    monkeypatch.undo()
    assert look(folder, feed)[0].outcome == "known"
    assert Watch.objects.get().problem == ""


@pytest.mark.parametrize("role", ["DT", "PL", "SA", "TM"])
def test_nobody_but_a_service_account_loads_unattended(folder: Path, world: World, role: str) -> None:
    put(folder, "2026-05-30")
    with pytest.raises((LoadRefused, NotAllowed)):
        look(folder, world.person(role))
    assert (Load.objects.count(), Watch.objects.count()) == (0, 0)


def test_a_service_account_whose_role_has_ended_loads_nothing(folder: Path, world: World) -> None:
    feed = service(world)
    feed.assignments.update(ends_on=date(2026, 6, 2))
    put(folder, "2026-05-30")
    with pytest.raises(NotAllowed):
        look(folder, feed)


def test_operational_and_reporting_loads_of_one_file_stand_beside_each_other(
    folder: Path, feed: Person, lead: Person, world: World
) -> None:
    released(folder, feed, lead)
    data = (folder / "done" / "nightly-2026-05-29.zip").read_bytes()
    load = operations.start_load(
        kind="nightly",
        data=data,
        name="nightly.zip",
        as_at=date(2026, 5, 29),
        by=world.person("DT"),
        on=ON,
        later=False,
    )
    load = operations.check_load(load=load, on=ON)
    assert (load.state, load.second_look) == ("checked", [])
    assert Snapshot.objects.filter(as_at=date(2026, 5, 29)).count() == 2


def test_a_child_process_that_runs_out_of_time_refuses_the_file(
    folder: Path, feed: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "2026-05-30")
    monkeypatch.setattr(child, "run", lambda *given, **more: (_ for _ in ()).throw(child._slow("it", child.Limits())))
    assert look(folder, feed)[0].outcome == "refused"
