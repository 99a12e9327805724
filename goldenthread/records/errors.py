"""Refusals of the child-level store."""

from __future__ import annotations

from goldenthread.core.errors import Refusal


class RecordsError(Refusal):
    """Something about a snapshot was not done, and why."""


class SealError(RecordsError):
    """Rows that do not fit the declared tables, or a sealed file that is not the one that was written."""


class EngineError(RecordsError):
    """A definition that the engine does not accept."""
