"""A newer version of a plan's document: handed in on the plan's page, and its changes looked through and taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms as django
from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.files.errors import FileRefused
from goldenthread.plans import documents, operations, policies, queries
from goldenthread.plans.comparing import FIGURES, Change, Comparison, Kind
from goldenthread.plans.errors import AlreadyUploaded
from goldenthread.plans.models import Plan, PlanDocument
from goldenthread.plans.operations.renewing import CLOSE, KEEP, LEAVE, TAKE
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plan_documents import views
from goldenthread.web.plan_documents.forms import UploadForm
from goldenthread.web.plan_documents.words import many

CHOICES = [(TAKE, "Take it over"), (LEAVE, "Leave it")]
DROPPED = [(KEEP, "Keep it in the plan"), (CLOSE, "Take it out: it is no longer promised")]
TAKEN_UP = [
    (TAKE, "Take it up again: it is promised"),
    (LEAVE, "Leave it out of the plan, and all else of it as it is"),
]
ASKED = {Kind.DROPPED: DROPPED, Kind.TAKEN_UP: TAKEN_UP}
"""What is decided each time: nothing is chosen beforehand."""
LOCKED = "The plan is signed off and this is part of its baseline, so it stays as it was."


class NewerForm(UploadForm):
    """Only the file or the pasted table: the plan has its name and its place already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["plan_name"], self.fields["unit"]


class ChangesForm(forms.VersionedForm):
    """A choice for each change, and who agreed where dates of a signed-off plan move or actions leave it."""

    seen = django.CharField(widget=django.HiddenInput, max_length=40)
    agreed_by = django.CharField(
        label="Who agreed to the new dates and to what leaves the plan", max_length=200, required=False,
        help_text="A post or a board, for example: Improvement Board, 12 Nov 2026.",
    )  # fmt: skip

    def __init__(self, *args: Any, found: Comparison, is_signed_off: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not (is_signed_off and (found.of(Kind.REDATED) or found.of(Kind.DROPPED))):
            del self.fields["agreed_by"]
        self.changes = [each for each in found.changes if not (is_signed_off and each.is_locked)]
        for change in self.changes:
            self.fields[change.key] = _choice(change)

    def choices(self) -> dict[str, str]:
        return {each.key: self.cleaned_data[each.key] for each in self.changes}


def _choice(change: Change) -> django.ChoiceField:
    return django.ChoiceField(
        label=change.title, choices=ASKED.get(change.kind, CHOICES), initial=None if change.kind in ASKED else TAKE,
        widget=django.RadioSelect, error_messages={"required": f"Say what becomes of “{change.title}”"},
    )  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One change with its choice; without one when it can not be taken over now."""

    change: Change
    field: BoundField | None

    @property
    def about(self) -> str:
        """Which cell of a scorecard line it is."""
        return FIGURES.get(self.change.name, "")


@page("plan.edit")
def hand_in(request: Asking, plan_id: int) -> HttpResponse:
    """Hand in a newer version of a plan's document; it is read as long work."""
    plan = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_edit_plan(plan, by=request.user, on=request.on)
    sent = request.method == "POST"
    who: dict[str, Any] = {"person": request.user, "on": request.on}
    form = NewerForm(request.POST, request.FILES, **who) if sent else NewerForm(**who)
    if sent and form.attempt(lambda typed: _upload(request, form, plan, **typed)):
        return redirect("job", form.outcome.job_id)
    trail = [("Plans", reverse("plan-list")), (plan.name, reverse("plan", args=[plan.pk]))]
    context = {"form": form, "plan": plan, "trail": trail}
    return render(request, "plan_documents/newer.html", context, status=forms.status(form))


@page("plan.edit")
def changes(request: Asking, document_id: int) -> HttpResponse:
    """What the document says otherwise than the plan, and taking it over."""
    found = documents.document_for(request.user, document_id, on=request.on)
    if found.renews_id is None or found.state != PlanDocument.State.READY:
        return redirect("plan-document", found.pk)
    compared = documents.compared(found)
    form = _form(request, found, compared)
    if request.method != "POST":
        return _shown(request, found, compared, form)
    if form.data.get("seen") == compared.seen and form.attempt(lambda typed: _take(request, found, form, typed)):
        _offer(request, found, f"{_taken(form)} taken over. Each is in the history of what it changed.")
        return redirect("plan", found.renews_id)
    found = documents.document_for(request.user, document_id, on=request.on)
    return _shown(request, found, documents.compared(found), form)


@page("plan.edit")
@require_POST
def take_back(request: Asking, document_id: int) -> HttpResponse:
    """Take back what was taken over: the plan says what it said, and the changes wait once more."""
    found = documents.document_for(request.user, document_id, on=request.on)

    def done(plan: Plan) -> HttpResponse:
        messages.success(request, f"{plan.name} says again what it said before. The changes wait here.")
        return redirect("plan-document-changes", found.pk)

    return views.step(request, found, operations.take_version_back, done)


def _offer(request: Asking, found: PlanDocument, said: str) -> None:
    back = reverse("plan-document-take-back", args=[found.pk])
    undo.offer(request, said, address=back, version=PlanDocument.objects.get(pk=found.pk).version)


def _form(request: Asking, found: PlanDocument, compared: Comparison) -> ChangesForm:
    sent = request.POST if request.method == "POST" else None
    initial = {"version": found.version, "seen": compared.seen}
    return ChangesForm(sent, found=compared, is_signed_off=bool(found.renews.signed_off_on), initial=initial)


def _take(request: Asking, found: PlanDocument, form: ChangesForm, typed: dict[str, Any]) -> Plan:
    locked = {each.key: LEAVE for each in documents.compared(found).changes if each not in form.changes}
    return operations.take_version(
        document=found, version=typed["version"], seen=typed["seen"], choices=locked | form.choices(),
        agreed_by=typed.get("agreed_by", ""), by=request.user, on=request.on,
    )  # fmt: skip


def _taken(form: ChangesForm) -> str:
    return many(sum(choice in {TAKE, CLOSE} for choice in form.choices().values()), "change").capitalize()


def _shown(request: Asking, found: PlanDocument, compared: Comparison, form: ChangesForm) -> HttpResponse:
    """The page; a form about what stood before is shown on what stands now, with the choices that still fit."""
    has_moved = form.is_bound and form.data.get("seen") != compared.seen
    context = {
        "document": found, "plan": found.renews, "form": form, "groups": list(_groups(compared, form)),
        "answer": _answer(compared), "locked": LOCKED, "trail": views.trail(found), "compared": compared,
        "has_moved": has_moved,
        "may_take": policies.can_edit_plan(found.renews, by=request.user, on=request.on),
    }  # fmt: skip
    status = 409 if has_moved else forms.status(form)
    return render(request, "plan_documents/changes.html", context, status=status)


def _groups(compared: Comparison, form: ChangesForm) -> Iterator[tuple[Kind, list[Line]]]:
    for kind in Kind:
        lines = [Line(each, form[each.key] if each in form.changes else None) for each in compared.of(kind)]
        if lines:
            yield kind, lines


def _answer(compared: Comparison) -> str:
    """The page's first sentence: how many of what."""
    counts = [(len(compared.of(kind)), kind) for kind in Kind]
    nouns = {
        Kind.ADDED: "new action", Kind.DROPPED: "dropped action", Kind.REWORDED: "reworded action",
        Kind.TAKEN_UP: "action back in the document",
        Kind.REDATED: "moved date", Kind.OWNER: "other owner",
    }  # fmt: skip
    told = [many(count, nouns[kind]) for count, kind in counts if count and kind in nouns]
    rest = sum(count for count, kind in counts if kind not in nouns)
    told += [many(rest, "other change")] if rest else []
    if not told:
        return "This version says nothing that the plan does not say already."
    return f"{', '.join(told)}. Nothing is stored until you take it over."


def _upload(request: Asking, form: NewerForm, plan: Plan, *, file: Any, pasted: str, again: bool) -> PlanDocument:
    data, name = form.handed_in()
    try:
        return operations.upload_document(
            data=data, file_name=name, plan_name=plan.name, unit=plan.unit, renews=plan, again=again,
            by=request.user, on=request.on,
        )  # fmt: skip
    except AlreadyUploaded as same:
        form.earlier = same.earlier
        raise
    except FileRefused as refused:
        refused.field = "file" if file else "pasted"
        raise
