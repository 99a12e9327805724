"""What stands on the pages of a plan and of an action about how they live; fetched within the reader's reach."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.plans import agreement, family, holding, parts, responding, waiting
from goldenthread.plans.agreement import Agreement
from goldenthread.plans.delivery import Status
from goldenthread.plans.family import Family, Served
from goldenthread.plans.holding import Holding
from goldenthread.plans.models import Action, Commitment, Plan, WorkStream
from goldenthread.plans.recurring import State
from goldenthread.plans.responding import Clock
from goldenthread.plans.waiting import Ties
from goldenthread.web.access import Asking
from goldenthread.web.living import times
from goldenthread.web.living.times import Line

RECENT = 6  # times of what recurs on the page of an action; the plan's page has them all


@dataclass(frozen=True)
class PlanLife:
    """How far a plan is agreed, which clocks run, and the plans around it."""

    agreement: Agreement
    clocks: tuple[Clock, ...]
    family: Family


@dataclass(frozen=True)
class ActionLife:
    """What an action is tied to; ``holding`` only once it is complete."""

    ties: Ties
    served: Served
    streams: tuple[WorkStream, ...]
    commitments: tuple[Commitment, ...]
    lines: tuple[Line, ...]
    missed: int
    holding: Holding | None

    @property
    def holds_no_longer(self) -> str:
        """Of what was said to have held: what is missing today; empty where nothing is, or where the reader may not
        see the figures."""
        held = self.holding
        return held.sentence if held and not held.holds and not held.reason else ""

    @property
    def is_any(self) -> bool:
        return bool(self.ties.waits_for or self.ties.holds_up or self.served.is_any or self.commitments)


def of_plan(request: Asking, found: Plan) -> PlanLife:
    clocks = [responding.clock(source, on=request.on) for source in parts.sources_of(found)]
    told = tuple(clock for clock in clocks if clock.due_on)
    return PlanLife(agreement.of(found), told, family.of(found, request.user, on=request.on))


def of_action(request: Asking, found: Action) -> ActionLife:
    by, on = request.user, request.on
    commitments = list(found.commitments.prefetch_related("occurrences__said_by"))
    lines = times.lines(commitments, on=on)
    past = [line for line in lines if line.state != State.COMING]
    complete = found.status == Status.COMPLETE
    return ActionLife(
        waiting.of(found, by, on=on), family.served_by(found, by, on=on),
        tuple(found.streams.filter(removed_on__isnull=True)), tuple(commitments),
        (*_next(lines), *past[:RECENT]), sum(line.state == State.MISSED for line in lines),
        holding.of(found, by, on=on) if complete else None,
    )  # fmt: skip


def _next(lines: list[Line]) -> list[Line]:
    """The next time of each commitment that is still to come."""
    coming: dict[int, Line] = {}
    for line in lines:  # the newest first, so that the nearest stays
        if line.state == State.COMING:
            coming[line.commitment.pk] = line
    return list(coming.values())
