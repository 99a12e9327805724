"""Long work: its owner sees how far it is, and nobody else sees that it exists."""

from __future__ import annotations

import pytest
from django.utils import timezone

from goldenthread.web.jobs import results
from goldenthread.work import workers
from goldenthread.work.models import Job
from tests.web.signing import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


def _job(owner: object, **fields: object) -> Job:
    return Job.objects.create(
        kind="tests.counting", title="Counting to ten", owner_id=str(owner.pk), created_at=timezone.now(), **fields
    )


def test_a_running_job_shows_bar_and_sentence_and_asks_again_without_scripts(world: World) -> None:
    person = world.person("DT")
    job = _job(person, state="running", worker=workers.name(), percent=40, sentence="Reading list 4 of 11.")
    page = signed_in(person).get(f"/jobs/{job.pk}/").text
    assert 'value="40"' in page
    assert "Reading list 4 of 11." in page
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page


def test_a_job_whose_process_is_gone_is_shown_as_stopped(world: World) -> None:
    person = world.person("DT")
    job = _job(person, state="running", worker="gone", percent=40)
    page = signed_in(person).get(f"/jobs/{job.pk}/").text
    assert "This stopped. The server stopped while this was running." in page
    assert 'value="40"' not in page


def test_htmx_gets_only_the_part_that_moves(world: World) -> None:
    person = world.person("DT")
    job = _job(person, state="running", worker=workers.name(), percent=40)
    part = signed_in(person).get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<div id="job"')
    assert "hx-trigger" in part


def test_a_job_that_is_done_leads_to_what_it_made(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(results._addresses, "tests.counting", lambda job: f"/counted/{job.result['id']}/")
    person = world.person("DT")
    job = _job(person, state="done", percent=100, result={"id": 7})
    page = signed_in(person).get(f"/jobs/{job.pk}/").text
    assert 'href="/counted/7/"' in page
    assert "hx-trigger" not in page


def test_a_job_of_somebody_else_is_not_there(world: World) -> None:
    job = _job(world.person("DT"))
    client = signed_in(world.person("DT"))
    assert client.get(f"/jobs/{job.pk}/").status_code == 404
    assert "Counting" not in client.get("/jobs/").text
