"""The queue: huey on a file in the data folder. The job's own row is the record; the queue only carries its number."""

from __future__ import annotations

from django.conf import settings
from huey import SqliteHuey

huey = SqliteHuey(
    "goldenthread", filename=settings.QUEUE_FILE, immediate=getattr(settings, "QUEUE_IMMEDIATE", False),
    results=False, store_none=False, fsync=True,
)  # fmt: skip


@huey.task()
def perform(job_id: int) -> None:
    from goldenthread.work import registry

    registry.perform(job_id)
