"""A plan, whom it is shared with, its areas and what each is to change for children."""

from __future__ import annotations

from django.db import models

from goldenthread.history.models import Versioned
from goldenthread.plans.models.constraints import link_only, paired
from goldenthread.plans.models.directory import Post
from goldenthread.plans.models.sources import Recommendation


class Plan(Versioned):
    """An improvement plan or a linked service plan.

    ``released_on`` is the day it was first shared with a board or a partner; ``published_on`` the day its latest
    public edition was made. The baseline of a plan locks when the director signs it off. ``earlier`` is the iteration
    that this plan took over from.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_FORCE = "in_force", "In force"
        CLOSED = "closed", "Closed"

    name = models.CharField(max_length=200)
    title = models.CharField(max_length=300, blank=True)
    purpose = models.CharField(max_length=2000, blank=True)
    period = models.CharField(max_length=60, blank=True)
    iteration = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    earlier = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    document = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_on = models.DateField()
    created_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    signed_off_on = models.DateField(null=True, blank=True)
    signed_off_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    released_on = models.DateField(null=True, blank=True)
    released_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "-iteration", "pk"]
        constraints = [
            paired("signed_off_on", "signed_off_by", name="plan_signed_off_on_and_by"),
            paired("released_on", "released_by", name="plan_released_on_and_by"),
            paired("published_on", "published_by", name="plan_published_on_and_by"),
        ]

    def __str__(self) -> str:
        return self.name


class Share(models.Model):
    """A plan is open to the people of an organisation whose role sees what is released to them."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="shares")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    shared_on = models.DateField()
    shared_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "organisation"], name="share_once_for_each")]

    def __str__(self) -> str:
        return f"{self.plan} shared with {self.organisation}"


class Edition(models.Model):
    """The published text of a plan on one day: never edited, no updates, nobody's name.

    Its figures are those that editions of figures told by then, small numbers withheld.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    published_on = models.DateField()
    published_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="edition_number_once")]

    def __str__(self) -> str:
        return f"{self.plan}, edition {self.number}"


class Area(Versioned):
    """A service area of a plan. Without a unit of its own it belongs to the plan's unit."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="areas")
    unit = models.ForeignKey("accounts.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    order = models.PositiveIntegerField(default=0)
    recommendations = models.ManyToManyField(Recommendation, blank=True, related_name="areas")
    latest_update = models.ForeignKey("plans.Update", null=True, on_delete=models.SET_NULL, related_name="+")
    last_progress_period = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "name"], name="area_name_once_in_a_plan")]

    def __str__(self) -> str:
        return self.name


class AreaOfficer(models.Model):
    """Who answers for an area, as the plan names them; ``person`` where that is somebody known here,
    ``post`` the entry of the directory that is meant."""

    class Kind(models.TextChoices):
        RESPONSIBLE = "responsible", "Responsible officer"
        LEAD = "lead", "Lead"

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="officers")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.RESPONSIBLE)
    raw = models.CharField(max_length=300)
    person = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="offices")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.raw


class LinkedPlan(models.Model):
    """Another plan that an area leans on, by the name the document gives it."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="linked_plans")
    text = models.CharField(max_length=300)
    link = models.CharField(max_length=500, blank=True, validators=[link_only])
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Outcome(Versioned):
    """What will be different for children. It groups actions and answers recommendations."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="outcomes")
    text = models.CharField(max_length=2000)
    phase = models.CharField(max_length=60, blank=True)
    order = models.PositiveIntegerField(default=0)
    recommendations = models.ManyToManyField(Recommendation, blank=True, related_name="outcomes")

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text
