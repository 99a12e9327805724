"""The sign-in page; in the example council it also says who one can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.account.views import LoginView
from django.conf import settings

from goldenthread.accounts.models import Assignment, Person, in_force
from goldenthread.web import clock

EXAMPLE_ADDRESSES = "@example.goldenthread.test"


@dataclass(frozen=True)
class ExampleSignIn:
    """One made-up person: the role, what it is for, and the address to sign in with."""

    role: str
    unit: str
    email: str


class SignIn(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"example_sign_ins": example_sign_ins(), "example_password": settings.EXAMPLE_PASSWORD}


def example_sign_ins() -> list[ExampleSignIn]:
    """Everybody one can sign in as, by role; nobody outside the example council."""
    if not settings.EXAMPLE:
        return []
    held = Assignment.objects.filter(person__email__endswith=EXAMPLE_ADDRESSES, person__is_active=True)
    held = (
        held.filter(in_force(clock.today()), agreed_on__isnull=False, person__kind=Person.Kind.PERSON)
        .select_related("person", "role", "unit")
        .order_by("role__name", "pk")
    )
    return [ExampleSignIn(one.role.name, one.unit.name, one.person.email) for one in held]
