"""The plan's own scorecard: what it said it would move, from where to where, in its own words."""

from __future__ import annotations

from django.db import models

from goldenthread.history.models import Versioned
from goldenthread.plans.models.plan import Area, Outcome, Plan


class ScorecardLine(Versioned):
    """One line: every cell as written, and as understood beside it.

    ``baseline`` and ``actual`` are lists of ``{"label", "value", "unit"}``; ``comparators`` maps ``SN``, ``region``
    and ``England`` to a number or null; ``targets`` is a list of ``{"label", "op", "value", "unit", "by",
    "interim"}``. ``area_text`` is the area as the document names it, which may be none of the plan's areas. The
    definition and the computed figures are the measure's, found by ``measure_slug``.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="scorecard")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="scorecard")
    area_text = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=500)
    order = models.PositiveIntegerField(default=0)
    baseline_raw = models.CharField(max_length=300, blank=True)
    actual_raw = models.CharField(max_length=300, blank=True)
    actual_period = models.CharField(max_length=60, blank=True)
    comparator_raw = models.CharField(max_length=300, blank=True)
    target_raw = models.CharField(max_length=300, blank=True)
    baseline = models.JSONField(default=list, blank=True)
    actual = models.JSONField(default=list, blank=True)
    comparators = models.JSONField(default=dict, blank=True)
    targets = models.JSONField(default=list, blank=True)
    outcome_text = models.CharField(max_length=2000, blank=True)
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="scorecard")
    measure_slug = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["measure_slug"])]

    def __str__(self) -> str:
        return self.text
