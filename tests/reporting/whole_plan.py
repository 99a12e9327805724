"""A made-up plan in which every field of every table that travels says something; and any plan as plain values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Model

from goldenthread.accounts.models import Person, Unit
from goldenthread.plans import models as held
from goldenthread.plans import operations as plans
from goldenthread.plans.carrying import staying
from goldenthread.plans.models import Action, Area, Outcome, Plan
from goldenthread.plans.operations.actions import set_cost

TODAY = date(2026, 11, 20)
SLUG = "assessments-within-45-working-days"


def made(unit: Unit, by: Person, other: Person) -> Plan:
    """The plan, with two areas, five actions and everything that people say of them."""
    plan = plans.create_plan(name="Getting it right", unit=unit, period="2026-27", by=by, on=TODAY)
    Plan.objects.filter(pk=plan.pk).update(
        title="Getting it right for children", purpose="Children are safe.\n\n- sooner\n- for longer", iteration=2
    )
    plan.refresh_from_db()
    findings = _findings(plan, by)
    door = plans.add_area(
        plan=plan, name="Front door", officers=["Head of Service"], leads=["JW/ HoS QA"], linked_plans=["Early help"],
        recommendations=findings, by=by, on=TODAY,
    )  # fmt: skip
    door.linked_plans.update(link="https://council.example/early-help")
    care = plans.add_area(plan=plan, name="Leaving care", by=by, on=TODAY)
    seen = plans.add_outcome(area=door, text="Seen in time", phase="Phase 1", recommendations=findings, by=by, on=TODAY)
    heard = plans.add_outcome(area=care, text="Heard", by=by, on=TODAY)
    line = plans.add_scorecard_line(
        plan=plan, text="Visits in time", area=door, reference="K1", baseline="70%", actual="75%",
        actual_period="2026-07", comparator="SN 76% Eng 70%", target=">80%", outcome=seen, measure_slug=SLUG, by=by,
        on=TODAY,
    )  # fmt: skip
    _actions(plan, door, care, [seen, heard], line, by)
    _around(plan, by)
    for action in Action.objects.filter(area__plan=plan):
        _said(action, by, other)
    _said(door, by, other)
    Action.objects.filter(area=door, text="Drop").update(
        dropped_on=date(2026, 10, 2),
        dropped_by=by,
        dropped_reason="The law changed.\nNothing follows.",
        dropped_agreed_by="Improvement Board",
    )
    return plan


def _findings(plan: Plan, by: Person) -> list[held.Recommendation]:
    """Two findings of two sources that have one title, and one of none."""
    first = plans.add_source(
        kind="ilacs_standard", title="Inspection of services", published_on=date(2026, 5, 4), judgement="Inadequate",
        link="https://reports.example/1", by=by, on=TODAY,
    )  # fmt: skip
    held.Source.objects.filter(pk=first.pk).update(
        response_working_days=70, response_lead="Director", responded_on=date(2026, 8, 1), responded_by=by
    )
    second = plans.add_source(kind="jtai", title="Inspection of services", by=by, on=TODAY)
    wanted = [
        ("R9", first, "priority_action", "Immediately"),
        ("R10", second, "recommendation", ""),
        ("", None, "", ""),
    ]
    return [
        plans.add_recommendation(
            plan=plan, text=f"See children sooner {reference}.", reference=reference, source=source,
            kind=kind or "needs_to_improve", timeframe=band, inspection_refs=[{"page": 5, "paragraph": 13}], by=by,
            on=TODAY,
        )
        for reference, source, kind, band in wanted
    ]  # fmt: skip


def _actions(plan: Plan, door: Area, care: Area, outcomes: list[Outcome], line: held.ScorecardLine, by: Person) -> None:
    added = [
        plans.add_action(
            area=area, text=text, reference=f"FD{at}", outcomes=outcomes[: at % 3], recommendations=plan_of(door),
            leads=["JW", "Practice lead / East"], partners=["Police"], due=("Mar-27", "Nov 2027 & ongoing")[at % 2],
            start=("TBC 14/08/26", "Jan-27")[at % 2],
            cost=cost, measures=["Visits in time", "Nobody knows"], phase=("", "Within three months")[at % 2], by=by,
            on=TODAY,
        )
        for at, (area, text, cost) in enumerate([
            (door, "Visit at once\n\n- and write it down\n- and tell the family", "£5k"), (care, "Ring", "existing"),
            (door, "Ask", ""), (care, "Hold", "a bid of £2 a month"), (door, "Drop", "TBC"),
        ])
    ]  # fmt: skip
    begun, claimed, done, firm, gone = added
    begun.waits_for.set([claimed, done])
    named = begun.measures.first()
    held.ActionMeasure.objects.filter(pk=named.pk).update(line=line, measure_slug=SLUG)
    day = {"claimed_on": date(2026, 9, 1), "claimed_by": by}
    over = {"status": "complete", **day, "completed_on": date(2026, 9, 5), "completed_by": by}
    Action.objects.filter(pk=begun.pk).update(status="under_way")
    Action.objects.filter(pk=claimed.pk).update(status="claimed", **day)
    Action.objects.filter(pk=done.pk).update(**over)
    Action.objects.filter(pk=firm.pk).update(
        **over, embedded_on=date(2026, 11, 1), embedded_by=by, embedded_despite="no figure for Oct 2026"
    )
    Action.objects.filter(pk=gone.pk).update(cost_funding="to_confirm", cost_since=date(2026, 6, 1))
    set_cost(done, "nobody knows")
    done.cost_amount, done.cost_period, done.cost_funding = Decimal("1250.50"), "month", "agreed"
    done.cost_category = "staff"
    done.save(update_fields=["cost_raw", "cost_amount", "cost_period", "cost_funding", "cost_category"])
    plans.change_due_date(action=begun, version=begun.version, due="30 Jun 2027", reason="A partner left",
                          agreed_by="Improvement Board", by=by, on=TODAY)  # fmt: skip


def plan_of(area: Area) -> list[held.Recommendation]:
    return list(area.plan.recommendations.all()[:2])


def _around(plan: Plan, by: Person) -> None:
    """What crosses the plan, and what was changed of it."""
    actions = list(Action.objects.filter(area__plan=plan).order_by("pk"))
    plans.add_stream(plan=plan, name="Voice", lead="Practice lead", actions=actions[1:3], by=by, on=TODAY)
    plans.add_stream(plan=plan, name="Time", by=by, on=TODAY)
    near = plans.add_milestone(plan=plan, name="All teams trained", due_on=date(2027, 1, 31), by=by, on=TODAY)
    plans.reach_milestone(milestone=near, version=near.version, reached_on=date(2026, 11, 2), by=by, on=TODAY)
    plans.add_milestone(plan=plan, name="Half way", due_on=date(2027, 3, 31), by=by, on=TODAY)
    old = held.EarlierDocument.objects.create(
        plan=plan, name="Plan of July.docx", dated_on=date(2026, 7, 14), matched=4, moved=1, recorded_on=TODAY,
        recorded_by=by,
    )  # fmt: skip
    held.DateChange.objects.create(
        action=actions[0], old_raw="TBC", new_raw="Mar-27", new_iso="2027-03", reason="As in the document.",
        as_at=old.dated_on, earlier=old, changed_on=TODAY, changed_by=by,
    )  # fmt: skip
    changed = {"name": "start", "before": "Jan-27", "after": "Feb-27", "reason": "Too soon", "changed_by": by}
    held.Amendment.objects.create(action=actions[0], changed_on=date(2026, 9, 9), **changed)
    held.Amendment.objects.create(line=plan.scorecard.get(), changed_on=date(2026, 10, 9), **changed)


def _said(about: Action | Area, by: Person, other: Person) -> None:
    """What people say of an action or an area, month by month."""
    own = {"action": about} if isinstance(about, Action) else {"area": about}
    say = plans.update_action if isinstance(about, Action) else plans.update_area
    for month, words in (("2026-09", "Begun.\n\nMore follows."), ("2026-10", ""), ("2026-11", "– two thirds done")):
        about.refresh_from_db()
        parts = {"progress": words, "risk": "Few posts" if words else "", "next_step": "Ask again" if words else ""}
        update = say(**own, version=about.version, period=month, **parts, nothing_changed=not words, by=other, on=TODAY)
    shown: list[dict[str, Any]] = [
        {"kind": "text", "text": "Minutes of\n* the board"},
        {"kind": "link", "link": "https://a.example", "text": "At"},
        {"kind": "address", "address": f"measure:{SLUG}", "update": update},
    ]  # fmt: skip
    for piece in shown:
        held.Evidence.objects.create(**own, made_on=TODAY, made_by=other, **piece)
    days = {"made_on": date(2026, 9, 1), "made_by": by, "expires_on": date(2026, 11, 30)}
    held.Override.objects.create(**own, rating="amber", reason="A partner left", **days)
    held.Override.objects.create(
        **own, rating="red", reason="Nobody there", **days, lifted_on=date(2026, 9, 20), lifted_by=by
    )
    kept = {"delivery": "green", "reported": "amber", "sentence": "Under way.", "recorded_on": TODAY, "recorded_by": by}
    if isinstance(about, Area):
        held.AreaRating.objects.create(area=about, period="2026-09", **kept)
        held.Difference.objects.create(
            area=about, kind="children", text="“We were heard.”", period="2026-10", made_on=TODAY, made_by=by
        )
        return
    held.ActionRating.objects.create(action=about, period="2026-09", **kept)
    visit = held.Commitment.objects.create(
        action=about, text="Visit every team", rule="monthly", starts_on=date(2026, 9, 30), ends_on=date(2027, 9, 30),
        made_on=TODAY, made_by=by,
    )  # fmt: skip
    told = {"commitment": visit, "said_on": TODAY, "said_by": by}
    held.Occurrence.objects.create(
        due_on=date(2026, 9, 30), said="done", done_on=date(2026, 10, 1), note="All seen", **told
    )
    held.Occurrence.objects.create(due_on=date(2026, 10, 30), said="not_done", **told)


FIRST = ("Plan", "Area", "Action", "Commitment")  # what others belong to
ORDER: dict[str, tuple[str, ...]] = {
    "Action": ("area__order", "order", "pk"), "Area": ("order", "pk"), "Outcome": ("order", "pk"), "Source": ("pk",),
}  # fmt: skip


def as_values(plan: Plan) -> dict[str, list[dict[str, Any]]]:
    """Every field of every table of plans that travels, of this plan: links as places among the others, in order."""
    things = {model.__name__: _of(model, plan) for model in apps.get_app_config("plans").get_models()}
    things = {name: found for name, found in things.items() if name not in staying.MODELS}
    places: dict[tuple[str, int], int] = {}
    for name in sorted(things, key=lambda name: name not in FIRST):
        things[name].sort(key=lambda each: _owners(each, places))
        places |= {(name, each.pk): at for at, each in enumerate(things[name])}
    return {name: [_values(each, places) for each in found] for name, found in things.items()}


def _owners(thing: Any, places: dict[tuple[str, int], int]) -> list[int]:
    """The places of the area and the action that a thing belongs to, so that its place does not hang on ids."""
    owners = [getattr(thing, name, None) for name in ("area", "action", "commitment")]
    return [places.get((type(owner).__name__, owner.pk), -1) if owner else -1 for owner in owners]


def _of(model: type[Model], plan: Plan) -> list[Any]:
    if model is Plan:
        return [plan]
    every = [each for each in model._default_manager.all() if plan in _plans(each)]
    if model.__name__ in ORDER:
        kept = {each.pk for each in every}
        return list(model._default_manager.filter(pk__in=kept).order_by(*ORDER[model.__name__]))
    return every


def _plans(thing: Any) -> list[Plan]:
    """The plan that a thing belongs to, by whatever it belongs to; a source may belong to several."""
    if hasattr(thing, "plan_id"):
        return [thing.plan]
    if isinstance(thing, held.Source):
        return [each.plan for each in thing.recommendations.all()]
    for name in ("area", "action", "line", "commitment"):
        if getattr(thing, f"{name}_id", None):
            return _plans(getattr(thing, name))
    return []


def _values(thing: Model, places: dict[tuple[str, int], int]) -> dict[str, Any]:
    name, values = type(thing).__name__, {}
    for field in [*thing._meta.concrete_fields, *thing._meta.many_to_many]:
        if staying.reason(name, field.name):
            continue
        value = getattr(thing, field.name)
        if field.many_to_many:
            values[field.name] = sorted(places[type(each).__name__, each.pk] for each in value.all())
        elif isinstance(value, Model):
            values[field.name] = places[type(value).__name__, value.pk]
        else:
            values[field.name] = value
    return values
