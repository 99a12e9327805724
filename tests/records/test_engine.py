"""The engine room: what it opens, what it refuses, and which rows make a history."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records import engine, returns, sealed
from goldenthread.records.errors import EngineError, SealError
from goldenthread.records.portions import Size

MAY, JUNE = Month(2026, 5), Month(2026, 6)


def snapshot(folder, as_at, children, received_on=date(2026, 5, 4)):
    key = sealed.new_key()
    rows = {"child_id": children, "received_on": [received_on] * len(children)}
    manifest = sealed.write(folder / as_at.isoformat(), {"referral": rows}, key=key)
    return engine.SealedSnapshot(
        as_at.isoformat(), as_at, folder / as_at.isoformat(), key, {one.table: one.sha256 for one in manifest}
    )


@pytest.fixture
def two(tmp_path):
    return [
        snapshot(tmp_path, MAY.last_day, ["Amara", "Ben"]),
        snapshot(tmp_path, JUNE.last_day, ["Amara", "Chidi"]),
    ]


def children(opened, table, at):
    rows = opened.run(f"select child_id from {table}", at=at)  # noqa: S608 (a name written in this test)
    return sorted(row[0] for row in rows)


def test_each_snapshot_has_its_own_rows_and_periods(two):
    first, second = two
    with engine.open_engine(two, {first.id: [MAY], second.id: [JUNE]}) as opened:
        assert children(opened, "referral", first.id) == ["Amara", "Ben"]
        assert children(opened, "referral", second.id) == ["Amara", "Chidi"]
        assert opened.run("select * from period", at=second.id) == [
            ("2026-06", JUNE.first_day, JUNE.last_day, JUNE.last_day)
        ]


def test_a_row_missing_from_a_later_file_that_covers_its_day_was_withdrawn(two):
    with engine.open_engine(two) as opened:
        assert children(opened, "referral_history", two[1].id) == ["Amara", "Chidi"]
        assert children(opened, "referral_history", two[0].id) == ["Amara", "Ben"]


def test_a_row_older_than_the_later_window_is_kept(tmp_path):
    old = snapshot(tmp_path, MAY.last_day, ["Amara"], received_on=date(2025, 12, 29))
    new = snapshot(tmp_path, JUNE.last_day, ["Ben"])
    with engine.open_engine([new, old]) as opened:
        assert children(opened, "referral_history", new.id) == ["Amara", "Ben"]


def test_forks_read_each_table_once_and_stand_at_their_own_snapshot(two):
    with engine.open_engine(two) as opened:
        other = opened.fork()
        assert children(opened, "referral", two[0].id) == ["Amara", "Ben"]
        assert children(other, "referral", two[1].id) == ["Amara", "Chidi"]
        assert children(opened, "referral", two[0].id) == ["Amara", "Ben"]


def test_forks_that_read_at_the_same_time_find_what_one_engine_finds(two):
    at = [snapshot.id for snapshot in two] * 20
    with engine.open_engine(two) as opened, ThreadPoolExecutor(2) as pool:
        forks = [opened.fork(), opened.fork()]
        halves = pool.map(lambda n: [children(forks[n], "referral_history", each) for each in at], range(2))
        assert [["Amara", "Ben"], ["Amara", "Chidi"]] * 20 == next(halves) == next(halves)


def test_a_definition_that_names_no_history_rests_on_one_snapshot():
    assert not engine.looks_back("select * from referral join calendar on day = received_on")
    assert engine.looks_back("select * from referral_history")
    assert engine.looks_back("select * from Coverage where table_name = 'referral'")


def test_a_file_that_is_not_named_is_not_opened(two):
    sealed.path_of(two[0].folder, "person").write_bytes(b"not a table")
    with engine.open_engine(two) as opened:
        assert children(opened, "referral", two[0].id) == ["Amara", "Ben"]


def test_named_rows_carry_the_names_of_their_columns_also_when_there_are_none(two):
    with engine.open_engine(two) as opened:
        names, rows = opened.named_rows("select child_id, team_id from referral where false", at=two[0].id)
    assert (names, rows) == (["child_id", "team_id"], [])


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/hostname')",
        "select * from '/etc/hostname'",
        "set enable_external_access = true",
        "install httpfs",
        "attach '/tmp/other.db'",
    ],
)
def test_nothing_outside_the_snapshots_can_be_reached(two, sql):
    with engine.open_engine(two) as opened, pytest.raises(EngineError):
        opened.run(sql, at=two[0].id)


def test_a_misspelt_column_fails_with_the_engines_hint():
    with engine.open_engine() as opened, pytest.raises(EngineError, match="recieved_on"):
        opened.columns("select recieved_on from referral")


def test_a_file_changed_since_it_was_sealed_is_not_opened(two):
    path = sealed.path_of(two[0].folder, "referral")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with engine.open_engine(two) as opened, pytest.raises(SealError, match="not the one that was written"):
        opened.run("select * from referral", at=two[0].id)


def test_another_snapshots_file_does_not_open_even_without_its_hash(two):
    first, second = two
    sealed.path_of(second.folder, "referral").replace(sealed.path_of(first.folder, "referral"))
    bare = engine.SealedSnapshot(first.id, first.as_at, first.folder, first.key)
    with engine.open_engine([bare]) as opened, pytest.raises(SealError, match="does not open"):
        opened.run("select * from referral", at=first.id)


def test_a_lost_key_means_the_rows_are_lost(two):
    keyless = engine.SealedSnapshot(two[0].id, two[0].as_at, two[0].folder, sealed.new_key(), two[0].sha256s)
    with engine.open_engine([keyless]) as opened, pytest.raises(SealError, match="does not open"):
        opened.run("select * from referral", at=keyless.id)


def test_a_key_is_never_shown():
    shown = repr(engine.SealedSnapshot("1", MAY.last_day, sealed.Path("x"), b"k" * 32))
    assert "kkk" not in shown


def test_a_file_without_the_list_does_not_speak_of_it(two):
    lacking = replace(two[1], absent_lists=frozenset({3}))
    with engine.open_engine([two[0], lacking]) as opened:
        assert opened.absent_lists(lacking.id) == {3}
        assert children(opened, "referral_history", lacking.id) == ["Amara", "Ben"]


def test_only_the_columns_that_the_texts_name_are_read_and_another_is_refused(two):
    text = "select child_id, received_on from referral"
    with engine.open_engine(two, texts=[text]) as opened:
        assert len(opened.run(text, at=two[0].id)) == 2
        assert len(opened.run("select r.child_id from referral r", at=two[0].id)) == 2
        with pytest.raises(EngineError, match=r"referral\.team_id was not read"):
            opened.run("select child_id, team_id from referral", at=two[0].id)
        with pytest.raises(EngineError, match=r"referral\.no_further_action was not read"):
            opened.run("select no_further_action from referral", at=two[0].id)
        with pytest.raises(EngineError, match="was not read"):
            opened.run("select no_further_action from referral_history", at=two[0].id)


def whole(folder, children):
    """A dataset that is a council's whole knowledge: nothing is looked back to."""
    return replace(snapshot(folder, MAY.last_day, children), kind=returns.SSD)


def test_the_history_of_a_whole_dataset_has_a_row_that_stands_there_twice_once(tmp_path):
    referral = {"referral_id": ["a", "a", "b"], "child_id": ["Amara", "Amara", "Ben"]}
    key = sealed.new_key()
    manifest = sealed.write(tmp_path / "x", {"referral": referral}, key=key)
    hashes = {one.table: one.sha256 for one in manifest}
    once = engine.SealedSnapshot("x", MAY.last_day, tmp_path / "x", key, hashes, kind=returns.SSD)
    with engine.open_engine([once]) as opened:
        assert children(opened, "referral_history", "x") == ["Amara", "Ben"]
        assert children(opened, "referral", "x") == ["Amara", "Amara", "Ben"]


def test_what_was_let_go_is_read_again_when_it_is_named(tmp_path):
    held = whole(tmp_path, ["Amara", "Ben"])
    texts = ["select child_id from referral", "select child_id from referral_history"]
    with engine.open_engine([held], {held.id: [MAY]}, texts=texts, size=Size(periods_at_once=1)) as opened:
        for _ in range(2):
            assert children(opened, "referral", held.id) == ["Amara", "Ben"]
            assert children(opened, "referral_history", held.id) == ["Amara", "Ben"]
            opened.let_go([])
        opened.run(texts[0], at=held.id)
        sealed.path_of(held.folder, "referral").unlink()
        opened.let_go(texts[1:])  # a history keeps its table
        assert children(opened, "referral_history", held.id) == ["Amara", "Ben"]
        opened.let_go([])
        with pytest.raises(SealError, match="missing"):
            opened.run(texts[0], at=held.id)


def test_only_a_dataset_of_many_councils_is_computed_one_body_at_a_time(two):
    with engine.open_engine(two) as opened:
        assert not opened.one_at_a_time
    with engine.open_engine(two, size=Size(periods_at_once=5)) as opened:
        assert opened.one_at_a_time
