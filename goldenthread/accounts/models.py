"""People, the organisations and units they belong to, and the roles they hold, each with its dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from goldenthread.history.models import Versioned


def in_force(on: date) -> Q:
    """Rows whose dates hold on that day; the last day counts."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


class Dated(models.Model):
    """Something that holds from one day to another."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Organisation(models.Model):
    """The council, its partners, its boards and its inspectors: whoever a person comes from."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "The council"
        PARTNER = "partner", "Partner agency"
        BOARD = "board", "Board or committee"
        REGULATOR = "regulator", "Inspectorate or department"

    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Unit(Versioned, Dated):
    """A part of the organisation: authority, area, service or team, with the dates between which it exists."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", "Authority"
        AREA = "area", "Area"
        SERVICE = "service", "Service"
        TEAM = "team", "Team"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="authority", parent__isnull=True) | (~Q(kind="authority") & Q(parent__isnull=False)),
                name="unit_only_the_authority_has_no_parent",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="unit_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitName(Dated):
    """What a return calls a unit: team names change and are spelled in more ways than one."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["text"])]

    def __str__(self) -> str:
        return self.text


class People(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(Versioned, AbstractBaseUser):
    """Someone who signs in, or is named as an owner. ``worker_id`` is how the council's extracts name them.

    A service account is a program of the council that hands in files: nobody signs in as it, and it holds no role but
    its own.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "A person"
        SERVICE = "service", "A service account"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PERSON)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    worker_id = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    created_on = models.DateField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name", "created_on"]
    objects = People()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker_id"], condition=~Q(worker_id=""), name="person_one_for_each_worker_id"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_service(self) -> bool:
        return self.kind == self.Kind.SERVICE


class Role(models.Model):
    """One of the roles of the matrix. What it may do stands in ``data/permissions.csv``, never here."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=120)
    lasts = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Assignment(Versioned, Dated):
    """A person holds a role for a part of the organisation, from one day to another.

    A role that opens the system itself counts only once a second person has agreed to it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="assignment_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} as {self.role} for {self.unit}"


class ExportToken(Versioned):
    """A long random text with which a program may fetch the figures that its person may see, until a day.

    Only its SHA-256 is kept: 256 random bits need no slow hash. ``hint`` is how it begins, so that it can be told from
    others. What it opens is asked anew each time, by the roles of that day.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="export_tokens")
    label = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=12)
    made_on = models.DateField()
    ends_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("made_on")), name="export_token_ends_after_start"),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True, revoked_by__isnull=True)
                | Q(revoked_on__isnull=False, revoked_by__isnull=False),
                name="export_token_revoked_by_and_on_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.hint}…)"

    def holds(self, *, on: date) -> bool:
        """Whether it opens anything that day; its last day counts."""
        return self.revoked_on is None and on <= self.ends_on and self.person.is_active


def display_name(person: Person) -> str:
    """What pages call a person."""
    return person.name


class Erasure(Versioned):
    """Somebody asks that the free text of one line of history be erased; it is when a second person agrees.

    The line is kept by its number, as history looks at no other room. What was erased is nowhere kept.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        ERASED = "erased", "Erased"
        TAKEN_BACK = "taken_back", "Taken back"

    line = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(state="waiting"), name="erasure_waits_once"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by__isnull=True)
                | Q(decided_on__isnull=False, decided_by__isnull=False),
                name="erasure_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"erasure of line {self.line}"
