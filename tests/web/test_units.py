"""The organisation's pages: a tree, the names in returns, and closing from a day on."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts import units
from goldenthread.accounts.models import Unit
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


def _day(field: str, day: date) -> dict[str, int]:
    return {f"{field}-day": day.day, f"{field}-month": day.month, f"{field}-year": day.year}


def test_the_data_team_adds_a_team_and_says_what_returns_call_it(world: World) -> None:
    client = signed_in(world.person("DT"))
    given = {"name": "Assessment East", "kind": "team", "parent": world.safeguarding.pk}
    assert client.post("/organisation/add/", given | _day("starts_on", date(2026, 4, 1))).status_code == 302
    east = Unit.objects.get(name="Assessment East")
    named = {"text": "ASSESS E"} | _day("starts_on", date(2026, 4, 1))
    page = client.post(f"/organisation/{east.pk}/name/", named, follow=True)
    assert "“ASSESS E” in a return now means Assessment East." in page.text
    assert units.by_name(on=date(2026, 5, 1))["ASSESS E"] == east
    assert "Assessment East" in client.get("/organisation/").text


def test_a_unit_closes_from_a_day_on_and_a_stale_form_is_told(world: World) -> None:
    client = signed_in(world.person("DT"))
    path = f"/organisation/{world.south.pk}/close/"
    assert client.post(path, {"version": 1} | _day("ends_on", date(2026, 9, 30))).status_code == 302
    stale = client.post(path, {"version": 1} | _day("ends_on", date(2026, 10, 31)))
    assert stale.status_code == 409
    assert "2026-09-30" in stale.text


def test_others_can_not_change_the_organisation(world: World) -> None:
    client = signed_in(world.person("TM", world.north))
    assert client.get("/organisation/").status_code == 403
    assert client.post("/organisation/add/", {}).status_code == 403
