"""The access log: who looked at child-level rows, why, and which. One line before any row is handed out."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.accounts import matrix, policies
from goldenthread.accounts.models import Person
from goldenthread.records.models import AccessLine

SHOWN, REFUSED = str(AccessLine.Outcome.SHOWN), str(AccessLine.Outcome.REFUSED)


def write(
    *, reader: Person, capability: str, purpose: str, subject: str, children: Iterable[str], rows: int, outcome: str,
    on: date,
) -> AccessLine:  # fmt: skip
    """Add one line. The moment is read here, as in history; ``on`` decides which roles the reader held.

    The line is committed before this returns. Inside somebody else's transaction it could be rolled back after the
    rows were seen, so there it is refused (RuntimeError) and nothing is shown.
    """
    shown = sorted(set(children))
    with transaction.atomic(durable=True):
        return AccessLine.objects.create(
            at=timezone.now(), person_id=str(reader.pk), person_name=reader.name,
            roles=" ".join(sorted({held.role_id for held in policies.roles_of(reader, on=on)}))[:120],
            capability=capability, tier=matrix.capabilities()[capability].tier, purpose=purpose.strip()[:300],
            subject=subject[:200], subject_digest=digest(shown) if shown else "", rows=rows, outcome=outcome,
        )  # fmt: skip


def lines_of(person: Person) -> QuerySet[AccessLine]:
    """What this person opened, newest first."""
    return AccessLine.objects.filter(person_id=str(person.pk))


def digest(children: Iterable[str]) -> str:
    """A keyed digest of child ids: equal for the same children, useless without the key of this data folder."""
    text = "\n".join(sorted(children))
    return hmac.new(settings.DATA.key("access"), text.encode(), hashlib.sha256).hexdigest()


def pseudonym(child_id: str) -> str:
    """A short stand-in that is the same on every page of this council and leads nowhere outside it."""
    made = hmac.new(settings.DATA.key("pseudonyms"), child_id.encode(), hashlib.sha256).digest()
    return f"C-{base64.b32encode(made[:5]).decode()}"
