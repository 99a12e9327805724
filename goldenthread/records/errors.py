"""Refusals of the child-level store."""

from __future__ import annotations

from goldenthread.core.errors import Refusal


class RecordsError(Refusal):
    """Something about a snapshot was not done, and why."""


class UnknownChild(RecordsError):
    """An id that no live data load holds; the person may confirm that it is meant."""

    def __init__(self) -> None:
        super().__init__(
            "No live data load holds a record with this id, so restricting it would hide nothing today.",
            remedy="Compare the id with the case system's, zeros in front included. If it is right and not loaded yet, "
            "confirm it: the record is then hidden from the day it is loaded.",
            field="child_id",
        )


class SealError(RecordsError):
    """Rows that do not fit the declared tables, or a sealed file that is not the one that was written."""


class EngineError(RecordsError):
    """A definition that the engine does not accept."""
