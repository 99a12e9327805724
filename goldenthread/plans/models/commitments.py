"""What an action promises again and again, and what came of each time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.history.models import Versioned
from goldenthread.plans.models.actions import Action
from goldenthread.plans.recurring import Rule


class Commitment(Versioned):
    """Something done again and again, such as a monthly visit: how often, from when to when. ``recurring`` gives the
    days on which it falls due."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="commitments")
    text = models.CharField("words", max_length=300)
    rule = models.CharField("rule", max_length=20, choices=Rule.choices())
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="commitment_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Occurrence(Versioned):
    """What somebody said of one day on which a commitment fell due. Without one nobody said anything."""

    class Said(models.TextChoices):
        DONE = "done", "Done"
        NOT_DONE = "not_done", "Not done"

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="occurrences")
    due_on = models.DateField()
    said = models.CharField("answer", max_length=10, choices=Said.choices)
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    said_on = models.DateField()
    said_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "due_on"], name="occurrence_once_for_a_day"),
            models.CheckConstraint(
                condition=Q(said="done", done_on__isnull=False) | Q(said="not_done", done_on__isnull=True),
                name="occurrence_done_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on}: {self.get_said_display()}"
