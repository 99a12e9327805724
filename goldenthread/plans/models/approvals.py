"""That a body agreed to a plan: which, when, by which minute."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned
from goldenthread.plans.models.constraints import paired
from goldenthread.plans.models.plan import Plan


class Approval(Versioned):
    """A body approved the plan on a day, as its minute says. Never deleted: withdrawn, with a reason."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="approvals")
    body = models.CharField("name of the body", max_length=200)
    approved_on = models.DateField()
    minute = models.CharField("reference of the minute", max_length=200)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["approved_on", "pk"]
        constraints = [
            paired("withdrawn_on", "withdrawn_by", name="approval_withdrawn_on_and_by"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="approval_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.minute}"
