"""An earlier document fills the log of dates: chosen, held against the plan, brought in, taken out again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.core.counting import counted
from goldenthread.plans import documents, earlier, operations, parts
from goldenthread.plans.models import Plan, PlanDocument
from goldenthread.web import undo
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.living.earlier_form import EarlierForm
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import VersionForm

_READ = (PlanDocument.State.ASKING, PlanDocument.State.READY, PlanDocument.State.IMPORTED)


@page("plan.edit")
def choose(request: Asking, plan_id: int) -> HttpResponse:
    """Which document an earlier form of the plan stands in."""
    found = asked.plan_to_edit(request, plan_id)
    mine = documents.listed(request.user, on=request.on).filter(state__in=_READ).exclude(plan=found)
    taken = set(found.earlier_documents.values_list("document_id", flat=True))
    context = {
        "plan": found, "documents": [each for each in mine if each.pk not in taken], "trail": trail(found),
        "upload_address": pages.address("plan-upload"),
    }  # fmt: skip
    return render(request, "living/earlier_choose.html", context)


@page("plan.edit")
def bring(request: Asking, plan_id: int, document_id: int) -> HttpResponse:
    """Hold a document against the plan, and bring its dates into the log."""
    found = asked.plan_to_edit(request, plan_id)
    document = documents.document_for(request.user, document_id, on=request.on)
    reading = documents.settled(document)
    compared = earlier.compare(found, reading)
    doubted = request.GET.getlist("ask")
    form = EarlierForm(request.POST or None, compared=compared, doubted=doubted, initial={"version": found.version})
    kept = {"plan": found, "reading": reading, "document": document, "name": document.plan_name}
    if request.method == "POST" and form.attempt(
        lambda typed: operations.bring_earlier(**kept, **typed, by=request.user, on=request.on)
    ):
        _offer(request, found, form.outcome)
        return redirect("plan-kept", found.pk)
    return pages.show_form(
        request, form, title="Bring in an earlier document", button="Bring its dates in", trail=trail(found),
        caption=document.plan_name, answer=compared.sentence, compared=compared, template="living/earlier.html",
    )  # fmt: skip


@page("plan.edit")
@require_POST
def take_back(request: Asking, brought_id: int) -> HttpResponse:
    """Take an earlier document out of the log again."""
    found = parts.earlier_for(request.user, brought_id, on=request.on)
    asked.check(request, found.plan)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.take_back_earlier(brought=found, **typed, by=request.user, on=request.on)):
        messages.success(request, "The document is out of the log again.")
    else:
        asked.tell(request, form)
    return redirect("plan-kept", found.plan_id)


def trail(found: Plan) -> pages.Trail:
    return [*pages.plan_trail(found), ("Promises kept", pages.address("plan-kept", found.pk))]


def _offer(request: Asking, found: Plan, brought: Any) -> None:
    whose = "the date of 1" if brought.moved == 1 else f"the dates of {brought.moved}"
    said = f"Of {counted(brought.matched, 'action')} found again, {whose} had moved: the log says so now."
    address = reverse("earlier-take-back", args=[brought.pk])
    undo.offer(request, said, address=address, version=found.version)
