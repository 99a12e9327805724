"""Who is who: posts, bodies and teams that plans name, who held them and when, and how they are spelt."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.history.models import Versioned


class Post(Versioned):
    """Somebody whom plans name by what they are: a post (Head of Service), a body (a board), or a team.

    Merged into another it is no longer shown; what named it is named the other then.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "Post"
        BODY = "body", "Board or body"
        TEAM = "team", "Team or agency"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PERSON)
    unit = models.ForeignKey("accounts.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    added_on = models.DateField()
    added_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class Spelling(models.Model):
    """What a person said a text means (``JW``): this post, or, with ``is_meant`` false, not this one.

    ``key`` is the text without case and needless blanks; one text means one post at most.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="spellings")
    raw = models.CharField("spelling", max_length=300)
    key = models.CharField(max_length=300)
    is_meant = models.BooleanField(default=True)
    said_on = models.DateField()
    said_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["raw", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(is_meant=True), name="spelling_means_one_post"),
            models.UniqueConstraint(fields=["key", "post"], name="spelling_said_once_of_a_post"),
        ]

    def __str__(self) -> str:
        return self.raw


class Holder(Versioned):
    """Who held a post, from when until when; an open end says that it is not known or not over."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="holders")
    name = models.CharField(max_length=200)
    person = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("from_on").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="holder_until_not_before_from",
            )
        ]

    def __str__(self) -> str:
        return self.name
