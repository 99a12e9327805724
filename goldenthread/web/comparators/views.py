"""Published files of comparators: the list, handing one in, the second person's step, and rolling back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import OutOfReach
from goldenthread.core.errors import Refusal
from goldenthread.core.periods import short_day
from goldenthread.ingest.published import comparing
from goldenthread.measures.comparators import choosing, loading, queries
from goldenthread.measures.comparators.loading import Told
from goldenthread.measures.models import OwnAuthority, Release
from goldenthread.web import forms as web_forms
from goldenthread.web import steps, tables
from goldenthread.web.access import Asking, page
from goldenthread.web.comparators import forms, presenters

TRAIL = [
    ("Scorecard", "/scorecard/"), ("The council's own numbers", "/settings/"),
    ("Figures of others", "/settings/comparators/"),
]  # fmt: skip


@page(loading.AGREE)
def release_list(request: Asking) -> HttpResponse:
    """Every file, the newest release first, with its age; and which authority this council is."""
    found = [loading.settle(release=each, on=request.on) for each in queries.loaded()]
    own = OwnAuthority.objects.select_related("area", "set_by").first()
    table = tables.Table(found, _columns(request), request.GET, filters=_FILTERS, noun="file")
    context = {
        "table": table, "trail": TRAIL[:2], "own": own, "answer": presenters.standing(found, own, on=request.on),
        "may_upload": rights.can(request.user, loading.HAND_IN, on=request.on),
        "may_choose": rights.can_whole(request.user, choosing.CHOOSE, on=request.on),
    }  # fmt: skip
    return render(request, "comparators/files.html", context)


@page(loading.HAND_IN)
def new_release(request: Asking) -> HttpResponse:
    """Hand a file in: long work reads it, and nothing of it stands beside a measure before a second person agrees."""
    sent = request.method == "POST"
    form = forms.FileForm(request.POST, request.FILES) if sent else forms.FileForm()

    def hand_in(typed: dict[str, Any]) -> Release:
        given = typed.pop("file")
        try:
            return loading.start(data=given.read(), name=given.name, told=Told(**typed), by=request.user, on=request.on)
        except Refusal as refusal:
            refusal.field = refusal.field or "file"
            raise

    if sent and form.attempt(hand_in):
        return redirect("job", form.outcome.job_id)
    context = {"form": form, "trail": TRAIL, "titles": comparing.TITLES}
    return render(request, "comparators/new_file.html", context, status=web_forms.status(form))


@page(loading.AGREE)
def release(request: Asking, release_id: int) -> HttpResponse:
    """What a file holds and what to look at twice, with the second person's step."""
    return _file_page(request, loading.settle(release=_find(release_id), on=request.on), None)


@require_POST
@page(loading.AGREE)
def agree(request: Asking, release_id: int) -> HttpResponse:
    """The second person's yes."""
    return _step(request, _find(release_id), loading.agree, "The file is in use: its figures stand beside ours.")


@require_POST
@page(loading.AGREE)
def withdraw(request: Asking, release_id: int) -> HttpResponse:
    """Take a waiting file back, or roll back one in use."""
    return _step(request, _find(release_id), loading.withdraw, "The file is withdrawn. The one before it speaks again.")


def _step(request: Asking, found: Release, operate: Callable[..., Any], done: str) -> HttpResponse:
    return steps.take(
        request, steps.StepForm(request.POST), partial(operate, release=found), done=done,
        address=reverse("comparator-file", args=[found.pk]), version=lambda: _find(found.pk).version,
        again=lambda form: _file_page(request, _find(found.pk), form),
    )  # fmt: skip


def _file_page(request: Asking, found: Release, form: web_forms.VersionedForm | None) -> HttpResponse:
    waits = found.state == Release.State.WAITING
    context = {
        "release": found, "report": found.report, "form": form, "trail": TRAIL, "lines": presenters.lines(found),
        "answer": presenters.answer(found), "age": presenters.age(found, on=request.on),
        "may_agree": loading.can_agree(found, by=request.user, on=request.on),
        "may_withdraw": loading.can_withdraw(found, by=request.user, on=request.on),
        "job_address": _job_address(request, found),
        "is_mine": waits and found.by_id == request.user.pk, "waits": waits,
    }  # fmt: skip
    return render(request, "comparators/file.html", context, status=web_forms.status(form) if form else 200)


def _job_address(request: Asking, found: Release) -> str:
    """Where whoever handed it in sees how far the reading is."""
    reads = found.state == Release.State.READING and found.by_id == request.user.pk
    return reverse("job", args=[found.job_id]) if reads and found.job_id else ""


def _find(release_id: int) -> Release:
    found = queries.loaded().filter(pk=release_id).first()
    if found is None:
        raise OutOfReach
    return found


def _columns(request: Asking) -> tuple[tables.Column, ...]:
    return (
        tables.Column(
            "publication", "Publication", lambda each: each.publication,
            link=lambda each: reverse("comparator-file", args=[each.pk]),
        ),
        tables.Column("what", "Holds", lambda each: each.get_what_display()),
        tables.Column(
            "released", "Released", lambda each: short_day(each.released_on), order=lambda each: each.released_on
        ),
        tables.Column(
            "age", "Age", lambda each: presenters.age(each, on=request.on), order=lambda each: each.released_on
        ),
        tables.Column("state", "State", lambda each: each.get_state_display()),
        tables.Column("by", "Handed in by", lambda each: each.by.name),
        tables.Column("agreed", "Agreed by", lambda each: each.agreed_by.name if each.agreed_by else ""),
    )  # fmt: skip


_FILTERS = (
    tables.Filter("what", "Holds", lambda each: each.what, words=dict(Release.What.choices)),
    tables.Filter("state", "State", lambda each: each.state, words=dict(Release.State.choices)),
)
