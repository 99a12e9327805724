"""Which tables are taken elsewhere, and when they are taken away again."""

from __future__ import annotations

import pytest

from goldenthread.core.periods import Month
from goldenthread.records import engine, sealed
from goldenthread.records.engines.carried import Carried
from goldenthread.records.errors import EngineError
from tests.spec import drawn

APRIL, MAY = Month(2026, 4), Month(2026, 5)
TEXT = "select r.child_id from referral r join period p on r.received_on between p.first_day and p.last_day"


class Elsewhere:
    """Stands in for another engine and keeps what it is told, in order."""

    def __init__(self):
        self.told, self.tables, self.called = [], {}, {}

    def put(self, name, rows):
        self.told.append(("put", name))
        self.tables[name] = rows.read_all().to_pylist()

    def call(self, name, table):
        self.told.append(("call", name))
        self.called[name] = table

    def run(self, sql, parameters):
        self.told.append(("run", list(parameters)))
        return []

    def fork(self):
        return Elsewhere()


@pytest.fixture
def inside(tmp_path):
    snapshots = []
    # Amara was referred before the six months of which May's file speaks.
    for month, child, day in ((APRIL, "Amara", "2025-11-03"), (MAY, "Ben", "2026-05-04")):
        drawing = f"child_id | received_on\n---+---\n{child} | {day}"
        key, table = sealed.new_key(), drawn.table_called("referrals")
        made = sealed.write(tmp_path / month.id, {"referral": drawn.read(table, drawing)}, key=key)
        hashes = {one.table: one.sha256 for one in made}
        snapshots.append(engine.SealedSnapshot(month.id, month.last_day, tmp_path / month.id, key, hashes))
    with engine.open_engine(snapshots, {month.id: [month] for month in (APRIL, MAY)}) as opened:
        yield opened


def test_only_the_tables_that_a_text_names_are_taken_and_each_once(inside):
    elsewhere = Elsewhere()
    carried = Carried(inside, elsewhere)
    for _ in range(2):
        carried.run(TEXT, at=MAY.id, parameters=[7])
    once = [("put", "s0_period"), ("call", "period"), ("put", "s0_referral"), ("call", "referral"), ("run", [7])]
    assert elsewhere.told == [*once, ("run", [7])]
    assert [row["child_id"] for row in elsewhere.tables["s0_referral"]] == ["Ben"]


def test_a_name_means_the_table_of_the_snapshot_that_is_asked_and_none_is_put_twice(inside):
    elsewhere = Elsewhere()
    carried, text = Carried(inside, elsewhere), f"{TEXT} join calendar d on d.day = r.received_on"
    for at in (APRIL.id, MAY.id, APRIL.id):
        carried.run(text, at=at)
        assert elsewhere.called["calendar"] == "all_calendar"
        assert elsewhere.called["referral"] == ("s1_referral" if at == MAY.id else "s0_referral")
    put = [name for told, name in elsewhere.told if told == "put"]
    assert sorted(put) == ["all_calendar", "s0_period", "s0_referral", "s1_period", "s1_referral"]


def test_a_body_is_run_at_each_snapshot_and_its_place_left_out(inside, monkeypatch):
    elsewhere = Elsewhere()
    monkeypatch.setattr(elsewhere, "run", lambda sql, parameters: [(0, elsewhere.called["referral"])])
    found = Carried(inside, elsewhere).run_each("select place, child_id from {rows}", TEXT, ats=[APRIL.id, MAY.id])
    assert found == {APRIL.id: [("s0_referral",)], MAY.id: [("s1_referral",)]}


def test_a_history_is_made_here_and_taken_whole(inside):
    elsewhere = Elsewhere()
    Carried(inside, elsewhere).run("select h.child_id from referral_history h", at=MAY.id)
    assert sorted(row["child_id"] for row in elsewhere.tables["s0_referral_history"]) == ["Amara", "Ben"]


def test_a_fork_has_tables_of_its_own(inside):
    first = Elsewhere()
    carried = Carried(inside, first)
    fork = carried.fork()
    fork.run(TEXT, at=MAY.id)
    assert first.told == []


def test_a_text_that_does_not_bind_is_refused_before_a_row_leaves(inside):
    elsewhere = Elsewhere()
    with pytest.raises(EngineError, match="recieved_on"):
        Carried(inside, elsewhere).columns("select r.recieved_on from referral r")
    assert elsewhere.told == []
