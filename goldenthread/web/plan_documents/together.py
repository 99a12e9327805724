"""The page on which questions that ask the same are answered together."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.core.errors import StaleVersion
from goldenthread.plans import documents, operations
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import alike
from goldenthread.plans.reading.alike import Group
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plan_documents import again, presenters, views
from goldenthread.web.plan_documents.alike import AlikeForm, title
from goldenthread.web.plan_documents.presenters import Card


@page("plan.edit")
def together(request: Asking, document_id: int, question_id: str) -> HttpResponse:
    """Show the open questions that are like this one, or take their answers."""
    found = documents.document_for(request.user, document_id, on=request.on)
    group, cards = _group(found, question_id)
    sent = request.POST if request.method == "POST" else None
    form = AlikeForm(sent, group=group, cards=cards, initial={"version": found.version, "together": ""})
    if sent is None or not form.is_valid():
        return _shown(request, found, form)
    before = found.answers
    try:
        operations.answer_questions(
            document=found, version=form.cleaned_data["version"], given=form.given(), by=request.user, on=request.on
        )  # fmt: skip
    except StaleVersion:
        return _stale(request, found.pk, question_id)
    except AnswerRefused as refused:
        form.refuse_each(found, refused)
        return _shown(request, found, form)
    done, back = list(form.given()), reverse("plan-document-undo", args=[found.pk])
    said = f"{len(done)} questions are answered." if len(done) > 1 else "One question is answered."
    said += again.said(found, before, done)
    undo.offer(request, said, address=back, version=found.version, questions=",".join(done))
    return redirect("plan-document", found.pk)


def _group(found: PlanDocument, question_id: str) -> tuple[Group, list[Card]]:
    every = documents.asked(found) if found.reading else []
    question = next((each.question for each in every if each.question.id == question_id), None)
    if question is None:
        raise Http404
    group = alike.with_question([each.question for each in every], question)
    held = {each.id for each in group.questions}
    return group, [presenters.card(each, len(every)) for each in every if each.is_open and each.question.id in held]


def _stale(request: Asking, document_id: int, question_id: str) -> HttpResponse:
    """What was typed is kept; saving again is knowing."""
    found = documents.document_for(request.user, document_id, on=request.on)
    group, cards = _group(found, question_id)
    form = AlikeForm(request.POST, group=group, cards=cards)
    form.is_valid()
    form.clash({}, found.version)
    return _shown(request, found, form, status=409, moved=True)


def _shown(
    request: Asking, found: PlanDocument, form: AlikeForm, *, status: int = 0, moved: bool = False
) -> HttpResponse:
    context = {
        "document": found,
        "title": title(form.group),
        "form": form,
        "moved": moved,
        "may_answer": found.is_open and documents.can_change(found, by=request.user, on=request.on),
        "trail": views.trail(found),
    }
    return render(request, "plan_documents/alike.html", context, status=status or forms.status(form))
