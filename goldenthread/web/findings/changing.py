"""Changes to several findings at once, or to one: given to somebody, moved on, and the last step taken back."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.ingest.findings import operations, policies, queries
from goldenthread.ingest.findings.errors import FindingRefused
from goldenthread.ingest.models import Finding
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page

_STATES = [("correcting", "Being corrected at source"), ("resolved", "Corrected"), ("new", "Open again")]
# As many as a page of the list has; more would be a fault of the form.
MOST = 100


class BulkForm(forms.Form):
    """Whom the chosen findings are given to, or how they stand; each has a button of its own."""

    owner = django.ModelChoiceField(Person.objects.none(), label="Give to", empty_label="Choose")
    state = django.ChoiceField(choices=[("", "Choose"), *_STATES], label="Say that it is")

    def __init__(self, *args: Any, owners: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.queryset = Person.objects.filter(pk__in=[person.pk for person in owners])


@require_POST
@page(policies.SEE)
def assign(request: Asking) -> HttpResponse:
    """Give the chosen findings to one person."""
    chosen = _chosen(request)
    owner = next((each for each in queries.owners(on=request.on) if str(each.pk) == request.POST.get("owner")), None)
    if owner is None:
        policies.check_can_change([finding for finding, _ in chosen], by=request.user, on=request.on)
        return _refused(request, FindingRefused("Choose who sees to it.", remedy="Their names are in the list."))
    return _step(request, chosen, f"Given to {owner.name}", operations.assign, owner=owner)


@require_POST
@page(policies.SEE)
def move(request: Asking) -> HttpResponse:
    """Say how the chosen findings stand."""
    state = request.POST.get("state", "")
    words = dict(_STATES).get(state, "")
    return _step(request, _chosen(request), words, operations.move, state=state)


@require_POST
@page(policies.SEE)
def take_back(request: Asking) -> HttpResponse:
    """Undo the last step of these findings."""
    return _step(request, _chosen(request), "", operations.take_back)


def _chosen(request: Asking) -> list[tuple[Finding, int]]:
    """The findings that were ticked, each with the version that the page showed; 404 for one that is not seen."""
    asked = [item for text in request.POST.getlist("chosen") for item in text.split(",")][: MOST + 1]
    pairs = {int(pk): int(version) for pk, _, version in (item.partition(":") for item in asked) if _fits(pk, version)}
    found = {each.pk: each for each in queries.visible_to(request.user, on=request.on).filter(pk__in=pairs)}
    if len(found) < len(pairs):
        raise OutOfReach
    return [(found[pk], version) for pk, version in pairs.items()]


def _fits(*texts: str) -> bool:
    return all(text.isascii() and text.isdigit() and len(text) < 16 for text in texts)


def _step(
    request: Asking, chosen: list[tuple[Finding, int]], done: str, operation: Any, **given: Any
) -> HttpResponse:  # fmt: skip
    if not 0 < len(chosen) <= MOST:
        said = f"Choose between one and {MOST} findings."
        return _refused(request, FindingRefused(said, remedy="Tick them in the last column of the list."))
    try:
        operation(chosen=chosen, by=request.user, on=request.on, **given)
    except StaleVersion:
        stale = FindingRefused(
            "Somebody else changed one of these meanwhile, so none was changed.", remedy="Try again."
        )
        return _refused(request, stale)
    except FindingRefused as refusal:
        return _refused(request, refusal)
    many = f": {len(chosen)} findings." if len(chosen) > 1 else "."
    if done:
        items = ",".join(f"{finding.pk}:{finding.version}" for finding, _ in chosen)
        undo.offer(request, done + many, address=reverse("finding-undo"), chosen=items, back=_back(request))
    else:
        messages.success(request, f"Taken back{many}")
    return redirect(_back(request))


def _refused(request: Asking, refusal: Refusal) -> HttpResponse:
    messages.error(request, str(refusal))
    return redirect(_back(request))


def _back(request: Asking) -> str:
    """Where the person was: the list with its filters, or the page of one finding."""
    asked = request.POST.get("back", "")
    mine = asked.startswith("/data-quality/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if mine else reverse("finding-list")
