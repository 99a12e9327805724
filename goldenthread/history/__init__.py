"""Who did what, when. ``from goldenthread import history; history.record(…)`` inside an operation's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date


def record(kind: str, *, subject: Any, by: Any, on: date, detail: str = "", changes: dict | None = None) -> None:
    """Add one line to history; see ``history.chain.record``."""
    from goldenthread.history import chain

    chain.record(kind, subject=subject, by=by, on=on, detail=detail, changes=changes)
