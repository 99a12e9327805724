"""An action: one line that somebody owns, with its dates as written and as understood."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from goldenthread.history.models import Versioned
from goldenthread.plans.costing import Funding
from goldenthread.plans.delivery import Status
from goldenthread.plans.models.constraints import paired
from goldenthread.plans.models.directory import Post
from goldenthread.plans.models.plan import Area, Outcome
from goldenthread.plans.models.scorecard import ScorecardLine
from goldenthread.plans.models.sources import Recommendation


class Action(Versioned):
    """Who promised what, and by when.

    ``outcomes`` and ``recommendations`` may be those of a related plan too: one action, told once, serves both.
    ``waits_for`` are actions that have to be done first.

    Each date stands three times: ``_raw`` as written, ``_iso`` as ``2020-07`` or ``2020-07-14`` where it was
    understood, ``_reason`` why not. ``due_on`` is the day that ``due_iso`` means: a month means its last day.
    ``starts_on`` likewise, where a month means its first day. The original due date is never changed.

    ``phase`` is the heading of the plan that it stands under, a phase or a time band, as the plan words it.

    An action that is ``dropped`` is no longer promised: it stays here with all that was said of it, and is not rated.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="actions")
    reference = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=4000)
    phase = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="actions")
    recommendations = models.ManyToManyField(Recommendation, blank=True, related_name="actions")
    waits_for = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="holds_up")

    start_raw = models.CharField("start date", max_length=200, blank=True)
    start_iso = models.CharField(max_length=10, blank=True)
    start_reason = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    original_due_raw = models.CharField(max_length=500, blank=True)
    original_due_iso = models.CharField(max_length=10, blank=True)
    original_due_reason = models.CharField(max_length=300, blank=True)
    due_raw = models.CharField("due date", max_length=500, blank=True)
    due_iso = models.CharField(max_length=10, blank=True)
    due_reason = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)

    status = models.CharField(max_length=20, choices=Status.choices(), default=Status.NOT_STARTED.value)
    claimed_on = models.DateField(null=True, blank=True)
    claimed_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    completed_on = models.DateField(null=True, blank=True)
    completed_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    embedded_on = models.DateField(null=True, blank=True)
    embedded_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    dropped_on = models.DateField(null=True, blank=True)
    dropped_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    dropped_reason = models.CharField("reason", max_length=1000, blank=True)
    dropped_agreed_by = models.CharField("agreed by", max_length=200, blank=True)
    embedded_despite = models.CharField(max_length=500, blank=True)

    cost_raw = models.CharField("cost", max_length=300, blank=True)
    cost_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    cost_period = models.CharField(max_length=40, blank=True)
    cost_category = models.CharField(max_length=80, blank=True)
    cost_funding = models.CharField("funding", max_length=20, blank=True, choices=Funding.choices())
    cost_since = models.DateField(null=True, blank=True)

    latest_update = models.ForeignKey("plans.Update", null=True, on_delete=models.SET_NULL, related_name="+")
    last_progress_period = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["status", "due_on"])]
        constraints = [
            paired("claimed_on", "claimed_by", name="action_claimed_on_and_by"),
            paired("completed_on", "completed_by", name="action_completed_on_and_by"),
            paired("embedded_on", "embedded_by", name="action_embedded_on_and_by"),
            paired("dropped_on", "dropped_by", name="action_dropped_on_and_by"),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True, dropped_reason="")
                | (Q(dropped_on__isnull=False) & ~Q(dropped_reason="")),
                name="action_dropped_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(dropped_agreed_by="") | Q(dropped_on__isnull=False),
                name="action_dropping_agreed_is_dropped",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.COMPLETE.value, completed_on__isnull=False)
                | (~Q(status=Status.COMPLETE.value) & Q(completed_on__isnull=True)),
                name="action_complete_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CLAIMED.value) | Q(claimed_on__isnull=False), name="action_claim_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(embedded_on__isnull=True) | Q(status=Status.COMPLETE.value),
                name="action_embedded_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(embedded_despite="") | Q(embedded_on__isnull=False), name="action_despite_is_embedded"
            ),
            models.CheckConstraint(
                condition=Q(due_iso="", due_on__isnull=True) | (~Q(due_iso="") & Q(due_on__isnull=False)),
                name="action_due_iso_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(start_iso="", starts_on__isnull=True) | (~Q(start_iso="") & Q(starts_on__isnull=False)),
                name="action_start_iso_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.text}".strip()

    @property
    def is_embedded(self) -> bool:
        return self.embedded_on is not None


class WithPosts(models.Manager["ActionLead"]):
    """Leads with the entries of the directory that they mean, which every list of owners asks for."""

    def get_queryset(self) -> models.QuerySet[ActionLead]:
        return super().get_queryset().select_related("post")


class ActionLead(models.Model):
    """Who owns an action, as the plan names them; ``person`` where that is somebody known here,
    ``post`` the entry of the directory that is meant."""

    objects = WithPosts()

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="leads")
    raw = models.CharField(max_length=300)
    person = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.raw

    @property
    def meant(self) -> str:
        """The entry of the directory that is meant, so that two spellings are one owner; else the plan's words."""
        return self.post.title if self.post else self.raw


class ActionPartner(models.Model):
    """Who helps, as the plan names them; ``organisation`` where it is one known here, ``post`` the entry of the
    directory that is meant."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="partners")
    raw = models.CharField(max_length=300)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="partnerships")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.raw


class ActionMeasure(Versioned):
    """A measure that an action names, in the plan's words, and what answers it where somebody has linked it:
    a line of the plan's scorecard, or a computed measure by its slug."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="measures")
    raw = models.CharField(max_length=500)
    line = models.ForeignKey(
        ScorecardLine, null=True, blank=True, on_delete=models.SET_NULL, related_name="named_by_actions"
    )
    measure_slug = models.CharField(max_length=120, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["measure_slug"])]

    def __str__(self) -> str:
        return self.raw

    @property
    def slug(self) -> str:
        """The computed measure behind these words, or nothing."""
        return self.measure_slug or (self.line.measure_slug if self.line else "")


class DateChange(models.Model):
    """One line of the date-change log; never edited.

    ``earlier`` and ``as_at``: known from an earlier document, which had the old date on that day. Who moved it, and
    when exactly, such a document does not say.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="date_changes")
    old_raw = models.CharField(max_length=500, blank=True)
    old_iso = models.CharField(max_length=10, blank=True)
    new_raw = models.CharField(max_length=500, blank=True)
    new_iso = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=1000)
    agreed_by = models.CharField(max_length=200, blank=True)
    changed_on = models.DateField()
    changed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField(null=True, blank=True)
    earlier = models.ForeignKey(
        "plans.EarlierDocument", null=True, blank=True, on_delete=models.CASCADE, related_name="date_changes"
    )

    class Meta:
        ordering = [Coalesce("as_at", "changed_on").desc(), "-pk"]
        constraints = [paired("as_at", "earlier", name="date_change_as_at_of_an_earlier_document")]

    def __str__(self) -> str:
        return f"{self.old_raw or 'no date'} to {self.new_raw or 'no date'}"
