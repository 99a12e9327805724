"""What the owner of a measure says of a month's figure."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

LONGEST = 300


class OwnerSentence(models.Model):
    """What is said of the council's figure of one month. Never edited: the next ``version`` takes its place.

    ``is_withdrawn``: it was taken back, and nothing is said in its place.
    """

    measure = models.CharField(max_length=100)
    period = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    text = models.CharField(max_length=LONGEST, blank=True)
    is_current = models.BooleanField(default=True)
    is_withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["measure", "-period", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "period", "version"], name="ownersentence_versions_differ"),
            models.UniqueConstraint(
                fields=["measure", "period"], condition=Q(is_current=True), name="ownersentence_one_current"
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawn=True, text="") | Q(is_withdrawn=False) & ~Q(text=""),
                name="ownersentence_says_something_or_is_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period}"
