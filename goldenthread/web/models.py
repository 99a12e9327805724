"""What pages remember about a reader."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from goldenthread.history.models import Versioned


class ReadUpTo(models.Model):
    """How far a person has read in the list of what changed. Theirs alone, so it leaves no line in history."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.person_id} up to {self.seq}"


class SavedView(Versioned):
    """How a person likes to look at a scorecard, or at the actions of a plan: the choices of its address under a
    name, and no figure.

    Whoever opens it asks the page anew and sees what their own roles let them see. A removed one can be restored.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    unit = models.ForeignKey("accounts.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    actions_of = models.ForeignKey("plans.Plan", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """The plan whose list of actions it shows; none for a scorecard."""
    asked = models.TextField(blank=True, max_length=2000)
    """The choices as they stand in the address of the scorecard, the council's or that of ``unit``, or of the
    list of actions."""
    opens_first = models.BooleanField(default=False)
    is_shared = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)
    kept_on = models.DateField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(opens_first=True), name="savedview_one_opens_first"
            ),
            models.UniqueConstraint(
                fields=["person", "name"], condition=models.Q(is_removed=False), name="savedview_names_differ"
            ),
            models.CheckConstraint(
                condition=models.Q(actions_of__isnull=True) | models.Q(unit__isnull=True, opens_first=False),
                name="savedview_of_actions_is_no_scorecard",
            ),
            models.CheckConstraint(
                condition=~models.Q(is_removed=True, opens_first=True), name="savedview_a_removed_one_does_not_open"
            ),
        ]

    def __str__(self) -> str:
        return self.name
