"""What this room does that takes longer than a page: computing, figures that go out, others' that come in."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.core import counting
from goldenthread.core.errors import Refusal
from goldenthread.core.periods import Month
from goldenthread.measures import back_tests, flagging, operations, recomputing
from goldenthread.measures.comparators import loading
from goldenthread.measures.disclosure import preparing
from goldenthread.measures.disclosure.models import FigureEdition
from goldenthread.measures.models import Release
from goldenthread.records.models import Snapshot
from goldenthread.work import registry

COMPUTE = "measures.compute"
PREVIEW = "measures.preview"


@registry.work(COMPUTE)
def compute(progress: registry.Progress, *, months: list[str], on: str) -> dict[str, Any]:
    """``months`` as ``2026-05``; answers with the number of figures."""
    progress(0.1, f"Computing the measures of {len(months)} months")
    made = operations.compute(months=[Month.parse(month) for month in months], on=date.fromisoformat(on))
    progress(0.95, "Holding past forecasts against what came")
    back_tests.renew(on=date.fromisoformat(on))
    progress(0.99, f"{counting.counted(len(made), 'figure')} of {counting.counted(len(months), 'month')} computed.")
    return {"figures": len(made)}


@registry.work(PREVIEW)
def preview(progress: registry.Progress, *, load: int, snapshot: int) -> dict[str, Any]:
    """What the figures of a load that is not live yet make one ask; nothing is kept but these sentences.

    ``load`` is whose page shows them. The month is empty when the load would answer none.
    """
    found = Snapshot.objects.get(pk=snapshot)
    month = recomputing.answers(found)
    if month is None:
        return {"month": "", "figures": 0, "flags": []}
    progress(0.1, f"Computing the figures of {month.label}")
    made = recomputing.before_live(found, month)
    flags = flagging.as_words(flagging.of_figures(month, made))
    seen = f"{counting.counted(len(made), 'figure')} of {month.label} computed, {len(flags):,} to look at twice."
    progress(0.99, seen)
    return {"month": month.id, "figures": len(made), "flags": flags}


@registry.work(preparing.PREPARE)
def prepare_edition(progress: registry.Progress, *, edition: int, on: str) -> dict[str, Any]:
    """The figures of an edition that was asked for; where it can not be made, the edition says why, and the job too."""
    asked, day = FigureEdition.objects.select_related("prepared_by").get(pk=edition), date.fromisoformat(on)
    try:
        made = preparing.make(edition=asked, on=day, progress=progress)
    except Refusal as refusal:
        preparing.fail(edition=FigureEdition.objects.get(pk=edition), why=str(refusal), on=day)
        raise
    progress(0.99, f"{made.audit['figures']:,} figures; they wait for another person to approve them.")
    return {"edition": edition}


@registry.when_stopped(preparing.PREPARE)
def preparing_stopped(*, edition: int, on: str) -> None:
    """The worker died while it audited: the edition says so, and can be asked for again."""
    for found in FigureEdition.objects.select_related("prepared_by").filter(pk=edition):
        preparing.fail(edition=found, why=registry.CUT_OFF, on=date.fromisoformat(on))


@registry.work(loading.READ)
def read_release(progress: registry.Progress, *, release: int, on: str) -> dict[str, Any]:
    """Read one file of others' figures; where it can not be read, the release says why, and the job too."""
    progress(0.1, "Reading the file in a process of its own.")
    started, day = Release.objects.select_related("by", "file").get(pk=release), date.fromisoformat(on)
    try:
        found = loading.read(release=started, on=day)
    except Refusal as refusal:
        loading.refuse(release=Release.objects.select_related("by").get(pk=release), why=str(refusal), on=day)
        raise
    progress(0.95, f"{found.report['rows_read']:,} rows were read; what they say waits for another person.")
    return {"release": release}


@registry.when_stopped(loading.READ)
def reading_stopped(*, release: int, on: str) -> None:
    """The worker died while it read: the release says so, and the file can be handed in again."""
    for found in Release.objects.select_related("by").filter(pk=release):
        loading.refuse(release=found, why=registry.CUT_OFF, on=date.fromisoformat(on))
