"""Many names at once: a pasted list or table, looked at before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.plans.directory import many, pasted
from goldenthread.plans.directory.pasted import Judged, Verdict
from goldenthread.plans.directory.resolving import Directory
from goldenthread.plans.errors import PlanError
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.directory.views import trail
from goldenthread.web.plans import words

LARGEST = 200_000  # characters, far more than so many lines of titles have


class ListForm(forms.Form):
    text = django.CharField(
        label="The list", max_length=LARGEST, widget=django.Textarea(attrs={"rows": 10}),
        error_messages={"required": "No title was found. Enter one on each line."},
        help_text="One title on each line; after a semicolon who holds it. Or paste a table from a spreadsheet, or "
        "a CSV file’s text, with the headings Title, What it is, Held today by, Also written: so the directory’s own "
        "download has them.",
    )  # fmt: skip
    chosen = django.MultipleChoiceField(label="Lines to add", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(str(n), str(n)) for n in range(1, pasted.MOST + 1)]

    @property
    def numbers(self) -> set[int]:
        return {int(number) for number in self.cleaned_data.get("chosen", [])}


@dataclass(frozen=True)
class Looked:
    """What would become of a list."""

    text: str
    lines: list[Judged]
    ticked: set[int]

    @property
    def answer(self) -> str:
        """``Three of five lines are new; one is in doubt and one is here already.``"""
        new, doubt, double = (sum(line.verdict == verdict for line in self.lines) for verdict in Verdict)
        total = words.counted(len(self.lines), "line")
        said = f"{words.begin(words.some(new))} of {total} {'is' if new == 1 else 'are'} new"
        rest = [f"{words.number(doubt)} in doubt"] if doubt else []
        rest += [f"{words.number(double)} here already"] if double else []
        return f"{said}; {words.joined(rest)}." if rest else f"{said}."


@page("plan.edit")
def add(request: Asking) -> HttpResponse:
    """Look at a list ("look"), or add the lines that are ticked ("add")."""
    form = ListForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, None)
    try:
        entries = pasted.read(form.cleaned_data["text"])
        if request.POST.get("do") == "add":
            made = many.add_posts(entries=entries, chosen=form.numbers, by=request.user, on=request.on)
            messages.success(request, f"{words.begin(words.counted(len(made), 'entry', 'entries'))} added.")
            return redirect("directory")
    except PlanError as refusal:
        form.refuse(refusal)
        if refusal.field == "text":
            return _show(request, form, None)
    lines = pasted.judge(entries, Directory.read())
    ticked = form.numbers if form.errors else {line.number for line in lines if line.verdict == Verdict.NEW}
    return _show(request, form, Looked(form.cleaned_data["text"], lines, ticked))


def _show(request: Asking, form: ListForm, looked: Looked | None) -> HttpResponse:
    context = {"form": form, "looked": looked, "trail": trail()}
    return render(request, "directory/many.html", context, status=forms.status(form))
