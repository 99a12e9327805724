"""Results that stay and the figures that people enter. What a council wants of them is in ``targets.models``."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned
from goldenthread.measures.disclosure.models import (
    DisclosureRule,
    FigureEdition,
    PartBehind,
    PublishedFigure,
    SettledSentence,
)
from goldenthread.measures.published_models import (
    Area,
    Beside,
    Grade,
    Indicator,
    Neighbour,
    OwnAuthority,
    PublishedValue,
    Release,
)
from goldenthread.measures.saying.models import OwnerSentence
from goldenthread.measures.sets.models import ScorecardSet
from goldenthread.measures.targets.models import RatingOverride, RatingRule, Target, TargetEnding, Tolerance

__all__ = [
    "Area", "Beside", "DisclosureRule", "EnteredValue", "EntryFile", "FigureEdition", "Grade", "Indicator",
    "Keeping", "Neighbour", "OwnAuthority", "OwnerSentence", "PartBehind", "PublishedFigure", "PublishedValue",
    "RatingOverride", "RatingRule", "Release", "Result", "ScorecardSet", "SettledSentence", "Target", "TargetEnding",
    "Tolerance",
]  # fmt: skip
_PERSON = "accounts.Person"


class Result(models.Model):
    """One measure, one period, one cut, as one set of snapshots gives it. Never changed; a newer one takes its place.

    ``is_current``: the figure in use, as it was reported. ``is_known_now``: the same month by the latest data; mostly
    the same row.

    ``figure_id`` is made from everything the figure rests on (definition, snapshots, period, settings, rule), so the
    same question always has the same id and a page that quotes it can be walked backwards years later.
    """

    class State(models.TextChoices):
        KNOWN = "known", "Known"
        UNKNOWN = "unknown", "No data"
        STALE = "stale", "Out of date"
        SUPPRESSED = "suppressed", "Not shown: small number"
        NOT_APPLICABLE = "not_applicable", "Nothing to count"

    class Breakdown(models.TextChoices):
        COUNCIL = "council", "Whole council"
        TEAM = "team", "Team"

    figure_id = models.CharField(max_length=16, unique=True)
    measure = models.CharField(max_length=100)
    period = models.CharField(max_length=10)
    breakdown = models.CharField(max_length=10, choices=Breakdown.choices)
    cut = models.CharField(max_length=200, blank=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    missing = models.PositiveIntegerField()
    value = models.FloatField(null=True)
    state = models.CharField(max_length=15, choices=State.choices)
    reason = models.CharField(max_length=300, blank=True)
    fingerprint = models.CharField(max_length=64)
    snapshots = models.JSONField(default=list)
    parameters = models.JSONField(default=dict)
    rule_version = models.CharField(max_length=10)
    computed_on = models.DateField()
    is_current = models.BooleanField(default=True)
    is_known_now = models.BooleanField(default=False)

    class Meta:
        ordering = ["measure", "period", "breakdown", "cut"]
        indexes = [
            # All that a course is made of, so that the rows themselves are not looked up.
            models.Index(
                fields=[
                    "breakdown", "cut", "measure", "period", "value", "numerator", "denominator", "state", "is_current",
                ],
                condition=Q(is_current=True), name="result_courses",
            )
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period", "breakdown", "cut"],
                condition=Q(is_known_now=True),
                name="result_one_known_now_for_each_cut",
            ),
            models.UniqueConstraint(
                fields=["measure", "period", "breakdown", "cut"],
                condition=Q(is_current=True),
                name="result_one_current_for_each_cut",
            ),
            models.CheckConstraint(
                condition=~Q(state="known") | Q(value__isnull=False), name="result_known_has_a_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period} {self.cut or self.breakdown}"


class Keeping(models.Model):
    """One row, locked while results are kept: of two computations that end together the second sees the first's."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="measures_one_keeping")]

    def __str__(self) -> str:
        return "keeping of results"


class EntryFile(Versioned):
    """A file of figures handed in: read and kept as rows, entered only when a second person agrees."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for a second person"
        KEPT = "kept", "Entered"
        WITHDRAWN = "withdrawn", "Withdrawn"

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    as_at = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    report = models.JSONField(default=dict)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    decided_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "as_at"], condition=~Q(state="withdrawn"), name="entryfile_once_for_each_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="kept") | ~Q(by=models.F("decided_by")), name="entryfile_kept_by_a_second_person"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EnteredValue(models.Model):
    """What somebody entered of a measure for a period and cut. Never edited: the next ``version`` takes its place.

    A milestone has ``done`` and the day it was reached, anything else its numbers. ``is_withdrawn``: the entry before
    was taken back and there was none before that, so nothing stands.
    """

    measure = models.CharField(max_length=100)
    period = models.CharField(max_length=10)
    breakdown = models.CharField(max_length=10, choices=Result.Breakdown.choices)
    cut = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField()
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    value = models.FloatField(null=True)
    done = models.BooleanField(null=True)
    done_on = models.DateField(null=True)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True, max_length=2000)
    is_withdrawn = models.BooleanField(default=False)
    restores = models.PositiveIntegerField(null=True)
    """The version that stands again with this one, after a later one was taken back."""
    is_current = models.BooleanField(default=True)
    figure_id = models.CharField(max_length=16, blank=True)
    file = models.ForeignKey(EntryFile, null=True, on_delete=models.PROTECT, related_name="values")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["measure", "period", "breakdown", "cut", "-version"]
        indexes = [models.Index(fields=["figure_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period", "breakdown", "cut", "version"], name="enteredvalue_versions_differ"
            ),
            models.UniqueConstraint(
                fields=["measure", "period", "breakdown", "cut"],
                condition=Q(is_current=True),
                name="enteredvalue_one_current_for_each_cut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period} {self.cut or self.breakdown}"


class Baseline(Versioned):
    """A month from which the limits of a measure begin again, because what it counts is done differently since.

    Proposed by one person with the reason, and in use only when another agrees. ``fixed``: the limits rest on that
    many first points and stand still; 0, on all of them.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waits for a second person"
        AGREED = "agreed", "Agreed"
        DECLINED = "declined", "Declined"
        ENDED = "ended", "Taken back"

    measure = models.CharField(max_length=100)
    cut = models.CharField(max_length=200, blank=True)
    starts = models.CharField(max_length=7)
    fixed = models.PositiveSmallIntegerField(default=0)
    reason = models.TextField(max_length=1000)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    decided_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["measure", "cut", "-starts", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "cut", "starts"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="baseline_one_for_each_month",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | ~Q(proposed_by=models.F("decided_by")),
                name="baseline_agreed_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_on__isnull=True)
                | Q(decided_by__isnull=False, decided_on__isnull=False),
                name="baseline_decided_by_and_on",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(decided_by__isnull=False), name="baseline_decided_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} from {self.starts}"


class ChartNote(Versioned):
    """Something that happened and may have moved a measure, drawn on its chart at its month. It proves no cause."""

    measure = models.CharField(max_length=100)
    happened_on = models.DateField()
    text = models.CharField(max_length=200)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["measure", "happened_on", "pk"]
        indexes = [models.Index(fields=["measure", "happened_on"])]

    def __str__(self) -> str:
        return f"{self.measure} {self.happened_on}"


class ErrorBank(models.Model):
    """What forecasts of this council's own measures have missed by, and how their bands and odds have held.

    One row for each bank and method, made anew after figures are computed. ``rows``: for each past origin the errors
    of the months 1 to 12 ahead, in units of the series' own movement, null where the outcome is not known yet.
    """

    bank = models.CharField(max_length=12)
    method = models.CharField(max_length=8)
    rows = models.JSONField(default=list)
    tested = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    """Of what the row holds, so that a process knows what it has read already."""
    until = models.CharField(max_length=7)
    made_on = models.DateField()

    class Meta:
        ordering = ["bank", "method"]
        constraints = [models.UniqueConstraint(fields=["bank", "method"], name="errorbank_one_of_each")]

    def __str__(self) -> str:
        return f"{self.bank} {self.method}"
