"""Approving, turning down and withdrawing an edition of figures, and choosing by which rule."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.measures.disclosure import gathering, policies, preparing, presets, queries, stating
from goldenthread.measures.disclosure.models import DisclosureRule, FigureEdition, PublishedFigure
from goldenthread.measures.disclosure.presets import Preset
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Keeping

State = FigureEdition.State


@transaction.atomic
def approve_edition(
    *, edition: FigureEdition, version: int, by: Person, on: date, unsuppressed_because: str = ""
) -> FigureEdition:
    """Publish it. Its figures stand from now on wherever somebody without the right to small numbers looks.

    ``unsuppressed_because``: the approver's reason to let this one edition out with its small numbers. MeasureError
    when another edition was approved since: together they might give something away.
    """
    policies.check_decide(edition, by=by, on=on)
    Keeping.objects.get_or_create(id=1)
    Keeping.objects.select_for_update().get(id=1)  # of two approvals at once the second sees the first's
    if queries.last_approved() != edition.rests_on:
        raise MeasureError(
            "Another edition was approved after this one was audited.",
            remedy="Turn this one down and prepare it again, so that both are looked at together.",
        )
    versions.claim(edition, version)
    if why := unsuppressed_because.strip():
        _show_all(edition, why)
    edition.number = (FigureEdition.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    edition.state, edition.decided_by, edition.decided_on = State.PUBLISHED, by, on
    edition.save()
    _stand_again()
    changes = {"sha256": [None, edition.sha256], "is_suppressed": [None, edition.is_suppressed]}
    history.record("measures.edition_published", subject=edition, by=by, on=on, detail=why, changes=changes)
    return edition


@transaction.atomic
def turn_down_edition(*, edition: FigureEdition, version: int, reason: str, by: Person, on: date) -> None:
    """Do not publish it, and say why. It stays for the record."""
    policies.check_decide(edition, by=by, on=on)
    _check_reason(reason)
    versions.claim(edition, version)
    edition.state, edition.decided_by, edition.decided_on = State.TURNED_DOWN, by, on
    edition.reason = reason.strip()
    edition.save(update_fields=["state", "decided_by", "decided_on", "reason"])
    history.record("measures.edition_turned_down", subject=edition, by=by, on=on, detail=edition.reason)


@transaction.atomic
def withdraw_edition(*, edition: FigureEdition, version: int, reason: str, by: Person, on: date) -> None:
    """Take it off every page; what was published before stands again. Later audits still count it as known."""
    policies.check_withdraw(edition, by=by, on=on)
    _check_reason(reason)
    versions.claim(edition, version)
    edition.state, edition.withdrawn_by, edition.withdrawn_on = State.WITHDRAWN, by, on
    edition.reason = f"{edition.reason}\nWithdrawn: {reason.strip()}".strip()
    edition.save(update_fields=["state", "withdrawn_by", "withdrawn_on", "reason"])
    _stand_again()
    history.record("measures.edition_withdrawn", subject=edition, by=by, on=on, detail=reason.strip())


@transaction.atomic
def set_rule(*, preset: str, reason: str, starts_on: date, by: Person, on: date) -> DisclosureRule:
    """By which preset the council hides small numbers from a day on. What was published before is not rewritten."""
    policies.check_approver(by=by, on=on)
    _check_reason(reason)
    if preset not in presets.BY_NAME:
        raise MeasureError("Choose one of the rules.", field="preset")
    if starts_on < on:
        raise MeasureError("A rule holds from today or later.", remedy="Choose a later day.", field="starts_on")
    standing = DisclosureRule.objects.select_for_update()
    if standing.filter(starts_on__gt=starts_on).exists():
        raise MeasureError("A later one is already set.", remedy="Choose a later day.", field="starts_on")
    for row in standing.filter(ends_on__isnull=True):
        row.ends_on, row.version = max(row.starts_on, starts_on - timedelta(days=1)), row.version + 1
        row.save(update_fields=["ends_on", "version"])
    made = DisclosureRule.objects.create(
        preset=preset, reason=reason.strip(), starts_on=starts_on, set_by=by, set_on=on
    )
    changes = {"preset": [None, preset]}
    history.record("measures.disclosure_rule_set", subject=made, by=by, on=on, detail=made.reason, changes=changes)
    return made


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise MeasureError("Say why.", remedy="Enter a reason.", field="reason")


def _show_all(edition: FigureEdition, why: str) -> None:
    """The same figures as they are: made again from the results that the edition was prepared from."""
    ids = edition.figures.values_list("result", flat=True)
    found = list(gathering.behind(ids).values())
    edition.figures.all().delete()
    edition.is_suppressed, edition.reason = False, why
    edition.save(update_fields=["is_suppressed", "reason"])
    preparing.keep(edition, stating.figures(found, None, Preset(**edition.rules)))


def _stand_again() -> None:
    """Of each figure the line of the last edition that is published is the one in use."""
    PublishedFigure.objects.filter(is_current=True).update(is_current=False)
    rows = PublishedFigure.objects.filter(edition__state=State.PUBLISHED).order_by("edition__number")
    last = {row[1:]: row[0] for row in rows.values_list("pk", "measure", "period", "breakdown", "cut")}
    PublishedFigure.objects.filter(pk__in=list(last.values())).update(is_current=True)
