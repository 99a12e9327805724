"""What is asked of people who bring a plan document in."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.accounts import policies
from goldenthread.accounts.models import Unit, in_force
from goldenthread.files import limits
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import safely
from goldenthread.plans.reading.answers import ACCEPT
from goldenthread.plans.reading.formats import PASTED
from goldenthread.web import forms

LIMIT = limits.BY_KIND["docx"]
ENDINGS = ",".join(ending for kind in safely.KINDS for ending in limits.BY_KIND[kind].extensions)
LONGEST_PASTED = 200_000  # characters; the longest plan we know has 80,000


class UploadForm(forms.Form):
    """A document or pasted text, what the plan is to be called, and whose plan it is.

    ``earlier`` is where the same file went before, once an upload was refused for that.
    """

    earlier: PlanDocument | None = None

    file = django.FileField(
        label="Plan document", required=False, widget=django.FileInput(attrs={"accept": ENDINGS}),
        help_text="Word (.docx), Excel (.xlsx), PowerPoint (.pptx), PDF or text, whose actions stand in tables. "
                  f"At most {LIMIT.size // limits.MIB} MB.",
        error_messages={"empty": "This file is empty; save it again in the program that made it"},
    )  # fmt: skip
    pasted = django.CharField(
        label="Or paste a table", required=False, strip=False, max_length=LONGEST_PASTED,
        widget=django.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text="Copy the whole table with its headings, from Excel, Word or a web page.",
    )  # fmt: skip
    plan_name = django.CharField(
        label="What to call the plan", max_length=200, help_text="For example: Improvement plan 2026 to 2027.",
        error_messages={"required": "Enter a name for the plan"},
    )  # fmt: skip
    unit = django.ModelChoiceField(
        label="Whose plan it is", queryset=Unit.objects.none(), empty_label=None,
        error_messages={"required": "Choose a part of the council"},
    )  # fmt: skip
    again = django.BooleanField(label="I mean to upload this file again", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        person, on = kwargs.pop("person"), kwargs.pop("on")
        super().__init__(*args, **kwargs)
        far = policies.reach(person, "plan.edit", on=on)
        units = Unit.objects.filter(in_force(on)).order_by("name")
        found: Any = self.fields["unit"]
        found.queryset = units if far.whole else units.filter(pk__in=far.branch)
        for name in ("file", "pasted"):  # one of the two is needed, so neither is called optional
            either: Any = self.fields[name]
            either.is_one_of = True
        found.label_from_instance = lambda unit: f"{unit.name} ({unit.get_kind_display().lower()})"
        found.initial = found.queryset.filter(kind=Unit.Kind.AUTHORITY).first() or found.queryset.first()

    def clean(self) -> dict[str, Any]:
        """Either a file or pasted text: with both, nobody would know which was read."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        pasted = (found.get("pasted") or "").strip()
        if "file" in self.errors or "pasted" in self.errors:
            return found
        if pasted and found.get("file"):
            self.add_error("pasted", "Choose a document or paste a table, not both")
        elif not pasted and not found.get("file"):
            self.add_error("file", "Choose the document, or paste a table")
        return found

    def handed_in(self) -> tuple[bytes, str]:
        """The bytes and the name of what was chosen or pasted, once the form is valid."""
        if file := self.cleaned_data["file"]:
            return file.read(), file.name
        return self.cleaned_data["pasted"].encode(), PASTED


class StepForm(forms.VersionedForm):
    """A step that needs nothing but the version that the person saw."""


class UndoForm(forms.VersionedForm):
    """Which answers are taken back: their questions' ids with commas between."""

    questions = django.CharField(widget=django.HiddenInput, max_length=4000)


class AnswerForm(forms.VersionedForm):
    """The answer to a question that is one line of text, or a yes to what is proposed."""

    answer = django.CharField(max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        label, hint, self.is_accepted = kwargs.pop("label"), kwargs.pop("hint", ""), kwargs.pop("is_accepted", False)
        choices = kwargs.pop("choices", ())
        super().__init__(*args, **kwargs)
        answer = self.fields["answer"]
        answer.label, answer.help_text, answer.required = label, hint, not self.is_accepted
        if choices:
            answer.widget = django.Select(choices=[("", "Choose one"), *((each, each) for each in choices)])
        answer.error_messages["required"] = f"Enter a {label.lower()}"

    def given(self) -> str:
        return ACCEPT if self.is_accepted else str(self.cleaned_data["answer"])
