"""Computing measures as long work, asked for when a snapshot becomes live."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.core.periods import Month
from goldenthread.measures import operations
from goldenthread.work import registry

COMPUTE = "measures.compute"


@registry.work(COMPUTE)
def compute(progress: registry.Progress, *, months: list[str], on: str) -> dict[str, Any]:
    """``months`` as ``2026-05``; answers with the number of figures."""
    progress(0.1, f"Computing the measures of {len(months)} months")
    made = operations.compute(months=[Month.parse(month) for month in months], on=date.fromisoformat(on))
    return {"figures": len(made)}
