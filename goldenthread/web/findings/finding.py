"""One finding: what is wrong, what to do, who sees to it, what happened; and, through the door, the record itself."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts.errors import OutOfReach
from goldenthread.history import chain
from goldenthread.ingest import checked
from goldenthread.ingest.findings import operations, policies, queries
from goldenthread.ingest.models import Finding
from goldenthread.records import store
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.findings import changing, opening, presenters

TRAIL = [("Data quality", "/data-quality/")]


class AcceptForm(forms.VersionedForm):
    """Why a finding may stay as it is, and until when."""

    reason = django.CharField(
        label="Why it may stay as it is",
        help_text="Leave out names and anything that says who a child is.",
        max_length=1000,
        widget=django.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it may stay as it is"},
    )
    until = forms.DateField(label="Until", help_text="At most a year away; then it asks again.")


class NoteForm(forms.Form):
    """What there is to say."""

    text = django.CharField(
        label="Note",
        help_text="Leave out names and anything that says who a child is.",
        max_length=1000,
        widget=django.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the note"},
    )


@page(policies.SEE)
def finding(request: Asking, finding_id: int) -> HttpResponse:
    """What is wrong, and what has been done about it."""
    return _show(request, _find(request, finding_id))


@require_POST
@page(policies.SEE)
def accept(request: Asking, finding_id: int) -> HttpResponse:
    """Let it stay as it is, for a reason and a time."""
    found = _find(request, finding_id)
    policies.check_can_change([found], by=request.user, on=request.on)
    form = AcceptForm(request.POST)

    def let_stay(typed: dict[str, Any]) -> None:
        chosen = [(found, typed["version"])]
        operations.accept(
            chosen=chosen, reason=typed["reason"], until=typed["until"], by=request.user, on=request.on
        )  # fmt: skip

    if not form.attempt(let_stay, stored=lambda: _stored(found.pk)):
        found.refresh_from_db()
        return _show(request, found, accept=form)
    address = reverse("finding", args=[found.pk])
    items = f"{found.pk}:{found.version}"
    undo.offer(request, "Accepted for now.", address=reverse("finding-undo"), chosen=items, back=address)
    return redirect(address)


@require_POST
@page(policies.SEE)
def note(request: Asking, finding_id: int) -> HttpResponse:
    """Write something down about it."""
    found = _find(request, finding_id)
    policies.check_can_change([found], by=request.user, on=request.on)
    form = NoteForm(request.POST)
    if not form.attempt(lambda typed: operations.note(finding=found, **typed, by=request.user, on=request.on)):
        return _show(request, found, note=form)
    messages.success(request, "The note is kept.")
    return redirect("finding", found.pk)


@page(policies.SEE)
def rows(request: Asking, finding_id: int) -> HttpResponse:
    """The record that the finding is about, in the newest load that has it. The access line is written first."""
    found = _find(request, finding_id)
    select = opening.of_finding(found)
    capability = store.best_capability(request.user, on=request.on)
    opened = opening.rows(request, select, capability, purpose="Putting a record right", number=1)
    context = {
        "finding": found, "what": presenters.what(found), "opened": opened,
        "lines": [opening.line(row) for row in opened.rows], "has_ids": capability == store.IDENTIFIABLE,
        "trail": [*TRAIL, ("Finding", reverse("finding", args=[found.pk]))],
    }  # fmt: skip
    return render(request, "findings/rows.html", context)


def _show(request: Asking, found: Finding, **bound: forms.Form) -> HttpResponse:
    suggested = queries.suggested([found], on=request.on).get(found.pk)
    owners = queries.owners(on=request.on)
    first = found.owner_id or (suggested.pk if suggested else None)
    form = next(iter(bound.values()), None)
    context = {
        "finding": found, "what": presenters.what(found), "rule": checked.rule_of(found.rule),
        "kind": presenters.kind(found), "severity": presenters.severity(found), "return": presenters.return_of(found),
        "stands": presenters.stands(found, request.on), "next_step": presenters.next_step(found, request.on),
        "suggested": None if found.owner_id else suggested,
        "bulk": changing.BulkForm(owners=owners, initial={"owner": first}),
        "accept_form": bound.get("accept") or AcceptForm(initial={"version": found.version}),
        "note_form": bound.get("note") or NoteForm(), "form": form, "notes": found.notes.select_related("by"),
        "may_change": found in Finding.objects.filter(policies.changed_by(request.user, on=request.on)),
        "lines": chain.lines_about(found), "trail": TRAIL,
    }  # fmt: skip
    return render(request, "findings/finding.html", context, status=forms.status(form) if form else 200)


def _stored(pk: int) -> tuple[dict[str, Any], int]:
    now = Finding.objects.get(pk=pk)
    return {"reason": now.reason, "until": now.accepted_until}, now.version


def _find(request: Asking, finding_id: int) -> Finding:
    found = queries.visible_to(request.user, on=request.on).filter(pk=finding_id).first()
    if found is None:
        raise OutOfReach
    return found
