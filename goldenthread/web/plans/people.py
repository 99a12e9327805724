"""Who owns an action, and who helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.plans import operations, policies, queries
from goldenthread.plans.directory import queries as directory
from goldenthread.plans.models import Action, Holder, Post
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import Names, PeopleForm


@dataclass(frozen=True)
class Who:
    """A name as the plan writes it, the entry of the directory that it means, and who holds that today."""

    raw: str
    post: Post | None
    holders: Sequence[Holder] = ()

    @property
    def said(self) -> str:
        """The title and the holder, where they say more than the plan's own words."""
        names = " and ".join(holder.name for holder in self.holders if holder.name.casefold() != self.raw.casefold())
        title = self.post.title if self.post and self.post.title.casefold() != self.raw.casefold() else ""
        return ", ".join(text for text in (title, names) if text)


def who(named: Any, *, on: date) -> list[Who]:
    """Who an action names, in two queries."""
    found = named.select_related("post").prefetch_related("post__holders")
    return [Who(each.raw, each.post, directory.holders_on(each.post, on) if each.post else ()) for each in found]


@page("plan.edit")
def assign(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_edit_area(found.area, by=request.user, on=request.on)
    form = PeopleForm(request.POST or None, initial=_stored(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.assign_action(action=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Action.objects.get(pk=found.pk)),
    ):
        address = reverse("action-people-back", args=[found.pk])
        undo.offer(request, "Saved.", address=address, version=found.version)
        return redirect("action", found.pk)
    return pages.show_form(request, form, title="Owners and partners", button="Save", trail=pages.action_trail(found))


def _stored(found: Action) -> tuple[dict[str, Any], int]:
    stored = {
        "leads": Names(lead.raw for lead in found.leads.all()),
        "partners": Names(partner.raw for partner in found.partners.all()),
    }
    return stored, found.version
