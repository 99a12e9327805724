"""Files that people hand in: sealed on disk under their own hash, described here."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """One sealed file. The name is the person's and is only ever shown; the place on disk is made from the hash."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=255)
    made_by_id = models.CharField(max_length=40)
    made_by_name = models.CharField(max_length=200)
    made_on = models.DateField()
    holds_child_data = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"
