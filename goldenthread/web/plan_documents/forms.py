"""What is asked of people who bring a plan document in."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.accounts import policies
from goldenthread.accounts.models import Unit, in_force
from goldenthread.files import limits
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading.answers import ACCEPT
from goldenthread.web import forms

LIMIT = limits.BY_KIND["docx"]


class UploadForm(forms.Form):
    """A document, what the plan is to be called, and whose plan it is.

    ``earlier`` is where the same file went before, once an upload was refused for that.
    """

    earlier: PlanDocument | None = None

    file = django.FileField(
        label="Plan document", widget=django.FileInput(attrs={"accept": ".docx"}),
        help_text=f"A Word document (.docx) of at most {LIMIT.size // limits.MIB} MB, whose actions stand in tables.",
        error_messages={"required": "Choose the document", "empty": "This file is empty; save it again in Word"},
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
        found.label_from_instance = lambda unit: f"{unit.name} ({unit.get_kind_display().lower()})"
        found.initial = found.queryset.filter(kind=Unit.Kind.AUTHORITY).first() or found.queryset.first()


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
