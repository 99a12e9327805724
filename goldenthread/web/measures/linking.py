"""Says which measure gives a line of a plan's scorecard its figures, or takes the link away."""

from __future__ import annotations

from django import forms as django
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.measures import definition
from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import ScorecardLine
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure


class LinkForm(forms.VersionedForm):
    measure_slug = django.ChoiceField(
        label="Measure", required=False,
        help_text="Choose one only if it counts what this line means. How each counts stands on its own page.",
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        every = [(one.slug, one.head.title) for one in definition.library().values()]
        self.fields["measure_slug"].choices = [("", "Not linked"), *every]


@page("plan.edit")
def link(request: Asking, line_id: int) -> HttpResponse:
    line = queries.line_for(request.user, line_id, on=request.on)
    policies.check_edit_plan(line.plan, by=request.user, on=request.on)
    before = line.measure_slug
    form = LinkForm(request.POST or None, initial={"version": line.version, "measure_slug": before})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.link_measure(line=line, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(line),
    ):
        _offer_undo(request, line, before)
        return redirect(f"{reverse('scorecard')}?plan={line.plan_id}#line-{line.pk}")
    context = {
        "form": form, "line": line, "trail": measure.trail(), "library": definition.library().values(),
    }  # fmt: skip
    return render(request, "measures/link.html", context, status=forms.status(form))


def _stored(line: ScorecardLine) -> tuple[dict[str, str], int]:
    line.refresh_from_db()
    return {"measure_slug": line.measure_slug}, line.version


def _offer_undo(request: Asking, line: ScorecardLine, before: str) -> None:
    linked = definition.library().get(line.measure_slug)
    done = f"Linked to {linked.head.title}." if linked else "The link is taken away."
    address = reverse("scorecard-link", args=[line.pk])
    undo.offer(request, done, address=address, measure_slug=before, version=line.version)
