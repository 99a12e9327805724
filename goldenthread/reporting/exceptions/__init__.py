"""The exception report of a plan at a month: what is known, and the draft made from it."""

from __future__ import annotations

from goldenthread.reporting.exceptions.draft import draft
from goldenthread.reporting.exceptions.facts import AreaFacts, PlanFacts, gather

__all__ = ["AreaFacts", "PlanFacts", "draft", "gather"]
