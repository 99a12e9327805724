"""Every page, by area."""

from django.urls import include, path

urlpatterns = [
    path("", include("goldenthread.web.home.urls")),
    path("", include("goldenthread.web.accounts.urls")),
    path("", include("goldenthread.web.access_log.urls")),
    path("", include("goldenthread.web.comments.urls")),
    path("", include("goldenthread.web.comparators.urls")),  # before settings/<name>/
    path("", include("goldenthread.web.coverage.urls")),
    path("", include("goldenthread.web.directory.urls")),
    path("", include("goldenthread.web.editions.urls")),
    path("", include("goldenthread.web.entries.urls")),
    path("", include("goldenthread.web.erasure.urls")),
    path("", include("goldenthread.web.example.urls")),
    path("", include("goldenthread.web.exceptions.urls")),
    path("", include("goldenthread.web.export.urls")),
    path("", include("goldenthread.web.findings.urls")),
    path("", include("goldenthread.web.help.urls")),
    path("", include("goldenthread.web.jobs.urls")),
    path("", include("goldenthread.web.loads.urls")),
    path("", include("goldenthread.web.populations.urls")),  # before settings/<name>/
    path("", include("goldenthread.web.measures.urls")),
    path("", include("goldenthread.web.people.urls")),
    path("", include("goldenthread.web.plan_checks.urls")),
    path("", include("goldenthread.web.plan_documents.urls")),
    path("", include("goldenthread.web.plans.urls")),
    path("", include("goldenthread.web.living.urls")),
    path("", include("goldenthread.web.restrictions.urls")),
    path("", include("goldenthread.web.saved_views.urls")),
]
