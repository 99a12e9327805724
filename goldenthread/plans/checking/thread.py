"""Holes in the thread: outcomes that nothing shows, recommendations that nothing answers."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.checking.finding import Finding, short
from goldenthread.plans.checking.view import PlanView


def check(plan: PlanView) -> Iterator[Finding]:
    """Outcomes without a measure (Q17) and recommendations without an outcome (Q18)."""
    for outcome in plan.outcomes:
        if not outcome.is_measured:
            reason = "No line of the scorecard shows it, and no action that serves it names a measure."
            yield Finding("Q17", outcome.key, outcome.area, short(outcome.text), reason, outcome.where)
    for asked in plan.recommendations:
        if not asked.is_answered:
            yield Finding("Q18", asked.key, "", short(asked.text), "No outcome answers it.", asked.where)
