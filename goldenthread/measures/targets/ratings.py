"""The settings of the performance rating, each from a day on, and other ratings than the rule's."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.measures import definition, entry
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.statistics.performance import MOVERS, Thresholds
from goldenthread.measures.targets import deciding, policies
from goldenthread.measures.targets.models import RatingOverride, RatingRule, Tolerance

LONGEST = 92  # days: a quarter, as for other ratings of actions, so that each board sees the disagreement once
_STEPS = ["green", "amber", "red"]


@transaction.atomic
def set_tolerance(*, measure: str, amount: float, starts_on: date, by: Person, on: date, reason: str = "") -> Tolerance:
    """How far the measure may miss its target and still be at risk, in its own unit, from ``starts_on`` on.

    An empty ``measure`` is every share without a tolerance of its own, in percentage points.
    """
    rights.check(by, policies.PROPOSE, on=on)
    if measure and definition.get(measure).head.kind == entry.MILESTONE:
        raise MeasureError("A milestone is reached or not: it has no tolerance.", field="amount")
    if not (math.isfinite(amount) and amount >= 0):
        raise MeasureError("A tolerance is not below zero.", remedy="Enter 0 or more.", field="amount")
    _end_before(Tolerance, measure, starts_on, on)
    made = Tolerance.objects.create(
        measure=measure, amount=amount, starts_on=starts_on, reason=reason.strip(), set_by=by, set_on=on
    )
    history.record(
        "measures.tolerance_set", subject=made, by=by, on=on, detail=made.reason, changes={"tolerance": [None, amount]}
    )
    return made


@transaction.atomic
def set_rating_rule(
    *, movers: Iterable[str], starts_on: date, reason: str, by: Person, on: date, measure: str = "",
    thresholds: Thresholds | None = None,
) -> RatingRule:  # fmt: skip
    """What may move a rating by a step from ``starts_on`` on: of one measure, or of all with the thresholds."""
    rights.check(by, policies.PROPOSE, on=on)
    named = list(movers)
    _check_rule(measure, named, thresholds, reason)
    if starts_on < on.replace(day=1):
        raise _over()
    _end_before(RatingRule, measure, starts_on, on)
    kept = thresholds or Thresholds()
    numbers = {} if measure else {name: getattr(kept, name) for name in ("unlikely", "even", "far", "fewest")}
    made = RatingRule.objects.create(
        measure=measure, movers=[each for each in MOVERS if each in named], starts_on=starts_on,
        reason=reason.strip(), set_by=by, set_on=on, **numbers,
    )  # fmt: skip
    changes = {"movers": [None, made.movers], **{name: [None, number] for name, number in numbers.items()}}
    history.record("measures.rating_rule_set", subject=made, by=by, on=on, detail=made.reason, changes=changes)
    return made


@transaction.atomic
def propose_override(
    *, measure: str, rating: str, instead_of: str | None, reason: str, starts_on: date, ends_on: date, by: Person,
    on: date,
) -> RatingOverride:  # fmt: skip
    """Another rating than the rule's ``instead_of``, one step from it, which waits for a second person."""
    rights.check(by, policies.PROPOSE, on=on)
    definition.get(measure)
    _check_override(measure, rating, instead_of, reason, starts_on, ends_on, on)
    made = RatingOverride.objects.create(
        measure=measure, rating=rating, instead_of=instead_of or "", reason=reason.strip(), starts_on=starts_on,
        ends_on=ends_on, set_by=by, set_on=on,
    )  # fmt: skip
    history.record(
        "measures.rating_override_proposed", subject=made, by=by, on=on, detail=made.reason,
        changes={"rating": [instead_of, rating], "ends_on": [None, ends_on.isoformat()]},
    )  # fmt: skip
    return made


@transaction.atomic
def approve_override(*, override: RatingOverride, version: int, by: Person, on: date) -> RatingOverride:
    """A second person's yes; the one before ends with it."""
    policies.check_approve(override, by=by, on=on)
    if override.ends_on < on:
        raise MeasureError("It has run out already.", remedy="Decline it, and propose a later day.")
    other = RatingOverride.objects.select_for_update().filter(
        measure=override.measure, state=RatingOverride.State.APPROVED, ends_on__gte=override.starts_on
    )
    for row in other:
        row.ends_on, row.version = override.starts_on - timedelta(days=1), row.version + 1
        row.save(update_fields=["ends_on", "version"])
    changes = {"rating": [override.instead_of, override.rating]}
    deciding.approve(override, kind="measures.rating_override_approved", version=version, by=by, on=on, changes=changes)
    return override


@transaction.atomic
def decline_override(*, override: RatingOverride, version: int, reason: str, by: Person, on: date) -> RatingOverride:
    """A second person's no, with its reason."""
    deciding.decline(override, kind="measures.rating_override_declined", reason=reason, version=version, by=by, on=on)
    return override


@transaction.atomic
def withdraw_override(*, override: RatingOverride, version: int, by: Person, on: date) -> RatingOverride:
    """The proposer takes it back while it waits."""
    deciding.withdraw(override, kind="measures.rating_override_withdrawn", version=version, by=by, on=on)
    return override


def steps_from(rating: str | None) -> list[str]:
    """The ratings one step from the rule's; none where the rule gives none."""
    if rating not in _STEPS:
        return []
    place = _STEPS.index(rating)
    return [each for each in _STEPS if abs(_STEPS.index(each) - place) == 1]


def _check_rule(measure: str, movers: list[str], thresholds: Thresholds | None, reason: str) -> None:
    if measure:
        definition.get(measure)
    if unknown := [each for each in movers if each not in MOVERS]:
        raise MeasureError(f"{unknown[0]} is nothing that moves a rating.", field="movers")
    if measure and thresholds:
        raise MeasureError("The thresholds are the whole council's.", remedy="Set them for every measure.")
    if not reason.strip():
        raise MeasureError("Say why.", remedy="Enter a reason.", field="reason")
    if thresholds:
        _check_thresholds(thresholds)


def _check_thresholds(said: Thresholds) -> None:
    for name, number in (("unlikely", said.unlikely), ("even", said.even)):
        if not 0 <= number <= 1:
            raise MeasureError("A chance lies between 0 and 1.", remedy="Enter 20 for 20%.", field=name)
    if said.unlikely > said.even:
        raise MeasureError("Unlikely is less than even.", remedy="Check both.", field="unlikely")
    if not (math.isfinite(said.far) and said.far >= 1):
        raise MeasureError("This is one tolerance or more.", remedy="Enter 1 or more.", field="far")
    if said.fewest < 1:
        raise MeasureError("At least one point is needed.", remedy="Enter 13, or more.", field="fewest")


def _check_override(
    measure: str, rating: str, instead_of: str | None, reason: str, starts_on: date, ends_on: date, on: date
) -> None:
    if rating not in steps_from(instead_of):
        raise MeasureError(
            "Another rating is one step from the rule's.", remedy="Choose the one beside it.", field="rating"
        )
    if not reason.strip():
        raise MeasureError("Say why the rule is wrong here.", remedy="Enter a reason.", field="reason")
    if starts_on < on.replace(day=1) - timedelta(days=31):
        raise MeasureError("Months that are long over keep their rating.", field="starts_on")
    if not max(starts_on, on) <= ends_on <= on + timedelta(days=LONGEST):
        raise MeasureError(
            f"Another rating than the rule's holds for at most {LONGEST} days.", remedy="Choose an earlier last day.",
            field="ends_on",
        )  # fmt: skip
    if RatingOverride.objects.filter(measure=measure, state=RatingOverride.State.PROPOSED).exists():
        raise MeasureError("Another proposal for it waits.", remedy="Have it decided or withdrawn first.")


def _over() -> MeasureError:
    return MeasureError(
        "Months that are over keep the rule they were rated by.", remedy="Choose a day of this month, or later.",
        field="starts_on",
    )  # fmt: skip


def _end_before(model: type[Tolerance] | type[RatingRule], measure: str, starts_on: date, on: date) -> None:
    """End what stood on the day before. Months that are over and had one keep it: the past is not rewritten."""
    found = model.objects.select_for_update().filter(measure=measure)
    if found.filter(starts_on__gt=starts_on).exists():
        raise MeasureError("A later one is already set.", remedy="Choose a later day.", field="starts_on")
    month = on.replace(day=1)
    over = found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), starts_on__lt=month)
    if starts_on < month and over.exists():
        raise _over()
    for row in found.filter(ends_on__isnull=True):
        row.ends_on, row.version = max(row.starts_on, starts_on - timedelta(days=1)), row.version + 1
        row.save(update_fields=["ends_on", "version"])
