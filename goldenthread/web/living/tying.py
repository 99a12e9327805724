"""A recommendation: where it came from, and which outcomes and actions answer it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.plans import operations, parts, queries
from goldenthread.plans.models import Recommendation
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.living.answer_groups import Boxes
from goldenthread.web.living.source_forms import SourcedForm, TieForm, ticked
from goldenthread.web.plans import pages


@page("plan.edit")
def sourced(request: Asking, recommendation_id: int) -> HttpResponse:
    """Say where a recommendation came from, before sign-off or after it."""
    about = _to_edit(request, recommendation_id)
    visible = parts.sources_visible_to(request.user, on=request.on)
    initial = {"source": about.source, "kind": about.kind, "place": _place(about), "version": about.version}
    form = SourcedForm(request.POST or None, sources=visible, initial=initial)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.name_source(recommendation=about, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Recommendation.objects.select_related("source").get(pk=about.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("recommendation", about.pk)
    return pages.show_form(
        request, form, title="Where it came from", button="Save", trail=_way(about), caption=str(about)[:200],
        answer="Is the source not in the list? Add it to the plan first.",
    )  # fmt: skip


@page("plan.edit")
def tie(request: Asking, recommendation_id: int) -> HttpResponse:
    """Say which outcomes and actions answer a recommendation."""
    about = _to_edit(request, recommendation_id)
    outcomes = queries.outcomes_visible_to(request.user, on=request.on).filter(area__plan=about.plan_id)
    actions = asked.actions_of(request, about.plan).filter(dropped_on__isnull=True)
    now = ticked(list(outcomes.filter(recommendations=about)), list(actions.filter(recommendations=about)))
    form = TieForm(
        request.POST or None, outcomes=outcomes.order_by("area__order", "area_id", "order", "pk"), actions=actions,
        needs_reason=bool(about.plan.signed_off_on), initial=now,
    )  # fmt: skip
    if request.method == "POST" and form.attempt(
        lambda typed: operations.tie_recommendation(
            recommendation=about, seen=form.seen, wanted=form.wanted, reason=typed.get("reason", ""), by=request.user,
            on=request.on,
        )
    ):  # fmt: skip
        messages.success(request, "Saved.")
        return redirect("recommendation", about.pk)
    boxes = Boxes(form, request.GET, address=reverse("recommendation-answers", args=[about.pk]))
    return pages.show_form(
        request, form, title="What answers it", button="Save", trail=_way(about), caption=str(about)[:200],
        template="living/what_answers.html", boxes=boxes,
    )  # fmt: skip


def _to_edit(request: Asking, pk: int) -> Recommendation:
    found = queries.recommendation_for(request.user, pk, on=request.on)
    asked.check(request, found.plan)
    return found


def _way(about: Recommendation) -> pages.Trail:
    name = about.reference or pages.shorten(about.text)
    return [*pages.plan_trail(about.plan), (name, reverse("recommendation", args=[about.pk]))]


def _place(about: Recommendation) -> str:
    """``page 5, paragraph 13; page 6``, as it is read back."""
    return "; ".join(
        ", ".join(f"{name} {ref[name]}" for name in ("page", "paragraph") if name in ref)
        for ref in about.inspection_refs
    )


def _stored(about: Recommendation) -> tuple[dict[str, str], int]:
    stored = {"source": str(about.source or ""), "kind": about.kind, "place": _place(about)}
    return stored, about.version
