"""Several actions of a plan changed in one step, all or none, and changed back.

Each action goes through the operation that a page of its own would call, so its policy is asked, its version claimed
and its line of history written. What was before is read there when the step is taken back, and not from a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.history import chain, versions
from goldenthread.plans import delivery, policies, queries
from goldenthread.plans.checking import bands, from_plan
from goldenthread.plans.delivery import Status
from goldenthread.plans.errors import NotAllChanged, PlanError
from goldenthread.plans.models import Action, Plan, WorkStream
from goldenthread.plans.operations.actions import assign_action, change_due_date, move_due_back
from goldenthread.plans.operations.status import set_begun

One = Callable[[Action, int], object]
_MEANWHILE = PlanError("It was changed otherwise meanwhile.", remedy="Change it back on its own page.")


class Change(StrEnum):
    """What can be done to several actions at once."""

    LEADS = "leads"
    STREAM = "stream"
    DUE = "due"
    BANDED = "banded"
    BEGUN = "begun"


@transaction.atomic
def lead_actions(
    *, plan: Plan, chosen: Mapping[int, int], leads: Sequence[str], by: Person, on: date
) -> dict[int, int]:  # fmt: skip
    """Give every chosen action these leads in place of its own; partners stay. ``chosen`` holds the version of each
    action by its number, and so does the answer. NotAllChanged names those that stand in the way."""
    if not leads:
        raise PlanError("Say who leads them.", remedy="Enter a name or a post, one on each line.", field="leads")

    def one(action: Action, version: int) -> None:
        if [each.raw for each in action.leads.all()] == list(leads):
            raise PlanError("It is led by these already.")
        partners = [each.raw for each in action.partners.all()]
        assign_action(action=action, version=version, leads=leads, partners=partners, by=by, on=on)

    return _each(plan, chosen, one, by, on)


@transaction.atomic
def stream_actions(
    *, plan: Plan, chosen: Mapping[int, int], stream: WorkStream, by: Person, on: date
) -> dict[int, int]:  # fmt: skip
    """Add every chosen action to a work stream of the plan; one that is in it already stands in the way."""
    _check_stream(plan, stream, by, on)
    held = set(stream.actions.values_list("pk", flat=True))

    def one(action: Action, version: int) -> None:
        if action.pk in held:
            raise PlanError("It is in this work stream already.")
        _tell_stream(action, version, [None, stream.name], by, on)
        stream.actions.add(action)

    return _each(plan, chosen, one, by, on)


@transaction.atomic
def move_actions(
    *, plan: Plan, chosen: Mapping[int, int], due: str, reason: str, by: Person, on: date, agreed_by: str = ""
) -> dict[int, int]:
    """Move the due date of every chosen action to one day, for one reason; each gets its line in the log."""
    return _each(
        plan, chosen,
        lambda action, version: change_due_date(
            action=action, version=version, due=due, reason=reason, agreed_by=agreed_by, by=by, on=on
        ),
        by, on,
    )  # fmt: skip


@transaction.atomic
def band_actions(
    *, plan: Plan, chosen: Mapping[int, int], by: Person, on: date, agreed_by: str = ""
) -> dict[int, int]:  # fmt: skip
    """Give every chosen action the day that its time band means: “immediately”, “within three months” of its source.

    The log says from which band. One with a date of its own, or under no band with a day, stands in the way."""

    def one(action: Action, version: int) -> None:
        words, day = _by_band(action)
        change_due_date(
            action=action, version=version, due=delivery.day_words(day), reason=f"By its time band, “{words}”.",
            agreed_by=agreed_by, by=by, on=on,
        )  # fmt: skip

    return _each(plan, chosen, one, by, on)


@transaction.atomic
def begin_actions(*, plan: Plan, chosen: Mapping[int, int], by: Person, on: date) -> dict[int, int]:
    """Say that every chosen action is under way; one that already is stands in the way."""

    def one(action: Action, version: int) -> None:
        if action.status == Status.UNDER_WAY:
            raise PlanError("It is under way already.")
        set_begun(action=action, version=version, begun=True, by=by, on=on)

    return _each(plan, chosen, one, by, on)


@transaction.atomic
def change_back(
    *, plan: Plan, chosen: Mapping[int, int], change: str, by: Person, on: date, stream: WorkStream | None = None
) -> dict[int, int]:
    """The undo of one of the five, for actions that still stand in the versions it left; all or none."""
    one = _backwards(change, stream, by, on)
    if stream:
        _check_stream(plan, stream, by, on)
    return _each(plan, chosen, one, by, on)


def _by_band(action: Action) -> tuple[str, date]:
    """The band that an action falls due by first, and its day. PlanError for one that none dates."""
    if action.due_raw or action.due_on:
        raise PlanError("It has a due date of its own.")
    band = bands.first(from_plan.bands_of(action))
    if band is None:
        raise PlanError("It stands under no time band.")
    if band.day is None:
        raise PlanError(
            f"“{band.words}” gives no day: its source has none.", remedy="Say on which day the source was published."
        )
    return band.words, band.day


def _backwards(change: str, stream: WorkStream | None, by: Person, on: date) -> One:
    def lead(action: Action, version: int) -> None:
        leads = _before(action, "plans.action_assigned", by)["leads"][0]
        partners = [each.raw for each in action.partners.all()]
        assign_action(action=action, version=version, leads=leads, partners=partners, by=by, on=on)

    def leave(action: Action, version: int) -> None:
        _before(action, "plans.action_streamed", by)
        _tell_stream(action, version, [stream.name if stream else "", None], by, on)
        if stream:
            stream.actions.remove(action)

    ways: dict[str, One] = {
        Change.LEADS: lead,
        Change.STREAM: leave,
        Change.DUE: lambda action, version: move_due_back(action=action, version=version, by=by, on=on),
        Change.BANDED: lambda action, version: move_due_back(action=action, version=version, by=by, on=on),
        Change.BEGUN: lambda action, version: set_begun(action=action, version=version, begun=False, by=by, on=on),
    }
    if change not in ways:
        raise PlanError("Nothing of this kind can be taken back.")
    return ways[change]


def _before(action: Action, kind: str, by: Person) -> dict[str, list]:
    """What the newest line about the action says was before, if this person wrote it by that operation."""
    line = chain.lines_about(action).first()
    if line is None or line.kind != kind or line.by_id != str(by.pk) or not line.changes:
        raise _MEANWHILE
    return line.changes


def _each(plan: Plan, chosen: Mapping[int, int], one: One, by: Person, on: date) -> dict[int, int]:
    """Do it to each; when some refuse, nothing is done and NotAllChanged says which and why."""
    policies.check_open(plan)
    actions = _actions(plan, chosen, by, on)
    refused: list[tuple[Action, Refusal]] = []
    for action in actions:
        try:
            with transaction.atomic():
                one(action, chosen[action.pk])
        except StaleVersion as stale:  # a list shows no text of theirs beside ours
            refused.append((action, PlanError(stale.message, remedy="Look at it, and choose it again.")))
        except Refusal as refusal:
            refused.append((action, refusal))
    if refused:
        raise _told(refused, len(actions))
    return {action.pk: action.version for action in actions}


def _told(refused: list[tuple[Action, Refusal]], count: int) -> Refusal:
    """One mistake in what was typed is told once, beside its field; anything else with its action."""
    first = refused[0][1]
    if first.field and len(refused) == count and len({str(refusal) for _, refusal in refused}) == 1:
        return first
    return NotAllChanged(refused, count)


def _actions(plan: Plan, chosen: Mapping[int, int], by: Person, on: date) -> list[Action]:
    if not chosen:
        raise PlanError("No action is chosen.", remedy="Tick those to change in the list.")
    found = queries.actions_visible_to(by, on=on).filter(area__plan=plan, pk__in=list(chosen))
    actions = list(found.prefetch_related("leads", "partners").order_by("area__order", "order", "pk"))
    if len(actions) != len(chosen):
        raise OutOfReach
    return actions


def _check_stream(plan: Plan, stream: WorkStream, by: Person, on: date) -> None:
    policies.check_edit_plan(plan, by=by, on=on)
    if stream.plan_id != plan.pk or stream.removed_on:
        raise PlanError("This work stream is not one of the plan's.", remedy="Choose another.", field="stream")


def _tell_stream(action: Action, version: int, pair: list[str | None], by: Person, on: date) -> None:
    versions.claim(action, version)
    history.record("plans.action_streamed", subject=action, by=by, on=on, changes={"stream": pair})
