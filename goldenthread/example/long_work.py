"""Filling the example as long work, asked for when an example folder is served."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example import fill
from goldenthread.example.fill import Recipe
from goldenthread.work import registry

KIND = "example.fill"


@registry.work(KIND)
def fill_example(progress: registry.Progress, *, number: int, until: str, on: str) -> None:
    """``until`` as ``2026-10``, ``on`` as ``2026-11-20``."""
    fill.fill(Recipe(number, Month.parse(until), date.fromisoformat(on)), progress=progress)
    progress(1.0, "The example council is complete.")
