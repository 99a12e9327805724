"""A stored plan as the checks see it: as much of it as the person who asks may open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects

from goldenthread.accounts.models import Person
from goldenthread.measures import queries as figures
from goldenthread.plans import queries
from goldenthread.plans.checking import bands, beginnings
from goldenthread.plans.checking.view import (
    ActionView,
    AreaView,
    Band,
    Due,
    Figure,
    LineView,
    OutcomeView,
    PlanView,
    RecommendationView,
    Said,
    Target,
)
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import (
    Action,
    ActionMeasure,
    Area,
    Evidence,
    Outcome,
    Plan,
    Recommendation,
    ScorecardLine,
    Update,
)


def visible(plan: Plan, person: Person, *, on: date) -> PlanView:
    """The view of what the person may open of the plan."""
    return visible_all([plan], person, on=on)[0]


def visible_all(plans: Sequence[Plan], person: Person, *, on: date) -> list[PlanView]:
    """The views of what the person may open of several plans, in as many queries as of one. A number may be small in a
    plan's own cells too: whoever sees figures only as they were published sees none of them here."""
    found = _Parts(
        queries.areas_visible_to(person, on=on).filter(plan__in=plans),
        queries.actions_visible_to(person, on=on).filter(area__plan__in=plans),
        queries.scorecard_visible_to(person, on=on).filter(plan__in=plans), plans,
        shows_figures=figures.sight(person, on=on).allowed,
    )  # fmt: skip
    return [found.of(plan) for plan in plans]


def whole(plan: Plan) -> PlanView:
    """The view of all of a plan, for the command line."""
    return _Parts(
        Area.objects.filter(plan=plan), Action.objects.filter(area__plan=plan).select_related("area"),
        ScorecardLine.objects.filter(plan=plan).select_related("area"), [plan], shows_figures=True,
    ).of(plan)  # fmt: skip


class _Parts:
    """What several plans are made of, fetched at once and told apart by plan. What was dropped is promised no longer:
    it is neither judged nor held against anything, and measures no outcome."""

    def __init__(
        self, areas: QuerySet[Area], actions: QuerySet[Action], lines: QuerySet[ScorecardLine], plans: Sequence[Plan],
        *, shows_figures: bool,
    ) -> None:  # fmt: skip
        self._areas = list(areas.prefetch_related("officers", _latest_update("area")))
        self._actions = list(_with_parts(actions.filter(dropped_on=None)))
        fetch_bands(self._actions)
        first = Prefetch("waits_for", queryset=Action.objects.only("pk"))
        prefetch_related_objects([each for each in self._actions if each.is_waiting], first)
        self._lines = list(lines.select_related("area", "outcome"))
        answering = Outcome.objects.filter(recommendations=OuterRef("pk"))
        self._asked = list(Recommendation.objects.filter(plan__in=plans).annotate(answered=Exists(answering)))
        shown = Exists(ScorecardLine.objects.filter(outcome=OuterRef("pk")))
        named = Exists(ActionMeasure.objects.filter(action__outcomes=OuterRef("pk"), action__dropped_on=None))
        wanted = Outcome.objects.filter(area__in=self._areas).select_related("area")
        self._outcomes = list(wanted.annotate(measured=shown | named))
        self._shows_figures = shows_figures

    def of(self, plan: Plan) -> PlanView:
        areas = [each for each in self._areas if each.plan_id == plan.pk]
        actions = [each for each in self._actions if each.area.plan_id == plan.pk]
        lines = [of_line(each) for each in self._lines if each.plan_id == plan.pk]
        return PlanView(
            key=f"plan:{plan.pk}", name=plan.name, begins_on=begins_on(plan), written_on=plan.created_on,
            areas=tuple(AreaView(area.name, tuple(o.raw for o in area.officers.all())) for area in areas),
            recommendations=tuple(_recommendation(each) for each in self._asked if each.plan_id == plan.pk),
            outcomes=tuple(_outcome(each) for each in self._outcomes if each.area.plan_id == plan.pk),
            actions=tuple(of_action(each) for each in actions),
            lines=tuple(lines if self._shows_figures else map(without_figures, lines)),
            said=tuple(_said(areas, actions)),
        )  # fmt: skip


def without_figures(line: LineView) -> LineView:
    """A line for whoever may not see its figures: its words and target."""
    return replace(line, baseline_raw="", actual_raw="", baseline=(), actual=(), hides_figures=True)


def begins_on(plan: Plan) -> date | None:
    """The first day of what its period names; None where it names none."""
    return beginnings.first_day(plan.period)


def _latest_update(of: str) -> Prefetch[Any]:
    """Of each area or action only what was said last: every month adds one for each."""
    standing = Update.objects.filter(superseded_by=None)
    last = standing.filter(**{of: OuterRef(of)}).order_by("-period", "-pk")
    return Prefetch("updates", queryset=standing.filter(pk=Subquery(last.values("pk")[:1])))


def _with_parts(actions: QuerySet[Action]) -> QuerySet[Action]:
    shown = Prefetch("evidence", queryset=Evidence.objects.filter(withdrawn_on=None))
    waiting = actions.annotate(is_waiting=Exists(Action.objects.filter(holds_up=OuterRef("pk"))))
    return waiting.prefetch_related("leads", "partners", "measures", "outcomes", shown, _latest_update("action"))


def of_action(action: Action) -> ActionView:
    """An action as it stands. One that is not saved yet has no owners, measures or evidence."""
    saved = action.pk is not None
    return ActionView(
        key=f"action:{action.pk}", text=action.text, area=action.area.name, reference=action.reference,
        owners=tuple(lead.raw for lead in action.leads.all()) if saved else (),
        meant=tuple(lead.meant for lead in action.leads.all()) if saved else (),
        partners=tuple(partner.raw for partner in action.partners.all()) if saved else (),
        due=(Due(action.due_raw, action.due_on),) if _has_date(action) else (),
        bands=bands_of(action),
        starts_on=action.starts_on, is_complete=action.status == Status.COMPLETE, claimed_on=action.claimed_on,
        evidence_on=tuple(each.made_on for each in action.evidence.all()) if saved else (),
        cost_raw=action.cost_raw, cost_amount=float(action.cost_amount) if action.cost_amount is not None else None,
        cost_funding=action.cost_funding, cost_since=action.cost_since,
        measures=tuple(named.raw for named in action.measures.all()) if saved else (),
        linked=tuple((n.raw, n.measure_slug) for n in action.measures.all() if n.measure_slug) if saved else (),
        outcomes=tuple(f"outcome:{each.pk}" for each in action.outcomes.all()) if saved else (),
        waits_for=tuple(f"action:{each.pk}" for each in _waited_for(action)) if saved else (),
    )  # fmt: skip


def fetch_bands(actions: Iterable[Action]) -> None:
    """Fetch at once what ``bands_of`` asks of each."""
    asked = Prefetch("recommendations", queryset=Recommendation.objects.select_related("source"))
    prefetch_related_objects([each for each in actions if not _has_date(each)], asked)


def bands_of(action: Action) -> tuple[Band, ...]:
    """The time bands that say by when an action is due: none of one with a date of its own."""
    if _has_date(action):
        return ()
    return bands.over(action.phase, _answered(action) if action.pk is not None else ())


def _has_date(action: Action) -> bool:
    """Does a date, or words in its place, stand with it? Else its time band says by when."""
    return bool(action.due_raw or action.due_on)


def first_of(action: Action, person: Person, *, on: date) -> list[ActionView]:
    """What an action waits for, as far as the person may open it; the same queries however many there are."""
    seen = queries.actions_visible_to(person, on=on).filter(holds_up=action, dropped_on=None).distinct()
    return [of_action(each) for each in _with_parts(seen)]


def _waited_for(action: Action) -> Iterable[Action]:
    """What it waits for; no query is made where it is known to wait for nothing, as most do."""
    return action.waits_for.all() if getattr(action, "is_waiting", True) else ()


def _answered(action: Action) -> Iterator[tuple[str, date | None]]:
    """By when each recommendation that it answers is to be met, and the day of its source."""
    for each in action.recommendations.all():
        yield each.timeframe, each.source.published_on if each.source else None


def of_line(line: ScorecardLine) -> LineView:
    """A line of the scorecard as it stands."""
    return LineView(
        key=f"line:{line.pk}", text=line.text, area=line.area.name if line.area else line.area_text,
        reference=line.reference, outcome=line.outcome_text, slug=line.measure_slug, period=line.actual_period,
        baseline_raw=line.baseline_raw, actual_raw=line.actual_raw, target_raw=line.target_raw,
        comparator_raw=line.comparator_raw, baseline=_figures(line.baseline), actual=_figures(line.actual),
        targets=_targets(line.targets),
    )  # fmt: skip


def _figures(kept: Iterable[dict[str, Any]]) -> tuple[Figure, ...]:
    found = [each for each in kept if each.get("value") is not None]
    return tuple(Figure(each["value"], each.get("unit") or "", each.get("label") or "") for each in found)


def _targets(kept: Iterable[dict[str, Any]]) -> tuple[Target, ...]:
    found = [each for each in kept if each.get("value") is not None and not each.get("interim")]
    return tuple(
        Target(e["value"], e.get("op") or "", e.get("unit") or "", e.get("label") or "", e.get("by") or "")
        for e in found
    )


def _recommendation(asked: Any) -> RecommendationView:
    return RecommendationView(f"recommendation:{asked.pk}", str(asked), is_answered=asked.answered)


def _outcome(outcome: Any) -> OutcomeView:
    return OutcomeView(f"outcome:{outcome.pk}", outcome.text, outcome.area.name, is_measured=outcome.measured)


def _said(areas: Iterable[Area], actions: Iterable[Action]) -> Iterator[Said]:
    """What was said last of each area and action; what was said before has been overtaken."""
    for area in areas:
        yield from _words(f"area:{area.pk}", area.name, area.name, area.updates.all())
    for action in actions:
        yield from _words(f"action:{action.pk}", action.area.name, f"update of “{action}”", action.updates.all())


def _words(key: str, area: str, where: str, updates: Iterable[Update]) -> Iterator[Said]:
    for update in updates:
        for name in ("progress", "risk", "next_step"):
            if text := getattr(update, name):
                ahead = name == "next_step"
                yield Said(f"{key}:{name}", text, area, where, update.made_on, update.period, is_ahead=ahead)
