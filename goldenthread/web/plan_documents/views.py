"""Reading a document: did it understand my plan?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.files.errors import FileRefused
from goldenthread.plans import documents, operations
from goldenthread.plans.errors import AlreadyUploaded
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.operations import taking_back
from goldenthread.web import forms as web_forms
from goldenthread.web import tables, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plan_documents import alike, presenters, words
from goldenthread.web.plan_documents.forms import StepForm, UploadForm
from goldenthread.web.templatetags.words import day

State = PlanDocument.State
MOVED_ON = Refusal("Somebody else changed this meanwhile.", remedy="This is how it stands now: look, and do it again.")


@page("plan.edit")
def document_list(request: Asking) -> HttpResponse:
    """The documents that were handed in, and what became of each."""
    found = list(documents.listed(request.user, on=request.on))
    table = tables.Table(found, _COLUMNS, request.GET, filters=_FILTERS, sort="-uploaded_on", noun="document")
    waiting = sum(each.state in {State.ASKING, State.READY} for each in found)
    context = {"table": table, "waiting": waiting, "any": bool(found), "trail": trail()[:1]}
    return render(request, "plan_documents/list.html", context)


@page("plan.edit")
def add(request: Asking) -> HttpResponse:
    """Hand a document in; it is read as long work."""
    sent = request.method == "POST"
    who: dict[str, Any] = {"person": request.user, "on": request.on}
    form = UploadForm(request.POST, request.FILES, **who) if sent else UploadForm(**who)
    if sent and form.attempt(lambda typed: _upload(request, form, **typed)):
        return redirect("job", form.outcome.job_id)
    context = {"form": form, "trail": trail()}
    return render(request, "plan_documents/add.html", context, status=web_forms.status(form))


@page("plan.edit")
def document(request: Asking, document_id: int) -> HttpResponse:
    """What was found, the document's row beside what was read, and the questions in between."""
    return shown(request, documents.document_for(request.user, document_id, on=request.on))


@page("plan.edit")
@require_POST
def accept_all(request: Asking, document_id: int) -> HttpResponse:
    """Answer every open question as proposed; undone in ten seconds or question by question."""
    found = documents.document_for(request.user, document_id, on=request.on)
    still_open = ",".join(each.question.id for each in documents.asked(found) if each.is_open)

    def done(changed: PlanDocument) -> HttpResponse:
        back = reverse("plan-document-undo", args=[changed.pk])
        undo.offer(request, "All proposals accepted.", address=back, version=changed.version, questions=still_open)
        return redirect("plan-document", changed.pk)

    return step(request, found, operations.accept_all_proposals, done)


@page("plan.edit")
@require_POST
def bring_in(request: Asking, document_id: int) -> HttpResponse:
    """Make the plan."""
    found = documents.document_for(request.user, document_id, on=request.on)

    def done(plan: Any) -> HttpResponse:
        messages.success(request, f"“{plan.name}” is now a plan, in draft.")
        return redirect("plan", plan.pk)

    return step(request, found, operations.import_document, done)


@page("plan.edit")
@require_POST
def withdraw(request: Asking, document_id: int) -> HttpResponse:
    """Put a document aside; undone by taking it up again."""
    found = documents.document_for(request.user, document_id, on=request.on)

    def done(changed: PlanDocument) -> HttpResponse:
        back = reverse("plan-document-restore", args=[changed.pk])
        undo.offer(request, f"“{changed.plan_name}” is withdrawn.", address=back, version=changed.version)
        return redirect("plan-document-list")

    return step(request, found, operations.withdraw_document, done)


@page("plan.edit")
@require_POST
def restore(request: Asking, document_id: int) -> HttpResponse:
    found = documents.document_for(request.user, document_id, on=request.on)
    return step(request, found, operations.restore_document, lambda changed: redirect("plan-document", changed.pk))


@page("plan.edit")
@require_POST
def read_again(request: Asking, document_id: int) -> HttpResponse:
    """Start a reading that stopped half-way once more."""
    found = documents.document_for(request.user, document_id, on=request.on)
    return step(request, found, operations.read_again, lambda changed: redirect("job", changed.job_id))


def shown(request: Asking, found: PlanDocument, form: web_forms.Form | None = None, *, status: int = 0) -> HttpResponse:
    """The page of a document; ``form`` holds what was just refused, if something was."""
    status = status or (web_forms.status(form) if form else 200)
    context: dict[str, Any] = {
        "document": found,
        "may_change": documents.can_change(found, by=request.user, on=request.on),
        "may_take_back": taking_back.can_take_back(found),
        "may_see_plan": rights.can(request.user, "plan.view", on=request.on),
        "form": form,
        "trail": trail(),
    }
    if found.reading:
        context |= _reading(found, only_questions=request.GET.get("show") == "questions")
    return render(request, "plan_documents/document.html", context, status=status)


def trail(found: PlanDocument | None = None) -> list[tuple[str, str]]:
    """The way back: plans, their documents, and the document."""
    way = [("Plans", reverse("plan-list")), ("Plan documents", reverse("plan-document-list"))]
    return [*way, (found.plan_name, reverse("plan-document", args=[found.pk]))] if found else way


def _reading(found: PlanDocument, *, only_questions: bool) -> dict[str, Any]:
    settled = documents.settled(found)
    layout = presenters.layout(found, documents.as_read(found), settled, only_questions=only_questions)
    together = alike.waiting(layout.cards)
    return {
        "answer": presenters.answer_sentence(found, settled),
        "facts": presenters.facts(settled),
        "reading": settled,
        "layout": layout,
        "alike": together,
        "alike_ids": {question for each in together for question in each.questions},
        "measures": [(measure, words.measure_cells(measure)) for measure in settled.measures],
        "only_questions": only_questions,
        "percent": round(100 * found.questions_answered / found.questions) if found.questions else 100,
    }


def _upload(request: Asking, form: UploadForm, *, file: Any, pasted: str, **typed: Any) -> PlanDocument:
    data, name = form.handed_in()
    try:
        return operations.upload_document(data=data, file_name=name, **typed, by=request.user, on=request.on)
    except AlreadyUploaded as same:
        form.earlier = same.earlier
        raise
    except FileRefused as refused:
        refused.field = "file" if file else "pasted"
        raise


def step(request: Asking, found: PlanDocument, operation: Any, done: Any) -> HttpResponse:
    """One step with nothing to type: done, or the page again with the reason."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return shown(request, found, form)
    try:
        return done(operation(document=found, version=form.cleaned_data["version"], by=request.user, on=request.on))
    except StaleVersion:
        found = documents.document_for(request.user, found.pk, on=request.on)
        form.refuse(MOVED_ON)
        return shown(request, found, form, status=409)
    except NotAllowed:
        raise  # a right that is not held is a page of its own, not a mistake in a form
    except Refusal as refusal:
        form.refuse(refusal)
    return shown(request, found, form)


_COLUMNS = (
    tables.Column(
        "plan_name", "Plan", lambda each: each.plan_name,
        link=lambda each: reverse("plan-document", args=[each.pk]),
    ),
    tables.Column("state", "State", words.state_words),
    tables.Column("file", "File", lambda each: each.file.name),
    tables.Column("unit", "Whose plan", lambda each: each.unit.name),
    tables.Column("uploaded_by", "Uploaded by", lambda each: each.uploaded_by.name),
    tables.Column(
        "uploaded_on", "On", lambda each: day(each.uploaded_on), order=lambda each: (each.uploaded_on, each.pk)
    ),
)  # fmt: skip
_FILTERS = (tables.Filter("state", "State", lambda each: each.state, words=dict(State.choices)),)
