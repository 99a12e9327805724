"""Snapshots: staged, live, replaced, withdrawn, erased; and which one answers a month."""

from datetime import date

import pytest
from django.db import IntegrityError

from goldenthread.core.periods import Month
from goldenthread.history import chain
from goldenthread.records import engine, snapshots
from goldenthread.records.errors import RecordsError
from goldenthread.records.models import Snapshot

MAY = Month(2026, 5)


@pytest.fixture
def data_team(world):
    return world.person("DT"), world.person("DT")


def staged(by, as_at, children=("Amara",), **words):
    tables = {"referral": {"child_id": list(children), "received_on": [as_at] * len(children)}}
    return snapshots.stage_tables(
        tables=tables, kind="annex_a", as_at=as_at, source_name="annex-a.xlsx", by=by, on=as_at, **words
    )


def live(people, as_at, children=("Amara",), **words):
    snapshot = staged(people[0], as_at, children, **words)
    snapshots.make_live(snapshot=snapshot, by=people[1], on=as_at)
    return snapshot


def test_a_staged_snapshot_has_its_manifest_and_answers_nothing(data_team):
    snapshot = staged(data_team[0], MAY.last_day)
    assert {line.table: line.rows for line in snapshot.files.all() if line.rows} == {"referral": 1}
    assert snapshots.answering(MAY) is None
    assert [entry.kind for entry in chain.lines_about(snapshot)] == ["records.snapshot_staged"]


def test_a_reporting_load_is_made_live_by_a_second_person(data_team):
    snapshot = staged(data_team[0], MAY.last_day)
    with pytest.raises(RecordsError, match="other than the person who uploaded"):
        snapshots.make_live(snapshot=snapshot, by=data_team[0], on=MAY.last_day)
    snapshots.make_live(snapshot=snapshot, by=data_team[1], on=MAY.last_day)
    assert snapshots.answering(MAY) == snapshot
    with pytest.raises(RecordsError, match="not waiting"):
        snapshots.make_live(snapshot=snapshot, by=data_team[1], on=MAY.last_day)


def test_an_operational_load_may_go_live_by_itself_and_answers_no_month(data_team):
    snapshot = staged(data_team[0], MAY.last_day, load_type="operational")
    snapshots.make_live(snapshot=snapshot, by=data_team[0], on=MAY.last_day)
    assert snapshots.answering(MAY) is None
    assert snapshots.latest_live() == snapshot


def test_the_first_from_the_last_day_to_ten_working_days_later_answers(data_team):
    live(data_team, date(2026, 5, 30))
    late = live(data_team, date(2026, 6, 15), ["Ben"])
    assert snapshots.answering(MAY) is None, "a day early, and eleven working days late"
    in_time = live(data_team, date(2026, 6, 12), ["Chidi"])
    assert snapshots.answering(MAY) == in_time
    assert snapshots.latest_live() == late


def test_a_second_load_of_the_day_replaces_the_first_which_comes_back_on_withdrawal(data_team):
    first = live(data_team, MAY.last_day)
    second = live(data_team, MAY.last_day, ["Ben"])
    assert snapshots.answering(MAY) == second
    first.refresh_from_db()
    assert first.state == "superseded"
    snapshots.withdraw(snapshot=second, by=data_team[1], on=MAY.last_day, reason="Wrong month")
    assert snapshots.answering(MAY) == first


def test_withdrawing_needs_a_reason_and_happens_once(data_team):
    snapshot = live(data_team, MAY.last_day)
    with pytest.raises(RecordsError, match="Say why"):
        snapshots.withdraw(snapshot=snapshot, by=data_team[1], on=MAY.last_day, reason=" ")
    snapshots.withdraw(snapshot=snapshot, by=data_team[1], on=MAY.last_day, reason="Wrong month")
    with pytest.raises(RecordsError, match="withdrawn already"):
        snapshots.withdraw(snapshot=snapshot, by=data_team[1], on=MAY.last_day, reason="Again")
    assert snapshots.answering(MAY) is None


def test_the_same_rows_for_the_same_day_are_kept_once(data_team):
    staged(data_team[0], MAY.last_day)
    with pytest.raises(IntegrityError):
        staged(data_team[0], MAY.last_day)
    assert Snapshot.objects.count() == 1


def test_a_figure_rests_on_thirteen_months_of_snapshots(data_team):
    found = [live(data_team, month.last_day) for month in (MAY.plus(-14), MAY.plus(-13), MAY.plus(-1), MAY)]
    assert snapshots.snapshot_set(found[-1]) == found[1:]


def test_an_opened_snapshot_gives_its_rows_to_the_engine(data_team):
    snapshot = live(data_team, MAY.last_day, ["Amara", "Ben"])
    with engine.open_engine(snapshots.opened([snapshot])) as opened:
        assert len(opened.run("select child_id from referral", at=str(snapshot.pk))) == 2


@pytest.mark.django_db(transaction=True)
def test_an_erased_snapshot_cannot_be_read_again(data_team):
    snapshot = live(data_team, MAY.last_day)
    place = snapshots.place_of(snapshot)
    with pytest.raises(RecordsError, match="Only a withdrawn"):
        snapshots.destroy_key(snapshot=snapshot, by=data_team[1], on=MAY.last_day, reason="Retention")
    snapshots.withdraw(snapshot=snapshot, by=data_team[1], on=MAY.last_day, reason="Retention")
    snapshots.destroy_key(snapshot=snapshot, by=data_team[1], on=MAY.last_day, reason="Retention")
    assert not place.folder.exists()
    with pytest.raises(RecordsError, match="key of the data load"):
        snapshots.place_of(snapshot)


def test_a_discarded_place_leaves_nothing(db):
    place = snapshots.new_place()
    snapshots.discard(place)
    assert not place.folder.exists()
