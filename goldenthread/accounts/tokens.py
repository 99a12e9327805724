"""Tokens with which a person's own programs fetch figures: made, found by what was sent, and taken back."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.errors import AccountError, OutOfReach
from goldenthread.accounts.models import ExportToken, Person
from goldenthread.history import versions

# Figures may leave in bulk (first), and small numbers are in them as they are (second).
EXPORT, FIGURES = "export.aggregate", "kpi.view_unsuppressed"
LONGEST = timedelta(days=365)
MOST = 10
_START = "gt_"
_HINT = 8


@transaction.atomic
def make_token(*, label: str, ends_on: date, by: Person, on: date) -> tuple[ExportToken, str]:
    """A token of the person's own, and its text, which is nowhere else from now on.

    NotAllowed without the rights to figures and to their export; AccountError for a wrong day or too many tokens.
    """
    _check_can_make(by, on)
    _check_words(label, ends_on, on)
    if standing(by, on=on).count() >= MOST:
        raise AccountError(f"You have {MOST} tokens already.", remedy="Take back one that nothing uses any more.")
    text = _START + secrets.token_urlsafe(32)
    token = ExportToken.objects.create(
        person=by, label=label.strip(), digest=_digest(text), hint=text[:_HINT], made_on=on, ends_on=ends_on
    )
    changes = {"ends_on": [None, ends_on.isoformat()]}
    history.record("accounts.export_token_made", subject=token, by=by, on=on, detail=token.label, changes=changes)
    return token, text


@transaction.atomic
def revoke_token(*, token: ExportToken, version: int, by: Person, on: date) -> None:
    """Take a token back at once: one's own, or anybody's for who manages tokens. It never holds again."""
    if token.person_id != by.pk:
        policies.check(by, "api_token.manage", on=on)
    if token.revoked_on:
        raise AccountError("This token was taken back already.")
    versions.claim(token, version)
    token.revoked_on, token.revoked_by = on, by
    token.save(update_fields=["revoked_on", "revoked_by"])
    history.record("accounts.export_token_revoked", subject=token, by=by, on=on, detail=token.label)


def find(text: str) -> ExportToken | None:
    """The token with this text, whether it still holds or not."""
    return ExportToken.objects.select_related("person").filter(digest=_digest(text)).first()


def standing(person: Person, *, on: date) -> QuerySet[ExportToken]:
    """The person's tokens that hold that day."""
    return ExportToken.objects.filter(Q(revoked_on__isnull=True), person=person, ends_on__gte=on)


def own(person: Person, token_id: int) -> ExportToken:
    """The person's own token of that number; OutOfReach for anybody else's."""
    found = ExportToken.objects.filter(person=person, pk=token_id).first()
    if found is None:
        raise OutOfReach
    return found


def can_make(person: Person, *, on: date) -> bool:
    """Does the person see figures, and may they take some of them out? What is released to a role is no figure."""
    if not (policies.can(person, EXPORT, on=on) and policies.can(person, FIGURES, on=on)):
        return False
    return policies.reach(person, EXPORT, on=on).width > 1


def _check_can_make(by: Person, on: date) -> None:
    policies.reach(by, EXPORT, on=on)
    policies.reach(by, FIGURES, on=on)
    if not can_make(by, on=on):
        raise AccountError(
            "Your role takes out what is released to it, and figures are not released one by one.",
            remedy="Ask the data team for the export that you need.",
        )


def _check_words(label: str, ends_on: date, on: date) -> None:
    if not label.strip():
        raise AccountError("Say what the token is for.", remedy="Name the workbook or the report.", field="label")
    if ends_on < on:
        raise AccountError("The last day has passed.", remedy="Enter a later day.", field="ends_on")
    if ends_on > on + LONGEST:
        raise AccountError(
            "A token lasts at most a year.", remedy="Enter a day within 365 days, and renew it then.", field="ends_on"
        )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
