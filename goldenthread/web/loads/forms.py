"""What is asked when a file is handed in, agreed to, or taken back."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.web import forms


class UploadForm(forms.Form):
    """The file and the day that it speaks of."""

    file = django.FileField(
        label="Annex A workbook",
        help_text="An Excel workbook (.xlsx) of at most 25 MB, with one list to a sheet.",
        error_messages={"required": "Choose the workbook", "empty": "The file is empty; export it again"},
        widget=django.FileInput(attrs={"accept": ".xlsx"}),
    )
    as_at = forms.DateField(
        label="As-at date", help_text="The day that the extract speaks of, usually the last day of a month."
    )


class StepForm(forms.VersionedForm):
    """A step that needs nothing but the version that the person saw."""


class LiveForm(forms.VersionedForm):
    """The second person's yes, with a tick for each doubt."""

    accepted = django.MultipleChoiceField(
        label="I have looked at these, and they are right",
        error_messages={"required": "Look at each of these, and tick it when it is right"},
        widget=django.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, doubts: list[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accepted = self.fields["accepted"]
        accepted.choices = [(doubt["code"], doubt["message"]) for doubt in doubts]
        if not doubts:
            del self.fields["accepted"]


class WithdrawForm(forms.VersionedForm):
    """Why a load is taken back."""

    reason = django.CharField(
        label="Why it is taken back",
        max_length=2000,
        widget=django.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why this load is taken back"},
    )
