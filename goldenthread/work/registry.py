"""Long work by name. A room registers its function; a page asks for it; the worker in ``jobs`` runs it.

@registry.work("ingest.check_load")
def check_load(progress: Progress, *, load: int) -> dict: …

registry.ask("ingest.check_load", title="Checking Annex A", owner=person, load=7)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from goldenthread.core.errors import Refusal
from goldenthread.work import workers
from goldenthread.work.models import Job

logger = logging.getLogger(__name__)
Progress = Callable[[float, str], None]
Function = Callable[..., dict | None]
Stopped = Callable[..., None]
CUT_OFF = "The server stopped while this was running. Start it again."
_functions: dict[str, Function] = {}
_when_stopped: dict[str, Stopped] = {}


def work(kind: str) -> Callable[[Function], Function]:
    """Register a function under a name that stays the same from one release to the next."""

    def remember(function: Function) -> Function:
        if _functions.setdefault(kind, function) is not function:
            raise RuntimeError(f"two functions are registered as {kind}")
        return function

    return remember


def when_stopped(kind: str) -> Callable[[Stopped], Stopped]:
    """Register what is to happen, with the job's arguments, when work of this kind was cut off half-way."""

    def remember(function: Stopped) -> Stopped:
        _when_stopped[kind] = function
        return function

    return remember


def ask(kind: str, *, title: str, owner: Any = None, **arguments: Any) -> Job:
    """Put a job on the queue once the transaction around it is committed; returns it at once.

    ``arguments`` must be plain JSON: ids, never rows, names or files.
    """
    if kind not in _functions:
        raise KeyError(kind)
    job = Job.objects.create(
        kind=kind, title=title, arguments=arguments, created_at=timezone.now(),
        owner_id=str(owner.pk) if owner else "", owner_name=owner.name if owner else "",
    )  # fmt: skip
    transaction.on_commit(lambda: _send(job.pk))
    return job


def perform(job_id: int) -> None:
    """Run one job if nobody else has taken it; its outcome is on the row, a refusal as words, a fault as a notice."""
    taken = Job.objects.filter(pk=job_id, state=Job.State.QUEUED).update(
        state=Job.State.RUNNING, started_at=timezone.now(), worker=workers.name()
    )
    if not taken:
        return
    job = Job.objects.get(pk=job_id)
    try:
        job.result = _functions[job.kind](_reporter(job), **job.arguments) or {}
        job.state, job.percent = Job.State.DONE, 100
    except Refusal as refusal:
        job.state, job.problem = Job.State.FAILED, str(refusal)
    except Exception as fault:
        # The kind of fault only: its message may quote a cell.
        logger.error("job %s (%s) stopped: %s", job.pk, job.kind, type(fault).__name__)
        job.state = Job.State.FAILED
        job.problem = "Something went wrong on our side; nothing was changed. Try again, or tell your administrator."
        if getattr(settings, "QUEUE_IMMEDIATE", False):
            job.save()
            raise
    finally:
        job.finished_at = timezone.now()
        job.save()


def resume() -> None:
    """Put back what a stopped machine left waiting, and say of what it left half-done that it was cut off; called when
    a worker starts. What another process on the same folder is doing goes on."""
    for job in Job.objects.filter(state=Job.State.RUNNING):
        settle(job)
    for pk in Job.objects.filter(state=Job.State.QUEUED).order_by("pk").values_list("pk", flat=True):
        _send(pk)


def settle(job: Job) -> Job:
    """The job as it stands: where the process that ran it is gone it has stopped, and ``when_stopped`` is called."""
    if job.state == Job.State.RUNNING and not workers.is_there(job.worker):
        _stop(job)
    return job


@transaction.atomic
def _stop(job: Job) -> None:
    cut_off = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, worker=job.worker).update(
        state=Job.State.FAILED, problem=CUT_OFF, finished_at=timezone.now()
    )
    job.refresh_from_db()
    if cut_off and job.kind in _when_stopped:
        _when_stopped[job.kind](**job.arguments)


def _send(job_id: int) -> None:
    from goldenthread.work import queue

    queue.perform(job_id)


def _reporter(job: Job) -> Progress:
    def report(share: float, sentence: str) -> None:
        percent = max(0, min(99, round(share * 100)))
        Job.objects.filter(pk=job.pk).update(percent=percent, sentence=sentence[:300])
        job.percent, job.sentence = percent, sentence[:300]

    return report
