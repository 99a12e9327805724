"""Who did what, when: append-only and chained, so that a line altered or taken out shows.

People and subjects are kept as plain ids and names: history outlives both, and looks at no other room.
"""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One thing that happened. ``digest`` covers every field and the digest of the entry before.

    Free text (``detail``, ``changes``) enters the chain through ``text_digest``, a salted hash: erasing the text and
    its salt, as the law may require, leaves the chain whole.
    """

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    on = models.DateField()
    kind = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=80)
    by_id = models.CharField(max_length=40)
    by_name = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    changes = models.JSONField(default=dict, blank=True)
    salt = models.CharField(max_length=32, blank=True)
    text_digest = models.CharField(max_length=64)
    erased = models.BooleanField(default=False)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-seq"]), models.Index(fields=["by_id", "-seq"])]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.subject_kind}:{self.subject_id}"


class Head(models.Model):
    """The newest entry's number and digest: one row, locked while an entry is added, so that the chain never forks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="history_one_head")]

    def __str__(self) -> str:
        return f"head {self.seq}"


class Versioned(models.Model):
    """Something people edit. Its version goes up with each change; see ``history.versions.claim``."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
