"""What people say about a plan and its parts, to each other."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned
from goldenthread.plans.models.actions import Action
from goldenthread.plans.models.constraints import paired
from goldenthread.plans.models.plan import Area, Plan
from goldenthread.plans.models.scorecard import ScorecardLine
from goldenthread.plans.models.sources import Recommendation

ABOUT = ("plan", "area", "action", "recommendation", "line")


def _about_one_thing() -> Q:
    """Exactly one of the five is set."""
    found = Q()
    for only in ABOUT:
        found |= Q(**{f"{name}__isnull": name != only for name in ABOUT})
    return found


class Comment(Versioned):
    """Somebody's words about one thing, never edited; withdrawn, it is shown no more.

    The words themselves stand in one place only, the line of history numbered ``said_in``: so nobody can alter them
    unseen, and where they are erased from the history, as the law may ask, they are erased here.
    """

    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.CASCADE, related_name="comments"
    )
    line = models.ForeignKey(ScorecardLine, null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    said_in = models.PositiveBigIntegerField(default=0)
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=_about_one_thing(), name="comment_about_one_thing"),
            paired("withdrawn_on", "withdrawn_by", name="comment_withdrawn_on_and_by"),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk}"

    @property
    def about(self) -> Plan | Area | Action | Recommendation | ScorecardLine:
        """The thing it is about."""
        return next(getattr(self, name) for name in ABOUT if getattr(self, f"{name}_id"))


class Mention(models.Model):
    """Somebody whom a comment wants to hear it; told on their home page until they say that they read it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mention_once_in_a_comment")]

    def __str__(self) -> str:
        return f"{self.person_id} in comment {self.comment_id}"
