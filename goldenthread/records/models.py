"""What is kept about child-level data outside the sealed files: which snapshots there are, the council's own numbers,
who is restricted, and who looked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.core import periods
from goldenthread.history.models import Versioned

_PERSON = "accounts.Person"


def paired(first: str, second: str, name: str) -> models.CheckConstraint:
    """Both set or both empty."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=name,
    )


class Snapshot(Versioned):
    """One load of one extract at one stated date; its rows lie sealed under ``token`` and never change.

    The key is a file in the data folder, never a row here: whoever has only the database has no child.
    """

    class Kind(models.TextChoices):
        ANNEX_A = "annex_a", "Annex A"
        SSD = "ssd", "Standard Safeguarding Dataset"
        NIGHTLY = "nightly", "Nightly extract"
        SSDA903 = "ssda903", "SSDA903"
        CIN_CENSUS = "cin_census", "Children in need census"
        WORKFORCE = "workforce", "Workforce"

    class LoadType(models.TextChoices):
        REPORTING = "reporting", "Reporting"
        OPERATIONAL = "operational", "Operational"

    class State(models.TextChoices):
        STAGED = "staged", "Waiting"
        LIVE = "live", "Live"
        SUPERSEDED = "superseded", "Replaced"
        WITHDRAWN = "withdrawn", "Withdrawn"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    load_type = models.CharField(max_length=12, choices=LoadType.choices, default=LoadType.REPORTING)
    as_at = models.DateField()
    token = models.CharField(max_length=32, unique=True)
    source_name = models.CharField(max_length=255)
    source_sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(max_length=64)
    absent_lists = models.JSONField(default=list, blank=True)
    absent_columns = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    live_by = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    live_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["as_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "load_type", "as_at"], condition=Q(state="live"), name="snapshot_one_live_for_each_day"
            ),
            models.UniqueConstraint(
                fields=["kind", "load_type", "as_at", "content_sha256"],
                condition=~Q(state="withdrawn"),
                name="snapshot_same_rows_kept_once",
            ),
            paired("live_by", "live_on", "snapshot_live_by_and_on_together"),
            paired("withdrawn_by", "withdrawn_on", "snapshot_withdrawn_by_and_on_together"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} as at {periods.long_day(self.as_at)}"


class SealedFile(models.Model):
    """One line of a snapshot's manifest: a table's file, its rows, and the hash it must still have when opened."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="files")
    table = models.CharField(max_length=40)
    rows = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["snapshot", "table"], name="sealed_file_one_for_each_table")]

    def __str__(self) -> str:
        return f"{self.table} ({self.rows} rows)"


class Setting(Versioned):
    """One of the council's own numbers (see ``parameters``), from a day to a day, with where it is from."""

    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    amount = models.FloatField()
    source = models.CharField(max_length=300)
    set_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        ordering = ["name", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["name", "starts_on"], name="setting_one_for_each_start"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="setting_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} from {self.starts_on}"


class RestrictedChild(Versioned):
    """A child whose record nobody sees here. The id is kept as a keyed digest, so this table names no child.

    One person restricts, at once. Lifting is asked for by one and agreed to by another; what was lifted stays here.
    """

    child_digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    placed_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    placed_on = models.DateField()
    lift_reason = models.CharField(max_length=300, blank=True)
    lift_asked_by = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lift_asked_on = models.DateField(null=True, blank=True)
    lifted_by = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child_digest"], condition=Q(lifted_on__isnull=True), name="restricted_child_once"
            ),
            paired("lift_asked_by", "lift_asked_on", "restriction_lift_asked_by_somebody"),
            paired("lifted_by", "lifted_on", "restriction_lifted_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"restriction {self.pk}"


class AccessLine(models.Model):
    """Who looked at child-level rows, or tried to. Written before the rows are handed out; never changed.

    People are kept as plain ids and names, as in history. ``subject`` says which rows in words without a child;
    ``subject_digest`` is a keyed digest of the children shown.
    """

    class Outcome(models.TextChoices):
        SHOWN = "shown", "Shown"
        REFUSED = "refused", "Refused"

    seq = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    person_id = models.CharField(max_length=40)
    person_name = models.CharField(max_length=200)
    roles = models.CharField(max_length=120)
    capability = models.CharField(max_length=60)
    tier = models.CharField(max_length=8)
    purpose = models.CharField(max_length=300)
    subject = models.CharField(max_length=200)
    subject_digest = models.CharField(max_length=64, blank=True)
    rows = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)

    class Meta:
        ordering = ["-seq"]
        indexes = [models.Index(fields=["person_id", "-seq"]), models.Index(fields=["-at"])]

    def __str__(self) -> str:
        return f"{self.seq} {self.person_name}: {self.subject}"
