"""The access log as its readers see it: my own lines, and everybody's for information governance."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.models import Person
from goldenthread.records import access
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


def _line(person: Person, subject: str, on: date, outcome: str = access.SHOWN) -> None:
    access.write(
        reader=person, capability="child.list_pseudonymous", purpose="Weekly meeting", subject=subject,
        children=["K-1"], rows=12, outcome=outcome, on=on,
    )  # fmt: skip


def test_everybody_sees_their_own_lines_and_nobody_elses(world: World, today: date) -> None:
    mine, theirs = world.person("TM", world.north), world.person("TM", world.south)
    _line(mine, "Assessments in time, Oct 2026", today)
    _line(theirs, "Visits, Oct 2026", today)
    page = signed_in(mine).get("/account/access/").text
    assert "Assessments in time, Oct 2026" in page
    assert "Weekly meeting" in page
    assert "Visits, Oct 2026" not in page
    assert "K-1" not in page


def test_information_governance_sees_all_filters_and_exports(world: World, today: date) -> None:
    manager = world.person("TM", world.north, name="Team manager North")
    _line(manager, "Visits, Oct 2026", today)
    _line(manager, "Reviews, Oct 2026", today, access.REFUSED)
    client = signed_in(world.person("IG"))
    page = client.get("/access/").text
    assert "1 of the lines below is a refusal." in page
    assert "1 of 2 lines shown" in client.get("/access/?outcome=refused").text
    exported = client.get("/access/?outcome=refused&export=csv").text
    assert "Reviews, Oct 2026" in exported
    assert "Visits, Oct 2026" not in exported
    assert "See the access log" in client.get("/").text


@pytest.mark.parametrize("role", ["DIR", "SA", "TM", "DT"])
def test_others_do_not_see_everybodys_lines(world: World, role: str) -> None:
    assert signed_in(world.person(role, world.north)).get("/access/").status_code == 403


def test_roles_and_evidence_are_said_in_words_and_not_in_codes(world: World, today: date) -> None:
    _line(world.person("TM", world.north), "evidence:12", today)
    _line(world.person("SW", world.north), "measure:looked-after-children 2026-10 team Care North exceptions", today)
    _line(world.person("SW", world.north), "measure:looked-after-children 2026-10", today)
    page = signed_in(world.person("IG")).get("/access/").text
    assert "Team manager" in page
    assert "Evidence that holds child data, number 12" in page
    assert "evidence:12" not in page
    assert "Looked-after children, Oct 2026, Care North: rows to look at first" in page
    assert "Looked-after children, Oct 2026: every row" in page


def test_a_quiet_week_is_said_in_words(world: World) -> None:
    assert "Nobody opened rows about children in the last 7 days." in signed_in(world.person("IG")).get("/").text
