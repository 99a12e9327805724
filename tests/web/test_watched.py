"""Watched folders: the page, and the banner on pages that show the age of data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.files.models import StoredFile
from goldenthread.ingest import tolerances
from goldenthread.ingest.models import Arrival, Load, Watch
from tests.web.signing import signed_in
from tests.world import World

ON = date(2026, 6, 3)
AT = datetime(2026, 6, 3, 5, 30, tzinfo=UTC)
HELD = "Nightly extract as at 31 May 2026 is held until a person has looked at it."


@pytest.fixture(autouse=True)
def fixed_day(settings: Any) -> None:
    settings.TODAY = ON


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("DT", name="Data lead")


def watch(by: Person, **more: Any) -> Watch:
    values = {"kind": "nightly", "folder": "/srv/nightly", "by": by, "looked_at": AT, **more}
    return Watch.objects.create(**values)


def held(by: Person) -> Load:
    file = StoredFile.objects.create(
        sha256="0" * 64, size=1, kind="zip", name="n.zip", made_by_id="1", made_by_name="", made_on=ON
    )
    return Load.objects.create(
        kind="nightly", load_type="operational", file=file, file_sha256="0" * 64, as_at=date(2026, 5, 31), by=by, on=ON,
        state="held", second_look=[{"code": "fewer_children", "message": "6 children, against 10."}],
        report={"lists": [], "children": 6, "absent_lists": []},
    )  # fmt: skip


def page(person: Person, address: str = "/loads/watched/") -> str:
    return signed_in(person).get(address).content.decode()


def test_without_a_folder_the_page_says_how_to_begin(lead: Person) -> None:
    shown = page(lead)
    assert "No folder is watched yet." in shown
    assert "goldenthread extract watch" in shown


def test_it_shows_the_folder_when_it_was_looked_at_and_the_tolerances(lead: Person) -> None:
    watch(lead, waiting=["nightly-2026-06-02.zip"])
    shown = page(lead)
    assert "/srv/nightly" in shown and "Wed 3 Jun 2026, 06:30" in shown and "nightly-2026-06-02.zip" in shown
    assert all(each.replace("'", "&#x27;") in shown for each in tolerances.STATED)


def test_each_file_says_what_became_of_it_and_leads_to_its_load(lead: Person) -> None:
    load = held(lead)
    Arrival.objects.create(
        watch=watch(lead), name="nightly-2026-05-31.zip", arrived_at=AT, outcome="held", reason="Fewer.", load=load
    )
    shown = page(lead)
    assert f'href="/loads/{load.pk}/">nightly-2026-05-31.zip</a>' in shown
    assert "Fewer." in shown and "Held" in shown


def test_a_folder_that_nobody_looks_into_any_more_is_told(lead: Person) -> None:
    watch(lead, looked_at=datetime(2026, 6, 1, 5, 30, tzinfo=UTC))
    shown = page(lead)
    assert "1 of 1 watched folders needs a look." in shown
    assert "the scheduler may have stopped" in shown


def test_yesterday_is_recent_enough(lead: Person) -> None:
    watch(lead, looked_at=datetime(2026, 6, 2, 5, 30, tzinfo=UTC))
    assert "the scheduler may have stopped" not in page(lead)


def test_a_pass_that_could_not_go_on_is_told(lead: Person) -> None:
    watch(lead, problem="“a.zip” cannot be read, or cannot be moved away.")
    assert "cannot be moved away" in page(lead)


@pytest.mark.parametrize("address", ["/loads/", "/loads/watched/", "/measures/assessments-within-45-working-days/"])
def test_a_held_load_is_told_where_the_age_of_data_is_shown(lead: Person, address: str) -> None:
    assert HELD not in page(lead, address)
    held(lead)
    assert HELD in page(lead, address)


def test_the_load_itself_says_that_it_is_held_and_a_person_may_make_it_live(lead: Person, world: World) -> None:
    load = held(world.person(None, name="Nightly feed"))
    shown = page(lead, f"/loads/{load.pk}/")
    assert "It is held, and what was live before stays" in shown
    assert "6 children, against 10." in shown
    assert "What is known of today will rest on this load" in shown
    assert "1 data load waits for your yes." in page(lead, "/")


def test_who_may_not_look_at_loads_is_told_nothing_of_folders(world: World) -> None:
    assert signed_in(world.person("TM")).get("/loads/watched/").status_code == 403


def test_the_page_costs_the_same_however_many_files_came(lead: Person) -> None:
    one = watch(lead)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            page(lead)
        return len(found)

    Arrival.objects.create(watch=one, name="a.zip", arrived_at=AT, outcome="refused", reason="Damaged.")
    first = queries()
    for number in range(12):
        Arrival.objects.create(watch=one, name=f"{number}.zip", arrived_at=AT, outcome="refused", reason="Damaged.")
    assert queries() == first
    assert Client().get("/loads/watched/").status_code == 302
