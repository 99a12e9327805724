"""The plan's own scorecard and its links to computed measures."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.plans import editing, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import ActionMeasure, Area, Outcome, Plan, ScorecardLine
from goldenthread.plans.operations import amending
from goldenthread.plans.reading import values


@transaction.atomic
def add_scorecard_line(
    *, plan: Plan, text: str, by: Person, on: date, area: Area | None = None, reference: str = "", baseline: str = "",
    actual: str = "", actual_period: str = "", comparator: str = "", target: str = "", outcome: Outcome | None = None,
    measure_slug: str = "",
) -> ScorecardLine:  # fmt: skip
    """A line of the plan's scorecard. Cells come as written and are kept so beside what they mean."""
    policies.check_edit_plan(plan, by=by, on=on)
    policies.check_baseline(plan)
    _check_measure(measure_slug)
    line = ScorecardLine(
        plan=plan, area=area, area_text=area.name if area else "", reference=reference, text=text, outcome=outcome,
        outcome_text=outcome.text if outcome else "", measure_slug=measure_slug, actual_period=actual_period,
        order=editing.next_order(plan.scorecard),
    )  # fmt: skip
    for name, value in understood(text, baseline, actual, comparator, target).items():
        setattr(line, name, value)
    editing.add(line)
    history.record("plans.scorecard_line_added", subject=line, by=by, on=on, detail=line.text)
    return line


@transaction.atomic
def edit_scorecard_line(
    *, line: ScorecardLine, version: int, text: str, area: Area | None, outcome: Outcome | None, baseline: str,
    actual: str, actual_period: str, comparator: str, target: str, by: Person, on: date, reason: str = "",
) -> ScorecardLine:  # fmt: skip
    """Change a line. Once the plan is signed off its baseline does not move, and its measure and target change only
    with a reason, which is shown."""
    policies.check_edit_plan(line.plan, by=by, on=on)
    before = amending.promises(line)
    if editing.clean(baseline) != line.baseline_raw:
        policies.check_baseline(line.plan)
    fields: dict[str, Any] = {"text": text, "area": area, "outcome": outcome, "actual_period": actual_period}
    fields |= understood(text, baseline, actual, comparator, target)
    kind = "plans.scorecard_line_edited"
    editing.change(line, version=version, kind=kind, by=by, on=on, fields=fields, detail=reason)
    amending.keep(line, before, reason=reason, by=by, on=on)
    return line


@transaction.atomic
def link_measure(*, line: ScorecardLine, version: int, measure_slug: str, by: Person, on: date) -> ScorecardLine:
    """Say which computed measure gives a line its figures; an empty slug takes the link away (the undo)."""
    policies.check_edit_plan(line.plan, by=by, on=on)
    _check_measure(measure_slug)
    fields = {"measure_slug": measure_slug}
    return editing.change(line, version=version, kind="plans.measure_linked", by=by, on=on, fields=fields)


@transaction.atomic
def link_action_measure(
    *, named: ActionMeasure, version: int, by: Person, on: date, line: ScorecardLine | None = None,
    measure_slug: str = "",
) -> ActionMeasure:  # fmt: skip
    """Say what answers the words by which an action names a measure: a scorecard line, a computed measure, or none."""
    policies.check_edit_area(named.action.area, by=by, on=on)
    _check_measure(measure_slug)
    if line and line.plan_id != named.action.area.plan_id:
        raise PlanError("This line belongs to another plan.", remedy="Choose a line of this plan.", field="line")
    fields = {"line": line, "measure_slug": measure_slug}
    return editing.change(named, version=version, kind="plans.action_measure_linked", by=by, on=on, fields=fields)


def understood(text: str, baseline: str, actual: str, comparator: str, target: str) -> dict[str, Any]:
    """The cells of a line as written (``…_raw``) and as understood, as the model keeps them."""
    before = values.understand_values(baseline)
    return {
        "baseline_raw": baseline, "actual_raw": actual, "comparator_raw": comparator, "target_raw": target,
        "baseline": plain(before), "actual": plain(values.understand_values(actual)),
        "comparators": values.understand_comparators(comparator),
        "targets": plain(values.understand_target(target, measure=text, baseline=before)),
    }  # fmt: skip


def plain(read: Sequence[Any]) -> list[dict[str, Any]]:
    """What was read from a cell, as JSON keeps it."""
    return [dataclasses.asdict(value) for value in read]


def _check_measure(slug: str) -> None:
    if slug:
        definition.get(slug)
