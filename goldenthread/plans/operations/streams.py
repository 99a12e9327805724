"""Work streams of a plan and its milestones: added, changed, taken away and put back, reached."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import editing, parts, policies, queries
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Milestone, Plan, WorkStream


@transaction.atomic
def add_stream(
    *, plan: Plan, name: str, by: Person, on: date, lead: str = "", actions: Collection[Action] = ()
) -> WorkStream:
    """A new work stream of the plan, with the actions that belong to it."""
    policies.check_edit_plan(plan, by=by, on=on)
    _check_stream(plan, name, actions)
    stream = editing.add(WorkStream(plan=plan, name=name, lead=lead, order=editing.next_order(plan.streams)))
    stream.actions.set(actions)
    history.record("plans.stream_added", subject=plan, by=by, on=on, detail=stream.name)
    return stream


@transaction.atomic
def edit_stream(
    *, stream: WorkStream, version: int, name: str, lead: str, actions: Collection[Action], by: Person, on: date
) -> WorkStream:
    """Change a work stream's name, lead and actions."""
    policies.check_edit_plan(stream.plan, by=by, on=on)
    _check_stream(stream.plan, name, actions, stream)
    before = {"name": stream.name, "lead": stream.lead, "actions": _numbers(stream)}
    versions.claim(stream, version)
    stream.name, stream.lead = name, lead
    editing.check(stream)
    stream.save(update_fields=["name", "lead"])
    stream.actions.set([*actions, *parts.unseen(stream.actions.all(), queries.actions_visible_to(by, on=on))])
    after = {"name": stream.name, "lead": stream.lead, "actions": _numbers(stream)}
    changes = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if changes:
        history.record(
            "plans.stream_edited", subject=stream.plan, by=by, on=on, detail=stream.name, changes=changes
        )  # fmt: skip
    return stream


@transaction.atomic
def remove_stream(*, stream: WorkStream, version: int, by: Person, on: date) -> WorkStream:
    """Take a work stream away; its actions stay where they are."""
    policies.check_edit_plan(stream.plan, by=by, on=on)
    return _set_removed(stream, version, by, on, "plans.stream_removed", on, by)


@transaction.atomic
def restore_stream(*, stream: WorkStream, version: int, by: Person, on: date) -> WorkStream:
    """Put back a work stream that was taken away (the undo), with the actions it had."""
    policies.check_edit_plan(stream.plan, by=by, on=on)
    _check_stream(stream.plan, stream.name, (), stream)
    return _set_removed(stream, version, by, on, "plans.stream_restored", None, None)


@transaction.atomic
def add_milestone(*, plan: Plan, name: str, due_on: date, by: Person, on: date) -> Milestone:
    """Something that the plan is to reach by a day."""
    policies.check_edit_plan(plan, by=by, on=on)
    milestone = editing.add(Milestone(plan=plan, name=name, due_on=due_on))
    detail = f"{milestone.name}, {due_on.isoformat()}"
    history.record("plans.milestone_added", subject=plan, by=by, on=on, detail=detail)
    return milestone


@transaction.atomic
def edit_milestone(
    *, milestone: Milestone, version: int, name: str, due_on: date, by: Person, on: date
) -> Milestone:  # fmt: skip
    """Change what a milestone is, or its day; both days stay in history."""
    policies.check_edit_plan(milestone.plan, by=by, on=on)
    before = [milestone.name, milestone.due_on.isoformat()]
    versions.claim(milestone, version)
    milestone.name, milestone.due_on = name, due_on
    editing.check(milestone)
    milestone.save(update_fields=["name", "due_on"])
    changes = {"milestone": [", ".join(before), f"{milestone.name}, {due_on.isoformat()}"]}
    history.record("plans.milestone_edited", subject=milestone.plan, by=by, on=on, changes=changes)
    return milestone


@transaction.atomic
def reach_milestone(
    *, milestone: Milestone, version: int, reached_on: date | None, by: Person, on: date
) -> Milestone:  # fmt: skip
    """Say on which day a milestone was reached; None: that it is not reached after all (the undo)."""
    policies.check_edit_plan(milestone.plan, by=by, on=on)
    if reached_on and reached_on > on:
        raise PlanError("This day is still to come.", remedy="Enter the day it was reached.", field="reached_on")
    versions.claim(milestone, version)
    milestone.reached_on, milestone.reached_by = reached_on, by if reached_on else None
    milestone.save(update_fields=["reached_on", "reached_by"])
    kind = "plans.milestone_reached" if reached_on else "plans.milestone_not_reached"
    history.record(kind, subject=milestone.plan, by=by, on=on, detail=milestone.name)
    return milestone


@transaction.atomic
def take_milestone_back(*, milestone: Milestone, version: int, by: Person, on: date) -> None:
    """The undo of ``add_milestone``; PlanError when it was not the last thing that this person did to the plan."""
    plan = milestone.plan
    policies.check_edit_plan(plan, by=by, on=on)
    editing.check_last(plan, "plans.milestone_added", by, remedy="Edit it instead.")
    versions.claim(milestone, version)
    detail = f"{milestone.name}, {milestone.due_on.isoformat()}"
    milestone.delete()
    history.record("plans.milestone_taken_back", subject=plan, by=by, on=on, detail=detail)


def _check_stream(plan: Plan, name: str, actions: Collection[Action], stream: WorkStream | None = None) -> None:
    others = plan.streams.filter(name=editing.clean(name), removed_on__isnull=True)
    if others.exclude(pk=stream.pk if stream else None).exists():
        raise PlanError(f"The plan already has a work stream called {name}.", remedy="Choose another.", field="name")
    if any(action.area.plan_id != plan.pk for action in actions):
        raise PlanError("A work stream holds actions of its own plan.", field="actions")


def _set_removed(
    stream: WorkStream, version: int, by: Person, on: date, kind: str, day: date | None, person: Person | None
) -> WorkStream:
    versions.claim(stream, version)
    stream.removed_on, stream.removed_by = day, person
    stream.save(update_fields=["removed_on", "removed_by"])
    history.record(kind, subject=stream.plan, by=by, on=on, detail=stream.name)
    return stream


def _numbers(stream: WorkStream) -> list[int]:
    return sorted(stream.actions.values_list("pk", flat=True))
