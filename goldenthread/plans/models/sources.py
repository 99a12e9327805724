"""Where findings come from, and the findings that a plan answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned
from goldenthread.plans.models.constraints import link_only, paired


class Source(Versioned):
    """What findings came from: an inspection, a review, an investigation, the council's own evaluation.

    ``response_working_days`` is what this source itself asks for, where that is not what its kind asks for: see
    ``responding``. ``response_lead`` is who answers it, as the council names the post.
    """

    class Kind(models.TextChoices):
        ILACS_STANDARD = "ilacs_standard", "ILACS standard inspection"
        ILACS_SHORT = "ilacs_short", "ILACS short inspection"
        FOCUSED_VISIT = "focused_visit", "Focused visit"
        MONITORING_VISIT = "monitoring_visit", "Monitoring visit"
        JTAI = "jtai", "Joint targeted area inspection"
        AREA_SEND = "area_send", "Area SEND inspection"
        HMI_PROBATION = "hmi_probation", "HMI Probation inspection"
        OMBUDSMAN = "ombudsman", "Ombudsman"
        PRACTICE_REVIEW = "practice_review", "Child safeguarding practice review"
        IMPROVEMENT_NOTICE = "improvement_notice", "Improvement notice"
        PEER_CHALLENGE = "peer_challenge", "Peer challenge"
        INVESTIGATION = "investigation", "Investigation"
        SELF_EVALUATION = "self_evaluation", "Self-evaluation"
        NOT_STATED = "not_stated", "Not stated in the document"

    kind = models.CharField(max_length=30, choices=Kind.choices)
    title = models.CharField(max_length=300)
    published_on = models.DateField(null=True, blank=True)
    judgement = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True, validators=[link_only])
    response_working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    response_lead = models.CharField("name of who answers", max_length=200, blank=True)
    responded_on = models.DateField(null=True, blank=True)
    responded_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-published_on", "title"]
        constraints = [paired("responded_on", "responded_by", name="source_responded_on_and_by")]

    def __str__(self) -> str:
        return self.title


class Recommendation(Versioned):
    """A finding to answer, in the words of its source; a document may name one by its reference only.

    ``inspection_refs`` are ``{"page": 5, "paragraph": 13}``.
    """

    class Kind(models.TextChoices):
        PRIORITY_ACTION = "priority_action", "Area for priority action"
        NEEDS_TO_IMPROVE = "needs_to_improve", "What needs to improve"
        RECOMMENDATION = "recommendation", "Recommendation"

    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="recommendations")
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.RECOMMENDATION)
    reference = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=4000, blank=True)
    timeframe = models.CharField(max_length=200, blank=True)
    inspection_refs = models.JSONField(default=list, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reference="", text=""), name="recommendation_has_text_or_reference")
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.text}".strip()
