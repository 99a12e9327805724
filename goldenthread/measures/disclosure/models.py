"""Editions of figures: what people without a right to small numbers see, kept as they saw it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned
from goldenthread.measures.disclosure import presets

_PERSON = "accounts.Person"


class DisclosureRule(Versioned):
    """By which preset this council hides small numbers, from a day on."""

    preset = models.CharField(max_length=20, choices=presets.CHOICES)
    reason = models.CharField(max_length=500)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        ordering = ["-starts_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_preset_display()} from {self.starts_on}"


class FigureEdition(Versioned):
    """Figures that go out together: prepared by one person, approved by another, then never edited.

    ``measures`` are those that were asked for, ``parts`` the breakdowns besides teams, ``job`` the long work that makes
    the figures. ``rules`` is the preset in full, ``audit`` what the attacker's programme looked at and found, ``note``
    the words that go with the figures, ``accepted`` sentences that name a small group and why they stay. ``sha256``
    covers what was shown.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", "Being prepared"
        FAILED = "failed", "Could not be prepared"
        PREPARED = "prepared", "Waits for approval"
        PUBLISHED = "published", "Published"
        TURNED_DOWN = "turned_down", "Turned down"
        WITHDRAWN = "withdrawn", "Withdrawn"

    title = models.CharField(max_length=200)
    note = models.TextField(blank=True, max_length=4000)
    first_period = models.CharField(max_length=7)
    last_period = models.CharField(max_length=7)
    with_teams = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PREPARING)
    measures = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    job = models.ForeignKey("work.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    preset = models.CharField(max_length=20, choices=presets.CHOICES)
    rules = models.JSONField()
    audit = models.JSONField()
    accepted = models.JSONField(default=list)
    is_suppressed = models.BooleanField(default=True)
    reason = models.TextField(blank=True, max_length=2000)
    """Why it goes out unsuppressed, could not be prepared, was turned down or was withdrawn."""
    rests_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """The last edition that had been approved when this one was audited."""
    number = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    prepared_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    prepared_on = models.DateField()
    decided_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["number"], name="figureedition_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "withdrawn"])
                | Q(decided_by__isnull=False, number__isnull=False) & ~Q(prepared_by=models.F("decided_by")),
                name="figureedition_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(is_suppressed=True) | ~Q(reason=""), name="figureedition_unsuppressed_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Edition {self.number}: {self.title}" if self.number else self.title

    @property
    def said(self) -> str:
        """What stands beneath its tables."""
        if not self.is_suppressed:
            return "Small numbers are shown: a named approver decided so for this edition, with a reason."
        return presets.Preset(**self.rules).said


class PublishedFigure(models.Model):
    """One figure as an edition tells it. It reads like a result, so that a page need not know which it shows.

    ``flag`` stands apart from the value, which is empty then and never nought: c withheld, x not available, z does
    not apply. ``result`` is the id of the figure behind it, for a later audit; it is never shown.
    """

    class Flag(models.TextChoices):
        WITHHELD = "c", "Withheld: a small number"
        NOT_AVAILABLE = "x", "Not available"
        NOT_APPLICABLE = "z", "Does not apply"

    edition = models.ForeignKey(FigureEdition, on_delete=models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=100)
    period = models.CharField(max_length=10)
    breakdown = models.CharField(max_length=10)
    cut = models.CharField(max_length=200, blank=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    value = models.FloatField(null=True)
    state = models.CharField(max_length=15)
    reason = models.CharField(max_length=300, blank=True)
    flag = models.CharField(max_length=1, choices=Flag.choices, blank=True)
    result = models.CharField(max_length=16)
    is_current = models.BooleanField(default=False)

    # What a result has, and a published figure does not tell.
    figure_id: ClassVar[str] = ""
    missing: ClassVar[int] = 0
    snapshots: ClassVar[tuple[int, ...]] = ()
    parameters: ClassVar[dict[str, list[object]]] = {}
    fingerprint: ClassVar[str] = ""
    rule_version: ClassVar[str] = ""

    class Meta:
        ordering = ["measure", "period", "breakdown", "cut"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "measure", "period", "breakdown", "cut"], name="publishedfigure_once_in_an_edition"
            ),
            models.UniqueConstraint(
                fields=["measure", "period", "breakdown", "cut"], condition=Q(is_current=True),
                name="publishedfigure_one_current_for_each_cut",
            ),
            models.CheckConstraint(
                condition=Q(flag="") | Q(value__isnull=True, numerator__isnull=True, denominator__isnull=True),
                name="publishedfigure_a_flag_has_no_number",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.measure} {self.period} {self.cut or self.breakdown}"


class PartBehind(models.Model):
    """The true number behind a part of a figure in an edition, such as an age: kept for later audits, never shown.

    It reads like a result. Results are of the council and its teams only; a part is worked out when it is asked for.
    """

    edition = models.ForeignKey(FigureEdition, on_delete=models.CASCADE, related_name="+")
    figure_id = models.CharField(max_length=16, unique=True)
    measure = models.CharField(max_length=100)
    period = models.CharField(max_length=10)
    breakdown = models.CharField(max_length=10)
    cut = models.CharField(max_length=200)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    value = models.FloatField(null=True)
    state = models.CharField(max_length=15)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.measure} {self.period} {self.breakdown} {self.cut}"


class SettledSentence(models.Model):
    """What was decided about one sentence that names a small group, in words that people wrote and that go out.

    ``about`` is whose words they are, as an address such as ``plan:12``; ``sha256`` is that of the sentence, so that a
    changed sentence is a new one. Never edited: a later answer takes its place, and both stay.
    """

    class Answer(models.TextChoices):
        STAYS = "stays", "It may go out as it is"
        REWORDED = "reworded", "Put it in other words"
        STRUCK = "struck", "Leave it out"

    about = models.CharField(max_length=60)
    sentence = models.TextField()
    sha256 = models.CharField(max_length=64)
    answer = models.CharField(max_length=10, choices=Answer.choices)
    wording = models.TextField(blank=True, max_length=2000)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["about", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "sha256"], condition=Q(is_current=True), name="settledsentence_one_answer"
            ),
            models.CheckConstraint(
                condition=~Q(answer="stays") | ~Q(reason=""), name="settledsentence_stays_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(answer="reworded") | ~Q(wording=""), name="settledsentence_reworded_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.get_answer_display().lower()}"
