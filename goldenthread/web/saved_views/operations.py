"""Keeping views and changing them: each person their own, and nobody anybody else's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person, Unit
from goldenthread.core.errors import Refusal
from goldenthread.history import versions
from goldenthread.measures import teams
from goldenthread.plans import queries as plans
from goldenthread.plans.models import Plan
from goldenthread.web.models import SavedView
from goldenthread.web.saved_views import queries

CAPABILITY = "kpi.view_suppressed"
MOST = 50


@transaction.atomic
def keep(
    *, name: str, asked: str, unit: Unit | None = None, plan: Plan | None = None, by: Person, on: date
) -> SavedView:
    """Keep the choices ``asked`` of the council's scorecard, of the unit's, or of the list of actions of a plan. Unit
    and plan must be such as ``by`` may open.

    Refusal without a name, with one that another view of theirs has, or when there are too many.
    """
    policies.reach(by, CAPABILITY, on=on)
    if unit:
        teams.unit_for(by, unit.pk, on=on)
    if plan:
        plans.plan_for(by, plan.pk, on=on)
    _check_name(name, by)
    if queries.own(by).count() >= MOST:
        raise Refusal(f"You keep {MOST} views already.", remedy="Remove one that you do not use any more.")
    view = SavedView.objects.create(person=by, name=name.strip(), unit=unit, actions_of=plan, asked=asked, kept_on=on)
    history.record("web.view_kept", subject=view, by=by, on=on, detail=view.name)
    return view


@transaction.atomic
def rename(*, view: SavedView, version: int, name: str, by: Person, on: date) -> SavedView:
    """Another name for one's own view."""
    _check_own(view, by)
    _check_name(name, by, but=view)
    return _changed(view, version, "web.view_renamed", by, on, name=name.strip())


@transaction.atomic
def remove(*, view: SavedView, version: int, by: Person, on: date) -> SavedView:
    """Its link opens nothing any more; ``restore`` brings it back as it was, though not as the one that opens first."""
    _check_own(view, by)
    return _changed(view, version, "web.view_removed", by, on, is_removed=True, opens_first=False)


@transaction.atomic
def restore(*, view: SavedView, version: int, by: Person, on: date) -> SavedView:
    """Bring a removed view back; Refusal when its name was given to another one meanwhile."""
    _check_own(view, by)
    _check_name(view.name, by, but=view)
    return _changed(view, version, "web.view_restored", by, on, is_removed=False)


@transaction.atomic
def open_first(*, view: SavedView, version: int, first: bool, by: Person, on: date) -> SavedView:
    """Let the scorecard open with this view, or with none; the one that did before does no longer."""
    _check_own(view, by)
    if first and view.actions_of_id:
        raise Refusal("This view is no scorecard's.", remedy="Choose one that is to open with the scorecard.")
    if first:
        for other in queries.own(by).filter(opens_first=True).exclude(pk=view.pk).select_for_update(of=("self",)):
            _changed(other, other.version, "web.view_first", by, on, opens_first=False)
    return _changed(view, version, "web.view_first", by, on, opens_first=first)


@transaction.atomic
def share(*, view: SavedView, version: int, shared: bool, by: Person, on: date) -> SavedView:
    """Let others open it by its link, or no longer. They see what their own roles show them."""
    _check_own(view, by)
    return _changed(view, version, "web.view_shared", by, on, is_shared=shared)


def _changed(view: SavedView, version: int, kind: str, by: Person, on: date, **now: Any) -> SavedView:
    versions.claim(view, version)
    changes = {field: [getattr(view, field), value] for field, value in now.items() if getattr(view, field) != value}
    for field, value in now.items():
        setattr(view, field, value)
    view.save(update_fields=list(now))
    history.record(kind, subject=view, by=by, on=on, detail=view.name, changes=changes)
    return view


def _check_own(view: SavedView, by: Person) -> None:
    if view.person_id != by.pk:
        raise OutOfReach


def _check_name(name: str, by: Person, but: SavedView | None = None) -> None:
    if not name.strip():
        raise Refusal("A view needs a name.", remedy="Say what it shows.", field="name")
    others = queries.own(by).filter(name__iexact=name.strip())
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise Refusal("You have a view of this name.", remedy="Choose another name.", field="name")
