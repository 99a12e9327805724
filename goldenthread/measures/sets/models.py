"""Measures that a group of leaders looks at together."""

from __future__ import annotations

from django.db import models

from goldenthread.history.models import Versioned


class ScorecardSet(Versioned):
    """What a council made of a set that is given, or one of its own. ``key`` stands in addresses and never changes.

    A removed one stays as a row: it can be shown again, and a given one does not come back by itself.
    """

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    purpose = models.CharField(max_length=300, blank=True)
    measures = models.JSONField(default=list)
    is_removed = models.BooleanField(default=False)
    changed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    changed_on = models.DateField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(is_removed=False), name="scorecardset_names_differ"
            )
        ]

    def __str__(self) -> str:
        return self.name
