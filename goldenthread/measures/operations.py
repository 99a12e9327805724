"""Computing results, and setting what a council wants of them."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.models import Person
from goldenthread.core import working_days
from goldenthread.core.periods import Month
from goldenthread.measures import calculation, definition
from goldenthread.measures.calculation import Figure
from goldenthread.measures.definition import Definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Result, Target, Tolerance
from goldenthread.records import operations as records
from goldenthread.records import parameters, snapshots
from goldenthread.records.engine import open_engine
from goldenthread.records.models import Snapshot

# Rows of one insert: SQLite allows 32,766 values in one statement, and a result has 17.
BATCH = 1_000


def compute(*, months: Sequence[Month], on: date, slugs: Iterable[str] = ()) -> list[Result]:
    """Compute and keep the results of ``months`` for the measures named (all when none is), as reported.

    A month that no snapshot answers gets the state unknown, with the reason. Nobody reads a child here: only numbers
    come out. Computing again from the same snapshots gives the same figure ids and changes nothing.
    """
    measures = [definition.get(slug) for slug in slugs] or list(definition.library().values())
    answers = {month: snapshots.answering(month) for month in months}
    bases = {snapshot: snapshots.snapshot_set(snapshot) for snapshot in answers.values() if snapshot}
    values = records.values()
    figures = _computed(measures, answers, bases, values) + _unanswered(measures, answers)
    made = [_result(figure, answers, bases, values, on) for figure in figures]
    _keep(made, [month.id for month in months], [measure.slug for measure in measures])
    return made


@transaction.atomic
def set_target(
    *, measure: str, operator: str, value: float, starts_on: date, origin: str, by: Person, on: date,
    due_on: date | None = None,
) -> Target:  # fmt: skip
    """What the council wants of a measure from ``starts_on`` on; the target before it ends on the day before.

    ``due_on`` is when it is to be reached (None: at once). MeasureError says what is wrong with the words given.
    """
    policies.check(by, "target.edit", on=on)
    definition.get(measure)
    _check_target(operator, value, origin, starts_on, due_on)
    _end_before(Target, measure, starts_on)
    target = Target.objects.create(
        measure=measure, operator=operator, value=value, starts_on=starts_on, due_on=due_on, origin=origin.strip(),
        set_by=by, set_on=on,
    )  # fmt: skip
    history.record("measures.target_set", subject=target, by=by, on=on, changes={"target": [None, str(target)]})
    return target


@transaction.atomic
def set_tolerance(*, measure: str, amount: float, starts_on: date, by: Person, on: date) -> Tolerance:
    """How far the measure may miss its target and still be at risk, in its own unit, from ``starts_on`` on."""
    policies.check(by, "target.edit", on=on)
    definition.get(measure)
    if not (math.isfinite(amount) and amount >= 0):
        raise MeasureError("A tolerance is not below zero.", remedy="Enter 0 or more.", field="amount")
    _end_before(Tolerance, measure, starts_on)
    made = Tolerance.objects.create(measure=measure, amount=amount, starts_on=starts_on, set_by=by, set_on=on)
    history.record("measures.tolerance_set", subject=made, by=by, on=on, changes={"tolerance": [None, amount]})
    return made


def _computed(
    measures: Sequence[Definition], answers: Mapping[Month, Snapshot | None],
    bases: Mapping[Snapshot, list[Snapshot]], values: Sequence[parameters.Value],
) -> list[Figure]:  # fmt: skip
    asked: dict[str, list[Month]] = {}
    for month, snapshot in answers.items():
        if snapshot:
            asked.setdefault(str(snapshot.pk), []).append(month)
    if not asked:
        return []
    needed = {snapshot.pk: snapshot for base in bases.values() for snapshot in base}
    with open_engine(snapshots.opened(list(needed.values())), asked, values) as engine:
        return calculation.all_figures(engine, measures, asked)


def _unanswered(measures: Sequence[Definition], answers: Mapping[Month, Snapshot | None]) -> list[Figure]:
    return [
        calculation.unanswered(measure, month.id, f"No data load answers {month.label}")
        for month, snapshot in answers.items()
        if not snapshot
        for measure in measures
    ]


def _result(
    figure: Figure, answers: Mapping[Month, Snapshot | None], bases: Mapping[Snapshot, list[Snapshot]],
    values: Sequence[parameters.Value], on: date,
) -> Result:  # fmt: skip
    month = Month.parse(figure.period_id)
    answer, measure = answers[month], definition.get(figure.slug)
    result = Result(
        measure=figure.slug, period=figure.period_id, breakdown=figure.breakdown, cut=figure.cut,
        numerator=figure.numerator, denominator=figure.denominator, missing=figure.missing, value=figure.value,
        state=figure.state, reason=figure.reason, fingerprint=measure.fingerprint,
        snapshots=[snapshot.pk for snapshot in bases[answer]] if answer else [],
        parameters=_in_force(measure, values, month), rule_version=calculation.RULE_VERSION, computed_on=on,
    )  # fmt: skip
    result.figure_id = _figure_id(result)
    return result


def _in_force(measure: Definition, values: Sequence[parameters.Value], month: Month) -> dict[str, Any]:
    """The settings the measure rests on, as they stand on the month's last day, with their source."""
    return {
        value.name: [value.amount, value.source]
        for value in parameters.with_defaults(values)
        if value.name in measure.head.settings and value.starts_on <= month.last_day <= value.last_day
    }


def _figure_id(result: Result) -> str:
    rests_on = [
        result.measure, result.period, result.breakdown, result.cut, result.fingerprint, result.snapshots,
        result.parameters, result.rule_version, result.state,
        working_days.fingerprint(Month.parse(result.period).last_day),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(rests_on, sort_keys=True).encode()).hexdigest()[:16]


@transaction.atomic
def _keep(made: Sequence[Result], periods: Sequence[str], slugs: Sequence[str]) -> None:
    """The results made are the current ones of these periods and measures; older ones stay, no longer current."""
    standing = Result.objects.filter(period__in=periods, measure__in=slugs)
    known = set(standing.values_list("figure_id", flat=True))
    ids = {result.figure_id for result in made}
    before = {row.figure_id for row in standing.filter(is_current=True)}
    _mark(before - ids, current=False)
    Result.objects.bulk_create([result for result in made if result.figure_id not in known], batch_size=BATCH)
    _mark((ids & known) - before, current=True)


def _mark(figure_ids: Iterable[str], *, current: bool) -> None:
    listed = sorted(figure_ids)
    for start in range(0, len(listed), BATCH):
        Result.objects.filter(figure_id__in=listed[start : start + BATCH]).update(is_current=current)


def _check_target(operator: str, value: float, origin: str, starts_on: date, due_on: date | None) -> None:
    if operator not in Target.Operator.values:
        raise MeasureError("Choose how the figure is held against the target.", field="operator")
    if not math.isfinite(value):
        raise MeasureError("A target is a number.", remedy="Enter a number.", field="value")
    if not origin.strip():
        raise MeasureError("Say where this target is from.", remedy="Name the plan or the meeting.", field="origin")
    if due_on and due_on < starts_on:
        raise MeasureError("A target cannot be due before it starts.", remedy="Check both days.", field="due_on")


def _end_before(model: type[Target] | type[Tolerance], measure: str, starts_on: date) -> None:
    """End what stood on the day before; the past is not rewritten."""
    found = model.objects.select_for_update().filter(measure=measure)
    if found.filter(starts_on__gt=starts_on).exists():
        raise MeasureError("A later one is already set.", remedy="Choose a later day.", field="starts_on")
    for row in found.filter(ends_on__isnull=True):
        row.ends_on, row.version = max(row.starts_on, starts_on - timedelta(days=1)), row.version + 1
        row.save(update_fields=["ends_on", "version"])
