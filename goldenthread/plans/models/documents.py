"""A plan document that was handed in: the file, what was read, what people answered, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned
from goldenthread.plans.models.constraints import paired
from goldenthread.plans.models.plan import Plan


class PlanDocument(Versioned):
    """One uploaded document on its way to being a plan. Nothing of it is in a plan before it is imported.

    ``reading`` is what the reader found and never changes; ``answers`` holds one answer for each question answered,
    by the question's id. What would be imported is the two together: see ``plans.documents.settled``.

    ``renews`` is the plan of which this is a newer version: then it does not become a plan of its own, a person takes
    its changes over. ``remembered`` holds, by question, what was answered for a row that has changed since.
    """

    class State(models.TextChoices):
        READING = "reading", "Being read"
        ASKING = "asking", "Waits for answers"
        READY = "ready", "Ready to import"
        IMPORTED = "imported", "Imported"
        REFUSED = "refused", "Could not be read"
        WITHDRAWN = "withdrawn", "Withdrawn"

    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    plan_name = models.CharField("name of the plan", max_length=200)
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.READING)
    reason = models.CharField(max_length=1000, blank=True)
    reading = models.JSONField(default=dict, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    remembered = models.JSONField(default=dict, blank=True)
    renews = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="newer_documents")
    questions = models.PositiveIntegerField(default=0)
    questions_open = models.PositiveIntegerField(default=0)
    job = models.ForeignKey("work.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    uploaded_on = models.DateField()
    uploaded_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    imported_on = models.DateField(null=True, blank=True)
    imported_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-uploaded_on", "-pk"]
        constraints = [
            paired("plan", "imported_on", "imported_by", name="plan_document_imported_whole"),
            paired("withdrawn_on", "withdrawn_by", name="plan_document_withdrawn_on_and_by"),
            models.CheckConstraint(
                condition=Q(state="imported", plan__isnull=False) | (~Q(state="imported") & Q(plan__isnull=True)),
                name="plan_document_imported_has_plan",
            ),
            models.CheckConstraint(
                condition=Q(questions_open__lte=models.F("questions")), name="plan_document_questions_open_of_all"
            ),
        ]

    def __str__(self) -> str:
        return self.plan_name

    @property
    def questions_answered(self) -> int:
        return self.questions - self.questions_open

    @property
    def is_open(self) -> bool:
        """May questions still be answered?"""
        return self.state in {self.State.ASKING, self.State.READY}

    @property
    def is_stuck(self) -> bool:
        """Did the reading stop half-way, so that somebody has to start it again?"""
        return self.state == self.State.READING and (self.job is None or self.job.is_over)
