"""What is wrong in a plan, where plans contradict each other, and what is said while one is typed."""

from django.urls import path

from goldenthread.web.plan_checks import accepting, typing, views

urlpatterns = [
    path("plans/<int:plan_id>/check/", views.check, name="plan-check"),
    path("plans/<int:plan_id>/contradictions/", views.contradictions, name="plan-contradictions"),
    path("plans/<int:plan_id>/check/accept/", accepting.accept, name="plan-check-accept"),
    path("plans/check/accepted/<int:accepted_id>/ask-again/", accepting.again, name="plan-check-ask-again"),
    path("areas/<int:area_id>/actions/advice/", typing.new_action, name="action-advice"),
    path("actions/<int:action_id>/advice/", typing.action, name="action-edit-advice"),
    path("scorecard/lines/<int:line_id>/advice/", typing.line, name="scorecard-advice"),
]
