"""What difference has this made for children? What was found and heard, entered by hand, taken back, shown again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.core.periods import Month
from goldenthread.plans import operations, policies, queries
from goldenthread.plans.models import Area, Difference
from goldenthread.reporting.exceptions.facts import HEARD_MONTHS
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.exceptions import chosen
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import ReasonForm, VersionForm


class DifferenceForm(forms.Form):
    kind = django.ChoiceField(label="What is it?", widget=django.RadioSelect, choices=Difference.Kind.choices)
    text = django.CharField(
        label="What was found or said", widget=django.Textarea, max_length=4000,
        help_text="In whose words, and how many were asked. The board and partners read this: name no child, and write "
        "“most” or “two in three” where fewer than ten are counted.",
    )  # fmt: skip
    period = django.ChoiceField(label="Month", help_text="It is told in the report of this month and the two after it.")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = [Month.of(on).plus(-back) for back in range(HEARD_MONTHS + 1)]
        self.fields["period"].choices = [(each.id, each.label) for each in months]


@page("evidence.upload")
def add(request: Asking, area_id: int) -> HttpResponse:
    area = queries.area_for(request.user, area_id, on=request.on)
    policies.check_add_evidence(area, by=request.user, on=request.on)
    month = chosen.month_of(request)
    form = DifferenceForm(request.POST or None, on=request.on, initial={"period": month.id})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_difference(area=area, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"Saved: {form.outcome.get_kind_display().lower()}.")
        return redirect(_address(area, Month.parse(form.outcome.period)))
    return pages.show_form(
        request, form, title="What difference has this made for children?", button="Save it", caption=area.name,
        trail=_trail(area, month), answer="What audits found, or what children, families and staff said.",
    )  # fmt: skip


@page("evidence.withdraw")
def withdraw(request: Asking, difference_id: int) -> HttpResponse:
    found = queries.difference_for(request.user, difference_id, on=request.on)
    policies.check_withdraw(found, by=request.user, on=request.on)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    month = Month.parse(found.period)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.withdraw_difference(difference=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("difference-restore", args=[found.pk])
        undo.offer(request, "It is no longer shown.", address=address, version=found.version)
        return redirect(_address(found.area, month))
    return pages.show_form(
        request, form, title="Take it back", button="Take it back", caption=found.get_kind_display(),
        trail=_trail(found.area, month),
        answer=f"“{pages.shorten(found.text, 200)}” will be in no report from now on. The reason stays in history.",
    )  # fmt: skip


@page("evidence.withdraw")
@require_POST
def restore(request: Asking, difference_id: int) -> HttpResponse:
    """Show again what was taken back."""
    found = queries.difference_for(request.user, difference_id, on=request.on, withdrawn=True)
    policies.check_restore(found, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if form.attempt(
        lambda typed: operations.restore_difference(difference=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "It is shown again.")
    else:
        messages.error(request, "Nothing was changed: somebody else changed it meanwhile.")
    return redirect(_address(found.area, Month.parse(found.period)))


def _trail(area: Area, month: Month) -> pages.Trail:
    return [*pages.plan_trail(area.plan), ("Exceptions", _address(area, month))]


def _address(area: Area, month: Month) -> str:
    """The area's card on the exceptions page; its own page when it is not in exception is a click away there."""
    return f"{chosen.overview(area.plan, month)}#area-{area.pk}"
