"""A stored plan as the checks see it: as much of it as the person who asks may open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from goldenthread.accounts.models import Person
from goldenthread.plans import queries
from goldenthread.plans.checking.view import (
    ActionView,
    AreaView,
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
from goldenthread.plans.models import Action, Area, Evidence, Outcome, Plan, ScorecardLine, Update

_YEARS = re.compile(r"\b(20\d\d)\s*(?:-|–|/|to)\s*(?:20)?\d\d\b")


def visible(plan: Plan, person: Person, *, on: date) -> PlanView:
    """The view of what the person may open of the plan."""
    return _view(
        plan, queries.areas_visible_to(person, on=on).filter(plan=plan),
        queries.actions_visible_to(person, on=on).filter(area__plan=plan),
        queries.scorecard_visible_to(person, on=on).filter(plan=plan),
    )  # fmt: skip


def whole(plan: Plan) -> PlanView:
    """The view of all of a plan, for the command line."""
    return _view(
        plan, Area.objects.filter(plan=plan), Action.objects.filter(area__plan=plan).select_related("area"),
        ScorecardLine.objects.filter(plan=plan).select_related("area"),
    )  # fmt: skip


def _view(
    plan: Plan, areas: QuerySet[Area], actions: QuerySet[Action], lines: QuerySet[ScorecardLine]
) -> PlanView:  # fmt: skip
    open_areas = list(areas.prefetch_related("officers", _current_updates()))
    open_actions = list(_with_parts(actions))
    return PlanView(
        key=f"plan:{plan.pk}", name=plan.name, begins_on=begins_on(plan), written_on=plan.created_on,
        areas=tuple(AreaView(area.name, tuple(o.raw for o in area.officers.all())) for area in open_areas),
        recommendations=tuple(_recommendations(plan)), outcomes=tuple(_outcomes(open_areas)),
        actions=tuple(of_action(each) for each in open_actions),
        lines=tuple(of_line(each) for each in lines.select_related("area", "outcome")),
        said=tuple(_said(open_areas, open_actions)),
    )  # fmt: skip


def begins_on(plan: Plan) -> date | None:
    """The first of April of the year that its period names; None where it names none."""
    found = _YEARS.search(plan.period)
    return date(int(found[1]), 4, 1) if found else None


def _current_updates() -> Prefetch[Any]:
    return Prefetch("updates", queryset=Update.objects.filter(superseded_by=None).order_by("-period", "-pk"))


def _with_parts(actions: QuerySet[Action]) -> QuerySet[Action]:
    shown = Prefetch("evidence", queryset=Evidence.objects.filter(withdrawn_on=None))
    return actions.prefetch_related("leads", "partners", "measures", "outcomes", shown, _current_updates())


def of_action(action: Action) -> ActionView:
    """An action as it stands. One that is not saved yet has no owners, measures or evidence."""
    saved = action.pk is not None
    return ActionView(
        key=f"action:{action.pk}", text=action.text, area=action.area.name, reference=action.reference,
        owners=tuple(lead.raw for lead in action.leads.all()) if saved else (),
        partners=tuple(partner.raw for partner in action.partners.all()) if saved else (),
        due=(Due(action.due_raw, action.due_on),) if action.due_raw or action.due_on else (),
        starts_on=action.starts_on, is_complete=action.status == Status.COMPLETE, claimed_on=action.claimed_on,
        evidence_on=tuple(each.made_on for each in action.evidence.all()) if saved else (),
        cost_raw=action.cost_raw, cost_amount=float(action.cost_amount) if action.cost_amount is not None else None,
        measures=tuple(named.raw for named in action.measures.all()) if saved else (),
        outcomes=tuple(f"outcome:{each.pk}" for each in action.outcomes.all()) if saved else (),
    )  # fmt: skip


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


def _recommendations(plan: Plan) -> Iterator[RecommendationView]:
    for each in plan.recommendations.prefetch_related("outcomes"):
        yield RecommendationView(f"recommendation:{each.pk}", str(each), is_answered=bool(each.outcomes.all()))


def _outcomes(areas: Iterable[Area]) -> Iterator[OutcomeView]:
    found = Outcome.objects.filter(area__in=areas).select_related("area")
    for each in found.prefetch_related("scorecard", "actions__measures"):
        measured = bool(each.scorecard.all()) or any(action.measures.all() for action in each.actions.all())
        yield OutcomeView(f"outcome:{each.pk}", each.text, each.area.name, is_measured=measured)


def _said(areas: Iterable[Area], actions: Iterable[Action]) -> Iterator[Said]:
    """What was said last of each area and action; what was said before has been overtaken."""
    for area in areas:
        yield from _latest(f"area:{area.pk}", area.name, area.name, list(area.updates.all()))
    for action in actions:
        yield from _latest(f"action:{action.pk}", action.area.name, f"update of “{action}”", list(action.updates.all()))


def _latest(key: str, area: str, where: str, updates: list[Update]) -> Iterator[Said]:
    for update in updates[:1]:
        for name in ("progress", "risk", "next_step"):
            if text := getattr(update, name):
                yield Said(f"{key}:{name}", text, area, where, update.made_on)
