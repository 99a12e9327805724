"""How far the example is filled: told to anybody in an example folder, and to nobody elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from goldenthread.core.periods import Month
from goldenthread.example import people
from goldenthread.work.models import Job
from tests.web.signing import signed_in
from tests.world import World, ensure_roles

pytestmark = pytest.mark.django_db
BAR = "The example council is being filled: 43 %"


def _job(**fields: object) -> Job:
    given = {"state": Job.State.RUNNING, "percent": 43, "sentence": "Loading the children of May 2026."} | fields
    return Job.objects.create(kind="example.fill", title="Filling", created_at=timezone.now(), **given)


def test_the_sign_in_page_shows_the_bar_to_anybody_and_asks_again_each_second() -> None:
    _job()
    page = Client().get("/sign-in/").text
    assert BAR in page and "Loading the children of May 2026." in page
    assert 'hx-get="/example/"' in page and 'hx-trigger="every 1s"' in page
    assert '<a class="govuk-link" href="/example/">' in page


def test_home_shows_the_bar_and_no_list_of_sign_ins(world: World) -> None:
    _job()
    page = signed_in(world.person("TM", world.north)).get("/").text
    assert BAR in page and "Look around as one of these" not in page


def test_the_page_refreshes_itself_without_scripts_and_htmx_gets_only_the_part() -> None:
    _job()
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in Client().get("/example/").text
    part = Client().get("/example/", headers={"HX-Request": "true"}).text
    assert 'id="example"' in part and "<html" not in part


def test_people_appear_in_the_list_while_the_rest_is_filled() -> None:
    ensure_roles()
    staff = people.staff(7, Month(2026, 10))
    people.found(staff)
    _job()
    part = Client().get("/example/", headers={"HX-Request": "true"}).text
    assert "administrator@example.goldenthread.test" in part and "director@" not in part
    people.fill(staff, on=date(2026, 11, 20), progress=lambda share, sentence: None)
    part = Client().get("/example/", headers={"HX-Request": "true"}).text
    assert "director@example.goldenthread.test" in part


def test_a_fill_that_stopped_says_why_and_how_to_go_on(world: World) -> None:
    _job(state=Job.State.FAILED, problem="The server stopped while this was running.")
    page = Client().get("/sign-in/").text
    assert "only half filled" in page and "The server stopped while this was running." in page
    assert "hx-get" not in page.split('id="example"')[1].split("</div>")[0]


def test_once_filled_pages_say_nothing_of_it_and_the_address_says_complete(world: World) -> None:
    _job(state=Job.State.FAILED)
    _job(state=Job.State.DONE)
    assert 'id="example"' not in Client().get("/sign-in/").text
    assert 'id="example"' not in signed_in(world.person("DIR")).get("/").text
    assert "The example council is complete." in Client().get("/example/").text


def test_outside_an_example_there_is_no_such_page(settings: object) -> None:
    settings.EXAMPLE = False
    _job()
    assert Client().get("/example/").status_code == 404
    assert 'id="example"' not in Client().get("/sign-in/").text
