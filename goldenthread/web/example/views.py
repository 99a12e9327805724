"""How far the filling of the example council has come: for anybody, signed in or not, and only in an example."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.example.long_work import KIND
from goldenthread.web.accounts import sign_in
from goldenthread.work.models import Job


def filling(request: HttpRequest) -> HttpResponse:
    """The bar with its sentence. htmx asks each second for the part that moves; the page refreshes itself."""
    if not settings.EXAMPLE:
        raise Http404
    template = "web/example_part.html" if getattr(request, "htmx", False) else "web/example.html"
    context = {"job": latest(), "example_password": settings.EXAMPLE_PASSWORD}
    if not request.user.is_authenticated:
        context["example_sign_ins"] = sign_in.example_sign_ins()
    return render(request, template, context)


def latest() -> Job | None:
    """The latest job that fills the example; one that runs comes before one that is over."""
    jobs = Job.objects.filter(kind=KIND).order_by("-pk")
    return jobs.filter(state__in=[Job.State.RUNNING, Job.State.QUEUED]).last() or jobs.first()


def under_way() -> Job | None:
    """The job that fills the example now, or that stopped half way; None once it is filled, and outside an example."""
    job = latest() if settings.EXAMPLE else None
    return job if job and job.state != Job.State.DONE else None
