"""A finding of the plan check, or a contradiction, that may stand as it is for a while."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.history.models import Versioned
from goldenthread.plans.models.constraints import paired
from goldenthread.plans.models.plan import Plan


class AcceptedFinding(Versioned):
    """Why a finding of a plan is let stand, by whom, and the last day on which it is; then it asks again.

    ``key`` names the finding (see ``plans.checking.finding``); ``code`` and ``place`` say what it was when it was
    accepted, for the day when the check no longer finds it. ``many`` is of how many things it told: once there are
    more, it asks again.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="accepted_findings")
    key = models.CharField(max_length=400)
    code = models.CharField(max_length=10)
    place = models.CharField(max_length=400, blank=True)
    many = models.PositiveIntegerField(default=1)
    reason = models.CharField(max_length=1000)
    accepted_on = models.DateField()
    accepted_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField()
    lifted_on = models.DateField(null=True, blank=True)
    lifted_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-accepted_on", "-pk"]
        indexes = [models.Index(fields=["plan", "key"])]
        constraints = [
            paired("lifted_on", "lifted_by", name="accepted_finding_lifted_on_and_by"),
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("accepted_on")), name="accepted_finding_expires_after"
            ),
            models.UniqueConstraint(
                fields=["plan", "key"], condition=Q(lifted_on__isnull=True), name="accepted_finding_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.place}".strip()
