"""An area: what is going on here, and what difference has it made for children?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.core.periods import Month
from goldenthread.plans import delivery, exceptions, following, policies, queries
from goldenthread.plans.exceptions import AreaInPeriod
from goldenthread.plans.models import Action, ActionMeasure, Area, Difference, Outcome, ScorecardLine
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import figures, pages, presenters, words
from goldenthread.web.plans.presenters import ActionLine, NamedMeasure


@dataclass(frozen=True)
class OutcomeBlock:
    """An outcome with its activity (actions) and its effect (measures) side by side; None: of no outcome."""

    outcome: Outcome | None
    lines: list[ActionLine]
    measures: list[NamedMeasure]


@page("plan.view")
def area(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    month = pages.period_of(request.on)
    standing = exceptions.of_areas(Area.objects.filter(pk=found.pk), period=month, on=request.on)[0]
    blocks = _blocks(request, found, standing)
    context = {
        "area": found, "standing": standing, "rated": presenters.rated(standing.position, standing.flags),
        "answer": words.of_area(standing, month), "blocks": blocks, "month": month,
        "recommendations": _recommendations(found), "updates": list(found.updates.select_related("made_by")[:20]),
        "officers": list(found.officers.all()), "linked_plans": list(found.linked_plans.all()),
        "evidence": presenters.shown(following.evidence_of(request.user, on=request.on, area=found), found, request),
        "figures": figures.of([m.slug for block in blocks for m in block.measures], request),
        "linked": list({m.slug: m for block in blocks for m in block.measures if m.slug}.values()),
        "differences": _differences(found), "area_rule": delivery.AREA_RULE, "can": _rights(request, found),
        "dropped": list(found.actions.filter(dropped_on__isnull=False)), "override": standing.position.override,
        "trail": pages.plan_trail(found.plan),
        "difference_address": pages.address("difference-add", found.pk), **_earlier(found, month),
    }  # fmt: skip
    return render(request, "web/plans/area.html", context)


def _blocks(request: Asking, found: Area, standing: AreaInPeriod) -> list[OutcomeBlock]:
    """Every action under each outcome that it serves; each scorecard line once, under the outcome that it names."""
    lines = {each.action.pk: presenters.action_line(each, found.name) for each in standing.actions}
    named = Prefetch(
        "measures",
        ActionMeasure.objects.select_related("line").prefetch_related("line__amendments__changed_by"),
    )
    served = Prefetch("actions", Action.objects.prefetch_related(named))
    by, on = request.user, request.on
    edits = (policies.can_edit_plan(found.plan, by=by, on=on), policies.can_edit_area(found, by=by, on=on))
    card = list(found.scorecard.prefetch_related("amendments__changed_by"))
    blocks: list[OutcomeBlock] = []
    seen: set[int] = set()
    outcomes = list(found.outcomes.prefetch_related(served, "recommendations"))
    for outcome in outcomes:
        actions = [action for action in outcome.actions.all() if action.pk in lines]
        seen |= {action.pk for action in actions}
        own = [line for line in card if line.outcome_id == outcome.pk]
        blocks.append(OutcomeBlock(outcome, [lines[a.pk] for a in actions], _measures(own, actions, edits)))
    rest = [line for pk, line in lines.items() if pk not in seen]
    told = {measure.line.pk for block in blocks for measure in block.measures if measure.line}
    loose = [line for line in card if line.pk not in told]
    if rest or loose:
        blocks.append(OutcomeBlock(None, rest, _measures(loose, [], edits)))
    return blocks


def _measures(own: Sequence[ScorecardLine], actions: Sequence[Action], edits: tuple[bool, bool]) -> list[NamedMeasure]:
    """The scorecard lines of an outcome, then what its actions name besides, each once.

    ``edits`` says whether the reader may change the plan, to which lines belong, and the area, to which actions do.
    """
    edits_plan, edits_area = edits
    found = [presenters.scorecard_line(line, can_edit=edits_plan) for line in own]
    known = {line.pk for line in own}
    texts: set[str] = set()
    for named in (each for action in actions for each in action.measures.all()):
        key = f"line {named.line_id}" if named.line_id else named.raw.casefold()
        if named.line_id not in known and key not in texts:
            texts.add(key)
            found.append(presenters.named_measure(named, can_edit=edits_area))
    return found


def _recommendations(found: Area) -> list[object]:
    """What the area answers: named for it, or by its outcomes."""
    own = {each.pk: each for each in found.recommendations.select_related("source")}
    for outcome in found.outcomes.prefetch_related("recommendations__source"):
        own |= {each.pk: each for each in outcome.recommendations.all()}
    return sorted(own.values(), key=lambda each: (each.order, each.pk))


def _differences(found: Area) -> dict[str, list[Difference]]:
    """What audits found and people said, by kind, in the order of the report; empty kinds are there too."""
    entries = following.differences_of(found)
    return {label: [each for each in entries if each.kind == kind] for kind, label in Difference.Kind.choices}


def _earlier(found: Area, month: Month) -> dict[str, object]:
    """What was kept for the periods before, newest first."""
    return {"earlier": [(Month.parse(each.period), each) for each in found.ratings.filter(period__lt=month.id)[:12]]}


def _rights(request: Asking, found: Area) -> dict[str, bool]:
    by, on = request.user, request.on
    return {
        "update": policies.can_update(found, by=by, on=on), "edit": policies.can_edit_area(found, by=by, on=on),
        "evidence": policies.can_add_evidence(found, by=by, on=on), "rate": policies.can_rate(found, by=by, on=on),
    }  # fmt: skip
