"""What was handed in, what became of it, and who agreed that it may be used."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from goldenthread.core import periods
from goldenthread.core.counting import counted
from goldenthread.history.models import Versioned
from goldenthread.records.models import Snapshot


class Load(Versioned):
    """One file handed in as an extract. The report says where rows stood and what was wrong, never a child's id.

    ``problem`` says why it was refused, or how its check was cut off; ``same_as`` is the load that has its rows.
    An operational load comes from a watched folder: it goes live at once within the tolerances, else it is held.
    """

    Kind = Snapshot.Kind
    LoadType = Snapshot.LoadType

    class State(models.TextChoices):
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked"
        WAITING = "waiting", "Waiting for a second person"
        HELD = "held", "Held"
        LIVE = "live", "Live"
        REPLACED = "replaced", "Replaced"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REFUSED = "refused", "Refused"
        FAILED = "failed", "Check cut off"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    load_type = models.CharField(max_length=12, choices=LoadType.choices, default=LoadType.REPORTING)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    file_sha256 = models.CharField(max_length=64)
    as_at = models.DateField()
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKING)
    job = models.ForeignKey("work.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    report = models.JSONField(default=dict, blank=True)
    second_look = models.JSONField(default=list, blank=True)
    problem = models.TextField(blank=True)
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    snapshot = models.OneToOneField(
        "records.Snapshot", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_on = models.DateField(null=True, blank=True)
    live_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    live_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-as_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "load_type", "file_sha256", "as_at"],
                condition=~Q(state__in=["withdrawn", "refused"]),
                name="load_one_for_each_file_and_day",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{pair}_by__isnull": True, f"{pair}_on__isnull": True})
                    | Q(**{f"{pair}_by__isnull": False, f"{pair}_on__isnull": False}),
                    name=f"load_{pair}_by_and_on_together",
                )
                for pair in ("submitted", "live", "withdrawn")
            ),
            models.CheckConstraint(
                condition=Q(live_by__isnull=True) | ~Q(live_by=models.F("by")) | Q(load_type="operational"),
                name="load_live_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} as at {periods.long_day(self.as_at)}"

    @property
    def lists(self) -> list[dict[str, Any]]:
        """The report on each list; empty until the file was checked."""
        return list(self.report.get("lists", []))

    @property
    def rows(self) -> dict[str, int]:
        """Rows read, kept and rejected over all lists."""
        names = ("rows_read", "rows_kept", "rows_rejected")
        return {name: sum(each[name] for each in self.lists) for name in names}

    @property
    def usable(self) -> str:
        """How many of its rows can be used, and which lists gave none because they could not be read."""
        unread = [each["name"] for each in self.lists if not each.get("readable", True)]
        read = f"{self.rows['rows_kept']:,} of {counted(self.rows['rows_read'], 'row')} can be used"
        if not unread:
            return read
        which = unread[0] if len(unread) == 1 else f"{len(unread)} lists"
        return f"{which} could not be read at all; of the rest {read}"

    @property
    def is_operational(self) -> bool:
        return self.load_type == self.LoadType.OPERATIONAL


class Watch(models.Model):
    """A folder that a program of the council puts extracts into, and what the last pass over it found.

    ``looked_at`` is the moment of that pass, ``waiting`` the names of files that were still being written, and
    ``problem`` why the pass could not be finished, if it could not.
    """

    kind = models.CharField(max_length=20, choices=Snapshot.Kind.choices)
    folder = models.CharField(max_length=1000)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()
    waiting = models.JSONField(default=list, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["kind", "folder"]
        constraints = [models.UniqueConstraint(fields=["kind", "folder"], name="watch_one_for_each_folder")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in {self.folder}"


class Arrival(models.Model):
    """One file that was picked up from a watched folder, what became of it, and why."""

    class Outcome(models.TextChoices):
        LIVE = "live", "Live at once"
        HELD = "held", "Held"
        KNOWN = "known", "Already loaded"
        REFUSED = "refused", "Refused"

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="arrivals")
    name = models.CharField(max_length=255)
    arrived_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(blank=True)
    load = models.ForeignKey(Load, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-arrived_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display().lower()}"


class Finding(Versioned):
    """One fault of one record, or of one column of a list, kept from load to load until the extract no longer has it.

    ``key`` is a keyed digest: from the database alone nobody can tell which child it is about. ``is_there`` says that
    the newest live load has it, ``rows`` on how many rows; ``state`` is what people have said of it, and stays theirs
    when the finding goes and comes back. ``before`` is what the last step can be taken back to.
    """

    class State(models.TextChoices):
        NEW = "new", "New"
        ASSIGNED = "assigned", "Assigned"
        CORRECTING = "correcting", "Being corrected at source"
        ACCEPTED = "accepted", "Accepted"
        RESOLVED = "resolved", "Said to be corrected"

    kind = models.CharField(max_length=20, choices=Snapshot.Kind.choices)
    key = models.CharField(max_length=64)
    rule = models.CharField(max_length=40)
    list_name = models.CharField(max_length=200)
    heading = models.CharField(max_length=300, blank=True)
    said = models.CharField(max_length=300, blank=True)
    team = models.CharField(max_length=200, blank=True)
    worker = models.CharField(max_length=200, blank=True)
    rows = models.PositiveIntegerField(default=1)
    first_as_at = models.DateField()
    last_as_at = models.DateField()
    snapshot = models.ForeignKey("records.Snapshot", on_delete=models.PROTECT, related_name="+")
    is_there = models.BooleanField(default=True)
    came_back_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    owner = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000, blank=True)
    accepted_until = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_on = models.DateField(null=True, blank=True)
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-last_as_at", "list_name", "pk"]
        indexes = [models.Index(fields=["is_there", "team"])]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="finding_once_for_each_record"),
            models.CheckConstraint(
                condition=(Q(state="accepted") & Q(accepted_until__isnull=False) & ~Q(reason=""))
                | (~Q(state="accepted") & Q(accepted_until__isnull=True)),
                name="finding_accepted_with_reason_and_end",
            ),
            models.CheckConstraint(
                condition=~Q(state="assigned") | Q(owner__isnull=False), name="finding_assigned_to_somebody"
            ),
            models.CheckConstraint(
                condition=Q(changed_by__isnull=True, changed_on__isnull=True)
                | Q(changed_by__isnull=False, changed_on__isnull=False),
                name="finding_changed_by_and_on_together",
            ),
        ]

    def __str__(self) -> str:
        return f"finding {self.pk}"

    def is_open(self, on: date) -> bool:
        """Does it ask something of somebody: there, and neither accepted for now nor said to be corrected?"""
        return self.is_there and self.state != self.State.RESOLVED and not self.is_accepted(on)

    def is_accepted(self, on: date) -> bool:
        """Accepted, and the day until which has not passed."""
        return self.state == self.State.ACCEPTED and self.accepted_until is not None and on <= self.accepted_until


class FindingNote(models.Model):
    """What somebody wrote about a finding. Never changed."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(max_length=1000)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"


class PublishedFile(Versioned):
    """A file of published statistics that was handed in: what it says of one authority, and who agreed to it.

    ``released_on`` is the day on which the publisher released it; ``report`` holds what was read, row by row.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for a second person"
        KEPT = "kept", "Set"
        WITHDRAWN = "withdrawn", "Withdrawn"

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    publication = models.CharField(max_length=200)
    authority = models.CharField(max_length=200)
    released_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    report = models.JSONField(default=dict)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    decided_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "authority", "released_on"],
                condition=~Q(state="withdrawn"),
                name="published_file_once_for_each_authority",
            ),
            models.CheckConstraint(
                condition=~Q(state="kept") | ~Q(by=models.F("decided_by")),
                name="published_file_kept_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_on__isnull=True)
                | Q(decided_by__isnull=False, decided_on__isnull=False),
                name="published_file_decided_by_and_on_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}, {self.authority}"
