"""What a source asks of a plan, and what in the plan answers it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.plans import editing, policies
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Outcome, Plan, Recommendation, Source
from goldenthread.plans.operations import amending
from goldenthread.plans.operations.areas import add_recommendation
from goldenthread.plans.reading import inspection


@dataclass(frozen=True)
class Answers:
    """The outcomes and actions of its plan that answer a recommendation, by their numbers."""

    outcomes: frozenset[int]
    actions: frozenset[int]


@transaction.atomic
def add_recommendations(
    *, plan: Plan, source: Source, texts: Sequence[str], by: Person, on: date, kind: str = "recommendation",
    timeframe: str = "",
) -> list[Recommendation]:  # fmt: skip
    """What a source found, one recommendation for each text, in its words; all of them or none."""
    policies.check_edit_plan(plan, by=by, on=on)
    if not texts:
        raise PlanError("Nothing is written down.", remedy="Quote what it found, one on each line.", field="texts")
    if doubles := _doubles(plan, source, texts):
        raise PlanError(f"“{doubles[0][:60]}” is written down twice.", remedy="Leave one of them out.", field="texts")
    return [
        add_recommendation(plan=plan, source=source, text=text, kind=kind, timeframe=timeframe, by=by, on=on)
        for text in texts
    ]


@transaction.atomic
def name_source(
    *, recommendation: Recommendation, version: int, source: Source | None, kind: str, place: str, by: Person, on: date
) -> Recommendation:
    """Say which source a recommendation came from, what it is there, and at which page and paragraph.

    Once the plan is signed off too: where its words came from is no promise.
    """
    policies.check_edit_plan(recommendation.plan, by=by, on=on)
    refs, unread = inspection.references(place)
    if unread:
        raise PlanError(
            f"“{place}” names no page or paragraph.", remedy="Write it as: page 5, paragraph 13.", field="place"
        )
    fields = {"source": source, "kind": kind, "inspection_refs": list(refs)}
    return editing.change(
        recommendation, version=version, kind="plans.recommendation_sourced", by=by, on=on, fields=fields
    )


@transaction.atomic
def name_source_of(
    *, plan: Plan, source: Source, chosen: Mapping[int, int], by: Person, on: date
) -> list[Recommendation]:
    """Say of several recommendations of a plan that name no source that they came from this one; all of them or none.

    ``chosen`` holds the version of each by its number. StaleVersion when one was changed meanwhile.
    """
    policies.check_edit_plan(plan, by=by, on=on)
    found = list(plan.recommendations.filter(pk__in=list(chosen), source=None))
    if not chosen or len(found) != len(chosen):
        said = "Nothing is ticked." if not chosen else "One of them names a source by now."
        raise PlanError(said, remedy="Tick those that came from it.", field="chosen")
    fields, kind = {"source": source}, "plans.recommendation_sourced"
    for each in found:
        editing.change(each, version=chosen[each.pk], kind=kind, by=by, on=on, fields=fields)
    return found


@transaction.atomic
def tie_recommendation(
    *, recommendation: Recommendation, seen: Answers, wanted: Answers, by: Person, on: date, reason: str = ""
) -> Recommendation:
    """Say which outcomes and actions of its plan answer a recommendation; with a reason, which is shown beside each
    action, once the plan is signed off.

    ``seen`` is what the person saw: only what differs from it is changed, so what somebody else tied or untied
    meanwhile stays, and no version is asked for. Each outcome and action that changes takes a new version, and has a
    line in its history.
    """
    policies.check_edit_plan(recommendation.plan, by=by, on=on)
    outcomes = Outcome.objects.filter(area__plan=recommendation.plan_id)
    actions = Action.objects.filter(area__plan=recommendation.plan_id)
    tie = partial(_tie, recommendation=recommendation, reason=reason, by=by, on=on)
    changed = [
        *tie(outcomes.filter(pk__in=wanted.outcomes - seen.outcomes), answers=True),
        *tie(outcomes.filter(pk__in=seen.outcomes - wanted.outcomes), answers=False),
        *tie(actions.filter(pk__in=wanted.actions - seen.actions), answers=True),
        *tie(actions.filter(pk__in=seen.actions - wanted.actions), answers=False),
    ]
    if changed:
        detail = "; ".join(str(thing) for thing in changed)[:1000]
        history.record("plans.recommendation_tied", subject=recommendation, by=by, on=on, detail=detail)
    return recommendation


def _tie(
    things: Iterable[Outcome | Action], *, recommendation: Recommendation, answers: bool, reason: str, by: Person,
    on: date,
) -> list[Outcome | Action]:  # fmt: skip
    """Tie or untie each that is not so already; those that changed."""
    changed = []
    for thing in things:
        before = sorted(thing.recommendations.values_list("pk", flat=True))
        if (recommendation.pk in before) == answers:
            continue
        promised = amending.promises(thing) if isinstance(thing, Action) else {}
        _set(thing, recommendation, answers)
        after = sorted(thing.recommendations.values_list("pk", flat=True))
        kind = "plans.outcome_edited" if isinstance(thing, Outcome) else "plans.action_edited"
        changes = {"recommendations": [before, after]}
        history.record(kind, subject=thing, by=by, on=on, detail=reason.strip(), changes=changes)
        if isinstance(thing, Action):
            amending.keep(thing, promised, reason=reason, by=by, on=on)
        changed.append(thing)
    return changed


def _set(thing: Outcome | Action, recommendation: Recommendation, answers: bool) -> None:
    versions.claim(thing, thing.version)
    change = thing.recommendations.add if answers else thing.recommendations.remove
    change(recommendation)


def _doubles(plan: Plan, source: Source, texts: Collection[str]) -> list[str]:
    """The texts that stand twice, or in the plan already from this source."""
    known = {_key(text) for text in plan.recommendations.filter(source=source).values_list("text", flat=True)}
    found = []
    for text in texts:
        if _key(text) in known:
            found.append(text)
        known.add(_key(text))
    return found


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
