"""How far a plan is agreed: a draft, cleared by the director, approved by a body too, published; in words.

A plan is agreed once the director has cleared it and a body has approved it. Only what is agreed is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.core import periods
from goldenthread.plans.delivery import Word
from goldenthread.plans.models import Approval, Plan


class Stage(Word):
    DRAFT = "draft", "Draft"
    CLEARED = "cleared", "Cleared, not yet approved"
    AGREED = "agreed", "Agreed"
    PUBLISHED = "published", "Published"
    CLOSED = "closed", "Closed"


@dataclass(frozen=True)
class Agreement:
    """Where a plan stands on its way to the public, and by whose decisions."""

    plan: Plan
    approvals: tuple[Approval, ...]

    @property
    def is_agreed(self) -> bool:
        return bool(self.plan.signed_off_on and self.approvals)

    @property
    def stage(self) -> Stage:
        if self.plan.status == Plan.Status.CLOSED:
            return Stage.CLOSED
        if self.plan.published_on:
            return Stage.PUBLISHED
        if self.is_agreed:
            return Stage.AGREED
        return Stage.CLEARED if self.plan.signed_off_on else Stage.DRAFT

    @property
    def sentence(self) -> str:
        """``Agreed: cleared by A on 1 Sep 2026; approved by the Improvement Board on 8 Sep 2026 (minute 12).``"""
        return f"{self.stage.label}: {'; '.join([self._cleared, *self._approved, *self._published])}."

    @property
    def _cleared(self) -> str:
        by = self.plan.signed_off_by
        if self.plan.signed_off_on is None or by is None:
            return "the director has not cleared it"
        return f"cleared by {by.name} on {periods.short_day(self.plan.signed_off_on)}"

    @property
    def _approved(self) -> list[str]:
        said = [
            f"approved by {each.body} on {periods.short_day(each.approved_on)} ({each.minute})"
            for each in self.approvals
        ]
        return said or ["no body has approved it yet"]

    @property
    def _published(self) -> list[str]:
        day = self.plan.published_on
        return [f"published on {periods.short_day(day)}"] if day else []


def of(plan: Plan) -> Agreement:
    """How far a plan is agreed. One query."""
    return Agreement(plan, tuple(standing(plan)))


def standing(plan: Plan) -> Sequence[Approval]:
    """The approvals that were not withdrawn, oldest first."""
    return list(plan.approvals.filter(withdrawn_on__isnull=True).select_related("recorded_by"))
