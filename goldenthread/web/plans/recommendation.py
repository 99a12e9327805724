"""A recommendation and the thread that hangs on it: outcomes, actions, measures."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.plans import following, operations, policies, positions, queries
from goldenthread.plans.delivery import Rating
from goldenthread.plans.models import Action, Outcome, Recommendation
from goldenthread.web.access import Asking, page
from goldenthread.web.living import bands
from goldenthread.web.plans import pages, presenters, words
from goldenthread.web.plans.forms import RecommendationEditForm
from goldenthread.web.plans.presenters import NamedMeasure, Rated


@dataclass(frozen=True)
class Strand:
    """One action of the thread with where it stands and what it should move."""

    action: Action
    rated: Rated
    measures: list[NamedMeasure]


@dataclass(frozen=True)
class Promise:
    """An outcome (None: no outcome in between) with its actions and the scorecard lines named for it."""

    outcome: Outcome | None
    strands: list[Strand]
    lines: list[NamedMeasure]


@page("plan.view")
def recommendation(request: Asking, recommendation_id: int) -> HttpResponse:
    found = queries.recommendation_for(request.user, recommendation_id, on=request.on)
    promises = _promises(request, found)
    hidden = not promises and following.is_answered(found)
    areas = queries.areas_visible_to(request.user, on=request.on).filter(recommendations=found)
    context = {
        "recommendation": found, "promises": promises, "areas": areas, "hidden": hidden,
        "answer": _HIDDEN if hidden else _answer(promises),
        "band": bands.of(found), "trail": [*pages.plan_trail(found.plan)], "can_edit": _can_edit(request, found),
        "can_tie": policies.can_edit_plan(found.plan, by=request.user, on=request.on),
    }  # fmt: skip
    return render(request, "web/plans/recommendation.html", context)


@page("plan.edit")
def edit(request: Asking, recommendation_id: int) -> HttpResponse:
    found = queries.recommendation_for(request.user, recommendation_id, on=request.on)
    policies.check_edit_plan(found.plan, by=request.user, on=request.on)
    policies.check_baseline(found.plan)
    form = RecommendationEditForm(request.POST or None, initial=_stored(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_recommendation(recommendation=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Recommendation.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("recommendation", found.pk)
    trail = [*pages.plan_trail(found.plan), (_name(found), request.path.removesuffix("edit/"))]
    return pages.show_form(request, form, title="Correct how it is quoted", button="Save", trail=trail)


def _promises(request: Asking, found: Recommendation) -> list[Promise]:
    outcomes = following.answers(found, request.user, on=request.on)
    promises = [
        Promise(
            outcome,
            [_strand(action, request) for action in outcome.actions.all()],
            [presenters.scorecard_line(line, can_edit=False) for line in outcome.scorecard.all()],
        )
        for outcome in outcomes
    ]
    direct = following.answered_directly(found, request.user, on=request.on)
    return [*promises, Promise(None, [_strand(action, request) for action in direct], [])] if direct else promises


def _strand(action: Action, request: Asking) -> Strand:
    named = [presenters.named_measure(each, can_edit=False) for each in action.measures.all()]
    return Strand(action, presenters.rated(positions.of_action(action, on=request.on)), named)


_HIDDEN = "What answers it stands in areas that you do not see."


def _answer(promises: list[Promise]) -> str:
    if not promises:
        return "Nothing in the plan answers this yet."
    strands = {strand.action.pk: strand for promise in promises for strand in promise.strands}
    outcomes = sum(promise.outcome is not None for promise in promises)
    ratings = [Rating.BLUE if s.rated.rating == "embedded" else Rating(s.rated.rating) for s in strands.values()]
    answered = f"Answered by {words.counted(outcomes, 'outcome')}. " if outcomes else "Answered without an outcome. "
    return answered + words.of_actions(ratings)


def _can_edit(request: Asking, found: Recommendation) -> bool:
    return not found.plan.signed_off_on and policies.can_edit_plan(found.plan, by=request.user, on=request.on)


def _name(found: Recommendation) -> str:
    return found.reference or pages.shorten(found.text)


def _stored(found: Recommendation) -> tuple[dict[str, str], int]:
    stored = {"text": found.text, "reference": found.reference, "timeframe": found.timeframe}
    return stored, found.version
