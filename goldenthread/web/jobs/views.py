"""Waiting: how far a job has come, and where to find it later. Leaving the page does not stop it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldenthread.accounts.models import Person
from goldenthread.web.access import Asking, page
from goldenthread.web.jobs import results
from goldenthread.work import registry
from goldenthread.work.models import Job

SHOWN = 50


@page(None)
def job_list(request: Asking) -> HttpResponse:
    """The person's latest jobs, newest first."""
    return render(request, "web/jobs.html", {"jobs": [registry.settle(job) for job in of_person(request.user)[:SHOWN]]})


@page(None)
def job(request: Asking, job_id: int) -> HttpResponse:
    """One job of the person's own; anybody else's is not there. htmx asks each second for the part that moves."""
    found = of_person(request.user).filter(pk=job_id).first()
    if found is None:
        raise Http404
    found = registry.settle(found)
    template = "web/job_progress.html" if getattr(request, "htmx", False) else "web/job.html"
    context = {"job": found, "result_address": results.address_of(found), "trail": [("My jobs", reverse("job-list"))]}
    return render(request, template, context)


def of_person(person: Person) -> QuerySet[Job]:
    return Job.objects.filter(owner_id=str(person.pk))
