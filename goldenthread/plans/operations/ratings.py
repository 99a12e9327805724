"""Ratings given by people instead of the rule, and the record of what stood in each period."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import editing, policies, positions
from goldenthread.plans.delivery import Rating, Status
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, ActionRating, Area, AreaRating, Override, Plan

LONGEST = 92  # days: a quarter, so that a board sees each disagreement with the rule at least once


@transaction.atomic
def override_rating(
    *, about: Action | Area, version: int, rating: str, reason: str, expires_on: date, by: Person, on: date
) -> Override:
    """Report another rating than the rule's until a day, with the reason. It replaces an override in force.

    Not for the owner to do, who is rated by it: see ``policies.check_rate``.
    """
    policies.check_rate(about, by=by, on=on)
    _check_override(about, rating, expires_on, on)
    versions.claim(about, version)
    for other in about.overrides.filter(lifted_on__isnull=True, expires_on__gte=on):
        _lift(other, by, on)
    override = Override(
        action=about if isinstance(about, Action) else None, area=about if isinstance(about, Area) else None,
        rating=rating, reason=reason, made_on=on, made_by=by, expires_on=expires_on,
    )  # fmt: skip
    editing.add(override)
    changes = {"rating": [None, override.rating], "expires_on": [None, expires_on.isoformat()]}
    history.record("plans.rating_overridden", subject=about, by=by, on=on, detail=override.reason, changes=changes)
    return override


@transaction.atomic
def lift_override(*, override: Override, version: int, by: Person, on: date) -> None:
    """Go back to the rule's rating."""
    about = override.action or override.area
    if about is None:
        raise PlanError("This override is of nothing.")
    policies.check_rate(about, by=by, on=on)
    versions.claim(override, version)
    _lift(override, by, on)
    history.record("plans.rating_override_lifted", subject=about, by=by, on=on)


@transaction.atomic
def record_ratings(*, plan: Plan, period: str, by: Person, on: date) -> int:
    """Keep what every area and action of a plan is rated with at a period; the number of areas kept.

    Recording a period again replaces what was kept for it. The next period compares with it.
    """
    policies.check_edit_plan(plan, by=by, on=on)
    period = editing.check_period(period, on=on)
    areas = positions.of_plan(plan, on=on)
    _keep(AreaRating, "area", [(each.area, each.position) for each in areas], period, by, on)
    pairs = [(action, position) for each in areas for action, position in each.actions]
    _keep(ActionRating, "action", pairs, period, by, on)
    history.record("plans.ratings_recorded", subject=plan, by=by, on=on, detail=period)
    return len(areas)


def _keep(
    kind: type[AreaRating] | type[ActionRating], name: str, pairs: list[tuple[Area | Action, positions.Position]],
    period: str, by: Person, on: date,
) -> None:  # fmt: skip
    rows = [
        kind(
            **{name: thing}, period=period, delivery=position.delivery.rating.value, reported=position.reported.value,
            sentence=position.sentence[:1500], recorded_on=on, recorded_by=by,
        )
        for thing, position in pairs
    ]  # fmt: skip
    kind._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=[name, "period"],
        update_fields=["delivery", "reported", "sentence", "recorded_on", "recorded_by"],
    )  # fmt: skip


def _check_override(about: Action | Area, rating: str, expires_on: date, on: date) -> None:
    if rating == Rating.BLUE or (isinstance(about, Action) and about.status == Status.COMPLETE):
        raise PlanError(
            "Complete is not a matter of opinion.",
            remedy="An action becomes complete by evidence, a claim and a second person's sign-off.",
            field="rating",
        )
    if not on <= expires_on <= on + timedelta(days=LONGEST):
        raise PlanError(
            f"Another rating than the rule's holds for at most {LONGEST} days.",
            remedy="Choose a last day within a quarter; you can renew it then.",
            field="expires_on",
        )


def _lift(override: Override, by: Person, on: date) -> None:
    override.lifted_on, override.lifted_by = on, by
    override.save(update_fields=["lifted_on", "lifted_by"])
