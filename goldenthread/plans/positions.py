"""Where actions and areas stand on a day: the rule's rating, or a person's while it holds, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from goldenthread.core.periods import Month
from goldenthread.plans import delivery, recurring
from goldenthread.plans.delivery import Delivery, Facts, Flag, Rating, Status
from goldenthread.plans.models import Action, Area, Commitment, Override, Plan
from goldenthread.plans.reading import dates
from goldenthread.plans.recurring import Time

COMMITTED = "commitments__occurrences"  # what a rating of many actions fetches beside their overrides


@dataclass(frozen=True)
class Position:
    """``delivery`` is the rule's; ``override`` the person's rating that is reported instead, if one holds."""

    delivery: Delivery
    override: Override | None = None
    has_missed: bool = False
    """Did a time of one of its commitments pass in silence? It stands beside the rating and never moves it."""

    @property
    def reported(self) -> Rating:
        return Rating(self.override.rating) if self.override else self.delivery.rating

    @property
    def is_embedded(self) -> bool:
        return self.delivery.is_embedded and self.override is None

    @property
    def flags(self) -> tuple[Flag, ...]:
        return (*self.delivery.flags, Flag.MISSED) if self.has_missed else self.delivery.flags

    @property
    def sentence(self) -> str:
        """Why it is rated so; an override is told beside what the rule says."""
        if not self.override:
            return self.delivery.sentence
        until = delivery.day_words(self.override.expires_on)
        return (
            f"Reported as {self.override.get_rating_display().lower()} until {until} because: {self.override.reason} "
            f"The rule says {self.delivery.rating.label.lower()}: {self.delivery.sentence}"
        )


@dataclass(frozen=True)
class AreaPosition:
    """An area with where it stands, and each of its actions with where that stands."""

    area: Area
    position: Position
    actions: tuple[tuple[Action, Position], ...]

    @property
    def next_due_on(self) -> date | None:
        """The earliest due day among its actions that are neither complete nor claimed."""
        waiting = (action for action, _ in self.actions if action.status in {Status.NOT_STARTED, Status.UNDER_WAY})
        return min((action.due_on for action in waiting if action.due_on), default=None)

    def count(self, rating: Rating) -> int:
        """How many of its actions are reported with that rating."""
        return sum(position.reported == rating for _, position in self.actions)


def of_action(action: Action, *, on: date) -> Position:
    """Where an action stands. Uses prefetched overrides where there are some."""
    facts = Facts(
        status=action.status,
        starts_on=action.starts_on,
        due_on=action.due_on,
        claimed_on=action.claimed_on,
        completed_on=action.completed_on,
        is_embedded=action.is_embedded,
        last_progress=Month.parse(action.last_progress_period) if action.last_progress_period else None,
        has_no_end=dates.has_no_end(action.due_reason),
        dropped_on=action.dropped_on,
    )
    return Position(delivery.rate(facts, on=on), in_force(action.overrides.all(), on=on), _has_missed(action, on))


def times(commitment: Commitment, *, on: date) -> list[Time]:
    """Every time of a commitment so far and those soon to come. Uses prefetched occurrences where there are some."""
    told = commitment.occurrences.all()
    return recurring.times(commitment.rule, commitment.starts_on, commitment.ends_on, told, on=on)


def missed(action: Action, *, since: date, on: date) -> list[tuple[Commitment, Time]]:
    """The times of what it does again and again that passed in silence on that day or later, the oldest first."""
    found = [(each, time) for each in action.commitments.all() for time in times(each, on=on)]
    return [(each, time) for each, time in found if time.is_missed_since(since)]


def _has_missed(action: Action, on: date) -> bool:
    return any(recurring.missed(times(each, on=on)) for each in action.commitments.all())


def of_area(area: Area, actions: Sequence[Action], *, on: date) -> AreaPosition:
    """Where an area stands by all its actions, which the caller has fetched; those dropped from it do not count."""
    pairs = tuple((action, of_action(action, on=on)) for action in actions if action.dropped_on is None)
    embedded = bool(pairs) and all(position.is_embedded for _, position in pairs)
    rated = delivery.rate_area([position.reported for _, position in pairs], all_embedded=embedded)
    return AreaPosition(area, Position(rated, in_force(area.overrides.all(), on=on)), pairs)


def of_plan(plan: Plan, *, on: date) -> list[AreaPosition]:
    """Where every area of the plan stands, in the plan's order; the same queries however many rows."""
    return of_areas(plan.areas.all(), on=on)


def of_areas(areas: QuerySet[Area], *, on: date) -> list[AreaPosition]:
    """Where each of these areas stands, by all of its actions."""
    return [of_area(area, list(area.actions.all()), on=on) for area in with_actions(areas)]


def with_actions(areas: QuerySet[Area]) -> QuerySet[Area]:
    """The areas with all that rating them needs."""
    actions = Action.objects.prefetch_related("overrides", "leads__person", COMMITTED).select_related("latest_update")
    return areas.select_related("latest_update", "plan", "unit").prefetch_related(
        "overrides", Prefetch("actions", queryset=actions)
    )


def in_force(overrides: Iterable[Override], *, on: date) -> Override | None:
    """The newest override that holds on that day, its last day included."""
    held = [each for each in overrides if each.made_on <= on <= each.expires_on and not _lifted(each, on)]
    return max(held, key=lambda each: (each.made_on, each.pk), default=None)


def _lifted(override: Override, on: date) -> bool:
    return override.lifted_on is not None and override.lifted_on <= on
