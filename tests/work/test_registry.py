"""Long work runs once, says how far it is, and fails in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.test import TestCase
from django.utils import timezone

from goldenthread.core.errors import Refusal
from goldenthread.work import registry, workers
from goldenthread.work.models import Job
from tests.world import World


@pytest.fixture
def kinds() -> Iterator[None]:
    before, stopped = dict(registry._functions), dict(registry._when_stopped)
    yield
    for kept, now in ((before, registry._functions), (stopped, registry._when_stopped)):
        now.clear()
        now.update(kept)


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


HOLDER = """
import sys
from pathlib import Path
from goldenthread.work.turns import hold
held = hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_process() -> Iterator[subprocess.Popen]:
    """Another process that runs jobs under the name ``other``, until its input is closed or it is killed."""
    place = django_settings.DATA.room("workers") / "other"
    process = subprocess.Popen([sys.executable, "-c", HOLDER, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    yield process
    process.kill()
    process.wait()


def running(worker: str) -> Job:
    return Job.objects.create(
        kind="tests.long", title="Long", state="running", worker=worker, created_at=timezone.now()
    )


def test_a_second_server_leaves_alone_what_the_first_is_running(db: None, other_process: subprocess.Popen) -> None:
    mine, theirs, nobodys = running(workers.name()), running("other"), running("gone")
    registry.resume()
    states = dict(Job.objects.values_list("pk", "state"))
    assert states == {mine.pk: "running", theirs.pk: "running", nobodys.pk: "failed"}


def test_a_job_whose_process_was_killed_has_stopped(db: None, other_process: subprocess.Popen) -> None:
    job = running("other")
    assert registry.settle(job).state == "running"
    other_process.kill()
    other_process.wait()
    assert registry.settle(job).state == "failed"
    assert job.problem == "The server stopped while this was running. Start it again."
    assert not (django_settings.DATA.room("workers") / "other").exists()


def test_work_that_was_cut_off_is_told_so_once_and_work_that_runs_is_not(db: None, kinds: None) -> None:
    told: list[int] = []
    registry.when_stopped("tests.long")(lambda number: told.append(number))
    jobs = [running("gone"), running(workers.name())]
    Job.objects.update(arguments={"number": 3})
    for job in jobs:
        job.refresh_from_db()
    for _ in range(2):
        for job in jobs:
            registry.settle(job)
    assert told == [3]


def test_a_job_says_which_process_runs_it(db: None, kinds: None) -> None:
    seen = []
    registry.work("tests.name")(lambda progress: seen.append(Job.objects.get().worker))
    registry.perform(registry.ask("tests.name", title="Name").pk)
    assert seen == [workers.name()]
