"""The organisation: its parts as a tree, what returns call them, and when they begin and end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldenthread.accounts import operations
from goldenthread.accounts.models import Unit
from goldenthread.history import chain
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.people.forms import CloseUnitForm, UnitForm, UnitNameForm

TRAIL = "The organisation"


@dataclass(frozen=True)
class Branch:
    """A unit with the units under it; ``is_closed`` on the day asked for."""

    unit: Unit
    is_closed: bool
    children: tuple[Branch, ...]


@page("org.manage")
def unit_list(request: Asking) -> HttpResponse:
    units = list(Unit.objects.all())
    open_units = sum(1 for unit in units if not _closed(unit, request.on))
    context = {"branches": tree(units, on=request.on), "count": open_units}
    return render(request, "people/units.html", context)


@page("org.manage")
def unit(request: Asking, unit_id: int) -> HttpResponse:
    found = get_object_or_404(Unit.objects.select_related("parent"), pk=unit_id)
    context = {
        "unit": found, "names": found.names.order_by(F("ends_on").asc(nulls_first=True), "-starts_on"),
        "is_closed": _closed(found, request.on), "history": chain.lines_about(found)[:50], "trail": trail(),
    }  # fmt: skip
    return render(request, "people/unit.html", context)


@page("org.manage")
def add(request: Asking) -> HttpResponse:
    start = {"starts_on": request.on, "parent": request.GET.get("in") or None}
    form = UnitForm(request.POST or None, on=request.on, initial=start)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_unit(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{form.outcome.name} is added.")
        return redirect("unit", form.outcome.pk)
    context = {"form": form, "title": "Add a part of the organisation", "button": "Add", "trail": trail()}
    return render(request, "people/form.html", context, status=forms.status(form))


@page("org.manage")
def name(request: Asking, unit_id: int) -> HttpResponse:
    found = get_object_or_404(Unit, pk=unit_id)
    form = UnitNameForm(request.POST or None, initial={"starts_on": found.starts_on})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.name_unit(unit=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"“{form.outcome.text}” in a return now means {found.name}.")
        return redirect("unit", found.pk)
    answer = "Rows that carry this name are counted under this unit from that day on."
    context = {
        "form": form, "title": f"What returns call {found.name}", "button": "Save", "trail": trail(found),
        "answer": answer,
    }  # fmt: skip
    return render(request, "people/form.html", context, status=forms.status(form))


@page("org.manage")
def close(request: Asking, unit_id: int) -> HttpResponse:
    found = get_object_or_404(Unit, pk=unit_id)
    form = CloseUnitForm(request.POST or None, initial={"version": found.version, "ends_on": request.on})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.close_unit(unit=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(found.pk),
    ):
        messages.success(request, f"{found.name} ends on {found.ends_on:%d %b %Y}.")
        return redirect("unit", found.pk)
    answer = "What was counted under it before stays there. Give its rows to another unit by naming that one."
    context = {
        "form": form, "title": f"Close {found.name}", "button": "Close it", "trail": trail(found), "answer": answer,
    }  # fmt: skip
    return render(request, "people/form.html", context, status=forms.status(form))


def tree(units: list[Unit], *, on: date, parent_id: int | None = None) -> tuple[Branch, ...]:
    """The units under ``parent_id``, each with its own; from rows in memory."""
    below = defaultdict(list)
    for one in units:
        below[one.parent_id].append(one)

    def grow(pk: int | None) -> tuple[Branch, ...]:
        return tuple(Branch(one, _closed(one, on), grow(one.pk)) for one in below[pk])

    return grow(parent_id)


def trail(found: Unit | None = None) -> list[tuple[str, str]]:
    way = [(TRAIL, reverse("unit-list"))]
    return [*way, (found.name, reverse("unit", args=[found.pk]))] if found else way


def _closed(found: Unit, on: date) -> bool:
    return found.ends_on is not None and found.ends_on < on


def _stored(unit_id: int) -> tuple[dict[str, date | None], int]:
    now = Unit.objects.get(pk=unit_id)
    return {"ends_on": now.ends_on}, now.version
