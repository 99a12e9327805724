"""Which computed measure stands behind the words by which an action names one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures import definition
from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import ActionMeasure
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages, presenters
from goldenthread.web.plans.forms import MeasureForm


@page("plan.edit")
def link_named(request: Asking, named_id: int) -> HttpResponse:
    """Say which measure an action means by its words."""
    found = ActionMeasure.objects.filter(pk=named_id).select_related("line").first()
    if found is None:
        raise OutOfReach
    action = queries.action_for(request.user, found.action_id, on=request.on)
    policies.check_edit_area(action.area, by=request.user, on=request.on)
    before = found.slug
    form = _form(request, found)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.link_action_measure(named=found, **typed, by=request.user, on=request.on),
        stored=lambda: (lambda now: ({"measure_slug": now.slug}, now.version))(ActionMeasure.objects.get(pk=found.pk)),
    ):
        _offer(request, found, before)
        return redirect("action", action.pk)
    return pages.show_form(
        request, form, title=found.raw, caption="Link a measure", button="Link", line=found.line,
        trail=pages.action_trail(action), template="web/plans/link.html",
        answer="Its figures, computed from records, then stand beside the action.",
    )  # fmt: skip


def _form(request: Asking, found: ActionMeasure) -> MeasureForm:
    choices = [(each.slug, each.head.title) for each in definition.library().values()]
    initial = {"version": found.version, "measure_slug": found.slug}
    return MeasureForm(request.POST or None, choices=choices, initial=initial)


def _offer(request: Asking, found: ActionMeasure, before: str) -> None:
    title, _ = presenters.titles(found.measure_slug)
    said = f"Linked to {title}." if title else "The link is taken away."
    address = reverse("action-measure-link", args=[found.pk])
    undo.offer(request, said, address=address, version=found.version, measure_slug=before)
