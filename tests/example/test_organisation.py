"""The invented council's organisation holds together, and every role has somebody who can show it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from goldenthread import accounts as accounts_room
from goldenthread.example import organisation
from goldenthread.example.council import Council
from tests.example.conftest import UNTIL

ROLES = Path(accounts_room.__file__).parent / "data" / "roles.csv"


def test_units_come_after_their_parents_and_no_name_is_used_twice_at_once() -> None:
    seen: set[str] = {""}
    for unit in organisation.units(UNTIL):
        assert unit.parent in seen
        seen.add(unit.key)
    current = [unit.name for unit in organisation.units(UNTIL) if unit.ends_on is None]
    assert len(set(current)) == len(current)


def test_a_closed_team_hands_over_to_its_successor_the_day_after() -> None:
    units = {unit.key: unit for unit in organisation.units(UNTIL)}
    successor = units["safeguarding-west"]
    former = units[successor.succeeds]
    assert former.ends_on and (successor.starts_on - former.ends_on).days == 1
    assert former.name == "Safeguarding West"


def test_every_role_has_one_account_and_two_where_two_people_must_agree(council: Council) -> None:
    with ROLES.open(encoding="utf-8", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    made = organisation.accounts(council)
    assert Counter(account.role for account in made) == {code: 2 if code in ("DT", "IG") else 1 for code in known}
    assert len({account.username for account in made}) == len(made)
    assert {account.unit for account in made} <= {unit.key for unit in organisation.units(UNTIL)}


def test_no_worker_sits_in_two_seats_at_once(council: Council) -> None:
    last = [held[-1][1] for held in council.workers.values() if held[-1][1]]
    assert len(set(last)) == len(last)
