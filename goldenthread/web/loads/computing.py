"""Figures and loads: those of a live load are computed again, those of a waiting one are looked at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month, last_full_month
from goldenthread.ingest.models import Load
from goldenthread.measures import flagging, long_work, queries, recomputing
from goldenthread.records import snapshots
from goldenthread.work import registry
from goldenthread.work.models import Job


def ask_again(load: Load, *, by: Person, on: date) -> Job | None:
    """Ask for the months that rest on this load's snapshot; None when no month does, as on an operational load."""
    months = queries.months_resting_on(load.snapshot) if load.snapshot and not load.is_operational else []
    if not months:
        return None
    title = f"Computing measures after {load}"
    return registry.ask(
        long_work.COMPUTE, title=title, owner=by, months=[month.id for month in months], on=on.isoformat()
    )


_UNDECIDED = (Load.State.CHECKED, Load.State.WAITING)


@dataclass(frozen=True)
class Looked:
    """What the figures of a load make one ask. ``state`` is that of the work: empty before it was asked for.
    ``rests`` is false where no figure of the month rests on it, because another return answers first."""

    state: str
    month: str
    flags: list[dict[str, str]]
    problem: str = ""
    job_id: int | None = None
    rests: bool = True


def look_first(load: Load, *, by: Person) -> Job | None:
    """Ask for the figures that a load would give; None when it is live, over, or not checked yet."""
    if load.state not in _UNDECIDED or load.snapshot_id is None:
        return None
    return registry.ask(
        long_work.PREVIEW, title=f"Figures of {load}, before it is live", owner=by, load=load.pk,
        snapshot=load.snapshot_id,
    )  # fmt: skip


def looked_at(load: Load) -> Looked | None:
    """For a live load the flags of the figures in use, for a waiting one those of the last look; None without any."""
    if load.state in _UNDECIDED:
        return _last_look(load)
    month = last_full_month(load.as_at)
    if load.state != Load.State.LIVE or load.snapshot != snapshots.answering(month, kind=load.kind):
        return None
    slugs = [each.slug for each in recomputing.resting_on(load.snapshot, month)]
    found = flagging.as_words(flagging.of_month(month, seen=flagging.WHOLE, slugs=slugs)) if slugs else []
    return Looked(str(Job.State.DONE), month.label, found, rests=bool(slugs))


def _last_look(load: Load) -> Looked:
    job = Job.objects.filter(kind=long_work.PREVIEW, arguments__load=load.pk).order_by("-pk").first()
    if job is None:
        return Looked("", "", [])
    result: dict[str, Any] = job.result
    if not (result.get("month") and load.snapshot):
        return Looked(job.state, "", result.get("flags", []), job.problem, job.pk)
    month = Month.parse(result["month"])
    rests = bool(recomputing.resting_on(load.snapshot, month))
    return Looked(job.state, month.label, result.get("flags", []), job.problem, job.pk, rests=rests)
