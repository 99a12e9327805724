"""What the database refuses for every table of this room, and how links may begin."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db.models import CheckConstraint, Q

# Only what a reader can open safely by clicking: no javascript:, data: or file: addresses.
link_only = RegexValidator(
    r"\A(https://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+)\Z",
    "Enter a link that begins with https:// or mailto:, without spaces.",
)
period_only = RegexValidator(r"\A\d{4}-(0[1-9]|1[0-2])\Z", "Enter a month as 2026-10.")


def paired(*fields: str, name: str) -> CheckConstraint:
    """All of ``fields`` are set, or none is."""
    return CheckConstraint(
        condition=Q(**{f"{field}__isnull": True for field in fields})
        | Q(**{f"{field}__isnull": False for field in fields}),
        name=name,
    )


def exactly_one(first: str, second: str, *, name: str) -> CheckConstraint:
    """One of the two is set, and only one."""
    return CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": False})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": True}),
        name=name,
    )
