"""What owners say in a period, what shows it, and what difference it made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned
from goldenthread.plans.models.actions import Action
from goldenthread.plans.models.constraints import exactly_one, link_only, paired, period_only
from goldenthread.plans.models.plan import Area


class Update(models.Model):
    """What somebody said of an action or an area in a period (``2026-10``). Never edited, only superseded.

    For an area ``progress`` holds its key developments and ``risk`` its key risks.
    """

    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="updates")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="updates")
    period = models.CharField(max_length=7, validators=[period_only])
    progress = models.CharField(max_length=4000, blank=True)
    risk = models.CharField(max_length=4000, blank=True)
    next_step = models.CharField(max_length=4000, blank=True)
    nothing_changed = models.BooleanField(default=False)
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    superseded_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="supersedes"
    )

    class Meta:
        ordering = ["-period", "-made_on", "-pk"]
        indexes = [models.Index(fields=["action", "period"]), models.Index(fields=["area", "period"])]
        constraints = [
            exactly_one("action", "area", name="update_of_an_action_or_an_area"),
            models.CheckConstraint(
                condition=Q(nothing_changed=True, progress="", risk="", next_step="")
                | (Q(nothing_changed=False) & ~Q(progress="", risk="", next_step="")),
                name="update_says_something_or_that_nothing_changed",
            ),
        ]

    def __str__(self) -> str:
        return f"Update {self.period}"

    @property
    def is_superseded(self) -> bool:
        return self.superseded_by_id is not None


class Evidence(Versioned):
    """What shows it: words, a link, a file, or an address of something here (``measure:looked-after-children``).

    It belongs to an action or an area, and to an update where it came with one. Never deleted: withdrawn, with a
    reason, and then no longer shown.
    """

    class Kind(models.TextChoices):
        TEXT = "text", "In words"
        LINK = "link", "Link"
        FILE = "file", "File"
        ADDRESS = "address", "Measure"

    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    update = models.ForeignKey(Update, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=2000, blank=True)
    link = models.CharField(max_length=500, blank=True, validators=[link_only])
    file = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    contains_child_data = models.BooleanField(default=False)
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            exactly_one("action", "area", name="evidence_of_an_action_or_an_area"),
            paired("withdrawn_on", "withdrawn_by", name="evidence_withdrawn_on_and_by"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="evidence_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(kind="text", link="", address="", file__isnull=True) & ~Q(text=""))
                | (Q(kind="link", address="", file__isnull=True) & ~Q(link=""))
                | Q(kind="file", link="", address="", file__isnull=False)
                | (Q(kind="address", link="", file__isnull=True) & ~Q(address="")),
                name="evidence_is_of_one_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"Evidence {self.pk}"


class Difference(Versioned):
    """What difference an area has made for children, as heard or found: entered by hand, beside the measures."""

    class Kind(models.TextChoices):
        AUDIT_FINDING = "audit_finding", "What audits found"
        CHILDREN = "children", "What children said"
        FAMILIES = "families", "What families said"
        STAFF = "staff", "What staff said"

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="differences")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    text = models.CharField(max_length=4000)
    period = models.CharField(max_length=7, validators=[period_only])
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-period", "-made_on", "-pk"]
        constraints = [paired("withdrawn_on", "withdrawn_by", name="difference_withdrawn_on_and_by")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.period}"
