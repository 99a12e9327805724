"""Ways through a plan that cross its areas: work streams, milestones, and documents that came before it."""

from __future__ import annotations

from django.db import models

from goldenthread.history.models import Versioned
from goldenthread.plans.models.actions import Action
from goldenthread.plans.models.constraints import paired
from goldenthread.plans.models.documents import PlanDocument
from goldenthread.plans.models.plan import Plan


class WorkStream(Versioned):
    """Actions of a plan that one person leads together, whatever area they stand in. An action may be in several."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="streams")
    name = models.CharField(max_length=200)
    lead = models.CharField("name of the lead", max_length=300, blank=True)
    actions = models.ManyToManyField(Action, blank=True, related_name="streams")
    order = models.PositiveIntegerField(default=0)
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "name"], condition=models.Q(removed_on__isnull=True), name="stream_name_once_in_a_plan"
            ),
            paired("removed_on", "removed_by", name="stream_removed_on_and_by"),
        ]

    def __str__(self) -> str:
        return self.name


class Milestone(Versioned):
    """Something that a plan reaches on a day, or has not reached: a point between its actions."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="milestones")
    name = models.CharField(max_length=300)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    reached_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [paired("reached_on", "reached_by", name="milestone_reached_on_and_by")]

    def __str__(self) -> str:
        return self.name


class EarlierDocument(Versioned):
    """A document in which an earlier form of the plan stood on a day; it filled the date-change log."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="earlier_documents")
    document = models.ForeignKey(PlanDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    dated_on = models.DateField()
    matched = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dated_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "dated_on"], name="earlier_document_one_for_a_day")]

    def __str__(self) -> str:
        return f"{self.name}, {self.dated_on}"
