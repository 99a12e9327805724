"""Bringing a plan document in: hand it in, answer its questions, import it."""

from django.urls import path, reverse

from goldenthread.plans.operations.documents import READ
from goldenthread.web.jobs import results
from goldenthread.web.plan_documents import home, questions, renewing, together, views

__all__ = ["home", "urlpatterns"]

urlpatterns = [
    path("plans/documents/", views.document_list, name="plan-document-list"),
    path("plans/documents/add/", views.add, name="plan-upload"),
    path("plans/documents/<int:document_id>/", views.document, name="plan-document"),
    path("plans/documents/<int:document_id>/accept/", views.accept_all, name="plan-document-accept"),
    path("plans/documents/<int:document_id>/undo/", questions.undo, name="plan-document-undo"),
    path("plans/documents/<int:document_id>/import/", views.bring_in, name="plan-document-import"),
    path("plans/documents/<int:document_id>/withdraw/", views.withdraw, name="plan-document-withdraw"),
    path("plans/documents/<int:document_id>/restore/", views.restore, name="plan-document-restore"),
    path("plans/documents/<int:document_id>/read/", views.read_again, name="plan-document-read"),
    path("plans/documents/<int:document_id>/changes/", renewing.changes, name="plan-document-changes"),
    path("plans/documents/<int:document_id>/take-back/", renewing.take_back, name="plan-document-take-back"),
    path("plans/<int:plan_id>/newer/", renewing.hand_in, name="plan-newer"),
    path(
        "plans/documents/<int:document_id>/questions/<slug:question_id>/",
        questions.question,
        name="plan-document-question",
    ),
    path(
        "plans/documents/<int:document_id>/questions/<slug:question_id>/alike/",
        together.together,
        name="plan-document-alike",
    ),
]
results.register(READ, lambda job: reverse("plan-document", args=[job.arguments["document"]]))
