"""Files of entered figures: handed in, reported row by row, and entered when a second person agrees."""

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
from goldenthread.core.periods import Month, short_day
from goldenthread.measures import definition, entry_rows, importing, policies
from goldenthread.measures.models import EntryFile
from goldenthread.web import forms as web_forms
from goldenthread.web import steps, tables, told
from goldenthread.web.access import Asking, page
from goldenthread.web.entries import forms

TRAIL = [("Due to be entered", "/entries/due/"), ("Files of figures", "/entries/files/")]


@page(policies.AGREE)
def file_list(request: Asking) -> HttpResponse:
    """Every file, the newest first."""
    found = list(EntryFile.objects.select_related("by", "decided_by"))
    table = tables.Table(found, _COLUMNS, request.GET, filters=_FILTERS, noun="file")
    waiting = sum(each.state == EntryFile.State.WAITING for each in found)
    context = {
        "table": table, "waiting": waiting, "trail": TRAIL[:1],
        "may_upload": rights.can(request.user, policies.HAND_IN, on=request.on),
    }  # fmt: skip
    return render(request, "entries/files.html", context)


@page(policies.HAND_IN)
def new_file(request: Asking) -> HttpResponse:
    """Hand a CSV in: it is read at once, and nothing of it stands before a second person agrees."""
    sent = request.method == "POST"
    form = forms.FileForm(request.POST, request.FILES) if sent else forms.FileForm()

    def hand_in(typed: dict[str, Any]) -> EntryFile:
        given = typed["file"]
        try:
            return importing.import_values(
                data=given.read(), name=given.name, as_at=typed["as_at"], by=request.user, on=request.on
            )
        except Refusal as refusal:
            refusal.field = refusal.field or "file"
            raise

    if sent and form.attempt(hand_in):
        return redirect("entry-file", form.outcome.pk)
    context = {"form": form, "trail": TRAIL, "columns": entry_rows.COLUMNS}
    return render(request, "entries/new_file.html", context, status=web_forms.status(form))


@page(policies.AGREE)
def file(request: Asking, file_id: int) -> HttpResponse:
    """What each row would enter or why it cannot, and the second person's step."""
    return _file_page(request, _find(file_id), None)


@require_POST
@page(policies.AGREE)
def agree(request: Asking, file_id: int) -> HttpResponse:
    """The second person's yes."""
    return _step(request, _find(file_id), importing.agree, "The figures are entered.")


@require_POST
@page(policies.AGREE)
def withdraw(request: Asking, file_id: int) -> HttpResponse:
    """Take a waiting file back."""
    return _step(request, _find(file_id), importing.withdraw, "The file is withdrawn.")


def _step(request: Asking, found: EntryFile, operate: Callable[..., EntryFile], done: str) -> HttpResponse:
    return steps.take(
        request, steps.StepForm(request.POST), partial(operate, file=found), done=done,
        address=reverse("entry-file", args=[found.pk]), version=lambda: _find(found.pk).version,
        again=lambda form: _file_page(request, _find(found.pk), form),
    )  # fmt: skip


def _file_page(request: Asking, found: EntryFile, form: web_forms.VersionedForm | None) -> HttpResponse:
    report = found.report
    waits = found.state == EntryFile.State.WAITING
    context = {
        "file": found, "report": report, "form": form, "trail": TRAIL, "waits": waits,
        "entered": [_row(row) for row in report["entered"]], "answer": _answer(found),
        "may_agree": policies.can_agree(found, by=request.user, on=request.on),
        "is_mine": found.by_id == request.user.pk,
    }  # fmt: skip
    return render(request, "entries/file.html", context, status=web_forms.status(form) if form else 200)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A row to enter as the page shows it."""
    found = definition.library().get(row["measure"])
    numbers = [f"{row[name]:g}" for name in ("numerator", "denominator") if row[name] is not None]
    done = {True: f"done on {told.dated(row['done_on'] or '')}", False: "not done", None: ""}[row["done"]]
    return {
        "number": row["row"], "title": found.head.title if found else row["measure"],
        "period": Month.parse(row["period"]).label, "team": row["team"], "says": done or " of ".join(numbers),
        "stands": row["stands"], "note": row["note"], "source": row["source"],
    }  # fmt: skip


def _answer(found: EntryFile) -> str:
    report = found.report
    use = f"{len(report['entered'])} of {report['rows_read']} rows"
    match found.state:
        case EntryFile.State.KEPT:
            return f"{use} were entered."
        case EntryFile.State.WITHDRAWN:
            return f"Withdrawn: none of its {report['rows_read']} rows was entered."
    return f"{use} can be entered, and wait for a second person; nothing of them stands yet."


def _find(file_id: int) -> EntryFile:
    found = EntryFile.objects.select_related("by", "decided_by").filter(pk=file_id).first()
    if found is None:
        raise OutOfReach
    return found


_COLUMNS = (
    tables.Column("name", "File", lambda each: each.name, link=lambda each: reverse("entry-file", args=[each.pk])),
    tables.Column("as_at", "As at", lambda each: short_day(each.as_at), order=lambda each: each.as_at),
    tables.Column("state", "State", lambda each: each.get_state_display()),
    tables.Column("by", "Handed in by", lambda each: each.by.name),
    tables.Column("on", "On", lambda each: short_day(each.on), order=lambda each: each.on),
    tables.Column("decided_by", "Decided by", lambda each: each.decided_by.name if each.decided_by else ""),
)
_FILTERS = (tables.Filter("state", "State", lambda each: each.state, words=dict(EntryFile.State.choices)),)
