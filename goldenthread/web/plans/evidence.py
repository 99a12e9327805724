"""What shows it: handed in as words, a link, a file or a measure; opened, withdrawn, shown again.

What holds child data is in no list: it opens at an address of its own, after a line in the access log.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms as django
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from goldenthread.accounts.errors import OutOfReach
from goldenthread.files import guard, limits, store
from goldenthread.files.errors import FileRefused
from goldenthread.files.models import StoredFile
from goldenthread.measures import definition
from goldenthread.plans import operations, policies, queries
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action, Area, Evidence, Update
from goldenthread.records import access
from goldenthread.records import store as door
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages, presenters
from goldenthread.web.plans.forms import ReasonForm, VersionForm

KINDS = ("pdf", "docx", "xlsx", "png", "jpeg", "csv", "txt")
LARGEST = max(limits.BY_KIND[kind].size for kind in KINDS)
TYPES = {
    "pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg", "csv": "text/csv", "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


class EvidenceFields(django.Form):
    """Four ways to show something; each that is filled becomes a piece of its own, described by the words."""

    text = django.CharField(
        label="In words", widget=django.Textarea(attrs={"rows": 3}), max_length=2000, required=False,
        help_text="What shows it, or what the link, file or measure below is.",
    )  # fmt: skip
    link = django.CharField(label="Link", max_length=500, required=False, help_text="Begins with https:// or mailto:")
    file = django.FileField(
        label="File", required=False, max_length=255,
        help_text="PDF, Word, Excel, picture, CSV or text, up to 25 MB. It is kept encrypted.",
    )  # fmt: skip
    measure = django.ChoiceField(label="Measure", required=False)
    contains_child_data = django.BooleanField(
        label="A child could be recognised in it", required=False,
        help_text="Then only people who may see children's names can open it, and each opening is written down.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(each.slug, each.head.title) for each in definition.library().values()]
        self.fields["measure"].choices = [("", "None"), *titles]


class EvidenceForm(EvidenceFields, forms.Form):
    pass


@page("evidence.upload")
def add_to_action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    return _add(request, found, pages.action_trail(found, open_area=opens))


@page("evidence.upload")
def add_to_area(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    return _add(request, found, pages.area_trail(found))


@page("evidence.view")
def piece(request: Asking, evidence_id: int) -> HttpResponse:
    """One piece in full; a line in the access log first if a child is in it."""
    found = queries.evidence_for(request.user, evidence_id, on=request.on)
    _write_down(found, request)
    title, address = presenters.titles(found.address.removeprefix("measure:"))
    about, name, back = found.action or found.area, _name(found), _address(found)
    context = {
        "evidence": found, "about": name, "back": back, "trail": [("Home", reverse("home")), (name, back)],
        "measure_title": title, "measure_address": address,
        "can_withdraw": policies.withdrawing(about, by=request.user, on=request.on)(found),
    }  # fmt: skip
    return render(request, "web/plans/evidence.html", context)


@page("evidence.view")
def download(request: Asking, evidence_id: int) -> HttpResponse:
    """The file as it was handed in, always as an attachment; a line in the access log first if a child is in it."""
    found = queries.evidence_for(request.user, evidence_id, on=request.on)
    if found.file is None:
        raise OutOfReach
    _write_down(found, request)
    content = store.unseal(found.file)
    response = HttpResponse(content, content_type=TYPES.get(found.file.kind, "application/octet-stream"))
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.file.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@page("evidence.withdraw")
def withdraw(request: Asking, evidence_id: int) -> HttpResponse:
    found = queries.evidence_for(request.user, evidence_id, on=request.on)
    policies.check_withdraw(found, by=request.user, on=request.on)
    back = _address(found)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.withdraw_evidence(evidence=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("evidence-restore", args=[found.pk])
        undo.offer(request, "The evidence is withdrawn.", address=address, version=found.version)
        return redirect(back)
    trail = [("Home", reverse("home")), (_name(found), back)]
    return pages.show_form(
        request, form, title="Withdraw evidence", button="Withdraw it", trail=trail,
        answer="It is no longer shown to anybody. It is not deleted, and the reason stays in history.",
    )  # fmt: skip


@page("evidence.withdraw")
@require_POST
def restore(request: Asking, evidence_id: int) -> HttpResponse:
    """Show withdrawn evidence again."""
    found = queries.withdrawn_for(request.user, evidence_id, on=request.on)
    policies.check_restore(found, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.restore_evidence(evidence=found, **typed, by=request.user, on=request.on)):
        messages.success(request, "The evidence is shown again.")
    else:
        messages.error(request, "Nothing was changed: somebody else changed it meanwhile.")
    return redirect(_address(found))


def take(
    typed: dict[str, Any], *, about: Action | Area, request: Asking, update: Update | None = None
) -> list[Evidence]:
    """Every way that was filled becomes a piece of evidence; none is an empty list. Files are looked at and sealed."""
    flagged = typed.get("contains_child_data", False)
    taken = []
    for piece in _pieces(typed):
        upload = piece.pop("upload", None)
        if upload:
            piece["file"] = _seal(upload, request, holds_child_data=flagged)
        taken.append(
            operations.add_evidence(
                about=about, update=update, contains_child_data=flagged, by=request.user, on=request.on, **piece
            )
        )
    return taken


def _add(request: Asking, about: Action | Area, trail: pages.Trail) -> HttpResponse:
    policies.check_add_evidence(about, by=request.user, on=request.on)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.attempt(lambda typed: _take_some(typed, about, request)):
        count = len(form.outcome)
        messages.success(request, "The evidence is added." if count == 1 else f"{count} pieces of evidence are added.")
        return redirect(trail[-1][1])
    return pages.show_form(
        request, form, title="Add evidence", button="Add it", trail=trail, has_file=True,
        answer="Anything that shows it: minutes, an audit, a sample, a measure. One is enough.",
    )  # fmt: skip


@transaction.atomic
def _take_some(typed: dict[str, Any], about: Action | Area, request: Asking) -> list[Evidence]:
    taken = take(typed, about=about, request=request)
    if not taken:
        raise PlanError("There is no evidence yet.", remedy="Fill in at least one of the four.", field="text")
    return taken


def _pieces(typed: dict[str, Any]) -> Iterator[dict[str, Any]]:
    text = typed.get("text", "")
    if typed.get("link"):
        yield {"kind": "link", "link": typed["link"], "text": text}
    if typed.get("file"):
        yield {"kind": "file", "upload": typed["file"], "text": text}
    if typed.get("measure"):
        yield {"kind": "address", "address": f"measure:{typed['measure']}", "text": text}
    if text and not (typed.get("link") or typed.get("file") or typed.get("measure")):
        yield {"kind": "text", "text": text}


def _seal(upload: UploadedFile, request: Asking, *, holds_child_data: bool) -> StoredFile:
    """Look at a file before anything else does, then seal it."""
    name = upload.name or "file"
    try:
        if (upload.size or 0) > LARGEST:
            told = f"“{name}” is {(upload.size or 0) // limits.MIB} MB; at most {LARGEST // limits.MIB} MB fit."
            raise FileRefused("too_big", told, remedy="Split it, or leave out pictures that are not needed.")
        data = upload.read()
        kind = guard.check(data, name=name, kinds=KINDS)
    except FileRefused as refused:
        refused.field = "file"
        raise
    return store.seal(data, name=name, kind=kind, by=request.user, on=request.on, holds_child_data=holds_child_data)


def _write_down(found: Evidence, request: Asking) -> None:
    """The line of the access log, before anything of a piece that holds child data is handed out."""
    if found.contains_child_data:
        access.write(
            reader=request.user, capability=door.IDENTIFIABLE, purpose="Opening evidence that holds child data",
            subject=f"evidence:{found.pk}", children=[], rows=1, outcome=access.SHOWN, on=request.on,
        )  # fmt: skip


def _name(found: Evidence) -> str:
    return pages.name_of(found.action) if found.action else str(found.area)


def _address(found: Evidence) -> str:
    if found.action_id:
        return reverse("action", args=[found.action_id])
    return reverse("area", args=[found.area_id])
