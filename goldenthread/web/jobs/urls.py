"""Long work: one job, and the list of one's own."""

from django.urls import path

from goldenthread.web.jobs import sections, views

__all__ = ["sections", "urlpatterns"]

urlpatterns = [
    path("jobs/", views.job_list, name="job-list"),
    path("jobs/<int:job_id>/", views.job, name="job"),
]
