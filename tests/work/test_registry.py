"""Long work runs once, says how far it is, and fails in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import TestCase

from goldenthread.core.errors import Refusal
from goldenthread.work import registry
from goldenthread.work.models import Job
from tests.world import World


@pytest.fixture
def kinds() -> Iterator[None]:
    before = dict(registry._functions)
    yield
    registry._functions.clear()
    registry._functions.update(before)


def test_a_job_runs_after_the_transaction_and_keeps_its_result(world: World, kinds: None) -> None:
    seen = []

    @registry.work("tests.add")
    def add(progress: registry.Progress, *, left: int, right: int) -> dict:
        progress(0.5, "half way")
        seen.append(Job.objects.get().percent)
        return {"sum": left + right}

    with TestCase.captureOnCommitCallbacks(execute=True):
        job = registry.ask("tests.add", title="Adding", owner=world.person("DT"), left=1, right=2)
        assert not seen
    job.refresh_from_db()
    assert (job.state, job.percent, job.result, seen) == (Job.State.DONE, 100, {"sum": 3}, [50])


def test_a_refusal_ends_the_job_with_its_words(db: None, kinds: None) -> None:
    @registry.work("tests.refuse")
    def refuse(progress: registry.Progress) -> None:
        raise Refusal("The file is empty.", remedy="Choose another.")

    with TestCase.captureOnCommitCallbacks(execute=True):
        job = registry.ask("tests.refuse", title="Refusing")
    job.refresh_from_db()
    assert (job.state, job.problem) == (Job.State.FAILED, "The file is empty. Choose another.")


def test_a_job_that_is_taken_does_not_run_twice(db: None, kinds: None) -> None:
    ran = []

    @registry.work("tests.once")
    def once(progress: registry.Progress) -> None:
        ran.append(1)

    with TestCase.captureOnCommitCallbacks(execute=True):
        job = registry.ask("tests.once", title="Once")
    registry.perform(job.pk)
    assert ran == [1]


def test_a_fault_never_shows_its_message(db: None, kinds: None, settings: object) -> None:
    settings.QUEUE_IMMEDIATE = False

    @registry.work("tests.fault")
    def fault(progress: registry.Progress) -> None:
        raise ValueError("Amara")

    job = registry.ask("tests.fault", title="Fault")
    registry.perform(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED and "Amara" not in job.problem


def test_work_that_nobody_registered_is_an_error(db: None) -> None:
    with pytest.raises(KeyError):
        registry.ask("tests.nobody", title="Nobody")
