"""Comments on a plan and each of its parts, and the mentions that somebody has read."""

from django.urls import path

from goldenthread.web.comments import home, views

__all__ = ["home", "urlpatterns"]  # the first registers its part of the home page

urlpatterns = [
    path("plans/<int:plan_id>/comments/", views.plan, name="plan-comments"),
    path("areas/<int:area_id>/comments/", views.area, name="area-comments"),
    path("actions/<int:action_id>/comments/", views.action, name="action-comments"),
    path("recommendations/<int:recommendation_id>/comments/", views.recommendation, name="recommendation-comments"),
    path("scorecard/lines/<int:line_id>/comments/", views.line, name="line-comments"),
    path("mentions/read/", views.read, name="mentions-read"),
]
