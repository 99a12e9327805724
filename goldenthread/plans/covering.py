"""What covers a recommendation: its outcomes, their actions, their measures and evidence, and what is missing.

A hole is a fact about the plan, so it is looked for in all of it; what the reader may not open is counted, not shown.
Dropped actions and withdrawn evidence cover nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.delivery import Status, Word
from goldenthread.plans.models import Action, Evidence, Outcome, Plan, Recommendation
from goldenthread.plans.positions import COMMITTED
from goldenthread.records import operations as numbers

DAYS = "plan_evidence_days"


class Hole(Word):
    """What is missing between a recommendation and what shows that it was answered."""

    NO_OUTCOME = "no_outcome", "No outcome"
    NO_ACTION = "no_action", "No action"
    NO_MEASURE = "no_measure", "No measure"
    NO_EVIDENCE = "no_evidence", "No evidence"
    OLD_EVIDENCE = "old_evidence", "Old evidence"


RULE = (
    "A recommendation needs an outcome and an action, by an outcome or directly. An outcome needs an action, and a "
    "measure: a line of the scorecard or one that an action names. An action without an outcome needs a measure of its "
    "own. An action that has begun needs evidence of its own. What was taken out of the plan does not count."
)


@dataclass(frozen=True)
class Backing:
    """An action that answers. ``evidence`` is what the reader may open; ``evidence_hidden`` counts the rest."""

    action: Action
    is_open: bool
    evidence: tuple[Evidence, ...]
    evidence_hidden: int
    holes: tuple[Hole, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(named.raw for named in self.action.measures.all())


@dataclass(frozen=True)
class Strand:
    """An outcome with the actions under it; None for the actions that name the recommendation themselves."""

    outcome: Outcome | None
    is_open: bool
    backings: tuple[Backing, ...]
    holes: tuple[Hole, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the scorecard that are named for the outcome."""
        return tuple(line.text for line in self.outcome.scorecard.all()) if self.outcome else ()


@dataclass(frozen=True)
class Cover:
    """One recommendation with all that answers it."""

    recommendation: Recommendation
    strands: tuple[Strand, ...]
    areas: tuple[str, ...]
    """The areas that name it, of those within reach."""
    holes: tuple[Hole, ...]

    @property
    def outcomes(self) -> list[Strand]:
        return [strand for strand in self.strands if strand.outcome]

    @property
    def backings(self) -> list[Backing]:
        """Each action once, however many outcomes it serves."""
        return list({each.action.pk: each for strand in self.strands for each in strand.backings}.values())

    @property
    def every_hole(self) -> frozenset[Hole]:
        """The holes of the recommendation and of all that hangs on it."""
        below = (hole for s in self.strands for holes in (s.holes, *(b.holes for b in s.backings)) for hole in holes)
        return frozenset((*self.holes, *below))


@dataclass(frozen=True)
class Coverage:
    """What a plan answers and what shows it: counts for the top of its page."""

    recommendations: int
    recommendations_answered: int
    recommendations_of_an_area: int
    """Answered by an area alone: no outcome and no action names them."""
    outcomes: int
    outcomes_without_measure: int
    actions: int
    actions_without_date: int
    lines: int
    lines_linked: int


def counts(plan: Plan) -> Coverage:
    """How much of the plan hangs together, in four queries.

    A recommendation is answered by an outcome, an action or an area that names it. An outcome is measured by a line
    of the scorecard or by an action that names a measure.
    """
    live = Action.objects.filter(dropped_on=None)
    by_action = Exists(live.filter(recommendations=OuterRef("pk")))
    answered = Q(outcomes__isnull=False) | Q(areas__isnull=False) | Q(by_action=True)
    recommendations = plan.recommendations.annotate(by_action=by_action).aggregate(
        all=Count("pk", distinct=True),
        answered=Count("pk", filter=answered, distinct=True),
        of_an_area=Count("pk", filter=Q(areas__isnull=False, outcomes=None, by_action=False), distinct=True),
    )  # fmt: skip
    named = Exists(live.filter(outcomes=OuterRef("pk"), measures__isnull=False))
    measured = Q(named=True) | Q(scorecard__isnull=False)
    outcomes = Outcome.objects.filter(area__plan=plan).annotate(named=named).aggregate(
        all=Count("pk", distinct=True), measured=Count("pk", filter=measured, distinct=True)
    )  # fmt: skip
    actions = live.filter(area__plan=plan).aggregate(all=Count("pk"), undated=Count("pk", filter=Q(due_iso="")))
    lines = plan.scorecard.aggregate(all=Count("pk"), linked=Count("pk", filter=~Q(measure_slug="")))
    return Coverage(
        recommendations["all"], recommendations["answered"], recommendations["of_an_area"], outcomes["all"],
        outcomes["all"] - outcomes["measured"],
        actions["all"], actions["undated"], lines["all"], lines["linked"],
    )  # fmt: skip


def of_plan(plan: Plan, person: Person, *, on: date) -> list[Cover]:
    """Every recommendation of a plan within reach with what covers it, in the plan's order."""
    return of(Recommendation.objects.filter(plan=plan).select_related("plan", "source"), person, on=on)


def of(recommendations: QuerySet[Recommendation], person: Person, *, on: date) -> list[Cover]:
    """Each of these recommendations, which the reader may see, with what covers it; the same queries however many."""
    found = list(_with_all(recommendations))
    judge = _Judge(found, person, on)
    return [judge.cover(each) for each in found]


def _with_all(recommendations: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    shown = Prefetch("evidence", Evidence.objects.filter(withdrawn_on=None))
    live = Action.objects.filter(dropped_on=None).select_related("area", "latest_update")
    live = live.prefetch_related("leads", "measures", "overrides", COMMITTED, shown)
    under = Outcome.objects.select_related("area").prefetch_related("scorecard", Prefetch("actions", live))
    return recommendations.prefetch_related("areas", Prefetch("outcomes", under), Prefetch("actions", live))


class _Judge:
    """What one reader may open, asked once for all, and the holes of each thing."""

    def __init__(self, found: Sequence[Recommendation], person: Person, on: date) -> None:
        actions = {action.pk for each in found for action in _actions(each)}
        areas = queries.areas_visible_to(person, on=on)
        self._areas = set(areas.values_list("pk", flat=True))
        self._actions = _pks(queries.actions_visible_to(person, on=on).filter(pk__in=actions))
        self._evidence = _evidence(person, on, actions)
        self._on = on
        self._days = numbers.amount_on(DAYS, on)

    def cover(self, found: Recommendation) -> Cover:
        strands = [self._strand(outcome, outcome.actions.all()) for outcome in found.outcomes.all()]
        under = {action.pk for outcome in found.outcomes.all() for action in outcome.actions.all()}
        if direct := [action for action in found.actions.all() if action.pk not in under]:
            strands.append(self._strand(None, direct))
        areas = tuple(area.name for area in found.areas.all() if area.pk in self._areas)
        return Cover(found, tuple(strands), areas, tuple(_of_recommendation(found)))

    def _strand(self, outcome: Outcome | None, actions: Iterable[Action]) -> Strand:
        backings = tuple(self._backing(action, is_direct=outcome is None) for action in actions)
        is_open = outcome is None or outcome.area_id in self._areas
        return Strand(outcome, is_open, backings, tuple(_of_outcome(outcome)) if outcome else ())

    def _backing(self, action: Action, *, is_direct: bool) -> Backing:
        pieces = list(action.evidence.all())
        seen = tuple(piece for piece in pieces if piece.pk in self._evidence)
        holes = (Hole.NO_MEASURE,) if is_direct and not action.measures.all() else ()
        holes = (*holes, *self._of_evidence(action, pieces))
        return Backing(action, action.pk in self._actions, seen, len(pieces) - len(seen), holes)

    def _of_evidence(self, action: Action, pieces: Sequence[Evidence]) -> Iterator[Hole]:
        if not pieces and action.status != Status.NOT_STARTED:
            yield Hole.NO_EVIDENCE
        told = action.claimed_on or action.completed_on or self._on
        if pieces and max(piece.made_on for piece in pieces) < told - timedelta(days=self._days):
            yield Hole.OLD_EVIDENCE


def _of_recommendation(found: Recommendation) -> Iterator[Hole]:
    if not found.outcomes.all():
        yield Hole.NO_OUTCOME
    if not _actions(found):
        yield Hole.NO_ACTION


def _of_outcome(outcome: Outcome) -> Iterator[Hole]:
    actions = outcome.actions.all()
    if not actions:
        yield Hole.NO_ACTION
    if not outcome.scorecard.all() and not any(action.measures.all() for action in actions):
        yield Hole.NO_MEASURE


def _actions(found: Recommendation) -> list[Action]:
    return [*found.actions.all(), *(action for outcome in found.outcomes.all() for action in outcome.actions.all())]


def _evidence(person: Person, on: date, actions: set[int]) -> set[int]:
    try:
        return _pks(queries.evidence_visible_to(person, on=on).filter(action__in=actions))
    except NotAllowed:
        return set()


def _pks(found: QuerySet[Action] | QuerySet[Evidence]) -> set[int]:
    return set(found.values_list("pk", flat=True))
