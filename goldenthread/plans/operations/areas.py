"""What a plan answers and wants to change: sources, recommendations, areas, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person, Unit
from goldenthread.plans import editing, naming, policies
from goldenthread.plans.directory import linking
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Area, AreaOfficer, LinkedPlan, Outcome, Plan, Recommendation, Source


@transaction.atomic
def add_source(
    *, kind: str, title: str, by: Person, on: date, published_on: date | None = None, judgement: str = "",
    link: str = "",
) -> Source:  # fmt: skip
    """Something that findings came from. Sources serve every plan."""
    rights.reach(by, "plan.edit", on=on)
    source = Source(kind=kind, title=title, published_on=published_on, judgement=judgement, link=link)
    editing.check(source)
    if Source.objects.filter(kind=kind, title__iexact=source.title, published_on=published_on).exists():
        raise PlanError(
            f"{source.title} of that day is here already.", remedy="Use it, or give this one another title.",
            field="title",
        )  # fmt: skip
    source.save()
    history.record("plans.source_added", subject=source, by=by, on=on, detail=source.title)
    return source


@transaction.atomic
def edit_source(
    *, source: Source, version: int, kind: str, title: str, published_on: date | None, judgement: str, link: str,
    by: Person, on: date,
) -> Source:  # fmt: skip
    """Correct how a source is described; an imported plan names its sources and not their kind.

    Plans of every part of the council rest on a source, so only who writes plans for the whole of it corrects one.
    """
    rights.check(by, "plan.edit", on=on)
    fields = {"kind": kind, "title": title, "published_on": published_on, "judgement": judgement, "link": link}
    return editing.change(source, version=version, kind="plans.source_edited", by=by, on=on, fields=fields)


@transaction.atomic
def add_recommendation(
    *, plan: Plan, text: str, by: Person, on: date, source: Source | None = None, reference: str = "",
    kind: str = "recommendation", timeframe: str = "",
    inspection_refs: Sequence[dict[str, int]] = (),
) -> Recommendation:  # fmt: skip
    """A finding that the plan answers, in the words of its source. Once the plan is signed off it takes up only what
    a later source asks for."""
    policies.check_edit_plan(plan, by=by, on=on)
    policies.check_takes_up(plan, source)
    recommendation = Recommendation(
        plan=plan, source=source, kind=kind, reference=reference, text=text, timeframe=timeframe,
        inspection_refs=list(inspection_refs), order=editing.next_order(plan.recommendations),
    )  # fmt: skip
    if not editing.clean(text):
        raise PlanError("The text is missing.", remedy="Quote the recommendation.", field="text")
    editing.add(recommendation)
    history.record("plans.recommendation_added", subject=recommendation, by=by, on=on, detail=str(recommendation))
    return recommendation


@transaction.atomic
def edit_recommendation(
    *, recommendation: Recommendation, version: int, text: str, reference: str, timeframe: str, by: Person, on: date
) -> Recommendation:
    """Correct how a recommendation is quoted, until the plan is signed off."""
    policies.check_edit_plan(recommendation.plan, by=by, on=on)
    policies.check_baseline(recommendation.plan)
    fields = {"text": text, "reference": reference, "timeframe": timeframe}
    return editing.change(
        recommendation, version=version, kind="plans.recommendation_edited", by=by, on=on, fields=fields
    )


@transaction.atomic
def add_area(
    *, plan: Plan, name: str, by: Person, on: date, unit: Unit | None = None, officers: Sequence[str] = (),
    leads: Sequence[str] = (), linked_plans: Sequence[str] = (), recommendations: Iterable[Recommendation] = (),
) -> Area:  # fmt: skip
    """A service area of the plan, with the officers who answer for it as the plan names them."""
    policies.check_edit_plan(plan, by=by, on=on)
    name = editing.clean(name)
    if plan.areas.filter(name=name).exists():
        raise PlanError(f"The plan already has an area called {name}.", remedy="Choose another name.", field="name")
    area = editing.add(Area(plan=plan, name=name, unit=unit, order=editing.next_order(plan.areas)))
    area.recommendations.set(recommendations)
    _name_officers(area, officers, leads)
    _link_plans(area, linked_plans)
    history.record("plans.area_added", subject=area, by=by, on=on, detail=area.name)
    return area


@transaction.atomic
def edit_area(
    *, area: Area, version: int, name: str, unit: Unit | None, officers: Sequence[str], leads: Sequence[str],
    linked_plans: Sequence[str], recommendations: Iterable[Recommendation], by: Person, on: date,
) -> Area:  # fmt: skip
    """Change an area's name, its unit, who answers for it and which recommendations it answers."""
    policies.check_edit_area(area, by=by, on=on)
    name = editing.clean(name)
    if area.plan.areas.filter(name=name).exclude(pk=area.pk).exists():
        raise PlanError(f"The plan already has an area called {name}.", remedy="Choose another name.", field="name")
    before = _named(area)
    links = {"recommendations": recommendations}
    fields = {"name": name, "unit": unit}
    edit_with_links(area, version, "plans.area_edited", by, on, fields=fields, links=links)
    area.officers.all().delete()
    area.linked_plans.all().delete()
    _name_officers(area, officers, leads)
    _link_plans(area, linked_plans)
    after = _named(area)
    changes = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if changes:
        history.record("plans.area_officers_changed", subject=area, by=by, on=on, changes=changes)
    return area


@transaction.atomic
def add_outcome(
    *, area: Area, text: str, by: Person, on: date, recommendations: Iterable[Recommendation] = (), phase: str = ""
) -> Outcome:
    """What will be different for children, and the recommendations that it answers."""
    policies.check_edit_area(area, by=by, on=on)
    outcome = editing.add(Outcome(area=area, text=text, phase=phase, order=editing.next_order(area.outcomes)))
    outcome.recommendations.set(recommendations)
    history.record("plans.outcome_added", subject=outcome, by=by, on=on, detail=outcome.text)
    return outcome


@transaction.atomic
def edit_outcome(
    *, outcome: Outcome, version: int, text: str, recommendations: Iterable[Recommendation], by: Person, on: date
) -> Outcome:
    """Change an outcome's text and the recommendations that it answers."""
    policies.check_edit_area(outcome.area, by=by, on=on)
    kind = "plans.outcome_edited"
    return edit_with_links(
        outcome, version, kind, by, on, fields={"text": text}, links={"recommendations": recommendations}
    )


def edit_with_links(
    thing: Any, version: int, kind: str, by: Person, on: date, *, fields: dict[str, Any],
    links: dict[str, Iterable[Any]], reason: str = "",
) -> Any:  # fmt: skip
    """Change fields and many-to-many links of ``thing`` under one version; history names the links by id."""
    editing.change(thing, version=version, kind=kind, by=by, on=on, fields=fields, detail=reason)
    changes = {}
    for name, wanted in links.items():
        manager = getattr(thing, name)
        before = sorted(manager.values_list("pk", flat=True))
        manager.set(wanted)
        after = sorted(manager.values_list("pk", flat=True))
        if before != after:
            changes[name] = [before, after]
    if changes:
        history.record(kind, subject=thing, by=by, on=on, detail=reason.strip(), changes=changes)
    return thing


def _name_officers(area: Area, officers: Sequence[str], leads: Sequence[str]) -> None:
    known = naming.people([*officers, *leads])
    kinds = [(raw, "responsible") for raw in officers] + [(raw, "lead") for raw in leads]
    named = [
        AreaOfficer(area=area, raw=raw, kind=kind, person=known.get(naming.key(raw)), order=order)
        for order, (raw, kind) in enumerate(kinds)
    ]
    for each in linking.link(named):
        editing.add(each)


def _link_plans(area: Area, texts: Sequence[str]) -> None:
    for order, text in enumerate(texts):
        editing.add(LinkedPlan(area=area, text=text, order=order))


def _named(area: Area) -> dict[str, list[str]]:
    return {
        "officers": [f"{officer.get_kind_display()}: {officer.raw}" for officer in area.officers.all()],
        "linked_plans": [linked.text for linked in area.linked_plans.all()],
    }
