"""Ratings that people give instead of the rule, and what was rated in each period."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.history.models import Versioned
from goldenthread.plans.delivery import Rating
from goldenthread.plans.models.actions import Action
from goldenthread.plans.models.constraints import exactly_one, paired, period_only
from goldenthread.plans.models.plan import Area


class Override(Versioned):
    """A person's rating instead of the rule's, with the reason and the last day on which it holds."""

    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="overrides")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="overrides")
    rating = models.CharField(max_length=10, choices=Rating.choices())
    reason = models.CharField(max_length=1000)
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField()
    lifted_on = models.DateField(null=True, blank=True)
    lifted_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            exactly_one("action", "area", name="override_of_an_action_or_an_area"),
            paired("lifted_on", "lifted_by", name="override_lifted_on_and_by"),
            models.CheckConstraint(condition=Q(expires_on__gte=F("made_on")), name="override_expires_after_made"),
        ]

    def __str__(self) -> str:
        return f"{self.get_rating_display()} until {self.expires_on}"


class Rated(models.Model):
    """What stood at a period: the rule's ``delivery``, the ``reported`` rating, and the sentence that says why."""

    period = models.CharField(max_length=7, validators=[period_only])
    delivery = models.CharField(max_length=10, choices=Rating.choices())
    reported = models.CharField(max_length=10, choices=Rating.choices())
    sentence = models.CharField(max_length=1500)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["-period"]


class ActionRating(Rated):
    """The rating of an action at a period."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="ratings")

    class Meta(Rated.Meta):
        constraints = [models.UniqueConstraint(fields=["action", "period"], name="action_rated_once_in_a_period")]

    def __str__(self) -> str:
        return f"{self.period}: {self.reported}"


class AreaRating(Rated):
    """The rating of an area at a period."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="ratings")

    class Meta(Rated.Meta):
        constraints = [models.UniqueConstraint(fields=["area", "period"], name="area_rated_once_in_a_period")]

    def __str__(self) -> str:
        return f"{self.period}: {self.reported}"
