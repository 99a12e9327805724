"""What was handed in, what became of it, and who agreed that it may be used."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from goldenthread.core import periods
from goldenthread.history.models import Versioned


class Load(Versioned):
    """One file handed in as an extract. The report says where rows stood and what was wrong, never a child's id."""

    class Kind(models.TextChoices):
        ANNEX_A = "annex_a", "Annex A"

    class State(models.TextChoices):
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked"
        WAITING = "waiting", "Waiting for a second person"
        LIVE = "live", "Live"
        REPLACED = "replaced", "Replaced"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REFUSED = "refused", "Refused"

    kind = models.CharField(max_length=20, choices=Kind.choices)
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
                fields=["kind", "file_sha256", "as_at"],
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
                condition=Q(live_by__isnull=True) | ~Q(live_by=models.F("by")), name="load_live_by_a_second_person"
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
