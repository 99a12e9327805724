"""A dataset of many councils falls into shares: whoever shares a team or a worker stays together."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.core.periods import Month
from goldenthread.records import engine, portions, returns, sealed, sharing
from goldenthread.records.portions import Size

MAY = Month(2026, 5)
REFERRALS = "select child_id, team_id from referral"
TEXTS = (REFERRALS, "select child_id, worker_id from involvement_history", "select child_id from cp_visit")
LARGE = Size(periods_at_once=5)


@pytest.fixture
def in_two(monkeypatch):
    """As if the dataset were large enough for two shares."""
    monkeypatch.setattr(portions, "shares", lambda snapshot: 2)


def dataset(folder, referrals, involvements=(), visits=()):
    """Referrals of child and team, involvements of child, team and worker, visits of a child."""
    written = {
        "referral": columns(referrals, "child_id", "team_id"),
        "involvement": columns(involvements, "child_id", "team_id", "worker_id"),
        "cp_visit": columns(visits, "child_id"),
    }
    written = {name: {**held, "source_row": list(range(len(held["child_id"])))} for name, held in written.items()}
    key = sealed.new_key()
    hashes = {one.table: one.sha256 for one in sealed.write(folder, {k: v for k, v in written.items() if v}, key=key)}
    return engine.SealedSnapshot("england", date(2026, 5, 31), folder, key, hashes, kind=returns.SSD)


def columns(rows, *names):
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def divided(snapshot, texts=TEXTS, size=LARGE):
    """What each text gives in each share."""
    with (
        engine.open_engine([snapshot], {snapshot.id: [MAY]}, texts=texts, size=size) as opened,
        opened.in_shares(texts, at=snapshot.id) as shares,
    ):
        found = []
        for share in shares:
            with opened.of_share(share) as part:
                found.append([sorted(part.run(text, at=snapshot.id), key=str) for text in texts])
        return found


def test_each_council_is_in_one_share_with_all_its_rows(tmp_path, in_two):
    held = dataset(
        tmp_path,
        [("Amara", "North"), ("Ben", "North"), ("Chidi", "South"), ("Dina", "South")],
        [("Amara", "North", "Nora"), ("Dina", "South", "Sam")],
        [("Ben",), ("Chidi",)],
    )
    found = divided(held)
    north = [[("Amara", "North"), ("Ben", "North")], [("Amara", "Nora")], [("Ben",)]]
    south = [[("Chidi", "South"), ("Dina", "South")], [("Dina", "Sam")], [("Chidi",)]]
    assert sorted(found) == sorted([north, south])


def test_teams_that_share_a_worker_are_not_taken_apart(tmp_path, in_two):
    teams = [("Amara", "North"), ("Ben", "East"), ("Chidi", "South")]
    held = dataset(tmp_path, teams, [("Amara", "North", "Nora"), ("Ben", "East", "Nora"), ("Chidi", "South", "Sam")])
    assert sorted(share[0] for share in divided(held, TEXTS[:2])) == [
        [("Amara", "North"), ("Ben", "East")],
        [("Chidi", "South")],
    ]


def test_teams_that_share_a_child_are_not_taken_apart(tmp_path, in_two):
    held = dataset(tmp_path, [("Amara", "North"), ("Amara", "East"), ("Amara", "West"), ("Chidi", "South")])
    assert sorted(len(share[0]) for share in divided(held, TEXTS[:1])) == [1, 3]


def test_a_worker_stands_for_the_team_that_a_row_does_not_name(tmp_path, in_two):
    held = dataset(
        tmp_path,
        [("Amara", "North"), ("Chidi", "South")],
        [("Ben", None, "Nora"), ("Amara", "North", "Nora"), ("Chidi", "South", None)],
    )
    together = [sorted({row[0] for text in share for row in text}) for share in divided(held, TEXTS[:2])]
    assert sorted(together) == [["Amara", "Ben"], ["Chidi"]]


def test_a_child_whom_nobody_holds_is_in_one_share_only(tmp_path, in_two):
    visits = [("Amara",), ("Chidi",), ("Unborn",), ("Unborn",), (None,)]
    held = dataset(tmp_path, [("Amara", "North"), ("Chidi", "South")], visits=visits)
    shares = [share[1] for share in divided(held, (TEXTS[0], TEXTS[2]))]
    assert sorted((row for share in shares for row in share), key=str) == sorted(visits, key=str)
    assert sorted(("Unborn",) in share for share in shares) == [False, True]


def test_one_council_is_not_divided(tmp_path, in_two):
    held = dataset(tmp_path, [("Amara", "North"), ("Ben", "North"), ("Ben", "East"), ("Chidi", "East")])
    assert divided(held, TEXTS[:1]) == []


def test_a_small_dataset_is_not_divided_nor_a_monthly_file(tmp_path):
    held = dataset(tmp_path, [("Amara", "North"), ("Chidi", "South")])
    assert divided(held, TEXTS[:1]) == []  # its file is small
    assert portions.shares(replace(held, kind=returns.ANNEX_A)) == 0
    with (tmp_path / "padding.parquet").open("wb") as file:
        file.truncate(1_200_000_000)  # a hole: nothing is written
    assert portions.shares(held) == 24
    assert portions.shares(replace(held, kind=returns.ANNEX_A)) == 0
    assert divided(held, TEXTS[:1], size=Size()) == []  # an engine for one council


def test_a_table_with_rows_in_one_share_alone_stops_it(tmp_path, in_two):
    """A text may ask whether anybody has such a row, and the share without one would say no."""
    held = dataset(tmp_path, [("Amara", "North"), ("Chidi", "South")], visits=[("Amara",)])
    assert divided(held, (TEXTS[0], TEXTS[2])) == []
    assert len(divided(held, TEXTS[:1])) == 2


def test_a_table_without_children_stops_it(tmp_path, in_two):
    held = dataset(tmp_path, [("Amara", "North"), ("Chidi", "South")])
    assert divided(held, (REFERRALS, "select worker_id from worker")) == []


def test_one_council_far_larger_than_all_others_stops_it(tmp_path, monkeypatch):
    monkeypatch.setattr(portions, "shares", lambda snapshot: 9)
    large = [(f"Child {n}", "North") for n in range(90)]
    held = dataset(tmp_path, [*large, *((f"Other {n}", f"Team {n}") for n in range(9))])
    assert divided(held, TEXTS[:1]) == []


def test_what_two_texts_ask_alike_is_made_once_in_each_share(tmp_path, in_two):
    alike = "(select team_id, count(*) as number from referral group by team_id)"
    texts = [f"select h.team_id, h.number from {alike} h", f"select h.number from {alike} h where h.number > 1"]  # noqa: S608
    rows = [("Amara", "North"), ("Ben", "North"), ("Chidi", "South")]
    held, found = dataset(tmp_path, rows), []
    with (
        engine.open_engine([held], {held.id: [MAY]}, texts=texts, size=LARGE) as opened,
        opened.in_shares(texts, at=held.id) as shares,
    ):
        for share in shares:
            with opened.of_share(share) as part:
                each = [part.run_each("select * from {rows} as cases", text, ats=[held.id])[held.id] for text in texts]
                made = part.run("select table_name from duckdb_tables() where table_name like 'repeated%'", at=held.id)
                found.append((each, made))
    assert sorted(found) == [
        ([[("North", 2)], [(2,)]], [("repeated_0",)]),
        ([[("South", 1)], []], [("repeated_0",)]),
    ]


def test_nothing_of_the_shares_is_left_and_they_can_be_had_again(tmp_path, in_two):
    held = dataset(tmp_path, [("Amara", "North"), ("Chidi", "South")])
    with engine.open_engine([held], {held.id: [MAY]}, texts=TEXTS[:1], size=LARGE) as opened:
        for _ in range(2):
            with opened.in_shares(TEXTS[:1], at=held.id) as shares:
                for share in shares:
                    with opened.of_share(share) as part:
                        assert len(part.run(REFERRALS, at=held.id)) == 1
        schemas = {row[0] for row in opened.run("select schema_name from information_schema.schemata", at=held.id)}
        assert not {name for name in schemas if name.startswith(("share", sharing.SCHEMA))}
        assert len(opened.run(REFERRALS, at=held.id)) == 2
