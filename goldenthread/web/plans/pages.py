"""What the plan pages share: the way back on top, the page around one form, and a month that pages speak of."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.plans.models import Action, Area, Plan
from goldenthread.web import forms
from goldenthread.web.access import Asking

Trail = list[tuple[str, str]]
SHORT = 60  # characters of a heading in the way back


def period_of(on: date) -> Month:
    """The month that is reported on: the latest one that is over."""
    return periods.last_full_month(on)


def plan_trail(plan: Plan | None = None) -> Trail:
    """The way back to the list, or to a plan in it."""
    way = [("Plans", reverse("plan-list"))]
    return [*way, (plan.name, reverse("plan", args=[plan.pk]))] if plan else way


def area_trail(area: Area) -> Trail:
    return [*plan_trail(area.plan), (area.name, reverse("area", args=[area.pk]))]


def action_trail(action: Action, *, open_area: bool = True) -> Trail:
    """The way back to an action. Without the area for a lead who sees the action and not the plan around it."""
    way = area_trail(action.area) if open_area else [("Home", reverse("home"))]
    return [*way, (name_of(action), reverse("action", args=[action.pk]))]


def name_of(action: Action) -> str:
    """What pages call an action: its reference, or the beginning of its text."""
    return action.reference or shorten(action.text)


def shorten(text: str, length: int = SHORT) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def address(name: str, *arguments: Any) -> str:
    """The address of a page of another area, or an empty text while there is no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def show_form(
    request: Asking, form: forms.Form, *, title: str, button: str, trail: Trail, answer: str = "", caption: str = "",
    template: str = "web/plans/form.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """A page around one form: 200, 409 for a stale version, 422 for a mistake."""
    context = {
        "form": form, "title": title, "button": button, "trail": trail, "answer": answer, "caption": caption,
        "back": trail[-1][1], **more,
    }  # fmt: skip
    return render(request, template, context, status=forms.status(form))
