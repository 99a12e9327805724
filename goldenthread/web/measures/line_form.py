"""Changes a line of a plan's scorecard: its words, where it belongs, and its cells as a person would type them."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import Area, Outcome, ScorecardLine
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import measure
from goldenthread.web.plan_checks import typing

# The operation's names of a line's cells, and where the line keeps them as written.
_CELLS = {"baseline": "baseline_raw", "actual": "actual_raw", "comparator": "comparator_raw", "target": "target_raw"}
_TAKEN_BACK = "Taken back at once by whoever made the change"


class LineForm(forms.VersionedForm):
    text = django.CharField(label="Measure in the plan's words", max_length=500)
    area = django.ModelChoiceField(Area.objects.none(), label="Area", required=False, empty_label="No area")
    outcome = django.ModelChoiceField(Outcome.objects.none(), label="Outcome", required=False, empty_label="No outcome")
    baseline = django.CharField(label="Baseline", max_length=300, required=False)
    actual = django.CharField(
        label="Actual, as the plan reports it", max_length=300, required=False,
        help_text="What the records say stands beside it, where the line is linked to a measure.",
    )  # fmt: skip
    actual_period = django.CharField(label="Of which month", max_length=60, required=False)
    comparator = django.CharField(
        label="Others", max_length=300, required=False, help_text="For example: SN 82% / England 81.4%"
    )
    target = django.CharField(
        label="Target", max_length=300, required=False,
        help_text="For example: 85%, below 20, 320 by 2027. The target that a figure is rated by is set on the "
        "measure's own page.",
    )  # fmt: skip
    reason = django.CharField(
        label="Why", max_length=1000, required=False, widget=django.Textarea(attrs={"rows": 3}),
        help_text="Needed when the measure, target, area or outcome changes, because the plan is signed off. It is "
        "shown beside what was promised before.",
    )  # fmt: skip

    def __init__(self, *args: Any, line: ScorecardLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = line.plan.areas.all()
        outcomes = Outcome.objects.filter(area__plan=line.plan)
        self.fields["outcome"].queryset = outcomes
        if line.plan.signed_off_on:  # the baseline is locked then, and the operation refuses another
            del self.fields["baseline"]
        else:
            del self.fields["reason"]


@page("plan.edit")
def edit(request: Asking, line_id: int) -> HttpResponse:
    line = queries.line_for(request.user, line_id, on=request.on)
    policies.check_edit_plan(line.plan, by=request.user, on=request.on)
    before, locked = _stored(line), {"baseline": line.baseline_raw}
    form = LineForm(request.POST or None, line=line, initial={**before, "version": line.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_scorecard_line(line=line, **{**locked, **typed}, by=request.user, on=request.on),
        stored=lambda: _fresh(line, form),
    ):
        _offer_undo(request, line, before)
        typing.tell(request, typing.of_line(request.POST, line, request))
        return redirect(f"{reverse('scorecard')}?plan={line.plan_id}#line-{line.pk}")
    advice_address = reverse("scorecard-advice", args=[line.pk])
    context = {
        "form": form, "line": line, "trail": measure.trail(), "advice_address": advice_address,
        "advice": typing.of_line(request.POST, line, request),
    }  # fmt: skip
    return render(request, "measures/line.html", context, status=forms.status(form))


def _stored(line: ScorecardLine) -> dict[str, Any]:
    cells = {name: getattr(line, kept) for name, kept in _CELLS.items()}
    return {"text": line.text, "area": line.area, "outcome": line.outcome, "actual_period": line.actual_period, **cells}


def _fresh(line: ScorecardLine, form: LineForm) -> tuple[dict[str, Any], int]:
    line.refresh_from_db()
    return {name: value for name, value in _stored(line).items() if name in form.fields}, line.version


def _offer_undo(request: Asking, line: ScorecardLine, before: dict[str, Any]) -> None:
    fields = {name: getattr(value, "pk", value) for name, value in before.items()}
    fields = {name: "" if value is None else value for name, value in fields.items()}
    if line.plan.signed_off_on:
        fields["reason"] = _TAKEN_BACK
    address = reverse("scorecard-edit", args=[line.pk])
    undo.offer(request, "The line is changed.", address=address, **fields, version=line.version)
