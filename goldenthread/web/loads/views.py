"""Loading data: is this load fit to use?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import policies as rights
from goldenthread.core import periods
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.history import chain
from goldenthread.ingest import operations, policies, queries
from goldenthread.ingest.errors import AlreadyLoaded
from goldenthread.ingest.models import Load
from goldenthread.web import forms as web_forms
from goldenthread.web import tables
from goldenthread.web.access import Asking, page
from goldenthread.web.loads import computing, forms, going_back, presenters, resting

# Whoever may agree to a load may look at it; handing one in is a right of fewer.
LOOK = "import.make_live"
# What the check of a load found is counted for whoever may see figures.
COUNTS = "kpi.view_unsuppressed"
TRAIL = [("Data loads", "/loads/")]


@page(LOOK)
def load_list(request: Asking) -> HttpResponse:
    """All loads, with what is live on top."""
    loads = [operations.settle(load=load, on=request.on) for load in queries.all_loads()]
    live = queries.live_snapshots()
    table = tables.Table(loads, _COLUMNS, request.GET, filters=_FILTERS, sort="-as_at", noun="load")
    context = {
        "answer": presenters.overview(loads, live),
        "live": live,
        "empty": "What is live was not handed in here." if live else "Hand in an extract to see its figures.",
        "table": table,
        "may_upload": rights.can(request.user, "import.upload", on=request.on),
    }
    return render(request, "web/loads/list.html", context)


@page("import.upload")
def new_load(request: Asking) -> HttpResponse:
    """Hand in a workbook; its check runs as long work."""
    sent = request.method == "POST"
    form = forms.UploadForm(request.POST, request.FILES) if sent else forms.UploadForm()
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            load = operations.start_load(
                kind=form.cleaned_data["kind"], data=file.read(), name=file.name, as_at=form.cleaned_data["as_at"],
                by=request.user, on=request.on,
            )  # fmt: skip
            return redirect("job", load.job_id)
        except AlreadyLoaded as same:
            messages.info(request, str(same))
            return redirect("load", same.load.pk)
        except Refusal as refusal:
            refusal.field = refusal.field or "file"
            form.refuse(refusal)
    return render(request, "web/loads/new.html", {"form": form, "trail": TRAIL}, status=web_forms.status(form))


@page(LOOK)
def load(request: Asking, load_id: int) -> HttpResponse:
    """One load's report, and the one step that is the person's to take."""
    return _load_page(request, operations.settle(load=_find(load_id), on=request.on))


@page(LOOK)
def load_rows(request: Asking, load_id: int, number: int) -> HttpResponse:
    """One list of a load: its rejected rows, to sort and to send back, and how its codes and columns were read."""
    found = _find(load_id)
    each = next((each for each in found.lists if each["number"] == number), None)
    if each is None:
        raise Http404
    problems = [dict(row, what="Row rejected") for row in each["rejected"]]
    problems += [dict(row, what="Cell left blank") for row in each["set_aside"]]
    table = tables.Table(
        problems, _REJECTIONS, request.GET, filters=_REJECTION_FILTERS, sort="row", can_export=True, noun="finding"
    )
    if table.is_export:
        return table.as_csv(f"rejected-list-{number}-{found.as_at:%Y-%m-%d}.csv")
    context = {
        "load": found, "list": each, "table": table, "codes": presenters.codes(each), "trail": _trail(found),
        "why": presenters.why_not_read(found, each),
    }  # fmt: skip
    return render(request, "web/loads/rows.html", context)


@require_POST
@page("import.upload")
def submit(request: Asking, load_id: int) -> HttpResponse:
    """Send a checked load to a second person."""

    @transaction.atomic
    def send_on(*, load: Load, **more: Any) -> None:
        operations.submit(load=load, **more)
        computing.look_first(load, by=request.user)

    return _step(request, _find(load_id), forms.StepForm(request.POST), send_on, "Sent to a second person")


@require_POST
@page(LOOK)
def look_first(request: Asking, load_id: int) -> HttpResponse:
    """Compute what the load would give, to be looked at before it goes live. Nothing is kept of it."""
    found = _find(load_id)
    job = computing.look_first(found, by=request.user)
    if job is None:
        messages.info(request, "Only a load that was checked and is not live yet has figures to look at first.")
        return redirect("load", found.pk)
    return redirect("job", job.pk)


@require_POST
@page("import.upload")
def check_again(request: Asking, load_id: int) -> HttpResponse:
    """Once more, after the check was cut off."""
    form = forms.StepForm(request.POST)
    return _step(request, _find(load_id), form, operations.check_again, "It is being checked again")


@require_POST
@page(LOOK)
def make_live(request: Asking, load_id: int) -> HttpResponse:
    """The second person's yes."""
    found = _find(load_id)
    form = forms.LiveForm(request.POST, doubts=found.second_look)

    @transaction.atomic  # a load that is live without its figures being asked for would show the old ones
    def agree(*, load: Load, version: int, **more: Any) -> None:
        operations.make_live(load=load, version=version, accepted=set(form.cleaned_data.get("accepted", [])), **more)
        computing.ask_again(load, by=request.user, on=request.on)

    return _step(request, found, form, agree, f"{found} is live")


@require_POST
@page(LOOK)
def withdraw(request: Asking, load_id: int) -> HttpResponse:
    """Take a load back, with a reason."""
    form = forms.WithdrawForm(request.POST)

    @transaction.atomic
    def take_back(*, load: Load, version: int, **more: Any) -> None:
        was_live = load.state == Load.State.LIVE
        operations.withdraw(load=load, version=version, reason=form.cleaned_data["reason"], **more)
        if was_live:
            computing.ask_again(load, by=request.user, on=request.on)

    return _step(request, _find(load_id), form, take_back, "Taken back")


def _step(request: Asking, found: Load, form: web_forms.VersionedForm, step: Any, done: str) -> HttpResponse:
    if not form.is_valid():
        return _load_page(request, found, form)
    try:
        step(load=found, version=form.cleaned_data["version"], by=request.user, on=request.on)
    except StaleVersion:
        found.refresh_from_db()
        form.clash({}, found.version)
        form.refuse(Refusal("Somebody else changed this load meanwhile.", remedy="Look at it again, then decide."))
        return _load_page(request, found, form)
    except Refusal as refusal:
        form.refuse(refusal)
        return _load_page(request, found, form)
    messages.success(request, done)
    return redirect("load", found.pk)


def _load_page(request: Asking, found: Load, form: web_forms.VersionedForm | None = None) -> HttpResponse:
    initial = {"version": found.version}
    live = form if isinstance(form, forms.LiveForm) else forms.LiveForm(initial=initial, doubts=found.second_look)
    back = form if isinstance(form, forms.WithdrawForm) else forms.WithdrawForm(initial=initial)
    context = {
        "load": found,
        "answer": presenters.answer(found),
        "resting": resting.sentence(found),
        "lists": [(each, presenters.list_notes(each)) for each in found.lists],
        "warnings": [(each, presenters.rows_named(each)) for each in found.report.get("warnings", [])],
        "changes": presenters.changes(found),
        "looked": computing.looked_at(found),
        "has_check": presenters.has_check(found) and rights.can(request.user, COUNTS, on=request.on),
        "findings": sum(found.report.get("findings", {}).values()),
        "going_back": going_back.before(found),
        "gone_back": going_back.afterwards(found),
        "lines": chain.lines_about(found),
        "form": form,
        "live_form": live,
        "withdraw_form": back,
        "may_submit": found.state == Load.State.CHECKED
        and found.rows["rows_kept"]
        and rights.can(request.user, "import.upload", on=request.on),
        "may_check_again": policies.can_check_again(found, by=request.user, on=request.on),
        "may_make_live": policies.can_make_live(found, by=request.user, on=request.on),
        "may_withdraw": policies.can_withdraw(found, by=request.user, on=request.on),
        "is_mine": request.user.pk in {found.by_id, found.submitted_by_id},
        "trail": TRAIL,
    }
    return render(request, "web/loads/load.html", context, status=web_forms.status(form) if form else 200)


def _find(load_id: int) -> Load:
    people = ("file", "by", "submitted_by", "live_by", "withdrawn_by", "job", "same_as")
    found = Load.objects.select_related(*people).filter(pk=load_id).first()
    if found is None:
        raise Http404
    return found


def _trail(found: Load) -> list[tuple[str, str]]:
    return [*TRAIL, (str(found), reverse("load", args=[found.pk]))]


_COLUMNS = (
    tables.Column(
        "as_at", "Load", str, order=lambda load: load.as_at, link=lambda load: reverse("load", args=[load.pk])
    ),
    tables.Column("state", "State", lambda load: load.get_state_display()),
    tables.Column("file", "File", lambda load: load.file.name),
    tables.Column("by", "Handed in by", lambda load: load.by.name),
    tables.Column("on", "On", lambda load: periods.short_day(load.on), order=lambda load: load.on),
    tables.Column("live_by", "Agreed by", lambda load: load.live_by.name if load.live_by else ""),
)
_FILTERS = (
    tables.Filter("state", "State", lambda load: load.state, words=dict(Load.State.choices)),
    tables.Filter("type", "Type", lambda load: load.load_type, words=dict(Load.LoadType.choices)),
    tables.Filter("year", "Year", lambda load: str(load.as_at.year)),
)
_REJECTIONS = (
    tables.Column("row", "Row", lambda row: str(row["row"]), order=lambda row: row["row"]),
    tables.Column("column", "Column", lambda row: row["column"]),
    tables.Column("value", "The cell holds", lambda row: row["value"]),
    tables.Column("reason", "Why it cannot be used", lambda row: row["reason"]),
    tables.Column("remedy", "What to do", lambda row: row["remedy"]),
    tables.Column("what", "What happened", lambda row: row["what"]),
)
_REJECTION_FILTERS = (
    tables.Filter("column", "Column", lambda row: row["column"]),
    tables.Filter("reason", "Reason", lambda row: row["reason"]),
)
