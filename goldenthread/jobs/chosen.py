"""What the words of a command name: a plan, a person, a file to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refusal


def write(path: Path, content: bytes) -> None:
    """Write a file; Refusal where that can not be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        remedy = "Choose a folder that exists and that you may write to."
        raise Refusal(f"{path} could not be written: {error.strerror}.", remedy=remedy) from error


def plan(text: str) -> Any:
    """The plan of that name or number; Refusal with the names there are otherwise."""
    from goldenthread.plans.models import Plan

    found = list(Plan.objects.filter(name__iexact=text)[:2])
    if not found and _is_id(text):
        found = list(Plan.objects.filter(pk=int(text)))
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal(f"More than one plan is called {text}.", remedy="Give its number instead.")
    raise Refusal(f"There is no plan {text}.", remedy=f"Choose one of: {stored_plans()}.")


def stored_plans() -> str:
    """The numbers and names of the first plans that are stored."""
    from goldenthread.plans.models import Plan

    names = ", ".join(f"{each.pk} {each.name}" for each in Plan.objects.order_by("pk")[:20])
    return names or "none, for no plan is stored yet"


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def person(email: str) -> Any:
    """The active person of that address; Refusal otherwise."""
    from goldenthread.accounts.models import Person

    person = Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise Refusal(f"Nobody signs in as {email}.", remedy="Name the person by the address they sign in with.")
    return person
