"""The exception reporting criteria: one table, used on every page and in every report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from goldenthread.core.periods import Month
from goldenthread.plans import delivery, positions
from goldenthread.plans.delivery import Flag, Rating, Status, Word
from goldenthread.plans.models import Action, ActionRating, Area, AreaRating, Evidence, Plan, Update
from goldenthread.plans.positions import AreaPosition, Position


class Criterion(Word):
    """Why something is reported. The label is the criterion in words."""

    PROGRESS = "progress", "Progress with evidence"
    AT_RISK = "at_risk", "At risk of missing its timescale"
    MISSED = "missed", "Missed a time of what recurs"
    DETERIORATED = "deteriorated", "Position deteriorated"
    NO_UPDATE = "no_update", "No update received"


RULES = {
    Criterion.PROGRESS: "An update of the period reports progress, and evidence came with it or in the same month.",
    Criterion.AT_RISK: f"Overdue, or due within {delivery.NEAR} working days without progress.",
    Criterion.MISSED: "A time of something done again and again, such as a monthly visit, passed without anybody "
    "saying whether it was done, and the next came round in the period or since.",
    Criterion.DETERIORATED: "Its rating is worse than the one kept for the period before.",
    Criterion.NO_UPDATE: "Nothing was said of it for the period, though it has begun or should have. A new plan "
    "is first asked about its first whole month here, once that month is over.",
}


@dataclass(frozen=True)
class Finding:
    """One criterion met, the sentence that says how, and the addresses of what it rests on (``update:12``)."""

    criterion: Criterion
    sentence: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Before:
    """What was kept for the latest period before the one reported."""

    rating: Rating
    period: Month


@dataclass(frozen=True)
class ActionInPeriod:
    """An action at a period: where it stands, where it stood, what was said, and which criteria it meets."""

    action: Action
    position: Position
    before: Before | None
    updates: tuple[Update, ...]
    findings: tuple[Finding, ...]

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What stands beside the rating, "no update received" included."""
        missing = any(each.criterion == Criterion.NO_UPDATE for each in self.findings)
        return (*self.position.flags, Flag.NO_UPDATE) if missing else self.position.flags


@dataclass(frozen=True)
class AreaInPeriod:
    """An area at a period, with all its actions. ``updates`` are its own; newest first."""

    standing: AreaPosition
    before: Before | None
    updates: tuple[Update, ...]
    findings: tuple[Finding, ...]
    actions: tuple[ActionInPeriod, ...]

    @property
    def area(self) -> Area:
        return self.standing.area

    @property
    def position(self) -> Position:
        return self.standing.position

    @property
    def is_exception(self) -> bool:
        """Does the area, or any of its actions, meet a criterion?"""
        return bool(self.findings) or any(each.findings for each in self.actions)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria that the area itself meets, in the order of the table."""
        met = {each.criterion for each in self.findings}
        return tuple(criterion for criterion in Criterion if criterion in met)

    @property
    def flags(self) -> tuple[Flag, ...]:
        return (Flag.NO_UPDATE,) if Criterion.NO_UPDATE in self.criteria else ()

    def meeting(self, criterion: Criterion) -> list[ActionInPeriod]:
        """Its actions that meet a criterion."""
        return [each for each in self.actions if any(found.criterion == criterion for found in each.findings)]


def of_areas(areas: QuerySet[Area], *, period: Month, on: date) -> list[AreaInPeriod]:
    """Every one of these areas at a period, as it stands on a day; fifteen queries however many rows, and one
    more where something recurs.

    Pass areas that the reader may see: ``queries.areas_visible_to(reader, on=on).filter(plan=plan)``.
    """
    found = list(_with_period(areas, period))
    return [_area(area, period, on) for area in found]


def _with_period(areas: QuerySet[Area], period: Month) -> QuerySet[Area]:
    said = Update.objects.filter(period=period.id, superseded_by=None).select_related("made_by")
    in_month = Q(made_on__gte=period.first_day, made_on__lte=period.last_day)
    shown = Evidence.objects.filter(Q(update__period=period.id) | in_month, withdrawn_on__isnull=True)
    seen = (Prefetch("updates", said, to_attr="said"), Prefetch("evidence", shown, to_attr="shown"))
    actions = Action.objects.select_related("latest_update").prefetch_related(
        "overrides", "leads__person", "date_changes", positions.COMMITTED, *seen,
        Prefetch("ratings", _last_before(ActionRating, "action_id", period), to_attr="earlier"),
    )  # fmt: skip
    return areas.select_related("plan", "unit", "latest_update").prefetch_related(
        "overrides", "officers__person", *seen,
        Prefetch("ratings", _last_before(AreaRating, "area_id", period), to_attr="earlier"),
        Prefetch("actions", actions),
    )  # fmt: skip


def _last_before(ratings: type[ActionRating] | type[AreaRating], of: str, period: Month) -> QuerySet[Any]:
    """Of each thing only its last rating before the period: every month adds a row for each action."""
    earlier = ratings.objects.filter(**{of: OuterRef(of)}, period__lt=period.id).order_by("-period")
    return ratings.objects.filter(pk=Subquery(earlier.values("pk")[:1]))


def _area(area: Area, period: Month, on: date) -> AreaInPeriod:
    standing = positions.of_area(area, list(area.actions.all()), on=on)
    actions = tuple(_action(area, action, position, period, on) for action, position in standing.actions)
    before, said = _before(area.earlier), tuple(area.said)
    findings = [
        _area_progress(area, said, actions, period),
        _area_at_risk(area, actions),
        _area_missed(area, actions),
        _worse(f"area:{area.pk}", standing.position, before),
        _area_no_update(area, standing, said, actions, period) if _is_asked(area.plan, period, on) else None,
    ]
    return AreaInPeriod(standing, before, said, _met(findings), actions)


def _action(area: Area, action: Action, position: Position, period: Month, on: date) -> ActionInPeriod:
    before, said = _before(action.earlier), tuple(action.said)
    findings = [
        _progress(f"action:{action.pk}", said, action.shown, period),
        _at_risk(action, on),
        _missed(action, period, on),
        _worse(f"action:{action.pk}", position, before),
        _no_update(area, action, said, period, on),
    ]
    return ActionInPeriod(action, position, before, said, _met(findings))


def _progress(address: str, said: Sequence[Update], shown: Sequence[Evidence], period: Month) -> Finding | None:
    told = [f"update:{update.pk}" for update in said if update.progress]
    if not told or not shown:
        return None
    pieces = [f"evidence:{each.pk}" for each in shown]
    count = "one piece" if len(pieces) == 1 else f"{len(pieces)} pieces"
    sentence = f"Progress in {period.label}, with {count} of evidence."
    return Finding(Criterion.PROGRESS, sentence, (address, *told, *pieces))


def _at_risk(action: Action, on: date) -> Finding | None:
    if action.status in {Status.COMPLETE, Status.CLAIMED} or not action.due_on:
        return None
    last = Month.parse(action.last_progress_period) if action.last_progress_period else None
    due = delivery.day_words(action.due_on)
    if action.due_on < on:
        sentence = f"Overdue since {due}."
    elif delivery.is_near(action.due_on, on=on) and not delivery.is_recent(last, on=on):
        sentence = f"Due on {due}, without progress in this or the previous month."
    else:
        return None
    return Finding(Criterion.AT_RISK, sentence, (f"action:{action.pk}",))


def _missed(action: Action, period: Month, on: date) -> Finding | None:
    """Each time is an exception once: in the period in which the next came round. It never moves the rating."""
    if action.status in {Status.COMPLETE, Status.CLAIMED}:
        return None
    found = positions.missed(action, since=period.first_day, on=on)
    if not found:
        return None
    times = "; ".join(f"{each.text}, due on {delivery.day_words(time.due_on)}" for each, time in found)
    addresses = dict.fromkeys(f"commitment:{each.pk}" for each, _ in found)
    return Finding(Criterion.MISSED, f"Nobody said whether it was done: {times}.", (f"action:{action.pk}", *addresses))


def _worse(address: str, position: Position, before: Before | None) -> Finding | None:
    if before is None or not delivery.is_worse(position.reported, before.rating):
        return None
    was, now = before.rating.label.lower(), position.reported.label.lower()
    sentence = f"Moved from {was} in {before.period.label} to {now}."
    return Finding(Criterion.DETERIORATED, sentence, (address,))


def _no_update(area: Area, action: Action, said: Sequence[Update], period: Month, on: date) -> Finding | None:
    if said or action.status in {Status.COMPLETE, Status.CLAIMED} or not _has_begun(action, on):
        return None
    if not _is_asked(area.plan, period, on):
        return None
    return Finding(Criterion.NO_UPDATE, f"No update received for {period.label}.", (f"action:{action.pk}",))


def _is_asked(plan: Plan, period: Month, on: date) -> bool:
    """Whether an update can be missing yet: a plan is first asked about its first whole month here, once that is over.

    Nobody could write an update here for a month before the plan was here, and a plan that came today would else have
    every action of it without one.
    """
    came = Month.of(plan.created_on)
    first = came if plan.created_on == came.first_day else came.next()
    return period >= first and (period > first or on > first.last_day)


def _has_begun(action: Action, on: date) -> bool:
    """Under way, or by its dates due to have begun."""
    started = action.starts_on is not None and action.starts_on <= on
    return action.status != Status.NOT_STARTED or started or bool(action.due_on and action.due_on < on)


def _area_progress(
    area: Area, said: Sequence[Update], actions: Sequence[ActionInPeriod], period: Month
) -> Finding | None:
    own = _progress(f"area:{area.pk}", said, area.shown, period)
    below = [found for each in actions for found in each.findings if found.criterion == Criterion.PROGRESS]
    if not own and not below:
        return None
    parts = [own.sentence] if own else []
    if below:
        parts.append(f"{_of(len(below), len(actions))} with progress and evidence in {period.label}.")
    references = [*(own.references if own else ()), *(each for found in below for each in found.references)]
    return Finding(Criterion.PROGRESS, " ".join(parts), tuple(references))


def _area_at_risk(area: Area, actions: Sequence[ActionInPeriod]) -> Finding | None:
    found = [each for each in actions if any(met.criterion == Criterion.AT_RISK for met in each.findings)]
    if not found:
        return None
    overdue = sum(each.position.delivery.rating == Rating.RED for each in found)
    sentence = f"{_of(len(found), len(actions))} at risk of missing the timescale: {overdue} overdue, "
    sentence += f"{len(found) - overdue} due within {delivery.NEAR} working days without progress."
    return Finding(Criterion.AT_RISK, sentence, (f"area:{area.pk}", *(f"action:{each.action.pk}" for each in found)))


def _area_missed(area: Area, actions: Sequence[ActionInPeriod]) -> Finding | None:
    found = [each for each in actions if any(met.criterion == Criterion.MISSED for met in each.findings)]
    if not found:
        return None
    sentence = f"{_of(len(found), len(actions))} missed a time of what recurs."
    return Finding(Criterion.MISSED, sentence, (f"area:{area.pk}", *(f"action:{each.action.pk}" for each in found)))


def _area_no_update(
    area: Area, standing: AreaPosition, said: Sequence[Update], actions: Sequence[ActionInPeriod], period: Month
) -> Finding | None:
    """An area whose work is over, or has not begun, need not report."""
    silent = [each for each in actions if any(met.criterion == Criterion.NO_UPDATE for met in each.findings)]
    is_quiet = standing.position.reported in {Rating.GREY, Rating.BLUE}
    if silent:
        sentence = f"No update received for {period.label} on {_of(len(silent), len(actions))}."
        return Finding(Criterion.NO_UPDATE, sentence, (f"area:{area.pk}", *(f"action:{a.action.pk}" for a in silent)))
    if said or is_quiet or any(each.updates for each in actions):
        return None
    return Finding(Criterion.NO_UPDATE, f"No update received for {period.label}.", (f"area:{area.pk}",))


def _of(number: int, total: int) -> str:
    return f"{number} of {delivery.actions(total)}"


def _before(earlier: Sequence[ActionRating | AreaRating]) -> Before | None:
    return Before(Rating(earlier[0].reported), Month.parse(earlier[0].period)) if earlier else None


def _met(findings: Sequence[Finding | None]) -> tuple[Finding, ...]:
    return tuple(found for found in findings if found is not None)
