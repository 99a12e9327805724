"""Published populations: the files, handing one in, and the second person's step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.core.errors import Refusal
from goldenthread.core.periods import short_day
from goldenthread.ingest import publishing
from goldenthread.ingest.models import PublishedFile
from goldenthread.ingest.published.forms import FORMS
from goldenthread.ingest.publishing import Told
from goldenthread.measures import long_work, queries
from goldenthread.records.models import Setting
from goldenthread.web import forms as web_forms
from goldenthread.web import steps, tables
from goldenthread.web.access import Asking, page
from goldenthread.web.populations import forms, presenters
from goldenthread.work import registry

TRAIL = [
    ("Scorecard", "/scorecard/"), ("The council's own numbers", "/settings/"),
    ("Published populations", "/settings/populations/"),
]  # fmt: skip


@page(publishing.AGREE)
def file_list(request: Asking) -> HttpResponse:
    """Every file, the newest first, and what rates rest on today."""
    found = list(PublishedFile.objects.select_related("by", "decided_by"))
    table = tables.Table(found, _COLUMNS, request.GET, filters=_FILTERS, noun="file")
    context = {
        "table": table, "answer": presenters.standing(on=request.on), "trail": TRAIL[:2],
        "may_upload": rights.can(request.user, publishing.HAND_IN, on=request.on),
    }  # fmt: skip
    return render(request, "populations/files.html", context)


@page(publishing.HAND_IN)
def new_file(request: Asking) -> HttpResponse:
    """Hand a CSV in: it is read at once, and nothing of it is set before a second person agrees."""
    sent = request.method == "POST"
    form = forms.FileForm(request.POST, request.FILES) if sent else forms.FileForm(initial=_last_told())

    def hand_in(typed: dict[str, Any]) -> PublishedFile:
        given = typed.pop("file")
        try:
            return publishing.hand_in(
                data=given.read(), name=given.name, told=Told(**typed), by=request.user, on=request.on
            )
        except Refusal as refusal:
            refusal.field = "authority" if getattr(refusal, "code", "") == "no_authority" else refusal.field or "file"
            raise

    if sent and form.attempt(hand_in):
        return redirect("population-file", form.outcome.pk)
    context = {"form": form, "trail": TRAIL, "titles": [each.title for each in FORMS]}
    return render(request, "populations/new_file.html", context, status=web_forms.status(form))


@page(publishing.AGREE)
def file(request: Asking, file_id: int) -> HttpResponse:
    """What each year would set or why it does not, and the second person's step."""
    return _file_page(request, _find(file_id), None)


@require_POST
@page(publishing.AGREE)
def agree(request: Asking, file_id: int) -> HttpResponse:
    """The second person's yes; the months that rest on the estimates are computed again."""
    return _step(
        request, _find(file_id), _agree, "The estimates are set. The rates that rest on them are computed again."
    )


@require_POST
@page(publishing.AGREE)
def withdraw(request: Asking, file_id: int) -> HttpResponse:
    """Take a waiting file back."""
    return _step(request, _find(file_id), publishing.withdraw, "The file is withdrawn.")


@transaction.atomic
def _agree(**step: Any) -> None:
    made = publishing.agree(**step)
    months = [month.id for month in queries.months_with_data(_first_day(made))]
    if months:
        title = f"Computing measures with the population estimates of {step['file'].authority}"
        registry.ask(long_work.COMPUTE, title=title, owner=step["by"], months=months, on=step["on"].isoformat())


def _first_day(made: Sequence[Setting]) -> date:
    """The first day on which a figure may rest on one of these: its release, or its own 30 June for twelve months."""
    return min(min(each.starts_on, date(each.year, 6, 30)) for each in made if each.year)


def _step(request: Asking, found: PublishedFile, operate: Callable[..., Any], done: str) -> HttpResponse:
    return steps.take(
        request, steps.StepForm(request.POST), partial(operate, file=found), done=done,
        address=reverse("population-file", args=[found.pk]), version=lambda: _find(found.pk).version,
        again=lambda form: _file_page(request, _find(found.pk), form),
    )  # fmt: skip


def _file_page(request: Asking, found: PublishedFile, form: web_forms.VersionedForm | None) -> HttpResponse:
    every = presenters.lines(found)
    context = {
        "file": found, "report": found.report, "form": form, "trail": TRAIL, "lines": every,
        "answer": presenters.answer(found, every), "waits": found.state == PublishedFile.State.WAITING,
        "may_agree": publishing.can_agree(found, by=request.user, on=request.on),
        "is_mine": found.by_id == request.user.pk,
    }  # fmt: skip
    return render(request, "populations/file.html", context, status=web_forms.status(form) if form else 200)


def _last_told() -> dict[str, str]:
    """The authority and publication of the file before, which are nearly always the same again."""
    before = PublishedFile.objects.first()
    return {"authority": before.authority, "publication": before.publication} if before else {}


def _find(file_id: int) -> PublishedFile:
    found = PublishedFile.objects.select_related("by", "decided_by").filter(pk=file_id).first()
    if found is None:
        raise OutOfReach
    return found


_COLUMNS = (
    tables.Column("name", "File", lambda each: each.name, link=lambda each: reverse("population-file", args=[each.pk])),
    tables.Column("authority", "Authority", lambda each: each.authority),
    tables.Column(
        "released", "Released", lambda each: short_day(each.released_on), order=lambda each: each.released_on
    ),
    tables.Column("state", "State", lambda each: each.get_state_display()),
    tables.Column("by", "Handed in by", lambda each: each.by.name),
    tables.Column("decided_by", "Decided by", lambda each: each.decided_by.name if each.decided_by else ""),
)
_FILTERS = (tables.Filter("state", "State", lambda each: each.state, words=dict(PublishedFile.State.choices)),)
