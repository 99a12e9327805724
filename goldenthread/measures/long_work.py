"""Computing measures as long work: kept when a snapshot becomes live, looked at only before it does."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.measures import back_tests, flagging, operations, recomputing
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
    return {"month": month.id, "figures": len(made), "flags": flagging.as_words(flagging.of_figures(month, made))}
