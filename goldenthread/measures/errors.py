"""Refusals of the measures."""

from __future__ import annotations

from goldenthread.core.errors import Refusal


class MeasureError(Refusal):
    """Something about a measure was not done, and why."""


class DefinitionError(MeasureError):
    """A definition file that says something it may not, or leaves something out."""
