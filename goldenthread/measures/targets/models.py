"""Targets, tolerances, and the settings and overrides of the performance rating. Nothing here is ever deleted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.history.models import Versioned

_PERSON = "accounts.Person"


class Decided(Versioned):
    """What one person proposes and another decides about. Only what is approved counts."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waits for a second person"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    set_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()
    decided_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    decision = models.CharField(max_length=500, blank=True)
    """Why it was declined; what was remarked when it was approved."""

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(decided_by__isnull=False) & ~Q(set_by=F("decided_by")),
                name="%(class)s_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decision=""), name="%(class)s_declined_for_a_reason"
            ),
        ]


class Target(Decided):
    """What a council wants of a measure, from a day on, perhaps to be reached by a later one.

    ``value`` is a number, or None where a ``comparator`` gives it. ``breakdown`` and ``cut`` name the part it is for,
    empty for the whole council. ``course`` says what is asked before ``due_on``; ``points`` are ``[ISO day, value]``.
    ``origin`` is text: the plan's own words for it. ``doubts`` are the codes of what was said of it when it was
    proposed (``targets.doubts``).
    """

    class Operator(models.TextChoices):
        AT_LEAST = ">=", "at least"
        MORE = ">", "more than"
        AT_MOST = "<=", "at most"
        LESS = "<", "less than"
        EQUAL = "=", "exactly"

    class Comparator(models.TextChoices):
        ENGLAND = "england", "England"
        REGION = "region", "the region"
        STATISTICAL_NEIGHBOURS = "statistical_neighbours", "statistical neighbours"
        GOOD_OR_OUTSTANDING = "good_or_outstanding", "good or outstanding councils"

    class Course(models.TextChoices):
        NONE = "", "Nothing before its date"
        STRAIGHT = "straight", "A straight line from a baseline"
        POINTS = "points", "A line through entered points"
        STEPS = "steps", "Interim targets: each holds from its month on"

    measure = models.CharField(max_length=100)
    breakdown = models.CharField(max_length=30, blank=True)
    cut = models.CharField(max_length=200, blank=True)
    operator = models.CharField(max_length=2, choices=Operator.choices)
    value = models.FloatField(null=True)
    comparator = models.CharField(max_length=30, choices=Comparator.choices, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    course = models.CharField(max_length=10, choices=Course.choices, blank=True)
    baseline = models.FloatField(null=True)
    baseline_on = models.DateField(null=True)
    points = models.JSONField(default=list)
    origin = models.CharField(max_length=300)
    doubts = models.JSONField(default=list)

    class Meta(Decided.Meta):
        ordering = ["measure", "breakdown", "cut", "-starts_on", "-pk"]
        indexes = [models.Index(fields=["measure", "starts_on"]), models.Index(fields=["state"])]
        constraints = [
            *Decided.Meta.constraints,
            models.CheckConstraint(
                condition=Q(value__isnull=False, comparator="") | Q(value__isnull=True) & ~Q(comparator=""),
                name="target_is_a_number_or_a_comparator",
            ),
            models.UniqueConstraint(
                fields=["measure", "breakdown", "cut"],
                condition=Q(state="approved", ends_on__isnull=True),
                name="target_one_until_further_notice_for_each_part",
            ),
        ]

    def __str__(self) -> str:
        wanted = self.comparator if self.value is None else f"{self.value:g}"
        return f"{self.measure}{f' {self.cut}' if self.cut else ''} {self.operator} {wanted}"


class TargetEnding(Decided):
    """That a target shall end on a day and nothing follow it, for a second person to agree to."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField()
    reason = models.CharField(max_length=500)

    class Meta(Decided.Meta):
        ordering = ["target", "-pk"]
        constraints = [
            *Decided.Meta.constraints,
            models.UniqueConstraint(
                fields=["target"], condition=Q(state="proposed"), name="targetending_one_waits_for_each_target"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target} ends on {self.ends_on}"


class Tolerance(Versioned):
    """How far a measure may miss its target and still be at risk, not off track; in the measure's own unit."""

    measure = models.CharField(max_length=100)
    amount = models.FloatField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        ordering = ["measure", "-starts_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="tolerance_not_below_zero")]

    def __str__(self) -> str:
        return f"{self.measure} ± {self.amount:g}"


class RatingRule(Versioned):
    """What may move a rating by a step, from a day on: of the whole council (no ``measure``) with its thresholds, or
    of one measure, which only says what may move it. ``movers`` are codes of ``statistics.performance``."""

    measure = models.CharField(max_length=100, blank=True)
    movers = models.JSONField(default=list)
    unlikely = models.FloatField(null=True)
    even = models.FloatField(null=True)
    far = models.FloatField(null=True)
    fewest = models.PositiveIntegerField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    set_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        ordering = ["measure", "-starts_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.measure or 'every measure'}: {', '.join(self.movers) or 'nothing moves a rating'}"


class RatingOverride(Decided):
    """Another rating of a measure than the rule's, one step from it, until a day; the rule's stays beside it."""

    class Rating(models.TextChoices):
        GREEN = "green", "On track"
        AMBER = "amber", "At risk"
        RED = "red", "Off track"

    measure = models.CharField(max_length=100)
    rating = models.CharField(max_length=10, choices=Rating.choices)
    instead_of = models.CharField(max_length=10, choices=Rating.choices)
    reason = models.CharField(max_length=500)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta(Decided.Meta):
        ordering = ["measure", "-starts_on", "-pk"]
        indexes = [models.Index(fields=["measure", "ends_on"])]

    def __str__(self) -> str:
        return f"{self.measure} {self.instead_of} to {self.rating} until {self.ends_on}"
