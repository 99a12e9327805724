"""The example plan as its programme lead brought it in: tied to units and measures, cleared, shared, published."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.accounts.models import Organisation, Unit
from goldenthread.core.periods import Month
from goldenthread.example import people, promises
from goldenthread.example.plan_text import ExamplePlan
from goldenthread.plans import importing, naming, operations
from goldenthread.plans.models import ActionMeasure, Plan, ScorecardLine, Source

MONTHS_AGO = 20  # the plan was written in the month before it began
_APPROVED = ("Hallowmere Improvement Board", "Minute 4 of its first meeting")
_SHARED_WITH = ("Integrated Care Board", "Hallowmere Improvement Board")


def standing(told: ExamplePlan) -> Plan | None:
    """The example plan, once it was brought in."""
    return Plan.objects.filter(name=told.name, created_by=people.get("programme-lead")).first()


@transaction.atomic
def fill(told: ExamplePlan, until: Month) -> Plan:
    """The whole plan in one transaction, or the one that stands already."""
    if plan := standing(told):
        return plan
    month = until.plus(-MONTHS_AGO)
    drafted_on, cleared_on = (people.working_day(month.first_day.replace(day=day)) for day in (8, 21))
    lead, authority = people.get("programme-lead"), Unit.objects.get(kind=Unit.Kind.AUTHORITY)
    plan = importing.import_reading(told.reading, name=told.name, unit=authority, by=lead, on=drafted_on)
    _describe(plan, told, drafted_on)
    _place_areas(plan, told, until, drafted_on)
    _link_lines(plan, told, drafted_on)
    _link_named_measures(plan, drafted_on)
    promises.tie(plan, until, drafted_on)
    _release(plan, cleared_on)
    promises.answer(plan, cleared_on)
    return plan


def _describe(plan: Plan, told: ExamplePlan, on: date) -> None:
    lead, source = people.get("programme-lead"), told.source
    operations.edit_plan(
        plan=plan, version=plan.version, name=plan.name, title=plan.title, purpose=told.purpose, period=plan.period,
        by=lead, on=on,
    )  # fmt: skip
    kept = Source.objects.distinct().get(recommendations__plan=plan, title=source.title)
    operations.edit_source(
        source=kept, version=kept.version, kind=source.kind, title=source.title, judgement=source.judgement,
        published_on=people.working_day(source.published.first_day.replace(day=14)), link="", by=lead, on=on,
    )  # fmt: skip


def _place_areas(plan: Plan, told: ExamplePlan, until: Month, on: date) -> None:
    units = people.units_by_key(until)
    for area in plan.areas.prefetch_related("officers", "linked_plans", "recommendations"):
        operations.edit_area(
            area=area, version=area.version, name=area.name, unit=units[told.units[area.name]], leads=[],
            officers=[officer.raw for officer in area.officers.all()],
            linked_plans=[linked.text for linked in area.linked_plans.all()],
            recommendations=list(area.recommendations.all()), by=people.get("programme-lead"), on=on,
        )  # fmt: skip


def _link_lines(plan: Plan, told: ExamplePlan, on: date) -> None:
    for line in plan.scorecard.all():
        if slug := told.slugs.get(line.text):
            operations.link_measure(
                line=line, version=line.version, measure_slug=slug, by=people.get("programme-lead"), on=on
            )


def _link_named_measures(plan: Plan, on: date) -> None:
    """Actions name measures in short; the first line of the scorecard that holds those words is meant."""
    lines = list(plan.scorecard.all())
    for named in ActionMeasure.objects.filter(action__area__plan=plan):
        if line := _meant(named.raw, lines):
            operations.link_action_measure(
                named=named, version=named.version, line=line, by=people.get("programme-lead"), on=on
            )


def _meant(raw: str, lines: list[ScorecardLine]) -> ScorecardLine | None:
    return next((line for line in lines if naming.key(raw) in naming.key(line.text)), None)


def _release(plan: Plan, on: date) -> None:
    lead, director = people.get("programme-lead"), people.get("director")
    plan.refresh_from_db()
    operations.sign_off_plan(plan=plan, version=plan.version, by=director, on=on)
    body, minute = _APPROVED
    operations.record_approval(plan=plan, body=body, approved_on=on, minute=minute, by=lead, on=on)
    for name in _SHARED_WITH:
        plan.refresh_from_db()
        organisation = Organisation.objects.get(name=name)
        operations.share_plan(plan=plan, version=plan.version, organisation=organisation, by=lead, on=on)
    plan.refresh_from_db()
    operations.publish_plan(plan=plan, version=plan.version, by=lead, on=on)
