"""What owners say of an action or area in a period."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import editing, policies
from goldenthread.plans.delivery import Status
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Area, Update


@transaction.atomic
def update_action(
    *, action: Action, version: int, period: str, by: Person, on: date, progress: str = "", risk: str = "",
    next_step: str = "", nothing_changed: bool = False,
) -> Update:  # fmt: skip
    """What happened in a period (``2026-10``). It supersedes what was said before of the same period.

    Progress on an action that was not started says that it is under way. "Nothing changed" is an honest answer.
    """
    update = Update(
        action=action, period=period, progress=progress, risk=risk, next_step=next_step,
        nothing_changed=nothing_changed, made_on=on, made_by=by,
    )  # fmt: skip
    return _say(action, update, version, by, on)


@transaction.atomic
def update_area(
    *, area: Area, version: int, period: str, by: Person, on: date, progress: str = "", risk: str = "",
    next_step: str = "", nothing_changed: bool = False,
) -> Update:  # fmt: skip
    """The key developments (``progress``) and key risks of an area in a period."""
    update = Update(
        area=area, period=period, progress=progress, risk=risk, next_step=next_step,
        nothing_changed=nothing_changed, made_on=on, made_by=by,
    )  # fmt: skip
    return _say(area, update, version, by, on)


def _say(about: Action | Area, update: Update, version: int, by: Person, on: date) -> Update:
    policies.check_update(about, by=by, on=on)
    update.period = editing.check_period(update.period, on=on)
    _check_says_something(update)
    versions.claim(about, version)
    editing.add(update)
    earlier = about.updates.filter(period=update.period, superseded_by=None).exclude(pk=update.pk)
    earlier.update(superseded_by=update)
    _remember(about, update)
    history.record("plans.update_made", subject=update, by=by, on=on, changes={"about": [None, editing.told(about)]})
    return update


def _remember(about: Action | Area, update: Update) -> None:
    """Keep beside the thing what lists and ratings ask for, so that neither looks through all updates."""
    fields = ["latest_update", "last_progress_period"]
    if about.latest_update is None or about.latest_update.period <= update.period:
        about.latest_update = update
    about.last_progress_period = last_progress(about)
    if isinstance(about, Action) and update.progress and about.status == Status.NOT_STARTED:
        about.status = Status.UNDER_WAY.value
        fields.append("status")
    about.save(update_fields=fields)


def last_progress(about: Action | Area) -> str:
    """The latest period for which progress stands; empty when there is none."""
    said = about.updates.filter(superseded_by=None).exclude(progress="").order_by("-period").first()
    return said.period if said else ""


def _check_says_something(update: Update) -> None:
    said = any(text.strip() for text in (update.progress, update.risk, update.next_step))
    if said and update.nothing_changed:
        raise PlanError(
            "You said that nothing changed, and also what did.", remedy="Keep one of the two.", field="nothing_changed"
        )
    if not said and not update.nothing_changed:
        raise PlanError(
            "The update is empty.", remedy="Say what happened, or that nothing changed since.", field="progress"
        )
