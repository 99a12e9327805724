"""What pages remember about a reader."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ReadUpTo(models.Model):
    """How far a person has read in the list of what changed. Theirs alone, so it leaves no line in history."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.person_id} up to {self.seq}"
