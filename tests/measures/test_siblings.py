"""Children and the families they are of, side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import definition, siblings
from goldenthread.measures.siblings import Families
from goldenthread.records import engine, sealed
from tests.spec import drawn

MAY = Month(2026, 5)
CONTACTS, PLANS = "contacts-with-no-further-action", "children-on-a-protection-plan"
SIX_CONTACTS = """
    child_id | received_on | outcome
    ---------+-------------+--------
    Amara    | 2026-05-06  | NFA
    Ben      | 2026-05-06  | NFA
    Chidi    | 2026-05-06  | REFERRAL
    Amara    | 2026-05-20  | REFERRAL
    Dana     | 2026-05-20  |
    Eli      | 2026-04-20  | NFA
"""
TWO_FAMILIES = """
    family_id | child_id
    ----------+---------
    F1        | Amara
    F1        | Ben
    F2        | Chidi
    F3        | Eli
"""
PLANS_OF_TEAMS = """
    child_id | started_on | team_id
    ---------+------------+--------
    Amara    | 2026-01-05 | North
    Ben      | 2026-01-05 | North
    Chidi    | 2026-01-05 | South
"""


@pytest.fixture
def behind(tmp_path: Path) -> Callable[..., Families | None]:
    """``behind(slug, teams=…, contacts=…, families=…)``: the families behind the figure of May."""

    def found(slug: str, *, teams: Any = None, **drawings: str) -> Families | None:
        every = {drawn.table_called(word): text for word, text in drawings.items()}
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        rows, key = {table.name: drawn.read(table, text) for table, text in every.items()}, sealed.new_key()
        sha256s = {one.table: one.sha256 for one in sealed.write(folder, rows, key=key)}
        snapshot = engine.SealedSnapshot("one", MAY.last_day, folder, key, sha256s, kind="ssd")
        with engine.open_engine([snapshot], {"one": [MAY]}) as opened:
            return siblings.behind(opened, definition.get(slug), at="one", period=MAY, teams=teams)

    return found


def test_a_contact_about_three_children_is_told_as_children_and_as_families(behind):
    found = behind(CONTACTS, contacts=SIX_CONTACTS, families=TWO_FAMILIES)
    assert found == Families(children=4, families=2, without=1)


def test_only_the_teams_within_sight_are_told(behind):
    assert behind(PLANS, cp_plans=PLANS_OF_TEAMS, families=TWO_FAMILIES) == Families(3, 2, 0)
    assert behind(PLANS, teams=["North"], cp_plans=PLANS_OF_TEAMS, families=TWO_FAMILIES) == Families(2, 1, 0)
    assert behind(PLANS, teams=[], cp_plans=PLANS_OF_TEAMS, families=TWO_FAMILIES) is None


def test_a_load_that_names_no_family_says_nothing_of_them(behind):
    assert behind(CONTACTS, contacts=SIX_CONTACTS) is None
