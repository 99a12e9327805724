"""Figures that others published: what was loaded, of which areas, and what stands beside which of our measures.

They are held apart from our own results and never counted into them.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.history.models import Versioned

_PERSON = "accounts.Person"


class Release(Versioned):
    """One published file that was handed in. Its rows are used while it is live, and only then.

    ``year`` is that of a set of statistical neighbours; ``report`` says what was read, left out and pointed out, and
    ``problem`` why nothing was. ``file`` and ``job`` are those of a file that long work reads, ``more`` the further
    indicators that were asked for, by their names in it.
    """

    class What(models.TextChoices):
        FIGURES = "figures", "Figures by authority"
        NEIGHBOURS = "neighbours", "Statistical neighbours"
        GRADES = "grades", "Inspection grades"

    class State(models.TextChoices):
        READING = "reading", "Being read"
        REFUSED = "refused", "Could not be read"
        WAITING = "waiting", "Waits for a second person"
        LIVE = "live", "In use"
        WITHDRAWN = "withdrawn", "Withdrawn"

    what = models.CharField(max_length=10, choices=What.choices, blank=True)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    publication = models.CharField(max_length=200)
    released_on = models.DateField()
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    report = models.JSONField(default=dict)
    problem = models.TextField(blank=True, max_length=2000)
    more = models.JSONField(default=list)
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey("work.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    agreed_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["-released_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "released_on"], condition=~Q(state__in=["withdrawn", "refused"]),
                name="release_once_for_each_file",
            ),
            models.CheckConstraint(
                condition=~Q(state="live") | (Q(agreed_by__isnull=False) & ~Q(by=models.F("agreed_by"))),
                name="release_live_by_a_second_person",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.publication


class Area(models.Model):
    """An authority, a region or England, by the name that every file's rows are brought to (``areas.key``)."""

    key = models.CharField(max_length=100, unique=True)
    level = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    region = models.CharField(max_length=100, blank=True)
    """The key of the region that an authority lies in."""

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """One published indicator as one release has it. ``polarity`` is the publisher's: High, Low, or - for neither.

    ``rounded_to`` is the step in which all of its numbers lie, where that is coarser than a tenth.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=100)
    title = models.CharField(max_length=400)
    unit = models.CharField(max_length=40)
    counts = models.CharField(max_length=10)
    polarity = models.CharField(max_length=4)
    period = models.CharField(max_length=15)
    ends = models.CharField(max_length=20)
    rounded_to = models.FloatField(null=True)
    last_year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["release", "code"], name="indicator_once_in_a_release")]

    def __str__(self) -> str:
        return self.title


class PublishedValue(models.Model):
    """What a release says of one area in the year that ends in ``year``. A marker is a state and never a number.

    ``period`` is as published and ``years`` how many it holds together.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=40)
    years = models.PositiveSmallIntegerField(default=1)
    amount = models.FloatField(null=True)
    state = models.CharField(max_length=20)
    marker = models.CharField(max_length=10, blank=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year", "area"], name="publishedvalue_once"),
            models.CheckConstraint(
                condition=Q(state="known", amount__isnull=False) | (~Q(state="known") & Q(amount__isnull=True)),
                name="publishedvalue_known_has_an_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year}"


class Neighbour(models.Model):
    """One of the authorities most like another, in the set of one release. ``place`` 1 is the nearest."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="neighbours")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    neighbour = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    closeness = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["release", "area", "place"], name="neighbour_one_for_each_place"),
            models.UniqueConstraint(fields=["release", "area", "neighbour"], name="neighbour_once_in_a_set"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.place}"


class Grade(models.Model):
    """How inspectors graded an authority, from the day on which it was published."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="grades")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=30)
    published_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "area"], name="grade_once_in_a_release")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.grade}"


class OwnAuthority(Versioned):
    """Which of the published authorities this council is. One row, so that nobody is two."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    set_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="measures_one_own_authority")]

    def __str__(self) -> str:
        return "the council's own authority"


class Beside(Versioned):
    """Which published indicator stands beside a measure, where a person said so; ``code`` empty: none may.

    Without a row the definition's own ``published`` holds, unless the measure is local.
    """

    measure = models.CharField(max_length=100, unique=True)
    code = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=300)
    set_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        ordering = ["measure"]

    def __str__(self) -> str:
        return self.measure
