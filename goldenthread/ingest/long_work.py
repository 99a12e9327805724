"""The long work of this room, by name; the worker runs it."""

from __future__ import annotations

from datetime import date

from goldenthread.ingest import operations
from goldenthread.ingest.errors import LoadRefused
from goldenthread.ingest.models import Load
from goldenthread.work import registry


@registry.work(operations.CHECK)
def check_load(progress: registry.Progress, *, load: int, on: str) -> dict:
    """Check one load; the job fails in words when the load is refused, so that whoever waits is told at once."""
    progress(0.1, "Reading the file in a process of its own.")
    checked = operations.check_load(
        load=Load.objects.select_related("file", "by").get(pk=load), on=date.fromisoformat(on)
    )
    if checked.state == Load.State.REFUSED:
        raise LoadRefused(checked.problem)
    progress(0.95, f"{checked.usable}.")
    return {"load": checked.pk, "state": checked.state}


@registry.when_stopped(operations.CHECK)
def check_stopped(*, load: int, on: str) -> None:
    """The worker died while it read: the load says so, and can be checked again."""
    for found in Load.objects.select_related("job", "by").filter(pk=load):
        operations.settle(load=found, on=date.fromisoformat(on))
