"""One question: both lists, what is proposed, and a person's answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.plans import documents, operations
from goldenthread.plans.documents import Asked
from goldenthread.plans.models import PlanDocument
from goldenthread.web import forms as web_forms
from goldenthread.web import undo as web_undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plan_documents import again, answering, presenters, views
from goldenthread.web.plan_documents.forms import AnswerForm, StepForm, UndoForm
from goldenthread.web.plan_documents.pairs import PairsForm

AnyForm = AnswerForm | PairsForm
SCOPES = ("all", "questions")


@page("plan.edit")
def question(request: Asking, document_id: int, question_id: str) -> HttpResponse:
    """Show one question whole, or take its answer: as proposed ("accept"), or as given ("save").

    "more" gives each action one more box, without saving.
    """
    found = documents.document_for(request.user, document_id, on=request.on)
    asked = _asked(found, question_id)
    wish = request.POST.get("do", "save")
    if request.method == "POST" and wish == "earlier":
        return _as_before(request, found, asked)
    form = _form(request, found, asked, is_accepted=wish == "accept")
    if request.method != "POST" or wish == "more":
        return _shown(request, found, asked, form, status=200)
    if not form.is_valid():
        return _shown(request, found, asked, form)
    before = found.answers
    try:
        operations.answer_question(
            document=found, version=form.cleaned_data["version"], question=question_id, given=form.given(),
            by=request.user, on=request.on,
        )  # fmt: skip
    except StaleVersion:
        return _stale(request, form, found.pk, question_id)
    except NotAllowed:
        raise  # a right that is not held is a page of its own, not a mistake in a form
    except Refusal as refusal:
        form.refuse(refusal)
        return _shown(request, found, asked, form)
    return _onwards(request, found, asked, before)


@page("plan.edit")
@require_POST
def undo(request: Asking, document_id: int) -> HttpResponse:
    """Take answers back; their questions are open again."""
    found = documents.document_for(request.user, document_id, on=request.on)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return views.shown(request, found, form)
    questions, before = form.cleaned_data["questions"].split(","), found.answers
    try:
        operations.undo_answers(
            document=found, version=form.cleaned_data["version"], questions=questions, by=request.user, on=request.on
        )
    except StaleVersion:
        found = documents.document_for(request.user, document_id, on=request.on)
        form.refuse(views.MOVED_ON)
        return views.shown(request, found, form, status=409)
    except NotAllowed:
        raise  # a right that is not held is a page of its own, not a mistake in a form
    except Refusal as refusal:
        form.refuse(refusal)
        return views.shown(request, found, form)
    said = f"{len(questions)} questions are open again." if len(questions) > 1 else ""
    if said := f"{said}{again.said(found, before, questions)}".strip():
        messages.success(request, said)
    return redirect(_address(request, found, questions[0] if len(questions) == 1 else ""))


def _as_before(request: Asking, found: PlanDocument, asked: Asked) -> HttpResponse:
    """Answer as the version before was answered, as far as its words still stand in the row."""
    form, before = StepForm(request.POST), found.answers
    if form.attempt(
        lambda typed: operations.answer_question(
            document=found, question=asked.question.id, given=asked.earlier, by=request.user, on=request.on, **typed
        )
    ):
        return _onwards(request, found, asked, before)
    found = documents.document_for(request.user, found.pk, on=request.on)
    return views.shown(request, found, form)


def _asked(found: PlanDocument, question_id: str) -> Asked:
    every = documents.asked(found) if found.reading else []
    asked = next((each for each in every if each.question.id == question_id), None)
    if asked is None:
        raise Http404
    return asked


def _form(request: Asking, found: PlanDocument, asked: Asked, *, is_accepted: bool) -> AnyForm:
    sent = request.POST if request.method == "POST" else None
    initial: dict[str, Any] = {"version": found.version}
    if asked.question.kind == "counts_differ":
        return PairsForm(sent, question=asked.question, answer=asked.answer, is_accepted=is_accepted, initial=initial)
    field = answering.field(asked.question) or answering.Field("Answer")
    initial["answer"] = field.value
    words = {"label": field.label, "hint": field.hint, "choices": field.choices}
    if isinstance(asked.answer, str) and asked.answer != "accept":
        initial["answer"] = asked.answer
    return AnswerForm(sent, initial=initial, is_accepted=is_accepted, **words)


def _shown(
    request: Asking, found: PlanDocument, asked: Asked, form: AnyForm, *, status: int = 0, moved: str = ""
) -> HttpResponse:
    card = presenters.card(asked, found.questions)
    context = {
        "document": found,
        "card": card,
        "row": presenters.row_of(found, asked.question.id),
        "form": form,
        "moved": moved,
        "may_answer": found.is_open and documents.can_change(found, by=request.user, on=request.on),
        "back": _address(request, found, asked.question.id),
        "scope": _scope(request),
        "trail": views.trail(found),
    }
    return render(request, "plan_documents/question.html", context, status=status or web_forms.status(form))


def _stale(request: Asking, form: AnyForm, document_id: int, question_id: str) -> HttpResponse:
    """The typed answer is kept; the page says how the question stands now, and saving again is knowing."""
    found = documents.document_for(request.user, document_id, on=request.on)
    asked = _asked(found, question_id)
    form.clash({}, found.version)
    said = presenters.card(asked, found.questions).said
    moved = f"This question is now answered: {said}" if said else "This question is still open."
    return _shown(request, found, asked, form, status=409, moved=moved)


def _onwards(request: Asking, found: PlanDocument, answered: Asked, before: Mapping[str, Any]) -> HttpResponse:
    """To the next open question after this one, else the first open one, else the import. The answer to a question
    that was open can be taken back."""
    number = answered.number
    still_open = [each for each in documents.asked(found) if each.is_open]
    after = next((each for each in still_open if each.number > number), still_open[0] if still_open else None)
    said = "Every question is answered. Look through it once more, then import the plan."
    said = said if after is None else f"Question {number} is answered."
    said += again.said(found, before, [answered.question.id])
    if answered.is_open:
        back, about = reverse("plan-document-undo", args=[found.pk]), answered.question.id
        web_undo.offer(request, said, address=back, version=found.version, questions=about, show=_scope(request))
    elif after is None:
        messages.success(request, said)
    if after is None:
        return redirect(_address(request, found))
    return redirect(_address(request, found, after.question.id))


def _scope(request: Asking) -> str:
    """Whether the person came from the whole page or from the questions alone."""
    wish = request.POST.get("show") or request.GET.get("show") or ""
    return wish if wish in SCOPES else ""


def _address(request: Asking, found: PlanDocument, anchor: str = "") -> str:
    scope = _scope(request)
    query = f"?{urlencode({'show': scope})}" if scope else ""
    return f"{reverse('plan-document', args=[found.pk])}{query}{'#' if anchor else ''}{anchor}"
